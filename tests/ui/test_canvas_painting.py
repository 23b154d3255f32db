"""New numbers are painted part by part, so that no turn of the window takes long."""

import pytest
from canvas_support import dense, frame
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QGraphicsView

FULL = QGraphicsView.ViewportUpdateMode.FullViewportUpdate


class Painted(QObject):
    """The regions a widget was asked to paint."""

    def __init__(self, watched):
        super().__init__(watched)
        self.regions = []
        watched.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.regions.append(QRegion(event.region()))
        return False

    def covers(self, area):
        return QRegion(area).subtracted(sum(self.regions, QRegion())).isEmpty()


@pytest.fixture
def shown(show_network, qtbot):
    panel = show_network(dense(4), dense(5))
    frame(panel)
    qtbot.waitUntil(lambda: panel.canvas.viewportUpdateMode() is FULL)
    return panel


def test_new_numbers_are_painted_in_parts_that_cover_the_view(shown, qtbot):
    painted, area = Painted(shown.canvas.viewport()), shown.canvas.viewport().rect()
    frame(shown)
    assert not painted.regions
    qtbot.waitUntil(lambda: painted.covers(area))
    assert len(painted.regions) > 1
    assert all(region.boundingRect().width() <= area.width() // 2 + 1 for region in painted.regions)
    assert shown.canvas.viewportUpdateMode() is FULL


def test_what_the_mouse_changes_meanwhile_is_painted_too(shown, qtbot):
    frame(shown)
    painted = Painted(shown.canvas.viewport())
    qtbot.waitUntil(lambda: bool(painted.regions))  # the first part is
    shown.canvas.network.columns[1].set_state(selected=False, hovered=True)
    qtbot.waitUntil(lambda: QRegion(shown.canvas.viewport().rect()) in painted.regions)
