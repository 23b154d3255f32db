"""Strict conversion of plain values to settings: the same for a file, an edit in the window and the command line."""

import re
from typing import Any, TypeVar

import msgspec

from playground.experiment.errors import PresetError
from playground.experiment.expand import expand, expand_member
from playground.experiment.sentences import explain, join, shown
from playground.experiment.strict_json import check_plain
from playground.family import Section, table
from playground.sentence import sentence

AnySection = TypeVar("AnySection", bound=Section)

_PATH = re.compile(r"[A-Za-z_]\w*(\[\d+\])*(\.[A-Za-z_]\w*(\[\d+\])*)*")
_STEP = re.compile(r"([A-Za-z_]\w*)|\[(\d+)\]")


def convert(value: Any, kind: Any, path: str = "") -> Any:
    """`value`, made of dicts, lists, text and numbers, as a `kind`: a section, a member or a family (a union).

    `path` is where the value stands, for the sentence. Raises `PresetError` for a wrong type, name, key or range.
    """
    check_plain(value, path)
    if isinstance(kind, type) and issubclass(kind, Section):
        section, document = kind, expand(value, kind, path)
    else:
        members = table(kind)
        document = expand_member(value, members, path)
        section = members[document["type"]]
    try:
        return msgspec.convert(document, kind)
    except msgspec.ValidationError as error:
        raise explain(error, document, section, path) from None


def replace_at(spec: AnySection, path: str, value: Any) -> AnySection:
    """`spec` with the field at `path` replaced by a plain `value`, strictly converted.

    A path names fields and list entries: ``"training.optimizer.learning_rate"``, ``"network.blocks[0].units"``. A
    family takes a bare name or an object; a section that is null starts from its defaults.
    """
    if not _PATH.fullmatch(path):
        text = sentence(
            "{path} is not the path of a field, such as training.optimizer.learning_rate.", path=shown(path)
        )
        raise PresetError(text, path)
    document = _replaced(msgspec.to_builtins(spec), _STEP.findall(path), value, "")
    replaced: AnySection = convert(document, type(spec))
    return replaced


def _replaced(document: Any, steps: list[tuple[str, str]], value: Any, path: str) -> Any:
    if not steps:
        return value
    (name, index), rest = steps[0], steps[1:]
    if index:
        return _replaced_entry(document, int(index), rest, value, path)
    if document is not None and not isinstance(document, dict):
        text = sentence("{where} is {value} and has no {name}.", where=path, value=shown(document), name=shown(name))
        raise PresetError(text, path)
    if name == "type" and not rest:  # another member starts from its own defaults
        return {"type": value}
    settings = document or {}
    return settings | {name: _replaced(settings.get(name), rest, value, join(path, name))}


def _replaced_entry(document: Any, index: int, rest: list[tuple[str, str]], value: Any, path: str) -> list[Any]:
    if not isinstance(document, list | tuple):
        text = sentence("{where} is {value} and has no entries.", where=path, value=shown(document))
        raise PresetError(text, path)
    if index >= len(document):
        text = sentence(
            "{where} has no entry {index}: its entries are counted from 0 and it has {count}.",
            where=path,
            index=index,
            count=len(document),
        )
        raise PresetError(text, path)
    entries = list(document)
    entries[index] = _replaced(entries[index], rest, value, f"{path}[{index}]")
    return entries
