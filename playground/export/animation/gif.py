"""GIF files of pictures of one palette. Source: Graphics Interchange Format, Version 89a (CompuServe, 1990)."""

import struct

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]

BITS = 8
CLEAR, END = 1 << BITS, (1 << BITS) + 1
MOST_CODES = 4096


def gif_start(width: int, height: int, palette: Bytes) -> bytes:
    """Header, palette and the wish to be repeated for ever."""
    colours = np.zeros((1 << BITS, 3), np.uint8)
    colours[: len(palette)] = palette
    screen = struct.pack("<HHBBB", width, height, 0xF0 | BITS - 1, 0, 0)
    return b"GIF89a" + screen + colours.tobytes() + b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"


def gif_frame(indices: Bytes, hundredths: int) -> bytes:
    """A picture (height, width) that stays for a number of hundredths of a second."""
    height, width = indices.shape
    control = struct.pack("<BBBBHBB", 0x21, 0xF9, 4, 0x04, hundredths, 0, 0)
    place = struct.pack("<BHHHHB", 0x2C, 0, 0, width, height, 0)
    data = lzw(indices.tobytes())
    blocks = b"".join(bytes([len(part)]) + part for part in (data[at : at + 255] for at in range(0, len(data), 255)))
    return control + place + bytes([BITS]) + blocks + b"\0"


GIF_END = b"\x3b"


def lzw(pixels: bytes) -> bytes:
    """Pixels packed as codes of growing width, the lowest bits first; appendix F of the source."""
    codes: dict[int, int] = {}
    packed = bytearray()
    held, filled, width, following = CLEAR, BITS + 1, BITS + 1, END + 1
    prefix = -1
    for pixel in pixels:
        key = prefix << BITS | pixel
        known = pixel if prefix < 0 else codes.get(key)
        if known is not None:
            prefix = known
            continue
        held |= prefix << filled
        filled += width
        while filled >= 8:
            packed.append(held & 255)
            held >>= 8
            filled -= 8
        prefix = pixel
        if following < MOST_CODES:
            codes[key] = following
            width += following == 1 << width
            following += 1
        else:
            held |= CLEAR << filled
            filled += width
            codes.clear()
            width, following = BITS + 1, END + 1
    held |= prefix << filled
    filled += width
    width += following == 1 << width and following < MOST_CODES
    held |= END << filled
    filled += width
    packed += held.to_bytes((filled + 7) // 8, "little")
    return bytes(packed)
