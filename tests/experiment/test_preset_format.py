"""The file format itself: what it looks like, what may be left out, and that old files stay readable."""

import json
from pathlib import Path
from typing import Any

import pytest

from playground.data.catalog import DATASETS
from playground.data.scaling import MinMax
from playground.data.spec import DataSpec, Split
from playground.engine.activations import ELU, LeakyReLU
from playground.engine.blocks import Dense, Output
from playground.engine.clipping import ClipNorm
from playground.engine.initializers import HeUniform, Normal, Orthogonal
from playground.engine.optimizers import Adam, AdamW
from playground.engine.schedules import WarmupCosine
from playground.engine.specs import EarlyStopping, NetworkSpec, TrainingSpec
from playground.experiment import ExperimentSpec, PresetError, dump_preset, format_preset, load_preset, parse_preset
from playground.experiment import preset as preset_module

SAMPLE = Path(__file__).parent / "samples" / "version-1.json"

EXAMPLE = """
{"format": "nn-playground-preset", "version": 1, "name": "Spiral", "description": "Two arms; watch ...",
 "data": {"dataset": {"type": "spiral", "samples": 500, "noise": 0.1, "arms": 2}, "features": ["x1", "x2"],
          "split": {"train": 0.6, "validation": 0.2, "test": 0.2}, "scaling": "standardize",
          "label_noise": 0.0, "seed": 0},
 "network": {"blocks": [{"type": "dense", "units": 16, "activation": "tanh", "initializer": "xavier_normal",
                         "batch_norm": "none", "dropout": 0.0}],
             "output": {"initializer": "xavier_normal", "activation": "linear"}, "seed": 0},
 "training": {"loss": "cross_entropy", "optimizer": {"type": "adam", "learning_rate": 0.01}, "schedule": "constant",
              "batch_size": 32, "epochs": 1000, "l1": 0.0, "l2": 0.0, "clip": "none",
              "early_stopping": null, "seed": 0}}
"""


def in_order(value: Any) -> list[str]:
    """All keys of a document in the order in which they stand."""
    if isinstance(value, dict):
        return [key for name, entry in value.items() for key in (name, *in_order(entry))]
    return [key for entry in value for key in in_order(entry)] if isinstance(value, list) else []


def test_example() -> None:
    spec = parse_preset(EXAMPLE)
    assert spec.network.blocks == (Dense(units=16),)
    assert spec.training.optimizer == Adam(learning_rate=0.01)
    assert spec == ExperimentSpec(
        network=NetworkSpec(blocks=(Dense(),)), name="Spiral", description="Two arms; watch ..."
    )


def test_keys_stand_in_the_order_of_the_example() -> None:
    example = json.loads(EXAMPLE)
    example["data"]["dataset"] = "spiral"  # default parameters: a bare name
    example["training"]["optimizer"] |= {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
    written = json.loads(format_preset(parse_preset(EXAMPLE)))
    assert written == example
    assert in_order(written) == in_order(example)


def test_version_1_is_read_for_ever() -> None:
    assert load_preset(SAMPLE) == ExperimentSpec(
        data=DataSpec(
            dataset=DATASETS["spiral"](samples=300, noise=0.2, arms=3),  # type: ignore[call-arg, arg-type]
            features=("x1", "x2", "x1*x2", "sin(x2)"),
            split=Split(0.5, 0.25, 0.25),
            scaling=MinMax(),
            label_noise=0.05,
            seed=1,
        ),
        network=NetworkSpec(
            blocks=(
                Dense(8, LeakyReLU(0.2), HeUniform(1.5), "before", 0.1),
                Dense(4, ELU(0.5), Orthogonal(), "after", 0.0),
            ),
            output=Output(initializer=Normal(0.3)),
            seed=2,
        ),
        training=TrainingSpec(
            optimizer=AdamW(0.002, weight_decay=0.1),
            schedule=WarmupCosine(),
            batch_size=10,
            epochs=40,
            l1=0.001,
            l2=0.01,
            clip=ClipNorm(2.0),
            early_stopping=EarlyStopping(5, 0.001, False),
            seed=3,
        ),
        name="Sample",
        description="One of everything; kept as it is.",
    )


def test_layout(tmp_path: Path) -> None:
    dump_preset(load_preset(SAMPLE), tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == SAMPLE.read_bytes()


def test_what_is_left_out_has_its_default() -> None:
    text = '{"format": "nn-playground-preset", "version": 1}'
    assert parse_preset(text) == ExperimentSpec(network=NetworkSpec(), training=TrainingSpec())
    empty = '{"format": "nn-playground-preset", "version": 1, "data": {}, "network": {}, "training": {}}'
    assert parse_preset(empty) == parse_preset(text)


def test_older_version_is_migrated_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def rename(body: dict[str, Any]) -> dict[str, Any]:
        return {"name" if key == "title" else key: value for key, value in body.items()}

    monkeypatch.setattr(preset_module, "VERSION", 3)
    monkeypatch.setattr(preset_module, "MIGRATIONS", {1: rename, 2: lambda body: body | {"name": body["name"] + "!"}})
    header = '{"format": "nn-playground-preset", "version": '
    assert parse_preset(header + '1, "title": "Old"}').name == "Old!"
    assert parse_preset(header + '2, "name": "Newer"}').name == "Newer!"
    assert parse_preset(header + '3, "name": "Newest"}').name == "Newest"
    with pytest.raises(PresetError, match="made by a newer version"):
        parse_preset(header + '4, "name": "Future"}')


@pytest.mark.parametrize(
    "spec",
    [ExperimentSpec(name="\ud800"), ExperimentSpec(training=TrainingSpec(l2=float("nan")))],
    ids=["surrogate", "NaN"],
)
def test_what_could_not_be_read_is_not_written(spec: ExperimentSpec, tmp_path: Path) -> None:
    with pytest.raises(PresetError):
        dump_preset(spec, tmp_path / "new.json")
    assert list(tmp_path.iterdir()) == []


def test_text_in_any_language_is_written_as_it_is() -> None:
    text = format_preset(ExperimentSpec(name="나선 🌀", description='"quoted"\n'))
    assert '"name": "나선 🌀"' in text
    assert parse_preset(text).description == '"quoted"\n'
