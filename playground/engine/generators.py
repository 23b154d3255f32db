"""The random generators of a training: where they are, and their states as values."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import msgspec
import numpy as np

from playground.engine.streams import Stream
from playground.engine.training import Training

Hex = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{1,32}$")]
Bits = Annotated[int, msgspec.Meta(ge=0, le=2**32 - 1)]


class GeneratorState(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PCG64 generator: two 128-bit numbers in hexadecimal, and the half of a draw that is left over, if any."""

    state: Hex
    inc: Hex
    has_uint32: Literal[0, 1]
    uinteger: Bits


def generators(training: Training[Any]) -> dict[str, np.random.Generator]:
    """Every random generator that the training holds, by the attribute it is in, with the streams below it."""
    found: dict[str, np.random.Generator] = {}
    phase = training.pretraining
    holders = {"": training, "pretraining.": phase, "pretraining.trainer.": phase and phase._trainer}
    for prefix, holder in holders.items():
        for name, value in vars(holder).items() if holder is not None else ():
            for key, one in _entries(prefix + name, value):
                if isinstance(one, np.random.Generator):
                    found[key] = one
                    found |= _below(key, one)
    return found


def _entries(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """What an attribute holds: itself, or the entries of a list or a dict."""
    if isinstance(value, list | tuple):
        yield from ((f"{name}.{index}", one) for index, one in enumerate(value))
    elif isinstance(value, dict):
        yield from ((f"{name}.{key}", one) for key, one in value.items())
    else:
        yield name, value


def _below(name: str, generator: np.random.Generator) -> dict[str, np.random.Generator]:
    """The streams of places inside: ``_streams.0/1.2`` is place (1, 2) below ``_streams.0``."""
    found: dict[str, np.random.Generator] = {}
    if isinstance(generator, Stream):
        for places, one in generator._below.items():
            key = f"{name}/{'.'.join(map(str, places))}"
            found |= {key: one} | _below(key, one)
    return found


def find(mine: Mapping[str, np.random.Generator], name: str) -> np.random.Generator | None:
    """The generator called `name`; one below another is made if it is not there yet: tapes make them when needed."""
    base, *parts = name.split("/")
    found = mine.get(base)
    for part in parts:
        places = [int(place) for place in part.split(".") if place.isdecimal()]
        if not isinstance(found, Stream) or len(places) != part.count(".") + 1:
            return None
        found = found.below(*places)
    return found


def state_of(generator: np.random.Generator) -> GeneratorState:
    """Where a generator stands."""
    state: Mapping[str, Any] = generator.bit_generator.state
    inner = state["state"]
    return GeneratorState(f"{inner['state']:x}", f"{inner['inc']:x}", state["has_uint32"], state["uinteger"])


def put_back(generator: np.random.Generator, state: GeneratorState) -> None:
    """Make a generator go on from a state."""
    generator.bit_generator.state = {
        "bit_generator": "PCG64",
        "state": {"state": int(state.state, 16), "inc": int(state.inc, 16)},
        "has_uint32": state.has_uint32,
        "uinteger": state.uinteger,
    }
