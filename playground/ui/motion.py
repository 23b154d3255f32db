"""Whether things may move: a person can switch that off, here or for the whole desktop."""

from PySide6.QtWidgets import QStyle, QWidget


class Motion:
    """The choice of the person who sits here."""

    def __init__(self) -> None:
        self.wanted = True

    def choose(self, wanted: bool) -> None:
        """Take over what is wanted."""
        self.wanted = wanted

    def allowed(self, widget: QWidget) -> bool:
        """Whether a widget may animate: it is wanted, and the desktop does not ask for reduced motion."""
        return self.wanted and widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


motion = Motion()
"""The choice for this process."""
