"""Blanks behind every character of a paragraph, or of a part of a line: 加强学 校 食 堂 管 理 工 作，落实责任.

Writers set headings, names, verses and lists of characters wide, and now and then a word that they shout. So a
run counts where it breaks out of running text, in the middle of a sentence, or is a whole paragraph with marks. And
without its blanks it must read as Chinese to both models, which no list of characters does.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from eduparse.document.edits import Edit
from eduparse.language.charmodel import folded, model
from eduparse.language.clause_labels import DIVISION, LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.mixture import mixture

RULE = "lines.spaced"
PARAGRAPH = 16  # characters of a paragraph; verses and slogans set wide are shorter
PART = 8  # characters of a part of a line that are put without a doubt, …
SHORTEST = 6  # … and that are suggested; fewer only where running text stands on both sides
FEWEST = 3  # blanks of a run
# Nats a character by which both models read a run better forwards than backwards. Of parts of sentences of eight
# characters nearly all of papers gain so much with both; a row of numerals, of animals, of elements with one at most.
READS, MAY_READ = 1.7, 0.6
SURE, ALONE = 0.95, 0.8
_HAN = "〇\u3400-\u9fff"
_MARKS = "，。、；：！？《》（）“”‘’·—…"
_TOKEN = f"(?:[{_HAN}{_MARKS}]|[!-~]+)"
_GATES = tuple(lazy_pattern(f"{b}(?:[{_HAN}{_MARKS}]{b}){{2}}") for b in (" ", "\u3000"))
_RUNS = tuple(
    lazy_pattern(f"{b}(?<=[{_HAN}{_MARKS}!-~]{b}){b}?(?:{_TOKEN}{b}{{1,2}}){{2,}}(?=\\S)")
    for b in (" ", "\u3000")
)
_LETTER = lazy_pattern(f"[{_HAN}]")
_STOP = lazy_pattern("[，。；！？]")
_RUNNING_BEFORE = lazy_pattern(f"[{_HAN}]{{2}}[，、；。]?$|[{_HAN}0-9]$")
_RUNNING_BEHIND = lazy_pattern(f"[，、；。]?[{_HAN}]{{2}}|[{_HAN}0-9]")
_BINDS = lazy_pattern(words("binds-a-sentence"))
_COUNT = lazy_pattern("[一二三四五六七八九十]{4}")
_DIVISION = lazy_pattern(DIVISION)
_OPENING = lazy_pattern(rf"[ \u3000]*(?:{LABEL}[ \u3000]?)?[^\s]?")
_SET_WIDE = lazy_pattern(words("set-wide"))
_BOTH = 2  # sides
_VERSE = range(3, 8)  # characters of a verse
_ABOUT_BLANKS = lazy_pattern("空[ \u3000]?格")
_WIDE_TOKEN = lazy_pattern("[!-~]{2}")


class _Run(NamedTuple):
    """A run from its first character to its last, and the blanks that stand in it."""

    start: int
    end: int
    blanks: tuple[tuple[int, int], ...]
    joined: str


def spaced_runs(text: str) -> Iterator[Edit]:
    """Deletions of the blanks between all characters of paragraphs and of parts of lines."""
    for blank, gate, pattern in zip((" ", "\u3000"), _GATES, _RUNS, strict=True):
        if text.count(blank) < FEWEST or gate.search(text) is None:
            continue
        if _SET_WIDE.search(text):
            return
        for m in pattern.finditer(text):
            run = _run_of(text, m)
            sureness = _sureness(text, run)
            if sureness and _ABOUT_BLANKS.search(text) is not None:
                sureness = min(sureness, ALONE)  # 你 怎 么 说 话 都 带 空 格
            if sureness:
                yield from (Edit(s, e, "", RULE, sureness) for s, e in run.blanks)


def _run_of(text: str, m: re.Match[str]) -> _Run:
    whole = (
        _WIDE_TOKEN.search(m[0]) is not None
    )  # figures that stayed whole have blanks beside them
    start, end = m.start() - 1, m.end() + 1
    blanks = tuple(
        (m.start() + b.start(), m.start() + b.end())
        for b in re.finditer("[ \u3000]+", m[0])
        if not (whole and (text[m.start() + b.start() - 1] + text[m.start() + b.end()]).isascii())
    )
    return _Run(start, end, blanks, "".join(text[start:end].split()))


def _sureness(text: str, run: _Run) -> float:
    """How sure it is that the blanks of ``run`` are damage; 0 where they may be a writer's."""
    letters = len(_LETTER.findall(run.joined))
    if 2 * letters < len(run.joined):
        return 0.0
    low, high = text.rfind("\n", 0, run.start) + 1, text.find("\n", run.end)
    before, behind = text[low : run.start], text[run.end : high if high >= 0 else len(text)]
    sides = bool(_RUNNING_BEFORE.search(before)) + bool(_RUNNING_BEHIND.match(behind))
    if sides:
        return _inside_a_sentence(run.joined, letters, sides)
    if not _OPENING.fullmatch(before) or len(behind) > 1 or _is_verse(run.joined + behind):
        return 0.0
    return _of_a_paragraph(run.joined, letters)


def _inside_a_sentence(shown: str, letters: int, sides: int) -> float:
    """How sure it is of a run that running text stands beside, on one side or on both."""
    least, most = _gains(shown)
    if letters < SHORTEST:
        told = sides == _BOTH and letters == len(shown) and least >= MAY_READ
        return ALONE if told and not _DIVISION.search(shown) else 0.0
    if _COUNT.search(shown):
        return 0.0
    sentence = letters >= PART and _BINDS.search(shown[1:-1]) is not None and most >= READS
    if sentence and least >= READS / (sides + bool(_STOP.search(shown))):
        return SURE
    told = least >= MAY_READ and (sides == _BOTH or letters >= PART)
    return ALONE if sentence or told else 0.0


def _of_a_paragraph(shown: str, letters: int) -> float:
    """How sure it is of a run that is all of its line."""
    stops = len(_STOP.findall(shown))
    least, most = _gains(shown)
    if not stops or letters < PART or most < READS:
        return 0.0
    return SURE if letters >= PARAGRAPH and (stops > 1 or least >= MAY_READ) else ALONE


def _is_verse(shown: str) -> bool:
    sizes = {len(part) for part in _STOP.split(shown) if part}
    return len(sizes) == 1 and sizes <= {*_VERSE}


def _gains(shown: str) -> list[float]:
    """By how many nats a character ``shown`` reads better forwards than backwards, to either model, the lower first."""
    line = folded(shown)
    known = (model(), mixture())
    return sorted((k.score(line) - k.score(line[::-1])) / len(line) for k in known)
