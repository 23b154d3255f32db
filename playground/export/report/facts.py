"""What a report says about a training, collected between two of its steps on the thread that trains."""

import shlex
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from playground.engine.history import PARTS, Curves, Evaluation
from playground.engine.outline import BlockInfo
from playground.engine.probes import Confusion, Counts, Map, Matrices, OutputMap, Weights
from playground.engine.training import Training
from playground.experiment.errors import PresetError
from playground.experiment.preset import load_preset, preset_names
from playground.experiment.spec import ExperimentSpec
from playground.export.animation.painting import Painting, PictureColours
from playground.export.animation.palette import Palette
from playground.export.drawing.chart import ChartColours
from playground.export.drawing.colouring import colouring_of
from playground.export.drawing.network_picture import UNITS, NetworkColours
from playground.export.png import PNG_END, png_picture, png_start
from playground.export.script_files import target_limits
from playground.export.sharing import to_link
from playground.sentence import Sentence, sentence
from playground.versions import versions

SIDE = 400
"""Width and height of the picture of the output, in pixels."""
FINE = 200
"""Points a side at which the output is computed."""


LONGEST_LINK = 8000
"""Characters of a link that every system's command line takes."""
PRESET_FILE = "experiment.json"
"""What the command calls the preset that stands at the end of the report."""


class ReportColours(PictureColours, ChartColours, NetworkColours, Protocol):
    """What a report needs of a theme."""


@dataclass(frozen=True)
class Fit:
    """The output along the one input, (n,) each, and the examples of the training part, (rows,) each."""

    x: npt.NDArray[np.floating[Any]]
    y: npt.NDArray[np.floating[Any]]
    examples_x: npt.NDArray[np.floating[Any]]
    examples_y: npt.NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Facts:
    """Everything that is printed. `parts`: the number of examples and the evaluation of every part that has any.

    `title`: what the document is called. `boundary`: a PNG of the output over two inputs. `command` makes the same
    report again; `remarks` say what it does not repeat, and how the training ended.
    """

    spec: ExperimentSpec
    title: str
    epochs: int
    steps: int
    parts: dict[str, tuple[int, Evaluation]]
    curves: Curves
    inputs: tuple[int, ...]
    blocks: tuple[BlockInfo, ...]
    weights: Matrices
    classes: tuple[str, ...]
    confusion: Counts | None
    boundary: bytes | None
    fit: Fit | None
    command: str
    remarks: tuple[Sentence, ...]
    versions: dict[str, str] = field(default_factory=versions)
    made: str = field(default_factory=lambda: datetime.now().strftime("%Y-%m-%d %H:%M"))


def collect(training: Training[ExperimentSpec], colours: ReportColours, title: str = "") -> Facts:
    """The facts of a training as it stands; it is left as it is."""
    data, network = training.data, training.network
    probes = (Weights(UNITS), Confusion(), OutputMap(FINE))
    answers = training.frame(probes).probes
    weights, confusion, found = (answers[probe] for probe in probes)
    evaluations = {part: training.evaluate(part) for part in PARTS}
    return Facts(
        spec=training.spec,
        title=title or training.spec.name,
        epochs=training.epochs_done,
        steps=training.steps_done,
        parts={part: (data.part(part).rows, found) for part, found in evaluations.items() if found is not None},
        curves=training.history.snapshot(),
        inputs=data.shape,
        blocks=tuple(network.blocks),
        weights=weights,
        classes=data.classes,
        confusion=confusion,
        boundary=_boundary(training, found, colours),
        fit=_fit(training, found),
        command=command(training),
        remarks=tuple(_remarks(training)),
    )


def command(training: Training[ExperimentSpec]) -> str:
    """The command line that trains the same network as far and writes the same report."""
    spec = training.spec
    name = next((name for name in preset_names() if load_preset(name) == spec), "")
    ended = training.stopped is not None and not training.history.marks
    epochs = "" if ended and training.stopped != "epochs" else f" --epochs {training.epochs_done}"
    if training.epochs_done == spec.training.epochs:
        epochs = ""
    return f"nn-playground report {shlex.quote(name or _link(spec))}{epochs} -o report.html"


def _link(spec: ExperimentSpec) -> str:
    """The experiment as a link, or the name of a file where that would be too long for a command line."""
    try:
        link = to_link(spec)
    except PresetError:
        return PRESET_FILE
    return link if len(link) <= LONGEST_LINK else PRESET_FILE


def _remarks(training: Training[ExperimentSpec]) -> list[Sentence]:
    found = []
    if training.diverged is not None:
        message = training.diverged.message
        found.append(message if isinstance(message, Sentence) else sentence("{text}", text=message))
    elif training.stopped == "early_stopping":
        found.append(sentence("Early stopping ended the training."))
    elif training.epochs_done < training.spec.training.epochs:
        found.append(
            sentence(
                "The training was not at its end: {done} of {all} epochs.",
                done=training.epochs_done,
                all=training.spec.training.epochs,
            )
        )
    found += target_limits(training)
    if training.holds:
        found.append(sentence("Some weights were held or cut by hand: the command does not do that again."))
    if training.history.marks:
        found.append(
            sentence("Settings were changed while it trained: the command trains with the last ones from the start.")
        )
    return found


def _boundary(training: Training[ExperimentSpec], found: Map | None, colours: PictureColours) -> bytes | None:
    """The output over the plane of two inputs, with the examples."""
    if found is None or len(found.bounds) != 2:
        return None
    colouring = colouring_of(training.spec.network, training.spec.training, training.data)
    picture = Painting(training.data, colouring, colours, SIDE).picture(found.values)
    palette = Palette([picture])
    return png_start(SIDE, SIDE, palette.colours) + png_picture(palette.indices(picture)) + PNG_END


def _fit(training: Training[ExperimentSpec], found: Map | None) -> Fit | None:
    """The output along one input of a regression, with the examples of the training part."""
    data = training.data
    if found is None or len(found.bounds) != 1 or data.classes:
        return None
    x = np.linspace(*found.bounds[0], found.values.shape[-1])
    return Fit(x, found.values[0], data.train.raw[:, 0], data.train.y.reshape(data.train.rows, -1)[:, 0])
