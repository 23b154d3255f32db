"""Several networks trained for one experiment: what tells them apart, and what they say together."""

from functools import partial
from typing import Annotated, ClassVar

from msgspec.structs import replace

from playground.data.folds import fold_rows
from playground.data.prepare import prepare
from playground.data.problems import part_sizes
from playground.engine.probes import Probe
from playground.engine.specs import SEED_HIGH
from playground.engine.training import Training
from playground.experiment.building import build
from playground.experiment.spec import ExperimentSpec
from playground.experiment.studies.study import Progress, Study
from playground.experiment.studies.trial import Trial
from playground.family import Member, Section, setting, table
from playground.sentence import Sentence, sentence

MOST = 50


class CommitteeRule(Member, frozen=True):
    """Base of the committees. `judged`: parts of the data on which the averaged prediction may be judged, by choice.

    All members must be judged on the same rows, which none of them was trained on if there are such rows.
    """

    judged: ClassVar[tuple[str, ...]] = ("test",)

    @property
    def size(self) -> int:
        """How many networks are trained."""
        raise NotImplementedError

    def problem(self, spec: ExperimentSpec) -> Sentence | None:
        """Why these networks cannot be trained for `spec`, which is otherwise sound."""
        return None

    def training(self, spec: ExperimentSpec, number: int) -> Training[ExperimentSpec]:
        """The training of member `number`, from 0."""
        raise NotImplementedError

    def run(self, spec: ExperimentSpec, epochs: int | None = None, probe: Probe | None = None) -> Study["Trial"]:
        """Train all members one after the other, each as `spec` says, or only for the first `epochs` of that.

        Of a member only curves, figures, predictions and the answer to `probe` are kept. Raises ValueError with the
        sentence of `problem`.
        """
        problem = self.problem(spec)
        if problem is not None:
            raise ValueError(problem)
        trial = Trial(spec, self.key(), self.size)
        for number in range(self.size):
            training = self.training(spec, number)
            under_way, rows = trial, 0
            for _ in training.run(epochs):
                if len(training.history) != rows:
                    rows = len(training.history)
                    under_way = trial.showing(training)
                share = min(training.progress / (epochs or spec.training.epochs), 1.0)
                yield Progress((number + share) / self.size, under_way)
            trial = trial.joined_by(training, self.judged, probe)
            yield Progress((number + 1) / self.size, trial)
        return trial


class Ensemble(CommitteeRule, frozen=True, tag="ensemble"):
    """The same data, other initial weights and another order of the examples."""

    title = "Seeds (ensemble)"
    help = "Trains the network several times from other weights, and averages what they predict."
    source = "Hansen & Salamon, 1990"
    judged: ClassVar[tuple[str, ...]] = ("test", "validation", "train")
    members: Annotated[int, setting("Networks", "How many networks are trained.", low=2, high=MOST)] = 5

    @property
    def size(self) -> int:
        return self.members

    def training(self, spec: ExperimentSpec, number: int) -> Training[ExperimentSpec]:
        """Seeds count up from those of the experiment: the first member is the experiment itself."""
        return build(reseeded(spec, number))


def reseeded(spec: ExperimentSpec, number: int) -> ExperimentSpec:
    """The same experiment with other initial weights and another order of the examples: seeds `number` higher."""
    network, order = (part.seed + number for part in (spec.network, spec.training))
    return replace(
        spec,
        network=replace(spec.network, seed=network % (SEED_HIGH + 1)),
        training=replace(spec.training, seed=order % (SEED_HIGH + 1)),
    )


class Folds(CommitteeRule, frozen=True, tag="folds"):
    """K-fold cross-validation over the training and the validation part."""

    title = "Examples (cross-validation)"
    help = (
        "Shares the training and the validation part out to folds of equal size. "
        "Each network holds another fold out as its validation part and learns from the rest."
    )
    source = "Stone, 1974"
    folds: Annotated[int, setting("Folds", "How many folds, and so how many networks.", low=2, high=MOST)] = 5

    @property
    def size(self) -> int:
        return self.folds

    def problem(self, spec: ExperimentSpec) -> Sentence | None:
        if spec.data.dataset.train_only:
            return sentence("This data set is a complete table of cases: none of them can be held out.")
        rows = sum(part_sizes(spec.data)[:2])
        if rows < self.folds:
            return sentence("{folds} folds need as many examples, but there are {rows}.", folds=self.folds, rows=rows)
        return None

    def training(self, spec: ExperimentSpec, number: int) -> Training[ExperimentSpec]:
        """The weights and the order are the same for all members, the scaling is fitted on each training part.

        Losses are in the units of each member's own target scaling, if there is one.
        """
        return build(spec, prepare=partial(prepare, share=partial(fold_rows, folds=self.folds, fold=number)))


Committee = Ensemble | Folds
COMMITTEES = table(Committee)


class CommitteeStudy(Section, frozen=True):
    """Which networks are trained, and for how long."""

    committee: Annotated[
        Committee, setting("What differs", "In what the networks differ: in their seeds, or in the examples they see.")
    ] = Ensemble()
    epochs: Annotated[
        int, setting("Epochs", "Passes over the training data, for each network.", low=1, high=1_000_000, log=True)
    ] = 100

    def problem(self, spec: ExperimentSpec) -> Sentence | None:
        """Why these networks cannot be trained for `spec`, which is otherwise sound."""
        return self.committee.problem(spec)

    def run(self, spec: ExperimentSpec) -> Study[Trial]:
        """Train all members for these epochs."""
        return self.committee.run(replace(spec, training=replace(spec.training, epochs=self.epochs)))
