"""Augmentation: what a mini-batch's examples become, by hand, by numpy's own turns and rolls, and by statistics."""

from dataclasses import replace

import numpy as np
import pytest
from engine_support import blobs, change, dense, examples, make, pictures, waves
from step_support import step_and_code_agree

from playground.data.prepare import prepare
from playground.data.spec import DataSpec
from playground.engine.augmentation import Augmentation, preview
from playground.engine.gradient_check import gradient_check
from playground.engine.image_blocks import Conv2D
from playground.engine.resampling import Resampler
from playground.engine.tape import Tape, walk

EVERYTHING = Augmentation(shift=1.5, rotate=20.0, elastic=0.8, noise=0.1, jitter=0.3)


class Fixed:
    """A generator whose uniform draws are all one value: 1 is the largest shift and angle, 0 the smallest."""

    def __init__(self, value):
        self.value = value

    def random(self, size, dtype, out):
        out[...] = self.value


def resampled(images, *, rng=None, dtype=np.float64, **settings):
    """Images (N, C, H, W) after one draw."""
    tape = Tape(len(images), True, dtype)
    out = np.full(images.shape, np.nan, dtype)
    amounts = {"shift": 0.0, "rotate": 0.0, "elastic": 0.0} | settings
    Resampler(images.shape[1:], rng=rng or Fixed(1.0), **amounts).emit(tape, images.astype(dtype), out)
    walk(tape.program("draw"))
    return out


def images(*shape, seed=0):
    return np.random.default_rng(seed).normal(size=shape)


# -- resampling


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_read_at_its_own_places_an_image_keeps_its_bits(dtype):
    source = images(5, 2, 6, 7).astype(dtype)
    middle = Fixed(0.5)  # neither shift nor angle
    assert resampled(source, shift=3.0, rotate=90.0, rng=middle, dtype=dtype).tobytes() == source.tobytes()


@pytest.mark.parametrize(("draw", "step"), [(1.0, 2), (0.0, -2)])
def test_whole_shifts_are_rolls_with_zeros_coming_in(draw, step):
    """A pixel is read 2 further down and right (up and left), so that the image moves the other way."""
    source = images(3, 2, 6, 7)
    expected = np.roll(source, (-step, -step), axis=(2, 3))
    edge = slice(-step, None) if step > 0 else slice(None, -step)
    expected[:, :, edge], expected[:, :, :, edge] = 0, 0
    np.testing.assert_array_equal(resampled(source, shift=2.0, rng=Fixed(draw)), expected)


def test_half_a_pixel_is_the_mean_of_two_neighbours():
    line = np.arange(1.0, 7.0)
    source = np.tile(line, (1, 1, 6, 1))
    found = resampled(source, shift=0.5)[0, 0, 0]
    np.testing.assert_allclose(found, [1.5, 2.5, 3.5, 4.5, 5.5, 3.0], rtol=1e-14)  # beyond the last pixel is 0


@pytest.mark.parametrize(("angle", "turns"), [(90.0, 1), (180.0, 2)])
def test_quarter_turns_are_rot90(angle, turns):
    source = images(2, 3, 6, 6)
    expected = np.rot90(source, turns, axes=(2, 3))
    np.testing.assert_allclose(resampled(source, rotate=angle), expected, atol=1e-12)
    back = np.rot90(source, -turns, axes=(2, 3))
    np.testing.assert_allclose(resampled(source, rotate=angle, rng=Fixed(0.0)), back, atol=1e-12)


def test_a_small_turn_by_hand():
    """Bilinear reading of a plane of values a + b row + c column gives the value at the turned place."""
    height, width, angle = 9, 11, np.radians(10.0)
    rows, columns = np.meshgrid(np.arange(height) - 4.0, np.arange(width) - 5.0, indexing="ij")
    found = resampled((2 + 3 * rows - columns)[None, None], rotate=10.0)[0, 0]
    y = np.cos(angle) * rows + np.sin(angle) * columns
    x = np.cos(angle) * columns - np.sin(angle) * rows
    inside = (np.abs(y) <= 4) & (np.abs(x) <= 5)
    np.testing.assert_allclose(found[inside], (2 + 3 * y - x)[inside], rtol=1e-12, atol=1e-12)


def test_what_is_far_outside_is_zero():
    assert not resampled(images(2, 1, 5, 5) + 10, shift=16.0).any()


def test_elastic_displacements_have_the_asked_for_deviation_everywhere_and_are_smooth():
    """Read from an image whose value is the column number, the displacement shows."""
    size, count = 28, 400
    source = np.tile(np.arange(float(size)), (count, 1, size, 1))
    found = resampled(source, elastic=1.5, rng=np.random.default_rng(3))[:, 0]
    moved = (found - source[:, 0])[:, 8:-8, 8:-8]  # nobody reads beyond the border from there
    deviations = moved.std(axis=0)
    assert deviations.mean() == pytest.approx(1.5, rel=0.02)
    assert np.abs(deviations - 1.5).max() < 0.3
    neighbours = np.corrcoef(moved[:, 5, 5], moved[:, 5, 6])[0, 1]
    assert neighbours == pytest.approx(np.exp(-1 / (4 * 4**2)), abs=0.01)  # two Gaussians of width 4, one pixel apart


def test_many_images_are_resampled_in_pieces_like_few():
    source = images(100, 1, 28, 28)
    np.testing.assert_array_equal(resampled(source, shift=1.0), np.concatenate(
        [resampled(part, shift=1.0) for part in np.split(source, 10)]))  # fmt: skip


# -- in training


def drawn(training):
    """The inputs of the next mini-batch as the step sees them (rows, columns), and its rows of the training part."""
    program = training.program()
    walk(program.sections["draw"])
    width = int(np.prod(training.network.inputs))
    inputs = program.names["batch"][:, :-1] if "batch" in program.names else program.names["drawn"][:width].T
    return inputs, program.names["indices"]


def test_switched_off_it_leaves_no_trace_in_the_program():
    bare, zero = make(pictures(12), dense(4)), make(pictures(12), dense(4), augmentation=Augmentation(jitter=0.5))
    for training in (bare, zero):  # jitter means nothing to images
        assert len(training.program().sections["draw"]) == 2


@pytest.mark.parametrize("data", [pictures(20), blobs(20), waves(20)], ids=["images", "points", "regression"])
def test_neither_order_nor_dropout_nor_targets_change(data):
    loss = "cross_entropy" if data.classes else "mse"
    settings = {"loss": loss, "batch_size": 8}
    plain = make(data, dense(6, dropout=0.5), **settings)
    changed = make(data, dense(6, dropout=0.5), augmentation=EVERYTHING, **settings)
    for _ in range(4):
        (x, rows), (moved, same) = drawn(plain), drawn(changed)
        np.testing.assert_array_equal(rows, same)
        assert (x != moved).any()
        for name in ("keep1", "target"):
            np.testing.assert_array_equal(plain.program().names[name], changed.program().names[name])
        np.testing.assert_array_equal(plain.step().indices, changed.step().indices)


def test_it_acts_on_the_training_part_only_and_never_on_an_evaluation():
    parts = blobs(20)
    data = replace(parts, validation=parts.train, test=parts.train)
    plain, changed = make(data, dense(6)), make(data, dense(6), augmentation=EVERYTHING)
    changed.step()
    plain.network.load_state_dict(changed.network.state_dict())
    for part in ("train", "validation", "test"):
        assert plain.evaluate(part) == changed.evaluate(part)


def test_noise_and_jitter_have_the_asked_for_deviation():
    data = examples(np.zeros((20_000, 2)), np.arange(20_000) % 2, 2)
    for settings in (Augmentation(noise=0.7), Augmentation(jitter=0.7)):
        x, _ = drawn(make(data, dense(2), batch_size=20_000, augmentation=settings))
        assert x.mean() == pytest.approx(0, abs=0.02)
        np.testing.assert_allclose(x.std(axis=0), 0.7, rtol=0.02)


def test_jitter_moves_coordinates_before_features_and_scaling():
    """x1 and x1^2 as the network sees them, with the scaling undone, still belong to one point."""
    data = prepare(DataSpec(features=("x1", "x1^2")), np.float64)
    training = make(data, dense(3), batch_size=50, augmentation=Augmentation(jitter=0.5))
    x, rows = drawn(training)
    raw = data.train.raw[:, 0]
    x1, square = (x[:, c] * spread.std() + spread.mean() for c, spread in ((0, raw), (1, raw**2)))
    np.testing.assert_allclose(square, x1**2, atol=1e-9)
    assert (x1 - raw[rows]).std() == pytest.approx(0.5, rel=0.4)


def test_images_move_before_their_pixels_are_scaled():
    """A shifted image, with the scaling of every pixel undone, is the raw image shifted."""
    rng = np.random.default_rng(1)
    raw = rng.uniform(1, 2, (12, 1, 4, 5))
    offset, divisor = rng.normal(size=20), rng.uniform(1, 3, 20)
    plain = examples(raw, np.arange(12) % 3, 3)

    def encode(rows):
        return (rows.reshape(len(rows), -1) - offset) / divisor

    scaled = replace(plain.train, x=encode(raw).reshape(raw.shape))
    training = make(replace(plain, train=scaled, encode=encode), dense(3), batch_size=12,
                    augmentation=Augmentation(shift=1.0))  # fmt: skip
    training._examples.augmenter.rng = Fixed(1.0)
    x, rows = drawn(training)
    np.testing.assert_allclose(x * divisor + offset, resampled(raw[rows], shift=1.0).reshape(12, -1), atol=1e-12)


def test_equal_seeds_give_equal_bits_and_another_seed_another_draw():
    weights = []
    for seed in (3, 3, 4):
        training = make(pictures(20), dense(6), augmentation=EVERYTHING, batch_size=8, seed=seed, dtype=np.float32)
        training.epoch()
        weights.append(training.network.theta.tobytes())
    assert weights[0] == weights[1] != weights[2]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("data", [pictures(20), blobs(20), blobs(20, features=3)], ids=["images", "points", "table"])
def test_the_printed_step_gives_equal_bits(data, dtype):
    blocks = (Conv2D(filters=3),) if len(data.shape) == 3 else ()
    training = make(data, *blocks, dense(5), augmentation=EVERYTHING, batch_size=8, dtype=dtype)
    step_and_code_agree(training, steps=4)  # the last batch of an epoch is shorter


def test_the_gradient_is_that_of_the_frozen_draw():
    training = make(pictures(20), Conv2D(filters=3), dense(5), augmentation=EVERYTHING, batch_size=8)
    assert gradient_check(training).worst < 1e-6


def test_it_is_switched_live():
    training = make(blobs(20), dense(4), batch_size=8)
    training.epoch()
    weights = training.network.theta.copy()
    assert training.apply(change(training, augmentation=Augmentation(jitter=0.5))) == "live"
    np.testing.assert_array_equal(training.network.theta, weights)
    x, rows = drawn(training)
    assert (x != training.data.train.x[rows]).any()
    assert training.history.marks[-1].text == "Jitter 0 → 0.5"
    training.apply(change(training, augmentation=Augmentation()))
    x, rows = drawn(training)
    np.testing.assert_array_equal(x, training.data.train.x[rows])


def test_a_preview_shows_examples_before_and_after_without_touching_the_training():
    rows, rng = np.array([0, 3]), np.random.default_rng(0)
    data = pictures(12)
    before, after = preview(Augmentation(shift=2.0), data, rows, rng)
    np.testing.assert_array_equal(before, data.train.x[rows])
    assert before.shape == after.shape == (2, 2, 5, 4)
    assert (before != after).any()
    points = blobs(12)
    before, after = preview(Augmentation(jitter=0.5), points, rows, rng)
    assert before.shape == after.shape == (2, 2)
    assert preview(Augmentation(), points, rows, rng) is None
    assert preview(Augmentation(noise=1.0), blobs(12, features=3), rows, rng) is None
