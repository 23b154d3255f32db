"""What a line of a menu is made of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One line of a menu.

    `submenu` makes it a menu of its own with `key` as its key. `group` names a set of entries of which one is checked.
    `line` draws a line before it. `shortcuts` are in portable form. `menu` is the key of the menu it stands in, filled
    in from the place in the table.
    """

    key: str
    text: str
    tip: str = ""
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    group: str = ""
    submenu: bool = False
    line: bool = False
    menu: str = ""
