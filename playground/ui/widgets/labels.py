"""Small labels over fields and numbers."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.ui.widgets.quiet import ChoiceCombo
from playground.ui.widgets.still_label import StillLabel


class ProblemLabel(QLabel):
    """What is wrong with a field, beneath it; takes no room while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "problem")
        self.setWordWrap(True)
        self.hide()

    def show_problem(self, sentence: str) -> None:
        """Show the sentence, or nothing."""
        self.setText(sentence)
        self.setVisible(bool(sentence))


class Labeled(QWidget):
    """A small muted label above a field, which it names for assistive technology.

    `explain` writes the problem of a field that has `problemChanged` beneath it.
    """

    def __init__(self, title: str, field: QWidget, parent: QWidget | None = None, *, explain: bool = False) -> None:
        super().__init__(parent)
        self.label = QLabel(title)
        self.label.setProperty("role", "small")
        self.label.setBuddy(field)
        self.field = field
        field.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.label)
        layout.addWidget(field)
        if explain and hasattr(field, "problemChanged"):
            problem = ProblemLabel(self)
            layout.addWidget(problem)
            field.problemChanged.connect(problem.show_problem)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_tip(self, tip: str) -> None:
        """The tool tip of the label and the field."""
        self.label.setToolTip(tip)
        self.field.setToolTip(tip)


class LabeledCombo(Labeled):
    """A small muted label above a combo box (`combo`)."""

    def __init__(self, title: str, choices: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        self.combo = ChoiceCombo(choices)
        super().__init__(title, self.combo, parent)


class Metric(QWidget):
    """A small muted label above a bold number whose digits do not dance."""

    def __init__(self, title: str, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._title.setProperty("role", "small")
        self._value = StillLabel(value, "100.0 %", role="title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self._title)
        layout.addWidget(self._value)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """What the number is."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_value(self, value: str) -> None:
        """The number as text; an en dash where there is none."""
        if value != self._value.text():
            self._value.setText(value)
            self.setAccessibleDescription(value)

    def value(self) -> str:
        """The text shown."""
        return self._value.text()
