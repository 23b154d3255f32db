"""The pairs of text colour and background that a style sheet gives its widgets, in every state, read from the sheet."""

import re
from collections.abc import Iterator

Rules = list[tuple[str, dict[str, str]]]
COLOUR = re.compile(r"#[0-9a-f]{6}")
SURFACES = ("background", "card", "raised")
"""What lies under a widget without a background of its own: the window, a card, a bar."""


def rules(sheet: str) -> Rules:
    """Every selector with its declarations, in the order of the sheet."""
    found = []
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", sheet):
        declared = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", body))
        found += [(selector.strip(), declared) for selector in selectors.split(",")]
    return found


def pairs(sheet: str) -> set[tuple[str, str, str]]:
    """(selector, text, background) wherever a rule says one of the two; "" for a background that is transparent."""
    found = set()
    known = rules(sheet)
    for selector, declared in known:
        if {"color", "background", "selection-color"} & set(declared):
            merged = _merged(selector, known)
            for prefix in ("", "selection-"):
                text, back = (
                    merged.get(f"{prefix}color"),
                    merged.get(f"{prefix}background{'-color' * bool(prefix)}", ""),
                )
                if text and COLOUR.fullmatch(text):
                    found.add((prefix + selector, text, back if COLOUR.fullmatch(back) else ""))
    return found


def _merged(selector: str, known: Rules) -> dict[str, str]:
    """What holds for a selector: the rules of its class, of its role and of its state, the more special ones last."""
    merged: dict[str, str] = {}
    for form in _forms(selector):
        for other, declared in known:
            if other == form:
                merged |= declared
    return merged


def _forms(selector: str) -> Iterator[str]:
    """`QPushButton[role="chip"]:hover` from the general to the special: class; class and role; each with its states."""
    name, *states = re.split(r"(?<!:):(?!:)", selector)
    bare = re.sub(r"\[[^\]]*\]", "", name)
    parts = re.findall(r"\[[^\]]*\]", name)
    for form in (bare + "".join(parts[:count]) for count in range(len(parts) + 1)):
        yield from (":".join((form, *states[:count])) for count in range(len(states) + 1))
