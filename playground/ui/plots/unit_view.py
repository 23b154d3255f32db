"""One unit of the network in the output panel: its picture in full size, with the number under the cursor."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.engine.unit_map import UnitMap, UnitPicture
from playground.export.drawing.colouring import Colouring
from playground.export.drawing.scales import coarse_above, number
from playground.ui.canvas.hover import Spot
from playground.ui.plots.card_menu import Table
from playground.ui.plots.frames import ColourBar, SquareBox
from playground.ui.plots.maps import MapView, Parts, Points
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
        self.map, self.bar = MapView(), ColourBar()
        self.value = QLabel("–")
        self.value.setProperty("role", "counter")
        self.value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._result: UnitPicture | None = None
        self._frame: Frame | None = None
        picture = QWidget()
        layout = QVBoxLayout(picture)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(SquareBox(self.map), 1)
        layout.addWidget(self.bar)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(picture)
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
        single = result.values.size == 1
        self._stack.setCurrentIndex(int(single))
        if single:
            self.value.setText(number(float(result.values[0, 0])))
            return
        plane = result.plane and len(frame.data.bounds) > 1
        self.map.show_points(Points(frame.data if plane else None, parts))
        colouring = self._colouring(result.values)
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
        self.map.set_theme(theme)
        self.bar.set_theme(theme)

    def table(self, frame: Frame) -> Table:
        """One row per line of the picture."""
        if self._result is None:
            return [], []
        values = self._result.values
        return [str(column + 1) for column in range(values.shape[1])], values[::-1].tolist()

    def _colouring(self, values: npt.NDArray[np.floating]) -> Colouring:
        """Probabilities from orange to blue, all else to the coarse number above the largest magnitude."""
        linked = self.spot is not None and bool(self.spot.link)
        self.bar.setVisible(not linked)
        if linked:
            return Colouring(BINARY, probability=True)
        reach = coarse_above(float(np.nanmax(np.abs(values), initial=0.0)))
        self.bar.set_reach(reach)
        return Colouring(BINARY, reach=reach)

    def _describe(self, inputs: tuple[float, float] | None) -> None:
        result, frame = self._result, self._frame
        if inputs is None or result is None or frame is None:
            self.described.emit("")
            return
        rows, columns = result.values.shape
        shares = [(value - low) / (high - low) for value, (low, high) in zip(inputs, result.bounds, strict=True)]
        if result.plane:  # the outermost values lie on the border
            across, up = round(shares[0] * (columns - 1)), round(shares[1] * (rows - 1))
            where = ", ".join(f"{name} {value:.2f}" for name, value in zip(frame.data.inputs, inputs, strict=False))
        else:
            across, up = int(shares[0] * columns), int(shares[1] * rows)
            where = self.tr("row {row}, column {column}").format(row=rows - up, column=across + 1)
        value = result.values[min(max(up, 0), rows - 1), min(max(across, 0), columns - 1)]
        self.described.emit(f"{where}: {value:.3f}")
