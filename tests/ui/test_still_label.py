"""A label whose text changes without any layout noticing."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from playground.ui.widgets.still_label import StillLabel


class Requests(QObject):
    def __init__(self):
        super().__init__()
        self.count = 0

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_the_text_changes_and_no_layout_is_asked(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    label = StillLabel("0", "000,000")
    QVBoxLayout(window).addWidget(label)
    window.show()
    QApplication.processEvents()
    requests = Requests()
    window.installEventFilter(requests)
    size = label.size()
    for number in range(20):
        label.setText("9" * (number % 8))
        QApplication.processEvents()
    window.removeEventFilter(requests)
    assert requests.count == 0
    assert label.size() == size
    assert label.text() == "999"
    label.setText("12,345,678")
    assert label.minimumWidth() >= label.fontMetrics().horizontalAdvance("12,345,678")


def test_it_has_room_for_the_widest_text_and_follows_the_font(qtbot):
    label = StillLabel("0", "000,000")
    qtbot.addWidget(label)
    label.show()
    before = label.minimumWidth(), label.height()
    font = label.font()
    font.setPointSizeF(2 * font.pointSizeF())
    label.setFont(font)
    assert label.minimumWidth() > 1.5 * before[0]
    assert label.height() > 1.5 * before[1]
