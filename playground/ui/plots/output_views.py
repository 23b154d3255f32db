"""The pictures of the output panel, one per kind of data: what each asks for, shows and says."""

from typing import Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from playground.engine.closed_form import ClosedForm, has_closed_form
from playground.engine.examples import Data
from playground.engine.frame import Frame
from playground.engine.probes import Confusion, Counts, Map, OutputMap, Probe
from playground.engine.samples_probe import Mistakes
from playground.export.drawing.colouring import Colouring, colouring_of
from playground.ui.plots.barred_map import BarredMap, nearest_value
from playground.ui.plots.card_menu import Table
from playground.ui.plots.coefficients import CoefficientTable
from playground.ui.plots.maps import Parts, Points
from playground.ui.plots.matrix import ConfusionView
from playground.ui.plots.output_titles import class_titles, scaled_note, unit_titles
from playground.ui.plots.resolution import Resolution
from playground.ui.theme import Theme

MAP = OutputMap()
CONFUSION = Confusion()
CLOSED_FORM = ClosedForm()
MISTAKES = Mistakes()


class OutputView(Protocol):
    """What the output panel needs of a picture."""

    @property
    def probe(self) -> Probe | None:
        """What it wants computed."""
        ...

    def show_frame(self, frame: Frame, discretize: bool, parts: Parts) -> None:
        """Show a frame; one without the probe's answer shows the examples only."""
        ...

    def clear(self) -> None:
        """Show nothing."""
        ...

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        ...

    def table(self, frame: Frame) -> Table:
        """The numbers behind the picture."""
        ...


class OutputMapView(BarredMap):
    """The output over the plane of two inputs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.probe: Probe = MAP
        self.resolution = Resolution(MAP.resolution)
        self.note = ""
        self._frame: Frame | None = None
        self._result: Map | None = None
        self._colouring = Colouring(2)
        self._own: Data | None = None
        self.map.pointed.connect(self._describe)

    def show_frame(self, frame: Frame, discretize: bool, parts: Parts) -> None:
        """Show the map and the examples of a frame."""
        if self._frame is None or frame.data is not self._frame.data or frame.spec is not self._frame.spec:
            self._colouring = colouring_of(frame.spec.network, frame.spec.training, frame.data)
            self.map.set_colouring(self._colouring)
        self.show_bar(self._colouring, scaled_note(frame.data))
        self._frame = frame
        self.map.show_points(Points(self._own or frame.data, parts))
        self.map.show_mistakes(mistaken(frame, parts))
        result = frame.probes.get(self.probe)
        if result is not None:
            self._result = result
            indices = self._colouring.indices(result.values, discretize)
            self.map.show_map(indices, result.bounds, self._colouring, discretize)
            self._adapt(result)

    def ask_for(self, side: int) -> None:
        """Want a map of another resolution from now on."""
        self.probe = OutputMap(side)

    def _adapt(self, result: Map) -> None:
        """Let the map be as fine as it costs the training little."""
        if self.resolution.observe(result.values.shape[-1], result.cost, result.at):
            self.ask_for(self.resolution.side)
        text = self.tr("The map: {side} x {side} points, {share:.1%} of the time.")
        self.note = text.format(side=self.resolution.side, share=self.resolution.share)

    def show_own(self, own: Data | None, parts: Parts) -> None:
        """Show the points a person draws at once, not only when the training has them; None where there are none."""
        if own is not None or self._own is not None:
            self._own = own
            if own is not None:
                self.map.show_points(Points(own, parts))

    def clear(self) -> None:
        """Show nothing."""
        self._frame = self._result = self._own = None
        self.map.clear()

    def table(self, frame: Frame) -> Table:
        """One row per point of the map."""
        if self._result is None:
            return [*frame.data.inputs], []
        values = self._result.values
        axes = [np.linspace(low, high, values.shape[-1]) for low, high in self._result.bounds]
        first, second = (axis.ravel() for axis in np.meshgrid(*axes))
        rows = np.column_stack([first, second, values.reshape(len(values), -1).T])
        return [*frame.data.inputs, *unit_titles(frame, len(values))], rows.tolist()

    def _describe(self, inputs: tuple[float, float] | None) -> None:
        result, frame = self._result, self._frame
        if inputs is None or result is None or frame is None:
            self.described.emit("")
            return
        row, column = nearest_value(inputs, result.bounds, result.values.shape[1:])
        where = ", ".join(f"{name} {value:z.2f}" for name, value in zip(frame.data.inputs, inputs, strict=True))
        values = result.values[:, row, column]
        answers = ", ".join(
            f"{title} {value:z.3f}" for title, value in zip(unit_titles(frame, len(values)), values, strict=True)
        )
        self.described.emit(f"{where}: {answers}")


class OutputConfusionView(ConfusionView):
    """Which classes are taken for which."""

    described = Signal(str)
    probe: Probe = CONFUSION

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: Counts | None = None
        self._classes: tuple[str, ...] = ()
        self.pointed.connect(self._describe)

    def show_frame(self, frame: Frame, discretize: bool, parts: Parts) -> None:
        """Show the counts of a frame."""
        result = frame.probes.get(CONFUSION)
        if result is not None:
            self._result = result
            self._classes = class_titles(frame)
            self.show_counts(result.counts, self._classes)

    def clear(self) -> None:
        """Show nothing."""
        self._result = None
        self.show_counts(np.zeros((0, 0), int), ())

    def table(self, frame: Frame) -> Table:
        """The matrix, truth in the first column."""
        header = [self.tr("truth"), *class_titles(frame)]
        if self._result is None:
            return header, []
        rows = zip(self._classes, self._result.counts.tolist(), strict=True)
        return header, [[title, *row] for title, row in rows]

    def _describe(self, cell: tuple[int, int] | None) -> None:
        if cell is None or self._result is None:
            self.described.emit("")
            return
        text = self.tr("{n} of class {truth} taken for {answer}")
        truth, answer = (self._classes[place] for place in cell)
        self.described.emit(text.format(n=self._result.counts[cell], truth=truth, answer=answer))


class OutputCoefficientsView(CoefficientTable):
    """The coefficients of a linear regression of many inputs, one below the other."""

    probe: Probe = CLOSED_FORM

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tall=True, parent=parent)

    def show_frame(self, frame: Frame, discretize: bool, parts: Parts) -> None:
        """Show the coefficients of a frame."""
        found = frame.probes.get(CLOSED_FORM)
        if found is not None:
            self.show_coefficients(frame.data.columns, found)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.update()

    def table(self, frame: Frame) -> Table:
        """A row per coefficient."""
        names, *numbers = self.lines() or [()]
        return names, numbers


def mistaken(frame: Frame, parts: Parts) -> npt.NDArray[np.float64]:
    """The places (n, 2) of the examples of some parts that are taken for another class."""
    found = frame.probes.get(MISTAKES) or {}
    places = [frame.data.part(name).raw[: len(wrong)][wrong] for name, wrong in found.items() if name in parts]
    return np.concatenate(places).astype(np.float64) if places else np.empty((0, 2))


def wants_closed_form(frame: Frame) -> bool:
    """Whether a frame is of a linear regression, for which there is a formula."""
    return has_closed_form(frame.spec.network, frame.spec.training, frame.data)
