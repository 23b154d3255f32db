"""The order in which the Tab key goes through the window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(panel: QWidget) -> list[QWidget]:
    """The widgets inside a panel that take the focus, in their present order.

    Those that the Tab key skips for now are among them: of a set of buttons it stops at one only, which changes.
    """
    found: list[QWidget] = []
    widget = panel.nextInFocusChain()
    while widget is not None and widget is not panel:
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if takes and panel.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def put_after(before: QWidget, panel: QWidget) -> None:
    """Visit a panel after another widget."""
    for stop in stops(panel):
        QWidget.setTabOrder(before, stop)
        before = stop


def stop_at_one(buttons: Sequence[QWidget], one: QWidget) -> None:
    """Let the Tab key stop at one of a set of buttons; the arrow keys go from there to the others."""
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is one else Qt.FocusPolicy.ClickFocus)
