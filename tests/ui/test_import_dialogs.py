"""What is asked before a table or a folder of pictures is brought in, and what is shown of it."""

import pytest
from import_support import drop, imported
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from playground.data.files.image_folder import ImageFolder
from playground.data.files.table import Table
from playground.experiment import format_preset, parse_preset
from playground.ui.importing.class_rows import NAME_WIDTH, SIDE
from playground.ui.importing.folder_dialog import FolderDialog
from playground.ui.importing.table_dialog import TableDialog

# --- tables ---------------------------------------------------------------------------------------------------------

PEOPLE = "name;age;city;smoker;height\n" + "".join(
    f"person {n};{20 + n if n % 9 else ''};{'Oslo' if n % 2 else 'Bergen'};{n % 2};1,{60 + n}\n" for n in range(30)
)


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def dialog_of(window, qtbot):
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(TableDialog)))
    return next(dialog for dialog in window.findChildren(TableDialog) if dialog.isVisible())


def test_a_dropped_table_is_previewed_and_imported(window, people, qtbot):
    assert drop(window, people)
    dialog = dialog_of(window, qtbot)
    combos = (dialog.delimiter, dialog.decimal, dialog.header, dialog.encoding, dialog.target, dialog.task)
    keys = [field.combo.key() for field in combos]
    assert keys == ["semicolon", "comma", "titles", "utf-8", "height", "regression"]
    assert dialog.preview.rowCount() == 20
    assert dialog.preview.item(1, 2).text() == "Oslo"
    dialog.target.combo.choose("smoker")
    assert dialog.task.combo.key() == "classification"
    assert dialog.choice.kinds == {"age": "number", "city": "category", "height": "number"}
    dialog.missing.combo.choose("mean")
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    table = imported(window, qtbot, Table)
    assert table.inputs == ("age", "city = Bergen", "city = Oslo", "height")
    assert (table.classes, table.rows, table.gaps) == (("0", "1"), 30, 4)
    assert window.data.gallery.file_tile.text() == "people"
    assert parse_preset(format_preset(window.document.spec)) == window.document.spec


def test_a_cancelled_dialog_changes_nothing(window, people, qtbot):
    before = window.document.spec
    drop(window, people)
    dialog = dialog_of(window, qtbot)
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert window.document.spec == before


@pytest.fixture
def open_dialog(qtbot, qapp):
    """A function that shows the dialog of a file."""

    def open_it(path):
        dialog = TableDialog(path)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_it


def test_a_bad_cell_is_named_and_the_dialog_stays(open_dialog, people, qtbot):
    people.write_text(PEOPLE + "x;12\n", encoding="utf-8")
    dialog = open_dialog(people)
    found = []
    dialog.imported.connect(found.append)
    dialog.import_button.click()
    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.problem.text() == "people.csv: row 32 has 2 cells instead of 5."
    qtbot.waitUntil(dialog.import_button.isEnabled)
    assert dialog.isVisible()
    assert found == []


def test_settings_change_the_preview(open_dialog, people):
    dialog = open_dialog(people)
    dialog.header.combo.choose("data")
    assert dialog.preview.horizontalHeaderItem(0).text() == "column 1"
    assert dialog.preview.item(0, 0).text() == "name"
    dialog.delimiter.combo.choose("tab")
    assert dialog.preview.columnCount() == 1
    assert not dialog.import_button.isEnabled()
    assert dialog.problem.text() == "A table needs two columns at least; is the separator right?"
    dialog.delimiter.combo.choose("semicolon")
    assert dialog.import_button.isEnabled()
    assert dialog.problem.text() == ""


def test_an_unreadable_encoding_is_explained_and_can_be_changed(open_dialog, tmp_path):
    path = tmp_path / "korean.csv"
    path.write_bytes("이름,값\n김,1\n이,2\n".encode("cp949"))
    dialog = open_dialog(path)
    assert dialog.encoding.combo.key() == "cp949"
    assert dialog.target.combo.keys() == ("이름", "값")
    dialog.encoding.combo.choose("utf-8")
    assert "choose another encoding" in dialog.problem.text()
    assert not dialog.import_button.isEnabled()
    dialog.encoding.combo.choose("cp949")
    assert dialog.problem.text() == ""
    assert dialog.import_button.isEnabled()


def test_ignored_columns_and_a_task_are_chosen(open_dialog, people, qtbot):
    dialog = open_dialog(people)
    dialog.target.combo.choose("smoker")
    qtbot.mouseClick(dialog._chips.chips["city"], Qt.MouseButton.LeftButton)
    dialog.task.combo.choose("regression")
    with qtbot.waitSignal(dialog.imported) as caught:
        dialog.import_button.click()
    (table,) = caught.args
    assert (table.inputs, table.task, table.targets) == (("age", "height"), "regression", ("smoker",))


def test_reading_can_be_cancelled(open_dialog, tmp_path, qtbot):
    path = tmp_path / "large.csv"
    path.write_text("a,b\n" + "1,2\n" * 300_000, encoding="utf-8")
    dialog = open_dialog(path)
    found = []
    dialog.imported.connect(found.append)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: dialog.progress.value() > 0)
    assert dialog.progress.isVisible()
    dialog.cancel_button.click()
    qtbot.waitUntil(dialog.import_button.isEnabled)
    assert dialog.isVisible()
    assert not dialog.progress.isVisible()
    assert found == []
    dialog.import_button.click()
    dialog.close()
    assert dialog._job is None


# --- folders of pictures ----------------------------------------------------------------------------------------------


@pytest.fixture
def colours(tmp_path):
    """Pictures of two classes: 5 red, 3 green."""
    root = tmp_path / "colours"
    for name, count in (("red", 5), ("green", 3)):
        (root / name).mkdir(parents=True)
        image = QImage(20, 10, QImage.Format.Format_RGB32)
        image.fill(QColor(name))
        for number in range(count):
            assert image.save(str(root / name / f"{number}.png"))
    return root


def folder_dialog_of(window, qtbot):
    dialog = window.findChild(FolderDialog)
    qtbot.waitUntil(dialog.import_button.isEnabled)
    return dialog


def test_a_dropped_folder_of_pictures_is_looked_at_and_imported(window, colours, qtbot):
    assert drop(window, colours)
    dialog = folder_dialog_of(window, qtbot)
    assert [(row.name, row.count) for row in dialog.rows.rows] == [("green", 3), ("red", 5)]
    assert dialog.choice == (32, "rgb"), "there is colour in them"
    row = dialog.rows.rows[1]
    assert row.grab().toImage().pixelColor(NAME_WIDTH + SIDE // 2, SIDE // 2) == QColor("red")
    dialog.colour_field.combo.choose("grey")
    dialog.size_field.combo.choose("16")
    qtbot.waitUntil(lambda: dialog.rows.rows[1]._images[0].isGrayscale())
    assert dialog.choice == (16, "grey")
    qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    dataset = imported(window, qtbot, ImageFolder)
    assert (dataset.rows, dataset.classes, dataset.image) == (8, ("green", "red"), (1, 16, 16))
    assert window.data.gallery.file_tile.text() == "colours"
    assert parse_preset(format_preset(window.document.spec)) == window.document.spec


def test_the_menu_asks_for_a_folder(window, colours, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(colours))
    window.actions_["import_folder"].trigger()
    dialog = folder_dialog_of(window, qtbot)
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert window.document.undo_stack.count() == 0


def test_one_photograph_stands_for_the_folder_of_all_classes(window, colours, qtbot):
    """A single PNG may be an experiment; a JPEG cannot."""
    photograph = colours / "red" / "9.jpg"
    assert QImage(str(colours / "red" / "0.png")).save(str(photograph))
    assert drop(window, photograph)
    assert len(folder_dialog_of(window, qtbot).rows.rows) == 2
    window.findChild(FolderDialog).close()


def test_a_broken_picture_is_named_and_the_dialog_stays(window, colours, qtbot):
    (colours / "red" / "0.png").write_bytes(b"nothing")
    before = window.document.spec
    drop(window, colours)
    dialog = window.findChild(FolderDialog)
    qtbot.waitUntil(lambda: dialog.problem.text() != "")
    assert dialog.problem.text() == "0.png: this is no PNG or JPEG picture, or it is damaged or too large."
    assert not dialog.import_button.isEnabled()
    assert window.document.spec == before
    dialog.close()


def test_a_folder_without_classes_is_explained(window, tmp_path, qtbot):
    drop(window, tmp_path)
    dialog = window.findChild(FolderDialog)
    qtbot.waitUntil(lambda: "it has no sub-folders" in dialog.problem.text())
    dialog.close()
