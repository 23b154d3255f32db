"""README.md tells the truth: its commands are CI's, its links lead somewhere, its code runs."""

import re
import shlex
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.cli import COMMANDS
from playground.engine.clipping import NoClip
from playground.engine.tape import walk
from playground.engine.update import Update, UpdateState
from playground.experiment import preset_names

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
SHELL = [
    line.split("  #")[0] for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()
]


def example(name: str, module: str) -> Any:
    """The class `name` that README tells to add to `module`."""
    (code,) = (block for block in PYTHON if block.startswith(f"class {name}("))
    names = dict(vars(import_module(module)))
    exec(compile(code, "README.md", "exec"), names)  # noqa: S102  (our own text)
    return names[name]


def test_ci_runs_the_test_command_of_the_first_screen() -> None:
    (command,) = (line.strip() for line in README[:1200].splitlines() if "bootstrap --with-deps test " in line)
    assert command.split("  #")[0].strip() in (ROOT / ".ci" / "run").read_text()


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_a_link_leads_to_a_file(target: str) -> None:
    assert (ROOT / target).is_file()


@pytest.mark.parametrize("line", [line for line in SHELL if line.startswith("nn-playground ")])
def test_a_command_names_what_exists(line: str) -> None:
    words = [*shlex.split(line)[1:], ""]
    known = {*COMMANDS, *preset_names(), ""}
    assert words[0] in known, line
    if words[0] in ("train", "range-test", "folds", "ensemble", "screenshot"):
        assert words[1] in known, line


def test_the_python_example_learns(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    exec(compile(PYTHON[0], "README.md", "exec"), names)  # noqa: S102  (our own text)
    assert names["training"].evaluate("test")["accuracy"] > 0.8
    assert str(names["training"].epochs_done) in capsys.readouterr().out


def test_the_activation_example_computes_what_its_formula_says() -> None:
    softsign = example("Softsign", "playground.engine.activations")()
    z = np.linspace(-3, 3, 13)
    y, slope = import_module("playground.engine.activations").sample(softsign, z)
    np.testing.assert_allclose(y, z / (1 + np.abs(z)), rtol=1e-15)
    np.testing.assert_allclose(slope, 1 / (1 + np.abs(z)) ** 2, rtol=1e-14)


def test_the_optimizer_example_takes_the_step_its_formula_says() -> None:
    rule = example("SignSGD", "playground.engine.optimizers")(learning_rate=0.25)
    w, g = np.array([1.0, -2.0, 3.0]), np.array([0.3, -40.0, 0.0])
    update = Update(w, g, np.ones(3), UpdateState(3, np.float64), np.array(rule.learning_rate))
    walk(update.emit_all(rule, NoClip(), 0.0, 0.0))
    np.testing.assert_array_equal(w, [0.75, -1.75, 3.0])


def test_the_data_set_example_makes_stripes() -> None:
    stripes = example("Stripes", "playground.data.classification")(samples=200, noise=0.0)
    examples = stripes.generate(np.random.default_rng(0))
    assert examples.inputs.shape == (200, 2)
    np.testing.assert_array_equal(examples.targets, np.floor((examples.inputs[:, 0] + 6) / 3) % 2)
    assert len(stripes.classes) == 2
