"""What the tests of studies run, and how."""

from playground.data.catalog import Line
from playground.data.spec import DataSpec
from playground.engine.losses import MSE
from playground.engine.optimizers import SGD
from playground.engine.specs import NetworkSpec, TrainingSpec
from playground.experiment import ExperimentSpec
from playground.experiment.studies import complete

LINE = ExperimentSpec(
    data=DataSpec(dataset=Line(samples=100)),
    network=NetworkSpec(),
    training=TrainingSpec(loss=MSE(), optimizer=SGD(learning_rate=0.01), batch_size=1000),
)
"""Linear regression on all rows at once: the loss is a quadratic, so everything about the sweep is known."""


def finish(study):
    """The result of a study, with the shares it told on the way."""
    shares = []
    result = complete(study, lambda progress: shares.append(progress.share))
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1
    return result
