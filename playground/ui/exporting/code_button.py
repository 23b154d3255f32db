"""The button beside the network that copies it as code."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from playground.export.targets import EXPORTS
from playground.ui.icons import set_icon
from playground.ui.texts import tr_sentence, wrap


class CodeButton(QToolButton):
    """Opens a menu of everything that is code; `chosen` carries the key of the target."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("copy-code")
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_icon(self, "code")
        self.choices = QMenu(self)
        self.choices.setToolTipsVisible(True)
        self.choices.triggered.connect(self._choose)
        self.setMenu(self.choices)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.setAccessibleName(self.tr("Copy code"))
        self.setToolTip(self.tr("Show and copy this network as code: PyTorch, Keras, NumPy, scikit-learn."))
        self.choices.clear()
        fill_export_menu(self.choices, ("code",))

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())


def fill_export_menu(menu: QMenu, kinds: tuple[str, ...] = ("code", "model", "table")) -> None:
    """One entry per target of these kinds, with a line between the kinds."""
    for kind in kinds:
        if not menu.isEmpty():
            menu.addSeparator()
        for key, target in EXPORTS.items():
            if target.kind == kind:
                action = menu.addAction(tr_sentence(target.title) + "...")
                action.setData(key)
                action.setToolTip(wrap(tr_sentence(target.help)))
                action.setStatusTip(tr_sentence(target.help))
