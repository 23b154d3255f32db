"""A training step beside PyTorch's and scikit-learn's, on the same network, data, batches and initial weights.

    python tests/benchmarks/engine.py [--rounds 9] [a b c ...]

Needs an environment of its own with numpy, msgspec, torch and scikit-learn. Prints, per workload, the median time of
`Training.step()` with all its bookkeeping, how many times faster it is than each rival (median of the rounds' ratios,
with the smallest and the largest), and how far it is from the floor: the matrix products of the step alone. The sides
take turns within a round, on one BLAS thread. First both sides train 20 steps, and their losses must agree.
"""

import argparse
import os
import statistics
import sys
import time
import warnings
from pathlib import Path

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np  # noqa: E402 (the thread limits come first)
import torch  # noqa: E402
from torch import nn  # noqa: E402
from workloads import WORKLOADS, Workload, network_of, training_of  # noqa: E402

torch.set_num_threads(1)
AGREEMENT = 1e-3  # of the losses over the first steps, float32 on both sides
SECONDS = 0.25  # length of one side's turn


class Rival:
    """The workload in PyTorch: eager as in a tutorial, or tuned (fused optimizer, no reading of the loss)."""

    def __init__(self, workload: Workload, training, tuned: bool):
        self.x = torch.from_numpy(np.array(training.data.train.x))
        self.y = torch.from_numpy(np.array(training.data.train.y))
        self.batch, self.tuned = workload.batch, tuned
        self.net = network_of(workload)
        weights = {name: torch.from_numpy(value) for name, value in training.network.state_dict().items()}
        self._load(weights)
        self.target = self.y
        if workload.loss == "mse":
            self.target = (2.0 * self.y - 1.0)[:, None].float()
        self.loss = nn.MSELoss() if workload.loss == "mse" else nn.CrossEntropyLoss()
        self.optimizer = workload.torch_optimizer(self.net.parameters(), tuned)
        self.order = torch.randperm(len(self.x))
        self.position = 0

    def _load(self, weights):
        """Our state has one number per block, theirs one per layer: assign in order."""
        own = list(self.net.state_dict().items())
        values = [weights[name] for name in weights]
        shapes = [item for item in own if not item[0].endswith("num_batches_tracked")]
        assert [tuple(v.shape) for _, v in shapes] == [tuple(v.shape) for v in values], "the two networks differ"
        with torch.no_grad():
            for (_, theirs), ours in zip(shapes, values, strict=True):
                theirs.copy_(ours)

    def step(self, rows=None):
        """One step on the next mini-batch, or on `rows`; its loss."""
        if rows is None:
            if self.position + self.batch > len(self.x):
                self.order, self.position = torch.randperm(len(self.x)), 0
                if self.tuned:
                    self.x, self.target = self.x[self.order], self.target[self.order]
            part = slice(self.position, self.position + self.batch)
            self.position += self.batch
            rows = part if self.tuned else self.order[part]
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.loss(self.net(self.x[rows]), self.target[rows])
        loss.backward()
        self.optimizer.step()
        return loss if self.tuned else loss.item()


def agree(workload: Workload) -> float:
    """The largest relative difference of the losses of 20 steps on equal batches (dropout off)."""
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


def floor_of(training) -> float:
    """Microseconds of the step's matrix products alone."""
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

    return min(per_step(run, 200 if len(training.data.train.x[0].ravel()) < 100 else 20) for _ in range(5))


def sklearn_step(workload: Workload, training):
    """Microseconds a step of scikit-learn's MLP over whole epochs, or None where it has no such network."""
    if workload.sklearn is None:
        return None
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    x, y = np.array(training.data.train.x), np.array(training.data.train.y)
    steps = -(-len(x) // workload.batch)

    def measure() -> float:
        epochs = max(1, int(SECONDS * 1e6 / (steps * 500)))
        model = MLPClassifier(
            batch_size=workload.batch, max_iter=epochs, n_iter_no_change=10**6, tol=0.0, **workload.sklearn
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            begin = time.perf_counter()
            model.fit(x, y)
        return (time.perf_counter() - begin) / (epochs * steps) * 1e6

    return measure


def measure(workload: Workload, rounds: int) -> str:
    """One row of the table."""
    worst = agree(workload)
    assert worst < AGREEMENT, f"{workload.name}: losses differ by {worst:.1e}"
    training = training_of(workload)
    sides = {"eager": Rival(workload, training, False).step, "tuned": Rival(workload, training, True).step}
    counts = {name: how_many(step) for name, step in sides.items()}
    ours_count, other = how_many(training.step), sklearn_step(workload, training)
    ours, floors, ratios = [], [], {name: [] for name in (*sides, *(["sklearn"] if other else []))}
    for _ in range(rounds):
        own = per_step(training.step, ours_count)
        floors.append(own / floor_of(training))
        ours.append(own)
        for name, step in sides.items():
            before, theirs = per_step(training.step, ours_count), per_step(step, counts[name])
            ratios[name].append(theirs / ((own + before) / 2))
            own = before
        if other:
            ratios["sklearn"].append(other() / own)

    def show(values):
        return f"{statistics.median(values):.1f} ({min(values):.1f} to {max(values):.1f})" if values else "-"

    return (
        f"| {workload.name} | {statistics.median(ours):.1f} | {show(ratios['eager'])} | {show(ratios['tuned'])} "
        f"| {show(ratios.get('sklearn', []))} | {statistics.median(floors):.2f} | {worst:.0e} |"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("workloads", nargs="*", default=[*WORKLOADS])
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, numpy {np.__version__}, torch {torch.__version__}")
    print("| | step, us | x PyTorch eager | x PyTorch tuned | x scikit-learn | step / GEMM | losses differ by |")
    print("|---|---|---|---|---|---|---|")
    for name in options.workloads:
        print(measure(WORKLOADS[name], options.rounds), flush=True)


if __name__ == "__main__":
    main()
