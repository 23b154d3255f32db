"""The weights: histograms of all layers at one moment, or of one layer over the run."""

from typing import Any

from PySide6.QtWidgets import QWidget

from playground.engine.frame import Frame
from playground.engine.probes import Probe, WeightHistograms
from playground.export.drawing.scales import linear_ticks, no_ticks, number
from playground.ui.plots.base import LivePlot
from playground.ui.plots.card_menu import Table
from playground.ui.plots.legend import LABEL_FONT
from playground.ui.plots.time_bar import TimeBar
from playground.ui.plots.weight_layers import LayersView
from playground.ui.plots.weight_record import PERCENTILES, Moment, WeightRecord
from playground.ui.plots.weight_times import BandsView, OverlayView, RidgeView, percentile_rows
from playground.ui.plots.weight_views import Shown, WeightView
from playground.ui.texts import tr_sentence
from playground.ui.theme import Theme, scaled_font

VIEWS: dict[str, type[WeightView]] = {
    "layers": LayersView,
    "ridge": RidgeView,
    "overlay": OverlayView,
    "bands": BandsView,
}
"""The ways of showing weights, by their names in the settings."""

PROBE = WeightHistograms()


class WeightPlot(LivePlot):
    """Histograms of the weights. Of what it has drawn it keeps a bounded record, through which a slider goes back."""

    what = "weights"

    def __init__(self, parent: QWidget | None = None) -> None:
        self.record = WeightRecord()
        self._now: Moment | None = None
        self._chosen: float | None = None
        self._block = 0
        self._drawn: tuple[Moment, ...] = ()
        super().__init__(parent, linear_ticks, no_ticks)
        self.bar = TimeBar()
        self.bar.moved.connect(self._go_to)
        self.bar.layerChosen.connect(self._choose_block)
        self._layout.addWidget(self.bar)
        self.view: WeightView = self._make_view()
        self.restyle(self.theme)
        self.forget()

    def add_options(self) -> None:
        """The way of showing, and the slider over time."""
        self.options.add_choice("show", tuple(VIEWS))
        self.options.add_switch("slider")

    def name_options(self) -> None:
        ways = {
            "layers": self.tr("All layers"),
            "ridge": self.tr("One layer over time: ridge"),
            "overlay": self.tr("One layer over time: overlay"),
            "bands": self.tr("One layer over time: percentiles"),
        }
        self.options.name("show", self.tr("Show as"), ways)
        self.options.name("slider", self.tr("Time slider"))

    def take_option(self, key: str) -> None:
        """Show in another way."""
        if key == "show":
            self.view.clear()
            self.view = self._make_view()
            self.restyle(self.theme)
        self._show_bar()
        super().take_option(key)

    def title(self) -> str:
        """The bold title of the card."""
        return self.tr("Weights")

    def hint(self) -> str:
        """What is drawn, and how many layers have no place."""
        if self.options["show"] != "layers":
            return (
                self.tr("percentiles by epoch") if self.options["show"] == "bands" else self.tr("histograms by epoch")
            )
        view = getattr(self, "view", None)
        if isinstance(view, LayersView) and len(view.rows) < len(view.blocks):
            return self.tr("first and last, {n} of {all} layers").format(n=len(view.rows), all=len(view.blocks))
        return self.tr("histogram per layer")

    def wanted(self) -> tuple[Probe, ...]:
        """The histograms of all blocks."""
        return (PROBE,)

    def draw(self, frame: Frame) -> None:
        """Record the frame and show the moment that is chosen; a frame without histograms leaves all as it is."""
        result = frame.probes.get(PROBE)
        if result is None:
            return
        if self._now is None or self._now.histograms is not result:
            before = self._now.histograms.blocks if self._now is not None else None
            self._now = Moment(frame.progress, result)
            if self.record.offer(self._now) and self._bar_shown():
                self._show_moments()
            if result.blocks != before:
                self._block = min(self._block, len(result.blocks) - 1)
                self.bar.show_layers(tuple(map(tr_sentence, result.blocks)), self._block)
        shown = self.shown()
        if shown is not None and (not self.view.over_time or shown.moments != self._drawn):
            self._drawn = shown.moments if self.view.over_time else ()
            self.view.draw(shown)
            self._fit()

    def shown(self) -> Shown | None:
        """What is to be drawn: over time the recorded moments, else the newest one too."""
        if self._now is None:
            return None
        chosen = self._now
        moments = tuple(self.record.moments) if self.view.over_time else ()
        if self._chosen is not None and self.record.moments:
            chosen = self.record.moments[self.record.nearest(self._chosen)]
        elif moments:
            chosen = moments[-1]
        return Shown(moments or (chosen,), chosen, self._block)

    def redraw(self) -> None:
        """Draw the same moments once more: something else has changed."""
        self._drawn = ()
        super().redraw()

    def forget(self) -> None:
        """No histograms, and none from earlier."""
        self.record.clear()
        self._now = self._chosen = None
        self._drawn = ()
        self.view.clear()
        self._show_bar()
        self._fit()

    def arrange(self) -> None:
        self.view.arrange()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.stage.y_ticker = self.view.ticks
        self.stage.lock(x=True, y=self.view.over_time)
        self.stage.set_theme(theme, self.view.axes)
        self.view.restyle(theme, scaled_font(self.font(), LABEL_FONT))
        shown = self.shown()
        if shown is not None and self.view.over_time:
            self.view.draw(shown)

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "bar"):
            self.bar.retranslate()

    def summary(self, frame: Frame) -> str:
        """Where the weights of every block lie."""
        result = frame.probes.get(PROBE)
        if result is None:
            return ""
        spans = [
            self.tr("{block} from {low} to {high}").format(
                block=tr_sentence(block), low=number(float(edges[0])), high=number(float(edges[-1]))
            )
            for block, edges in zip(result.blocks, result.edges, strict=True)
        ]
        return f"{self.title()}: " + ", ".join(spans)

    def table(self, frame: Frame) -> Table:
        """One row per bar of the moment shown; over time, of one block at all moments, or its percentiles."""
        shown = self.shown()
        if self.options["show"] == "bands":
            header = [self.tr("epoch"), *(f"{share:g} %" for share in PERCENTILES)]
            moments = shown.moments if shown is not None else ()
            values = percentile_rows(moments, self._block).tolist() if moments else []
            return header, [[moment.epoch, *row] for moment, row in zip(moments, values, strict=True)]
        header = [self.tr("epoch"), self.tr("block"), self.tr("low"), self.tr("high"), self.tr("count")]
        if shown is None:
            return header, []
        if self.view.over_time:
            return header, [row for moment in shown.moments for row in bars(moment, self._block)]
        return header, [row for block in range(len(shown.histograms.blocks)) for row in bars(shown.chosen, block)]

    def tip(self, x: float, y: float) -> str:
        """What the view says of this place."""
        shown = self.shown()
        return self.view.tip(shown, x, y) if shown is not None else ""

    def _make_view(self) -> WeightView:
        return VIEWS[self.options["show"]](self.stage, self.theme, scaled_font(self.font(), LABEL_FONT))

    def _bar_shown(self) -> bool:
        return bool(self.view.over_time or self.options["slider"])

    def _show_bar(self) -> None:
        """Show the line with layer and slider where it means something; without it, the present is shown."""
        if not self._bar_shown():
            self._chosen = None
        self.bar.layers.setVisible(self.view.over_time)
        self.bar.setVisible(self._bar_shown())
        self._show_moments()

    def _show_moments(self) -> None:
        chosen = None if self._chosen is None else self.record.nearest(self._chosen)
        self.bar.show_moments(len(self.record.moments), chosen)
        self.bar.show_epoch(self._chosen)

    def _go_to(self, moment: int | None) -> None:
        self._chosen = None if moment is None else self.record.moments[moment].epoch
        self.bar.show_epoch(self._chosen)
        self.redraw()

    def _choose_block(self, block: int) -> None:
        self._block = block
        self.view.clear()
        self.redraw()

    def _fit(self) -> None:
        self.say_hint()
        if not self.manual:
            self.stage.set_range(*self.view.ranges())
        if self.view.over_time:
            self.stage.refresh()


def bars(moment: Moment, block: int) -> list[list[Any]]:
    """The bars of a block's histogram with their epoch."""
    result = moment.histograms
    edges, counts = result.edges[block], result.counts[block]
    name = tr_sentence(result.blocks[block])
    return [
        [moment.epoch, name, float(low), float(high), int(count)]
        for low, high, count in zip(edges[:-1], edges[1:], counts, strict=True)
    ]
