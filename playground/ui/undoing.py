"""The commands that take edits back: undo, redo and the list of all edits."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from playground.ui.actions import Actions
from playground.ui.dialogs.edit_history import EditHistory
from playground.ui.document import Document


class Undoing(QObject):
    """Joins the actions to the document's stack of edits, and names in them the edit they are about."""

    def __init__(self, window: QWidget, document: Document, actions: Actions) -> None:
        super().__init__(window)
        self._actions = actions
        self.history = EditHistory(document, window)
        stack = document.undo_stack
        actions.connect({"undo": stack.undo, "redo": stack.redo, "history": self.history.present})
        stack.canUndoChanged.connect(actions["undo"].setEnabled)
        stack.canRedoChanged.connect(actions["redo"].setEnabled)
        stack.undoTextChanged.connect(self._name_undo)
        stack.redoTextChanged.connect(self._name_redo)
        actions["undo"].setEnabled(stack.canUndo())
        actions["redo"].setEnabled(stack.canRedo())

    @Slot(str)
    def _name_undo(self, edit: str) -> None:
        self._name("undo", edit)

    @Slot(str)
    def _name_redo(self, edit: str) -> None:
        self._name("redo", edit)

    def _name(self, key: str, edit: str) -> None:
        name = self._actions.entry(key).text
        self._actions[key].setText(f"{name}: {edit}" if edit else name)
