"""Which of the weights that an edge stands for: of which block, from where to where."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.engine.holds import Edge
from playground.ui.canvas.ways import Named, Way


class WeightPicker(QWidget):
    """`picked` carries the edge that was chosen. Where there is nothing to choose, it is not shown."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block = 0
        self._ways: Sequence[Way] = ()
        self.way, self.source, self.unit = (self._combo() for _ in range(3))
        self._arrow = QLabel("→", self)
        path, layout = QHBoxLayout(), QVBoxLayout(self)
        for widget, stretch in ((self.source, 1), (self._arrow, 0), (self.unit, 1)):
            path.addWidget(widget, stretch)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.way)
        layout.addLayout(path)
        self.way.activated.connect(self._take_way)
        for combo in (self.source, self.unit):
            combo.activated.connect(self._pick)
        self.retranslate()

    @property
    def combos(self) -> tuple[QComboBox, QComboBox, QComboBox]:
        """What can be chosen: block, source, unit."""
        return self.way, self.source, self.unit

    def show_ways(self, block: int, ways: Sequence[Way]) -> None:
        """Offer the weights that an edge into a block stands for; the first one is chosen."""
        self._block, self._ways = block, ways
        self.setVisible(sum(way.count for way in ways) > 1)
        self.way.clear()
        self.way.addItems([way.title for way in ways])
        self.way.setEnabled(len(ways) > 1)
        for part in (self.way, self._arrow, self.unit):  # else the title says it all
            part.setVisible(any(way.title for way in ways))
        self._fill()

    def retranslate(self) -> None:
        """Say what the fields are."""
        names = self.tr("Block"), self.tr("From"), self.tr("To")
        for combo, name in zip(self.combos, names, strict=True):
            combo.setAccessibleName(name)
            combo.setToolTip(name)

    def _combo(self) -> QComboBox:
        combo = QComboBox(self)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(9)
        return combo

    def _fill(self) -> None:
        way = self._ways[self.way.currentIndex()]
        _offer(self.source, way.sources)
        _offer(self.unit, way.units)

    def _take_way(self) -> None:
        self._fill()
        self._pick()

    def _pick(self) -> None:
        way = self._ways[self.way.currentIndex()]
        self.picked.emit(Edge(self._block, self.unit.currentData(), self.source.currentData(), way.inside))


def _offer(combo: QComboBox, choices: Sequence[Named]) -> None:
    combo.clear()
    for number, name in choices:
        combo.addItem(name, number)
    combo.setEnabled(len(choices) > 1)
