"""Join a sentence that the foot of a printed page cut in two (校长是第一责⏎- 1 -⏎任人).

`strip` deletes the foot; what is left is a line that ends inside a sentence above one that goes on with it. Only
there is a break taken out, and only where the text reads better without it.
"""

from collections import Counter
from collections.abc import Iterator

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit, Shifts
from eduparse.language.clause_labels import BULLET, LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import organs
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split.closing_lines import closes
from eduparse.stages.split.join import opens_apart
from eduparse.stages.split.labels import label_candidates
from eduparse.stages.split.text_lines import rest_of_line
from eduparse.stages.split.wrap import (
    FEW,
    NARROWEST,
    PROSE,
    SLACK,
    WIDEST,
    breaks_sentence,
    gain_of_joining,
    width,
)

FEET = frozenset(("noise.page-foot", "noise.page-counter", "noise.printed-page"))
GAIN = 5.0  # nats that the text must gain
DOUBTED = 2.5  # times as many behind a mark or a figure that may end a line by itself
FULL = 0.85  # of the longest line beside it, which a line fills that was broken for want of room
BESIDE = 12  # lines above and below that show how the page sets its text
LOOSE = (
    0.25  # of the sentences beside it end without a stop: then the want of a stop proves nothing
)

_LINES = lazy_pattern(r"[^\n]+")
_FIGURES = lazy_pattern(r"[\d\s]+")
_DOUBTED_END = lazy_pattern("[）)”’」』》〉】\\]\\d元]$")
_APART = lazy_pattern(
    r"\t|[^ \u3000][ \u3000]{2,}|(?<=[^条章节\s])\u3000|[|│]"
)  # the cells of a row
_NEW = lazy_pattern(
    rf"{LABEL}|{BULLET}|[^，。；：:、\s][^，。；：:]{{0,9}}[：:]|[图表]\s?\d|其[一二三四五六七八九十](?!的|[中他它，、])|"
    r"[【〔\[<>|#*]|[“「『（(《].{1,30}[”」』）)》]$"
)


class PageSeams:
    """Take out the breaks that a page's foot left inside sentences."""

    name = "split.pages"
    mends = "sentences cut at the foot of a page"

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book

    def __call__(self, doc: Document) -> Findings:
        """Return those breaks as deletions."""
        seams = sorted(set(_seams(doc)))
        if not seams:
            return Findings()
        text = doc.text
        labels = {c.start for c in label_candidates(text, self._book) if c.line_start}
        again = Counter(_FIGURES.sub("", line) for line in _LINES.findall(text))
        edits = []
        for low, high in seams:
            above, below = _line_to(text, low), rest_of_line(text, high).strip()
            if not breaks_sentence(text, low):
                continue
            if high in labels or opens_apart(text, high) or closes(below) or organs(below):
                continue
            if again[_FIGURES.sub("", below)] > 1 or _NEW.match(below):
                continue
            if not _broken_for_room(text, low, high):
                continue
            asked = GAIN * (DOUBTED if _DOUBTED_END.search(above) else 1)
            if text[high - 1] == "\n" and gain_of_joining(text, low, high) >= asked:
                edits.append(Edit(low, high, "", "join.page", 0.95))
        return Findings(edits=tuple(edits))


def _line_to(text: str, end: int) -> str:
    """The line that ends at ``end``."""
    return text[text.rfind("\n", 0, end) + 1 : end].strip()


def _broken_for_room(text: str, low: int, high: int) -> bool:
    """Whether the line above was broken because the page was full, and the one below is the rest of a sentence.

    It fills the column as other lines do, or stands between whole paragraphs. Verses, rows, menus and dialogues have
    short lines, and lines that end without a stop anywhere.
    """
    above, below = _line_to(text, low), rest_of_line(text, high).strip()
    if _APART.search(above) or _APART.search(below):
        return False
    over = [line for line in text[:low].split("\n") if line.strip()][-BESIDE - 1 : -1]
    under = [line for line in text[high:].split("\n", 2 * BESIDE) if line.strip()][1 : BESIDE + 1]
    beside = [line.strip() for line in (*over, *under)]
    longest = max((width(line) for line in (*beside, below)), default=0)
    column = longest <= WIDEST + SLACK
    full = max(NARROWEST, FULL * longest) if column else NARROWEST
    if width(above) < full or (_open(below) and width(below) < full):
        return False
    wrapped = [line for line in beside if column and _open(line) and width(line) >= full]
    if not (PROSE.search(above) or (PROSE.search(below) and len(wrapped) >= FEW)):
        return False
    sentences = [line for line in beside if PROSE.search(line) or not _open(line)]
    loose = sum(_open(line) and line[-1] not in "）)" for line in sentences if line not in wrapped)
    return loose <= LOOSE * len(sentences)


def _open(line: str) -> bool:
    """Whether no stop closes the line."""
    return breaks_sentence(line, len(line))


def _seams(doc: Document) -> Iterator[tuple[int, int]]:
    """The blanks, line breaks among them, where a foot stood between two lines of the text."""
    text = doc.text
    for n, layer in enumerate(doc.layers):
        places = [e.start for e in layer.edits if e.applied and e.rule in FEET]
        for later in doc.layers[n:] if places else ():
            shifts = Shifts(later.applied()[0])
            places = [shifts.of(at) for at in places]
        for at in places:
            low = high = at
            while low and text[low - 1].isspace():
                low -= 1
            while high < len(text) and text[high].isspace():
                high += 1
            if low > 0 and high < len(text) and "\n" in text[low:high]:
                yield low, high
