"""MNIST's format: what is read is what was written, and what is broken is refused in one sentence."""

import gzip
import pickle
import struct
import tracemalloc

import numpy as np
import pytest
from idx_support import idx_bytes, write_pair
from msgspec.structs import replace

from playground.data.files.errors import DataError
from playground.data.files.pictures import Idx, import_idx
from playground.data.prepare import prepare
from playground.data.scaling import NoScaling, Standardize
from playground.data.spec import DataSpec, Split
from playground.experiment import ExperimentSpec, PresetError, build, format_preset, parse_preset, validate
from playground.sentence import Sentence

IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"


def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("dash", ["-", "."])
@pytest.mark.parametrize("asked", ["folder", "images", "labels"])
def test_a_pair_is_found_and_read(tmp_path, zipped, dash, asked):
    pixels, labels = write_pair(tmp_path, zipped=zipped, dash=dash)
    names = {path.name.split("-")[1][:6]: path for path in tmp_path.iterdir()}
    dataset = import_idx(names.get(asked, tmp_path))
    assert (dataset.rows, dataset.classes, dataset.image) == (40, ("0", "1", "2"), (1, 6, 6))
    examples = dataset.generate(rng())
    assert np.array_equal(examples.targets, labels)
    raw = examples.take(np.arange(40))
    assert raw.dtype == np.float32
    assert np.array_equal(raw, pixels.reshape(40, 36).astype(np.float32) / 255)
    assert raw.min() >= 0
    assert raw.max() <= 1


def test_the_four_usual_files_are_joined_training_first(tmp_path):
    test, test_labels = write_pair(tmp_path, rows=12, prefix="t10k", zipped=True)
    train, train_labels = write_pair(tmp_path, rows=30, zipped=True)
    write_pair(tmp_path, rows=30)  # the same once more, unzipped: counts once
    examples = import_idx(tmp_path).generate(rng())
    assert np.array_equal(examples.inputs, np.concatenate([train, test]).reshape(42, 36))
    assert np.array_equal(examples.targets, np.concatenate([train_labels, test_labels]))


def test_a_part_gzipped_finds_its_plain_partner(tmp_path):
    write_pair(tmp_path, zipped=True)
    labels = tmp_path / f"{LABELS}.gz"
    (tmp_path / LABELS).write_bytes(gzip.decompress(labels.read_bytes()))
    labels.unlink()
    assert import_idx(tmp_path / f"{IMAGES}.gz").labels == (str(tmp_path / LABELS),)


@pytest.mark.parametrize("scaling", [NoScaling(), Standardize()])
def test_prepared_pictures_are_float32_images(tmp_path, scaling):
    pixels, _ = write_pair(tmp_path, rows=50)
    spec = DataSpec(dataset=import_idx(tmp_path), scaling=scaling, split=Split(0.6, 0.2, 0.2))
    data = prepare(spec)
    assert data.train.x.shape == (30, 1, 6, 6)
    assert data.train.x.dtype == data.train.raw.dtype == np.float32
    known = {tuple(row) for row in (pixels.reshape(50, 36).astype(np.float32) / 255).tolist()}
    assert {tuple(row) for row in data.train.raw.tolist()} < known
    if isinstance(scaling, Standardize):
        assert data.train.x.mean(axis=0) == pytest.approx(np.zeros((1, 6, 6)), abs=1e-6)
        assert data.train.x.std(axis=0) == pytest.approx(np.ones((1, 6, 6)), rel=1e-5)
    else:
        assert np.array_equal(data.train.x.reshape(30, 36), data.train.raw)
        assert np.shares_memory(data.train.x, data.train.raw)
        assert data.encode(data.train.raw).flags.writeable, "the function gives copies"


def test_scaling_of_many_pictures_is_that_of_doubles(tmp_path):
    """Summed in float32 the mean of a column would be off in the fourth digit."""
    pixels, _ = write_pair(tmp_path, rows=5000, side=9)
    spec = DataSpec(dataset=import_idx(tmp_path), split=Split(1, 0, 0))
    encode = prepare(spec).encode
    raw = pixels.reshape(5000, 81).astype(np.float32) / np.float32(255)
    assert encode.scale.offset == pytest.approx(raw.astype(np.float64).mean(axis=0), rel=1e-12)
    assert encode.scale.divisor == pytest.approx(raw.astype(np.float64).std(axis=0), rel=1e-12)


def test_memory_is_not_doubled(tmp_path):
    write_pair(tmp_path, rows=6000, side=28, classes=10)
    dataset = import_idx(tmp_path)
    pixels = 6000 * 784
    tracemalloc.start()
    prepare(DataSpec(dataset=dataset))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < pixels * (4 + 4) * 1.5 + 30e6  # raw and x as float32, and one chunk in float64


def test_it_trains_from_a_preset(tmp_path):
    write_pair(tmp_path)
    spec = replace(ExperimentSpec(), data=DataSpec(dataset=import_idx(tmp_path)))
    spec = parse_preset(format_preset(spec))
    assert validate(spec) == []
    training = build(spec)
    before = training.evaluate("train")["loss"]
    for _ in range(20):
        training.epoch()
    assert training.evaluate("train")["loss"] < before


def test_facts_are_known_without_the_files():
    dataset = Idx(images=("/none/a",), labels=("/none/b",), rows=50, height=8, width=9)
    spec = replace(ExperimentSpec(), data=DataSpec(dataset=dataset))
    assert validate(spec) == []
    with pytest.raises(DataError, match=r"^a: there is no such file\.$"):
        build(spec)


@pytest.mark.parametrize(
    ("dataset", "said"),
    [
        (Idx(), "No file of pictures is chosen; import one."),
        (Idx(images=("a",)), "There must be one file of labels for each file of pictures."),
        (Idx(images=("a",), labels=("b",), classes=("x",)), "There must be at least two classes."),
    ],
)
def test_a_wrong_description_is_a_problem(dataset, said):
    problems = validate(replace(ExperimentSpec(), data=DataSpec(dataset=dataset)))
    assert [(problem.field, problem.message) for problem in problems if problem.field == "data.dataset"] == [
        ("data.dataset", said)
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('{"type": "idx", "images": "a"}', 'data.dataset.images must be a list, but is "a".'),
        ('{"type": "idx", "images": [1]}', "data.dataset.images[0] must be text, but is 1."),
        ('{"type": "idx", "rows": 0}', "data.dataset.rows must be a whole number from 1 to 10000000, but is 0."),
    ],
)
def test_the_preset_reader_is_strict(value, said):
    text = f'{{"format": "nn-playground-preset", "version": 1, "data": {{"dataset": {value}}}}}'
    with pytest.raises(PresetError) as caught:
        parse_preset(text)
    assert str(caught.value) == said


def test_changed_files_are_read_again_or_refused(tmp_path):
    pixels, _ = write_pair(tmp_path)
    dataset = import_idx(tmp_path)
    (tmp_path / IMAGES).write_bytes(idx_bytes(255 - pixels))
    first = dataset.generate(rng()).inputs
    (tmp_path / IMAGES).unlink()
    with pytest.raises(DataError, match="there is no such file"):
        dataset.generate(rng())
    write_pair(tmp_path, rows=41)
    with pytest.raises(DataError, match="41 pictures of 6 x 6 pixels, but 40 of 6 x 6 are expected"):
        dataset.generate(rng())
    write_pair(tmp_path, classes=5)
    with pytest.raises(DataError, match="the label 4, but only 3 classes"):
        dataset.generate(rng())
    assert first.shape == (40, 36)


def header(*shape, kind=8, dimensions=None):
    dimensions = len(shape) if dimensions is None else dimensions
    return struct.pack(f">HBB{len(shape)}I", 0, kind, dimensions, *shape)


GOOD = idx_bytes(np.zeros((4, 2, 2)))
ZIPPED = gzip.compress(idx_bytes(rng().integers(0, 256, (40, 20, 20))))
MARKED = gzip.compress(b"")

BROKEN = {
    "empty": (b"", "this is not an IDX file"),
    "three bytes": (b"\0\0\x08", "this is not an IDX file"),
    "text": (b"label,pixel\n1,2\n", "this is not an IDX file"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "this is not an IDX file"),
    "a pickle": (pickle.dumps([1, 2, 3]), "this is not an IDX file"),
    "no dimensions": (b"\0\0\x08\0" + bytes(16), "this is not an IDX file"),
    "255 dimensions": (b"\0\0\x08\xff" + bytes(16), "this is not an IDX file"),
    "floats": (header(4, 2, 2, kind=13) + bytes(64), "only IDX files of unsigned bytes are read"),
    "labels instead": (idx_bytes([1, 2, 3, 0]), "it has 1 dimensions instead of 3"),
    "colours": (idx_bytes(np.zeros((4, 2, 2, 3))), "it has 4 dimensions instead of 3"),
    "cut in the header": (GOOD[:9], "it ends within its header"),
    "no pictures": (header(0, 2, 2), "it is empty"),
    "no pixels": (header(4, 0, 2), "it is empty"),
    "truncated": (GOOD[:-3], "it ends after 13 of 16 values"),
    "too long": (GOOD + b"x", "it is longer than the 16 values its header announces"),
    "claims 10^9 pictures": (header(10**9, 1, 1), "it announces more than the 500,000,000 values that are read"),
    "claims 2^96 bytes": (
        header(*[2**32 - 1] * 3),
        "pictures of more than 256 x 256 pixels are not read",
    ),
    "claims 400 MB": (header(400_000_000, 1, 1), "it is too short for the 400,000,000 values its header announces"),
    "gzip, cut off": (ZIPPED[:-400], "the compressed data are damaged or cut off"),
    "gzip, wrong check sum": (ZIPPED[:-8] + b"1234" + ZIPPED[-4:], "the compressed data are damaged or cut off"),
    "gzip, damaged": (ZIPPED[:200] + bytes(100) + ZIPPED[300:], "the compressed data are damaged or cut off"),
    "gzip in name only": (b"\x1f\x8b", "the compressed data are damaged or cut off"),
    "gzip of nothing": (MARKED, "this is not an IDX file"),
    "gzip, truncated inside": (gzip.compress(GOOD[:-3]), "it ends after 13 of 16 values"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_pictures_are_refused_in_one_sentence(tmp_path, name):
    content, said = BROKEN[name]
    (tmp_path / IMAGES).write_bytes(content)
    (tmp_path / LABELS).write_bytes(idx_bytes([0, 1, 2, 0]))
    tracemalloc.start()
    with pytest.raises(DataError) as caught:
        import_idx(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(caught.value) == f"{IMAGES}: {said}."
    assert isinstance(caught.value.sentence, Sentence)
    assert peak < 20e6


def test_counts_must_match(tmp_path):
    write_pair(tmp_path)
    (tmp_path / LABELS).write_bytes(idx_bytes([1, 2, 3]))
    with pytest.raises(DataError, match=f"^{LABELS}: it has 3 labels, but {IMAGES} has 40 pictures.$"):
        import_idx(tmp_path)


def test_sizes_must_match(tmp_path):
    write_pair(tmp_path)
    write_pair(tmp_path, side=7, prefix="t10k")
    with pytest.raises(DataError, match=r"its pictures have 7 x 7 pixels, but those of .* have 6 x 6"):
        import_idx(tmp_path)


def test_what_is_missing_is_named(tmp_path):
    with pytest.raises(DataError, match="no file in this folder is called like"):
        import_idx(tmp_path)
    write_pair(tmp_path)
    (tmp_path / LABELS).unlink()
    with pytest.raises(DataError, match=f"^{IMAGES}: its labels are missing: there is no file {LABELS} beside it.$"):
        import_idx(tmp_path)
    with pytest.raises(DataError, match=r"there is no such file|are missing"):
        import_idx(tmp_path / "nothing")
