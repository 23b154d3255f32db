"""Bare names become objects, and every key and every name is checked to be one the tables know."""

from collections.abc import Mapping, Sequence
from typing import Any

from playground.experiment.errors import PresetError
from playground.experiment.sentences import join, unknown_key, unknown_name, wrong_value
from playground.family import Field, Member, Section, fields
from playground.sentence import Title, sentence


def expand(value: Any, section: type[Section], path: str = "") -> Any:
    """`value` with every bare family name below it written as ``{"type": name}``.

    Raises `PresetError` for a key or a name that is not known. Types and ranges are left to the conversion.
    """
    if not isinstance(value, dict):
        return value
    known = {field.name: field for field in fields(section)}
    extra = {"type": value["type"]} if issubclass(section, Member) else {}
    for key in value:
        if key not in known and key not in extra:
            raise unknown_key(key, known, path)
    return extra | {key: _field(value[key], known[key], join(path, key), section) for key in value if key in known}


def expand_member(value: Any, members: Mapping[str, type[Member]], path: str) -> dict[str, Any]:
    """One member of a family, given by its bare name or as an object, as an object."""
    if isinstance(value, str):
        if value not in members:
            raise unknown_name(value, members, path)
        return {"type": value}
    if not isinstance(value, dict):
        names = ", ".join(members)
        raise wrong_value(value, sentence("one of {names}, as a name or an object", names=names), path)
    where = join(path, "type")
    if "type" not in value:
        names = ", ".join(members)
        text = sentence('{where}: the key "type" is missing; choose one of {names}.', where=path, names=names)
        raise PresetError(text, where)
    name = value["type"]
    if not isinstance(name, str):
        raise wrong_value(name, sentence("one of {names}", names=", ".join(members)), where)
    if name not in members:
        raise unknown_name(name, members, where)
    expanded: dict[str, Any] = expand(value, members[name], path)
    return expanded


def _field(value: Any, field: Field, path: str, owner: type[Section]) -> Any:
    if value is None and field.optional:
        return None
    if field.kind == "family":
        return expand_member(value, field.members, path)
    if field.kind == "families" and isinstance(value, list | tuple):
        return _entries(value, field, path)
    if field.kind == "stacks" and isinstance(value, list | tuple):
        return [_stack(stack, field, f"{path}[{index}]", owner) for index, stack in enumerate(value)]
    if field.kind == "section" and field.section is not None:
        return expand(value, field.section, path)
    return value


def _entries(value: Sequence[Any], field: Field, path: str) -> list[dict[str, Any]]:
    return [expand_member(entry, field.members, f"{path}[{index}]") for index, entry in enumerate(value)]


def _stack(value: Any, field: Field, path: str, owner: type[Section]) -> Any:
    """One list of members inside a member; of the owner's own kind there is none."""
    if not isinstance(value, list | tuple):
        return value
    if issubclass(owner, Member) and owner.key() not in field.members:
        for index, entry in enumerate(value):
            if (entry.get("type") if isinstance(entry, dict) else entry) == owner.key():
                where = f"{path}[{index}]"
                text = sentence(
                    "{where}: a {block} block cannot stand inside another one.", where=where, block=Title(owner.title)
                )
                raise PresetError(text, where)
    return _entries(value, field, path)
