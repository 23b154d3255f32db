"""PNG files byte by byte: texts inside them, and pictures of a palette, still or animated.

Source: Portable Network Graphics Specification (Third Edition), W3C 2025. Standard library only, apart from arrays.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
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


def png_start(width: int, height: int, palette: Bytes) -> bytes:
    """Header and palette (up to 256, 3) of a picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, _INDEXED, 0, 0, 0)
    return SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"PLTE", palette.tobytes())


def png_picture(indices: Bytes) -> bytes:
    """The pixels (height, width), as places in the palette."""
    return _chunk(b"IDAT", _pixels(indices))


def apng_control(frames: int) -> bytes:
    """What makes an animation of a picture: the number of its frames. It is repeated for ever."""
    return _chunk(b"acTL", struct.pack(">II", frames, 0))


def apng_frame(indices: Bytes, place: int, rate: int) -> bytes:
    """The frame at a place, `rate` of them a second; the first is also what other programs show."""
    height, width = indices.shape
    number = max(2 * place - 1, 0)  # every chunk but the first picture is counted
    control = struct.pack(">IIIIIHHBB", number, width, height, 0, 0, 1, rate, 0, 0)
    head = _chunk(b"fcTL", control)
    if place == 0:
        return head + png_picture(indices)
    return head + _chunk(b"fdAT", _NUMBER.pack(number + 1) + _pixels(indices))


def _pixels(indices: Bytes) -> bytes:
    """Rows without a filter, packed: neighbours of a palette have nothing to subtract."""
    rows = np.zeros((indices.shape[0], indices.shape[1] + 1), np.uint8)
    rows[:, 1:] = indices
    return zlib.compress(rows.tobytes(), 9)


def _chunk(kind: bytes, data: bytes = b"") -> bytes:
    return _HEAD.pack(len(data), kind) + data + _NUMBER.pack(zlib.crc32(kind + data))


PNG_END = _chunk(b"IEND")
