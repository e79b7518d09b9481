"""Blanks that a PDF's line ends left inside sentences: 理顺教育财 政体制 -> 理顺教育财政体制.

Chinese has no blanks inside a sentence, but after a label, in a list, in a table it has, so a blank
proves nothing. A page set in lines of equal length does: its blanks come at one distance. Where
enough distances of a document agree, a paragraph goes by its own: blanks a line apart are line
ends, and beside brackets or quotation marks in such a paragraph they are the typesetter's. Without
one distance only the words that they tear tell (`torn_words`). The
names of leaders are spaced out by sites that filter them; those close anywhere.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.charmodel import folded, model
from eduparse.language.clause_labels import ANNEX_WORD, CLAUSE, NUMBERED
from eduparse.language.doc_numbers import OPEN, YEAR
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.repair.spaced_runs import spaced_runs
from eduparse.stages.repair.strewn_blanks import strewn_blanks
from eduparse.stages.repair.torn_words import torn

_HAN = "\u3400-\u9fff"
_LEFT, _RIGHT = "‘“（《〈〔「『【(", "’”）》〉〕」』】)"
_DOC_NUMBER = rf"[{_HAN}]{{1,10}}{OPEN}{YEAR}"
_BLANK = lazy_pattern(
    f" (?<=[{_HAN}，。、；：！？{_LEFT}{_RIGHT},;:0-9] )(?<![条章节] ) ?"
    f"(?=(?!{_DOC_NUMBER})[{_HAN}，。、；：{_LEFT}{_RIGHT},;:0-9])"
)
_LABEL = lazy_pattern(
    rf"(?:{CLAUSE}|{NUMBERED}|\d{{1,2}}|(?:{ANNEX_WORD}|专栏|表|图)[：:]?\d{{0,2}}[：:.]?)$"
)
_NARROWEST, _WIDEST = 15, 60  # characters in a typeset line
_SLACK = 3  # characters by which lines of one column differ, punctuation being squeezed
_FEWEST = 4  # distances that must agree before a document counts as wrapped
_SHARE = 0.6  # of the distances that are no typesetter's blanks
_ROUNDS = 8
_SPACED_RUN = tuple(
    (b, lazy_pattern(f"{b}(?<=[{_HAN}]{b})(?:[{_HAN}]{b}){{7}}")) for b in (" ", "\u3000")
)
_SPACED_LINE = lazy_pattern(
    f"[ \u3000]*(?:(?:[{_HAN}〇，。、；：！？《》（）“”‘’·—…]|[!-~]+)[ \u3000]{{1,2}}){{3,}}[^ \u3000]?"
)
_FIGURE = lazy_pattern("[!-~]{2}")
_LINE = lazy_pattern("[^\n]+")
_SPACED_SHARE = 0.5  # of the characters of a page that stand on such lines
# Nats a character by which text reads better forwards than backwards. Lists of characters and of names came to
# 0 to 1.6, lines of papers, their marks counted, to 2.7 and more, poems to 1.1 and more.
_READS, _READS_WITH_MARKS = 2.0, 0.8
_MARKS_EVERY = 30  # characters, of text with marks
_MARK = lazy_pattern("[，。、；：！？]")
_NAMES = "lines.name"
_SPACED = tuple(lazy_pattern(f"{b}(?<=[习毛邓江胡近泽小锦]{b})") for b in (" ", "\u3000"))


class Gap(NamedTuple):
    """A blank inside a line and its distance from the blank or line start before it."""

    start: int
    end: int
    distance: int
    quoted: bool


class LineWraps:
    """Close blanks inside sentences, where the document proves that they were line ends."""

    name = "repair.lines"
    mends = "lines broken by machines"

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        rule = next(r for r in book.rules("repair") if r.id == _NAMES)
        self._names = rule.pattern

    def __call__(self, doc: Document) -> Findings:
        """Deletions of blanks."""
        edits = list(_spaced_lines(doc.text)) or list(spaced_runs(doc.text))
        spaced = [e.start for e in edits]
        edits += (e for e in self._spaced_names(doc.text) if e.start not in spaced)
        taken = {e.start for e in edits}
        if _BLANK.search(doc.text) is not None:
            wraps = list(_wraps(doc.text)) or list(_torn(doc.text))
            edits += [e for e in wraps if e.start not in taken]
            edits = edits or list(strewn_blanks(doc.text))
        return Findings(edits=tuple(edits))

    def _spaced_names(self, text: str) -> Iterator[Edit]:
        if self._names is None or not any(s.search(text) for s in _SPACED):
            return
        for m in self._names.finditer(text):
            for blank in re.finditer("[ \u3000]+", m[0]):
                yield Edit(m.start() + blank.start(), m.start() + blank.end(), "", _NAMES)


def _spaced_lines(text: str) -> Iterator[Edit]:
    """Blanks behind every character, as recognition leaves them: on most lines of a page, and long ones."""
    if not any(text.count(b) >= 8 and run.search(text) is not None for b, run in _SPACED_RUN):
        return
    lines = [m for m in _LINE.finditer(text) if m[0].strip()]
    spaced = [m for m in lines if _SPACED_LINE.fullmatch(m[0])]
    if sum(len(m[0]) for m in spaced) < _SPACED_SHARE * sum(len(m[0]) for m in lines):
        return
    if not _reads(["".join(m[0].split()) for m in spaced]):
        return
    # Where figures stayed whole, the blank between two of them is a writer's.
    whole = any(_FIGURE.search(m[0]) is not None for m in spaced)
    for m in spaced:
        # A wide blank among narrow ones, or the other way round, was there before: 第 三 条　学 校.
        often = max(" \u3000", key=m[0].count)
        for blank in re.finditer(f"{often}+", m[0].rstrip()):
            beside = m[0][blank.start() - 1 : blank.start()] + m[0][blank.end()]
            if blank.start() and not (whole and beside.isascii()):
                yield Edit(m.start() + blank.start(), m.start() + blank.end(), "", "lines.spaced")


def _reads(lines: Sequence[str]) -> bool:
    """Whether ``lines`` without their blanks are text; characters to be learnt and names stand in any order."""
    size = sum(map(len, lines))
    marks = sum(len(_MARK.findall(line)) for line in lines)
    least = _READS_WITH_MARKS if marks * _MARKS_EVERY >= size else _READS
    known = model()
    gain = sum(known.score(folded(x)) - known.score(folded(x[::-1])) for x in lines)
    return gain >= least * size


def _wraps(text: str) -> Iterator[Edit]:
    """Blanks that were line ends; again without those, since columns may differ in width."""
    origin: Sequence[int] = range(len(text))
    for _ in range(_ROUNDS):
        found = list(_line_ends(text))
        if not found:
            return
        kept, at = [], 0
        for g in found:
            yield Edit(origin[g.start], origin[g.end - 1] + 1, "", "lines.wrap")
            kept.append((at, g.start))
            at = g.end
        kept.append((at, len(text)))
        text = "".join(text[s:e] for s, e in kept)
        origin = [o for s, e in kept for o in origin[s:e]]


def _torn(text: str) -> Iterator[Edit]:
    """Blanks that tear words, where the lines had no one length."""
    blanks = [(g.start, g.end) for gaps in _paragraphs(text) for g in gaps]
    return torn(text, blanks) if blanks else iter(())


def _line_ends(text: str) -> Iterator[Gap]:
    paragraphs = [gaps for gaps in _paragraphs(text) if gaps]
    inside = [[g.distance for g in gaps if not g.quoted] for gaps in paragraphs]
    width = _width([d for distances in inside if len(distances) > 1 for d in distances])
    if width is None:
        return
    for gaps in paragraphs:
        if not any(abs(g.distance - width) <= _SLACK for g in gaps):
            continue
        for g in gaps:
            if g.quoted or abs(g.distance - width) <= _SLACK:
                yield g


def _paragraphs(text: str) -> Iterator[list[Gap]]:
    """The blanks of each line that may be line ends; those after a label are none."""
    gaps: list[Gap] = []
    start = last = seen = 0
    for m in _BLANK.finditer(text):
        line = text.rfind("\n", seen, m.start()) + 1
        seen = m.start()
        if line:
            yield gaps
            gaps, start, last = [], line, line
        if _LABEL.search(text, max(start, m.start() - 12), m.start()):
            last = m.end()
            continue
        quoted = text[m.start() - 1] in _LEFT or text[m.end()] in _RIGHT
        gaps.append(Gap(m.start(), m.end(), m.start() - last, quoted))
        if not quoted:
            last = m.end()
    yield gaps


def _width(distances: list[int]) -> int | None:
    """The length of a typeset line, if the document is set in lines of one length."""
    lengths = Counter(d for d in distances if d >= _NARROWEST)
    if not lengths:
        return None
    near = {w: sum(lengths[w + k] for k in range(-_SLACK, _SLACK + 1)) for w in lengths}
    best = max(sorted(near), key=lambda w: (near[w], lengths[w]))
    if best > _WIDEST or near[best] < _FEWEST or near[best] < _SHARE * len(distances):
        return None
    return best
