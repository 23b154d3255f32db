"""The shares of training, validation and test in one bar with two handles."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.ui.painting import painting
from playground.ui.theme import Theme, current_theme, scaled_font, tabular

Shares = tuple[float, float, float]
SMALLEST_TRAIN = 5
"""Percent that always remain for training."""


def blend(front: str, back: str, share: float) -> QColor:
    """`front` over `back` at an opacity."""
    a, b = QColor(front), QColor(back)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(share * x + (1 - share) * y) for x, y in pairs))


def segment_colours(theme: Theme) -> tuple[tuple[QColor, QColor], ...]:
    """(fill, text) of the three segments."""
    ink = QColor(theme.ink)
    return (
        (QColor(theme.accent), QColor(theme.on_accent)),
        (blend(theme.accent, theme.card, 0.5 if not theme.dark else 0.45), ink),
        (QColor(theme.track), ink),
    )


class SplitBar(QWidget):
    """Three segments; drag a border, or Left / Right for the active handle and Up / Down to change handle.

    `edited` carries the new shares (train, validation, test), which always sum to 1 in steps of 1 percent. `stroke`
    numbers the drags: edits of one drag share a number.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stroke = 1
        self._cuts = (60, 80)
        self._active = 0
        self._drag: int | None = None
        self._grip = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Train, validation and test shares"))
        self.show_value((0.6, 0.2, 0.2))

    @property
    def value(self) -> Shares:
        """The shares (train, validation, test)."""
        first, second = self._cuts
        return (first / 100, (second - first) / 100, (100 - second) / 100)

    def show_value(self, shares: Shares) -> None:
        """Show shares without emitting."""
        first = round(shares[0] * 100)
        self._set_cuts((first, first + round(shares[1] * 100)))

    def sizeHint(self) -> QSize:
        """One line of small text with some air."""
        return QSize(160, self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Room for three numbers."""
        return QSize(90, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segments, their percentages and the handles."""
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(tabular(scaled_font(self.font(), 0.9, bold=True)))
            theme = current_theme()
            bar = self._bar()
            clip = QPainterPath()
            clip.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
            painter.setClipPath(clip)
            edges = (0, *self._cuts, 100)
            for (left, right), (fill, ink) in zip(pairwise(edges), segment_colours(theme), strict=True):
                segment = QRectF(QPointF(self._x(left), bar.top()), QPointF(self._x(right), bar.bottom()))
                painter.fillRect(segment, fill)
                text = str(right - left)
                if segment.width() > painter.fontMetrics().horizontalAdvance(text) + 4:
                    painter.setPen(ink)
                    painter.drawText(segment, Qt.AlignmentFlag.AlignCenter, text)
            painter.setClipping(False)
            for number, cut in enumerate(self._cuts):
                focused = self.hasFocus() and number == self._active
                painter.setPen(QPen(QColor(theme.ink if focused else theme.card), 3 if focused else 2))
                painter.drawLine(QPointF(self._x(cut), bar.top()), QPointF(self._x(cut), bar.bottom()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearer handle."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.stroke += 1
            self._grip = event.position().x()
            self._drag = self._active = self._nearest(self._grip)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the handle taken, or show that there is one."""
        x = event.position().x()
        if self._drag is not None:
            if self._cuts[0] == self._cuts[1] and x != self._grip:  # both are taken: the direction tells which
                self._drag = self._active = 0 if x < self._grip else 1
            self._move(self._drag, round((x - self._bar().left()) / self._bar().width() * 100))
            return
        near = abs(self._x(self._cuts[self._nearest(x)]) - x) < 8
        self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the handle."""
        self._drag = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move the active handle, Up and Down change it."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            step = steps[Qt.Key(event.key())]
            self._move(self._active, self._cuts[self._active] + step)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._active = 1 - self._active
            self.update()
        else:
            super().keyPressEvent(event)

    def _bar(self) -> QRectF:
        return QRectF(self.rect()).adjusted(1, 1, -1, -1)

    def _x(self, percent: float) -> float:
        return self._bar().left() + self._bar().width() * percent / 100

    def _nearest(self, x: float) -> int:
        """The handle nearer to x."""
        first, second = (self._x(cut) for cut in self._cuts)
        return 0 if abs(x - first) <= abs(x - second) else 1

    def _move(self, handle: int, percent: int) -> None:
        first, second = self._cuts
        if handle == 0:
            cuts = (min(max(percent, SMALLEST_TRAIN), second), second)
        else:
            cuts = (first, min(max(percent, first), 100))
        if cuts != self._cuts:
            self._set_cuts(cuts)
            self.edited.emit(self.value)

    def _set_cuts(self, cuts: tuple[int, int]) -> None:
        self._cuts = cuts
        train, validation, test = (round(share * 100) for share in self.value)
        text = self.tr("{train} % train, {validation} % validation, {test} % test")
        self.setAccessibleDescription(text.format(train=train, validation=validation, test=test))
        self.setToolTip(
            text.format(train=train, validation=validation, test=test)
            + "\n"
            + self.tr("Drag a border; or Left and Right, with Up and Down to change the border.")
        )
        self.update()
