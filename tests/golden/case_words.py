"""The words a golden case is written in: those of the preset format, in full."""

from typing import Any

Case = dict[str, Any]


def member(name: str, parameters: dict[str, float] | None = None) -> dict[str, Any]:
    """A family's member as the preset format writes it in full."""
    return {"type": name, **(parameters or {})}


def dense(units: int, activation: dict[str, Any], batch_norm: str = "none", **settings: Any) -> dict[str, Any]:
    return {"type": "dense", "units": units, "activation": activation, "batch_norm": batch_norm, **settings}


def conv(filters: int, kernel: int, activation: str = "relu", **settings: Any) -> dict[str, Any]:
    return {
        "type": "conv2d",
        "filters": filters,
        "kernel": kernel,
        "activation": member(activation),
        "batch_norm": "none",
        **settings,
    }


def rnn(units: int, activation: str = "tanh", **settings: Any) -> dict[str, Any]:
    return {"type": "simple_rnn", "units": units, "activation": member(activation), **settings}


def parallel(*branches: list[dict[str, Any]], merge: str = "concatenate") -> dict[str, Any]:
    return {"type": "parallel", "branches": list(branches), "merge": merge}


def case(
    *,
    data: str = "classes",
    input: str = "x",
    activation: dict[str, Any] | None = None,
    batch_norm: str = "none",
    output: str = "linear",
    blocks: list[dict[str, Any]] | None = None,
    change: dict[str, Any] | None = None,
    **training: Any,
) -> Case:
    """One case; `change` holds training settings that replace the first ones before step 10, as a live edit does."""
    activation = activation or member("tanh")
    if blocks is None:
        blocks = [dense(6, activation, batch_norm), dense(5, activation, batch_norm)]
    settings = {"loss": member("cross_entropy"), "optimizer": member("sgd", {"learning_rate": 0.1})} | training
    return {
        "data": data,
        "input": input,
        "network": {"blocks": blocks, "output": {"activation": member(output)}},
        "training": settings,
        "change": change,
    }
