"""The inspector: the settings of what is selected in the network, and those of the training."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe
from playground.experiment import ExperimentSpec, Problem
from playground.ui.panels.layer_page import LayerPage, Selection, blocks_of
from playground.ui.panels.training_page import TrainingPage
from playground.ui.texts import tr_sentence
from playground.ui.widgets.card import Card, ScrollColumn
from playground.ui.widgets.labels import ProblemLabel

MARKED = ("network", "training")
"""The parts of an experiment whose problems are shown here."""


class InspectorPanel(QWidget):
    """Two pages: the selected block, after which the first tab is called, and the training.

    `edited` carries (new spec, undo text, merge key); `select` chooses the block that the layer page is about.
    """

    edited = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: ExperimentSpec | None = None
        self._frame: Frame | None = None
        self._selection: Selection = None
        self.setMinimumWidth(256)
        # From the outside in: what already has its place is not restyled by being moved.
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        card = Card(self.tr("Inspector"), self)
        layout.addWidget(card)
        self.tabs = QTabBar(card)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(self.tr("Pages of the inspector"))
        card.add_header(self.tabs)
        self._pages = QStackedWidget(card)
        card.body.addWidget(self._pages, 1)
        self._problems: list[ProblemLabel] = []
        layer, self._training_column = self._page(self.tr("Layer")), self._page(self.tr("Training"))
        self.layer = LayerPage(layer.widget())
        layer.column.insertWidget(0, self.layer)
        self._training: TrainingPage | None = None
        self.layer.edited.connect(self.edited)
        self.tabs.currentChanged.connect(self._turn_page)

    @property
    def selection(self) -> Selection:
        """What the layer page is about."""
        return self._selection

    @property
    def training(self) -> TrainingPage:
        """The training page, which is made when it is first needed."""
        if self._training is None:
            self._training = TrainingPage(self._training_column.widget())
            self._training_column.column.insertWidget(0, self._training)
            self._training.edited.connect(self.edited)
            if self._spec is not None:
                self._training.show_training(self._spec)
            if self._frame is not None:
                self._training.show_frame(self._frame)
        return self._training

    def show_spec(self, spec: ExperimentSpec, problems: Sequence[Problem]) -> None:
        """Show an experiment and what is wrong with it; never emits."""
        self._spec = spec
        self._show_selected(spec)
        if self._training is not None:
            self._training.show_training(spec)
        messages = [tr_sentence(problem.message) for problem in problems if problem.field.split(".")[0] in MARKED]
        for label in self._problems:
            label.show_problem("\n".join(messages))

    def show_frame(self, frame: Frame) -> None:
        """Of what training changes, only the examples are shown, in the preview of the augmentation."""
        self._frame = frame
        if self._training is not None:
            self._training.show_frame(frame)

    def probes(self) -> tuple[Probe, ...]:
        """The inspector needs no probe."""
        return ()

    def select(self, selection: Selection) -> None:
        """Show the block with this index, ``"output"``, or nothing; a block brings the layer page to the front."""
        self._selection = selection
        if selection is not None:
            self.tabs.setCurrentIndex(0)
        if self._spec is not None:
            self._show_selected(self._spec)

    def _page(self, title: str) -> ScrollColumn:
        """A new tab that scrolls, with what is wrong below its page."""
        scroll = ScrollColumn(self._pages)
        self._problems.append(ProblemLabel(scroll.widget()))
        scroll.column.addWidget(self._problems[-1])
        self._pages.addWidget(scroll)
        self.tabs.addTab(title)
        return scroll

    def _turn_page(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        if number == 1:
            self.training.show()

    def _show_selected(self, spec: ExperimentSpec) -> None:
        if isinstance(self._selection, int) and self._selection >= len(spec.network.blocks):
            self._selection = None
        self.layer.show_block(spec, self._selection)
        number = self._selection if isinstance(self._selection, int) else -1
        title = self.tr("Layer") if self._selection is None else tr_sentence(blocks_of(spec)[number].title)
        self.tabs.setTabText(0, title)
