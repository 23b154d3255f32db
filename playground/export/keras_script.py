"""A Keras script: the network, its trained weights beside it, and `compile` and `fit` as near to ours as Keras gets."""

import numpy as np

from playground.engine.class_weights import Unweighted
from playground.engine.clipping import ClipNorm, ClipValue, NoClip
from playground.engine.constraints import MaxNorm
from playground.engine.losses import (
    MAE,
    MSE,
    BinaryCrossEntropy,
    CrossEntropy,
    ElementwiseLoss,
    Focal,
    Hinge,
    Huber,
    SoftmaxLoss,
)
from playground.engine.optimizers import (
    SGD,
    AdaDelta,
    AdaGrad,
    Adam,
    AdamW,
    MomentRule,
    Momentum,
    Nadam,
    Nesterov,
    RMSProp,
)
from playground.engine.schedules import ConstantRate, Plateau
from playground.export.keras_network import KerasModel, in_order, keras_model, with_learned_steps
from playground.export.keras_template import ACCURACY, HINGE, SCHEDULE, SCRIPT
from playground.export.numpy_numbers import npz_bytes
from playground.export.plain_python import schedule_source
from playground.export.pytorch_tables import filled
from playground.export.script_files import about, example_arrays, training_limits
from playground.export.target import Files, Run
from playground.sentence import Sentence, sentence

OPTIMIZERS = {
    SGD: "SGD(LEARNING_RATE{clip})",
    Momentum: "SGD(LEARNING_RATE, momentum={momentum!r}{clip})",
    Nesterov: "SGD(LEARNING_RATE, momentum={momentum!r}, nesterov=True{clip})",
    AdaGrad: "Adagrad(LEARNING_RATE, initial_accumulator_value=0.0, epsilon={epsilon!r}{clip})",
    AdaDelta: "Adadelta(LEARNING_RATE, rho={rho!r}, epsilon={epsilon!r}{clip})",
    RMSProp: "RMSprop(LEARNING_RATE, rho={alpha!r}, epsilon={epsilon!r}{clip})",
    Adam: "Adam(LEARNING_RATE, {beta1!r}, {beta2!r}, {epsilon!r}{clip})",
    AdamW: "AdamW(LEARNING_RATE, {weight_decay!r}, {beta1!r}, {beta2!r}, {epsilon!r}{clip})",
    Nadam: "Nadam(LEARNING_RATE, {beta1!r}, {beta2!r}, {epsilon!r}{clip})",
}
"""A class of keras.optimizers with its settings; a new optimizer is one more entry."""

LOSSES = {
    MSE: "losses.MeanSquaredError()",
    MAE: "losses.MeanAbsoluteError()",
    Huber: "losses.Huber({delta!r})",
    BinaryCrossEntropy: "losses.BinaryCrossentropy(from_logits=True)",
    CrossEntropy: "losses.CategoricalCrossentropy(from_logits=True, label_smoothing={smoothing!r})",
    Focal: "losses.CategoricalFocalCrossentropy(alpha=1.0, gamma={gamma!r}, from_logits=True)",
    Hinge: "multiclass_hinge",
}
"""A loss of Keras on outputs before the link; a new loss is one more entry."""


PARTS = ("constraints", "initializers", "layers", "losses", "ops", "regularizers")
"""What a script may import of Keras."""


def keras_script(training: Run, stem: str) -> Files:
    """The script, and beside it weights and examples."""
    model = _model(training)
    arrays = example_arrays(training) | in_order(model.values)
    return {f"{stem}.py": _source(training, model).encode(), f"{stem}.npz": npz_bytes(arrays)}


def keras_obstacle(training: Run) -> Sentence | None:
    """Why there is no such network in Keras."""
    if with_learned_steps(training.spec.network.blocks):
        return sentence("Keras's SimpleRNN cannot learn the slope of its activation: choose another one than PReLU.")
    return None


def keras_limits(training: Run) -> list[Sentence]:
    """What of the training Keras does otherwise."""
    spec = training.spec.training
    found = [
        sentence(
            "Keras draws first weights, order and dropout by itself: a new training differs in detail, the trained "
            "network does not."
        ),
        *training_limits(training),
    ]
    if isinstance(spec.optimizer, AdaGrad | RMSProp | MomentRule):
        found.append(sentence("Keras adds the optimizer's epsilon in another place: steps differ a little."))
    if isinstance(spec.optimizer, Nadam):
        found.append(sentence("Keras's Nadam has another schedule of the momentum."))
    if isinstance(spec.optimizer, Momentum | Nesterov) and not isinstance(spec.schedule, ConstantRate):
        found.append(sentence("Keras keeps the learning rate inside the velocity: a change acts later."))
    if (spec.l1 or spec.l2) and not isinstance(spec.clip, NoClip):
        found.append(sentence("Keras clips the gradient after L1 and L2 are added, and not before."))
    if not isinstance(spec.class_weights, Unweighted) and training.data.classes:
        found.append(sentence("Keras divides a weighted loss by the number of examples, not by their weights."))
    return found


def _model(training: Run) -> KerasModel:
    network, spec = training.network, training.spec.network

    def options(weights: str, axis: str) -> str:
        rule, parts = training.spec.training, ""
        if rule.l1 or rule.l2:
            parts += f", {weights}_regularizer=regularizers.L1L2({rule.l1!r}, {rule.l2 / 2!r})"
        if isinstance(rule.constraint, MaxNorm):
            parts += f", {weights}_constraint=constraints.MaxNorm({rule.constraint.limit!r}, axis={axis})"
        return parts

    return keras_model(spec.blocks, spec.output, training.data.shape, network.units, network.state_dict(), options)


def _source(training: Run, model: KerasModel) -> str:
    spec, network = training.spec.training, training.network
    shape = training.data.shape
    image = len(shape) > 1
    helpers = [*model.helpers.values()]
    if isinstance(network.loss, Hinge):
        helpers.append(HINGE.strip())
    if _metric(training) == "accuracy":
        threshold = network.loss.threshold(network.zero_one)
        sides = isinstance(network.loss, ElementwiseLoss) and not network.zero_one  # -1 and 1, or 0 and 1
        helpers.append(ACCURACY.strip().format(threshold=threshold, between=0.0 if sides else 0.5))
    callbacks, fitted = _callbacks(training)
    scheduled = not isinstance(spec.schedule, ConstantRate)
    if scheduled:
        helpers += [schedule_source(spec.schedule), _schedule(training)]
    source = SCRIPT.format(
        parts="{parts}",
        about=about(training),
        math="import math\n" if scheduled else "",
        epochs=spec.epochs,
        batch_size=spec.batch_size,
        rate=spec.optimizer.learning_rate,
        helpers="".join(f"\n\n{helper}\n" for helper in helpers),
        shape=(*shape[1:], shape[0]) if image else shape,
        last="x.transpose(0, 2, 3, 1)" if image else "x",
        lines="\n".join(f"    {line}" for line in model.lines),
        target=_target(training),
        link=_link(training),
        loss=filled(LOSSES[type(network.loss)], network.loss),
        optimizer=_optimizer(training),
        exclude=_exclude(training),
        metric=_metric(training),
        callbacks=callbacks,
        fitted=fitted,
        classes=_class_weights(training),
    ).lstrip()
    used = [name for name in PARTS if f"{name}." in source]
    return source.replace("{parts}", ", ".join(used))


def _target(training: Run) -> str:
    classes, network = len(training.data.classes), training.network
    if not classes:
        return "y"
    if network.units > 1:
        return f'np.eye({classes}, dtype="float32")[y]'
    if isinstance(network.loss, ElementwiseLoss) and not network.zero_one:
        return 'y[:, None].astype("float32") * 2 - 1'
    return 'y[:, None].astype("float32")'


def _link(training: Run) -> str:
    if isinstance(training.network.loss, SoftmaxLoss):
        return "ops.softmax(z)"
    return "ops.sigmoid(z)" if isinstance(training.network.loss, BinaryCrossEntropy) else "z"


def _optimizer(training: Run) -> str:
    rule, clip = training.spec.training.optimizer, training.spec.training.clip
    option = ""
    if isinstance(clip, ClipNorm):
        option = f", global_clipnorm={clip.max_norm!r}"
    if isinstance(clip, ClipValue):
        option = f", clipvalue={clip.max_value!r}"
    values = {name: getattr(rule, name) for name in rule.__struct_fields__}
    return OPTIMIZERS[type(rule)].format(**values, clip=option)


def _exclude(training: Run) -> str:
    if not isinstance(training.spec.training.optimizer, AdamW):
        return ""
    return '    optimizer.exclude_from_weight_decay(var_names=["bias", "gamma", "beta", "alpha"])\n'


def _metric(training: Run) -> str:
    if not training.data.classes:
        return "keras.metrics.R2Score()"
    return 'keras.metrics.CategoricalAccuracy("accuracy")' if training.network.units > 1 else "accuracy"


def _schedule(training: Run) -> str:
    plateau = isinstance(training.spec.training.schedule, Plateau)
    watched = "val_loss" if training.data.validation.rows else "loss"
    observe = f'\n\n    def on_epoch_end(self, epoch, logs=None):\n        plateau.observe(logs["{watched}"])'
    return SCHEDULE.strip().format(observe=observe if plateau else "")


def _callbacks(training: Run) -> tuple[str, str]:
    """The list of callbacks, and what `fit` is told of the validation part."""
    spec, found = training.spec.training, []
    if not isinstance(spec.schedule, ConstantRate):
        found.append("Schedule(len(x))")
    stop = spec.early_stopping
    validation = bool(training.data.validation.rows)
    if stop is not None and validation:
        found.append(
            f'keras.callbacks.EarlyStopping("val_loss", patience={stop.patience}, min_delta={stop.min_delta!r}, '
            f"restore_best_weights={stop.restore_best})"
        )
    return ", ".join(found), ', validation_data=load("validation")' if validation else ""


def _class_weights(training: Run) -> str:
    rule, data = training.spec.training.class_weights, training.data
    if isinstance(rule, Unweighted) or not data.classes:
        return ""
    found = rule.of(np.bincount(data.train.y, minlength=len(data.classes)))
    if found is None:
        return ""
    weights = [round(float(weight), 9) for weight in found]
    return f', sample_weight=np.array({weights})[data["train_y"]]'
