"""Learning rates of PyTorch's schedulers, stepped once an epoch."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from cases import SCHEDULE_EPOCHS, SCHEDULE_RATE, SCHEDULES
from torch.optim import lr_scheduler


def losses() -> np.ndarray:
    """A loss that falls ever more slowly, with noise: what a plateau schedule looks at after each epoch."""
    epochs = np.arange(SCHEDULE_EPOCHS)
    return np.exp(-epochs / 15) + 0.02 * np.random.default_rng(5).normal(size=SCHEDULE_EPOCHS) + 0.3


def scheduler(name: str, spec: dict[str, Any], rule: torch.optim.Optimizer) -> Any:
    """The scheduler of one entry of the table."""
    epochs, least = SCHEDULE_EPOCHS, spec.get("minimum", 0.0)
    table: dict[str, Callable[[], Any]] = {
        "constant": lambda: lr_scheduler.ConstantLR(rule, factor=1.0),
        "step": lambda: lr_scheduler.StepLR(rule, spec["step_size"], spec["gamma"]),
        "exponential": lambda: lr_scheduler.ExponentialLR(rule, spec["gamma"]),
        "cosine": lambda: lr_scheduler.CosineAnnealingLR(rule, epochs, least),
        "cosine_restarts": lambda: lr_scheduler.CosineAnnealingWarmRestarts(
            rule, spec["period"], spec["multiplier"], least
        ),
        "warmup_cosine": lambda: lr_scheduler.SequentialLR(
            rule,
            [
                lr_scheduler.LinearLR(rule, total_iters=spec["warmup"]),
                lr_scheduler.CosineAnnealingLR(rule, epochs - spec["warmup"], least),
            ],
            [spec["warmup"]],
        ),
        "one_cycle": lambda: lr_scheduler.OneCycleLR(rule, SCHEDULE_RATE, epochs, cycle_momentum=False, **spec),
        "inverse_time": lambda: lr_scheduler.LambdaLR(rule, lambda t: 1 / (1 + spec["decay"] * t)),
        "plateau": lambda: lr_scheduler.ReduceLROnPlateau(
            rule, factor=spec["factor"], patience=spec["patience"], threshold=spec["threshold"], min_lr=least, eps=0.0
        ),
    }
    return table[name]()


def rates(name: str, spec: dict[str, Any]) -> np.ndarray:
    """The rate of each epoch; a plateau schedule sees each epoch's loss when the epoch ends."""
    rule = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=SCHEDULE_RATE)
    plan, seen, found = scheduler(name, spec, rule), losses(), []
    for epoch in range(SCHEDULE_EPOCHS):
        found.append(rule.param_groups[0]["lr"])
        rule.step()
        plan.step(*([seen[epoch]] if name == "plateau" else []))
    return np.array(found)


def all_rates() -> list[np.ndarray]:
    """The rates of every entry of the table."""
    return [rates(name, spec) for name, spec in SCHEDULES]
