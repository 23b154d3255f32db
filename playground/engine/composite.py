"""Layers made of layers: what they have in common, and how blocks are laid on a tape one after the other."""

from collections.abc import Mapping, Sequence

import numpy as np

from playground.engine.layers import Backward, Layer, emit_chain
from playground.engine.tape import Array, Tape


class Composite(Layer):
    """A layer whose parameters are those of its `parts`, in their order, under the name of the part and a dot."""

    def __init__(self, parts: Mapping[str, Layer]) -> None:
        self.parts = dict(parts)

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {f"{key}.{name}": shape for key, part in self.parts.items() for name, shape in part.shapes().items()}

    def bind(self, values: Mapping[str, Array], grads: Mapping[str, Array], weights: Mapping[str, Array]) -> None:
        for key, part in self.parts.items():
            part.bind(*({name: views[f"{key}.{name}"] for name in part.shapes()} for views in (values, grads, weights)))

    def initialize(self, rng: np.random.Generator) -> None:
        for part in self.parts.values():
            part.initialize(rng)


def emit_blocks(
    blocks: Sequence[tuple[str, Sequence[Layer], np.random.Generator]], tape: Tape, x: Array, want_dx: bool
) -> tuple[list[Array], Backward]:
    """Lay blocks (scope, layers, stream of their chance) one after the other.

    Returns the output of every block, and what emits the way back through all of them; it ends where nobody before has
    parameters or wants dx.
    """
    around = tape.scope
    ways: list[tuple[str, Backward]] = []
    outputs = []
    for scope, layers, rng in blocks:
        tape.scope = scope
        x, way = emit_chain(layers, tape, x, want_dx, rng)
        want_dx = want_dx or any(layer.shapes() for layer in layers)
        ways.append((scope, way))
        outputs.append(x)
    tape.scope = around

    def backward(dy: Array) -> Array | None:
        around = tape.scope
        dx: Array | None = dy
        for scope, way in reversed(ways):
            if dx is None:
                break
            tape.scope = scope
            dx = way(dx)
        tape.scope = around
        return dx

    return outputs, backward
