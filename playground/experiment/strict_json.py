"""Reading JSON strictly: UTF-8 without byte-order mark, no duplicate keys, no NaN or infinity, bounded size and depth.

The standard library's parser accepts more than JSON allows, so what it lets through is looked at afterwards, when the
path of the offending value is known and can be named.
"""

import json
import math
from collections.abc import Iterable
from typing import Any

from playground.experiment.errors import PresetError

SIZE_LIMIT = 1_000_000
DEPTH_LIMIT = 32
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
        raise PresetError(f"This is not JSON: {error.msg} in line {error.lineno}, column {error.colno}.") from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:
        raise PresetError("The file has a number with too many digits.") from None
    check_plain(value)
    return value


def check_plain(value: Any, path: str = "") -> None:
    """Refuse what JSON can carry but an experiment cannot: non-finite numbers, broken text, deep nesting."""
    _check(value, path, DEPTH_LIMIT)


def _text(data: bytes | str) -> str:
    if len(data) > SIZE_LIMIT:
        raise PresetError(f"The file is too large: at most {SIZE_LIMIT // 1000} kB are read.")
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise PresetError(f"The file is not UTF-8 text: byte {error.start + 1} cannot be read.") from None
    if data.startswith("\ufeff"):
        raise PresetError("The file starts with a byte-order mark; save it as UTF-8 without one.")
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
    subject = path or "The preset"
    if isinstance(value, dict):
        _check_text(value, f"{subject}: a key", path)
        for key, entry in value.items():
            name = key if key.isidentifier() else json.dumps(key)
            _check(entry, f"{path}.{name}" if path else name, depth - 1)
    elif isinstance(value, list | tuple):
        for index, entry in enumerate(value):
            _check(entry, f"{path}[{index}]", depth - 1)
    elif isinstance(value, str):
        _check_text((value,), f"{subject}: the text", path)
    elif isinstance(value, _Repeated):
        raise PresetError(f"{subject}: the key {json.dumps(value.key)} appears twice.", path)
    elif isinstance(value, float) and not math.isfinite(value):
        raise PresetError(f"{subject} must be a finite number, but is {_name(value)}.", path)
    elif isinstance(value, int) and value.bit_length() > _LARGEST_BITS:
        raise PresetError(f"{subject} must be a finite number, but has too many digits.", path)


def _check_text(texts: Iterable[str], what: str, path: str) -> None:
    for text in texts:
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            raise PresetError(f"{what} has half of a character pair (a lone surrogate).", path) from None


def _name(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return "infinity" if value > 0 else "-infinity"


def _too_deep() -> PresetError:
    return PresetError(f"The file is nested too deeply: at most {DEPTH_LIMIT} levels are read.")
