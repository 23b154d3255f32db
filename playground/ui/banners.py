"""The messages above the panels, one per topic, the most pressing first."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.ui.docks import BESIDE, SEPARATOR
from playground.ui.widgets.banner import Banner, Kind

TOPICS = ("failure", "message", "problems", "divergence", "hint")
"""From the top down."""
EVENTS = ("failure", "message")
"""Topics that tell of something that happened: the same may happen again. The others tell how things are."""


class Banners(QWidget):
    """A column of banners; a topic shows its newest message. A closed state comes back only with another text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(BESIDE[0], SEPARATOR, BESIDE[1], 0)
        layout.setSpacing(4)
        self._banners: dict[str, Banner] = {}
        self._texts: dict[str, str] = {}
        for topic in TOPICS:
            banner = Banner(self)
            banner.setObjectName(f"banner_{topic}")
            banner.closed.connect(self._fit)
            layout.addWidget(banner)
            self._banners[topic] = banner
        self.hide()

    def show_message(
        self, topic: str, text: str, kind: Kind = "info", actions: Sequence[tuple[str, Callable[[], None]]] = ()
    ) -> None:
        """Show a message under its topic."""
        if self._texts.get(topic) != text or topic in EVENTS:
            self._texts[topic] = text
            self._banners[topic].show_message(text, kind, actions)
            self._fit()

    def show_problem(self, text: str) -> None:
        """Say why what was asked for could not be done."""
        self.show_message("message", text, "problem")

    def clear(self, topic: str) -> None:
        """Remove the topic's message."""
        if topic in self._texts:
            del self._texts[topic]
            self._banners[topic].clear()
            self._fit()

    def text(self, topic: str) -> str:
        """The message shown under a topic, empty if there is none or it was closed."""
        banner = self._banners[topic]
        return banner.text if not banner.isHidden() else ""

    def _fit(self) -> None:
        """Take no room, and no spacing, without a message."""
        self.setVisible(any(not banner.isHidden() for banner in self._banners.values()))
