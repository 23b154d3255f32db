"""What a freedesktop.org desktop must be given to know the program: its entry, its file type, its icons.

Specifications: Desktop Entry 1.5, Shared MIME-info, Icon Theme and AppStream of freedesktop.org.
"""

import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice

from playground.resources import resource_root
from playground.ui.icons import app_image
from playground.ui.identity import DESKTOP_ID

ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
EXEC = "@EXEC@"
"""Where the template of the entry has the command that starts the program."""


def desktop_files() -> Iterator[tuple[str, bytes]]:
    """Every file below `share`, with what is in it."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (resource_root() / "desktop").iterdir()}
    entry = texts[f"{DESKTOP_ID}.desktop"].replace(EXEC, " ".join(map(quoted, start_command())))
    yield f"applications/{DESKTOP_ID}.desktop", entry.encode()
    yield f"metainfo/{DESKTOP_ID}.metainfo.xml", texts[f"{DESKTOP_ID}.metainfo.xml"].encode()
    yield f"mime/packages/{DESKTOP_ID}.xml", texts[f"{DESKTOP_ID}.xml"].encode()
    yield f"icons/hicolor/scalable/apps/{DESKTOP_ID}.svg", (resource_root() / "icons" / "app.svg").read_bytes()
    for size in ICON_SIZES:
        yield f"icons/hicolor/{size}x{size}/apps/{DESKTOP_ID}.png", _png(size)


def start_command() -> list[str]:
    """The words that start this very installation: a bundle, a package, or a checkout with its environment."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    home = Path(__file__).resolve().parents[2]
    start = [sys.executable, "-m", "playground"]
    installed = home in (Path(sysconfig.get_path(name)).resolve() for name in ("purelib", "platlib"))
    return start if installed else ["env", f"PYTHONPATH={home}", *start]


def quoted(word: str) -> str:
    """A word of an `Exec` line: quoted if need be, per cent signs doubled, and escaped once more as any text is."""
    if any(letter in " \t\n\"'\\><~|&;$*?#()`" for letter in word):
        word = '"' + "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word) + '"'
    return word.replace("%", "%%").replace("\\", "\\\\")


def _png(size: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    app_image(size).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
