"""How fast the window is: start, smoothness and what it costs the training. Prints a table; run it on a quiet machine.

    python tests/benchmarks/window.py [--seconds 3] [--rounds 11] [spiral digits-mlp b d e g ...]

(a) time from launch to a usable window: a process of its own, warm, median of five;
(b) training speed in the window against headless: phases of both take turns in one process, short ones, because what
    else the computer does changes from minute to minute; median of the ratios;
(c) lateness of a 5 ms timer in the window's thread while it trains without limit, and refreshes per second of each live
    view: phases of their own, because a timer that runs Python 200 times a second slows the training by itself;
(d) the same while the mouse wheel zooms the network and a plot.

b, d, e and g are workloads of the engine's benchmark; the other names are presets.
"""

import argparse
import gc
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402 (the thread limits come first)
from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QWheelEvent  # noqa: E402
from workloads import WORKLOADS  # noqa: E402

from playground.data.files.arrays import import_arrays  # noqa: E402
from playground.engine.activations import Tanh  # noqa: E402
from playground.engine.losses import MSE  # noqa: E402

EXPERIMENTS = ("b", "d", "e", "g", "spiral", "sine-regression")
TICK = 5  # ms
ZOOM = 40  # ms between two notches of the wheel
SETTLE = 0.4  # seconds after a run has started, before anything counts

LAUNCH = """
import sys, time
sys.path.insert(0, sys.argv[2])
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from playground.cli import main
def look():
    windows = QApplication.topLevelWidgets()
    window = next((w for w in windows if w.objectName() == "window"), None)
    if window is not None and window.isVisible() and window.pump.frame is not None and not window.pump._waiting:
        print(time.time() - float(sys.argv[1]))
        print(open("/proc/self/status").read().split("VmRSS:")[1].split()[0] if sys.platform == "linux" else 0)
        window.close()
def watched(application, run=QApplication.exec):
    timer = QTimer(interval=5, timeout=look)
    timer.start()
    return run()
QApplication.exec = watched
main(["--config-dir", sys.argv[3]])
"""


def launch() -> tuple[float, float]:
    """Seconds from starting the process to a window that has shown its first frame, and resident MB then."""
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-c", LAUNCH, str(time.time()), str(ROOT), folder]
        done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    seconds, kilobytes = done.stdout.split()
    return float(seconds), float(kilobytes) / 1024


def experiment(name, folder):
    """A workload on real data or on pictures in noise, or a preset; it never ends."""
    from msgspec.structs import replace

    from playground.experiment import load_preset

    spec = load_preset({"b": "spiral", "d": "digits-mlp", "e": "digits-mlp", "g": "digits-mlp"}.get(name, name))
    training = replace(spec.training, epochs=1_000_000, early_stopping=None)
    if name in WORKLOADS:
        workload = WORKLOADS[name]
        training = replace(training, optimizer=workload.optimizer, batch_size=workload.batch)
        network = replace(spec.network, blocks=workload.blocks)
        if workload.loss == "mse":
            network = replace(network, output=replace(network.output, activation=Tanh()))
            training = replace(training, loss=MSE())
        spec = replace(spec, network=network)
        if name in "eg":
            spec = replace(spec, data=replace(spec.data, dataset=pictures(workload, folder)))
    return replace(spec, training=training)


def pictures(workload, folder):
    """Pictures of the workload's size, as a file: one per class, in heavy noise; more than are trained on."""
    rng = np.random.default_rng(0)
    y = rng.integers(0, workload.classes, workload.rows * 5 // 3)
    x = rng.integers(0, 128, (workload.classes, *workload.shape))[y] + rng.integers(0, 128, (len(y), *workload.shape))
    path = folder / f"{workload.name}.npz"
    np.savez(path, x=x.astype(np.uint8), y=y)
    return import_arrays(path)


class Bench:
    """A window on an experiment, in which phases are measured."""

    def __init__(self, name):
        from playground.runner import UNLIMITED, RunnerState
        from playground.ui.app import make_application
        from playground.ui.main_window import MainWindow
        from playground.ui.settings import Settings
        from playground.ui.theme import apply_theme

        self.app = make_application()
        gc.disable()  # as the program does
        apply_theme(self.app, "light")
        folder = Path(tempfile.mkdtemp())
        # not os.devnull: QSettings replaces the file it saves to, and root would lose the device
        self.window = MainWindow(Settings(folder / "settings.ini"))
        self.window.bar.speed.show_speed(UNLIMITED)
        self.window.load(experiment(name, folder))
        self.window.show()
        while self.window.runner.state is not RunnerState.PAUSED:
            self.process(0.1)
        self.process(0.5)
        gc.freeze()
        gc.enable()
        self.notches = 0

    def process(self, seconds):
        loop = QEventLoop()
        QTimer.singleShot(int(1000 * seconds), loop.quit)
        loop.exec()

    def steps(self):
        return self.window.runner._worker._training.steps_done

    def in_window(self, seconds):
        """Steps per second while everything is shown."""
        self.window.runner.run()
        self.process(SETTLE)
        begin, before = time.perf_counter(), self.steps()
        self.process(seconds)
        rate = (self.steps() - before) / (time.perf_counter() - begin)
        self.window.runner.pause()
        self.process(0.2)
        return rate

    def headless(self, seconds):
        """Steps per second of the same training continued without a window, in this thread."""
        training = self.window.runner._worker._training
        begin, before = time.perf_counter(), training.steps_done
        for _ in training.run():
            if time.perf_counter() - begin >= seconds:
                break
        return (training.steps_done - before) / (time.perf_counter() - begin)

    def smoothness(self, seconds, zooming=False):
        """Lateness of a timer in milliseconds, and refreshes per second by view."""
        late, counts, last = [], {}, None

        def tick():
            nonlocal last
            now = time.perf_counter()
            if last is not None:
                late.append(max(0.0, 1000 * (now - last) - TICK))
            last = now

        def counted(view):
            show = view.show_frame

            def show_frame(frame):
                counts[type(view).__name__] += 1
                show(frame)

            return show_frame

        visible = [view for view in self.window.views if view.isVisible()]
        for view in visible:
            view.show_frame = counted(view)
            counts[type(view).__name__] = 0
        self.window.runner.run()
        self.process(SETTLE)
        probe = QTimer(interval=TICK, timerType=Qt.TimerType.PreciseTimer, timeout=tick)
        wheel = QTimer(interval=ZOOM, timeout=self.zoom)
        counts.update(dict.fromkeys(counts, 0))
        begin = time.perf_counter()
        probe.start()
        if zooming:
            wheel.start()
        self.process(seconds)
        elapsed = time.perf_counter() - begin
        rates = {name: count / elapsed for name, count in counts.items()}
        probe.stop()
        wheel.stop()
        self.window.runner.pause()
        self.process(0.2)
        for view in visible:
            del view.show_frame
        return late, rates

    def zoom(self):
        """A notch of the wheel: eight in and eight out over the network (with Ctrl), then over the loss curve."""
        from playground.ui.plots.learning import LearningPlot
        from playground.ui.plots.stage import Stage

        over_network = self.notches // 16 % 2 == 0
        delta = QPoint(0, 120 if self.notches // 8 % 2 == 0 else -120)
        self.notches += 1
        stage = self.window.network.canvas if over_network else self.window.findChild(LearningPlot).findChild(Stage)
        keys = Qt.KeyboardModifier.ControlModifier if over_network else Qt.KeyboardModifier.NoModifier
        target, middle = stage.viewport(), stage.viewport().rect().center()
        event = QWheelEvent(
            QPointF(middle), QPointF(target.mapToGlobal(middle)), QPoint(), delta,
            Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        self.app.postEvent(target, event)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def lateness(values):
    return f"{percentile(values, 0.5):.2f} / {percentile(values, 0.99):.2f} / {max(values):.1f}"


def measure(name, seconds, rounds):
    bench = Bench(name)
    bench.headless(0.5)
    ratios, alone = [], []
    for _ in range(rounds):
        first = bench.headless(seconds / 2)
        inside = bench.in_window(seconds)
        second = bench.headless(seconds / 2)
        alone.append((first + second) / 2)
        ratios.append(inside / alone[-1])
    late, shown = bench.smoothness(3 * seconds)
    late_zoom, shown_zoom = bench.smoothness(3 * seconds, zooming=True)
    print(f"| {name} | {statistics.median(alone):,.0f} | {statistics.median(ratios):.3f} "
          f"({min(ratios):.3f} to {max(ratios):.3f}) | {lateness(late)} | {min(shown.values()):.1f} | "
          f"{lateness(late_zoom)} | {min(shown_zoom.values()):.1f} |", flush=True)  # fmt: skip
    bench.window.close_unsaved()
    return ", ".join(f"{view} {rate:.1f}" for view, rate in sorted(shown.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3.0, help="length of a phase")
    parser.add_argument("--rounds", type=int, default=11, help="phases of each kind")
    parser.add_argument("experiments", nargs="*", default=EXPERIMENTS)
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, "
          f"Python {platform.python_version()}")  # fmt: skip
    starts = [launch() for _ in range(6)][1:]
    seconds = [start[0] for start in starts]
    print(f"launch to usable: {statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f}), "
          f"{statistics.median(start[1] for start in starts):.0f} MB resident")  # fmt: skip
    print("| | headless steps/s | in the window, share | timer lateness p50 / p99 / max, ms | slowest view, 1/s | "
          "lateness while zooming | slowest view |\n|---|---|---|---|---|---|---|")  # fmt: skip
    details = {name: measure(name, options.seconds, options.rounds) for name in options.experiments}
    for name, text in details.items():
        print(f"{name}: refreshes per second: {text}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak resident after all of this: {peak:.0f} MB")


if __name__ == "__main__":
    main()
