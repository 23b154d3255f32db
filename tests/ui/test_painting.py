"""Painters that end with their block."""

import pytest
from PySide6.QtGui import QPixmap

from playground.ui.painting import painting


def test_a_painter_ends_even_if_its_block_raises(qapp):
    pixmap = QPixmap(4, 4)
    with pytest.raises(RuntimeError, match="torn"), painting(pixmap):
        raise RuntimeError("torn" if pixmap.paintingActive() else "")
    assert not pixmap.paintingActive()
