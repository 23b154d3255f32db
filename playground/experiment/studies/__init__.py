"""Studies: several short or whole trainings of one experiment, and what they show together."""

from playground.experiment.studies.committee import COMMITTEES, Committee, CommitteeStudy, Ensemble, Folds, reseeded
from playground.experiment.studies.range_test import RangeTest, Sweep
from playground.experiment.studies.study import Progress, Study, complete
from playground.experiment.studies.tables import sweep_csv, trial_csv, trial_report
from playground.experiment.studies.trial import Band, Spread, Trial

__all__ = [
    "COMMITTEES",
    "Band",
    "Committee",
    "CommitteeStudy",
    "Ensemble",
    "Folds",
    "Progress",
    "RangeTest",
    "Spread",
    "Study",
    "Sweep",
    "Trial",
    "complete",
    "reseeded",
    "sweep_csv",
    "trial_csv",
    "trial_report",
]
