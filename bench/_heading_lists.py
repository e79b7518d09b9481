"""The lists of clauses that the weights of glued headings are learnt from (``tools/train_headings.py``).

A label line that is a heading, joined with the paragraph below it, is an example with its end known. A line that opens
with a short sentence is one of a run-in heading, any other long line one of none. Consecutive labels of a kind under
one parent are siblings. Documents held out of all training are left out.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench._rows import rows
from bench._spun_texts import held_out
from eduparse.language.char_net import CharNet
from eduparse.language.charmodel import CharModel
from eduparse.stages.split.glued_headings import MIN_BODY
from eduparse.stages.split.heading_features import MAX_LENGTH, MIN_LENGTH, NONE, End, heading_ends
from eduparse.stages.split.heading_net import end_odds
from eduparse.stages.split.own_heading import run_in

FEW = 30  # of the lists without any heading one in so many is used: statutes are full of them
LOOKED_AT = 110  # code points of a line that are described

_NUMERALS = "零〇一二三四五六七八九十百"
LABEL = re.compile(
    rf"(?P<a>[{_NUMERALS}]{{1,4}}、)|(?P<b>[（(][{_NUMERALS}]{{1,4}}[）)])|(?P<c>\d{{1,3}}[.．、](?!\d))|(?P<d>[（(]\d{{1,3}}[）)])"
)
ARTICLE = re.compile(rf"第[{_NUMERALS}\d]+[编章节条]")


class Example(NamedTuple):
    """A line, the true end of its heading, its readings; none where it is all heading."""

    line: str
    end: int
    found: list[End]


class Siblings(NamedTuple):
    """Examples that stand in one list, and the document they are from."""

    ident: str
    examples: list[Example]


def heading_lists(paths: Sequence[Path]) -> list[Siblings]:
    """Every list of the documents, each wording once; nothing is described yet."""
    lists: dict[tuple[str, ...], Siblings] = {}
    for path in paths:
        for ident, lines in _documents(path):
            for found in _lists(ident, lines):
                lists.setdefault(tuple(e.line[:30] for e in found.examples), found)
    return [
        s
        for key, s in lists.items()
        if any(0 < e.end < len(e.line) for e in s.examples) or fold(key[0], FEW) == 0
    ]


def described(found: Siblings, model: CharModel, net: CharNet | None = None) -> Siblings:
    """The list with the readings of its lines, by ``model`` and ``net``; a line that is all heading has none."""
    out = []
    asked = [e.line for e in found.examples if e.end != len(e.line)]
    odds = iter(end_odds(asked, [net]) if net else [()] * len(asked))
    for e in found.examples:
        if e.end == len(e.line):
            out.append(e)
        else:
            ends = list(heading_ends(e.line, model, run_in(e.line), next(odds)))
            out.append(e._replace(line=e.line[:LOOKED_AT], found=ends))
    return Siblings(found.ident, out)


def _documents(path: Path) -> Iterator[tuple[str, list[str]]]:
    for d in rows(path):
        if d.get("paragraphs", True) and not held_out(d["id"]):
            lines = (re.sub(r"[\s\u3000]", "", line) for line in d["text"].split("\n"))
            yield d["id"], [line for line in lines if line]


def _lists(ident: str, lines: Sequence[str]) -> Iterator[Siblings]:
    ready: list[Siblings] = []
    current: dict[str, Siblings] = {}
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        label = LABEL.match(line)
        if label is None:
            if ARTICLE.match(line):
                current.clear()
            continue
        kind = label.lastgroup or ""
        current = {k: s for k, s in current.items() if k <= kind}
        example = _example(line[label.end() :], below)
        if example:
            if kind not in current:
                current[kind] = Siblings(ident, [])
                ready.append(current[kind])
            current[kind].examples.append(example)
    yield from ready


def _example(rest: str, below: str) -> Example | None:
    if not re.search("[。；：:;？！]", rest):
        if not MIN_LENGTH <= len(rest) <= MAX_LENGTH:
            return None
        if LABEL.match(below) or ARTICLE.match(below):
            return Example(rest, len(rest), [])
        if len(below) <= 20:
            return None
        return Example(rest + below, len(rest), [])
    return Example(rest, run_in(rest) or NONE, []) if len(rest) >= MIN_BODY else None


def fold(ident: str, folds: int) -> int:
    """Which of ``folds`` parts ``ident`` falls into."""
    return int(hashlib.sha256(ident.encode()).hexdigest()[:8], 16) % folds
