"""Tables for spreadsheets and other programs: curves, weights, predictions and the exact examples as CSV.

Only cells of text are escaped: a negative number stays a number.
"""

import csv
import io
from collections.abc import Iterable, Sequence

import numpy as np

from playground.engine.examples import Part
from playground.engine.history import PARTS
from playground.engine.network import CHUNK
from playground.engine.tape import Array
from playground.experiment.history_table import history_csv, safe_cell
from playground.export.target import Files, Run
from playground.sentence import Sentence, sentence


def history_table(training: Run, stem: str) -> Files:
    """One row per recorded epoch."""
    return {f"{stem}.csv": history_csv(training.history.snapshot()).encode()}


def weights_table(training: Run, stem: str) -> Files:
    """One row per number: the parameter in PyTorch's naming, its place (up to four indices), its value."""
    state = training.network.state_dict()
    deepest = max((array.ndim for array in state.values()), default=1)
    head = ["parameter", *(f"index{axis}" for axis in range(deepest)), "value"]
    rows = (
        [name, *map(str, place), *[""] * (deepest - array.ndim), value]
        for name, array in state.items()
        for place, value in zip(np.ndindex(array.shape), numbers(array.reshape(1, -1))[0], strict=True)
    )
    return {f"{stem}.csv": csv_bytes(head, rows)}


def predictions_table(training: Run, stem: str) -> Files:
    """One row per example, part by part: its target, what the network predicts, and its outputs after the link.

    Targets and outputs of a regression are in their own units.
    """
    data, network = training.data, training.network
    single = bool(data.classes) and network.units == 1
    outputs = [data.classes[1]] if single else [*(data.classes or data.targets)]
    head = ["split", "row", *_targets(training), *(["prediction"] if data.classes else [])]
    head += [f"output {title}" for title in outputs]

    def rows() -> Iterable[Sequence[str]]:
        for name in PARTS:
            part = data.part(name)
            if not part.rows:
                continue
            predicted = network.predict(part.x)
            chosen = classes_of(training, predicted)
            truth, shown = _truth(training, part), numbers(data.in_own_units(predicted))
            for row in range(part.rows):
                decided = [safe_cell(data.classes[chosen[row]])] if chosen is not None else []
                yield [name, str(row), *truth[row], *decided, *shown[row]]

    return {f"{stem}.csv": csv_bytes(head, rows())}


def data_table(training: Run, stem: str) -> Files:
    """One row per example: its part, its raw inputs, its target."""
    data = training.data
    head = ["split", *data.inputs, *_targets(training)]

    def rows() -> Iterable[Sequence[str]]:
        for name in PARTS:
            part = data.part(name)
            truth, raw = _truth(training, part), part.raw.reshape(part.rows, len(data.inputs))
            for start in range(0, part.rows, CHUNK):
                rows = slice(start, start + CHUNK)
                for inputs, target in zip(numbers(raw[rows]), truth[rows], strict=True):
                    yield [name, *inputs, *target]

    return {f"{stem}.csv": csv_bytes(head, rows())}


def data_limits(training: Run) -> list[Sentence]:
    """What the rows do not say."""
    found = own_units(training)
    if training.data.scales_inputs:
        found.insert(0, sentence("Inputs are in their own units, before hand-made features and scaling."))
    return found


def own_units(training: Run) -> list[Sentence]:
    """That targets are not the scaled numbers that the network was trained on."""
    if training.data.target_scale is None:
        return []
    return [sentence("Targets are in their own units, before scaling, and so is what the network says.")]


def classes_of(training: Run, predicted: Array) -> Array | None:
    """The class (N,) of predictions (N, units) after the link; None in a regression."""
    if not training.data.classes:
        return None
    if predicted.shape[1] > 1:
        return np.asarray(predicted.argmax(1))
    network = training.network
    link = network.outputs(np.zeros((1, *network.inputs), network.dtype))
    link.z[...] = network.loss.threshold(network.zero_one)  # through the link, to where predictions are
    return np.asarray((predicted[:, 0] > link.link().item()).astype(np.int64))


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table of texts; those of `head` are escaped, cells of rows are written as they are."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([safe_cell(title) for title in head])
    writer.writerows(rows)
    return text.getvalue().encode()


def numbers(values: Array) -> list[list[str]]:
    """Numbers (N, columns) as texts: the shortest that give the same number when read in their own precision."""
    own = values if values.dtype == np.float32 else values.astype(np.float64)
    different, places = np.unique(own, return_inverse=True)  # pictures have few: each is put in words once
    texts = np.array([str(value) for value in different], object)
    found: list[list[str]] = texts[places.reshape(own.shape)].tolist()
    return found


def _targets(training: Run) -> list[str]:
    return ["class"] if training.data.classes else list(training.data.targets)


def _truth(training: Run, part: Part) -> list[list[str]]:
    """The targets of each example: a class by its title, or numbers."""
    if not training.data.classes:
        return numbers(part.truth)
    titles = [safe_cell(title) for title in training.data.classes]
    return [[titles[label]] for label in part.y]
