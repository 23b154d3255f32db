"""What changed between two specs: whether it can be taken over live, and how to say it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from playground.engine.differences import differences
from playground.family import Section, fields
from playground.sentence import Sentence, joined, sentence

if TYPE_CHECKING:
    from playground.engine.specs import NetworkSpec


def resizes(old: "NetworkSpec", new: "NetworkSpec") -> bool:
    """Whether the networks differ in how many units or filters one block has, and in nothing else that needs new
    weights.
    """
    if len(old.blocks) != len(new.blocks):
        return False
    changed = sum(a != b for a, b in zip(old.blocks, new.blocks, strict=True))
    return changed == 1 and rebuilds(old, new) and not rebuilds(old, new, counts=False)


def rebuilds(old: Section, new: Section, counts: bool = True) -> bool:
    """Whether going from `old` to `new` (of one type) needs new weights, as the fields' own `live` says.

    `counts`: the number of units of a block matters, too.
    """
    for field in fields(type(old)):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before == after or (not counts and field.name == getattr(old, "counted", "")):
            continue
        if field.kind in _LISTS:
            pairs = _pairs(before, after)
            if pairs is None:
                return True
        elif isinstance(before, Section) and isinstance(after, Section) and type(before) is type(after):
            pairs = [(before, after)]
        elif field.live:
            continue
        else:
            return True
        if any(type(a) is not type(b) or rebuilds(a, b, counts) for a, b in pairs):
            return True
    return False


def describe_change(old: Section, new: Section) -> Sentence:
    """The changed fields in words, for a mark on the curves: ``"Learning rate 0.01 → 0.003"``."""
    return joined(
        sentence("{setting} {before} → {after}", setting=change.title, before=change.before, after=change.after)
        for change in differences(old, new, deep=False)
    )


_LISTS = ("families", "stacks")
"""The kinds of fields that hold members one by one."""


def _pairs(before: Sequence[Any], after: Sequence[Any]) -> list[tuple[Any, Any]] | None:
    """What stands in the same place of two lists, or lists of lists; None if they are not alike in length."""
    if len(before) != len(after):
        return None
    found: list[tuple[Any, Any]] = []
    for a, b in zip(before, after, strict=True):
        if isinstance(a, Section):
            found.append((a, b))
            continue
        inner = _pairs(a, b)
        if inner is None:
            return None
        found += inner
    return found
