"""The line above the network: what it is in words, and the buttons that change it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from playground.ui.canvas.block_menu import fill_block_menu
from playground.ui.canvas.samples import SampleBar
from playground.ui.canvas.summary import SummaryLabel
from playground.ui.exporting.code_button import CodeButton
from playground.ui.icons import set_icon
from playground.ui.widgets.menu_button import MenuButton


class NetworkHeader(QWidget):
    """Title, summary, the example shown, the buttons of the selected block, and those for new blocks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.title.setProperty("role", "title")
        self.summary = SummaryLabel(self)
        self.samples = SampleBar(self)
        self.left, self.right, self.trash = self._tool("move-left"), self._tool("move-right"), self._tool("trash")
        self.code = CodeButton(self)
        self.add = MenuButton(self)
        self.add.setObjectName("add-block")
        self.tiles = self._tool("chevron-down")
        self.tiles.setObjectName("show-palette")
        self.tiles.setCheckable(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addSpacing(6)
        layout.addWidget(self.summary, 1)
        for widget in (self.samples, self.code, self.left, self.right, self.trash):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(self.add)
        layout.addWidget(self.tiles)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.title.setText(self.tr("Network"))
        self.left.setAccessibleName(self.tr("Move block left"))
        self.right.setAccessibleName(self.tr("Move block right"))
        self.trash.setAccessibleName(self.tr("Remove block"))
        self.add.setText(self.tr("+ Block"))
        self.add.setAccessibleName(self.tr("Add a block"))
        self.tiles.setAccessibleName(self.tr("Palette of blocks"))
        self.tiles.setToolTip(self.tr("Show or hide the palette: a tile for every kind of block."))
        fill_block_menu(self.add.choices)
        self.code.retranslate()
        self.samples.retranslate()

    def _tool(self, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"block-{icon}")
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(button, icon)
        return button
