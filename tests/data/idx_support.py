"""Small IDX files, written byte by byte as MNIST's description says."""

import gzip
import struct

import numpy as np


def idx_bytes(values):
    """The bytes of an IDX file of unsigned bytes."""
    values = np.asarray(values, np.uint8)
    return struct.pack(f">HBB{values.ndim}I", 0, 8, values.ndim, *values.shape) + values.tobytes()


def write_pair(folder, rows=40, side=6, classes=3, prefix="train", zipped=False, dash="-"):
    """A pair of files with the usual names; returns pixels and labels."""
    rng = np.random.default_rng(rows)
    pixels = rng.integers(0, 256, (rows, side, side), np.uint8)
    labels = (np.arange(rows) % classes).astype(np.uint8)
    ending = ".gz" if zipped else ""
    for name, values in ((f"images{dash}idx3", pixels), (f"labels{dash}idx1", labels)):
        content = idx_bytes(values)
        (folder / f"{prefix}-{name}-ubyte{ending}").write_bytes(gzip.compress(content) if zipped else content)
    return pixels, labels
