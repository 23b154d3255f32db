"""The look of the program: one table of colours for a light and a dark theme, and how it reaches the application.

Everything that paints takes its colours from `current_theme()` and listens to `themes.changed`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from playground.ui.style_sheet import style_sheet
from playground.ui.tokens import DARK, LIGHT, Theme

__all__ = ["DARK", "LIGHT", "Theme", "ThemeChoice", "apply_theme", "current_theme", "scaled_font", "tabular", "themes"]

ThemeChoice = Literal["system", "light", "dark"]

FAMILIES = (
    "Inter",
    "Segoe UI",
    "SF Pro Text",
    "Noto Sans",
    "DejaVu Sans",
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "NanumGothic",
    "sans-serif",
)
"""Latin families first, then the Korean ones: Qt walks the list for every glyph."""


class Themes(QObject):
    """The theme in use. `changed` carries the new `Theme`, after the application has been restyled."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._choice: ThemeChoice = "light"
        self._listening = False
        self._windows_only = False

    @property
    def theme(self) -> Theme:
        """The table of colours in use."""
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        """What the user asked for; ``"system"`` follows the desktop."""
        return self._choice

    def apply(self, app: QApplication, choice: ThemeChoice) -> None:
        """Restyle the whole application and tell everybody who paints."""
        first = not self._listening
        if first:
            app.setStyle("Fusion")
            app.setFont(_base_font(app.font()))
            app.styleHints().colorSchemeChanged.connect(self._follow)
            app.destroyed.connect(self._forget)
            self._listening = True
        self._choice = choice
        # The hint reaches native title bars and dialogs where the platform supports it; our palette does the rest.
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
        app.styleHints().setColorScheme(schemes[choice])
        self._restyle(app, force=first)

    def _follow(self) -> None:
        app = QApplication.instance()
        if self._choice == "system" and isinstance(app, QApplication):
            self._restyle(app)

    def _forget(self) -> None:
        self._listening = False

    def _restyle(self, app: QApplication, force: bool = False) -> None:
        theme = {"light": LIGHT, "dark": DARK}.get(self._choice) or _system_theme()
        if theme is self._theme and not force and not self._windows_only:
            return
        self._theme = theme
        app.setPalette(palette(theme))
        self._dress(app, style_sheet(theme, app.font()))
        self.changed.emit(theme)

    def _dress(self, app: QApplication, sheet: str) -> None:
        """Give the style sheet to the application, or to its windows while there is one on the screen.

        An application restyles a widget once for each widget around it, a window only once: a switch takes a quarter
        of the time. A hidden window that wears one itself would not see the application's: it gets it, too. Taking
        its own off instead crashes Qt now and then.
        """
        windows = _windows(app)
        self._windows_only = any(window.isVisible() for window in windows)
        if not self._windows_only:
            app.setStyleSheet(sheet)
            windows = [window for window in windows if window.styleSheet()]
        for window in windows:
            window.setStyleSheet(sheet)

    @contextmanager
    def undressed(self, app: QApplication) -> Iterator[None]:
        """Build windows inside: they get the style sheet when they stand, instead of again at each step."""
        sheet = app.styleSheet()
        app.setStyleSheet("")
        yield
        for window in _windows(app):
            window.setStyleSheet(sheet)


def _windows(app: QApplication) -> list[QWidget]:
    return [window for window in app.topLevelWidgets() if window.parentWidget() is None]


themes = Themes()
"""The one instance; connect to `themes.changed`."""


def apply_theme(app: QApplication, choice: ThemeChoice) -> None:
    """Give the application the light, the dark or the desktop's theme. May be called at any time."""
    themes.apply(app, choice)


def current_theme() -> Theme:
    """The table of colours in use."""
    return themes.theme


def palette(theme: Theme) -> QPalette:
    """The complete palette of a theme; inactive windows look like active ones, disabled text is fainter."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.background,
        role.WindowText: theme.ink,
        role.Base: theme.card,
        role.AlternateBase: theme.raised,
        role.Text: theme.ink,
        role.PlaceholderText: theme.muted,
        role.Button: theme.card,
        role.ButtonText: theme.ink,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.tip,
        role.ToolTipText: theme.tip_ink,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.card,
        role.Midlight: theme.raised,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.line,
    }
    result = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for name, colour in colours.items():
            result.setColor(group, name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.disabled))
    result.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.line))
    return result


def tabular(font: QFont) -> QFont:
    """The font with digits of equal width, so that ticking numbers do not dance."""
    result = QFont(font)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


def scaled_font(font: QFont, factor: float, bold: bool = False) -> QFont:
    """The font at a multiple of its size in points, bold on request."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * factor)
    result.setBold(bold)
    return result


def _base_font(default: QFont) -> QFont:
    """The desktop's font size (points, so it follows the screen's scale) in our families."""
    result = QFont(default)
    result.setFamilies(list(FAMILIES))
    if result.pointSizeF() <= 0:
        result.setPointSizeF(9.0)
    return result


def _system_theme() -> Theme:
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
