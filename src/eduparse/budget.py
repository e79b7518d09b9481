"""The work that one page may cost, counted in steps, so that it is the same on every machine.

A step is a reading that a search follows for one character more, or `SCANNED` code points that a pass
looks through. Who searches counts what a line or a search came to, not each character, so counting
costs nothing that can be measured. A page may cost so many steps for each of its code points, and for `SPARE` more,
because a short page has little to divide a search by. What costs more is rejected, wherever it runs;
the clock (`hang`) is left for what nobody counts.
"""

from contextvars import ContextVar, Token
from types import TracebackType
from typing import Self

from eduparse.errors import TooMuchWork

SCANNED = 100  # code points looked through in the time of one step, about
SPARE = 2_000  # code points that every page is given beside its own


class Budget:
    """``with Budget(each, length):`` allows ``each`` steps for each of ``length`` code points; 0 allows all.

    Inside, `spend` raises TooMuchWork once they are gone; ``spent`` tells how many there were.
    """

    __slots__ = ("_before", "_most", "spent")

    def __init__(self, each: int, length: int) -> None:
        self._most = each * (length + SPARE)
        self._before: Token[Budget | None] | None = None
        self.spent = 0

    def __enter__(self) -> Self:
        self._before = _CURRENT.set(self)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if self._before is not None:
            _CURRENT.reset(self._before)

    def spend(self, steps: int) -> None:
        """Count ``steps``. Raises TooMuchWork."""
        self.spent += steps
        if self.spent > self._most > 0:
            raise TooMuchWork(self._most)


_CURRENT: ContextVar[Budget | None] = ContextVar("budget", default=None)


def spend(steps: int) -> None:
    """Count ``steps`` of the page that is worked on. Raises TooMuchWork where it has cost too much."""
    budget = _CURRENT.get()
    if budget is not None:
        budget.spend(steps)
