"""The IDX format of MNIST: a magic number, the sizes of the dimensions, then one byte per value."""

import re
from pathlib import Path

import numpy as np
import numpy.typing as npt

from playground.data.files.reading import explained, opened, refuse
from playground.sentence import sentence

Bytes = npt.NDArray[np.uint8]

SIZE_LIMIT = 500_000_000
"""Values that are read from one file at most: ten times MNIST."""
SIDE_LIMIT = 256
"""Pixels per side of a picture at most."""
_UNSIGNED_BYTES = 8
_IMAGES = re.compile(r"images[-.]idx3[-.]ubyte(\.gz)?$", re.IGNORECASE)


def read_idx(path: Path, dimensions: int) -> Bytes:
    """The values of an IDX file of unsigned bytes with this many dimensions; `DataError` if it is not one.

    Source: Y. LeCun, C. Cortes and C. Burges, The MNIST database, "File formats".
    """
    with opened(path) as (file, most):
        head = file.read(4)
        if len(head) < 4 or head[:2] != b"\0\0" or head[3] not in (1, 2, 3, 4):
            raise refuse(path, sentence("this is not an IDX file"))
        if head[2] != _UNSIGNED_BYTES:
            raise refuse(path, sentence("only IDX files of unsigned bytes are read"))
        if head[3] != dimensions:
            reason = sentence("it has {found} dimensions instead of {wanted}", found=head[3], wanted=dimensions)
            raise refuse(path, reason)
        sizes = file.read(4 * dimensions)
        if len(sizes) < 4 * dimensions:
            raise refuse(path, sentence("it ends within its header"))
        shape = tuple(np.frombuffer(sizes, ">u4").tolist())
        _check_shape(path, shape, most)
        count = int(np.prod(shape, dtype=object))
        content = file.read(count + 1)
    if len(content) != count:
        said, found = f"{count:,}", f"{len(content):,}"
        if len(content) > count:
            raise refuse(path, sentence("it is longer than the {said} values its header announces", said=said))
        raise refuse(path, sentence("it ends after {found} of {said} values", found=found, said=said))
    return np.frombuffer(content, np.uint8).reshape(shape)


def _check_shape(path: Path, shape: tuple[int, ...], most: int) -> None:
    """Refuse what cannot be true before any memory is asked for. `most`: how many bytes the file can hold."""
    if 0 in shape:
        raise refuse(path, sentence("it is empty"))
    if any(side > SIDE_LIMIT for side in shape[1:]):
        raise refuse(path, sentence("pictures of more than {n} x {n} pixels are not read", n=SIDE_LIMIT))
    count = int(np.prod(shape, dtype=object))
    if count > SIZE_LIMIT:
        limit = f"{SIZE_LIMIT:,}"
        raise refuse(path, sentence("it announces more than the {limit} values that are read", limit=limit))
    if count > most:
        raise refuse(path, sentence("it is too short for the {said} values its header announces", said=f"{count:,}"))


def idx_pairs(path: Path) -> list[tuple[Path, Path]]:
    """The files of pictures and labels at `path`: a folder with the usual names, or one file of a pair.

    Of a folder the training pictures come first. `DataError` if there are none or a partner is missing.
    """
    if path.is_dir():
        with explained(path):
            found = sorted((file for file in path.iterdir() if _IMAGES.search(file.name)), key=_order)
        images = list({_IMAGES.sub("", file.name): file for file in reversed(found)}.values())[::-1]
        if not images:
            reason = sentence("no file in this folder is called like train-images-idx3-ubyte or ...ubyte.gz")
            raise refuse(path, reason)
        return [(file, _partner(file, "labels")) for file in images]
    if "labels" in path.name.lower():
        return [(_partner(path, "images"), path)]
    return [(path, _partner(path, "labels"))]


def is_idx(path: Path) -> bool:
    """Whether a file or a folder looks like IDX by its name."""
    if path.is_dir():
        try:
            return any(_IMAGES.search(file.name) for file in path.iterdir())
        except OSError:
            return False
    return re.search(r"[-.]idx\d?([-.]|$)", path.name, re.IGNORECASE) is not None


def _order(file: Path) -> tuple[bool, str]:
    """Training pictures first; a plain file before the same one gzipped."""
    return (not file.name.startswith("train"), file.name)


def _partner(path: Path, wanted: str) -> Path:
    """The file that belongs to a file of pictures or labels; it may be gzipped when the other is not."""
    words = {"labels": ("images", "labels", "3", "1"), "images": ("labels", "images", "1", "3")}
    before, after, old, new = words[wanted]
    name = re.sub(before, after, path.name, flags=re.IGNORECASE)
    name = re.sub(rf"idx{old}", f"idx{new}", name, flags=re.IGNORECASE)
    plain = name.removesuffix(".gz")
    for candidate in (name, plain, f"{plain}.gz"):
        partner = path.with_name(candidate)
        if candidate != path.name and partner.is_file():
            return partner
    if wanted == "labels":
        reason = sentence("its labels are missing: there is no file {name} beside it", name=name)
    else:
        reason = sentence("its pictures are missing: there is no file {name} beside it", name=name)
    raise refuse(path, reason)
