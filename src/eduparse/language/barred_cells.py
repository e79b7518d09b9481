"""Tables that a page prints one cell a line, each with a bar behind it (or in front): 普高 |, then | for an empty cell.

A lone bar is an empty cell where its neighbours are cells, and the border of a box where they are
paragraphs. How wide the rows are is told by the cells: the head is full and has no figure, the first
cell of each row is full, and each column holds figures or words, never both. Where no width, or more
than one, divides the cells so, their lines are left as they are printed. Where the head begins with 序号, a cell
may hold sentences.
"""

from collections.abc import Iterator, Sequence

from eduparse.document.records import dataclass
from eduparse.language.lazy_pattern import lazy_pattern

BARS = "|｜│"
CELL = 40  # code points of a cell that is a line of its own
LONGEST_CELL = 600  # code points of one below a head that counts its rows: 序号 | 任务 |
PART = 12  # code points of a line that goes on in the next one: 特殊, 教育 |
FIRST_PART = 4  # the same in front of the first cell, where it may be the heading of the table
PARTS = 3  # lines of one cell
FEWEST_FILLED = 3  # cells with text in a run of cells
WIDEST = 40  # columns
BARRED = lazy_pattern(f"[{BARS}]")
_EDGES = " \t\r\u00a0\u3000"
_COUNTS = lazy_pattern("序[ \t\u3000]*号|编[ \t\u3000]*号")
_SENTENCE = lazy_pattern(r"[。；;！!？?：:，,]$|。")
FIGURE = lazy_pattern(r"[\d.%％,，:：/\-—~～]*\d[\d.%％,，:：/\-—~～]*[一-鿿]?")


@dataclass(frozen=True, slots=True)
class BarredCell:
    """One cell: its lines ``[first, last]`` and its text, which is empty where only the bar is printed."""

    first: int
    last: int
    text: str


def barred_cells(lines: Sequence[str]) -> Iterator[list[BarredCell]]:
    """The runs of cells among ``lines``, in order; blank lines between cells do not end a run."""
    run: list[BarredCell] = []
    parts: list[int] = []
    for n, line in enumerate(lines):
        text = line.strip(_EDGES)
        if not text:
            continue
        if _is_cell(text) or _is_long_cell(text, run):
            own = [lines[k].strip(_EDGES) for k in parts]
            bare = text.strip(BARS + _EDGES)
            parts = parts if bare else []
            words = [*own, bare] if parts else [bare]
            run.append(BarredCell(parts[0] if parts else n, n, " ".join(words)))
            parts = []
        elif len(parts) + 1 < PARTS and _is_part(text, PART if run else FIRST_PART):
            parts.append(n)
        else:
            yield from _enough(run)
            run, parts = [], []
    yield from _enough(run)


def _is_cell(text: str) -> bool:
    """Whether a line is a lone bar, or a short text with one bar at one of its ends."""
    bars = sum(map(text.count, BARS))
    return bars == 1 and (
        len(text) == 1
        or (
            len(text) <= CELL
            and (text[0] in BARS or text[-1] in BARS)
            and not _SENTENCE.search(text.strip(BARS + _EDGES))
        )
    )


def _is_long_cell(text: str, run: Sequence[BarredCell]) -> bool:
    """Whether a line is a cell of sentences, with a bar behind it, or behind the cell with the number of its row."""
    if not run or len(text) > LONGEST_CELL or not _COUNTS.fullmatch(run[0].text):
        return False
    bars = sum(map(text.count, BARS))
    numbered = FIGURE.fullmatch(run[-1].text) is not None
    return (bars == 1 and text[-1] in BARS) or (bars == 0 and numbered)


def _is_part(text: str, longest: int) -> bool:
    """Whether a line may be the first part of a cell that ends on the next one."""
    barred = any(bar in text for bar in BARS)
    return len(text) <= longest and not barred and not _SENTENCE.search(text)


def _enough(run: list[BarredCell]) -> Iterator[list[BarredCell]]:
    if sum(bool(cell.text) for cell in run) >= FEWEST_FILLED:
        yield run


def cells_a_row(cells: Sequence[str]) -> int | None:
    """How many cells each row of a table has; None where the cells do not tell it."""
    fits = [
        wide
        for wide in range(2, min(WIDEST, len(cells) // 2) + 1)
        if len(cells) % wide == 0 and _divides(cells, wide)
    ]
    return fits[0] if len(fits) == 1 else None


def _divides(cells: Sequence[str], wide: int) -> bool:
    head, body = cells[:wide], cells[wide:]
    if not all(head[1:]) or any(map(FIGURE.fullmatch, head)) or not all(body[::wide]):
        return False
    told = 0
    for n in range(wide):
        below = [bool(FIGURE.fullmatch(cell)) for cell in body[n::wide] if cell]
        if any(below) and not all(below):
            return False
        told += any(below)
    return bool(told)
