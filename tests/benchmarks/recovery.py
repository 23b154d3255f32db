"""Kill -9 at random moments of saving, and count what is lost: python tests/benchmarks/recovery.py [kills]

Three programs are killed: one that saves a session again and again, one that keeps a copy of its work again and again
(as often as the system can, so that nearly every kill strikes while something is written), and the real window while
it trains and is edited. Needs POSIX (fork).
"""

import random
import signal
import sys
import tempfile
from pathlib import Path
from threading import Event
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "experiment"), str(ROOT / "tests" / "ui")]

from test_recovery import EDIT_AND_TRAIN, program  # noqa: E402
from test_shelf import KEEPER, Nursery  # noqa: E402

from playground.experiment import SessionError, load_session  # noqa: E402
from playground.experiment.session import read_session  # noqa: E402
from playground.experiment.shelf import Shelf  # noqa: E402

STARTS = 20
"""Starts of the real window."""

SAVER = """
from playground.experiment import build, load_preset, save_session

def work(path):
    training = build(load_preset("digits-mlp"))
    while True:
        save_session(training, path)
        say(training.steps_done)
        training.step()
"""


def kill_while_saving_sessions(kills: int, folder: Path, moments: random.Random) -> int:
    """How many kills left a file that is not the session last saved, or a later one."""
    path = folder / "run.nnp"
    savers, lost = Nursery(SAVER, path), 0
    for _ in range(kills):
        savers.start()
        last = savers.kill(moments.uniform(0.0, 0.03))
        try:
            lost += load_session(path).steps_done < last
        except SessionError:
            lost += 1
    savers.close()
    return lost


def kill_while_keeping_copies(kills: int, folder: Path, moments: random.Random) -> int:
    """How many kills left no copy, or an older one than the last that was kept for certain."""
    shelf, lost = Shelf(folder), 0
    keepers = Nursery(KEEPER, folder)
    for _ in range(kills):
        keepers.start()
        last = keepers.kill(moments.uniform(0.0, 0.03))
        found = shelf.left()
        lost += len(found) != 1 or int(read_session(found[0].place.document).spec.name) < last
        for left in found:
            left.discard()
    keepers.close()
    shelf.close()
    return lost


def kill_the_window(starts: int, folder: Path, moments: random.Random) -> int:
    """How many kills of the window, once it had something to lose, left nothing to offer."""
    lost = 0
    for number in range(starts):
        place = folder / str(number)
        with program(place, EDIT_AND_TRAIN) as victim:
            assert victim.stdout is not None
            victim.stdout.readline()
            Event().wait(moments.uniform(0.0, 0.3))
            victim.send_signal(signal.SIGKILL)
            victim.communicate()
        shelf = Shelf(place / "recovery")
        found = shelf.left()
        lost += len(found) != 1 or read_session(found[0].place.document).spec.name != "precious"
        for left in found:
            left.discard()
        shelf.close()
    return lost


def main() -> None:
    """Print one line per program."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    moments = random.Random(1)
    for what, count, run in (
        ("sessions saved", kills, kill_while_saving_sessions),
        ("copies kept", kills, kill_while_keeping_copies),
        ("the window", min(kills, STARTS), kill_the_window),
    ):
        with tempfile.TemporaryDirectory() as folder:
            begin = perf_counter()
            lost = run(count, Path(folder), moments)
            print(f"{what:<15} {count:4} kills, {lost} lost, {perf_counter() - begin:.0f} s", flush=True)


if __name__ == "__main__":
    main()
