"""What a hand can take hold of on the canvas: the edge or the bias at a point, its name and its value."""

from dataclasses import dataclass, replace
from math import isnan

from PySide6.QtCore import QCoreApplication, QPointF

from playground.engine.holds import BIAS, Edge
from playground.engine.probes import Matrices
from playground.ui.canvas.column import Column, Key
from playground.ui.canvas.column_items import ColumnItems
from playground.ui.canvas.edges import Place
from playground.ui.canvas.scene import NetworkScene
from playground.ui.canvas.ways import Named, Way, bias_of, outer_unit, ways
from playground.ui.canvas.weights_grid import MOST_ROWS
from playground.ui.canvas.weights_marks import bias_box, block_of, column_of, drawn_place, has_biases

_REACH, _BIAS_REACH = 5.0, 3.0


@dataclass(frozen=True)
class Grasp:
    """What is under the mouse: the first weight it stands for, its title, and its value as it is drawn.

    `place`: the edge that is drawn. `ways`: all that it stands for. `single`: it is one number, the one that is drawn.
    """

    edge: Edge
    title: str
    value: float
    ways: tuple[Way, ...]
    place: Place | None = None
    single: bool = True

    @property
    def alone(self) -> bool:
        """Whether it is one edge or one bias, not several."""
        return sum(way.count for way in self.ways) == 1


class Reach:
    """Finds edges and biases. `names`: what the columns are called; `matrices`: the weights of the last frame."""

    def __init__(self, scene: NetworkScene) -> None:
        self._scene = scene
        self.names: dict[Key, str] = {}
        self.matrices: Matrices | None = None

    def at(self, point: QPointF) -> Grasp | None:
        """The bias or the edge at a point of the scene."""
        item = self._scene.column_at(point)
        if item is not None and item.button_at(point):
            return None
        return self._bias_at(point, item) or self._edge_at(point)

    def _bias_at(self, point: QPointF, item: ColumnItems | None) -> Grasp | None:
        if item is None or not has_biases(item):
            return None
        reach = _BIAS_REACH
        for place in range(len(item.slot.tops)):
            if bias_box(item, place).adjusted(-reach, -reach, reach, reach).contains(point):
                return self.bias(item, place)
        return None

    def _edge_at(self, point: QPointF) -> Grasp | None:
        edges = self._scene.edges
        if edges is None or self._scene.unit_at(point) is not None:
            return None
        place = edges.at(point, _REACH)
        if place is None:
            return None
        before, item = self._scene.columns[place.join : place.join + 2]
        return self.edge(before, place.source, item, place.unit)

    def bias(self, item: ColumnItems, place: int) -> Grasp | None:
        """The bias of the unit at a place of a column, as far as it is known."""
        block, number = block_of(item.column.key), number_at(item, place)
        edge = None if block is None else bias_of(item.column, block, number)
        value = self.value_of(edge) if edge is not None else None
        if edge is None or value is None:
            return None
        name = self.unit_name(item, place)
        title = QCoreApplication.translate("WeightHands", "Bias of {unit}").format(unit=name)
        return Grasp(edge, title, value, (Way(edge.inside, "", ((BIAS, title),), ((edge.unit, name),)),))

    def edge(self, before: ColumnItems, source: int, item: ColumnItems, place: int) -> Grasp | None:
        """The edge between units at places of two neighbouring columns, as far as it is known."""
        block, number = block_of(item.column.key), number_at(item, place)
        joint = item.column.joint_of(number)
        if block is None or not (joint == "weights" or (joint == "bundle" and _few_pixels(before.column))):
            return None
        sources = self._sources(before, source)
        found = ways(item.column, sources, (number, self.unit_name(item, place)))
        value = self._drawn(item, number, sources[0][0])
        if not found or value is None:
            return None
        way = found[0]
        edge = Edge(block, way.units[0][0], way.sources[0][0], way.inside)
        drawn = Place(self._scene.columns.index(before), place, source)
        start = sources[0][1] if len(sources) == 1 else self._column_name(before)
        grasp = Grasp(edge, f"{start} → {self.unit_name(item, place)}", value, found, drawn)
        plain = len(item.column.shape) == 1 == len(before.column.shape)
        return grasp if plain and grasp.alone else replace(grasp, single=False)

    def _sources(self, before: ColumnItems, source: int) -> tuple[Named, ...]:
        """What stands at a place of a column: a unit, or all channels of a picture in colour."""
        if before.column.kind != "photo" or before.column.units == 1:
            return ((number_at(before, source), self.unit_name(before, source)),)
        words = QCoreApplication.translate("WeightHands", "channel {n}")
        return tuple((number, words.format(n=number + 1)) for number in range(before.column.units))

    def value_of(self, edge: Edge) -> float | None:
        """What an edge or a bias weighs in the last frame, if it is drawn as one."""
        item = column_of(self._scene.columns, edge.block)
        number = None if item is None else outer_unit(item.column, edge)
        return None if item is None or number is None else self._drawn(item, number, edge.source)

    def _drawn(self, item: ColumnItems, number: int, source: int) -> float | None:
        """What is drawn of a source and a unit of a column, by their numbers."""
        index = self._scene.columns.index(item)
        if self.matrices is None or not 1 <= index <= len(self.matrices.matrices):
            return None
        row = _place(item, number)
        if source == BIAS:
            biases = self.matrices.biases[index - 1]
            known = biases is not None and row is not None and row < len(biases) and not isnan(biases[row])
            return float(biases[row]) if known else None  # type: ignore[index]
        matrix, column = self.matrices.matrices[index - 1], _place(self._scene.columns[index - 1], source)
        if matrix is None or row is None or column is None or row >= matrix.shape[0] or column >= matrix.shape[1]:
            return None
        return float(matrix[row, column])

    def unit_name(self, item: ColumnItems, place: int) -> str:
        """What a unit is called: by its label where it has one, else by its number, in its branch if there are any."""
        name = self._column_name(item)
        if item.column.labels:
            return item.column.labels[number_at(item, place)]
        letter, number = item.column.home(place, len(item.slot.tops), item.slot.first)
        words = QCoreApplication.translate("WeightHands", "{block}, unit {n}")
        if item.column.maps:
            words = QCoreApplication.translate("WeightHands", "{block}, channel {n}")
        return words.format(block=f"{name} {letter}".strip(), n=number + 1)

    def _column_name(self, item: ColumnItems) -> str:
        return self.names.get(item.column.key, item.column.wordings[0][0])


def _few_pixels(column: Column) -> bool:
    """Whether all weights of an edge from a channel, one to a pixel, can be shown."""
    return column.maps and max(column.shape[1:]) <= MOST_ROWS


def number_at(item: ColumnItems, place: int) -> int:
    """Which unit of a column is drawn at a place."""
    return int(item.column.numbers(len(item.slot.tops), item.slot.first)[place])


def _place(item: ColumnItems, unit: int) -> int | None:
    """Where a unit that is drawn stands in what the probes answer."""
    drawn = drawn_place(item, unit)
    return None if drawn is None else int(item.column.places(len(item.slot.tops), item.slot.first)[drawn])
