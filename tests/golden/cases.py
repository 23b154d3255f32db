"""The cases of the golden numbers: 20 training steps each, described in the words of the preset format.

This file knows neither PyTorch nor the playground: `make_golden.py` turns a case into plain `torch.nn`, the test turns
it into the playground's specs.
"""

from case_words import Case, case, dense, member
from stacks import MORE_BLOCKS, PICTURE_BLOCKS, RELU, TANH

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
