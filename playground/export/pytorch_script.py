"""A PyTorch script: the network as a module, its trained weights beside it, and a loop that trains in our order.

Clip, L1 and L2, decay, rule, constraint: as in `playground.engine.update`.
"""

import numpy as np
from safetensors.numpy import save

from playground.engine.class_weights import Unweighted
from playground.engine.clipping import ClipNorm, ClipValue
from playground.engine.constraints import MaxNorm
from playground.engine.losses import BinaryCrossEntropy, ElementwiseLoss, SoftmaxLoss
from playground.engine.optimizers import AdamW
from playground.engine.schedules import ConstantRate, Plateau
from playground.engine.tape import Array
from playground.export.numpy_numbers import npz_bytes
from playground.export.plain_python import early_stopping_source, schedule_source
from playground.export.pytorch_network import TorchModule, torch_module
from playground.export.pytorch_tables import LOSSES, OPTIMIZERS, filled
from playground.export.pytorch_template import HEAD, LOOP, METRICS, MODULE, STEP_FUNCTION
from playground.export.script_files import about, example_arrays, training_limits
from playground.export.target import Files, Run
from playground.sentence import Sentence, sentence


def pytorch_script(training: Run, stem: str) -> Files:
    """The script, the state dict of the trained network, and the examples."""
    module = _module(training)
    files = {f"{stem}.py": _source(training, module).encode()}
    files[f"{stem}.safetensors"] = save(torch_state(training, module))
    files[f"{stem}.npz"] = npz_bytes(example_arrays(training))
    return files


def pytorch_limits(training: Run) -> list[Sentence]:
    """What of the training PyTorch does otherwise."""
    found = [
        sentence(
            "PyTorch draws first weights, order and dropout by itself: a new training differs in detail, the trained "
            "network does not."
        ),
        *training_limits(training),
    ]
    if _leaves_one(training, _module(training)):
        found.append(
            sentence("PyTorch's batch norm refuses a mini-batch of a single example: an epoch's last one is left out.")
        )
    return found


def torch_state(training: Run, module: TorchModule) -> dict[str, Array]:
    """The trained network under the names of the module."""
    state = training.network.state_dict()
    arrays = {name: np.ascontiguousarray(state[ours]) for ours, name in module.renamed.items()}
    count = np.array(training.steps_done, np.int64)
    return arrays | {f"{name}.num_batches_tracked": count for name in module.norms}


def _module(training: Run) -> TorchModule:
    network = training.spec.network
    return torch_module(network.blocks, network.output, training.data.shape, training.network.units)


def _leaves_one(training: Run, module: TorchModule) -> bool:
    batch = training.spec.training.batch_size
    return bool(module.norms) and (batch == 1 or training.data.train.rows % batch == 1)


def _source(training: Run, module: TorchModule) -> str:
    spec = training.spec.training
    parts = [
        HEAD.format(
            about=about(training),
            imports="import copy\n" * _stops(training) + "import math\n" * _needs_math(training),
            epochs=spec.epochs,
            batch_size=spec.batch_size,
            rate=spec.optimizer.learning_rate,
        ),
        *module.helpers.values(),
        MODULE.format(
            attributes=_lines(module.attributes, 8),
            first=_lines(module.first, 8),
            forward=_lines(module.forward, 8),
        ),
        *_losses(training),
        *_rates(training),
        _step_function(training, module),
        _loop(training, module),
    ]
    return "\n\n\n".join(part.strip() for part in parts) + "\n"


def _needs_math(training: Run) -> bool:
    spec = training.spec.training
    return not isinstance(spec.schedule, ConstantRate) or _stops(training)


def _stops(training: Run) -> bool:
    return training.spec.training.early_stopping is not None and bool(training.data.validation.rows)


def _losses(training: Run) -> list[str]:
    """The loss of every example, what it compares with, and what the outputs mean."""
    network, classes = training.network, len(training.data.classes)
    found = []
    if isinstance(network.loss, ElementwiseLoss):
        if not classes:
            line = "return y"
        elif classes > 2:
            line = f"return functional.one_hot(y, {classes}).float()"
        else:
            line = "return y[:, None].float()" if network.zero_one else "return 2 * y[:, None].float() - 1"
        found.append(f'def target(y):\n    """What the outputs should be."""\n    {line}')
    body = _lines(filled(LOSSES[type(network.loss)], network.loss).splitlines(), 4)
    found.append(f'def losses(z, y):\n    """The loss of every example, (N,), for outputs z (N, units)."""\n{body}')
    link = "z"
    if isinstance(network.loss, SoftmaxLoss):
        link = "torch.softmax(z, 1)"
    elif isinstance(network.loss, BinaryCrossEntropy):
        link = "torch.sigmoid(z)"
    found.append(
        f'def link(z):\n    """What the outputs mean: probabilities where the loss knows them."""\n    return {link}'
    )
    kind = "r2" if not classes else "classes" if network.units > 1 else "one_unit"
    found.append(METRICS[kind].format(threshold=network.loss.threshold(network.zero_one)))
    return found


def _rates(training: Run) -> list[str]:
    spec, found = training.spec.training, []
    if not isinstance(spec.schedule, ConstantRate):
        found.append(schedule_source(spec.schedule))
    if _stops(training) and spec.early_stopping is not None:
        found.append(early_stopping_source(spec.early_stopping))
    return found


def _step_function(training: Run, module: TorchModule) -> str:
    """One step: gradient, clip, penalties, rule, constraint; only what the experiment asks for."""
    spec, lines = training.spec.training, []
    if isinstance(spec.clip, ClipNorm):
        lines.append(f"nn.utils.clip_grad_norm_(network.parameters(), {spec.clip.max_norm!r})")
    if isinstance(spec.clip, ClipValue):
        lines.append(f"nn.utils.clip_grad_value_(network.parameters(), {spec.clip.max_value!r})")
    if spec.l1 or spec.l2:
        terms = [f"{spec.l1!r} * weight.sign()"] * bool(spec.l1) + [f"{spec.l2!r} * weight"] * bool(spec.l2)
        lines += [
            "with torch.no_grad():  # L1, L2: weights only",
            f"    for weight in {_weights(module)}:",
            f"        weight.grad += {' + '.join(terms)}",
        ]
    lines.append("optimizer.step()")
    if isinstance(spec.constraint, MaxNorm):
        lines += [
            "with torch.no_grad():  # max norm",
            f"    for weight in {_weights(module)}:",
            f"        weight.copy_(torch.renorm(weight, 2, 0, {spec.constraint.limit!r}))",
        ]
    weights = _class_weights(training)
    mean, constant = "losses(network(x), y).mean()", ""
    if weights:
        constant = f"CLASS_WEIGHTS = torch.tensor({weights})\n\n\n"
        mean = "(losses(network(x), y) * CLASS_WEIGHTS[y]).sum() / CLASS_WEIGHTS[y].sum()"
    return constant + STEP_FUNCTION.format(mean=mean, lines=_lines(lines, 4))


def _class_weights(training: Run) -> list[float]:
    rule, data = training.spec.training.class_weights, training.data
    if isinstance(rule, Unweighted) or not data.classes:
        return []
    found = rule.of(np.bincount(data.train.y, minlength=len(data.classes)))
    return [] if found is None else [round(float(weight), 9) for weight in found]


def _weights(module: TorchModule) -> str:
    names = [name.replace("self.", "network.") for name in module.weights]
    return f"({', '.join(names)}{',' if len(names) == 1 else ''})"


def _loop(training: Run, module: TorchModule) -> str:
    spec = training.spec.training
    optimizer = filled(OPTIMIZERS[type(spec.optimizer)], spec.optimizer)
    parameters = "network.parameters()"
    grouping = ""
    if isinstance(spec.optimizer, AdamW):
        parameters = "groups"
        grouping = (
            f"decayed = {_weights(module)}\n"
            "others = [p for p in network.parameters() if not any(p is weight for weight in decayed)]\n"
            'groups = [{"params": decayed}, {"params": others, "weight_decay": 0}]'
        )
    watched = "validation" if training.data.validation.rows else "train"
    one = _leaves_one(training, module)
    scheduled = not isinstance(spec.schedule, ConstantRate)
    stopping = spec.early_stopping if _stops(training) else None
    return LOOP.format(
        metric="accuracy" if training.data.classes else "R2",
        grouping=_lines(grouping.splitlines(), 4) + "\n" if grouping else "",
        optimizer=optimizer.replace("PARAMETERS", parameters).replace("RATE", "LEARNING_RATE"),
        stopping="    stopping = EarlyStopping()\n" if stopping else "",
        one=f"{' ' * 12}if len(rows) == 1:  # batch norm needs two\n{' ' * 16}continue\n" if one else "",
        rate=_lines(["for group in optimizer.param_groups:",
                     '    group["lr"] = schedule(LEARNING_RATE, epoch + start / len(x), EPOCHS)'], 12) + "\n"
        if scheduled else "",
        plateau=f'        plateau.observe(figures["{watched}"][0])\n' if isinstance(spec.schedule, Plateau) else "",
        early=_lines(['if stopping.observe(figures["validation"][0], lambda: copy.deepcopy(network.state_dict())):',
                      *(["    network.load_state_dict(stopping.kept)"] if stopping.restore_best else []),
                      "    break"], 8) + "\n" if stopping else "",
    )  # fmt: skip


def _lines(lines: list[str], spaces: int) -> str:
    return "\n".join(f"{' ' * spaces}{line}" for line in lines) or f"{' ' * spaces}pass"
