"""The menus whose entries are not in the table of actions: presets, recent files, panels, plots."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from playground.experiment import load_preset, preset_names
from playground.ui.data_groups import group_of, group_titles
from playground.ui.docks import DockArea
from playground.ui.exporting.code_button import fill_export_menu
from playground.ui.exporting.exporting import Exporting
from playground.ui.files import Files
from playground.ui.pictures import Pictured, Pictures
from playground.ui.texts import tr_preset, wrap


class FilledMenus(QObject):
    """Fills the menus and does what their entries say; `pictured` are the panels that can be exported, by dock."""

    def __init__(
        self,
        menus: Mapping[str, QMenu],
        files: Files,
        pictures: Pictures,
        docks: DockArea,
        pictured: Mapping[str, Pictured],
        exporting: Exporting,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._presets, self._recent = menus["presets"], menus["recent"]
        self._files = files
        self._pictures = pictures
        self._pictured = pictured
        self._exporting = exporting
        self._presets.aboutToShow.connect(self.fill_presets)
        self._presets.triggered.connect(self._open_preset)
        self._recent.aboutToShow.connect(self.fill_recent)
        self._recent.triggered.connect(self._open_recent)
        for dock in docks.docks.values():
            menus["panels"].addAction(dock.toggleViewAction())
        for key in pictured:
            name = docks.docks[key].windowTitle()
            _add(menus["export_plot"], self.tr("{plot}...").format(plot=name), key)
        menus["export_plot"].triggered.connect(self._export)
        fill_export_menu(menus["export"])
        menus["export"].triggered.connect(self._export_as)

    @Slot()
    def fill_presets(self) -> None:
        """List the shipped presets by the group of their data, with their descriptions as tips, once."""
        if not self._presets.isEmpty():
            return
        specs = {name: load_preset(name) for name in preset_names()}
        for group, title in group_titles().items():
            members = [name for name, spec in specs.items() if group_of(type(spec.data.dataset)) == group]
            if members:
                menu = QMenu(title, self._presets)
                menu.setToolTipsVisible(True)
                self._presets.addMenu(menu)
                for name in sorted(members, key=lambda name: tr_preset(specs[name].name) or name):
                    spec = specs[name]
                    _add(menu, _plain(tr_preset(spec.name) or name), name, tr_preset(spec.description))

    @Slot()
    def fill_recent(self) -> None:
        """List the recent files as they are now."""
        self._recent.clear()
        for number, path in enumerate(self._files.recent.paths(), start=1):
            _add(self._recent, f"&{number % 10} {_plain(path.name)}", str(path), str(path))
        if self._recent.isEmpty():
            self._recent.addAction(self.tr("No recent files")).setEnabled(False)
            return
        self._recent.addSeparator()
        self._recent.addAction(self.tr("&Clear this list")).triggered.connect(self._files.recent.clear)

    @Slot(QAction)
    def _open_preset(self, action: QAction) -> None:
        self._files.open_preset(action.data())

    @Slot(QAction)
    def _open_recent(self, action: QAction) -> None:
        if action.data():
            self._files.open_path(Path(action.data()))

    @Slot(QAction)
    def _export(self, action: QAction) -> None:
        self._pictures.export_plot(self._pictured[action.data()])

    @Slot(QAction)
    def _export_as(self, action: QAction) -> None:
        if action.data():  # the others are in the table of actions
            self._exporting.open(action.data())


def _add(menu: QMenu, text: str, data: str, tip: str = "") -> None:
    action = menu.addAction(text)
    action.setData(data)
    action.setToolTip(wrap(tip or text))
    action.setStatusTip(tip)


def _plain(text: str) -> str:
    """A text in which an ampersand is an ampersand."""
    return text.replace("&", "&&")
