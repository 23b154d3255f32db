"""An experiment as the text of a preset: every section in full, a member with default parameters as its bare name.

Only a switch that is off by default and a field that came later are left out while they have their default, so that a
file says what is there and older files stay as they are.
"""

import json
from textwrap import wrap
from typing import Any

from playground.family import Field, Member, Section, fields

_WIDTH = 132  # a block with its settings stays on one line


def document(section: Section) -> dict[str, Any]:
    """A section as plain dicts, lists, text and numbers."""
    values = [(field, getattr(section, field.name)) for field in fields(type(section))]
    plain = {field.name: _plain(value, field) for field, value in values if not _is_off(value, field)}
    return {"type": section.key(), **plain} if isinstance(section, Member) else plain


def layout(value: Any, indent: int = 0, used: int = 0) -> str:
    """JSON text with two spaces of indentation, where whatever fits stays on one line; many numbers fill lines.

    `used` counts the characters that already stand on the line before the value. The outermost value and its
    sections are always spread out.
    """
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    if not isinstance(value, dict | list) or not value or (indent > 2 and used + len(line) < _WIDTH):
        return line
    inner = " " * (indent + 2)
    if isinstance(value, list) and all(isinstance(entry, int | float) for entry in value):
        lines = wrap(line[1:-1], _WIDTH - len(inner))
        return "[\n" + "\n".join(inner + text for text in lines) + "\n" + " " * indent + "]"
    if isinstance(value, dict):
        keys = [f"{json.dumps(key, ensure_ascii=False)}: " for key in value]
        entries, brackets = list(value.values()), "{}"
    else:
        keys, entries, brackets = [""] * len(value), value, "[]"
    lines = [
        f"{inner}{key}{layout(entry, indent + 2, indent + 2 + len(key))}"
        for key, entry in zip(keys, entries, strict=True)
    ]
    return brackets[0] + "\n" + ",\n".join(lines) + "\n" + " " * indent + brackets[1]


def _is_off(value: Any, field: Field) -> bool:
    return (field.later or (field.kind == "bool" and not field.default)) and bool(value == field.default)


def _plain(value: Any, field: Field) -> Any:
    if field.kind == "family" and value is not None:
        return value.key() if value == type(value)() else document(value)
    if isinstance(value, Section):
        return document(value)
    if isinstance(value, tuple):
        return [_entry(entry) for entry in value]
    return value


def _entry(entry: Any) -> Any:
    """An entry of a list, which may be a list itself."""
    if isinstance(entry, tuple):
        return [_entry(inner) for inner in entry]
    return document(entry) if isinstance(entry, Section) else entry
