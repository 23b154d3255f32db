"""The order of an epoch when examples come and go in the middle of it: new ones are learnt from at once."""

import numpy as np
import numpy.typing as npt

from playground.engine.examples import Part

Order = npt.NDArray[np.intp]


def newcomers(before: Part, now: Part) -> npt.NDArray[np.bool_]:
    """Which examples (N,) of `now` are not in `before`: no example there has the same raw inputs and target."""
    return ~np.isin(_keys(now), _keys(before))


def _keys(part: Part) -> npt.NDArray[np.void]:
    """An example as one value that can be compared, by its bytes: (N,)."""
    columns = [part.raw, part.y.reshape(part.rows, -1)]
    rows = np.ascontiguousarray(np.hstack([column.astype(np.float64) for column in columns]))
    keys: npt.NDArray[np.void] = rows.view(np.dtype((np.void, rows.itemsize * rows.shape[1]))).ravel()
    return keys


def bring_forward(
    order: Order, fresh: npt.NDArray[np.bool_], done: float, rng: np.random.Generator
) -> tuple[Order, int]:
    """The order (N,) of an epoch of which the share `done` is over, and the position in it.

    `order` is any permutation. What is `fresh` comes next, mixed with as many other examples, so that no mini-batch is
    made of new ones alone.
    """
    old, new = order[~fresh[order]], order[fresh[order]]
    position = min(int(done * len(order)), len(old))
    following = rng.permutation(np.concatenate([new, old[position : position + len(new)]]))
    result = np.concatenate([old[:position], following, old[position + len(new) :]])
    return result, position
