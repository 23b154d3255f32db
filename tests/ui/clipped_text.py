"""Finds text that does not fit its widget: walks everything visible below a window.

Run as a program it opens the real window and the dialogs in the languages and at the sizes given, and prints what is
cut off, one line each. The scale of the screen is the environment variable QT_SCALE_FACTOR, which Qt reads once.
"""

import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from playground.ui.widgets.quiet import ChoiceCombo

SLACK = 1
"""Pixels by which a rounded size may be too small."""
SCREEN = {"name": "8K", "x": 0, "y": 0, "width": 7680, "height": 4320, "dpr": 1, "logicalDpi": 96}
"""Large enough for every scale: Qt makes a dialog no larger than two thirds of the screen."""
SETTLING = 0.5
"""Seconds that layouts get to come to rest before something counts as cut off."""


def clipped(root: QWidget) -> list[str]:
    """What is cut off in a window: kind, text, room and need."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible():
            found += [f"{type(widget).__name__}: {line}" for line in _of(widget)]
    return found


def _of(widget: QWidget) -> Iterator[str]:
    """What is cut off in one widget."""
    if isinstance(widget, QLabel):
        yield from _in_label(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _if_short(widget, _plain(widget.text()), widget.width(), _button_need(widget))
    elif isinstance(widget, QComboBox):
        yield from _in_combo(widget)
    elif isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            if widget.isTabVisible(tab):
                need = widget.fontMetrics().horizontalAdvance(_plain(widget.tabText(tab)))
                room = widget.tabRect(tab).intersected(widget.rect()).width()
                yield from _if_short(widget, widget.tabText(tab), room, need)
    elif isinstance(widget, QHeaderView):
        yield from _in_header(widget)
    elif isinstance(widget, QGroupBox):
        need = widget.fontMetrics().horizontalAdvance(_plain(widget.title())) + 16
        yield from _if_short(widget, widget.title(), widget.width(), need)
    if isinstance(widget, QLabel | QAbstractButton | QComboBox | QTabBar):
        yield from _outside(widget)


def _in_label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or not label.pixmap().isNull():
        return
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        if need > label.height() + SLACK:
            yield f"{text!r} has {label.height()} of {need} px of height"
        text = max(_plain(text).split(), key=label.fontMetrics().horizontalAdvance, default="")
        yield from _if_short(label, text, label.contentsRect().width(), label.fontMetrics().horizontalAdvance(text))
        return
    need = label.sizeHint()
    yield from _if_short(label, _plain(text), label.width(), need.width())
    if need.height() > label.height() + 2 * SLACK:
        yield f"{text!r} has {label.height()} of {need.height()} px of height"


def _button_need(button: QAbstractButton) -> int:
    """The width of a button's text with its frame; nothing for one that shows only an icon."""
    icon_only = getattr(button, "toolButtonStyle", lambda: None)() == Qt.ToolButtonStyle.ToolButtonIconOnly
    return 0 if not button.text() or (icon_only and not button.icon().isNull()) else button.sizeHint().width()


def _in_combo(combo: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    need = combo.fontMetrics().horizontalAdvance(combo.currentText())
    yield from _if_short(combo, combo.currentText(), field.width(), need)


def _in_header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() is not Qt.Orientation.Horizontal or model is None:
        return
    for section in range(header.count()):
        if not header.isSectionHidden(section):
            text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
            tip = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            need = header.fontMetrics().horizontalAdvance(text)
            if not tip:
                yield from _if_short(header, text, header.sectionSize(section), need)


def _if_short(widget: QWidget, text: str, room: int, need: int) -> Iterator[str]:
    if text and need > room + SLACK and text not in _tip(widget):
        yield f"{text!r} has {room} of {need} px"


def _tip(widget: QWidget) -> str:
    """The words that appear while the mouse rests on a widget."""
    return _plain(widget.tip() if isinstance(widget, ChoiceCombo) else widget.toolTip())


def _outside(widget: QWidget) -> Iterator[str]:
    """A widget that reaches over the edge of what is around it, where one cannot scroll to it."""
    if not (getattr(widget, "text", str)() or isinstance(widget, QComboBox | QTabBar)) or widget.geometry().right() < 0:
        return  # nothing to read, or put away: Qt keeps the tab bar of docks that share no place far to the left
    left, right = 0, widget.width()
    parent = widget
    while not parent.isWindow():
        left, right = left + parent.x(), right + parent.x()
        parent = parent.parentWidget()
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and (
            not isinstance(area, QScrollArea)
            or area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        ):
            return
        if left < -SLACK or right > parent.width() + SLACK:
            yield f"{getattr(widget, 'text', str)()!r} reaches from {left} to {right} in {parent.width()} px"
            return


def _plain(text: str) -> str:
    """The text a person sees: without mark-up and without the mark of the shortcut."""
    if re.search(r"</?[a-z]", text):
        document = QTextDocument()
        document.setHtml(text)
        text = document.toPlainText()
    return re.sub("&(.)", r"\1", text)


# --- the program ------------------------------------------------------------------------------------------------------


class Walk:
    """Opens windows in one language after the other and collects what is cut off in them."""

    def __init__(self, folder: Path) -> None:
        from playground.ui.app import make_application

        self.app = make_application()
        self.folder = folder
        self.found: list[str] = []
        self.seen = 0

    def language(self, code: str, sizes: list[tuple[int, int]]) -> None:
        """Walk the window at all sizes, its pages, and the dialogs."""
        from playground.experiment import load_preset
        from playground.ui.languages import install
        from playground.ui.main_window import MainWindow
        from playground.ui.settings import Settings
        from playground.ui.theme import apply_theme

        install(self.app, code)
        apply_theme(self.app, "light")
        window = MainWindow(Settings(self.folder / f"{code}.ini"))
        try:
            window.load(load_preset("spiral"))
            window.show()
            self.until(lambda: window.pump.frame is not None)
            for size in sizes:
                window.resize(*size)
                self.look(window, f"{code} {size[0]}x{size[1]}")
            window.resize(*sizes[0])
            for preset in ("digits-cnn", "sine-regression"):
                window.load(load_preset(preset))
                self.until(lambda: window.pump.frame is not None and window.pump.frame.spec == window.document.spec)
                self.look(window, f"{code} {preset}")
            for tab in range(window.inspector.tabs.count()):
                window.inspector.tabs.setCurrentIndex(tab)
                self.look(window, f"{code} inspector {tab}")
            for key, dock in window.docks.docks.items():
                if not dock.isVisible():
                    dock.show()
                    dock.raise_()
                    self.look(window, f"{code} {key}")
            self.dialogs(window, code)
        finally:
            window.close_unsaved()
            window.deleteLater()
            self.app.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)

    def dialogs(self, window: QWidget, code: str) -> None:
        """Open one dialog after the other."""
        from playground.export.targets import EXPORTS

        for key in ("preferences", "shortcuts", "about", "history", "range_test", "committee", "animation"):
            self.dialog(window, f"{code} {key}", window.actions_[key].trigger)
        for key in {target.kind: key for key, target in EXPORTS.items()}.values():  # one of each kind
            self.dialog(window, f"{code} export {key}", partial(window.exporting.open, key))
        table = self.folder / "people.csv"
        table.write_text("name;height in metres;city\n" + "Ada;1,7;Oslo\nBob;1,8;Bergen\n" * 20, encoding="utf-8")
        self.dialog(window, f"{code} table", lambda: window.importing.open_paths([table]))

    def dialog(self, window: QWidget, name: str, show: Callable[[], object]) -> None:
        """Open a dialog, walk it and close it."""
        show()
        self.until(lambda: any(dialog.isVisible() for dialog in window.findChildren(QDialog)))
        if window.exporting.dialog is not None and window.exporting.dialog.isVisible():
            self.until(lambda: bool(window.exporting.dialog.files.text()), SETTLING)
        for dialog in [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]:
            self.look(dialog, name)
            dialog.close()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def look(self, root: QWidget, name: str) -> None:
        """Walk what is visible now."""
        QCoreApplication.processEvents()
        self.until(lambda: not clipped(root), SETTLING)  # layouts take their turn one after the other
        self.seen += sum(widget.isVisible() for widget in root.findChildren(QLabel))
        self.found += [f"{name}: {line}" for line in clipped(root)]

    def until(self, condition: Callable[[], bool], seconds: float = 20) -> None:
        """Handle events until the condition holds, or for so long."""
        end = time.monotonic() + seconds
        while not condition() and time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


def main() -> int:
    """Walk the window in the languages and at the sizes named: `en,ko 1280x720 1920x1080`."""
    sizes = [tuple(map(int, size.split("x"))) for size in sys.argv[2:]]
    with tempfile.TemporaryDirectory() as folder:
        screen = Path(folder) / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        walk = Walk(Path(folder))
        for code in sys.argv[1].split(","):
            walk.language(code, sizes)
    print(f"{walk.seen} labels")
    for line in dict.fromkeys(walk.found):
        print(line)
    return bool(walk.found)


if __name__ == "__main__":
    raise SystemExit(main())
