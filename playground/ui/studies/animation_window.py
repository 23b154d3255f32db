"""A film of the decision boundary: settings, the picture being made, and where to save it."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from playground.experiment import SaveError
from playground.experiment.spec import ExperimentSpec
from playground.export.animation.making import Animation, Making, Movie, write_movie
from playground.ui.dialogs import questions
from playground.ui.document import Document
from playground.ui.plots.export import default_name
from playground.ui.settings import Settings
from playground.ui.studies.study_window import StudyWindow
from playground.ui.texts import tr_error
from playground.ui.theme import current_theme
from playground.ui.widgets.card import Card
from playground.ui.widgets.labels import ProblemLabel

PREVIEW = 360
"""The side of the picture shown, in pixels."""
MOST_EPOCHS = 200
"""Epochs of a film at first, where the experiment has more."""


class AnimationWindow(StudyWindow):
    """Trains a copy from its start and shows every picture as it is painted. `said` carries a line for the status bar.

    The film has the colours of the theme in use when it is started.
    """

    said = Signal(str)

    def __init__(self, document: Document, settings: Settings, parent: QWidget | None = None) -> None:
        note = self.tr(
            "Trains a fresh network and paints its output over the two inputs, from epoch to epoch. Filled points are "
            "the training part, rings the test part."
        )
        animation = Animation(end=max(min(document.spec.training.epochs, MOST_EPOCHS), 1))
        super().__init__(self.tr("Animation"), note, animation, document, parent)
        self._settings = settings
        self._kind = animation.kind
        self.picture = QLabel(self)
        self.picture.setFixedSize(PREVIEW, PREVIEW)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setWordWrap(True)
        self.picture.setProperty("role", "muted")
        self.picture.setAccessibleName(self.tr("Picture"))
        self.save_button = QPushButton(self.tr("Save..."), self)
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.save)
        self.remark = ProblemLabel(self)
        self.remark.setProperty("role", "small")
        card = Card(self.tr("Preview"), self)
        card.body.addWidget(self.picture)
        card.body.addStretch()
        self.body.addWidget(card)
        for widget in (self.save_button, self.remark, self.outdated):
            self.side.addWidget(widget)
        self.side.addStretch()
        self.resize(670, 520)
        self.take(None)

    def begin(self, study: Animation, spec: ExperimentSpec) -> Making:
        """Train and paint, in the worker."""
        return study.run(spec, self._theme)

    @Slot()
    def start(self) -> None:
        """Make the film for the document's experiment."""
        self._theme = current_theme()
        self._kind = self.form.value.kind
        super().start()

    def show_result(self, result: Movie | npt.NDArray[np.uint8] | None) -> None:
        """Show the newest picture, or say that there is none."""
        if result is None:
            self.picture.setPixmap(QPixmap())
            self.picture.setText(self.tr("The pictures appear here while they are made."))
        else:
            pixels = result.last if isinstance(result, Movie) else result
            height, width, _ = pixels.shape
            image = QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
            ratio = self.devicePixelRatioF()
            side = round(min(PREVIEW, max(width, PREVIEW // 2)) * ratio)
            pixmap = QPixmap.fromImage(image).scaledToWidth(side, Qt.TransformationMode.SmoothTransformation)
            pixmap.setDevicePixelRatio(ratio)
            self.picture.setPixmap(pixmap)

    @Slot()
    def look_again(self) -> None:
        """Also say whether there is a film to save."""
        super().look_again()
        movie = self._movie()
        self.save_button.setEnabled(movie is not None)
        self.remark.show_problem("" if movie is None else self._remark(movie))

    @Slot()
    def save(self) -> None:
        """Ask where, and write the film or the pictures."""
        movie = self._movie()
        if movie is None:
            return
        name = default_name(self.document.title, "animation", date.today(), self._kind)
        path = questions.ask_film(self, str(Path(self._settings.text("pictures")) / name), self._kind)
        if path is None:
            return
        try:
            write_movie(movie, path)
        except SaveError as error:
            self.problem.show_problem(tr_error(error))
            return
        self.problem.show_problem("")
        self._settings.store("pictures", str(path.parent))
        self.said.emit(self.tr("Saved {file}.").format(file=path.name))
        self.remark.show_problem(self.tr("Saved {file}.").format(file=path.name))

    def _movie(self) -> Movie | None:
        result: Any = self.result_shown
        return result if isinstance(result, Movie) and not self.running else None

    def _remark(self, movie: Movie) -> str:
        size = sum(map(len, movie.files.values())) / 1e6
        text = self.tr("{n} pictures, {size} MB.").format(n=movie.frames, size=f"{size:.1f}")
        if movie.diverged:
            text += " " + self.tr("The training diverged, and the film ends there.")
        return text
