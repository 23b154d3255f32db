"""The bundled tables hold the real values: compared with what their sources publish and with scikit-learn's copies."""

import hashlib

import numpy as np
import pytest

from playground.data.tables import BreastCancer, Digits, Iris, Wine

RNG = np.random.default_rng(0)


@pytest.mark.parametrize(
    ("dataset", "inputs", "classes", "counts"),
    [
        (Iris(), 4, ("setosa", "versicolor", "virginica"), [50, 50, 50]),
        (Wine(), 13, ("cultivar 1", "cultivar 2", "cultivar 3"), [59, 71, 48]),
        (BreastCancer(), 30, ("malignant", "benign"), [212, 357]),
        (Digits(), 64, tuple("0123456789"), [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]),
    ],
    ids=["iris", "wine", "breast_cancer", "digits"],
)
def test_sizes_and_class_counts(dataset, inputs, classes, counts):
    examples = dataset.generate(RNG)
    assert examples.inputs.shape == (sum(counts), inputs)
    assert dataset.classes == classes
    assert np.bincount(examples.targets).tolist() == counts
    assert len(set(dataset.inputs)) == inputs


def test_iris_means():
    examples = Iris().generate(RNG)
    assert examples.inputs.mean(axis=0) == pytest.approx([5.843333, 3.057333, 3.758, 1.199333], abs=1e-6)
    assert examples.inputs[:50].mean(axis=0) == pytest.approx([5.006, 3.428, 1.462, 0.246], abs=1e-9)
    assert Iris().inputs[2] == "petal length (cm)"
    assert examples.inputs[[34, 37]].tolist() == [[4.9, 3.1, 1.5, 0.2], [4.9, 3.6, 1.4, 0.1]]  # wrong at UCI


def test_wine_values():
    examples = Wine().generate(RNG)
    first = [14.23, 1.71, 2.43, 15.6, 127, 2.8, 3.06, 0.28, 2.29, 5.64, 1.04, 3.92, 1065]
    assert examples.inputs[0].tolist() == first
    assert examples.inputs.sum() == pytest.approx(159975.295999, abs=1e-6)
    assert Wine().inputs[-1] == "proline"


def test_breast_cancer_values():
    examples = BreastCancer().generate(RNG)
    assert examples.inputs.sum() == pytest.approx(1056474.4596356, abs=1e-5)
    assert examples.inputs[:, :3].mean(axis=0) == pytest.approx([14.127292, 19.289649, 91.969033], abs=1e-6)
    assert BreastCancer().bounds[0] == (6.981, 28.11)


def test_digits_are_the_real_pictures():
    examples = Digits().generate(RNG)
    pixels = examples.inputs * 16
    assert np.array_equal(pixels, pixels.round())
    assert (pixels.min(), pixels.max()) == (0, 16)
    raw = pixels.astype(np.uint8).tobytes() + examples.targets.astype(np.uint8).tobytes()
    assert hashlib.sha256(raw).hexdigest() == "87ff0c9e40dc7e2c0e34e7257799c2e3f3aec1a016363bb11cad869ec428a826"
    assert pixels.reshape(-1, 8, 8)[0, 1].tolist() == [0, 0, 13, 15, 10, 15, 5, 0]
    assert Digits.image == (1, 8, 8)


@pytest.mark.parametrize("dataset", [Iris(), Digits()], ids=["iris", "digits"])
def test_shared_tables_cannot_be_written_to(dataset):
    examples = dataset.generate(RNG)
    with pytest.raises(ValueError, match="read-only"):
        examples.inputs[0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        examples.targets[0] = 1
