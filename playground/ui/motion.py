"""Whether things may move: a person can switch that off, here or for the whole desktop."""

import ctypes
import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget

_CLIENT_AREA_ANIMATION = 0x1042
"""``SPI_GETCLIENTAREAANIMATION``: "Show animations in Windows"."""


class Motion:
    """The choice of the person who sits here."""

    def __init__(self) -> None:
        self.wanted = True

    def choose(self, wanted: bool) -> None:
        """Take over what is wanted."""
        self.wanted = wanted

    def allowed(self, widget: QWidget) -> bool:
        """Whether a widget may animate: it is wanted, its style does it too, and the desktop has nothing against it."""
        style = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        return self.wanted and style and not reduced()


def reduced() -> bool:
    """Whether the desktop asks for reduced motion, where that can be known: on Windows, and anywhere with Qt 6.12."""
    if sys.platform == "win32":
        on = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(on), 0)
        return not on.value
    hints = getattr(QGuiApplication.styleHints(), "accessibility", lambda: None)()
    preference = getattr(hints, "motionPreference", lambda: None)()
    return "Reduce" in getattr(preference, "name", "")


motion = Motion()
"""The choice for this process."""
