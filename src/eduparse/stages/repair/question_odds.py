"""Whether a narrow question mark asks, or stands for a character that is lost: weighed, mark by mark, with the rest of its page.

A writer of narrow marks ends questions with them; a loss hits any place. So what stands around counts: a word that asks in front,
an end of a line or a quotation behind, whether a stop would fit or a character of a word is likelier. And so do the other
marks of the page: where most of them ask or end something, one that might does. Where wide question marks stand, too, hardly any narrow one
asks.

The weights are those of a logistic regression on pages of blogs, news, reviews, notes and papers: clean ones with their question
marks narrowed, chats among them, against pages that lost characters at random, one mark or two for each. On novels and other documents than those,
a page with questions was told as damaged in one of 18 cases instead of one of 5 (of 2,525 such pages, most of them short), and of the marks for lost characters
.852 were told, not .859.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import common_chars
from eduparse.language.mixture import mixture
from eduparse.stages.repair.gbk_chars import Signs, model_char, seen
from eduparse.stages.repair.lost_byte import likeliest_byte

ASKS = 1.0  # log-odds from which on a mark asks, one of several of its page …
ASKS_ALONE = 2.5  # … and the only one
STOPS = "，。"
COMMON = 2500  # characters that may have stood where a question mark stands
MOST = 60  # marks of one page that are looked at
_REACH = 40  # characters in front of a question mark that may ask
_NEAR = 3  # characters on either side that weigh
_LEAST, _MOST = -12.0, 8.0  # nats by which a page is told from another at most
ANSWERS = "我你您他她这這那太真怎为為是请請对對还還吗"  # what may open the next sentence
ANSWER = lazy_pattern(
    f"[{ANSWERS}]|(?:[很好没沒]|不(?![得准许許能应應宜可要]))[一-鿿]{{1,3}}[，。！]"
)
_ASKS = lazy_pattern(
    "[吗嗎呢么麼何哪谁誰几幾怎吧孰啥咋岂豈]|[是能可会會]否|什|多少|(.)[不没沒]\\1|为[啥什]|有没有"
)
_SENTENCE = lazy_pattern("[^。！？!?\n]*$")
# The same in front of a mark, where a narrow stop ends one, too.
_LAST_SENTENCE = lazy_pattern("(?:[^。！？!?\n.;；]|(?<![\u4e00-\u9fff])[.;；])*$")
_BREAKS = "，,、：:；"
_MARKS = lazy_pattern("(?<![!-~])\\?+|(?<=[])\"'0-9A-Za-z.,!:;])\\?+")
_BOUNDS = '，。！？；：、,!?;:.“”"‘’（）()「」『』《》\n\u3000 '
_CLAUSE = lazy_pattern(f"[^{_BOUNDS}]*$")
_NEXT = lazy_pattern(f"[^{_BOUNDS}]*")
_WIDE = lazy_pattern("[，。]")
_NARROW = lazy_pattern("(?<=[\u4e00-\u9fff])[,.](?![0-9])")
_WORD = lazy_pattern("[\u3400-\u9fff0-9A-Za-z]")
_LOOSE = frozenset("的了是一不我你他")  # what two clauses share by chance
_ECHO = 6  # characters of a clause that the next one may say again
_CLOSING = '"”’」』'
_BEHIND_MARK = "，。、；：,;:.)）"
_CLOSED = f"{_CLOSING}）)》"
_BLANKS = " \u3000\t"
WEIGHTS = {
    "": 2.57,
    "likelier than a character": 0.29,  # a nat
    "a stop likelier": 0.29,  # a nat
    "a word asks": 3.3,
    "an answer behind": 0.37,
    "ends its line": 1.5,
    "ends a quotation": 0.93,
    "blank behind": 0.49,
    "mark behind": 0.45,
    "no word in front": -2.12,
    "closed in front": 1.39,
    "two in a row": -3.27,
    "one character in front": -1.89,
    "two in front": -0.71,
    "three or four": -0.58,
    "said again": 0.95,
    "others ask": 5.17,  # from -.5, none of them, to .5
    "others end": 2.95,
    "narrow marks": 0.43,
    "wide ones ask": -5.53,
}


class _Page(NamedTuple):
    """What all marks of a page share: whether each asks, or ends something, and how its other marks are printed."""

    asks: dict[int, bool]
    ends: dict[int, bool]
    narrow: float
    wide: bool


def asks(text: str, at: int) -> bool:
    """Whether the sentence in front of ``at`` is a question."""
    sentence = _SENTENCE.search(text, max(0, at - _REACH), at)
    return sentence is not None and _ASKS.search(sentence[0]) is not None


def is_question(text: str, start: int, end: int) -> bool:
    """Whether the marks ``text[start:end]`` ask."""
    page = _page(text)
    if start not in page.asks:
        return False
    odds = sum(WEIGHTS[name] * value for name, value in _evidence(text, start, end, page))
    return odds >= (ASKS if len(page.asks) > 1 else ASKS_ALONE)


def _evidence(text: str, start: int, end: int, page: _Page) -> Iterator[tuple[str, float]]:
    left = text[max(0, start - _NEAR) : start].rsplit("\n", 1)[-1]
    right = text[end : end + _NEAR].split("\n", 1)[0] or "\n"
    char = likeliest_byte(mixture(), left, right, _chars(), rivals=0)[2]
    own = mixture().score("？" + seen(right), seen(left) or "\n")
    stop = likeliest_byte(mixture(), left, right, _stops(), rivals=0)[2]
    before, behind = text[max(0, start - 1) : start] or "\n", text[end : end + 1] or "\n"
    # With a word in front, or behind what is closed, a clause ends.
    clause = _found(_CLAUSE.search(text, max(0, start - _REACH), start))
    following = _found(_NEXT.match(text, end, end + _REACH))
    size = len(clause)
    yield "", 1.0
    yield "likelier than a character", min(_MOST, max(_LEAST, own - char))
    yield "a stop likelier", min(_MOST, max(_LEAST, stop - char))
    yield "a word asks", page.asks[start]
    yield "an answer behind", ANSWER.match(text, end) is not None
    yield "ends its line", behind == "\n"
    yield "ends a quotation", behind in _CLOSING
    yield "blank behind", behind in _BLANKS
    yield "mark behind", behind in _BEHIND_MARK
    yield "no word in front", _WORD.match(before) is None
    yield "closed in front", before in _CLOSED
    yield "two in a row", end - start == 2
    yield "one character in front", size == 1
    yield "two in front", size == 2
    yield "three or four", size in (3, 4)
    yield "said again", _is_said_again(clause, following)
    others = len(page.asks) - 1
    asking = sum(page.asks.values()) - page.asks[start]
    either = sum(a or e for a, e in zip(page.asks.values(), page.ends.values(), strict=True))
    either -= page.asks[start] or page.ends[start]
    yield "others ask", (asking + 0.5) / (others + 1) - 0.5
    yield "others end", (either + 0.5) / (others + 1) - 0.5
    yield "narrow marks", page.narrow
    yield "wide ones ask", page.wide


@lru_cache(maxsize=4)
def _page(text: str) -> _Page:
    marks = [m.span() for m in islice(_MARKS.finditer(text), MOST)]
    ends = {s: text[e : e + 1] in ("", "\n", *_CLOSING, *_BLANKS) for s, e in marks}
    wide, narrow = len(_WIDE.findall(text)), len(_NARROW.findall(text))
    return _Page(
        {start: _asks_here(text, start) for start, _ in marks},
        ends,
        (narrow - wide) / (narrow + wide + 1),
        "？" in text,
    )


def _asks_here(text: str, at: int) -> bool:
    """Whether the words right in front of ``at`` are part of a question."""
    sentence = _found(_LAST_SENTENCE.search(text, max(0, at - _REACH), at))
    return sentence[-1:] not in _BREAKS and _ASKS.search(sentence) is not None


def _is_said_again(clause: str, following: str) -> bool:
    """Whether the next clause takes words of the one that asks, as in 真的?真的."""
    if not clause or not following:
        return False
    shared = {*clause[-_ECHO:]} & ({*following[:_ECHO]} - _LOOSE)
    return following[0] in (clause[0], clause[-1]) or len(shared) > 1


def _found(match: re.Match[str] | None) -> str:
    return match[0] if match is not None else ""


@cache
def likely_signs() -> Signs:
    """Marks that end a clause, and the commonest characters."""
    return Signs(map(model_char, STOPS + common_chars()[:COMMON]))


@cache
def _chars() -> Signs:
    return Signs(map(model_char, common_chars()[:COMMON]))


@cache
def _stops() -> Signs:
    return Signs(map(model_char, STOPS + "！"))
