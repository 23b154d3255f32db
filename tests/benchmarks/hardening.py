"""Ill-treat the program and count what goes wrong: python tests/benchmarks/hardening.py [fuzz closing disk soak]

Promised: 20,000 damaged presets, sessions, tables and IDX files cause no uncaught exception and leave the open document
as it is; an hour of training with random clicks lets memory grow by less than 5 % and leaks no thread; 200 closings
during training abort never; a full disk or a read-only folder leaves the old file intact and says one sentence.
Options: --files 20000, --closings 200, --minutes 60. Linux; `disk` mounts a small file system and needs root.
"""

import argparse
import os
import random
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.plugin=false")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from playground.data.files.errors import DataError
from playground.data.files.pictures import import_idx
from playground.data.files.table_reader import Choice, import_table, look_at
from playground.experiment import build, dump_preset, load_preset, preset_names, save_session
from playground.runner import UNLIMITED, RunnerState
from playground.ui.widgets.banner import Banner

PARTS = ("fuzz", "closing", "disk", "soak")


def application() -> QApplication:
    """The application, looking as it should."""
    from playground.ui.theme import apply_theme

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    apply_theme(app, "light")
    return app


def open_window(folder: Path, preset: str = "spiral"):
    """A real window on a shipped preset, ready to train."""
    from playground.ui.main_window import MainWindow
    from playground.ui.settings import Settings

    window = MainWindow(Settings(folder / "settings.ini"))
    window.bar.speed.show_speed(UNLIMITED)
    window.load(load_preset(preset))
    window.show()
    until(lambda: window.runner.state is RunnerState.PAUSED)
    return window


def until(ready: Callable[[], bool], seconds: float = 30) -> None:
    """Run an event loop until `ready`: a real one, because only there what was closed is deleted."""
    end, loop = time.monotonic() + seconds, QEventLoop()

    def look() -> None:
        if ready() or time.monotonic() > end:
            loop.quit()

    timer = QTimer(interval=1)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    assert time.monotonic() <= end, "waited too long"


def damaged(content: bytes, rng: random.Random) -> bytes:
    """`content` with bytes flipped, cut out, doubled or replaced, or cut off."""
    result = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 5))):
        place, length = rng.randrange(len(result)), rng.choice((1, 2, 8, 40))
        way = rng.randrange(5)
        if way == 0:
            result[place] ^= 1 << rng.randrange(8)
        elif way == 1:
            del result[place : place + length]
        elif way == 2:
            result[place:place] = result[place : place + length]
        elif way == 3:
            result[place : place + length] = rng.randbytes(length)
        else:
            del result[place:]
        if not result:
            return b""
    return bytes(result)


def import_as_proposed(path: Path) -> None:
    """Read a table with what the dialog would propose."""
    look = look_at(path)
    target = look.titles[-1]
    kinds = {title: look.kinds[title] for title in look.usual_inputs(target)}
    import_table(path, Choice(look.layout, kinds, target, look.task(target)))


def fuzz(folder: Path, files: int) -> str:
    """Damaged files, opened in a real window (presets, sessions) or imported (tables, IDX)."""
    rng, window = random.Random(0), open_window(folder)
    window.runner.pause()
    base, counts = window.document.spec, {"refused": 0, "read": 0, "exceptions": 0, "changes": 0}
    presets = [text for name in preset_names() if (text := saved_preset(folder, name))]
    training = build(load_preset("softmax-iris"))
    training.epoch()
    save_session(training, folder / "sound.nnp")
    session = (folder / "sound.nnp").read_bytes()
    table = b"a;b;kind\n" + b"".join(b"%d,5;%d;%s\n" % (n, n * n, b"xy"[n % 2 :][:1]) for n in range(30))
    images = struct.pack(">HBBIII", 0, 8, 3, 6, 4, 4) + bytes(range(96))
    (folder / "train-labels-idx1-ubyte").write_bytes(struct.pack(">HBBI", 0, 8, 1, 6) + bytes([0, 1] * 3))
    kinds: list[tuple[str, Callable[[], bytes], Callable[[Path], object]]] = [
        ("bad.json", lambda: rng.choice(presets), window.files.open_path),
        ("bad.nnp", lambda: session, window.files.open_path),
        ("bad.csv", lambda: table, import_as_proposed),
        ("train-images-idx3-ubyte", lambda: images, import_idx),
    ]
    for number in range(files):
        name, sound, read = kinds[number % len(kinds)]
        path = folder / name
        path.write_bytes(damaged(sound(), rng))
        before = window.document.spec, window.document.path, window.document.modified
        window.banners.clear("message")
        try:
            read(path)
        except DataError:
            counts["refused"] += 1
        except Exception as error:  # what this program counts
            counts["exceptions"] += 1
            print(f"{name}: {error!r}")
        else:
            opened = window.document.path == path
            counts["read" if opened or read not in (window.files.open_path,) else "refused"] += 1
            if opened:  # still sound: go back, as somebody would
                window.load(base)
                continue
        counts["changes"] += before != (window.document.spec, window.document.path, window.document.modified)
        QApplication.processEvents()
    window.close_unsaved()
    return f"{files:,} damaged files: " + ", ".join(f"{count:,} {name}" for name, count in counts.items())


def saved_preset(folder: Path, name: str) -> bytes:
    """The bytes of a shipped preset."""
    dump_preset(load_preset(name), folder / "sound.json")
    return (folder / "sound.json").read_bytes()


def closing(folder: Path, closings: int) -> str:
    """Windows closed while they train, in one process; an abort would end it."""
    for _ in range(closings):
        window = open_window(folder)
        window.runner.run()
        until(lambda window=window: window.runner.state is RunnerState.RUNNING)
        window.close_unsaved()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return f"{closings} closings during training, {threading.active_count()} thread left, its own"


def disk(folder: Path) -> str:
    """Saving to a full disk and to a read-only folder."""
    if os.geteuid() != 0:
        return "full disk: needs root, not tried"
    results = []
    for words, options in (("full disk", "size=20k"), ("read-only folder", "size=200k")):
        place = folder / words.replace(" ", "-")
        place.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=True)
        try:
            results.append(f"{words}: {save_to(place, words)}")
        finally:
            subprocess.run(["umount", "-l", str(place)], check=True)
    return "; ".join(results)


def save_to(place: Path, words: str) -> str:
    """Save a small session where it fits, then a large one where it cannot be written."""
    window = open_window(place.parent)
    path = place / "kept.nnp"
    window.files._save(path)
    before = path.read_bytes()
    if words == "read-only folder":
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
    window.load(load_preset("digits-mlp"))
    until(lambda: window.runner.state is RunnerState.PAUSED)
    saved = window.files._save(path)
    said = " ".join(banner.text for banner in window.findChildren(Banner) if banner.isVisible())
    window.close_unsaved()
    left = [each.name for each in place.iterdir() if each != path]
    return f"saved {saved}, old file intact {path.read_bytes() == before}, left behind {left}, said {said.strip()!r}"


def soak(folder: Path, minutes: float) -> str:
    """Train without limit while somebody clicks at random; dialogs are closed as soon as they open."""
    rng, window = random.Random(1), open_window(folder)
    window.resize(1600, 1000)
    clicks, end, sizes = 0, time.monotonic() + minutes * 60, []
    closer = QTimer(interval=100)
    closer.timeout.connect(close_dialogs)
    closer.start()
    threads = threading.active_count()
    while time.monotonic() < end:
        click(window, rng)
        clicks += 1
        pause = time.monotonic() + 0.03
        until(lambda pause=pause: time.monotonic() > pause)
        if clicks % 200 == 0:
            window.load(load_preset(rng.choice(preset_names())))
        if window.runner.state is RunnerState.PAUSED:
            window.runner.run()
        sizes.append(resident())
    closer.stop()
    sixth = len(sizes) // 6
    early, late = statistics.median(sizes[sixth : 2 * sixth]), statistics.median(sizes[-sixth:])
    left = threading.active_count() - threads
    window.close_unsaved()
    return (
        f"{minutes:g} minutes, {clicks:,} clicks: {early:.0f} MB in the second sixth, {late:.0f} MB in the last"
        f" ({late / early - 1:+.1%}), {left} threads more"
    )


def click(window: QWidget, rng: random.Random) -> None:
    """Click, turn the wheel's worth of a key, undo or redo, somewhere that is visible."""
    shown = [child for child in window.findChildren(QWidget) if child.isVisible() and child.isEnabled()]
    target = rng.choice(shown)
    point = QPoint(rng.randrange(max(target.width(), 1)), rng.randrange(max(target.height(), 1)))
    way = rng.randrange(10)
    if way < 7:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=point)
    elif way == 7:
        QTest.keyClick(target, rng.choice((Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Tab)))
    elif way == 8:
        window.document.undo_stack.undo()
    else:
        window.document.undo_stack.redo()


def close_dialogs() -> None:
    """Close what has popped up or asks for something."""
    for widget in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if widget is not None:
            widget.close()


def resident() -> float:
    """Resident memory of this process, in MB."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", default=list(PARTS))
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--closings", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=60)
    options = parser.parse_args()
    if len(options.parts) > 1:  # each in a process of its own, so that an abort is seen
        for part in options.parts:
            given = [f"--{name}={getattr(options, name)}" for name in ("files", "closings", "minutes")]
            code = subprocess.run([sys.executable, __file__, part, *given], check=False).returncode
            print(f"{part}: exit code {code}", flush=True)
        return
    app = application()
    with tempfile.TemporaryDirectory() as name:
        folder, part = Path(name), options.parts[0]
        amounts = {"fuzz": options.files, "closing": options.closings, "disk": None, "soak": options.minutes}
        amount = amounts[part]
        print(globals()[part](folder, *([] if amount is None else [amount])), flush=True)
    app.quit()


if __name__ == "__main__":
    main()
