"""`share`, and what the command line opens besides presets: links and exported pictures."""

import json

from cli_support import QUICK, call

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
