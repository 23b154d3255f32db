"""After a crash: what is offered, what becomes of it, and that two programs leave each other's copies alone."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from playground.experiment import build, dump_preset, validate
from playground.experiment.session import Origin, Session, capture, format_session, read_session
from playground.experiment.shelf import Shelf
from playground.runner import Runner
from playground.ui.banners import Banners
from playground.ui.dialogs import questions
from playground.ui.document import Document
from playground.ui.files import Files
from playground.ui.recovery.autosave import Autosave
from playground.ui.recovery.found import readable
from playground.ui.recovery.offer import Offer
from playground.ui.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "recovery")


@pytest.fixture
def died(shelf):
    """A function that leaves what a killed program leaves."""

    def leave(spec=None, state=None, fault="", **origin):
        other = Shelf(shelf.folder)
        if spec is not None:
            other.keep(format_session(Session(spec, state, Origin(**origin))))
        if fault:
            other.place.fault.write_text(fault)
        other.place._close()
        return other.place

    return leave


@pytest.fixture
def window(qtbot, spiral, tmp_path):
    """What the offer knows of the window."""
    made = QWidget()
    made.document, made.runner, made.banners = Document(parent=made), Runner(build, validate, made), Banners(made)
    made.files = Files(made, made.document, made.runner, made.banners, Settings(tmp_path / "settings.ini"))
    made.document.loaded.connect(lambda spec: made.runner.load(spec, made.document.state))
    made.document.load(spiral)
    made.show()
    yield made
    assert made.runner.close()
    made.close()
    made.deleteLater()


@pytest.fixture
def autosave(window, shelf):
    made = Autosave(window.document, window.runner, shelf, window, after_edit=1)
    yield made
    made.close()


@pytest.fixture
def offer(window, autosave, shelf):
    """A function that makes the offer in the window and returns its dialog, None if there was nothing."""
    made = Offer(window, window.document, window.files, window.banners, autosave)

    def make():
        made.make(shelf.left())
        return made.dialog

    return make


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_anything_left_nothing_is_shown(offer):
    assert offer() is None


def test_a_copy_is_recovered_with_its_training_and_counts_as_not_saved(window, qtbot, offer, died, shelf, spiral):
    training = build(replace(spiral, name="lost"))
    for _ in training.run(2):
        pass
    place = died(training.spec, capture(training), title="lost work", saved=2e9)
    dialog = offer()
    (card,) = dialog.cards
    assert "epoch 2, step 8" in card._note.text()
    click(qtbot, card.recover)
    wanted = window.runner.capture()
    qtbot.waitUntil(wanted.done)
    assert wanted.result().facts.epochs_done == 2
    assert (window.document.title, window.document.path, window.document.modified) == ("lost work", None, True)
    assert not place.document.exists()
    assert read_session(shelf.place.document).spec.name == "lost"
    assert offer() is None


def test_the_copy_of_a_file_says_which_is_newer_and_never_replaces_a_newer_file(
    window, qtbot, offer, died, spiral, tmp_path
):
    file = tmp_path / "work.json"
    dump_preset(spiral, file)
    then = file.stat().st_mtime
    died(replace(spiral, name="older"), title="work", path=str(file), saved=then - 60)
    died(replace(spiral, name="newer"), title="work", path=str(file), saved=then + 60)
    died(spiral, title="gone", path=str(tmp_path / "gone.json"), saved=then)
    dialog = offer()
    texts = {card.found.session.spec.name: card.found.comparison() for card in dialog.cards}
    assert texts["older"].startswith("work.json is newer than this copy")
    assert texts["newer"].startswith("This copy is newer than work.json")
    assert texts["Small spiral"] == "Its file gone.json is no longer there."
    older = next(card for card in dialog.cards if card.found.session.spec.name == "older")
    click(qtbot, older.recover)
    assert (window.document.title, window.document.path) == ("work", None)
    dialog = offer()
    newer = next(card for card in dialog.cards if card.found.session.spec.name == "newer")
    window.document.undo_stack.setClean()
    click(qtbot, newer.recover)
    assert window.document.path == file


def test_discarding_asks_first_and_not_now_keeps(window, qtbot, offer, died, spiral, monkeypatch, shelf):
    places = [died(spiral, title=name, saved=1e9) for name in ("one", "two")]
    dialog = offer()
    answers = iter([False, True])
    monkeypatch.setattr(questions, "ask_discard", lambda *_: next(answers))
    click(qtbot, dialog.cards[0].discard)
    assert len(dialog.cards) == 2
    click(qtbot, dialog.cards[0].discard)
    assert [place.document.exists() for place in places].count(True) == 1
    click(qtbot, dialog.later)
    assert len(shelf.left()) == 1


def test_recovering_does_not_throw_away_what_is_open(window, qtbot, offer, died, spiral, monkeypatch):
    window.document.edit(replace(spiral, name="open and not saved"), "Rename")
    place = died(spiral, title="lost", saved=1e9)
    monkeypatch.setattr(questions, "ask_save", lambda *_: None)
    click(qtbot, offer().cards[0].recover)
    assert window.document.spec.name == "open and not saved"
    assert place.document.exists()


def test_a_copy_that_cannot_be_read_is_put_aside_and_does_not_block_the_start(window, offer, shelf, died, spiral):
    place = died(spiral, title="bad", saved=1e9)
    place.document.write_bytes(b"nonsense")
    assert offer() is None
    assert "could not be read and was put aside" in window.banners.text("message")
    assert place.document.with_suffix(".bad").read_bytes() == b"nonsense"
    assert offer() is None


def test_last_words_are_shown_once_and_can_be_copied(window, qtbot, offer, died, caplog, qapp):
    died(fault="Fatal Python error: Segmentation fault\n\nCurrent thread")
    dialog = offer()
    (card,) = dialog.cards
    assert card.recover.isHidden()
    assert card.details.text.isHidden()
    click(qtbot, card.details.link)
    assert "Segmentation fault" in card.details.text.toPlainText()
    assert not card.details.text.isHidden()
    assert "Segmentation fault" in caplog.text
    click(qtbot, dialog.later)
    assert offer() is None


def test_last_words_stand_beside_the_work(window, qtbot, offer, died, spiral):
    died(spiral, fault="Fatal Python error", title="work", saved=1e9)
    dialog = offer()
    (card,) = dialog.cards
    assert not card.recover.isHidden()
    assert card.details.text.toPlainText() == "Fatal Python error"
    click(qtbot, dialog.later)


def test_what_cannot_be_read_still_has_its_last_words(shelf, died, spiral):
    died(spiral, fault="Fatal").document.write_bytes(b"")
    (left,) = shelf.left()
    found, error = readable(left)
    assert (found.session, found.fault) == (None, "Fatal")
    assert error is not None
    left.discard()
    shelf.close()


def test_without_a_folder_that_can_be_written_to_the_window_says_so(open_window, tmp_path):
    from playground.ui.folders import Folders
    from playground.ui.recovery.safety import Safety

    (tmp_path / "recovery").touch()
    window = open_window(shown=False)
    safety = Safety(window, Folders(None, tmp_path))
    assert (safety.autosave, safety.offer) == (None, None)
    assert window.banners._texts["message"].startswith("No copy of unsaved work can be kept; save often. Cannot save")
    safety.close()


# -- real programs

PROGRAM = """
import os, sys
from pathlib import Path
from types import SimpleNamespace
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from playground.experiment import load_preset
from playground.ui import app
from playground.ui.recovery import safety
Autosave = safety.Autosave
safety.Autosave = lambda *given: Autosave(*given, after_edit=1)
application = app.make_application()

def begin():
    window = next(w for w in application.topLevelWidgets() if w.objectName() == "window")
    offer = window.findChild(safety.Safety).offer
    for card in offer.dialog.cards if offer.dialog else ():
        session = card.found.session
        steps = session.state.facts.steps_done if session and session.state else 0
        print("offered", card.found.title, steps, card.found.fault.splitlines()[:1], flush=True)
    {action}

QTimer.singleShot(1, begin)
QTimer.singleShot(30_000, lambda: application.exit(4))
sys.exit(app.run_window(None, None, SimpleNamespace(config_dir=Path(sys.argv[1]))))
"""
EDIT_AND_TRAIN = """
    spec = window.document.spec
    window.document.edit(replace(spec, name="precious"), "Rename")
    window.runner.run()
    autosave = window.findChild(safety.Safety).autosave
    autosave._again.setInterval(20)
    autosave.written.connect(lambda: print("copied", flush=True))
"""
CRASH = """
    window.document.edit(replace(window.document.spec, name="precious"), "Rename")
    import ctypes
    window.findChild(safety.Safety).autosave.written.connect(lambda: ctypes.string_at(0))
"""
LEAVE = "window.close_unsaved()"


def program(folder, action):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", PROGRAM.replace("{action}", action), str(folder)]
    return subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_program_that_is_killed_is_offered_at_the_next_start_and_one_that_lives_is_not(tmp_path):
    with program(tmp_path, EDIT_AND_TRAIN) as victim:
        for _ in range(3):
            assert victim.stdout.readline() == "copied\n"
        with program(tmp_path, LEAVE) as other:
            assert other.communicate(timeout=60)[0] == ""
        victim.send_signal(signal.SIGKILL)
        victim.communicate()
    with program(tmp_path, LEAVE) as heir:
        out, err = heir.communicate(timeout=60)
    _, title, steps, fault = out.split()
    assert (title, int(steps) > 0, fault) == ("spiral", True, "[]"), err
    assert heir.returncode == 0
    (copy,) = (tmp_path / "recovery").glob("*.nnp")
    assert read_session(copy).spec.name == "precious"
    assert (tmp_path / "nn-playground.ini").exists()


def test_the_interpreters_last_words_are_shown_at_the_next_start(tmp_path):
    with program(tmp_path, CRASH) as victim:
        victim.communicate(timeout=60)
    assert victim.returncode == -signal.SIGSEGV
    with program(tmp_path, LEAVE) as heir:
        out, err = heir.communicate(timeout=60)
    assert out.startswith("offered spiral 0 ['Fatal Python error: Segmentation fault']"), err
    assert "Segmentation fault" in (tmp_path / "logs" / "nn-playground.log").read_text()
