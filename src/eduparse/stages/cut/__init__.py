"""Where one document on a page ends and the next begins.

Surest is a title printed twice in a row with a body behind it, or one that runs into a catalogue head
(…意见文章属性•【制定机关】…). A title printed once, alone or glued to its body, is told by its form
(`headline`, `explainer`) and by what speaks for a seam there. The paper above is signed or breaks off, or a
number, an addressee or an opening follows, or the page is a collection, which heads its pieces 第一篇：, 第二篇：.
What a paper names in 《》, what follows 附件 and what stands in a list is its annex, not a document; so is what a
notice that issues or forwards something brings. Two different titles are needed before
anything is cut: one title printed twice is a page with one document. Where two are found, the text above
the first is a document too if it is more than a frame. A cut drops nothing.
"""

from collections.abc import Sequence

from eduparse.document.document import Cut, Document, Findings
from eduparse.document.metadata import DocumentWarning
from eduparse.document.records import dataclass
from eduparse.language.clause_labels import ANNEX_LABEL, ANNEX_WORD, NUMBERED
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import is_person, organs
from eduparse.language.titles import TITLE_END, bare_kind, uncounted, unsuffixed
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.cut.cut_lines import (
    LABELLED,
    MAX_TITLE,
    MIN_TITLE,
    CutLine,
    cut_lines,
    names_a_paper,
    parts_early,
    repeats,
    same,
    title_like,
    without_blanks,
)
from eduparse.stages.cut.gazette import gazetted
from eduparse.stages.cut.letters import letters
from eduparse.stages.cut.pieces import GATHERED, introduces, pieces
from eduparse.stages.cut.seams import SIGNED, heads_annex, wrapped_anywhere
from eduparse.stages.cut.signed_papers import signed_papers, signed_titles
from eduparse.stages.cut.start_evidence import (
    BODY_WITHIN,
    PROSE,
    OpenPaper,
    is_body,
    possible_start,
)
from eduparse.stages.strip.layout.main_text import outside
from eduparse.stages.strip.printed_pages import printed_pages

_HEAD = lazy_pattern(
    r"(?:文章属性\s*[•·]?|(?=[•·]?【(?:法规类别|制定机关|发布部门|发文字号|颁布部门)】))"
)
_PART = lazy_pattern(rf"{LABELLED.pattern}|[问答][：:]")
_ITEM = lazy_pattern(rf"[ \t\u3000]*{NUMBERED}.{{4,60}}$")
_ANNEX_NAMED = lazy_pattern(rf"(?:{ANNEX_WORD}|附)?[\d：:.、]*")
_SHORT_LEAD = lazy_pattern(r"[一-鿿]{4,7}")
# Menus repeat short lines; one that says its kind is a title: 幼儿园接送制度.
_SHORT_TITLE = lazy_pattern(rf"(?=[一-鿿]{{5,7}}$)[一-鿿]*{TITLE_END}")
_NAMED = lazy_pattern(r"《([^《》]{4,90})")
MOST_NAMED = 6000  # code points of names kept; what a paper has annexed it names near its top
MIN_LEAD = 4  # code points of a title without the form of a paper, or of an annex's name
LEAD = 2  # paragraphs or numbered parts above the first title that make a document
SENTENCE = 18  # code points of a paragraph


@dataclass(frozen=True, slots=True)
class _Start:
    """A document begins at ``line``, its index among the lines that are not blank."""

    line: int
    title: str
    seam: bool = False  # the paper above it is signed
    formal: bool = False  # it says what it is about and to whom


class CutDocuments:
    """Cut a page of several documents before each one's title and tell main from previews.

    The main document is the one whose title the page prints above all of them; without that, the
    longest one.
    """

    name = "cut"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book

    def __call__(self, doc: Document) -> Findings:
        """Return where each document starts, and what its start tells about it."""
        if doc.metadata.parts > 1 or doc.clauses:
            return Findings()  # it was cut before
        lines = list(cut_lines(doc.text, outside(doc, self._book)))
        edges = printed_pages([line.text for line in lines])
        lines = [line for n, line in enumerate(lines) if n not in edges]
        starts, doubtful = _starts(lines)
        told = tuple(_doubt(doc.text, line) for line in doubtful)
        if len(starts) < 2:
            return Findings(warnings=told)
        ends = [lines[s.line].start for s in starts[1:]] + [len(doc.text)]
        offsets = [0, *ends[:-1]]
        main = _main(lines, starts, [e - o for o, e in zip(offsets, ends, strict=True)])
        return Findings(
            cuts=tuple(
                Cut(
                    o,
                    {
                        "role": "main" if n == main else "preview",
                        "title": uncounted(s.title) or None,
                    },
                )
                for n, (o, s) in enumerate(zip(offsets, starts, strict=True))
            ),
            warnings=told,
        )


def _doubt(text: str, line: CutLine) -> DocumentWarning:
    at = text.index(line.text, line.start)  # a line may be indented
    return DocumentWarning("cut-doubtful", at, at + len(line.text))


def _starts(lines: Sequence[CutLine]) -> tuple[list[_Start], list[CutLine]]:
    """Where documents begin, and the lines with a title for which too little speaks."""
    again = [_title_at(lines, n) for n in range(len(lines))]
    heads = pieces(lines) or letters(lines) or gazetted(lines)
    if heads:
        return [_Start(n, title) for n, title in sorted(heads.items())], []
    starts, doubtful = _by_titles(lines, again, collection=_is_collection(lines, again))
    if len(starts) < len(papers := signed_papers(lines)):
        return [_Start(n, title) for n, title in papers.items()], []
    known = {lines[start.line].start for start in starts} | {line.start for line in doubtful}
    told = [lines[n] for n in signed_titles(lines) if lines[n].start not in known]
    return starts, sorted([*doubtful, *told])


def _by_titles(
    lines: Sequence[CutLine], again: Sequence[tuple[str | None, int]], *, collection: bool
) -> tuple[list[_Start], list[CutLine]]:
    out: list[_Start] = []
    doubtful: list[CutLine] = []
    opened = OpenPaper(title=lines[0].text if lines else "")
    listed = ""  # what the open paper's list of annexes says
    listing = False
    wrapped = wrapped_anywhere(lines)
    printed_twice = any(title is not None for title, _ in again)
    n = 0
    while n < len(lines):
        title, used = again[n]
        first, formal = n, False
        if title is not None and _is_annex(lines, n, title, listed):
            title = None
        elif title is None and not (printed_twice and _next_is_title(lines, again, n)):
            found = possible_start(lines, n, opened, collection=collection, wrapped=wrapped)
            # A title right below another belongs to the same paper: the act, and the notice that issues it.
            if found and found.certain and (not out or _has_body(lines[out[-1].line : n])):
                title, used, first, formal = found.title, 1, found.line, found.formal
            elif (
                found and not same(found.title, opened.title) and _has_body(lines[opened.line : n])
            ):
                doubtful.append(lines[n])
        if title is None or (out and same(out[-1].title, title)):
            if "《" in lines[n].text and len(opened.named) < MOST_NAMED:
                opened = opened.naming(without_blanks("".join(_NAMED.findall(lines[n].text))))
            annexed = lines[n].text[0] == "附" and ANNEX_LABEL.match(lines[n].text) is not None
            listing = annexed or (listing and _ITEM.match(lines[n].text) is not None)
            if listing and len(listed) < MOST_NAMED:
                listed += "\n" + without_blanks(lines[n].text)
            n += used or 1
            continue
        signed = first > 0 and SIGNED.search(lines[first - 1].text) is not None
        out.append(_Start(first, title, seam=signed, formal=formal))
        opened = OpenPaper(n, title, without_blanks(title))
        listed = ""
        n += used
    if len(out) > 1 and introduces(lines[out[0].line : out[1].line]):
        return out[1:], doubtful
    return _with_lead(lines, out), doubtful


def _has_body(lines: Sequence[CutLine]) -> bool:
    return any(PROSE.search(x.text) or LABELLED.match(x.text) for x in lines[1:])


def _next_is_title(
    lines: Sequence[CutLine], again: Sequence[tuple[str | None, int]], n: int
) -> bool:
    """Whether a title printed twice follows line ``n`` before any prose does."""
    for m in range(n + 1, min(n + 1 + BODY_WITHIN, len(lines))):
        if again[m][0] is not None:
            return True
        if PROSE.search(lines[m].text):
            return False
    return False


def _with_lead(lines: Sequence[CutLine], starts: list[_Start]) -> list[_Start]:
    """``starts`` with the document above the first of them, whose title has no form of a paper."""
    signed = bool(starts) and starts[0].seam
    if not starts or starts[0].line == 0:
        return starts
    lead = lines[: starts[0].line]
    prose = {n for n, line in enumerate(lead) if "。" in line.text and len(line.text) >= SENTENCE}
    parts = [n for n, x in enumerate(lead) if n in prose or _PART.match(x.text)]
    if len(parts) < (1 if signed else LEAD):
        return starts
    title = next(
        (
            n
            for n in range(parts[0])
            if bare_kind(lead[n].text)
            or title_like(lead[n].text)
            or (n == 0 and _short_lead(lead[0].text))
        ),
        None,
    )
    if title is None or GATHERED.search(lead[title].text):
        return starts
    if len(starts) < 2 and same(lead[title].text, starts[0].title):
        return starts  # one paper, with something about it between its two titles
    known = signed or starts[0].formal or names_a_paper(lead[title].text)
    if len(starts) < 2 and not known:
        return starts
    return [_Start(title, lead[title].text), *starts]


def _short_lead(line: str) -> bool:
    """Whether the first line of a page is the short title of a speech or an essay: 做有温度的教育."""
    return _SHORT_LEAD.fullmatch(line) is not None and not LABELLED.match(line)


def _is_annex(lines: Sequence[CutLine], n: int, title: str, listed: str) -> bool:
    """Whether a title printed twice heads an annex: below 附件, or named in the list of annexes."""
    if _HEAD.search(lines[n].text):
        return False  # only a database prints its catalogue head, and it does so above papers
    if heads_annex([x.text for x in lines[max(0, n - 2) : n]], title):
        return True
    short = without_blanks(title)
    names = (_ANNEX_NAMED.sub("", name, count=1) for name in listed.split("\n"))
    named = [name for name in names if len(name) >= MIN_LEAD]
    return any(short in name or (name in short and not organs(name)) for name in named)


def _is_collection(lines: Sequence[CutLine], again: Sequence[tuple[str | None, int]]) -> bool:
    """Whether the page says so itself, or two different titles are printed twice."""
    if any(GATHERED.search(line.text) for line in lines if len(line.text) <= 20):
        return True
    titles = [title for title, _ in again if title is not None]
    return any(not same(titles[0], title) for title in titles)


def _title_at(lines: Sequence[CutLine], n: int) -> tuple[str | None, int]:
    """The title of a document printed again from line ``n`` on, and how many lines print it."""
    line = lines[n].text
    head = _HEAD.search(line, 0, MAX_TITLE + 20) if "【" in line or "文章属性" in line else None
    if head and MIN_TITLE <= head.start() <= MAX_TITLE:
        return line[: head.start()].rstrip(), 1
    if n + 1 == len(lines) or parts_early(line, lines[n + 1].text):
        return None, 0
    title = unsuffixed(line)
    if not (title_like(title) or _SHORT_TITLE.fullmatch(title)) or is_person(title):
        return None, 0
    if not repeats(title, lines[n + 1].text):
        return None, 0
    used = 2
    while n + used < len(lines) and used < BODY_WITHIN and repeats(title, lines[n + used].text):
        used += 1
    rest = lines[n + used - 1 : n + used + BODY_WITHIN]
    below = lines[n + used : n + used + 1]
    numbered = any(LABELLED.match(other.text) for other in below)
    if not (numbered or any(is_body(other.text) for other in rest)):
        return None, 0
    glued = lines[n + used - 1].text
    head = _HEAD.search(glued, len(title), MAX_TITLE + 20)
    return (glued[: head.start()].rstrip() if head else title), used


def _main(lines: Sequence[CutLine], starts: Sequence[_Start], lengths: Sequence[int]) -> int:
    above = [line.text for line in lines[: starts[0].line] if title_like(line.text)]
    named = [n for n, s in enumerate(starts) if any(same(s.title, title) for title in above)]
    return max(named or range(len(starts)), key=lambda n: lengths[n])
