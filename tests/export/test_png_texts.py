"""The preset inside a PNG: what Qt reads of ours and we of Qt's; what is no such picture is one sentence."""

import contextlib
import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from playground.experiment import ExperimentSpec, PresetError, format_preset, load_preset, parse_preset
from playground.export.picture_preset import KEYWORD, read_picture, with_preset
from playground.export.png import PngError, read_texts, with_texts


def png(**texts: str) -> bytes:
    """A small picture written by Qt, with texts if they are given."""
    image = QImage(5, 4, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    for key, text in texts.items():
        image.setText(key.replace("_", "-"), text)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def put(data: bytes, extra: bytes) -> bytes:
    """A picture with a chunk before its end."""
    return data[:-12] + extra + data[-12:]


WITH_PRESET = with_preset(png(some_key="한국어" * 20), ExperimentSpec())


def test_qt_reads_our_texts_and_the_same_pixels():
    spec = ExperimentSpec(name="나선 \u201cspiral\u201d")
    image = QImage.fromData(with_preset(png(), spec), "PNG")
    assert parse_preset(image.text(KEYWORD)) == spec
    assert image.text("Software").startswith("nn-playground ")
    assert image.text("Description").startswith("나선 \u201cspiral\u201d (seeds: data 0, weights 0, order 0)")
    plain = QImage.fromData(png(), "PNG")
    for key in image.textKeys():
        image.setText(key, "")
    assert image.convertToFormat(plain.format()).constBits() == plain.constBits()


@pytest.mark.parametrize("name", ["spiral", "digits-cnn", "wine-without-scaling"])
def test_a_picture_saved_again_by_another_program_still_opens(name, tmp_path):
    """Qt writes short texts plainly, long ones packed, and those with other letters as Unicode."""
    spec = load_preset(name)
    image = QImage.fromData(with_preset(png(), spec), "PNG")
    path = tmp_path / "again.png"
    assert image.save(str(path))
    assert read_picture(path) == spec


@pytest.mark.parametrize("text", ["short", "long" * 50, "한국어" * 50])
def test_texts_written_by_qt(text):
    assert read_texts(io.BytesIO(png(some_key=text)))["some-key"] == text


def test_packed_unicode_texts():
    data = chunk(b"iTXt", KEYWORD.encode() + b"\0\1\0en\0key\0" + zlib.compress("é".encode()))
    assert read_texts(io.BytesIO(put(png(), data)))[KEYWORD] == "é"


def test_the_first_of_two_texts_counts():
    twice = with_texts(with_texts(png(), {"a": "second"}), {"a": "first"})
    assert read_texts(io.BytesIO(twice))["a"] == "first"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        png()[:20],
        png()[:-12],
        put(png(), chunk(b"tEXt", b"a\0b")[:-1] + b"?"),
        put(png(), chunk(b"zTXt", b"a\0\0nonsense")),
        put(png(), chunk(b"iTXt", b"a\0\0\0\0\0\xff\xfe")),
        put(png(), chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(10_000_000), 9))),
    ],
    ids=["empty", "gif", "no header", "no end", "checksum", "packing", "letters", "bomb"],
)
def test_damaged_pictures(data):
    with pytest.raises(PngError):
        read_texts(io.BytesIO(data))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_whatever_happens_to_a_picture_it_is_read_or_refused(data):
    source = WITH_PRESET
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, min(start + 8, len(source))))
    damaged = source[:start] + data.draw(st.binary(max_size=12)) + source[end:]
    with contextlib.suppress(PngError):
        assert all(isinstance(text, str) for text in read_texts(io.BytesIO(damaged)).values())


def test_a_picture_without_an_experiment_is_one_sentence(tmp_path):
    path = tmp_path / "holiday.png"
    path.write_bytes(png())
    with pytest.raises(PresetError, match="The picture carries no experiment"):
        read_picture(path)
    path.write_bytes(b"\xff\xd8\xff\xe0 a JPEG")
    with pytest.raises(PresetError, match="not a PNG picture"):
        read_picture(path)
    with pytest.raises(PresetError, match="Cannot read"):
        read_picture(tmp_path / "none.png")


def test_a_bad_preset_inside_is_read_as_strictly_as_a_file(tmp_path):
    path = tmp_path / "bad.png"
    text = format_preset(ExperimentSpec()).replace('"batch_size": 32', '"batch_size": 0')
    path.write_bytes(with_texts(png(), {KEYWORD: text}))
    with pytest.raises(PresetError, match="batch_size must be"):
        read_picture(path)
