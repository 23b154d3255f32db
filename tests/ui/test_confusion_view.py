"""Painting only the cells that changed gives the same picture as painting all."""

import numpy as np
import pytest

from playground.ui.plots.matrix import ConfusionView


@pytest.mark.parametrize("size", [(330, 280), (301, 263), (140, 150)])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_changed_cells_alone_give_the_same_picture(qtbot, size, ratio):
    titles = tuple("0123456789")
    generator = np.random.default_rng(0)
    one, two = ConfusionView(), ConfusionView()
    for view in (one, two):
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        view.prepare_export(ratio, 1.0)
    counts = np.diag(np.full(10, 18))
    one.show_counts(counts, titles)
    for _ in range(5):
        counts = counts.copy()
        for row in generator.choice(10, 3, replace=False):
            generator.shuffle(counts[row])
        one.show_counts(counts, titles)
    two.show_counts(counts, titles)
    assert one._picture.pixmap().toImage() == two._picture.pixmap().toImage()
