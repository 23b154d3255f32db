"""Looking at a folder of pictures before it is imported: its classes, and how its pictures come out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from PySide6.QtCore import QThread, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from playground.data.files.decoder import Colour
from playground.data.files.idx_format import Bytes
from playground.data.files.image_folder import class_folders, import_folder, sample_pictures
from playground.data.files.progress import Progress
from playground.runner.job import Job, end
from playground.sentence import Sentence
from playground.ui.importing.class_rows import ClassRows
from playground.ui.importing.import_dialog import ImportDialog
from playground.ui.widgets.card import Card
from playground.ui.widgets.labels import LabeledCombo

SIZES = (16, 28, 32, 48, 64, 96)
USUAL: Mapping[Colour, int] = {"grey": 28, "rgb": 32}
"""The sizes of MNIST and of CIFAR-10."""
SHOWN_CLASSES = 40
SHOWN_PICTURES = 8


@dataclass(frozen=True)
class FolderLook:
    """How many pictures each class has, and some of them (n, C, size, size) of the classes that are shown."""

    counts: Mapping[str, int]
    pictures: Mapping[str, Bytes]

    @property
    def colourful(self) -> bool:
        """Whether a picture seen in colour has any."""
        return any(np.ptp(pictures, axis=1).any() for pictures in self.pictures.values())


class FolderDialog(ImportDialog):
    """The classes of a folder with some of their pictures, as small as the network will see them."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(path, parent)
        self.look: FolderLook | None = None
        self._looking: Job | None = None
        self.size_field = LabeledCombo(self.tr("Size"), {str(size): f"{size} x {size}" for size in SIZES})
        self.size_field.set_tip(self.tr("Pixels per picture. Larger pictures take longer to learn from."))
        self.colour_field = LabeledCombo(
            self.tr("Colour"), {"grey": self.tr("Grey"), "rgb": self.tr("Red, green, blue")}
        )
        self.rows = ClassRows(self)
        self.count = QLabel(self)
        self.count.setProperty("role", "small")
        self._arrange()
        self.resize(620, 520)
        for field in (self.size_field, self.colour_field):
            field.combo.picked.connect(self._look_again)
        self.import_button.clicked.connect(self._start)
        self.import_button.setEnabled(False)
        self.count.setText(self.tr("Looking at the pictures..."))
        self._look(USUAL["rgb"], "rgb")

    @property
    def importable(self) -> bool:
        """Whether the folder holds classes of pictures."""
        return self.look is not None

    @property
    def choice(self) -> tuple[int, Colour]:
        """Pixels per side, and whether in colour."""
        return int(self.size_field.combo.key()), cast("Colour", self.colour_field.combo.key())

    def _arrange(self) -> None:
        card = Card(self.tr("Pictures"), self)
        fields = QGridLayout()
        fields.setHorizontalSpacing(10)
        for column, field in enumerate((self.size_field, self.colour_field)):
            fields.addWidget(field, 0, column)
            fields.setColumnStretch(column, 1)
        card.body.addLayout(fields)
        card.body.addWidget(self.rows, 1)
        card.body.addWidget(self.count)
        self.lay_out((card,))

    def _look(self, size: int, colour: Colour) -> None:
        """Decode some pictures in a thread of its own; a newer look takes the place of an older one."""
        self._finish_looking()
        path = self._path

        def read(progress: Progress) -> FolderLook:
            folders = class_folders(path)
            first = dict(list(folders.items())[:SHOWN_CLASSES])
            counts = {name: len(files) for name, files in folders.items()}
            return FolderLook(counts, sample_pictures(first, size, colour, SHOWN_PICTURES, progress))

        self._looking = Job(read, self)
        self._looking.found.connect(self._show)
        self._looking.refused.connect(self._refuse)
        self._looking.failed.connect(self.fail)
        self._looking.start(QThread.Priority.LowPriority)

    @Slot()
    def _look_again(self) -> None:
        self._look(*self.choice)

    @Slot(object)
    def _refuse(self, sentence: Sentence) -> None:
        self.look = None
        self.count.setText("")
        self.rows.show_classes({}, {})
        self.explain(sentence)

    @Slot(object)
    def _show(self, look: FolderLook) -> None:
        """Show the classes. The first look is in colour; if there is none in the pictures, grey is proposed."""
        if self.sender() is not self._looking:
            return
        if self.look is None:
            colour: Colour = "rgb" if look.colourful else "grey"
            self.colour_field.combo.show_key(colour)
            self.size_field.combo.show_key(str(USUAL[colour]))
        self.look = look
        self.problem.show_problem("")
        self.rows.show_classes(look.counts, look.pictures)
        total = self.tr("{n} pictures in {m} classes; each is stretched to a square.")
        self.count.setText(total.format(n=f"{sum(look.counts.values()):,}", m=f"{len(look.counts):,}"))
        self.import_button.setEnabled(self._job is None)

    @Slot()
    def _start(self) -> None:
        path, (size, colour) = self._path, self.choice
        self.start(lambda progress: import_folder(path, size, colour, progress))

    def _finish_looking(self) -> None:
        job, self._looking = self._looking, None
        end(job)

    def done(self, result: int) -> None:
        """End both threads, whatever closes the dialog."""
        self._finish_looking()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End both threads."""
        self._finish_looking()
        super().closeEvent(event)
