"""A save is all or nothing: kill -9, full disk, no permission."""

import contextlib
import errno
import os
import random
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from playground.experiment import atomic
from playground.experiment.atomic import atomic_write

OLD = b"the old file\n"
SIZE = 2_000_000
KILLS = 30

# Writes 2 MB of one letter again and again; the module is loaded by its path because it needs nothing but the
# standard library, so that a process starts fast.
WRITER = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("atomic", {module!r})
atomic = importlib.util.module_from_spec(spec)
spec.loader.exec_module(atomic)
write = atomic.atomic_write if sys.argv[1] == "atomic" else lambda path, data: Path(path).write_bytes(data)
print("ready", flush=True)
while True:
    for letter in b"ab":
        write(sys.argv[2], bytes([letter]) * {size})
"""


def leftovers(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if name.startswith(atomic.TEMPORARY_PREFIX)]


def is_whole(data: bytes) -> bool:
    return len(data) == SIZE and data in (b"a" * SIZE, b"b" * SIZE)


def lost_after_kills(kind: str, folder: Path) -> int:
    """How many of `KILLS` kills at random moments left something that is neither the old nor the new file."""
    target = folder / "experiment.json"
    program = WRITER.format(module=atomic.__file__, size=SIZE)
    moments = random.Random(1)
    lost = 0
    for _ in range(KILLS):
        target.write_bytes(b"a" * SIZE)
        with subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", program, kind, str(target)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(moments.uniform(0.0, 0.02))
            process.kill()
        lost += not is_whole(target.read_bytes())
    return lost


def test_kill_loses_nothing(tmp_path: Path) -> None:
    assert lost_after_kills("atomic", tmp_path) == 0


def test_kill_of_a_naive_writer_loses_files(tmp_path: Path) -> None:
    """The control: the test above is able to fail."""
    assert lost_after_kills("naive", tmp_path) > 0


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
@pytest.mark.parametrize("stage", ["open", "write", "fsync", "chmod", "replace"])
def test_failure_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, code: int) -> None:
    target = tmp_path / "experiment.json"
    target.write_bytes(OLD)

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, stage, fail)
        with pytest.raises(OSError, match="Cannot save") as caught:
            atomic_write(target, b"new")
    assert str(caught.value) == f"Cannot save {target}: {os.strerror(code)}."
    assert caught.value.errno == code
    assert target.read_bytes() == OLD
    assert leftovers(tmp_path) == []


def test_disk_filling_up_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "experiment.json"
    target.write_bytes(OLD)
    write = os.write
    written: list[int] = []

    def short_write(descriptor: int, data: memoryview) -> int:
        if written:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(write(descriptor, data[:10]))
        return written[0]

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", short_write)
        with pytest.raises(OSError, match="No space left on device"):
            atomic_write(target, b"x" * 100)
    assert target.read_bytes() == OLD
    assert leftovers(tmp_path) == []


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:7]))
        atomic_write(tmp_path / "new.json", b"0123456789" * 5)
    assert (tmp_path / "new.json").read_bytes() == b"0123456789" * 5


def test_interruption_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            atomic_write(tmp_path / "new.json", b"data")
    assert os.listdir(tmp_path) == []


def test_folder_that_cannot_be_flushed_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", only_files)
        atomic_write(tmp_path / "new.json", b"data")
    assert (tmp_path / "new.json").read_bytes() == b"data"


def test_stale_temporary_files_are_swept(tmp_path: Path) -> None:
    names = [f"{atomic.TEMPORARY_PREFIX}{number}{atomic.TEMPORARY_SUFFIX}" for number in range(5)]
    for name in [*names, "mine.tmp"]:
        (tmp_path / name).write_bytes(b"")
    for name in [*names[:3], "mine.tmp"]:
        os.utime(tmp_path / name, (0, 0))
    atomic_write(tmp_path / "new.json", b"data")
    assert sorted(os.listdir(tmp_path)) == sorted([*names[3:], "mine.tmp", "new.json"])


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_mode_is_kept_and_a_new_file_obeys_the_umask(tmp_path: Path) -> None:
    old, new, plain = tmp_path / "old", tmp_path / "new", tmp_path / "plain"
    old.write_bytes(OLD)
    old.chmod(0o640)
    plain.write_bytes(OLD)
    atomic_write(old, b"1")
    atomic_write(new, b"2")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right on Windows")
def test_link_keeps_pointing_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "file.json", tmp_path / "link.json"
    target.write_bytes(OLD)
    link.symlink_to(target)
    atomic_write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_write_protected_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "experiment.json"
    target.write_bytes(OLD)
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)  # root may write everywhere
        with pytest.raises(OSError, match="write-protected"):
            atomic_write(target, b"new")
    assert target.read_bytes() == OLD


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_pipe_or_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        atomic_write(pipe, b"data")
        assert os.read(reader, 100) == b"data"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_missing_folder_and_folder_as_target(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"Cannot save .*new\.json: No such file or directory\."):
        atomic_write(tmp_path / "missing" / "new.json", b"")
    with pytest.raises(OSError, match="Is a directory"):
        atomic_write(tmp_path, b"")


def test_busy_file_on_windows_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, tries = os.replace, []

    def busy_twice(source: Path, target: Path) -> None:
        tries.append(source)
        if len(tries) < 3:
            error = PermissionError(errno.EACCES, "in use")
            error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
            raise error
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        patch.setattr(os, "replace", busy_twice)
        patch.setattr("time.sleep", lambda _: None)
        atomic_write(tmp_path / "new.json", b"data")
    assert len(tries) == 3
    assert (tmp_path / "new.json").read_bytes() == b"data"


@pytest.mark.skipif(not sys.platform.startswith("linux") or not hasattr(os, "geteuid"), reason="needs Linux")
def test_really_full_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount")
    try:
        target = disk / "experiment.json"
        target.write_bytes(OLD)
        with pytest.raises(OSError, match="No space left on device"):
            atomic_write(target, b"x" * 5_000_000)
        assert target.read_bytes() == OLD
        assert leftovers(disk) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)
