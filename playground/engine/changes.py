"""What changed between two specs: whether it can be taken over live, and how to say it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from playground.family import Member, Section, fields
from playground.sentence import Sentence, Title, joined, sentence

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
    return joined(_changes(old, new))


def _changes(old: Section, new: Section) -> list[Sentence]:
    found: list[Sentence] = []
    for field in fields(type(old)):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before == after:
            continue
        if isinstance(before, Section) and type(before) is type(after):
            found += _changes(before, after)
        elif field.kind in _LISTS and (pairs := _pairs(before, after)) is not None:
            for a, b in pairs:
                found += _changes(a, b) if type(a) is type(b) else [_change(field.title, a, b)]
        else:
            found.append(_change(field.title, before, after))
    return found


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


def _change(title: str, before: Any, after: Any) -> Sentence:
    return sentence("{setting} {before} → {after}", setting=Title(title), before=_say(before), after=_say(after))


def _say(value: Any) -> str:
    if isinstance(value, Member):
        return Title(value.title)
    if isinstance(value, Section) or value is True:
        return sentence("on")
    if value is None or value is False:
        return sentence("off")
    return f"{value:g}" if isinstance(value, float) else str(value)
