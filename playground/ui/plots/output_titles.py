"""What the outputs of a network are called."""

from playground.engine.frame import Frame
from playground.ui.texts import tr_data


def class_titles(frame: Frame) -> tuple[str, ...]:
    """What the classes are called."""
    return tuple(tr_data(frame.spec.data.dataset, title) for title in frame.data.classes)


def unit_titles(frame: Frame, units: int) -> list[str]:
    """What each output unit stands for: a class, the second of two classes, or a target."""
    data = frame.data
    if data.classes:
        titles = class_titles(frame)
        return list(titles if units == len(titles) else titles[-1:])
    return [*data.targets, *(f"y{unit + 1}" for unit in range(len(data.targets), units))][:units]
