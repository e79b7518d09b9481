"""Join the lines that a typesetter broke: 提高学生的审美和人文素养，全⏎面加强和改进美育.

A page copied from a PDF or a printed view has a line break at the end of every line of its column. It
shows in the lengths: many lines of one width that end inside a sentence, and hardly a longer one. A line
that fills the column and does not end a sentence takes in the next, unless that opens with a label or an
indent. In clean text paragraphs are longer than any column, so nothing is joined there.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.charmodel import model
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split.front_back import text_lines
from eduparse.stages.split.hanging import hanging
from eduparse.stages.split.join import opens_apart
from eduparse.stages.split.labels import label_candidates

NARROWEST, WIDEST = 20, 60  # full-width characters in a line of a column
SLACK = 3  # by which lines of one column differ, punctuation being squeezed
FEWEST = 8  # lines that fill the column and end inside a sentence
STRICT = 1  # by which they differ on a page of a few lines
FEWEST_STRICT = 4  # of such lines there
FEWEST_SHORT = 2  # lines there that end their sentence before the margin
MIN_SHARE = 0.6  # of the lines that end inside a sentence fill the column
MAX_LONGER = 0.03  # share of lines that are longer than the column
LOOKED_AT = 60  # breaks that the character model is asked about

MAX_ALIKE = 0.35  # share of lines that end, or begin, with the same character or two
CHANCE = 2  # lines that may end alike by chance, however few there are
MIN_PROSE = 0.5  # share of lines with a comma or a stop inside

_PROSE = lazy_pattern("[，。；：]")
_STOPS = frozenset("。！？；：!?;:…")
_CLOSERS = "”’》）)」』\"'"


class Wrap:
    """Take out the line breaks of a column of type."""

    name = "split.wrap"
    mends = "wrapped lines"

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book

    def __call__(self, doc: Document) -> Findings:
        """Return the breaks inside sentences as deletions."""
        text = doc.text
        spans = list(text_lines(text, 0, len(text)))
        widths = [_width(text[low:high]) for low, high in spans]
        column, slack = _column(text, spans, widths), SLACK
        if column is None:
            widths = [_width(_printed(text, low, high)) for low, high in spans]
            column, slack = _short_column(text, spans, widths), STRICT
        if column is None:
            return Findings(edits=hanging(text, spans, self._book))
        labels = {
            c.start for c in label_candidates(text, self._book) if c.line_start and c.place > 0
        }
        edits = []
        for width, ((_, end), (start, _)) in zip(widths, pairwise(spans), strict=False):
            indent = text[text.rfind("\n", end, start) + 1 : start]
            if (
                abs(width - column) <= slack
                and not _ends(text[max(0, end - 8) : end])
                and start not in labels
                and len(indent) < 2
                and not opens_apart(text, start)
            ):
                latin = text[end - 1].isascii() and text[start].isascii()
                after = " " if latin and text[end - 1].isalnum() and text[start].isalnum() else ""
                edits.append(Edit(end, start, after, "join.wrapped", 0.95))
        return Findings(edits=tuple(edits) if _reads_on(text, edits) else ())


def _printed(text: str, low: int, high: int) -> str:
    """A line with the wide blanks of its indent."""
    start = text.rfind("\n", 0, low) + 1
    return text[low - text[start:low].count("\u3000") : high]


def _short_column(text: str, spans: Sequence[tuple[int, int]], widths: Sequence[int]) -> int | None:
    """The column of a page of a few lines: all lines that end inside a sentence are of one width.

    No line is wider, and some lines end their sentence before the margin.
    """
    ends = [_ends(text[max(0, end - 8) : end]) for _, end in spans]
    inside = [w for w, ended in zip(widths, ends, strict=True) if not ended and w >= NARROWEST]
    if len(inside) < FEWEST_STRICT:
        return None
    broken = [text[end - 1] for (_, end), ended in zip(spans, ends, strict=True) if not ended]
    if 2 * sum(c.isalnum() for c in broken) < len(broken):
        return None  # verses end in a comma
    column = Counter(inside).most_common(1)[0][0]
    even = all(abs(w - column) <= STRICT for w in inside) and max(widths) <= column + STRICT
    short = sum(ended and w < column - SLACK for w, ended in zip(widths, ends, strict=True))
    return column if even and column <= WIDEST and short >= FEWEST_SHORT else None


def _reads_on(text: str, edits: Sequence[Edit]) -> bool:
    """Whether the text reads better without the breaks: a list of names of one length does not.

    Its lines hold no commas, and they begin and end alike; prose is broken anywhere.
    """
    lasts = Counter(text[e.start - 1] for e in edits)
    firsts = Counter(text[e.end : e.end + 2] for e in edits)
    alike = max((*lasts.values(), *firsts.values()), default=0)
    prose = sum(bool(_PROSE.search(text, text.rfind("\n", 0, e.start) + 1, e.start)) for e in edits)
    if alike > max(CHANCE, MAX_ALIKE * len(edits)) or prose < MIN_PROSE * len(edits):
        return False
    chars = model()
    gain = 0.0
    for e in edits[:LOOKED_AT]:
        left, right = text[max(0, e.start - 3) : e.start], text[e.end : e.end + 5]
        gain += chars.score(right, left=left) - chars.score("\n" + right, left=left)
    return gain > 0


def _ends(line: str) -> bool:
    """Whether ``line`` ends a sentence, closing marks apart."""
    return line.rstrip(_CLOSERS)[-1:] in _STOPS


def _width(line: str) -> int:
    """In full-width characters: a Chinese one has three bytes of UTF-8, a half-width one has one."""
    return (len(line) + (len(line.encode("utf-8", "replace")) - len(line)) // 2 + 1) // 2


def _column(text: str, spans: list[tuple[int, int]], widths: list[int]) -> int | None:
    """The width of the column the text is set in; None where it is not."""
    inside = [
        w
        for w, (_, end) in zip(widths, spans, strict=True)
        if not _ends(text[max(0, end - 8) : end])
    ]
    counts = Counter(w for w in inside if NARROWEST <= w <= WIDEST)
    if sum(counts.values()) < FEWEST:
        return None
    column = max(counts, key=lambda w: (sum(counts[w + d] for d in (-1, 0, 1)), w))
    full = sum(abs(w - column) <= SLACK for w in inside)
    longer = sum(w > column + SLACK for w in widths)
    fits = full >= max(FEWEST, MIN_SHARE * len(inside)) and longer <= MAX_LONGER * len(widths)
    return column if fits else None
