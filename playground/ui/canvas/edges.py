"""The edges: one smooth curve per weight, blue for positive, orange for negative, the wider the larger.

All curves share a few path items, one per sign and width; what an edge is drawn with is in `bundles.py`. The curves
depend on the layout only: an update merely sorts them into the items.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import isfinite
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from playground.ui.canvas.bundles import Floats, bundles, faded, path_item, thin_pen
from playground.ui.canvas.joins import Join
from playground.ui.canvas.layout import Slot
from playground.ui.path_stream import ELEMENT, packed, paths
from playground.ui.tokens import Theme

MOST_EDGES = 4000
"""More edges than this are drawn as the strongest ones only."""

LEVELS = (0.08, 0.25, 0.45, 0.7)
"""Where the next width class begins, as shares of the block's largest weight."""

_STRANDS = (1, 1, 1, 2, 3, 4)
_STRENGTH = (0.55, 0.26, 0.5, 0.7, 0.86, 1.0)
_HIDDEN = 100
_SPACING = 0.7
_QUIETEST_BLOCK = 0.25
_NARROW, _NARROW_STRANDS = 64.0, 2
_SPARSE, _DENSE, _THINNING = 48, 256, 0.8
_FAINT, _ALIKE, _FEW, _MANY = 0.1, 0.75, 8, 64

_BACK = 0.15  # opacity of the edges that step back
_STEPS = np.linspace(0.0, 1.0, 101)
_RUN = 1.5 * _STEPS * (1 - _STEPS) + _STEPS**3  # how far across a curve is at each step


class Place(NamedTuple):
    """An edge on the canvas: which join it belongs to, and the places of its units among those drawn."""

    join: int
    unit: int
    source: int


class Edges:
    """The path items of all edges. `place` follows the layout, `show` the weights.

    Before the first weights, and where a weight is exactly zero, an edge is a grey line.
    """

    def __init__(self, parent: QGraphicsItem, theme: Theme) -> None:
        signed = [sign * level for level in range(1, len(LEVELS) + 2) for sign in (1, -1)]
        self.items = {code: path_item(parent) for code in (0, *signed)}
        self.limit = MOST_EDGES
        self.drawn = 0
        self._curves = np.zeros((0, max(_STRANDS), 4), ELEMENT)
        self._joins: list[Join] = []
        self._strands: tuple[int, ...] = _STRANDS
        self._packed = [packed(self._curves)] * len(_STRANDS)
        self._classes = np.zeros(0, np.int8)
        self._cut = np.zeros(0, np.bool_)
        self._cut_places: Sequence[Place] = ()
        self._near: npt.NDArray[np.bool_] | None = None
        self._focused: tuple[int, int] | None = None
        self._bright = {code: path_item(parent) for code in self.items}
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for code, item in self.items.items():
            colour = theme.positive if code > 0 else theme.negative if code < 0 else theme.strong_line
            pen = thin_pen(faded(colour, theme.card, _STRENGTH[abs(code)]))
            item.setPen(pen)
            self._bright[code].setPen(pen)

    @property
    def count(self) -> int:
        """How many edges the layout has, drawn or not."""
        return len(self._curves)

    def place(self, slots: Sequence[Slot], joins: Sequence[Join], detail: float = 1.0) -> None:
        """Compute the curves between neighbouring columns, joined as `joins` says.

        `detail`: pixels of the screen per unit of the scene; the strands of an edge are a good half pixel apart.
        """
        neighbours = list(pairwise(slots))
        gap = slots[1].entry(0).x() - slots[0].leave(0).x()
        widest = max(_STRANDS) if gap > _NARROW else _NARROW_STRANDS
        self._strands = tuple(max(round(min(strands, widest) * detail), 1) for strands in _STRANDS)
        offsets = (np.arange(max(self._strands)) - (max(self._strands) - 1) / 2) * _SPACING / detail
        self._joins = list(joins)
        curves = [
            bundles(source, target, offsets)[join.mask.ravel()]
            for (source, target), join in zip(neighbours, self._joins, strict=True)
        ]
        # numpy would join big-endian numbers in the machine's own order
        self._curves = np.concatenate(curves, dtype=ELEMENT)
        whole = {strands: packed(self._curves[:, _middle(self._strands, strands)]) for strands in self._strands}
        self._packed = [whole[strands] for strands in self._strands]
        self._classes = np.full(len(self._curves), _HIDDEN, np.int8)
        self._draw(np.zeros(len(self._curves), np.int8))
        self.set_cut(self._cut_places)
        self.focus(self._focused)

    def show(self, matrices: Sequence[Floats | None]) -> bool:
        """Colour and widen the edges by weights, one matrix (units, inputs) per block, at least as large as drawn.

        Where no edge is a weight, the matrix does not matter; a block that hands out none keeps grey edges. Matrices of
        another network are left out (returns False).
        """
        if len(matrices) != len(self._joins):
            return False
        pairs = list(zip(matrices, self._joins, strict=True))
        if not all(matrix is None or join.fits(matrix) for matrix, join in pairs):
            return False
        parts = [join.weights(matrix) for matrix, join in pairs]
        self._draw(self._classify(self._relative(parts)))
        return True

    # --- single edges ---------------------------------------------------------------------------------------------

    def at(self, point: QPointF, reach: float) -> Place | None:
        """The edge nearest to a point of the scene, no farther than `reach`; one that is not drawn is not found."""
        x0, x1, y0, y1 = self._ends()
        share = (point.x() - x0) / np.maximum(x1 - x0, 1e-9)
        t = np.interp(share, _RUN, _STEPS)
        rise = (y1 - y0) * t * t * (3 - 2 * t) + y0 - point.y()
        slope = (y1 - y0) * 6 * t * (1 - t) / np.maximum((x1 - x0) * (1.5 * (1 - 2 * t) + 3 * t * t), 1e-9)
        far = np.abs(rise) / np.hypot(1, slope)
        far[(share < 0) | (share > 1) | ((self._classes == _HIDDEN) & ~self._cut)] = np.inf
        nearest = int(far.argmin()) if len(far) else 0
        return self._place(nearest) if len(far) and far[nearest] <= reach else None

    def curve(self, place: Place) -> tuple[QPointF, QPointF] | None:
        """Where an edge starts and ends; None if there is no such edge."""
        index = self._index(place)
        if index is None:
            return None
        x0, x1, y0, y1 = (float(values[index]) for values in self._ends())
        return QPointF(x0, y0), QPointF(x1, y1)

    def set_cut(self, places: Sequence[Place]) -> None:
        """Leave out these edges, which somebody else draws; the next weights show it."""
        self._cut_places = places
        self._cut = np.zeros(len(self._curves), np.bool_)
        found = [index for index in map(self._index, places) if index is not None]
        self._cut[found] = True

    def focus(self, unit: tuple[int, int] | None) -> None:
        """Let all edges but those of a unit, (column, place there), step back; None: let them all come forward."""
        self._focused = unit
        self._near = None if unit is None else self._edges_of(*unit)
        for item in self.items.values():
            item.setOpacity(1.0 if unit is None else _BACK)
        for item in self._bright.values():
            item.setVisible(unit is not None)
        if self._near is not None:
            self._fill(self._bright, self._near)

    def _fill(self, items: Mapping[int, QGraphicsPathItem], chosen: npt.NDArray[np.bool_] | bool = True) -> None:
        """Put the edges of each class, or the chosen ones of them, into its item, as wide as the class is."""
        pieces = [self._packed[abs(code)][(self._classes == code) & chosen] for code in items]
        for item, path in zip(items.values(), paths(pieces), strict=True):
            item.setPath(path)

    def _edges_of(self, column: int, place: int) -> npt.NDArray[np.bool_]:
        """Which edges go into or out of a unit."""
        parts = []
        for number, join in enumerate(self._joins):
            near = np.zeros(join.mask.shape, np.bool_)
            if number == column - 1 and place < len(near):
                near[place] = True
            if number == column and place < join.mask.shape[1]:
                near[:, place] = True
            parts.append(near[join.mask])
        return np.concatenate(parts)

    def _ends(self) -> npt.NDArray[np.float64]:
        """x0, x1, y0, y1 of the middle of every edge: (4, edges)."""
        x, y = self._curves["x"], self._curves["y"]
        return np.stack([x[:, 0, 0], x[:, 0, 3], y[:, :, 0].mean(axis=1), y[:, :, 3].mean(axis=1)]).astype(np.float64)

    def _place(self, index: int) -> Place:
        """The edge that stands at an index of the curves."""
        for number, join in enumerate(self._joins):
            if index < join.count:
                unit, source = divmod(int(np.flatnonzero(join.mask)[index]), join.mask.shape[1])
                return Place(number, unit, source)
            index -= join.count
        raise IndexError(index)

    def _index(self, place: Place) -> int | None:
        """The reverse of `_place`; None where there is no edge."""
        before = self._joins[: place.join]
        mask = self._joins[place.join].mask if place.join < len(self._joins) else np.zeros((0, 0), np.bool_)
        if place.unit >= len(mask) or place.source >= mask.shape[1] or not mask[place.unit, place.source]:
            return None
        within = np.count_nonzero(mask.ravel()[: place.unit * mask.shape[1] + place.source])
        return sum(join.count for join in before) + int(within)

    # --- drawing --------------------------------------------------------------------------------------------------

    def _relative(self, parts: Sequence[Floats]) -> Floats:
        """The weights of all edges in one row, each block relative to its largest; 0 for what is not finite."""
        scales = [float(np.abs(part).max(initial=0.0)) for part in parts]
        if not isfinite(sum(scales)):
            parts = [np.nan_to_num(part, nan=0.0, posinf=0.0, neginf=0.0) for part in parts]
            scales = [float(np.abs(part).max(initial=0.0)) for part in parts]
        floor = max(_QUIETEST_BLOCK * max(scales), 1e-12)
        shares = [_thinned(part / max(scale, floor)) for part, scale in zip(parts, scales, strict=True)]
        return np.concatenate(shares)

    def _classify(self, weights: Floats) -> npt.NDArray[np.int8]:
        """Sign times width class per edge, 0 for zero, `_HIDDEN` for the weakest of too many."""
        magnitudes = np.abs(weights)
        levels = 1 + np.searchsorted(LEVELS, magnitudes, side="right")
        classes = (np.sign(weights) * levels).astype(np.int8)
        surplus = len(weights) - self.limit
        if surplus > 0:
            classes[np.argpartition(magnitudes, surplus)[:surplus]] = _HIDDEN
        if self._cut.any():
            classes[self._cut] = _HIDDEN
        return classes

    def _draw(self, classes: npt.NDArray[np.int8]) -> None:
        changed = classes != self._classes
        codes = {*classes[changed].tolist(), *self._classes[changed].tolist()} - {_HIDDEN}
        self._classes = classes
        self._fill({code: self.items[code] for code in codes})
        if self._near is not None:
            self._fill(self._bright, self._near)
        self.drawn = int(np.count_nonzero(classes != _HIDDEN))


def _middle(levels: tuple[int, ...], strands: int) -> slice:
    """Which of an edge's strands a narrower one uses: the middle ones."""
    first = (max(levels) - strands) // 2
    return slice(first, first + strands)


def _thinned(shares: Floats) -> Floats:
    """Where edges are dense the middling ones become fainter, so that the strong ones stand out.

    The more alike they are, the more it takes: of many, the one in the middle is to be a thin one.
    """
    if not shares.size:
        return shares
    density, crowd = _share(len(shares), _SPARSE, _DENSE), _share(len(shares), _FEW, _MANY)
    magnitudes = np.abs(shares)
    half = len(shares) // 2
    middle = min(max(float(np.partition(magnitudes, half)[half]), _FAINT), _ALIKE)
    likeness = max(np.log(_FAINT) / np.log(middle) - 1.0 - _THINNING, 0.0)
    thinned: Floats = shares * magnitudes ** (_THINNING * density + likeness * crowd)
    return thinned


def _share(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0)
