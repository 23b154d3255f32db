"""Which example the pictures of the units are of, and the buttons for the one before and the next."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from playground.engine.examples import Data
from playground.engine.probes import shown_part
from playground.ui.icons import set_icon
from playground.ui.widgets.still_label import StillLabel

_IMAGE_AXES, _PLANE = 3, 2


def has_examples(data: Data) -> bool:
    """Whether the pictures are of single examples: of images, and where there are more inputs than two."""
    return len(data.shape) == _IMAGE_AXES or len(data.inputs) > _PLANE


class SampleBar(QWidget):
    """``3/360`` between two buttons; hidden where the pictures are of no example. `stepped(steps)`."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, int, str] | None = None
        self.label = StillLabel(widest="00/000", role="muted", parent=self)
        self.label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.before, self.after = self._button("left", -1), self._button("right", 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (self.before, self.label, self.after):
            layout.addWidget(widget)
        self.hide()
        self.retranslate()

    def show_example(self, data: Data, example: int) -> None:
        """Say which example of a data set is shown."""
        wanted = has_examples(data)
        if wanted == self.isHidden():
            self.setVisible(wanted)
        if not wanted:
            return
        part = shown_part(data)
        rows = data.part(part)
        row = example % rows.rows
        truth = data.classes[int(rows.y[row])] if data.classes else ""
        if (part, row, truth) != self._shown:
            self._shown = (part, row, truth)
            names = {
                "test": self.tr("Test example {n} of {count}"),
                "validation": self.tr("Validation example {n} of {count}"),
                "train": self.tr("Training example {n} of {count}"),
            }
            self.label.setText(f"{row + 1}/{rows.rows}")
            words = names[part].format(n=row + 1, count=rows.rows)
            whole = f"{words}: {truth}" if truth else words
            self.label.setToolTip(whole)
            self.setAccessibleName(whole)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self._shown = None
        for button, words in (
            (self.before, self.tr("Show the example before (Page Up)")),
            (self.after, self.tr("Show the next example (Page Down)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def _button(self, icon: str, steps: int) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoRepeat(True)
        set_icon(button, icon)
        button.clicked.connect(lambda: self.stepped.emit(steps))
        return button
