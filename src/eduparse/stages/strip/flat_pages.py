"""Pages that a collector printed on one line: menu, title, number, addressee, clauses and foot, with blanks between them.

Line breaks come back where lines decide: between the parts of the head and of the foot, and around a signature with
another title behind it. The clauses stay as they are; their labels divide them. A line is such a page where parts of
its head or its foot are furniture by themselves. Where nothing divides the parts, the keys of a page do (发布时间：, 上一篇：).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.clause_labels import ANNEX_WORD, LABEL
from eduparse.language.dates import DATE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import organs
from eduparse.language.present import Words, any_of
from eduparse.language.titles import Headline, headline
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.furniture import Strength, furniture
from eduparse.stages.strip.page import StripLine, strip_lines

FLAT = "flat.line"
LONG = 100  # code points of a line that may be a page
HEAD, FOOT = 600, 1500  # code points of its head and its foot, at most
EVIDENCE = 3  # strength of the parts of a head or foot that are furniture, together
MENU = 4  # names of channels glued together, at least
LONGEST_NAME = 8  # code points of one
LABEL_LENGTH = 8  # code points of a label in front of a blank
GOES_ON = 20  # code points behind a signature in the middle of a page
SURE = 0.97

Keys = re.Pattern[str]
Gap = tuple[int, int]  # of the line: the blanks between two parts, or nothing

_GAPS = (" ", "\t", "\u00a0", "\u3000")
_GAP = lazy_pattern(f"[{''.join(_GAPS)}]+")
_JOINS_LEFT, _JOINS_RIGHT = "，、：:>›»＞|｜/·-—（([【《“~～", "，、：:>›»＞|｜/·-—）)]】》”~～"
_LABELLED = lazy_pattern(rf"(?:{LABEL}|{ANNEX_WORD}\d*|附)$")
_FIGURES = lazy_pattern(r"[\d年月日:：.]")
_LATIN = lazy_pattern(r"[A-Za-z\d]")
_STOP = lazy_pattern(r"。[”’）)」』]?")
_COUNTED = lazy_pattern(r"(?:次数|量|数)[：:][ \t]*\d+(?=[一-鿿])")
_SIGNED = lazy_pattern(
    rf"(?<=[。！；）)])[ \t\u3000]*(?P<names>[一-鿿“”（）()、 \t\u3000]{{0,60}}?)[ \t\u3000]*"
    rf"(?P<day>{DATE})[ \t\u3000]*(?=\S)"
)


def _may_divide(line: str, keys: Keys | None) -> bool:
    """Whether a blank, a key or a count that divides parts stands anywhere in ``line``; without ``keys`` it has none."""
    if any(blank in line for blank in _GAPS) or (keys is not None and keys.search(line)):
        return True
    return ("：" in line or ":" in line) and _COUNTED.search(line) is not None


class FlatPages:
    """Put the line breaks of head and foot back where a page stands on one line."""

    name = "strip.flat"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        rule = next((r for r in book.rules("noise") if r.id == FLAT), None)
        keys = rule.options["keys"] if rule else ()
        self._keys = lazy_pattern(any_of(keys)) if rule else None
        self._words = Words(keys)
        self._noise = furniture(book)

    def __call__(self, doc: Document) -> Findings:
        """Line breaks for the blanks between parts, or between parts that nothing divides."""
        keys = self._keys
        if keys is None:
            return Findings()
        lines = [x for x in strip_lines(doc.text) if len(x.raw) >= LONG and "。" in x.raw]
        few = len(lines) <= 1
        here = keys if few or any(True for _ in self._words.places(doc.text)) else None
        edits = [
            Edit(line.start + a, line.start + b, "\n", FLAT, SURE)
            for line in lines
            for a, b in self._breaks(line.raw.rstrip(), here, first=line is lines[0])
        ]
        return Findings(edits=tuple(edits)) if edits else Findings()

    def _breaks(self, line: str, keys: Keys | None, *, first: bool) -> list[Gap]:
        """The breaks of a long line; a menu without blanks is looked for on the ``first`` one alone.

        Without ``keys`` none of the lines of the page has one.
        """
        found = set(_signatures(line)) if "日" in line else set()
        if not (first or _may_divide(line, keys)):
            return _apart(found)  # as nearly every line: nothing in it divides parts
        for part in (_head(line), self._foot(line)):
            gaps = sorted({*_gaps(keys, line, *part), *_keyed(keys, line, *part)})
            menu = self._menu(line[slice(*part)]) if first and part[0] == 0 else []
            if not gaps and not menu:
                continue
            if menu or self._weight(line, part, gaps) >= EVIDENCE:
                found.update(gaps, menu)
                if part[0] and _STOP.match(line, part[0] - 1):
                    found.add((part[0], part[0] + _blanks(line, part[0])))
        return _apart(found)

    def _foot(self, line: str) -> Gap:
        """What stands behind the last sentence that is not furniture by itself."""
        start = len(line)
        for stop in reversed(list(_STOP.finditer(line, max(0, len(line) - FOOT)))):
            if start < len(line) or stop.end() == len(line):
                said = line[stop.end() : start].strip()
                if said and self._strength(said) < Strength.SURE:
                    break
            start = stop.end()
        return start, len(line)

    def _weight(self, line: str, part: Gap, gaps: Sequence[Gap]) -> int:
        """How much the parts say together that are furniture by more than a hint."""
        edges = [(part[0], part[0]), *gaps, (part[1], part[1])]
        told = (self._strength(line[a:b]) for (_, a), (b, _) in pairwise(edges) if a < b)
        return sum(strength for strength in told if strength >= Strength.STRONG)

    def _strength(self, part: str) -> Strength:
        return self._noise.strength(StripLine(0, part))[0]

    def _menu(self, head: str) -> list[Gap]:
        """Breaks behind each of the names of channels that are glued together at the start of ``head``."""
        ends, at = [], 0
        while True:
            sizes = range(LONGEST_NAME, 1, -1)
            told = self._noise.strengths([StripLine(0, head[at : at + n]) for n in sizes])
            length = next((n for n, (mark, _) in zip(sizes, told, strict=True) if mark), 0)
            if not length:
                break
            at += length
            ends.append((at, at))
        return ends if len(ends) >= MENU else []


def _head(line: str) -> Gap:
    """What stands before the end of the first sentence."""
    stop = _STOP.search(line, 0, HEAD)
    return 0, stop.end() if stop else 0


def _gaps(keys: Keys | None, line: str, start: int, end: int) -> Iterator[Gap]:
    """The blanks between ``start`` and ``end`` that may have been line breaks."""
    begins, depth = start, 0
    for m in _GAP.finditer(line, start, end):
        depth = max(0, sum(line.count(c, start, m.start()) for c in "（(【[《"))
        depth -= sum(line.count(c, start, m.start()) for c in "）)】]》")
        left, right = line[m.start() - 1 : m.start()], line[m.end() : m.end() + 1]
        if depth > 0 or not left or not right:
            continue
        if keys is not None and keys.match(line, m.end()):
            begins = m.end()
            yield m.span()
        if begins == m.end() or right in _JOINS_RIGHT:
            continue
        if left in _JOINS_LEFT and not _addressed(line[begins : m.start()]):
            continue
        if _LABELLED.search(line, max(begins, m.start() - LABEL_LENGTH), m.start()):
            continue
        if _FIGURES.match(left) and _FIGURES.match(right):
            continue
        if _LATIN.match(left) and _LATIN.match(right):
            continue
        begins = m.end()
        yield m.span()


def _addressed(part: str) -> bool:
    """Whether ``part`` names to whom a paper goes: 各中小学：."""
    return part[-1] in "：:" and (part[0] == "各" or bool(organs(part[:-1].rstrip())))


def _keyed(keys: Keys | None, line: str, start: int, end: int) -> Iterator[Gap]:
    """Places where a key of a page is glued to what stands in front of it, or a counter to what follows."""
    for m in keys.finditer(line, start, end) if keys is not None else ():
        left = line[m.start() - 1 : m.start()]
        if m.start() > start and left not in _JOINS_LEFT and not left.isspace():
            yield m.start(), m.start()
    if "：" in line or ":" in line:
        yield from ((m.end(), m.end()) for m in _COUNTED.finditer(line, start, end))


def _signatures(line: str) -> Iterator[Gap]:
    """Around the organ and the day with which a notice closes, and behind the title of what it was sent with."""
    for m in _SIGNED.finditer(line):
        names = m["names"].strip()
        title = _title(line[m.end() : m.end() + HEAD])
        if title is None or len(line) - m.end() < GOES_ON or not (organs(names) or title.about):
            continue
        if names and not organs(names):
            continue
        behind_stop = m.start()
        yield behind_stop, m.start("names") if names else m.start("day")
        if names:
            yield m.start("names") + len(m["names"].rstrip()), m.start("day")
        yield m.end("day"), m.end()
        if title.rest:
            behind = line.index(title.rest[:GOES_ON], m.end() + len(title.text))
            yield behind - (line[behind - 1].isspace()), behind


def _title(text: str) -> Headline | None:
    """The title that ``text`` begins with, up to its first blank if that ends one."""
    first, blank, rest = text.partition(" ")
    alone = headline(first) if blank else None
    if alone is not None and not alone.rest:
        return Headline(alone.text, rest.lstrip(), alone.about)
    return headline(text)


def _blanks(line: str, at: int) -> int:
    blank = _GAP.match(line, at)
    return len(blank.group()) if blank else 0


def _apart(found: "set[Gap]") -> list[Gap]:
    """The gaps in order; of those that touch one another, the widest."""
    out: list[Gap] = []
    for gap in sorted(found, key=lambda g: (g[0], -g[1])):
        if not out or gap[0] > out[-1][1]:
            out.append(gap)
    return out
