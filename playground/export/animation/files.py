"""What an animation is written to: one file that moves, or a folder of numbered pictures. One entry per kind."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from playground.experiment.spec import ExperimentSpec
from playground.export.animation.gif import GIF_END, gif_frame, gif_start
from playground.export.picture_preset import with_preset
from playground.export.png import PNG_END, apng_control, apng_frame, png_picture, png_start

Bytes = npt.NDArray[np.uint8]
Kind = Literal["gif", "apng", "png"]
Files = dict[str, bytes]
"""Contents by name; what is one file has no name of its own, for it is called what the user wants."""


@dataclass
class Reel:
    """Takes one picture (size, size) after the other, as places in a palette (up to 256, 3), and gives the files.

    `frames` is how many there will be, `rate` how many of them are shown a second; PNGs carry the preset of `spec`.
    """

    spec: ExperimentSpec
    palette: Bytes
    size: int
    frames: int
    rate: int
    parts: list[bytes] = field(default_factory=list)

    def add(self, indices: Bytes) -> None:
        """Take the next picture."""
        raise NotImplementedError

    def files(self) -> Files:
        """The files, when all pictures have been taken."""
        raise NotImplementedError


class Gif(Reel):
    """An animated GIF. Its delays are hundredths of a second, and differ by one where the rate asks for it."""

    def add(self, indices: Bytes) -> None:
        place = len(self.parts)
        delay = round(100 * (place + 1) / self.rate) - round(100 * place / self.rate)
        self.parts.append(gif_frame(indices, delay))

    def files(self) -> Files:
        return {"": gif_start(self.size, self.size, self.palette) + b"".join(self.parts) + GIF_END}


class Apng(Reel):
    """An animated PNG: smaller, and of exact rate."""

    def add(self, indices: Bytes) -> None:
        self.parts.append(apng_frame(indices, len(self.parts), self.rate))

    def files(self) -> Files:
        start = png_start(self.size, self.size, self.palette) + apng_control(self.frames)
        return {"": with_preset(start + b"".join(self.parts) + PNG_END, self.spec)}


class Numbered(Reel):
    """A PNG per picture, for a slide show or a film made elsewhere."""

    def add(self, indices: Bytes) -> None:
        picture = png_start(self.size, self.size, self.palette) + png_picture(indices) + PNG_END
        self.parts.append(with_preset(picture, self.spec))

    def files(self) -> Files:
        return {f"frame-{number:04}.png": picture for number, picture in enumerate(self.parts)}


REELS: dict[Kind, type[Reel]] = {"gif": Gif, "apng": Apng, "png": Numbered}
ENDINGS: dict[str, Kind] = {".gif": "gif", ".apng": "apng", ".png": "apng", "": "png"}
"""The kinds by how the names end that a person gives: a name without an ending is a folder."""
