"""Print a program: the very calls a step walks through, as NumPy code that runs by itself.

Every line derives from a call's function and from the names the tape gave its arrays; a view is written as the
expression that makes it from a named array (``W1[:, :16].T``). What cannot be written down (the arrays that own their
memory, generators) is handed out beside the source, under the names the source uses.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import numpy as np

from playground.engine.kernels import clip
from playground.engine.tape import Array, Program


@dataclass(frozen=True)
class Listing:
    """`source` defines ``step()``; `names` are the objects it must find under its global names."""

    source: str
    names: dict[str, Any]


@dataclass(frozen=True)
class Pieces:
    """What a listing is made of.

    `imports`, `helpers` (sources of functions by their names) and `parts` (views of `names`) come before the calls of
    each section, which are without indentation; `names` are the objects that all of them work on.
    """

    imports: list[str]
    helpers: dict[str, str]
    parts: list[str]
    sections: dict[str, list[str]]
    names: dict[str, Any]


def print_pieces(sections: Mapping[str, Program], names: Mapping[str, Any]) -> Pieces:
    """The pieces of `sections` (comment to program); `names` are the arrays and generators by their names."""
    return _Printer(names).pieces(sections)


def print_program(sections: Mapping[str, Program], names: Mapping[str, Any], title: str) -> Listing:
    """The listing of `sections` (comment to program); `names` are the arrays and generators by their names."""
    pieces = print_pieces(sections, names)
    body: list[str] = []
    for comment, calls in pieces.sections.items():
        if calls:
            body += ["", f"    # {comment}", *(f"    {call}" for call in calls)]
    head = [f'"""{title}"""', "", "from __future__ import annotations", "", *pieces.imports]
    head += [part for helper in pieces.helpers.values() for part in ("", "", helper)]
    return Listing("\n".join([*head, "", *pieces.parts, "", "", "def step():", *body[1:], ""]), pieces.names)


class _Printer:
    def __init__(self, names: Mapping[str, Any]) -> None:
        self._names: dict[str, Any] = {}
        for name, thing in names.items():
            if not (_is_part(thing, names) or _is_known(thing, self._names)):
                self._names[name] = thing
        self._parts = {name: thing for name, thing in names.items() if name not in self._names}
        self._by_id = {id(thing): name for name, thing in names.items()}
        self._helpers: dict[str, FunctionType] = {}
        self._clip = self._strided = False

    def pieces(self, sections: Mapping[str, Program]) -> Pieces:
        calls = {comment: [self._call(*call) for call in program] for comment, program in sections.items()}
        parts = [f"{name} = {self._view(part)}" for name, part in self._parts.items()]
        imports = ["import math", "", "import numpy as np"]
        if self._clip:
            imports.append("from numpy._core.umath import clip")
        if self._strided:
            imports.append("from numpy.lib.stride_tricks import as_strided")
        helpers = {name: inspect.getsource(helper).rstrip() for name, helper in self._helpers.items()}
        return Pieces(imports, helpers, parts, calls, self._names)

    def _call(self, function: Callable[..., Any], arguments: Iterable[Any]) -> str:
        return f"{self._function(function)}({', '.join(self._argument(a) for a in arguments)})"

    def _function(self, function: Any) -> str:
        owner = getattr(function, "__self__", None)
        if isinstance(owner, np.ufunc):
            return f"np.{owner.__name__}.{function.__name__}"
        if isinstance(owner, np.ndarray | np.random.Generator):
            return f"{self._argument(owner)}.{function.__name__}"
        if function is clip:
            self._clip = True
            return "clip"
        if isinstance(function, FunctionType):
            return self._helper(function)
        return f"np.{function.__name__}"

    def _helper(self, function: FunctionType) -> str:
        """Print the function's own source too, and that of the functions it calls."""
        name = function.__name__
        if getattr(np, name, None) is function:
            return f"np.{name}"
        if name not in self._helpers:
            for other in function.__code__.co_names:
                found = function.__globals__.get(other)
                if isinstance(found, FunctionType) and found is not function:
                    self._helper(found)
            self._helpers[name] = function
        return name

    def _argument(self, value: Any) -> str:
        if id(value) in self._by_id:
            return self._by_id[id(value)]
        if isinstance(value, np.ndarray):
            if value.ndim == 0 and value.base is None:
                return f"np.{value.dtype}({_number(value)})"
            return self._view(value)
        if isinstance(value, np.number):
            return f"np.{value.dtype}({_number(np.asarray(value))})"
        if isinstance(value, np.dtype):
            return f"np.{value}"
        if value is None or isinstance(value, int | float | str):
            return repr(value)
        return self._register("rule", value)

    def _view(self, view: Array) -> str:
        owners = [
            (name, owner)
            for name, owner in (*self._parts.items(), *self._names.items())
            if owner is not view and isinstance(owner, np.ndarray) and np.may_share_memory(owner, view)
        ]
        for name, owner in owners:
            for expression, candidate in _views(owner, view):
                if _same(candidate, view):
                    return name + expression
        if owners:
            self._strided = True
            name, owner = owners[-1]
            start = _offset(owner, view) // owner.itemsize
            return f"as_strided({name}.reshape(-1)[{start}:], {view.shape}, {view.strides})"
        return self._register("constant", view)  # filled once, when the program was laid out

    def _register(self, kind: str, thing: Any) -> str:
        number = len(self._names)
        while (name := f"{kind}_{number}") in self._names:
            number += 1
        self._names[name] = thing
        self._by_id[id(thing)] = name
        return name


def _is_part(thing: Any, names: Mapping[str, Any]) -> bool:
    """Whether `thing` is a view into a named array that is larger, or as large and flatter."""
    return isinstance(thing, np.ndarray) and any(
        isinstance(other, np.ndarray)
        and (other.size, -other.ndim) > (thing.size, -thing.ndim)
        and np.may_share_memory(other, thing)
        for other in names.values()
    )


def _is_known(thing: Any, names: Mapping[str, Any]) -> bool:
    """Whether `thing` is the same view as one of the named arrays, made once more."""
    return isinstance(thing, np.ndarray) and any(
        isinstance(other, np.ndarray) and other is not thing and _same(other, thing) for other in names.values()
    )


def _number(value: Array) -> str:
    return str(value[()]) if np.isfinite(value) else f'"{value}"'


def _views(owner: Array, view: Array) -> Iterator[tuple[str, Array]]:
    """Expressions that make views of `owner`, among them (for all views a step uses) the given one."""
    parts = [("", owner)]
    offset = _offset(owner, view)
    if owner.ndim == 2:
        row = offset // owner.strides[0] if owner.strides[0] else 0
        if 0 <= row < len(owner):
            parts.append((f"[{row}]", owner[row]))
        parts += [(f"[:{size}]", owner[:size]) for size in view.shape]
        parts += [(f"[:, :{size}]", owner[:, :size]) for size in view.shape]
        parts += [(f".T[:{size}]", owner.T[:size]) for size in view.shape]
    if owner.ndim == 3 and view.ndim == 2:
        step, rest = divmod(offset, owner.strides[0])
        row = rest // owner.strides[1]
        parts.append((f"[{step}]", owner[step]))
        parts.append((f"[{step}, {row}:{row + len(view)}]", owner[step, row : row + len(view)]))
    if owner.ndim > 1 and owner.strides[0]:
        first, count = offset // owner.strides[0], view.size // max(owner[0].size, 1)
        parts.append((f"[{first}:{first + count}]", owner[first : first + count]))
    if owner.ndim == 1:
        start = offset // owner.itemsize
        piece = owner[start : start + view.size]
        parts.append((f"[{start}:{start + view.size}]", piece))
    for expression, part in parts:
        yield expression, part
        yield expression + ".T", part.T
        if part.ndim == 1:
            yield expression + "[:, None]", part[:, None]
        if part.flags.c_contiguous:
            yield expression + ".reshape(-1)", part.reshape(-1)
            if part.size == view.size and view.ndim > 1:
                yield expression + f".reshape{view.shape}", part.reshape(view.shape)
                yield expression + f".reshape{view.shape[::-1]}.T", part.reshape(view.shape[::-1]).T
            if part.size == 1:
                yield expression + ".reshape(())", part.reshape(())


def _offset(owner: Array, view: Array) -> int:
    """Bytes from the start of `owner` to that of `view`."""
    return int(view.__array_interface__["data"][0] - owner.__array_interface__["data"][0])


def _same(a: Array, b: Array) -> bool:
    return (
        a.__array_interface__["data"][0] == b.__array_interface__["data"][0]
        and a.shape == b.shape
        and a.strides == b.strides
        and a.dtype == b.dtype
    )
