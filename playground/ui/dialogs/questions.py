"""The few questions the window asks; each returns an answer, or None if it was cancelled."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

MOST_EPOCHS = 1_000_000


def ask_save(parent: QWidget, title: str) -> Literal["save", "discard"] | None:
    """What to do with edits that are not saved."""
    button = QMessageBox.StandardButton
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(QCoreApplication.translate("Questions", "Unsaved changes"))
    box.setText(QCoreApplication.translate("Questions", "Save the changes to {title}?").format(title=title))
    box.setInformativeText(
        QCoreApplication.translate("Questions", "Without saving, the changes made since the last save are lost.")
    )
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    box.button(button.Discard).setText(QCoreApplication.translate("Questions", "Don't save"))
    box.setDefaultButton(button.Save)
    answer = box.exec()
    box.deleteLater()
    answers: dict[int, Literal["save", "discard"]] = {button.Save.value: "save", button.Discard.value: "discard"}
    return answers.get(answer)


def ask_discard(parent: QWidget, title: str) -> bool:
    """Whether a copy of unsaved work may be thrown away."""
    button = QMessageBox.StandardButton
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(QCoreApplication.translate("Questions", "Discard unsaved work"))
    box.setText(QCoreApplication.translate("Questions", "Throw the copy of {title} away?").format(title=title))
    box.setInformativeText(QCoreApplication.translate("Questions", "It cannot be brought back."))
    box.setStandardButtons(button.Discard | button.Cancel)
    box.button(button.Discard).setText(QCoreApplication.translate("Questions", "Throw away"))
    box.setDefaultButton(button.Cancel)
    answer = box.exec()
    box.deleteLater()
    return answer == button.Discard.value


def ask_open(parent: QWidget, folder: str) -> Path | None:
    """Which preset, session or exported picture to open."""
    title = QCoreApplication.translate("Questions", "Open an experiment")
    known = QCoreApplication.translate("Questions", "Experiments, also in pictures (*.json *.nnp *.png *.apng)")
    everything = QCoreApplication.translate("Questions", "All files (*)")
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, f"{known};;{everything}")
    return Path(name) if name else None


def ask_save_as(parent: QWidget, suggestion: str) -> Path | None:
    """Where to save the experiment: as a preset or, with all that the training has come to, as a session.

    The ending of the name decides; a name without one gets that of the kind chosen.
    """
    title = QCoreApplication.translate("Questions", "Save the experiment")
    preset = QCoreApplication.translate("Questions", "Preset: the settings alone (*.json)")
    session = QCoreApplication.translate("Questions", "Session: also weights and curves (*.nnp)")
    first, second = (session, preset) if suggestion.endswith(".nnp") else (preset, session)
    name, kind = QFileDialog.getSaveFileName(parent, title, suggestion, f"{first};;{second}")
    path = _with_ending(name, ".nnp" if kind == session else ".json")
    # the suggested name has an ending of its own: what was chosen beside it is meant
    if path is not None and name == suggestion and kind in (preset, session):
        path = path.with_suffix(".nnp" if kind == session else ".json")
    if path is not None and path != Path(name) and path.exists() and not _may_replace(parent, path):
        return None
    return path


def ask_picture(parent: QWidget, suggestion: str, numbers: bool = False) -> tuple[Path, int] | None:
    """Where to save a picture, and how many pixels per pixel of the screen; `numbers`: a table may be saved instead."""
    scales = {
        QCoreApplication.translate("Questions", "PNG picture (*.png)"): 1,
        QCoreApplication.translate("Questions", "PNG picture, 2 times as sharp (*.png)"): 2,
        QCoreApplication.translate("Questions", "PNG picture, 3 times as sharp (*.png)"): 3,
        QCoreApplication.translate("Questions", "PNG picture, 4 times as sharp (*.png)"): 4,
    }
    drawing = QCoreApplication.translate("Questions", "SVG drawing (*.svg)")
    table = QCoreApplication.translate("Questions", "All numbers as a table (*.csv)")
    title = QCoreApplication.translate("Questions", "Export a picture")
    kinds = [*scales, drawing, *([table] if numbers else [])]
    name, kind = QFileDialog.getSaveFileName(parent, title, suggestion, ";;".join(kinds))
    endings = {drawing: ".svg", table: ".csv"}
    path = _with_ending(name, endings.get(kind, ".png"))
    # the suggested name ends in .png: what was chosen beside it is meant
    if path is not None and kind in endings and path.suffix.lower() == ".png":
        path = path.with_suffix(endings[kind])
    return (path, scales.get(kind, 1)) if path else None


def ask_table(parent: QWidget, suggestion: str) -> Path | None:
    """Where to save a table of numbers; a name without an ending gets ``.csv``."""
    title = QCoreApplication.translate("Questions", "Export a table")
    kind = QCoreApplication.translate("Questions", "Tables (*.csv)")
    name, _ = QFileDialog.getSaveFileName(parent, title, suggestion, kind)
    return _with_ending(name, ".csv")


def ask_export(parent: QWidget, suggestion: str, title: str, suffix: str) -> Path | None:
    """Where to write an export; a name without an ending gets `suffix`."""
    name, _ = QFileDialog.getSaveFileName(parent, title, suggestion, f"{title} (*{suffix})")
    return _with_ending(name, suffix)


def may_replace(parent: QWidget, names: str) -> bool:
    """Whether files may be replaced that go beside the one that was asked about."""
    title = QCoreApplication.translate("Questions", "Replace files")
    text = QCoreApplication.translate("Questions", "{files}: written with it, and there already. Replace them?")
    answer = QMessageBox.question(parent, title, text.format(files=names))
    return answer == QMessageBox.StandardButton.Yes


def ask_report(parent: QWidget, suggestion: str) -> Path | None:
    """Where to save a report: as a web page or as PDF."""
    title = QCoreApplication.translate("Questions", "Save the report")
    kinds = {
        QCoreApplication.translate("Questions", "Web page (*.html)"): ".html",
        QCoreApplication.translate("Questions", "PDF (*.pdf)"): ".pdf",
    }
    name, kind = QFileDialog.getSaveFileName(parent, title, suggestion, ";;".join(kinds))
    path = _with_ending(name, kinds.get(kind, ".html"))
    # the suggested name ends in .html: what was chosen beside it is meant
    if path is not None and name == suggestion and kinds.get(kind) == ".pdf":
        path = path.with_suffix(".pdf")
    return path


def ask_film(parent: QWidget, suggestion: str, kind: Literal["gif", "apng", "png"]) -> Path | None:
    """Where to save an animation: a file, or for single pictures the folder in which to make a new one."""
    title = QCoreApplication.translate("Questions", "Save the animation")
    if kind == "png":
        name = QFileDialog.getExistingDirectory(parent, title, str(Path(suggestion).parent))
        return Path(name) / Path(suggestion).stem if name else None
    kinds = {
        "gif": QCoreApplication.translate("Questions", "GIF (*.gif)"),
        "apng": QCoreApplication.translate("Questions", "Animated PNG (*.apng *.png)"),
    }
    name, _ = QFileDialog.getSaveFileName(parent, title, suggestion, kinds[kind])
    return _with_ending(name, f".{kind}")


def ask_epochs(parent: QWidget, suggestion: int) -> int | None:
    """How many epochs to train."""
    title = QCoreApplication.translate("Questions", "Run epochs")
    label = QCoreApplication.translate("Questions", "Train this many epochs, then pause:")
    number, accepted = QInputDialog.getInt(parent, title, label, suggestion, 1, MOST_EPOCHS)
    return number if accepted else None


def _may_replace(parent: QWidget, path: Path) -> bool:
    """Whether a file may be replaced that the file dialog did not ask about: its name got another ending."""
    title = QCoreApplication.translate("Questions", "Replace the file")
    text = QCoreApplication.translate("Questions", "{file} exists already. Replace it?").format(file=path.name)
    return QMessageBox.question(parent, title, text) == QMessageBox.StandardButton.Yes


def _with_ending(name: str, ending: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_name(path.name + ending)
