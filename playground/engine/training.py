"""Training: the loop as an object, and everything that can be changed about it between two steps."""

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Literal

import msgspec
import numpy as np

from playground.engine.carry import Past, carry, past
from playground.engine.changes import describe_change, rebuilds, resizes
from playground.engine.evaluation import Evaluator
from playground.engine.examples import Data
from playground.engine.frame import Frame
from playground.engine.holds import Edge, Holds
from playground.engine.holds_after import after_change
from playground.engine.network import Network
from playground.engine.newcomers import bring_forward, newcomers
from playground.engine.places import edge_places, grip
from playground.engine.pretraining.phase import gentler
from playground.engine.pretraining.rule import NoPretraining
from playground.engine.probes import Probe
from playground.engine.running import Running
from playground.engine.stepping import SpecT
from playground.engine.update import UpdateState
from playground.sentence import joined, sentence


class Training(Running[SpecT]):
    """A network, its data and where its training stands.

    It steps (`step`, `epoch`, `run`), tells (`frame`, `history`, `evaluate`) and takes over changes (`apply`, `hold`,
    `set_weight`, `reset`, `restore`), all on one thread.
    """

    def frame(self, probes: tuple[Probe, ...] = (), hurried: bool = False) -> Frame:
        """This moment, with the answers to `probes`; call it between two steps, on the thread that trains.

        A `hurried` one, while it trains, may hold answers of a moment ago where new ones would take long.
        """
        self.hurried = hurried
        with self._journal.stopwatch.paused():
            answers = {probe: self._context.run(probe.answer, self) for probe in probes}
        return Frame(
            spec=self.spec, data=self.data, epoch=self.epochs_done, step=self.steps_done, samples=self.samples_done,
            progress=self.progress, loss=self.last_loss, rate=self.rate, curves=self.history.snapshot(),
            evaluation=self.history.last(), diverged=self.diverged, not_learning=self.not_learning,
            good_epoch=self.good_epoch, stopped=self.stopped, probes=answers, phase=self.phase, goal=self.goal,
            pretraining=None if self.pretraining is None else self.pretraining.reconstruction(),
        )  # fmt: skip

    def apply(
        self, spec: SpecT, keep_weights: bool = False, edits: Sequence[str] = ()
    ) -> Literal["live", "resized", "rebuilt"]:
        """Take over a changed spec at a step boundary.

        What keeps the parameter layout applies live: weights, statistics, moments and the place in the epoch stay (a
        new optimizer starts with fresh moments). If a block of a network that has learnt gets more or fewer units, all
        others keep their weights, and the training goes on with fresh moments. Anything else rebuilds: `keep_weights`
        then carries over the blocks that still fit, unless another pre-training is asked for or one is still going on.
        Examples that come and go one by one are taken over live where there was no pre-training on the others.
        `edits` are the names of what is done or undone by this: units that a change of a name has taken away come back
        with what they weighed when a change of the same name asks for them.
        """
        old = self.spec
        if self._can_resize(spec):
            self._resize(spec, edits)
            self._mark_change(old)
            return "resized"
        data = self.data if spec.data == old.data else self._prepare(spec.data, self.dtype)
        if self._needs_rebuild(spec, data):
            kept = self.phase is None and spec.network.pretraining in (old.network.pretraining, NoPretraining())
            holds = after_change(self.holds, old.network, spec.network)
            if not (keep_weights and kept):
                self._remains.forget()
            self._load(spec, data, self._pasts(edits) if keep_weights and kept else ())
            self.hold(holds)
            return "rebuilt"
        self.spec = spec
        if spec.network != old.network or spec.training.loss != old.training.loss:
            self.network.respec(spec.network, spec.training.loss)
        if data is not self.data:
            self._take(data)
        elif spec.network.output != old.network.output or spec.training.loss != old.training.loss:
            self._encode()
        if type(spec.training.optimizer) is not type(old.training.optimizer):
            self._update_state = UpdateState(len(self.network.theta), self.dtype)
        self._journal.restart(old.training, spec.training)
        self.diverged = None
        self._emit()
        self._mark_change(old)
        return "live"

    def _take(self, data: Data) -> None:
        """Go on with other examples, of which the new ones come next; how much of the epoch is done stays."""
        done = self._position / self.data.train.rows
        order, fresh = self._order_stream.permutation(data.train.rows), newcomers(self.data.train, data.train)
        order, self._position = bring_forward(order, fresh, done, self._order_stream)
        self._follow(order)
        self.data, self.kept = data, {}
        self._encode()
        self._journal.forget_best()
        if self.steps_done:
            self.history.mark_once(self.progress, sentence("Points changed"))

    def _mark_change(self, old: SpecT) -> None:
        """Say on the curves what is no longer as it was."""
        text = joined(filter(None, (describe_change(old.network, self.spec.network),
                                    describe_change(old.training, self.spec.training))))  # fmt: skip
        if text and self.steps_done:
            self.history.mark(self.progress, text)

    def _can_resize(self, spec: SpecT) -> bool:
        """Whether only a number of units differs and the weights are worth keeping.

        A network as it was drawn is drawn anew: then it is the one that its seed gives wherever it is built.
        """
        old, network = self.spec, self.network
        if (
            spec.data != old.data
            or spec.training != old.training
            or not resizes(old.network, spec.network)
            or self.phase is not None
            or self.diverged is not None
        ):
            return False
        drawn = Network(old.network, network.inputs, network.units, network.loss, self.dtype)
        return not np.array_equal(drawn.theta, network.theta)

    def _resize(self, spec: SpecT, edits: Sequence[str]) -> None:
        """Go on with a network of other sizes; what the journal keeps of the old one would not fit."""
        old, pasts, self.spec = self.network, self._pasts(edits), spec
        self.network = Network(spec.network, old.inputs, old.units, old.loss, self.dtype)
        for each in pasts:
            carry(each, self.network)
        self.pretraining = None
        self._evaluator = Evaluator(self.network, self.data)
        self._update_state = UpdateState(len(self.network.theta), self.dtype)
        self._journal.forget_weights(self.network, self.epochs_done)
        holds = after_change(self.holds, old.spec, spec.network)
        self._sever(holds.cut)
        self._take_hold(holds)

    def _pasts(self, edits: Sequence[str]) -> list[Past]:
        """What another network takes over: what edits of these names have taken away, then what is there now, uncut."""
        self._mend()
        found = [*self._remains.of(edits), past(self.network)]
        self._remains.keep(edits, found[-1])
        return found

    def hold(self, holds: Holds) -> None:
        """Hold fast and silence exactly this, at a step boundary. What is held no step changes, and no `reset` either.

        A cut edge gets its weights back when it is no longer cut.
        """
        if holds == self.holds:
            return
        self._mend()
        self._sever(holds.cut)
        self._take_hold(holds)

    def _mend(self) -> None:
        """Give cut edges their weights back: backwards, for a single weight may be cut with its filter, too."""
        for edge, values in reversed(self._cut.items()):
            self.network.theta[edge_places(self.network, edge)] = values

    def _sever(self, edges: Iterable[Edge]) -> None:
        """Let these edges weigh nothing, and keep what they weighed."""
        self._cut = {}
        for edge in sorted(edges, key=msgspec.structs.astuple):
            places = edge_places(self.network, edge)
            self._cut[edge] = self.network.theta[places]
            self.network.theta[places] = 0

    def _take_hold(self, holds: Holds) -> None:
        taken = grip(self.network, holds)
        self.holds = holds
        self.network.held = taken.places
        self.network.silence(taken.silent)
        self._emit()

    def set_weight(self, edge: Edge, value: float) -> None:
        """Give a weight or bias a value, held or not, at a step boundary; the weights of a filter all get the same.

        ValueError if there is no such weight, or if the value is none.
        """
        places = edge_places(self.network, edge)
        if not len(places) or not isfinite(value):
            raise ValueError(f"{edge} cannot be {value}")
        self.network.theta[places] = value
        if np.isin(places, self.network.held).any():
            self._emit()

    def _needs_rebuild(self, spec: SpecT, data: Data) -> bool:
        old = self.spec
        units = spec.training.loss.units(len(self.data.classes), len(self.data.targets))
        return (
            (data is not self.data and (self.pretraining is not None or not data.continues(self.data)))
            or units != self.network.units
            or rebuilds(old.network, spec.network)
            or rebuilds(old.training, spec.training)
            or not self.network.fits(spec.network)
            or (self.phase is not None and (self.diverged is not None or spec.network != old.network))
        )

    def reset(self) -> None:
        """Back to the same initial weights, with an empty history."""
        self._remains.forget()
        self.network.initialize()
        self._start()

    def restore(self, factor: float = 0.1) -> SpecT:
        """Go back to the last epoch no worse than the start, with a learning rate `factor` times as large.

        Moments start afresh and the curves stay. A pre-training starts again with a smaller rate of its own. Returns
        the spec with the smaller rate, which is already applied.
        """
        if self.phase is not None:
            again = msgspec.structs.replace(self.spec, network=gentler(self.spec.network, factor))  # type: ignore[type-var]
            self.apply(again)
            return again
        optimizer = self.spec.training.optimizer
        slower = msgspec.structs.replace(optimizer, learning_rate=optimizer.learning_rate * factor)
        training = msgspec.structs.replace(self.spec.training, optimizer=slower)
        spec = msgspec.structs.replace(self.spec, training=training)  # type: ignore[type-var]
        self.network.restore(self._journal.good[1])
        self._update_state = UpdateState(len(self.network.theta), self.dtype)
        self._journal.watch.forgive()
        self.stopped = None
        self.apply(spec)
        return spec
