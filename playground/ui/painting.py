"""Painting that ends when its block ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPaintDevice, QPainter


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter on `device`, ended even if the block raises.

    One that lives on in a traceback outlives its device, and ends the program when it goes.
    """
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()
