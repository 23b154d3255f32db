"""The state of a pre-training: what a session keeps of it, and how it is put back."""

from collections.abc import Mapping

import numpy as np

from playground.engine.pretraining.phase import Pretrainer, PretrainingDivergence
from playground.engine.tape import Array

TRAINER = "trainer."


def arrays(pretrainer: Pretrainer) -> dict[str, Array]:
    """Copies by name: errors so far, order, counters that may be undefined, and the memory of the layer's trainer."""
    trainer = pretrainer._trainer
    memory = {} if trainer is None else trainer.memory()
    return {
        "errors": np.array(pretrainer.errors, np.float64),
        "order": pretrainer._order.astype(np.int64),
        "sum": np.array(pretrainer._sum, np.float64),
        "last_error": np.array(pretrainer.last_error, np.float64),
        **{TRAINER + name: array.copy() for name, array in memory.items()},
    }


def put_back(
    pretrainer: Pretrainer,
    saved: Mapping[str, Array],
    steps: int,
    position: int,
    diverged: PretrainingDivergence | None,
) -> bool:
    """Put the state back, given a network that has its weights; whether it belongs to this pre-training.

    A trainer that has to be made overwrites the weights of its block: put them back once more.
    """
    errors, order, rows = saved["errors"], saved["order"], len(pretrainer._x)
    most = pretrainer.rule.epochs * len(pretrainer._blocks)
    last = rows if len(errors) == most else rows - 1  # the last epoch of all is not followed by another order
    if errors.ndim != 1 or len(errors) > most or position > last:
        return False
    if not np.array_equal(np.sort(order.reshape(-1)), np.arange(rows)):
        return False
    pretrainer.errors = errors.tolist()
    pretrainer._enter()
    pretrainer.steps_done, pretrainer.last_error = steps, saved["last_error"].item()
    pretrainer.diverged, pretrainer._position, pretrainer._sum = diverged, position, saved["sum"].item()
    pretrainer._order = order.astype(np.intp)
    pretrainer._order.flags.writeable = False
    memory = {name.removeprefix(TRAINER): array for name, array in saved.items() if name.startswith(TRAINER)}
    return not memory or _remind(pretrainer, memory)


def _remind(pretrainer: Pretrainer, memory: Mapping[str, Array]) -> bool:
    """Make the trainer of the block that is being trained, with this memory."""
    if pretrainer.done:
        return False
    block = pretrainer._blocks[len(pretrainer.errors) // pretrainer.rule.epochs]
    pretrainer._trainer = trainer = pretrainer.rule.trainer(pretrainer._network, block, pretrainer._inputs(block))
    own = trainer.memory()
    if own.keys() != memory.keys() or any(own[name].shape != memory[name].shape for name in own):
        return False
    for name, array in own.items():
        array[...] = memory[name]
    return True
