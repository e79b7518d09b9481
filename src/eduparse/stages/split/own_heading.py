"""Where the heading of a clause ends, as its own text shows it: on its own line, run in and closed by 。, a caption.

A full sentence is not a heading: （一）违反本法规定的。 stays without one. A heading glued to its body counts where one
of the genre is followed by an opening of its prose.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from eduparse.language.clause_labels import PAGE_OF_STANDARD
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.titles import CLOSING
from eduparse.stages.split.draft import Span
from eduparse.stages.split.heading_features import OPENING, generic_lengths

MAX_LINE = 48  # code points of a heading alone on its line
MAX_ASKED = 40  # of one with its answer on the same line: a longer one is asked by the way
MAX_QUESTION = 300  # of a question
MAX_RUN_IN = 32  # and of one closed by 。 inside a paragraph
FULL_TITLE = 12  # and of the first line of a chapter's title on two lines
SECOND_LINE_BREAKS = 2  # line breaks around the second one
CHAPTERS = ("编", "分编", "章", "节")
DIVISIONS = ("编", "分编", "章", "节", "专栏")  # always titled

COMMA = lazy_pattern("[，,]")
_GOES_ON = lazy_pattern(r"(?:在[^。；，\n]+[中的上下]|[的和与及])[^。；：，\n]*$")  # a title
INSIDE = lazy_pattern(r"[；;：:]")  # marks that no heading holds
_CITED = lazy_pattern("《[^《》]+》")  # whose length says nothing
# Of a term of a standard: 等效声级 equivalent continuous A-weighted sound pressure level.
_ENGLISH = lazy_pattern(r"(?<=[一-鿿）)])[ \t\u3000]*[A-Za-z][A-Za-z \-'’(),/;]{8,90}$")
_DAY = lazy_pattern(r"\d月\d{1,2}日")
_STOP = lazy_pattern(r"[。；;？?！!]")
_ASKS = lazy_pattern("[\u3400-\u9fff”’》）)]")  # what a question ends with
_PARTICLE = lazy_pattern("[吗呢么]")  # behind which a narrow sign surely asks
_OPTIONS = lazy_pattern(r"[ \t\u3000]*(?:[□☐○〇_＿（(]|[A-D①][.．、]?)")
_PAIRS = tuple(map(tuple, ("“”", "「」", "『』", "‘’", "《》", "（）")))
_STATES = lazy_pattern("[。；;]")
ASKED = lazy_pattern(r"问[ \t]*[：:](?=[ \t\u3000]*\S)")  # a question by its mark
_ANSWER = lazy_pattern(
    r"(?:^|(?<=[？?。]))[ \t\u3000]*(?:答[ \t]*[：:]|[【\[]答[】\]]|[AＡ]\d{0,2}[：:])|^[ \t\u3000]*(?:答|[AＡ]\d{0,2})[ \t\u3000]+(?=\S)",
    re.MULTILINE,
)
# A key with its number, time or place: 咨询电话：0123, 报名时间：周一至周五.
_VALUE = lazy_pattern(
    r"[：:][ \t]*[\d(（][\d\-—－()（）]{6,}|(?:时间|日期|地点|地址)[：:][ \t\u3000]*\S|\d[：:]\d{2}$"
)
_ADDRESS = lazy_pattern(r"[\w.]@[\w.]|https?:|www\.")  # 邮箱abc@school.example
_TIME_OF = lazy_pattern(r"[：:][ \t]*(?:\d{4}年)?\d{1,2}月\d{1,2}日")  # 报名时间：5月6日
_LEADING = lazy_pattern(r"[：:][（(][^（）()]*[）)]$")  # 符合下列条件：（如附件一）
_WIDE_GAP = lazy_pattern(r"(?<=\S)\u3000{2,}(?=\S)")  # between the title of a box and its text
_CLOSED_BY = lazy_pattern(rf"(?:{CLOSING})[。！]?")
# What heads the items below it, as in circulars of Hong Kong (背景, 查詢): no text of the sentence above it.
_CAPTION_BELOW = lazy_pattern(r"[一-鿿]{2,8}")
# The caption of an article: 【目的】, （适用范围）; what else stands in round brackets there numbers or annuls it.
_CAPTION = lazy_pattern(
    r"[【\[].{2,24}?[】\]]"
    r"|[（(](?!(?:修[订正改]|删[除去]|废止|略|新增|试行|草案|[一二三四五六七八九十]+)[）)])[一-鿿、]{2,14}[）)](?=\S)"
)
_CAPTIONED = "【[（("  # how such a caption opens
_NUMBERED = lazy_pattern(r"[ \t\u3000]*【\d{1,4}】$")
_OPEN = (("《", "》"), ("“", '”"'), ("「", "」"), ("（(", "）)"))  # typists mix the forms
_OPENS = lazy_pattern(f"[{''.join(opening for opening, _ in _OPEN)}]")
_KEY = lazy_pattern(
    "(?:决议|决定|结论|结果)[：:]"
)  # 决议： below an item is no text of the item's own
_GONE = lazy_pattern(r"^[（(](?:删除|废止|略|此条删去|本条删除)[）)]$")
_FIRSTLY = lazy_pattern(r"一是(?=.*[；，。]二是)|一要(?=.*[；，。]二要)")  # 主要任务一是…，二是…
_LIMITS = ("但", "惟")  # what limits a sentence: no heading stands in front of it
_OF_THE_PAPER = lazy_pattern(
    "本法|本条例|本办法|本规定|本标准|本细则"
)  # opens a sentence, with a stop or without
# Who is responsible, behind a task.
NAMED_BEHIND = lazy_pattern(r"[（(][^（）()]*(?:负责|牵头|配合)[^（）()]*[）)]$")
_SENTENCE = lazy_pattern(
    "|".join(words(name) for name in ("states", "first-of-points", "by-table"))
)
_TOLD_TO = lazy_pattern(words("told-to"))


class Own(NamedTuple):
    """A clause's own first range behind its label, its kind, its parent, whether a child follows, its number.

    ``line`` is its `first_line` where it is known, since a dozen looks ask for it.
    """

    start: int
    end: int
    kind: str
    parent: int | None
    has_child: bool
    value: float = 0.0
    line: tuple[int, int, str] | None = None


Groups = Sequence[Sequence[int]]  # the clauses of one kind below one parent, by number


def siblings(clauses: Sequence[Own]) -> Iterable[list[int]]:
    """The clauses of one kind below one parent."""
    groups: dict[tuple[int | None, str], list[int]] = {}
    for n, c in enumerate(clauses):
        groups.setdefault((c.parent, c.kind), []).append(n)
    return groups.values()


def first_line(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Where the first line of ``[start, end)`` that is not blank starts and ends, and its text.

    The number that courts of Taiwan print behind every paragraph (審查原則【18】) is no part of its words.
    """
    while start < end and text[start].isspace():
        start += 1
    stop = text.find("\n", start, end)
    stop = end if stop < 0 else stop
    line = text[start:stop].rstrip()
    return start, stop, _NUMBERED.sub("", line) if line[-1:] == "】" else line


def opening_line(text: str, clause: Own) -> tuple[int, int, str]:
    """The `first_line` of ``clause``."""
    return clause.line or first_line(text, clause.start, clause.end)


def own_heading(
    text: str,
    start: int,
    end: int,
    kind: str,
    *,
    has_child: bool,
    known: tuple[int, int, str] | None = None,
) -> tuple[int, int] | None:
    """The heading's range in the clause text ``[start, end)`` (after its label), or None.

    ``has_child`` says that the next label is a child of this clause, ``known`` what its `first_line` is where it is known.
    """
    if kind == "编" and text[start : start + 1] in "：:":
        start, known = start + 1, None  # 第一篇：春季开学通知
    start, line_end, line = known or first_line(text, start, end)
    if line[-1:] == "X" or line[-1:].isdecimal():  # with one of them it ends
        line = PAGE_OF_STANDARD.sub("", line)
    if not line or (kind == "条" and _is_paragraph(line)):
        return None
    if kind == "问":
        return _question(text, start, end, line)
    if kind == "专栏" and (wide := _WIDE_GAP.search(line)) and wide.start() <= MAX_LINE:
        return start, start + wide.start()
    below = text[line_end:end].strip() if line_end < end else ""
    has_body = bool(below) and _CLOSED_BY.fullmatch(below) is None
    if has_body and line[-1] == "。" and _CAPTION_BELOW.fullmatch(below):
        has_body = False
    stop = _STOP.search(line)
    asks = line[-1] in "？?" and not _STATES.search(line)  # several questions are one heading too
    whole = stop is None or stop.end() == len(line) or asks
    if (
        whole
        and _length(line) <= (MAX_QUESTION if asks else MAX_LINE)
        and _own_line(line, kind, has_body=has_body, has_child=has_child)
    ):
        return start, start + len(line) + _second_line(line, kind, text[start + len(line) : end])
    if kind == "条":
        titled = _CAPTION.match(line)
        return (start + 1, start + titled.end() - 1) if titled else None
    length = run_in(line, has_body=has_body and _KEY.match(below) is None)
    glued = _glued(line)
    length = glued if length is None or (glued or length) < length else length
    return None if length is None else (start, start + length)


def _is_paragraph(line: str) -> bool:
    """Whether a line is too long for a heading and opens with no caption, as nearly every article does."""
    return len(line) > MAX_LINE and line[-1] not in "？?" and line[0] not in _CAPTIONED


def _length(line: str) -> int:
    """The code points of a line, the titles that it cites and the English of its term apart.

    A line with a day in it tells of more.
    """
    if ("《" not in line and not line[-1:].isascii()) or _DAY.search(line):
        return len(line)
    return len(_ENGLISH.sub("", _CITED.sub("《》", line)))


@lru_cache(maxsize=1 << 10)  # several ask it of the same first sentences
def states(line: str) -> bool:
    """Whether ``line`` says what is, or what someone ought to do, as no heading does."""
    return _SENTENCE.search(line) is not None or told_to(line)


def told_to(line: str) -> bool:
    """Whether ``line`` says what somebody or something is to do: 资金使用要公开."""
    return _TOLD_TO.search(line) is not None


def only_told_to(line: str) -> bool:
    """The same where nothing else makes a sentence of it."""
    return told_to(line) and _SENTENCE.search(line) is None


def open_bracket(words: str) -> bool:
    """Whether a bracket or a quotation mark that opens in ``words`` does not close in them."""
    if _OPENS.search(words) is None:
        return False  # as most
    return any(sum(map(words.count, a)) > sum(map(words.count, b)) for a, b in _OPEN)


def _question(text: str, start: int, end: int, line: str) -> Span:
    """The question behind 问：, up to the answer; its first line where no answer follows."""
    answer = _ANSWER.search(text, start, end)
    stop = answer.start() if answer else start + len(line)
    stop = min(stop, start + MAX_QUESTION)
    asked = text[start:stop].rstrip()
    return start, start + len(asked)


def _second_line(line: str, kind: str, behind: str) -> int:
    """How long the rest of a chapter's title is that stands alone on the next line: 在设备管理工作中的职责; 0 without one."""
    if kind not in CHAPTERS or len(line) < FULL_TITLE or behind.count("\n") > SECOND_LINE_BREAKS:
        return 0
    rest = behind.rstrip()
    goes_on = line[-1] in "和与及的" or _GOES_ON.match(rest.lstrip()) is not None
    return len(rest) if goes_on and len(rest) <= MAX_LINE and _STATES.search(rest) is None else 0


def _own_line(line: str, kind: str, *, has_body: bool, has_child: bool) -> bool:
    if line[-1] in "；;：:︰﹕，,、—–" or open_bracket(line) or _is_field(line):
        return False
    if line[-1] in "。！!":
        return (
            INSIDE.search(line) is None
            and has_child
            and not has_body
            and kind != "条"
            and not states(line)
        )
    if line[-1] in "？?":
        return has_body or has_child
    if kind in DIVISIONS:
        return True
    if kind == "条" and (COMMA.search(line) if has_body else not has_child):
        return False  # half of a sentence, broken over two lines or cut off
    tells = not (has_body or has_child) and (
        _OF_THE_PAPER.match(line) or _TIME_OF.search(line) or _ADDRESS.search(line)
    )
    return not tells and _glued(line) is None  # without a body too: an item that is a name


def _is_field(line: str) -> bool:
    """Whether a line is a key with its value, leads in what follows, or says that its clause is gone."""
    keyed = "：" in line or ":" in line  # as few lines are
    if keyed and (_VALUE.search(line) is not None or _LEADING.search(line) is not None):
        return True
    return line[0] in "（(" and _GONE.search(line) is not None


def run_in(line: str, *, has_body: bool = False) -> int | None:
    """The stop of a first sentence short enough and without the marks of a statement, or None.

    More text must follow it, on the line or, with ``has_body``, below.
    """
    at = line.find("。")
    if not 2 <= at <= MAX_RUN_IN or (at + 1 == len(line) and not has_body):
        return None
    first = line[:at]
    if (first[0] in "（(" and first[-1] in "）)") or line[at + 1 : at + 2] in _LIMITS:
        return None
    if not has_body and NAMED_BEHIND.fullmatch(line, at + 1):
        return None
    commas = first.count("，") + first.count(",")
    return None if commas > 1 or INSIDE.search(first) or states(first) else at


def _glued(line: str) -> int | None:
    lengths = (n for n in generic_lengths(line) if 3 < n <= min(16, len(line) - 4))
    return next((n for n in lengths if _opens_text(line, n)), None)


def _opens_text(line: str, at: int) -> bool:
    """Whether the text of a heading opens at ``at`` of its line, blanks apart: 指导思想 以…为指导."""
    blanks = len(line) - at - len(line[at:].lstrip(" \t\u3000"))
    return any(p.match(line, at + blanks) is not None for p in (OPENING, _FIRSTLY))


def first_question(text: str, start: int, end: int) -> Span | None:
    """The first sentence of a clause, where it is a question and its answer stands behind it.

    The sign of an address (…/commits?author=…) asks nothing, nor does a blank to fill in (???, 分数为?分), and a question
    inside a quotation is a part of its sentence. What is marked as a question goes up to the mark of its answer: 1. 问：…？答：….
    """
    start, stop, _ = first_line(text, start, end)
    if ASKED.match(text, start) and (answer := _ANSWER.search(text, start, stop)):
        return (start, answer.start()) if answer.start() - start <= MAX_QUESTION else None
    asked = _STOP.search(text, start, min(stop, start + MAX_ASKED))
    if asked is None or asked.group() not in "？?" or not text[asked.end() : stop].strip():
        return None
    half = asked.group() == "?" and not text[asked.end()].isspace()
    if not _ASKS.match(text, asked.start() - 1) or (
        half and not _PARTICLE.match(text, asked.start() - 1)
    ):
        return None
    if _OPTIONS.match(text, asked.end()):
        return None  # a form or a test: what stands behind is chosen, or filled in
    head = text[start : asked.end()]
    opened = any(head.count(a) > head.count(b) for a, b in _PAIRS)
    return None if opened or _STOP.match(text, asked.end()) else (start, asked.end())
