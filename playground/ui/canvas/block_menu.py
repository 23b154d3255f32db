"""The menu of all kinds of blocks, as it opens between two columns; what cannot stand there says why."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from playground.ui.canvas.edits import KINDS
from playground.ui.texts import member_tip, tr_registry


def fill_block_menu(menu: QMenu, refusal: Callable[[str], str] = lambda kind: "") -> None:
    """One entry per kind of block, its name on disk as its data; `refusal(kind)`: why it is disabled, if it is."""
    menu.clear()
    menu.setToolTipsVisible(True)
    for key, kind in KINDS.items():
        reason = refusal(key)
        action = menu.addAction(tr_registry(kind.title))
        action.setData(key)
        action.setEnabled(not reason)
        action.setToolTip(reason or member_tip(kind))
        action.setStatusTip(reason)
