"""What a person chooses about the data: one immutable value."""

from typing import Annotated

from playground.data.catalog import DataSet
from playground.data.classification import Spiral
from playground.data.features import FEATURE_TITLES, FeatureName
from playground.data.outliers import KeepOutliers, Outliers
from playground.data.scaling import NoScaling, Scaling, Standardize
from playground.family import Section, setting


class Split(Section, frozen=True):
    """The shares of all examples that go to each part; they add up to 1."""

    train: Annotated[
        float, setting("Training", "Share of all examples the network learns from.", low=0.0, high=1.0, live=False)
    ] = 0.6
    validation: Annotated[
        float,
        setting(
            "Validation",
            "Share of all examples that choices, such as when to stop, are judged on.",
            low=0.0,
            high=1.0,
            live=False,
        ),
    ] = 0.2
    test: Annotated[
        float,
        setting("Test", "Share of all examples kept back for the final verdict.", low=0.0, high=1.0, live=False),
    ] = 0.2

    @property
    def shares(self) -> tuple[float, float, float]:
        """Training, validation and test."""
        return (self.train, self.validation, self.test)


class DataSpec(Section, frozen=True):
    """Which examples there are, how they are split and what the network is given of them."""

    dataset: Annotated[DataSet, setting("Data set", "Where the examples come from.", live=False)] = Spiral()
    features: Annotated[
        tuple[FeatureName, ...],
        setting(
            "Features",
            "What the network is given of a data set with two inputs, computed before scaling.",
            live=False,
            labels=FEATURE_TITLES,
        ),
    ] = ("x1", "x2")
    split: Annotated[Split, setting("Split", "How the examples are shared out, evenly over classes.", live=False)] = (
        Split()
    )
    scaling: Annotated[
        Scaling, setting("Input scaling", "How inputs are scaled, measured on the training part only.", live=False)
    ] = Standardize()
    target_scaling: Annotated[
        Scaling,
        setting(
            "Target scaling",
            "How the targets of a regression are scaled, measured on the training part only: losses and plots are of "
            "the scaled numbers; no effect on classes.",
            live=False,
            later=True,
        ),
    ] = NoScaling()
    outliers: Annotated[
        Outliers,
        setting(
            "Outliers",
            "What happens to inputs far from the others, measured on the training part; not for pictures or targets.",
            live=False,
            later=True,
        ),
    ] = KeepOutliers()
    label_noise: Annotated[
        float,
        setting(
            "Label noise",
            "Share of all labels that are replaced by a wrong class; no effect on a regression.",
            low=0.0,
            high=0.5,
            live=False,
        ),
    ] = 0.0
    seed: Annotated[
        int,
        setting(
            "Data seed",
            "Same seed, same points, same split; another seed draws them again.",
            low=0,
            high=2**32 - 1,
            live=False,
        ),
    ] = 0
