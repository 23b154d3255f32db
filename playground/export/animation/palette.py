"""At most 256 colours for pictures that have more: the most frequent ones, and for the others the nearest of them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]

MOST = 256
BITS = 6
"""Of each channel that tell colours apart: steps of 4 of 255, which nobody sees."""
EMPTY = -1


class Palette:
    """Chosen once from some of the pictures, so that colours do not change from one to the next.

    `colours`: (up to 256, 3).
    """

    def __init__(self, samples: Sequence[Bytes]) -> None:
        pixels = np.concatenate([sample.reshape(-1, 3) for sample in samples])
        keys = _keys(pixels)
        counts = np.bincount(keys, minlength=1 << 3 * BITS)
        chosen = np.sort(np.argsort(counts, kind="stable")[::-1][:MOST])
        chosen = chosen[counts[chosen] > 0]
        sums = [np.bincount(keys, pixels[:, channel], minlength=len(counts))[chosen] for channel in range(3)]
        self.colours: Bytes = np.asarray(np.stack(sums, axis=1) / counts[chosen][:, None] + 0.5, np.uint8)
        self._places = np.full(len(counts), EMPTY, np.int16)
        self._places[chosen] = np.arange(len(chosen))

    def indices(self, picture: Bytes) -> Bytes:
        """The nearest colours of a picture (height, width, 3): (height, width)."""
        keys = _keys(picture.reshape(-1, 3))
        new = np.unique(keys[self._places[keys] == EMPTY])
        if len(new):
            mask = (1 << BITS) - 1
            parts = np.stack([new >> 2 * BITS, new >> BITS & mask, new & mask], axis=1)
            wanted = (parts << 8 - BITS) + (1 << 7 - BITS)
            for start in range(0, len(new), 1024):
                away = wanted[start : start + 1024, None] - self.colours.astype(np.int64)
                self._places[new[start : start + 1024]] = (away**2).sum(axis=2).argmin(axis=1)
        return self._places[keys].astype(np.uint8).reshape(picture.shape[:2])


def _keys(pixels: Bytes) -> npt.NDArray[np.intp]:
    """Colours (n, 3) as numbers."""
    parts = (pixels >> 8 - BITS).astype(np.intp)
    return np.asarray(parts[:, 0] << 2 * BITS | parts[:, 1] << BITS | parts[:, 2])
