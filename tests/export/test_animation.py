"""Animations decoded by Qt (GIF) and by a decoder of our own (APNG, chunk by chunk), and compared with what was put in.

Pillow 13 decodes the GIF and the APNG of one training to pixels that are equal in all frames (checked by hand).
"""

import io
import struct
import zlib

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from playground.engine.probes import OutputMap
from playground.experiment import SaveError, build, load_preset, replace_at
from playground.experiment.studies import complete
from playground.export.animation.files import ENDINGS, REELS
from playground.export.animation.gif import GIF_END, gif_frame, gif_start, lzw
from playground.export.animation.lettering import GLYPHS, distances
from playground.export.animation.making import Animation, write_movie
from playground.export.animation.painting import Painting
from playground.export.animation.palette import Palette
from playground.export.drawing.colouring import Colouring, channels, class_colour
from playground.export.picture_preset import KEYWORD, read_picture
from playground.export.png import read_texts
from playground.ui.tokens import DARK, LIGHT

SMALL = Animation(frames=4, start=0, end=6, size=120, rate=15)


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def read_gif(data: bytes) -> tuple[list[np.ndarray], list[int]]:
    """Frames and delays (milliseconds) as Qt decodes them."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"GIF"))
    frames, delays = [], []
    while reader.canRead():
        image = reader.read()
        assert not image.isNull(), reader.errorString()
        frames.append(pixels(image))
        delays.append(reader.nextImageDelay())
    assert reader.loopCount() == -1, "for ever"
    return frames, delays


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, place = [], 8
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        body = data[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", data, place + 8 + length)[0] == zlib.crc32(kind + body)
        found.append((kind, body))
        place += 12 + length
    return found


def read_apng(data: bytes) -> list[np.ndarray]:
    """Frames by the rules of the specification: sequence numbers without gaps, one fcTL before each frame."""
    found = chunks(data)
    assert (found[0][0], found[-1][0]) == (b"IHDR", b"IEND")
    names = dict(found)
    width, height, depth, colour = struct.unpack_from(">IIBB", names[b"IHDR"])
    assert (depth, colour) == (8, 3)
    palette = np.frombuffer(names[b"PLTE"], np.uint8).reshape(-1, 3)
    frames, numbers = [], []
    for kind, body in found:
        if kind == b"fcTL":
            number, *size, x, y, numerator, denominator, _, _ = struct.unpack(">IIIIIHHBB", body)
            assert (size, x, y, numerator, denominator) == ([width, height], 0, 0, 1, 15)
            numbers.append(number)
        if kind == b"fdAT":
            numbers.append(struct.unpack_from(">I", body)[0])
            body = body[4:]
        if kind in (b"IDAT", b"fdAT"):
            rows = np.frombuffer(zlib.decompress(body), np.uint8).reshape(height, width + 1)
            assert not rows[:, 0].any(), "no filter"
            frames.append(palette[rows[:, 1:]])
    assert numbers == list(range(len(numbers)))
    assert struct.unpack(">II", names[b"acTL"]) == (len(frames), 0)
    return frames


def unpack(data: bytes) -> bytes:
    """An LZW decoder written from the specification, which follows no line of the encoder."""
    bits, place, width = int.from_bytes(data, "little"), 0, 9
    table, previous, out = {}, b"", b""
    while True:
        code = bits >> place & (1 << width) - 1
        place += width
        if code == 256:
            table, width, previous = {number: bytes([number]) for number in range(256)}, 9, b""
            continue
        if code == 257:
            return out
        entry = table[code] if code in table else previous + previous[:1]
        out += entry
        if previous and len(table) + 2 < 4096:
            table[len(table) + 2] = previous + entry[:1]
        width = min(max(9, (len(table) + 2).bit_length()), 12)
        previous = entry


@pytest.mark.parametrize("kind", ["one", "constant", "short", "noise", "stripes"])
def test_lzw_comes_back(kind):
    """Noise fills the table many times; a constant makes the longest entries."""
    rng = np.random.default_rng(0)
    pixels = {
        "one": b"\7",
        "constant": bytes(30_000),
        "short": b"abcabcabc",
        "noise": rng.integers(0, 256, 20_000, dtype=np.uint8).tobytes(),
        "stripes": (np.arange(40_000) // 7 % 11).astype(np.uint8).tobytes(),
    }[kind]
    assert unpack(lzw(pixels)) == pixels


@pytest.mark.parametrize("length", range(250, 260))
def test_qt_reads_gifs_whose_codes_grow_at_the_end(length):
    """The width of codes changes at the very end for some lengths."""
    rng = np.random.default_rng(length)
    indices = rng.integers(0, 256, (1, length), dtype=np.uint8)
    palette = rng.integers(0, 256, (256, 3), dtype=np.uint8)
    frames, _ = read_gif(gif_start(length, 1, palette) + gif_frame(indices, 5) + GIF_END)
    assert np.array_equal(frames[0], palette[indices])


def test_the_three_kinds_show_the_same_pictures_of_the_same_training():
    spec = load_preset("spiral")
    gif, apng, png = (complete(replace(SMALL, kind=kind).run(spec, LIGHT), lambda _: None) for kind in REELS)
    frames, delays = read_gif(gif.files[""])
    assert len(frames) == gif.frames == 4
    assert delays == [70, 60, 70, 70], "fifteen a second, in hundredths"
    others = read_apng(apng.files[""])
    numbered = [pixels(QImage.fromData(data, "PNG")) for data in png.files.values()]
    assert list(png.files) == [f"frame-{number:04}.png" for number in range(4)]
    for one, other, third in zip(frames, others, numbered, strict=True):
        assert np.array_equal(one, other)
        assert np.array_equal(one, third)
    assert np.array_equal(pixels(QImage.fromData(apng.files[""], "PNG")), frames[0]), "what others show of an APNG"


def test_the_pictures_are_those_of_the_network_at_their_epochs():
    spec = load_preset("spiral")
    shown = []
    complete(SMALL.run(spec, LIGHT), lambda progress: shown.append(progress))
    training = build(spec)
    for _ in range(4):
        training.epoch()
    values = training.frame((OutputMap(120),)).probes[OutputMap(120)].values
    expected = Painting(training.data, Colouring(2), LIGHT, 120).picture(values, "epoch 4")
    assert any(progress.result is not None and np.array_equal(progress.result, expected) for progress in shown)
    shares = [progress.share for progress in shown]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_more_pictures_than_epochs_show_parts_of_epochs():
    titles = []
    animation = Animation(frames=5, start=1, end=2, size=120)
    training = build(load_preset("spiral"))
    for _, found in animation._maps(training):
        if found:
            titles.append(found[1])
    assert titles[0] == "epoch 1"
    assert titles[-1] == "epoch 2"
    assert len(set(titles)) == 5


def test_a_divergence_ends_the_film():
    spec = replace_at(load_preset("plane-regression"), "training.optimizer.learning_rate", 1000.0)
    movie = complete(Animation(frames=10, end=300, size=120).run(spec, LIGHT), lambda _: None)
    assert movie.diverged
    assert len(read_gif(movie.files[""])[0]) == movie.frames < 10


def test_a_divergence_before_the_first_picture_leaves_one():
    spec = replace_at(load_preset("plane-regression"), "training.optimizer.learning_rate", 1000.0)
    movie = complete(Animation(frames=3, start=200, end=300, size=120).run(spec, LIGHT), lambda _: None)
    assert (movie.frames, movie.diverged) == (1, True)


def test_a_film_that_cannot_be_written_is_one_sentence(tmp_path):
    movie = complete(Animation(kind="png", frames=2, end=1, size=120).run(load_preset("xor"), LIGHT), lambda _: None)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveError, match="Cannot save"):
        write_movie(movie, tmp_path / "file" / "folder")


def test_every_png_carries_the_experiment(tmp_path):
    spec = load_preset("xor")
    for kind, place in (("apng", tmp_path / "film.apng"), ("png", tmp_path / "folder")):
        movie = complete(Animation(kind=kind, frames=2, end=1, size=120).run(spec, DARK), lambda _: None)
        write_movie(movie, place)
        for path in [place] if place.is_file() else sorted(place.iterdir()):
            assert read_picture(path) == spec
            assert KEYWORD in read_texts(io.BytesIO(path.read_bytes()))
    assert len(list((tmp_path / "folder").iterdir())) == 2


def test_the_colours_of_a_picture_are_the_theme_s():
    """Certain answers have the full colour of their class, upside down from the rows of the map."""
    training = build(load_preset("spiral"))
    values = np.full((1, 30, 30), -1.0)
    values[:, 15:] = 1.0
    painting = Painting(training.data, Colouring(2), LIGHT, 300)
    painting._layer[:] = 0
    picture = painting.picture(values, "epoch 1")
    assert tuple(picture[60, 295]) == channels(LIGHT.positive), "high second input: above"
    assert tuple(picture[295, 295]) == channels(LIGHT.negative)


def test_points_lie_where_they_belong():
    training = build(load_preset("spiral"))
    painting = Painting(training.data, Colouring(2), LIGHT, 400)
    picture = painting.picture(np.zeros((1, 10, 10)), "epoch 1").astype(int)
    (left, right), (bottom, top) = training.data.bounds
    hits = 0
    for (x, y), label in zip(training.data.train.raw, training.data.train.y, strict=True):
        column = min(int((x - left) / (right - left) * 400), 399)
        row = min(int((top - y) / (top - bottom) * 400), 399)
        wanted = np.array(channels(class_colour(LIGHT, int(label)))) / 1.15
        hits += np.abs(picture[row, column] - wanted).max() < 40
    assert hits > 0.8 * training.data.train.rows, "the others lie under later ones"


def test_a_palette_keeps_what_there_is_and_finds_what_is_near():
    rng = np.random.default_rng(1)
    few = rng.integers(0, 256, (50, 3), dtype=np.uint8)
    picture = few[rng.integers(0, 50, (40, 40))]
    palette = Palette([picture])
    assert np.abs(palette.colours[palette.indices(picture)].astype(int) - picture).max() <= 3
    many = rng.integers(0, 256, (60, 60, 3), dtype=np.uint8)
    palette = Palette([many])
    assert len(palette.colours) == 256
    other = rng.integers(0, 256, (20, 20, 3), dtype=np.uint8)
    chosen = palette.colours[palette.indices(other)].astype(int)
    best = np.abs(other[:, :, None].astype(int) - palette.colours.astype(int)).max(axis=3).min(axis=2)
    assert np.abs(chosen - other).max(axis=2).mean() < best.mean() + 8


def test_every_glyph_has_strokes_within_its_line():
    for letter in "0123456789.epoch":
        field = distances(letter, 40, 4)
        assert field.min() < 1, letter
        assert min(field[0].min(), field[:, 0].min()) > 1, letter
    assert set("epoch 0123456789.") == set(GLYPHS)
    assert distances("epoch 12", 20, 3).shape[1] < distances("epoch 1234", 20, 3).shape[1]


def test_what_cannot_be_shown_is_one_sentence():
    assert "these data have 64" in Animation().problem(load_preset("digits-mlp"))
    assert "these data have 1" in Animation().problem(load_preset("sine-regression"))
    assert Animation(start=5, end=5).problem(load_preset("spiral")) == "The last epoch must be above the first one."
    assert Animation().problem(load_preset("plane-regression")) is None
    assert set(ENDINGS.values()) == set(REELS)
