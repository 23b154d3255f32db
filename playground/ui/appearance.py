"""The commands that change how the window looks: theme, language, full screen, layout; and the help windows."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QMainWindow

from playground.ui.actions import Actions
from playground.ui.dialogs.about import About
from playground.ui.dialogs.preferences import PreferencesDialog
from playground.ui.dialogs.shortcuts import ShortcutSheet
from playground.ui.docks import DockArea
from playground.ui.languages import LANGUAGES, available, language_in_use
from playground.ui.preferences import Preferred
from playground.ui.theme import ThemeChoice, apply_theme, themes
from playground.ui.whats_this import WhatsThis


class Appearance(QObject):
    """Joins the actions of the View and Help menus to the window. `changed`: the words changed."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, window: QMainWindow, docks: DockArea, actions: Actions, preferred: Preferred) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._preferred = preferred
        self.language = language_in_use()
        actions.connect(
            {
                "restore_layout": docks.restore_default,
                "full_screen": self._show_full_screen,
                "preferences": self._show_preferences,
                "shortcuts": self._show_shortcuts,
                "whats_this": WhatsThis(window, docks).ask,
                "about": self._show_about,
                "theme_system": lambda: self._choose_theme("system"),
                "theme_light": lambda: self._choose_theme("light"),
                "theme_dark": lambda: self._choose_theme("dark"),
                **{f"language_{code}": self._language_chooser(code) for code in LANGUAGES},
            }
        )
        actions[f"theme_{themes.choice}"].setChecked(True)
        actions[f"language_{self.language}"].setChecked(True)
        for code in LANGUAGES:
            actions[f"language_{code}"].setEnabled(available(code))
        themes.changed.connect(self.changed)
        preferred.changed.connect(self._follow)

    def words(self) -> tuple[str, str]:
        """The language and the theme in words."""
        theme = self.tr("Dark") if themes.theme.dark else self.tr("Light")
        return LANGUAGES[self.language], theme

    def _choose_theme(self, choice: ThemeChoice) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, choice)
        self._preferred.choose(theme=choice)

    def _language_chooser(self, code: str) -> Callable[[], None]:
        return lambda: self._choose_language(code)

    def _choose_language(self, code: str) -> None:
        self._preferred.choose(language=code)

    @Slot(str)
    def _follow(self, name: str) -> None:
        """A preference was changed, here or in the dialog."""
        value = self._preferred.value
        if name == "theme":
            self._actions[f"theme_{value.theme}"].setChecked(True)
            if themes.choice != value.theme:
                self._choose_theme(value.theme)
        elif name == "language":
            self._actions[f"language_{value.language}"].setChecked(True)
            if value.language != self.language:
                self.said.emit(self.tr("The language changes at the next start."))

    @Slot()
    def _show_full_screen(self) -> None:
        on = self._actions["full_screen"].isChecked()
        self._window.showFullScreen() if on else self._window.showNormal()

    @Slot()
    def _show_preferences(self) -> None:
        dialog = self._window.findChild(PreferencesDialog) or PreferencesDialog(self._preferred, self._window)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    @Slot()
    def _show_shortcuts(self) -> None:
        ShortcutSheet(self._actions.entries, self._window).show()

    @Slot()
    def _show_about(self) -> None:
        About(self._window).show()
