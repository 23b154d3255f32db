"""What can be done with runs: keep, show, rename, star, delete, open; each one step of the history of edits."""

import time
from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand

from playground.engine.history import Curves
from playground.experiment.runs import LONGEST_NAME, MOST_RUNS, Run, Runs, bounded, in_order, kept
from playground.experiment.spec import ExperimentSpec
from playground.ui.document import Document
from playground.ui.plots.overlays import MOST_SHOWN
from playground.ui.preferences import Preferred


class Keeping(QObject):
    """Changes the runs of a document. `current` gives the experiment and the curves of the run there is, if any.

    `said` carries a line for the status bar.
    """

    said = Signal(str)

    def __init__(
        self,
        document: Document,
        current: Callable[[], tuple[ExperimentSpec, Curves] | None],
        preferred: Preferred,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._current, self._preferred = document, current, preferred

    @Slot()
    def snapshot(self) -> None:
        """Keep the current run as it is now, and draw it behind the curves."""
        current = self._current()
        if current is None or len(current[1]) < 2:
            self.said.emit(self.tr("There is nothing to keep yet: train for an epoch first."))
            return
        runs = self._document.runs
        if len(runs) >= MOST_RUNS and all(run.starred for run in runs):
            self.said.emit(self.tr("{n} runs are kept and all have a star: delete one first.").format(n=len(runs)))
            return
        shown = [run for run in runs if run.shown]
        self.show(shown[: max(len(shown) + 1 - MOST_SHOWN, 0)], False)
        runs = self._document.runs
        run = kept(runs, self._name(), *current, time.time(), shown=True)
        self._push(bounded((*runs, run)), self.tr("Keep {name}").format(name=run.name))
        self.said.emit(self.tr("Kept as {name}; Train > Compare runs lists all of them.").format(name=run.name))

    @Slot(object, object)
    def take_ended(self, spec: ExperimentSpec, curves: Curves) -> None:
        """A run was given up: keep it if every run is to be kept. That is no step to undo: nobody has done it."""
        if self._preferred.value.keep_runs:
            runs = self._document.runs
            run = kept(runs, self._name(), spec, curves, time.time())
            self._document.set_runs(bounded((*runs, run)), modifies=True)

    def rename(self, run: Run, name: str) -> None:
        """Give a run another name; an empty one changes nothing."""
        name = " ".join(name.split())[:LONGEST_NAME]
        if name and name != run.name:
            self._replace((run,), lambda one: replace(one, name=name), self.tr("Rename {name}").format(name=run.name))

    def star(self, runs: Collection[Run], on: bool) -> None:
        """Give runs a star or take it away. Those with a star are never dropped by themselves."""
        changing = [run for run in runs if run.starred != on]
        if changing:
            self._replace(changing, lambda run: replace(run, starred=on), self.tr("Star runs"))

    def delete(self, runs: Collection[Run]) -> None:
        """Remove runs; undo brings them back."""
        if runs:
            rest = tuple(run for run in self._document.runs if run not in runs)
            self._push(rest, self.tr("Delete {n} runs").format(n=len(runs)) if len(runs) > 1 else self._delete(*runs))

    def show(self, runs: Collection[Run], on: bool) -> None:
        """Draw runs behind the curves or no longer; of too many the oldest ones go. This is a view, not an edit."""
        moments = [run.when for run in runs if run.shown != on]
        if not moments:
            return
        after = tuple(replace(run, shown=on) if run.when in moments else run for run in self._document.runs)
        excess = sum(run.shown for run in after) - MOST_SHOWN
        others = [run.when for run in after if run.shown and run.when not in moments] + moments
        going = others[: max(excess, 0)]
        self._document.set_runs(tuple(replace(run, shown=False) if run.when in going else run for run in after))

    def open(self, run: Run) -> None:
        """Make the settings of a run those of the experiment."""
        spec = run.spec
        self._document.edit(spec, self.tr("Open settings of {name}").format(name=run.name))

    def _replace(self, runs: Collection[Run], change: Callable[[Run], Run], text: str) -> None:
        self._push(tuple(change(run) if run in runs else run for run in self._document.runs), text)

    def _push(self, after: Runs, text: str) -> None:
        before = self._document.runs
        gone = tuple(run for run in before if run not in after)
        come = tuple(run for run in after if run not in before)
        self._document.undo_stack.push(RunsEdit(self._document, gone, come, text))

    def _delete(self, run: Run) -> str:
        return self.tr("Delete {name}").format(name=run.name)

    def _name(self) -> str:
        """The first free number."""
        names = {run.name for run in self._document.runs}
        numbers = range(len(names) + 1, 2 * len(names) + 2)
        return next(name for number in numbers if (name := self.tr("Run {n}").format(n=number)) not in names)


class RunsEdit(QUndoCommand):
    """One step of the history: some runs instead of others. Runs that came by themselves meanwhile stay."""

    def __init__(self, document: Document, gone: Runs, come: Runs, text: str) -> None:
        super().__init__(text)
        self._document, self._gone, self._come = document, gone, come

    def undo(self) -> None:
        """Back to the runs before."""
        self._exchange(self._come, self._gone)

    def redo(self) -> None:
        """The runs after; also called when the edit is made."""
        self._exchange(self._gone, self._come)

    def _exchange(self, gone: Runs, come: Runs) -> None:
        """What is replaced by another state of itself stays shown or hidden as it is."""
        there = {run.when: run for run in self._document.runs}
        for run in gone:
            there.pop(run.when, None)
        shown = {run.when: run.shown for run in self._document.runs}
        there |= {run.when: replace(run, shown=shown.get(run.when, run.shown)) for run in come}
        self._document.set_runs(in_order(there.values()))
