"""Fields that the mouse wheel changes only while they have the focus: scrolling a panel never edits it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSlider,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)


class QuietSlider(QSlider):
    """A horizontal slider that ignores the wheel unless focused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel instead of the value."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceCombo(QComboBox):
    """A combo box over keys with titles; ignores the wheel unless focused.

    `picked` carries the key a person chose; showing a key never emits.
    """

    picked = Signal(str)

    def __init__(self, choices: Mapping[str, str] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))  # the default delegate ignores the style sheet
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(20)
        self._shown = ""
        self.set_choices(choices or {})
        self.activated.connect(self._pick)

    def set_choices(self, choices: Mapping[str, str]) -> None:
        """Replace the entries: titles by key, in order."""
        self.clear()
        for key, title in choices.items():
            self.addItem(title, key)
        self._shown = self.currentData() or ""

    def keys(self) -> tuple[str, ...]:
        """The keys of all entries."""
        return tuple(self.itemData(row) for row in range(self.count()))

    def key(self) -> str:
        """The key shown."""
        return self._shown

    def show_key(self, key: str) -> None:
        """Show the entry with this key."""
        self._shown = key
        self.setCurrentIndex(self.findData(key))

    def choose(self, key: str) -> None:
        """Do what choosing the entry with the mouse does."""
        row = self.findData(key)
        self.setCurrentIndex(row)
        self._pick(row)

    def _pick(self, row: int) -> None:
        key = self.itemData(row)
        if key is not None and key != self._shown:
            self._shown = key
            self.picked.emit(key)

    def showPopup(self) -> None:
        """Open the list, wide enough for its longest title."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 24)
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box; a title that does not fit ends in an ellipsis."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        title = self._fitting()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = title
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def tip(self) -> str:
        """The tool tip; it begins with the title where there is no room for all of it."""
        title = self.currentText()
        return self.toolTip() if self._fitting() == title else "\n".join(filter(None, (title, self.toolTip())))

    def event(self, event: QEvent) -> bool:
        """Show the tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip(), self)
            return True
        return super().event(event)

    def _fitting(self) -> str:
        """The title, with an ellipsis where there is no room for all of it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        box, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, field, self).width() - 2
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the panel instead of the value."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
