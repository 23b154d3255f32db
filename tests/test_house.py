"""The house rules that no linter knows, read off the source of `playground/`. Each rule is shown to be able to fail."""

import ast
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "playground").rglob("*.py"))
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
LAYERS = next(contract["layers"] for contract in CONTRACTS if contract["type"] == "layers")
FLOORS = [tuple(layer.split(" | ")) for layer in reversed(LAYERS)]  # lowest first; "a | b" stand side by side

BELOW_QT = ("playground.family", "playground.engine", "playground.data", "playground.experiment", "playground.export")
RUNNER = ("playground.runner",)
PLOTTERS = ("playground.ui.plots", "playground.ui.canvas")
WRITERS = ("playground.experiment.atomic", "playground.bootstrap")
EXECUTING = {"pickle", "cPickle", "dill", "cloudpickle", "marshal", "shelve", "yaml", "joblib"}

Rule = Callable[[str, ast.Module], Iterator[str]]


def module_name(path: Path) -> str:
    """The name under which a source file is imported."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def within(module: str, packages: tuple[str, ...]) -> bool:
    """Whether a module is one of `packages` or lies inside one."""
    return any(module == package or module.startswith(package + ".") for package in packages)


def imports(module: str, tree: ast.Module) -> Iterator[str]:
    """Every name imported anywhere in a module, `from a import b` as "a.b"; the house uses no relative imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last part of the name that is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name):
                yield function.id, node
            elif isinstance(function, ast.Attribute):
                yield "." + function.attr, node


def executes_data(module: str, tree: ast.Module) -> Iterator[str]:
    """Nothing that is read may be run: no pickle and its kin, no eval, no shell."""
    yield from (f"imports {name}" for name in imports(module, tree) if name.split(".")[0] in EXECUTING)
    for name, call in calls(tree):
        shell = ast.unparse(call.func) == "os.system"  # Qt has a system() too
        if shell or name in ("eval", "exec", "system", ".popen"):
            yield f"calls {name}"
        for keyword in call.keywords:
            if keyword.arg in ("allow_pickle", "shell") and getattr(keyword.value, "value", True) is not False:
                yield f"{keyword.arg}= in a call"


def writes_files(module: str, tree: ast.Module) -> Iterator[str]:
    """Files are written through the atomic writer alone, so that no failure leaves half a document."""
    if within(module, WRITERS):
        return
    for name, call in calls(tree):
        if name in (".write_text", ".write_bytes", ".savetxt", ".tofile", ".savez"):
            yield f"calls {name}"
        if name in ("open", ".open", ".fdopen"):
            modes = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
            texts = [mode.value for mode in modes if isinstance(mode, ast.Constant) and isinstance(mode.value, str)]
            if any(len(text) <= 3 and set(text) & set("wax+") for text in texts):
                yield f"calls {name} for writing"


def imports_upwards(module: str, tree: ast.Module) -> Iterator[str]:
    """Imports run one way: a package knows only those on the floors below it."""
    here = floor(module)
    for name in imports(module, tree):
        if name.startswith("."):
            yield f"imports {name} relatively"
        there = floor(name)
        if here is not None and there is not None and there > here:
            yield f"imports {name} from above"


def floor(module: str) -> int | None:
    """How high a module stands in the house; None for what stands beside it."""
    return next((height for height, packages in enumerate(FLOORS) if within(module, packages)), None)


def knows_qt(module: str, tree: ast.Module) -> Iterator[str]:
    """Below the runner nothing knows Qt, the runner knows QtCore, and pyqtgraph is known to the pictures alone."""
    for name in imports(module, tree):
        package = name.split(".")[0]
        if package == "PySide6" and within(module, BELOW_QT):
            yield f"imports {name}"
        if package == "PySide6" and within(module, RUNNER) and not name.startswith("PySide6.QtCore"):
            yield f"imports {name}"
        if package == "pyqtgraph" and not within(module, PLOTTERS):
            yield f"imports {name}"


def renames_translation(module: str, tree: ast.Module) -> Iterator[str]:
    """`tr` and `translate` are called by their own names: the tool that collects the texts knows no others."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("tr", "translate") and id(node) not in called:
            yield f"line {node.lineno}: .{node.attr} under another name"


RULES: tuple[Rule, ...] = (executes_data, writes_files, imports_upwards, knows_qt, renames_translation)

VIOLATIONS: tuple[tuple[Rule, str, str], ...] = (
    (executes_data, "playground.data.x", "import pickle"),
    (executes_data, "playground.data.x", "from yaml import load"),
    (executes_data, "playground.data.x", "def f(text):\n    return eval(text)"),
    (executes_data, "playground.data.x", "exec('1')"),
    (executes_data, "playground.data.x", "numpy.load(path, allow_pickle=True)"),
    (executes_data, "playground.data.x", "subprocess.run(text, shell=flag)"),
    (executes_data, "playground.data.x", "os.system('ls')"),
    (executes_data, "playground.data.x", "from os import system\nsystem('ls')"),
    (writes_files, "playground.export.x", "open(path, 'w')"),
    (writes_files, "playground.export.x", "path.open(mode='ab')"),
    (writes_files, "playground.export.x", "Path('x').write_text('y')"),
    (writes_files, "playground.experiment.atomicity", "path.write_bytes(b'')"),
    (imports_upwards, "playground.engine.x", "from playground.ui import theme"),
    (imports_upwards, "playground.engine.x", "from playground import experiment"),
    (imports_upwards, "playground.experiment.x", "def f():\n    import playground.runner.worker"),
    (imports_upwards, "playground.engine.x", "from ..data import spec"),
    (knows_qt, "playground.engine.x", "from PySide6.QtCore import QObject"),
    (knows_qt, "playground.export", "import PySide6"),
    (knows_qt, "playground.ui.panels.x", "import pyqtgraph as pg"),
    (knows_qt, "playground.runner.x", "import pyqtgraph"),
    (knows_qt, "playground.runner.x", "from PySide6 import QtWidgets"),
    (knows_qt, "playground.runner.x", "from PySide6.QtGui import QColor"),
    (renames_translation, "playground.ui.x", "_ = QCoreApplication.translate"),
    (renames_translation, "playground.ui.x", "partial(QCoreApplication.translate, 'Window')"),
)

ALLOWED: tuple[tuple[Rule, str, str], ...] = (
    (executes_data, "playground.data.x", "numpy.load(path, allow_pickle=False)\nmodel.evaluate(x)"),
    (writes_files, "playground.experiment.atomic", "open(path, 'wb')"),
    (writes_files, "playground.data.x", "open(path)\npath.open('rb')\nopen('data')"),
    (imports_upwards, "playground.ui.x", "from playground.engine import specs\nimport playground.family"),
    (imports_upwards, "playground.engine.x", "import numpy\nfrom playground.engine.streams import stream"),
    (knows_qt, "playground.ui.plots.x", "import pyqtgraph\nfrom PySide6 import QtWidgets"),
    (knows_qt, "playground.runner.x", "from PySide6.QtCore import QThread"),
    (renames_translation, "playground.ui.x", "text = self.tr('Run')"),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule: Rule) -> None:
    assert len(SOURCES) > 10
    broken = [f"{path.relative_to(ROOT)}: {what}" for path in SOURCES for what in rule(module_name(path), parsed(path))]
    assert broken == [], rule.__doc__


@pytest.mark.parametrize(("rule", "module", "code"), VIOLATIONS)
def test_a_planted_violation_is_found(rule: Rule, module: str, code: str) -> None:
    assert list(rule(module, ast.parse(code)))


@pytest.mark.parametrize(("rule", "module", "code"), ALLOWED)
def test_honest_code_is_let_through(rule: Rule, module: str, code: str) -> None:
    assert not list(rule(module, ast.parse(code)))
