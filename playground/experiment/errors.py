"""The one exception of reading and editing experiments, and why a file cannot be read or written."""

from playground.experiment.atomic import SaveError
from playground.sentence import Sentence, recognized, sentence

_CAUSES = (
    sentence("No such file or directory"),
    sentence("Permission denied"),
    sentence("No space left on device"),
    sentence("Is a directory"),
    sentence("Not a directory"),
    sentence("Read-only file system"),
    sentence("The file is write-protected"),
)
"""What the system and the atomic writer usually say."""


class PresetError(ValueError):
    """A preset or a value in it was refused.

    The text is one sentence a person can act on; `field` is the path of the field it is about, for example
    ``"training.optimizer.learning_rate"``, or empty when it is about the whole file. `sentence` is the text as a
    `Sentence`, where it is one.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


def read_sentence(path: object, error: OSError) -> Sentence:
    """What to say when a file cannot be read."""
    return sentence("Cannot read {path}: {cause}.", path=path, cause=recognized(error.strerror or str(error), _CAUSES))


def save_sentence(error: SaveError) -> Sentence:
    """The text of the error, which cannot be a `Sentence` itself: the atomic writer stands alone."""
    return sentence("Cannot save {path}: {cause}.", path=error.path, cause=recognized(error.cause, _CAUSES))
