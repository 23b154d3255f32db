"""How long a plot of a million rows takes to draw. Prints a table; run it on a quiet machine.

    python tests/benchmarks/curves.py [--rows 1000000] [--frames 60]

Each row is a loss plot with the curves of training, validation and test. A frame brings 400 rows more. `frame`: the
plot takes the rows in, and Qt paints what has changed; `whole`: Qt paints all of the plot area, as after a change of
its ranges, its size or its theme. Milliseconds of the window's thread, the least and the median of all frames.
"""

import argparse
import os
import platform
import statistics
import sys
import time
from pathlib import Path
from types import SimpleNamespace

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np  # noqa: E402 (the thread limits come first)

SIZES = {"docked": (380, 200), "maximised": (1600, 1000), "4K": (3840, 2160)}
NEW = 400
"""Rows that a frame brings."""
KINDS = {
    "smooth": (0.0, {}),
    "noisy": (0.05, {}),
    "noisy, zoomed to its last third": (0.05, {}),
    "noisy, smoothed, with gap": (0.05, {"smoothing": 0.9, "gap": True}),
    "very noisy": (0.2, {}),
}
"""The standard deviation of the rows, as a share of the loss, and the options of the plot."""


def history(rows, noise):
    """Columns of a history, and the seconds: three losses that fall."""
    random, place = np.random.default_rng(0), np.arange(rows, dtype=float)
    columns = np.full((10, rows), np.nan)
    columns[0], columns[1], columns[2] = place, 10 * place, 0.01
    falling = 0.1 + 0.8 * np.exp(-4 * place / rows)
    for part in range(3):
        columns[3 + part] = (falling + 0.05 * part) * (1 + noise * random.normal(size=rows))
        columns[6 + part] = 1 - falling
    return columns, place / 1000


def frame(columns, seconds, rows):
    """What a plot reads of a frame."""
    from playground.engine.history import Curves

    curves = Curves(columns[:9, :rows].T, ("Output",), "accuracy", (), seconds[:rows])
    return SimpleNamespace(curves=curves, data=SimpleNamespace(target_scale=None), probes={})


def clock(work):
    begin = time.thread_time()
    work()
    return 1000 * (time.thread_time() - begin)


def measure(app, size, kind, rows, frames):
    """Milliseconds per frame and per whole painting, for all frames."""
    from playground.ui.plots.curves import LossPlot

    noise, options = KINDS[kind]
    columns, seconds = history(rows + NEW * frames, noise)
    plot = LossPlot()
    plot.resize(*size)
    plot.show()
    for key, value in options.items():
        plot.options.set(key, value)
    plot.show_frame(frame(columns, seconds, rows))
    app.processEvents()
    if "zoomed" in kind:
        box = plot.stage.getPlotItem().getViewBox()
        box.sigRangeChangedManually.emit([True, True])
        box.setRange(xRange=(rows * 2 / 3, rows * 1.1), padding=0)
    app.processEvents()
    area = plot.stage.data.scene().views()[0].viewport()
    each, whole = [], []
    for number in range(1, frames + 1):
        new = frame(columns, seconds, rows + NEW * number)
        plot._told = time.monotonic()  # the summary in words is made once a second
        each.append(clock(lambda new=new: plot.show_frame(new)) + clock(app.processEvents))
        whole.append(clock(area.repaint))
    plot.close()
    plot.deleteLater()
    app.processEvents()
    return each, whole


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--frames", type=int, default=60)
    options = parser.parse_args()

    from playground.ui.app import make_application
    from playground.ui.theme import apply_theme

    app = make_application()
    apply_theme(app, "light")
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {options.rows:,} rows")
    print("| plot | curves | frame | whole |\n|---|---|---|---|")
    for name, size in SIZES.items():
        for kind in KINDS:
            cells = [
                f"{min(times):.2f} / {statistics.median(times):.2f}"
                for times in measure(app, size, kind, options.rows, options.frames)
            ]
            print(f"| {name}, {size[0]} x {size[1]} | {kind} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
