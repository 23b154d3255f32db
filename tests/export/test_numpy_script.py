"""The stand-alone script, run in a process that cannot import this package, gives the numbers of the run."""

import csv
import io
import subprocess
import sys

import numpy as np
import pytest
from export_support import IMAGE_BLOCKS, experiment, exported, trained
from msgspec.structs import replace

from playground.export.targets import EXPORTS

ALONE = "import sys, runpy; sys.modules['playground'] = None; sys.argv = sys.argv[1:]; "
ALONE += "runpy.run_path(sys.argv[0], run_name='__main__')"

CASES = {
    "short last batch": experiment("spiral"),
    "dropout": experiment("digits-dropout", training__schedule="cosine", training__clip="value"),
    "batch norm": experiment("digits-batch-norm", training__l1=0.001, training__constraint="max_norm"),
    "convolution": experiment("digits-cnn", data__split={"train": 0.2, "validation": 0.0, "test": 0.8}),
    "nearly every block": experiment("digits-cnn", network__blocks=IMAGE_BLOCKS, training__batch_size=512),
    "augmentation": experiment("digits-augmented"),
    "jitter, features, clipped outliers": experiment(
        "spiral",
        data__features=["x1", "sin(x2)", "x1*x2"],
        data__outliers="clip",
        training__augmentation={"jitter": 0.3, "noise": 0.1},
        training__class_weights={"type": "chosen", "weights": [1, 3]},
    ),
    "regression": experiment("sine-regression", training__optimizer="nadam", training__schedule="one_cycle"),
    "plateau": experiment("moons-with-sgd", training__schedule={"type": "plateau", "patience": 0, "threshold": 0.5}),
    "pre-training": experiment("stacked-autoencoders", network__pretraining={"type": "autoencoder", "epochs": 1}),
}


def table(text):
    return np.array([[float(cell) for cell in row] for row in csv.reader(io.StringIO(text)) if row[0][0].isdigit()])


def run_alone(path, *arguments):
    done = subprocess.run(
        [sys.executable, "-I", "-c", ALONE, str(path), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done


def assert_same(printed, training):
    rows = training.history.snapshot().table[:, [0, *range(3, 9)]]
    assert printed.shape == rows.shape
    assert np.array_equal(np.isnan(printed), np.isnan(rows))
    assert np.nanmax(np.abs(printed - rows) / np.maximum(1, np.abs(rows))) < 1e-5


@pytest.mark.parametrize("name", list(CASES))
def test_the_script_gives_the_numbers_of_the_run(name, tmp_path):
    training = trained(CASES[name])
    script, _ = exported(training, "numpy", tmp_path)
    assert "import playground" not in script.read_text()
    assert_same(table(run_alone(script).stdout), training)


def test_early_stopping_goes_back_to_the_best_weights(tmp_path):
    stop = {"patience": 2, "min_delta": 0.5}
    training = trained(experiment("digits-batch-norm", training__early_stopping=stop), None)
    assert training.stopped == "early_stopping"
    script, _ = exported(training, "numpy", tmp_path)
    done = run_alone(script, "50")
    assert_same(table(done.stdout), training)
    assert float(done.stderr.split()[-1]) < 1e-5  # the script's own comparison with the run


def test_a_divergence_ends_the_script(tmp_path):
    training = trained(experiment("learning-rate-too-large", training__optimizer__learning_rate=100.0), None)
    script, _ = exported(training, "numpy", tmp_path)
    assert "diverged in epoch 1" in run_alone(script, "20").stdout


def test_it_says_when_it_is_not_the_run():
    limits = EXPORTS["numpy"].limits
    training = trained(experiment("spiral"), 1)
    assert limits(training) == []
    slower = replace(training.spec.training, batch_size=16)
    training.apply(replace(training.spec, training=slower))
    assert [limit for limit in limits(training) if "changed while it trained" in limit]
    kept = trained(experiment("spiral"), 1)
    wider = replace(kept.spec.network, blocks=(*kept.spec.network.blocks, kept.spec.network.blocks[0]))
    kept.apply(replace(kept.spec, network=wider), keep_weights=True)
    assert [limit for limit in limits(kept) if "kept from an earlier network" in limit]
