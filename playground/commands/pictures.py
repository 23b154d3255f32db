"""Pictures from folders without a window: Qt decodes them, and is loaded only by those who have some."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    import numpy.typing as npt

    from playground.data.files.decoder import Colour


def decode_lazily(path: Path, size: int, colour: Colour) -> npt.NDArray[np.uint8] | None:
    """A `playground.data.files.decoder.Decoder`."""
    from playground.ui.importing.image_decoder import decode_with_qt

    return decode_with_qt(path, size, colour)
