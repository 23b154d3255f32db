"""What is said of the thing under the mouse, and of the unit the keyboard is at."""

from PySide6.QtCore import QCoreApplication, QPointF

from playground.ui.canvas.column_items import ColumnItems
from playground.ui.canvas.scene import NetworkScene


def tip_at(scene: NetworkScene, point: QPointF) -> str:
    """What is at a point, in words."""
    if scene.gaps is not None and scene.gaps.at(point) is not None:
        return QCoreApplication.translate("NetworkCanvas", "Insert a block here (Insert)")
    item = scene.column_at(point)
    if item is None:
        return ""
    change = item.button_at(point)
    if change:
        return _change_words(item.column.maps, change)
    unit = scene.unit_at(point)
    return item.column.tip if unit is None or item.column.kind == "photo" else unit_words(item, unit[1])


def unit_words(item: ColumnItems, place: int) -> str:
    """The unit whose picture is the `place`-th one drawn of a column, in words."""
    column, count, first = item.column, len(item.slot.tops), item.slot.first
    if column.kind == "photo":
        return column.tip
    branch, number = column.home(place, count, first)
    if column.labels:
        return column.labels[number]
    title = column.wordings[0][0]
    if branch:
        title = QCoreApplication.translate("NetworkCanvas", "branch {letter}").format(letter=branch)
    if column.maps:
        words = QCoreApplication.translate("NetworkCanvas", "Channel {n} of {title}")
    else:
        words = QCoreApplication.translate("NetworkCanvas", "Unit {n} of {title}")
    return words.format(n=number + 1, title=title)


def _change_words(maps: bool, change: int) -> str:
    if maps and change > 0:
        return QCoreApplication.translate("NetworkCanvas", "One filter more")
    if maps:
        return QCoreApplication.translate("NetworkCanvas", "One filter less")
    if change > 0:
        return QCoreApplication.translate("NetworkCanvas", "One unit more")
    return QCoreApplication.translate("NetworkCanvas", "One unit less")
