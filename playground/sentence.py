"""Sentences that remember how they were made, so that the window can say them in another language.

What is below the window writes plain English and knows no translator. A sentence is that English text; beside it, it
keeps its template and the values put into it, which is all a translation needs.
"""

from collections.abc import Iterable, Mapping
from typing import Any


class Sentence(str):
    """A text made from `template` by `values`, which may be sentences themselves."""

    template: str
    values: Mapping[str, Any]


class Title(str):
    """A title of the family tables as a value of a sentence: it is translated, unlike a name that a person gave."""


def sentence(template: str, **values: Any) -> Sentence:
    """The text of a template whose fields are filled in as `str.format` does.

    The template must be written out at the call: that is how the tool that collects the texts finds it.
    """
    return _made(template, values)


def joined(parts: Iterable[str], between: str = ", ") -> Sentence:
    """Texts one after the other, each to be translated by itself."""
    values = {f"part{number}": part for number, part in enumerate(parts)}
    return _made(between.join(f"{{{name}}}" for name in values), values)


def recognized(text: str, known: Iterable[Sentence]) -> str:
    """The known sentence that says the same as `text`, which comes from elsewhere; `text` itself if there is none."""
    return next((one for one in known if one == text), text)


def _made(template: str, values: Mapping[str, Any]) -> Sentence:
    made = Sentence(template.format(**values))
    made.template, made.values = template, values
    return made
