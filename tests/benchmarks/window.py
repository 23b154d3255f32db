"""How fast the window is: start, smoothness and what it costs the training. Prints a table; run it on a quiet machine.

    python tests/benchmarks/window.py [--seconds 5] [--rounds 5]

(a) time from launch to a usable window: a process of its own, warm, median of five;
(b) lateness of a 5 ms timer in the window's thread while `spiral` trains without limit, and refreshes per second of
    each live view;
(c) training speed in the window against headless: phases of both take turns in one process; median of the ratios.
"""

import argparse
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

PRESETS = ("spiral", "digits-mlp", "sine-regression")
TICK = 5  # ms

LAUNCH = """
import sys, time
sys.path.insert(0, sys.argv[2])
from playground.ui.app import make_application
app = make_application()
from PySide6.QtCore import QTimer
from playground.ui import app as module
def look():
    window = next((w for w in app.topLevelWidgets() if w.objectName() == "window"), None)
    if window is not None and window.isVisible() and window.pump.frame is not None and not window.pump._waiting:
        print(time.time() - float(sys.argv[1]))
        print(open("/proc/self/status").read().split("VmRSS:")[1].split()[0] if sys.platform == "linux" else 0)
        window.close()
timer = QTimer(interval=5, timeout=look)
timer.start()
module.run_window(None, None)
"""


def launch() -> tuple[float, float]:
    """Seconds from starting the process to a window that has shown its first frame, and resident MB then."""
    begin = time.time()
    done = subprocess.run(
        [sys.executable, "-c", LAUNCH, str(begin), str(ROOT)], capture_output=True, text=True, check=True, timeout=60
    )
    seconds, kilobytes = done.stdout.split()
    return float(seconds), float(kilobytes) / 1024


class Bench:
    """A window on a preset, in which phases are measured."""

    def __init__(self, preset):
        from msgspec.structs import replace
        from PySide6.QtCore import Qt, QTimer

        from playground.experiment import load_preset
        from playground.runner import UNLIMITED
        from playground.ui.app import make_application
        from playground.ui.main_window import MainWindow
        from playground.ui.settings import Settings
        from playground.ui.theme import apply_theme

        self.app = make_application()
        apply_theme(self.app, "light")
        spec = load_preset(preset)
        # no early end, and the same preset otherwise
        self.spec = replace(spec, training=replace(spec.training, epochs=1_000_000, early_stopping=None))
        # not os.devnull: QSettings replaces the file it saves to, and root would lose the device
        self.window = MainWindow(Settings(Path(tempfile.mkdtemp()) / "settings.ini"))
        self.window.bar.speed.show_speed(UNLIMITED)
        self.window.load(self.spec)
        self.window.show()
        self.process(0.5)
        self.late = []
        self.last = 0.0
        self.refreshes = {}
        self.timer = QTimer(interval=TICK, timerType=Qt.TimerType.PreciseTimer, timeout=self.tick)
        for view in self.window.views:
            self.count(view)

    def count(self, view):
        name, show = type(view).__name__, view.show_frame
        self.refreshes[name] = 0

        def counted(frame):
            self.refreshes[name] += 1
            show(frame)

        view.show_frame = counted

    def tick(self):
        now = time.perf_counter()
        self.late.append(max(0.0, 1000 * (now - self.last) - TICK))
        self.last = now

    def process(self, seconds):
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(int(1000 * seconds), loop.quit)
        loop.exec()

    def steps(self):
        return self.window.runner._worker._training.steps_done

    def in_window(self, seconds):
        """Steps per second while everything is shown; lateness and refreshes are collected."""
        self.window.runner.run()
        self.process(0.3)
        self.last = time.perf_counter()
        self.timer.start()
        begin, before = time.perf_counter(), self.steps()
        self.process(seconds)
        rate = (self.steps() - before) / (time.perf_counter() - begin)
        self.timer.stop()
        self.window.runner.pause()
        self.process(0.2)
        return rate

    def headless(self, seconds):
        """Steps per second of the same training continued without a window, in this thread."""
        training = self.window.runner._worker._training
        end, before = time.perf_counter() + seconds, training.steps_done
        begin = time.perf_counter()
        for _ in training.run():
            if time.perf_counter() >= end:
                break
        return (training.steps_done - before) / (time.perf_counter() - begin)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def measure(preset, seconds, rounds):
    bench = Bench(preset)
    bench.headless(0.5)
    ratios, alone = [], []
    for _ in range(rounds):
        first = bench.headless(seconds)
        inside = bench.in_window(seconds)
        second = bench.headless(seconds)
        alone.append((first + second) / 2)
        ratios.append(inside / alone[-1])
    visible = {type(view).__name__ for view in bench.window.views if view.isVisible()}
    shown = {name: bench.refreshes[name] / (rounds * (seconds + 0.5)) for name in sorted(visible)}
    late = bench.late
    print(f"| {preset} | {statistics.median(alone):,.0f} | {statistics.median(ratios):.3f} "
          f"({min(ratios):.3f} to {max(ratios):.3f}) | {percentile(late, 0.5):.2f} / {percentile(late, 0.99):.2f} / "
          f"{max(late):.1f} | {min(shown.values()):.1f} |")  # fmt: skip
    details = ", ".join(f"{name} {rate:.1f}" for name, rate in shown.items())
    bench.window.close_unsaved()
    return details


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=4.0, help="length of a phase")
    parser.add_argument("--rounds", type=int, default=5, help="phases of each kind")
    parser.add_argument("presets", nargs="*", default=PRESETS)
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, "
          f"Python {platform.python_version()}")  # fmt: skip
    starts = [launch() for _ in range(6)][1:]
    seconds = [start[0] for start in starts]
    print(f"launch to usable: {statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f}), "
          f"{statistics.median(start[1] for start in starts):.0f} MB resident")  # fmt: skip
    print(
        "| preset | headless steps/s | in the window, share | timer lateness p50 / p99 / max, ms | slowest view, 1/s |"
    )
    print("|---|---|---|---|---|")
    details = {preset: measure(preset, options.seconds, options.rounds) for preset in options.presets}
    for preset, text in details.items():
        print(f"{preset}: refreshes per second: {text}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak resident after all of this: {peak:.0f} MB")


if __name__ == "__main__":
    main()
