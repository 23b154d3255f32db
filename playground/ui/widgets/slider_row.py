"""A label, an exact value and a slim slider for one number."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from playground.ui.theme import scaled_font
from playground.ui.widgets.labels import ProblemLabel
from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.quiet import QuietSlider

STEPS = 200
"""Positions of a slider over a logarithmic range."""


class Scale:
    """Maps slider positions 0 ... `steps` to numbers between `low` and `high` and back.

    A logarithmic scale whose lower bound is 0 keeps position 0 for the bound and starts at a millionth of `high`;
    where the bound itself is not allowed (`exclusive`), position 0 is that millionth.
    """

    def __init__(self, low: float, high: float, *, log: bool, integer: bool, exclusive: bool = False) -> None:
        self.low, self.high, self.log, self.integer, self.exclusive = low, high, log, integer, exclusive
        # On a linear scale a position is a number a person would type: hundredths of a range of about one.
        self._step = 1.0 if integer else 10.0 ** round(math.log10((high - low) / 100))
        self.steps = STEPS if log else math.ceil((high - low) / self._step - 1e-9)
        self._floor = low if low > 0 else (1.0 if integer else high * 1e-6)

    def value(self, position: int) -> float | int:
        """The number at a position, rounded to what a person would type."""
        if position <= 0 and not (self.exclusive or (self.log and self.integer and self.low > 0)):
            return self._typed(self.low)
        if position >= self.steps:
            return self._typed(self.high)
        if self.log:
            raw = self._floor * (self.high / self._floor) ** (position / self.steps)
            return self._typed(_significant(raw, 2))
        return self._typed(self.low + max(position, 1) * self._step)

    def position(self, value: float) -> int:
        """The position nearest to a number; outside the range, the end."""
        if not self.log:
            number = (value - self.low) / self._step
        elif value <= self._floor:
            number = 0.0
        else:
            number = self.steps * math.log(value / self._floor) / math.log(self.high / self._floor)
        return round(min(max(number, 0.0), self.steps))

    def _typed(self, value: float) -> float | int:
        return round(value) if self.integer else float(f"{value:.6g}")


class SliderRow(QWidget):
    """Label left, bold value right (typed exactly if wanted), slider beneath. `edited` carries the new number.

    `stroke` numbers the drags: edits of one drag (or of one visit with the arrow keys) share a number.
    """

    edited = Signal(object)

    def __init__(
        self,
        title: str,
        low: float,
        high: float,
        *,
        log: bool = False,
        integer: bool = False,
        exclusive: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.stroke = 1
        self._scale = Scale(low, high, log=log, integer=integer, exclusive=exclusive)
        self.label = QLabel(title)
        self.label.setProperty("role", "small")
        self.field = NumberField(low, high, exclusive=exclusive, integer=integer)
        self.field.setProperty("role", "inline")
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.textChanged.connect(self._fit)
        self.field.setAccessibleName(title)
        self.slider = QuietSlider()
        self.slider.setRange(0, self._scale.steps)
        self.slider.setPageStep(max(1, self._scale.steps // 10))
        self.slider.setAccessibleName(title)
        self.label.setBuddy(self.field)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.label, 0, 0)
        layout.addWidget(self.field, 0, 1)
        layout.addWidget(self.slider, 1, 0, 1, 2)
        problem = ProblemLabel(self)
        layout.addWidget(problem, 2, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        self.slider.sliderPressed.connect(self._begin)
        self.slider.valueChanged.connect(self._slide)
        self.field.edited.connect(self._type)
        self._fit(self.field.text())
        self.field.problemChanged.connect(problem.show_problem)

    @property
    def value(self) -> float | int:
        """The number shown."""
        return self.field.value

    def show_value(self, value: float | int) -> None:
        """Show a number without emitting."""
        self.field.show_value(value)
        self._place(value)

    def set_tip(self, tip: str) -> None:
        """The tool tip of the whole row."""
        self.label.setToolTip(tip)
        self.slider.setToolTip(tip)
        self.field.set_tip(tip)

    def _place(self, value: float) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(self._scale.position(value))
        self.slider.blockSignals(False)

    def _fit(self, text: str) -> None:
        """Leave the label the room that the number does not need."""
        bold = QFontMetrics(scaled_font(self.font(), 1.0, bold=True))
        self.field.setFixedWidth(max(40, bold.horizontalAdvance(text) + 12))

    def _begin(self) -> None:
        self.stroke += 1

    def _slide(self, position: int) -> None:
        value = self._scale.value(position)
        if value != self.field.value:
            self.field.show_value(value)
            self.edited.emit(value)

    def _type(self, value: float) -> None:
        self._begin()
        self._place(value)
        self.edited.emit(value)
        self._begin()


def _significant(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")
