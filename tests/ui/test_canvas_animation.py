"""Columns glide to their new places, unless that is not wanted."""

import pytest
from canvas_support import dense, experiment

from playground.ui.canvas.animation import matches
from playground.ui.canvas.columns import columns
from playground.ui.motion import motion


@pytest.fixture
def moving():
    """Animation as it is by default, put back afterwards."""
    before = motion.wanted
    motion.choose(True)
    yield motion
    motion.choose(before)


def test_columns_are_recognised_after_an_edit():
    def found(before, after):
        return matches(columns(experiment(*before)), columns(experiment(*after)))

    a, b, c, new = dense(2), dense(3), dense(4), dense(7)
    assert found((a, b), (a, new, b)) == {0: 0, 1: 1, 3: 2, 4: 3}
    assert found((a, b, c), (b, c, a)) == {0: 0, 1: 2, 2: 3, 3: 1, 4: 4}
    assert found((a, b), (a, new)) == {0: 0, 1: 1, 2: 2, 3: 3}
    assert found((a, b), (b,)) == {0: 0, 1: 2, 2: 3}


def test_columns_glide_to_their_new_places(show_network, moving, qtbot):
    panel = show_network(dense(4), dense(5))
    before = panel.canvas.network.columns[2].slot.centre
    panel.select(0)
    panel.edits.add_usual()
    glide = panel.canvas.glide
    assert glide.animation.duration() <= 200
    moved = panel.canvas.network.columns[3]
    assert moved.slot.centre + moved.group.x() == pytest.approx(before)
    assert panel.canvas.network.columns[2].group.opacity() == 0
    qtbot.waitUntil(lambda: glide.animation.state() is glide.animation.State.Stopped)
    assert moved.group.x() == 0
    assert panel.canvas.network.edge_layer.opacity() == 1


def test_nothing_glides_where_that_is_not_wanted(show_network, moving):
    panel = show_network(dense(4))
    moving.choose(False)
    panel.edits.add_usual()
    assert panel.canvas.glide.animation.state() is panel.canvas.glide.animation.State.Stopped
    assert all(item.group.x() == 0 for item in panel.canvas.network.columns)


def test_nothing_glides_where_the_desktop_asks_for_reduced_motion(show_network, moving, monkeypatch):
    monkeypatch.setattr("playground.ui.motion.reduced", lambda: True)
    panel = show_network(dense(4))
    panel.edits.add_usual()
    assert panel.canvas.glide.animation.state() is panel.canvas.glide.animation.State.Stopped


def test_a_hidden_view_is_at_its_end_at_once(show_network, moving):
    panel = show_network(dense(4))
    panel.edits.add_usual()
    panel.hide()
    assert panel.canvas.glide.animation.state() is panel.canvas.glide.animation.State.Stopped
    assert panel.canvas.network.edge_layer.opacity() == 1


def test_two_edits_in_a_row_leave_everything_in_place(show_network, moving, qtbot):
    panel = show_network(dense(4))
    panel.edits.add_usual()
    panel.edits.remove_selected()
    glide = panel.canvas.glide
    qtbot.waitUntil(lambda: glide.animation.state() is glide.animation.State.Stopped)
    assert all(item.group.x() == 0 and item.group.opacity() == 1 for item in panel.canvas.network.columns)
