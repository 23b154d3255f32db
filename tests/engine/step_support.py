"""The printed NumPy code of a step, executed beside the step itself; what a step allocates."""

import copy
import tracemalloc

import numpy as np

from playground.export.step_code import step_code


def step_and_code_agree(training, steps=3):
    """Take steps; before each, execute its printed code on copies and compare every array afterwards."""
    for _ in range(steps):
        listing = step_code(training)
        names = copy.deepcopy(listing.names)
        exec(compile(listing.source, "<step>", "exec"), names)  # noqa: S102
        with np.errstate(all="ignore"):
            names["step"]()
        training.step()
        # a step leaves the mean in no array: it is one product of Python numbers
        assert names.pop("loss")[0] == training.dtype.type(training.last_loss)
        for name, original in listing.names.items():
            if name == "loss":
                continue
            if isinstance(original, np.ndarray):
                assert np.array_equal(names[name], original, equal_nan=True), name
                assert names[name].tobytes() == original.tobytes(), name
            if isinstance(original, np.random.Generator):
                assert names[name].bit_generator.state == original.bit_generator.state
        assert np.shares_memory(listing.names["theta"], training.network.theta)


def step_memory(training):
    """The most bytes that a step holds for a while, once a first one has laid out the tape."""
    tracemalloc.start()
    try:
        training.step()
        kept = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        training.step()
        return tracemalloc.get_traced_memory()[1] - kept
    finally:
        tracemalloc.stop()
