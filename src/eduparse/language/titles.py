"""The titles of official papers: where one ends that stands at the beginning of a line.

Three forms. `…关于…的通知`: a title says what it is about and what it is, outside of 《》; it ends at the
first such word that nothing carries on (`…意见的通知` ends at 通知). A name of an act or report
(`石桥区中小学校长管理办法`) has no 关于; glued to a body it ends only where the body opens as papers
do (第一条, 为, 根据, a date).
"""

from collections.abc import Iterator
from functools import lru_cache

from eduparse.document.records import dataclass
from eduparse.language.clause_labels import (
    FIRST_ARTICLE,
    FIRST_CHAPTER,
    FIRST_COUNTED,
    FIRST_NUMBERED,
    ORDINAL,
    PIECE,
)
from eduparse.language.dates import STAMP, YEAR_OF_DAY
from eduparse.language.doc_numbers import OPEN, YEAR
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import OFFICE_LAST

MIN, MAX = 8, 110  # code points of a title
SHORT_TITLE = 8  # code points of one that only says its kind
PAPER_KINDS = (  # the words for what a paper is
    "通知|公告|通告|通报|意见|决定|决议|批复|函|报告|办法|规定|方案|规划|纲要|条例|细则|"
    "要点|计划|章程|解释|措施|规程|制度|标准"
)
# What stands in brackets below a signature: （此件公开发布）, （本文有删减）.
ISSUE_NOTE = r"[（(](?:(?:此件|本件|公开|信息公开形式)[^。]{0,10}|本文有删减)[）)]"
ACT_KINDS = "条例|办法|规定|细则|决定|意见|方案|规划|纲要|章程|批复|规则|解释|工作报告"  # told by their end alone
RULING_KINDS = (
    "条例|规定|办法|细则|解释|公约|章程|规则|决定|规程|意见|纲要|通知"  # cited by article
)
OWN_KINDS = (
    f"{PAPER_KINDS}|指南|规则|指引|预案|清单|规范|守则|公约"  # what papers call themselves: 本办法
)
MACAO_KINDS = "批示|行政命令|行政法规|法律|决议|公告|通告|批示摘录"
NOTICE_KINDS = "通知|公告|通告|批复|意见|报告|公示"  # what they say stands below
HANDS_ON = "通知|决定|意见|批复|函|通报|公告|通告|请示"  # what may hand another paper on
GIVEN_KINDS = f"{PAPER_KINDS}|公示"  # what a notice says follows: 通知如下
GIVEN_BELOW = f"(?:{GIVEN_KINDS})如下"
SURE_END = (
    "通知|公告|通告|公报|决定|决议|意见|[令函书法案]"  # no name of a channel of a site ends so
)
_KINDS = f"{PAPER_KINDS}|公示|公报|复函|请示|建议|倡议书|倡议|答复|说明|名单|指南|议案|总结|简介"
CLOSING = rf"特此(?:{PAPER_KINDS}|公示|函[告达复])|此复"  # the last words of a letter or a notice
TITLE_END = (  # the end of a title that stands on a line of its own
    rf"(?:{PAPER_KINDS}|指南|公报|指引|规则|准则|守则|公约|须知|简章|目录|法|清单|规范|预案|大纲|总结|讲话|建议|答复|说明|宣言|议案|方法)"
    r"(?:[（(][^（）()]{1,12}[）)]|[〔\[【]?(?:试行|暂行|草案|修订|摘要|节选)[〕\]】]?)*"
)
# 某市政府对市人大三次会议第40号建议的答复 says what it is about without 关于.
_ABOUT = lazy_pattern(
    r"关于|印发|转发|批转|公布|发布|授予|表彰|对(?=[^。，；：]{4,40}号(?:建议|提案|议案)的答复)"
)
_ORGAN = lazy_pattern(
    rf"(?:^|[{OFFICE_LAST}议社校区县市省司行署组门台站心学所军旗州村镇乡盟])[\s\u3000]*$"
)
_IS = lazy_pattern(rf"的[\u4e00-\u9fff]{{0,6}}?(?:{_KINDS})|(?<=[\u4e00-\u9fff])(?:{_KINDS})$")
_BRACKET = lazy_pattern(r"[（(〈【][^（）()〈〉]{1,14}[）)〉】]")
_CARRIED = lazy_pattern(r"[的》〉、，。；：和与及或中有]|精神|要求|规定|明确|指出|提出|等")
FURTHER_NAMES = "规则|守则|预案|指引|须知|公约"  # acts that papers seldom call themselves
_NAMES = f"{FURTHER_NAMES}|办法|规定|方案|规划|纲要|条例|细则|要点|计划|章程|总结|简介|指南|规程|制度|措施|意见|标准|倡议书|(?<!作)(?<!作政府)工作报告"
_ACT = lazy_pattern(
    rf"(?![以对在按将把为本该各请要并])[^，。；：！？《》\s]{{4,50}}?(?:{_NAMES})"
    rf"(?=$|[（(]|{FIRST_CHAPTER}|{FIRST_ARTICLE}|{FIRST_COUNTED}|为了?|根据|——|{YEAR_OF_DAY}年|总则|各)"
)
_NAMED_ACT = lazy_pattern(
    rf"[\u4e00-\u9fff（）()]{{0,40}}?(?:关于)?(?:印发|转发|发布|公布|批转|修订|出台)[\u4e00-\u9fff]{{0,14}}《[^《》]{{4,80}}(?:{_KINDS})(?:[（(][^（）()]{{1,14}}[）)])?》$"
)
_BARE_KIND = lazy_pattern(
    r"(?:[\u4e00-\u9fff]{0,4}[ \u3000]*)?(?:通[ \u3000]*[知告报]|公[ \u3000]*[告示]|启[ \u3000]*事|通[ \u3000]*报|声[ \u3000]*明)"
)
_EXPLAINER = lazy_pattern(
    r"(?:关于)?《(?:[^《》]|《[^《》]{1,60}》){4,90}》[^。，；：《》]{0,24}?(?:解读|答记者问|问答|图解|起草说明|编制说明|热点问答|解答)$"
    r"|[^。，；：！？]{4,100}(?:答记者问|答记者提问|政策解读|的解读|解读材料|政策问答|图解)$"
    r"|(?:一图读懂|图解|解读|一图看懂)[：:|｜丨 ]?[^。，；：]{4,100}$"
)
_EXPLAINS = lazy_pattern("解读|问|图解|一图|说明|解答")  # a word of each of them
# Who is a party to a decision: 当事人：…, 上诉人（原审被告）：….
PARTY = lazy_pattern(
    rf"(?:{words('names-party')})[ \t\u3000]*(?:[（(][^（）()\n]{{1,16}}[）)])?[ \t\u3000]*[：:]"
)
_DATED = lazy_pattern(rf"号|月|{STAMP}")
_STOP = lazy_pattern(r"[。；！？]")
_SENTENCE = lazy_pattern(r"[，：的了]")
_BOOK = lazy_pattern(r"《[^《》]{0,80}(?:《[^《》]*》[^《》]{0,40})?》")
_SUFFIX = lazy_pattern(
    rf"{FILE_SUFFIX}(?:_第\d+页)?$|[_|｜].{{1,30}}$|[ \u3000][-—–·][ \u3000].{{1,20}}$"
)
# How a collection counts a piece, in front of its title or behind it, and itself.
_IN_COLLECTION = lazy_pattern(
    rf"^{PIECE}[ \t\u3000]*|(?<![ \t\u3000])[ \t\u3000]*+(?:篇|范文)[ ]?{ORDINAL}$"
)
_SIGN = lazy_pattern(r"[._|｜—–·-]")
_WORD = lazy_pattern(rf"{_ABOUT.pattern}|{_NAMES}")
OPENING = lazy_pattern(
    rf"为|根据|按照|依据|经|各|近|今|当前|[（(]?[\u4e00-\u9fff]{{2,12}}{OPEN}\s?{YEAR}|{FIRST_COUNTED}|{FIRST_NUMBERED}|{FIRST_CHAPTER}|{FIRST_ARTICLE}|{YEAR_OF_DAY}年|——|[（(]"
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A title at the start of a line: its words, what follows them, whether it says what it is about."""

    text: str
    rest: str
    about: bool


@lru_cache(maxsize=1 << 12)
def headline(line: str) -> Headline | None:
    """The title that ``line`` begins with, or None."""
    if _WORD.search(line, 0, MAX) is None:
        return None
    plain = unsuffixed(line)
    if MIN <= len(plain) <= MAX and _NAMED_ACT.fullmatch(plain):
        return Headline(plain, "", about=True)
    if len(plain) < MIN or plain[0] in "《（(【“":
        return None
    for end in _ends(plain[: MAX + 30]):
        if MIN <= end <= MAX:
            return Headline(plain[:end].rstrip(), plain[end:].lstrip(), about=True)
    act = _ACT.match(plain)
    end = _behind_bracket(plain, act.end()) if act else 0
    # 管理办法（试行）的通知 is the second half of a notice's title.
    if act and MIN <= act.end() <= MAX and not plain.startswith("的", end):
        return Headline(plain[:end], plain[end:].lstrip(), about=False)
    return None


def bare_kind(line: str) -> bool:
    """Whether ``line`` is no more than the word for a kind of paper: 公告, 通 知, 招聘启事."""
    return len(line) <= SHORT_TITLE and _BARE_KIND.fullmatch(line) is not None


def explainer(line: str) -> str | None:
    """The title of an explainer or an interview about a paper that ``line`` is, or None."""
    if _EXPLAINS.search(line) is None:
        return None  # as nearly every line
    plain = unsuffixed(line.strip())
    fits = MIN <= len(plain) <= MAX and _EXPLAINER.match(plain) is not None
    return plain if fits else None


def unsuffixed(line: str) -> str:
    """A title without what a site or a file adds to it."""
    if len(line) > 2 * MAX or _SIGN.search(line) is None:
        return line
    return _SUFFIX.sub("", line)


def unstopped(line: str) -> str:
    """A title without the stop that a site put behind it."""
    if line[-1:] != "。" or "，" in line or "," in line:
        return line
    found = headline(line[:-1])
    return line[:-1] if found is not None and found.about and not found.rest else line


def uncounted(line: str) -> str:
    """A title without how a collection counts it: 第二篇：某校值班制度, 某校值班制度 篇2."""
    return _IN_COLLECTION.sub("", line)


def _ends(line: str) -> Iterator[int]:
    """Where a title of the first form may end."""
    shown = _BOOK.sub(lambda m: "\0" * len(m.group()), line)
    about = _ABOUT.search(shown)
    stop = _STOP.search(shown)
    limit = stop.start() if stop else len(shown)
    if about is None or about.start() > 70 or not _ORGAN.search(shown[: about.start()]):
        return
    if _SENTENCE.search(shown, 0, about.start()):
        return
    for m in _IS.finditer(shown, about.end(), limit):
        if not _CARRIED.match(shown, m.end()):
            yield _behind_bracket(line, m.end())


def _behind_bracket(line: str, end: int) -> int:
    """``end``, or behind the brackets there: （试行）. A document number is no part of a title."""
    m = _BRACKET.match(line, end)
    return m.end() if m and not _DATED.search(m.group()) else end
