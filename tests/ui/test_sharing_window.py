"""Pictures that open as experiments, and the clipboard: with real files, real drops and the real clipboard."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage

from playground.data.files.table import Table
from playground.experiment import dump_preset, load_preset
from playground.export.picture_preset import read_picture
from playground.export.sharing import from_text

QUESTIONS = "playground.ui.dialogs.questions"


@pytest.fixture
def clipboard():
    """The clipboard, empty."""
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


def said(window):
    return window.statusBar().currentMessage()


def drop(window, path):
    """Drag a file over the window and let go; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(100, 100), action, data, button, key)
    window.dragEnterEvent(enter)
    event = QDropEvent(QPointF(100, 100), action, data, button, key)
    if enter.isAccepted():
        window.dropEvent(event)
    return enter.isAccepted()


@pytest.mark.parametrize("part", ["window", "output", "loss"])
def test_an_exported_picture_dropped_on_the_window_opens_its_experiment(window, spiral, tmp_path, monkeypatch, part):
    path = tmp_path / "picture.png"
    monkeypatch.setattr(f"{QUESTIONS}.ask_picture", lambda *_: (path, 1))
    if part == "window":
        window.actions_["screenshot"].trigger()
    else:
        panel = window.pictured[part]
        window.pictures.export(panel, panel.what)
    assert not QImage(str(path)).isNull()
    assert read_picture(path) == spiral
    window.files.open_preset("xor")
    assert drop(window, path)
    assert window.document.spec == spiral
    assert window.document.title == "picture"
    assert window.document.path is None, "saving must not replace the picture"
    assert not window.isWindowModified()
    assert window.files.recent.paths() == [path]


def test_a_picture_without_an_experiment_is_one_sentence(window, spiral, tmp_path):
    path = tmp_path / "holiday.png"
    QImage(30, 20, QImage.Format.Format_RGB32).save(str(path))
    assert drop(window, path)
    assert "holiday.png was not opened. The picture carries no experiment" in window.banners.text("message")
    assert window.document.spec == spiral


def test_copy_as_link_and_paste(window, spiral, clipboard):
    window.actions_["copy_link"].trigger()
    assert clipboard.text().startswith("nnplayground:")
    assert from_text(clipboard.text()) == spiral
    assert said(window) == "The link is on the clipboard."
    window.files.open_preset("xor")
    window.actions_["paste_preset"].trigger()
    assert window.document.spec == spiral
    assert window.document.title == "Small spiral"
    assert window.isWindowModified(), "it is in no file yet"


def test_copy_as_text_and_paste(window, spiral, clipboard):
    window.actions_["copy_text"].trigger()
    assert '"name": "Small spiral"' in clipboard.text()
    clipboard.setText(f"Look at this:\n```\n{clipboard.text()}```\n")
    window.files.open_preset("xor")
    window.actions_["paste_preset"].trigger()
    assert window.document.spec == spiral


def test_pasting_asks_about_edits_that_are_not_saved(window, spiral, clipboard, monkeypatch):
    window.actions_["copy_link"].trigger()
    edited = replace(spiral, name="edited")
    window.document.edit(edited, "Rename")
    asked = []
    monkeypatch.setattr(f"{QUESTIONS}.ask_save", lambda *arguments: asked.append(arguments))
    window.actions_["paste_preset"].trigger()
    assert len(asked) == 1
    assert window.document.spec == edited
    monkeypatch.setattr(f"{QUESTIONS}.ask_save", lambda *_: "discard")
    window.actions_["paste_preset"].trigger()
    assert window.document.spec == spiral


def test_a_clipboard_without_an_experiment_is_one_sentence(window, spiral, clipboard):
    clipboard.setText("Milk, bread, eggs")
    window.actions_["paste_preset"].trigger()
    assert window.banners.text("message").startswith("Nothing was pasted. There is no experiment in this text")
    assert window.document.spec == spiral
    clipboard.setText(f"```{window.document.spec.name}```")
    clipboard.setText("nnplayground:AXja")
    window.actions_["paste_preset"].trigger()
    assert "damaged or incomplete" in window.banners.text("message")


def test_an_experiment_too_large_for_a_link_is_said(window, spiral, clipboard):
    dataset = Table(path="x.csv", inputs=tuple(f"{number:020}" for number in range(60_000)), target="y")
    window.document._spec = replace(spiral, data=replace(spiral.data, dataset=dataset))
    window.actions_["copy_link"].trigger()
    assert "too large to be shared" in window.banners.text("message")
    assert clipboard.text() == ""


def test_whoever_sends_a_file_s_experiment_is_told_to_send_the_file(window, spiral, clipboard, tmp_path):
    table = tmp_path / "flowers.csv"
    table.write_text("a,b,kind\n" + "".join(f"{n},{n % 3},{'x' if n % 2 else 'y'}\n" for n in range(20)))
    dataset = Table(path=str(table), inputs=("a", "b"), target="kind", classes=("x", "y"), low=(0, 0), high=(19, 2))
    window.document.edit(replace(spiral, data=replace(spiral.data, dataset=dataset)), "Other data")
    window.actions_["copy_link"].trigger()
    assert said(window).endswith("Send flowers.csv with it: the data are not in it.")
    window.document.undo_stack.setClean()
    window.actions_["paste_preset"].trigger()
    assert "flowers.csv, which you need as well" in said(window)


def test_presets_and_pictures_can_be_opened_side_by_side(window, tmp_path):
    path = tmp_path / "plain.json"
    dump_preset(load_preset("xor"), path)
    assert drop(window, path)
    assert window.document.path == path
