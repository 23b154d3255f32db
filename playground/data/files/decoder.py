"""Decoding pictures of the usual formats: asked for here, done by whoever has a library for it."""

from pathlib import Path
from typing import Literal, Protocol

from playground.data.files.idx_format import Bytes
from playground.data.files.reading import explained, refuse
from playground.sentence import sentence

Colour = Literal["grey", "rgb"]

FILE_LIMIT = 100_000_000
"""Bytes of a file of one picture at most."""


class Decoder(Protocol):
    """What can turn a PNG or JPEG file into pixels. Called from several threads."""

    def __call__(self, path: Path, size: int, colour: Colour) -> Bytes | None:
        """Pixels (C, size, size), upright, with 1 or 3 channels; None for what is damaged or no picture.

        Raises OSError if the file cannot be read.
        """
        ...


_decoders: list[Decoder] = []


def register_decoder(decoder: Decoder) -> None:
    """Use this decoder from now on."""
    _decoders[:] = [decoder]


def decode(path: Path, size: int, colour: Colour) -> Bytes:
    """The picture in a file, stretched to a square: (C, size, size). `DataError` if it cannot be read."""
    if not _decoders:
        raise refuse(path, sentence("there is nothing here that can decode pictures"))
    with explained(path):
        pixels = _decoders[0](path, size, colour) if path.stat().st_size <= FILE_LIMIT else None
    if pixels is None:
        reason = sentence("this is no PNG or JPEG picture, or it is damaged or too large")
        raise refuse(Path(path.parent.name, path.name), reason)
    return pixels
