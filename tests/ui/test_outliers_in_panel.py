"""The choice of what happens to outliers, and how many there were, in the data panel."""

from msgspec.structs import replace

from playground.data.outliers import ClipOutliers, DropOutliers
from playground.data.prepare import prepare
from playground.data.spec import DataSpec
from playground.data.tables import Digits, Iris


def test_the_count_follows_the_choice(open_window, spiral, qtbot):
    window = open_window(replace(spiral, data=DataSpec(dataset=Iris())))
    summary = window.data._summary
    assert "outliers" not in summary.text()
    combo = window.data.form.slot("outliers").combo
    combo.choose("clip")
    assert window.document.spec.data.outliers == ClipOutliers()
    count = prepare(window.document.spec.data).outliers
    qtbot.waitUntil(lambda: f"{count} values clipped" in summary.text())
    combo.choose("drop")
    assert window.document.spec.data.outliers == DropOutliers()
    assert "clipped" not in summary.text(), "a count of the choice before is not shown"
    qtbot.waitUntil(lambda: "outliers left out of training" in summary.text())


def test_pictures_do_not_offer_it(open_window, spiral):
    window = open_window(replace(spiral, data=DataSpec(dataset=Digits())))
    cells = window.data.form.slot("outliers").cells()
    assert cells
    assert not any(cell.isVisible() for cell in cells)
