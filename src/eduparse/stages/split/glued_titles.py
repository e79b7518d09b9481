"""Titles with the body glued on: the first line of a paper goes on behind its title without a break.

What follows has to open as bodies do (为加强, 根据《, 第一条) and to say so further on: 制定本办法, 现通知如下, a second
article. A clean sentence about a paper opens the same way. The title of an interview ends in 答记者问, and any first
sentence may follow it where questions or 记者 stand below.
"""

from functools import lru_cache

from eduparse.language.clause_labels import FIRST_ARTICLE, FIRST_CHAPTER, SECOND_PART
from eduparse.language.dates import YEAR_OF_DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import FURTHER_NAMES, NOTICE_KINDS, OWN_KINDS, headline

INTERVIEW = "答记者问"  # how the title of an interview ends
# How a body opens behind a title that is glued to it. …管理办法为学校提供依据 is a sentence about a paper.
_BODY = (
    rf"(?:[（(]{YEAR_OF_DAY}年[^（）()]{{0,14}}[）)])?[ \t\u3000]*"
    r"(?:为(?:了|更好|进一步|深入|全面|切实|认真|加强|规范|促进|保障|做好|提高|提升|推[进动]|维护|贯彻|落实|确保|健全|完善|适应|充分|有效)"
    r"|(?:根据|依据|按照)(?:《|国家|国务院|教育部|[省市县区]|有关|上级)"
    rf"|(?P<unit>{FIRST_CHAPTER}|{FIRST_ARTICLE}|总[ \t\u3000]*则)(?![的中第规和与及、]))"
)
_BODY_OPENS = lazy_pattern(_BODY)
# Acts of these kinds in front of what opens a body in a way that `headline` does not know (按照…).
_RULES = lazy_pattern(
    rf"(?P<title>(?![以对在按将把为本该各请要并])[^，。；：！？《》\s]{{4,50}}?(?:{FURTHER_NAMES})(?:[（(][^（）()\d]{{1,12}}[）)])?)(?={_BODY})"
)
# A notice that says what it is about without 关于: 2025年度表彰项目初审情况的公示根据《….
_NOTICE = lazy_pattern(
    rf"(?P<title>(?![以对在按将把为本该各请要并])[^。，；：！？《》\n]{{6,60}}的(?:{NOTICE_KINDS}))(?={_BODY})"
)
# Words of a sentence that no name of an act holds.
_TELLS = lazy_pattern(
    "了|现将|认真|们|学习(?=[^，。]{2,12}的)|(?:制[定订]|发布|印发|出台|修订|公布|颁布|执行|落实)的|(?:来|中|已|正在)落实"
)
_PRAISES = lazy_pattern(r"[^。]{0,80}(?:发挥|奠定|提供|起到?|指明|修改|修订|作出|做出)了")
# What a body says of its own paper: 特制定本办法, 结合我校实际，制定办法, 现作如下规定.
_MADE = lazy_pattern(
    r"(?:(?:制[定订]|订[定立]|拟[定订]|编制|修订)(?:本|如下|以下)[一-鿿]{0,6}?"
    r"|(?:特|结合[^。]{1,40})(?:制[定订]|订[定立]|拟[定订])(?!了)[^。；]{0,12}?)"
    rf"(?P<kind>{OWN_KINDS}|须知)"
)
_ORDERS = lazy_pattern(r"作出?如下规定|规定如下")
_TOLD = lazy_pattern(rf"如下|以下|现[将就对把]|特此|制[定订]本|本(?:{OWN_KINDS})")
# 某局负责人就《…》答记者问某局近日…: the title of an interview, with the first sentence glued to it.
_INTERVIEW = lazy_pattern(
    r"(?P<title>[^。，；：！？《》\n]{2,40}就[^。，；：！？《》\n]{0,12}《(?:[^《》]|《[^《》]{1,60}》){4,90}》[^。，；：《》]{0,16}?答记者问)"
    r"(?![的时中会上环活题，。、；：！？”）]|全文|如下|内容|实录|文字|要点|摘要|节选|一文|专栏|稿)[ \t\u3000]*[一-鿿《]"
)
_TURNS = lazy_pattern(r"[问答][ \t]*[：:]|[【\[]问|记者(?!问)")
BELOW = 2000  # code points below the line in which questions or a second article stand
WITHIN = 300  # code points of a body in which it says what it is


@lru_cache(maxsize=64)
def headline_before_body(line: str, below: str = "") -> str | None:
    """The title that stands in front of the first sentence of a body on one line, or None; ``below`` goes on behind it."""
    asked = _INTERVIEW.match(line) if INTERVIEW in line else None
    if asked is not None:
        told = _TURNS.search(line, asked.end()) or _TURNS.search(below)
        return asked["title"] if told else None
    found = headline(line)
    if found is not None and _opens(found.text, found.rest, below, about=found.about):
        return found.text
    rules = _RULES.match(line)
    if rules is not None and _opens(rules["title"], line[rules.end() :], below, about=False):
        return rules["title"]
    notice = _NOTICE.match(line)
    if notice is not None and not _TELLS.search(notice["title"]):
        behind = line[notice.end() :]
        return notice["title"] if _opens(notice["title"], behind, below, about=True) else None
    return None


def _opens(title: str, behind: str, below: str, *, about: bool) -> bool:
    """Whether what stands ``behind`` a title on its line opens the body of that paper, and shows it further on."""
    opening = _BODY_OPENS.match(behind)
    if opening is None or _PRAISES.match(behind) or (not about and _TELLS.search(title)):
        return False
    if opening["unit"]:
        return SECOND_PART.search(f"{behind}\n{below}", opening.end()) is not None
    body = f"{behind}\n{below}"[:WITHIN]
    if _ORDERS.search(body) or (about and _TOLD.search(body)):
        return True
    bare = title.partition("（")[0].partition("(")[0]
    return any(bare.endswith(m["kind"]) for m in _MADE.finditer(body))
