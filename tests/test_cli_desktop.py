"""The desktop entry: every file of it, by the rules of its kind; installed, found and taken out again."""

import shlex
import shutil
import subprocess
import sys
from collections import Counter
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cli_support import call, process
from PySide6.QtGui import QImage

from playground import __version__
from playground.commands import desktop_files, install_desktop_entry
from playground.commands.desktop_files import quoted, start_command
from playground.experiment import session
from playground.export.sharing import SCHEME
from playground.ui.identity import DESKTOP_ID

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there are no desktop entries")
MIME = "application/x-nn-playground-session"


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it was installed by a program of its own."""
    prefix = tmp_path_factory.mktemp("prefix")
    done = process("-m", "playground", "install-desktop-entry", "--prefix", str(prefix), QT_QPA_PLATFORM="")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Installed in {prefix / 'share'}\n", "")
    return prefix / "share"


@pytest.fixture(scope="module")
def entry(share: Path) -> dict[str, str]:
    """The group of the desktop entry; the path of the file under ``path``."""
    path = share / "applications" / f"{DESKTOP_ID}.desktop"
    parser = ConfigParser(interpolation=None, delimiters=("=",), strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(path, encoding="utf-8")
    assert parser.sections() == ["Desktop Entry"]
    return dict(parser["Desktop Entry"]) | {"path": str(path)}


def test_the_entry_says_what_an_entry_must(entry: dict[str, str]) -> None:
    assert (entry["Type"], entry["Name"], entry["Icon"]) == ("Application", "Neural Network Playground", DESKTOP_ID)
    assert set(entry["MimeType"].split(";")) == {MIME, f"x-scheme-handler/{SCHEME.rstrip(':')}", ""}
    assert entry["Comment[ko]"]


def test_the_window_belongs_to_the_entry(entry: dict[str, str]) -> None:
    program = (
        "from playground.ui.app import make_application; app = make_application(); "
        "print(app.applicationName(), app.organizationName(), app.desktopFileName(), app.windowIcon().isNull())"
    )
    name = entry["StartupWMClass"]
    assert process("-c", program).stdout.split() == [name, name, Path(entry["path"]).stem, "False"]


def test_its_command_starts_this_installation(entry: dict[str, str], tmp_path: Path) -> None:
    words = shlex.split(entry["Exec"])
    assert words[-1] == "%u"
    done = subprocess.run([*words[:-1], "--version"], cwd=tmp_path, capture_output=True, text=True, env={}, timeout=60)
    assert done.stdout == f"nn-playground {__version__}\n", done.stderr


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("/usr/bin/python3", "/usr/bin/python3"),
        ("/opt/my python/bin", '"/opt/my python/bin"'),
        ("/a$b", r'"/a\\$b"'),
        ("/a`b", r'"/a\\`b"'),
        ('/a"b', r'"/a\\"b"'),
        ("/a\\b", r'"/a\\\\b"'),
        ("/100%", "/100%%"),
    ],
)
def test_words_are_quoted_as_the_specification_says(word: str, written: str) -> None:
    assert quoted(word) == written


def test_a_bundle_and_a_package_start_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    home = str(Path(desktop_files.__file__).parents[2])
    monkeypatch.setattr(desktop_files.sysconfig, "get_path", lambda _: home)
    assert start_command() == [sys.executable, "-m", "playground"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert start_command() == [sys.executable]


def test_the_icons_are_of_the_sizes_their_folders_say(share: Path) -> None:
    pictures = sorted((share / "icons" / "hicolor").glob("*x*/apps/*.png"))
    assert len(pictures) >= 8
    for path in pictures:
        image = QImage(str(path))
        assert f"{image.width()}x{image.height()}" == path.parts[-3]
        assert image.pixelColor(0, 0).alpha() < 255
        size = range(image.width())
        colours = Counter(image.pixelColor(x, y).name() for x in size for y in size)
        # its blue, its white and its orange each fill pixels of their own: it is no blur where it is small
        assert min(colours["#2563c9"], colours["#ffffff"], colours["#ffb25c"]) >= 4, path
    drawing = share / "icons" / "hicolor" / "scalable" / "apps" / f"{DESKTOP_ID}.svg"
    assert ElementTree.parse(drawing).getroot() is not None


def test_the_file_type_is_that_of_sessions(share: Path) -> None:
    kind = ElementTree.parse(share / "mime" / "packages" / f"{DESKTOP_ID}.xml").getroot()[0]
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    assert kind.get("type") == MIME
    assert [glob.get("pattern") for glob in kind.iter(f"{space}glob")] == [f"*{session.SUFFIX}"]


def test_the_metainfo_tells_of_this_release(share: Path, entry: dict[str, str]) -> None:
    root = ElementTree.parse(share / "metainfo" / f"{DESKTOP_ID}.metainfo.xml").getroot()
    release = root.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    assert root.findtext("launchable") == Path(entry["path"]).name
    assert root.findtext("id") == root.findtext("icon") == entry["Icon"] == Path(entry["path"]).stem
    assert root.findtext("provides/mediatype") == MIME
    assert root.findtext("name") == entry["Name"]
    assert root.findtext("summary") == entry["Comment"]


def test_the_desktops_own_tool_has_nothing_to_say(entry: dict[str, str]) -> None:
    tool = shutil.which("desktop-file-validate")
    if tool is None:
        pytest.skip("desktop-file-validate is not installed")
    done = subprocess.run([tool, entry["path"]], capture_output=True, text=True)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_software_centres_own_tool_has_nothing_to_say(share: Path) -> None:
    tool = shutil.which("appstreamcli")
    if tool is None:
        pytest.skip("appstreamcli is not installed")
    command = [tool, "validate", "--no-net", "--no-color", "--pedantic", *map(str, (share / "metainfo").iterdir())]
    done = subprocess.run(command, capture_output=True, text=True)
    # older versions do not know who the developer is
    said = [line for line in done.stdout.splitlines() if line[:3] in ("E: ", "W: ", "I: ", "P: ")]
    assert [line for line in said if "unknown-tag developer" not in line] == []
    assert done.returncode == 0


def test_what_was_installed_can_be_taken_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install_desktop_entry, "UPDATES", ())
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    other = tmp_path / "data" / "applications" / "other.desktop"
    other.parent.mkdir(parents=True)
    other.touch()
    assert call(capsys, "install-desktop-entry")[0] == 0
    assert len([path for path in tmp_path.rglob(f"{DESKTOP_ID}*") if path.is_file()]) > 10
    assert call(capsys, "install-desktop-entry", "--uninstall")[0] == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [other]
    assert call(capsys, "install-desktop-entry", "--uninstall")[0] == 0


def test_a_folder_that_cannot_be_written_to_is_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "share").write_text("a file")
    code, _, err = call(capsys, "install-desktop-entry", "--prefix", str(tmp_path))
    assert code == 2
    assert err.startswith("nn-playground: ")
