"""The line under the weights: which layer, and which moment of the run."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.ui.widgets.quiet import ChoiceCombo, QuietSlider
from playground.ui.widgets.still_label import StillLabel


class TimeBar(QWidget):
    """A choice of layer and a slider over recorded moments, whose right end is the present.

    `moved` carries the number of the moment, or None for the present; `layerChosen` the number of the layer.
    """

    moved = Signal(object)
    layerChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layers = ChoiceCombo()
        self.slider = QuietSlider()
        self.slider.setRange(0, 0)
        self.label = StillLabel(role="small", widest="epoch 00000")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(8)
        layout.addWidget(self.layers)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.label, 0, Qt.AlignmentFlag.AlignVCenter)
        self.slider.valueChanged.connect(lambda _: self.moved.emit(self.moment))
        self.layers.picked.connect(lambda key: self.layerChosen.emit(int(key)))
        self.retranslate()

    @property
    def moment(self) -> int | None:
        """The moment chosen; None for the present."""
        return None if self.slider.value() == self.slider.maximum() else self.slider.value()

    def show_moments(self, number: int, chosen: int | None) -> None:
        """There are so many moments now, and this one is chosen."""
        self.slider.blockSignals(True)
        self.slider.setRange(0, number)
        self.slider.setValue(number if chosen is None else chosen)
        self.slider.blockSignals(False)

    def show_epoch(self, epoch: float | None) -> None:
        """Say which epoch is shown; None for the present."""
        self.label.setText(self.tr("now") if epoch is None else self.tr("epoch {n:g}").format(n=round(epoch, 1)))

    def show_layers(self, titles: tuple[str, ...], chosen: int) -> None:
        """The layers there are."""
        self.layers.set_choices({str(number): title for number, title in enumerate(titles)})
        self.layers.show_key(str(chosen))

    def retranslate(self) -> None:
        """Take the texts of the language in use."""
        self.layers.setAccessibleName(self.tr("Layer"))
        self.slider.setAccessibleName(self.tr("Moment of the run"))
        self.slider.setToolTip(self.tr("Earlier moments of this run, as seen while this plot was visible"))
