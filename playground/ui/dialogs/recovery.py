"""The offer at the start: unsaved work of a program that ended unexpectedly."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from playground.ui.dialogs import questions
from playground.ui.icons import pixmap
from playground.ui.recovery.found import Found
from playground.ui.widgets.card import Card
from playground.ui.widgets.details import Details

TALLEST = 420
"""Pixels of the list; more of it scrolls."""


class RecoveryDialog(QDialog):
    """One card per copy, the newest first. `chosen` carries what to open, `discarded` what to throw away.

    What is neither is left where it is when the dialog closes, to be offered again.
    """

    chosen = Signal(object)
    discarded = Signal(object)

    def __init__(self, found: Sequence[Found], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recover unsaved work"))
        self.cards = [FoundCard(one, self) for one in found]
        for card in self.cards:
            card.chosen.connect(self._choose)
            card.discarded.connect(self._discard)
        self.later = QPushButton(self.tr("Not now") if any(one.session for one in found) else self.tr("Close"), self)
        self.later.setToolTip(self.tr("Leave everything where it is and ask again at the next start."))
        self.later.setAutoDefault(False)
        self.later.clicked.connect(self.close)
        next((card.recover for card in self.cards if card.found.session), self.later).setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.later)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addLayout(self._head(any(one.session for one in found)))
        layout.addWidget(self._list())
        layout.addLayout(row)
        self.setMinimumWidth(520)

    def _head(self, any_work: bool) -> QHBoxLayout:
        picture = QLabel(self)
        picture.setPixmap(pixmap("warning", 28, "negative_text", self.devicePixelRatio()))
        title = QLabel(self.tr("The program ended unexpectedly."), self)
        title.setProperty("role", "title")
        work = self.tr("There is work that was not saved. Recover it, or throw it away?")
        text = QLabel(work if any_work else self.tr("No unsaved work was lost."), self)
        text.setProperty("role", "muted")
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(title)
        words.addWidget(text)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _list(self) -> QWidget:
        content = QWidget()
        content.setObjectName("content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for card in self.cards:
            column.addWidget(card)
        column.addStretch(1)
        if content.sizeHint().height() <= TALLEST:
            return content
        area = QScrollArea(self)
        area.setProperty("role", "plain")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setFixedHeight(TALLEST)
        return area

    @Slot(object)
    def _choose(self, found: Found) -> None:
        self.chosen.emit(found)
        self.close()

    @Slot(object)
    def _discard(self, found: Found) -> None:
        if not questions.ask_discard(self, found.title):
            return
        self.discarded.emit(found)
        card = next(card for card in self.cards if card.found is found)
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        if not self.cards:
            self.close()
        else:
            self.adjustSize()


class FoundCard(Card):
    """One copy: its name, its time, how it compares with the file, and what can be done."""

    chosen = Signal(object)
    discarded = Signal(object)

    def __init__(self, found: Found, parent: QWidget | None = None) -> None:
        super().__init__(found.title or self.tr("A crash of the program"), parent)
        self.found = found
        self.set_note(found.when())
        text = QLabel(found.comparison(), self)
        text.setWordWrap(True)
        self.body.addWidget(text)
        self.recover = QPushButton(self.tr("Recover"), self)
        self.recover.clicked.connect(lambda: self.chosen.emit(found))
        self.discard = QPushButton(self.tr("Discard"), self)
        self.discard.clicked.connect(lambda: self.discarded.emit(found))
        row = QHBoxLayout()
        if found.fault:
            self.details = Details(found.fault, self)
            self.body.addWidget(self.details)
            copy = QPushButton(self.tr("Copy details"), self)
            copy.setAutoDefault(False)
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(found.fault))
            row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(self.discard)
        row.addWidget(self.recover)
        for button in (self.discard, self.recover):
            button.setAutoDefault(False)
            button.setVisible(found.session is not None)
        self.body.addLayout(row)
