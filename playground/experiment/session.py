"""Sessions: an experiment with everything its training has come to, in one safetensors file (``*.nnp``).

Weights, statistics, moments, history, the order of the examples and the runs that were kept are tensors, so that any
tool can read the weights; the preset, the counters and random states, and where it all comes from are texts in the
file's metadata. A session without a state is an experiment that has not been built: an unfinished one can be kept, too.
"""

import json
import os
import platform
import struct
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

import msgspec
import numpy as np
from safetensors import SafetensorError, deserialize
from safetensors.numpy import save

from playground import __version__
from playground.engine.resuming import resume
from playground.engine.state import Facts, State, StateError, capture
from playground.engine.tape import Array
from playground.engine.training import Training
from playground.experiment.atomic import atomic_write
from playground.experiment.building import build
from playground.experiment.errors import PresetError, read_sentence
from playground.experiment.preset import format_preset, parse_preset
from playground.experiment.runs import Runs
from playground.experiment.sentences import shown
from playground.experiment.spec import ExperimentSpec
from playground.experiment.stored_runs import store_runs, take_runs
from playground.experiment.validation import validate
from playground.sentence import Sentence, sentence

FORMAT = "nn-playground-session"
VERSION = 2
SUFFIX = ".nnp"
SIZE_LIMIT = 2_000_000_000
HEADER_LIMIT = 10_000_000

Precision = Literal["float32", "float64"]
Texts = dict[str, str]
Tensors = dict[str, Array]

# From version n to n + 1: takes and returns the metadata (without format, version and checksum) and the tensors.
MIGRATIONS: dict[int, Callable[[Texts, Tensors], tuple[Texts, Tensors]]] = {
    1: lambda texts, tensors: (texts, tensors),  # version 2 may hold kept runs beside the state
}

_DTYPES: Mapping[str, Any] = {
    "F32": np.dtype("<f4"),
    "F64": np.dtype("<f8"),
    "I64": np.dtype("<i8"),
    "U8": np.dtype("u1"),
}
_LENGTH = struct.Struct("<Q")  # a safetensors file begins with the length of its header


class SessionError(PresetError):
    """A session was refused; the text is one sentence a person can act on."""


class Origin(msgspec.Struct, frozen=True):
    """Where a session comes from.

    `title` and `path`: what its document was called and where it lay, if anywhere. `saved`: seconds since 1970.
    """

    title: str = ""
    path: str = ""
    saved: float = 0.0
    versions: dict[str, str] = {}


class Session(msgspec.Struct, frozen=True):
    """What a session file holds; `state` is None for an experiment that was not built, `runs` are those kept."""

    spec: ExperimentSpec
    state: State | None = None
    origin: Origin = Origin()
    runs: Runs = ()


def save_session(training: Training[ExperimentSpec], path: str | os.PathLike[str], runs: Runs = ()) -> None:
    """Save a training between two of its steps, and kept runs, all or nothing; `OSError` with a sentence on failure."""
    atomic_write(path, format_session(Session(training.spec, capture(training), runs=runs)))


def load_session(path: str | os.PathLike[str]) -> Training[ExperimentSpec]:
    """The training in a file, standing where it stood; `SessionError` with one sentence if there is none."""
    return rebuild(read_session(path))


def rebuild(session: Session) -> Training[ExperimentSpec]:
    """The training of a session; `SessionError` if it cannot run or its parts do not belong together."""
    problems = validate(session.spec)
    if problems:
        raise SessionError(problems[0].message, problems[0].field)
    training = build(session.spec, np.float32 if session.state is None else session.state.dtype)
    if session.state is not None:
        try:
            resume(training, session.state)
        except StateError as error:
            raise SessionError(error.sentence) from None
    return training


def read_session(path: str | os.PathLike[str]) -> Session:
    """What is in a file, without building it; `SessionError` with one sentence if it is no good session."""
    try:
        if os.stat(path).st_size > SIZE_LIMIT:
            raise SessionError(sentence("The file is too large: at most {size} MB are read.", size=SIZE_LIMIT // 10**6))
        data = Path(path).read_bytes()
    except OSError as error:
        raise SessionError(read_sentence(path, error)) from error
    return parse_session(data)


def format_session(session: Session) -> bytes:
    """The bytes of a session's file; reading them gives an equal session."""
    state = session.state
    origin = msgspec.structs.replace(session.origin, saved=session.origin.saved or time.time(), versions=_versions())
    texts = {"preset": format_preset(session.spec), "origin": msgspec.json.encode(origin).decode()}
    tensors: Tensors = {}
    if state is not None:
        texts |= {"dtype": state.dtype, "state": msgspec.json.encode(state.facts).decode()}
        tensors = dict(state.tensors)
    tensors |= store_runs(session.runs)
    tensors = {name: np.ascontiguousarray(array).reshape(array.shape) for name, array in tensors.items()}
    header = {"format": FORMAT, "version": str(VERSION), "checksum": _checksum(texts, tensors)}
    return save(tensors, header | texts)


def _versions() -> dict[str, str]:
    """What the numbers of a run may depend on."""
    return {"nn-playground": __version__, "python": platform.python_version(), "numpy": np.__version__}


def parse_session(data: bytes) -> Session:
    """The session in the bytes of a file."""
    texts, tensors = _tensors(data)
    texts, tensors = _current(texts, tensors)
    try:
        spec = parse_preset(texts["preset"])
        origin = msgspec.json.decode(texts["origin"], type=Origin)
        runs = take_runs(tensors)
        if "state" not in texts:
            return Session(spec, None, origin, runs)
        facts = msgspec.json.decode(texts["state"], type=Facts)
        dtype = msgspec.convert(texts["dtype"], Precision)
        return Session(spec, State(spec, dtype, tensors, facts), origin, runs)
    except KeyError as error:
        raise _damaged(sentence("{name} is missing", name=error.args[0])) from None
    except msgspec.MsgspecError:
        raise _damaged(sentence("its counters cannot be read")) from None


def _current(texts: Texts, tensors: Tensors) -> tuple[Texts, Tensors]:
    """The contents as this version writes them; refuses what is no session, newer, or not what was written."""
    if texts.pop("format", "") != FORMAT:
        raise SessionError(sentence("This is not a session of this program."))
    number = texts.pop("version", "")
    version = int(number) if number.isdecimal() and len(number) < 10 else 0
    if version < 1:
        raise _damaged(sentence("its version is {found}", found=shown(number)))
    if version > VERSION:
        text = sentence(
            "The session was made by a newer version of the program: its version is {version}, "
            "and this program reads up to {newest}.",
            version=version,
            newest=VERSION,
        )
        raise SessionError(text)
    if texts.pop("checksum", "") != _checksum(texts, tensors):
        raise _damaged(sentence("its contents are not what was saved"))
    for older in range(version, VERSION):
        texts, tensors = MIGRATIONS[older](texts, tensors)
    return texts, tensors


def _checksum(texts: Texts, tensors: Tensors) -> str:
    """The CRC-32 of everything in the file."""
    value = crc32(json.dumps(texts, sort_keys=True).encode())
    for name in sorted(tensors):
        array = tensors[name]
        value = crc32(f"{name} {array.dtype.str} {array.shape}".encode(), value)
        value = crc32(array.reshape(-1).view(np.uint8).data, value)
    return f"{value:08x}"


def _tensors(data: bytes) -> tuple[Texts, Tensors]:
    """Metadata and tensors. safetensors checks that they fill the file exactly, before anything is allocated."""
    size = _LENGTH.unpack_from(data)[0] if len(data) >= _LENGTH.size else 0
    if not 0 < size <= min(HEADER_LIMIT, len(data) - _LENGTH.size):
        raise SessionError(sentence("This is not a session of this program."))
    try:
        found = deserialize(data)  # type: ignore[no-untyped-call]
        header = json.loads(data[_LENGTH.size : _LENGTH.size + size])
    except (SafetensorError, ValueError, RecursionError):
        raise _damaged(sentence("it is not whole")) from None
    texts = header.get("__metadata__")
    if not isinstance(texts, dict):
        raise SessionError(sentence("This is not a session of this program."))
    tensors: Tensors = {}
    for name, entry in found:
        dtype = _DTYPES.get(entry["dtype"])
        if dtype is None:
            raise _damaged(sentence("{name} has numbers of the kind {kind}", name=name, kind=entry["dtype"]))
        tensors[name] = np.frombuffer(entry["data"], dtype).reshape(entry["shape"])
        tensors[name].flags.writeable = False
    return texts, tensors


def _damaged(part: Sentence) -> SessionError:
    return SessionError(sentence("The session is damaged: {part}.", part=part))
