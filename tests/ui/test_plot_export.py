"""Plots as files and on the clipboard."""

from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from plot_support import SIZE, frame, near, picture, place, shown
from PySide6.QtGui import QGuiApplication, QImage

from playground.ui.plots.curves import LossPlot
from playground.ui.plots.export import ExportError, copy_image, default_name, png_bytes, save_picture, svg_bytes
from playground.ui.theme import LIGHT

pytestmark = pytest.mark.usefixtures("light")


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_png_has_the_asked_size_and_is_drawn_not_enlarged(qtbot: Any, scale: int) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    image = QImage.fromData(png_bytes(plot, scale), "PNG")
    assert (image.width(), image.height()) == (SIZE[0] * scale, SIZE[1] * scale)
    x, y = place(plot, 30.0, 0.56)
    assert near(image, (x * scale, y * scale), LIGHT.series[0], reach=3 * scale)
    if scale > 1:
        enlarged = picture(plot).scaled(image.size())
        assert image.convertToFormat(enlarged.format()) != enlarged


def test_lines_are_as_wide_in_a_large_picture(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    x, y = place(plot, 30.0, 0.56)

    def thickness(scale: int) -> float:
        image = QImage.fromData(png_bytes(plot, scale), "PNG")
        rows = range((y - 12) * scale, (y + 13) * scale)
        columns = range((x - 2) * scale, (x + 3) * scale)
        hits = sum(near(image, (column, row), LIGHT.series[0], 0, 90) for row in rows for column in columns)
        return hits / len(columns)

    assert thickness(4) >= 3 * thickness(1) > 0


def test_an_svg_is_well_formed_and_drawn_with_lines(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    plot.show_frame(frame())
    root = ElementTree.fromstring(svg_bytes(plot, "loss"))
    assert root.tag.endswith("svg")
    assert root.get("viewBox") == f"0 0 {SIZE[0]} {SIZE[1]}"
    tags = {element.tag.split("}")[1] for element in root.iter()}
    assert {"polyline", "text"} <= tags
    assert LIGHT.series[0] in {element.get("stroke") for element in root.iter()}


def test_pictures_are_saved_by_their_ending(qtbot: Any, tmp_path: Path) -> None:
    plot = shown(qtbot, LossPlot())
    save_picture(plot, tmp_path / "a.png", 2)
    save_picture(plot, tmp_path / "a.svg")
    assert QImage(str(tmp_path / "a.png")).width() == 2 * SIZE[0]
    ElementTree.parse(tmp_path / "a.svg")
    with pytest.raises(ExportError, match=r"\.png or \.svg"):
        save_picture(plot, tmp_path / "a.gif")
    with pytest.raises(ExportError, match="missing"):
        save_picture(plot, tmp_path / "missing" / "a.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.png", "a.svg"]


def test_an_empty_picture_is_refused(qtbot: Any) -> None:
    plot = LossPlot()
    qtbot.addWidget(plot)
    with pytest.raises(ExportError, match="empty or too large"):
        png_bytes(plot, 0)


def test_a_copied_image_is_on_the_clipboard(qtbot: Any) -> None:
    plot = shown(qtbot, LossPlot())
    copy_image(plot, 2)
    assert QGuiApplication.clipboard().image().width() == 2 * SIZE[0]


def test_default_names_are_plain() -> None:
    assert default_name("spiral", "loss", date(2026, 11, 20)) == "spiral_loss_2026-11-20.png"
    assert default_name("My net: 2/3", "Gradient magnitude", date(2026, 1, 2), "svg") == (
        "my-net-2-3_gradient-magnitude_2026-01-02.svg"
    )
