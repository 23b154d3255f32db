"""The text of a file, whichever of the usual encodings it is in."""

import codecs
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playground.data.files.reading import opened, refuse
from playground.sentence import sentence

Encoding = Literal["utf-8", "utf-16", "cp949", "cp1252"]

SIZE_LIMIT = 500_000_000
"""Bytes of a text file that are read at most."""
BLOCK = 1 << 18
"""Bytes or letters that are treated in one go: while Python decodes, no other thread runs."""
_HIGH = re.compile(rb"[\x80-\xff]+")


def read_bytes(path: Path, most: int = SIZE_LIMIT) -> bytes:
    """The bytes of a file, unzipped where need be, or the first `most` of them."""
    with opened(path) as (file, _):
        return file.read(most)


def whole(path: Path) -> bytes:
    """All bytes of a file; `DataError` if there are too many or none."""
    content = read_bytes(path, SIZE_LIMIT + 1)
    if len(content) > SIZE_LIMIT:
        raise refuse(path, sentence("it is larger than the {n} MB that are read", n=SIZE_LIMIT // 1_000_000))
    if not content:
        raise refuse(path, sentence("it is empty"))
    return content


def detect_encoding(content: bytes) -> Encoding:
    """The encoding of a beginning of a file.

    UTF-16 only with its mark: other texts decode as UTF-16 without an error. Korean letters come as pairs of high
    bytes, letters with accents mostly alone.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        runs = [len(run) for run in _HIGH.findall(content)]
        paired = sum(length for length in runs if length % 2 == 0)
        return "cp949" if paired > 0.9 * sum(runs) else "cp1252"
    return "utf-8"


def decode(path: Path, content: bytes, encoding: Encoding, *, part: bool = False) -> str:
    """The text without a byte-order mark; `DataError` if it is not in this encoding. `part`: the end may be cut."""
    decoder = codecs.getincrementaldecoder("utf-8-sig" if encoding == "utf-8" else encoding)()
    texts = []
    for start in range(0, max(len(content), 1), BLOCK):
        block = content[start : start + BLOCK]
        try:
            texts.append(decoder.decode(block, final=not part and start + BLOCK >= len(content)))
        except UnicodeError as error:
            place = 1
            if isinstance(error, UnicodeDecodeError):  # which starts with the bytes kept from the block before
                place = start + len(block) - len(error.object) + error.start + 1
            reason = sentence("byte {n} is not {encoding} text; choose another encoding", n=place, encoding=encoding)
            raise refuse(path, reason) from None
        if "\0" in texts[-1]:
            raise refuse(path, sentence("this is not a text file"))
    return "".join(texts)


class Lines:
    """The lines of a text with their ends, as `csv.reader` wants them; `done` is the share that was taken.

    They are made some at a time, so that other threads are never held up for long.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.done = 0.0

    def __iter__(self) -> Iterator[str]:
        rest = ""
        for start in range(0, len(self._text), BLOCK):
            *lines, rest = io.StringIO(rest + self._text[start : start + BLOCK], newline="")
            yield from lines
            self.done = min(1.0, (start + BLOCK) / len(self._text))
        yield rest
        self.done = 1.0
