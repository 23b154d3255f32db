"""Reading JSON strictly: UTF-8 without byte-order mark, no duplicate keys, no NaN or infinity, bounded size and depth.

The standard library's parser accepts more than JSON allows, so what it lets through is looked at afterwards, when the
path of the offending value is known and can be named.
"""

import json
import math
from collections.abc import Iterable
from typing import Any

from playground.experiment.errors import PresetError
from playground.sentence import recognized, sentence

SIZE_LIMIT = 1_000_000
DEPTH_LIMIT = 32
_MISTAKES = (
    sentence("Expecting value"),
    sentence("Expecting ',' delimiter"),
    sentence("Expecting ':' delimiter"),
    sentence("Expecting property name enclosed in double quotes"),
    sentence("Illegal trailing comma before end of object"),
    sentence("Illegal trailing comma before end of array"),
    sentence("Unterminated string starting at"),
    sentence("Invalid control character at"),
    sentence("Extra data"),
)
"""What the parser says is wrong."""
_LARGEST_BITS = 1023  # a whole number with more bits does not fit a float


class _Repeated:
    """Stands in the parsed document for an object that has the key `key` twice."""

    def __init__(self, key: str) -> None:
        self.key = key


def parse(data: bytes | str) -> Any:
    """The JSON value in `data`; `PresetError` for anything that is not strict JSON."""
    text = _text(data)
    try:
        value = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        text = sentence(
            "This is not JSON: {cause} in line {line}, column {column}.",
            cause=recognized(error.msg, _MISTAKES),
            line=error.lineno,
            column=error.colno,
        )
        raise PresetError(text) from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:
        raise PresetError(sentence("The file has a number with too many digits.")) from None
    check_plain(value)
    return value


def check_plain(value: Any, path: str = "") -> None:
    """Refuse what JSON can carry but an experiment cannot: non-finite numbers, broken text, deep nesting."""
    _check(value, path, DEPTH_LIMIT)


def _text(data: bytes | str) -> str:
    if len(data) > SIZE_LIMIT:
        raise PresetError(sentence("The file is too large: at most {size} kB are read.", size=SIZE_LIMIT // 1000))
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8")
        except UnicodeDecodeError as error:
            place = error.start + 1
            raise PresetError(sentence("The file is not UTF-8 text: byte {n} cannot be read.", n=place)) from None
    if data.startswith("\ufeff"):
        raise PresetError(sentence("The file starts with a byte-order mark; save it as UTF-8 without one."))
    return data


def _object(pairs: list[tuple[str, Any]]) -> Any:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return _Repeated(key)
        seen.add(key)
    raise AssertionError("unreachable: the lengths differ")


def _check(value: Any, path: str, depth: int) -> None:
    if depth < 0:
        raise _too_deep()
    subject = path or sentence("The preset")
    if isinstance(value, dict):
        _check_text(value, sentence("{where}: a key", where=subject), path)
        for key, entry in value.items():
            name = key if key.isidentifier() else json.dumps(key)
            _check(entry, f"{path}.{name}" if path else name, depth - 1)
    elif isinstance(value, list | tuple):
        for index, entry in enumerate(value):
            _check(entry, f"{path}[{index}]", depth - 1)
    elif isinstance(value, str):
        _check_text((value,), sentence("{where}: the text", where=subject), path)
    elif isinstance(value, _Repeated):
        key = json.dumps(value.key)
        raise PresetError(sentence("{where}: the key {key} appears twice.", where=subject, key=key), path)
    elif isinstance(value, float) and not math.isfinite(value):
        text = sentence("{where} must be a finite number, but is {value}.", where=subject, value=_name(value))
        raise PresetError(text, path)
    elif isinstance(value, int) and value.bit_length() > _LARGEST_BITS:
        text = sentence("{where} must be a finite number, but has too many digits.", where=subject)
        raise PresetError(text, path)


def _check_text(texts: Iterable[str], what: str, path: str) -> None:
    for text in texts:
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            broken = sentence("{what} has half of a character pair (a lone surrogate).", what=what)
            raise PresetError(broken, path) from None


def _name(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return sentence("infinity") if value > 0 else sentence("-infinity")


def _too_deep() -> PresetError:
    return PresetError(sentence("The file is nested too deeply: at most {n} levels are read.", n=DEPTH_LIMIT))
