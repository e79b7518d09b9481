"""Question marks that stand for a character, or for half of one, which is lost.

A question mark may ask. It tells a loss where no question can end: before a comma, where the characters in
front ask nothing. And it does where a common character is likelier by far between what stands on
either side, and nothing in the sentence asks: 打?城池. In 19 million characters of shared texts it told 84 marks that nothing else
did; read one by one, nearly all are losses of the source.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from eduparse.language.clause_labels import LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.mixture import mixture
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.lost_byte import likeliest_byte
from eduparse.stages.repair.lost_letters import lost_letters
from eduparse.stages.repair.question_odds import (
    ANSWER,
    ANSWERS,
    STOPS,
    asks,
    is_question,
    likely_signs,
)

_REACH = 40  # characters in front of a question mark that may ask
LIKELIER = 4.5  # nats by which a common character must be likelier than a mark that nothing asks
MOST_WEIGHED = 100  # marks of one page that are weighed so
_LEFT, _RIGHT = 3, 3  # characters on either side that weigh
_IN_DOUBT = "(?!(?<=[0-9]日.)[-–—~～至])"  # no day in doubt before the next one: 5月1日?-3日
# A question mark behind what asks nothing: a character of which both bytes are gone, or half of one.
_MARK = lazy_pattern(f"(?<=[\u4e00-\u9fff])\\?(?![?？！!”’\"'」』)）]){_IN_DOUBT}")
# One where none is asked: two in a row, one for each byte, before a figure or a word of another language, …
_BOTH = lazy_pattern("(?<=[\u4e00-\u9fff0-9])\\?\\?(?= ?[0-9A-Za-z])")
# … or anywhere else but before an exclamation, where a question mark is not to be expected: 的地方??,房间, …
_BOTH_LAST = lazy_pattern(
    '(?<=[\u4e00-\u9fff0-9])\\?\\?(?=[ \\t\\n\u4e00-\u9fff,，、；：;:"”’*\\]()（）》】]|\\.(?!\\.)|\\Z)'
)
# … one before a mark that never follows a question, …
_INSIDE = lazy_pattern("(?<=[\u4e00-\u9fff])\\?(?=[，、；：。:;,])")
# … one inside a date, …
_DATE = lazy_pattern("(?<=[0-9])\\?{1,2}(?=[0-9]{1,2}[月日])")
# … and one before a letter that is the second byte of a character: 使用的?v法 for 使用的曆法.
_SECOND = lazy_pattern("(?<![0-9A-Za-z=&/?])\\?(?=[@-~][\u4e00-\u9fff])")
_UNITS = "人名位元万萬亿億个個份件年岁歲周届所户戶亩畝吨噸米项項条條章"  # what a number counts, behind a blank
# … one behind a number, of what it counts: 2?萬; not 1+1=2?对吗, nor 要4000?太贵了, nor 他选3? 全班都笑了, …
_COUNTED = lazy_pattern(
    "(?<=[0-9])(?<![A-Za-z][0-9])(?<![=＝≈][0-9])(?<![=＝≈][0-9]{2})(?<![=＝≈] [0-9])\\?"
    f"(?! ?[{ANSWERS}])(?=[；。\u4e00-\u9fff]| [{_UNITS}]|[，、](?![0-9]{{1,3}}\\?))"
    # … but none of several, which are to be filled in: 4?，5?，6?
    "(?<![0-9]\\?[，、][0-9]\\?)(?<![0-9]\\?[，、][0-9]{2}\\?)"
)
# … one behind the day of a date, which is all that a date may lose there: 3月1?, …
_DAY = lazy_pattern("(?<=月[0-9])\\?(?![?？0-9])|(?<=月[0-9]{2})\\?(?![?？])")
# … one between 几 and a figure, unless that asks, …
_SOME = lazy_pattern("(?<=[几幾])\\?(?=[0-9])(?![^。\n]{0,30}[?？])")
# … and one or two at other places where no question ends: ，?个（2020）?01民终, 人口（??18）
_NO_END = lazy_pattern(
    "(?<=[，、；])\\?{1,2}(?=[0-9\u4e00-\u9fff])|(?<=[）)〕】])\\?(?=[0-9]{1,4}[\u4e00-\u9fff])"
    "|(?<=[。！；])\\?{1,2}(?=[“0-9\u4e00-\u9fff])|(?<=[：,;:])\\?\\?(?![万亿]?元|[人名份个项天年月日])(?=[0-9\u4e00-\u9fff])"
    "|(?<=[（(])\\?\\?(?=[0-9])"
)
# (not the blank of a form, behind its key and before what it counts: 预算金额：??元),
# … such as before a stop, or before the rest of a number or of a word: 操作 ?。
_NO_BEGINNING = lazy_pattern(
    "(?<=[\u4e00-\u9fff] )\\?(?=[，。；])"
    "|(?<= )\\?(?=[0-9]{1,9}(?![!-~]))"
    "|(?<=[（(《“])\\?(?=[a-z]{3,20}(?![!-~]))"
    # Nothing asks before the first word of a quotation, nor before the label of a line.
    "|(?<=[《“「（(])\\?(?=[\u4e00-\u9fff]{2})(?!代表|表示|[是为為指哪谁誰何什怎])"
    "|(?<=[《“「])\\?(?=[\u4e00-\u9fff][”》」])"
    f"|(?<![^\n])\\?(?={LABEL}[\u4e00-\u9fff])"
    # Nor behind its key before what a line says, unless that asks, or is open.
    f"|(?<=[\u4e00-\u9fff][：:])\\?(?=[\u4e00-\u9fff])(?![^\n]{{0,60}}[?？])(?![{ANSWERS}]|{words('open-value')})"
)
# All of a label in brackets: who doubts a word writes a wide mark, or one in narrow brackets behind it.
_LABEL = lazy_pattern(
    "(?<=（)(?<![0-9年月日纪紀]（)\\?(?=）)|(?<![^\n][(（])(?<=[(（])\\?(?=[)）][\u4e00-\u9fff])"
)
# Who speaks may ask without a word that asks: 那我先点菜?, 定在5月1日?; so he does where the next clause answers: 留言?很多。
# No paper does that speaks of 我县, nor who orders (请大家…, 不得…), nor does a question end right behind who speaks.
_SPEAKS = lazy_pattern(
    "^(?!.*[请請](?:大家|各|[你您于於按将將把勿]))(?:.*(?:[你您咱俺妳]|我(?!们|們|[国國局省市县縣校部会會司社])|我[们們](?![要应應必])|大家)(?![们們]?$)"
    "|.*[定改是在到][^，]{0,8}[日号號]$)"
)
_NARROW = lazy_pattern("(?<=[\u4e00-\u9fff]),(?=[\u4e00-\u9fff])")
NARROW = 5  # commas that show how a page prints its marks
MOST_TRIED = 20  # marks of one page that are compared with all common characters
# A mark behind Chinese, or one for each of two bytes.
_BEHIND = lazy_pattern(f"(?<=[\u4e00-\u9fff])\\?{{1,2}}(?![?？！!]){_IN_DOUBT}")
_SENTENCE = lazy_pattern("[^。！？!?\n]*$")
_ASKED = -8.0  # log-probability of a question mark, below which none was asked …
# … and at the end of a line, where a 。 may have lost its first byte, or before a figure …
_ASKED_LAST = -5.5
_ASKED_TWICE = -7.0  # … and of two in a row at such a place
_ENDS = lazy_pattern("\\n|\\Z|[0-9A-Za-z]")

Range = tuple[int, int]


def lost_marks(text: str, encoding: str) -> Iterator[Range]:
    """Question marks that stand for a character that is lost, on a page in ``encoding``."""
    yield from lost_letters(text, encoding)
    found = sorted({*_unlikely(text), *_single_marks(text), *_last_pairs(text)})
    yield from (p for p in found if not is_question(text, *p))
    yield from _marks(text)


def _marks(text: str) -> Iterator[Range]:
    """Those that stand where no question ends."""
    for pattern in (_NO_END, _NO_BEGINNING, _SOME, _LABEL):
        for m in pattern.finditer(text):
            at = text.index("?", m.start())
            yield at, at + 1
    for pattern in (_BOTH, _INSIDE, _DATE, _DAY, _SECOND, _COUNTED):
        yield from (m.span() for m in pattern.finditer(text) if not asks(text, m.start()))


def _last_pairs(text: str) -> Iterator[Range]:
    """Two in a row where none is to be expected."""
    for m in _BOTH_LAST.finditer(text):
        before = seen(text[max(0, m.start() - 3) : m.start()])
        if mixture().logp(before, "？") < _ASKED_TWICE and not asks(text, m.start()):
            yield m.span()


def _single_marks(text: str) -> Iterator[Range]:
    """Single ones behind what asks nothing."""
    tried = 0
    for m in _MARK.finditer(text):
        at = m.start()
        last = _ENDS.match(text, at + 1) is not None
        asked = _ASKED_LAST if last else _ASKED
        before = seen(text[max(0, at - 3) : at])
        if mixture().logp(before, "？") >= asked or asks(text, at):
            continue
        if _may_ask(text, at) and _ends_question(text, at):
            continue
        if tried < MOST_TRIED and _is_narrowed(text):
            tried += 1
            if _ends_clause(text, at):
                continue
        yield m.span()


def _unlikely(text: str) -> Iterator[Range]:
    """Marks that nothing asks and in place of which a common character is likelier by far."""
    for m in islice(_BEHIND.finditer(text), MOST_WEIGHED):
        start, end = m.span()
        if asks(text, start):
            continue  # before all common characters are looked at
        left = text[max(0, start - _LEFT) : start].rsplit("\n", 1)[-1]
        right = text[end : end + _RIGHT].split("\n", 1)[0] or "\n"
        own = mixture().score("？" + seen(right), seen(left) or "\n")
        best = likeliest_byte(
            mixture(), left, right, likely_signs(), rivals=0, least=own + LIKELIER
        )
        printed = _is_end(best[0], left) and (_is_narrowed(text) or _may_ask(text, start))
        if best[2] >= own + LIKELIER and not printed:
            yield start, end


def _may_ask(text: str, at: int) -> bool:
    """Whether someone speaks in front of ``at``, or answers behind it: then the end of a clause may be a question."""
    sentence = _SENTENCE.search(text, max(0, at - _REACH), at)
    spoken = sentence is not None and _SPEAKS.search(sentence[0]) is not None
    return spoken or ANSWER.match(text, at + 1) is not None


def _ends_question(text: str, at: int) -> bool:
    """Whether the mark at ``at`` ends a clause, or no common character is likelier there by far."""
    left, right = (
        text[max(0, at - _LEFT) : at],
        text[at + 1 : at + 1 + _RIGHT].split("\n", 1)[0] or "\n",
    )
    own = mixture().score("？" + seen(right), seen(left))
    best = likeliest_byte(mixture(), left, right, likely_signs(), rivals=0, least=own + LIKELIER)
    return _is_end(best[0], left) or best[2] < own + LIKELIER


def _is_end(char: str, left: str) -> bool:
    """Whether ``char`` ends a clause: a stop, or a bracket where none is open in ``left``."""
    return char in STOPS or (char == "）" and not {"（", "("} & set(left))


@lru_cache(maxsize=4)
def _is_narrowed(text: str) -> bool:
    """Whether a page prints its commas narrow, all of them: then its question marks are narrow too."""
    return "，" not in text and sum(1 for _ in islice(_NARROW.finditer(text), NARROW)) == NARROW


def _ends_clause(text: str, at: int) -> bool:
    """Whether a mark fits between what stands left and right of ``at`` better than any common character does."""
    left, right = text[max(0, at - 3) : at], text[at + 1 : at + 5]
    return likeliest_byte(mixture(), left, right, likely_signs(), rivals=0)[0] in STOPS
