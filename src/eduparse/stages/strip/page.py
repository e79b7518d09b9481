"""A page as a list of lines, each with the few traits that tell a paragraph from furniture.

Traits are read off one line alone; what a line is in its surroundings is decided elsewhere. They
are computed only when asked for, because most lines of most pages never are.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar, overload

from eduparse.language.clause_labels import ANNEX, CLAUSE, DASHED, HALF_BRACKET, LABEL
from eduparse.language.dates import CN_MONTH, DATE, MONTH
from eduparse.language.doc_numbers import YEAR_AND_COUNT
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import ACT_KINDS, ISSUE_NOTE, PAPER_KINDS

BLANKS = " \t\r\f\v\u00a0\u3000\u2002\u2003\u2009\ufeff\u200b"
PARAGRAPH = 45  # characters; a line of at least this many with a stop inside is a paragraph
NAME = 16  # characters; a link name in a menu is rarely longer

_BULLET = lazy_pattern(r"^(?:[•·∙●○■□◆◇▪▶►→※★☆|>»›+][ \t\u00a0\u3000]*)+")
_STOP = lazy_pattern(r"[。；]|[！？：:]$|，[^，]*，")
_LABEL = lazy_pattern(rf"{LABEL}|{HALF_BRACKET}|{DASHED}")
_CLAUSE = lazy_pattern(CLAUSE)
NUMBER = lazy_pattern(YEAR_AND_COUNT)
_DATE = lazy_pattern(rf"[（(]?(?:(?:{DATE}|{MONTH})[）)]?$|{CN_MONTH})")
_RULES = "规则|命令|令|法"
_TITLE = lazy_pattern(rf"(?:关于.{{4,}}|(?:{PAPER_KINDS}|{_RULES}))(?:[（(].{{1,12}}[）)])?$")
_ACT = lazy_pattern(rf"\S{{2,}}(?:{ACT_KINDS})$")
# What a title ends in: the last character of a word for a paper, or the bracket behind one.
_LAST_OF_KIND = frozenset(word[-1] for word in f"{PAPER_KINDS}|{ACT_KINDS}|{_RULES}".split("|"))
_LAST_OF_TITLE = _LAST_OF_KIND | frozenset("）)")
_ANNEX = lazy_pattern(
    rf"^(?:{ANNEX}|抄送|主送|备注|注[：:]|联[ \t\u3000]*系|电[ \t\u3000]*话|传[ \t\u3000]*真|邮[ \t\u3000]*[箱编]|地[ \t\u3000]*址|邮政编码|[Ee]-?mail)"
)
_FILE = lazy_pattern(rf"[^。，：:/]{{2,80}}{FILE_SUFFIX}")
_NOTE = lazy_pattern(ISSUE_NOTE)
_LINKS = lazy_pattern(r"[|｜丨]|[ \t\u00a0\u3000][>›»]|[>›»][ \t\u00a0\u3000]|>>|-->")
_KICKED = lazy_pattern(r"[^|｜丨>›»]{2,8}[|｜丨][^|｜丨>›»]{12,}")  # 最新消息|某市公布招生办法
_PATH = lazy_pattern(
    r"[^>›»＞。]{0,8}(?:首页|主页)[ \t\u00a0\u3000]*(?:[>›»＞]|-->)"
)  # to a channel
_COMMA = lazy_pattern("[，,；;]")
_HAN_RUN = lazy_pattern(r"[\u4e00-\u9fff]+")
_HAN = lazy_pattern("[一-鿿]")  # a statement of a program ends as a sentence does
_GAP = lazy_pattern(r"[ \t\u00a0\u3000\u2002\u2003\u200b\ufeff]+")
_DIGITS = lazy_pattern(r"\d+")


_SENTENCE_ENDS = ("。", "；", ";", "，", "。”", "。）")

_T = TypeVar("_T")


class _Trait(Generic[_T]):
    """`functools.cached_property` without the lock it takes in Python 3.11, a quarter of this stage's time."""

    def __init__(self, read: "Callable[[StripLine], _T]") -> None:
        self._read, self._name = read, read.__name__

    @overload
    def __get__(self, line: None, owner: type) -> "_Trait[_T]": ...
    @overload
    def __get__(self, line: "StripLine", owner: type) -> _T: ...
    def __get__(self, line: "StripLine | None", owner: type) -> "_T | _Trait[_T]":
        if line is None:
            return self
        value = line.__dict__[self._name] = self._read(line)
        return value


class StripLine:
    """Characters ``[start, end)`` of the text, line break not included."""

    def __init__(self, start: int, raw: str) -> None:
        self.start, self.end = start, start + len(raw)
        self.raw = raw
        self.text = raw.strip(BLANKS)

    @_Trait
    def flat(self) -> str:
        """The text with one plain space for each run of blanks: what line rules match."""
        return flat(self.text)

    @_Trait
    def bullet(self) -> str:
        """The bullet the line begins with, or nothing."""
        m = _BULLET.match(self.text)
        return m.group()[0] if m else ""

    @_Trait
    def name(self) -> str:
        """The text without its bullet and the bars around it."""
        text = self.flat
        bullet = _BULLET.match(text)
        return (text[bullet.end() :] if bullet else text).rstrip("|｜" + BLANKS)

    @_Trait
    def style(self) -> str:
        """Indent and bullet: what the items of one list have in common."""
        return self.raw[: len(self.raw) - len(self.raw.lstrip(BLANKS))] + self.bullet

    @_Trait
    def paragraph(self) -> bool:
        """Whether it reads as running text."""
        if len(self.text) >= PARAGRAPH:
            return _STOP.search(self.text) is not None
        ends = len(self.text) >= 18 and self.text.endswith(("。", "；", ";"))
        return ends and _HAN.search(self.text) is not None

    @_Trait
    def official(self) -> bool:
        """Whether it looks like front or back matter of a document, which is never furniture."""
        if self.bullet or _PATH.match(self.text):
            return False
        t = self.text
        return bool(
            _LABEL.match(t) or NUMBER.search(t) or _DATE.match(t) or _ANNEX.match(t)
            or (_may_name(t) and ((len(t) >= 8 and _TITLE.search(t)) or _ACT.match(t)))
            or _FILE.fullmatch(t) or _NOTE.fullmatch(t)
        )  # fmt: skip

    @_Trait
    def heads_clause(self) -> bool:
        """Whether it opens with the number of a clause that lists of links do not use."""
        return not self.bullet and _CLAUSE.match(self.text) is not None

    @_Trait
    def clauses(self) -> bool:
        """Whether it holds two commas or more, as a wrapped sentence does and a headline hardly ever."""
        return len(self.text) >= NAME and len(_COMMA.findall(self.text)) >= 2

    @_Trait
    def owned(self) -> bool:
        """Whether it may be a part of the paper, so that one witness is not enough to delete it.

        A sentence with its stop, a clause with its number, a title, number, signature or date.
        """
        ends = self.text.endswith(_SENTENCE_ENDS) and _HAN.search(self.text) is not None
        return self.paragraph or self.official or ends

    @_Trait
    def dated(self) -> bool:
        """Whether it is nothing but a date, as below a signature."""
        return _DATE.fullmatch(self.text) is not None

    @_Trait
    def links(self) -> bool:
        """Whether it is a row of link names: separators, or three or more short words."""
        if len(self.text) > 400 or "。" in self.text:
            return False
        text = self.text.strip("|｜" + BLANKS)  # one cell between the bars of a table is no row
        if _LINKS.search(text):
            return not _KICKED.fullmatch(text)
        words = _GAP.split(text)
        names = sum(2 <= len(w) <= 6 for w in words)  # single characters are a spaced word
        return len(words) >= 3 and names >= 0.8 * len(words)

    @_Trait
    def han_runs(self) -> list[str]:
        """The runs of Chinese characters in the text."""
        return _HAN_RUN.findall(self.text)

    @_Trait
    def key(self) -> str:
        """The text as titles are compared: without blanks and with one kind of brackets and commas."""
        text = self.flat.replace(" ", "")
        for sign, plain in _FOLD:
            if sign in text:
                text = text.replace(sign, plain)
        return text

    @_Trait
    def folded(self) -> str:
        """The key with every number as 0: what lines of one form have in common."""
        key = self.key
        return _DIGITS.sub("0", key) if _DIGITS.search(key) else key


def _may_name(text: str) -> bool:
    """Whether ``text`` may match a title or the name of an act: each says 关于 or ends in what is known."""
    return text[-1:] in _LAST_OF_TITLE or "关于" in text


def flat(text: str) -> str:
    """``text`` with one plain space for each run of blanks in its lines."""
    for blank in _WIDE_GAPS:
        if blank in text:
            return _GAP.sub(" ", text)
    return text  # as nearly every line: it has plain spaces one by one


_WIDE_GAPS = ("  ", "\t", "\u3000", "\u00a0", "\u2002", "\u2003", "\u200b", "\ufeff")
# No sign is written for another one of them, so that each may be replaced by itself: most lines hold hardly any.
_FOLD = tuple(zip("（）：；，﹝﹞［］[]", "():;,〔〕〔〕〔〕", strict=True))


@lru_cache(maxsize=2)
def strip_lines(text: str) -> tuple[StripLine, ...]:
    """The lines of ``text``, blank ones too: made once, and every pass of the stage asks the same ones."""
    at = 0
    found = []
    for raw in text.split("\n"):
        found.append(StripLine(at, raw))
        at += len(raw) + 1
    return tuple(found)
