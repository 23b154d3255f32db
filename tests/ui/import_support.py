"""Dropping files on the window, and waiting for what becomes of them."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from playground.data.files.pictures import Idx


def drop(window, *paths):
    """Drop files; whether the window takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    common = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *common)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert window.dropping.frame.isVisible() == enter.isAccepted(), "a frame says that it can be dropped"
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPoint(5, 5).toPointF(), *common))
    assert not window.dropping.frame.isVisible()
    return enter.isAccepted()


def imported(window, qtbot, kind=Idx):
    """Wait until the imported data are in the experiment and have been prepared."""
    qtbot.waitUntil(lambda: isinstance(window.document.spec.data.dataset, kind))
    qtbot.waitUntil(lambda: window.pump.frame is not None and window.pump.frame.spec == window.document.spec)
    return window.document.spec.data.dataset
