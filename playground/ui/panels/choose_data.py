"""Choosing another data set without ending up with an experiment that cannot run."""

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from playground.data.files.source import FileSource
from playground.data.problems import part_sizes, problems
from playground.data.scaling import NoScaling, Scaling, Standardize
from playground.data.source import DataSource
from playground.data.spec import DataSpec
from playground.engine.activations import Linear
from playground.engine.class_weights import Unweighted
from playground.engine.losses import MSE, CrossEntropy
from playground.experiment import ExperimentSpec, validate
from playground.ui.forms.slots import switched
from playground.ui.texts import tr_registry

USUAL_SPREAD, USUAL_LEVEL = (0.1, 10.0), 10.0
"""Standard deviations and means of targets that a network with usual settings learns as they are."""


def with_dataset(spec: ExperimentSpec, dataset: DataSource | type[DataSource]) -> tuple[ExperimentSpec, str]:
    """The experiment on another data set, or on one of another kind, and the name of the edit.

    A loss that does not fit the new task, or was but the usual one of the old, gives way to the usual one with a linear
    output; early stopping is turned off where there is no validation part; class weights and augmentation go where they
    mean nothing; imported pictures are not scaled, because a pixel that is hardly ever used would become huge; imported
    targets are standardized where they are of another size than a network has at first. The name of the edit says so.
    """
    new_one = dataset if isinstance(dataset, DataSource) else switched(spec.data.dataset, dataset)
    title = new_one.label if isinstance(new_one, FileSource) else tr_registry(new_one.title)
    text = QCoreApplication.translate("Edits", "Change data set to {title}").format(title=title)
    data = replace(spec.data, dataset=new_one)
    if isinstance(new_one, FileSource) and new_one.image and not isinstance(data.scaling, NoScaling):
        data = replace(data, scaling=NoScaling())
        text = QCoreApplication.translate("Edits", "{edit}, without scaling").format(edit=text)
    data, text = _with_target_scaling(data, spec.data.dataset, text)
    before = {problem.field for problem in validate(spec)}
    chosen = replace(spec, data=data)
    new = {problem.field for problem in validate(chosen)} - before
    if "training.loss" in new or (data.dataset.task != spec.data.dataset.task and spec == _with_usual_loss(spec)):
        chosen = _with_usual_loss(chosen)
        loss = tr_registry(type(chosen.training.loss).title)
        text = QCoreApplication.translate("Edits", "{edit}, loss to {loss}").format(edit=text, loss=loss)
    if _stops_on_nothing(chosen):
        chosen = replace(chosen, training=replace(chosen.training, early_stopping=None))
        text = QCoreApplication.translate("Edits", "{edit}, without early stopping").format(edit=text)
    return _without_meaningless(chosen, text)


def _with_target_scaling(data: DataSpec, before: DataSource, text: str) -> tuple[DataSpec, str]:
    """Targets of a file are scaled as their size wants it; what was chosen for a file goes with it."""
    new = data.dataset
    if not isinstance(new, FileSource) and not isinstance(before, FileSource):
        return data, text
    usual = not isinstance(new, FileSource) or _has_usual_targets(new)
    scaling: Scaling = NoScaling() if usual else Standardize()
    if scaling != data.target_scaling and new.task == "regression":
        plain = QCoreApplication.translate("Edits", "{edit}, targets as they are")
        scaled = QCoreApplication.translate("Edits", "{edit}, targets standardized")
        text = (plain if usual else scaled).format(edit=text)
    return replace(data, target_scaling=scaling), text


def _has_usual_targets(source: FileSource) -> bool:
    """Whether all targets of a file vary about as much as a network's first outputs do, and not too far from zero."""
    low, high = USUAL_SPREAD
    spreads = all(low <= spread <= high for spread in source.spread)
    return spreads and all(abs(level) <= USUAL_LEVEL for level in source.level)


def _without_meaningless(spec: ExperimentSpec, text: str) -> tuple[ExperimentSpec, str]:
    """Without class weights that do not fit the classes and without augmentation of examples of another kind."""
    names = [problem.field.split(".") for problem in validate(spec)]
    if any(name[:2] == ["training", "class_weights"] for name in names):
        spec = replace(spec, training=replace(spec.training, class_weights=Unweighted()))
        text = QCoreApplication.translate("Edits", "{edit}, without class weights").format(edit=text)
    useless = [name[2] for name in names if name[:2] == ["training", "augmentation"]]
    if useless:
        augmentation = replace(spec.training.augmentation, **dict.fromkeys(useless, 0.0))
        spec = replace(spec, training=replace(spec.training, augmentation=augmentation))
        text = QCoreApplication.translate("Edits", "{edit}, without augmentation").format(edit=text)
    return spec, text


def _with_usual_loss(spec: ExperimentSpec) -> ExperimentSpec:
    """Cross-entropy for classes, the mean squared error for a regression; the output becomes linear."""
    loss = CrossEntropy() if spec.data.dataset.task == "classification" else MSE()
    output = replace(spec.network.output, activation=Linear())
    return replace(spec, network=replace(spec.network, output=output), training=replace(spec.training, loss=loss))


def _stops_on_nothing(spec: ExperimentSpec) -> bool:
    """Whether early stopping is on and the data set is one that never has a validation part."""
    stops = spec.training.early_stopping is not None and spec.data.dataset.train_only
    return stops and not problems(spec.data) and part_sizes(spec.data)[1] == 0
