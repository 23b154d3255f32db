"""The one exception of reading and editing experiments."""


class PresetError(ValueError):
    """A preset or a value in it was refused.

    The text is one sentence a person can act on; `field` is the path of the field it is about, for example
    ``"training.optimizer.learning_rate"``, or empty when it is about the whole file.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
