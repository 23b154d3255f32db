"""Named random streams: each use of chance draws from a stream of its own.

Because a stream depends on nothing but its seed and its name, adding dropout never changes the initial weights, and
adding a block never changes the weights of the blocks before it.
"""

from zlib import crc32

import numpy as np


def stream(seed: int, *names: str | int) -> np.random.Generator:
    """A generator for the stream called `names` under `seed`; the same arguments always give the same numbers."""
    key = [seed, *(crc32(str(name).encode()) for name in names)]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(key)))
