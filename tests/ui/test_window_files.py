"""Opening, saving, closing: nothing is lost without a question, a bad file changes nothing."""

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from playground.engine.blocks import Dense
from playground.experiment import build, dump_preset, load_preset, preset_names, save_session
from playground.runner import RunnerState
from playground.ui.panels.network_panel import NetworkPanel
from playground.ui.settings import Settings

QUESTIONS = "playground.ui.dialogs.questions"


def edit(window, name="edited"):
    window.document.edit(replace(window.document.spec, name=name), "Rename")


def answer(monkeypatch, question, value):
    asked = []
    monkeypatch.setattr(f"{QUESTIONS}.{question}", lambda *arguments: asked.append(arguments) or value)
    return asked


def test_save_as_then_save_then_open(window, tmp_path, monkeypatch):
    path = tmp_path / "mine.json"
    edit(window)
    answer(monkeypatch, "ask_save_as", path)
    window.actions_["save"].trigger()
    assert load_preset(path) == window.document.spec
    assert not window.isWindowModified()
    assert window.windowTitle().startswith("mine[*]")
    edit(window, "second")
    window.actions_["save"].trigger()
    saved = load_preset(path)
    assert saved.name == "second"
    edit(window, "third")
    answer(monkeypatch, "ask_save", "discard")
    answer(monkeypatch, "ask_open", path)
    window.actions_["open"].trigger()
    assert window.document.spec == saved
    assert window.files.recent.paths() == [path]


def test_an_opened_preset_trains(window, tmp_path, spiral, at):
    path = tmp_path / "other.json"
    dump_preset(replace(spiral, network=replace(spiral.network, blocks=spiral.network.blocks[:1])), path)
    window.files.open_path(path)
    window.actions_["step"].trigger()
    frame = at(window, RunnerState.PAUSED, lambda frame: frame.step == 1)
    assert len(frame.curves.blocks) == 2


def test_a_preset_whose_blocks_do_not_fit_opens_and_says_why_it_cannot_run(window, tmp_path, at, qtbot):
    path = tmp_path / "bad-stack.json"
    good = load_preset("digits-cnn")
    blocks = (good.network.blocks[1], Dense(units=12), *good.network.blocks[:1])
    dump_preset(replace(good, network=replace(good.network, blocks=blocks)), path)
    window.files.open_path(path)
    assert window.document.spec.network.blocks == blocks
    qtbot.waitUntil(lambda: window.runner.state is RunnerState.INVALID)
    assert not window.actions_["run"].isEnabled()
    reason = "Block 3: Conv2D needs images, but gets 12 plain numbers"
    assert reason in window.bar.buttons["run"].toolTip()
    assert reason in window.banners.text("problems")
    network = window.findChild(NetworkPanel)
    network.select(2)
    QTest.keyClick(network.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    at(window, RunnerState.PAUSED)
    assert window.actions_["run"].isEnabled()


def test_a_bad_file_leaves_everything_as_it_was(window, tmp_path, at):
    window.actions_["step"].trigger()
    before = at(window, RunnerState.PAUSED, lambda frame: frame.step == 1)
    edit(window)
    spec = window.document.spec
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "nn-playground-preset", "version": 1, "training": {"batch_size": 0}}')
    window.document.undo_stack.setClean()
    window.files.open_path(bad)
    assert "bad.json" in window.banners.text("message")
    assert "batch_size" in window.banners.text("message")
    assert window.document.spec == spec
    assert window.document.undo_stack.canUndo()
    assert window.pump.frame.step == before.step
    assert QApplication.activeModalWidget() is None
    window.files.open_path(tmp_path / "gone.json")
    assert "gone.json" in window.banners.text("message")


def test_a_failed_save_is_said_and_keeps_the_edits(window, tmp_path, monkeypatch):
    edit(window)
    answer(monkeypatch, "ask_save_as", tmp_path / "no folder" / "x.json")
    window.actions_["save"].trigger()
    assert "no folder" in window.banners.text("message")
    assert window.isWindowModified()


def test_closing_asks_only_for_edits_and_cancel_cancels(window, tmp_path, monkeypatch):
    asked = answer(monkeypatch, "ask_save", None)
    edit(window)
    assert not window.close()
    assert len(asked) == 1
    assert window.isVisible()
    answer(monkeypatch, "ask_save", "save")
    answer(monkeypatch, "ask_save_as", None)
    assert not window.close()
    answer(monkeypatch, "ask_save_as", tmp_path / "kept.json")
    assert window.close()
    assert load_preset(tmp_path / "kept.json").name == "edited"


def test_closing_without_edits_asks_nothing(window, monkeypatch):
    asked = answer(monkeypatch, "ask_save", None)
    assert window.close()
    assert asked == []


def test_new_starts_over_and_can_be_cancelled(window, monkeypatch, spiral):
    edit(window)
    answer(monkeypatch, "ask_save", None)
    window.actions_["new"].trigger()
    assert window.document.spec.name == "edited"
    answer(monkeypatch, "ask_save", "discard")
    window.actions_["new"].trigger()
    assert len(window.document.spec.network.blocks) == 1
    assert window.windowTitle().startswith("Untitled[*]")


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))
    return enter.isAccepted()


def test_a_preset_can_be_dropped_and_nothing_else(window, tmp_path, spiral):
    good, other = tmp_path / "dropped.json", tmp_path / "paper.pdf"
    dump_preset(replace(spiral, name="dropped"), good)
    other.write_bytes(b"")
    assert not drop(window, other)
    assert "json" in window.status.currentMessage()
    assert drop(window, good)
    assert window.document.path == good


def test_a_session_can_be_dropped(window, tmp_path, spiral):
    path = tmp_path / "dropped.nnp"
    save_session(build(spiral), path)
    assert drop(window, path)
    assert window.document.path == path


def test_recent_files_are_ten_newest_first_and_can_be_cleared(window, tmp_path, spiral, monkeypatch):
    for number in range(12):
        path = tmp_path / f"p{number}.json"
        dump_preset(spiral, path)
        window.files.open_path(path)
    (tmp_path / "p11.json").unlink()
    menu = window.actions_.menus["recent"]
    window.menus.fill_recent()
    names = [action.text() for action in menu.actions() if action.data()]
    assert names[0] == "&1 p10.json"
    assert len(names) == 9
    next(action for action in menu.actions() if action.text() == "&3 p8.json").trigger()
    assert window.document.path == tmp_path / "p8.json"
    menu.actions()[-1].trigger()
    window.menus.fill_recent()
    assert not menu.actions()[0].isEnabled()


def test_the_layout_and_the_speed_are_remembered_and_a_damaged_layout_is_not(open_window, spiral, tmp_path, qtbot):
    first = open_window(spiral)
    first.docks.docks["weights"].close()
    first.bar.speed.slider.setValue(2)
    first.close()
    second = open_window(spiral)
    assert second.docks.docks["weights"].isHidden()
    second.close()
    assert second.settings.text("speed") == "11"
    Settings(tmp_path / "settings.ini").store("layout", b"damaged")
    Settings(tmp_path / "settings.ini").store("geometry", b"damaged")
    third = open_window(spiral)
    assert not third.docks.docks["weights"].isHidden()


def test_every_shipped_preset_is_in_the_menu_with_its_description_and_opens(window, at):
    menu = window.actions_.menus["presets"]
    window.menus.fill_presets()
    window.menus.fill_presets()
    actions = [action for group in menu.actions() for action in group.menu().actions()]
    assert sorted(action.data() for action in actions) == sorted(preset_names())
    assert all(len(action.toolTip()) > 20 for action in actions)
    for action in actions:
        action.trigger()
        assert window.windowTitle().startswith(f"{action.data()}[*]")
        at(window, RunnerState.PAUSED)
