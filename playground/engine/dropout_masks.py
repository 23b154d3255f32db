"""Which units dropout silenced in the last mini-batch: a probe for whoever goes step by step."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from playground.engine.outline import LETTERS, BlockInfo
from playground.engine.probes import Probe, shown_of
from playground.engine.shown_units import Firsts
from playground.engine.tape import Array

if TYPE_CHECKING:
    from playground.engine.training import Training

MOST_ROWS = 16
"""Of a larger mini-batch the first so many examples are told: more could not be seen."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Masks:
    """`masks`: for the input, every block and the output, true where silenced; None for a block without dropout.

    (units shown, 1, examples) for units; (channels shown, height, width) of the first example for images.
    """

    masks: tuple[Mask | None, ...]


class DropoutMasks(Probe, frozen=True):
    """Dropout's masks of the last mini-batch; None where there are none: before the first step and after an edit."""

    units: int = 16
    first: Firsts = ()

    def answer(self, training: "Training[Any]") -> Masks | None:
        tape, network = training.last_tape, training.network
        if tape is None:
            return None
        keeps = [_kept(tape.tape.names, place, info) for place, info in enumerate(network.blocks, 1)]
        shown = shown_of(network, self.units, self.first)[1:]
        masks = [None if keep is None else _mask(keep, units) for keep, units in zip(keeps, shown, strict=True)]
        return Masks((None, *masks)) if any(mask is not None for mask in masks) else None


def _kept(names: dict[str, Any], place: int, info: BlockInfo) -> Array | None:
    """What the outputs of a block were multiplied with, (units or channels, ..., rows); None for no dropout.

    Of branches side by side, what the last block of each was multiplied with.
    """
    if not info.inner:
        return names.get(f"keep{place}")
    if sum(branch[-1].outputs[0] if branch else info.inputs[0] for branch in info.inner) != info.outputs[0]:
        return None  # a sum has units of no single branch
    found = [names.get(f"keep{place}{letter.lower()}{len(b)}") for letter, b in zip(LETTERS, info.inner, strict=False)]
    mask = next((keep for keep in found if keep is not None), None)
    if mask is None:
        return None
    shapes = [branch[-1].outputs if branch else info.inputs for branch in info.inner]
    every = zip(found, shapes, strict=True)
    return np.concatenate([np.ones((*shape, mask.shape[-1])) if keep is None else keep for keep, shape in every])


def _mask(keep: Array, units: Any) -> Mask:
    shown = keep[units]
    mask: Mask = (shown[:, None, :MOST_ROWS] if keep.ndim == 2 else shown[..., 0]) == 0
    mask.flags.writeable = False
    return mask
