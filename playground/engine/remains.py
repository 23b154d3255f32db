"""What changes have taken away: kept by the names of the changes, so that undoing them brings it back."""

from collections.abc import Iterable

from playground.engine.carry import Past

MOST = 16_000_000
"""How many numbers are kept; beyond them the oldest changes are forgotten."""


class Remains:
    """Networks as they were before a change of a name, its first one and its newest one.

    A change that is undone and done again has the same name each time; so have all steps of a slider that is dragged.
    """

    def __init__(self) -> None:
        self._pasts: dict[str, list[Past]] = {}

    def keep(self, names: Iterable[str], past: Past) -> None:
        """Remember a network that changes of these names are about to take away."""
        for name in names:
            pasts = self._pasts.pop(name, [])
            same = [index for index, other in enumerate(pasts) if other.spec == past.spec]
            if same:
                pasts[same[0]] = past
            else:
                pasts[1:] = [past]
            self._pasts[name] = pasts
        while len(self._pasts) > 1 and self._size() > MOST:
            del self._pasts[next(iter(self._pasts))]

    def of(self, names: Iterable[str]) -> list[Past]:
        """What changes of these names have taken away."""
        return [past for name in names for past in self._pasts.get(name, ())]

    def forget(self) -> None:
        """The weights are others now: nothing of the old ones belongs to them."""
        self._pasts.clear()

    def _size(self) -> int:
        """How many numbers there are."""
        return sum(array.size for pasts in self._pasts.values() for past in pasts for array in past.state.values())
