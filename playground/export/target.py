"""Targets: what a training can be handed on as. Each is one value; `playground.export.targets` is their table."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from playground.engine.training import Training
from playground.experiment.atomic import atomic_write
from playground.experiment.spec import ExperimentSpec
from playground.sentence import Sentence

Run = Training[ExperimentSpec]
Files = dict[str, bytes]
"""Contents by file name; the first is the one that was asked for, the others stand beside it."""


class ExportError(ValueError):
    """A training cannot be written as asked; the text is one sentence, `sentence` the same, translatable."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def _no_limits(_: Run) -> list[Sentence]:
    return []


def _no_obstacle(_: Run) -> Sentence | None:
    return None


@dataclass(frozen=True)
class Target:
    """One way out.

    `make(training, stem)` gives the files, whose names begin with `stem`; it is called between two steps and leaves the
    training as it is. `limits` says what of this training the target does not express, `obstacle` why it cannot be
    written at all. `kind`: a program, a file for other programs, or a table.
    """

    key: str
    title: Sentence
    help: Sentence
    suffix: str
    kind: Literal["code", "model", "table"]
    make: Callable[[Run, str], Files]
    limits: Callable[[Run], list[Sentence]] = _no_limits
    obstacle: Callable[[Run], Sentence | None] = _no_obstacle

    def files(self, training: Run, stem: str) -> Files:
        """What `make` gives, or `ExportError` with the obstacle."""
        reason = self.obstacle(training)
        if reason is not None:
            raise ExportError(reason)
        return self.make(training, stem)


def later(module: str, function: str) -> Callable[..., Any]:
    """A function of a module of this package, which is imported when it is called.

    Most people never export, and the modules of all targets take as long as a twentieth of the launch.
    """

    def call(*arguments: Any) -> Any:
        return getattr(import_module(f"playground.export.{module}"), function)(*arguments)

    return call


def renamed(files: Files, stem: str, path: Path) -> Files:
    """Files made with `stem`, under the names they have beside `path`, the first one's name."""
    main, *beside = files
    names = {main: path.name} | {name: path.stem + name.removeprefix(stem) for name in beside}
    return {new: files[old] for old, new in names.items()}


def write_files(files: Files, path: str | os.PathLike[str]) -> list[Path]:
    """Write files made with the stem of `path` to its folder, each all or nothing, the first one (`path`) last.

    `OSError` with a sentence if that is impossible. Returns the paths, the first one first.
    """
    main, *beside = files
    folder = Path(path).parent
    for name in beside:
        atomic_write(folder / name, files[name])
    atomic_write(path, files[main])
    return [Path(path), *(folder / name for name in beside)]
