"""The cases of the golden numbers: 20 training steps each, described in the words of the preset format.

This file knows neither PyTorch nor the playground: `make_golden.py` turns a case into plain `torch.nn`, the test turns
it into the playground's specs.
"""

from typing import Any

Case = dict[str, Any]

ACTIVATIONS: dict[str, list[dict[str, float]]] = {
    "linear": [{}],
    "step": [{}],
    "sigmoid": [{}],
    "tanh": [{}],
    "relu": [{}],
    "leaky_relu": [{"negative_slope": 0.01}, {"negative_slope": 0.2}],
    "elu": [{"alpha": 1.0}, {"alpha": 0.5}],
    "selu": [{}],
    "softplus": [{}],
    "gelu": [{}],
    "silu": [{}],
    "sine": [{}],
}

# The first entry of each rule has PyTorch's defaults (and a rate at which 20 steps get somewhere).
OPTIMIZERS: dict[str, list[dict[str, float]]] = {
    "sgd": [{"learning_rate": 0.1}, {"learning_rate": 0.5}],
    "momentum": [{"learning_rate": 0.05, "momentum": 0.9}, {"learning_rate": 0.1, "momentum": 0.5}],
    "nesterov": [{"learning_rate": 0.05, "momentum": 0.9}, {"learning_rate": 0.1, "momentum": 0.5}],
    "adagrad": [{"learning_rate": 0.01, "epsilon": 1e-10}, {"learning_rate": 0.1, "epsilon": 1e-4}],
    "adadelta": [
        {"learning_rate": 1.0, "rho": 0.9, "epsilon": 1e-6},
        {"learning_rate": 0.5, "rho": 0.8, "epsilon": 1e-3},
    ],
    "rmsprop": [
        {"learning_rate": 0.01, "alpha": 0.99, "epsilon": 1e-8},
        {"learning_rate": 0.02, "alpha": 0.8, "epsilon": 1e-4},
    ],
    "adam": [
        {"learning_rate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
        {"learning_rate": 0.02, "beta1": 0.7, "beta2": 0.95, "epsilon": 1e-4},
    ],
    "adamw": [
        {"learning_rate": 0.001, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weight_decay": 0.01},
        {"learning_rate": 0.02, "beta1": 0.7, "beta2": 0.95, "epsilon": 1e-4, "weight_decay": 0.5},
    ],
    "nadam": [
        {"learning_rate": 0.002, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
        {"learning_rate": 0.02, "beta1": 0.7, "beta2": 0.95, "epsilon": 1e-4},
    ],
}

# Loss, its parameters, the examples (three classes, two classes, two numbers) and the output activation.
LOSSES: list[tuple[str, dict[str, float], str, str]] = [
    ("cross_entropy", {}, "classes", "linear"),
    ("cross_entropy", {}, "binary", "linear"),
    ("hinge", {}, "classes", "linear"),
    ("hinge", {}, "binary", "linear"),
    ("binary_cross_entropy", {}, "binary", "linear"),
    ("mse", {}, "targets", "linear"),
    ("mae", {}, "targets", "linear"),
    ("huber", {"delta": 1.0}, "targets", "linear"),
    ("huber", {"delta": 0.3}, "targets", "linear"),
    ("mse", {}, "classes", "linear"),
    ("mse", {}, "classes", "sigmoid"),
    ("mse", {}, "binary", "tanh"),
    ("mse", {}, "binary", "sigmoid"),
    ("mae", {}, "binary", "linear"),
    ("huber", {"delta": 0.5}, "targets", "gelu"),
]
MORE_LOSSES: list[tuple[str, dict[str, float], str, str]] = [
    ("cross_entropy", {"smoothing": 0.1}, "classes", "linear"),
    ("cross_entropy", {"smoothing": 0.9}, "binary", "linear"),
    ("focal", {"gamma": 2.0}, "classes", "linear"),
    ("focal", {"gamma": 0.0}, "classes", "linear"),
    ("focal", {"gamma": 0.5}, "binary", "linear"),
    ("focal", {"gamma": 5.0}, "classes", "linear"),
]

# Schedule and number of epochs; the rate is compared at each of them.
SCHEDULE_EPOCHS, SCHEDULE_RATE = 100, 0.4
SCHEDULES: list[tuple[str, dict[str, float]]] = [
    ("constant", {}),
    ("step", {"step_size": 30, "gamma": 0.1}),
    ("step", {"step_size": 7, "gamma": 0.6}),
    ("exponential", {"gamma": 0.95}),
    ("cosine", {"minimum": 0.0}),
    ("cosine", {"minimum": 0.05}),
    ("cosine_restarts", {"period": 10, "multiplier": 1, "minimum": 0.0}),
    ("cosine_restarts", {"period": 3, "multiplier": 2, "minimum": 0.01}),
    ("cosine_restarts", {"period": 7, "multiplier": 3, "minimum": 0.0}),
    ("warmup_cosine", {"warmup": 5, "minimum": 0.0}),
    ("warmup_cosine", {"warmup": 20, "minimum": 0.1}),
    ("one_cycle", {"pct_start": 0.3, "div_factor": 25.0, "final_div_factor": 1e4}),
    ("one_cycle", {"pct_start": 0.55, "div_factor": 4.0, "final_div_factor": 10.0}),
    ("inverse_time", {"decay": 0.1}),
    ("plateau", {"factor": 0.1, "patience": 10, "threshold": 1e-4, "minimum": 0.0}),
    ("plateau", {"factor": 0.5, "patience": 2, "threshold": 0.05, "minimum": 0.01}),
]


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


def cases() -> dict[str, Case]:
    """All cases by name."""
    return _families() | _regularisation() | _shapes() | _pictures() | _more_losses() | _more_blocks() | _weighted()


def _families() -> dict[str, Case]:
    found: dict[str, Case] = {}
    for name, variants in ACTIVATIONS.items():
        for number, parameters in enumerate(variants):
            found[f"activation-{name}-{number}"] = case(activation=member(name, parameters))
    for name, variants in OPTIMIZERS.items():
        for number, parameters in enumerate(variants):
            found[f"optimizer-{name}-{number}"] = case(optimizer=member(name, parameters))
    for number, (name, parameters, data, output) in enumerate(LOSSES):
        found[f"loss-{number}-{name}-{data}-{output}"] = case(loss=member(name, parameters), data=data, output=output)
    return found


def _regularisation() -> dict[str, Case]:
    adamw = member("adamw", OPTIMIZERS["adamw"][1])
    norm, value = member("norm", {"max_norm": 0.3}), member("value", {"max_value": 0.02})
    found = {
        "l2": case(l2=0.1),
        "l1": case(l1=0.01),
        "l1-l2": case(l1=0.01, l2=0.05),
        "clip-norm": case(clip=norm),
        "clip-norm-idle": case(clip=member("norm", {"max_norm": 100.0})),
        "clip-value": case(clip=value),
        "clip-norm-l2": case(clip=norm, l2=0.2, batch_norm="before"),
        "adamw-l1-l2-clip-after": case(
            optimizer=adamw, l1=0.005, l2=0.02, clip=value, batch_norm="after", activation=member("gelu")
        ),
        "rmsprop-l2-huber": case(
            optimizer=member("rmsprop", OPTIMIZERS["rmsprop"][1]),
            l2=0.05,
            clip=norm,
            data="targets",
            loss=member("huber"),
        ),
    }
    for name in OPTIMIZERS:
        optimizer = member(name, OPTIMIZERS[name][1])
        for where in ("before", "after"):
            found[f"l2-{where}-{name}"] = case(optimizer=optimizer, l2=0.05, batch_norm=where)
    for name in ("momentum", "nesterov", "adam"):
        optimizer = member(name, OPTIMIZERS[name][0])
        slower = optimizer | {"learning_rate": optimizer["learning_rate"] / 10}
        found[f"live-rate-{name}"] = case(optimizer=optimizer, change={"optimizer": slower})
    found["live-l2-clip"] = case(
        optimizer=member("momentum", OPTIMIZERS["momentum"][0]), change={"l2": 0.1, "clip": norm}
    )
    return found


def _shapes() -> dict[str, Case]:
    momentum = member("momentum", OPTIMIZERS["momentum"][0])
    found = {f"norm-{where}": case(batch_norm=where) for where in ("before", "after")}
    found |= {f"norm-{where}-momentum": case(batch_norm=where, optimizer=momentum) for where in ("before", "after")}
    relu, tanh = member("relu"), member("tanh")
    found["mixed"] = case(
        blocks=[dense(7, relu, "before"), dense(4, tanh), dense(6, member("silu"), "after")],
        data="targets",
        loss=member("mse"),
    )
    found["deep"] = case(blocks=[dense(4, tanh) for _ in range(8)])
    found["one-unit"] = case(blocks=[dense(1, tanh)])
    found["softmax-regression"] = case(blocks=[])
    found["logistic-regression"] = case(blocks=[], data="binary", loss=member("binary_cross_entropy"))
    found["linear-regression"] = case(blocks=[], data="targets", loss=member("mse"), l2=0.01)
    return found


SAME, VALID = member("same"), member("valid")
PICTURE_BLOCKS: dict[str, list[dict[str, Any]]] = {
    "valid": [conv(4, 3)],
    "same": [conv(4, 3, padding=SAME)],
    "even-same": [conv(3, 4, "tanh", padding=SAME), conv(3, 2, padding=SAME)],
    "pixels": [conv(4, 3, padding=member("pixels", {"width": 2})), conv(2, 5, "tanh")],
    "stride": [conv(4, 3, stride=2, padding=SAME), conv(5, 2, "gelu", stride=2)],
    "even-same-stride": [conv(4, 4, "elu", stride=3, padding=SAME)],
    "one-pixel-kernel": [conv(6, 1), conv(3, 1, "tanh", stride=2)],
    "channels": [conv(8, 3, padding=SAME), conv(12, 3), conv(6, 2, "silu")],
    "max": [conv(4, 3, padding=SAME), member("max_pool2d")],
    "max-first": [member("max_pool2d", {"size": 2, "stride": 1}), conv(4, 3)],
    "max-overlapping": [conv(4, 2), member("max_pool2d", {"size": 3, "stride": 2})],
    "max-apart": [conv(4, 2), member("max_pool2d", {"size": 2, "stride": 3})],
    "average": [conv(4, 3, "tanh", padding=SAME), member("avg_pool2d")],
    "average-overlapping": [conv(4, 2, "tanh"), member("avg_pool2d", {"size": 3, "stride": 1})],
    "average-apart": [conv(4, 2), member("avg_pool2d", {"size": 2, "stride": 4})],
    "average-first": [member("avg_pool2d"), dense(5, member("tanh"))],
    "norm-before": [conv(4, 3, batch_norm="before"), dense(5, member("tanh"))],
    "norm-after": [conv(4, 3, "tanh", batch_norm="after", padding=SAME), conv(3, 3, batch_norm="before")],
    "norm-pool": [conv(4, 3, batch_norm="before", padding=SAME), member("max_pool2d"), conv(4, 2, batch_norm="after")],
    "global": [conv(6, 3, "tanh"), member("global_avg_pool")],
    "flatten": [conv(3, 3), member("flatten"), dense(6, member("relu"))],
    "deep": [
        conv(4, 3, padding=SAME),
        conv(4, 3, batch_norm="before", padding=SAME),
        member("max_pool2d"),
        conv(6, 3, "tanh", padding=SAME),
        conv(6, 2),
        member("avg_pool2d", {"size": 2, "stride": 1}),
        dense(7, member("relu")),
        dense(6, member("tanh"), "before"),
    ],
}


def _pictures() -> dict[str, Case]:
    momentum = member("momentum", OPTIMIZERS["momentum"][0])
    found = {
        f"picture-{name}": case(input="pictures", blocks=blocks, optimizer=momentum)
        for name, blocks in PICTURE_BLOCKS.items()
    }
    found["picture-l2-clip"] = case(
        input="pictures", blocks=PICTURE_BLOCKS["norm-pool"], l1=0.005, l2=0.05, clip=member("norm", {"max_norm": 0.3})
    )
    found["picture-adamw"] = case(
        input="pictures", blocks=PICTURE_BLOCKS["channels"], optimizer=member("adamw", OPTIMIZERS["adamw"][1])
    )
    found["picture-targets"] = case(
        input="pictures", blocks=PICTURE_BLOCKS["stride"], data="targets", loss=member("mse")
    )
    return found


def _more_losses() -> dict[str, Case]:
    return {
        f"loss-{name}-{data}-{'-'.join(map(str, parameters.values()))}": case(
            loss=member(name, parameters), data=data, output=output
        )
        for name, parameters, data, output in MORE_LOSSES
    }


TANH, RELU, PRELU, NORM = member("tanh"), member("relu"), member("prelu"), member("layer_norm")
MORE_BLOCKS: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "prelu": ("x", [dense(6, PRELU), dense(5, PRELU)]),
    "prelu-norm": ("x", [dense(6, PRELU, "before"), dense(5, PRELU, "after")]),
    "prelu-picture": ("pictures", [conv(4, 3, "prelu"), member("max_pool2d"), dense(5, PRELU)]),
    "layer-norm": ("x", [dense(6, TANH), NORM, dense(5, RELU)]),
    "layer-norm-ends": ("x", [NORM, dense(5, RELU), NORM]),
    "layer-norm-picture": ("pictures", [conv(4, 3), NORM, member("avg_pool2d"), dense(5, TANH)]),
    "residual": ("x", [dense(5, TANH, residual=True), dense(5, RELU, residual=True)]),
    "residual-linear": ("x", [dense(7, TANH, residual=True), dense(4, RELU, residual=True)]),
    "residual-norm": ("x", [dense(6, RELU, "before", residual=True), dense(6, PRELU, "after", residual=True)]),
    "residual-layer-norm": ("x", [dense(6, TANH), NORM, dense(6, TANH, residual=True), NORM]),
    "residual-deep": ("x", [dense(6, TANH, residual=True) for _ in range(8)]),
    "residual-picture": ("pictures", [conv(2, 3, padding=SAME, residual=True), conv(2, 1, "tanh", residual=True)]),
    "residual-picture-channels": (
        "pictures",
        [conv(4, 3, padding=SAME, residual=True), conv(4, 3, "tanh", padding=SAME, batch_norm="before", residual=True)],
    ),
    "residual-picture-stride": (
        "pictures",
        [conv(3, 3, "tanh", stride=2, padding=SAME, residual=True), conv(3, 2, stride=2, residual=True)],
    ),
    "residual-picture-valid": (
        "pictures",
        [
            conv(2, 4, "tanh", residual=True),
            conv(3, 3, padding=member("pixels", {"width": 1}), stride=2, residual=True),
        ],
    ),
    "rnn": ("pictures", [rnn(6)]),
    "rnn-relu": ("pictures", [rnn(6, "relu"), dense(5, TANH)]),
    "rnn-stacked": ("pictures", [rnn(6, returns="all"), rnn(5, "relu", returns="all"), rnn(4)]),
    "rnn-all-pool": ("pictures", [rnn(6, returns="all"), member("max_pool2d"), dense(5, TANH)]),
    "rnn-conv-norm": ("pictures", [conv(3, 2), NORM, rnn(5, "sigmoid"), dense(5, RELU, "before")]),
    "rnn-gelu": ("pictures", [rnn(5, "gelu", returns="all"), rnn(4, "gelu")]),
    "rnn-prelu": ("pictures", [rnn(5, "prelu", returns="all"), rnn(4, "prelu")]),
    "noise-off": ("x", [member("noise", {"std": 0.0}), dense(6, TANH), member("noise", {"std": 0.0})]),
    "parallel": ("x", [dense(6, TANH), parallel([dense(5, RELU)], [dense(4, TANH), dense(3, RELU)]), dense(5, TANH)]),
    "parallel-first": ("x", [parallel([dense(5, TANH)], [dense(4, RELU)], [])]),
    "parallel-sum": (
        "x",
        [parallel([dense(5, TANH)], [], [dense(4, RELU), dense(5, TANH)], merge="sum"), dense(4, TANH)],
    ),
    "parallel-sum-stacked": (
        "x",
        [parallel([dense(6, TANH)], [dense(6, RELU)], merge="sum"), parallel([], [dense(6, TANH)], merge="sum")],
    ),
    "parallel-norms": (
        "x",
        [dense(6, TANH), parallel([dense(5, RELU, "after")], [dense(5, TANH, "after"), NORM, dense(4, PRELU)], [NORM])],
    ),
    "parallel-residual": ("x", [parallel([dense(5, TANH, residual=True)], [dense(7, RELU, residual=True)])]),
    "parallel-picture": (
        "pictures",
        [
            parallel(
                [conv(3, 1)],
                [conv(2, 1, "tanh"), conv(4, 3, padding=SAME, batch_norm="after")],
                [member("max_pool2d", {"size": 1, "stride": 1})],
            ),
            member("max_pool2d"),
            dense(5, TANH),
        ],
    ),
    "parallel-picture-sum": (
        "pictures",
        [
            conv(4, 3, "tanh", padding=SAME),
            parallel([], [conv(3, 1), conv(4, 3, padding=SAME)], merge="sum"),
            parallel([member("global_avg_pool")], [member("flatten"), dense(5, TANH)], [dense(4, RELU)]),
        ],
    ),
    "residual-flattened": ("pictures", [dense(5, TANH, residual=True), dense(5, RELU, residual=True)]),
}


def _more_blocks() -> dict[str, Case]:
    momentum = member("momentum", OPTIMIZERS["momentum"][0])
    found = {
        f"block-{name}": case(input=examples, blocks=blocks, optimizer=momentum)
        for name, (examples, blocks) in MORE_BLOCKS.items()
    }
    found["block-rnn-l1-l2-clip"] = case(
        input="pictures", blocks=MORE_BLOCKS["rnn-stacked"][1], optimizer=member("adamw", OPTIMIZERS["adamw"][1]),
        l1=0.005, l2=0.05, clip=member("norm", {"max_norm": 0.3}),
    )  # fmt: skip
    found["block-residual-l2"] = case(
        blocks=MORE_BLOCKS["residual-norm"][1], optimizer=member("adamw", OPTIMIZERS["adamw"][1]), l1=0.01, l2=0.05
    )
    return found


def _weighted() -> dict[str, Case]:
    """Class weights, of PyTorch's own semantics, and weights kept to a largest norm."""
    chosen = {3: member("chosen", {"weights": [0.5, 3.0, 1.25]}), 2: member("chosen", {"weights": [0.3, 2.0]})}
    adam, norm = member("adam", OPTIMIZERS["adam"][1]), member("max_norm", {"limit": 0.6})
    found = {
        f"weights-{name}-{data}": case(loss=member(name, parameters), data=data, class_weights=chosen[count])
        for name, parameters, data, count in (
            ("cross_entropy", {}, "classes", 3),
            ("cross_entropy", {}, "binary", 2),
            ("binary_cross_entropy", {}, "binary", 2),
            ("focal", {"gamma": 2.0}, "classes", 3),
            ("hinge", {}, "classes", 3),
            ("mse", {}, "classes", 3),
            ("mae", {}, "binary", 2),
        )
    }
    found["weights-live"] = case(optimizer=adam, change={"class_weights": chosen[3]})
    found["max-norm"] = case(constraint=norm)
    found["max-norm-adam-decay"] = case(optimizer=adam, constraint=norm, l2=0.05, batch_norm="before")
    found["max-norm-live"] = case(optimizer=adam, change={"constraint": norm})
    found["max-norm-picture"] = case(
        input="pictures", blocks=PICTURE_BLOCKS["stride"], constraint=member("max_norm", {"limit": 0.8})
    )
    residual = [dense(7, TANH, residual=True), dense(4, RELU, residual=True)]
    found["max-norm-residual"] = case(blocks=residual, constraint=norm, class_weights=chosen[3])
    return found
