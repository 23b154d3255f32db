"""What is called what in Keras: activations as layers, and initializers."""

from collections.abc import Callable, Mapping
from typing import Any

from playground.engine import activations, initializers
from playground.engine.activation_rule import ActivationRule
from playground.engine.initializers import InitializerRule

ACTIVATIONS: Mapping[type[ActivationRule], Callable[[Any], str]] = {
    activations.Linear: lambda rule: "",
    activations.Step: lambda rule: "layers.Activation(step)",
    activations.Sigmoid: lambda rule: 'layers.Activation("sigmoid")',
    activations.Tanh: lambda rule: 'layers.Activation("tanh")',
    activations.ReLU: lambda rule: "layers.ReLU()",
    activations.LeakyReLU: lambda rule: f"layers.LeakyReLU(negative_slope={rule.negative_slope!r})",
    activations.ELU: lambda rule: f"layers.ELU(alpha={rule.alpha!r})",
    activations.SELU: lambda rule: 'layers.Activation("selu")',
    activations.Softplus: lambda rule: 'layers.Activation("softplus")',
    activations.GELU: lambda rule: "layers.Activation(exact_gelu)",
    activations.SiLU: lambda rule: 'layers.Activation("silu")',
    activations.Sine: lambda rule: "layers.Activation(ops.sin)",
}
"""Each activation as a layer; PReLU has a shape of its own."""

HELPERS = {
    "step": 'def step(x):\n    """1 where x > 0, else 0; its gradient is zero."""\n'
    "    return ops.cast(x > 0, x.dtype) + 0 * x",
    "exact_gelu": 'def exact_gelu(x):\n    """x times the normal distribution function of x."""\n'
    "    return keras.activations.gelu(x, approximate=False)",
}


def _spread(kind: str, scale: str) -> Callable[[Any], str]:
    """Keras's VarianceScaling; its variance is scale / fan."""

    def text(rule: Any) -> str:
        gain = getattr(rule, "gain", 1.0) ** 2
        return f'VarianceScaling({gain!r}, "{scale}", "{kind}")'

    return text


INITIALIZERS: Mapping[type[InitializerRule], Callable[[Any], str]] = {
    initializers.Zeros: lambda rule: "Zeros()",
    initializers.Constant: lambda rule: f"Constant({rule.value!r})",
    initializers.Normal: lambda rule: f"RandomNormal(0.0, {rule.std!r})",
    initializers.Uniform: lambda rule: f"RandomUniform({-rule.bound!r}, {rule.bound!r})",
    initializers.XavierUniform: _spread("uniform", "fan_avg"),
    initializers.XavierNormal: _spread("untruncated_normal", "fan_avg"),
    initializers.HeUniform: _spread("uniform", "fan_in"),
    initializers.HeNormal: _spread("untruncated_normal", "fan_in"),
    initializers.LecunUniform: _spread("uniform", "fan_in"),
    initializers.LecunNormal: _spread("untruncated_normal", "fan_in"),
    initializers.Orthogonal: lambda rule: f"Orthogonal({rule.gain!r})",
}
