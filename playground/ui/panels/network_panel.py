"""The network panel: what the stack is, in words and as a picture, and the buttons that change it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from playground.engine.block_rule import BlockRule
from playground.engine.blocks import outline
from playground.engine.frame import Frame
from playground.engine.pretraining.rule import NoPretraining
from playground.engine.probes import Probe, UnitMaps, Weights
from playground.engine.specs import MOST_BLOCKS
from playground.experiment import ExperimentSpec, Problem
from playground.ui.canvas import edits
from playground.ui.canvas.column import Column, Key
from playground.ui.canvas.columns import columns, ends, family_name, sizes
from playground.ui.canvas.layout import MOST_UNITS
from playground.ui.canvas.summary import SummaryLabel
from playground.ui.canvas.view import NetworkCanvas
from playground.ui.icons import set_icon
from playground.ui.texts import member_tip, tr_registry, tr_sentence
from playground.ui.theme import themes
from playground.ui.tokens import Theme
from playground.ui.widgets.labels import ProblemLabel
from playground.ui.widgets.menu_button import MenuButton

PICTURE_RESOLUTION = 20
"""Points a side at which the units' functions are computed."""


class NetworkPanel(QFrame):
    """The network of the experiment shown. Edits leave as `edited` (experiment, undo text, merge key).

    `selectionChanged(key)`: index of a block, ``"output"``, or None. `opened(key)`: the inspector should take the
    focus. Showing an experiment emits nothing; a selection that has gone falls back to None.
    """

    edited = Signal(object, str, str)
    selectionChanged = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("network-panel")
        self.setProperty("role", "card")
        self._spec: ExperimentSpec | None = None
        self._columns: tuple[Column, ...] = ()
        self._selection: Key | None = None
        self._maps = UnitMaps(resolution=PICTURE_RESOLUTION, units=MOST_UNITS)
        self._weights = Weights(units=MOST_UNITS)
        self._problems: list[Problem] = []
        self._build()
        self._retranslate()
        themes.changed.connect(self.set_theme)

    # --- the panel's contract -------------------------------------------------------------------------------------

    def show_spec(self, spec: ExperimentSpec, problems: list[Problem]) -> None:
        """Show an experiment and what is wrong with it."""
        self._spec, self._problems = spec, problems
        self._columns = columns(spec)
        if self._selection not in self._keys():
            self._selection = None
        self.canvas.show_columns(self._columns)
        self.canvas.select(self._selection)
        self._show_summary(spec)
        own = [tr_sentence(problem.message) for problem in problems if problem.field.startswith("network")]
        self.problem.show_problem("\n".join(own))
        self._update_buttons()

    def show_frame(self, frame: Frame) -> None:
        """Show the numbers of a frame, if they belong to the network shown."""
        self.canvas.show_numbers(frame.probes.get(self._maps), frame.probes.get(self._weights))

    def probes(self) -> tuple[Probe, ...]:
        """What the worker should compute: nothing while the panel cannot be seen."""
        return (self._maps, self._weights) if self.isVisible() else ()

    def selection(self) -> Key | None:
        """The selected column: index of a block, ``"output"``, or None."""
        return self._selection

    def select(self, key: Key | None) -> None:
        """Select a column that exists; says so by `selectionChanged` if that is a change."""
        if key != self._selection and (key is None or key in self._keys()):
            self._selection = key
            self.canvas.select(key)
            self._update_buttons()
            self.selectionChanged.emit(key)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.canvas.set_theme(theme)

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        header = self._header()
        self.canvas = NetworkCanvas(self)
        self.canvas.selected.connect(self.select)
        self.canvas.opened.connect(self.opened)
        self.canvas.resized.connect(self._resize_block)
        self.canvas.moved.connect(self._move_block)
        self.canvas.removed.connect(self._remove_block)
        self.problem = ProblemLabel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 6)
        layout.setSpacing(4)
        layout.addLayout(header)
        layout.addWidget(self.problem)
        layout.addWidget(self.canvas, 1)

    def _header(self) -> QHBoxLayout:
        self.title = QLabel(self)
        self.title.setProperty("role", "title")
        self.summary = SummaryLabel(self)
        self.left, self.right, self.trash = self._tool("left"), self._tool("right"), self._tool("trash")
        self.left.clicked.connect(self._move_selected_left)
        self.right.clicked.connect(self._move_selected_right)
        self.trash.clicked.connect(self._remove_selected)
        self.add = MenuButton(self)
        self.add.setObjectName("add-block")
        self.add.clicked.connect(self._add_usual)
        self.add.choices.triggered.connect(self._add_chosen)
        header = QHBoxLayout()
        header.setSpacing(4)
        header.addWidget(self.title)
        header.addSpacing(6)
        header.addWidget(self.summary, 1)
        for button in (self.left, self.right, self.trash):
            header.addWidget(button)
        header.addSpacing(4)
        header.addWidget(self.add)
        return header

    def _tool(self, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"block-{icon}")
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_icon(button, icon)
        return button

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Network"))
        self.setAccessibleName(self.tr("Network"))
        self.left.setAccessibleName(self.tr("Move block left"))
        self.right.setAccessibleName(self.tr("Move block right"))
        self.trash.setAccessibleName(self.tr("Remove block"))
        self.add.setText(self.tr("+ Block"))
        self.add.setAccessibleName(self.tr("Add a block"))
        self._fill_menu()
        self._update_buttons()

    def _fill_menu(self) -> None:
        """One entry per kind of block."""
        self.add.choices.clear()
        for key, kind in edits.KINDS.items():
            action = self.add.choices.addAction(tr_registry(kind.title))
            action.setData(key)
            action.setToolTip(member_tip(kind))

    def changeEvent(self, event: QEvent) -> None:
        """Say everything in another language, or fit it to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self._spec is not None:
                self.show_spec(self._spec, self._problems)
        elif event.type() == QEvent.Type.FontChange and self._spec is not None:
            self.canvas.set_theme(themes.theme)

    # --- what is shown --------------------------------------------------------------------------------------------

    def _keys(self) -> list[Key]:
        return [column.key for column in self._columns[1:]]

    def _show_summary(self, spec: ExperimentSpec) -> None:
        both = ends(spec)
        infos = outline(spec.network, both.shape, len(both.outputs))
        count = sum(info.parameters for info in infos)
        parameters = self.tr("1 parameter") if count == 1 else self.tr("{n:,} parameters").format(n=count)
        parts = [sizes(self._columns), parameters, family_name(spec), _pretraining(spec)]
        shapes = [
            f"{tr_sentence(info.title)}: {_shape(info.inputs)} → {_shape(info.outputs)}, {info.parameters:,}"
            for info in infos
        ]
        self.summary.show_words(" · ".join(part for part in parts if part), "\n".join(shapes))

    def _update_buttons(self) -> None:
        """Enable what can be done with the selected block; a disabled button says why."""
        count = len(self._spec.network.blocks) if self._spec else 0
        block = self._selection if isinstance(self._selection, int) else None
        none = self.tr("Select a hidden block first.")
        reasons = {
            self.left: none if block is None else self.tr("This is the first block.") if block == 0 else "",
            self.right: none if block is None else self.tr("This is the last block.") if block == count - 1 else "",
            self.trash: none if block is None else "",
        }
        tips = {
            self.left: self.tr("Move the selected block to the left (Ctrl+Left)"),
            self.right: self.tr("Move the selected block to the right (Ctrl+Right)"),
            self.trash: self.tr("Remove the selected block (Delete)"),
        }
        for button, reason in reasons.items():
            button.setEnabled(not reason)
            button.setToolTip(f"{tips[button]}\n{reason}" if reason else tips[button])
        full = count >= MOST_BLOCKS
        self.add.setEnabled(not full)
        usual = tr_registry(edits.usual_kind(self._spec, self._place()).title) if self._spec else ""
        tip = self.tr(
            "Add a block ({block}) after the selected one, or at the end; the arrow offers all kinds.\n"
            "Rebuilds the network."
        ).format(block=usual)
        limit = self.tr("{n} blocks are the most there can be.").format(n=MOST_BLOCKS)
        self.add.setToolTip(f"{tip}\n{limit}" if full else tip)

    # --- edits ----------------------------------------------------------------------------------------------------

    def _place(self) -> int:
        """Where a new block is wanted: after the selected one, or at the end."""
        count = len(self._spec.network.blocks) if self._spec else 0
        return self._selection + 1 if isinstance(self._selection, int) else count

    def _add_usual(self) -> None:
        if self._spec is not None:
            self._add(edits.usual_kind(self._spec, self._place()))

    def _add_chosen(self, action: QAction) -> None:
        self._add(edits.KINDS[action.data()])

    def _add(self, kind: type[BlockRule]) -> None:
        if self._spec is not None:
            spec, index = edits.add(self._spec, self._place(), kind)
            self._edit(spec, self.tr("Add a block"), index)

    def _remove_selected(self) -> None:
        if isinstance(self._selection, int):
            self._remove_block(self._selection)

    def _remove_block(self, index: int) -> None:
        if self._spec is not None:
            last = len(self._spec.network.blocks) - 2
            select = min(index, last) if last >= 0 else None
            self._edit(edits.remove(self._spec, index), self.tr("Remove a block"), select)

    def _move_selected_left(self) -> None:
        if isinstance(self._selection, int):
            self._move_block(self._selection, self._selection - 1)

    def _move_selected_right(self) -> None:
        if isinstance(self._selection, int):
            self._move_block(self._selection, self._selection + 1)

    def _move_block(self, index: int, to: int) -> None:
        if self._spec is not None:
            self._edit(edits.move(self._spec, index, to), self.tr("Move a block"), to)

    def _resize_block(self, index: int, change: int) -> None:
        if self._spec is not None:
            spec = edits.resize(self._spec, index, change)
            if spec != self._spec:
                maps = self._columns[index + 1].maps
                self._edit(spec, self.tr("Change filters") if maps else self.tr("Change units"), index)

    def _edit(self, spec: ExperimentSpec, text: str, select: Key | None) -> None:
        """Ask for an edit; once it is shown, select the block it was about."""
        self.edited.emit(spec, text, "")
        self.select(select)


def _pretraining(spec: ExperimentSpec) -> str:
    """What the first weights are made by, if not by the initializers."""
    rule = spec.network.pretraining
    return "" if isinstance(rule, NoPretraining) else tr_registry(rule.title)


def _shape(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape)) or "?"
