"""The command line on data from files: it trains, and a missing file is one sentence."""

import json
import sys
from pathlib import Path

import pytest

from playground.cli import main

sys.path.append(str(Path(__file__).parent / "data"))
from idx_support import write_pair


@pytest.fixture
def preset(tmp_path):
    """A preset on 40 small pictures."""
    write_pair(tmp_path)
    names = {kind: [str(next(tmp_path.glob(f"*{kind}*")))] for kind in ("images", "labels")}
    dataset = {"type": "idx", **names, "rows": 40, "classes": ["a", "b", "c"], "height": 6, "width": 6}
    document = {
        "format": "nn-playground-preset",
        "version": 1,
        "data": {"dataset": dataset},
        "network": {"blocks": [{"type": "dense", "units": 4}]},
        "training": {"epochs": 2},
    }
    path = tmp_path / "pictures.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_pictures_train_without_a_window(preset, capsys):
    assert main(["validate", str(preset)]) == 0
    assert main(["train", str(preset), "--json", "-", "--quiet"]) == 0
    report = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert report["epochs"] == 2


def test_a_missing_file_is_one_sentence(preset, capsys):
    next(preset.parent.glob("*labels*")).unlink()
    assert main(["train", str(preset), "--quiet"]) == 2
    assert capsys.readouterr().err.strip() == "nn-playground: train-labels-idx1-ubyte: there is no such file."
