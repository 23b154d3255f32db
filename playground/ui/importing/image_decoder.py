"""Decoding pictures with Qt's own reader, which needs no window."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QImage, QImageReader, Qt

from playground.data.files.decoder import Colour
from playground.ui.painting import painting

MEMORY_LIMIT = 512
"""Megabytes that one picture may take while it is decoded."""
_FORMATS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
"""The beginnings of files."""
_SCAN, _END = b"\xff\xda", b"\xff\xd9"
"""JPEG's markers before the last pixels and after them; neither occurs within pixels (ITU-T T.81, annex B)."""


def decode_with_qt(path: Path, size: int, colour: Colour) -> npt.NDArray[np.uint8] | None:
    """A `playground.data.files.decoder.Decoder`. What is transparent becomes white."""
    content = path.read_bytes()
    kind = next((kind for start, kind in _FORMATS.items() if content.startswith(start)), None)
    # Qt fills up a JPEG that was cut off with grey
    if kind is None or (kind == "jpeg" and content.rfind(_END) < content.rfind(_SCAN)):
        return None
    image = _read(path, kind, size)
    if image.isNull():
        return None
    if image.hasAlphaChannel():
        image = _on_white(image)
    channels = 3 if colour == "rgb" else 1
    image = image.convertToFormat(QImage.Format.Format_RGB888 if channels == 3 else QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(size, image.bytesPerLine())
    return lines[:, : size * channels].reshape(size, size, channels).transpose(2, 0, 1).copy()


def _read(path: Path, kind: str, size: int) -> QImage:
    """The picture in a file, opened by Qt itself.

    A device made here would need the interpreter's lock while Qt holds the lock of its readers, and a window that
    paints a picture the other way round: the two would wait for each other for ever.
    """
    QImageReader.setAllocationLimit(MEMORY_LIMIT)
    reader = QImageReader(str(path), QByteArray(kind.encode()))
    reader.setAutoTransform(True)
    reader.setScaledSize(QSize(size, size))
    return reader.read()


def _on_white(image: QImage) -> QImage:
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    with painting(paper) as painter:
        painter.drawImage(0, 0, image)
    return paper
