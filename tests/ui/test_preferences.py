"""Preferences: what is chosen applies at once, is remembered, and what makes no sense in the file is not taken."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from playground.family import fields
from playground.ui.dialogs.preferences import PreferencesDialog
from playground.ui.motion import motion
from playground.ui.preferences import Preferences, Preferred, read
from playground.ui.settings import Settings
from playground.ui.theme import DARK, apply_theme, current_theme


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "some.ini")


@pytest.fixture
def dialog(window, qtbot):
    """The dialog as the menu opens it."""
    window.actions_["preferences"].trigger()
    found = window.findChild(PreferencesDialog)
    yield found
    found.close()


def choose(dialog, name, value):
    """Choose in the dialog what a person would."""
    cell = dialog.cells[name]
    if isinstance(cell, QCheckBox):
        cell.click()
    elif hasattr(cell.field, "choose"):
        cell.field.choose(value)
    else:
        cell.field.field.setText(str(value))
        cell.field.field.editingFinished.emit()


def other(field):
    """A value that is not the default."""
    if field.kind == "bool":
        return not field.default
    return list(field.choices)[-1] if field.choices else int(field.high)


OTHER = Preferences(**{field.name: other(field) for field in fields(Preferences)})


def test_what_is_chosen_comes_back(settings):
    Preferred(settings).choose(**{field.name: getattr(OTHER, field.name) for field in fields(Preferences)})
    assert read(settings) == OTHER


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("theme", "purple"),
        ("language", ""),
        ("refresh_rate", "9"),
        ("refresh_rate", "31"),
        ("blas_threads", "0"),
        ("blas_threads", "many"),
        ("autosave", "yes"),
        ("autosave_interval", "-30"),
    ],
)
def test_nonsense_in_the_file_gives_the_default(settings, name, text):
    settings.store(name, text)
    assert read(settings) == Preferences()


def test_followers_hear_of_what_changes_and_of_nothing_else(settings):
    preferred, heard = Preferred(settings), []
    preferred.follow("refresh_rate", heard.append)
    preferred.choose(refresh_rate=20)
    preferred.choose(refresh_rate=20, theme="dark")
    assert heard == [10, 20]


def test_every_preference_is_in_the_dialog_and_is_remembered(dialog, window):
    for field in fields(Preferences):
        choose(dialog, field.name, getattr(OTHER, field.name))
    assert window.preferred.value == OTHER
    assert read(window.settings) == OTHER
    dialog.defaults.click()
    assert read(window.settings) == window.preferred.value == Preferences()


def test_what_can_applies_at_once(dialog, window, qapp):
    choose(dialog, "theme", "dark")
    assert current_theme() is DARK
    assert window.actions_["theme_dark"].isChecked()
    choose(dialog, "animation", False)
    assert not motion.wanted
    slow = window.pump._pace()
    choose(dialog, "refresh_rate", 30)
    assert window.pump._pace() < slow
    choose(dialog, "language", "ko")
    assert "next start" in window.status.currentMessage()
    assert dialog.cells["autosave_interval"].isEnabled()
    choose(dialog, "autosave", False)
    assert not dialog.cells["autosave_interval"].isEnabled()
    dialog.defaults.click()
    assert motion.wanted
    apply_theme(qapp, "light")


def test_the_dialog_follows_the_menu(dialog, window):
    window.actions_["theme_dark"].trigger()
    assert dialog.cells["theme"].field.key() == "dark"
    window.actions_["theme_light"].trigger()


def test_there_is_one_dialog_and_its_keys_are_known(dialog, window):
    window.actions_["preferences"].trigger()
    assert len(window.findChildren(PreferencesDialog)) == 1
    assert [key.toString() for key in window.actions_["preferences"].shortcuts()] == ["Ctrl+,"]


def test_every_field_says_when_it_applies(dialog):
    for field in fields(Preferences):
        tips = {part.toolTip() for part in (dialog.cells[field.name], *dialog.cells[field.name].findChildren(QWidget))}
        tips -= {"", "+", "-"}
        when = "Applies at once" if field.live else "Applies at the next start"
        assert any(when in tip for tip in tips), field.name
        assert not any("network" in tip.splitlines()[-1] for tip in tips), field.name
    note = next(label for label in dialog.findChildren(QLabel) if "next start" in label.text())
    assert "Language, BLAS threads" in note.text()


def test_a_number_that_is_refused_is_explained_and_has_room(dialog, window, qtbot):
    height, cell = dialog.height(), dialog.cells["refresh_rate"]
    choose(dialog, "refresh_rate", 99)
    assert window.preferred.value == Preferences()
    assert any("30" in label.text() and label.isVisible() for label in cell.findChildren(QLabel))
    qtbot.waitUntil(lambda: dialog.height() > height)


def test_escape_closes_it(window, qtbot):
    window.actions_["preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_change_of_one_keeps_the_others(settings):
    settings.store("theme", "dark")
    preferred = Preferred(settings)
    preferred.choose(refresh_rate=12)
    assert read(settings) == replace(Preferences(), theme="dark", refresh_rate=12)
