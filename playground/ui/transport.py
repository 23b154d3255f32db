"""The commands of the Train menu, and what the training has to say."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from playground.engine.divergence import Divergence
from playground.engine.frame import Frame
from playground.engine.pretraining.phase import PretrainingDivergence
from playground.experiment import Problem
from playground.experiment.spec import ExperimentSpec
from playground.runner import Runner, RunnerState
from playground.sentence import Sentence
from playground.ui.actions import Actions
from playground.ui.banners import Banners
from playground.ui.dialogs import questions
from playground.ui.document import Document
from playground.ui.icons import set_icon
from playground.ui.texts import tr_sentence
from playground.ui.widgets.numbers import format_number

if TYPE_CHECKING:
    from playground.ui.toolbar import TransportBar

RESTORE_FACTOR = 0.1
"""How much smaller the learning rate is after a divergence; the default of `Training.restore`."""
SUGGESTED_EPOCHS = 100


class Transport(QObject):
    """Joins the runner, the actions, the toolbar and the banners."""

    def __init__(
        self,
        window: QWidget,
        document: Document,
        runner: Runner,
        actions: Actions,
        bar: "TransportBar",
        banners: Banners,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._runner = runner
        self._actions = actions
        self._bar = bar
        self._banners = banners
        self._problems: list[Problem] = []
        self._refused = ""
        self._frame: Frame | None = None
        self._focus_waits = False
        runner.stateChanged.connect(self.show_state)
        runner.failed.connect(self._show_failure)
        runner.refused.connect(self._show_refused)
        runner.restored.connect(self._take_restored)
        bar.speed.chosen.connect(runner.set_speed)
        runner.set_speed(bar.speed.speed)
        actions.connect(
            {
                "run": self.run_or_pause,
                "step": self._runner.step,
                "epoch": self._runner.epoch,
                "run_epochs": self._run_epochs,
                "stop": self._runner.stop,
                "reset": self._runner.reset,
                "new_weights": self.new_weights,
                "restore": self._runner.restore,
            }
        )
        self.show_state(runner.state)

    @Slot()
    def run_or_pause(self) -> None:
        """Run, or pause a run. A finished one goes on for as many epochs again."""
        self._document.end_merge()
        if self._runner.state is RunnerState.RUNNING:
            self._runner.pause()
        elif self._runner.state is RunnerState.FINISHED:
            self._runner.run_epochs(self._document.spec.training.epochs)
        else:
            self._runner.run()

    @Slot()
    def new_weights(self) -> None:
        """Move the seed of the weights on by one; undo brings the old one back."""
        network = self._document.spec.network
        spec = replace(self._document.spec, network=replace(network, seed=network.seed + 1))
        self._document.edit(spec, self.tr("New weights"))

    def show_problems(self, problems: list[Problem]) -> None:
        """Say why the experiment cannot run, if it cannot."""
        self._problems, self._refused = problems, ""
        if problems:
            self._banners.show_message("problems", self._reason(), "problem")
        else:
            self._banners.clear("problems")
        self.show_state(self._runner.state)

    @Slot(object)
    def show_state(self, state: RunnerState) -> None:
        """Name and enable the actions for this state; a disabled one says why."""
        running = state is RunnerState.RUNNING
        run = self._actions["run"]
        run.setText(self.tr("&Pause") if running else self.tr("&Run"))
        set_icon(run, "pause" if running else "run")
        self._bar.buttons["run"].show_icon("pause" if running else "run")
        reason = self._reason()
        if state is RunnerState.DIVERGED:
            reason = reason or self.tr("The training diverged: restore the last good epoch, or reset.")
        self._let_focus_wait(bool(reason))
        for key in ("run", "step", "epoch", "run_epochs"):
            self._actions[key].setEnabled(not reason)
            self._actions.describe(key, reason or self._tip(key, state))
        self._give_focus_back(not reason)
        self._actions["reset"].setEnabled(not self._problems)
        self._actions["restore"].setEnabled(state is RunnerState.DIVERGED)
        if state is not RunnerState.DIVERGED:
            self._banners.clear("divergence")
        if state is RunnerState.RUNNING:
            self._banners.clear("failure")

    @Slot(object)
    def show_frame(self, frame: Frame) -> None:
        """Show the counters, and what has to be said about the training."""
        self._frame = frame
        self._bar.epoch.show_number(frame.epoch)
        self._bar.step.show_number(frame.step)
        if frame.diverged is not None and self._runner.state is RunnerState.DIVERGED:
            self._show_divergence(frame, frame.diverged)
        if frame.not_learning:
            self._banners.show_message(
                "hint",
                self.tr(
                    "Not learning: the loss has been above where it started for 20 epochs. "
                    "A smaller learning rate usually helps."
                ),
                "warning",
            )
        else:
            self._banners.clear("hint")

    def _let_focus_wait(self, disabled: bool) -> None:
        """Remember that Run had the focus: it is about to go on to Reset, where a key would throw everything away."""
        self._focus_waits |= disabled and self._window.focusWidget() is self._bar.buttons["run"]

    def _give_focus_back(self, enabled: bool) -> None:
        """Let Run have the focus again, unless a person has gone elsewhere."""
        if self._focus_waits and enabled:
            self._focus_waits = False
            if self._window.focusWidget() in self._bar.buttons.values():
                self._bar.buttons["run"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _reason(self) -> str:
        """Why the experiment cannot run; empty if it can."""
        return " ".join(tr_sentence(problem.message) for problem in self._problems) or self._refused

    def _tip(self, key: str, state: RunnerState) -> str | None:
        if key != "run":
            return None
        if state is RunnerState.RUNNING:
            return self.tr("Pause the training.")
        if state is RunnerState.FINISHED:
            epochs = self._document.spec.training.epochs
            return self.tr("All epochs are done: train {n:,} more.").format(n=epochs)
        return None

    def _show_divergence(self, frame: Frame, diverged: Divergence) -> None:
        if isinstance(diverged, PretrainingDivergence):
            rate = frame.spec.network.pretraining.learning_rate * RESTORE_FACTOR
            text = self.tr("Start again with a pre-training rate of {rate}")
        else:
            rate = frame.spec.training.optimizer.learning_rate * RESTORE_FACTOR
            text = self.tr("Restore epoch {epoch:,} with learning rate {rate}")
        button = text.format(epoch=frame.good_epoch, rate=format_number(float(f"{rate:.3g}")))
        text = tr_sentence(diverged.message)
        self._banners.show_message("divergence", text, "warning", [(button, self._runner.restore)])

    def _run_epochs(self) -> None:
        number = questions.ask_epochs(self._window, SUGGESTED_EPOCHS)
        if number is not None:
            self._document.end_merge()
            self._runner.run_epochs(number)

    @Slot(object)
    def _take_restored(self, spec: ExperimentSpec) -> None:
        self._document.edit(spec, self.tr("Restore the last good epoch"))

    @Slot(object)
    def _show_refused(self, sentence: Sentence) -> None:
        """Say why the data cannot be read. What is wrong may be mended outside of the window."""
        self._refused = tr_sentence(sentence)
        again = (self.tr("Try again"), self._try_again)
        self._banners.show_message("problems", self._refused, "problem", [again])
        self.show_state(self._runner.state)

    @Slot()
    def _try_again(self) -> None:
        self.show_problems(self._problems)
        self._runner.load(self._document.spec)

    @Slot(str)
    def _show_failure(self, details: str) -> None:
        last = details.strip().splitlines()[-1]
        text = self.tr("The training stopped because of an error in the program: {error}").format(error=last)
        copy = (self.tr("Copy details"), lambda: QGuiApplication.clipboard().setText(details))
        self._banners.show_message("failure", text, "problem", [copy])
