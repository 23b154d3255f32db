"""Logic gates: complete truth tables of two bits, the oldest examples of what a neuron can and cannot do."""

from typing import ClassVar

import numpy as np

from playground.data.source import Bounds, DataSource, Examples


class Gate(DataSource, frozen=True):
    """A truth table of two bits; subclasses give the outputs for 00, 01, 10 and 11."""

    train_only: ClassVar[bool] = True
    outputs: ClassVar[tuple[int, int, int, int]] = (0, 0, 0, 0)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The two bits."""
        return ("x1", "x2")

    @property
    def classes(self) -> tuple[str, ...]:
        """The two outputs of a gate."""
        return ("False", "True")

    @property
    def bounds(self) -> Bounds:
        """The unit square with a margin, so that a map shows what lies around the four points."""
        return ((-0.5, 1.5), (-0.5, 1.5))

    @property
    def rows(self) -> int:
        """The four rows of the truth table."""
        return 4

    def generate(self, rng: np.random.Generator) -> Examples:
        """The truth table in counting order."""
        inputs = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
        return Examples(inputs, np.array(self.outputs, dtype=np.int64))


class AndGate(Gate, frozen=True, tag="and_gate"):
    """True if both inputs are."""

    title: ClassVar[str] = "AND gate"
    help: ClassVar[str] = "True if both inputs are: a single neuron without a hidden layer learns it."
    formula: ClassVar[str] = "x1 AND x2"
    source: ClassVar[str] = "W. McCulloch and W. Pitts (1943)"
    outputs: ClassVar[tuple[int, int, int, int]] = (0, 0, 0, 1)


class OrGate(Gate, frozen=True, tag="or_gate"):
    """True if at least one input is."""

    title: ClassVar[str] = "OR gate"
    help: ClassVar[str] = "True if at least one input is: a single neuron without a hidden layer learns it."
    formula: ClassVar[str] = "x1 OR x2"
    source: ClassVar[str] = "W. McCulloch and W. Pitts (1943)"
    outputs: ClassVar[tuple[int, int, int, int]] = (0, 1, 1, 1)


class XorGate(Gate, frozen=True, tag="xor_gate"):
    """True if exactly one input is."""

    title: ClassVar[str] = "XOR gate"
    help: ClassVar[str] = "True if exactly one input is: impossible for a single neuron, easy with a hidden layer."
    formula: ClassVar[str] = "x1 XOR x2"
    source: ClassVar[str] = "M. Minsky and S. Papert (1969), Perceptrons"
    outputs: ClassVar[tuple[int, int, int, int]] = (0, 1, 1, 0)
