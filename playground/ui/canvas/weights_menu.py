"""The context menu of the canvas: what can be done with a unit and its block."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QGraphicsView, QMenu

from playground.engine.holds import Holds, Unit
from playground.ui.canvas.column_items import ColumnItems
from playground.ui.canvas.grasp import number_at
from playground.ui.canvas.scene import NetworkScene
from playground.ui.canvas.ways import weighs
from playground.ui.canvas.weights import WeightHands
from playground.ui.canvas.weights_marks import block_of
from playground.ui.icons import icon


class HoldMenu:
    """Offers to freeze and to silence; what is chosen leaves as `WeightHands.held`."""

    def __init__(self, view: QGraphicsView, scene: NetworkScene, hands: WeightHands) -> None:
        self._view, self._scene, self._hands = view, scene, hands

    def show(self, event: QContextMenuEvent, walked: tuple[ColumnItems, int] | None = None) -> None:
        """Offer what can be done with what is under the mouse, or with the unit that the keyboard is at."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self._view.mapToScene(event.pos())
        place = event.globalPos()
        if keyboard:
            if walked is None:
                return
            point = walked[0].slot.picture(walked[1]).center()
            place = self._view.viewport().mapToGlobal(self._view.mapFromScene(point))
        grasp = self._hands.reach.at(point)
        if grasp is not None:
            self._hands.edit(grasp, event.pos())
            return
        menu = self.at(point)
        if menu is not None:
            menu.popup(place)

    def at(self, point: QPointF) -> QMenu | None:
        """What can be done with the unit and the block at a point; None where there is neither."""
        item = self._scene.column_at(point)
        if item is None or block_of(item.column.key) is None:
            return None
        found = self._scene.unit_at(point)
        return self.of(item, None if found is None else found[1])

    def of(self, item: ColumnItems, place: int | None) -> QMenu:
        """What can be done with a column, and with the unit at a place of it."""
        self._hands.leave()
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        block = block_of(item.column.key)
        assert block is not None
        if place is not None:
            self._add_unit(menu, item, place, block)
        name = self._hands.reach.names.get(item.column.key, item.column.wordings[0][0])
        _head(menu, name)
        on = block not in self._hands.holds.blocks
        blocks = self._hands.holds.blocks | {block} if on else self._hands.holds.blocks - {block}
        text = (
            QCoreApplication.translate("WeightHands", "Freeze block")
            if on
            else QCoreApplication.translate("WeightHands", "Unfreeze block")
        )
        self._add(menu, "lock" if on else "unlock", text, replace(self._hands.holds, blocks=blocks))
        if self._hands.holds:
            menu.addSeparator()
            self._add(menu, "unlock", QCoreApplication.translate("WeightHands", "Unfreeze everything"), Holds())
        return menu

    def _add_unit(self, menu: QMenu, item: ColumnItems, place: int, block: int) -> None:
        _head(menu, self._hands.reach.unit_name(item, place))
        holds = self._hands.holds
        unit = Unit(block, number_at(item, place))
        if item.column.counted or item.column.key == "output" or weighs(item.column, unit.unit):
            on = unit not in holds.units
            units = holds.units | {unit} if on else holds.units - {unit}
            text = (
                QCoreApplication.translate("WeightHands", "Freeze unit")
                if on
                else QCoreApplication.translate("WeightHands", "Unfreeze unit")
            )
            self._add(menu, "lock" if on else "unlock", text, replace(holds, units=units))
            inner = QMenu(QCoreApplication.translate("WeightHands", "Its weights"), menu)
            inner.setIcon(icon("more"))
            menu.addMenu(inner)
            self._add_weights(inner, item, place)
        if item.column.hidden:
            on = unit not in holds.silenced
            silenced = holds.silenced | {unit} if on else holds.silenced - {unit}
            text = (
                QCoreApplication.translate("WeightHands", "Silence unit")
                if on
                else QCoreApplication.translate("WeightHands", "Let the unit speak again")
            )
            self._add(menu, "silence", text, replace(holds, silenced=silenced))

    def _add_weights(self, menu: QMenu, item: ColumnItems, place: int) -> None:
        """Each weight of a unit, so that the keyboard can come to it."""
        before = self._scene.columns[self._scene.columns.index(item) - 1]
        near = self._view.mapFromScene(item.slot.picture(place).bottomLeft())
        reach = self._hands.reach
        found = [reach.bias(item, place)]
        found += [reach.edge(before, source, item, place) for source in range(len(before.slot.tops))]
        for grasp in filter(None, found):
            action = menu.addAction(f"{grasp.title}: {grasp.value:z.4g}")
            action.triggered.connect(lambda _=False, grasp=grasp: self._hands.edit(grasp, near))
        menu.setEnabled(not menu.isEmpty())

    def _add(self, menu: QMenu, picture: str, text: str, holds: Holds) -> None:
        act: Callable[[], None] = lambda: self._hands.held.emit(holds, text)  # noqa: E731
        menu.addAction(icon(picture), text).triggered.connect(act)


def _head(menu: QMenu, text: str) -> None:
    """A line that says what the entries below are about; `addSection` shows no text in all styles."""
    if not menu.isEmpty():
        menu.addSeparator()
    menu.addAction(text).setEnabled(False)
