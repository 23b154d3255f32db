"""A training step beside PyTorch's and scikit-learn's, on the same network, data, batches and initial weights.

    python tests/benchmarks/engine.py [--rounds 9] [a b c ...]

Needs an environment of its own with numpy, msgspec, torch and scikit-learn. Prints, per workload, the median time of
`Training.step()` with all its bookkeeping, how many times faster it is than each rival (median of the rounds' ratios,
with the smallest and the largest), how far it is from the floor, the matrix products of the step alone, and the peak
memory. The sides take turns within a round, on one BLAS thread. First both train 20 steps, and their losses must agree.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np  # noqa: E402 (the thread limits come first)
from workloads import WORKLOADS, Workload, training_of  # noqa: E402

AGREEMENT = 1e-3  # of the losses over the first steps, float32 on both sides
COLUMNS = (
    "", "step, us", "x PyTorch eager", "x PyTorch tuned", "x scikit-learn", "step / GEMM", "peak MB, ours / PyTorch",
    "losses differ by",
)  # fmt: skip
SECONDS = 0.25  # length of one side's turn


def agree(workload: Workload) -> float:
    """The largest relative difference of the losses of 20 steps on equal batches (dropout off)."""
    import torch
    from rivals import Rival

    training = training_of(workload, dropout=False)
    rival = Rival(workload.without_dropout(), training, tuned=False)
    worst = 0.0
    for _ in range(20):
        ours = training.step()
        theirs = rival.step(torch.from_numpy(ours.indices.copy()))
        worst = max(worst, abs(ours.loss - theirs) / max(abs(theirs), 1e-6))
    return worst


def per_step(step, count) -> float:
    """Microseconds a step."""
    begin = time.perf_counter()
    for _ in range(count):
        step()
    return (time.perf_counter() - begin) / count * 1e6


def how_many(step) -> int:
    """So many steps as fill one turn."""
    per_step(step, 3)
    return max(3, int(SECONDS * 1e6 / per_step(step, 5)))


def is_product(function, arguments) -> bool:
    """Whether a call multiplies two matrices, whole or in pieces."""
    if function is np.matmul:
        return True
    return getattr(function, "__name__", "") == "dot" and function.__self__.ndim == 2 and arguments[0].ndim == 2


def products_of(training):
    """A function that does the step's matrix products alone."""
    program = training.program()
    products = [
        (function, arguments)
        for calls in program.sections.values()
        for function, arguments in calls
        if is_product(function, arguments)
    ]

    def run():
        for function, arguments in products:
            function(*arguments)

    return run


def peaks(name: str) -> str:
    """The largest resident memory, in MB, of a process that runs 30 steps: ours and PyTorch's (Linux)."""
    command = [sys.executable, __file__, name, "--peak"]
    return " / ".join(subprocess.run([*command, side], capture_output=True, text=True, check=True).stdout.strip()
                      for side in ("ours", "torch"))  # fmt: skip


def peak(workload: Workload, side: str) -> float:
    """The same of this process."""
    training = training_of(workload)
    step = training.step
    if side == "torch":
        from rivals import Rival

        step = Rival(workload, training, tuned=False).step
    per_step(step, 30)
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def measure(workload: Workload, rounds: int) -> str:
    """One row of the table."""
    from rivals import Rival, sklearn_step

    worst = agree(workload)
    assert worst < AGREEMENT, f"{workload.name}: losses differ by {worst:.1e}"
    training = training_of(workload)
    sides = {"eager": Rival(workload, training, False).step, "tuned": Rival(workload, training, True).step}
    counts = {name: how_many(step) for name, step in sides.items()}
    ours_count, other = how_many(training.step), sklearn_step(workload, training, SECONDS)
    products = products_of(training)
    products_count = how_many(products)
    ours, floors, ratios = [], [], {name: [] for name in (*sides, *(["sklearn"] if other else []))}
    for _ in range(rounds):
        own = per_step(training.step, ours_count)
        floors.append(own / per_step(products, products_count))
        ours.append(own)
        for name, step in sides.items():
            before, theirs = per_step(training.step, ours_count), per_step(step, counts[name])
            ratios[name].append(theirs / ((own + before) / 2))
            own = before
        if other:
            ratios["sklearn"].append(other() / own)

    def show(values):
        return f"{statistics.median(values):.1f} ({min(values):.1f} to {max(values):.1f})" if values else "-"

    cells = (
        workload.name, f"{statistics.median(ours):.1f}", show(ratios["eager"]), show(ratios["tuned"]),
        show(ratios.get("sklearn", [])), f"{statistics.median(floors):.2f}", peaks(workload.name), f"{worst:.0e}",
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("workloads", nargs="*", default=[*WORKLOADS])
    parser.add_argument("--peak", choices=("ours", "torch"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak:
        print(f"{peak(WORKLOADS[options.workloads[0]], options.peak):.0f}")
        return
    import torch

    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, numpy {np.__version__}, torch {torch.__version__}")
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for name in options.workloads:
        print(measure(WORKLOADS[name], options.rounds), flush=True)


if __name__ == "__main__":
    main()
