"""Stacked auto-encoders: each layer learns to keep what a linear decoder needs to reconstruct its inputs.

Greedy and layer by layer as in Bengio et al., "Greedy layer-wise training of deep networks" (2007). The decoder has
weights of its own (they are not tied to the encoder's) and is thrown away.
"""

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from playground.engine.clipping import NoClip
from playground.engine.examples import Part
from playground.engine.losses import MSE
from playground.engine.optimizers import Adam
from playground.engine.pretraining.rule import LayerTrainer, LayerwiseRule, Rate
from playground.engine.streams import stream
from playground.engine.tape import Array, walk
from playground.engine.update import Update, UpdateState

if TYPE_CHECKING:
    from playground.engine.layers import Layer
    from playground.engine.network import Network
    from playground.engine.step import TrainingTape


class Autoencoder(LayerwiseRule, frozen=True, tag="autoencoder"):
    """Greedy auto-encoders of one hidden layer each, trained by Adam on the squared error."""

    title = "Auto-encoders"
    help = (
        "Each Dense layer in turn, with its own activation, is trained with a linear decoder behind it to reproduce "
        "its inputs (squared error, Adam); the decoder is then thrown away."
    )
    formula = "minimise mean (V f(W x + b) + c - x)^2"
    source = "Bengio et al., 2007"
    learning_rate: Rate = 0.003

    def trainer(self, network: "Network", index: int, x: Array) -> LayerTrainer:
        return AutoencoderTrainer(network, index, x, self.learning_rate)


class AutoencoderTrainer:
    """A network of two layers that learns (x, x): the block without norm and dropout, and the decoder.

    It starts from the block's first weights, and the block takes over its encoder after every step.
    """

    def __init__(self, network: "Network", index: int, x: Array, rate: float) -> None:
        # a network knows the specs, and these know every kind of pre-training
        from playground.engine.blocks import Output
        from playground.engine.dense import Dense
        from playground.engine.network import Network
        from playground.engine.specs import NetworkSpec
        from playground.engine.step import Examples

        block = network.spec.blocks[index]
        assert isinstance(block, Dense), "only Dense blocks are pre-trained"
        seed, inputs = network.spec.seed, x.shape[1]
        plain = Dense(block.units, block.activation, block.initializer)
        spec = NetworkSpec((plain,), Output(), seed)
        self.network = own = Network(spec, (inputs,), inputs, MSE(), network.dtype)
        encoder, decoder = own.groups
        decoder[0].initialize(stream(seed, "pretraining", index, "decoder"))
        mine, its = _state(encoder), _state(network.groups[index])
        self._pairs = [(its[name], mine[name]) for name in mine]
        for there, here in self._pairs:
            here[...] = there
        self._examples = Examples(Part(x, x, x), np.ascontiguousarray(x.T), network.dtype)
        self.state = UpdateState(own.parameters, network.dtype)
        update = Update(own.theta, own.grad, own.weights, self.state, np.array(rate, network.dtype))
        self._update = update.emit_all(Adam(rate), NoClip(), 0.0, 0.0)
        self._tapes: dict[int, TrainingTape] = {}

    def step(self, indices: npt.NDArray[np.intp]) -> float:
        tape = self._tapes.get(len(indices)) or self._tape(len(indices))
        tape.take(indices)
        walk(tape.gradient)
        error = tape.loss()
        walk(tape.finish)
        for there, here in self._pairs:
            np.copyto(there, here)
        return error

    def memory(self) -> dict[str, Array]:
        moments = {f"moment.{name}": array for name, array in (self.state.arrays | self.state.numbers).items()}
        return {"weights": self.network.theta, "count": self.state.count, **moments}

    def _tape(self, rows: int) -> "TrainingTape":
        from playground.engine.step import TrainingTape

        idle = [np.random.default_rng(0)] * 2  # there is no dropout
        tape = self._tapes[rows] = TrainingTape(self.network, self._examples, rows, idle, self._update)
        return tape


def _state(layers: "list[Layer]") -> dict[str, Array]:
    return {name: view for layer in layers for name, view in layer.state().items()}
