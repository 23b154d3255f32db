"""The set-up: made once, made again when it must be, never half made; missing system packages named or installed."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from playground import bootstrap

if sys.platform != "win32":
    import fcntl

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="paths and system packages are Linux's")

PROGRAM = """
import os, sys
print(sys.prefix)
print(sys.argv[1:])
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project that `bootstrap` takes for its own: no dependencies, and a program that says where it runs."""
    root = tmp_path / "checkout"
    (root / "playground").mkdir(parents=True)
    shutil.copy(bootstrap.__file__, root / "playground" / "bootstrap.py")
    (root / "playground" / "__init__.py").touch()
    (root / "playground" / "__main__.py").write_text(PROGRAM)
    extras = "test = ['some-test-tool>=1']\ndev = []"
    (root / "pyproject.toml").write_text(f"[project]\ndependencies = []\n[project.optional-dependencies]\n{extras}\n")
    monkeypatch.setattr(bootstrap, "ROOT", root)
    return root


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Every command the set-up would run, in order; nothing is run. Making an environment makes its interpreter."""
    seen: list[list[str]] = []

    def record(what: str, command: list[object], **changes: str) -> None:
        seen.append([str(word) for word in command])
        if "venv" in seen[-1]:
            python = bootstrap.python_of(Path(seen[-1][-1]).parent)
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()

    monkeypatch.setattr(bootstrap, "quietly", record)
    return seen


def start(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "playground.bootstrap", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=120)


# --- the real thing -----------------------------------------------------------------------------------------------


@linux
def test_a_first_and_a_second_start(checkout: Path) -> None:
    optional = "optional-dependencies = {test = [], dev = []}"
    (checkout / "pyproject.toml").write_text(f"[project]\ndependencies = []\n{optional}\n")
    first, second = (start(checkout, "run", "train", "two words") for _ in range(2))
    home = checkout / ".bootstrap"
    assert first.stdout.splitlines() == [str(home / "venv"), "['train', 'two words']"], first.stderr
    assert "making the environment" in first.stderr
    assert (second.stdout, second.stderr) == (first.stdout, "")
    assert start(checkout, "python", "-c", "import sys, playground; sys.exit(7)").returncode == 7


def test_the_help_and_a_wrong_command() -> None:
    asked, wrong, nothing = (start(bootstrap.ROOT, *words) for words in (["--help"], ["fly"], []))
    assert (asked.returncode, wrong.returncode, nothing.returncode) == (0, 2, 2)
    assert "--with-deps" in asked.stdout
    assert "--with-deps" in wrong.stderr
    assert wrong.stdout == nothing.stdout == ""


def test_it_needs_the_standard_library_alone() -> None:
    code = "import sys, playground.bootstrap; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=bootstrap.ROOT, capture_output=True, text=True)
    assert {name for name in done.stdout.split() if name not in sys.stdlib_module_names} == {"__main__", "playground"}


def test_an_old_python_is_told_so_in_one_sentence(capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 10, 13))
    monkeypatch.setattr(bootstrap.sys, "version", "3.10.13 (main)")
    assert bootstrap.main(["run"]) == 2
    assert capsys.readouterr().err == "bootstrap: Python 3.11 or newer is needed; this one is 3.10.13.\n"


# --- when the environment is made ---------------------------------------------------------------------------------


def test_it_is_made_once_and_an_extra_is_added_once(checkout: Path, commands: list[list[str]]) -> None:
    home = bootstrap.environment([])
    assert home == checkout / ".bootstrap"
    assert [command[1:3] for command in commands] == [["-m", "venv"]]
    bootstrap.environment(["test"])
    bootstrap.environment(["test"])
    bootstrap.environment([])
    assert [command[-1] for command in commands[1:]] == ["some-test-tool>=1"]


@pytest.mark.parametrize("change", ["pyproject", "interpreter", "recipe", "place", "deleted"])
def test_it_is_made_again_when_what_it_was_made_from_changes(checkout, commands, monkeypatch, change: str) -> None:
    home = bootstrap.environment([])
    if change == "pyproject":
        with (checkout / "pyproject.toml").open("a") as file:
            file.write("# changed\n")
    elif change == "interpreter":
        monkeypatch.setattr(bootstrap.sys, "version", "3.99")
    elif change == "recipe":
        monkeypatch.setattr(bootstrap, "RECIPE", bootstrap.RECIPE + 1)
    elif change == "place":
        checkout.rename(checkout.with_name("moved"))
        monkeypatch.setattr(bootstrap, "ROOT", checkout.with_name("moved"))
    else:
        bootstrap.python_of(home).unlink()
    bootstrap.environment([])
    assert [command[1:3] for command in commands] == [["-m", "venv"]] * 2


@pytest.mark.parametrize("trouble", [bootstrap.SetUpError("no network"), KeyboardInterrupt()])
def test_a_set_up_that_fails_leaves_no_stamp(checkout, monkeypatch, commands, capsys, trouble: BaseException) -> None:
    record = bootstrap.quietly

    def fail_in_pip(what: str, command: list[object], **changes: str) -> None:
        if what == "pip install":
            raise trouble
        record(what, command, **changes)

    monkeypatch.setattr(bootstrap, "quietly", fail_in_pip)
    monkeypatch.setattr(bootstrap, "needed_packages", lambda command: [])
    assert bootstrap.main(["test"]) in (2, 130)
    assert list((checkout / ".bootstrap").glob("stamp-*")) == []
    assert "bootstrap: " in capsys.readouterr().err
    monkeypatch.setattr(bootstrap, "quietly", record)
    bootstrap.environment(["test"])
    assert bootstrap.fresh(checkout / ".bootstrap", "test")


def test_a_remade_environment_forgets_the_extras_it_had(checkout: Path, commands: list[list[str]]) -> None:
    bootstrap.environment(["test"])
    (checkout / "pyproject.toml").write_text((checkout / "pyproject.toml").read_text() + "# changed\n")
    bootstrap.environment([])
    assert not (checkout / ".bootstrap" / "stamp-test").exists()


def test_two_first_starts_at_once_make_one_environment(checkout: Path, commands: list[list[str]], monkeypatch) -> None:
    inside, entered, go_on = [], threading.Event(), threading.Event()
    make = bootstrap.make

    def slow_make(*arguments) -> None:
        inside.append(threading.current_thread().name)
        entered.set()
        assert go_on.wait(20)
        make(*arguments)

    monkeypatch.setattr(bootstrap, "make", slow_make)
    threads = [threading.Thread(target=bootstrap.environment, args=([],)) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert entered.wait(20)
    go_on.set()
    for thread in threads:
        thread.join(20)
    assert len(inside) == 1


@linux
def test_the_lock_is_held_by_a_command_that_outlives_a_killed_set_up(tmp_path: Path) -> None:
    lock, news_path = str(tmp_path / "lock"), str(tmp_path / "news")
    os.mkfifo(news_path)
    child = f"news = open({news_path!r}, 'w'); print('up', file=news, flush=True); input()"
    script = f"""if True:
        import sys, pathlib, playground.bootstrap as bootstrap
        with bootstrap.locked(pathlib.Path({lock!r})):
            bootstrap.quietly("the child", [sys.executable, "-c", {child!r}])
    """
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=bootstrap.ROOT, stdin=subprocess.PIPE)
    with open(news_path) as news, open(lock, "a") as file:
        assert news.readline() == "up\n"
        parent.kill()
        parent.wait(20)
        with pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        parent.stdin.close()
        fcntl.flock(file, fcntl.LOCK_EX)  # waits for the orphan, whose input has ended


def test_a_read_only_checkout_is_left_alone(checkout, commands, monkeypatch, tmp_path: Path) -> None:
    access = os.access
    inside = str(checkout)
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).startswith(inside) and access(path, mode))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    home = bootstrap.environment([])
    assert home.parent == tmp_path / "cache" / "nn-playground"
    assert bootstrap.environment([]) == home
    assert len(commands) == 1
    assert not (checkout / ".bootstrap").exists()
    assert bootstrap.variables(home)["PYTHONPYCACHEPREFIX"].startswith(str(home))


def test_no_place_at_all_is_said(checkout, commands, monkeypatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(bootstrap.SetUpError, match="neither the checkout nor the cache folder is writable"):
        bootstrap.environment([])


def test_what_a_failed_command_said_is_shown() -> None:
    script = "print('the reason'); import sys; sys.exit(4)"
    with pytest.raises(bootstrap.SetUpError, match=r"pip failed \(exit code 4\):\nthe reason"):
        bootstrap.quietly("pip", [sys.executable, "-c", script])


# --- the system's packages ----------------------------------------------------------------------------------------


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian without any library, as root."""
    monkeypatch.setattr(bootstrap, "loads", lambda library: False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda program: f"/usr/bin/{program}")


@linux
def test_missing_packages_are_named_with_the_command(bare, commands, monkeypatch, capsys) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert bootstrap.main(["test"]) == 2
    assert commands == []
    said = capsys.readouterr().err
    assert "sudo apt-get install -y libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0" in said
    assert "--with-deps" in said


@linux
def test_with_deps_installs_all_that_is_missing(bare, commands) -> None:
    bootstrap.install_system(True, bootstrap.needed_packages("test"))
    update, install = commands
    assert update[-1] == "update"
    assert "DEBIAN_FRONTEND=noninteractive" in install
    assert install[install.index("--no-install-recommends") + 1 :][:11] == [
        *bootstrap.OFFSCREEN.values(),
        *bootstrap.X11.values(),
    ]


@linux
def test_it_starts_afresh_after_installing_because_the_interpreter_may_be_new(bare, commands, monkeypatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, words: started.append(words))
    bootstrap.main(["--with-deps", "test", "-k", "relu"])
    assert started == [[sys.executable, "-m", "playground.bootstrap", "test", "-k", "relu"]]


@linux
def test_sudo_is_asked_for_only_by_an_ordinary_user(bare, commands, monkeypatch) -> None:
    bootstrap.install_system(True, ["libgl1"])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    bootstrap.install_system(True, ["libgl1"])
    assert [command[0] for command in commands] == ["env", "env", "sudo", "sudo"]
    monkeypatch.setattr(bootstrap.shutil, "which", lambda program: None if program == "sudo" else program)
    with pytest.raises(bootstrap.SetUpError, match="no sudo"):
        bootstrap.install_system(True, ["libgl1"])


@linux
def test_with_deps_does_nothing_where_nothing_is_missing(commands, monkeypatch) -> None:
    monkeypatch.setattr(bootstrap, "loads", lambda library: True)
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: name)
    bootstrap.install_system(True, bootstrap.needed_packages("run"))
    assert commands == []


@linux
def test_a_linux_without_apt_gets_the_names(bare, commands, monkeypatch) -> None:
    monkeypatch.setattr(bootstrap.shutil, "which", lambda program: None)
    with pytest.raises(bootstrap.SetUpError, match="by the names of Debian's packages: libgl1"):
        bootstrap.install_system(True, ["libgl1"])


@linux
def test_a_python_without_ensurepip_needs_the_venv_package(commands, monkeypatch) -> None:
    monkeypatch.setattr(bootstrap, "loads", lambda library: True)
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None)
    (package,) = bootstrap.needed_packages("run")
    assert package in ("python3-venv", f"python3.{sys.version_info.minor}-venv")


@linux
def test_x11_is_asked_for_only_where_there_is_a_display(bare, monkeypatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    assert "libxcb-cursor0" not in bootstrap.needed_packages("run")
    monkeypatch.setenv("DISPLAY", ":0")
    assert "libxcb-cursor0" in bootstrap.needed_packages("run")
    assert "libxcb-cursor0" not in bootstrap.needed_packages("test")
    assert bootstrap.needed_packages("check") == []


@linux
def test_other_systems_are_left_alone(bare, monkeypatch) -> None:
    monkeypatch.setattr(bootstrap.sys, "platform", "darwin")
    assert bootstrap.needed_packages("run") == []


def test_only_the_program_itself_chooses_its_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    threads = [bootstrap.invocation(name, tmp_path, [])[1].get("OPENBLAS_NUM_THREADS") for name in ("run", "test")]
    assert threads == [None, "1"]


def test_the_bundle_is_made_by_a_recipe_that_is_there(tmp_path: Path) -> None:
    arguments, _ = bootstrap.invocation("bundle", tmp_path, ["elsewhere"])
    assert arguments[arguments.index("--distpath") + 1] == "elsewhere"
    assert Path(arguments[-1]).is_file()
    compile(Path(arguments[-1]).read_text(encoding="utf-8"), arguments[-1], "exec")
