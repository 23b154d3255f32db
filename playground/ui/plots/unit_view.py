"""One unit of the network in the output panel: its picture in full size, with the number under the cursor."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.engine.unit_map import UnitMap, UnitPicture
from playground.export.drawing.colouring import Colouring, colouring_of
from playground.export.drawing.scales import coarse_above, number
from playground.ui.canvas.hover import Spot
from playground.ui.plots.barred_map import BarredMap, nearest_value
from playground.ui.plots.card_menu import Table
from playground.ui.plots.maps import Parts, Points
from playground.ui.plots.output_titles import scaled_note
from playground.ui.theme import Theme

BINARY, SHARP = 2, 8


class UnitView(QWidget):
    """What a unit says: over the plane or along the line of the inputs with the examples, as an image, or in a number.

    `described` carries the value under the cursor as text.
    """

    described = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.probe: Probe = UnitMap(0, 0)
        self.spot: Spot | None = None
        self.picture = BarredMap()
        self.map = self.picture.map
        self.value = QLabel("–")
        self.value.setProperty("role", "counter")
        self.value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._result: UnitPicture | None = None
        self._frame: Frame | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self.value)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)
        self.map.pointed.connect(self._describe)

    def look_at(self, spot: Spot, example: int) -> None:
        """Show another unit; its picture comes with the next frame."""
        self.spot = spot
        self.setAccessibleName(spot.title)
        probe = UnitMap(spot.column, spot.unit, example=example)
        if probe != self.probe:
            self.probe = probe
            self.clear()

    def show_frame(self, frame: Frame, discretize: bool, parts: Parts) -> None:
        """Show the unit as it is in a frame, if the frame knows it."""
        result: UnitPicture | None = frame.probes.get(self.probe)
        if result is None:
            return
        self._frame, self._result = frame, result
        output = self.spot is not None and self.spot.column > len(frame.spec.network.blocks)
        note = scaled_note(frame.data) if output else ""
        single = result.values.size == 1
        self._stack.setCurrentIndex(int(single))
        if single:
            self.value.setText(f"{number(float(result.values[0, 0]))} {note}".rstrip())
            return
        plane = result.plane and len(frame.data.bounds) > 1
        meant = colouring_of(frame.spec.network, frame.spec.training, frame.data) if plane else None
        self.map.show_points(Points(frame.data if plane else None, parts, meant))
        colouring = self._colouring(result.values)
        self.picture.show_bar(colouring, note)
        indices = colouring.indices(result.values[None], discretize=False)
        if not result.plane or len(indices) == 1:  # pixels and lines have edges, which smooth scaling would blur
            indices = indices.repeat(SHARP, axis=0).repeat(1 if result.plane else SHARP, axis=1)
        self.map.show_map(indices, result.bounds, colouring)

    def clear(self) -> None:
        """Show nothing."""
        self._result = self._frame = None
        self.value.setText("–")
        self.map.clear()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.picture.set_theme(theme)

    def table(self, frame: Frame) -> Table:
        """One row per line of the picture."""
        if self._result is None:
            return [], []
        values = self._result.values
        return [str(column + 1) for column in range(values.shape[1])], values[::-1].tolist()

    def _colouring(self, values: npt.NDArray[np.floating]) -> Colouring:
        """Probabilities from orange to blue, all else to the coarse number above the largest magnitude."""
        if self.spot is not None and self.spot.link:
            return Colouring(BINARY, probability=True)
        return Colouring(0, reach=coarse_above(float(np.nanmax(np.abs(values), initial=0.0))))

    def _describe(self, inputs: tuple[float, float] | None) -> None:
        result, frame = self._result, self._frame
        if inputs is None or result is None or frame is None:
            self.described.emit("")
            return
        rows, columns = result.values.shape
        if result.plane:
            row, column = nearest_value(inputs, result.bounds, result.values.shape)
            where = ", ".join(f"{name} {value:z.2f}" for name, value in zip(frame.data.inputs, inputs, strict=False))
        else:
            column, row = (
                min(max(int(place), 0), count - 1) for place, count in zip(inputs, (columns, rows), strict=True)
            )
            where = self.tr("row {row}, column {column}").format(row=rows - row, column=column + 1)
        self.described.emit(f"{where}: {result.values[row, column]:z.3f}")
