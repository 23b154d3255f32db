"""The branches of a block in the inspector: one row each, what can be done with the chosen block, and the merge."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from playground.engine.block_rule import BlockRule
from playground.engine.blocks import BlockInfo
from playground.engine.outline import LETTERS
from playground.engine.parallel import Parallel
from playground.ui.forms.section_form import SectionForm
from playground.ui.icons import set_icon
from playground.ui.panels import branch_edits as edits
from playground.ui.panels.branch_edits import BRANCHES, Place
from playground.ui.panels.branch_row import BranchRow
from playground.ui.texts import tip, tr_registry


class BranchRows(QWidget):
    """`edited` carries (new block, undo text, merge key); `chosenChanged` tells that `chosen` is another block."""

    edited = Signal(object, str, str)
    chosenChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block, self._info = Parallel(), BlockInfo("", "", (), (), 0)
        self.place: Place | None = None
        self.merge = SectionForm(Parallel, exclude=(BRANCHES.name,), columns=1, parent=self)
        self.merge.edited.connect(self.edited)
        title = QLabel(tr_registry(BRANCHES.title), self)
        title.setProperty("role", "small")
        title.setToolTip(tip(BRANCHES))
        self.rows = [BranchRow(letter, self) for letter in LETTERS]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.merge)
        column.addWidget(title)
        for number, row in enumerate(self.rows):
            column.addWidget(row)
            row.picked.connect(lambda position, number=number: self._pick((number, position)))
            row.added.connect(lambda kind, number=number: self._add(number, kind))
            row.dropped.connect(lambda number=number: self._drop(number))
        column.addLayout(self._tools())

    @property
    def chosen(self) -> BlockRule | None:
        """The block whose card is lit."""
        return self._block.branches[self.place[0]][self.place[1]] if self.place else None

    @property
    def chosen_info(self) -> BlockInfo | None:
        """What there is to say about it."""
        return self._info.inner[self.place[0]][self.place[1]] if self.place else None

    def show_block(self, block: Parallel, info: BlockInfo, forget: bool = False) -> None:
        """Show a block; the chosen place stays if it still exists, unless it is to be forgotten. Emits nothing."""
        self._block, self._info = block, info
        if forget or (self.place and not self._exists(self.place)):
            self.place = None
        self.merge.show_value(block)
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(block.branches))
            if number < len(block.branches):
                chosen = self.place[1] if self.place and self.place[0] == number else None
                row.show_branch(block.branches[number], info.inner[number], chosen, len(block.branches) > edits.FEWEST)
        self.more.setVisible(len(block.branches) < edits.MOST)
        position, count = (self.place[1], len(block.branches[self.place[0]])) if self.place else (0, 0)
        self.left.setEnabled(position > 0)
        self.right.setEnabled(position < count - 1)
        self.trash.setEnabled(count > 0)

    def edit_chosen(self, inner: BlockRule, text: str, merge_key: str) -> None:
        """Ask for another block in the chosen place."""
        if self.place:
            branch, position = self.place
            key = f"branches[{branch}][{position}].{merge_key}" if merge_key else ""
            self.edited.emit(edits.put(self._block, self.place, inner), text, key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the chosen block."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.place:
            self._remove()
        else:
            super().keyPressEvent(event)

    def _tools(self) -> QHBoxLayout:
        self.more = QPushButton(self.tr("+ Branch"), self)
        self.more.setProperty("role", "link")
        self.more.setAccessibleName(self.tr("Add a branch"))
        self.more.setToolTip(self.tr("Add a third branch; empty, it hands on the input itself.\nRebuilds the network."))
        self.more.clicked.connect(self._add_branch)
        self.left = self._tool("move-left", self.tr("Move the chosen block towards the start of its branch"))
        self.right = self._tool("move-right", self.tr("Move the chosen block towards the end of its branch"))
        self.trash = self._tool("trash", self.tr("Remove the chosen block (Delete)"))
        self.left.clicked.connect(lambda: self._move(-1))
        self.right.clicked.connect(lambda: self._move(1))
        self.trash.clicked.connect(self._remove)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        tools.addWidget(self.more)
        tools.addStretch(1)
        for button in (self.left, self.right, self.trash):
            tools.addWidget(button)
        return tools

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"branch-{icon}")
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(name)
        button.setToolTip(name)
        set_icon(button, icon)
        return button

    def _exists(self, place: Place) -> bool:
        branches = self._block.branches
        return place[0] < len(branches) and place[1] < len(branches[place[0]])

    def _pick(self, place: Place) -> None:
        self.place = None if place == self.place else place
        self.show_block(self._block, self._info)
        self.chosenChanged.emit()

    def _edit(self, block: Parallel, text: str, place: Place | None) -> None:
        """Ask for an edit; once it is shown, the block in `place` is the chosen one."""
        self.place = place
        self.edited.emit(block, text, "")

    def _add(self, branch: int, kind: str) -> None:
        here = self.place is not None and self.place[0] == branch
        position = self.place[1] + 1 if self.place and here else len(self._block.branches[branch])
        made = edits.add(self._block, (branch, position), edits.KINDS[kind], self._info.inputs)
        self._edit(made, self.tr("Add a block"), (branch, position))

    def _remove(self) -> None:
        if self.place:
            branch, position = self.place
            made = edits.remove(self._block, self.place)
            last = len(made.branches[branch]) - 1
            self._edit(made, self.tr("Remove a block"), (branch, min(position, last)) if last >= 0 else None)

    def _move(self, by: int) -> None:
        if self.place:
            branch, position = self.place
            made = edits.move(self._block, self.place, position + by)
            self._edit(made, self.tr("Move a block"), (branch, position + by))

    def _add_branch(self) -> None:
        self._edit(edits.add_branch(self._block), self.tr("Add a branch"), self.place)

    def _drop(self, branch: int) -> None:
        self._edit(edits.remove_branch(self._block, branch), self.tr("Remove a branch"), None)
