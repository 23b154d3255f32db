"""The report: its numbers against the network's own answers, its pictures against what they draw, its page as HTML."""

import re
import shlex
from html.parser import HTMLParser
from xml.etree import ElementTree

import numpy as np
import pytest
from msgspec.structs import replace

from playground.cli import main
from playground.data.files.table import Table
from playground.experiment import build, load_preset, parse_preset, replace_at
from playground.export.drawing.chart import Curve, chart
from playground.export.drawing.network_picture import Column, network_picture
from playground.export.report.facts import collect
from playground.export.report.page import page
from playground.export.sharing import from_text
from playground.family import fields
from playground.ui.tokens import LIGHT

SVG = "{http://www.w3.org/2000/svg}"
VOID = {"meta", "img", "br"}


class Reader(HTMLParser):
    """Checks that every element is closed, and keeps elements and texts."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.texts, self.attributes = [], [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, text):
        if text.strip():
            self.texts.append(text.strip())


def trained(name, epochs, **changes):
    spec = load_preset(name)
    for path, value in changes.items():
        spec = replace_at(spec, path.replace("__", "."), value)
    training = build(spec)
    for _ in training.run(epochs):
        pass
    return training


def report(training, title=""):
    return page(collect(training, LIGHT, title), LIGHT)


@pytest.fixture(scope="module")
def spiral():
    return trained("spiral", 20)


def test_nothing_is_loaded_from_elsewhere(spiral):
    text = report(spiral)
    found = Reader(text)
    assert not {"script", "link", "iframe", "object"} & set(found.tags)
    assert not re.search(r"@import|url\(", text)
    for name, value in found.attributes:
        if name in ("src", "href"):
            assert value.startswith("data:image/png;base64,")
        elif name != "xmlns":
            assert "//" not in (value or "")


def test_the_numbers_are_the_network_s(spiral):
    texts = Reader(report(spiral)).texts
    for part, title in (("train", "Training"), ("validation", "Validation"), ("test", "Test")):
        data = spiral.data.part(part)
        right = (spiral.network.predict(data.x).argmax(axis=1) == data.y).mean()
        place = texts.index(title)
        assert texts[place + 1] == str(len(data.y))
        assert texts[place + 3] == f"{100 * right:.1f} %"
        assert float(texts[place + 2]) == pytest.approx(spiral.evaluate(part)["loss"], abs=5e-4)


def test_the_confusion_matrix_is_counted_on_the_test_part(spiral):
    data = spiral.data.test
    answers = spiral.network.predict(data.x).argmax(axis=1)
    counts = [str(int(((data.y == truth) & (answers == said)).sum())) for truth in (0, 1) for said in (0, 1)]
    found = re.findall(r'<td class="cell"[^>]*>(\d+)</td>', report(spiral))
    assert found == counts


def test_every_setting_is_there(spiral):
    texts = Reader(report(spiral)).texts
    for section in (spiral.spec.data, spiral.spec.training):
        for field in fields(type(section)):
            assert field.title in texts
    assert "Adam (Learning rate 0.01, Beta 1 0.9, Beta 2 0.999, Epsilon 1e-08)" in texts
    assert "Spiral (Samples 500, Noise 0.1, Arms 2)" in texts
    assert parse_preset(texts[texts.index("Preset") + 1]) == spiral.spec


def test_texts_from_outside_are_escaped():
    bad = '<script>alert("1")</script>&amp;'
    spec = replace(load_preset("xor-gate"), name=bad, description=bad)
    text = report(build(spec))
    assert "<script>" not in text
    assert text.count("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;") >= 3
    assert bad in Reader(text).texts


def test_class_names_from_a_file_are_escaped_and_stay_as_they_are(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a,b,k\n" + "".join(f"{n},{-n},{'<i>' if n % 2 else 'Data'}\n" for n in range(40)))
    dataset = Table(
        path=str(path), inputs=("a", "b"), target="k", classes=("<i>", "Data"), low=(0, -39), high=(39, 0), rows=40
    )
    spec = load_preset("xor")
    facts = collect(build(replace(spec, data=replace(spec.data, dataset=dataset))), LIGHT)
    told = []
    text = page(facts, LIGHT, lambda text: told.append((type(text).__name__, str(text))) or text)
    assert "&lt;i&gt;" in text
    assert "<i>" not in text
    assert ("str", "Data") in told, "a name of somebody's own is not translated"


@pytest.mark.parametrize("name", ["spiral", "wine-without-scaling"])
def test_the_command_makes_the_same_report_again(name, tmp_path, capsys):
    mine = report(trained(name, 3))
    words = shlex.split(re.search(r"<pre>(nn-playground .*?)</pre>", mine).group(1))
    assert words[:3] == ["nn-playground", "report", name]
    again = tmp_path / "again.html"
    assert main([*words[1:-1], str(again), "--quiet"]) == 0
    without_time = re.compile(r" · \d{4}-\d\d-\d\d \d\d:\d\d")
    assert without_time.sub("", again.read_text(encoding="utf-8")) == without_time.sub("", mine)


def test_the_command_of_an_experiment_of_one_s_own_holds_it_all():
    training = trained("xor", 2, data__seed=5)
    facts = collect(training, LIGHT)
    words = shlex.split(facts.command)
    assert from_text(words[2]) == training.spec
    assert words[3:5] == ["--epochs", "2"]


def test_an_experiment_too_long_for_a_command_line_is_named_as_a_file():
    spec = replace(load_preset("xor"), description="".join(chr(0xAC00 + place) for place in range(9000)))
    facts = collect(build(spec), LIGHT)
    assert "report experiment.json" in facts.command
    assert "Save the preset below as experiment.json first." in Reader(page(facts, LIGHT)).texts


def test_how_a_training_ended_is_said():
    unfinished = trained("xor", 2)
    epochs = unfinished.spec.training.epochs
    assert collect(unfinished, LIGHT).remarks == (f"The training was not at its end: 2 of {epochs} epochs.",)
    early = trained("early-stopping", None)
    facts = collect(early, LIGHT)
    assert facts.remarks == ("Early stopping ended the training.",)
    assert "--epochs" not in facts.command
    exploded = trained("plane-regression", None, training__optimizer__learning_rate=1000.0)
    facts = collect(exploded, LIGHT)
    assert facts.remarks[0] == exploded.diverged.message
    assert "--epochs" not in facts.command
    Reader(page(facts, LIGHT))
    changed = trained("xor", 2)
    changed.apply(replace_at(changed.spec, "training.batch_size", 7))
    assert "Settings were changed" in collect(changed, LIGHT).remarks[-1]


@pytest.mark.parametrize(
    ("name", "has"),
    [
        ("digits-cnn", "Confusion matrix"),
        ("inception-digits", "Confusion matrix"),
        ("rnn-digits", "Confusion matrix"),
        ("deep-belief-network", "Network"),
        ("sine-regression", "Output over the input"),
        ("plane-regression", "Output over the two inputs"),
        ("xor-gate", "Output over the two inputs"),
        ("wide-and-deep", "Network"),
    ],
)
def test_every_kind_of_network_and_data_untrained(name, has):
    assert has in Reader(report(build(load_preset(name)))).texts


# --- drawings -------------------------------------------------------------------------------------------------------


def shapes(drawing, kind):
    return list(ElementTree.fromstring(drawing.text()).iter(SVG + kind))


def curve_of(drawing):
    """The points of the one coloured curve."""
    found = [shape for shape in shapes(drawing, "polyline") if shape.get("stroke") in LIGHT.series]
    return np.array([tuple(map(float, pair.split(","))) for pair in found[-1].get("points").split()])


def test_a_chart_draws_values_to_scale():
    x = np.arange(11.0)
    points = curve_of(chart("Loss", "epochs", [Curve("a", x, 3 * x + 1)], LIGHT))
    assert len(points) == 11
    assert np.allclose(np.diff(points[:, 0]), np.diff(points[:, 0])[0], atol=0.11)
    assert np.allclose(np.diff(points[:, 1]), np.diff(points[:, 1])[0], atol=0.11)
    assert points[0, 1] > points[-1, 1], "up is less"


def test_a_logarithmic_chart_draws_powers_at_equal_distances_and_leaves_zero_out():
    y = np.array([1.0, 0.1, 0.0, 0.01, np.nan, 0.001])
    drawing = chart("Loss", "epochs", [Curve("a", np.arange(6.0), y)], LIGHT, logarithmic=True)
    points = curve_of(drawing)
    assert len(points) == 4
    assert np.allclose(np.diff(points[:, 1]), np.diff(points[:, 1])[0], atol=0.11)
    assert {"1", "0.1", "0.01"} <= {shape.text for shape in shapes(drawing, "text")}


def test_ticks_stand_where_their_values_are():
    x = np.linspace(0, 100, 5)
    drawing = chart("", "", [Curve("a", x, x)], LIGHT)
    points = curve_of(drawing)
    for text in shapes(drawing, "text"):
        if text.get("text-anchor") == "end" and text.text:
            height = np.interp(float(text.text), x, points[:, 1])
            assert float(text.get("y")) == pytest.approx(height + 4, abs=0.2)


def test_a_chart_of_nothing_and_of_a_constant():
    assert not shapes(chart("", "", [Curve("a", np.arange(3.0), np.full(3, np.nan))], LIGHT), "polyline")
    for value in (0.0, 0.01, -2.0):
        points = curve_of(chart("", "", [Curve("a", np.arange(3.0), np.full(3, value))], LIGHT))
        assert len(points) == 3


def test_long_curves_are_thinned_and_keep_their_ends():
    x = np.arange(5000.0)
    points = curve_of(chart("", "", [Curve("a", x, x)], LIGHT))
    assert len(points) <= 400
    short = curve_of(chart("", "", [Curve("a", x[[0, -1]], x[[0, -1]])], LIGHT))
    assert np.array_equal(points[[0, -1]], short)


class Matrices:
    def __init__(self, *matrices):
        self.matrices = matrices


def test_the_network_s_lines_have_the_sign_and_the_size_of_its_weights():
    weights = np.array([[1.0, -0.5], [0.0, 0.25], [-1.0, 0.001]])
    columns = [Column("Input", (2,)), Column("Output", (3,))]
    drawing = network_picture("Network", columns, Matrices(weights), LIGHT)
    assert len(shapes(drawing, "circle")) == 5
    lines = shapes(drawing, "polyline")
    found = sorted((line.get("stroke"), float(line.get("stroke-width"))) for line in lines)
    blue, orange = LIGHT.positive, LIGHT.negative
    assert found == sorted([(blue, 3.0), (orange, 1.5), (blue, 0.8), (orange, 3.0)])


def test_more_units_than_are_drawn_are_counted_and_images_are_squares():
    columns = [Column("Input", (1, 8, 8)), Column("Conv2D 1", (20, 4, 4)), Column("Output", (3,))]
    drawing = network_picture("Network", columns, Matrices(None, None), LIGHT)
    assert len(shapes(drawing, "rect")) == 9
    assert "+ 12" in [shape.text for shape in shapes(drawing, "text")]
    assert len(shapes(drawing, "polyline")) == 2, "dashed: what lies between cannot be drawn"


def test_a_report_says_that_its_numbers_are_of_scaled_targets():
    spec = replace_at(load_preset("sine-regression"), "data.target_scaling", "standardize")
    assert any("Targets are scaled" in remark for remark in collect(build(spec), LIGHT).remarks)
