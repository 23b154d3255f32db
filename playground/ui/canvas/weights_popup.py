"""The small editor of one weight or bias: its number, and whether it is held or cut. It stands on the canvas."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from playground.ui.icons import set_icon
from playground.ui.widgets.number_field import NumberField

STEP, FINE = 0.05, 0.005
"""What a notch of the wheel or an arrow key adds; with Shift."""
_LIMIT = 1e6
_DIGITS = 5


class WeightPopup(QFrame):
    """`chosen` carries a number typed or turned to, `heldToggled` and `cutToggled` the switches; `closed` it went away.

    Shown numbers follow the training unless one is being typed.
    """

    chosen = Signal(float)
    heldToggled = Signal(bool)
    cutToggled = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("weight-popup")
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self.note = QLabel(self)
        self.note.setProperty("role", "small")
        self.note.setWordWrap(True)
        self.field = NumberField(-_LIMIT, _LIMIT)
        self.field.setObjectName("weight-value")
        self.field.edited.connect(lambda value: self.chosen.emit(float(value)))
        self.hold, self.cut = self._switch("lock", self.heldToggled), self._switch("cut", self.cutToggled)
        self.close_button = QToolButton(self)
        self.close_button.setIconSize(QSize(12, 12))
        self.close_button.clicked.connect(self.leave)
        set_icon(self.close_button, "close")
        self._lay_out()
        for child in (self.field, self.hold, self.cut, self.close_button):
            child.installEventFilter(self)
        self._retranslate()
        self.hide()

    def present(self, title: str, value: float | None, note: str = "") -> None:
        """Appear for a weight; without a value (a filter, told in one number) nothing can be typed."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.field.setEnabled(value is not None)
        self.field.setAccessibleName(title)
        self.field.setModified(False)
        self.show_value(value)
        self.show()
        self.adjustSize()
        self.raise_()
        (self.field if value is not None else self.hold).setFocus(Qt.FocusReason.PopupFocusReason)

    def show_value(self, value: float | None) -> None:
        """Show what the weight is now."""
        if value is not None and not self.field.isModified() and not self.field.problem:
            self.field.show_value(float(f"{value:.{_DIGITS}g}"))

    def show_switches(self, held: bool, cut: bool, can_cut: bool, reason: str = "") -> None:
        """Show what is held; `reason`: why it is held anyway, with its unit or block."""
        self.hold.setChecked(held or cut or bool(reason))
        self.hold.setEnabled(not (cut or reason))
        self.cut.setVisible(can_cut)
        self.cut.setChecked(cut)
        self.cut.setEnabled(not reason)
        self.field.setReadOnly(cut)
        set_icon(self.hold, "lock" if self.hold.isChecked() else "unlock")
        self._retranslate()
        if reason:
            self.hold.setToolTip(reason)

    def turn(self, notches: float, fine: bool) -> None:
        """Change the number by notches of the wheel."""
        if self.field.isEnabled() and not self.field.isReadOnly():
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

    def _switch(self, icon: str, toggled: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(toggled)
        set_icon(button, icon)
        return button

    def _lay_out(self) -> None:
        head, foot, layout = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        foot.addWidget(self.hold)
        foot.addWidget(self.cut)
        foot.addStretch(1)
        layout.setContentsMargins(10, 6, 6, 6)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addWidget(self.field)
        layout.addLayout(foot)

    def _retranslate(self) -> None:
        self.hold.setText(self.tr("Frozen") if self.hold.isChecked() else self.tr("Freeze"))
        self.hold.setToolTip(self.tr("No step changes a frozen weight."))
        self.cut.setText(self.tr("Cut off") if self.cut.isChecked() else self.tr("Cut"))
        self.cut.setToolTip(self.tr("A cut edge weighs nothing and stays so; mended, it has its weight again."))
        self.field.set_tip(self.tr("Type a number, or turn the wheel (with Shift in small steps)."))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close (Esc)"))
