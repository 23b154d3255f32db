"""The bar at the top: the transport, the counters, the speed, and the settings that are changed most."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolBar, QToolButton, QVBoxLayout, QWidget

from playground.runner import DEFAULT_SPEED, SPEEDS, Speed
from playground.ui.actions import Actions
from playground.ui.icons import set_icon
from playground.ui.painting import painting
from playground.ui.quick_settings import QuickSettings
from playground.ui.texts import without_mnemonic
from playground.ui.theme import current_theme
from playground.ui.widgets.quiet import QuietSlider
from playground.ui.widgets.still_label import StillLabel

TRANSPORT = (
    ("reset", "reset"),
    ("run", "run"),
    ("step", "step"),
    ("epoch", "step-epoch"),
    ("stop", "stop"),
    ("new_weights", "new-weights"),
    ("snapshot", "snapshot"),
)
"""The keys of the actions with a round button, and their icons."""
RING, INSET = 1.5, 3.5
"""The focus ring of the filled button: its width and its distance from the rim, in pixels."""


class TransportBar(QToolBar):
    """Everything in one row. `settings` emits edits; `speed.chosen` a new speed."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transport")
        self.setWindowTitle(self.tr("Transport"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.buttons = {key: ActionButton(actions[key], icon, key == "run") for key, icon in TRANSPORT}
        self.epoch = Counter(self.tr("EPOCH"), "00,000")
        self.step = Counter(self.tr("STEP"), "000,000")
        self.speed = SpeedSlider()
        self.settings = QuickSettings()
        self.screenshot = QPushButton(self.tr("Screenshot"))
        self.screenshot.setToolTip(actions["screenshot"].toolTip())
        self.screenshot.clicked.connect(actions["screenshot"].trigger)
        self.addWidget(self._row())

    def _row(self) -> QWidget:
        content = QWidget()
        content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(content)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(6)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self.epoch)
        row.addWidget(self.step)
        row.addWidget(self.speed, 2)
        row.addSpacing(6)
        row.addWidget(self.settings, 14)
        row.addStretch(0)  # what is left when all are as wide as they should be
        row.addSpacing(6)
        row.addWidget(self.screenshot)
        return content


class ActionButton(QToolButton):
    """A round button for an action: same tip, same availability; the primary one is larger and filled."""

    def __init__(self, action: QAction, icon: str, primary: bool) -> None:
        super().__init__()
        self._action = action
        self._primary = primary
        self.setObjectName(f"button_{action.objectName()}")
        self.setProperty("role", "round-primary" if primary else "round")
        self.setIconSize(QSize(22, 22) if primary else QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_icon(icon)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button; a filled one with the focus has a light ring inside its rim."""
        super().paintEvent(event)
        if self._primary and self.hasFocus():
            with painting(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(current_theme().on_accent), RING))
                painter.drawEllipse(QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET))

    def show_icon(self, icon: str) -> None:
        """Show another icon, in the colour for this kind of button."""
        set_icon(self, icon, "on_accent" if self._primary else "ink")

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(without_mnemonic(self._action.text()))


class Counter(QWidget):
    """A small caption over a large number whose digits do not dance; wide enough for `widest`."""

    def __init__(self, caption: str, widest: str) -> None:
        super().__init__()
        self.caption = QLabel(caption)
        self.caption.setProperty("role", "small")
        self.number = StillLabel("0", widest, role="counter")
        self.number.setAccessibleName(caption)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.caption)
        layout.addWidget(self.number)

    def show_number(self, number: int) -> None:
        """Show a whole number with separators."""
        self.number.setText(f"{number:,}")


class SpeedSlider(QWidget):
    """The training speed: a caption that names it and a slider over `SPEEDS`. `chosen` carries the new `Speed`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.caption = QLabel()
        self.caption.setProperty("role", "small")
        self.slider = QuietSlider()
        self.slider.setRange(0, len(SPEEDS) - 1)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(self.tr("Speed"))
        self.slider.setToolTip(
            self.tr("How fast to train, from one step a second to as fast as possible.\nApplies at once.")
        )
        self.slider.setMinimumHeight(self.fontMetrics().height() + 8)  # as high as the fields beside it
        self.caption.setBuddy(self.slider)
        widest = max(self.fontMetrics().horizontalAdvance(self._text(speed)) for speed in SPEEDS)
        self.setMinimumWidth(widest)
        self.setMaximumWidth(3 * widest // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.caption)
        layout.addWidget(self.slider)
        self.show_speed(DEFAULT_SPEED)
        self.slider.valueChanged.connect(self._choose)

    @property
    def speed(self) -> Speed:
        """The speed shown."""
        return SPEEDS[self.slider.value()]

    def show_speed(self, speed: Speed) -> None:
        """Show a speed; emits only if it is another."""
        self.slider.setValue(SPEEDS.index(speed))
        self.caption.setText(self._text(speed))

    def _choose(self, position: int) -> None:
        self.caption.setText(self._text(SPEEDS[position]))
        self.chosen.emit(SPEEDS[position])

    def _text(self, speed: Speed) -> str:
        if speed.unit == "unlimited":
            return self.tr("SPEED  no limit")
        if speed.value == 1:
            return self.tr("SPEED  1 step/s") if speed.unit == "steps" else self.tr("SPEED  1 epoch/s")
        template = self.tr("SPEED  {n:g} steps/s") if speed.unit == "steps" else self.tr("SPEED  {n:g} epochs/s")
        return template.format(n=speed.value)
