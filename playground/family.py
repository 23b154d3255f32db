"""Families: the tables from which the window, the reader, the command line and the docs are generated.

A *member* is a frozen Struct whose fields carry their bounds, unit and one line of help; a *family* is the union of
its members. Adding a member to the union is all it takes to make it appear everywhere.
"""

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

import msgspec


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group of settings: an immutable value that knows how to be written to a file and shown in a form."""


class Member(Section, frozen=True, tag_field="type"):
    """One entry of a family. Subclasses set `tag` (the name on disk), a title and what they compute."""

    title: ClassVar[str] = ""
    help: ClassVar[str] = ""
    formula: ClassVar[str] = ""
    source: ClassVar[str] = ""

    @classmethod
    def key(cls) -> str:
        """The member's name on disk, for example ``"leaky_relu"``."""
        return str(cls.__struct_config__.tag)


def setting(
    title: str,
    help: str,
    *,
    low: float | None = None,
    high: float | None = None,
    above: float | None = None,
    unit: str = "",
    log: bool = False,
    live: bool = True,
    later: bool = False,
    labels: Mapping[str, str] | None = None,
) -> msgspec.Meta:
    """Describe a field: its title, what it does, its bounds (`low`, `high` inclusive, `above` exclusive) and its unit.

    `log` asks for a logarithmic control; `live` says that a change applies at the next step instead of rebuilding the
    network; `later` that files are older than the field, which is therefore left out while it has its default;
    `labels` gives the titles of a literal's values.
    """
    extra = {"unit": unit, "log": log, "live": live, "later": later, "labels": dict(labels or {})}
    bounds: Any = {"ge": low, "le": high, "gt": above}
    return msgspec.Meta(title=title, description=help, extra=extra, **bounds)


class Field(msgspec.Struct, frozen=True):
    """What a form, a reader or a help page must know about one field of a `Section`.

    `counted`: it is the number of units or filters of a block, each of which has weights of its own.
    """

    name: str
    title: str
    help: str
    kind: Literal[
        "int",
        "float",
        "bool",
        "text",
        "choice",
        "choices",
        "family",
        "families",
        "stacks",
        "section",
        "texts",
        "numbers",
    ]
    optional: bool = False
    low: float | None = None
    high: float | None = None
    exclusive: bool = False
    unit: str = ""
    log: bool = False
    live: bool = True
    later: bool = False
    counted: bool = False
    choices: Mapping[str, str] = {}
    members: Mapping[str, type[Member]] = {}
    section: type[Section] | None = None
    default: Any = None


def table(family: Any) -> dict[str, type[Member]]:
    """The members of a family by their name on disk, in the order of the union."""
    return {member.key(): member for member in _alternatives(family)}


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) in (Union, UnionType):
        return get_args(annotation)
    return (annotation,)


@cache
def fields(section: type[Section]) -> tuple[Field, ...]:
    """The fields of a section or member in declaration order, with bounds and help read from their annotations."""
    hints = get_type_hints(section, include_extras=True)
    found = (_field(info.name, hints[info.name], _default(info)) for info in msgspec.structs.fields(section))
    counted = getattr(section, "counted", "")
    return tuple(msgspec.structs.replace(field, counted=field.name == counted) for field in found)


def _default(info: msgspec.structs.FieldInfo) -> Any:
    if info.default_factory is not msgspec.NODEFAULT:
        return info.default_factory()
    return None if info.default is msgspec.NODEFAULT else info.default


def _field(name: str, annotation: Any, default: Any) -> Field:
    metas: list[msgspec.Meta] = []
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        metas += [meta for meta in more if isinstance(meta, msgspec.Meta)]
    meta = metas[0] if metas else msgspec.Meta()
    extra = meta.extra or {}
    optional = NoneType in _alternatives(annotation)
    kinds = tuple(kind for kind in _alternatives(annotation) if kind is not NoneType)
    low = meta.ge if meta.ge is not None else meta.gt
    common: dict[str, Any] = {
        "name": name,
        "title": meta.title or name.replace("_", " ").capitalize(),
        "help": meta.description or "",
        "optional": optional,
        "low": low,
        "high": meta.le,
        "exclusive": meta.gt is not None,
        "unit": extra.get("unit", ""),
        "log": extra.get("log", False),
        "live": extra.get("live", True),
        "later": extra.get("later", False),
        "default": default,
    }
    return Field(**common, **_kind(kinds, extra.get("labels", {})))


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


_LISTS = {"choice": "choices", "family": "families", "families": "stacks", "text": "texts", "float": "numbers"}
"""The kind of a list by the kind of its entries."""


def _kind(kinds: tuple[Any, ...], labels: Mapping[str, str]) -> dict[str, Any]:
    first = kinds[0]
    if get_origin(first) is tuple:
        inner = _kind(_alternatives(_bare(get_args(first)[0])), labels)
        return inner | {"kind": _LISTS[inner["kind"]]}
    if get_origin(first) is Literal:
        return {"kind": "choice", "choices": {value: labels.get(value, value) for value in get_args(first)}}
    if isinstance(first, type) and issubclass(first, Member):
        return {"kind": "family", "members": {kind.key(): kind for kind in kinds}}
    if isinstance(first, type) and issubclass(first, Section):
        return {"kind": "section", "section": first}
    return {"kind": {bool: "bool", int: "int", float: "float", str: "text"}[first]}
