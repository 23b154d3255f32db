"""Two buttons that freeze and cut: a weight, or all those of an edge."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from playground.ui.icons import set_icon


class Switches(QWidget):
    """`heldToggled` and `cutToggled` carry what the buttons say when they are pressed."""

    heldToggled = Signal(bool)
    cutToggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hold, self.cut = self._switch("lock", self.heldToggled), self._switch("cut", self.cutToggled)
        self._reason = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.hold)
        layout.addWidget(self.cut)
        layout.addStretch(1)
        self.retranslate()

    def show_state(self, held: bool, cut: bool, can_cut: bool, reason: str = "") -> None:
        """Show what is held; `reason`: why it is held anyway, with something that contains it."""
        self._reason = reason
        self.hold.setChecked(held or cut or bool(reason))
        self.hold.setEnabled(not (cut or reason))
        self.cut.setVisible(can_cut)
        self.cut.setChecked(cut)
        self.cut.setEnabled(not reason)
        set_icon(self.hold, "lock" if self.hold.isChecked() else "unlock")
        self.retranslate()

    def retranslate(self) -> None:
        """Say what the buttons do."""
        self.hold.setText(self.tr("Frozen") if self.hold.isChecked() else self.tr("Freeze"))
        self.hold.setToolTip(self._reason or self.tr("No step changes a frozen weight."))
        self.cut.setText(self.tr("Cut off") if self.cut.isChecked() else self.tr("Cut"))
        self.cut.setToolTip(self.tr("A cut edge weighs nothing and stays so; mended, it has its weight again."))

    def _switch(self, icon: str, toggled: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(toggled)
        set_icon(button, icon)
        return button
