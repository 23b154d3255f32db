"""The numbers beside a script: which arrays have to be written, and the lines of the script that make them."""

import io
from typing import Any

import numpy as np

from playground.engine.streams import Stream
from playground.engine.tape import Array


def npz_bytes(arrays: dict[str, Array]) -> bytes:
    """Arrays as a compressed NumPy archive."""
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
    return file.getvalue()


class Numbers:
    """Collects in `arrays`, by name, what cannot be made by a line alone."""

    def __init__(self) -> None:
        self.arrays: dict[str, Array] = {}

    def created(self, name: str, thing: Any) -> str:
        """The line that makes an array or a generator as it is now."""
        if isinstance(thing, np.random.Generator):
            assert isinstance(thing, Stream)
            return f"{name} = {generator(thing)}"
        kind, shape = f"np.{thing.dtype.name}", tuple(thing.shape)
        kind = "np.bool_" if kind == "np.bool" else kind
        if not thing.any():
            return f"{name} = np.zeros({shape}, {kind})"
        if thing.min() == thing.max():
            value = float(thing.flat[0])
            shown = repr(value) if np.isfinite(value) else f'float("{value}")'
            return f"{name} = np.full({shape}, {shown}, {kind})"
        if thing.ndim == 2 and not thing[:-1].any() and (thing[-1] == 1).all():
            return f"{name} = ones_beneath({shape}, {kind})"
        return f'{name} = data["{self._keep(name, thing)}"]'

    def _keep(self, name: str, array: Array) -> str:
        """Write an array beside the script; returns its name there."""
        while name in self.arrays and not np.array_equal(self.arrays[name], array):
            name += "_"
        self.arrays[name] = np.ascontiguousarray(array)
        return name


def generator(rng: Stream) -> str:
    """The expression that makes a stream of chance anew."""
    return f"generator{rng.key}"
