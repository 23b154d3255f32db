"""From a file on the disk, chosen or dropped, to a data set in the experiment."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.data.files.arrays import import_arrays
from playground.data.files.cifar import import_cifar, is_cifar
from playground.data.files.idx_format import is_idx
from playground.data.files.image_folder import ENDINGS
from playground.data.files.pictures import import_idx
from playground.data.files.progress import Progress
from playground.data.files.source import FileSource
from playground.runner.job import Job, Work, end
from playground.sentence import Sentence
from playground.ui.banners import Banners
from playground.ui.importing.folder_dialog import FolderDialog
from playground.ui.importing.table_dialog import TableDialog
from playground.ui.settings import Settings
from playground.ui.texts import tr_sentence

TABLES = (".csv", ".tsv", ".txt")
"""How the names of tables end."""
ARRAYS = (".npz", ".npy")
"""How the names of files of arrays end."""
PATTERNS = "*.csv *.tsv *.txt *.csv.gz *.npz *.npy *_batch*.bin* *idx?-ubyte *idx?-ubyte.gz *.png *.jpg *.jpeg"
"""What the file dialog lists."""


def _is_arrays(path: Path) -> bool:
    return path.name.lower().endswith(ARRAYS)


def _is_picture(path: Path) -> bool:
    """Whether a file is one of a class: it stands for the folder of all classes."""
    return path.name.lower().endswith(ENDINGS)


def _read(read: Callable[..., FileSource], paths: Sequence[Path], _: Progress) -> FileSource:
    return read(*paths)


_KINDS: tuple[tuple[Callable[[Path], bool], Callable[..., FileSource]], ...] = (
    (is_idx, import_idx),
    (is_cifar, import_cifar),
    (_is_arrays, import_arrays),
)
"""What recognizes files, or a folder of them, and what reads them."""


class Importing(QObject):
    """Reads data files. `imported` carries the data set, `said` a line for the status bar.

    A file that is refused is explained in a banner, and everything stays as it was. One file is read at a time: a newer
    one takes the place of one that is being read.
    """

    imported = Signal(object)
    said = Signal(str)

    def __init__(self, window: QWidget, banners: Banners, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._banners = banners
        self._settings = settings
        self._job: Job | None = None

    @Slot()
    def ask(self) -> None:
        """Ask for a file and import it."""
        title = self.tr("Import data")
        known = self.tr("Data files") + f" ({PATTERNS})"
        everything = self.tr("All files (*)")
        folder = self._settings.text("folder")
        name, _ = QFileDialog.getOpenFileName(self._window, title, folder, f"{known};;{everything}")
        if name:
            self._settings.store("folder", str(Path(name).parent))
            self.open_paths([Path(name)])

    @Slot()
    def ask_folder(self) -> None:
        """Ask for a folder and import it."""
        folder = self._settings.text("folder")
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder"), folder)
        if name:
            self._settings.store("folder", str(Path(name).parent))
            self.open_paths([Path(name)])

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Import a file, a folder, or files that belong together."""
        self._banners.clear("message")
        path = paths[0]
        for recognizes, read in _KINDS:
            if all(map(recognizes, paths)):
                self._start(partial(_read, read, paths), path)
                return
        if _is_picture(path):
            path = path.absolute().parent.parent
        dialog = FolderDialog(path, self._window) if path.is_dir() else TableDialog(path, self._window)
        dialog.imported.connect(self._take_source)
        dialog.open()

    def close(self) -> None:
        """End a reading that is under way."""
        job, self._job = self._job, None
        end(job)

    def _start(self, read: Work, path: Path) -> None:
        self.close()
        self._job = Job(read, self)
        self._job.found.connect(self._take)
        self._job.refused.connect(self._explain)
        self._job.failed.connect(self._fail)
        self._job.finished.connect(self._end)
        self.said.emit(self.tr("Reading {file}...").format(file=path.name))
        self._job.start()

    @Slot(object)
    def _take(self, source: FileSource) -> None:
        if self.sender() is self._job:  # and not one that was ended
            self._take_source(source)

    @Slot(object)
    def _take_source(self, source: FileSource) -> None:
        self.imported.emit(source)
        self.said.emit(self.tr("Imported {file}: {n} examples.").format(file=source.label, n=f"{source.rows:,}"))

    @Slot(object)
    def _explain(self, sentence: Sentence) -> None:
        if self.sender() is self._job:
            self._banners.show_problem(tr_sentence(sentence))

    @Slot(str)
    def _fail(self, details: str) -> None:
        last = details.strip().splitlines()[-1]
        text = self.tr("The file was not imported because of an error in the program: {error}").format(error=last)
        self._banners.show_problem(text)

    @Slot()
    def _end(self) -> None:
        if self._job is not None and self._job.isFinished():
            self._job.deleteLater()
            self._job = None


def takes(paths: Sequence[Path]) -> bool:
    """Whether this may be data, by the names: any one folder, one file, or files of one kind that belong together."""
    if len(paths) != 1:
        return bool(paths) and any(all(map(recognizes, paths)) for recognizes, _ in _KINDS[:2])
    path = paths[0]
    table = path.name.lower().removesuffix(".gz").endswith(TABLES)
    known = table or _is_picture(path) or any(recognizes(path) for recognizes, _ in _KINDS)
    return path.is_dir() or (known and path.is_file())
