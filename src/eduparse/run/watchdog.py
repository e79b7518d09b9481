"""An end for what hangs: the clock of one record.

What a record costs is bounded by its length and by counts, which are the same on every machine; the
clock is only for what nobody foresaw. When it rings the record is rejected. Native code that never
looks at signals is ended by the system, with its worker, after twice that time on the processor:
the pool does the rest.
"""

import signal
import sys
import threading
from types import FrameType, TracebackType

# In a worker SIGPROF has no handler, so that its timer ends the process.
_FACTOR = 2.0
_LEAST = 0.001  # seconds; none would stop the clock


class Overdue(BaseException):
    """The time of a record is up. No handler of a pass may take it for an error of its own."""


class Clock:
    """``with clock:`` around each record raises `Overdue` in it after ``seconds``; 0 sets no limit.

    The clock needs the main thread and a system with timers; elsewhere it never rings. `close` gives
    the signal back.
    """

    def __init__(self, seconds: float) -> None:
        able = hasattr(signal, "setitimer") and (
            threading.current_thread() is threading.main_thread()
        )
        self._seconds = seconds if able else 0
        # Loaded in every worker; a command of one process starts without it.
        processes = sys.modules.get("multiprocessing")
        self._worker = processes is not None and processes.parent_process() is not None
        self._spent = 0.0
        self._before = signal.signal(signal.SIGALRM, _ring) if self._seconds else None

    def after(self, seconds: float) -> "Clock":
        """The clock for a record that has had ``seconds`` already."""
        self._spent = seconds
        return self

    def __enter__(self) -> None:
        self._set(max(_LEAST, self._seconds - self._spent))

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._set(0)

    def close(self) -> None:
        """Put back what the signal meant before."""
        if self._seconds:
            signal.signal(signal.SIGALRM, self._before)

    def _set(self, seconds: float) -> None:
        if self._seconds:
            signal.setitimer(signal.ITIMER_REAL, seconds)
            if self._worker:
                signal.setitimer(signal.ITIMER_PROF, seconds * _FACTOR)


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise Overdue
