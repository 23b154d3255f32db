"""Training, a step at a time: what it works on, where it stands, and one mini-batch as a program that is walked."""

import contextvars
from collections.abc import Callable, Sequence
from math import isfinite, sqrt
from threading import get_ident
from typing import Any, Generic, Literal, Protocol, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

from playground.engine.augmentation import augmenter
from playground.engine.carry import Past, carry
from playground.engine.class_weights import row_weights
from playground.engine.denormals import flush_denormals
from playground.engine.divergence import Divergence, locate
from playground.engine.evaluation import Evaluator
from playground.engine.examples import Data
from playground.engine.history import Evaluation, History
from playground.engine.holds import Edge, Holds
from playground.engine.journal import Journal
from playground.engine.network import Network
from playground.engine.pretraining.phase import Phase, Pretrainer, begin
from playground.engine.remains import Remains
from playground.engine.schedules import ConstantRate, Plateau, set_rate
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.engine.step import Examples, StepProgram, TrainingTape
from playground.engine.streams import stream
from playground.engine.tape import Array, Program, walk
from playground.engine.update import Update, UpdateState

HURRIED = 0.02
"""The part of the time that answers about all rows of a part may take while it trains."""


class Experiment(Protocol):
    """What a training needs to know of an experiment's spec; `data` is whatever the `prepare` function takes."""

    @property
    def data(self) -> Any: ...
    @property
    def network(self) -> NetworkSpec: ...
    @property
    def training(self) -> TrainingSpec: ...


SpecT = TypeVar("SpecT", bound=Experiment)


class StepResult(msgspec.Struct, frozen=True, gc=False):
    """One step: the mini-batch's mean loss without penalty, weighted where classes are, and its rows (read-only)."""

    loss: float
    indices: npt.NDArray[np.intp]


class Stepping(Generic[SpecT]):
    """A network, its data and where its training stands; how it goes on, but not yet how it is changed.

    `prepare(spec.data, dtype)` makes the examples. All chance comes from the spec's three seeds: equal specs give
    bit-identical weights on one machine.
    """

    def __init__(self, spec: SpecT, prepare: Callable[[Any, Any], Data], dtype: npt.DTypeLike = np.float32) -> None:
        self.dtype = np.dtype(dtype)
        self._prepare = prepare
        self.hurried = False
        self._thread = 0
        self._context = contextvars.copy_context()  # numpy keeps its error state in a context: ours ignores overflow
        self._context.run(np.seterr, all="ignore")
        self._remains = Remains()
        self._load(spec, prepare(spec.data, self.dtype))

    # -- building

    def _load(self, spec: SpecT, data: Data, pasts: Sequence[Past] = ()) -> None:
        """Start on a network of `spec`, with the weights of other ones where they fit, the last one's above all."""
        self.spec, self.data = spec, data
        self.kept: dict[Any, Any] = {}  # what probes keep as long as the data stay
        loss, classes = spec.training.loss, len(data.classes)
        units = loss.units(classes, len(data.targets))
        self.network = Network(spec.network, data.shape, units, loss, self.dtype)
        self.holds = Holds()
        self._cut: dict[Edge, Array] = {}  # the weights that cut edges had
        for past in pasts:
            carry(past, self.network)
        self._encode()
        self._start(pretrained=bool(pasts))

    def _start(self, pretrained: bool = False) -> None:
        """Stand at the beginning: fresh optimizer, order, history; the weights are the network's.

        Weights that are `pretrained` (or more) have the pre-training behind them.
        """
        seed = self.spec.training.seed
        self._order_stream = stream(seed, "order")
        self._streams = [*self.network.streams(seed), stream(seed, "augmentation")]
        self.epochs_done = self.steps_done = self.samples_done = 0
        self.goal = 0  # the epoch that a run was asked to go on to, if any
        self._position = 0
        self._shuffle()
        self._journal = Journal(self.network, "accuracy" if self.data.classes else "r2")
        self.diverged: Divergence | None = None
        self.stopped: Literal["epochs", "early_stopping", "diverged"] | None = None
        self.last_loss = float("nan")
        self.pretraining: Pretrainer | None = None if pretrained else begin(self.network, self.data.train.x)
        self._walk: Callable[..., StepResult] = Stepping._pretrain if self.pretraining else Stepping._step
        self._row_due = self.pretraining is None
        self._gradients: list[float] | None = None
        self._update_state = UpdateState(len(self.network.theta), self.dtype)
        self._emit()
        self.record()

    def _encode(self) -> None:
        """Turn the data into what this loss and output compare with; copies the training part."""
        self._evaluator = Evaluator(self.network, self.data)
        self._examples = Examples(self.data.train, self._evaluator.targets["train"], self.dtype)

    def _emit(self) -> None:
        """Lay out the update and forget the tapes; the next step of each size lays out its own."""
        training, network = self.spec.training, self.network
        self._tapes: dict[int, TrainingTape] = {}
        self._rate = np.zeros((), self.dtype)
        self._clock = np.array(self.progress, np.float64)
        self._batch_size = training.batch_size
        self._examples.weights = row_weights(training.class_weights, self.data, self.dtype)
        self._examples.augmenter = augmenter(training.augmentation, self.data, self._streams[-1])
        update = Update(network.theta, network.grad, network.weights, self._update_state, self._rate)
        schedule = training.schedule
        self._rule = self._journal.plateau.bound(schedule) if isinstance(schedule, Plateau) else schedule.rate
        update.emit(set_rate, self._rate, self._clock, self._rule, training.optimizer.learning_rate, training.epochs)
        if len(network.held):  # as if they had no gradient, so that they count in no norm and gather no moments
            update.emit(network.grad.put, network.held, update.scalar(0), "clip")
        self._update: Program = update.emit_all(training.optimizer, training.clip, training.l1, training.l2)
        training.constraint.emit(update, network)
        if len(network.held):
            update.emit(network.theta.put, network.held, network.theta[network.held], "clip")
        self._update_names = update.names()
        walk(self._update[:1])
        self._scheduled = not isinstance(schedule, ConstantRate)
        if not self._scheduled:  # the rate is set once and for all
            self._update = self._update[1:]

    # -- where it stands

    @property
    def history(self) -> History:
        """One row per epoch, from the untrained network on."""
        return self._journal.history

    @property
    def progress(self) -> float:
        """Epochs done, with fraction."""
        return self.epochs_done + self._position / self.data.train.rows

    @property
    def phase(self) -> Phase | None:
        """Where the pre-training stands; None before the first step of a training without one, and from its end on."""
        return None if self.pretraining is None or self.pretraining.done else self.pretraining.phase()

    @property
    def rate(self) -> float:
        """The learning rate of the last step (of the first one, before it)."""
        training = self.spec.training
        return self._rule(training.optimizer.learning_rate, self._clock.item(), training.epochs)

    @property
    def not_learning(self) -> bool:
        """Whether the loss has been finite but above the initial one for 20 epochs."""
        return self._journal.watch.not_learning and self.diverged is None

    @property
    def good_epoch(self) -> int:
        """The last epoch whose loss was no worse than the initial one: where `restore` goes."""
        return self._journal.good[0]

    # -- stepping

    def step(self, indices: npt.NDArray[np.intp] | None = None) -> StepResult:
        """Train on one mini-batch, whatever `epochs` says. A pre-training comes first, and counts steps of its own.

        `indices` chooses the rows instead of the shuffled order, and then counts towards no epoch. After a divergence
        nothing changes any more until `restore`, `reset` or `apply`. History rows are written by `epoch`, `run` and
        `record`, so that a bare step is never slowed by an evaluation.
        """
        if self._thread != get_ident():
            flush_denormals()
            self._thread = get_ident()
        return self._context.run(self._walk, self, indices)

    def _pretrain(self, indices: npt.NDArray[np.intp] | None) -> StepResult:
        """A step of the pre-training; the last one is followed by the first row of the history."""
        assert self.pretraining is not None
        if self.diverged:
            return StepResult(self.last_loss, self._told[:0])
        held = self.network.theta[self.network.held]
        error, indices = self.pretraining.step(indices)
        self.network.theta[self.network.held] = held
        self.diverged = self.pretraining.diverged
        if self.pretraining.done:
            self._walk = Stepping._step
            self._record()
        return StepResult(error, indices)

    def _step(self, indices: npt.NDArray[np.intp] | None) -> StepResult:
        if self.diverged:
            return StepResult(self.last_loss, self._told[:0])
        in_order = indices is None
        if indices is None:
            start = self._position
            stop = start + self._batch_size
            taken, indices = self._order[start:stop], self._told[start:stop]
        else:
            taken = indices
        count = len(taken)
        tape = self._tapes.get(count) or self._tape(count)
        tape.take(taken)
        for function, arguments in tape.gradient:
            function(*arguments)
        loss = tape.loss()
        both = self.network.both
        if not (isfinite(loss) and isfinite(both.dot(both))):
            self.diverged = locate(self.network, tape.outputs, loss, self.steps_done + 1)
            self.last_loss = loss
            return StepResult(loss, indices)
        ends = in_order and stop >= len(self._order)
        if ends:
            self._gradients = self._rms_gradients()
        if self._scheduled:
            self._clock[()] = self.progress
        for function, arguments in tape.finish:
            function(*arguments)
        self.steps_done += 1
        self.samples_done += count
        self.last_loss = loss
        if in_order:
            self._position = stop
            self._row_due = False  # bare steps have left the end of an epoch behind
            if ends:
                self._end_epoch()
        return StepResult(loss, indices)

    def _tape(self, rows: int) -> TrainingTape:
        tape = self._tapes[rows] = TrainingTape(self.network, self._examples, rows, self._streams, self._update)
        return tape

    def _end_epoch(self) -> None:
        self.epochs_done += 1
        self._position = 0
        self._shuffle()
        self._row_due = True

    def _shuffle(self) -> None:
        self._follow(self._order_stream.permutation(self.data.train.rows))

    def _follow(self, order: npt.NDArray[np.intp]) -> None:
        """Take the examples in this order. What others see of it is read-only: NumPy takes faster by what is not."""
        self._order, self._told = order, order.view()
        self._told.flags.writeable = False

    def _rms_gradients(self) -> list[float]:
        return [sqrt(g.dot(g) / max(len(g), 1)) for g in self.network.gradients]

    def record(self) -> None:
        """Write the history row of the epoch that has just ended, if it is due; watch for plateaus and the best."""
        if self._row_due:
            self._context.run(self._record)

    def _record(self) -> None:
        self._row_due = False
        training, epoch = self.spec.training, self.epochs_done
        if self._journal.wants(training, epoch):
            found = self._evaluator.row()
            self._journal.record(training, self.network, epoch, self.steps_done, self.rate, found, self._gradients)

    def evaluate(self, part: str) -> Evaluation | None:
        """Loss and ``"accuracy"`` or ``"r2"`` on ``"train"``, ``"validation"`` or ``"test"``; None if it is empty."""
        return self._context.run(self._evaluator.part, part)

    def answers(self, part: str) -> npt.NDArray[np.intp]:
        """The class the network takes each row of a part for; in a hurried frame those of a moment ago will do."""
        return self._evaluator.answers(part, HURRIED if self.hurried else None)

    @property
    def last_tape(self) -> TrainingTape | None:
        """The tape of the last step in order, whose buffers hold what it computed; None if it has gone with an edit."""
        size, taken = self._batch_size, self._position or (self.data.train.rows if self.steps_done else 0)
        return self._tapes.get(taken % size or min(size, taken))

    def program(self, rows: int | None = None) -> StepProgram:
        """The next step as data: what `step` is going to walk through; or a step on any `rows` examples."""
        size = rows or min(self.spec.training.batch_size, len(self._order) - self._position)
        tape = self._tapes.get(size) or self._tape(size)
        indices = np.zeros(size, np.intp)
        if rows is None:
            indices[:] = self._order[self._position : self._position + size]
        self._clock[()] = self.progress
        sections = {**tape.sections(indices), "update": tape.finish}
        names = {**tape.tape.names, **self._update_names, "clock": self._clock}
        names |= {"indices": indices, "theta": self.network.theta, "grad": self.network.grad}
        return StepProgram(size, sections, names)
