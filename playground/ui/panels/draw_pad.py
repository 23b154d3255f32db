"""A pad to draw a digit on, and what the network makes of it while one draws, and while it trains."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from playground.engine.examples import Data
from playground.engine.frame import Frame
from playground.engine.guess_probe import Guess
from playground.engine.probes import Probe
from playground.ui.icons import set_icon
from playground.ui.painting import painting
from playground.ui.plots.card_menu import Table
from playground.ui.plots.class_bars import ClassBars
from playground.ui.plots.frames import SquareBox
from playground.ui.plots.ink import PEN, Floats, Stroke, path_of, pen_of, picture_of
from playground.ui.plots.maps import Parts
from playground.ui.texts import tr_data
from playground.ui.theme import Theme, current_theme, themes

THUMBNAIL = 44
"""The side of the picture that the network sees, in pixels."""


class Pad(QWidget):
    """Paper for the mouse. `changed` with every piece of a stroke; painted only then."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strokes: list[Stroke] = []
        self.setMinimumSize(90, 90)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        themes.changed.connect(self.update)

    def show_strokes(self, strokes: list[Stroke]) -> None:
        """Hold these strokes instead."""
        self.strokes = strokes
        self.update()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.show_strokes([*self.strokes, (self._place(event.position()),)])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if event.buttons() & Qt.MouseButton.LeftButton and self.strokes:
            *others, stroke = self.strokes
            self.show_strokes([*others, (*stroke, self._place(event.position()))])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper and the strokes."""
        theme = current_theme()
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.strong_line), 1))
            painter.setBrush(QColor(theme.zero))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            if not self.strokes:
                painter.setPen(QColor(theme.muted))
                hint = self.tr("Draw here")
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, hint)
            painter.scale(self.width(), self.height())
            painter.setPen(pen_of(QColor(theme.ink), PEN))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for stroke in self.strokes:
                painter.drawPath(path_of(stroke))

    def _place(self, position: QPointF) -> tuple[float, float]:
        return (
            min(max(position.x() / max(self.width(), 1), 0.0), 1.0),
            min(max(position.y() / max(self.height(), 1), 0.0), 1.0),
        )


class Seen(QWidget):
    """The small picture that the network is given, pixel by pixel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: Floats = np.zeros((0, 0), np.float32)
        self.setFixedSize(THUMBNAIL, THUMBNAIL)
        themes.changed.connect(self.update)

    def show_picture(self, picture: Floats) -> None:
        """Show a picture (height, width) of 0 to 1."""
        self.picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pixels in black and white, as they are."""
        with painting(self) as painter:
            if self.picture.size:
                pixels = np.ascontiguousarray(self.picture * 255, np.uint8)
                height, width = pixels.shape
                image = QImage(pixels.data, width, height, width, QImage.Format.Format_Grayscale8)
                painter.drawImage(self.rect(), image)
            painter.setPen(QPen(QColor(current_theme().strong_line), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class DrawPad(QWidget):
    """The pad, what the network sees of it, and a bar per class. `asked` when other pixels are to be judged."""

    asked = Signal()
    described = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pad, self.seen, self.bars = Pad(), Seen(), ClassBars()
        self.undo_button, self.clear_button = QToolButton(), QToolButton()
        self._caption = QLabel()
        self._caption.setProperty("role", "muted")
        self._shape = (0, 0)
        self.probe: Probe | None = None
        set_icon(self.undo_button, "undo")
        set_icon(self.clear_button, "trash")
        self._lay_out()
        self.pad.changed.connect(self._take_strokes)
        self.undo_button.clicked.connect(self.undo)
        self.clear_button.clicked.connect(self.clear_strokes)
        self._retranslate()
        self._take_strokes()

    @staticmethod
    def suits(data: Data) -> bool:
        """Whether there are classes of grey pictures that a pen can draw."""
        return bool(data.classes) and len(data.shape) == 3 and data.shape[0] == 1 and min(data.shape[1:]) >= 6

    def undo(self) -> None:
        """Take back the last stroke."""
        self.pad.show_strokes(self.pad.strokes[:-1])

    def clear_strokes(self) -> None:
        """An empty sheet."""
        self.pad.show_strokes([])

    def show_frame(self, frame: Frame, discretize: bool, parts: Parts) -> None:
        """Show what the network of a frame makes of the drawing."""
        shape = (frame.data.shape[1], frame.data.shape[2])
        if shape != self._shape:
            self._shape = shape
            self._take_strokes()
        found = frame.probes.get(self.probe) if self.probe is not None else None
        if found is not None:
            titles = [tr_data(frame.spec.data.dataset, title) for title in found.classes]
            values = found.values
            both = len(values) == 1 and len(titles) == 2
            self.bars.show_values(titles, np.array([1 - values[0], values[0]]) if both else values)

    def clear(self) -> None:
        """Forget what was answered; the drawing stays."""
        self.bars.show_values((), np.empty(0))

    def set_theme(self, theme: Theme) -> None:
        """Everything here follows the theme by itself."""

    def table(self, frame: Frame) -> Table:
        """A row per class."""
        rows = zip(frame.data.classes, self.bars.values.tolist(), strict=False)
        return [self.tr("class"), self.tr("probability")], [list(row) for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete empties the sheet, Backspace takes back a stroke."""
        if event.key() == Qt.Key.Key_Backspace:
            self.undo()
        elif event.key() == Qt.Key.Key_Delete:
            self.clear_strokes()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def sizeHint(self) -> QSize:
        """Room for a pad and bars beside it."""
        return QSize(300, 240)

    def _take_strokes(self) -> None:
        drawn = any(self.pad.strokes) and min(self._shape) > 0
        picture = picture_of(self.pad.strokes, *self._shape) if drawn else np.zeros(self._shape, np.float32)
        self.seen.show_picture(picture)
        self.probe = Guess(picture.tobytes()) if drawn else None
        if not drawn:
            self.clear()
        for button in (self.undo_button, self.clear_button):
            button.setEnabled(bool(self.pad.strokes))
        self.asked.emit()

    def _lay_out(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        row = QHBoxLayout()
        row.addWidget(self.undo_button)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        buttons.addLayout(row)
        buttons.addWidget(self._caption)
        below = QHBoxLayout()
        below.addLayout(buttons, 1)
        below.addWidget(self.seen)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(SquareBox(self.pad), 1)
        left.addLayout(below)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(10)
        columns.addLayout(left, 1)
        columns.addWidget(self.bars, 1)

    def _retranslate(self) -> None:
        self._caption.setText(self.tr("as seen"))
        self._caption.setToolTip(self.tr("The picture as the network is given it: scaled and centred."))
        self.seen.setToolTip(self._caption.toolTip())
        self.pad.setAccessibleName(self.tr("Pad to draw on"))
        self.bars.setAccessibleName(self.tr("What the network takes it for"))
        for button, text in (
            (self.undo_button, self.tr("Take back the last stroke (Backspace)")),
            (self.clear_button, self.tr("Empty the pad (Delete)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
