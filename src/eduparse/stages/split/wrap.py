"""Join the lines that a typesetter broke: 提高学生的审美和人文素养，全⏎面加强和改进美育.

A page copied from a PDF or a printed view has a line break at the end of every line of its column. It
shows in the lengths: many lines of one width that end inside a sentence, and hardly a longer one. A line
that fills the column and does not end a sentence takes in the next, unless that opens with a label or an
indent. In clean text paragraphs are longer than any column, so nothing is joined there.
"""

from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.charmodel import model
from eduparse.language.clause_labels import DIVISION, LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split.hanging import hanging
from eduparse.stages.split.join import opens_apart
from eduparse.stages.split.labels import label_candidates
from eduparse.stages.split.text_lines import rest_of_line, text_lines
from eduparse.stages.split.torn_lines import TORN, gain_of_mending, torn_lines

NARROWEST, WIDEST = 20, 60  # full-width characters in a line of a column
SLACK = 3  # by which lines of one column differ, punctuation being squeezed
FEWEST = 8  # lines that fill the column and end inside a sentence …
FEW = 3  # … or these, where their widths and the model leave no doubt:
EVEN = 1  # they differ by no more than this, and
JOINED_WELL = 3.0  # nats that each break gains on average when it is taken out
UNEVEN = (
    0.1  # share of them that may be shorter by so little where all others are of just one length
)
MIN_SHARE = 0.6  # of the lines that end inside a sentence fill the column
MAX_LONGER = 0.03  # share of lines that are longer than the column
DEEPER = 2  # code points between two lines, where the lower one is set in
NESTED = 6  # by which the lines of items that were set in are narrower
NESTED_SHARE = 0.8  # of the unfinished lines, the short ones apart, are as wide
MIN_CLOSED = 0.5  # of the paragraphs that joined lines make end as sentences do
LOOKED_AT = 60  # breaks that the character model is asked about

MAX_ALIKE = 0.35  # share of lines that end, or begin, with the same character or two
CHANCE = 2  # of more lines than these that may do so by chance, however few there are
MIN_PROSE = 0.5  # share of lines with a comma or a stop inside

# Sites print full-width marks as narrow ones: a comma behind a Chinese character is one all the same.
PROSE = lazy_pattern("[，。；：]|(?<=[一-鿿”）)])[,;:]")
_LABEL = lazy_pattern(rf"{LABEL}|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?!\d)")
_ARTICLE = lazy_pattern(rf"{DIVISION}[ \t\u3000]+")
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
        nested = False
        inside = _unfinished(text, spans)
        if _may_be_column(text, spans, inside):
            widths = [width(text[text.rfind("\n", 0, low) + 1 : high]) for low, high in spans]
            column = _column(inside, widths)
            if column is None and (beside := _beside(text, spans, widths)) is not None:
                widths, column = beside, _column(inside, beside)
            low = None if column is None else column - SLACK
            if column is None and (column := _nested_column(inside, widths)) is not None:
                low, nested = column - NESTED, True
            even = _even_column(text, spans, inside)
            if column is not None and low is not None:
                edits = self._breaks(text, spans, widths, range(low, column + SLACK + 1))
            elif even is not None:
                edits = self._breaks(text, spans, _lengths(text, spans), range(even, even + 1))
            if even is not None:
                edits = [e for e in edits if _fills(text, e, even)]
        if nested:  # a title stands above, and who decided on the paper
            first = next((c.start for c in label_candidates(text, self._book) if c.line_start), 0)
            edits = [e for e in edits if e.start > first]
        sure = len(edits) >= FEWEST and not nested
        if len(edits) < FEW or not _reads_on(text, edits, sure=sure):
            edits = list(hanging(text, spans, self._book) or torn_lines(text, spans))
        return Findings(edits=tuple(edits))

    def _breaks(
        self, text: str, spans: Sequence[tuple[int, int]], widths: Sequence[int], full: range
    ) -> list[Edit]:
        """The deletions of the breaks behind full lines that do not end a sentence."""
        labels = {
            c.start for c in label_candidates(text, self._book) if c.line_start and c.place > 0
        }
        hangs = _hangs(text, spans, labels)
        edits: list[Edit] = []
        for wide, ((before, end), (start, _)) in zip(widths, pairwise(spans), strict=False):
            indent = text[text.rfind("\n", end, start) + 1 : start]
            of_item = before in labels or (bool(edits) and edits[-1].end == before)
            if (
                wide in full
                and breaks_sentence(text, end)
                and start not in labels
                and (len(indent) < 2 or (hangs and of_item))
                and not opens_apart(text, start)
            ):
                latin = text[end - 1].isascii() and text[start].isascii()
                after = " " if latin and text[end - 1].isalnum() and text[start].isalnum() else ""
                edits.append(Edit(end, start, after, "join.wrapped", 0.95))
        return edits


def _nested_column(unfinished: Sequence[int], widths: Sequence[int]) -> int | None:
    """The width of the column where items were set in and lost their indents, so that their lines are narrower.

    Nearly all unfinished lines are of it or a little narrower, and hardly one is longer.
    """
    inside = [w for n in unfinished if (w := widths[n]) >= NARROWEST]
    column = max(inside, default=WIDEST + 1)
    full = sum(w >= column - NESTED for w in inside)
    longer = sum(w > column + SLACK for w in widths)
    fits = FEWEST <= full >= NESTED_SHARE * len(inside) and longer <= MAX_LONGER * len(widths)
    return column if fits and column <= WIDEST else None


def _even_column(
    text: str, spans: Sequence[tuple[int, int]], unfinished: Sequence[int]
) -> int | None:
    """The code points of the lines of a program that breaks at just so many, wide ones or not; None where lines differ.

    Three lines are so long that end inside a sentence, and none is longer; nor is more than one of a few hardly shorter, as
    a title may be, but lines of type are.
    """
    lengths = _lengths(text, spans)
    column = max(lengths, default=0)
    inside = [lengths[n] for n in unfinished]
    full = inside.count(column)
    shorter = sum(column - SLACK <= size < column for size in inside)
    even = full >= FEW and shorter <= max(1, UNEVEN * full)
    return column if NARROWEST <= column <= WIDEST and even else None


def _fills(text: str, edit: Edit, column: int) -> bool:
    """Whether the line that ends at ``edit`` has all ``column`` code points, or goes well with the next one."""
    full = edit.start - (text.rfind("\n", 0, edit.start) + 1) == column
    return full or gain_of_mending(text, edit.start, edit.end) > 0


def _lengths(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    return [high - (text.rfind("\n", 0, low) + 1) for low, high in spans]


def _unfinished(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """The lines that end inside a sentence."""
    stops = _STOPS  # how nearly every line ends
    inside = [
        n
        for n, (_, end) in enumerate(spans)
        if text[end - 1] not in stops and breaks_sentence(text, end)
    ]
    if len(inside) >= FEW:  # a heading above the label of the next line is no broken sentence
        nexts = [*(start for start, _ in spans[1:]), len(text)]
        inside = [n for n in inside if not _LABEL.match(text, nexts[n])]
    return inside


def _beside(text: str, spans: Sequence[tuple[int, int]], widths: Sequence[int]) -> list[int] | None:
    """The widths where the labels of articles stand beside the column: the first line begins behind its label.

    None where no more than one line opens so.
    """
    found = list(widths)
    beside = 0
    for n, (low, high) in enumerate(spans):
        if (label := _ARTICLE.match(text, low, high)) is not None:
            beside += 1
            found[n] = width(text[label.end() : high])
    return found if beside > 1 else None


def _hangs(text: str, spans: Sequence[tuple[int, int]], labels: Container[int]) -> bool:
    """Whether no paragraph is set in: each line that stands deeper goes on with the sentence above it."""
    return not any(
        start - end > DEEPER and start not in labels and not breaks_sentence(text, end)
        for (_, end), (start, _) in pairwise(spans)
        if "\n\n" not in text[end:start]
    )


def _reads_on(text: str, edits: Sequence[Edit], *, sure: bool) -> bool:
    """Whether the text reads better without the breaks: a list of names of one length does not.

    Its lines hold no commas, and they begin and end alike, or no sentence ends in them; prose is broken anywhere.
    Where the lines are too few to be ``sure``, each break must gain much.
    """
    if not _closes(text, edits):
        return False
    lasts = Counter(text[e.start - 1] for e in edits)
    firsts = Counter(text[e.end : e.end + 2] for e in edits)
    alike = max((*lasts.values(), *firsts.values()), default=0)
    prose = sum(bool(PROSE.search(text, text.rfind("\n", 0, e.start) + 1, e.start)) for e in edits)
    chance = CHANCE if len(edits) > CHANCE + 1 else 1
    if alike > max(chance, MAX_ALIKE * len(edits)) or prose < MIN_PROSE * len(edits):
        return False
    breaks = edits[:LOOKED_AT]
    if sum(gain_of_joining(text, e.start, e.end) for e in breaks) > (
        0 if sure else JOINED_WELL * len(breaks)
    ):
        return True
    # What is no paper is asked of the model of all genres, too.
    return sum(gain_of_mending(text, e.start, e.end) for e in breaks) > TORN * len(breaks)


def _closes(text: str, edits: Sequence[Edit]) -> bool:
    """Whether most paragraphs that the joined lines make end as sentences do; the last one may be cut off.

    A list of mottoes, of projects or of verses is joined to one long line without an end.
    """
    last = [
        e.end
        for e, after in zip(edits, (*edits[1:], None), strict=False)
        if after is None or "\n" in text[e.end : after.start]
    ]
    ends = [at + len(rest_of_line(text, at).rstrip()) for at in last]
    whole = [end for end in ends if text[end:].strip()] or ends
    return sum(not breaks_sentence(text, end) for end in whole) >= MIN_CLOSED * max(1, len(whole))


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


def width(line: str) -> int:
    """In full-width characters: a Chinese one has three bytes of UTF-8, a half-width one has one.

    A narrow mark behind a Chinese character was a full-width one when the line was broken.
    """
    length = len(line)
    if length > 2 * (WIDEST + SLACK):
        return length  # of a paragraph, wider than any column, whatever it is made of
    size = len(line.encode("utf-8", "replace"))
    narrowed = len(_NARROWED.findall(line)) if size < 3 * length else 0
    return (length + narrowed + (size - length) // 2 + 1) // 2


def _may_be_column(text: str, spans: Sequence[tuple[int, int]], unfinished: Sequence[int]) -> bool:
    """Whether lines enough as wide as a column end inside a sentence, which those of most papers do not."""
    if len(unfinished) < FEW:
        return False
    wide = 0
    for n in unfinished:
        low, high = spans[n]
        wide += NARROWEST <= width(text[text.rfind("\n", 0, low) + 1 : high]) <= WIDEST
    return wide >= FEW


def _column(unfinished: Sequence[int], widths: Sequence[int]) -> int | None:
    """The width of the column the text is set in; None where it is not."""
    inside = [widths[n] for n in unfinished]
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
