"""The loss over a run; during a pre-training, and afterwards on demand, the reconstruction error of its layers."""

import numpy as np
from PySide6.QtWidgets import QPushButton, QWidget

from playground.engine.frame import Frame
from playground.engine.history import Curves
from playground.engine.pretraining.phase import Reconstruction
from playground.ui.plots.card_menu import Table
from playground.ui.plots.crosshair import Lines
from playground.ui.plots.curves import LossPlot
from playground.ui.plots.legend import block_style
from playground.ui.plots.run_axis import RunAxis
from playground.ui.plots.run_plot import Floats, Series
from playground.ui.texts import tr_sentence


class LearningPlot(LossPlot):
    """A loss plot with a word in its header that turns it to the reconstruction error, where there is one.

    While the pre-training goes on, that is what is shown. Its x axis counts the epochs of all layers, one after the
    other.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._turned = False
        self._offered: tuple[bool, bool] | None = None
        self._errors: tuple[Reconstruction, Curves] | None = None
        super().__init__(parent)

    def add_options(self) -> None:
        """The turn to the pre-training, in the menu and as a word in the header."""
        super().add_options()
        self._entry = self.options.add_switch("pretraining")
        self.word = QPushButton(self.header)
        self.word.setProperty("role", "tab")
        self.word.setCheckable(True)
        self.word.clicked.connect(lambda on: self.options.set("pretraining", on))
        self.header.add(self.word)
        self._offer(None)

    def name_options(self) -> None:
        super().name_options()
        self.options.name("pretraining", self.tr("Pre-training error"))
        self.word.setText(self.tr("Pre-training"))
        self.word.setToolTip(self.tr("The reconstruction error of the pre-training, layer by layer"))

    def take_option(self, key: str) -> None:
        if key == "x" and self._turned:
            return  # taken when it is turned back
        super().take_option(key)

    def title(self) -> str:
        """The bold title of the card; a short one, because the word beside it takes room."""
        return self.tr("Error") if self._turned else super().title()

    def hint(self) -> str:
        """What the x axis counts, and what the error is of."""
        return self.tr("of reconstruction, by epoch") if self._turned else super().hint()

    def draw(self, frame: Frame) -> None:
        """Turn to what is to be shown, then draw it."""
        self._offer(frame)
        self._turn(frame.pretraining is not None and (frame.phase is not None or self.options["pretraining"]))
        super().draw(frame)

    def clear(self) -> None:
        super().clear()
        self._offer(None)
        self._turn(False)

    def curves(self, frame: Frame) -> Curves:
        if not self._turned or frame.pretraining is None:
            return super().curves(frame)
        if self._errors is None or self._errors[0] != frame.pretraining:
            self._errors = frame.pretraining, error_curves(frame.pretraining)
        return self._errors[1]

    def series(self, curves: Curves) -> list[Series]:
        """One curve per layer of the pre-training, or per part of the data."""
        if not self._turned:
            return super().series(curves)
        count = len(curves.blocks) + 1  # the output is not among them
        return [
            Series(tr_sentence(title), *block_style(number, count), curves.gradients[:, number])
            for number, title in enumerate(curves.blocks)
        ]

    def kept_values(self, curves: Curves) -> Floats | None:
        """Losses have no place among reconstruction errors."""
        return None if self._turned else super().kept_values(curves)

    def draw_more(self, curves: Curves, series: object) -> None:
        """The mark and the gap belong to the loss."""
        if not self._turned:
            super().draw_more(curves, series)  # type: ignore[arg-type]

    def readout(self, curves: Curves, x: float) -> tuple[int, Lines]:
        """The row nearest to a place: which epoch of which layer it is, and its error."""
        if not self._turned or self._errors is None:
            return super().readout(curves, x)
        row = self.axis.nearest(curves, x)
        block, epoch, error = _rows(self._errors[0])[row]
        text = self.tr("{layer}, epoch {n}: {error}")
        return row, [(text.format(layer=block, n=epoch, error=self.value_text(error)), self.theme.ink)]

    def summary(self, frame: Frame) -> str:
        """The newest error of every layer that has one."""
        if not self._turned or frame.pretraining is None:
            return super().summary(frame)
        last = {block: error for block, _, error in _rows(frame.pretraining)}
        errors = ", ".join(f"{block} {self.value_text(error)}" for block, error in last.items())
        return self.tr("Reconstruction: {errors}").format(errors=errors)

    def table(self, frame: Frame) -> Table:
        """All errors."""
        if not self._turned or frame.pretraining is None:
            return super().table(frame)
        return [self.tr("layer"), self.tr("epoch"), self.tr("reconstruction error")], iter(_rows(frame.pretraining))

    def _offer(self, frame: Frame | None) -> None:
        """Show the word where there is something to turn to; while the pre-training goes on there is no choice."""
        there, free = frame is not None and frame.pretraining is not None, frame is None or frame.phase is None
        if (there, free) == self._offered:
            return
        self._offered = there, free
        self._entry.setVisible(there)
        self.word.setVisible(there)
        self.word.setEnabled(free)

    def _turn(self, turned: bool) -> None:
        if self.word.isChecked() != turned:  # a click has turned the word already
            self.word.setChecked(turned)
        if turned != self._turned:
            self._turned = turned
            self.axis = RunAxis("epochs" if turned else self.options["x"])
            self._overlays_due = True
            super().forget()
            self.retranslate()


def error_curves(reconstruction: Reconstruction) -> Curves:
    """The errors as curves, in the columns of the gradients: a row per epoch of all layers, NaN for the other ones."""
    rows, blocks = len(reconstruction.errors), len(reconstruction.blocks)
    table = np.full((rows, 9 + blocks), np.nan)
    place = np.arange(rows)
    table[:, 0] = place + 1
    table[place, 9 + place // reconstruction.epochs] = reconstruction.errors
    return Curves(table[:], reconstruction.blocks, "accuracy")


def _rows(reconstruction: Reconstruction) -> list[tuple[str, int, float]]:
    """Layer, epoch (from 1) and error of every epoch."""
    found = reconstruction.of_blocks().items()
    return [(tr_sentence(block), epoch, error) for block, errors in found for epoch, error in enumerate(errors, 1)]
