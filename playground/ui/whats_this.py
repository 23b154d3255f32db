"""What's This: an explanation of everything that can be used, made from names and tips that are there."""

from html import escape

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow, QWhatsThis, QWidget

from playground.ui.docks import DockArea

TITLE, TEXT = "<b>{}</b>", "<p style='margin-top:4px; margin-bottom:0'>{}</p>"


class WhatsThis(QObject):
    """Explains a window: every control by its tip, everything else by the panel it stands in."""

    def __init__(self, window: QMainWindow, docks: DockArea) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks

    @Slot()
    def ask(self) -> None:
        """Wait for a click and explain what is under it."""
        self.explain()
        QWhatsThis.enterWhatsThisMode()

    def explain(self) -> None:
        """Give every part of the window its explanation, as its tip is now."""
        panels = self._panels()
        for part in self._window.findChildren(QWidget):  # parents come before their children
            if part.window() is self._window:
                own = panels.get(part) or explanation(part.accessibleName(), part.toolTip())
                part.setWhatsThis(own or (part.parentWidget() or part).whatsThis())

    def _panels(self) -> dict[QWidget, str]:
        """What the parts of the window are there for."""
        texts = {
            "data": self.tr(
                "Where the examples come from, what of them the network is fed with, and how they are divided into "
                "those it learns from and those it is judged by."
            ),
            "output": self.tr(
                "What the network answers now: over the plane of two inputs, or counted over all classes. The points "
                "are the examples."
            ),
            "inspector": self.tr("The settings of what is selected in the network, and those of the training."),
            "loss": self.tr("How far the answers are from the targets, over time. Lower is better."),
            "metric": self.tr("How good the answers are, over time: the share of right ones, or R². Higher is better."),
            "weights": self.tr("How the weights of each layer are spread, and how that changes."),
            "gradients": self.tr(
                "How strongly each layer is being changed. Layers that hardly move learn hardly anything."
            ),
        }
        found: dict[QWidget, str] = {
            dock: explanation(dock.windowTitle(), texts.get(name, "")) for name, dock in self._docks.docks.items()
        }
        network = self.tr(
            "The network, from its inputs on the left to its output on the right. Every unit shows what it computes; "
            "an edge shows a weight, its sign as colour and its magnitude as width. A click selects a block, pins a "
            "unit, opens a weight or all those of a filter; a right click freezes; a double click opens the settings."
        )
        found[self._docks.centralWidget()] = explanation(self.tr("Network"), network)
        area = self.tr("Drag a panel by its title, close it, lay it on another; View > Panels brings it back.")
        found[self._docks] = explanation(self.tr("Panels"), area)
        commands = self.tr("All commands, with their keys. Help > Keyboard shortcuts lists the keys.")
        found[self._window.menuBar()] = explanation(self.tr("Menus"), commands)
        return found


def explanation(name: str, tip: str) -> str:
    """A name and a tip as rich text; nothing without a tip."""
    if not tip:
        return ""
    title = TITLE.format(escape(name)) if name and name != tip else ""
    return title + TEXT.format("<br>".join(escape(line) for line in tip.splitlines()))
