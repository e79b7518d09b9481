"""Where one document on a page ends and the next begins.

A document of a collection page starts where a title is printed twice in a row with a body behind it,
or where a title runs into a catalogue head (…意见文章属性•【制定机关】…). Two different titles are needed
before anything is cut: one title printed twice is a page with one document. A cut drops nothing.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from eduparse.document import Cut, Document, Findings, Pass

MIN_TITLE = 8  # code points; menus repeat shorter lines
MAX_TITLE = 100
BODY_WITHIN = 4  # non-blank lines after a title in which prose must begin

_HEAD = re.compile(
    r"(?:文章属性\s*[•·]?|(?=[•·]?【(?:法规类别|制定机关|发布部门|发文字号|颁布部门)】))"
)
_LABELLED = re.compile(
    r"[ \t\u3000]*(?:第[一二三四五六七八九十百\d]+[编章节条页]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|——)"
)
_PROSE = re.compile(r"[。；]|.{60}")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Start:
    """A document begins at ``line`` (its index among the non-blank lines)."""

    line: int
    title: str


class CutDocuments:
    """Cut a page of several documents before each one's title and tell main from previews.

    The main document is the one whose title the page prints above all of them; without that, the
    longest one.
    """

    name = "cut"

    def __call__(self, doc: Document) -> Findings:
        """Return where each document starts, and what its start tells about it."""
        if doc.metadata.parts > 1 or doc.clauses:
            return Findings()  # it was cut before
        lines = list(_lines(doc.text))
        starts = _starts(lines)
        if len(starts) < 2:
            return Findings()
        ends = [lines[s.line].start for s in starts[1:]] + [len(doc.text)]
        offsets = [0, *ends[:-1]]
        main = _main(lines, starts, [e - o for o, e in zip(offsets, ends, strict=True)])
        return Findings(
            cuts=tuple(
                Cut(o, {"role": "main" if n == main else "preview", "title": s.title})
                for n, (o, s) in enumerate(zip(offsets, starts, strict=True))
            )
        )


@cache
def passes() -> tuple[Pass, ...]:
    """The passes of the stage, in order."""
    return (CutDocuments(),)


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            yield _Line(at, line.strip())
        at += len(line) + 1


def _starts(lines: Sequence[_Line]) -> list[_Start]:
    out: list[_Start] = []
    n = 0
    while n < len(lines):
        title, used = _title_at(lines, n)
        if title is None:
            n += 1
            continue
        if not out or not _same(out[-1].title, title):
            out.append(_Start(n, title))
        n += used
    return out


def _title_at(lines: Sequence[_Line], n: int) -> tuple[str | None, int]:
    """The title of a document that starts at line ``n`` and how many lines print it."""
    line = lines[n].text
    head = _HEAD.search(line, 0, MAX_TITLE + 20)
    if head and MIN_TITLE <= head.start() <= MAX_TITLE:
        return line[: head.start()], 1
    if not _title_like(line) or n + 1 == len(lines) or not _repeats(line, lines[n + 1].text):
        return None, 0
    used = 2
    while n + used < len(lines) and used < BODY_WITHIN and _repeats(line, lines[n + used].text):
        used += 1
    rest = lines[n + used - 1 : n + used + BODY_WITHIN]
    if not any(_PROSE.search(other.text) for other in rest):
        return None, 0
    glued = lines[n + used - 1].text
    head = _HEAD.search(glued, len(line), MAX_TITLE + 20)
    return (glued[: head.start()] if head else line), used


def _title_like(line: str) -> bool:
    if not MIN_TITLE <= len(line) <= MAX_TITLE or line[-1] in "。；：，,;:、!！":
        return False
    han = sum("一" <= c <= "鿿" for c in line)
    return han * 2 >= len(line) and not _LABELLED.match(line)


def _repeats(title: str, line: str) -> bool:
    """``line`` prints ``title`` again, alone or with more glued on."""
    return _folded(line).startswith(_folded(title))


def _same(left: str, right: str) -> bool:
    a, b = _folded(left), _folded(right)
    return a.startswith(b) or b.startswith(a)


def _folded(title: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", title))


def _main(lines: Sequence[_Line], starts: Sequence[_Start], lengths: Sequence[int]) -> int:
    above = {_folded(line.text) for line in lines[: starts[0].line] if _title_like(line.text)}
    named = [n for n, s in enumerate(starts) if _folded(s.title) in above]
    return max(named or range(len(starts)), key=lambda n: lengths[n])
