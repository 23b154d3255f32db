"""A map of a network with many inputs: over two of them, or over the plane in which the examples differ most."""

from dataclasses import dataclass, replace
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from playground.engine.examples import Data, Part
from playground.engine.probes import Map, Probe
from playground.engine.tape import Array

if TYPE_CHECKING:
    from playground.engine.training import Training

MARGIN = 0.08
"""Room around the examples, as a share of their range."""
MOST_FITTED = 5000
"""Rows of the training part that principal axes are found from."""

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Plane:
    """A plane through the inputs, the same as long as the data are.

    `data`: the examples with their places in the plane as `raw` (N, 2), with the plane's bounds and the titles of its
    axes; their `x` stay. `explained`: the shares of the variance along two principal axes; None for two features.
    """

    data: Data
    explained: tuple[float, float] | None
    middle: Doubles
    axes: Doubles
    of_network: bool

    def inputs(self, training: "Training[Any]", resolution: int) -> Array:
        """What the network is given on a grid over the plane, the first axis running fastest: (resolution², ...)."""
        steps = [np.linspace(low, high, resolution) for low, high in self.data.bounds]
        places = np.stack([step.ravel() for step in np.meshgrid(*steps)], axis=1)
        points = self.middle + places @ self.axes
        if self.of_network:
            return points.reshape(-1, *training.data.shape).astype(training.dtype)
        return training.data.encode(points).astype(training.dtype)


@dataclass(frozen=True, eq=False)
class PlaneAnswer:
    """The map over a plane, and the plane."""

    map: Map
    plane: Plane


class PlaneMap(Probe, frozen=True):
    """What the network answers over two raw inputs, the others at their mean over the training part.

    Without `features` it is over the first two principal axes of what the network is given. None where there are fewer
    than three inputs.
    """

    features: tuple[int, int] | None = None
    resolution: int = 60

    def answer(self, training: "Training[Any]") -> PlaneAnswer | None:
        data = training.data
        if len(data.inputs) < 3 or any(place >= len(data.inputs) for place in self.features or ()):
            return None
        key = ("plane", self.features)
        if key not in training.kept:
            training.kept[key] = principal_plane(data) if self.features is None else feature_plane(data, *self.features)
        plane: Plane = training.kept[key]
        grid = (*key, self.resolution)
        if grid not in training.kept:
            training.kept[grid] = plane.inputs(training, self.resolution)
        begin = thread_time()
        values = training.network.predict(training.kept[grid]).T
        shaped = np.ascontiguousarray(values).reshape(-1, self.resolution, self.resolution)
        shaped.flags.writeable = False
        return PlaneAnswer(Map(shaped, plane.data.bounds, thread_time() - begin, perf_counter()), plane)


def principal_plane(data: Data) -> Plane:
    """The plane along which the training part, as the network is given it, varies most (principal component analysis).

    The sign of an axis is such that its largest entry is positive.
    """
    flat = data.train.x.reshape(data.train.rows, -1).astype(np.float64)
    some = flat[np.linspace(0, len(flat) - 1, min(len(flat), MOST_FITTED)).astype(np.intp)]
    middle = some.mean(axis=0)
    _, strengths, axes = np.linalg.svd(some - middle, full_matrices=False)
    axes = np.vstack([axes, np.zeros((2, axes.shape[1]))])[:2]
    axes = axes * np.where(axes[[0, 1], np.abs(axes).argmax(axis=1)] < 0, -1.0, 1.0)[:, None]
    variance = np.append(strengths**2, [0.0, 0.0])
    first, second = (variance[:2] / max(float(variance.sum()), 1e-300)).tolist()
    places = [(part.x.reshape(part.rows, -1) - middle) @ axes.T for part in (data.train, data.validation, data.test)]
    return Plane(_placed(data, places, ("PC1", "PC2")), (first, second), middle, axes, of_network=True)


def feature_plane(data: Data, first: int, second: int) -> Plane:
    """The plane of two raw inputs through the mean of the others over the training part."""
    middle = np.asarray(data.train.raw, np.float64).mean(axis=0)
    axes = np.zeros((2, len(middle)))
    axes[0, first] = axes[1, second] = 1.0
    middle[[first, second]] = 0.0
    places = [np.asarray(part.raw, np.float64)[:, [first, second]] for part in (data.train, data.validation, data.test)]
    titles = (data.inputs[first], data.inputs[second])
    return Plane(_placed(data, places, titles), None, middle, axes, of_network=False)


def _placed(data: Data, places: list[Doubles], titles: tuple[str, str]) -> Data:
    """The data with these places (N, 2) of each part."""
    every = np.concatenate(places)
    low, high = every.min(axis=0), every.max(axis=0)
    room = MARGIN * np.where(high > low, high - low, 1.0)
    bounds = tuple(zip((low - room).tolist(), (high + room).tolist(), strict=True))
    parts = zip((data.train, data.validation, data.test), places, strict=True)
    train, validation, test = (Part(part.x, part.y, place, part.raw_y) for part, place in parts)
    return replace(data, train=train, validation=validation, test=test, inputs=titles, bounds=bounds)
