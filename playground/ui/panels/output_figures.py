"""The numbers beneath the output's picture: the loss of every part, and how good the answers on the test part are."""

import math

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.engine.frame import Frame
from playground.engine.history import PARTS
from playground.export.drawing.scales import number
from playground.ui.plots.output_titles import scaled_note
from playground.ui.widgets.labels import Metric


class OutputFigures(QWidget):
    """A row of small numbers, an en dash where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metric = "accuracy"
        self._note = ""
        self.metrics = {name: Metric("", "–") for name in (*PARTS, "metric")}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for metric in self.metrics.values():
            row.addWidget(metric, 1)
        self._retranslate()

    def show_frame(self, frame: Frame) -> None:
        """Show the numbers of a frame."""
        for part in PARTS:
            values = frame.evaluation.get(part)
            self.metrics[part].set_value(number(values["loss"]) if values else "–")
        note = scaled_note(frame.data)
        if note != self._note:
            self._note = note
            self._explain()
        name = frame.curves.metric_name
        if name != self._metric:
            self._metric = name
            self._retranslate()
        test = frame.evaluation.get("test")
        told = test is not None and math.isfinite(test["loss"])  # a score beside a loss without a number says nothing
        self.metrics["metric"].set_value(_metric_text(name, test[name]) if test and told else "–")

    def words(self) -> str:
        """All numbers as a sentence."""
        return ", ".join(f"{metric.accessibleName()} {metric.value()}" for metric in self.metrics.values())

    def clear(self) -> None:
        """Show no numbers."""
        for metric in self.metrics.values():
            metric.set_value("–")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        titles = {
            "train": self.tr("Train loss"),
            "validation": self.tr("Val loss"),
            "test": self.tr("Test loss"),
            "metric": self.tr("Test acc") if self._metric == "accuracy" else self.tr("Test R²"),
        }
        for name, title in titles.items():
            self.metrics[name].set_title(title)
        self._explain()

    def _explain(self) -> None:
        """Say of the losses whether the targets were scaled; there is no room for it beside them."""
        for part in PARTS:
            metric = self.metrics[part]
            metric.setToolTip(f"{metric.accessibleName()} {self._note}" if self._note else "")


def _metric_text(name: str, value: float) -> str:
    if name == "accuracy":
        return f"{100 * value:.1f} %"
    return number(value) if abs(value) < 1000 else f"{value:.0e}"
