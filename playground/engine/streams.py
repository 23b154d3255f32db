"""Named random streams: each use of chance draws from a stream of its own.

Because a stream depends on nothing but its seed and its name, adding dropout never changes the initial weights, and
adding a block never changes the weights of the blocks before it.
"""

from zlib import crc32

import numpy as np


class Stream(np.random.Generator):
    """A generator that has further streams below it; see `below`."""

    def __init__(self, key: tuple[int, ...]) -> None:
        super().__init__(np.random.PCG64(np.random.SeedSequence(key)))
        self._key = key
        self._below: dict[tuple[int, ...], Stream] = {}

    @property
    def key(self) -> tuple[int, ...]:
        """What `numpy.random.SeedSequence` makes the same stream of: the seed, then the CRC-32 of each name."""
        return self._key

    def below(self, *places: int) -> "Stream":
        """The stream of a place inside: the same object each time, so that whoever asks again goes on where it was."""
        return self._below.setdefault(places, Stream((*self._key, *places)))


def stream(seed: int, *names: str | int) -> Stream:
    """A generator for the stream called `names` under `seed`; the same arguments always give the same numbers."""
    return Stream((seed, *(crc32(str(name).encode()) for name in names)))


def below(rng: np.random.Generator, *places: int) -> np.random.Generator:
    """The stream of a place inside what draws from `rng`; a plain generator has none and is shared by all places."""
    return rng.below(*places) if isinstance(rng, Stream) else rng
