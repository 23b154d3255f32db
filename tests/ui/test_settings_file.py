"""The settings file: older versions are brought up to date, files that cannot be used are kept and never in the way."""

import random

import pytest
from PySide6.QtCore import QByteArray, QSettings

from playground.ui.preferences import Preferences, read
from playground.ui.settings import VERSION, Settings
from playground.ui.settings_file import MIGRATIONS, open_settings, put_aside

FIRST = "[General]\nschema=1\ntheme=dark\nlanguage=ko\nrecent=/a.json, /b.json\ngeometry=@ByteArray(abc)\n"
"""As the first version wrote it."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "nn-playground.ini"


def others(path):
    """The files beside the settings."""
    return sorted(file.name for file in path.parent.iterdir() if file != path)


def test_every_older_version_has_its_step():
    assert sorted(MIGRATIONS) == list(range(1, VERSION))


def test_a_file_of_the_first_version_is_taken_over_whole(path):
    path.write_text(FIRST)
    settings, problem = open_settings(path)
    assert problem == ""
    assert (settings.text("theme"), settings.texts("recent")) == ("dark", ["/a.json", "/b.json"])
    assert settings.blob("geometry") == QByteArray(b"abc")
    assert (read(settings).theme, read(settings).language) == ("dark", "ko")
    written = path.read_text()
    assert f"version={VERSION}" in written
    assert "schema" not in written
    assert others(path) == []


def test_this_versions_file_is_left_as_it_is(path):
    Settings(path).store("theme", "dark")
    before = path.read_bytes()
    settings, problem = open_settings(path)
    assert (problem, settings.text("theme"), path.read_bytes()) == ("", "dark", before)


def test_no_file_is_no_problem_and_none_is_made(path):
    settings, problem = open_settings(path)
    assert (problem, settings.text("theme"), path.exists(), put_aside(path)) == ("", "", False, None)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"[General]\nversion=7\ntheme=dark\n", "newer"),
        (b"[General]\nversion=two\ntheme=dark\n", "damaged"),
        (b"[General]\nversion=-1\ntheme=dark\n", "damaged"),
        (b"this is no settings file", "damaged"),
        (b"[General\ntheme=dark", "damaged"),
        (b"\x00\xff\x00\x01" * 50, "damaged"),
    ],
)
def test_a_file_that_cannot_be_used_is_kept_beside_and_the_defaults_hold(path, content, word):
    path.write_bytes(content)
    settings, problem = open_settings(path)
    assert word in problem
    (kept,) = others(path)
    assert kept in problem
    assert (path.parent / kept).read_bytes() == content
    assert read(settings) == Preferences()
    settings.store("theme", "light")
    assert open_settings(path)[1] == ""


def test_no_file_that_was_kept_is_written_over(path):
    for number in range(3):
        path.write_text(f"damaged {number}")
        open_settings(path)
    assert [(path.parent / name).read_text() for name in others(path)] == ["damaged 0", "damaged 1", "damaged 2"]


def test_a_folder_in_place_of_the_file(path):
    path.mkdir()
    settings, problem = open_settings(path)
    assert "cannot be read" in problem
    assert settings.text("theme") == ""


def test_whatever_stands_in_the_file_there_are_settings(path):
    rng = random.Random(0)
    whole = (FIRST + "[plots]\nloss\\log=on\n").encode()
    for _ in range(300):
        damaged = bytearray(whole)
        for _ in range(rng.randrange(1, 8)):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        path.write_bytes(bytes(damaged[: rng.randrange(len(damaged))]))
        settings, _ = open_settings(path)
        assert isinstance(read(settings), Preferences)
        settings.blob("geometry")
        settings.texts("recent")
        path.unlink(missing_ok=True)


def test_qt_reads_what_is_written_by_hand(path):
    """The oracle of the tests above: a file as people write it, read by Qt alone."""
    path.write_text(FIRST)
    assert QSettings(str(path), QSettings.Format.IniFormat).value("theme") == "dark"
