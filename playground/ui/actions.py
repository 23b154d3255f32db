"""The actions and menus made from the action table."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from playground.ui.action_table import ActionTable
from playground.ui.icons import set_icon
from playground.ui.menu_entry import Entry

ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
}


class Actions:
    """One `QAction` per command of the table, in its menu; `entries` is the table they were made from."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self.menus: dict[str, QMenu] = {}
        self.entries: tuple[Entry, ...] = ActionTable(window).entries()
        for entry in self.entries:
            if entry.submenu:
                self._add_menu(entry)
            else:
                self._add_action(entry)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def connect(self, handlers: Mapping[str, Callable[..., object]]) -> None:
        """Say what happens when actions are triggered; the handlers take no arguments."""
        for key, handler in handlers.items():
            self._actions[key].triggered.connect(handler)

    def describe(self, key: str, tip: str | None = None) -> None:
        """Show another tip than the table's, with the shortcut; None for the table's."""
        entry = self.entry(key)
        _set_tip(self._actions[key], entry, tip or entry.tip)

    def entry(self, key: str) -> Entry:
        """The entry of the table that an action was made from."""
        return next(entry for entry in self.entries if entry.key == key)

    def commands(self) -> list[Entry]:
        """The entries that are commands, not menus."""
        return [entry for entry in self.entries if not entry.submenu]

    def _add_menu(self, entry: Entry) -> None:
        menu = QMenu(entry.text, self._window)
        menu.setToolTipsVisible(True)
        self.menus[entry.key] = menu
        if entry.menu:
            parent = self.menus[entry.menu]
            if entry.line:
                parent.addSeparator()
            parent.addMenu(menu)
        else:
            self._window.menuBar().addMenu(menu)

    def _add_action(self, entry: Entry) -> None:
        action = QAction(entry.text, self._window)
        action.setObjectName(entry.key)
        action.setShortcuts([QKeySequence(text) for text in entry.shortcuts])
        action.setCheckable(entry.checkable)
        action.setMenuRole(ROLES.get(entry.key, QAction.MenuRole.NoRole))
        _set_tip(action, entry, entry.tip)
        if entry.icon:
            set_icon(action, entry.icon)
        if entry.group:
            self._groups.setdefault(entry.group, QActionGroup(self._window)).addAction(action)
        menu = self.menus[entry.menu]
        if entry.line:
            menu.addSeparator()
        menu.addAction(action)
        self._actions[entry.key] = action


def _set_tip(action: QAction, entry: Entry, tip: str) -> None:
    keys = keys_text(entry)
    action.setToolTip(f"{tip} ({keys})" if keys else tip)
    action.setStatusTip(tip)
    action.setWhatsThis(tip)


def keys_text(entry: Entry) -> str:
    """The shortcuts of an entry as this desktop writes them."""
    return ", ".join(QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText) for text in entry.shortcuts)
