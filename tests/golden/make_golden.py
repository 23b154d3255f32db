"""Writes golden.npz: 20 training steps of every case in plain PyTorch, from fixed weights and fixed batches.

Run it where PyTorch is installed: `python tests/golden/make_golden.py`. It is an independent implementation: nothing of
the playground is imported. Contents of the file, all arrays without pickle:

- `cases`: JSON, name -> case (see cases.py); `torch`: PyTorch's version;
- `x` or `pictures`, and `classes`, `binary`, `targets`: the training rows; `order`, `lengths`: the rows of the 20
  batches in a row;
- `NAME/initial/TENSOR`: the state before the first step (exact in float32), in the names of a state dict;
- `NAME/float64/final/TENSOR`, `.../losses` (20,), `.../outputs`: the state after the last step, the loss of each batch
  before its step, and the outputs in evaluation mode, after the link, of the first rows;
- `schedules`: JSON, the schedules of cases.py; `schedules/NUMBER`: the rate at each of 100 epochs; `schedules/losses`:
  what the plateau schedules saw at the end of each epoch.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from cases import SCHEDULES, Case, cases
from torch import Tensor, nn
from torch.nn import functional
from torch_blocks import sequence
from torch_schedules import all_rates, losses

STEPS, ROWS, FEATURES, BATCH, SHOWN = 20, 40, 5, 12, 8
PICTURE = (2, 7, 6)  # channels, height, width
PRECISIONS = {"float64": torch.float64, "float32": torch.float32}
CLASSWISE = ("cross_entropy", "focal", "hinge")  # losses with one unit per class, also for two
UNITS = {"classes": 3, "binary": 2, "targets": 2}


def network(case: Case) -> nn.Sequential:
    """The network of a case; its last block is the output."""
    inputs = PICTURE if case["input"] == "pictures" else (FEATURES,)
    return sequence(case["network"]["blocks"], case["network"]["output"], inputs, outputs(case))


def outputs(case: Case) -> int:
    """How many output units a case has."""
    one = case["data"] == "binary" and case["training"]["loss"]["type"] not in CLASSWISE
    return 1 if one else UNITS[case["data"]]


def encode(case: Case, y: np.ndarray, dtype: torch.dtype) -> Tensor:
    """What the loss compares the outputs with."""
    loss, squashed = case["training"]["loss"]["type"], case["network"]["output"]["activation"]["type"] == "sigmoid"
    if case["data"] == "targets":
        return torch.tensor(y, dtype=dtype)
    labels = torch.tensor(y)
    if loss in CLASSWISE:
        return labels
    if case["data"] == "classes":
        return functional.one_hot(labels, 3).to(dtype)
    zero_one = labels[:, None].to(dtype)
    return zero_one if squashed or loss == "binary_cross_entropy" else 2 * zero_one - 1


def loss_function(spec: dict[str, Any], classes: int) -> Callable[[Tensor, Tensor], Tensor]:
    """The loss of a batch: the mean over its rows, and over the targets of a regression."""
    margin = nn.MultiMarginLoss()
    table: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
        "mse": nn.MSELoss(),
        "mae": nn.L1Loss(),
        "huber": nn.HuberLoss(delta=spec.get("delta", 1.0)),
        "binary_cross_entropy": nn.BCEWithLogitsLoss(),
        "cross_entropy": nn.CrossEntropyLoss(label_smoothing=spec.get("smoothing", 0.0)),
        "focal": lambda z, y: focal(z, y, spec["gamma"]),
        "hinge": lambda z, y: margin(z, y) * classes,
    }
    return table[spec["type"]]


def weighted_loss(
    settings: dict[str, Any], loss_of: Callable[[Tensor, Tensor], Tensor], z: Tensor, y: Tensor, labels: Tensor
) -> Tensor:
    """The loss of a batch with class weights: cross-entropy's own, else the weighted mean of the rows' losses."""
    rule = settings.get("class_weights", {"type": "none"})
    if rule["type"] == "none":
        return loss_of(z, y)
    weight = torch.tensor(rule["weights"], dtype=z.dtype)
    if settings["loss"]["type"] == "cross_entropy":
        return nn.CrossEntropyLoss(weight=weight)(z, y)
    rows = torch.stack([loss_of(z[row : row + 1], y[row : row + 1]) for row in range(len(z))])
    return (weight[labels] * rows).sum() / weight[labels].sum()


def shorten(settings: dict[str, Any], weights: list[nn.Parameter]) -> None:
    """Keep every unit's weights to the largest norm of a case."""
    rule = settings.get("constraint", {"type": "none"})
    if rule["type"] == "max_norm":
        for weight in weights:
            weight.data.copy_(torch.renorm(weight.data, 2, 0, rule["limit"]))


def focal(z: Tensor, y: Tensor, gamma: float) -> Tensor:
    """The focal loss of Lin et al. (2017) with a softmax; its gradient is left to PyTorch."""
    logp = -functional.cross_entropy(z, y, reduction="none")
    return (-((1 - logp.exp()) ** gamma) * logp).mean()


def link(case: Case, z: Tensor) -> Tensor:
    """What a prediction shows of the logits."""
    loss = case["training"]["loss"]["type"]
    if loss in ("cross_entropy", "focal"):
        return functional.softmax(z, dim=1)
    return torch.sigmoid(z) if loss == "binary_cross_entropy" else z


def optimizer(spec: dict[str, Any], weights: list[nn.Parameter], others: list[nn.Parameter]) -> torch.optim.Optimizer:
    """The rule of a case; decay acts on the weights only."""
    rate, epsilon = spec["learning_rate"], spec.get("epsilon", 0.0)
    groups = [
        {"params": weights, "weight_decay": spec.get("weight_decay", 0.0)},
        {"params": others, "weight_decay": 0.0},
    ]
    betas = (spec.get("beta1", 0.0), spec.get("beta2", 0.0))
    table: dict[str, Callable[[], torch.optim.Optimizer]] = {
        "sgd": lambda: torch.optim.SGD(groups, lr=rate),
        "momentum": lambda: torch.optim.SGD(groups, lr=rate, momentum=spec["momentum"]),
        "nesterov": lambda: torch.optim.SGD(groups, lr=rate, momentum=spec["momentum"], nesterov=True),
        "adagrad": lambda: torch.optim.Adagrad(groups, lr=rate, eps=epsilon),
        "adadelta": lambda: torch.optim.Adadelta(groups, lr=rate, rho=spec["rho"], eps=epsilon),
        "rmsprop": lambda: torch.optim.RMSprop(groups, lr=rate, alpha=spec["alpha"], eps=epsilon),
        "adam": lambda: torch.optim.Adam(groups, lr=rate, betas=betas, eps=epsilon),
        "adamw": lambda: torch.optim.AdamW(groups, lr=rate, betas=betas, eps=epsilon),
        "nadam": lambda: torch.optim.NAdam(groups, lr=rate, betas=betas, eps=epsilon, momentum_decay=0.004),
    }
    return table[spec["type"]]()


def penalise(settings: dict[str, Any], weights: list[nn.Parameter], parameters: list[nn.Parameter]) -> None:
    """Clip the gradients, then add those of the L1 and L2 penalties of the weights."""
    clip = settings.get("clip", {"type": "none"})
    if clip["type"] == "norm":
        nn.utils.clip_grad_norm_(parameters, clip["max_norm"])
    elif clip["type"] == "value":
        nn.utils.clip_grad_value_(parameters, clip["max_value"])
    for weight in weights:
        assert weight.grad is not None
        weight.grad += settings.get("l2", 0.0) * weight.detach() + settings.get("l1", 0.0) * weight.detach().sign()


def state(net: nn.Module) -> dict[str, np.ndarray]:
    """The state of a network without PyTorch's batch counter."""
    return {name: t.numpy().copy() for name, t in net.state_dict().items() if not name.endswith("num_batches_tracked")}


def initial_state(net: nn.Module, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Numbers for every tensor, exact in float32: biases, norm parameters and statistics are not left at 0 and 1."""
    found = {}
    for name, tensor in state(net).items():
        shape = tensor.shape
        if name.endswith(("norm.weight", "running_var")):
            values = rng.uniform(0.5, 1.5, shape)
        elif tensor.ndim in (2, 4):
            values = rng.normal(0.0, 1.0 / np.sqrt(np.prod(shape[1:])), shape)
        else:
            values = rng.normal(0.0, 0.2, shape)
        found[name] = values.astype(np.float32).astype(np.float64)
    return found


def train(case: Case, start: dict[str, np.ndarray], data: dict[str, np.ndarray], dtype: torch.dtype) -> dict[str, Any]:
    """Take the steps of a case."""
    net = network(case).to(dtype)
    net.load_state_dict({name: torch.tensor(value, dtype=dtype) for name, value in start.items()}, strict=False)
    parameters = list(net.parameters())
    weights = [p for p in parameters if p.ndim in (2, 4)]
    settings = dict(case["training"])
    rule = optimizer(settings["optimizer"], weights, [p for p in parameters if p.ndim not in (2, 4)])
    x, y = torch.tensor(data[case["input"]], dtype=dtype), encode(case, data[case["data"]], dtype)
    labels = torch.tensor(data[case["data"]])
    loss_of = loss_function(settings["loss"], outputs(case))
    losses = []
    for step, rows in enumerate(np.split(data["order"], np.cumsum(data["lengths"])[:-1])):
        if step == 10 and case["change"]:
            settings |= case["change"]
            for group in rule.param_groups:
                group["lr"] = settings["optimizer"]["learning_rate"]
        loss = weighted_loss(settings, loss_of, net(x[rows]), y[rows], labels[rows])
        for parameter in parameters:
            parameter.grad = torch.zeros_like(parameter)
        loss.backward()
        penalise(settings, weights, parameters)
        rule.step()
        shorten(settings, weights)
        losses.append(loss.item())
    net.eval()
    with torch.no_grad():
        shown = link(case, net(x[:SHOWN])).numpy()
    return {"losses": np.array(losses), "outputs": shown} | {f"final/{k}": v for k, v in state(net).items()}


def examples(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """The training rows and the order of the batches: every epoch is a permutation, its last batch short."""
    x = rng.normal(0.0, 1.0, (ROWS, FEATURES)).astype(np.float32).astype(np.float64)
    targets = np.stack([x[:, 0] * x[:, 1] + x[:, 2], np.sin(2 * x[:, 3]) - x[:, 4]], axis=1) + rng.normal(
        0, 0.1, (ROWS, 2)
    )
    pictures = np.random.default_rng(2025).normal(0.0, 1.0, (ROWS, *PICTURE))
    lengths = np.array([BATCH, BATCH, BATCH, ROWS - 3 * BATCH] * (STEPS // 4))
    return {
        "x": x,
        "pictures": pictures.astype(np.float32).astype(np.float64),
        "classes": np.argmax(x[:, :3] + 0.3 * rng.normal(size=(ROWS, 3)), axis=1),
        "binary": (x[:, 0] * x[:, 1] + 0.2 * rng.normal(size=ROWS) > 0).astype(np.int64),
        "targets": targets.astype(np.float32).astype(np.float64),
        "order": np.concatenate([rng.permutation(ROWS) for _ in range(STEPS // 4)]),
        "lengths": lengths,
    }


def main() -> None:
    """Write the file beside this script."""
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    data = examples(np.random.default_rng(2024))
    arrays: dict[str, Any] = dict(data)
    arrays |= {"cases": json.dumps(cases()), "torch": torch.__version__.split("+")[0]}
    arrays |= {"schedules": json.dumps(SCHEDULES), "schedules/losses": losses()}
    arrays |= {f"schedules/{number}": rates for number, rates in enumerate(all_rates())}
    for number, (name, case) in enumerate(cases().items()):
        start = initial_state(network(case), np.random.default_rng([7, number]))
        arrays |= {f"{name}/initial/{key}": value for key, value in start.items()}
        for precision, dtype in PRECISIONS.items():
            for key, value in train(case, start, data, dtype).items():
                arrays[f"{name}/{precision}/{key}"] = value
    np.savez_compressed(Path(__file__).with_name("golden.npz"), **arrays)


if __name__ == "__main__":
    main()
