"""Whatever can be written is read back equal; whatever is broken is refused and never crashes the reader."""

import json
import math
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.experiment import ExperimentSpec, PresetError, format_preset, parse_preset
from playground.family import Field, Section, fields

QUICK = {
    "deadline": None,
    "database": None,
    "derandomize": True,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def values(field: Field) -> st.SearchStrategy[Any]:
    """Everything a field may hold, from the same tables the reader uses."""
    strategy = _values(field)
    return st.none() | strategy if field.optional else strategy


def _values(field: Field) -> st.SearchStrategy[Any]:
    if field.kind == "int":
        return st.integers(
            None if field.low is None else int(field.low), None if field.high is None else int(field.high)
        )
    if field.kind == "float":
        return st.floats(field.low, field.high, exclude_min=field.exclusive, allow_nan=False, allow_infinity=False)
    if field.kind == "bool":
        return st.booleans()
    if field.kind == "text":
        return TEXTS
    if field.kind == "texts":
        return st.lists(TEXTS, max_size=3).map(tuple)
    if field.kind == "numbers":
        return st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=3).map(tuple)
    if field.kind == "choice":
        return st.sampled_from(list(field.choices))
    if field.kind == "choices":
        return st.lists(st.sampled_from(list(field.choices)), max_size=7).map(tuple)
    if field.kind == "section":
        assert field.section is not None
        return sections(field.section)
    members = st.one_of([sections(member) for member in field.members.values()])
    if field.kind == "stacks":
        return st.lists(st.lists(members, max_size=2).map(tuple), min_size=2, max_size=3).map(tuple)
    return members if field.kind == "family" else st.lists(members, max_size=3).map(tuple)


def sections(section: type[Section]) -> st.SearchStrategy[Any]:
    return st.builds(section, **{field.name: values(field) for field in fields(section)})


SPECS = sections(ExperimentSpec)


@settings(max_examples=100, **QUICK)
@given(SPECS)
def test_reading_what_was_written_gives_the_same_experiment(spec: ExperimentSpec) -> None:
    text = format_preset(spec)
    again = parse_preset(text)
    assert again == spec
    assert format_preset(again) == text
    assert parse_preset(text.encode()) == spec


def test_every_member_of_every_family_is_written_by_its_bare_name_and_read_back() -> None:
    seen = 0
    for section in ("data", "network", "training"):
        for field in fields(type(getattr(ExperimentSpec(), section))):
            for name, member in field.members.items():
                if field.kind != "family":
                    continue
                spec = parse_preset(_with(section, field.name, name))
                assert getattr(getattr(spec, section), field.name) == member()
                usual = field.later and member() == field.default
                assert json.loads(format_preset(spec))[section].get(field.name) == (None if usual else name)
                seen += 1
    assert seen > 40


def _with(section: str, field: str, value: Any) -> str:
    return json.dumps({"format": "nn-playground-preset", "version": 1, section: {field: value}})


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["relu", "x1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip
DOCUMENT = json.loads(format_preset(ExperimentSpec()))


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of everything in a document."""
    inside: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [path, *(place for step, entry in inside for place in places(entry, (*path, step)))]


def mutated(value: Any, path: tuple[str | int, ...], action: str, junk: Any) -> Any:
    if not path:
        return junk
    step, rest = path[0], path[1:]
    if rest or action == "replace":
        new = mutated(value[step], rest, action, junk)
        return value | {step: new} if isinstance(value, dict) else [*value[:step], new, *value[step + 1 :]]  # type: ignore[operator,misc]
    if isinstance(value, list):
        assert isinstance(step, int)
        return [*value[:step], *value[step + 1 :]] if action == "remove" else [*value, junk]
    if action == "remove":
        return {key: entry for key, entry in value.items() if key != step}
    return value | {f"{step}{junk}"[:10]: junk}


def assert_refused_or_sound(data: bytes | str) -> None:
    """The only two outcomes: an experiment of finite numbers that can be written again, or one sentence."""
    sentence = ""
    try:
        spec = parse_preset(data)
    except PresetError as error:
        sentence = str(error)
    if sentence:
        assert sentence.endswith(".")
        assert "\n" not in sentence
    else:
        assert all(math.isfinite(number) for number in numbers(json.loads(format_preset(spec))))


def numbers(value: Any) -> list[float]:
    if isinstance(value, dict | list):
        return [number for entry in (value.values() if isinstance(value, dict) else value) for number in numbers(entry)]
    return [value] if isinstance(value, int | float) else []


@settings(max_examples=200, **QUICK)
@given(st.sampled_from(places(DOCUMENT)), st.sampled_from(["replace", "remove", "insert"]), JUNK)
def test_changed_documents(path: tuple[str | int, ...], action: str, junk: Any) -> None:
    assert_refused_or_sound(json.dumps(mutated(DOCUMENT, path, action, junk)))


BYTES = format_preset(ExperimentSpec(name="Ü")).encode()


@settings(max_examples=200, **QUICK)
@given(
    st.integers(0, len(BYTES)), st.integers(0, 12), st.binary(max_size=6) | st.sampled_from([b"NaN", b"{", b'"', b","])
)
def test_changed_bytes(start: int, length: int, new: bytes) -> None:
    assert_refused_or_sound(BYTES[:start] + new + BYTES[start + length :])
