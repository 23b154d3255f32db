"""The fixed lines of the NumPy script."""

from collections.abc import Sequence

HEAD = '''
"""{title}: the whole training, in NumPy alone.

Written by Neural Network Playground {version}, which need not be installed: NumPy (2 or newer) is enough. The numbers
are in the .npz file beside this one. The calls are those of the program, over the same buffers, with the same initial
weights, the same order of examples and the same chance: the results are the same, too. The batch is the last axis:
(units, rows).{notes}

    python THIS_FILE [EPOCHS]
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

{imports}

EPOCHS = {epochs}
BATCH_SIZE = {batch_size}

np.seterr(all="ignore")
data = dict(np.load(Path(__file__).with_suffix(".npz")))


def generator(*key):
    """A stream of random numbers: its key is a seed and the CRC-32 of the stream's name."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(key)))
'''

ONES_BENEATH = '''
def ones_beneath(shape, dtype):
    """Zeros with ones in the last row: what the biases are multiplied with."""
    array = np.zeros(shape, dtype)
    array[-1] = 1
    return array
'''

ENCODE = '''
def encode(raw):
    """Raw inputs (N, inputs) as the network is given them: features, then the scaling fitted on the training part."""
    raw = np.asarray(raw, np.float64)
{lines}    return (raw - data["scale_offset"]) / data["scale_divisor"]
'''

ROW_PARTS = {
    "accuracy": '''
def score(z, y):
    """How many outputs z (units, rows) name the classes y (rows,)."""
    return np.count_nonzero((z.argmax(0) if len(z) > 1 else z[0] > THRESHOLD) == y)


def metric(total, y):
    """Accuracy."""
    return total / len(y)
'''.strip(),
    "r2": '''
def score(z, y):
    """Squared errors of the outputs z (units, rows) for the targets y (rows, units)."""
    return np.square(z.T - y, dtype=np.float64).sum()


def metric(total, y):
    """R2: the share of the targets' variance that is explained."""
    around = np.square(y - y.mean(0), dtype=np.float64).sum()
    return 1 - total / around if around else float(total == 0)
'''.strip(),
}

LOOP = '''
STEPS = {{{steps}}}
INPUTS, Z, TARGET, ROW_WEIGHTS, LOSS, FORWARD = evaluation()
STATE = ({state})
THRESHOLD = {threshold!r}


{score}


def evaluate(part):
    """Loss and {metric} on a part of the data; of many training examples on {shown}, evenly chosen."""
    x, y, target = data[part + "_x"], data[part + "_y"], data[part + "_target"]
    if not len(x):
        return math.nan, math.nan
    if part == "train":
        chosen = np.linspace(0, len(x) - 1, min(len(x), {shown})).round().astype(np.intp)
        x, y, target = x[chosen], y[chosen], target[:, chosen]
    loss = total = 0.0
    for start in range(0, len(x), len(INPUTS)):
        rows = slice(start, start + len(INPUTS))
        count = len(x[rows])
        INPUTS[:count, :-1] = x[rows]
        TARGET[:, :count] = target[:, rows]
        ROW_WEIGHTS[:count], ROW_WEIGHTS[count:] = len(INPUTS) / count, 0
        FORWARD()
        loss += LOSS.item() * count
        total += score(Z[:, :count], y[rows])
    return loss / len(x), metric(total, y)


def row_of(epoch):
    """Epoch, the losses and the {metric} of training, validation and test part."""
    found = [evaluate(part) for part in ("train", "validation", "test")]
    return (epoch, *(loss for loss, _ in found), *(value for _, value in found))


def train(epochs):
    """Train, and give a row after every epoch; the first one is the untrained network.

    Ends early where loss, weights or gradient are no longer finite.
    """{stop}
    row = row_of(0){first}
    yield row
    for epoch in range(epochs):
        order = order_rng.permutation(len(data["train_x"]))
        for start in range(0, len(order), BATCH_SIZE):
            rows = order[start : start + BATCH_SIZE]
            indices, loss, gradient, update = STEPS[len(rows)]
            indices[:] = rows{clock}
            gradient()
            if not (math.isfinite(loss.item()) and math.isfinite(theta.dot(theta) + grad.dot(grad))):
                print("diverged in epoch", epoch + 1)
                return
            update()
        row = row_of(epoch + 1)
        yield row{plateau}{early}


def main():
    """Train and print; then say how far from the run in the program the numbers are."""
    print("epoch,train_loss,validation_loss,test_loss,train_{metric},validation_{metric},test_{metric}")
    worst = 0.0
    for row in train(int(sys.argv[1]) if len(sys.argv) > 1 else EPOCHS):
        print(",".join(repr(float(value)) for value in row))
        known = data["history"][data["history"][:, 0] == row[0]]
        differences = np.abs(known[:, 1:] - np.array(row[1:])) / np.maximum(1, np.abs(known[:, 1:]))
        worst = max(worst, np.nanmax(differences, initial=0.0))
    if len(data["history"]):
        print("largest difference from the run:", worst, file=sys.stderr)


if __name__ == "__main__":
    main()
'''


def indented(head: str, lines: Sequence[str]) -> str:
    """A definition: its head, and its body indented."""
    return "\n".join([head, *(f"    {line}" if line else "" for line in lines)])
