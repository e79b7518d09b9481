"""The work that one page may cost, counted in steps, so that it is the same on every machine.

A step is a reading that a search follows for one character more, or `SCANNED` code points that a pass
looks through. Who searches counts what a line or a search came to, not each character, so counting
costs nothing that can be measured. A page may cost so many steps for each of its code points, and for `SPARE` more,
because a short page has little to divide a search by. What costs more is rejected, wherever it runs;
the clock (`run.watchdog`) is left for what nobody counts.

Whoever runs passes hands one budget to all of them and starts it anew for each page.
"""

from eduparse.errors import TooMuchWork

SCANNED = 100  # code points looked through in the time of one step, about
SPARE = 2_000  # code points that every page is given beside its own


class Budget:
    """Allows ``each`` steps for each code point of a page; 0 allows all and only counts.

    ``spent`` tells how many steps there were since `start`.
    """

    __slots__ = ("_each", "_most", "spent")

    def __init__(self, each: int = 0) -> None:
        self._each = each
        self._most = each * SPARE
        self.spent = 0

    def start(self, length: int) -> None:
        """Count anew, for a page of ``length`` code points (or bytes, while it is being read)."""
        self._most = self._each * (length + SPARE)
        self.spent = 0

    def counted(self) -> tuple[int, int]:
        """What is allowed and what is spent of the page, for `count_on` behind other pages."""
        return self._most, self.spent

    def count_on(self, counted: tuple[int, int]) -> None:
        """Go on with a page of which so much was `counted`."""
        self._most, self.spent = counted

    def spend(self, steps: int) -> None:
        """Count ``steps``. Raises TooMuchWork where the page has cost too much."""
        self.spent += steps
        if self.spent > self._most > 0:
            raise TooMuchWork(self._most)


class _Unlimited(Budget):
    """What a pass is given that nobody limits: it counts nothing, so it may be shared."""

    def spend(self, steps: int) -> None:
        del steps


UNLIMITED: Budget = _Unlimited()
