"""A folder of pictures: what is read, and what is said about folders that are none."""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage, Qt

from playground.cli import main
from playground.data.files.decoder import register_decoder
from playground.data.files.errors import DataError
from playground.data.files.image_folder import ImageFolder, import_folder
from playground.data.files.progress import Cancelled
from playground.data.spec import DataSpec
from playground.experiment import ExperimentSpec, atomic_write, build, format_preset, parse_preset, validate
from playground.ui.importing.image_decoder import decode_with_qt

COLOURS = {"blue": (10, 20, 200), "red": (200, 20, 10)}


def paint(path: Path, colour: tuple[int, int, int], size: tuple[int, int] = (40, 30)) -> Path:
    """A picture of one colour."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(*colour))
    assert image.save(str(path), quality=95)
    return path


@pytest.fixture(autouse=True)
def _decoder() -> None:
    register_decoder(decode_with_qt)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "colours"
    for name, colour in COLOURS.items():
        for number, ending in enumerate((".png", ".jpg", ".JPEG")):
            paint(root / name / f"{number}{ending}", colour)
    (root / ".hidden").mkdir()
    (root / "blue" / "notes.txt").write_text("x")
    return root


def test_each_sub_folder_is_a_class(folder: Path) -> None:
    dataset = import_folder(folder, 8, "rgb")
    assert (dataset.rows, dataset.classes, dataset.image) == (6, ("blue", "red"), (3, 8, 8))
    examples = dataset.generate(np.random.default_rng(0))
    assert examples.targets.tolist() == [0, 0, 0, 1, 1, 1]
    pixels = examples.inputs.reshape(6, 3, 64).astype(int)
    for label, colour in enumerate(COLOURS.values()):
        assert abs(pixels[3 * label : 3 * label + 3] - np.array(colour)[:, None]).max() <= 4, "JPEG rounds"


def luminance(colour: tuple[int, int, int]) -> float:
    """The grey that is as bright: linear light weighed as in sRGB (IEC 61966-2-1), 0 to 255."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in colour)]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 255 * (1.055 * light ** (1 / 2.4) - 0.055)


def test_grey_is_how_bright_a_colour_looks(folder: Path) -> None:
    examples = import_folder(folder, 8, "grey").generate(np.random.default_rng(0))
    assert examples.inputs.shape == (6, 64)
    for row, colour in ((0, COLOURS["blue"]), (3, COLOURS["red"])):
        assert examples.inputs[row].mean() == pytest.approx(luminance(colour), abs=3)


def test_a_picture_keeps_its_corners_and_transparent_ones_are_white(tmp_path: Path) -> None:
    image = QImage(8, 4, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.black)
    for x in range(4):
        for y in range(2):
            image.setPixelColor(x, y, QColor(0, 0, 0, 0))
    path = tmp_path / "corner.png"
    image.save(str(path))
    pixels = decode_with_qt(path, 4, "grey")
    assert pixels is not None
    assert pixels[0, 0, 0] > 200
    assert pixels[0, 3, 3] == pixels[0, 0, 3] == pixels[0, 3, 0] == 0


def test_it_trains_from_a_preset_on_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = replace(ExperimentSpec(), data=DataSpec(dataset=import_folder(folder, 8, "grey")))
    assert parse_preset(format_preset(spec)) == spec
    assert validate(spec) == []
    build(spec).epoch()
    path = folder.parent / "preset.json"
    atomic_write(path, format_preset(spec).encode())
    assert main(["train", str(path), "--epochs", "1", "--quiet", "--json", "-"]) == 0
    paint(folder / "green" / "0.png", (0, 200, 0))
    assert main(["train", str(path), "--epochs", "1", "--quiet"]) == 2
    said = "nn-playground: colours: its sub-folders are no longer those that were imported; import it again."
    assert capsys.readouterr().err.strip() == said


def test_another_number_of_pictures_is_noticed(folder: Path) -> None:
    dataset = import_folder(folder, 8, "grey")
    paint(folder / "red" / "9.png", COLOURS["red"])
    with pytest.raises(DataError, match="it has 7 pictures of 8 x 8 pixels, but 6 of 8 x 8 are expected"):
        dataset.generate(np.random.default_rng(0))


@pytest.mark.parametrize("cut", ["empty", "half", "text", "name"])
@pytest.mark.parametrize("ending", [".png", ".jpg"])
def test_a_broken_picture_is_named(folder: Path, cut: str, ending: str) -> None:
    path = paint(folder / "red" / f"bad{ending}", COLOURS["red"], (300, 300))
    content = path.read_bytes()
    other = {"empty": b"", "half": content[: len(content) // 2], "text": b"hello", "name": b"GIF89a" + content}
    path.write_bytes(other[cut])
    with pytest.raises(DataError) as caught:
        import_folder(folder, 8, "grey")
    assert str(caught.value) == f"bad{ending}: this is no PNG or JPEG picture, or it is damaged or too large."


def test_folders_that_are_none(tmp_path: Path, folder: Path) -> None:
    def said(path: Path) -> str:
        with pytest.raises(DataError) as caught:
            import_folder(path, 8, "grey")
        return str(caught.value)

    empty = tmp_path / "empty"
    empty.mkdir()
    advice = "it has no sub-folders; put the pictures of each class into one of their own."
    assert said(empty) == f"empty: {advice}"
    assert said(folder / "red") == f"red: {advice}"
    assert said(tmp_path / "nowhere") == "nowhere: there is no such file."
    (folder / "none").mkdir()
    assert said(folder) == "colours: the sub-folder none holds no PNG or JPEG picture."
    paint(empty / "one" / "0.png", (0, 0, 0))
    assert said(empty) == "empty: it has only the sub-folder one; two classes are needed at least."
    paint(empty / "two" / "0.png", (0, 0, 0))
    assert said(empty) == "empty: it has 2 pictures; 4 are needed at least."


def test_reading_tells_how_far_it_is_and_can_be_cancelled(folder: Path) -> None:
    def cancel(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        import_folder(folder, 10, "grey", cancel)


def test_no_folder_is_a_problem() -> None:
    problems = validate(replace(ExperimentSpec(), data=DataSpec(dataset=ImageFolder())))
    assert [problem.message for problem in problems] == ["No folder of pictures is chosen; import one."]
