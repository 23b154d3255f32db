"""The column of a block with branches: what it says, and how each branch is joined to what comes before."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from playground.engine.block_rule import BlockRule
from playground.engine.blocks import BlockInfo
from playground.engine.inside import weighers
from playground.engine.outline import LETTERS
from playground.engine.parallel import Parallel
from playground.ui.canvas.block_column import block_column, joint
from playground.ui.canvas.column import IMAGE_AXES, Branch, Column, Joint
from playground.ui.texts import tr_registry


def parallel_column(index: int, block: Parallel, info: BlockInfo, problem: str = "") -> Column:
    """The column of a `Parallel` in its place; `problem` says why it cannot follow what comes before it."""
    title, merge = tr_registry(block.title), merge_words(block)
    sizes = info.outputs[1:] if len(info.outputs) == IMAGE_AXES else info.outputs
    outcome = "→ " + "×".join(map(str, sizes)) if sizes else ""
    lines = [
        f"{letter}: {branch_words(branch, infos)}"
        for letter, branch, infos in zip(LETTERS, block.branches, info.inner, strict=False)
    ]
    heading = f"{title} · {merge}"
    return Column(
        index,
        info.outputs[0] if info.outputs else 1,
        info.outputs,
        ((heading, outcome), (title, f"{merge} {outcome}".strip()), (title, merge), (title, outcome)),
        joint="none" if problem else _joint(sum(block.branches, ()), info),
        branches=() if problem or not info.outputs else _branches(block, info),
        weighers=() if problem or not info.outputs else weighers(block, info),
        tip="\n".join(filter(None, (heading, *lines, problem))),
        spoken=f"{title} ({merge}; {'; '.join(lines)})",
        problem=problem,
    )


def merge_words(block: Parallel) -> str:
    """What becomes of the branches: ``A | B | C`` side by side or ``A + B`` summed."""
    letters = LETTERS[: len(block.branches)]
    return (" + " if block.merge == "sum" else " | ").join(letters)


def branch_words(branch: Sequence[BlockRule], infos: Sequence[BlockInfo]) -> str:
    """The blocks of a branch in words."""
    if not branch:
        return QCoreApplication.translate("Canvas", "the input itself")
    return ", ".join(block_column(0, block, info).spoken for block, info in zip(branch, infos, strict=True))


def _branches(block: Parallel, info: BlockInfo) -> tuple[Branch, ...]:
    """The branches that stand one beneath the other; none where they are summed."""
    groups = block.groups(info.inputs)
    if len(groups) < len(block.branches):
        return ()
    return tuple(
        Branch(letter, units, _joint(branch, replace(info, outputs=(units, *info.outputs[1:]))))
        for letter, units, branch in zip(LETTERS, groups, block.branches, strict=False)
    )


def _joint(blocks: Sequence[BlockRule], info: BlockInfo) -> Joint:
    return joint(info, any(block.counted for block in blocks))
