"""What speaks for a candidate to be the title: its form, its place, the body below it, the page around it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import add

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import ORGAN_END, is_broken_name, organs
from eduparse.language.titles import (
    CLOSING,
    GIVEN_KINDS,
    NOTICE_KINDS,
    OWN_KINDS,
    headline,
)
from eduparse.stages.split.head_lines import HeadLines
from eduparse.stages.split.title_lines import (
    FEWEST_LISTED,
    LETTER_TITLE,
    MAX_LINES,
    MIN_TITLE,
    SHORT_TITLE,
    SITE_WORD,
    WITH_END,
    TitleCandidate,
    bare_line,
    names_list,
)
from eduparse.stages.split.title_words import char_pairs, title_key

SPOKEN = 0.25  # share of the pairs of a title that the body of a paper holds; fewer is a line of the site
LIST = 3.0  # what speaks for the name of a list right above its rows
OF_A_LETTER = 4.0  # what speaks for the title that a mailbox prints behind its key
BRINGS = 1.0  # what speaks for 关于印发…的通知 above the title of what it brings
WHOLE_BELOW = 2.0  # what speaks against a title whose last lines are one by themselves
CUT_OFF = 3.0  # what speaks against a title that stands above with its end
TWICE = 2.5  # what speaks for a line without the form of a title that the head prints again
HIGHER = 1.5  # what speaks for the heading of Markdown that stands over all others
ROW = 4.0  # what speaks against a row of a list
CELLS = 3  # of a row
LONG_KEY = 6  # code points of a key with its colon: 主办：, 参加人员：
_LEVEL = lazy_pattern(r"#{1,6}(?=[ \t])")
_KEY = lazy_pattern(r"[ \t\u3000]*[^ \t\u3000：:，。（）()《》]{1,7}[：:](?=[ \t\u3000]*\S)")
_COUNTED = lazy_pattern(r"[ \t\u3000]*\[?\d{1,3}[\]、.．]?[ \t\u3000]+\S")
BYLINE = lazy_pattern(r"(?<!答)记者|通讯员|责任编辑|本报讯|图/|文/|摄$|[（(]图[）)]")
_SELF = lazy_pattern(rf"本({OWN_KINDS})")
_GIVEN = tuple(GIVEN_KINDS.split("|"))
_LONGEST_KIND = max(map(len, _GIVEN))
_CLOSING = lazy_pattern(CLOSING)
_TOLD_BELOW = lazy_pattern(NOTICE_KINDS)
_SPOKEN = lazy_pattern(r"(?<!上的)(?<!会的)(?<!时的)(?<!话会)讲话$")  # 某某讲话 tells who spoke
_LISTS = lazy_pattern(
    r"[一-鿿]{4}(?:名单|一览表|倡议书|启事|公示|问题解答|政策问答|热点问答)$"
)  # as the first line of a paper
_OF_A_BODY = lazy_pattern(
    rf"(?P<body>[一-鿿]{{2,20}}?{ORGAN_END})(?:关于|印发|转发|批转|发布|公布|出台|通报)"
)
_PASSED_ON = lazy_pattern("印发|转发|公布|发布|批转")
_RUN = lazy_pattern(r"[一-鿿]{2,}")


def title_weight(
    text: str, lines: HeadLines, c: TitleCandidate, said: str | None, body: str
) -> float:
    """How much speaks for a candidate; ``body`` is what stands below the head."""
    title, head = c.text, lines.head
    ended = WITH_END.fullmatch(title) is not None and _SPOKEN.search(title) is None
    ended = ended or (c.first == 0 and _LISTS.search(title) is not None)
    found = headline(title)
    weight = 0.0 if not ended else 3.0 if len(title) >= SHORT_TITLE else 1.5
    weight += 1.0 if found is not None and found.about else 0.0
    weight += 0.5 if 8 <= len(title) <= 60 else -1.0 if len(title) < 6 and not ended else 0.0
    weight -= 4.0 if SITE_WORD.search(title) and not ended else 0.0
    weight -= 3.0 if BYLINE.search(title) else 0.0
    issued = c.last > c.first and bool(organs(bare_line(head[c.first])))
    whole = ended or (issued and head[c.first + 1].startswith("关于"))
    weight -= (0.3 if whole else 1.5) * (c.last - c.first)
    weight += 1.4 if issued else 0.0
    lists = _names_list(lines, c)
    weight += LIST if lists else 0.0
    weight += OF_A_LETTER if LETTER_TITLE.match(head[c.first]) else 0.0
    between = 0 if lists else lines.parts_below(c.last)
    if lists or body.strip():
        weight += 2.0 if not between else max(-1.5, 1.0 - 0.6 * between)
    elif not c.first:  # where nothing stands below the head, its last line is no nearer to it
        weight += 2.0
    weight += 0.8 if not lines.parts_above(c.first) else 0.0
    weight -= CUT_OFF if _is_cut_off(lines, c) else 0.0
    weight -= WHOLE_BELOW if _is_whole_below(head, c) else 0.0
    weight += BRINGS if _brings(head, c) else 0.0
    weight -= ROW if _is_row(head, c, ended=ended) else 0.0
    weight += _in_body(title, body)
    weight += TWICE if not ended and lines.bare.count(title) > 1 and not organs(title) else 0.0
    weight += _marked(head, c)
    return weight + _told(text, title, said, ended=ended)


def _marked(head: Sequence[str], c: TitleCandidate) -> float:
    """What the marks of Markdown say for a candidate: its level stands over those of all other lines."""
    level = _LEVEL.match(head[c.first])
    if level is None:
        return 0.0
    others = [m.end() for n, h in enumerate(head) if n != c.first and (m := _LEVEL.match(h))]
    return HIGHER if others and level.end() < min(others) else 0.0


def _is_row(head: Sequence[str], c: TitleCandidate, *, ended: bool) -> bool:
    """Whether a line beside a candidate has its form: keys (协办：…), counts (5 …), cells between blanks.

    Of one with the end of a title only cells tell: 序号 项目 标准 above the rows of its table.
    """
    own = _row_form(head[c.last])
    below = _row_form(head[c.last + 1]) if c.last + 1 < len(head) else None
    if own is None or below is None or own[0] != "cells":
        above = _row_form(head[c.first - 1]) if c.first else None
        return own is not None and not ended and c.first == c.last and own in (above, below)
    return True


def _row_form(line: str) -> tuple[str, int] | None:
    if (keyed := _KEY.match(line)) is not None:
        return "keyed", int(len(keyed[0].strip()) > LONG_KEY)
    if _COUNTED.match(line):
        return "counted", 0
    cells = len(line.split())
    return ("cells", cells) if cells >= CELLS else None


def _names_list(lines: HeadLines, c: TitleCandidate) -> bool:
    """Whether a candidate is the name of a list or a table, the rows of which stand below it."""
    return (
        names_list(c.text)
        and len(lines.head) - c.last - 1 >= FEWEST_LISTED
        and lines.last_of_no_list <= c.last
    )


def _is_whole_below(head: Sequence[str], c: TitleCandidate) -> bool:
    """Whether a line that names no body stands above lines that open with one and are a title already."""
    if c.last == c.first or c.first + 1 >= len(head):
        return False
    first, rest = bare_line(head[c.first]), "".join(map(bare_line, head[c.first + 1 : c.last + 1]))
    if re.search(r"关于|转发|印发|批转|[《（(、]|[省市县区州旗盟镇乡]$", first) or organs(first):
        return False
    named = _OF_A_BODY.match(rest)
    whole = named is not None and not is_broken_name(first, named["body"])
    return whole and WITH_END.fullmatch(rest) is not None


def _brings(head: Sequence[str], c: TitleCandidate) -> bool:
    """Whether a candidate speaks of the title that stands right below it: 关于印发校舍检查办法的通知."""
    if _PASSED_ON.search(c.text) is None:
        return False
    whole, below = title_key(c.text), ""
    for line in head[c.last + 1 : c.last + 1 + MAX_LINES]:
        below += title_key(bare_line(line))
        if len(below) >= SHORT_TITLE and below in whole and below != whole:
            return True
    return False


def _is_cut_off(lines: HeadLines, c: TitleCandidate) -> bool:
    """Whether a candidate is broken off: another line has its last line with an end, or names it with its beginning."""
    last = lines.bare[c.last]
    if c.first and lines.speak_of(lines.bare[c.first - 1] + c.text, c.first - 1):
        return True  # its beginning stands on the line above
    if len(last) < SHORT_TITLE:
        return False
    rests = (h[len(last) :] for h in lines.beginning_with(last))
    return any(
        len(rest) >= MIN_TITLE and rest[0] not in "（(" and WITH_END.fullmatch(rest) is not None
        for rest in rests
    )


def _in_body(title: str, body: str) -> float:
    """What the body says to a title by its words: a line of the site has none of them in common."""
    own = char_pairs(title)
    if len(own) < MIN_TITLE - 1 or not _has_pairs(body, 4 * len(own)):
        return 0.0
    share = sum(pair in body for pair in own) / len(own)
    return min(1.0, share * 2) if share >= SPOKEN else -1.0 if not share else 0.0


@lru_cache(maxsize=64)  # titles of one length ask the same of one body
def _has_pairs(text: str, least: int) -> bool:
    """Whether `char_pairs` of ``text`` are ``least`` or more: its first lines tell."""
    found: set[str] = set()
    for run in _RUN.finditer(text):
        found.update(map(add, run[0], run[0][1:]))
        if len(found) >= least:
            return True
    return False


def _told(text: str, title: str, said: str | None, *, ended: bool) -> float:
    """What the rest of the document and the page say about a title."""
    weight = 0.0
    folded = title_key(title)
    if said and len(folded) >= MIN_TITLE:
        named = title_key(said)
        beginning = named.startswith(folded) and 2 * len(folded) > len(named)
        weight += 4.0 if named == folded else 2.0 if beginning else 0.0
    if len(title) >= 6 and f"《{title}" in text:
        weight += 1.0
    kind = _own_kind(text) if ended else ""
    if kind and re.search(rf"{kind}(?:[（(].{{1,12}}[）)])?$", title):
        weight += 0.7
    if ended and _TOLD_BELOW.search(title[-8:]) and _gives_notice(text):
        weight += 0.5
    return weight


# Asked again for each line that may be the title.
@lru_cache(maxsize=2)
def _own_kind(text: str) -> str:
    """The kind of paper that ``text`` calls itself (本办法); empty where it does not."""
    found = _SELF.search(text)
    return found[1] if found else ""


@lru_cache(maxsize=2)
def _gives_notice(text: str) -> bool:
    at = text.find("如下")
    while at >= 0:
        if text.endswith(_GIVEN, max(0, at - _LONGEST_KIND), at):
            return True
        at = text.find("如下", at + 1)
    closed = any(word in text for word in ("特此", "此复"))  # one is in every such phrase
    return closed and _CLOSING.search(text) is not None
