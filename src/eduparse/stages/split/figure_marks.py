"""Marks of the parts of a drawing, of samples or persons: 机架（1）的上端设有输送带（2），所述机架（1）….

A mark stands right behind the noun it marks, with no stop between; a label that lost the stop in front of it stands
so too: 工作目标（1）完善制度（2）加强宣传. One mark proves nothing. What follows tells them apart: a stop, a
particle (的) or the end of the line, where a label would number nothing; or the same noun bears the same number again,
or the next one. Where half of those in a page show it, all of them are marks.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.split.label import Label

KINDS = ("(1)", "①")
FEWEST = 2  # marks that show themselves
SHARE = 0.5  # of those in a page, at least
NOUN = 2  # characters in front of a mark that are the same where it comes again
SHORTEST_CLAUSE = 3  # characters between two marks that a clause would need
_BEHIND = lazy_pattern(
    rf"[ \t\u3000]*(?:[，,、。；;：:）)”》\n]|$|(?:{words('behind-figure-mark')}))"
)
_STOP = lazy_pattern("[。！？!?；;\n]")


def figure_marks(text: str, found: Sequence[Label]) -> Iterator[int]:
    """The candidates among ``found`` that mark a noun; in order for each kind."""
    for kind in KINDS:
        glued = [n for n, label in enumerate(found) if label.kind == kind and _glued(text, label)]
        if len(glued) < FEWEST:
            continue
        shown = set(_shown(text, found, glued))
        if len(shown) >= max(FEWEST, SHARE * len(glued)):
            yield from glued


def _glued(text: str, label: Label) -> bool:
    """Whether a label stands inside a line right behind a word."""
    before = text[label.start - 1 : label.start] if label.start else ""
    return not label.line_start and (before.isalnum() or before in "”》") and before != ""


def _noun(text: str, label: Label) -> str:
    """The end of the noun in front of a mark."""
    return text[max(0, label.start - NOUN) : label.start]


def _shown(text: str, found: Sequence[Label], glued: Sequence[int]) -> Iterator[int]:
    """Those of ``glued`` that what is around them shows to be marks."""
    nouns: dict[tuple[float, str], list[int]] = {}
    for n in glued:
        label = found[n]
        if _BEHIND.match(text, label.end):
            yield n
        noun = _noun(text, label)
        if label.value > 1:  # a list that begins again has its heading again: 措施（1）
            nouns.setdefault((label.value, noun), []).append(n)
    for again in nouns.values():
        yield from again if len(again) > 1 else ()
    for one, other in pairwise(glued):
        between = text[found[one].end : found[other].start]
        if _noun(text, found[one]) == _noun(text, found[other]):
            yield from (one, other)  # 电机（1）和电机（2）
        last = _BEHIND.match(text, found[other].end) is not None
        if last and len(between) < SHORTEST_CLAUSE and not _STOP.search(between):
            yield one
