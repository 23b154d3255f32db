"""Neural Network Playground: assemble a network, train it, and see why it learns.

This module imports nothing, so that `python -m playground.bootstrap` runs on a bare Python.
"""

__version__ = "0.1.0"
