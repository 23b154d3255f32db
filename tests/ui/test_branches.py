"""The Parallel block in the window: its branches in the inspector, its column on the canvas."""

import numpy as np
import pytest
from canvas_support import filled
from msgspec.structs import replace
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtWidgets import QGraphicsSimpleTextItem

from playground.data.catalog import Digits
from playground.data.spec import DataSpec
from playground.engine.dense import Dense
from playground.engine.image_blocks import Conv2D, MaxPool2D, Same
from playground.engine.parallel import Parallel
from playground.engine.recurrent import SimpleRNN
from playground.engine.specs import NetworkSpec
from playground.experiment import ExperimentSpec, validate
from playground.ui.canvas import edits
from playground.ui.canvas.columns import columns, spoken
from playground.ui.canvas.scene import NetworkScene
from playground.ui.canvas.tips import tip_at
from playground.ui.canvas.view import NetworkCanvas
from playground.ui.document import Document
from playground.ui.panels.branch_edits import KINDS
from playground.ui.panels.inspector import InspectorPanel
from playground.ui.theme import apply_theme
from playground.ui.tokens import LIGHT

DEEP_AND_WIDE = Parallel(((Dense(units=8), Dense(units=5)), (Dense(units=4),), ()))
INCEPTION = Parallel(
    (
        (Conv2D(filters=20, kernel=1),),
        (Conv2D(filters=4, kernel=1), Conv2D(filters=8, padding=Same())),
        (MaxPool2D(1, 1),),
    )
)


def experiment(*blocks, image=False):
    data = DataSpec(dataset=Digits()) if image else DataSpec()
    return ExperimentSpec(data=data, network=NetworkSpec(blocks=blocks))


# --- inspector ----------------------------------------------------------------------------------------------------


@pytest.fixture
def inspector(qtbot, qapp):
    """A shown inspector whose edits go through a document, as in the window, on a block with branches."""
    apply_theme(qapp, "light")
    made = InspectorPanel()
    qtbot.addWidget(made)
    made.document = document = Document(experiment(Dense(units=6), DEEP_AND_WIDE))
    document.changed.connect(lambda spec: made.show_spec(spec, validate(spec)))
    made.edited.connect(document.edit)
    made.show_spec(document.spec, [])
    made.select(1)
    made.resize(290, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def block(inspector):
    return inspector.document.spec.network.blocks[1]


def units(inspector):
    return [[inner.units for inner in branch] for branch in block(inspector).branches]


def cards(inspector):
    """The texts of the cards that can be seen, branch by branch; a star marks the chosen one."""
    rows = [row for row in inspector.layer.branches.rows if row.isVisible()]
    return [[card.text() + "*" * card.isChecked() for card in row.cards if card.isVisible()] for row in rows]


def choose(inspector, kind, row):
    """Add a block by the menu of a branch."""
    menu = inspector.layer.branches.rows[row].add.menu()
    next(action for action in menu.actions() if action.data() == kind).trigger()


def test_branches_are_rows_of_cards(inspector):
    assert cards(inspector) == [["Dense 8", "Dense 5"], ["Dense 4"], []]
    assert inspector.layer.note.text() == "output shape (15) · 129 parameters"
    assert inspector.layer.block_form() is None
    assert inspector.layer.branches.rows[0].cards[1].accessibleName() == "Branch A, block 2: Dense 5 tanh"


def test_a_card_opens_the_form_of_its_block(inspector, qtbot):
    rows = inspector.layer.branches.rows
    qtbot.mouseClick(rows[0].cards[1], Qt.MouseButton.LeftButton)
    assert cards(inspector)[0] == ["Dense 8", "Dense 5*"]
    form = inspector.layer.block_form()
    assert form.value == Dense(units=5)
    assert inspector.layer.note.text() == "output shape (5) · 45 parameters"
    form.slot("units").editor.step(up=True)
    form.slot("units").editor.step(up=True)
    assert units(inspector) == [[8, 7], [4], []]
    assert cards(inspector)[0] == ["Dense 8", "Dense 7*"]
    inspector.document.undo_stack.undo()
    inspector.document.undo_stack.undo()
    assert units(inspector) == [[8, 5], [4], []]
    qtbot.mouseClick(rows[0].cards[1], Qt.MouseButton.LeftButton)
    assert inspector.layer.block_form() is None


def test_blocks_are_added_moved_and_removed(inspector, qtbot):
    choose(inspector, "dense", 2)
    assert cards(inspector)[2] == ["Dense 16*"]
    choose(inspector, "layer_norm", 0)
    assert cards(inspector)[0] == ["Dense 8", "Dense 5", "LayerNorm*"]
    rows = inspector.layer.branches
    qtbot.mouseClick(rows.left, Qt.MouseButton.LeftButton)
    assert cards(inspector)[0] == ["Dense 8", "LayerNorm*", "Dense 5"]
    assert rows.right.isEnabled()
    rows.rows[0].cards[1].setFocus()
    qtbot.keyClick(rows.rows[0].cards[1], Qt.Key.Key_Delete)
    assert cards(inspector)[0] == ["Dense 8", "Dense 5*"]
    stack = inspector.document.undo_stack
    assert [stack.text(number) for number in range(stack.count())] == [
        "Add a block", "Add a block", "Move a block", "Remove a block",
    ]  # fmt: skip
    while stack.canUndo():
        stack.undo()
    assert block(inspector) == DEEP_AND_WIDE


def test_branches_are_added_and_removed_and_merged(inspector, qtbot):
    rows = inspector.layer.branches
    assert not rows.more.isVisible()
    qtbot.mouseClick(rows.rows[0].drop, Qt.MouseButton.LeftButton)
    assert units(inspector) == [[4], []]
    assert not rows.rows[0].drop.isVisible()
    rows.merge.slot("merge").editor.picked.emit("sum")
    assert block(inspector).merge == "sum"
    assert "To be summed, the branches must end with equal shapes" in inspector._problems[0].text()
    qtbot.mouseClick(rows.more, Qt.MouseButton.LeftButton)
    assert len(block(inspector).branches) == 3


def test_another_block_has_its_own_page(inspector, qtbot):
    qtbot.mouseClick(inspector.layer.branches.rows[0].cards[0], Qt.MouseButton.LeftButton)
    inspector.select(0)
    assert not inspector.layer.branches.isVisible()
    assert inspector.layer.block_form().value == Dense(units=6)
    inspector.layer.block_form().slot("units").editor.step(up=True)
    assert inspector.document.spec.network.blocks[0].units == 7
    inspector.select(1)
    assert inspector.layer.block_form() is None


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_block_can_stand_in_a_branch(inspector, kind):
    choose(inspector, kind, 1)
    assert inspector.layer.block_form().value == KINDS[kind]() or kind == "dense"
    inspector.document.edit(replace(inspector.document.spec, data=DataSpec(dataset=Digits())), "Change data")
    assert cards(inspector)[1][-1].endswith("*")


# --- canvas -------------------------------------------------------------------------------------------------------


def test_every_branch_is_drawn_and_joined_as_it_is(qapp):
    scene, _, _ = filled(experiment(Dense(units=6), DEEP_AND_WIDE, Dense(units=3)))
    column = scene.columns[2]
    assert [branch.joint for branch in column.column.branches] == ["weights", "weights", "own"]
    assert column.column.drawn(len(column.slot.tops)) == (5, 4, 6)
    letters = [item.text() for item in scene.items() if isinstance(item, QGraphicsSimpleTextItem)]
    assert {"A", "B", "C"} <= set(letters)
    assert scene.edges.count == 2 * 6 + 6 * 9 + 6 + 15 * 3 + 3 * 2
    assert int(np.count_nonzero(scene.edges._classes == 0)) == 6  # the input itself: a grey line each


def test_the_tip_of_a_unit_names_its_branch(qtbot, qapp):
    canvas = NetworkCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(900, 420)
    canvas.show_columns(columns(experiment(Dense(units=6), DEEP_AND_WIDE)))
    canvas.show()
    qtbot.waitExposed(canvas)
    slot = canvas.network.columns[2].slot
    tips = [tip_at(canvas.network, slot.picture(unit).center()) for unit in (0, 5, 8, 14)]
    assert tips == ["Unit 1 of branch A", "Unit 1 of branch B", "Unit 4 of branch B", "Unit 6 of branch C"]
    assert tip_at(canvas.network, canvas.network.columns[1].slot.picture(2).center()) == "Unit 3 of Dense 6"


def test_branches_share_what_room_there_is(qapp):
    scene, _, weights = filled(experiment(INCEPTION, MaxPool2D(), Dense(units=3), image=True), (820, 300))
    inception, pool = scene.columns[1:3]
    shown = len(inception.slot.tops)
    assert shown < 29
    drawn = inception.column.drawn(shown)
    assert drawn[2] == 1
    assert abs(drawn[0] - drawn[1]) <= 1
    numbers = inception.column.numbers(shown)
    assert numbers.tolist() == [*range(drawn[0]), *range(20, 20 + drawn[1]), 28]
    assert weights.matrices[0].shape == (16 + 8 + 1, 1)
    assert np.array_equal(pool.column.numbers(2), [0, 1])
    # a pool's channel is joined to its own channel, if that one is drawn
    assert int(np.count_nonzero(scene.edges._joins[1].mask)) == drawn[0]


@pytest.mark.parametrize(
    "made",
    [
        experiment(Parallel(((), ()))),
        experiment(Parallel(((), ()), "sum"), Dense(units=3)),
        experiment(Dense(units=40), Parallel(((Dense(units=40),), ()), "sum"), Parallel(((), (), ()))),
        experiment(Parallel(((MaxPool2D(),), (MaxPool2D(),))), image=True),
        experiment(Parallel(((SimpleRNN(units=5),), (Dense(units=3),))), Dense(units=3), image=True),
        experiment(INCEPTION, Parallel(((Conv2D(filters=29, padding=Same()),), ()), "sum"), image=True),
    ],
    ids=range(6),
)
@pytest.mark.parametrize("size", [(900, 420), (300, 160)])
def test_any_content_is_drawn(qapp, made, size):
    scene, _, _ = filled(made, size)
    for item in (item for item in scene.items() if not item.sceneBoundingRect().isEmpty()):
        assert scene.sceneRect().adjusted(-1, -1, 1, 1).contains(item.sceneBoundingRect())


def test_what_cannot_be_merged_breaks_the_chain_and_says_why(qapp):
    spec = experiment(Parallel(((Conv2D(),), (Conv2D(kernel=1),))), Dense(units=3), image=True)
    scene = NetworkScene(LIGHT)
    scene.rebuild(columns(spec), QSizeF(820, 300))
    column = scene.columns[1].column
    assert (column.joint, column.branches, column.units) == ("none", (), 1)
    assert "A 8×6×6, B 8×8×8" in column.tip


def test_the_network_in_words():
    words = spoken(columns(experiment(DEEP_AND_WIDE)))
    assert "Parallel (A | B | C; A: Dense 8 tanh, Dense 5 tanh; B: Dense 4 tanh; C: the input itself)" in words


def test_a_new_one_suits_what_comes_in():
    made, place = edits.add(experiment(image=True), 0, Parallel)
    assert made.network.blocks[place].output_shape((1, 8, 8)) == (16, 8, 8)
    made, place = edits.add(experiment(), 0, Parallel)
    assert made.network.blocks[place] == Parallel()
