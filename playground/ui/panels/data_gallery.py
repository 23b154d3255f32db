"""A gallery of data sets: the tiles of one group at a time, chosen by a row of tabs."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from playground.data.catalog import DATASETS
from playground.data.files.source import FileSource
from playground.data.source import DataSource
from playground.ui.data_groups import FILES, group_of, group_titles
from playground.ui.panels.data_tiles import DataTile, FileTile
from playground.ui.tab_order import stop_at_one
from playground.ui.widgets.text_tabs import TextTabs

ACROSS = 3
"""Tiles in a row."""


class DataGallery(QWidget):
    """The tiles of one group. `tabs`, which stand elsewhere, choose the group; it opens on that of the data set shown.

    `picked` carries the class of the data set a person chose, or an imported data set itself.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = group_titles()
        self.tabs = TextTabs(titles, parent)
        self.tabs.tabs[FILES].hide()
        self.file_tile = FileTile(self)
        self.tiles: dict[str, DataTile] = {}
        self._buttons = QButtonGroup(self)
        self._shown = ""
        self._pages: dict[str, list[DataTile]] = {key: [] for key in titles}
        for key, member in DATASETS.items():
            assert issubclass(member, DataSource)
            self.tiles[key] = DataTile(member, self)
            self._pages[group_of(member)].append(self.tiles[key])
        self._pages[FILES].append(self.file_tile)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for tiles in self._pages.values():
            column.addLayout(self._grid(tiles))
        self.tabs.chosen.connect(self.show_group)
        self._buttons.buttonClicked.connect(self._pick)

    def show_group(self, group: str) -> None:
        """Show the tiles of a group, without emitting."""
        self.tabs.show_key(group)
        for key, tiles in self._pages.items():
            for tile in tiles:
                tile.setVisible(key == group)
        page = self._pages[group]
        stop_at_one(page, next((tile for tile in page if tile.isChecked()), page[0]))

    def show_dataset(self, dataset: DataSource) -> None:
        """Mark a data set, without emitting; one of another kind brings its group."""
        if isinstance(dataset, FileSource):
            self.file_tile.show_source(dataset)
            self.tabs.tabs[FILES].show()
        key = dataset.key()
        self.tiles.get(key, self.file_tile).setChecked(True)
        if key != self._shown:
            self._shown = key
            self.show_group(group_of(type(dataset)))

    def _pick(self, tile: DataTile) -> None:
        source = tile.source if isinstance(tile, FileTile) else None
        key = tile.dataset.key() if source is None else source.key()
        if key != self._shown:
            self._shown = key
            self.picked.emit(source or tile.dataset)

    def _grid(self, tiles: Sequence[DataTile]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        for column in range(ACROSS):
            grid.setColumnStretch(column, 1)
        for number, tile in enumerate(tiles):
            self._buttons.addButton(tile)
            grid.addWidget(tile, number // ACROSS, number % ACROSS, Qt.AlignmentFlag.AlignTop)
        return grid
