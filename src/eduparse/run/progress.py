"""Standard error: lines for people, and on a terminal a bar below them and a table at the end."""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from eduparse.errors import EduparseError
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.messages import shown

if TYPE_CHECKING:
    from eduparse.run.tally import Tally

_INTERVAL = 0.1  # seconds between two states of the bar


# What would break the line, or drive the terminal, where it stands in a name.
_CONTROL = lazy_pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


# What opens a store, where it stands in an address: user and password, keys and signatures.
_SECRETS = (
    lazy_pattern(r"(?<=://)[^/@\s]+(?=@)"),
    lazy_pattern(
        r"(?i)(?<=[?&])(?P<name>(?:[\w-]*(?:token|secret|password|signature|credential|key)|sig))=[^&\s#:]+"
    ),
)


def tell(line: str) -> None:
    """One line on standard error; control characters are spelt out, secrets in addresses left out."""
    line = shown(line)
    line = _SECRETS[0].sub("***", line)
    line = _SECRETS[1].sub(r"\g<name>=***", line)
    line = _CONTROL.sub(lambda m: ascii(m[0])[1:-1], line)
    sys.stderr.write(f"eduparse: {line}\n")


class Screen:
    """What a run says beside its errors: nothing when ``quiet``, no bar where no person watches."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._live = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._next = 0.0
        self._bar: Any = None
        self._total: int | None = None

    def expect(self, total: Callable[[], int | None]) -> None:
        """Show the bar, and let ``total`` find out in the background how many bytes there are.

        None means that nobody knows. It is not called where nobody watches; the run does not wait for it.
        """
        if self._live:
            self._bar = _bar()
            self._bar.start()

            def look() -> None:
                # What is wrong with the inputs the run itself tells; here it only means: unknown.
                with contextlib.suppress(EduparseError, OSError):
                    self._total = total()

            threading.Thread(target=look, daemon=True).start()

    def say(self, line: str) -> None:
        """One line, unless quiet."""
        if not self._quiet:
            tell(line)

    def show(self, tally: "Tally", done: int) -> None:
        """Show how far the run is, where it is time to: ``done`` bytes of the inputs are behind it."""
        if self._bar is not None and time.monotonic() >= self._next:
            self._next = time.monotonic() + _INTERVAL
            total = max(self._total, done) if self._total else None
            for task in self._bar.task_ids:
                self._bar.update(
                    task, completed=done if total else 0, total=total, said=tally.progress()
                )

    def clear(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def sum_up(self, tally: "Tally", where: str) -> None:
        """What was done: a table on a terminal, a line elsewhere, unless quiet."""
        self.clear()
        if not self._live:
            told = f" -> {where}" if where else ""
            self.say(f"{shown(tally.sentence())}{shown(f' in {tally.seconds:.1f} s')}{told}")
            return
        from rich.console import Console

        Console(stderr=True, highlight=False).print(tally.table(where))


def _bar() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.fields[said]}"),
        BarColumn(bar_width=20),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        transient=True,  # the table says it all once the run is over
        redirect_stdout=False,  # rows are not for the bar to touch
    )
    bar.add_task("run", total=None, said="0 files")
    return bar
