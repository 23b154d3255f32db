"""What the columns say: wording of the input, the blocks and the output, derived from the experiment alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from playground.data.problems import input_shape
from playground.engine.blocks import Block, BlockInfo, misfit, outline
from playground.engine.losses import BinaryCrossEntropy, Hinge, Loss, SoftmaxLoss
from playground.engine.parallel import Parallel
from playground.experiment import ExperimentSpec
from playground.ui.canvas.block_column import block_column, chip_rows, flattened, in_line, joint
from playground.ui.canvas.column import IMAGE_AXES, Column
from playground.ui.canvas.parallel_column import parallel_column
from playground.ui.canvas.pictures import Link
from playground.ui.texts import tr_data, tr_registry, tr_sentence

_PLANE = 2
_RUN = 4


@dataclass(frozen=True)
class Ends:
    """The two ends of a network. `inputs`: titles of the features; `shape`: of one example, (C, H, W) of an image.

    `outputs`: titles of the output units, where they have any of their own.
    """

    inputs: tuple[str, ...]
    shape: tuple[int, ...]
    outputs: tuple[str, ...]


def ends(spec: ExperimentSpec) -> Ends:
    """What goes in and what comes out, by the data set, the features and the loss."""
    source = spec.data.dataset
    inputs = source.inputs
    if len(inputs) == _PLANE:
        inputs = tuple(spec.data.features)
    count = spec.training.loss.units(len(source.classes), len(source.targets))
    titles = source.classes or source.targets
    outputs = tuple(tr_data(source, title) for title in titles) if len(titles) == count else ("",) * count
    return Ends(tuple(tr_data(source, pretty(title)) for title in inputs), input_shape(spec.data), outputs)


def pretty(feature: str) -> str:
    """A feature's name as a person writes it: x1², x1·x2."""
    return feature.replace("^2", "²").replace("*", "·")


def columns(spec: ExperimentSpec) -> tuple[Column, ...]:
    """All columns of an experiment's network, from the input to the output; also of one that cannot run."""
    both = ends(spec)
    infos = outline(spec.network, both.shape, len(both.outputs))
    wrong, reason = misfit(spec.network, both.shape) or (-1, "")
    blocks = [
        _column(index, block, info, tr_sentence(reason) if index == wrong else "")
        for index, (block, info) in enumerate(zip(spec.network.blocks, infos[:-1], strict=True))
    ]
    return (input_column(both), *blocks, output_column(spec, both, infos[-1]))


def _column(index: int, block: Block, info: BlockInfo, problem: str) -> Column:
    if isinstance(block, Parallel):
        return parallel_column(index, block, info, problem)
    return block_column(index, block, info, problem)


def input_column(both: Ends) -> Column:
    """The column of the features."""
    title, short = QCoreApplication.translate("Canvas", "Input"), QCoreApplication.translate("Canvas", "In")
    count = len(both.inputs)
    spoken = QCoreApplication.translate("Canvas", "Input {n}").format(n=count)
    if len(both.shape) == IMAGE_AXES:
        channels, *sides = both.shape
        size = "×".join(map(str, sides))
        text = QCoreApplication.translate("Canvas", "{size} image").format(size=size)
        wordings = ((title, text), (title, size), (short, size))
        return Column("input", channels, both.shape, wordings, tip=text, spoken=f"{spoken}, {text}")
    text = QCoreApplication.translate("Canvas", "{n} features").format(n=count)
    if count == 1:
        text = QCoreApplication.translate("Canvas", "1 feature")
    return Column(
        "input",
        count,
        both.shape,
        ((title, text), (title, str(count)), (short, str(count))),
        labels=both.inputs,
        tip=", ".join(both.inputs),
        spoken=spoken,
    )


def output_column(spec: ExperimentSpec, both: Ends, info: BlockInfo) -> Column:
    """The column of the output units, named by the link that the loss gives them."""
    title, short = QCoreApplication.translate("Canvas", "Output"), QCoreApplication.translate("Canvas", "Out")
    count = len(both.outputs)
    link = _link(spec.training.loss)
    words = _link_words(spec, link)
    labels = both.outputs if any(both.outputs) else ()
    chips = flattened(info.inputs)
    weights_shown = bool(chips) and not spec.network.blocks
    return Column(
        "output",
        count,
        info.outputs,
        ((title, words), (short, words), (short, "")),
        chips=chip_rows(chips),
        labels=labels,
        joint=joint(info, weighs=True),
        link="" if weights_shown else link,
        tip=" · ".join([title, words, *labels, *chip_rows(chips)[0]]),
        spoken=QCoreApplication.translate("Canvas", "Output {n} {link}").format(n=count, link=words),
    )


def _link(loss: Loss) -> Link:
    if isinstance(loss, SoftmaxLoss):
        return "softmax"
    return "sigmoid" if isinstance(loss, BinaryCrossEntropy) else ""


def _link_words(spec: ExperimentSpec, link: Link) -> str:
    if link == "softmax":
        return QCoreApplication.translate("Canvas", "softmax")
    if link == "sigmoid":
        return QCoreApplication.translate("Canvas", "sigmoid")
    if isinstance(spec.training.loss, Hinge):
        return QCoreApplication.translate("Canvas", "scores")
    return in_line(tr_registry(spec.network.output.activation.title))


def family_name(spec: ExperimentSpec) -> str:
    """What a network without hidden layers is called, else the empty string."""
    if spec.network.blocks:
        return ""
    loss = spec.training.loss
    if isinstance(loss, SoftmaxLoss):
        return QCoreApplication.translate("Canvas", "softmax regression")
    if isinstance(loss, BinaryCrossEntropy):
        return QCoreApplication.translate("Canvas", "logistic regression")
    if isinstance(loss, Hinge):
        return QCoreApplication.translate("Canvas", "linear support vector machine")
    if spec.network.output.activation.key() == "linear":
        return QCoreApplication.translate("Canvas", "linear regression")
    return QCoreApplication.translate("Canvas", "single layer")


def sizes(described: Sequence[Column]) -> str:
    """The shapes from input to output; long runs of the same one are counted: ``2 → 16 (×10) → 2``."""
    parts = []
    for shape, run in groupby("×".join(map(str, column.shape)) or "?" for column in described):
        count = len(list(run))
        parts += [shape] * count if count < _RUN else [f"{shape} (×{count})"]
    return " → ".join(parts)


def spoken(described: Sequence[Column]) -> str:
    """The network in words, for screen readers."""
    return ", ".join(column.spoken for column in described)
