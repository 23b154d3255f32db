"""From a file on the disk, chosen or dropped, to a data set in the experiment."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.data.files.arrays import import_arrays
from playground.data.files.cifar import import_cifar, is_cifar
from playground.data.files.idx_format import is_idx
from playground.data.files.pictures import import_idx
from playground.data.files.source import FileSource
from playground.sentence import Sentence
from playground.ui.banners import Banners
from playground.ui.importing.job import ImportJob, Read
from playground.ui.importing.table_dialog import TableDialog
from playground.ui.settings import Settings
from playground.ui.texts import tr_sentence

TABLES = (".csv", ".tsv", ".txt")
"""How the names of tables end."""
ARRAYS = (".npz", ".npy")
"""How the names of files of arrays end."""


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
        self._job: ImportJob | None = None

    @Slot()
    def ask(self) -> None:
        """Ask for a file and import it."""
        title = self.tr("Import data")
        known = self.tr("Data files (*.csv *.tsv *.txt *.csv.gz *.npz *.npy *_batch*.bin *idx?-ubyte *idx?-ubyte.gz)")
        everything = self.tr("All files (*)")
        folder = self._settings.text("folder")
        name, _ = QFileDialog.getOpenFileName(self._window, title, folder, f"{known};;{everything}")
        if name:
            self._settings.store("folder", str(Path(name).parent))
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Import a file or a folder."""
        self._banners.clear("message")
        if is_idx(path):
            self._start(lambda _: import_idx(path), path)
            return
        if is_cifar(path):
            self._start(lambda _: import_cifar(path), path)
            return
        if path.name.lower().endswith(ARRAYS):
            self._start(lambda _: import_arrays(path), path)
            return
        dialog = TableDialog(path, self._window)
        dialog.imported.connect(self._take_table)
        dialog.open()

    def close(self) -> None:
        """End a reading that is under way."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            job.wait()
            job.deleteLater()

    def _start(self, read: Read, path: Path) -> None:
        self.close()
        self._job = ImportJob(read, self)
        self._job.found.connect(self._take)
        self._job.refused.connect(self._explain)
        self._job.failed.connect(self._fail)
        self._job.finished.connect(self._end)
        self.said.emit(self.tr("Reading {file}...").format(file=path.name))
        self._job.start()

    @Slot(object)
    def _take(self, source: FileSource) -> None:
        if self.sender() is self._job:  # and not one that was ended
            self._take_table(source)

    @Slot(object)
    def _take_table(self, source: FileSource) -> None:
        self.imported.emit(source)
        self.said.emit(self.tr("Imported {file}: {n} examples.").format(file=source.label, n=f"{source.rows:,}"))

    @Slot(object)
    def _explain(self, sentence: Sentence) -> None:
        if self.sender() is self._job:
            self._banners.show_message("message", tr_sentence(sentence), "problem")

    @Slot(str)
    def _fail(self, details: str) -> None:
        last = details.strip().splitlines()[-1]
        text = self.tr("The file was not imported because of an error in the program: {error}").format(error=last)
        self._banners.show_message("message", text, "problem")

    @Slot()
    def _end(self) -> None:
        if self._job is not None and self._job.isFinished():
            self._job.deleteLater()
            self._job = None


def takes(path: Path) -> bool:
    """Whether a file or a folder may hold data, by its name."""
    return (
        is_idx(path)
        or is_cifar(path)
        or (path.name.lower().removesuffix(".gz").endswith(TABLES + ARRAYS) and path.is_file())
    )
