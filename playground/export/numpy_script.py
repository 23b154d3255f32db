"""A stand-alone NumPy script of a whole run: the printed steps, and around them the loop that trains.

What the steps work on is written beside it as ``.npz``: examples, initial weights, and whatever else is not plain zeros
or ones. Chance comes from the same streams, so that the same numbers come out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from math import prod
from typing import Any

import numpy as np

from playground import __version__
from playground.data.encoder import Encoder
from playground.engine.evaluation import MOST_TRAIN_ROWS, Evaluator
from playground.engine.history import PARTS
from playground.engine.network import CHUNK
from playground.engine.pretraining.rule import NoPretraining
from playground.engine.schedules import Plateau, set_rate
from playground.engine.streams import stream
from playground.engine.tape import Array, Program
from playground.engine.training import Training
from playground.export.evaluation_code import EvaluationProgram
from playground.export.listing import Pieces, print_pieces
from playground.export.numpy_numbers import Numbers, generator, npz_bytes
from playground.export.numpy_template import ENCODE, HEAD, LOOP, ONES_BENEATH, ROW_PARTS, indented
from playground.export.plain_python import early_stopping_source, schedule_source
from playground.export.script_files import held_limits, target_limits, title_of
from playground.export.target import Files, Run
from playground.sentence import Sentence, sentence

FEATURES = {
    "x1": "raw[:, 0]",
    "x2": "raw[:, 1]",
    "x1^2": "raw[:, 0] ** 2",
    "x2^2": "raw[:, 1] ** 2",
    "x1*x2": "raw[:, 0] * raw[:, 1]",
    "sin(x1)": "np.sin(raw[:, 0])",
    "sin(x2)": "np.sin(raw[:, 1])",
}
"""Hand-made features as expressions of the raw coordinates."""


def numpy_script(training: Run, stem: str) -> Files:
    """The script and its numbers."""
    source, numbers = _Writer(beginning(training), training).write()
    return {f"{stem}.py": source.encode(), f"{stem}.npz": npz_bytes(numbers)}


def numpy_limits(training: Run) -> list[Sentence]:
    """What the script does otherwise than the run did."""
    found = held_limits(training) + target_limits(training)
    if not isinstance(training.spec.network.pretraining, NoPretraining):
        found.append(sentence("The pre-training is not in the script: it begins with the weights this leads to."))
    if training.history.marks:
        found.append(
            sentence("Settings were changed while it trained; the script has the present ones from the first step on.")
        )
    elif not _same_start(training):
        found.append(
            sentence("The run began with weights kept from an earlier network; the script begins with fresh ones.")
        )
    return found


def beginning(training: Run) -> Run:
    """The same experiment before its first step, on the same data; a pre-training is done."""
    fresh = Training(training.spec, lambda *_: training.data, training.dtype)
    while fresh.phase is not None and not fresh.diverged:
        fresh.step()
    return fresh


def _same_start(training: Run) -> bool:
    if not isinstance(training.spec.network.pretraining, NoPretraining):
        return True
    fresh = Training(training.spec, lambda *_: training.data, training.dtype)
    first, other = fresh.history.snapshot().table[0], training.history.snapshot().table[0]
    return np.array_equal(first[3:9], other[3:9], equal_nan=True)


@dataclass
class _Writer:
    """Collects the numbers while it writes the lines. `fresh` has not made a step; `done` is what it came to."""

    fresh: Run
    done: Run
    numbers: Numbers = field(default_factory=Numbers)
    helpers: dict[str, str] = field(default_factory=dict)
    imports: dict[str, None] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)

    def write(self) -> tuple[str, dict[str, Array]]:
        """The source and the numbers beside it."""
        data, batch = self.fresh.data, self.fresh.spec.training.batch_size
        rows = data.train.rows
        sizes = dict.fromkeys([min(batch, rows), rows % batch if rows > batch and rows % batch else min(batch, rows)])
        self.state = shared = self._shared(min(sizes))
        steps = [self._step(size, shared) for size in sizes]
        evaluation = self._evaluation(shared)
        common = [self.numbers.created(name, thing) for name, thing in shared.items()]
        stream_line = (
            f"order_rng = {generator(stream(self.fresh.spec.training.seed, 'order'))}  # the order of examples"
        )
        text = "\n\n\n".join(
            [
                self._head(),
                *self._definitions(),
                "\n".join(["# What all steps share: parameters, gradient, moments, statistics, streams of chance.",
                           *common, stream_line]),
                *steps,
                evaluation,
                self._loop(list(sizes)),
            ]
        )  # fmt: skip
        return text + "\n", self.numbers.arrays

    # -- the parts of the script

    def _head(self) -> str:
        training = self.fresh.spec.training
        notes = [str(limit) for limit in numpy_limits(self.done)]
        self._add_parts()
        return HEAD.format(
            title=title_of(self.fresh),
            version=__version__,
            notes="".join(f"\nNote: {note}" for note in notes),
            imports="\n".join(["import numpy as np", *self.imports]),
            epochs=self.done.epochs_done or training.epochs,
            batch_size=training.batch_size,
        ).strip()  # fmt: skip

    def _definitions(self) -> Iterator[str]:
        """Functions that the steps call."""
        training = self.fresh.spec.training
        yield ONES_BENEATH.strip()
        helpers = dict(self.helpers)
        if "set_rate" in helpers:
            yield schedule_source(training.schedule)
        if self._stops():
            assert training.early_stopping is not None
            yield early_stopping_source(training.early_stopping)
        if "encoded" in helpers:
            yield self._encode()
        yield from helpers.values()

    def _encode(self) -> str:
        encoder = self.fresh.data.encode
        assert isinstance(encoder, Encoder)
        self.numbers.arrays |= {"scale_offset": encoder.scale.offset, "scale_divisor": encoder.scale.divisor}
        lines = []
        if encoder.clip is not None:
            self.numbers.arrays |= {"clip_low": encoder.clip.low, "clip_high": encoder.clip.high}
            lines.append('raw = np.clip(raw, data["clip_low"], data["clip_high"])')
        if encoder.features is not None:
            columns = ", ".join(FEATURES[name] for name in encoder.features)
            lines.append(f"raw = np.column_stack([{columns}])")
        return ENCODE.format(lines="".join(f"    {line}\n" for line in lines)).strip()

    def _shared(self, size: int) -> dict[str, Any]:
        """What steps of every size work on, by name: the same objects in two programs, but no views of others."""
        one, other = self.fresh.program(size), self.fresh.program(2 if size == 1 else 1)
        # constants of the update have no names of their own: the printer names them
        names = print_pieces(one.sections, one.names | self._rules(one.sections)).names
        both = {id(thing) for thing in other.names.values()}
        both |= {id(thing) for _, arguments in other.sections["update"] for thing in arguments}
        return {
            name: thing
            for name, thing in names.items()
            if id(thing) in both and isinstance(thing, np.ndarray | np.random.Generator)
        }

    def _rules(self, sections: dict[str, Program]) -> dict[str, Any]:
        """Objects that the script defines as functions."""
        found: dict[str, Any] = {}
        for function, arguments in chain.from_iterable(sections.values()):
            if function is set_rate:
                found["schedule"] = arguments[2]
            for thing in arguments:
                if isinstance(thing, Encoder):
                    found["encode"] = thing
        return found

    def _step(self, size: int, shared: dict[str, Any]) -> str:
        program = self.fresh.program(size)
        pieces = print_pieces(program.sections, program.names | shared | self._rules(program.sections))
        lines = [f'"""What a step on {size} examples works on, and its calls."""']
        lines += self._locals(pieces, shared, ("indices", "loss"))
        update = pieces.sections.pop("update")
        for name, sections in (("gradient", pieces.sections), ("update", {"update": update})):
            lines += ["", f"def {name}():"]
            lines += [
                f"    {line}" for comment, calls in sections.items() if calls for line in (f"# {comment}", *calls)
            ]
        lines += ["", "return indices, loss, gradient, update"]
        return indented(f"def step_of_{size}():", lines)

    def _evaluation(self, shared: dict[str, Any]) -> str:
        network, data = self.fresh.network, self.fresh.data
        size = min(CHUNK, max(data.part(part).rows for part in PARTS))
        program = EvaluationProgram(network, size)
        pieces = print_pieces(program.sections, program.tape.names | {"theta": network.theta} | shared)
        lines = ['"""The network without dropout, over up to as many rows as `inputs` has, and its loss."""']
        lines += self._locals(pieces, shared, ("inputs", "z", "target", "row_weights", "loss"))
        lines += ["", "def forward():"]
        lines += [f"    {call}" for calls in pieces.sections.values() for call in calls]
        lines += ["", "return inputs, z, target, row_weights, loss, forward"]
        return indented("def evaluation():", lines)

    def _loop(self, sizes: list[int]) -> str:
        training, network = self.fresh.spec.training, self.fresh.network
        running = [name for name in self.state if name.startswith("running")]
        watched = "row[2] if ROWS_OF_VALIDATION else row[1]"
        return (
            LOOP.format(
                steps=", ".join(f"{size}: step_of_{size}()" for size in sizes),
                metric="accuracy" if self.fresh.data.classes else "r2",
                score=ROW_PARTS["accuracy" if self.fresh.data.classes else "r2"],
                threshold=network.loss.threshold(network.zero_one),
                shown=MOST_TRAIN_ROWS,
                state=", ".join(["theta", *running]) + ("," if not running else ""),
                stop="\n    stopping = EarlyStopping()" if self._stops() else "",
                first="\n    stopping.observe(row[2], lambda: [part.copy() for part in STATE])"
                if self._stops()
                else "",
                plateau=f"\n        plateau.observe({watched})" if isinstance(training.schedule, Plateau) else "",
                clock="\n            clock[()] = epoch + start / len(order)" if "clock" in self.state else "",
                early=self._early_lines(),
            )
            .replace("ROWS_OF_VALIDATION", str(self.fresh.data.validation.rows))
            .strip()
        )

    def _early_lines(self) -> str:
        if not self._stops():
            return ""
        assert self.fresh.spec.training.early_stopping is not None
        lines = ["if stopping.observe(row[2], lambda: [part.copy() for part in STATE]):"]
        if self.fresh.spec.training.early_stopping.restore_best:
            lines += ["    for part, kept in zip(STATE, stopping.kept):", "        part[...] = kept"]
        lines.append("    return")
        return "".join(f"\n        {line}" for line in lines)

    def _stops(self) -> bool:
        return self.fresh.spec.training.early_stopping is not None and bool(self.fresh.data.validation.rows)

    # -- names

    def _locals(self, pieces: Pieces, shared: dict[str, Any], wanted: tuple[str, ...]) -> list[str]:
        """Lines that make what the calls of `pieces` name and what is `wanted`, but not what is shared."""
        self.helpers |= pieces.helpers
        self.imports |= dict.fromkeys(line for line in pieces.imports if line.startswith("from"))
        used = set(wanted) | _words(" ".join(chain.from_iterable(pieces.sections.values())))
        parts = []
        for part in reversed(pieces.parts):
            name, expression = part.split(" = ", 1)
            if name in used:
                parts.append(part)
                used |= _words(expression)
        owners = [
            self.numbers.created(name, thing)
            for name, thing in pieces.names.items()
            if name in used and name not in shared and isinstance(thing, np.ndarray | np.random.Generator)
        ]
        return [*owners, *reversed(parts)]

    def _add_parts(self) -> None:
        """The examples as evaluation wants them, and the curves of the run to compare with."""
        targets = Evaluator(self.fresh.network, self.fresh.data).targets
        for part in PARTS:
            found = self.fresh.data.part(part)
            self.numbers.arrays |= {f"{part}_y": found.y, f"{part}_target": targets[part]}
            self.numbers.arrays[f"{part}_x"] = found.x.reshape(found.rows, prod(self.fresh.data.shape))
        comparable = self.done.epochs_done and not numpy_limits(self.done)
        table = self.done.history.snapshot().table
        self.numbers.arrays["history"] = (table if comparable else table[:0])[:, [0, *range(3, 9)]]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z_]\w*", text))
