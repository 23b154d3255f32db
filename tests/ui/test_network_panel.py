"""The network panel under real mouse and keyboard events."""

import gc
import weakref

import pytest
from hand import LEFT, NO_KEYS, send_wheel
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt, QTranslator
from PySide6.QtTest import QTest

from playground.data.catalog import Spiral
from playground.data.spec import DataSpec
from playground.engine.blocks import Dense
from playground.engine.specs import MOST_BLOCKS, NetworkSpec, TrainingSpec
from playground.experiment import Problem, build, validate
from playground.experiment.spec import ExperimentSpec
from playground.ui.canvas.tips import tip_at
from playground.ui.panels.network_panel import NetworkPanel
from playground.ui.theme import apply_theme, current_theme


def experiment(*units):
    return ExperimentSpec(
        data=DataSpec(dataset=Spiral(samples=100)), network=NetworkSpec(blocks=tuple(Dense(units=n) for n in units))
    )


@pytest.fixture
def panel(qtbot, qapp):
    """A panel that shows 4, 5, 6 and takes its own edits back, as the window does."""
    apply_theme(qapp, "light")
    panel = NetworkPanel()
    qtbot.addWidget(panel)
    panel.log, panel.selections = [], []

    def take(spec, text, merge):
        panel.log.append((tuple(block.units for block in spec.network.blocks), text))
        panel.show_spec(spec, validate(spec))

    panel.edited.connect(take)
    panel.selectionChanged.connect(panel.selections.append)
    panel.resize(820, 330)
    panel.show_spec(experiment(4, 5, 6), [])
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def units(panel):
    return tuple(column.units for column in panel._columns[1:-1])


def where(panel, index, y=0.5):
    """A point of a column (0 is the input) in the viewport, at a share of its height."""
    frame = panel.canvas.network.columns[index].slot.frame
    return panel.canvas.mapFromScene(frame.center().x(), frame.top() + y * frame.height())


def click(panel, point):
    QTest.mouseClick(panel.canvas.viewport(), LEFT, NO_KEYS, point)


def click_button(panel, index, sign):
    item = panel.canvas.network.columns[index]
    click(panel, panel.canvas.mapFromScene(item.button_centre(sign)))


def drag(panel, start, end):
    viewport = panel.canvas.viewport()
    QTest.mousePress(viewport, LEFT, NO_KEYS, start)
    for step in range(1, 6):
        QTest.mouseMove(viewport, start + (end - start) * step / 5)
    return lambda: QTest.mouseRelease(viewport, LEFT, NO_KEYS, end)


def test_the_summary_is_live(panel):
    assert panel.summary.words() == "2 → 4 → 5 → 6 → 2 · 87 parameters"
    panel.show_spec(experiment(), [])
    assert panel.summary.words() == "2 → 2 · 6 parameters · softmax regression"
    assert "Output: 2 → 2, 6" in panel.summary.toolTip()


def test_the_summary_ends_in_dots_where_there_is_no_room(panel):
    panel.resize(380, 300)
    assert panel.summary.text().endswith("…")
    assert panel.summary.accessibleName() == panel.summary.words()


def test_problems_are_said_inline(panel):
    panel.show_spec(experiment(4), [Problem("training.loss", "The loss does not suit the data.")])
    assert not panel.problem.isVisible(), "it is not about the network"
    panel.show_spec(experiment(4), [Problem("network.blocks[0]", "The block does not suit the data.")])
    assert panel.problem.isVisible()
    assert panel.problem.text() == "The block does not suit the data."
    panel.show_spec(experiment(4), [])
    assert not panel.problem.isVisible()


def test_showing_emits_nothing(panel, qtbot):
    click(panel, where(panel, 3))
    with qtbot.assertNotEmitted(panel.edited), qtbot.assertNotEmitted(panel.selectionChanged):
        panel.show_spec(experiment(4), [])
    assert panel.selection() is None


# --- selection ----------------------------------------------------------------------------------------------------


def test_a_click_selects_a_block_or_the_output(panel):
    click(panel, where(panel, 2))
    click(panel, where(panel, 4))
    click(panel, where(panel, 0))
    assert panel.selections == [1, "output"]


def test_the_arrows_walk_and_stop_at_the_ends(panel):
    for key in (Qt.Key.Key_Right,) * 5 + (Qt.Key.Key_Left,):
        QTest.keyClick(panel.canvas, key)
    assert panel.selections == [0, 1, 2, "output", 2]


def test_the_selected_column_has_a_dashed_frame_in_the_accent(panel):
    click(panel, where(panel, 2))
    pens = [item.frame.pen() for item in panel.canvas.network.columns]
    assert [pen.style() == Qt.PenStyle.CustomDashLine for pen in pens] == [False, False, True, False, False]
    assert pens[2].color().name() == current_theme().accent


def test_a_double_click_opens(panel, qtbot):
    with qtbot.waitSignal(panel.opened) as opened:
        QTest.mouseDClick(panel.canvas.viewport(), LEFT, NO_KEYS, where(panel, 2))
    assert opened.args == [1]


# --- edits --------------------------------------------------------------------------------------------------------


def test_dense_is_added_at_the_end_or_after_the_selected_block(panel):
    QTest.mouseClick(panel.add, LEFT)
    assert units(panel) == (4, 5, 6, 6)
    assert panel.selection() == 3
    click(panel, where(panel, 1))
    QTest.mouseClick(panel.add, LEFT)
    assert units(panel) == (4, 4, 5, 6, 6)
    assert panel.selection() == 1
    assert panel.log[-1][1] == "Add a block"


def test_dense_is_added_where_there_is_none(panel):
    panel.show_spec(experiment(), [])
    QTest.mouseClick(panel.add, LEFT)
    assert panel.log[-1][0] == (Dense().units,)


def test_no_more_blocks_than_a_network_may_have(panel):
    panel.show_spec(experiment(*[1] * MOST_BLOCKS), [])
    assert not panel.add.isEnabled()
    assert str(MOST_BLOCKS) in panel.add.toolTip()


def test_the_buttons_move_and_remove_the_selected_block(panel):
    click(panel, where(panel, 1))
    QTest.mouseClick(panel.right, LEFT)
    assert (units(panel), panel.selection()) == ((5, 4, 6), 1)
    QTest.mouseClick(panel.left, LEFT)
    assert (units(panel), panel.selection()) == ((4, 5, 6), 0)
    QTest.mouseClick(panel.trash, LEFT)
    assert (units(panel), panel.selection()) == ((5, 6), 0)


def test_disabled_buttons_say_why(panel):
    assert not any(button.isEnabled() for button in (panel.left, panel.right, panel.trash))
    assert "Select" in panel.trash.toolTip()
    panel.select(0)
    assert "first block" in panel.left.toolTip()
    assert panel.right.isEnabled()
    panel.select(2)
    assert "last block" in panel.right.toolTip()
    panel.select("output")
    assert not panel.trash.isEnabled()
    assert all(button.accessibleName() for button in (panel.left, panel.right, panel.trash, panel.add))


@pytest.mark.parametrize(("sign", "expected"), [(1, (4, 6, 6)), (-1, (4, 4, 6))])
def test_plus_and_minus_change_the_units_by_one(panel, sign, expected):
    click_button(panel, 2, sign)
    assert units(panel) == expected
    assert panel.log == [(expected, "Change units")]
    assert panel.selection() == 1


def test_units_stay_in_their_bounds(panel):
    panel.show_spec(experiment(1, 1024), [])
    click_button(panel, 1, -1)
    click_button(panel, 2, 1)
    assert panel.log == []


def test_the_keyboard_edits(panel):
    panel.select(1)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Plus)
    assert units(panel) == (4, 6, 6)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Minus)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert (units(panel), panel.selection()) == ((5, 4, 6), 0)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert units(panel) == (5, 4, 6)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Delete)
    assert (units(panel), panel.selection()) == ((4, 6), 0)


def test_the_last_block_can_be_removed(panel):
    panel.show_spec(experiment(3), [])
    panel.select(0)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Delete)
    assert (units(panel), panel.selection()) == ((), None)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Delete)
    assert len(panel.log) == 1


@pytest.mark.parametrize(("start", "end", "expected"), [(1, 3, (5, 6, 4)), (3, 1, (6, 4, 5)), (2, 4, (4, 6, 5))])
def test_a_column_is_dragged_to_its_new_place(panel, start, end, expected):
    side = 20 if end > start else -20
    release = drag(panel, where(panel, start, 0.05), where(panel, end, 0.05) + QPoint(side, 0))
    assert panel.canvas.network.drop_line.isVisible()
    release()
    assert units(panel) == expected
    assert panel.selection() == expected.index((4, 5, 6)[start - 1])
    assert not panel.canvas.network.drop_line.isVisible()


def test_a_drag_to_its_own_place_or_given_up_changes_nothing(panel):
    drag(panel, where(panel, 2, 0.05), where(panel, 2, 0.05) + QPoint(30, 0))()
    release = drag(panel, where(panel, 1, 0.05), where(panel, 3, 0.05))
    QTest.keyClick(panel.canvas, Qt.Key.Key_Escape)
    assert not panel.canvas.network.drop_line.isVisible()
    release()
    assert panel.log == []


# --- view ---------------------------------------------------------------------------------------------------------


def test_ctrl_and_wheel_zoom_and_never_below_everything(panel):
    viewport, control = panel.canvas.viewport(), Qt.KeyboardModifier.ControlModifier
    centre = viewport.rect().center()
    send_wheel(viewport, centre, 1, control)
    assert panel.canvas.transform().m11() > 1
    for _ in range(3):
        send_wheel(viewport, centre, -1, control)
    assert panel.canvas.transform().m11() == 1
    send_wheel(viewport, centre, 1)
    assert panel.canvas.transform().m11() == 1


def test_the_network_fits_after_every_resize(panel, qtbot):
    for size in ((560, 260), (1200, 700), (820, 330)):
        panel.resize(*size)
        qtbot.waitUntil(lambda: panel.canvas.network.sceneRect().size().toSize() == panel.canvas.viewport().size())
        assert not panel.canvas.horizontalScrollBar().isVisible()


def test_frames_fill_pictures_and_edges(panel):
    spec = experiment(4, 5, 6)
    training = build(spec)
    training.step()
    before = {id(item) for item in panel.canvas.network.items()}
    panel.show_frame(training.frame(panel.probes()))
    assert {id(item) for item in panel.canvas.network.items()} == before
    assert all(not item.pictures.pixmap().isNull() for item in panel.canvas.network.columns)


def test_a_frame_without_the_probes_keeps_what_is_shown(panel):
    training = build(experiment(4, 5, 6))
    panel.show_frame(training.frame(panel.probes()))
    panel.show_frame(training.frame(()))
    assert all(not item.pictures.pixmap().isNull() for item in panel.canvas.network.columns)


def test_a_hidden_panel_asks_for_nothing(panel):
    assert len(panel.probes()) == 2
    panel.hide()
    assert panel.probes() == ()


def test_the_theme_reaches_the_canvas(panel, qapp):
    panel.show_frame(build(experiment(4, 5, 6)).frame(panel.probes()))
    apply_theme(qapp, "dark")
    assert panel.canvas.network.backgroundBrush().color().name() == current_theme().card
    assert not panel.canvas.network.columns[1].pictures.pixmap().isNull()
    image = panel.canvas.viewport().grab().toImage()
    assert image.pixelColor(1, image.height() // 2).name() == current_theme().card
    apply_theme(qapp, "light")


def test_the_network_is_told_in_words(panel):
    assert panel.canvas.accessibleDescription() == "Input 2, Dense 4 tanh, Dense 5 tanh, Dense 6 tanh, Output 2 softmax"


def test_units_have_tips(panel):
    item = panel.canvas.network.columns[1]
    point = panel.canvas.mapFromScene(item.slot.picture(2).center())
    QTest.mouseMove(panel.canvas.viewport(), point)
    assert tip_at(panel.canvas.network, item.slot.picture(2).center()) == "Unit 3 of Dense 4"
    assert tip_at(panel.canvas.network, item.button_centre(-1)) == "One unit less"


class Shouting(QTranslator):
    """A translation that anybody can see."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return text.upper() if context in ("NetworkPanel", "NetworkHeader", "Canvas") and "{" not in text else text


def test_another_language_reaches_panel_and_canvas(panel, qapp):
    translator = Shouting()
    qapp.installTranslator(translator)
    try:
        qapp.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
        assert panel.title.text() == "NETWORK"
        assert panel.trash.toolTip().endswith("SELECT A HIDDEN BLOCK FIRST.")
        assert panel.canvas.network.columns[0].heading[0].text() == "INPUT"
    finally:
        qapp.removeTranslator(translator)


def test_rebuilding_leaves_no_items_behind(panel):
    first = weakref.ref(panel.canvas.network.columns[0])
    for count in (1, 5, 3):
        panel.show_spec(experiment(*[4] * count), [])
    expected = len(panel.canvas.network.items())
    for count in (2, 7, 3):
        panel.show_spec(experiment(*[4] * count), [])
    gc.collect()
    assert first() is None
    assert len(panel.canvas.network.items()) == expected


def test_dropout_is_a_chip_and_needs_no_new_numbers(panel):
    panel.show_frame(build(experiment(4, 5, 6)).frame(panel.probes()))
    spec = experiment(4, 5, 6)
    blocks = (replace(spec.network.blocks[0], dropout=0.5), *spec.network.blocks[1:])
    panel.show_spec(replace(spec, network=replace(spec.network, blocks=blocks), training=TrainingSpec()), [])
    assert panel._columns[1].chips[0] == ("drop 0.5",)
    assert not panel.canvas.network.columns[1].pictures.pixmap().isNull()
