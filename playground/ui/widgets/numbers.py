"""How numbers are written, read and refused in the window."""

import math

from PySide6.QtCore import QCoreApplication


def format_number(value: float) -> str:
    """The shortest plain form: ``0.01``, ``32``, ``1e-05``; never minus zero."""
    return f"{value:z.10g}"


def parse_number(text: str, integer: bool = False) -> float | int | None:
    """The finite number a person typed (decimal point or comma), or None."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    if not math.isfinite(value):
        return None
    if integer:
        return int(value) if value.is_integer() else None
    return value


def parse_numbers(text: str) -> tuple[float, ...] | None:
    """The finite numbers a person typed with spaces, commas or semicolons between them, or None."""
    values = [parse_number(part) for part in text.replace(",", " ").replace(";", " ").split()]
    return None if None in values else tuple(float(value) for value in values if value is not None)


def inside(value: float, low: float | None, high: float | None, exclusive: bool = False) -> bool:
    """Whether the value is within the bounds; `exclusive` leaves out the lower one."""
    if low is not None and (value <= low if exclusive else value < low):
        return False
    return high is None or value <= high


def range_text(low: float | None, high: float | None, exclusive: bool = False, unit: str = "") -> str:
    """The bounds in words: ``0 to 0.9``, ``above 0``, ``above 0, up to 10``; empty if there are none."""
    a, b = format_number(low or 0.0), format_number(high or 0.0)
    if low is None and high is None:
        return unit
    if low is None:
        text = QCoreApplication.translate("Numbers", "up to {high}").format(high=b)
    elif high is None:
        template = (
            QCoreApplication.translate("Numbers", "above {low}")
            if exclusive
            else QCoreApplication.translate("Numbers", "{low} or more")
        )
        text = template.format(low=a)
    elif exclusive:
        text = QCoreApplication.translate("Numbers", "above {low}, up to {high}").format(low=a, high=b)
    else:
        text = QCoreApplication.translate("Numbers", "{low} to {high}").format(low=a, high=b)
    return f"{text} {unit}".rstrip()


def refusal(low: float | None, high: float | None, exclusive: bool = False, integer: bool = False) -> str:
    """One sentence that says what a number field accepts."""
    bounds = range_text(low, high, exclusive)
    if integer and bounds:
        return QCoreApplication.translate("Numbers", "Enter a whole number: {bounds}.").format(bounds=bounds)
    if integer:
        return QCoreApplication.translate("Numbers", "Enter a whole number.")
    if bounds:
        return QCoreApplication.translate("Numbers", "Enter a number: {bounds}.").format(bounds=bounds)
    return QCoreApplication.translate("Numbers", "Enter a number.")
