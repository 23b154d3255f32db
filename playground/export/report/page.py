"""The report as one HTML page: nothing is loaded from elsewhere, every text is escaped, and it can be printed."""

import base64
from collections.abc import Callable, Iterable, Sequence
from html import escape

import numpy as np

from playground.data.files.source import FileSource
from playground.engine.history import PARTS
from playground.experiment.preset import format_preset
from playground.export.drawing.chart import Curve, chart
from playground.export.drawing.colouring import mix
from playground.export.drawing.network_picture import Column, network_picture
from playground.export.drawing.scales import number
from playground.export.drawing.svg import Drawing
from playground.export.report.facts import PRESET_FILE, Facts, ReportColours
from playground.export.report.settings import block_settings, rows
from playground.sentence import Title, sentence

Tell = Callable[[str], str]
"""Says a sentence or a title in the language of the report; leaves any other text as it is."""
Picture = Drawing | bytes
"""A drawing, or the bytes of a PNG file."""
Show = Callable[[Picture], str]
"""Puts a picture into the page."""

PICTURE = 400
"""The side of a PNG on the page, in pixels."""
DECADES = 30.0
"""How many times the least loss the largest must be for a logarithmic scale."""

STYLE = """
body { font-family: Helvetica, Arial, 'Noto Sans', 'Noto Sans CJK KR', 'Malgun Gothic', sans-serif; color: #1f2328;
  background: #ffffff; font-size: 14px; max-width: 800px; margin: 24px auto; padding: 0 16px; }
h1 { font-size: 24px; margin-bottom: 2px; }
h2 { font-size: 17px; margin-top: 22px; margin-bottom: 6px; }
p { margin-top: 4px; margin-bottom: 6px; }
.muted { color: #5f6773; }
table { border-collapse: collapse; }
th { text-align: left; font-weight: normal; color: #5f6773; }
td, th { padding: 3px 14px 3px 0; vertical-align: top; }
td.number, th.number { text-align: right; }
td.cell { text-align: center; padding: 3px 7px; border: 2px solid #ffffff; }
pre { font-family: Consolas, Menlo, 'DejaVu Sans Mono', monospace; font-size: 11px; background: #f4f5f7; padding: 8px;
  white-space: pre-wrap; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } svg, img, tr { break-inside: avoid; } }
@page { margin: 15mm; }
"""


def inline(picture: Picture) -> str:
    """A picture inside the page itself."""
    if isinstance(picture, Drawing):
        return picture.text()
    data = base64.b64encode(picture).decode()
    return f'<img src="data:image/png;base64,{data}" width="{PICTURE}" height="{PICTURE}" alt="">'


def page(facts: Facts, colours: ReportColours, tell: Tell = str, language: str = "en", show: Show = inline) -> str:
    """The whole page; `colours` are those of paper: a light theme."""
    return _Page(facts, colours, tell, show).text(language)


class _Page:
    """Writes the page section by section."""

    def __init__(self, facts: Facts, colours: ReportColours, tell: Tell, show: Show) -> None:
        self._facts, self._colours, self._tell, self._show = facts, colours, tell, show

    def text(self, language: str) -> str:
        """From the doctype to the end."""
        title = escape(self._title())
        sections = (self._head, self._results, self._curves, self._learnt, self._network, self._settings, self._again)
        body = "\n".join(part for section in sections for part in section())
        return (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
            f"<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
        )

    def _say(self, text: str) -> str:
        return escape(self._tell(text))

    def _title(self) -> str:
        return self._tell(self._facts.title or sentence("Experiment"))

    def _head(self) -> Iterable[str]:
        facts = self._facts
        yield f"<h1>{escape(self._title())}</h1>"
        done = sentence("{epochs} epochs, {steps} steps", epochs=f"{facts.epochs:,}", steps=f"{facts.steps:,}")
        yield f'<p class="muted">{self._say(done)} · {escape(facts.made)}</p>'
        if facts.spec.description:
            yield f"<p>{self._say(facts.spec.description)}</p>"
        for remark in facts.remarks:
            yield f"<p><b>{self._say(remark)}</b></p>"

    def _results(self) -> Iterable[str]:
        yield self._heading(sentence("Results"))
        metric = self._metric()
        head = [sentence("Part of the data"), sentence("Examples"), sentence("Loss"), metric]
        lines = []
        for part, (count, found) in self._facts.parts.items():
            value = found[self._facts.curves.metric_name]
            lines.append([self._part(part), f"{count:,}", number(found["loss"]), self._measure(value)])
        yield self._table(head, lines, numbers=True)

    def _curves(self) -> Iterable[str]:
        curves = self._facts.curves
        if len(curves) < 2:
            return
        yield self._heading(sentence("Curves"))
        losses = [Curve(self._tell(self._part(part)), curves.epoch, curves.loss[part]) for part in self._facts.parts]
        metrics = [
            Curve(curve.title, curves.epoch, 100 * values if curves.metric_name == "accuracy" else values)
            for curve, values in zip(losses, (curves.metric[part] for part in self._facts.parts), strict=True)
        ]
        gradients = [
            Curve(self._tell(title), curves.epoch[1:], curves.gradients[1:, place])
            for place, title in enumerate(curves.blocks)
        ]
        epochs = self._tell(sentence("epochs"))
        everything = np.concatenate([curve.y[np.isfinite(curve.y)] for curve in losses])
        logarithmic = bool(len(everything) and everything.min() > 0 and everything.max() > DECADES * everything.min())
        metric = self._tell(self._metric()) + (", %" if curves.metric_name == "accuracy" else "")
        charts = [
            chart(self._tell(sentence("Loss")), epochs, losses, self._colours, logarithmic),
            chart(metric, epochs, metrics, self._colours),
            chart(self._tell(sentence("Gradients (RMS)")), epochs, gradients, self._colours, logarithmic=True),
            chart(self._tell(sentence("Learning rate")), epochs, [Curve("", curves.epoch, curves.rate)], self._colours),
        ]
        yield self._pictures(charts)

    def _learnt(self) -> Iterable[str]:
        facts = self._facts
        if facts.boundary is not None:
            yield self._heading(sentence("Output over the two inputs"))
            yield f"<p>{self._show(facts.boundary)}</p>"
            yield self._note(sentence("Filled points are the training part, rings the test part."))
        if facts.fit is not None:
            yield self._heading(sentence("Output over the input"))
            examples = Curve(self._tell(sentence("Examples")), facts.fit.examples_x, facts.fit.examples_y, dots=True)
            output = Curve(self._tell(sentence("Prediction")), facts.fit.x, facts.fit.y)
            yield f"<p>{self._show(chart('', '', [examples, output], self._colours))}</p>"
        if facts.confusion is not None:
            yield self._heading(sentence("Confusion matrix"))
            yield self._note(sentence("Rows are the truth, columns what the network says ({part}).",
                                      part=self._part(facts.confusion.part)))  # fmt: skip
            yield self._confusion(facts.confusion.counts, facts.classes)

    def _network(self) -> Iterable[str]:
        facts = self._facts
        yield self._heading(sentence("Network"))
        inputs = Column(self._tell(sentence("Input")), facts.inputs)
        columns = [inputs, *(Column(self._tell(block.title), block.outputs) for block in facts.blocks)]
        title = self._tell(sentence("Network"))
        yield f"<p>{self._show(network_picture(title, columns, facts.weights, self._colours))}</p>"
        yield self._note(sentence("Blue lines are positive weights, orange ones negative; the first units are shown."))
        specs = [*facts.spec.network.blocks, facts.spec.network.output]
        head = [sentence("Block"), sentence("Output shape"), sentence("Parameters"), sentence("Settings")]
        lines = [
            [block.title, "×".join(map(str, block.outputs)), f"{block.parameters:,}", block_settings(spec)]
            for block, spec in zip(facts.blocks, specs, strict=True)
        ]
        yield self._table(head, lines)
        total = sum(block.parameters for block in facts.blocks)
        yield self._note(sentence("{n} parameters in all.", n=f"{total:,}"))

    def _settings(self) -> Iterable[str]:
        spec = self._facts.spec
        for title, section in ((sentence("Data"), spec.data), (sentence("How it is trained"), spec.training)):
            yield self._heading(title)
            yield self._table([], [list(row) for row in rows(section)])
        yield self._heading(sentence("Seeds"))
        seeds = [
            [sentence("Data"), str(spec.data.seed)],
            [sentence("Initial weights"), str(spec.network.seed)],
            [sentence("Order and dropout"), str(spec.training.seed)],
        ]
        yield self._table([], seeds)

    def _again(self) -> Iterable[str]:
        facts = self._facts
        yield self._heading(sentence("To do it again"))
        yield f"<pre>{escape(facts.command)}</pre>"
        if PRESET_FILE in facts.command:
            yield self._note(sentence("Save the preset below as {file} first.", file=PRESET_FILE))
        yield self._note(sentence("On the same machine, equal seeds give equal numbers to the last bit."))
        yield self._heading(sentence("Versions"))
        yield self._table([], [[name, version] for name, version in facts.versions.items()])
        yield self._heading(sentence("Preset"))
        yield f"<pre>{escape(format_preset(facts.spec))}</pre>"

    # --- pieces

    def _heading(self, text: str) -> str:
        return f"<h2>{self._say(text)}</h2>"

    def _note(self, text: str) -> str:
        return f'<p class="muted">{self._say(text)}</p>'

    def _table(self, head: Sequence[str], lines: Sequence[Sequence[str]], numbers: bool = False) -> str:
        """A table; without a head the first column is one. With `numbers` all columns but the first are aligned."""

        def cell(tag: str, place: int, text: str) -> str:
            kind = ' class="number" align="right"' if numbers and place else ""
            return f"<{tag}{kind}>{self._say(text)}</{tag}>"

        parts = []
        if head:
            parts.append("".join(cell("th", place, text) for place, text in enumerate(head)))
        for line in lines:
            parts.append("".join(cell("td" if head or place else "th", place, text) for place, text in enumerate(line)))
        return "<table>" + "".join(f"<tr>{part}</tr>\n" for part in parts) + "</table>"

    def _pictures(self, drawings: Sequence[Drawing]) -> str:
        """Pictures side by side, two in a row."""
        pairs = [drawings[start : start + 2] for start in range(0, len(drawings), 2)]
        lines = ["".join(f"<td>{self._show(drawing)}</td>" for drawing in pair) for pair in pairs]
        return "<table>" + "".join(f"<tr>{line}</tr>\n" for line in lines) + "</table>"

    def _confusion(self, counts: np.ndarray[tuple[int, ...], np.dtype[np.integer]], classes: Sequence[str]) -> str:
        """Right answers blue, mistakes orange, by their share of the row."""
        own = isinstance(self._facts.spec.data.dataset, FileSource)  # such names are nobody's to translate
        titles = [self._say(name if own else Title(name)) for name in classes]
        parts = ["<th></th>" + "".join(f'<th class="cell">{title}</th>' for title in titles)]
        for row, title in enumerate(titles):
            cells = [f"<th>{title}</th>"]
            for column, count in enumerate(counts[row].tolist()):
                share = count / max(int(counts[row].sum()), 1)
                strong = self._colours.positive if row == column else self._colours.negative
                colour = f"#{mix('#ffffff', strong, 0.75 * share**0.7) & 0xFFFFFF:06x}"
                cells.append(f'<td class="cell" align="center" bgcolor="{colour}">{count:,}</td>')
            parts.append("".join(cells))
        return '<table cellpadding="4">' + "".join(f"<tr>{part}</tr>\n" for part in parts) + "</table>"

    def _metric(self) -> str:
        return sentence("Accuracy") if self._facts.curves.metric_name == "accuracy" else sentence("R²")

    def _measure(self, value: float) -> str:
        return f"{100 * value:.1f} %" if self._facts.curves.metric_name == "accuracy" else number(value)

    def _part(self, part: str) -> str:
        titles = (sentence("Training"), sentence("Validation"), sentence("Test"))
        return dict(zip(PARTS, titles, strict=True))[part]
