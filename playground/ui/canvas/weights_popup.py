"""The small editor of a weight, a bias or a filter: its numbers, and what is held or cut. It stands on the canvas.

Several weights, of a filter or before the pixels of an image, stand in a grid; the number below it is that of the
current one.
"""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from playground.engine.holds import WHOLE
from playground.ui.canvas.weights_grid import Flags, Floats, WeightGrid
from playground.ui.canvas.weights_picker import WeightPicker
from playground.ui.canvas.weights_switches import Switches
from playground.ui.icons import set_icon
from playground.ui.widgets.number_field import NumberField

STEP, FINE = 0.05, 0.005
"""What a notch of the wheel or an arrow key adds; with Shift."""
_LIMIT = 1e6
_DIGITS = 5


class WeightPopup(QFrame):
    """`chosen` carries a number typed or turned to, `cellChosen` that another weight of the filter is the current one;
    `closed` it went away. `switches` are those of the weight, `whole` those of all weights.

    Shown numbers follow the training unless one is being typed.
    """

    chosen = Signal(float)
    cellChosen = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("weight-popup")
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._title, self._whole_title = QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self.picker, self.grid = WeightPicker(self), WeightGrid(self)
        self.field = NumberField(-_LIMIT, _LIMIT)
        self.field.setObjectName("weight-value")
        self.field.edited.connect(lambda value: self.chosen.emit(float(value)))
        self.grid.chosen.connect(self._take_cell)
        self.grid.typed.connect(self._type)
        self.grid.turned.connect(self.turn_by)
        self.switches, self.whole = Switches(self), Switches(self)
        self.hold, self.cut = self.switches.hold, self.switches.cut
        self.close_button = QToolButton(self)
        self.close_button.setIconSize(QSize(12, 12))
        self.close_button.clicked.connect(self.leave)
        set_icon(self.close_button, "close")
        self._lay_out()
        switches = (self.hold, self.cut, self.whole.hold, self.whole.cut)
        parts = (*self.picker.combos, self.grid, self.field, *switches, self.close_button)
        for child in parts:
            child.installEventFilter(self)
        for before, after in pairwise(parts):
            self.setTabOrder(before, after)
        self._retranslate()
        self.hide()

    @property
    def cell(self) -> int:
        """The weight of the filter that is the current one; `WHOLE` where there is only one."""
        return WHOLE if self.grid.isHidden() else self.grid.cell

    def present(self, title: str, values: Floats) -> None:
        """Appear for weights (rows, columns)."""
        self._title.setText(title)
        self.setAccessibleName(title)
        for part in (self.field, self.grid):
            part.setAccessibleName(title)
        self.field.setModified(False)
        self.show_values(values)
        self.show()
        self.raise_()
        (self.field if self.grid.isHidden() else self.grid).setFocus(Qt.FocusReason.PopupFocusReason)

    def show_values(self, values: Floats) -> None:
        """Show what the weights are now."""
        single = values.size == 1
        if not single:
            self.grid.show_values(values)
        if self.grid.isHidden() != single or self.isHidden():
            for part in (self.grid, self.whole, self._whole_title):
                part.setVisible(not single)
        value = float(values.flat[0 if single else self.grid.cell])
        if not self.field.isModified() and not self.field.problem:
            self.field.show_value(float(f"{value:.{_DIGITS}g}"))
        self.adjustSize()

    def show_holds(self, held: Flags, cut: Flags, can_cut: bool, reason: str) -> None:
        """Show which weights are held and cut, counted row by row; `reason`: why all are held anyway."""
        cell = 0 if self.cell == WHOLE else self.cell
        self.switches.show_state(bool(held[cell]), bool(cut[cell]), can_cut, reason)
        self.whole.show_state(bool(held.all()), bool(cut.all()), can_cut, reason)
        self.field.setReadOnly(bool(cut[cell]))
        self.grid.show_holds(held | cut | bool(reason), cut)

    def turn(self, notches: float, fine: bool) -> None:
        """Change the number by notches of the wheel."""
        if self.isVisible() and not self.field.isReadOnly():
            step = FINE if fine else STEP
            value = float(f"{self.field.value + notches * step:.{_DIGITS}g}")
            self.field.setModified(False)
            self.field.show_value(value)
            self.chosen.emit(value)

    def leave(self) -> None:
        """Go away; a number that was typed but not entered is dropped."""
        if not self.isHidden():
            self.field.revert()
            self.hide()
            self.closed.emit()

    def _take_cell(self) -> None:
        """Show the number of the weight that is now the current one."""
        if self.grid.values.size and not self.grid.isHidden():
            self.field.revert()
            self.field.setModified(False)
            self.field.show_value(float(f"{float(self.grid.values.flat[self.grid.cell]):.{_DIGITS}g}"))
            self.cellChosen.emit()

    def _type(self, event: QKeyEvent) -> None:
        """A number is begun in the grid: it goes on in the field."""
        if not self.field.isReadOnly():
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()
            QApplication.sendEvent(self.field, event)

    # --- Qt's events ----------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes from every part; the arrow keys turn the number."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            turns = {Qt.Key.Key_Up.value: 1, Qt.Key.Key_Down.value: -1}
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if watched is self.field and event.key() in turns:
                self.turn(turns[event.key()], fine)
                return True
        elif isinstance(event, QWheelEvent) and isinstance(watched, QComboBox):
            self.turn_by(event)
            return True
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the number."""
        self.turn_by(event)

    def turn_by(self, event: QWheelEvent) -> None:
        """Turn the number by what a wheel says, which with Shift some systems send sideways."""
        delta = event.angleDelta()
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.turn((delta.y() or delta.x()) / 120, fine)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep keys to itself: beneath it they would move and remove blocks."""
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    # --- building -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head, foot, layout = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        foot.addWidget(self._whole_title)
        foot.addWidget(self.whole)
        layout.setContentsMargins(10, 6, 6, 6)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.picker)
        layout.addWidget(self.grid)
        layout.addWidget(self.field)
        layout.addWidget(self.switches)
        layout.addLayout(foot)

    def _retranslate(self) -> None:
        self.picker.retranslate()
        for switches in (self.switches, self.whole):
            switches.retranslate()
        self._whole_title.setText(self.tr("All weights:"))
        self.field.set_tip(self.tr("Type a number, or turn the wheel (with Shift in small steps)."))
        self.grid.setToolTip(
            self.tr("Choose a weight with the mouse or the arrow keys; type a number or turn the wheel.")
        )
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close (Esc)"))
