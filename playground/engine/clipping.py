"""Gradient clipping: what is done to a gradient that is too long, before anything else."""

import math
from typing import Annotated, Any

import numpy as np

from playground.engine.kernels import clip
from playground.engine.tape import Array, Program
from playground.family import Member, setting


class ClipRule(Member, frozen=True):
    """Base of the clipping rules."""

    def emit(self, program: Program, grad: Array) -> None:
        """Append the calls that clip the flat gradient in place; here none."""


class NoClip(ClipRule, frozen=True, tag="none"):
    """The gradient as it is."""

    title = "None"
    help = "Leaves the gradient as it is."


class ClipNorm(ClipRule, frozen=True, tag="norm"):
    """Shortens the whole gradient, as PyTorch's clip_grad_norm_."""

    title = "By norm"
    help = "Shortens the whole gradient to a longest length; its direction stays."
    formula = "g *= min(1, max_norm / (|g| + 1e-6))"
    source = "Pascanu et al., 2013"
    max_norm: Annotated[
        float, setting("Largest norm", "The length above which the gradient is shortened.", above=0, high=1e6, log=True)
    ] = 1.0

    def emit(self, program: Program, grad: Array) -> None:
        program.append((clip_norm, (grad, self.max_norm)))


class ClipValue(ClipRule, frozen=True, tag="value"):
    """Limits every component, as PyTorch's clip_grad_value_."""

    title = "By value"
    help = "Limits every component of the gradient; its direction may change."
    formula = "g = min(max(g, -max_value), max_value)"
    max_value: Annotated[
        float, setting("Largest value", "The size above which a component is cut.", above=0, high=1e6, log=True)
    ] = 1.0

    def emit(self, program: Program, grad: Array) -> None:
        limit: Any = np.array(self.max_value, grad.dtype)
        program.append((clip, (grad, -limit, limit, grad)))


def clip_norm(grad: Array, max_norm: float) -> None:
    """Scale `grad` in place so that its Euclidean norm is at most `max_norm`."""
    scale = max_norm / (math.sqrt(grad.dot(grad)) + 1e-6)
    if scale < 1:
        np.multiply(grad, np.array(scale, grad.dtype), grad)


Clip = NoClip | ClipNorm | ClipValue
