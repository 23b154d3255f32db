"""Where two settings differ, field by field, read from the tables of the families."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from playground.engine.outline import LETTERS
from playground.family import Field, Member, Section, fields
from playground.sentence import Sentence, Title, joined, sentence

NONE = "–"
"""What stands where one side has nothing."""
MOST_VALUES = 6
"""Longer lists of plain values are counted instead of written out."""


@dataclass(frozen=True)
class Difference:
    """One field in which two settings differ.

    `path` is dotted as on the command line (of the first side, where it has the field); `place` the titles that lead
    to the field, which may be none; `title` the field's own. `before` and `after` are what to say, in words. A field
    is `"changed"`; a block or branch of a list that only one side has is `"added"` or `"removed"`.
    """

    path: str
    place: tuple[str, ...]
    title: str
    before: str
    after: str
    kind: Literal["changed", "added", "removed"] = "changed"

    @property
    def full_title(self) -> Sentence:
        """The field with the way to it: ``"Optimizer: Beta 1"``."""
        return joined((*self.place, self.title), ": ")


def differences(old: Section, new: Section, deep: bool = True) -> list[Difference]:
    """The fields in which two sections of one type differ, in the order of their tables.

    `deep`: where another member was chosen, also what its settings are: those that both members have, and those of
    only one that are not at their default. Blocks of lists are told apart by what they are, then by their position.
    """
    return list(_sections(old, new, "", (), deep))


def _sections(old: Section, new: Section, path: str, place: tuple[str, ...], deep: bool) -> Iterator[Difference]:
    for field in fields(type(old)):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            yield from _field(field, before, after, _join(path, field.name), place, deep)


def _field(
    field: Field, before: Any, after: Any, path: str, place: tuple[str, ...], deep: bool
) -> Iterator[Difference]:
    if field.kind in ("families", "stacks"):
        yield from _entries(field, before, after, path, place, deep)
    elif isinstance(before, Section) and type(before) is type(after):
        # data, network and training are no place that needs a name
        inside = (*place, Title(field.title)) if "." in path else place
        yield from _sections(before, after, path, inside, deep)
    elif field.kind == "choice":
        first, second = (NONE if value is None else Title(field.choices[value]) for value in (before, after))
        yield Difference(path, place, Title(field.title), first, second)
    else:
        yield from _replaced(Title(field.title), before, after, path, place, deep)


def _replaced(
    title: str, before: Any, after: Any, path: str, place: tuple[str, ...], deep: bool
) -> Iterator[Difference]:
    """One value instead of another; a member instead of another kind of member brings its own settings."""
    said = _say_both(before, after)
    if said[0] != said[1]:
        yield Difference(path, place, title, *said)
    if deep and (isinstance(before, Section) or isinstance(after, Section)):
        yield from _settings(before, after, path, (*place, title))


def _settings(before: Any, after: Any, path: str, place: tuple[str, ...]) -> Iterator[Difference]:
    """The settings of two members of different kinds, or of one that is only there on one side."""
    sides = [{f.name: f for f in fields(type(side))} if isinstance(side, Section) else {} for side in (before, after)]
    for name, field in (sides[1] | sides[0]).items():
        if all(name in side for side in sides):
            values = getattr(before, name), getattr(after, name)
            if values[0] != values[1]:
                yield from _field(field, *values, _join(path, name), place, True)
            continue
        value = getattr(before if name in sides[0] else after, name)
        if value != field.default:
            said = (_say(value), NONE) if name in sides[0] else (NONE, _say(value))
            yield Difference(_join(path, name), place, Title(field.title), *said)


def _entries(
    field: Field, before: Sequence[Any], after: Sequence[Any], path: str, place: tuple[str, ...], deep: bool
) -> Iterator[Difference]:
    """The blocks of a list, or the branches of a list of lists, of which some may be the same at other positions."""
    for start, stop, first, last in _runs_apart(before, after):
        for offset in range(max(stop - start, last - first)):
            a = before[start + offset] if start + offset < stop else None
            b = after[first + offset] if first + offset < last else None
            position = start + offset if a is not None else first + offset
            where = f"{path}[{position}]"
            name = _entry_name(field, position, a if a is not None else b)
            if isinstance(a, Section) and isinstance(b, Section) and type(a) is type(b):
                yield from _sections(a, b, where, (*place, name), deep)
            elif isinstance(a, tuple) and isinstance(b, tuple):
                yield from _entries(field, a, b, where, (*place, name), deep)
            elif a is None or b is None:
                kind: Literal["added", "removed"] = "added" if a is None else "removed"
                first_text, second_text = (NONE if entry is None else brief(entry) for entry in (a, b))
                yield Difference(where, place, name, first_text, second_text, kind)
            elif deep:
                yield from _replaced(name, a, b, where, place, deep)
            else:
                yield Difference(where, place, Title(field.title), *_say_both(a, b))


def _runs_apart(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches (of `before`, of `after`) that differ; lists of one length are compared position by position."""
    if len(before) == len(after):
        yield from ((n, n + 1, n, n + 1) for n in range(len(before)) if before[n] != after[n])
        return
    codes: list[Any] = []
    for entry in (*before, *after):
        if entry not in codes:
            codes.append(entry)
    one, other = ([codes.index(entry) for entry in side] for side in (before, after))
    for operation, start, stop, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if operation != "equal":
            yield start, stop, first, last


def _entry_name(field: Field, position: int, entry: Any) -> Sentence:
    if isinstance(entry, Section):
        title = Title(getattr(type(entry), "title", "") or field.title)
        return sentence("{block} {number}", block=title, number=position + 1)
    return sentence("Branch {letter}", letter=LETTERS[position])


def brief(entry: Any) -> Sentence:
    """A block in a word and the number of its units, a branch as the blocks in it."""
    if isinstance(entry, tuple):
        return joined([brief(inner) for inner in entry]) if entry else sentence("empty")
    count = getattr(entry, getattr(entry, "counted", "") or "", None)
    title = Title(entry.title)
    return sentence("{block} {number}", block=title, number=count) if count is not None else joined([title])


def _say_both(before: Any, after: Any) -> tuple[str, str]:
    """Both values in words that differ, as the values do; two sections of one kind may say the same."""
    said = _say(before), _say(after)
    if said[0] == said[1] and isinstance(after, tuple):
        return said[0], sentence("{n} other values", n=len(after))
    return said


def _say(value: Any) -> str:
    if isinstance(value, Member):
        return Title(value.title)
    if isinstance(value, Section) or value is True:
        return sentence("on")
    if value is None or value is False:
        return sentence("off")
    if isinstance(value, tuple):
        short = len(value) <= MOST_VALUES
        if not short:
            return sentence("{n} values", n=len(value))
        return joined(map(_say, value)) if value else NONE
    return f"{value:g}" if isinstance(value, float) else str(value)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
