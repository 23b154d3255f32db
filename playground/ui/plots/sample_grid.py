"""A grid of pictures: what each is, what the network takes it for, and how sure it is."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsPixmapItem, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.engine.samples_probe import Judged, Samples
from playground.ui.icons import set_icon
from playground.ui.painting import painting
from playground.ui.plots.card_menu import Table
from playground.ui.plots.maps import Parts
from playground.ui.plots.output_titles import class_titles
from playground.ui.plots.picture_view import PictureView
from playground.ui.theme import Theme, current_theme, scaled_font
from playground.ui.widgets.chips import ChipToggle

ACROSS, DOWN = 4, 3
BARS = 3
"""The surest classes of a picture that have a bar; the true one always has."""
FONT = 0.78
GAP = 5.0


class SampleView(PictureView):
    """One pixmap of all pictures with their bars; a frame of the mistake's colour around what is taken for another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._judged: Judged | None = None
        self._images: list[QImage] = []
        self._truth: list[int] = []
        self._titles: tuple[str, ...] = ()
        self._picture = QGraphicsPixmapItem()
        self.scene().addItem(self._picture)
        self.set_theme(self._theme)

    def show_samples(self, frame: Frame, judged: Judged | None) -> None:
        """Show the examples of a page with the answers; drawn again only where something differs."""
        if judged is not None and self._judged is not None and _alike(judged, self._judged):
            return
        self._judged = judged
        self._titles = class_titles(frame)
        if judged is not None:
            part = frame.data.part(judged.part)
            self._images = [image_of(part.raw[row].reshape(frame.data.shape)) for row in judged.rows.tolist()]
            self._truth = part.y[judged.rows].tolist()
        self.redraw()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.setBackgroundBrush(QBrush(QColor(theme.card)))
        self.redraw()

    def redraw(self) -> None:
        """Draw all pictures."""
        size = self.size() * self.ratio
        if self._judged is None or size.isEmpty():
            self._picture.setPixmap(QPixmap())
            return
        pixmap = QPixmap(size)
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with painting(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(scaled_font(self.font(), FONT))
            width, height = self.width() / ACROSS, self.height() / DOWN
            for place in range(len(self._images)):
                cell = QRectF((place % ACROSS) * width, (place // ACROSS) * height, width - GAP, height - GAP)
                self._paint(painter, place, cell)
        self._picture.setPixmap(pixmap)

    def _paint(self, painter: QPainter, place: int, cell: QRectF) -> None:
        judged, theme = self._judged, self._theme
        assert judged is not None
        line = QFontMetricsF(painter.font()).height()
        spot, bars = _split(cell, line)
        painter.drawImage(spot, self._images[place])
        wrong = int(judged.found[place]) != self._truth[place]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.negative if wrong else theme.line), 2 if wrong else 1))
        painter.drawRect(spot)
        values = judged.values[place]
        best = np.argsort(-values, kind="stable")[:BARS].tolist()
        if self._truth[place] not in best:
            best[-1] = self._truth[place]
        for row, label in enumerate(best):
            room = QRectF(bars.left(), bars.top() + row * line, bars.width(), line - 1)
            colour = theme.positive if label == self._truth[place] else theme.negative
            share = min(max(float(np.nan_to_num(values[label])), 0.0), 1.0)
            painter.fillRect(QRectF(room.left(), room.top(), share * room.width(), room.height()), _pale(colour))
            true = label == self._truth[place]
            painter.setPen(QColor(theme.ink if true else theme.muted))
            title = f"{self._titles[label]} ✓" if true else self._titles[label]
            title = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(room.width()) - 4)
            painter.drawText(room.adjusted(2, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, title)


class SampleGrid(QWidget):
    """The grid with a line to turn pages. `asked` when another page is wanted."""

    asked = Signal()
    described = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.probe: Probe | None = Samples(count=ACROSS * DOWN)
        self.view = SampleView()
        self.mistakes = ChipToggle("")
        self.mistakes.setChecked(True)
        self.back, self.forth = QToolButton(), QToolButton()
        self.caption = QLabel()
        self.caption.setProperty("role", "muted")
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._judged: Judged | None = None
        for button, icon in ((self.back, "left"), (self.forth, "right")):
            set_icon(button, icon)
        row = QHBoxLayout()
        row.addWidget(self.mistakes)
        row.addWidget(self.caption, 1)
        row.addWidget(self.back)
        row.addWidget(self.forth)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        self.mistakes.toggled.connect(lambda on: self._ask(Samples(0, ACROSS * DOWN, on)))
        self.back.clicked.connect(lambda: self._turn(-1))
        self.forth.clicked.connect(lambda: self._turn(1))
        self._retranslate()

    def show_frame(self, frame: Frame, discretize: bool, parts: Parts) -> None:
        """Show the page of a frame."""
        judged = frame.probes.get(self.probe) if self.probe is not None else None
        if judged is not None:
            self._judged = judged
            self.view.show_samples(frame, judged)
            self._show_caption()

    def clear(self) -> None:
        """Show nothing, from the first page on."""
        self._judged = None
        self.probe = Samples(0, ACROSS * DOWN, self.mistakes.isChecked())
        self.view._judged = None
        self.view.redraw()
        self._show_caption()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.view.set_theme(theme)

    def table(self, frame: Frame) -> Table:
        """A row per example shown."""
        header = [self.tr("row"), self.tr("truth"), *class_titles(frame)]
        if self._judged is None:
            return header, []
        judged, titles = self._judged, class_titles(frame)
        truth = [titles[label] for label in frame.data.part(judged.part).y[judged.rows].tolist()]
        rows = zip(judged.rows.tolist(), truth, judged.values.tolist(), strict=True)
        return header, [[row, label, *values] for row, label, values in rows]

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _turn(self, pages: int) -> None:
        probe = self.probe
        assert isinstance(probe, Samples)
        last = 0 if self._judged is None else max(0, self._judged.total - 1) // probe.count
        self._ask(Samples(min(max(probe.page + pages, 0), last), probe.count, probe.mistakes_first))

    def _ask(self, probe: Samples) -> None:
        self.probe = probe
        self.asked.emit()

    def _show_caption(self) -> None:
        judged, probe = self._judged, self.probe
        assert isinstance(probe, Samples)
        if judged is None:
            self.caption.setText("")
            return
        pages = max(1, -(-judged.total // probe.count))
        text, tip = f"{probe.page + 1} / {pages}", ""
        if judged.wrong is not None:
            text += " · " + self.tr("{wrong} wrong").format(wrong=judged.wrong)
            tip = self.tr("{wrong} of {total} wrong").format(wrong=judged.wrong, total=judged.total)
        self.caption.setText(text)
        self.caption.setToolTip(tip)
        self.back.setEnabled(probe.page > 0)
        self.forth.setEnabled(probe.page < pages - 1)

    def _retranslate(self) -> None:
        self.mistakes.setText(self.tr("mistakes first"))
        self.mistakes.setToolTip(self.tr("Show what is taken for another class before all others."))
        for button, text in ((self.back, self.tr("Page before")), (self.forth, self.tr("Next page"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self.view.setAccessibleName(self.tr("Examples and what they are taken for"))
        self._show_caption()


def _split(cell: QRectF, line: float) -> tuple[QRectF, QRectF]:
    """The place of a picture, and that of its bars: below it, or beside it where that leaves more of the picture."""
    below = min(cell.width(), cell.height() - (BARS + 0.2) * line)
    beside = min(cell.height() - 1, 0.45 * cell.width())
    if beside > below:
        spot = QRectF(cell.left() + 1, cell.top() + 1, beside, beside)
        top = spot.top() + max((beside - BARS * line) / 2, 0)
        return spot, QRectF(spot.right() + 4, top, cell.right() - spot.right() - 4, BARS * line)
    spot = QRectF(cell.left() + (cell.width() - below) / 2, cell.top() + 1, below, below)
    return spot, QRectF(cell.left(), spot.bottom() + 2, cell.width(), BARS * line)


def _alike(one: Judged, other: Judged) -> bool:
    """Whether two answers look the same."""
    same = one.part == other.part and np.array_equal(one.rows, other.rows)
    return bool(same and np.abs(one.values - other.values).max(initial=0) < 0.005)


def image_of(pixels: npt.NDArray[np.floating]) -> QImage:
    """A picture (channels, height, width) as it is: grey for one channel, colours for three; others show the first."""
    low, high = float(pixels.min()), float(pixels.max())
    span = max(high, 1.0) - min(low, 0.0)
    scaled = np.asarray((pixels - min(low, 0.0)) / span * 255, np.uint8)
    if len(scaled) == 3:
        data = np.ascontiguousarray(scaled.transpose(1, 2, 0))
        return QImage(data.data, data.shape[1], data.shape[0], 3 * data.shape[1], QImage.Format.Format_RGB888).copy()
    grey = np.ascontiguousarray(scaled[0])
    return QImage(grey.data, grey.shape[1], grey.shape[0], grey.shape[1], QImage.Format.Format_Grayscale8).copy()


def _pale(colour: str) -> QColor:
    result = QColor(colour)
    result.setAlpha(90)
    return result
