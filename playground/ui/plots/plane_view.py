"""The output over a plane through many inputs: of two features, or the one along which the examples differ most."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.engine.frame import Frame
from playground.engine.plane_probe import PlaneAnswer, PlaneMap
from playground.engine.probes import Probe
from playground.ui.plots.maps import Parts
from playground.ui.plots.output_views import OutputMapView
from playground.ui.plots.resolution import Resolution
from playground.ui.texts import tr_data
from playground.ui.widgets.elided_label import ElidedLabel
from playground.ui.widgets.quiet import ChoiceCombo

MOST_FEATURES = 100
"""Of more inputs, and of pixels, only the principal axes are offered."""


class OutputPlaneView(OutputMapView):
    """A map with a choice of its axes below it. `asked` when another plane is wanted."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.probe: Probe = PlaneMap()
        self.resolution = Resolution(PlaneMap().resolution)
        self._titles: tuple[str, ...] = ()
        self.across, self.up = ChoiceCombo(), ChoiceCombo()
        self.explained = ElidedLabel()
        self.explained.setProperty("role", "small")
        row = QHBoxLayout()
        row.setSpacing(6)
        for part, share in ((self.across, 4), (self.up, 4), (self.explained, 5)):
            row.addWidget(part, share)
        self._layout.addLayout(row)
        for combo in (self.across, self.up):
            combo.activated.connect(self._choose)
        self._retranslate()

    def show_frame(self, frame: Frame, discretize: bool, parts: Parts) -> None:
        """Show the map over the plane with the examples in it."""
        if frame.data.inputs != self._titles:
            self._offer(frame)
        answer = frame.probes.get(self.probe)
        if not isinstance(answer, PlaneAnswer):
            return
        found = answer.plane.explained
        self.explained.setText("" if found is None else self.tr("{first:.0%} + {second:.0%} of variance").format(
            first=found[0], second=found[1]
        ))  # fmt: skip
        super().show_frame(replace(frame, data=answer.plane.data, probes={self.probe: answer.map}), discretize, parts)

    def ask_for(self, side: int) -> None:
        """Want a map of another resolution from now on."""
        assert isinstance(self.probe, PlaneMap)
        self.probe = PlaneMap(self.probe.features, side)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _offer(self, frame: Frame) -> None:
        """Offer the inputs of other data, from the principal axes on."""
        self._titles = frame.data.inputs
        few = len(frame.data.shape) == 1 and len(self._titles) <= MOST_FEATURES
        titles = [tr_data(frame.spec.data.dataset, title) for title in self._titles] if few else []
        for combo in (self.across, self.up):
            combo.clear()
        self.across.addItems([self.tr("Principal axes"), *titles])
        self.up.addItems(titles)
        self.up.setCurrentIndex(1)
        self.across.setEnabled(few)
        self._choose()

    def _choose(self) -> None:
        first = self.across.currentIndex() - 1
        self.up.setVisible(first >= 0)
        self.explained.setVisible(first < 0)
        second = self.up.currentIndex()
        if first >= 0 and second == first:
            second = (first + 1) % len(self._titles)
            self.up.setCurrentIndex(second)
        probe = PlaneMap(None if first < 0 else (first, second), self.resolution.side)
        if probe != self.probe:
            self.probe = probe
            self.asked.emit()

    def _retranslate(self) -> None:
        self.across.setItemText(0, self.tr("Principal axes"))
        tip = self.tr("Along which the examples differ most, or a feature; all others at their mean")
        self.across.setToolTip(tip)
        self.across.setAccessibleName(self.tr("Across"))
        self.up.setToolTip(self.tr("What lies upwards"))
        self.up.setAccessibleName(self.tr("Upwards"))
