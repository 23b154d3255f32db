"""What the tests of the windows of studies share."""

from PySide6.QtCore import Qt


def run(opened, qtbot):
    """Press Start and wait for the end."""
    qtbot.mouseClick(opened.start_button, Qt.MouseButton.LeftButton)
    assert opened.running
    qtbot.waitUntil(lambda: not opened.running)
    return opened.result_shown
