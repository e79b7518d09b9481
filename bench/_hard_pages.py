"""Pages that are hard to be quick on: how much longer ten times as much takes. Linear is ten."""

import random
import time
from collections.abc import Callable
from pathlib import Path

from bench._damage import held_back, slipped
from bench._flow import clean
from eduparse.document.document import Document

SLIPS = 10_000  # places with a lost byte on one page
MARKS = 2_000_000  # bytes of labels and nothing else
_TENTH = 10


def growth(shared: Path) -> dict[str, float]:
    """By kind of page, how many times longer the page takes than a tenth of it."""
    return {
        f"{name} against a tenth": round(_spent(page(1)) / _spent(page(_TENTH)), 1)
        for name, page in (("10,000 slips", _slips(shared)), ("2 MB of (一)", _marks))
    }


def _slips(shared: Path) -> Callable[[int], str]:
    lines = list(held_back(shared, 30, 60))

    def page(part: int) -> str:
        rng = random.Random(3)  # noqa: S311 - no secret
        chosen = (lines[n % len(lines)] for n in range(SLIPS // part))
        return "\n".join(slipped(line, rng, kept=False, narrow=False) for line in chosen)

    return page


def _marks(part: int) -> str:
    return "（一）" * (MARKS // len("（一）".encode()) // part)


def _spent(text: str) -> float:
    begun = time.process_time()
    clean(Document.of_page("page", "page", text))
    return time.process_time() - begun
