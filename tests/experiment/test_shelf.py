"""The shelf: each process has a place of its own, and what the dead leave is found, once, by one of the living."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from playground.experiment.session import read_session
from playground.experiment.shelf import LOCK, Left, Shelf

ROOT = Path(__file__).resolve().parents[2]
KILLS = 20

# For each line it is given: a process that works on and on, and says a number for all that it has kept for certain. A
# line is one `write`: `print` makes two of it where Python does not buffer, and a kill in between glues two lines.
NURSERY = """
import os, sys

def say(words):
    os.write(1, f"{words}\\n".encode())

{program}

for _ in sys.stdin:
    child = os.fork()
    if not child:
        work(sys.argv[1])
    say(f"pid {child}")
    os.waitpid(child, 0)
    say("dead")
"""
KEEPER = """
from pathlib import Path
from playground.experiment.session import Origin, Session, format_session
from playground.experiment.shelf import Shelf
from playground.experiment import ExperimentSpec

def work(folder):
    shelf = Shelf(Path(folder))
    for number in range(10**9):
        spec = ExperimentSpec(name=str(number), description="x" * 200_000)
        shelf.keep(format_session(Session(spec, None, Origin(title="work"))))
        say(number)
"""


class Nursery:
    """Starts and kills processes that run `work(path)` of `program`, one after the other."""

    def __init__(self, program, path):
        words = [sys.executable, "-c", NURSERY.replace("{program}", program), str(path)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "bufsize": 1}
        self.process = subprocess.Popen(words, env=environment, **pipes)

    def start(self):
        """Start one and wait until it has kept something."""
        self.process.stdin.write("go\n")
        self.said, self.pid = [], None
        while self.pid is None or not self.said:
            self._hear()

    def kill(self, seconds=0.0):
        """Kill it after a while; returns the last number it has kept for certain."""
        Event().wait(seconds)
        os.kill(self.pid, signal.SIGKILL)
        while self.pid is not None:
            self._hear()
        return self.said[-1]

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(10)

    def _hear(self):
        match self.process.stdout.readline().split():
            case ["pid", number]:
                self.pid = int(number)
            case ["dead"]:
                self.pid = None
            case [number]:
                self.said.append(int(number))
            case words:
                raise AssertionError(f"the nursery said {words}")


@pytest.fixture
def keepers(shelf):
    made = Nursery(KEEPER, shelf.folder)
    yield made
    made.close()


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def shelf(tmp_path):
    made = Shelf(tmp_path / "recovery")
    yield made
    made.close()


def names(shelf):
    return {path.name for path in shelf.folder.iterdir()}


@forks
def test_a_living_process_is_left_alone_and_a_killed_one_is_found(shelf, keepers):
    keepers.start()
    assert shelf.left() == []
    keepers.kill()
    (left,) = shelf.left()
    assert left.document is not None
    left.put_back()


@forks
def test_kill_at_any_moment_of_saving_loses_nothing(shelf, keepers):
    """After `kill -9` the copy is there, whole, and no older than the last one that was kept for certain."""
    moments = random.Random(1)
    for _ in range(KILLS):
        keepers.start()
        last = keepers.kill(moments.uniform(0.0, 0.05))
        (left,) = shelf.left()
        assert int(read_session(left.document).spec.name) >= last
        left.discard()
    assert {name for name in names(shelf) if not name.startswith(".")} == {shelf.place.name + LOCK}


def test_what_one_process_looks_at_no_other_sees(shelf, tmp_path):
    died(shelf.folder, b"work")
    other = Shelf(shelf.folder)
    (left,) = shelf.left()
    assert other.left() == []
    left.put_back()
    (again,) = other.left()
    assert again.document.read_bytes() == b"work"
    again.discard()
    assert shelf.left() == []
    other.close()


def died(folder, data=None, fault=""):
    """What a killed process leaves: its files, and a lock that nobody holds."""
    shelf = Shelf(folder)
    if data is not None:
        shelf.keep(data)
    if fault:
        shelf.place.fault.write_text(fault)
    shelf.place._close()
    return shelf.place.name


def test_taking_over_is_one_move(shelf):
    died(shelf.folder, b"work")
    (left,) = shelf.left()
    shelf.take(left)
    assert shelf.place.document.read_bytes() == b"work"
    assert names(shelf) == {shelf.place.name + suffix for suffix in (LOCK, ".nnp")}


def test_a_process_that_had_nothing_to_lose_leaves_nothing_to_find(shelf):
    died(shelf.folder)
    assert shelf.left() == []
    assert names(shelf) == {shelf.place.name + LOCK}


def test_last_words_are_found_with_or_without_a_document(shelf):
    died(shelf.folder, fault="Fatal Python error: Segmentation fault\n")
    (left,) = shelf.left()
    assert (left.document, left.fault) == (None, "Fatal Python error: Segmentation fault")
    left.discard()


def test_a_document_without_a_lock_is_found(shelf):
    (shelf.folder / "4-dead.nnp").write_bytes(b"work")
    (left,) = shelf.left()
    assert left.document.read_bytes() == b"work"
    left.discard()


def test_the_newest_comes_first(shelf):
    for age, data in ((300, b"old"), (100, b"new"), (200, b"middle")):
        path = shelf.folder / f"{died(shelf.folder, data)}.nnp"
        os.utime(path, (1e9 - age, 1e9 - age))
    found = shelf.left()
    assert [left.document.read_bytes() for left in found] == [b"new", b"middle", b"old"]
    for left in found:
        left.discard()


def test_what_cannot_be_read_is_set_aside(shelf):
    died(shelf.folder, b"nonsense")
    (left,) = shelf.left()
    path = left.set_aside()
    left.put_back()
    assert path.read_bytes() == b"nonsense"
    assert shelf.left() == []


def test_closing_keeps_the_copy_only_if_asked(tmp_path):
    for keep in (False, True):
        shelf = Shelf(tmp_path / str(keep))
        shelf.keep(b"work")
        shelf.close(keep)
        assert [path.suffix for path in shelf.folder.iterdir() if path.suffix == ".nnp"] == [".nnp"] * keep
        shelf.close()


def test_a_number_that_is_used_again_does_not_matter(shelf):
    """The name of the dead begins with the number of a living process: ours."""
    (shelf.folder / f"{os.getpid()}-0000.nnp").write_bytes(b"work")
    (shelf.folder / f"{os.getpid()}-0000.lock").touch()
    (left,) = shelf.left()
    assert isinstance(left, Left)
    left.discard()


def test_a_lock_on_a_file_that_is_gone_is_none(shelf, monkeypatch):
    """Another process may remove the file between opening and locking: the name is then given up."""
    from playground.experiment import shelf as module

    real = module._try_lock
    gone = []

    def lock(descriptor):
        if not gone:
            gone.append(next(path for path in shelf.folder.iterdir() if path.name != shelf.place.name + LOCK))
            Path(gone[0]).unlink()
        real(descriptor)

    monkeypatch.setattr(module, "_try_lock", lock)
    other = Shelf(shelf.folder)
    assert (shelf.folder / f"{other.place.name}{LOCK}").exists()
    other.close()
