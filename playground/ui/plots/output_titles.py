"""What the outputs of a network are called."""

from PySide6.QtCore import QCoreApplication

from playground.data.scaling import NoScaling
from playground.data.spec import DataSpec
from playground.engine.examples import Data
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
    targets = [*data.targets, *(f"y{unit + 1}" for unit in range(len(data.targets), units))][:units]
    return [scaled_title(data, title) for title in targets]


def scaled_note(data: Data) -> str:
    """What is to be said after numbers in the units of the targets: whether these were scaled."""
    return "" if data.target_scale is None else _note()


def scaling_note(spec: DataSpec) -> str:
    """The same where there are no data yet, but what is to be made of them."""
    scaled = spec.dataset.task == "regression" and not isinstance(spec.target_scaling, NoScaling)
    return _note() if scaled else ""


def _note() -> str:
    return QCoreApplication.translate("OutputTitles", "(scaled)")


def scaled_title(data: Data, title: str) -> str:
    """What such numbers are called."""
    return f"{title} {scaled_note(data)}".rstrip()
