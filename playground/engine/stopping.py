"""Early stopping: remembers the best epoch and says when to give up."""

import math

from playground.engine.network import Network
from playground.engine.specs import EarlyStopping
from playground.engine.tape import Array


class Best:
    """The best validation loss so far, the weights and statistics that reached it, and the bad epochs since."""

    def __init__(self) -> None:
        self.loss = math.inf
        self.epoch = 0
        self.bad = 0
        self._state: dict[str, Array] = {}

    def observe(self, rule: EarlyStopping, loss: float, epoch: int, network: Network) -> bool:
        """Take in one epoch; whether to stop now (`network` is then back at its best, if the rule says so)."""
        if loss < self.loss - rule.min_delta:
            self.loss, self.epoch, self.bad = loss, epoch, 0
            if rule.restore_best:
                self._state = network.snapshot()
            return False
        self.bad += 1
        if self.bad < rule.patience:
            return False
        self.bad = 0  # whoever trains on has the whole patience again
        if rule.restore_best:
            network.restore(self._state)
        return True
