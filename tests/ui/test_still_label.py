"""A label whose text changes without any layout noticing."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

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


def test_it_has_room_for_the_widest_text(qtbot):
    label = StillLabel("0", "000,000", role="counter")
    qtbot.addWidget(label)
    label.show()
    metrics = label.findChild(QLabel).fontMetrics()
    assert label.minimumWidth() >= metrics.horizontalAdvance("000,000")
    assert label.height() >= metrics.height()


def test_a_style_with_a_margin_cuts_nothing_off(qtbot):
    bar = QWidget()
    qtbot.addWidget(bar)
    bar.setStyleSheet("QLabel { padding: 3px; }")
    label = StillLabel("gjpqy", parent=bar)
    bar.show()
    assert label.height() >= label.findChild(QLabel).fontMetrics().height() + 6
