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
from eduparse.language.clause_labels import LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split.hanging import hanging
from eduparse.stages.split.join import opens_apart
from eduparse.stages.split.labels import label_candidates
from eduparse.stages.split.text_lines import text_lines

NARROWEST, WIDEST = 20, 60  # full-width characters in a line of a column
SLACK = 3  # by which lines of one column differ, punctuation being squeezed
FEWEST = 8  # lines that fill the column and end inside a sentence …
FEW = 3  # … or these, where their widths and the model leave no doubt:
EVEN = 1  # they differ by no more than this, and
JOINED_WELL = 3.0  # nats that each break gains on average when it is taken out
MIN_SHARE = 0.6  # of the lines that end inside a sentence fill the column
MAX_LONGER = 0.03  # share of lines that are longer than the column
LOOKED_AT = 60  # breaks that the character model is asked about

MAX_ALIKE = 0.35  # share of lines that end, or begin, with the same character or two
CHANCE = 2  # of more lines than these that may do so by chance, however few there are
MIN_PROSE = 0.5  # share of lines with a comma or a stop inside

# Sites print full-width marks as narrow ones: a comma behind a Chinese character is one all the same.
PROSE = lazy_pattern("[，。；：]|(?<=[一-鿿”）)])[,;:]")
_LABEL = lazy_pattern(rf"{LABEL}|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?!\d)")
_NARROWED = lazy_pattern("(?<=[一-鿿])[,;:?!()]")
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
        edits: list[Edit] = []
        if _may_be_column(text, spans):
            widths = [_width(text[text.rfind("\n", 0, low) + 1 : high]) for low, high in spans]
            column = _column(text, spans, widths)
            edits = [] if column is None else self._breaks(text, spans, widths, column)
        sure = len(edits) >= FEWEST
        if len(edits) < FEW or not _reads_on(text, edits, sure=sure):
            return Findings(edits=hanging(text, spans, self._book))
        return Findings(edits=tuple(edits))

    def _breaks(
        self, text: str, spans: Sequence[tuple[int, int]], widths: Sequence[int], column: int
    ) -> list[Edit]:
        """The deletions of the breaks behind full lines that do not end a sentence."""
        labels = {
            c.start for c in label_candidates(text, self._book) if c.line_start and c.place > 0
        }
        edits = []
        for width, ((_, end), (start, _)) in zip(widths, pairwise(spans), strict=False):
            indent = text[text.rfind("\n", end, start) + 1 : start]
            if (
                abs(width - column) <= SLACK
                and breaks_sentence(text, end)
                and start not in labels
                and len(indent) < 2
                and not opens_apart(text, start)
            ):
                latin = text[end - 1].isascii() and text[start].isascii()
                after = " " if latin and text[end - 1].isalnum() and text[start].isalnum() else ""
                edits.append(Edit(end, start, after, "join.wrapped", 0.95))
        return edits


def _reads_on(text: str, edits: Sequence[Edit], *, sure: bool) -> bool:
    """Whether the text reads better without the breaks: a list of names of one length does not.

    Its lines hold no commas, and they begin and end alike; prose is broken anywhere. Where the lines are too few
    to be ``sure``, each break must gain much.
    """
    lasts = Counter(text[e.start - 1] for e in edits)
    firsts = Counter(text[e.end : e.end + 2] for e in edits)
    alike = max((*lasts.values(), *firsts.values()), default=0)
    prose = sum(bool(PROSE.search(text, text.rfind("\n", 0, e.start) + 1, e.start)) for e in edits)
    chance = CHANCE if len(edits) > CHANCE + 1 else 1
    if alike > max(chance, MAX_ALIKE * len(edits)) or prose < MIN_PROSE * len(edits):
        return False
    gain = sum(gain_of_joining(text, e.start, e.end) for e in edits[:LOOKED_AT])
    return gain > (0 if sure else JOINED_WELL * len(edits[:LOOKED_AT]))


def gain_of_joining(text: str, low: int, high: int) -> float:
    """By how many nats ``text`` is likelier without the break ``[low, high)``."""
    left, right = text[max(0, low - 3) : low], text[high : high + 5]
    return model().score(right, left=left) - model().score("\n" + right, left=left)


def breaks_sentence(text: str, end: int) -> bool:
    """Whether the line that ends at ``end`` ends inside a sentence, closing marks apart."""
    last = text[end - 1 : end]
    if last in _CLOSERS:
        last = text[max(0, end - 8) : end].rstrip(_CLOSERS)[-1:]
    return last not in _STOPS


def _width(line: str) -> int:
    """In full-width characters: a Chinese one has three bytes of UTF-8, a half-width one has one.

    A narrow mark behind a Chinese character was a full-width one when the line was broken.
    """
    length = len(line)
    if length > 2 * (WIDEST + SLACK):
        return length  # of a paragraph, wider than any column, whatever it is made of
    size = len(line.encode("utf-8", "replace"))
    narrowed = len(_NARROWED.findall(line)) if size < 3 * length else 0
    return (length + narrowed + (size - length) // 2 + 1) // 2


def _may_be_column(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether lines enough as wide as a column end inside a sentence, which those of most papers do not."""
    broken = [n for n, (_, end) in enumerate(spans) if breaks_sentence(text, end)]
    if len(broken) < FEW:
        return False
    nexts = [*(start for start, _ in spans[1:]), len(text)]
    wide = 0
    for n in broken:
        if not _LABEL.match(text, nexts[n]):
            low, high = spans[n]
            wide += NARROWEST <= _width(text[text.rfind("\n", 0, low) + 1 : high]) <= WIDEST
    return wide >= FEW


def _column(text: str, spans: Sequence[tuple[int, int]], widths: Sequence[int]) -> int | None:
    """The width of the column the text is set in; None where it is not."""
    nexts = [*(start for start, _ in spans[1:]), len(text)]
    inside = [n for n, (_, end) in enumerate(spans) if breaks_sentence(text, end)]
    if len(inside) >= FEW:  # a heading above the label of the next line is no broken sentence
        inside = [n for n in inside if not _LABEL.match(text, nexts[n])]
    inside = [widths[n] for n in inside]
    counts = Counter(w for w in inside if NARROWEST <= w <= WIDEST)
    if sum(counts.values()) < FEW:
        return None
    near = {w: sum(counts[w + d] for d in (-1, 0, 1)) for w in range(NARROWEST, WIDEST + 1)}
    column = max(near, key=lambda w: (near[w], counts[w], w))
    full = sum(abs(w - column) <= SLACK for w in inside)
    longer = sum(w > column + SLACK for w in widths)
    even = sum(abs(w - column) <= EVEN for w in inside)
    enough = full >= FEWEST or (even >= FEW and even == full)
    fits = enough and full >= MIN_SHARE * len(inside) and longer <= MAX_LONGER * len(widths)
    return column if fits else None
