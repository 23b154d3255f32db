"""The window: puts the parts together and shows them the experiment."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPixmapCache
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from playground.data.files.decoder import register_decoder
from playground.engine.frame import Frame
from playground.engine.history import Curves
from playground.engine.state import State
from playground.experiment import build, validate
from playground.experiment.runs import Runs
from playground.experiment.spec import ExperimentSpec
from playground.runner import Runner
from playground.ui import wiring
from playground.ui.actions import Actions
from playground.ui.appearance import Appearance
from playground.ui.banners import Banners
from playground.ui.docks import BESIDE, GAP, STRIP, DockArea, Place
from playground.ui.document import Document
from playground.ui.dropping import Dropping
from playground.ui.exporting.exporting import Exporting
from playground.ui.files import Files
from playground.ui.filled_menus import FilledMenus
from playground.ui.hands import Hands
from playground.ui.icons import app_icon
from playground.ui.importing.image_decoder import decode_with_qt
from playground.ui.importing.importing import Importing
from playground.ui.inspecting import Inspecting
from playground.ui.memory import Memory
from playground.ui.motion import motion
from playground.ui.own_points import goes_on
from playground.ui.panels.data_panel import DataPanel
from playground.ui.panels.inspector import InspectorPanel
from playground.ui.panels.network_panel import NetworkPanel
from playground.ui.panels.output_panel import OutputPanel
from playground.ui.pictures import Pictures
from playground.ui.plots.base import LivePlot
from playground.ui.plots.curve_plot import CurvePlot
from playground.ui.plots.curves import MetricPlot
from playground.ui.plots.gradients import GradientPlot
from playground.ui.plots.histograms import WeightPlot
from playground.ui.plots.learning import LearningPlot
from playground.ui.preferences import Preferred
from playground.ui.pump import Pump
from playground.ui.reports import Reports
from playground.ui.runs.keeping import Keeping
from playground.ui.runs.panel import RunsPanel
from playground.ui.settings import Settings
from playground.ui.sharing import Sharing
from playground.ui.spotlight import Spotlight
from playground.ui.status import Status
from playground.ui.studies.studies import Studies
from playground.ui.toolbar import TransportBar
from playground.ui.transport import Transport
from playground.ui.undoing import Undoing

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)


class MainWindow(QMainWindow):
    """The document, the runner and everything that shows them. `uncaught` carries errors from anywhere to a banner.

    `givenUp`: it was closed, and what is not saved is not wanted.
    """

    uncaught = Signal(str)
    givenUp = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        register_decoder(decode_with_qt)
        self.setObjectName("window")
        self.setStyleSheet("/* `themes` writes it */")
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDockOptions(QMainWindow.DockOption(0))
        self.settings = settings
        self.preferred = Preferred(settings, self)
        self.document = Document(parent=self)
        self.runner = Runner(build, validate, self)
        self.actions_ = Actions(self)
        self.banners = Banners()
        self.bar = TransportBar(self.actions_)
        self.status = Status()
        self._make_panels()
        self._lay_out()
        self.pump = Pump(self.runner, self.views, self._belongs, self)
        self.files = Files(self, self.document, self.runner, self.banners, settings)
        self.importing = Importing(self, self.banners, settings)
        self.dropping = Dropping(self, self.files, self.importing)
        self.pictures = Pictures(self, self.document, self.banners, settings)
        self.reports = Reports(self, self.document, self.runner, self.banners, settings)
        self.sharing = Sharing(self, self.document, self.files, self.banners)
        self.exporting = Exporting(self, self.document, self.runner, settings)
        self.studies = Studies(self, self.document, self.runner, self.pictures, settings)
        self.transport = Transport(self, self.document, self.runner, self.actions_, self.bar, self.banners)
        self.undoing = Undoing(self, self.document, self.actions_)
        self.inspecting = Inspecting(self, self.network, self.inspector, self.docks, self.plots)
        self.appearance = Appearance(self, self.docks, self.actions_, self.preferred)
        self.menus = FilledMenus(
            self.actions_.menus, self.files, self.pictures, self.docks, self.pictured, self.exporting, self
        )
        self.memory = Memory(self, self.docks, self.bar.speed, self.live_plots, settings)
        self._connect()
        self.hands = Hands(self.network, self.output, self.document, self.runner, self.pump)
        self.preferred.follow("refresh_rate", self.pump.set_rate)
        self.preferred.follow("animation", motion.choose)
        self.memory.restore()
        self.network.restore(settings)

    # --- building -------------------------------------------------------------------------------------------------

    def _make_panels(self) -> None:
        self.network = NetworkPanel()
        self.data = DataPanel()
        self.inspector = InspectorPanel()
        self.output = OutputPanel()
        self.plots: tuple[LivePlot, ...] = (LearningPlot(), MetricPlot(), WeightPlot(), GradientPlot())
        self.pictured: dict[str, OutputPanel | LivePlot] = {"output": self.output}
        self.live_plots = dict(zip(("loss", "metric", "weights", "gradients"), self.plots, strict=True))
        self.pictured |= self.live_plots
        self.keeping = Keeping(self.document, self._current_run, self.preferred, self)
        self.runs = RunsPanel(self.document, self.keeping, self.preferred, self.settings)
        self.panels = (self.network, self.data, self.inspector, self.output)
        self.views = (self.network, self.output, *self.plots, self.inspector.layer.time, self.runs)

    def _lay_out(self) -> None:
        loss, metric, weights, gradients = self.plots
        self.docks = DockArea(
            self.network,
            [
                Place("data", self.tr("Data"), self.data, LEFT, (254, 580), (254, 420)),
                Place("output", self.tr("Output"), self.output, RIGHT, (356, 376), (304, 268)),
                Place("inspector", self.tr("Inspector"), self.inspector, RIGHT, (356, 262), (304, 160)),
                Place("loss", self.tr("Loss"), loss, BOTTOM, (390, 226), (310, 160)),
                Place("metric", self.tr("Accuracy, R²"), metric, BOTTOM, (390, 226), (310, 160)),
                Place("weights", self.tr("Weights"), weights, BOTTOM, (390, 226), (310, 160)),
                Place("gradients", self.tr("Gradients"), gradients, BOTTOM, (390, 226), (310, 160)),
                Place("runs", self.tr("Runs"), self.runs, BOTTOM, (390, 226), (310, 160), behind="gradients"),
            ],
        )
        self.spotlight = Spotlight(self.docks)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(GAP - BESIDE[0], GAP - STRIP, GAP - BESIDE[1], GAP)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self.spotlight, 1)
        self.addToolBar(self.bar)
        self.setCentralWidget(content)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        """Join the document to the window itself, and the parts to each other."""
        self.document.changed.connect(self._show_edit)
        self.document.loaded.connect(self._show_loaded)
        self.document.renamed.connect(self._show_document)
        self.document.runsChanged.connect(self._show_runs)
        self.appearance.changed.connect(self._show_document)
        self.uncaught.connect(self._show_uncaught)
        wiring.connect_parts(self)

    # --- showing --------------------------------------------------------------------------------------------------

    def load(
        self,
        spec: ExperimentSpec,
        path: Path | None = None,
        title: str = "",
        state: State | None = None,
        runs: Runs = (),
    ) -> None:
        """Open an experiment without asking about the one before."""
        self.document.load(spec, path, title, state, runs=runs)

    @Slot(object)
    def _show_loaded(self, spec: ExperimentSpec) -> None:
        QPixmapCache.clear()  # closed dialogs leave their icons there, up to 10 MB
        for plot in self.plots:
            plot.clear()
        self.output.clear()
        self._show_runs(self.document.runs)
        self._show_spec(spec)
        self.network.select(0 if spec.network.blocks else "output")
        self.runner.load(spec, self.document.state)
        self.pump.look_again()

    def _current_run(self) -> tuple[ExperimentSpec, Curves] | None:
        """What there is to keep."""
        frame = self.pump.frame
        return None if frame is None or not self._belongs(frame) else (frame.spec, frame.curves)

    @Slot(object)
    def _show_runs(self, runs: Runs) -> None:
        """Draw those that are to be shown behind the curves."""
        shown = tuple(run for run in runs if run.shown)
        for plot in (self.live_plots["loss"], self.live_plots["metric"]):
            assert isinstance(plot, CurvePlot)
            plot.show_runs(shown)

    @Slot(object)
    def _show_edit(self, spec: ExperimentSpec) -> None:
        self._show_spec(spec)
        self.runner.apply(spec, self.actions_["keep_weights"].isChecked(), self.document.last_edit)

    def _show_spec(self, spec: ExperimentSpec) -> None:
        problems = validate(spec)
        for panel in self.panels:
            panel.show_spec(spec, problems)
        self.bar.settings.show_spec(spec)
        self.transport.show_problems(problems)

    def _belongs(self, frame: Frame) -> bool:
        """Whether a frame is of the experiment shown: settings of the training may lag behind, shapes may not."""
        spec = self.document.spec
        data = frame.spec.data == spec.data or goes_on(frame, spec)
        return bool(data and frame.spec.network == spec.network)

    @Slot()
    def _show_document(self) -> None:
        self.setWindowTitle(f"{self.document.title}[*] - Neural Network Playground")
        self.setWindowModified(self.document.modified)
        self.status.show_document(self.document.modified, self.document.path is not None)
        self.status.show_environment(*self.appearance.words())

    @Slot(str)
    def _show_uncaught(self, text: str) -> None:
        self.banners.show_message("failure", self.tr("Something went wrong: {error}").format(error=text), "problem")

    # --- coming and going -----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what a drop would do."""
        self.dropping.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag has gone elsewhere."""
        self.dropping.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a preset or import data dropped on the window."""
        self.dropping.drop(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about edits that are not saved, remember the layout, end the thread."""
        if not self.files.may_leave():
            event.ignore()
            return
        self.spotlight.bring_back()
        self.memory.store()
        self.network.store(self.settings)
        self.shut_down()
        self.givenUp.emit()
        super().closeEvent(event)

    def shut_down(self) -> None:
        """End the thread; harmless when it has ended."""
        self.pump.hold()
        self.importing.close()
        self.reports.close()
        self.exporting.close()
        self.studies.close()
        self.output.finish()
        self.runner.close()

    def close_unsaved(self) -> None:
        """Close without a question."""
        self.document.undo_stack.setClean()
        self.close()
