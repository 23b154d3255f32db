"""Sentences that remember how they were made, so that the window can say them in another language.

What is below the window writes plain English and knows no translator. A sentence is that English text; beside it, it
keeps its template and the values put into it, which is all a translation needs.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

_FIELD = re.compile(r"\{[a-z]\w*\}")
_DEEPEST = 8
"""How many sentences inside each other are read from a file; a mark has four."""


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


def recognized(text: str, known: Iterable[str]) -> str:
    """The known sentence that says the same as `text`, which comes from elsewhere; `text` itself if there is none."""
    return next((one for one in known if one == text), text)


def packed(text: str) -> Any:
    """What JSON can hold of a text and how it was made: `unpacked` makes the text of it again."""
    if isinstance(text, Title):
        return {"title": str(text)}
    if not isinstance(text, Sentence):
        return str(text)
    values = {name: packed(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return {"template": text.template, "values": values}


def unpacked(made: Any, text: str) -> str:
    """The text that `packed` has made `made` of, if it says `text`; else, and where it cannot be read, just `text`."""
    try:
        found = _unpacked(made, _DEEPEST)
    except (KeyError, TypeError, ValueError, AttributeError):
        return text
    return found if found == text else text


def _unpacked(made: Any, deepest: int) -> Any:
    if not isinstance(made, dict):
        return made
    if "title" in made:
        return Title(made["title"])
    template = made["template"]
    if deepest <= 0 or re.search("[{}]", _FIELD.sub("", template)):  # a foreign file may ask for a huge width
        raise ValueError
    return _made(template, {name: _unpacked(value, deepest - 1) for name, value in made["values"].items()})


def _made(template: str, values: Mapping[str, Any]) -> Sentence:
    made = Sentence(template.format(**values))
    made.template, made.values = template, values
    return made
