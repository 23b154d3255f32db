"""Rules of the engine as plain Python: the learning rate's schedule, reduce-on-plateau and early stopping.

The formula of a schedule is its own source with the settings filled in, so that a new schedule needs nothing here.
"""

import inspect
import re
from textwrap import dedent
from types import FunctionType
from typing import Any

from playground.engine.schedules import Plateau, ScheduleRule
from playground.engine.specs import EarlyStopping

PLATEAU = '''
class Plateau:
    """Cuts the learning rate when the watched loss stops falling."""

    def __init__(self):
        self.best, self.bad, self.scale = math.inf, 0, 1.0

    def observe(self, loss):
        """Take in the loss after an epoch."""
        if loss < self.best * (1 - {threshold!r}):
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
        if self.bad > {patience!r}:
            self.scale *= {factor!r}
            self.bad = 0


plateau = Plateau()


def schedule(base, t, epochs):
    """The learning rate after the cuts so far."""
    return max(base * plateau.scale, min({minimum!r}, base))
'''

EARLY_STOPPING = '''
class EarlyStopping:
    """Remembers the best epoch and says when to give up."""

    def __init__(self):
        self.best, self.bad, self.kept = math.inf, 0, None

    def observe(self, loss, keep):
        """Take in the validation loss of an epoch; whether to stop. `keep()` copies the weights."""
        if loss < self.best - {min_delta!r}:
            self.best, self.bad, self.kept = loss, 0, keep()
            return False
        self.bad += 1
        return self.bad >= {patience!r}
'''


def schedule_source(schedule: ScheduleRule) -> str:
    """Definitions of ``schedule(base, t, epochs)``: the learning rate t epochs (with fraction) after the start."""
    if isinstance(schedule, Plateau):
        return _filled(PLATEAU, schedule)
    method: Any = type(schedule).rate
    source = dedent(inspect.getsource(method)).replace("def rate(self, ", "def schedule(", 1)
    source = re.sub(r"\bself\.(\w+)", lambda found: repr(getattr(schedule, found[1])), source)
    return "\n\n\n".join([*_needed(method), source.strip()])


def early_stopping_source(rule: EarlyStopping) -> str:
    """The definition of ``EarlyStopping``."""
    return _filled(EARLY_STOPPING, rule)


def _filled(template: str, rule: Any) -> str:
    values = {name: getattr(rule, name) for name in rule.__struct_fields__}
    return template.format(**values).strip()


def _needed(function: FunctionType) -> list[str]:
    """The sources of what a function uses of its module."""
    found = []
    for name in function.__code__.co_names:
        thing = function.__globals__.get(name)
        if isinstance(thing, FunctionType):
            found += [*_needed(thing), inspect.getsource(thing).strip()]
        elif isinstance(thing, int | float):
            found.append(f"{name} = {thing!r}")
    return found
