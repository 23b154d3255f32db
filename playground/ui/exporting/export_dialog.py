"""Looking at an export before it is written: what it leaves out, which files it makes, and the code itself."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from playground.export.targets import EXPORTS
from playground.sentence import Sentence
from playground.ui.exporting.prepared import Prepared
from playground.ui.texts import tr_sentence
from playground.ui.widgets.labels import LabeledCombo

SHOWN = 100_000
"""Bytes of a file that are shown; all of it is copied and saved."""


class ExportDialog(QDialog):
    """Shows one target at a time. `wanted(key)`: it should be prepared; `saveRequested` and `copyRequested` follow."""

    wanted = Signal(str)
    saveRequested = Signal()
    copyRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self.prepared: Prepared | None = None
        titles = {key: tr_sentence(target.title) for key, target in EXPORTS.items()}
        self.targets = LabeledCombo(self.tr("Export as"), titles)
        self.targets.combo.currentIndexChanged.connect(self._ask)
        self.help = self._label("muted")
        self.limits = self._label("")
        self.limits.setAccessibleName(self.tr("What is left out"))
        self.files = self._label("small")
        self.code = QPlainTextEdit(self)
        self.code.setReadOnly(True)
        self.code.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.code.setTabChangesFocus(True)
        self.code.setAccessibleName(self.tr("Preview"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(8)
        for widget in (self.targets, self.help, self.limits, self.code, self.files):
            layout.addWidget(widget, 1 if widget is self.code else 0)
        layout.addLayout(self._buttons())
        self.resize(780, 640)

    @property
    def key(self) -> str:
        """The target shown."""
        return list(EXPORTS)[self.targets.combo.currentIndex()]

    def present(self, key: str) -> None:
        """Show a target; asks for it to be prepared."""
        combo = self.targets.combo
        combo.blockSignals(True)
        combo.setCurrentIndex(list(EXPORTS).index(key))
        combo.blockSignals(False)
        self.show()
        self.raise_()
        self._ask()

    def show_prepared(self, prepared: Prepared) -> None:
        """Show what was made, or why it cannot be made."""
        self.prepared = prepared
        if prepared.obstacle is not None:
            self.show_problem(tr_sentence(prepared.obstacle))
            return
        self._say_limits(prepared.limits)
        main, *_ = prepared.files.values()
        if EXPORTS[prepared.key].kind == "model":
            self.code.setPlainText(self.tr("This file is not text."))
        else:
            self.code.setPlainText(main[:SHOWN].decode("utf-8", "ignore") + "\n..." * (len(main) > SHOWN))
        sizes = [f"{name} ({_size(len(data))})" for name, data in prepared.files.items()]
        self.files.setText(self.tr("Files: {files}").format(files=", ".join(sizes)))
        self._enable(True)

    def show_problem(self, text: str) -> None:
        """Say why there is nothing to export."""
        self._blank(text, "problem")

    def show_refusal(self, text: str) -> None:
        """Say why it was not saved; what is shown stays."""
        self._style_limits("problem")
        self.limits.setText(text)

    # --- building -------------------------------------------------------------------------------------------------

    def _buttons(self) -> QHBoxLayout:
        self.copy = QPushButton(self.tr("Copy code"), self)
        self.copy.clicked.connect(self.copyRequested)
        self.save = QPushButton(self.tr("Save..."), self)
        self.save.clicked.connect(self.saveRequested)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(close)
        return row

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setProperty("role", role)
        return label

    # --- what is shown --------------------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        self.help.setText(tr_sentence(EXPORTS[self.key].help))
        self._blank(self.tr("Preparing..."), "muted")
        self.wanted.emit(self.key)

    def _blank(self, text: str, role: str) -> None:
        self._style_limits(role)
        self.limits.setText(text)
        self.code.clear()
        self.files.clear()
        self._enable(False)

    def _say_limits(self, limits: list[Sentence]) -> None:
        if not limits:
            self._style_limits("muted")
            self.limits.setText(self.tr("Nothing is left out."))
            return
        self._style_limits("")
        lines = [f"•  {tr_sentence(limit)}" for limit in limits]
        self.limits.setText("\n".join([self.tr("Left out or different:"), *lines]))

    def _style_limits(self, role: str) -> None:
        if self.limits.property("role") != role:
            self.limits.setProperty("role", role)
            self.limits.style().unpolish(self.limits)
            self.limits.style().polish(self.limits)

    def _enable(self, ready: bool) -> None:
        self.save.setEnabled(ready)
        self.save.setDefault(ready)
        self.copy.setEnabled(ready)
        self.copy.setVisible(EXPORTS[self.key].kind == "code")


def _size(count: int) -> str:
    """A number of bytes for people."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(count / 1e3, 0.1):.1f} kB"
