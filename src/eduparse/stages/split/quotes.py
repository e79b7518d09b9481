"""Wording that a text quotes: 将第三条修改为：“第三条 …（一）…；（二）…。” is one clause of the amendment.

What stands between “ and ” on one line numbers another text, and so does what an amendment quotes over
several lines, in any marks, where they close again.
"""

import re
from collections.abc import Iterator

from eduparse.language.clause_labels import ANSWERED, ANSWERS, DIVISION
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern

LIMIT = 20_000  # code points of the longest quotation; one that does not close by then is none
SHORT = 400  # of one that no word of amending leads up to

_AMENDS = (  # words of amending
    *(
        "修改为",
        "修正为",
        "修订为",
        "更正为",
        "改为",
        "增加",
        "新增",
        "表述为",
        "调整为",
        "规定为",
        "作为",
        "合并为",
    ),
    *("补充", "如下", "规定", "称", "写明"),
)
# Behind sets of all first and second characters, which are searched much faster than the words are.
_FIRSTS = "".join(sorted({word[0] for word in _AMENDS}))
_SECONDS = "".join(sorted({word[1] for word in _AMENDS if len(word) > 1}))
_ALONE = "".join(word for word in _AMENDS if len(word) == 1)
_WORD = "|".join(f"(?<={word[0]}){word[1:]}" for word in _AMENDS)
_OPENS = lazy_pattern(
    rf"[{_FIRSTS}：:](?:(?=[{_SECONDS}])|(?<=[{_ALONE}：:]))"
    rf"(?:(?:{_WORD})[^。；;“”\"\n]{{0,60}}?[：:,，]?\s{{0,4}}(?P<mark>[“\"‘'])"
    rf"|(?<=[：:])\s{{0,4}}(?P<article>[“\"‘'])(?={DIVISION}))"
)
_MARK = lazy_pattern("[“\"‘']")
_DIVISION = lazy_pattern(DIVISION)
_REACH = max(map(len, _AMENDS)) + 66  # code points in front of a mark in which `_OPENS` begins
_CLOSERS = {"“": "”", "‘": "’", '"': '"', "'": "'"}
HEAD = 1200  # code points of the head of a circular, in which its note stands
# [注：本通告应交－⏎(a) 各校校长⏎(b) 各组主管]
_NOTE = LinePattern(r"^[ \t\u3000]*[\[［【][註注][ \t]*[：:][^\[\]［］【】]{4,400}[\]］】]")
_SHORT = lazy_pattern(rf"“[^“”\n]{{1,{SHORT}}}”")


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of the wording that ``text`` quotes, without the marks; they may overlap."""
    for m in _SHORT.finditer(text):
        yield m.start() + 1, m.end() - 1
    yield from _notes(text)
    at = 0
    # A word of amending reaches the first mark behind it or none, so only what stands in front of marks is searched.
    for mark in _MARK.finditer(text):
        if mark.start() < at:
            continue
        division = _DIVISION.match(text, mark.end())
        stop = division.end() if division else mark.end()
        opens = _OPENS.search(text, max(at, mark.start() - _REACH), stop)
        if opens is None:
            continue
        at = opens.end()
        end = _end(text, at, opens["mark"] or opens["article"])
        if end is not None:
            yield at, end
            at = end + 1


def _notes(text: str) -> Iterator[tuple[int, int]]:
    """Notes in brackets over several lines, as circulars of Hong Kong open with; and lines of answers, which number questions."""
    head = text[:HEAD]
    if "注" in head or "註" in head:
        for m in _NOTE.finditer(text, 0, HEAD):
            yield m.span()
    if ANSWERED.search(text) is not None:
        for m in ANSWERS.finditer(text):
            yield m.start("key"), m.end()


def _end(text: str, start: int, mark: str) -> int | None:
    """Where the quotation that ``mark`` opens in front of ``start`` closes."""
    closer = _CLOSERS[mark]
    depth = 1
    for m in re.compile(f"[{mark}{closer}]").finditer(text, start, start + LIMIT):
        # Each paragraph of a long quotation opens with a mark of its own; a straight one looks like the last.
        opens_line = text[max(0, m.start() - 3) : m.start()].strip(" \t\u3000")[-1:] == "\n"
        opens_line = opens_line and text[m.end() : m.end() + 1].strip() != ""
        if mark == closer:
            depth -= not opens_line
        elif m.group() == closer:
            depth -= 1
        elif not opens_line:
            depth += 1
        if depth == 0:
            return m.start()
    return None
