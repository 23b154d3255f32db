"""The stacks of blocks of the golden cases: for pictures, and with the blocks and activations that came later."""

from typing import Any

from case_words import conv, dense, member, parallel, rnn

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
