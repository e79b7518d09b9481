"""Titles with the body glued on: the first line of a paper goes on behind its title without a break.

What follows has to open as bodies do (为加强, 根据《, 第一条). The title of an interview ends in 答记者问, and any
first sentence may follow it.
"""

from functools import lru_cache

from eduparse.language.clause_labels import FIRST_ARTICLE, FIRST_CHAPTER
from eduparse.language.dates import YEAR_OF_DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import FURTHER_NAMES, headline

INTERVIEW = "答记者问"  # how the title of an interview ends
# How a body opens behind a title that is glued to it. …管理办法为学校提供依据 is a sentence about a paper.
_BODY = (
    rf"(?:[（(]{YEAR_OF_DAY}年[^（）()]{{0,14}}[）)])?[ \t\u3000]*"
    r"(?:为(?:了|更好|进一步|深入|全面|切实|认真|加强|规范|促进|保障|做好|提高|提升|推[进动]|维护|贯彻|落实|确保|健全|完善|适应|充分|有效)"
    r"|(?:根据|依据|按照)(?:《|国家|国务院|教育部|[省市县区]|有关|上级)"
    rf"|{FIRST_CHAPTER}|{FIRST_ARTICLE}|总[ \t\u3000]*则)"
)
_BODY_OPENS = lazy_pattern(_BODY)
# Acts of these kinds in front of what opens a body in a way that `headline` does not know (按照…).
_RULES = lazy_pattern(
    rf"(?P<title>(?![以对在按将把为本该各请要并])[^，。；：！？《》\s]{{4,50}}?(?:{FURTHER_NAMES})(?:[（(][^（）()\d]{{1,12}}[）)])?)(?={_BODY})"
)
# 某局负责人就《…》答记者问某局近日…: the title of an interview, with the first sentence glued to it.
_INTERVIEW = lazy_pattern(
    r"(?P<title>[^。，；：！？《》\n]{2,40}就[^。，；：！？《》\n]{0,12}《(?:[^《》]|《[^《》]{1,60}》){4,90}》[^。，；：《》]{0,16}?答记者问)"
    r"(?![的时中会上环活，。、；：！？”）])[ \t\u3000]*[一-鿿《]"
)


@lru_cache(maxsize=64)
def headline_before_body(line: str) -> str | None:
    """The title that stands in front of the first sentence of a body on one line, or None."""
    asked = _INTERVIEW.match(line) if INTERVIEW in line else None
    if asked is not None:
        return asked["title"]
    found = headline(line)
    if found is not None and _BODY_OPENS.match(found.rest):
        return found.text
    rules = _RULES.match(line)
    return rules["title"] if rules else None
