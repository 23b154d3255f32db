"""One sentence for every refused value, with its path and what is allowed; all of it read from the family tables."""

import json
import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import msgspec

from playground.experiment.errors import PresetError
from playground.family import Field, Section, fields
from playground.sentence import Sentence, sentence

_SHOWN_LENGTH = 40
_LOCATION = re.compile(r" - at `\$(.*)`$")
_LENGTH = re.compile(r"of length ([<>]=) (\d+)")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


def join(path: str, name: str) -> str:
    """The path of the field `name` of what is at `path`."""
    return f"{path}.{name}" if path else name


def unknown_name(name: str, allowed: Iterable[str], path: str) -> PresetError:
    """`name` is none of the names a family or a choice has."""
    names = list(allowed)
    text = sentence(
        "{where}: {name} is not known{hint}; choose one of {names}.",
        where=path or sentence("The value"),
        name=shown(name),
        hint=_hint(name, names),
        names=", ".join(names),
    )
    return PresetError(text, path)


def unknown_key(key: str, allowed: Iterable[str], path: str) -> PresetError:
    """An object has a key that is no field."""
    names = list(allowed)
    listed = sentence("allowed: {names}", names=", ".join(names)) if names else sentence("nothing can be set here")
    text = sentence(
        "{where}: unknown key {key}{hint}; {listed}.",
        where=path or sentence("The preset"),
        key=shown(key),
        hint=_hint(key, names),
        listed=listed,
    )
    return PresetError(text, join(path, key))


def wrong_value(value: Any, allowed: str, path: str) -> PresetError:
    """A value has the wrong type or lies outside its bounds."""
    where = path or sentence("The value")
    text = sentence("{where} must be {allowed}, but is {value}.", where=where, allowed=allowed, value=shown(value))
    return PresetError(text, path)


def explain(error: msgspec.ValidationError, document: Any, section: type[Section], path: str) -> PresetError:
    """The sentence for the value of `document` that msgspec refused, found by the path at the end of its message."""
    found = _LOCATION.search(str(error))
    location = found.group(1) if found else ""
    value: Any = document
    field: Field | None = None
    in_list = False
    for name, index in _STEP.findall(location):
        if name:
            field = _field(section, name)
            value = value[name]
        else:
            value = value[int(index)]
        in_list = bool(index)
        section = (_section(field, value) if field else None) or section
    where = path + location if path else location.removeprefix(".")
    if field is None:
        return wrong_value(value, sentence("an object"), where)
    length = _LENGTH.search(str(error))
    if length:
        most = sentence(
            "{where} must have at most {most} entries, but has {count}.",
            where=where,
            most=length.group(2),
            count=len(value),
        )
        least = sentence(
            "{where} must have at least {least} entries, but has {count}.",
            where=where,
            least=length.group(2),
            count=len(value),
        )
        return PresetError(most if length.group(1) == "<=" else least, where)
    if field.choices and isinstance(value, str) and in_list == (field.kind == "choices"):
        return unknown_name(value, field.choices, where)
    return wrong_value(value, allowed(field, entry=in_list), where)


def allowed(field: Field, entry: bool = False) -> str:
    """What a field takes, in words: "a whole number from 1 to 1024". `entry` asks for one entry of a list field."""
    names = ", ".join(field.choices)
    one, member = sentence("one of {names}", names=names), sentence("a name or an object")
    words: dict[str, Sentence] = {
        "int": sentence("a whole number{bounds}", bounds=_bounds(field)),
        "float": sentence("a number{bounds}", bounds=_bounds(field)),
        "bool": sentence("true or false"),
        "text": sentence("text"),
        "choice": one,
        "choices": one if entry else sentence("a list with entries from {names}", names=names),
        "family": member,
        "families": member if entry else sentence("a list"),
        "stacks": sentence("a list"),
        "section": sentence("an object"),
        "texts": sentence("text") if entry else sentence("a list"),
        "numbers": sentence("a number") if entry else sentence("a list"),
    }
    found = words[field.kind]
    return sentence("{allowed} or null", allowed=found) if field.optional and not entry else found


def shown(value: Any) -> str:
    """A value as it looks in the file, shortened."""
    if isinstance(value, dict):
        return sentence("an object")
    if isinstance(value, list | tuple):
        return sentence("a list")
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= _SHOWN_LENGTH:
        return text
    return text[:_SHOWN_LENGTH] + ('..."' if isinstance(value, str) else "...")


def _bounds(field: Field) -> str:
    low, high = (None if bound is None else _number(bound) for bound in (field.low, field.high))
    if low is None:
        return "" if high is None else sentence(" of at most {high}", high=high)
    if high is None:
        return sentence(" above {low}", low=low) if field.exclusive else sentence(" of at least {low}", low=low)
    if field.exclusive:
        return sentence(" above {low} and at most {high}", low=low, high=high)
    return sentence(" from {low} to {high}", low=low, high=high)


def _number(bound: float) -> str:
    return str(int(bound)) if bound == int(bound) and abs(bound) < 1e15 else repr(bound)


def _hint(name: str, names: list[str]) -> str:
    close = get_close_matches(name, names, n=1)
    return sentence(' (did you mean "{name}"?)', name=close[0]) if close else ""


def _field(section: type[Section], name: str) -> Field:
    return next(field for field in fields(section) if field.name == name)


def _section(field: Field, value: Any) -> type[Section] | None:
    """The section that describes `value`, when `value` is an object of `field`."""
    if field.section is not None:
        return field.section
    return field.members.get(str(value.get("type"))) if isinstance(value, dict) else None
