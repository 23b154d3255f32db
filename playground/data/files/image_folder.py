"""A folder of pictures as a data set: each sub-folder is a class, as for PyTorch's ImageFolder."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, ClassVar

import numpy as np
import numpy.typing as npt

from playground.data.files.decoder import Colour, decode
from playground.data.files.idx_format import SIZE_LIMIT, Bytes
from playground.data.files.pictures import Pictures, PictureSource, kept
from playground.data.files.progress import Progress, unheard
from playground.data.files.reading import explained, refuse
from playground.family import setting
from playground.sentence import Sentence, sentence

ENDINGS = (".png", ".jpg", ".jpeg")
CLASS_LIMIT = 1000
LEAST_PICTURES = 4
LARGEST = 128
"""Pixels per side at most."""
STRIDE = 20
"""Pictures between two reports of the progress."""

ClassFolders = Mapping[str, Sequence[Path]]
"""The files of each class, both in alphabetical order."""


class ImageFolder(PictureSource, frozen=True, tag="image_folder"):
    """PNG and JPEG pictures in a folder per class, stretched to squares of one size when they are read."""

    title: ClassVar[str] = "Folder of pictures"
    help: ClassVar[str] = "Your own PNG or JPEG pictures: a folder with a sub-folder for each class."
    source: ClassVar[str] = "Layout as for torchvision.datasets.ImageFolder; stretched as by Keras"

    path: Annotated[str, setting("Folder", "Where the sub-folders are.", live=False)] = ""
    size: Annotated[
        int,
        setting("Size", "Pixels per side; each picture is stretched to a square.", low=4, high=LARGEST, live=False),
    ] = 28
    colour: Annotated[
        Colour,
        setting("Colour", "Shades of grey or colours.", live=False, labels={"grey": "Grey", "rgb": "Red, green, blue"}),
    ] = "grey"

    @property
    def image(self) -> tuple[int, int, int]:  # type: ignore[override]  # fixed for other data sets
        """One channel of grey or three of colour."""
        return (3 if self.colour == "rgb" else 1, self.size, self.size)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The folder."""
        return (Path(self.path),) if self.path else ()

    @property
    def label(self) -> str:
        """The name of the folder."""
        return Path(self.path).name

    @property
    def problem(self) -> Sentence | None:
        """The folder must be named."""
        return super().problem if self.path else sentence("No folder of pictures is chosen; import one.")

    def read(self, progress: Progress = unheard) -> Pictures:
        """All pictures, class by class."""
        folder = Path(self.path)
        folders = class_folders(folder)
        if tuple(folders) != self.classes:
            raise refuse(folder, sentence("its sub-folders are no longer those that were imported; import it again"))
        files = [file for files in folders.values() for file in files]
        labels = np.repeat(np.arange(len(folders)), [len(files) for files in folders.values()])
        return kept(files, lambda: self._decode(files, labels, progress), self.size, self.colour)

    def _decode(self, files: Sequence[Path], labels: npt.NDArray[np.int64], progress: Progress) -> Pictures:
        channels, height, width = self.image
        if len(files) * channels * height * width > SIZE_LIMIT:
            raise refuse(Path(self.path), sentence("these are too many pictures for this size; choose a smaller one"))
        pixels = np.empty((len(files), channels, height, width), np.uint8)
        for number, file in enumerate(files):
            if number % STRIDE == 0:
                progress(number / len(files))
            pixels[number] = decode(file, self.size, self.colour)
        rows = pixels.reshape(len(files), -1)
        for array in (rows, labels):
            array.setflags(write=False)
        return Pictures(rows, self.image, labels)


def class_folders(path: Path) -> dict[str, list[Path]]:
    """The pictures of each sub-folder; hidden ones are passed over. `DataError` if this is no folder of classes."""
    with explained(path):
        found = {folder.name: _pictures(folder) for folder in sorted(path.iterdir()) if _is_class(folder)}
    if not found:
        raise refuse(path, sentence("it has no sub-folders; put the pictures of each class into one of their own"))
    if len(found) == 1:
        reason = sentence("it has only the sub-folder {name}; two classes are needed at least", name=next(iter(found)))
        raise refuse(path, reason)
    if len(found) > CLASS_LIMIT:
        raise refuse(path, sentence("it has more than {n} sub-folders", n=f"{CLASS_LIMIT:,}"))
    empty = next((name for name, files in found.items() if not files), None)
    if empty is not None:
        raise refuse(path, sentence("the sub-folder {name} holds no PNG or JPEG picture", name=empty))
    count = sum(map(len, found.values()))
    if count < LEAST_PICTURES:
        raise refuse(path, sentence("it has {n} pictures; {least} are needed at least", n=count, least=LEAST_PICTURES))
    return found


def import_folder(path: Path, size: int, colour: Colour, progress: Progress = unheard) -> ImageFolder:
    """The data set in a folder of classes. All of it is read, so that what is imported is known to be good."""
    folders = class_folders(path)
    count = sum(map(len, folders.values()))
    dataset = ImageFolder(rows=count, classes=tuple(folders), path=str(path.absolute()), size=size, colour=colour)
    dataset.read(progress)
    return dataset


def sample_pictures(
    folders: ClassFolders, size: int, colour: Colour, most: int, progress: Progress = unheard
) -> dict[str, Bytes]:
    """Up to `most` pictures of each class, evenly chosen: (n, C, size, size)."""
    found = {}
    for number, (name, files) in enumerate(folders.items()):
        progress(number / len(folders))
        chosen = files[:: max(1, len(files) // most)][:most]
        found[name] = np.stack([decode(file, size, colour) for file in chosen])
    return found


def _is_class(folder: Path) -> bool:
    return folder.is_dir() and not folder.name.startswith((".", "__"))


def _pictures(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in ENDINGS and not file.name.startswith("."))
