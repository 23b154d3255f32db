"""Sessions: a training saved half way goes on in another process to the same bits, and a bad file is one sentence."""

import hashlib
import json
import os
import struct
import subprocess
import sys
from pathlib import Path

import msgspec
import numpy as np
import pytest
from safetensors import safe_open
from safetensors.numpy import load_file

from playground.data.catalog import Sine, Spiral
from playground.data.spec import DataSpec
from playground.engine.activations import PReLU, Tanh
from playground.engine.augmentation import Augmentation
from playground.engine.clipping import ClipNorm
from playground.engine.dense import Dense
from playground.engine.image_blocks import Conv2D, GlobalAvgPool
from playground.engine.losses import MSE
from playground.engine.noise import Noise
from playground.engine.optimizers import OPTIMIZERS
from playground.engine.parallel import Parallel
from playground.engine.schedules import SCHEDULES
from playground.engine.specs import EarlyStopping, NetworkSpec, TrainingSpec
from playground.experiment import (
    ExperimentSpec,
    SaveError,
    SessionError,
    build,
    load_preset,
    load_session,
    replace_at,
    save_session,
)
from playground.experiment import session as sessions
from playground.experiment.session import Origin, Session, format_session, parse_session, read_session

HALF = 100
BLOCKS = (
    Dense(units=6, activation=Tanh(), batch_norm="before", dropout=0.2),
    Parallel(((Dense(units=3, batch_norm="before"), Noise(std=0.1)), (Dense(units=3, dropout=0.3),))),
    Dense(units=6, activation=PReLU(), batch_norm="after", dropout=0.1, residual=True),
)
SAMPLE = Path(__file__).parent / "samples" / "session-1.nnp"


def points(**settings):
    return ExperimentSpec(
        data=DataSpec(dataset=Spiral(samples=100)),
        network=NetworkSpec(blocks=BLOCKS),
        training=TrainingSpec(
            batch_size=7,
            epochs=30,
            clip=ClipNorm(),
            l2=1e-3,
            early_stopping=EarlyStopping(patience=40),
            augmentation=Augmentation(jitter=0.1, noise=0.05),
            **settings,
        ),
    )


def cases():
    """Every optimizer, each with another schedule; pictures that are moved; a regression."""
    found = {
        name: points(optimizer=optimizer(learning_rate=0.01), schedule=schedule())
        for (name, optimizer), schedule in zip(OPTIMIZERS.items(), SCHEDULES.values(), strict=False)
    }
    digits = load_preset("digits-mlp")
    augmentation = Augmentation(shift=1, rotate=10, elastic=1)
    found["pictures"] = msgspec.structs.replace(
        digits,
        network=NetworkSpec(blocks=(Conv2D(filters=3, dropout=0.1, batch_norm="before"), GlobalAvgPool())),
        training=msgspec.structs.replace(digits.training, augmentation=augmentation, batch_size=16),
    )
    found["regression"] = msgspec.structs.replace(
        points(loss=MSE()), data=DataSpec(dataset=Sine()), network=NetworkSpec(blocks=BLOCKS[:1])
    )
    return found


def train(training, steps):
    for _ in range(steps):
        training.record()
        training.step()


def fingerprint(training):
    """A hash of all weights and statistics and of the curves."""
    digest = hashlib.sha256(training.history.snapshot().table.tobytes())
    for name, array in sorted(training.network.state_dict().items()):
        digest.update(name.encode() + array.tobytes())
    return digest.hexdigest()


CHILD = """
import json, sys
sys.path.insert(0, {folder!r})
from test_sessions import HALF, fingerprint, train
from playground.experiment import load_session
found = {{}}
for path in sys.argv[1:]:
    training = load_session(path)
    train(training, HALF)
    found[path] = fingerprint(training)
print(json.dumps(found))
"""


def test_half_a_training_saved_and_ended_in_another_process_is_the_whole_one_bit_for_bit(tmp_path):
    whole = {}
    for name, spec in cases().items():
        path = str(tmp_path / f"{name}.nnp")
        training = build(spec)
        train(training, HALF)
        save_session(training, path)
        train(training, HALF)
        whole[path] = fingerprint(training)
    child = CHILD.format(folder=os.path.dirname(__file__))
    words = [sys.executable, "-c", child, *whole]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=100)
    assert json.loads(done.stdout) == whole
    assert len(whole) == len(OPTIMIZERS) + 2


@pytest.fixture
def training():
    made = build(points(optimizer=OPTIMIZERS["adam"](learning_rate=0.01)))
    train(made, 20)
    return made


@pytest.fixture
def saved(training, tmp_path):
    path = tmp_path / "run.nnp"
    save_session(training, path)
    return path


def with_points(spec, *more):
    """The experiment with further points (x1, x2, class, number)."""
    drawn = spec.data.dataset
    return replace_at(spec, "data.dataset.points", [*drawn.points, *(number for point in more for number in point)])


def test_points_drawn_and_units_added_while_it_trained_come_along(tmp_path):
    spec = replace_at(points(), "data.dataset", {"type": "drawn"})
    training = build(spec)
    train(training, 20)
    assert training.apply(with_points(spec, (1.5, -2.0, 0, 90), (2.5, 2.0, 1, 91))) == "live"
    train(training, 7)
    wider = replace_at(training.spec, "network.blocks[0].units", 8)
    assert training.apply(wider) == "resized"
    train(training, 7)
    save_session(training, tmp_path / "x.nnp")
    copy = load_session(tmp_path / "x.nnp")
    assert [mark.text for mark in copy.history.marks] == [str(mark.text) for mark in training.history.marks] != []
    for one in (training, copy):
        train(one, 30)
    assert fingerprint(copy) == fingerprint(training)


def test_saving_does_not_disturb_the_training(training, tmp_path):
    other = build(training.spec)
    train(other, 20)
    save_session(training, tmp_path / "x.nnp")
    for one in (training, other):
        train(one, 30)
    assert fingerprint(training) == fingerprint(other)


def test_any_tool_reads_the_weights(training, saved):
    tensors = load_file(saved)
    for name, array in training.network.state_dict().items():
        np.testing.assert_array_equal(tensors[name], array)
    with safe_open(saved, framework="numpy") as file:
        texts = file.metadata()
    assert (texts["format"], texts["version"]) == ("nn-playground-session", "2")
    assert json.loads(texts["preset"])["network"]["blocks"][1]["type"] == "parallel"
    assert json.loads(texts["origin"])["versions"].keys() == {"nn-playground", "python", "numpy"}


def test_an_experiment_that_was_not_built_or_cannot_be_is_kept_too():
    spec = ExperimentSpec(network=NetworkSpec(blocks=(Dense(), Conv2D())))
    origin = Origin(title="half done", path="/home/me/x.json", saved=12.5)
    found = parse_session(format_session(Session(spec, None, origin)))
    assert (found.spec, found.state) == (spec, None)
    assert (found.origin.title, found.origin.path, found.origin.saved) == ("half done", "/home/me/x.json", 12.5)
    with pytest.raises(SessionError, match="Block 2"):
        sessions.rebuild(found)


def test_a_session_without_training_starts_afresh():
    training = sessions.rebuild(parse_session(format_session(Session(points()))))
    assert (training.steps_done, len(training.history)) == (0, 1)


def rewritten(path, change):
    """The file with other texts in its metadata, its checksum not renewed."""
    data = path.read_bytes()
    (size,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + size])
    change(header["__metadata__"])
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data[8 + size :])


def refusal(path):
    with pytest.raises(SessionError) as caught:
        load_session(path)
    text = str(caught.value)
    assert text.count(". ") == 0, "one sentence"
    return text


def test_a_newer_session_is_refused_in_one_sentence(saved):
    rewritten(saved, lambda texts: texts.update(version="3"))
    assert refusal(saved) == (
        "The session was made by a newer version of the program: its version is 3, and this program reads up to 2."
    )


@pytest.mark.parametrize("name", ["linear-regression", "deep-belief-network"])
def test_a_diverged_training_is_saved_and_says_the_same_when_it_is_back(name, tmp_path):
    training = build(load_preset(name))
    training.network.theta[:] = np.inf
    for _ in training.run(1):
        pass
    assert training.diverged is not None
    save_session(training, tmp_path / "diverged.nnp")
    again = load_session(tmp_path / "diverged.nnp")
    assert again.diverged == training.diverged
    assert again.diverged.message.values["layer"].template == training.diverged.message.values["layer"].template


def test_an_older_session_migrates(saved, monkeypatch):
    def rename(texts, tensors):
        preset = json.loads(texts["preset"]) | {"name": "migrated"}
        return texts | {"preset": json.dumps(preset)}, tensors

    monkeypatch.setattr(sessions, "VERSION", 3)
    monkeypatch.setitem(sessions.MIGRATIONS, 2, rename)
    training = load_session(saved)
    assert training.spec.name == "migrated"
    assert training.steps_done == 20


def test_a_session_of_version_1_loads_for_ever():
    """If this fails, the format has changed: raise VERSION and write a migration."""
    training = load_session(SAMPLE)
    assert (training.epochs_done, training.steps_done) == (3, 31)
    assert training.history.snapshot().marks[0].text == "Learning rate 0.01 → 0.02"
    train(training, 50)
    assert training.diverged is None


def test_a_session_of_version_2_loads_for_ever_with_its_runs():
    session = read_session(SAMPLE.with_name("session-2.nnp"))
    assert load_session(SAMPLE.with_name("session-2.nnp")).epochs_done == 3
    (run,) = session.runs
    assert (run.name, run.shown, run.epochs, run.spec.name) == ("first", True, 2, session.spec.name)
    assert run.spec.training.optimizer != session.spec.training.optimizer


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda texts: texts.update(format="other"), "This is not a session of this program."),
        (lambda texts: texts.update(version="one"), 'The session is damaged: its version is "one".'),
        (lambda texts: texts.update(version="0"), 'The session is damaged: its version is "0".'),
        (lambda texts: texts.pop("preset"), "The session is damaged: its contents are not what was saved."),
        (lambda texts: texts.update(state="{}"), "The session is damaged: its contents are not what was saved."),
    ],
)
def test_metadata_that_is_not_what_was_saved(saved, change, text):
    rewritten(saved, change)
    assert refusal(saved) == text


def test_contents_that_fit_their_checksum_but_not_each_other(saved, monkeypatch):
    monkeypatch.setattr(sessions, "_checksum", lambda texts, tensors: "")
    for name, text in (
        ("preset", "preset is missing"), ("origin", "origin is missing"), ("dtype", "dtype is missing"),
    ):  # fmt: skip
        rewritten(saved, lambda texts, name=name: texts.update(checksum="", kept=texts.pop(name)))
        assert refusal(saved) == f"The session is damaged: {text}."
        rewritten(saved, lambda texts, name=name: texts.update({name: texts.pop("kept")}))
    for name, old, new in (("state", '"row_due"', '"row"'), ("dtype", "float32", "float16")):
        before = saved.read_bytes()
        rewritten(saved, lambda texts, name=name, old=old, new=new: texts.update({name: texts[name].replace(old, new)}))
        assert refusal(saved) == "The session is damaged: its counters cannot be read."
        saved.write_bytes(before)


def test_other_files_are_refused(tmp_path):
    path = tmp_path / "x.nnp"
    for data in (b"", b"{}", b"PK\x03\x04" * 40, os.urandom(500), struct.pack("<Q", 2**62) + b"{}"):
        path.write_bytes(data)
        assert refusal(path) == "This is not a session of this program."
    assert refusal(tmp_path / "none.nnp").endswith("No such file or directory.")


def test_a_header_that_claims_more_than_the_file_holds_allocates_nothing(tmp_path):
    path = tmp_path / "x.nnp"
    header = {"a": {"dtype": "F32", "shape": [10**9, 10**3], "data_offsets": [0, 4 * 10**12]}, "__metadata__": {}}
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text)
    assert refusal(path) == "The session is damaged: it is not whole."


def test_cut_and_flipped_files_end_in_a_sentence_or_the_same_session(saved):
    data = saved.read_bytes()
    rng = np.random.default_rng(0)
    for number in range(300):
        spoilt = bytearray(data)
        if number % 3:
            spoilt[rng.integers(len(data))] ^= 1 << rng.integers(8)
        else:
            del spoilt[rng.integers(len(data)) :]
        with pytest.raises(SessionError):
            parse_session(bytes(spoilt))


def test_data_that_have_changed_are_named(training):
    state = sessions.capture(training)
    more = msgspec.structs.replace(training.spec, data=DataSpec(dataset=Spiral(samples=120)))
    with pytest.raises(SessionError, match="72 examples for training instead of 60"):
        sessions.rebuild(Session(more, state))


def test_a_failed_save_leaves_the_old_session(training, saved, monkeypatch):
    before = saved.read_bytes()
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    train(training, 5)
    with pytest.raises(SaveError, match="No space left"):
        save_session(training, saved)
    assert saved.read_bytes() == before


def test_reading_builds_nothing(saved):
    session = read_session(saved)
    assert session.state is not None
    assert not any(array.flags.writeable for array in session.state.tensors.values())
