"""Pictures of the window and of single plots, to files and to the clipboard."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from playground.ui.banners import Banners
from playground.ui.dialogs import questions
from playground.ui.document import Document
from playground.ui.panels.output_panel import OutputPanel
from playground.ui.panels.time_gradients import TimeGradientsView
from playground.ui.plots.base import LivePlot
from playground.ui.plots.card_menu import Table, csv_text
from playground.ui.plots.export import ExportError, copy_image, default_name, save_bytes, save_picture
from playground.ui.settings import Settings

Pictured = OutputPanel | LivePlot | TimeGradientsView
"""What the window shows that can be exported by itself."""


class Pictures(QObject):
    """The commands that export pictures. `said` carries a line for the status bar."""

    said = Signal(str)

    def __init__(self, window: QWidget, document: Document, banners: Banners, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._banners = banners
        self._settings = settings

    def export_window(self) -> None:
        """Ask for a file and save a picture of the window."""
        self.export(self._window, "window")

    def export(self, widget: QWidget, what: str, table: Table | None = None) -> None:
        """Ask for a file and save a picture of a widget, or its numbers; `what` is part of the suggested name."""
        name = default_name(self._document.title, what, date.today())
        suggestion = str(Path(self._settings.text("pictures")) / name)
        answer = questions.ask_picture(self._window, suggestion, table is not None)
        if answer is None:
            return
        path, scale = answer
        try:
            if table is not None and path.suffix.lower() == ".csv":
                save_bytes(path, csv_text(table).encode())
            else:
                save_picture(widget, path, scale, self._document.spec)
        except ExportError as error:
            self._banners.show_problem(str(error))
            return
        self._banners.clear("message")
        self._settings.store("pictures", str(path.parent))
        self.said.emit(self.tr("Saved {file}.").format(file=path.name))

    def export_plot(self, plot: Pictured) -> None:
        """Ask for a file and save a picture of a plot of the window, or its numbers."""
        self.export(plot, plot.what, plot.menu.table())

    def copy_window(self) -> None:
        """Put a picture of the window on the clipboard."""
        copy_image(self._window)
        self.said.emit(self.tr("The picture is on the clipboard."))
