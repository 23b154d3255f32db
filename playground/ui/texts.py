"""Texts made below the window: those of the family tables, of sentences and of presets, and the tips made of them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from unicodedata import east_asian_width

from PySide6.QtCore import QCoreApplication

from playground.data.files.source import FileSource
from playground.data.source import DataSource
from playground.experiment import ExperimentSpec, SaveError, load_preset, preset_names
from playground.experiment.errors import save_sentence
from playground.experiment.studies import CommitteeStudy, RangeTest
from playground.export.animation.making import Animation
from playground.family import Field, Member, Section, fields
from playground.sentence import Sentence, Title
from playground.ui.preferences import Preferences
from playground.ui.widgets.numbers import range_text

TIP_WIDTH = 62
"""Columns per line of a tool tip: plain text does not wrap by itself."""


def tr_registry(text: str) -> str:
    """A title, a help line, a formula or a unit of the tables in the language of the window."""
    return QCoreApplication.translate("Registry", text) if text else ""


def tr_sentence(text: str) -> str:
    """A sentence in the language of the window, with what it is made of; any other text as it is."""
    if not isinstance(text, Sentence):
        return text
    values = {name: _tr_value(value) for name, value in text.values.items()}
    return QCoreApplication.translate("Sentences", text.template).format(**values)


def _tr_value(value: Any) -> Any:
    if isinstance(value, Sentence):
        return tr_sentence(value)
    return tr_registry(value) if isinstance(value, Title) else value


def tr_error(error: Exception) -> str:
    """What an error says, in the language of the window."""
    text = save_sentence(error) if isinstance(error, SaveError) else getattr(error, "sentence", str(error))
    return tr_sentence(text)


def tr_preset(text: str) -> str:
    """The name or the description of a shipped preset in the language of the window."""
    return QCoreApplication.translate("Presets", text) if text else ""


def preset_strings() -> tuple[str, ...]:
    """The names and descriptions of the shipped presets."""
    specs = [load_preset(name) for name in preset_names()]
    return tuple(dict.fromkeys(text for spec in specs for text in (spec.name, spec.description) if text))


def registry_strings(*sections: type[Section]) -> tuple[str, ...]:
    """Every text of the tables that a person can see, once, in order."""
    roots = sections or (ExperimentSpec, RangeTest, CommitteeStudy, Animation, Preferences)
    return tuple(dict.fromkeys(text for section in roots for text in _strings(section, set()) if text))


def _strings(section: type[Section], seen: set[type[Section]]) -> Iterator[str]:
    if section in seen:
        return
    seen.add(section)
    if issubclass(section, Member):
        yield section.title
        yield section.help
        yield section.formula
        yield getattr(section, "short", "")
    if issubclass(section, DataSource) and not issubclass(section, FileSource):  # whose names stand in the files
        yield from _data_strings(section)
    for field in fields(section):
        yield field.title
        yield field.help
        yield field.unit
        yield from field.choices.values()
        for inner in (*field.members.values(), *([field.section] if field.section else [])):
            yield from _strings(inner, seen)


def _data_strings(kind: type[DataSource]) -> Iterator[str]:
    """What the classes and the inputs of a data set are called, as many of them as there can be."""
    largest = kind(**{field.name: int(field.high) for field in fields(kind) if field.kind == "int" and field.high})
    yield from largest.classes
    if largest.image is None:
        yield from largest.inputs


@cache
def _data_names(kind: type[DataSource]) -> frozenset[str]:
    return frozenset(_data_strings(kind))


def tr_data(dataset: DataSource, name: str) -> str:
    """A class or an input of a data set in the language of the window; names from a person's own file stay."""
    return tr_registry(name) if name in _data_names(type(dataset)) else name


def wrap(text: str) -> str:
    """The text in lines of a readable length."""
    return "\n".join(_fill(line) for line in text.splitlines())


def _fill(line: str) -> str:
    lines: list[str] = []
    for word in line.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _columns(longer) <= TIP_WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def _columns(text: str) -> int:
    """How wide a text is: a Korean letter takes the room of two Latin ones."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def tip(field: Field) -> str:
    """A field's tool tip: what it does, its range with unit, and when a change takes effect."""
    return "\n".join(filter(None, (meaning(field), wrap(badge(field)))))


def meaning(field: Field) -> str:
    """What a field does and its range with unit."""
    lines = [tr_registry(field.help)]
    if field.kind in ("int", "float"):
        bounds = range_text(field.low, field.high, field.exclusive, tr_registry(field.unit))
        if bounds:
            lines.append(QCoreApplication.translate("Tips", "Range: {bounds}").format(bounds=bounds))
    return wrap("\n".join(line for line in lines if line))


def badge(field: Field) -> str:
    """When a change takes effect, and what it costs."""
    if field.counted:
        return QCoreApplication.translate("Tips", "All other units keep what they have learnt")
    if field.live:
        return QCoreApplication.translate("Tips", "Applies at the next step")
    return QCoreApplication.translate("Tips", "Rebuilds the network")


def member_tip(member: type[Member]) -> str:
    """A member's tool tip: what it is, its formula and its source."""
    lines = (tr_registry(member.help), tr_registry(member.formula), member.source)
    return wrap("\n".join(line for line in lines if line))


def member_titles(members: Any) -> dict[str, str]:
    """The translated titles of a family's members by their names on disk."""
    return {key: tr_registry(member.title) for key, member in members.items()}


def changed_text(field: Field) -> str:
    """The name of an edit for the undo menu, such as ``Change learning rate``."""
    return QCoreApplication.translate("Edits", "Change {setting}").format(setting=in_sentence(tr_registry(field.title)))


def chosen_text(field: Field, choice: str) -> str:
    """The name of a choice for the undo menu, such as ``Change optimizer to Adam``."""
    template = QCoreApplication.translate("Edits", "Change {setting} to {choice}")
    return template.format(setting=in_sentence(tr_registry(field.title)), choice=choice)


def without_mnemonic(text: str) -> str:
    """A menu text as it reads: without the mark of its letter, and without a letter in brackets as in ``파일(&F)``."""
    return re.sub(r"\(&\w\)|&", "", text)


def in_sentence(title: str) -> str:
    """A title inside a sentence: ``Learning rate`` loses its capital, ``L2`` and ``SGD`` keep theirs."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
