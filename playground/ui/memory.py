"""How the window looked when it was closed: its place, its panels, the options of its plots and the speed."""

from collections.abc import Mapping

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from playground.runner import SPEEDS
from playground.ui.docks import DockArea
from playground.ui.plots.base import LivePlot
from playground.ui.settings import Settings
from playground.ui.toolbar import SpeedSlider

DEFAULT_SIZE = (1600, 1000)


class Memory:
    """Stores and restores the look; what does not fit this screen or this version gives the default."""

    def __init__(
        self,
        window: QMainWindow,
        docks: DockArea,
        speed: SpeedSlider,
        plots: Mapping[str, LivePlot],
        settings: Settings,
    ) -> None:
        self._window = window
        self._docks = docks
        self._speed = speed
        self._plots = plots
        self._settings = settings

    def restore(self) -> None:
        """Bring the window to how it was, or to the default."""
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self._window.resize(min(DEFAULT_SIZE[0], screen.width()), min(DEFAULT_SIZE[1], screen.height()))
        geometry = self._settings.blob("geometry")
        if geometry is not None:
            before = self._window.geometry()
            if not self._window.restoreGeometry(geometry) or not _on_a_screen(self._window.frameGeometry()):
                self._window.setGeometry(before)
        self._docks.restore(self._settings.blob("layout"))
        for name, plot in self._plots.items():
            plot.options.restore(self._settings, name)
        speed = self._settings.text("speed")
        if speed.isdecimal() and int(speed) < len(SPEEDS):
            self._speed.show_speed(SPEEDS[int(speed)])

    def store(self) -> None:
        """Remember how it is now."""
        self._settings.store("geometry", self._window.saveGeometry())
        self._settings.store("layout", self._docks.save())
        for name, plot in self._plots.items():
            plot.options.store(self._settings, name)
        self._settings.store("speed", str(SPEEDS.index(self._speed.speed)))


def _on_a_screen(rectangle: QRect) -> bool:
    return any(screen.availableGeometry().intersects(rectangle) for screen in QGuiApplication.screens())
