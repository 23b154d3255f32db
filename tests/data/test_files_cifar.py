"""CIFAR-10's binary batches: a label, then the three colours of a picture."""

import gzip

import numpy as np
import pytest
from msgspec.structs import replace

from playground.data.files.cifar import Cifar10, import_cifar, is_cifar
from playground.data.files.errors import DataError
from playground.data.spec import DataSpec
from playground.experiment import ExperimentSpec, build, format_preset, parse_preset, validate


def write_batch(path, rows, first=0):
    """Pictures whose red, green and blue are told apart by their values; returns them as (N, 3, 32, 32)."""
    rng = np.random.default_rng(rows)
    pixels = rng.integers(0, 80, (rows, 3, 32, 32), np.uint8) + np.array([0, 80, 160], np.uint8)[:, None, None]
    records = [bytes([(first + n) % 10]) + pixels[n].tobytes() for n in range(rows)]
    content = b"".join(records)
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return pixels


def test_a_folder_of_batches(tmp_path):
    second = write_batch(tmp_path / "data_batch_2.bin.gz", 15, first=3)
    first = write_batch(tmp_path / "data_batch_1.bin", 20)
    (tmp_path / "readme.html").write_text("x")
    assert is_cifar(tmp_path)
    dataset = import_cifar(tmp_path)
    assert (dataset.rows, dataset.image, dataset.classes[3]) == (35, (3, 32, 32), "cat")
    examples = dataset.generate(np.random.default_rng(0))
    raw = examples.take(np.arange(35)).reshape(35, 3, 32, 32)
    assert np.array_equal(raw, np.concatenate([first, second]).astype(np.float32) / 255)
    assert examples.targets.tolist() == [n % 10 for n in range(20)] + [(n + 3) % 10 for n in range(15)]


def test_it_trains_from_a_preset(tmp_path):
    path = tmp_path / "test_batch.bin"
    write_batch(path, 40)
    spec = replace(ExperimentSpec(), data=DataSpec(dataset=import_cifar(path)))
    assert parse_preset(format_preset(spec)) == spec
    assert validate(spec) == []
    build(spec).epoch()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "this is no CIFAR-10 batch: its size is no multiple of 3073 bytes"),
        (bytes(3072), "this is no CIFAR-10 batch: its size is no multiple of 3073 bytes"),
        (bytes([10]) + bytes(3072), "this is no CIFAR-10 batch: it has the label 10"),
        (gzip.compress(bytes(9000), mtime=0)[:-9], "the compressed data are damaged or cut off"),
    ],
)
def test_broken_batches_are_refused(tmp_path, content, said):
    path = tmp_path / "test_batch.bin"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        import_cifar(path)
    assert str(caught.value) == f"test_batch.bin: {said}."


def test_no_file_is_a_problem():
    problems = validate(replace(ExperimentSpec(), data=DataSpec(dataset=Cifar10())))
    assert [problem.message for problem in problems] == ["No file of pictures is chosen; import one."]
