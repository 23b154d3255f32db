"""A map above the bar that says what its colours mean: what the output panel shows of the output and of a unit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.export.drawing.colouring import Colouring
from playground.ui.plots.frames import ColourBar, SquareBox
from playground.ui.plots.maps import Bounds, MapView
from playground.ui.theme import Theme


class BarredMap(QWidget):
    """A square map and its bar. `described` carries the values under the cursor as text."""

    described = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map, self.bar = MapView(), ColourBar()
        self.bar.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(SquareBox(self.map), 1)
        self._layout.addWidget(self.bar)

    def show_bar(self, colouring: Colouring, note: str = "") -> None:
        """Explain colours that mean values; those of classes and probabilities need no bar."""
        on = not colouring.classes
        self.bar.set_ends(colouring.middle - colouring.reach, colouring.middle + colouring.reach, note)
        if on == self.bar.isHidden():
            self.bar.setVisible(on)
            # At once: a picture may be taken before the next turn of the event loop.
            self._layout.activate()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.map.set_theme(theme)
        self.bar.set_theme(theme)


def nearest_value(inputs: tuple[float, float], bounds: Bounds, shape: tuple[int, ...]) -> tuple[int, int]:
    """The row and the column of a map (rows, columns) nearest to two inputs; its outermost values lie on the border."""
    shares = [(value - low) / (high - low) for value, (low, high) in zip(inputs, bounds, strict=True)]
    across, up = (
        min(max(round(share * (count - 1)), 0), count - 1) for share, count in zip(shares, shape[::-1], strict=True)
    )
    return up, across
