"""How a long read tells how far it is, and how it is cancelled."""

from collections.abc import Callable

Progress = Callable[[float], None]
"""Called with the share that is done, 0 to 1; may raise `Cancelled`."""


class Cancelled(Exception):  # noqa: N818  # not an error
    """Raised by a `Progress` to end the reading; what was read so far is dropped."""


def unheard(share: float) -> None:
    """A `Progress` that tells nobody."""
