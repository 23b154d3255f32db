"""What PyTorch calls our activations, initializers, losses and optimizers. A new member is one more entry."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from playground.engine import activations, initializers, losses, optimizers

STEP = '''
def step(x):
    """1 where x > 0, else 0; its gradient is zero."""
    return (x > 0).to(x.dtype) + 0 * x
'''

ACTIVATIONS: Mapping[type, Callable[[str, Any], str]] = {
    activations.Linear: lambda x, rule: x,
    activations.Step: lambda x, rule: f"step({x})",
    activations.Sigmoid: lambda x, rule: f"torch.sigmoid({x})",
    activations.Tanh: lambda x, rule: f"torch.tanh({x})",
    activations.ReLU: lambda x, rule: f"functional.relu({x})",
    activations.LeakyReLU: lambda x, rule: f"functional.leaky_relu({x}, {rule.negative_slope!r})",
    activations.ELU: lambda x, rule: f"functional.elu({x}, {rule.alpha!r})",
    activations.SELU: lambda x, rule: f"functional.selu({x})",
    activations.Softplus: lambda x, rule: f"functional.softplus({x})",
    activations.GELU: lambda x, rule: f"functional.gelu({x})",
    activations.SiLU: lambda x, rule: f"functional.silu({x})",
    activations.Sine: lambda x, rule: f"torch.sin({x})",
}
"""f(x) as an expression; PReLU is a layer."""


def _kaiming(kind: str) -> Callable[[str, Any], str]:
    def draw(weight: str, rule: Any) -> str:
        gain = getattr(rule, "gain", 1.0)
        if gain in (1.0, math.sqrt(2)):
            return f'kaiming_{kind}_({weight}, nonlinearity="{"linear" if gain == 1.0 else "relu"}")'
        spread = f"{gain!r} / {weight}[0].numel() ** 0.5"
        if kind == "normal":
            return f"normal_({weight}, 0, {spread})"
        return f"uniform_({weight}, -{math.sqrt(3)!r} * {spread}, {math.sqrt(3)!r} * {spread})"

    return draw


INITIALIZERS: Mapping[type, Callable[[str, Any], str]] = {
    initializers.Zeros: lambda weight, rule: f"zeros_({weight})",
    initializers.Constant: lambda weight, rule: f"constant_({weight}, {rule.value!r})",
    initializers.Normal: lambda weight, rule: f"normal_({weight}, 0, {rule.std!r})",
    initializers.Uniform: lambda weight, rule: f"uniform_({weight}, {-rule.bound!r}, {rule.bound!r})",
    initializers.XavierUniform: lambda weight, rule: f"xavier_uniform_({weight}, {rule.gain!r})",
    initializers.XavierNormal: lambda weight, rule: f"xavier_normal_({weight}, {rule.gain!r})",
    initializers.HeUniform: _kaiming("uniform"),
    initializers.HeNormal: _kaiming("normal"),
    initializers.LecunUniform: _kaiming("uniform"),
    initializers.LecunNormal: _kaiming("normal"),
    initializers.Orthogonal: lambda weight, rule: f"orthogonal_({weight}, {rule.gain!r})",
}
"""A function of torch.nn.init with its arguments."""

_FOCAL = """
log_p = functional.log_softmax(z, 1).gather(1, y[:, None])[:, 0]
return -((1 - log_p.exp()) ** {gamma!r}) * log_p
"""
_HINGE = """
margins = functional.relu(z - z.gather(1, y[:, None]) + 1)
return margins.sum(1) - 1  # without the true class's own margin
"""

LOSSES: Mapping[type, str] = {
    losses.MSE: "return ((z - target(y)) ** 2).mean(1)",
    losses.MAE: "return (z - target(y)).abs().mean(1)",
    losses.Huber: 'return functional.huber_loss(z, target(y), reduction="none", delta={delta!r}).mean(1)',
    losses.BinaryCrossEntropy: 'return functional.binary_cross_entropy_with_logits(z[:, 0], y.to(z.dtype), '
    'reduction="none")',
    losses.CrossEntropy: 'return functional.cross_entropy(z, y, reduction="none", label_smoothing={smoothing!r})',
    losses.Focal: _FOCAL.strip(),
    losses.Hinge: _HINGE.strip(),
}  # fmt: skip
"""The loss of every example (N,) of outputs z (N, units) and labels or values y."""

OPTIMIZERS: Mapping[type, str] = {
    optimizers.SGD: "SGD(PARAMETERS, lr=RATE)",
    optimizers.Momentum: "SGD(PARAMETERS, lr=RATE, momentum={momentum!r})",
    optimizers.Nesterov: "SGD(PARAMETERS, lr=RATE, momentum={momentum!r}, nesterov={looks_ahead})",
    optimizers.AdaGrad: "Adagrad(PARAMETERS, lr=RATE, eps={epsilon!r})",
    optimizers.AdaDelta: "Adadelta(PARAMETERS, lr=RATE, rho={rho!r}, eps={epsilon!r})",
    optimizers.RMSProp: "RMSprop(PARAMETERS, lr=RATE, alpha={alpha!r}, eps={epsilon!r})",
    optimizers.Adam: "Adam(PARAMETERS, lr=RATE, betas=({beta1!r}, {beta2!r}), eps={epsilon!r})",
    optimizers.AdamW: "AdamW(PARAMETERS, lr=RATE, betas=({beta1!r}, {beta2!r}), eps={epsilon!r}, "
    "weight_decay={weight_decay!r})",
    optimizers.Nadam: f"NAdam(PARAMETERS, lr=RATE, betas=({{beta1!r}}, {{beta2!r}}), eps={{epsilon!r}}, "
    f"momentum_decay={optimizers.MOMENTUM_DECAY!r})",
}
"""A class of torch.optim with its settings."""


def filled(template: str, rule: Any) -> str:
    """A template with the settings of a rule in it."""
    values = {name: getattr(rule, name) for name in rule.__struct_fields__}
    return template.format(**values, looks_ahead=bool(values.get("momentum")))
