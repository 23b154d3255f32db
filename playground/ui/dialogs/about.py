"""What this program is, which versions it runs on, and its licence."""

import platform
from importlib.metadata import version

import numpy as np
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QPushButton, QWidget

from playground import __version__
from playground.ui.icons import app_icon


def versions() -> dict[str, str]:
    """The versions a report of a problem should name."""
    return {
        "Neural Network Playground": __version__,
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "PySide6": pyside_version,
        "pyqtgraph": version("pyqtgraph"),
        "numpy": np.__version__,
        "System": platform.platform(),
    }


class About(QDialog):
    """Versions and licences; the details can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Neural Network Playground"))
        picture = QLabel(self)
        picture.setPixmap(app_icon().pixmap(QSize(64, 64)))
        title = QLabel("Neural Network Playground", self)
        title.setProperty("role", "title")
        what = QLabel(self.tr("Assemble a neural network, press Run, and see why it learns, or why it does not."), self)
        what.setWordWrap(True)
        self.details = "\n".join(f"{name} {number}" for name, number in versions().items())
        details = QLabel(self.details, self)
        details.setProperty("role", "muted")
        details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        licence = QLabel(self.tr("MIT licence. Qt and PySide6 are used under the LGPL, version 3."), self)
        licence.setProperty("role", "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = QPushButton(self.tr("Copy details"), self)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.close)
        layout = QGridLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setHorizontalSpacing(18)
        layout.addWidget(picture, 0, 0, 5, 1, Qt.AlignmentFlag.AlignTop)
        for row, widget in enumerate((title, what, details, licence, buttons)):
            layout.addWidget(widget, row, 1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
