"""Tiles of data sets: buttons with real pictures."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from playground.data.files.source import FileSource
from playground.data.source import DataSource
from playground.ui.icons import pixmap
from playground.ui.painting import painting
from playground.ui.panels.thumbnails import thumbnail
from playground.ui.texts import member_tip, tr_registry
from playground.ui.theme import current_theme, scaled_font, themes

PICTURE_HEIGHT = 40
NAME_SCALE = 0.88
SYMBOL = 24


class DataTile(QAbstractButton):
    """One data set: a picture in a rounded frame and its name beneath; the chosen one is framed in the accent."""

    def __init__(self, dataset: type[DataSource], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dataset = dataset
        self._picture: QPixmap | None = None
        self.setCheckable(True)
        self.setText(tr_registry(dataset.title))
        self.setToolTip(member_tip(dataset))
        self.setFont(scaled_font(self.font(), NAME_SCALE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self._forget)

    def sizeHint(self) -> QSize:
        """The picture and one line of text."""
        return QSize(62, self.heightForWidth(62))

    def hasHeightForWidth(self) -> bool:
        """A long name takes a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The picture and the lines of the name."""
        return PICTURE_HEIGHT + self.fontMetrics().height() * len(self._lines(width)) + 3

    def minimumSizeHint(self) -> QSize:
        """Narrower pictures are allowed."""
        return QSize(46, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the picture and the name."""
        theme = current_theme()
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(1, 1, self.width() - 2, PICTURE_HEIGHT - 2)
            chosen = self.isChecked()
            framed = chosen or self.hasFocus()
            painter.setPen(QPen(QColor(theme.accent if framed else theme.line), 2 if chosen else 1))
            painter.setBrush(QColor(theme.accent_soft if chosen else theme.hover if self.underMouse() else theme.card))
            painter.drawRoundedRect(frame, 6, 6)
            painter.drawPixmap(0, 0, self._drawn(QSize(self.width(), PICTURE_HEIGHT)))
            painter.setPen(QColor(theme.ink if chosen else theme.muted))
            name = self.rect().adjusted(0, PICTURE_HEIGHT, 0, 0)
            lines = self._lines(self.width())
            widest = max(painter.fontMetrics().horizontalAdvance(line) for line in lines)
            if widest > name.width():  # one long word: a little smaller
                painter.setFont(scaled_font(self.font(), max(0.8, name.width() / widest)))
            painter.drawText(name, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, "\n".join(lines))

    def _lines(self, width: int) -> list[str]:
        """The name in one line, or word by word in two."""
        first, _, rest = self.text().partition(" ")
        return [first, rest] if rest and self.fontMetrics().horizontalAdvance(self.text()) > width else [self.text()]

    def _drawn(self, size: QSize) -> QPixmap:
        """The picture, drawn anew only for another size, scale or theme."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.size() != size * ratio:
            self._picture = thumbnail(self.dataset, size, ratio, current_theme())
        return self._picture

    def _forget(self) -> None:
        self._picture = None
        self.update()


class FileTile(DataTile):
    """The data set that was imported last; hidden until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FileSource, parent)
        self.source: FileSource | None = None

    def show_source(self, source: FileSource) -> None:
        """Show an imported data set."""
        self.source = source
        self.setText(source.label)
        self.setToolTip("\n".join(str(path) for path in source.paths))
        self._forget()

    def _lines(self, width: int) -> list[str]:
        """The name of the file in one line, without its middle where it is long."""
        return [self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, width)]

    def _drawn(self, size: QSize) -> QPixmap:
        """A symbol: the examples are read by another thread."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.size() != size * ratio:
            self._picture = QPixmap(size * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            symbol = pixmap("data", SYMBOL, "accent", ratio)
            with painting(self._picture) as painter:
                painter.drawPixmap((size.width() - SYMBOL) // 2, (size.height() - SYMBOL) // 2, symbol)
        return self._picture
