"""The experiment inside a picture: every PNG that leaves carries the preset it was made of, with its seeds."""

import os
from pathlib import Path

from playground import __version__
from playground.experiment.errors import PresetError, read_sentence
from playground.experiment.preset import format_preset, parse_preset
from playground.experiment.spec import ExperimentSpec
from playground.export.png import PngError, read_texts, with_texts
from playground.sentence import sentence

SUFFIXES = (".png", ".apng")
KEYWORD = "nn-playground-preset"
"""The keyword of the text that holds the preset."""


def with_preset(png: bytes, spec: ExperimentSpec) -> bytes:
    """The picture with the preset of its experiment, and what made it; the pixels stay as they are."""
    seeds = f"data {spec.data.seed}, weights {spec.network.seed}, order {spec.training.seed}"
    texts = {
        "Software": f"nn-playground {__version__}",
        "Description": f"{spec.name or 'Experiment'} (seeds: {seeds}). Opens as an experiment in nn-playground.",
        KEYWORD: format_preset(spec),
    }
    return with_texts(png, texts)


def read_picture(path: str | os.PathLike[str]) -> ExperimentSpec:
    """The experiment in a picture; `PresetError` with one sentence if there is none."""
    try:
        with Path(path).open("rb") as file:
            texts = read_texts(file)
    except OSError as error:
        raise PresetError(read_sentence(path, error)) from error
    except PngError:
        raise PresetError(sentence("This is not a PNG picture, or it is damaged.")) from None
    if KEYWORD not in texts:
        text = sentence(
            "The picture carries no experiment: only PNG pictures exported by this program do, as long as nothing "
            "has removed their texts."
        )
        raise PresetError(text)
    return parse_preset(texts[KEYWORD])
