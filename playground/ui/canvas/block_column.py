"""The column of a block, whatever its kind: worded by what the block's class says of itself."""

from collections.abc import Sequence
from math import prod

from PySide6.QtCore import QCoreApplication

from playground.engine.block_rule import BlockRule, Shape
from playground.engine.blocks import BlockInfo
from playground.ui.canvas.column import IMAGE_AXES, Column, Joint
from playground.ui.texts import tr_registry

Chip = tuple[str, str]
"""A label under a heading, and the short one where there is little room."""


def block_column(index: int, block: BlockRule, info: BlockInfo, problem: str = "") -> Column:
    """The column of a block in its place; `problem` says why it cannot follow what comes before it."""
    count, side = _number(block, block.counted), _number(block, block.window)
    window = f"{side}×{side}" if side else ""
    name = " ".join(filter(None, (tr_registry(block.short or block.title), str(count or ""))))
    title = (" · " if count else " ").join(filter(None, (name, window)))
    activation, start = _member_title(block, "activation"), _member_title(block, "initializer")
    words = in_line(activation)
    chips = [*(flattened(info.inputs) if block.flattens else ()), *_extras(block)]
    details = [long for long, _ in chips]
    lines = [" · ".join(filter(None, (title, activation, start, *details))), problem]
    return Column(
        index,
        info.outputs[0] if info.outputs else count or 1,
        info.outputs,
        (
            (title, _subtitle(words, start.split()[:1], info.outputs)),
            (title, words or _outcome(info.outputs)),
            (name, words),
            (str(count or window or name), words),
        ),
        chips=chip_rows(chips),
        joint="none" if problem else joint(info, bool(count)),
        counted=block.counted,
        skip=getattr(block, "residual", False) and not problem,
        tip="\n".join(filter(None, lines)),
        spoken=" ".join(filter(None, (name, window, words, *details))),
        problem=problem,
    )


def flattened(inputs: Shape) -> list[Chip]:
    """What to say of inputs that are laid in one row before they are weighed: nothing unless they are an image."""
    if len(inputs) != IMAGE_AXES:
        return []
    count = prod(inputs)
    return [(QCoreApplication.translate("Canvas", "flattened to {n}").format(n=count), f"→ {count}")]


def chip_rows(chips: Sequence[Chip]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The long labels and the short ones."""
    return tuple(long for long, _ in chips), tuple(short for _, short in chips)


def joint(info: BlockInfo, weighs: bool) -> Joint:
    """How a block is joined to what comes before it, by its shapes and whether each unit weighs all inputs."""
    if not (info.inputs and info.outputs):
        return "bundle"
    if weighs:
        return "bundle" if len(info.outputs) < len(info.inputs) else "weights"
    return "own" if info.inputs[0] == info.outputs[0] else "bundle"


def in_line(title: str) -> str:
    """An activation's title in running text: tanh, leaky ReLU; without what stands in brackets."""
    first, *rest = title.partition(" (")[0].split() or [""]
    return " ".join([first.lower() if first.istitle() else first, *rest])


def _number(block: BlockRule, name: str) -> int:
    return int(getattr(block, name)) if name else 0


def _member_title(block: BlockRule, name: str) -> str:
    return tr_registry(getattr(block, name).title) if hasattr(block, name) else ""


def _subtitle(activation: str, start: list[str], outputs: Shape) -> str:
    """The activation with where the weights start, or with what comes out where that is an image."""
    if len(outputs) == IMAGE_AXES or not activation:
        return " ".join(filter(None, (activation, _outcome(outputs))))
    return " · ".join([activation, *start])


def _outcome(outputs: Shape) -> str:
    sizes = outputs[1:] if len(outputs) == IMAGE_AXES else outputs
    return "→ " + "×".join(map(str, sizes)) if sizes else ""


def _extras(block: BlockRule) -> list[Chip]:
    result = []
    if getattr(block, "batch_norm", "none") != "none":
        norm = QCoreApplication.translate("Canvas", "BN")
        result.append((norm, norm))
    if getattr(block, "residual", False):
        result.append((QCoreApplication.translate("Canvas", "residual"), "+ x"))
    std = getattr(block, "std", 0.0)
    if std > 0.0:
        result.append((f"σ {std:g}", f"σ {std:g}"))
    rate = getattr(block, "dropout", 0.0)
    if rate > 0.0:
        result.append((QCoreApplication.translate("Canvas", "drop {rate:g}").format(rate=rate), f"{rate:g}"))
    return result
