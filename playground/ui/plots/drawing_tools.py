"""The tools for drawing points: what the mouse does, for which class, how large and how dense."""

from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QMenu,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from playground.data.drawn import MOST_CLASSES
from playground.export.drawing.colouring import class_colour
from playground.ui.icons import set_icon
from playground.ui.plots.matrix import readable_on
from playground.ui.theme import Theme, current_theme
from playground.ui.widgets.flow_layout import FlowLayout

Tool = Literal["brush", "move", "erase"]
TOOLS: tuple[Tool, ...] = ("brush", "move", "erase")

CHIP = 20
SLIDER = 140
FINEST = 10
"""Steps of the size per unit of the square."""


class DrawingTools(QWidget):
    """Buttons of which one is down, a chip per class with its number key, a menu of size and density, and erasing all.

    `changed` when another tool, class or size was chosen; `cleared` asks for no points at all.
    """

    changed = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Tool, QToolButton] = {}
        self.chips: list[QPushButton] = []
        self._tools, self._classes = QButtonGroup(self), QButtonGroup(self)
        self.size_slider, self.density_slider = self._slider(0, 20, 6), self._slider(1, 10, 3)
        self.options_button, self.clear_action = QToolButton(self), QAction(self)
        layout = FlowLayout(self, 2)
        for tool in TOOLS:
            self.buttons[tool] = button = QToolButton(self)
            button.setCheckable(True)
            set_icon(button, tool)
            self._tools.addButton(button)
            layout.addWidget(button)
        for number in range(MOST_CLASSES):
            chip = QPushButton(str(number + 1), self)
            chip.setCheckable(True)
            self._classes.addButton(chip, number)
            self.chips.append(chip)
            layout.addWidget(chip)
        layout.addWidget(self.options_button)
        set_icon(self.options_button, "settings")
        set_icon(self.clear_action, "trash")
        self._add_menu()
        self.buttons["brush"].setChecked(True)
        self.chips[0].setChecked(True)
        self._tools.buttonClicked.connect(lambda _: self.changed.emit())
        self._classes.buttonClicked.connect(lambda _: self.choose_class(self.label))
        self.size_slider.valueChanged.connect(lambda _: self.changed.emit())
        self.clear_action.triggered.connect(self.cleared)
        self._retranslate()
        self.set_theme(current_theme())

    @property
    def tool(self) -> Tool:
        """The tool that is down."""
        return next(tool for tool, button in self.buttons.items() if button.isChecked())

    @property
    def label(self) -> int:
        """The class that is drawn, from 0 on."""
        return self._classes.checkedId()

    @property
    def size_(self) -> float:
        """The radius of brush and eraser in units of the square."""
        return self.size_slider.value() / FINEST

    @property
    def density(self) -> int:
        """How many points a dab of the brush leaves."""
        return self.density_slider.value()

    def choose_class(self, label: int) -> None:
        """Draw points of a class from now on, with the brush."""
        self.chips[label].setChecked(True)
        self.buttons["brush"].setChecked(True)
        self.changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for number, chip in enumerate(self.chips):
            colour = class_colour(theme, number)
            ink = readable_on(QColor(colour))
            chip.setStyleSheet(
                f"QPushButton {{ background: {colour}; color: {ink}; border: 2px solid {theme.card};"
                f" border-radius: {CHIP // 2 + 2}px; padding: 0; min-width: {CHIP}px; max-width: {CHIP}px;"
                f" min-height: {CHIP}px; max-height: {CHIP}px; }}"
                f"QPushButton:checked {{ border-color: {theme.ink}; font-weight: bold; }}"
                f"QPushButton:focus {{ border-color: {theme.accent}; }}"
            )

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _add_menu(self) -> None:
        """The sliders stand in a menu: the map needs the room."""
        self._size_title, self._density_title = QLabel(), QLabel()
        content = QWidget()
        column = QVBoxLayout(content)
        for title, slider in ((self._size_title, self.size_slider), (self._density_title, self.density_slider)):
            column.addWidget(title)
            column.addWidget(slider)
        action = QWidgetAction(self)
        action.setDefaultWidget(content)
        menu = QMenu(self)
        menu.addActions([action, self.clear_action])
        self.options_button.setMenu(menu)
        self.options_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _slider(self, low: int, high: int, value: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(low, high)
        slider.setValue(value)
        slider.setMinimumWidth(SLIDER)
        return slider

    def _retranslate(self) -> None:
        tips = {
            "brush": self.tr("Brush: a click draws a point, a drag draws many; right button: erase"),
            "move": self.tr("Move: drag a point to another place"),
            "erase": self.tr("Erase: click or drag over points"),
        }
        for tool, button in self.buttons.items():
            _name(button, tips[tool])
        for number, chip in enumerate(self.chips, 1):
            _name(chip, self.tr("Draw points of class {n} (key {n})").format(n=number))
        self._size_title.setText(self.tr("Size of brush and eraser"))
        self._density_title.setText(self.tr("Points per dab of the brush"))
        _name(self.size_slider, self._size_title.text())
        _name(self.density_slider, self._density_title.text())
        _name(self.options_button, self.tr("Size and density of the brush; erase all points"))
        self.clear_action.setText(self.tr("Erase all points"))


def _name(widget: QWidget, text: str) -> None:
    widget.setToolTip(text)
    widget.setAccessibleName(text)
