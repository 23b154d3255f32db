"""The program's own icons: one-colour drawings on a 24 x 24 grid that take their colour from the theme."""

from functools import cache
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtSvg import QSvgRenderer

from playground.resources import resource_root
from playground.ui.painting import painting
from playground.ui.theme import Theme, current_theme, themes

SIZES = (16, 20, 24, 32, 40, 48, 64)
"""Pixels drawn for each icon: logical sizes 16, 20, 24 and 32 at scales 1, 1.25, 1.5 and 2."""

APP_SIZES = (*SIZES, 128, 256, 512)
"""Pixels drawn for the program's own icon."""
SMALL = 24
"""Pixels up to which the program's icon has a simpler drawing."""


class HasIcon(Protocol):
    """A `QAction`, a button, a window: whatever shows an icon."""

    def setIcon(self, icon: QIcon) -> None:
        """Show the icon."""


def icon_names() -> tuple[str, ...]:
    """The names of all icons that take the theme's colour."""
    names = (path.stem for path in (resource_root() / "icons").glob("*.svg"))
    return tuple(sorted(name for name in names if not name.startswith(("app", "sheet-"))))


def icon(name: str, token: str = "ink", theme: Theme | None = None) -> QIcon:
    """The icon in the colour of a theme's token; the theme in use unless told."""
    theme = theme or current_theme()
    return _icon(name, getattr(theme, token), theme.disabled)


def pixmap(name: str, size: int, token: str = "ink", ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels for a screen of that scale."""
    picture = QPixmap.fromImage(_paint(_drawing(name, getattr(current_theme(), token)), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    return picture


def set_icon(target: QObject, name: str, token: str = "ink") -> None:
    """Give an action or a button an icon that follows the theme; replaces an earlier one."""
    keeper = target.findChild(_Keeper, "icon", Qt.FindChildOption.FindDirectChildrenOnly)
    if keeper is None:
        keeper = _Keeper(target)
    keeper.show_icon(name, token)


@cache
def app_icon() -> QIcon:
    """The program's icon, in its own colours."""
    result = QIcon()
    for size in APP_SIZES:
        result.addPixmap(QPixmap.fromImage(app_image(size)))
    return result


def app_image(size: int) -> QImage:
    """The program's icon `size` pixels square; a small one is drawn simpler. Needs no application."""
    return _paint(_drawing("app-small" if size <= SMALL else "app"), size)


class _Keeper(QObject):
    """Lives as a child of what shows the icon, and repaints it when the theme changes."""

    def __init__(self, target: QObject) -> None:
        super().__init__(target)
        self.setObjectName("icon")
        self._name = ""
        self._token = ""
        themes.changed.connect(self._refresh)

    def show_icon(self, name: str, token: str) -> None:
        self._name, self._token = name, token
        self._refresh()

    def _refresh(self) -> None:
        target: HasIcon = self.parent()  # type: ignore[assignment]
        target.setIcon(icon(self._name, self._token))


@cache
def _source(name: str) -> str:
    return (resource_root() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    result = QIcon()
    for ink, mode in ((colour, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
        drawing = _drawing(name, ink)
        for size in SIZES:
            result.addPixmap(QPixmap.fromImage(_paint(drawing, size)), mode)
    return result


def _drawing(name: str, colour: str = "") -> QSvgRenderer:
    """A drawing with its `currentColor` replaced."""
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


def _paint(renderer: QSvgRenderer, size: int) -> QImage:
    """Render a drawing `size` pixels square."""
    picture = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    with painting(picture) as painter:
        renderer.render(painter, QRectF(0, 0, size, size))
    return picture
