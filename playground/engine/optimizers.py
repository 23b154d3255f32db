"""Update rules: how a gradient becomes a step. Formulas and defaults are PyTorch's; the SGD family's rate is 0.01.

A rule acts on flat chunks of all parameters at once: `begin` emits what is computed once a step (bias corrections),
`emit` the vectorised calls for one chunk of weights w and gradient g, which it may overwrite.
"""

import math
from typing import Annotated

import numpy as np

from playground.engine.tape import Array
from playground.engine.update import Update
from playground.family import Member, setting, table

Rate = Annotated[
    float,
    setting("Learning rate", "Length of a step. Too large and the loss explodes, too small and nothing happens.",
            above=0, high=1000, log=True),
]  # fmt: skip
Momentum_ = Annotated[
    float, setting("Momentum", "Share of the last step that is kept. 0 is plain gradient descent.", low=0, high=0.9999)
]
Beta1 = Annotated[float, setting("Beta 1", "Memory of the mean gradient.", low=0, high=0.9999)]
Beta2 = Annotated[float, setting("Beta 2", "Memory of the mean squared gradient.", low=0, high=0.999999)]
Epsilon = Annotated[
    float, setting("Epsilon", "Keeps the division finite where the gradient is tiny.", above=0, high=1, log=True)
]


class OptimizerRule(Member, frozen=True):
    """Base of the optimizers."""

    learning_rate: Rate = 0.01

    def begin(self, update: Update) -> None:
        """Emit what is computed once a step."""

    def emit(self, update: Update, w: Array, g: Array) -> None:
        """Emit the rule for one chunk."""
        raise NotImplementedError


class SGD(OptimizerRule, frozen=True, tag="sgd"):
    """Stochastic gradient descent."""

    title = "SGD"
    help = "Straight down the gradient of the mini-batch."
    formula = "w -= rate g"

    def emit(self, update: Update, w: Array, g: Array) -> None:
        update.emit(np.multiply, g, update.rate, g)
        update.emit(np.subtract, w, g, w)


class Momentum(OptimizerRule, frozen=True, tag="momentum"):
    """Polyak's heavy ball; the rate stays outside the velocity, so a live change acts at once."""

    title = "Momentum"
    help = "A heavy ball: keeps rolling in the direction of the last steps, through noise and small hollows."
    formula = "v = momentum v + g;  w -= rate v"
    source = "Polyak, 1964"
    momentum: Momentum_ = 0.9

    def emit(self, update: Update, w: Array, g: Array) -> None:
        v, t = update.state("velocity"), update.scratch()
        update.emit(np.multiply, v, update.scalar(self.momentum), v)
        update.emit(np.add, v, g, v)
        update.emit(np.multiply, v, update.rate, t)
        update.emit(np.subtract, w, t, w)


class Nesterov(OptimizerRule, frozen=True, tag="nesterov"):
    """Nesterov's accelerated gradient, in PyTorch's form."""

    title = "Nesterov momentum"
    help = "Momentum that looks ahead: brakes earlier at the far wall of a valley."
    formula = "v = momentum v + g;  w -= rate (g + momentum v)"
    source = "Nesterov, 1983; Sutskever et al., 2013"
    momentum: Momentum_ = 0.9

    def emit(self, update: Update, w: Array, g: Array) -> None:
        v, t, momentum = update.state("velocity"), update.scratch(), update.scalar(self.momentum)
        update.emit(np.multiply, v, momentum, v)
        update.emit(np.add, v, g, v)
        update.emit(np.multiply, v, momentum, t)
        update.emit(np.add, t, g, t)
        update.emit(np.multiply, t, update.rate, t)
        update.emit(np.subtract, w, t, w)


class AdaGrad(OptimizerRule, frozen=True, tag="adagrad"):
    """A rate per weight that falls with all gradients seen."""

    title = "AdaGrad"
    help = "Each weight's rate falls with the gradients it has seen; steps only ever get shorter."
    formula = "h += g^2;  w -= rate g / (sqrt(h) + epsilon)"
    source = "Duchi et al., 2011"
    epsilon: Epsilon = 1e-10

    def emit(self, update: Update, w: Array, g: Array) -> None:
        h, t = update.state("sum_of_squares"), update.scratch()
        update.emit(np.multiply, g, g, t)
        update.emit(np.add, h, t, h)
        update.emit(np.sqrt, h, t)
        update.emit(np.add, t, update.scalar(self.epsilon), t)
        update.emit(np.divide, g, t, t)
        update.emit(np.multiply, t, update.rate, t)
        update.emit(np.subtract, w, t, w)


class AdaDelta(OptimizerRule, frozen=True, tag="adadelta"):
    """Steps in the units of earlier steps; needs no tuned rate."""

    title = "AdaDelta"
    help = "Measures its step by earlier steps, so the rate of 1 rarely needs tuning. Starts slowly."
    formula = "v = rho v + (1-rho) g^2;  d = sqrt(u+eps)/sqrt(v+eps) g;  u = rho u + (1-rho) d^2;  w -= rate d"
    source = "Zeiler, 2012"
    learning_rate: Rate = 1.0
    rho: Annotated[float, setting("Rho", "Memory of squared gradients and steps.", low=0, high=0.9999)] = 0.9
    epsilon: Epsilon = 1e-6

    def emit(self, update: Update, w: Array, g: Array) -> None:
        v, u = update.state("mean_square"), update.state("mean_square_step")
        t, d = update.scratch(), update.scratch(1)
        rho, rest, epsilon = (update.scalar(value) for value in (self.rho, 1 - self.rho, self.epsilon))
        update.emit(np.multiply, g, g, t)
        update.emit(np.multiply, t, rest, t)
        update.emit(np.multiply, v, rho, v)
        update.emit(np.add, v, t, v)
        update.emit(np.add, u, epsilon, d)
        update.emit(np.add, v, epsilon, t)
        update.emit(np.divide, d, t, d)
        update.emit(np.sqrt, d, d)
        update.emit(np.multiply, d, g, d)
        update.emit(np.multiply, d, d, t)
        update.emit(np.multiply, t, rest, t)
        update.emit(np.multiply, u, rho, u)
        update.emit(np.add, u, t, u)
        update.emit(np.multiply, d, update.rate, d)
        update.emit(np.subtract, w, d, w)


class RMSProp(OptimizerRule, frozen=True, tag="rmsprop"):
    """AdaGrad with a memory that fades."""

    title = "RMSProp"
    help = "Divides by the recent size of each weight's gradient: flat and steep directions move alike."
    formula = "v = alpha v + (1-alpha) g^2;  w -= rate g / (sqrt(v) + epsilon)"
    source = "Hinton, 2012"
    alpha: Annotated[float, setting("Alpha", "Memory of the squared gradient.", low=0, high=0.99999)] = 0.99
    epsilon: Epsilon = 1e-8

    def emit(self, update: Update, w: Array, g: Array) -> None:
        v, t = update.state("mean_square"), update.scratch()
        update.emit(np.multiply, g, g, t)
        update.emit(np.multiply, t, update.scalar(1 - self.alpha), t)
        update.emit(np.multiply, v, update.scalar(self.alpha), v)
        update.emit(np.add, v, t, v)
        update.emit(np.sqrt, v, t)
        update.emit(np.add, t, update.scalar(self.epsilon), t)
        update.emit(np.divide, g, t, t)
        update.emit(np.multiply, t, update.rate, t)
        update.emit(np.subtract, w, t, w)


class MomentRule(OptimizerRule, frozen=True):
    """Base of the Adam family: fading means of the gradient (m) and of its square (v)."""

    learning_rate: Rate = 0.001
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.999
    epsilon: Epsilon = 1e-8

    def emit_moments(self, update: Update, g: Array) -> tuple[Array, Array]:
        """M = b1 M + g and V = b2 V + g^2, that is m / (1-b1) and v / (1-b2); returns both. Overwrites no g.

        In these units a step needs two calls less; `adam_step` and `nadam_step` make up for them.
        """
        m, v, t = update.state("mean", 1 - self.beta1), update.state("mean_square", 1 - self.beta2), update.scratch()
        update.emit(np.multiply, m, update.scalar(self.beta1), m)
        update.emit(np.add, m, g, m)
        update.emit(np.multiply, g, g, t)
        update.emit(np.multiply, v, update.scalar(self.beta2), v)
        update.emit(np.add, v, t, v)
        return m, v


class Adam(MomentRule, frozen=True, tag="adam"):
    """Adaptive moment estimation."""

    title = "Adam"
    help = "Momentum and a rate per weight, both corrected for their cold start. A good first choice."
    formula = "w -= rate m^ / (sqrt(v^) + epsilon), m^ = m/(1-beta1^t), v^ = v/(1-beta2^t)"
    source = "Kingma & Ba, 2014"

    def begin(self, update: Update) -> None:
        step, offset = update.number("step_size"), update.number("offset")
        update.emit(adam_step, update.count, update.rate, self.beta1, self.beta2, self.epsilon, step, offset)

    def emit(self, update: Update, w: Array, g: Array) -> None:
        m, v = self.emit_moments(update, g)
        t = update.scratch()
        update.emit(np.sqrt, v, t)
        update.emit(np.add, t, update.number("offset"), t)
        update.emit(np.divide, m, t, t)
        update.emit(np.multiply, t, update.number("step_size"), t)
        update.emit(np.subtract, w, t, w)


class AdamW(Adam, frozen=True, tag="adamw"):
    """Adam with weight decay beside the gradient instead of inside it."""

    title = "AdamW"
    help = "Adam whose weight decay acts on the weights directly instead of through the gradient."
    formula = "w *= 1 - rate weight_decay (weights only), then Adam"
    source = "Loshchilov & Hutter, 2017"
    weight_decay: Annotated[
        float, setting("Weight decay", "Share of each weight lost per step, times the rate.", low=0, high=10, log=True)
    ] = 0.01

    def emit(self, update: Update, w: Array, g: Array) -> None:
        t = update.scratch()
        update.emit(np.multiply, w, update.weights_only(self.weight_decay), t)
        update.emit(np.multiply, t, update.rate, t)
        update.emit(np.subtract, w, t, w)
        Adam.emit(self, update, w, g)


MOMENTUM_DECAY = 0.004  # PyTorch's NAdam


class Nadam(MomentRule, frozen=True, tag="nadam"):
    """Adam with Nesterov's look-ahead, as PyTorch's NAdam."""

    title = "Nadam"
    help = "Adam with Nesterov's look-ahead."
    formula = "w -= rate ((1-u_t)/(1-U_t) g + u_t+1/(1-U_t+1) m) / (sqrt(v^)+eps), u_t = beta1 (1 - 0.96^(0.004 t)/2)"
    source = "Dozat, 2016"
    learning_rate: Rate = 0.002

    def begin(self, update: Update) -> None:
        of_gradient, of_mean, offset = (update.number(name) for name in ("step_size", "step_size_mean", "offset"))
        product = update.memory("momentum_product", 1.0)
        update.emit(nadam_step, update.count, update.rate, self.beta1, self.beta2, self.epsilon, MOMENTUM_DECAY,
                    product, of_gradient, of_mean, offset)  # fmt: skip

    def emit(self, update: Update, w: Array, g: Array) -> None:
        m, v = self.emit_moments(update, g)
        t, s = update.scratch(), update.scratch(1)
        update.emit(np.sqrt, v, t)
        update.emit(np.add, t, update.number("offset"), t)
        update.emit(np.multiply, g, update.number("step_size"), g)
        update.emit(np.multiply, m, update.number("step_size_mean"), s)
        update.emit(np.add, g, s, g)
        update.emit(np.divide, g, t, t)
        update.emit(np.subtract, w, t, w)


def adam_step(
    count: Array, rate: Array, beta1: float, beta2: float, epsilon: float, step: Array, offset: Array
) -> None:
    """Fold bias corrections and units into two scalars, so that w -= step M / (sqrt(V) + offset) is Adam."""
    count[()] = t = count.item() + 1
    root = math.sqrt((1 - beta2**t) / (1 - beta2))
    step[...] = rate.item() * root * (1 - beta1) / (1 - beta1**t)
    offset[...] = epsilon * root


def nadam_step(
    count: Array, rate: Array, beta1: float, beta2: float, epsilon: float, decay: float,
    product: Array, step: Array, step_mean: Array, offset: Array,
) -> None:  # fmt: skip
    """NAdam's scalars for M and V; `product` is the running product of the momentum schedule."""
    count[()] = t = count.item() + 1
    now = beta1 * (1 - 0.5 * 0.96 ** (t * decay))
    then = beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * decay))
    root = math.sqrt((1 - beta2**t) / (1 - beta2))
    product[...] = total = product.item() * now
    step[...] = rate.item() * root * (1 - now) / (1 - total)
    step_mean[...] = rate.item() * root * then * (1 - beta1) / (1 - total * then)
    offset[...] = epsilon * root


Optimizer = SGD | Momentum | Nesterov | AdaGrad | AdaDelta | RMSProp | Adam | AdamW | Nadam
OPTIMIZERS = table(Optimizer)
