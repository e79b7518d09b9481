"""Runs of question marks that stand for text which is lost as a whole: 二、????, 教育局???????会议.

A program without a character shows ``?`` for it, so a text may become nothing but marks. Whoever asks in earnest
writes three of them too; wide ones and boxes are blanks of a form, of a quiz, of a chat. So a run is told by where it stands.
It is all of a heading behind its label, or all that is quoted. It stands between two words, or before a comma or a
stop, where nothing asks. It is a cell in the head of a table, or a line. The rest are clauses between commas, and
most of a page.
"""

from collections.abc import Iterator

from eduparse.language.clause_labels import LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.lost_letters import ABOUT_MARKS
from eduparse.stages.repair.question_odds import ANSWERS, asks

FEWEST_OF_HEAD = 2  # marks in the cell of a head
FEWEST = 4  # marks in a row that are more than anyone asks with
LINE = 9  # marks alone on a line that stand for its text
MOSTLY = 0.8  # share of marks of a page that has lost all
WHOLE_PAGE = 16  # marks of such a page; fewer are a line of a chat, or of a puzzle
_ASKED = -9.0  # log-probability of a question mark, below which none was asked …
_ASKED_OF_OFFICE = -7.5  # … behind the name of an office, which asks nothing …
_ASKED_NARROW = -7.0  # … in a sentence of wide marks, …
_ASKED_AT_STOP = -7.0  # … and before a stop, which never follows one
_WORD = "[^\\t\\n0-9?？]{1,12}"
_HAN = "[\u4e00-\u9fff]"
_BACK = f"{_HAN}{{0,8}}[吗呢吧嘛嗎]"  # a question behind it: 明天上班????不是放假吗
_OFFICE = "局厅委署办处科廳辦處"  # last characters of its name
# All of a heading.
_HEADING = lazy_pattern(rf"(?m)^[ \u3000]*{LABEL}[ \u3000]?(?P<marks>\?{{{FEWEST},}})[。：；]?$")
# Between two words, of which the second answers nothing, or between a word and a mark that follows no question.
_WITHIN = lazy_pattern(rf"(?<={_HAN})\?{{{FEWEST},}}(?=[，、；：。]|{_HAN})(?![{ANSWERS}]|{_BACK})")
# … and between two words, or figures, of a sentence whose commas and stops are wide, as are the marks of who typed them.
_WITHIN_WIDE = lazy_pattern(
    rf"(?<=[，、；：0-9\u4e00-\u9fff])\?{{{FEWEST},}}(?=[0-9\u4e00-\u9fff])(?![{ANSWERS}]|{_BACK})"
)
# All that is quoted, and all of a number before its point.
_QUOTED = lazy_pattern(
    rf"(?<=[“《「])\?{{{FEWEST},}}(?=[”》」])|(?<=[，。、；：])\?{{{FEWEST},}}(?=\.\d)"
)
# A line of its own, longer than anyone asks.
_LINE = lazy_pattern(rf"(?m)^[ \u3000]*+(?P<marks>\?{{{LINE},}})[ \u3000]*$")
# Two clauses of a sentence, each of nothing but marks.
_CLAUSES = lazy_pattern(r"\?{3,}[，、；：,;:]\?{3,}[，。；：,.;:]")
# A line of nothing but marks, and the signs of a sentence between them.
_SENTENCE = lazy_pattern(
    r"(?m)^[ \u3000]*+(?P<marks>[“\"(（]?\?{2,}(?:[，。；：、！,.;:!“”\"()（） ]{1,3}\?{2,})+[，。；：！,.;:!”\")）]{0,3})[ \u3000]*$"
)
# A cell of the first row of a table, whose other cells are words.
_HEAD = lazy_pattern(
    rf"\A(?:[^\n\t]*\n)*?(?P<row>(?:(?:{_WORD}|\?{{2,8}})\t)+(?:{_WORD}|\?{{2,8}}))\n"
)
# A line of words, each of nothing but marks.
_WORDS = lazy_pattern(r"(?m)^[ \u3000]*+(?P<marks>\?{2,}(?:[ \u3000]++\?{2,})+)[ \u3000]*$")
_CELL = lazy_pattern(r"(?<![^\t])\?{2,}(?![^\t])")
_RUN = lazy_pattern(r"\?+(?:[ \t，、；：。]?\?+)*")


def lost_runs(text: str) -> tuple[tuple[int, int], ...]:
    """The runs of marks in place of text, as ranges of ``text``; one may be found twice."""
    marks = text.count("?")
    if marks < FEWEST_OF_HEAD:  # nothing that is told has fewer
        return ()
    shown = len(text) - sum(c.isspace() or c in "，、；：。" for c in text)
    if marks >= WHOLE_PAGE and marks >= MOSTLY * shown:
        return tuple(m.span() for m in _RUN.finditer(text))
    if ABOUT_MARKS.search(text):  # a text that asks for what is to be filled in
        return ()
    found = [m.span("marks") for p in (_HEADING, _WORDS, _LINE) for m in p.finditer(text)]
    for m in _WITHIN.finditer(text):
        before = seen(text[max(0, m.start() - 3) : m.start()])
        bound = _ASKED_OF_OFFICE if before[-1] in _OFFICE else _ASKED
        asked = _ASKED_AT_STOP if text[m.end()] in "，、；：。" else bound
        if mixture().logp(before, "？") < asked and not asks(text, m.start()):
            found.append(m.span())
    found += _within_wide(text)
    found += (m.span() for p in (_CLAUSES, _QUOTED) for m in p.finditer(text))
    found += (m.span("marks") for m in _SENTENCE.finditer(text) if m[0].count("?") >= LINE)
    head = _HEAD.match(text) if "??" in text and "\t" in text else None
    if head is not None:
        at, cells = head.start("row"), list(_CELL.finditer(head["row"]))
        if 2 * len(cells) <= head["row"].count("\t") + 1:
            found += ((at + m.start(), at + m.end()) for m in cells)
    return tuple(dict.fromkeys(found))


def _within_wide(text: str) -> Iterator[tuple[int, int]]:
    """Narrow marks between two words on a line that has a wide comma or stop."""
    for m in _WITHIN_WIDE.finditer(text) if FEWEST * "?" in text else ():
        low, high = text.rfind("\n", 0, m.start()) + 1, text.find("\n", m.end())
        line = text[low : high if high >= 0 else len(text)]
        if not ("，" in line or "。" in line) or asks(text, m.start()):
            continue
        if mixture().logp(seen(text[max(0, m.start() - 3) : m.start()]), "？") < _ASKED_NARROW:
            yield m.span()
