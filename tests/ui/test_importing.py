"""Bringing in data: the link, the file dialog, a drop; what is refused changes nothing."""

import gzip
import sys
from pathlib import Path

import numpy as np
import pytest
from import_support import drop, imported
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from playground.data.files.arrays import Arrays
from playground.data.files.cifar import Cifar10
from playground.data.scaling import NoScaling
from playground.data.spec import DataSpec
from playground.engine.losses import BinaryCrossEntropy, CrossEntropy
from playground.experiment import format_preset, parse_preset
from playground.runner import RunnerState

sys.path.append(str(Path(__file__).parent.parent / "data"))
from idx_support import write_pair


@pytest.fixture
def folder(tmp_path):
    """A small MNIST."""
    made = tmp_path / "digits"
    made.mkdir()
    write_pair(made, rows=60, zipped=True)
    return made


def test_a_dropped_folder_becomes_the_data(window, folder, qtbot):
    before = window.document.spec
    assert drop(window, folder)
    dataset = imported(window, qtbot)
    assert (dataset.rows, dataset.image) == (60, (1, 6, 6))
    tile = window.data.gallery.file_tile
    assert tile.isVisible()
    assert tile.isChecked()
    assert tile.text() == "digits"
    assert isinstance(window.document.spec.data.scaling, NoScaling), "a rare pixel would become huge"
    assert parse_preset(format_preset(window.document.spec)) == window.document.spec
    window.document.undo_stack.undo()
    assert window.document.spec == before
    assert not tile.isVisible()
    qtbot.mouseClick(window.data.gallery.tabs.tabs["files"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert window.document.spec.data.dataset == dataset, "the tile brings it back"


def test_the_link_asks_for_a_file(window, folder, qtbot, monkeypatch):
    path = next(folder.glob("*images*"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(window.data.import_link, Qt.MouseButton.LeftButton)
    assert imported(window, qtbot).images == (str(path),)
    assert window.settings.text("folder") == str(folder)
    window.actions_["epoch"].trigger()
    qtbot.waitUntil(lambda: window.pump.frame.epoch == 1)


def test_a_cancelled_question_changes_nothing(window, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    before = window.document.spec
    qtbot.mouseClick(window.data.import_link, Qt.MouseButton.LeftButton)
    assert window.document.spec == before


def test_a_loss_that_does_not_fit_gives_way(open_window, spiral, folder, qtbot):
    window = open_window(replace(spiral, training=replace(spiral.training, loss=BinaryCrossEntropy())))
    drop(window, folder)
    imported(window, qtbot)
    assert window.document.spec.training.loss == CrossEntropy()
    assert "digits" in window.document.undo_stack.undoText()


def test_a_broken_file_changes_nothing_and_says_why(window, folder, qtbot):
    path = next(folder.glob("*images*"))
    path.write_bytes(gzip.compress(b"nothing"))
    before = window.document.spec
    assert drop(window, path)
    qtbot.waitUntil(lambda: window.banners.text("message") != "")
    assert window.banners.text("message") == f"{path.name}: this is not an IDX file."
    assert window.document.spec == before
    assert window.document.undo_stack.count() == 0


def test_other_files_are_not_taken(window, tmp_path):
    path = tmp_path / "letter.docx"
    path.write_bytes(b"x")
    assert not drop(window, path)
    assert "can be dropped here" in window.status.currentMessage()


def test_a_preset_whose_file_is_missing_says_so_and_can_try_again(open_window, spiral, folder, qtbot):
    from playground.data.files.pictures import import_idx

    spec = replace(spiral, data=DataSpec(dataset=import_idx(folder)))
    hidden = folder.rename(folder.with_name("elsewhere"))
    window = open_window(spec)
    qtbot.waitUntil(lambda: window.banners.text("problems") != "")
    assert window.banners.text("problems") == "train-images-idx3-ubyte.gz: there is no such file."
    assert window.runner.state is RunnerState.INVALID
    assert not window.actions_["run"].isEnabled()
    assert window.document.spec == spec
    hidden.rename(folder)
    window.transport._try_again()
    qtbot.waitUntil(lambda: window.runner.state is RunnerState.PAUSED)
    assert window.banners.text("problems") == ""
    assert window.actions_["run"].isEnabled()


def test_data_that_vanish_leave_the_window_whole(window, folder, qtbot):
    drop(window, folder)
    dataset = imported(window, qtbot)
    for path in folder.iterdir():
        path.unlink()
    spec = window.document.spec
    window.document.edit(replace(spec, data=replace(spec.data, seed=5)), "Seed")
    qtbot.waitUntil(lambda: window.runner.state is RunnerState.INVALID)
    assert "there is no such file" in window.banners.text("problems")
    window.document.undo_stack.undo()
    qtbot.waitUntil(lambda: window.runner.state is RunnerState.PAUSED)
    assert window.document.spec.data.dataset == dataset
    assert window.banners.text("problems") == ""


def test_closing_while_reading_ends_the_thread(window, folder, qtbot):
    window.importing.open_paths([folder])
    window.close_unsaved()
    assert window.importing._job is None


# --- arrays ---------------------------------------------------------------------------------------------------------


def test_dropped_arrays_become_the_data(window, tmp_path, qtbot):
    path = tmp_path / "points.npz"
    np.savez(path, x=np.arange(40.0).reshape(20, 2), y=np.arange(20) % 2)
    assert drop(window, path)
    dataset = imported(window, qtbot, Arrays)
    assert (dataset.rows, dataset.inputs) == (20, ("x1", "x2"))
    assert window.data.gallery.file_tile.text() == "points"


# --- pictures -------------------------------------------------------------------------------------------------------


def test_a_pair_of_zipped_files_is_dropped_together(window, folder, qtbot):
    assert drop(window, *sorted(folder.iterdir()))
    assert imported(window, qtbot).rows == 60


def test_batches_of_cifar_are_dropped_together_and_train(window, tmp_path, qtbot):
    paths = [tmp_path / f"data_batch_{number}.bin" for number in (1, 2)]
    for path in paths:
        path.write_bytes(b"".join(bytes([n % 10]) + bytes([20 * (n % 10)]) * 3072 for n in range(30)))
    assert drop(window, *paths)
    dataset = imported(window, qtbot, Cifar10)
    assert (dataset.rows, dataset.image) == (60, (3, 32, 32))
    window.actions_["epoch"].trigger()
    qtbot.waitUntil(lambda: window.pump.frame.epoch == 1)


def test_a_dropped_folder_of_batches(window, tmp_path, qtbot):
    (tmp_path / "test_batch.bin").write_bytes((b"\1" + bytes(3072)) * 10 + (b"\2" + bytes(3072)) * 10)
    assert drop(window, tmp_path)
    assert imported(window, qtbot, Cifar10).rows == 20


def test_files_that_do_not_belong_together_are_not_taken(window, folder, tmp_path):
    table = tmp_path / "people.csv"
    table.write_text("age;height\n20;160\n")
    assert not drop(window, table, next(folder.iterdir()))


def test_a_drag_that_leaves_takes_the_frame_along(window, folder, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, enter)
    frame = window.dropping.frame
    assert frame.geometry() == window.rect()
    assert frame.text == "Drop to import digits"
    assert frame.grab().toImage().pixelColor(8, 200) != window.grab().toImage().pixelColor(60, 200)
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not frame.isVisible()
