"""The magnitude of the gradient of every block, as lines or as a heat strip, with what is wrong with it in words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from playground.engine.frame import Frame
from playground.engine.history import Curves
from playground.export.drawing.scales import decade_ticks, decades, no_ticks, power_text
from playground.ui.plots.band_names import BandNames, Name
from playground.ui.plots.curve_plot import CurvePlot
from playground.ui.plots.gradient_flags import Flag, flags
from playground.ui.plots.heat_strip import HeatStrip
from playground.ui.plots.legend import LABEL_FONT, block_style
from playground.ui.plots.run_plot import Series
from playground.ui.texts import tr_sentence
from playground.ui.theme import Theme, scaled_font

SIGNS = {"vanishing": "▼", "exploding": "▲"}


class GradientPlot(CurvePlot):
    """The root mean square of the gradient of every block, on a logarithmic scale."""

    what = "gradients"

    def __init__(self, parent: QWidget | None = None) -> None:
        self._flags: tuple[Flag, ...] = ()
        super().__init__(parent, decade_ticks)

    @property
    def gutter(self) -> bool:  # type: ignore[override]
        """Lines stay left of their labels; the strip has its names on it."""
        return not self._striped

    @property
    def _striped(self) -> bool:
        return bool(self.options["show"] == "strip")

    def add_options(self) -> None:
        """Lines or strip first: the rest depends on it."""
        self.options.add_choice("show", ("lines", "strip"))
        super().add_options()

    def name_options(self) -> None:
        kinds = {"lines": self.tr("Lines"), "strip": self.tr("Heat strip")}
        self.options.name("show", self.tr("Show as"), kinds)
        super().name_options()

    def add_items(self) -> None:
        super().add_items()
        self._strip = HeatStrip(self.stage.data)
        self._names = BandNames(self.stage)

    def take_option(self, key: str) -> None:
        if key == "show":
            self.stage.y_ticker = no_ticks if self._striped else decade_ticks
            self.stage.lock(x=True, y=not self._striped)
            self._strip.hide()
            self._legend.setVisible(not self._striped)
            self._names.show_names(())
            self.restyle(self.theme)
        super().take_option(key)

    def title(self) -> str:
        """The bold title of the card."""
        return self.tr("Gradient magnitude")

    def hint(self) -> str:
        """What is drawn on which scale."""
        if self._striped and self._y is not None:
            low, high = (power_text(int(end)) for end in self._y)
            words = self.tr("{low} dark, {high} bright") if self.theme.dark else self.tr("{low} pale, {high} dark")
            return words.format(low=low, high=high)
        return self.tr("per layer, log10")

    def series(self, curves: Curves) -> list[Series]:
        """One curve per block; a gradient of zero has no logarithm and leaves a gap."""
        found = self._flags if len(self._flags) == len(curves.blocks) else (None,) * len(curves.blocks)
        return [
            Series(self._label(title, flag), *block_style(number, len(curves.blocks)), curves.gradients[:, number])
            for number, (title, flag) in enumerate(zip(curves.blocks, found, strict=True))
        ]

    def limits(self, low: float, high: float) -> tuple[float, float]:
        """Whole powers of ten."""
        return decades(low, high)

    def draw(self, frame: Frame) -> None:
        """Raise and lower the flags, then draw the lines or the strip."""
        self._flags = flags(frame.curves.gradients)
        super().draw(frame)

    def draw_more(self, curves: Curves, series: Sequence[Series]) -> None:
        """The strip, if it is shown."""
        if not self._striped or not len(curves) or self._y is None:
            return
        view = self.stage.x_range() if self.manual else self._x
        bands = [one.values for one in series]
        self._strip.show_values(self.axis.values(curves), bands, view or (0.0, 1.0), self._y, self.theme)
        theme = self.theme
        urgent = {"vanishing": theme.negative_text, "exploding": theme.danger, None: theme.ink}
        names = zip(series, self._flags, strict=True)
        self._names.show_names(tuple(Name(one.label, urgent[flag]) for one, flag in names))
        self.say_hint()

    def restyle(self, theme: Theme) -> None:
        super().restyle(theme)
        self.stage.set_theme(theme, (True, not self._striped))
        self._names.restyle(theme, scaled_font(self.font(), LABEL_FONT))

    def arrange(self) -> None:
        super().arrange()
        self._names.arrange()

    def forget(self) -> None:
        self._flags = ()
        self._strip.hide()
        self._names.show_names(())
        super().forget()

    def _draw_lines(self) -> None:
        """Behind a strip they are hidden, and tell the limits of its colours."""
        self._lines.set_visible(not self._striped)
        super()._draw_lines()

    def _label(self, title: str, flag: Flag) -> str:
        words = {"vanishing": self.tr("vanishing"), "exploding": self.tr("exploding")}
        return f"{tr_sentence(title)} {SIGNS[flag]} {words[flag]}" if flag else tr_sentence(title)

    def y_shown(self) -> tuple[float, float]:
        """One unit per band of the strip, or the range of the lines."""
        return (0.0, float(max(len(self._labels), 1))) if self._striped else super().y_shown()
