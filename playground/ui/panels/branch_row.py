"""One branch of a block in the inspector: its letter, its blocks as small cards, and what adds and removes."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from playground.engine.block_rule import BlockRule
from playground.engine.blocks import BlockInfo
from playground.engine.parallel import MOST_IN_BRANCH
from playground.ui.canvas.block_column import block_column
from playground.ui.icons import set_icon
from playground.ui.panels.branch_edits import KINDS
from playground.ui.texts import member_tip, tr_registry
from playground.ui.widgets.chips import ChipToggle
from playground.ui.widgets.flow_layout import FlowLayout

_CARD = 22
"""About the height of a card: its text and that of labels stand on one line."""


class BranchRow(QWidget):
    """`picked(position)`: a card was clicked. `added(kind)`: a block is wanted. `dropped`: the branch should go."""

    picked = Signal(int)
    added = Signal(str)
    dropped = Signal()

    def __init__(self, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter = letter
        self.cards: list[ChipToggle] = []
        self._title = QLabel(letter, self)
        self._title.setProperty("role", "heading")
        self._title.setFixedWidth(12)
        self._empty = QLabel(self.tr("the input itself"), self)
        self._empty.setProperty("role", "small")
        self._cards = QWidget(self)
        self._flow = FlowLayout(self._cards)
        self._flow.addWidget(self._empty)
        for label in (self._title, self._empty):
            label.setMinimumHeight(_CARD)
        self.add = self._tool("add", self.tr("Add a block to branch {letter}").format(letter=letter))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setMenu(self._menu())
        self.drop = self._tool("close", self.tr("Remove branch {letter}").format(letter=letter))
        self.drop.clicked.connect(self.dropped)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._cards, 1)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignTop)

    def show_branch(
        self, blocks: Sequence[BlockRule], infos: Sequence[BlockInfo], chosen: int | None, droppable: bool
    ) -> None:
        """Show the blocks, the chosen one lit; emits nothing."""
        while len(self.cards) < len(blocks):
            self._make_card(len(self.cards))
        for position, card in enumerate(self.cards):
            card.setVisible(position < len(blocks))
            if position < len(blocks):
                column = block_column(position, blocks[position], infos[position])
                card.setText(column.wordings[0][0])
                card.setToolTip(column.tip)
                card.setAccessibleName(
                    self.tr("Branch {letter}, block {n}: {block}").format(
                        letter=self.letter, n=position + 1, block=column.spoken
                    )
                )
                card.setChecked(position == chosen)
        self._empty.setVisible(not blocks)
        self.add.setEnabled(len(blocks) < MOST_IN_BRANCH)
        self.drop.setVisible(droppable)

    def _make_card(self, position: int) -> None:
        card = ChipToggle("", self._cards)
        card.clicked.connect(lambda: self.picked.emit(position))
        self._flow.addWidget(card)
        self.cards.append(card)

    def _menu(self) -> QMenu:
        menu = QMenu(self.add)
        menu.setToolTipsVisible(True)
        for key, kind in KINDS.items():
            action = menu.addAction(tr_registry(kind.title))
            action.setData(key)
            action.setToolTip(member_tip(kind))
        menu.triggered.connect(self._add)
        return menu

    def _add(self, action: QAction) -> None:
        self.added.emit(action.data())

    def _tool(self, icon: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(name)
        button.setToolTip(name)
        set_icon(button, icon)
        return button
