"""What the columns say: wording of the input, the blocks and the output, derived from the experiment alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from PySide6.QtCore import QCoreApplication

from playground.engine.blocks import Block
from playground.engine.losses import BinaryCrossEntropy, CrossEntropy, Hinge, Loss
from playground.experiment import ExperimentSpec
from playground.ui.canvas.pictures import Link
from playground.ui.texts import tr_registry

Key = int | Literal["input", "output"]
"""Which column: the index of a block, or one of the two ends."""

_PLANE = 2
_RUN = 4


@dataclass(frozen=True)
class Ends:
    """The two ends of a network. `inputs`: titles of the features; `image`: (height, width) if they are pixels.

    `outputs`: titles of the output units, where they have any of their own.
    """

    inputs: tuple[str, ...]
    image: tuple[int, int] | None
    outputs: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of one example."""
        return (1, *self.image) if self.image else (len(self.inputs),)


@dataclass(frozen=True)
class Column:
    """One column. `wordings`: (title, subtitle), the longest first. `chips`: likewise, rows of short labels.

    `labels`: one per unit, or none. `image`: the units are the pixels of one picture.
    `link`: what turns the output's logits into probabilities.
    """

    key: Key
    units: int
    wordings: tuple[tuple[str, str], ...]
    chips: tuple[tuple[str, ...], ...] = ((),)
    labels: tuple[str, ...] = ()
    image: bool = False
    link: Link = ""
    tip: str = ""
    spoken: str = ""

    @property
    def hidden(self) -> bool:
        """Whether this is a block between the ends: it can be moved, removed and resized."""
        return isinstance(self.key, int)


def ends(spec: ExperimentSpec) -> Ends:
    """What goes in and what comes out, by the data set, the features and the loss."""
    source = spec.data.dataset
    inputs = source.inputs
    if len(inputs) == _PLANE:
        inputs = tuple(spec.data.features)
    count = spec.training.loss.units(len(source.classes), len(source.targets))
    titles = source.classes or source.targets
    outputs = tuple(tr_registry(title) for title in titles) if len(titles) == count else ("",) * count
    image = source.image[1:] if source.image else None
    return Ends(tuple(tr_registry(pretty(title)) for title in inputs), image, outputs)


def pretty(feature: str) -> str:
    """A feature's name as a person writes it: x1², x1·x2."""
    return feature.replace("^2", "²").replace("*", "·")


def columns(spec: ExperimentSpec) -> tuple[Column, ...]:
    """All columns of an experiment's network, from the input to the output."""
    both = ends(spec)
    blocks = [block_column(index, block) for index, block in enumerate(spec.network.blocks)]
    return (input_column(both), *blocks, output_column(spec, both))


def input_column(both: Ends) -> Column:
    """The column of the features."""
    title, short = QCoreApplication.translate("Canvas", "Input"), QCoreApplication.translate("Canvas", "In")
    count = len(both.inputs)
    spoken = QCoreApplication.translate("Canvas", "Input {n}").format(n=count)
    if both.image:
        height, width = both.image
        size = f"{height}×{width}"
        text = QCoreApplication.translate("Canvas", "{size} image").format(size=size)
        wordings = ((title, text), (title, size), (short, size))
        return Column("input", count, wordings, image=True, tip=text, spoken=f"{spoken}, {text}")
    text = QCoreApplication.translate("Canvas", "{n} features").format(n=count)
    if count == 1:
        text = QCoreApplication.translate("Canvas", "1 feature")
    return Column(
        "input",
        count,
        ((title, text), (title, str(count)), (short, str(count))),
        labels=both.inputs,
        tip=", ".join(both.inputs),
        spoken=spoken,
    )


def block_column(index: int, block: Block) -> Column:
    """The column of a dense block."""
    title = QCoreApplication.translate("Canvas", "Dense {n}").format(n=block.units)
    activation = _activation(tr_registry(block.activation.title))
    start = tr_registry(block.initializer.title).split()[0]
    extras = _extras(block)
    tip = [title, tr_registry(block.activation.title), tr_registry(block.initializer.title), *extras]
    short = [text.rpartition(" ")[2] for text in extras]
    return Column(
        index,
        block.units,
        ((title, f"{activation} · {start}"), (title, activation), (str(block.units), activation)),
        chips=(tuple(extras), tuple(short)),
        tip=" · ".join(tip),
        spoken=" ".join([title, activation, *extras]),
    )


def _extras(block: Block) -> list[str]:
    result = []
    if block.batch_norm != "none":
        result.append(QCoreApplication.translate("Canvas", "BN"))
    if block.dropout > 0.0:
        result.append(QCoreApplication.translate("Canvas", "drop {rate:g}").format(rate=block.dropout))
    return result


def output_column(spec: ExperimentSpec, both: Ends) -> Column:
    """The column of the output units, named by the link that the loss gives them."""
    title, short = QCoreApplication.translate("Canvas", "Output"), QCoreApplication.translate("Canvas", "Out")
    count = len(both.outputs)
    link = _link(spec.training.loss)
    words = _link_words(spec, link)
    labels = both.outputs if any(both.outputs) else ()
    return Column(
        "output",
        count,
        ((title, words), (short, words), (short, "")),
        labels=labels,
        link=link,
        tip=" · ".join([title, words, *labels]),
        spoken=QCoreApplication.translate("Canvas", "Output {n} {link}").format(n=count, link=words),
    )


def _link(loss: Loss) -> Link:
    if isinstance(loss, CrossEntropy):
        return "softmax"
    return "sigmoid" if isinstance(loss, BinaryCrossEntropy) else ""


def _link_words(spec: ExperimentSpec, link: Link) -> str:
    if link == "softmax":
        return QCoreApplication.translate("Canvas", "softmax")
    if link == "sigmoid":
        return QCoreApplication.translate("Canvas", "sigmoid")
    if isinstance(spec.training.loss, Hinge):
        return QCoreApplication.translate("Canvas", "scores")
    return _activation(tr_registry(spec.network.output.activation.title))


def _activation(title: str) -> str:
    """An activation's title in running text: tanh, leaky ReLU; without what stands in brackets."""
    first, *rest = title.partition(" (")[0].split()
    return " ".join([first.lower() if first.istitle() else first, *rest])


def family_name(spec: ExperimentSpec) -> str:
    """What a network without hidden layers is called, else the empty string."""
    if spec.network.blocks:
        return ""
    loss = spec.training.loss
    if isinstance(loss, CrossEntropy):
        return QCoreApplication.translate("Canvas", "softmax regression")
    if isinstance(loss, BinaryCrossEntropy):
        return QCoreApplication.translate("Canvas", "logistic regression")
    if isinstance(loss, Hinge):
        return QCoreApplication.translate("Canvas", "linear support vector machine")
    if spec.network.output.activation.key() == "linear":
        return QCoreApplication.translate("Canvas", "linear regression")
    return QCoreApplication.translate("Canvas", "single layer")


def sizes(described: Sequence[Column]) -> str:
    """The numbers of units from input to output; long runs of the same number are counted: ``2 → 16 (×10) → 2``."""
    parts = []
    for units, run in groupby(column.units for column in described):
        count = len(list(run))
        parts += [str(units)] * count if count < _RUN else [f"{units} (×{count})"]
    return " → ".join(parts)


def spoken(described: Sequence[Column]) -> str:
    """The network in words, for screen readers."""
    return ", ".join(column.spoken for column in described)
