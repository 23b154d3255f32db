"""Which examples are shown on a picture: a pill with a menu."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

PARTS = ("train", "validation", "test")
MARKS = ("mistakes", "residuals", "spread")


class PointsMenu(QPushButton):
    """A check box per part of the split, and what may be marked beside them. `changed` when one was ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._menu = QMenu(self)
        self.actions_ = {name: QAction(self) for name in (*PARTS, *MARKS)}
        for name, action in self.actions_.items():
            action.setCheckable(True)
            action.setChecked(name in ("train", "test"))
            action.toggled.connect(self.changed)
            if name == MARKS[0]:
                self._menu.addSeparator()
            self._menu.addAction(action)
        self.setMenu(self._menu)
        self._retranslate()

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts whose examples are shown."""
        return tuple(name for name in PARTS if self.actions_[name].isChecked())

    def marks(self, name: str) -> bool:
        """Whether ``"mistakes"``, what is taken for another class, ``"residuals"`` or the ``"spread"`` are marked."""
        action = self.actions_[name]
        return action.isVisible() and action.isChecked()

    def offer(self, name: str, offered: bool) -> None:
        """Whether there is anything of the kind to mark."""
        self.actions_[name].setVisible(offered)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setText(self.tr("points"))
        self.setToolTip(
            self.tr("Which examples are shown: filled for training, rings for test, squares for validation.")
        )
        titles = {
            "train": self.tr("Training points"),
            "validation": self.tr("Validation points"),
            "test": self.tr("Test points"),
            "mistakes": self.tr("Rings around mistakes"),
            "residuals": self.tr("Residuals"),
            "spread": self.tr("Confidence over seeds"),
        }
        for name, title in titles.items():
            self.actions_[name].setText(title)
        tip = self.tr("How much of the curve is chance: trains from other seeds as well, and shows the spread.")
        self.actions_["spread"].setStatusTip(tip)
        self.actions_["spread"].setWhatsThis(tip)
