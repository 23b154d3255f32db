"""The settings of an experiment as rows of a table, read from the families."""

from collections.abc import Iterator
from typing import Any

from playground.data.spec import DataSpec
from playground.family import Field, Member, Section, fields
from playground.sentence import Sentence, Title, joined, sentence

OFF = (None, False, 0, "", "none", ())


def rows(section: Section) -> Iterator[tuple[str, str]]:
    """Titles and values of the fields of a section; a member has its own parameters in brackets."""
    for field in fields(type(section)):
        value = getattr(section, field.name)
        if field.name == "features" and isinstance(section, DataSpec) and len(section.dataset.inputs) != 2:
            continue  # they are made of two inputs
        if field.kind == "section" and value is not None:
            yield Title(field.title), _parameters(value) or sentence("none")
        elif field.kind != "stacks":
            yield Title(field.title), said(value, field)


def said(value: Any, field: Field) -> str:
    """A value in words."""
    if value is None:
        return sentence("none")
    if isinstance(value, Member):
        inside = _parameters(value)
        return (
            sentence("{title} ({settings})", title=Title(value.title), settings=inside)
            if inside
            else Title(value.title)
        )
    if isinstance(value, Section):
        return _parameters(value)
    if isinstance(value, bool):
        return sentence("yes") if value else sentence("no")
    if isinstance(value, tuple):
        return joined([said(entry, field) for entry in value]) if value else sentence("none")
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, str):
        return Title(field.choices[value]) if value in field.choices else value
    return f"{value:,}"


def block_settings(block: Section) -> str:
    """What of a block is set, without what is switched off."""
    return _parameters(block)


def _parameters(section: Section) -> Sentence | str:
    """The fields that are not switched off, in one line."""
    parts = []
    for field in fields(type(section)):
        value = getattr(section, field.name)
        off = isinstance(value, Member) and value.key() == "none"
        if value in OFF or off or field.kind == "stacks":
            continue
        parts.append(sentence("{setting} {value}", setting=Title(field.title), value=said(value, field)))
    return joined(parts) if parts else ""
