"""Headings that are names in front of their text: of articles one after the other, and of the terms of a standard.

第三条 租金补贴。对…, 第四条 人才奖励。对…: measures name each of their articles and go on. A statute opens an article with a short
sentence now and then (学校实行教师聘任制。), three times in a row at most in 2,687 papers; four names in a row are headings. And
一、农业类 agriculture class 指…: a term, its English, and what it means; siblings that all do so define terms.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.draft import Span
from eduparse.stages.split.glued_headings import FEWEST_SIBLINGS, MOSTLY, UNTITLED
from eduparse.stages.split.own_heading import Groups, Own, opening_line, states

FEWEST_NAMED = 4  # articles in a row
_NAME = lazy_pattern(r"(?P<name>[一-鿿、（）“”]{2,12})。")
_BESIDE = lazy_pattern(r"[ \t\u3000]*[^\s（(]")  # text on the line of the name
# A blank parts it from its meaning. Its English is of two letters at least in each of its words, and of eight in all: not 开展 AI 教学.
_TERM = lazy_pattern(
    r"[一-鿿、（）()]{2,16}[ \t\u3000]+(?:[A-Za-z][A-Za-z\-'’]+[,;/ ]+(?=[A-Za-z])){0,10}"
    r"[A-Za-z][A-Za-z\-'’]+(?=[ \t\u3000]+[一-鿿])"
)
SHORTEST_ENGLISH = 8  # letters


def named_heads(text: str, clauses: Sequence[Own], groups: Groups) -> Iterator[tuple[int, Span]]:
    """The clauses that are headed by a name, by number, each with the range of its heading."""
    for members in groups:
        if len(members) < FEWEST_SIBLINGS:
            continue
        if clauses[members[0]].kind == "条":
            yield from _articles(text, clauses, members)
        elif clauses[members[0]].kind not in UNTITLED:
            yield from _terms(text, clauses, members)


def _articles(
    text: str, clauses: Sequence[Own], members: Sequence[int]
) -> Iterator[tuple[int, Span]]:
    """The articles that stand in a row of `FEWEST_NAMED` and are all named."""
    row: list[tuple[int, Span]] = []
    for n in (*members, None):
        start, _, line = (0, 0, "") if n is None else opening_line(text, clauses[n])
        named = _NAME.match(line)
        goes_on = named is not None and (
            _BESIDE.match(line, named.end()) is not None
            or (n is not None and clauses[n].has_child and named.end() == len(line))
        )
        if n is not None and named is not None and goes_on and not states(named["name"]):
            row.append((n, (start, start + named.end("name"))))
            continue
        if len(row) >= FEWEST_NAMED:
            yield from row
        row.clear()


def _terms(text: str, clauses: Sequence[Own], members: Sequence[int]) -> Iterator[tuple[int, Span]]:
    """The siblings that are terms with their English, where most are."""
    found: list[tuple[int, Span]] = []
    for n in members:
        start, _, line = opening_line(text, clauses[n])
        term = _TERM.match(line)
        if (
            term is not None
            and sum(c.isascii() and c.isalpha() for c in term.group()) >= SHORTEST_ENGLISH
        ):
            found.append((n, (start, start + term.end())))
    if len(found) >= max(FEWEST_SIBLINGS, MOSTLY * len(members)):
        yield from found
