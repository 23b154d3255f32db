"""Making an animation: a copy of the experiment is trained from its start, and its output kept now and then."""

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt

from playground.engine.probes import Map, OutputMap
from playground.engine.training import Training
from playground.experiment.atomic import SaveError, atomic_write
from playground.experiment.building import build
from playground.experiment.spec import ExperimentSpec
from playground.experiment.studies import Progress
from playground.export.animation.files import REELS, Files, Kind
from playground.export.animation.painting import Painting, PictureColours
from playground.export.animation.palette import Palette
from playground.export.drawing.colouring import colouring_of
from playground.family import Section, setting
from playground.sentence import Sentence, sentence

Bytes = npt.NDArray[np.uint8]

FINEST = 200
"""Points a side at which the output is computed; between them it is interpolated."""
SAMPLES = 9
"""Pictures from which the palette is made."""
TRAINING = 0.6
"""Share of the work that is training."""


class Animation(Section, frozen=True):
    """How many pictures of which part of the training, how large and how fast."""

    kind: Annotated[
        Kind,
        setting(
            "Format",
            "A film that plays everywhere, one that is smaller, or a folder of pictures.",
            labels={"gif": "GIF", "apng": "Animated PNG", "png": "Numbered PNGs"},
        ),
    ] = "gif"
    frames: Annotated[int, setting("Frames", "How many pictures there are.", low=2, high=400)] = 60
    start: Annotated[int, setting("From epoch", "What the first picture shows; 0: untrained.", low=0, high=100_000)] = 0
    end: Annotated[int, setting("To epoch", "What the last picture shows.", low=1, high=100_000)] = 200
    size: Annotated[int, setting("Size", "Width and height of the pictures.", low=120, high=1200, unit="pixels")] = 480
    rate: Annotated[int, setting("Frame rate", "Pictures per second.", low=1, high=50)] = 15

    def problem(self, spec: ExperimentSpec) -> Sentence | None:
        """Why there can be no animation of `spec`, which is otherwise sound."""
        dataset = spec.data.dataset
        if len(dataset.inputs) != 2:
            return sentence(
                "An animation shows the output over the plane of two inputs, but these data have {n}.",
                n=len(dataset.inputs),
            )
        if self.end <= self.start:
            return sentence("The last epoch must be above the first one.")
        return None

    def run(self, spec: ExperimentSpec, colours: PictureColours) -> "Making":
        """Train and paint; the steps tell how far it is, with the newest picture."""
        training = build(spec)
        colouring = colouring_of(spec.network, spec.training, training.data)
        painting = Painting(training.data, colouring, colours, self.size)
        maps: list[tuple[Map, str]] = []
        for share, found in self._maps(training):
            if found is None:
                yield Progress(TRAINING * share, None)
                continue
            maps.append(found)
            yield Progress(TRAINING * share, painting.picture(found[0].values, found[1]))
        maps = maps or [self._map(training)]  # it diverged before the first one
        samples = sorted({round(place) for place in np.linspace(0, len(maps) - 1, SAMPLES)})
        palette = Palette([painting.picture(maps[place][0].values, maps[place][1]) for place in samples])
        reel = REELS[self.kind](spec, palette.colours, self.size, len(maps), self.rate)
        for place, (found_map, text) in enumerate(maps, 1):
            picture = painting.picture(found_map.values, text)
            reel.add(palette.indices(picture))
            yield Progress(TRAINING + (1 - TRAINING) * place / len(maps), picture)
        return Movie(reel.files(), len(maps), training.diverged is not None, picture)

    def _due(self) -> list[float]:
        """When a picture is taken: at whole epochs, unless there are more pictures than those."""
        epochs = np.linspace(self.start, self.end, self.frames)
        return [float(epoch) for epoch in (epochs.round() if self.end - self.start >= self.frames - 1 else epochs)]

    def _maps(
        self, training: Training[ExperimentSpec]
    ) -> "Generator[tuple[float, tuple[Map, str] | None], None, None]":
        """The share that is done, after each step, and the map with its title when one is due."""
        due = self._due()
        steps = training.run(self.end)
        while due:
            if training.progress >= due[0] - 1e-9:
                yield training.progress / self.end, self._map(training)
                due = [epoch for epoch in due if epoch > training.progress + 1e-9]
            elif next(steps, None) is None or training.diverged:
                return
            else:
                yield training.progress / self.end, None

    def _map(self, training: Training[ExperimentSpec]) -> tuple[Map, str]:
        """The output as it is now, and the epoch."""
        probe = OutputMap(min(self.size, FINEST))
        return training.frame((probe,)).probes[probe], _title(training.progress)


@dataclass(frozen=True)
class Movie:
    """The files, how many pictures there are, whether the training diverged before the end, and the last picture."""

    files: Files
    frames: int
    diverged: bool
    last: Bytes


Making = Generator[Progress[Any], None, Movie]
"""An animation being made; the progress carries the newest picture (size, size, 3), or None."""


def write_movie(movie: Movie, path: Path) -> None:
    """Write the file called `path`, or the numbered files into the folder; `SaveError` if that is impossible."""
    try:
        if "" not in movie.files:
            path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(error.errno, str(path), error.strerror or str(error)) from error
    for name, data in movie.files.items():
        atomic_write(path / name if name else path, data)


def _title(progress: float) -> str:
    """The epoch, with a fraction where it is not a whole one."""
    return f"epoch {progress:.0f}" if abs(progress - round(progress)) < 1e-6 else f"epoch {progress:.1f}"
