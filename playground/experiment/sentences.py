"""One sentence for every refused value, with its path and what is allowed; all of it read from the family tables."""

import json
import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import msgspec

from playground.experiment.errors import PresetError
from playground.family import Field, Section, fields

_SHOWN_LENGTH = 40
_LOCATION = re.compile(r" - at `\$(.*)`$")
_LONGEST = re.compile(r"of length <= (\d+)")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


def join(path: str, name: str) -> str:
    """The path of the field `name` of what is at `path`."""
    return f"{path}.{name}" if path else name


def unknown_name(name: str, allowed: Iterable[str], path: str) -> PresetError:
    """`name` is none of the names a family or a choice has."""
    names = list(allowed)
    sentence = (
        f"{path or 'The value'}: {shown(name)} is not known{_hint(name, names)}; choose one of {', '.join(names)}."
    )
    return PresetError(sentence, path)


def unknown_key(key: str, allowed: Iterable[str], path: str) -> PresetError:
    """An object has a key that is no field."""
    names = list(allowed)
    listed = f"allowed: {', '.join(names)}" if names else "nothing can be set here"
    return PresetError(
        f"{path or 'The preset'}: unknown key {shown(key)}{_hint(key, names)}; {listed}.", join(path, key)
    )


def wrong_value(value: Any, allowed: str, path: str) -> PresetError:
    """A value has the wrong type or lies outside its bounds."""
    return PresetError(f"{path or 'The value'} must be {allowed}, but is {shown(value)}.", path)


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
        return wrong_value(value, "an object", where)
    longest = _LONGEST.search(str(error))
    if longest:
        sentence = f"{where} must have at most {longest.group(1)} entries, but has {len(value)}."
        return PresetError(sentence, where)
    if field.choices and isinstance(value, str) and in_list == (field.kind == "choices"):
        return unknown_name(value, field.choices, where)
    return wrong_value(value, allowed(field, entry=in_list), where)


def allowed(field: Field, entry: bool = False) -> str:
    """What a field takes, in words: "a whole number from 1 to 1024". `entry` asks for one entry of a list field."""
    names = ", ".join(field.choices)
    words = {
        "int": "a whole number" + _bounds(field),
        "float": "a number" + _bounds(field),
        "bool": "true or false",
        "text": "text",
        "choice": f"one of {names}",
        "choices": f"one of {names}" if entry else f"a list with entries from {names}",
        "family": "a name or an object",
        "families": "a name or an object" if entry else "a list",
        "section": "an object",
    }
    return words[field.kind] + (" or null" if field.optional and not entry else "")


def shown(value: Any) -> str:
    """A value as it looks in the file, shortened."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= _SHOWN_LENGTH:
        return text
    return text[:_SHOWN_LENGTH] + ('..."' if isinstance(value, str) else "...")


def _bounds(field: Field) -> str:
    low, high = (None if bound is None else _number(bound) for bound in (field.low, field.high))
    if low is None:
        return "" if high is None else f" of at most {high}"
    if field.exclusive:
        return f" above {low}" + ("" if high is None else f" and at most {high}")
    return f" of at least {low}" if high is None else f" from {low} to {high}"


def _number(bound: float) -> str:
    return str(int(bound)) if bound == int(bound) and abs(bound) < 1e15 else repr(bound)


def _hint(name: str, names: list[str]) -> str:
    close = get_close_matches(name, names, n=1)
    return f' (did you mean "{close[0]}"?)' if close else ""


def _field(section: type[Section], name: str) -> Field:
    return next(field for field in fields(section) if field.name == name)


def _section(field: Field, value: Any) -> type[Section] | None:
    """The section that describes `value`, when `value` is an object of `field`."""
    if field.section is not None:
        return field.section
    return field.members.get(str(value.get("type"))) if isinstance(value, dict) else None
