"""Upright lines where a setting was changed while training."""

from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from playground.engine.history import Curves
from playground.ui.plots.run_axis import RunAxis
from playground.ui.plots.stage import Stage
from playground.ui.texts import tr_sentence
from playground.ui.theme import Theme

REACH = 5
"""How near the cursor must be to a mark to read its text, in pixels."""


class Marks:
    """The lines, as high as the plot."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._item = QGraphicsPathItem(stage.data)
        self._shown: tuple[tuple[float, ...], tuple[float, float]] = (), (0.0, 0.0)

    def __bool__(self) -> bool:
        return bool(self._shown[0])

    def show(self, places: tuple[float, ...]) -> None:
        """Show lines at these places of the x axis."""
        shown = places, self._stage.y_range()
        if shown == self._shown:
            return
        self._shown = shown
        low, high = shown[1]
        path = QPainterPath()
        for place in places:
            path.moveTo(place, low)
            path.lineTo(place, high)
        self._item.setPath(path)

    def stretch(self) -> None:
        """Be as high as the plot is now."""
        self.show(self._shown[0])

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._item.setPen(self._stage.line_pen(theme.strong_line))

    def texts(self, curves: Curves, axis: RunAxis, x: float) -> list[str]:
        """What the marks near a place of the x axis say, in the language of the window."""
        low, high = self._stage.x_range()
        reach = REACH * (high - low) / max(self._stage.area().width(), 1)
        marks = zip(curves.marks, axis.places(curves), strict=True)
        return [tr_sentence(mark.text) for mark, place in marks if abs(place - x) <= reach]
