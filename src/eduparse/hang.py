"""An end for what hangs: the clock of one record.

What a record costs is bounded by its length and by counts, which are the same on every machine; the
clock is only for what nobody foresaw. When it rings the record is rejected. Native code that never
looks at signals is ended by the system, with its worker, after twice the time: the pool does the
rest.
"""

import multiprocessing
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# In a worker SIGPROF has no handler, so that its timer ends the process.
_FACTOR = 2.0


class Overdue(BaseException):
    """The time of a record is up. No handler of a pass may take it for an error of its own."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `Overdue` inside the block after ``seconds``; 0, or no main thread, sets no limit."""
    if not _can_ring() or not seconds:
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    if multiprocessing.parent_process() is not None:
        signal.setitimer(signal.ITIMER_PROF, seconds * _FACTOR)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGALRM, before)


def _can_ring() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise Overdue
