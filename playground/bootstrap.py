"""Set the playground up once, then run it or its tests, on a Python that has nothing installed.

    python3 -m playground.bootstrap [--with-deps] COMMAND [ARGUMENTS]

    run      open the window, or do what `nn-playground ARGUMENTS` does
    test     pass the tests (ARGUMENTS go to pytest)
    check    lint, types and the direction of imports
    python   the environment's own Python
    bundle   make a folder that starts without Python: FOLDER/nn-playground (ARGUMENTS: FOLDER, `dist` unless told)

--with-deps installs missing system libraries with apt-get on Debian and Ubuntu; elsewhere it does nothing.

The environment holds only what pyproject.toml asks for; the checkout itself is put on PYTHONPATH, so that nothing is
ever built or written in `playground/`. It lives in `.bootstrap/` in the checkout, or in the user's cache folder where
the checkout is read-only, and is made again when pyproject.toml, the interpreter or this recipe changes.

Only the standard library may be imported here, and nothing newer than Python 3.7 before the version is checked.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Iterator, Sequence  # noqa: UP035  (an older Python must get as far as the version check)

ROOT = Path(__file__).resolve().parent.parent
RECIPE = 1

# Debian's packages by the library that shows their absence. Each has to be named: none is implied by another.
OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

EXTRAS = {
    "run": (),
    "test": ("test",),
    "check": ("test", "dev"),
    "python": ("test", "dev"),
    "bundle": ("bundle",),
}


class SetUpError(Exception):
    """The set-up cannot go on; the text says why and what to do."""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for; returns the exit code (2: wrong usage, or something is missing)."""
    if sys.version_info < (3, 11):  # noqa: UP036
        return complain("Python 3.11 or newer is needed; this one is " + sys.version.split()[0] + ".")
    with_deps = list(arguments[:1]) == ["--with-deps"]
    words = list(arguments[1:] if with_deps else arguments)
    command, rest = (words[0], words[1:]) if words else ("", [])
    if command not in EXTRAS:
        asked = command in ("-h", "--help")
        print((__doc__ or "").strip(), file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        if install_system(with_deps, needed_packages(command)):
            return begin_again(words)
        home = environment(EXTRAS[command])
    except SetUpError as error:
        return complain(str(error))
    except KeyboardInterrupt:
        return complain("interrupted; the next start begins afresh.", 130)
    return check(home) if command == "check" else start(home, *invocation(command, home, rest))


def say(text: str) -> None:
    """Tell what is being done, on stderr: stdout belongs to the command."""
    print("bootstrap: " + text, file=sys.stderr, flush=True)


def complain(text: str, code: int = 2) -> int:
    """Say what is wrong and return the exit code."""
    say(text)
    return code


def quietly(what: str, command: Sequence[str | Path], **changes: str) -> None:
    """Run a command without its chatter; if it fails, show what it said and raise `SetUpError`."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            env={**os.environ, **changes},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            close_fds=False,  # the lock goes on to the child, see `locked`
        )
    except OSError as error:
        raise SetUpError(f"{what} failed: {error}") from error
    if done.returncode:
        raise SetUpError(f"{what} failed (exit code {done.returncode}):\n{done.stdout.strip()[-4000:]}")


# --- the system's libraries ---------------------------------------------------------------------------------------


def needed_packages(command: str) -> list[str]:
    """The Debian packages that are missing for `command`; empty outside Linux."""
    if not sys.platform.startswith("linux"):
        return []
    libraries = dict(OFFSCREEN) if command in ("run", "test") else {}
    if command == "run" and os.environ.get("DISPLAY"):
        libraries.update(X11)
    missing = [package for library, package in libraries.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv" if is_system_python() else f"python3.{sys.version_info[1]}-venv")
    return missing


def loads(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_system_python() -> bool:
    """Whether this interpreter is the one that the package python3-venv belongs to."""
    return os.path.realpath("/usr/bin/python3") == os.path.realpath(sys.executable)


def install_system(allowed: bool, missing: list[str]) -> bool:
    """Install missing Debian packages if `allowed`; returns whether it did. Raises `SetUpError` naming what is missing.

    When anything has to be installed, the libraries of a real X11 window come along: a later `run` wants them.
    """
    if not missing or sys.platform == "win32":
        return False
    wanted = missing + [package for library, package in X11.items() if package not in missing and not loads(library)]
    become_root = [] if os.geteuid() == 0 else ["sudo"]
    by_hand = " ".join([*become_root, "apt-get install -y", *wanted])
    if shutil.which("apt-get") is None:
        raise SetUpError(f"missing here, by the names of Debian's packages: {' '.join(missing)}.")
    if not allowed:
        raise SetUpError(f"system packages are missing. Install them with\n    {by_hand}\nor put --with-deps first.")
    if become_root and shutil.which("sudo") is None:
        raise SetUpError(f"system packages are missing and there is no sudo. As root:\n    {by_hand[5:]}")
    say(f"installing system packages: {' '.join(wanted)}")
    apt = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"]
    quietly("apt-get update", [*apt, "update"])
    quietly("apt-get install", [*apt, "install", "-y", "--no-install-recommends", *wanted])
    return True


def begin_again(words: Sequence[str]) -> int:
    """Start this program afresh: what apt-get installed may have brought a newer build of this very interpreter.

    Without --with-deps, so that a package that is missing even now is an error and not a loop.
    """
    os.execv(sys.executable, [sys.executable, "-m", "playground.bootstrap", *words])


# --- the environment ----------------------------------------------------------------------------------------------


def homes() -> list[Path]:
    """Where the environment may live, best place first: beside the code, or in the user's cache folder."""
    if sys.platform == "win32":
        cache = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        cache = Path.home() / "Library" / "Caches"
    else:
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return [ROOT / ".bootstrap", cache / "nn-playground" / hashlib.sha256(bytes(ROOT)).hexdigest()[:16]]


def writable(home: Path) -> bool:
    """Whether `home` is, or can become, a folder to write in."""
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    return place.is_dir() and os.access(place, os.W_OK)


def python_of(home: Path) -> Path:
    """The environment's interpreter."""
    return home / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def key(home: Path) -> str:
    """What the environment was made from; another key means that it has to be made again."""
    parts = [(ROOT / "pyproject.toml").read_bytes(), sys.version.encode(), bytes(home), bytes([RECIPE])]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def fresh(home: Path, extra: str) -> bool:
    """Whether the environment is there, up to date, and holds the dependencies of `extra` ("" for the program's)."""
    try:
        return (home / f"stamp-{extra}").read_text() == key(home) and python_of(home).exists()
    except OSError:
        return False


def environment(extras: Sequence[str]) -> Path:
    """The folder of an environment with the program's dependencies and those of `extras`; makes it if need be."""
    wanted = ("", *extras)
    for home in homes():
        if all(fresh(home, extra) for extra in wanted):
            return home
    places = [home for home in homes() if writable(home)]
    if not places:
        raise SetUpError("no folder to make the environment in: neither the checkout nor the cache folder is writable.")
    home = places[0]
    home.mkdir(parents=True, exist_ok=True)
    with locked(home / "lock"):
        missing = [extra for extra in wanted if not fresh(home, extra)]  # another start may just have made it
        if missing:
            make(home, missing)
    return home


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock file; a second first start waits here. The system lets go of it however this process ends.

    Where a lock can be inherited, a command that outlives a killed set-up holds it until it has ended, too.
    """
    with path.open("a") as file:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):  # raised after ten seconds of waiting
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
            os.set_inheritable(file.fileno(), True)
        yield


def make(home: Path, extras: Sequence[str]) -> None:
    """Install what is missing. Stamps are removed first and written last, so that half an environment never counts."""
    if "" in extras:
        say(f"making the environment in {home}, once")
        for stamp in home.glob("stamp-*"):
            stamp.unlink()
        quietly("making the virtual environment", [sys.executable, "-m", "venv", "--clear", home / "venv"])
    packages = requirements(extras)
    if packages:
        say("installing " + ", ".join(packages))
        pip = [str(python_of(home)), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
        quietly("pip install", [*pip, *packages], PYTHONPATH="")
    for extra in extras:
        unfinished = home / f"unfinished-{extra}"
        unfinished.write_text(key(home))
        unfinished.replace(home / f"stamp-{extra}")


def requirements(extras: Sequence[str]) -> list[str]:
    """The requirements of pyproject.toml for `extras`; the program's own always come along, as pip's constraints."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project.get("optional-dependencies", {})
    return [*project["dependencies"], *(package for extra in extras if extra for package in optional[extra])]


# --- starting -----------------------------------------------------------------------------------------------------


def variables(home: Path) -> dict[str, str]:
    """The variables of the environment's programs. Caches go into `home`: the source tree is never written to."""
    found = dict(os.environ)
    found["PYTHONPATH"] = os.pathsep.join([str(ROOT), *filter(None, [found.get("PYTHONPATH")])])
    found["PYINSTALLER_CONFIG_DIR"] = str(home / "pyinstaller")
    found["HYPOTHESIS_STORAGE_DIRECTORY"] = str(home / "hypothesis")
    found["MYPY_CACHE_DIR"] = str(home / "mypy")
    found["RUFF_CACHE_DIR"] = str(home / "ruff")
    if not os.access(ROOT, os.W_OK):
        found["PYTHONPYCACHEPREFIX"] = str(home / "pycache")
    return found


def invocation(command: str, home: Path, rest: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The interpreter's arguments for a command, and what it adds to the variables."""
    if command == "run":
        return ["-m", "playground", *rest], {}
    if command == "bundle":
        folders = ["--distpath", *(rest or ["dist"]), "--workpath", str(home / "bundle")]
        recipe = ROOT / "resources" / "packaging" / "bundle.spec"
        return ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, str(recipe)], {}
    # the nets are small: more threads only wait for each other; the program itself does as its settings say
    threads = {"OPENBLAS_NUM_THREADS": os.environ.get("OPENBLAS_NUM_THREADS", "1")}
    if command == "python":
        return list(rest), threads
    pytest = ["-m", "pytest", "-o", f"cache_dir={home / 'pytest'}", "-n", "auto", "--maxprocesses=4"]
    return [*pytest, *rest], {**threads, "QT_QPA_PLATFORM": "offscreen"}


def start(home: Path, arguments: Sequence[str], more: dict[str, str]) -> int:
    """Become the environment's Python, where the system can; returns its exit code where it cannot."""
    command, env = [str(python_of(home)), *arguments], {**variables(home), **more}
    sys.stdout.flush()
    if sys.platform != "win32":
        os.execve(command[0], command, env)
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl+C reaches the program too, which answers it
        return subprocess.run(command, env=env).returncode
    return 130


def check(home: Path) -> int:
    """Run ruff, mypy and import-linter, all of them even if one fails; returns 1 if any failed."""
    lint_imports = "import sys; from importlinter.cli import lint_imports_command as main; sys.exit(main())"
    checks: dict[str, list[str]] = {
        "ruff": ["-m", "ruff", "check"],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", lint_imports, "--no-logo", "--cache-dir", str(home / "import-linter")],
    }
    failed = []
    for name, arguments in checks.items():
        say(name)
        if subprocess.run([str(python_of(home)), *arguments], cwd=ROOT, env=variables(home)).returncode:
            failed.append(name)
    if failed:
        return complain(f"failed: {', '.join(failed)}", 1)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
