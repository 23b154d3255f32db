"""Whatever a file holds, reading it gives data or one sentence that names it, never anything else."""

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.data.files.arrays import import_arrays
from playground.data.files.cifar import import_cifar
from playground.data.files.errors import DataError
from playground.data.files.pictures import import_idx
from playground.data.files.table_reader import Choice, import_table, look_at
from playground.ui.importing.image_decoder import decode_with_qt


def table(path: Path) -> None:
    """Import with what is proposed."""
    look = look_at(path)
    target = look.titles[-1]
    kinds = {title: look.kinds[title] for title in look.usual_inputs(target)}
    import_table(path, Choice(look.layout, kinds, target, look.task(target)))


def picture(path: Path) -> None:
    """Decode, which never raises."""
    for size in (1, 8):
        found = decode_with_qt(path, size, "rgb")
        assert found is None or found.shape == (3, size, size)


def _npz() -> bytes:
    from io import BytesIO

    file = BytesIO()
    np.savez(file, x=np.arange(12.0).reshape(6, 2), y=np.arange(6) % 2)
    return file.getvalue()


def _png() -> bytes:
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage

    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(1234567)
    buffer = QBuffer()
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


IMAGES = struct.pack(">HBBIII", 0, 8, 3, 6, 2, 2) + bytes(range(24))
TABLE = b"a;b;kind\n" + b"".join(b"%d,5;%d;%s\n" % (n, n * n, b"xy"[n % 2 :][:1]) for n in range(8))
SOUND = {
    "t.csv": (table, TABLE),
    "t.csv.gz": (table, gzip.compress(TABLE, mtime=0)),
    "train-images-idx3-ubyte": (import_idx, IMAGES),
    "train-images-idx3-ubyte.gz": (import_idx, gzip.compress(IMAGES, mtime=0)),
    "data_batch_1.bin": (import_cifar, bytes(3073 * 4)),
    "a.npz": (import_arrays, _npz()),
    "p.png": (picture, _png()),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("fuzz")
    labels = struct.pack(">HBBI", 0, 8, 1, 6) + bytes([0, 1] * 3)
    (made / "train-labels-idx1-ubyte").write_bytes(labels)
    return made


@pytest.mark.parametrize("name", SOUND)
def test_the_sound_file_is_read(folder: Path, name: str) -> None:
    read, content = SOUND[name]
    (folder / name).write_bytes(content)
    read(folder / name)


@pytest.mark.parametrize("name", SOUND)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_file_is_one_sentence(folder: Path, name: str, data: st.DataObject) -> None:
    """Cut off, with some bytes changed, doubled, or with something else altogether in it."""
    read, content = SOUND[name]
    damaged = bytearray(content[: data.draw(st.integers(0, len(content)), "cut")] or data.draw(st.binary(), "other"))
    for place, byte in data.draw(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=6), "flips"):
        if damaged:
            damaged[place % len(damaged)] = byte
    path = folder / name
    path.write_bytes(bytes(damaged) * data.draw(st.integers(1, 2), "times"))
    try:
        read(path)
    except DataError as error:
        text = str(error)
        assert text.startswith(path.name.split(".")[0][:5])
        assert text.endswith(".")
        assert "\n" not in text
