"""Standard error: lines for people, and on a terminal a counter below them."""

import os
import sys
import time
from collections.abc import Callable

_CLEAR = "\r\x1b[K"
_INTERVAL = 0.1  # seconds between two states of the counter


def tell(line: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"eduparse: {line}\n")


class Screen:
    """What a run says beside its errors: nothing when ``quiet``."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._live = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._next = 0.0

    def say(self, line: str) -> None:
        """One line, unless quiet."""
        self.clear()
        if not self._quiet:
            tell(line)

    def count(self, sentence: Callable[[], str]) -> None:
        """Show how far the run is; ``sentence`` is only called when it is time to."""
        if self._live and time.monotonic() >= self._next:
            self._next = time.monotonic() + _INTERVAL
            sys.stderr.write(_CLEAR + sentence())
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the counter away before anything else is written."""
        if self._live:
            sys.stderr.write(_CLEAR)
