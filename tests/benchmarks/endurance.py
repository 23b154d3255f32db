"""What a long training costs: memory for MNIST's size, and the time of a late step beside that of an early one.

    python tests/benchmarks/endurance.py [--steps 20000]

Promised: 60,000 pictures of 28 x 28 through workload e stay below 700 MB, from reading the file to the last step. And
step 20,000 takes as long as step 200, although by then the moments of Adam would have sunk into denormal numbers.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ[_name] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np  # noqa: E402 (the thread limits come first)

from playground.data.files.arrays import import_arrays  # noqa: E402
from playground.data.spec import DataSpec, Split  # noqa: E402
from playground.engine.activations import ReLU  # noqa: E402
from playground.engine.blocks import Dense, Output  # noqa: E402
from playground.engine.initializers import HeNormal  # noqa: E402
from playground.engine.losses import CrossEntropy  # noqa: E402
from playground.engine.optimizers import Adam  # noqa: E402
from playground.engine.specs import NetworkSpec, TrainingSpec  # noqa: E402
from playground.experiment import ExperimentSpec, build  # noqa: E402

WINDOW = 100  # steps that are timed together


def experiment(path: Path) -> ExperimentSpec:
    """Workload e on the file of arrays at `path`."""
    hidden = tuple(Dense(units=units, activation=ReLU(), initializer=HeNormal()) for units in (256, 128))
    data = DataSpec(dataset=import_arrays(path), split=Split(train=0.8, validation=0.1, test=0.1))
    training = TrainingSpec(loss=CrossEntropy(), optimizer=Adam(), batch_size=128)
    return ExperimentSpec(data, NetworkSpec(blocks=hidden, output=Output()), training)


def write_examples(path: Path, rows: int) -> None:
    """Blurred blots, one place for each of ten classes, as 28 x 28 bytes."""
    rng = np.random.default_rng(0)
    y = rng.integers(0, 10, rows)
    patterns = rng.random((10, 28, 28)) * 160
    x = (patterns[y] + rng.random((rows, 28, 28), np.float32) * 95).astype(np.uint8)
    np.savez(path, x=x, y=y)


def peak_megabytes() -> float:
    """The largest resident memory of this process so far (Linux)."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def memory(path: Path) -> None:
    """Train one epoch, evaluation included, and print the peak."""
    before = peak_megabytes()
    training = build(experiment(path))
    built = peak_megabytes()
    training.epoch()
    print(
        f"peak memory: {before:.0f} MB before, {built:.0f} MB when built, {peak_megabytes():.0f} MB after an epoch of"
        f" {training.data.train.rows:,} examples"
    )


def speed(path: Path, steps: int) -> None:
    """Print the time of a step early and late."""
    training = build(experiment(path))
    times = []
    for _ in range(steps // WINDOW):
        begin = time.perf_counter()
        for _ in range(WINDOW):
            result = training.step()
        times.append((time.perf_counter() - begin) / WINDOW * 1e6)
    early, late = statistics.median(times[1:11]), statistics.median(times[-10:])
    print(f"a step: {early:.0f} us about step 600, {late:.0f} us at step {steps:,}: x {late / early:.3f}")
    print(f"loss at the end: {result.loss:.1e}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--only", choices=("memory", "speed"), help=argparse.SUPPRESS)
    parser.add_argument("--path", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only == "memory":
        return memory(options.path)
    if options.only == "speed":
        return speed(options.path, options.steps)
    with tempfile.TemporaryDirectory() as folder:
        for only, rows in (("memory", 60_000), ("speed", 6_016)):
            path = Path(folder) / f"{only}.npz"
            write_examples(path, rows)
            command = [sys.executable, __file__, "--only", only, "--path", str(path), "--steps", str(options.steps)]
            subprocess.run(command, check=True)
    return None


if __name__ == "__main__":
    main()
