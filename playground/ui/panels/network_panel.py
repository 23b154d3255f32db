"""The network panel: what the stack is, in words and as a picture, and the buttons that change it."""

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from playground.engine.blocks import outline
from playground.engine.frame import Frame
from playground.engine.holds import Edge, Holds
from playground.engine.pretraining.rule import NoPretraining
from playground.engine.probes import Probe
from playground.experiment import ExperimentSpec, Problem
from playground.runner import RunnerState
from playground.ui.canvas.block_menu import fill_block_menu
from playground.ui.canvas.column import Column, Key
from playground.ui.canvas.columns import columns, ends, family_name, sizes
from playground.ui.canvas.palette import Palette
from playground.ui.canvas.questions import Questions, drops
from playground.ui.canvas.view import NetworkCanvas
from playground.ui.panels.block_edits import BlockEdits
from playground.ui.panels.network_header import NetworkHeader
from playground.ui.settings import Settings
from playground.ui.texts import tr_registry, tr_sentence
from playground.ui.theme import themes
from playground.ui.tokens import Theme
from playground.ui.widgets.labels import ProblemLabel


class NetworkPanel(QFrame):
    """The network of the experiment shown. Edits leave as `edited` (experiment, undo text, merge key).

    `selectionChanged(key)`: index of a block, ``"output"``, or None. `opened(key)`: the inspector should take the
    focus. `spotted(spot)`: the unit under the mouse, or the one that is pinned. `weightSet`, `held`: a hand changed a
    weight (edge, before, after, merge key), or what is held (holds, undo text). `asked`: other probes are wanted than
    before. `said(text)`: for the status bar. Showing an experiment emits nothing; a selection that has gone falls back
    to None.
    """

    edited = Signal(object, str, str)
    selectionChanged = Signal(object)
    opened = Signal(object)
    spotted = Signal(object)
    weightSet = Signal(object, float, float, str)
    held = Signal(object, str)
    asked = Signal()
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("network-panel")
        self.setProperty("role", "card")
        self._spec: ExperimentSpec | None = None
        self._columns: tuple[Column, ...] = ()
        self._selection: Key | None = None
        self._questions = Questions()
        self._running = False
        self._gap = 0
        self._problems: list[Problem] = []
        self.edits = BlockEdits(self)
        self._build()
        self._retranslate()
        themes.changed.connect(self.set_theme)

    # --- the panel's contract -------------------------------------------------------------------------------------

    def show_spec(self, spec: ExperimentSpec, problems: list[Problem]) -> None:
        """Show an experiment and what is wrong with it."""
        if self._spec is None or spec.data != self._spec.data:
            self._questions.first_example()
        self._spec, self._problems = spec, problems
        self._columns = columns(spec)
        if self._selection not in self._keys():
            self._selection = None
        self.edits.spec, self.edits.selection = spec, self._selection
        self.canvas.hands.reach.names = self._names(spec)
        self.canvas.show_columns(self._columns)
        self.canvas.select(self._selection)
        self._show_summary(spec)
        own = [tr_sentence(problem.message) for problem in problems if problem.field.startswith("network")]
        self.problem.show_problem("\n".join(own))
        self._update_buttons()
        self._ask_for_masks()

    def show_frame(self, frame: Frame) -> None:
        """Show the numbers of a frame, if they belong to the network shown."""
        self.canvas.show_numbers(*self._questions.answers(frame))
        self.canvas.hands.show_edge(self._questions.edge_weights(frame))
        self.header.samples.show_example(frame.data, self._questions.example)

    def show_state(self, state: RunnerState) -> None:
        """What dropout silenced is shown between steps: while a training runs, nobody could follow it."""
        self._running = state is RunnerState.RUNNING
        self._ask_for_masks()

    @property
    def example(self) -> int:
        """Which example the pictures are of, where they are of one."""
        return self._questions.example

    def show_holds(self, holds: Holds) -> None:
        """Mark what is held, cut and silenced."""
        self.canvas.hands.show_holds(holds)

    def probes(self) -> tuple[Probe, ...]:
        """What the worker should compute: nothing while the panel cannot be seen."""
        return self._questions.probes() if self.isVisible() else ()

    def restore(self, settings: Settings) -> None:
        """Show the palette as it was left."""
        self.header.tiles.setChecked(settings.choice("palette", ("shown", "hidden")) == "shown")

    def store(self, settings: Settings) -> None:
        """Remember whether the palette is shown."""
        settings.store("palette", "shown" if self.header.tiles.isChecked() else "hidden")

    def selection(self) -> Key | None:
        """The selected column: index of a block, ``"output"``, or None."""
        return self._selection

    def select(self, key: Key | None) -> None:
        """Select a column that exists; says so by `selectionChanged` if that is a change."""
        if key != self._selection and (key is None or key in self._keys()):
            self._selection = self.edits.selection = key
            self.canvas.select(key)
            self._update_buttons()
            self.selectionChanged.emit(key)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme."""
        self.canvas.set_theme(theme)

    # --- building -------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.header = header = NetworkHeader(self)
        self.title, self.summary, self.add = header.title, header.summary, header.add
        self.left, self.right, self.trash = header.left, header.right, header.trash
        self.blocks = Palette(self)
        self.gap_menu = QMenu(self)
        self.canvas = NetworkCanvas(self)
        self.canvas.may_move, self.canvas.may_insert = self.edits.may_move, self.edits.may_insert
        self.problem = ProblemLabel(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 6)
        layout.setSpacing(4)
        for widget in (header, self.blocks, self.problem):
            layout.addWidget(widget)
        layout.addWidget(self.canvas, 1)
        self._connect()

    def _connect(self) -> None:
        canvas, header, edits = self.canvas, self.header, self.edits
        edits.made.connect(self._edit)
        canvas.selected.connect(self.select)
        canvas.opened.connect(self.opened)
        canvas.resized.connect(edits.resize)
        canvas.moved.connect(edits.move)
        canvas.removed.connect(edits.remove)
        canvas.gapPressed.connect(self._open_gap)
        canvas.dropped.connect(edits.insert)
        canvas.refused.connect(self.said)
        canvas.scrolled.connect(self._scroll)
        canvas.exampleStepped.connect(self._step_example)
        canvas.hands.weightSet.connect(self.weightSet)
        canvas.hands.held.connect(self.held)
        canvas.hands.asked.connect(self._ask_edge)
        canvas.units.spotted.connect(self.spotted)
        header.samples.stepped.connect(self._step_example)
        header.left.clicked.connect(edits.move_left)
        header.right.clicked.connect(edits.move_right)
        header.trash.clicked.connect(edits.remove_selected)
        header.add.clicked.connect(edits.add_usual)
        header.add.choices.triggered.connect(self._add_chosen)
        header.tiles.toggled.connect(self.blocks.setVisible)
        header.tiles.setChecked(True)
        self.blocks.chosen.connect(edits.add)
        self.gap_menu.triggered.connect(self._insert_chosen)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Network"))
        self.header.retranslate()
        self.blocks.retranslate()
        self._update_buttons()

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

    def _names(self, spec: ExperimentSpec) -> dict[Key, str]:
        """What the columns are called in running text: by their kind and number."""
        both = ends(spec)
        titles = [tr_sentence(info.title) for info in outline(spec.network, both.shape, len(both.outputs))]
        return {column.key: title for column, title in zip(self._columns[1:], titles, strict=True)}

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
        count = self.edits.count
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
        limit, kind = self.edits.limit(), self.edits.usual()
        self.add.setEnabled(not limit)
        self.blocks.setEnabled(not limit)
        usual = tr_registry(kind.title) if kind is not None else ""
        tip = self.tr(
            "Add a block ({block}) after the selected one, or at the end; the arrow offers all kinds.\n"
            "Rebuilds the network."
        ).format(block=usual)
        self.add.setToolTip(f"{tip}\n{limit}" if limit else tip)

    # --- what is asked --------------------------------------------------------------------------------------------

    def _scroll(self) -> None:
        self._questions.scroll(self.canvas.firsts())
        self.asked.emit()

    def _step_example(self, steps: int) -> None:
        self._questions.step_example(steps)
        self.asked.emit()

    def _ask_edge(self, edge: Edge | None) -> None:
        self._questions.edge(edge)
        self.asked.emit()

    def _ask_for_masks(self) -> None:
        wanted = self._spec is not None and not self._running and drops(self._spec.network.blocks)
        if self._questions.mask(wanted):
            self.asked.emit()

    # --- edits ----------------------------------------------------------------------------------------------------

    def _add_chosen(self, action: QAction) -> None:
        self.edits.add(action.data())

    def _open_gap(self, gap: int, place: QPoint) -> None:
        """Offer the kinds of blocks that can stand between two columns."""
        self._gap = gap
        fill_block_menu(self.gap_menu, lambda kind: self.edits.may_insert(kind, gap))
        self.gap_menu.popup(place)

    def _insert_chosen(self, action: QAction) -> None:
        self.edits.insert(action.data(), self._gap)

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
