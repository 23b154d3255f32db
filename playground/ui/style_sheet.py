"""The one style sheet of the program, generated from the tokens of a theme.

Widgets choose a variant with the dynamic property ``role``: labels ``title``, ``counter``, ``heading``, ``muted``,
``small``, ``value``, ``accent``, ``problem``; buttons ``primary``, ``pill``, ``chip``, ``tab``, ``link``, ``step``,
``round``, ``round-primary``; frames ``card``, ``banner``; scroll areas ``plain``. A field with the property ``invalid``
is framed in red.
"""

from dataclasses import asdict

from PySide6.QtGui import QFont, QFontMetrics

from playground.resources import resource_root
from playground.ui.tokens import Theme

SMALL = 0.92
TITLE = 1.12
COUNTER = 1.5

_BASE = """
QMainWindow, QDialog { background: @background; }
QToolTip { background: @tip; color: @tip_ink; border: 1px solid @tip; padding: 5px 7px; }
QMenuBar { background: @raised; border-bottom: 1px solid @line; padding: 1px 6px; }
QMenuBar::item { background: transparent; color: @ink; padding: 5px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; }
QMenuBar::item:disabled { color: @disabled; }
QMenu { background: @card; border: 1px solid @line; padding: 5px; }
QMenu::item { color: @ink; padding: 5px 26px 5px 10px; border-radius: 4px; }
QMenu::item:selected { background: @accent_soft; }
QMenu::item:disabled { color: @disabled; background: transparent; }
QMenu::separator { height: 1px; background: @line; margin: 5px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 6px; }
QMenu::indicator:checked { image: url("@icons/sheet-check.svg"); }
QStatusBar { background: @raised; border-top: 1px solid @line; color: @muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; padding: 2px 4px; }
QToolBar { background: @raised; border: none; border-bottom: 1px solid @line; padding: 4px 10px; spacing: 8px; }
QToolBar::separator { background: @line; width: 1px; margin: 6px 4px; }
QMainWindow::separator { background: transparent; width: 7px; height: 7px; }
QMainWindow::separator:hover { background: @line; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @line; }
QDockWidget { color: @ink; titlebar-close-icon: url("@icons/sheet-close.svg");
    titlebar-normal-icon: url("@icons/sheet-float.svg"); }
QDockWidget::title { background: transparent; padding: 5px 8px; text-align: left; }
QDockWidget::close-button, QDockWidget::float-button { background: transparent; border: none; border-radius: 4px;
    padding: 1px; icon-size: 14px; }
QDockWidget::close-button:hover, QDockWidget::float-button:hover { background: @hover; }
"""

_TEXT = """
QLabel { background: transparent; }
QLabel[role="title"] { font-size: @title_ptpt; font-weight: bold; color: @ink; }
QLabel[role="counter"] { font-size: @counter_ptpt; font-weight: bold; color: @ink; }
QLabel[role="heading"] { font-weight: bold; color: @ink; }
QLabel[role="value"] { font-weight: bold; color: @ink; }
QLabel[role="accent"] { font-size: @small_ptpt; color: @accent; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="small"] { font-size: @small_ptpt; color: @muted; }
QLabel[role="problem"] { font-size: @small_ptpt; color: @danger; }
QLabel:disabled { color: @disabled; }
QFrame[role="card"] { background: @card; border: 1px solid @line; border-radius: 8px; }
QFrame[role="banner"] { border-radius: 6px; border: 1px solid @line; background: @accent_soft; }
QFrame[role="banner"][kind="warning"] { background: @warning_soft; border-color: @negative; }
QFrame[role="banner"][kind="problem"] { background: @danger_soft; border-color: @danger; }
QScrollArea[role="plain"], QScrollArea[role="plain"] > QWidget > QWidget#content { background: transparent;
    border: none; }
QScrollArea[role="plain"] > QWidget#qt_scrollarea_viewport { background: transparent; }
"""

_BUTTONS = """
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { background: @card; color: @ink; border: 1px solid @line; border-radius: 6px; padding: 4px 12px;
    min-height: @field_heightpx; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @disabled; background: @raised; }
QPushButton:default, QPushButton[role="primary"] { background: @accent; border-color: @accent; color: @on_accent; }
QPushButton:default:hover, QPushButton[role="primary"]:hover { background: @accent_hover; }
QPushButton:default:focus, QPushButton[role="primary"]:focus { border-color: @ink; }
QPushButton:default:disabled, QPushButton[role="primary"]:disabled { background: @track; border-color: @track;
    color: @muted; }
QPushButton[role="pill"], QPushButton[role="chip"] { font-size: @small_ptpt; border-radius: @pillpx;
    padding: 3px 10px; min-height: @small_heightpx; max-height: @small_heightpx; }
QPushButton[role="chip"] { color: @muted; padding: 3px 8px; }
QPushButton[role="chip"]:checked { background: @accent_soft; border-color: @accent; color: @accent; }
QPushButton[role="chip"]:focus { border: 2px solid @accent; padding: 2px 7px; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: @accent;
    font-size: @small_ptpt; padding: 1px 3px; border-radius: 4px; min-height: 0; }
QPushButton[role="link"]:hover { background: @accent_soft; }
QPushButton[role="link"]:focus { border-color: @accent; }
QPushButton[role="link"]:disabled { color: @disabled; }
QPushButton[role="tab"] { background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0;
    color: @muted; font-size: @small_ptpt; padding: 2px 0; min-height: @small_heightpx; }
QPushButton[role="tab"]:hover { color: @ink; }
QPushButton[role="tab"]:checked { color: @ink; border-bottom-color: @accent; }
QPushButton[role="tab"]:focus { color: @accent; }
QToolButton { background: transparent; color: @ink; border: 1px solid transparent; border-radius: 6px; padding: 3px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @accent_soft; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @disabled; }
QToolButton[role="step"] { padding: 1px; border: none; icon-size: 12px; }
QToolButton::menu-indicator { image: none; }
QPushButton[role="tile"] { background: @card; border: 1px dashed @strong_line; font-size: @small_ptpt;
    border-radius: 5px; padding: 1px 6px; min-height: @small_heightpx; max-height: @small_heightpx; }
QPushButton[role="tile"]:hover { background: @hover; border-color: @accent; }
QPushButton[role="tile"]:pressed { background: @accent_soft; }
QPushButton[role="tile"]:focus { border-color: @accent; }
QPushButton[role="tile"]:disabled { color: @disabled; background: @raised; }
QToolButton[role="pill"] { background: @card; border: 1px solid @line; font-size: @small_ptpt;
    border-radius: @pillpx; padding: 3px 28px 3px 10px; min-height: @small_heightpx; max-height: @small_heightpx; }
QToolButton[role="pill"]:hover { background: @hover; }
QToolButton[role="pill"]:pressed { background: @accent_soft; }
QToolButton[role="pill"]:focus { border-color: @accent; }
QToolButton[role="pill"]:disabled { color: @disabled; background: @raised; }
QToolButton[role="pill"]::menu-button { border: none; border-left: 1px solid @line; width: 20px; margin: 4px 0;
    background: transparent; }
QToolButton[role="pill"]::menu-arrow { image: url("@icons/sheet-down.svg"); width: 10px; height: 10px; }
QToolButton[role="round"], QToolButton[role="round-primary"] { border: 1px solid @line; background: @card;
    border-radius: 16px; padding: 0; min-width: 30px; max-width: 30px; min-height: 30px; max-height: 30px; }
QToolButton[role="round"]:hover { background: @hover; }
QToolButton[role="round"]:pressed { background: @accent_soft; }
QToolButton[role="round"]:focus { border: 2px solid @accent; min-width: 28px; max-width: 28px; min-height: 28px;
    max-height: 28px; }
QToolButton[role="round-primary"] { background: @accent; color: @on_accent; border: 2px solid @accent;
    border-radius: 20px; min-width: 36px; max-width: 36px; min-height: 36px; max-height: 36px; }
QToolButton[role="round-primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QToolButton[role="round-primary"]:disabled { background: @track; border-color: @track; color: @muted; }
"""

_FIELDS = """
QComboBox, QAbstractSpinBox, QLineEdit { background: @card; color: @ink; border: 1px solid @line; border-radius: 6px;
    padding: 2px 7px; min-height: @field_heightpx; selection-background-color: @accent; selection-color: @on_accent; }
QComboBox:hover, QAbstractSpinBox:hover, QLineEdit:hover { border-color: @strong_line; }
QComboBox:focus, QAbstractSpinBox:focus, QLineEdit:focus { border-color: @accent; }
QComboBox:disabled, QAbstractSpinBox:disabled, QLineEdit:disabled { color: @disabled; background: @raised; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"] { border-color: @danger; background: @danger_soft; }
QLineEdit[role="inline"] { background: transparent; border-color: transparent; font-weight: bold; padding: 0;
    min-height: @small_heightpx; }
QLineEdit[role="inline"]:hover { border-color: @line; }
QLineEdit[role="inline"]:focus { border-color: @accent; background: @card; }
QLineEdit[role="inline"][invalid="true"] { border-color: @danger; background: @danger_soft; }
QLineEdit { padding: 3px 6px; }
QComboBox { combobox-popup: 0; padding-right: 2px; }
QComboBox::drop-down { border: none; width: 20px; subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("@icons/sheet-down.svg"); width: 12px; height: 12px; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; min-height: 0; }
QComboBox QAbstractItemView { background: @card; color: @ink; border: 1px solid @line; outline: none; padding: 3px; }
QComboBox QAbstractItemView::item { min-height: @row_heightpx; padding: 1px 7px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover { background: @accent_soft;
    color: @ink; }
QAbstractSpinBox { padding-right: 18px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; border: none; width: 18px;
    background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @hover; border-radius: 3px; }
QAbstractSpinBox::up-arrow { image: url("@icons/sheet-up.svg"); width: 9px; height: 9px; }
QAbstractSpinBox::down-arrow { image: url("@icons/sheet-down.svg"); width: 9px; height: 9px; }
QCheckBox, QRadioButton { background: transparent; color: @ink; spacing: 7px; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid @strong_line; border-radius: 4px;
    background: @card; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @strong_line; border-radius: 8px;
    background: @card; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus, QRadioButton::indicator:hover { border-color: @accent; }
QCheckBox:focus { color: @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent;
    image: url("@icons/sheet-check-@name.svg"); }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 4px solid @accent; background: @on_accent; }
QSlider { min-height: 15px; background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @track; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::handle:horizontal { width: 10px; height: 10px; margin: -5px 0; border: 2px solid @accent; border-radius: 7px;
    background: @card; }
QSlider::handle:horizontal:hover { background: @accent_soft; }
QSlider::handle:horizontal:focus { background: @accent; }
QSlider::sub-page:horizontal:disabled { background: @strong_line; }
QSlider::handle:horizontal:disabled { border-color: @strong_line; }
"""

_VIEWS = """
QTabWidget::pane { border: none; background: transparent; }
QTabWidget::tab-bar { left: 0; }
QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; border: none; border-bottom: 2px solid transparent;
    padding: 5px 4px; margin: 0 12px 0 0; }
QTabBar::tab:last { margin-right: 0; }
QTabBar::tab:hover { color: @ink; }
QTabBar::tab:selected { color: @ink; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @accent; }
QTabBar::tab:disabled { color: @disabled; }
QScrollBar { background: transparent; border: none; margin: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { width: 9px; }
QScrollBar:horizontal { height: 9px; }
QScrollBar::handle { background: @line; border-radius: 3px; }
QScrollBar::handle:hover { background: @strong_line; }
QScrollBar::handle:vertical { min-height: 28px; margin: 1px 1px 1px 2px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 2px 1px 1px 1px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; background: transparent; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QPlainTextEdit, QTextEdit, QTextBrowser, QListView, QTreeView, QTableView { background: @card; color: @ink;
    border: 1px solid @line; border-radius: 6px; selection-background-color: @accent_soft; selection-color: @ink;
    outline: none; }
QTableView::item { padding: 2px 8px; }
QHeaderView::section { background: @raised; color: @muted; border: none; border-bottom: 1px solid @line;
    padding: 5px 8px; }
QProgressBar { background: @track; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QGroupBox { border: 1px solid @line; border-radius: 8px; margin-top: 14px; padding-top: 6px; }
QGroupBox::title { subcontrol-origin: margin; left: 8px; color: @muted; }
"""


def style_sheet(theme: Theme, font: QFont) -> str:
    """The style sheet for a theme; sizes follow the application's font (points), never the other way round."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * SMALL)
    line = QFontMetrics(font).height()
    small_line = QFontMetrics(small).height()
    values = {name: str(value) for name, value in asdict(theme).items() if isinstance(value, str)}
    values |= {
        "icons": (resource_root() / "icons").as_posix(),
        "small_pt": f"{small.pointSizeF():.2f}",
        "counter_pt": f"{font.pointSizeF() * COUNTER:.2f}",
        "title_pt": f"{font.pointSizeF() * TITLE:.2f}",
        "field_height": str(line + 2),
        "row_height": str(line + 6),
        "small_height": str(small_line),
        # A radius above half the height would be ignored: text, twice 3 px padding, twice 1 px border.
        "pill": str((small_line + 8) // 2),
    }
    sheet = _BASE + _TEXT + _BUTTONS + _FIELDS + _VIEWS
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", values[name])
    return sheet
