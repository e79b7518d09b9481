"""What the values of a record card can be: each of the kind that its key asks for.

A date stands behind 成文日期, a number behind 发文字号, a name without a stop behind 发布机构. What fails that is prose about
such words and no card.
"""

from eduparse.document.records import dataclass
from eduparse.language.dates import CN_MONTH, DAY, REPUBLIC, REPUBLIC_STAMP
from eduparse.language.doc_numbers import BRACKETED_YEAR, NUMBER, NUMBER_END
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import organs
from eduparse.stages.strip.page import BLANKS, StripLine

UNFILLED = frozenset(("", "无", "-", "—", "--", "——", "/", "暂无", "无。", "null", "None", "空"))
LONGEST = 120  # characters of a value
SHORT = 24  # characters of a key or a value of no special kind
FEWEST = 3  # pairs or lines of a card that nothing but their number proves
INDEX = 8  # characters of an 索引号 that proves a card by itself
TYPED = frozenset(("issued", "effective", "published", "doc_number", "issuers", "index"))
DATES = frozenset(("issued", "effective", "published", "day"))
EDGES = BLANKS + "|｜*【】[]•·●■◆▪○-"
DATED = lazy_pattern(rf"{DAY}|{CN_MONTH}|{REPUBLIC}|{REPUBLIC_STAMP}$")
STOPS = lazy_pattern(r"[。；;！？]")
ITEM = lazy_pattern(r"^[-•*][ \t\u3000]+")

_STAMP = lazy_pattern(
    rf"(?:{DAY}日?|{CN_MONTH}|{REPUBLIC}|{REPUBLIC_STAMP})(?:[ T]?\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
)
_INDEX = lazy_pattern(r"[A-Za-z\d][A-Za-z\d/_.\-—－()（）]{2,}")
_NUMBER = lazy_pattern(rf"{NUMBER_END}$|{BRACKETED_YEAR}")
_VERSION = lazy_pattern(r"(?:[A-Za-z]|第)?[ ]?\d")
_LINK = lazy_pattern(
    r"[（(\[【]?(?:文字|图文|图片|图解|视频|音频|动漫|一图|专家|媒体|点击|查看|《)\S.{0,100}"
)
_BRACKETS = (("【", "】"), ("[", "]"))
_NEXT_KEY = lazy_pattern(r"(?<![ \t\u00a0\u3000])[ \t\u00a0\u3000]++[\u4e00-\u9fff]{2,6}[：:].*$")
"""A key that no list holds, with what it says, behind a value on the same line: 发布机构：某局 点击数："""


@dataclass(frozen=True, slots=True)
class CardEntry:
    """Lines of a card and the pairs of key, without blanks, and value that they hold."""

    lines: tuple[StripLine, ...]
    pairs: tuple[tuple[str, str], ...]

    @property
    def valued(self) -> bool:
        """Whether it holds any value."""
        return any(value for _, value in self.pairs)


def can_be(kind: str, value: str) -> bool:  # noqa: PLR0911 - one return for each kind
    """Whether ``value`` can stand behind a key of ``kind``."""
    if value in UNFILLED:
        return True
    if kind == "empty":
        return False  # the text itself stands below
    if kind == "text":
        return len(value) <= 2 * LONGEST
    if len(value) > LONGEST or STOPS.search(value[:-1] if kind != "topics" else ""):
        return False
    if kind in DATES:
        return DATED.match(value) is not None and len(value) <= 32
    if kind == "doc_number":  # 字号 is also the size of the type
        return _NUMBER.search(value) is not None and value[-1] not in "。；;"
    if kind == "link":
        return _LINK.fullmatch(value) is not None
    if kind == "index":
        return _INDEX.fullmatch(value) is not None
    if kind == "validity" and _VERSION.match(value):
        return False  # 版本：V1.2 of a manual
    return value[-1] not in "。；;，"


def trimmed_value(kind: str, value: str) -> str:
    """``value`` without what divides cells; the bracket of its own first or last word stays: 【应急预案】某镇防汛预案.

    A further key behind one of ``kind``, whatever it is, is none of it; a title may hold a colon.
    """
    bare = value.strip(EDGES)
    if not any(map(str.isalnum, bare)):
        return ""  # 【法規名稱】♪
    if kind in TYPED:
        bare = _NEXT_KEY.sub("", bare)
    for opening, closing in _BRACKETS:
        if bare.count(closing) == bare.count(opening) + 1 and f"{opening}{bare}" in value:
            return opening + bare
        if bare.count(opening) == bare.count(closing) + 1 and f"{bare}{closing}" in value:
            return bare + closing
    return bare


def value_of(line: StripLine) -> str:
    """The value that stands on a line of its own, without the dash of a list."""
    return ITEM.sub("", line.text)


def proves_alone(kind: str, value: str) -> bool:
    """Whether a pair proves a card by itself."""
    return kind == "index" and len(value) >= INDEX


def is_sure(kind: str, value: str) -> bool:
    """Whether a value that sticks to its key is of a form that no title has: a day, a number, an index, an organ."""
    if kind in DATES:
        return _STAMP.fullmatch(value) is not None
    if kind == "doc_number":
        return NUMBER.fullmatch(value) is not None
    if kind == "issuers":
        return bool(organs(value))
    return kind == "index"
