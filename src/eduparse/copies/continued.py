"""Papers over several pages: which page goes on from which, and one document of them.

Two proofs are asked for. The order: names (addresses, where rows have them) are one but for a page number that
counts on, x.html and x_2.html. The seam: a sentence that one page breaks off and the next one ends, labels that
count on across it, or the annexes that the page before lists. A page that ends with a date below a signature is
whole, and one that opens with another title or number is another paper.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from eduparse.copies.papers import HEAD, Paper, folded_title, number_in
from eduparse.document.document import Document, Findings, page_digest
from eduparse.document.edits import Edit
from eduparse.document.layers import Layer
from eduparse.document.metadata import Decoding, DocumentWarning
from eduparse.document.records import dataclass
from eduparse.language.clause_labels import (
    ANNEX,
    ANNEX_LABEL,
    COUNTED,
    IN_BRACKETS_ARABIC,
    IN_BRACKETS_HAN,
    NUMBERED,
    VALUE,
    of_unit,
)
from eduparse.language.dates import DATE, YEAR_OF_DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.numerals import number
from eduparse.language.titles import headline

JOINS = "copies.join"
BASE = -1  # the number of a name without one
MOST = 50  # pages of a paper; of more the numbers are no page numbers
_SENTENCE = (
    20  # code points of a line that breaks off inside a sentence; a shorter one is a heading
)
_HEADING = 40  # code points of a line that heads what stands on the next page
_REPEATED = 6  # lines at the top of a page in which its title may be printed once more
_OPENING = 5  # lines at the top of a page in which a paper of its own prints its number
_SIGNED = 2  # last lines of a page in which its date stands

_NUMBERED = lazy_pattern(
    rf"(?P<stem>.*?[^_\-])(?<!{YEAR_OF_DAY})(?:[_-](?:p|page)?(?P<a>\d{{1,2}})|[（(](?P<b>\d{{1,2}})[)）]|第(?P<c>\d{{1,2}})页)"
    r"(?P<ending>\.[A-Za-z]{1,6})?\Z"
)
_QUERY = lazy_pattern(
    r"(?i)(?P<before>[?&])(?:page|p|pn|page_?no|page_?index|currentpage)=(?P<n>\d{1,2})(?=&|\Z)"
)
_OF_A_PIECE = ("title-doubtful", "no-body", "cut-doubtful")
_STOPS = "。；！？：…;!?:.”’》）)」』】"
_GOES_ON = lazy_pattern(r"[，、；。）》”,;]")
_DATE = lazy_pattern(rf"{DATE}[）)]?$")
_ANNEXES = lazy_pattern(rf"^[ \t\u3000]*{ANNEX}[ \t]*[：:]", re.MULTILINE)
# The labels of the genre from the highest kind down; 条 count through the chapters.
_LABELS = tuple(
    lazy_pattern(rf"^[ \t\u3000]*{pattern}", re.MULTILINE)
    for pattern in (
        of_unit("[编篇]"), of_unit("章"), of_unit("节"), of_unit("条"), COUNTED, IN_BRACKETS_HAN, NUMBERED,
        IN_BRACKETS_ARABIC,
    )
)  # fmt: skip
_VALUE = lazy_pattern(VALUE)
_THROUGH = 3  # the kind that counts through what stands above it


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a page goes on: ``[low, end of the page)`` and ``[0, high)`` of the next one give way to ``between``."""

    low: int
    high: int
    between: str
    rule: str


def sheet_of(name: str) -> tuple[str, int]:
    """The name of a paper and the number of a page of it; `BASE` where it has none."""
    if asked := _QUERY.search(name):
        rest = name[: asked.start()] + asked["before"] + name[asked.end() :].removeprefix("&")
        return rest.rstrip("?&"), int(asked["n"])
    if m := _NUMBERED.fullmatch(name):
        return m["stem"] + (m["ending"] or ""), int(m["a"] or m["b"] or m["c"])
    return name, BASE


def in_order(numbers: Sequence[int]) -> int:
    """How many of ``numbers``, which are sorted, are pages that follow one another from the first on."""
    if not 1 < len(numbers) <= MOST:
        return 0
    first, second = numbers[:2]
    if second not in ((1, 2) if first == BASE else (first + 1,)) or first not in (BASE, 0, 1):
        return 0
    count = 2
    while count < len(numbers) and numbers[count] == numbers[count - 1] + 1:
        count += 1
    return count


def seam(before: Paper, after: Paper) -> Seam | None:
    """How ``after`` goes on from ``before``; None where nothing proves that it does."""
    low, high = len(before.text.rstrip()), _below_title(before, after)
    above, rest = before.text[:low], after.text[high:]
    last, first = _last(above), rest.partition("\n")[0].strip()
    if not last or not first or _opens_another(before, rest):
        return None
    if ANNEX_LABEL.match(first) and _ANNEXES.search(above):
        return Seam(low, high, "\n", "continued.annex")
    if any(_DATE.search(line.strip()) for line in above.rstrip().split("\n")[-_SIGNED:]):
        return None
    kind = _kind(first)
    cut = last[-1] not in _STOPS and (len(last) >= _SENTENCE or _is_prose(last))
    if kind is None and (_GOES_ON.match(first) or (cut and _is_prose(first))):
        return Seam(low, high, "", "continued.sentence")
    if _counts_on(above, rest, last):
        return Seam(low, high, "\n", "continued.clause")
    return None


class Joining:
    """The pass that has a page go on from the one ``before``."""

    name = JOINS
    mends = "papers divided into pages"

    def __init__(self, before: Paper) -> None:
        self._before = before

    def __call__(self, doc: Document) -> Findings:
        """The edit that opens ``doc``, where it is proven to go on."""
        found = seam(self._before, Paper.of_row({"text": doc.text}))
        if found is None:
            return Findings()
        return Findings(edits=(Edit(0, found.high, found.between, found.rule),))


def joined(pages: Sequence[Document], seams: Sequence[Seam]) -> Document:
    """One document of ``pages``, each proven to go on from the one before, without its clauses.

    Its page is their pages one behind the other, its layers are theirs, and the last one closes the seams.
    """
    first, last = pages[0], pages[-1]
    page = "".join(doc.undo() for doc in pages)
    starts = list(accumulate((len(doc.text) for doc in pages), initial=0))
    edits = tuple(
        Edit(start + s.low, end + s.high, s.between, s.rule)
        for s, start, end in zip(seams, starts, starts[1:], strict=False)
    )
    attachments = dict.fromkeys(a for doc in pages for a in doc.metadata.attachments)
    metadata = replace(
        first.metadata,
        page_span=(0, len(page)),
        decoding=Decoding(digest=page_digest(page)),
        truncated_end=last.metadata.truncated_end,
        spun=max(doc.metadata.spun for doc in pages),
        attachments=tuple(attachments),
        contacts=(),
        warnings=tuple(_warnings(pages, starts)),
    )
    layers = tuple(
        Layer(
            layer.name,
            tuple(replace(e, start=e.start + start, end=e.end + start) for e in layer.edits),
            layer.before,
        )
        for doc, start in zip(pages, starts, strict=False)
        for layer in doc.layers
    )
    text = "".join(doc.text for doc in pages)
    whole = Document(first.id, first.source, text, metadata, layers)
    return whole.apply(JOINS, Findings(edits=edits))


def _warnings(pages: Sequence[Document], starts: Sequence[int]) -> Iterator[DocumentWarning]:
    """The warnings of all pages, without those that a page has for being no whole paper."""
    for n, (doc, start) in enumerate(zip(pages, starts, strict=False)):
        for w in doc.metadata.warnings:
            if n and w.code in _OF_A_PIECE:
                continue
            if w.start is None or w.end is None:
                yield w
            else:
                yield DocumentWarning(w.code, w.start + start, w.end + start)


def _last(text: str) -> str:
    return text.rstrip().rpartition("\n")[2].strip()


def _below_title(before: Paper, after: Paper) -> int:
    """Where the text of a page begins below the title of the paper, which sites print on each."""
    names = {folded_title(before.title), folded_title(before.text.strip().partition("\n")[0])}
    at = high = 0
    for n, line in enumerate(after.text.splitlines(keepends=True)):
        at += len(line)
        if not line.strip():
            if high == at - len(line):
                high = at
            continue
        if n >= _REPEATED or folded_title(line) not in names - {""}:
            break
        high = at
    return high + len(after.text[high:]) - len(after.text[high:].lstrip())


def _opens_another(before: Paper, rest: str) -> bool:
    """Whether ``rest`` opens with the title or the number of another paper."""
    lines = [line.strip() for line in rest[:HEAD].split("\n") if line.strip()][:_OPENING]
    found = None if _kind(lines[0]) is not None else headline(lines[0])
    if (
        found
        and folded_title(found.text) != folded_title(before.title)
        and "附" not in lines[0][:1]
    ):
        return True
    told = number_in("\n".join(lines))
    return told is not None and told != before.number


def _kind(line: str) -> int | None:
    """Which of the labels a line begins with."""
    return next((n for n, label in enumerate(_LABELS) if label.match(line)), None)


def _value(label: "re.Match[str]") -> int:
    return number(_VALUE.findall(label.group())[-1])


def _is_prose(line: str) -> bool:
    """Whether a line is of sentences: it has a stop or a comma, as no title has."""
    return any(stop in line for stop in "。；，")


def _counts_on(above: str, rest: str, last: str) -> bool:
    """Whether the first label of ``rest`` is the one behind the last of its kind ``above``."""
    found = [
        (m.start(), kind, m) for kind, label in enumerate(_LABELS) for m in label.finditer(rest)
    ]
    if not found:
        return False
    at, kind, m = min(found, key=lambda x: x[:2])
    opening = rest[:at].strip()
    if opening and not _is_prose(opening.partition("\n")[0]):
        return False
    value = _value(m)
    if value == 1:
        head = _kind(last)
        return not opening and head is not None and head < kind and len(last) <= _HEADING and last[-1] not in "。；"  # fmt: skip
    mine = list(_LABELS[kind].finditer(above))
    if not mine or _value(mine[-1]) != value - 1:
        return False
    higher = [m.start() for label in _LABELS[:kind] for m in label.finditer(above)]
    return kind == _THROUGH or max(higher, default=-1) < mine[-1].start()
