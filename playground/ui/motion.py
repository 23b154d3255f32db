"""Whether things may move: a person can switch that off, here or for the whole desktop."""

from PySide6.QtWidgets import QStyle, QWidget

from playground.ui.settings import Settings

SETTING = "animation"


class Motion:
    """The choice of the person who sits here."""

    def __init__(self) -> None:
        self.wanted = True

    def allowed(self, widget: QWidget) -> bool:
        """Whether a widget may animate: it is wanted, and the desktop does not ask for reduced motion."""
        return self.wanted and widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0

    def choose(self, wanted: bool, settings: Settings) -> None:
        """Remember what is wanted."""
        self.wanted = wanted
        settings.store(SETTING, "on" if wanted else "off")

    def restore(self, settings: Settings) -> None:
        """Take over what was wanted the last time."""
        self.wanted = settings.choice(SETTING, ("on", "off")) == "on"


motion = Motion()
"""The choice for this process."""
