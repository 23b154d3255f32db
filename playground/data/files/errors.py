"""The one exception of data files."""

from playground.sentence import Sentence


class DataError(ValueError):
    """A data file was refused. The text is one sentence that names the file; `sentence` is the same, translatable."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence
