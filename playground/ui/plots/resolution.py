"""How fine a map is: as fine as it may be without costing the training more than a twentieth of its time.

Beyond what is enough, it may cost next to nothing.
"""

from dataclasses import dataclass

LADDER = (30, 40, 50, 60, 80, 100, 125, 150)
"""Points along a side."""
MOST = 0.05
"""The share of the time that a map may cost."""
AIM = 0.04
"""A finer map must be expected to cost no more than this, so that it is not taken back at once."""
ENOUGH = 100
"""Points along a side beyond which the eye gains little."""
LUXURY = 0.006
"""What a map finer than enough may cost."""
WINDOW = 0.5
"""Seconds over which costs are added up: single frames follow each other at random."""
PATIENCE = 2
"""Cheap windows in a row before a finer map is tried."""
LONGEST = 1.0
"""Seconds that count between two maps at most: beyond, the training may have rested."""


@dataclass
class Resolution:
    """Chooses a step of the ladder from what the maps have cost. `share` is the part of the time they took lately."""

    side: int = ENOUGH
    share: float = 0.0
    _spent: float = 0.0
    _elapsed: float = 0.0
    _last: float | None = None
    _cheap: int = 0

    def observe(self, side: int, cost: float, at: float) -> bool:
        """Take in a map of `side` points that cost so many seconds and was made at a time; whether `side` changed.

        The cost grows with the square of the side. Maps of another side than the present one are on their way still.
        """
        last, self._last = self._last, at
        if side != self.side or last is None:
            return False
        self._spent += cost
        self._elapsed += min(max(at - last, cost), LONGEST)
        if self._elapsed < WINDOW:
            return False
        self.share = self._spent / self._elapsed
        self._spent = self._elapsed = 0.0
        return self._judge()

    def _judge(self) -> bool:
        """Go down at once, up only after some patience."""
        if self.share > MOST:
            return self._take(max([step for step in LADDER if self._expected(step) <= AIM], default=LADDER[0]))
        finer = min([step for step in LADDER if step > self.side], default=self.side)
        allowed = AIM if finer <= ENOUGH else LUXURY
        self._cheap = self._cheap + 1 if self._expected(finer) <= allowed else 0
        return self._cheap >= PATIENCE and self._take(finer)

    def _expected(self, side: int) -> float:
        return self.share * (side / self.side) ** 2

    def _take(self, side: int) -> bool:
        changed, self.side, self._cheap = side != self.side, side, 0
        return changed
