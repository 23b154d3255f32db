"""What the scripts for other libraries have in common: the examples beside them, and the words about themselves."""

from playground import __version__
from playground.engine.augmentation import kind_of
from playground.engine.history import PARTS
from playground.engine.pretraining.rule import NoPretraining
from playground.engine.tape import Array
from playground.export.target import Run
from playground.sentence import Sentence, sentence


def example_arrays(training: Run) -> dict[str, Array]:
    """Inputs as the network is given them, and labels or values, of every part that has examples."""
    found: dict[str, Array] = {}
    for name in PARTS:
        part = training.data.part(name)
        if part.rows:
            found |= {f"{name}_x": part.x, f"{name}_y": part.y}
    return found


def title_of(training: Run) -> str:
    """The experiment's name on one line, as it can stand in a docstring."""
    return " ".join((training.spec.name or "A network").replace("\\", "/").replace('"', "'").split())


def about(training: Run) -> str:
    """The first lines of a script: what it holds, and where it comes from."""
    origin = f"Written by Neural Network Playground {__version__} after {training.epochs_done:,} epochs."
    return f"{title_of(training)}.\n\n{origin}"


def training_limits(training: Run) -> list[Sentence]:
    """What no script for another library says of how the network was trained."""
    spec, found = training.spec, held_limits(training) + target_limits(training)
    kind = kind_of(training.data.shape, len(training.data.inputs))
    if spec.training.augmentation.applies(kind):
        found.append(sentence("Data augmentation is left out: a new training sees the examples as they are."))
    if not isinstance(spec.network.pretraining, NoPretraining):
        found.append(sentence("The pre-training is left out: a new training begins with the initializers' weights."))
    return found


def target_limits(training: Run) -> list[Sentence]:
    """How the targets were scaled before training, which a script does not undo."""
    scale = training.data.target_scale
    if scale is None:
        return []
    offset, divisor = (", ".join(f"{value:.9g}" for value in values) for values in (scale.offset, scale.divisor))
    return [
        sentence(
            "Targets are scaled, and so is what the network says: less {offset}, then divided by {divisor}.",
            offset=offset,
            divisor=divisor,
        )
    ]


def held_limits(training: Run) -> list[Sentence]:
    """What hands did to single weights and units, which no target knows."""
    found = silenced_limits(training)
    if training.holds:
        found.append(sentence("What is held fast or cut is not kept so: a new training moves all weights."))
    return found


def silenced_limits(training: Run) -> list[Sentence]:
    """Units that say zero, though their weights are there."""
    if not training.holds.silenced:
        return []
    return [sentence("Silenced units say zero only in the program; here they say what their weights make of it.")]


def scaling_limits(training: Run) -> list[Sentence]:
    """What a file with nothing but the network does not do to its inputs."""
    if training.data.scales_inputs or training.data.columns != training.data.inputs:
        return [
            sentence("Hand-made features and scaling are not part of it: it takes inputs as the network is given them.")
        ]
    return []
