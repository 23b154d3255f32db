"""NumPy's files: every layout of x and y, no pickles, and no allocation a header asks for in vain."""

import io
import struct
import tracemalloc
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from playground.data.files.arrays import Arrays, import_arrays
from playground.data.files.errors import DataError
from playground.data.spec import DataSpec
from playground.engine.losses import MSE
from playground.experiment import ExperimentSpec, build, format_preset, parse_preset, validate

X = np.arange(24, dtype=np.float64).reshape(8, 3)
LABELS = np.arange(8) % 3


def rng():
    return np.random.default_rng(0)


def save(folder, **arrays):
    path = folder / "data.npz"
    np.savez(path, **arrays)
    return path


def rows_of(dataset):
    examples = dataset.generate(rng())
    return examples.take(np.arange(len(examples.inputs))), examples.targets


@pytest.mark.parametrize("dtype", ["f4", "f8", ">f4", ">f8", "i2", "u1", "?", "f2"])
def test_values_of_every_kind_of_number(tmp_path, dtype):
    x = (X % 2).astype(dtype)
    inputs, labels = rows_of(import_arrays(save(tmp_path, x=x, y=LABELS)))
    assert inputs.tolist() == (X % 2).tolist()
    assert labels.tolist() == LABELS.tolist()
    assert inputs.dtype == (np.float64 if dtype.endswith("f8") else np.float32)


@pytest.mark.parametrize(
    ("y", "classes", "outputs"),
    [
        (LABELS, 3, 0),
        (LABELS[:, None], 3, 0),
        (LABELS > 0, 2, 0),
        (LABELS + 0.5, 0, 1),
        (np.column_stack([LABELS, LABELS]) * 1.0, 0, 2),
    ],
)
def test_y_says_what_is_to_be_learnt(tmp_path, y, classes, outputs):
    dataset = import_arrays(save(tmp_path, X=X, Y=y))
    assert (len(dataset.classes), dataset.outputs, len(dataset.targets)) == (classes, outputs, outputs)
    assert dataset.bounds == ((0, 21), (1, 22), (2, 23))
    loss = ExperimentSpec().training.loss if classes else MSE()
    spec = ExperimentSpec(data=DataSpec(dataset=dataset), training=replace(ExperimentSpec().training, loss=loss))
    assert validate(spec) == []
    assert parse_preset(format_preset(spec)) == spec
    build(spec).epoch()


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("shape", [(8, 5, 4), (8, 1, 5, 4), (8, 3, 5, 4), (8, 5, 4, 3), (8, 5, 4, 1)])
def test_pictures(tmp_path, shape, order):
    x = np.asarray(rng().integers(0, 256, shape, np.uint8), order=order)
    dataset = import_arrays(save(tmp_path, x=x, y=LABELS))
    first = x[:, None] if x.ndim == 3 else x if shape[1] in (1, 3) else x.transpose(0, 3, 1, 2)
    assert dataset.image == first.shape[1:]
    inputs, _ = rows_of(dataset)
    assert np.array_equal(inputs.reshape(first.shape), first.astype(np.float32) / 255)
    assert validate(replace(ExperimentSpec(), data=DataSpec(dataset=dataset))) == []


@pytest.mark.parametrize(("x", "y"), [("x", "y"), ("X_train", "y_train"), ("my_x", "my_y")])
@pytest.mark.parametrize("asked", [0, 1])
def test_two_files(tmp_path, x, y, asked):
    np.save(tmp_path / f"{x}.npy", X)
    np.save(tmp_path / f"{y}.npy", LABELS)
    dataset = import_arrays(tmp_path / f"{(x, y)[asked]}.npy")
    assert [path.stem for path in dataset.paths] == [x, y]
    assert rows_of(dataset)[0].tolist() == X.tolist()


def test_changed_files_are_refused(tmp_path):
    dataset = import_arrays(save(tmp_path, x=X, y=LABELS))
    save(tmp_path, x=X[:7], y=LABELS[:7])
    with pytest.raises(DataError, match="no longer those that were imported"):
        dataset.generate(rng())


def test_a_wrong_description_is_a_problem():
    for dataset, said in (
        (Arrays(), "No file of arrays is chosen; import one."),
        (Arrays(files=("a",)), "The arrays need either two classes or more, or targets; import them again."),
        (Arrays(files=("a",), outputs=1), "The arrays are not described well; import them again."),
    ):
        problems = validate(replace(ExperimentSpec(), data=DataSpec(dataset=dataset)))
        assert said in [problem.message for problem in problems if problem.field == "data.dataset"]


def npy(header, body=b""):
    text = header.encode() + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + body


def archive(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(f"{name}.npy", content)
    return out.getvalue()


def plain(array):
    out = io.BytesIO()
    np.lib.format.write_array(out, np.asarray(array), allow_pickle=True)
    return out.getvalue()


Y = plain(LABELS)
HUGE = "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000000,), }"
VOID = "{'descr': '|V0', 'fortran_order': False, 'shape': (1000000000000000000,), }"
CLAIM = "{'descr': '<f8', 'fortran_order': False, 'shape': (100000000,), }"
DAMAGED = "this is not a file of NumPy arrays, or it is damaged"
BROKEN = {
    "empty": (b"", DAMAGED),
    "text": (b"x,y\n1,2\n", DAMAGED),
    "an npy inside out": (plain(X), DAMAGED),
    "cut off": (archive(x=plain(X), y=Y)[:-40], DAMAGED),
    "no y": (archive(x=plain(X)), "it holds no array called y, but x"),
    "objects": (archive(x=plain(np.array([{}, 1, 2, 3], object)), y=Y), "it holds object instead of numbers"),
    "texts": (archive(x=plain(["a"] * 8), y=Y), "it holds <U1 instead of numbers"),
    "complex": (archive(x=plain(X * 1j), y=Y), "it holds complex128 instead of numbers"),
    "8 TB": (archive(x=npy(HUGE), y=Y), "it announces more than the 1000 MB that are read"),
    "0 bytes each": (archive(x=npy(VOID), y=Y), "it holds |V0 instead of numbers"),
    "800 MB claimed": (archive(x=npy(CLAIM), y=Y), "it is too short for the 100,000,000 values its header announces"),
    "a header of code": (archive(x=npy("__import__('os').system('touch /tmp/x')"), y=Y), DAMAGED),
    "another number of rows": (archive(x=plain(X[:5]), y=Y), "x has 5 rows, but y has 8"),
    "few rows": (archive(x=plain(X[:2]), y=plain([0, 1])), "it has 2 rows; 4 are needed at least"),
    "not finite": (
        archive(x=plain(np.where(X == 7, np.nan, X)), y=Y),
        "x is not finite in row 2, counted from 0",
    ),
    "negative labels": (archive(x=plain(X), y=plain(LABELS - 1)), "labels in y must lie between 0 and 999"),
    "too many labels": (archive(x=plain(X), y=plain(LABELS * 1000)), "labels in y must lie between 0 and 999"),
    "one-hot labels": (archive(x=plain(X), y=plain(np.eye(8, dtype=int))), "y must hold one label per row, but has 8"),
    "five dimensions": (
        archive(x=plain(X.reshape(8, 1, 3, 1, 1)), y=Y),
        "x must have 1 to 4 dimensions and y 1 or 2, but they have 5 and 1",
    ),
    "no rows": (archive(x=plain(X[:0]), y=Y), "it is empty"),
    "a number": (archive(x=plain(3.0), y=Y), "x must have 1 to 4 dimensions and y 1 or 2, but they have 0 and 1"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_refused_in_one_sentence(tmp_path, name):
    content, said = BROKEN[name]
    path = tmp_path / "data.npz"
    path.write_bytes(content)
    tracemalloc.start()
    with pytest.raises(DataError) as caught:
        import_arrays(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(caught.value) == f"data.npz: {said}."
    assert peak < 20e6


def test_the_partner_must_be_there(tmp_path):
    np.save(tmp_path / "x.npy", X)
    with pytest.raises(DataError, match=r"^x.npy: the other array is missing: there is no file y.npy beside it.$"):
        import_arrays(tmp_path / "x.npy")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 255)), max_size=6), st.booleans())
def test_damaged_files_raise_data_errors_only(tmp_path_factory, changes, single):
    folder = tmp_path_factory.mktemp("fuzz")
    np.save(folder / "y.npy", LABELS)
    content = bytearray(plain(X) if single else archive(x=plain(X), y=Y))
    for place, value in changes:
        content[place % len(content)] = value
    path = folder / ("x.npy" if single else "data.npz")
    path.write_bytes(bytes(content))
    try:
        import_arrays(path)
    except DataError:
        return
