"""PNG files byte by byte: texts inside them, and pictures of a palette, still or animated.

Source: Portable Network Graphics Specification (Third Edition), W3C 2025. Standard library only, apart from arrays.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
TEXT_LIMIT = 2_000_000
"""Bytes of a text that is read, as it is in the file and unpacked."""
_TEXT_KINDS = (b"tEXt", b"zTXt", b"iTXt")
_HEAD = struct.Struct(">I4s")
_NUMBER = struct.Struct(">I")
_INDEXED = 3


class PngError(ValueError):
    """What was read is no PNG file, or a damaged one."""


def with_texts(png: bytes, texts: Mapping[str, str]) -> bytes:
    """The file with texts (by Latin keywords) added behind its header."""
    end = len(SIGNATURE) + _HEAD.size + 13 + _NUMBER.size
    if png[: len(SIGNATURE)] != SIGNATURE or len(png) < end:
        raise PngError("no PNG file")
    chunks = [_chunk(b"iTXt", key.encode("latin-1") + b"\0\0\0\0\0" + text.encode()) for key, text in texts.items()]
    return png[:end] + b"".join(chunks) + png[end:]


def read_texts(file: BinaryIO) -> dict[str, str]:
    """The texts in a file by their keywords, the first one of each; pixels are skipped. `PngError` if it is damaged.

    Texts of all three kinds are read: other programs may have changed one into another.
    """
    if file.read(len(SIGNATURE)) != SIGNATURE:
        raise PngError("no PNG file")
    texts: dict[str, str] = {}
    for data, kind in _text_chunks(file):
        key, text = _text(data, kind)
        texts.setdefault(key, text)
    return texts


def _text_chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Contents and kinds of the chunks that hold texts, up to the end of the picture."""
    while True:
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size:
            raise PngError("cut off")
        length, kind = _HEAD.unpack(head)
        if kind == b"IEND":
            return
        if kind not in _TEXT_KINDS or length > TEXT_LIMIT:
            file.seek(length + _NUMBER.size, 1)
            continue
        data, check = file.read(length), file.read(_NUMBER.size)
        if check != _NUMBER.pack(zlib.crc32(kind + data)):
            raise PngError("a text is damaged")
        yield data, kind


def _text(data: bytes, kind: bytes) -> tuple[str, str]:
    """The keyword and the text of a chunk."""
    keyword, _, rest = data.partition(b"\0")
    packed = kind == b"zTXt"
    if kind == b"iTXt":
        packed = rest[:1] == b"\1"
        rest = rest[2:].split(b"\0", 2)[-1]  # behind the language and the translated keyword
    elif packed:
        rest = rest[1:]  # behind the method
    if packed:
        rest = _unpacked(rest)
    try:
        return keyword.decode("latin-1"), rest.decode("utf-8" if kind == b"iTXt" else "latin-1")
    except UnicodeDecodeError:
        raise PngError("a text is damaged") from None


def _unpacked(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        found = unpacker.decompress(data, TEXT_LIMIT)
    except zlib.error:
        raise PngError("a text is damaged") from None
    if not unpacker.eof:
        raise PngError("a text is cut off or too long")
    return found


def still(indices: Bytes, palette: Bytes) -> bytes:
    """A picture (height, width) of places in a palette (up to 256, 3)."""
    return b"".join([SIGNATURE, *_start(indices, palette), _chunk(b"IDAT", _pixels(indices)), _chunk(b"IEND")])


def animation(frames: Sequence[Bytes], palette: Bytes, rate: float) -> bytes:
    """An animated PNG of pictures of one size, `rate` of them a second, for ever; others show its first picture."""
    delay = struct.pack(">HH", round(1000 / rate), 1000)
    height, width = frames[0].shape
    parts = [SIGNATURE, *_start(frames[0], palette), _chunk(b"acTL", struct.pack(">II", len(frames), 0))]
    number = 0
    for place, indices in enumerate(frames):
        control = struct.pack(">IIIII", number, width, height, 0, 0) + delay + b"\0\0"
        parts.append(_chunk(b"fcTL", control))
        number += 1
        if place == 0:
            parts.append(_chunk(b"IDAT", _pixels(indices)))
        else:
            parts.append(_chunk(b"fdAT", _NUMBER.pack(number) + _pixels(indices)))
            number += 1
    return b"".join([*parts, _chunk(b"IEND")])


def _start(indices: Bytes, palette: Bytes) -> list[bytes]:
    """Header and palette."""
    height, width = indices.shape
    header = struct.pack(">IIBBBBB", width, height, 8, _INDEXED, 0, 0, 0)
    return [_chunk(b"IHDR", header), _chunk(b"PLTE", palette.astype(np.uint8).tobytes())]


def _pixels(indices: Bytes) -> bytes:
    """Rows without a filter, packed: neighbours of a palette have nothing to subtract."""
    rows = np.zeros((indices.shape[0], indices.shape[1] + 1), np.uint8)
    rows[:, 1:] = indices
    return zlib.compress(rows.tobytes(), 9)


def _chunk(kind: bytes, data: bytes = b"") -> bytes:
    return _HEAD.pack(len(data), kind) + data + _NUMBER.pack(zlib.crc32(kind + data))
