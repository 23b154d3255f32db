"""`share`, and what the command line opens besides presets: links and exported pictures."""

import json

from cli_support import QUICK, call
from PySide6.QtGui import QImageReader

from playground.experiment import dump_preset, load_preset
from playground.export.picture_preset import read_picture
from playground.export.sharing import from_text, to_link


def test_share_prints_a_link_that_opens(capsys):
    code, link, _ = call(capsys, "share", "xor", "--seed", "7")
    assert code == 0
    assert from_text(link).network.seed == 7
    code, out, _ = call(capsys, "train", link.strip(), *QUICK, "--quiet", "--json", "-")
    assert code == 0
    mine = json.loads(out)
    _, out, _ = call(capsys, "train", "xor", "--seed", "7", *QUICK, "--quiet", "--json", "-")
    assert {**mine, "seconds": 0} == {**json.loads(out), "seconds": 0}


def test_share_prints_text(capsys):
    code, text, _ = call(capsys, "share", "xor", "--text")
    assert code == 0
    assert text.startswith("[nn-playground preset]\n{")
    assert from_text(text) == load_preset("xor")


def test_a_bad_link_is_one_sentence(capsys):
    code, _, error = call(capsys, "train", "nnplayground:AXja")
    assert code == 2
    assert error == "nn-playground: The link is damaged or incomplete.\n"


def test_a_screenshot_carries_its_experiment(capsys, tmp_path):
    path, again = tmp_path / "picture.png", tmp_path / "again.json"
    assert call(capsys, "screenshot", "xor", "--epochs", "1", "--size", "800x600", "-o", str(path))[0] == 0
    assert read_picture(path) == load_preset("xor")
    code, out, _ = call(capsys, "validate", str(path))
    assert code == 0
    assert "XOR" in out
    dump_preset(read_picture(path), again)
    assert (
        call(capsys, "share", str(again))[1]
        == call(capsys, "share", str(path))[1]
        == to_link(read_picture(path)) + "\n"
    )


def test_a_picture_without_an_experiment_is_one_sentence(capsys, tmp_path):
    path = tmp_path / "empty.png"
    path.write_bytes(b"")
    code, _, error = call(capsys, "validate", str(path))
    assert code == 2
    assert error == f"nn-playground: {path}: This is not a PNG picture, or it is damaged.\n"


def test_animate_writes_a_film(capsys, tmp_path):
    path = tmp_path / "xor.gif"
    quick = ["--frames", "3", "--epochs", "2", "--size", "120", "--quiet"]
    code, out, _ = call(capsys, "animate", "xor", "-o", str(path), *quick)
    assert (code, out) == (0, f"{path}: 3 pictures\n")
    reader = QImageReader(str(path))
    assert reader.supportsAnimation()
    assert reader.imageCount() == 3
    folder = tmp_path / "film"
    assert call(capsys, "animate", "xor", "-o", str(folder), *quick, "--theme", "dark")[0] == 0
    assert [file.name for file in sorted(folder.iterdir())] == [f"frame-000{number}.png" for number in range(3)]
    assert call(capsys, "train", str(folder / "frame-0001.png"), *QUICK, "--quiet")[0] == 0


def test_what_cannot_be_animated_is_one_sentence(capsys, tmp_path):
    film = str(tmp_path / "film.gif")
    code, _, error = call(capsys, "animate", "digits-mlp", "-o", film)
    assert code == 2
    assert "these data have 64" in error
    assert call(capsys, "animate", "xor", "-o", str(tmp_path / "film.mp4"))[0] == 2
    code, _, error = call(capsys, "animate", "xor", "-o", film, "--frames", "1000")
    assert code == 2
    assert "frames must be a whole number from 2 to 400" in error
    assert not list(tmp_path.iterdir())
