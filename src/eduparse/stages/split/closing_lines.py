"""Which lines close a paper: 附件, dates, contacts, 抄送; and which only look so: items, heads of lists of bodies."""

from collections.abc import Sequence
from functools import lru_cache

from eduparse.language.clause_labels import ANNEX, ANNEX_LIST, ITEM
from eduparse.language.dates import ANY_MONTH, BLANK_DATE, DATE, STAMP, YEAR_OF_DAY
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import ORGAN_END
from eduparse.stages.split.contact_block import CONTACT

DATE_LINE = lazy_pattern(
    rf"[（(]?(?:[一-鿿、 \t\u3000]{{2,60}}?{ORGAN_END})?[ \t\u3000]*[（(]?{DATE}(?:印发|发布|[（(]星期.[）)])?[）)]?"
)
_CLOSING = (
    lazy_pattern(rf"{DATE}(?:[ \t\u3000]{{2,}}{DATE}){{1,3}}"),  # of both parties
    lazy_pattern(rf"{ANNEX}\s*(?:[：:].{{0,120}})?"),  # longer: an annex is glued on
    lazy_pattern(r"附\s*[件表录图]\s*[（(](?:请?参?见|另见|另附|另发|略)[^（）()]{0,16}[）)]"),
    lazy_pattern(r"[^。；]{2,60}[（(]请?参见[^（）()]{1,16}[）)]"),
    lazy_pattern(rf"{ANNEX_LIST}\s*[：:].{{0,120}}"),
    lazy_pattern(r"[^。；：:]{0,8}下载(?:链接|地址)?[：:]"),
    lazy_pattern(rf"[【\[（(〔]?\s*{ANNEX_LIST}\s*[】\]）)〕]?[：:]?"),
    lazy_pattern(rf".{{1,120}}{FILE_SUFFIX}"),
    CONTACT,
    lazy_pattern(r"[（(](?:此件|本文有删减|信息公开|联系)[^（）()]{0,60}[）)]"),
    lazy_pattern(r"(?:抄\s?送|主\s?送|分\s?送|抄\s?报|主题词|公开方式|信息公开选项)[：:].*"),
    lazy_pattern(rf"[^。；;：:]{{2,40}}(?:{DATE}|{YEAR_OF_DAY}\d{{2,4}}日)\s*印发"),
    lazy_pattern(r"(?:正本|副本)[：:].*"),
    # A file with its address, as pages that were made Markdown print it.
    lazy_pattern(r"(?:[-*][ \t]*)?\[[^\]\n]{1,120}\]\([^()\n]{1,300}\)"),
    lazy_pattern(
        rf"{ANY_MONTH}(?:(?:\s*\d ?\d?\s*日)?(?:第[一二三四五]次)?(?:修订|修改|修正|制[定订]|编[制印]|印制))?"
    ),
    lazy_pattern(BLANK_DATE),
    lazy_pattern(r"(?:政策)?解读(?:机关|单位|部门|科室|人)[：:].{2,60}"),
    lazy_pattern(r"[（(]?[一-鿿]{2,10}[ \t\u3000]*代行[）)]?"),
    lazy_pattern(r"(?:本案)?授权[^。]{0,8}决行"),
    lazy_pattern(STAMP),
    lazy_pattern(r"[（(【]?(?:原标题|原文标题)[：:].{2,120}"),
    lazy_pattern(r"香港时间\d{1,2}时\d{1,2}分"),
    lazy_pattern(DATE_LINE.pattern),
)
_ITEM = lazy_pattern(rf"{ITEM}\s*\S[^。]{{0,60}}")
# What heads a list of bodies.
_BODIES = lazy_pattern(
    r"(?:单位|学校|部门|名单|机构|集体|院校|园所|企业|成员|获得者|[一二三优胜]等?奖)(?:如下)?[）)]?[：:]?$"
)
ASKED_AGAIN = 200  # code points of a line whose answer is kept


def closes(line: str) -> bool:
    """Whether ``line`` is one of those that close a paper: a date, contacts, 抄送."""
    return _closes(line) if len(line) <= ASKED_AGAIN else any(p.fullmatch(line) for p in _CLOSING)


@lru_cache(maxsize=512)
def _closes(line: str) -> bool:
    return any(p.fullmatch(line) for p in _CLOSING)


def heads_list(line: str, above: Sequence[str]) -> bool:
    """Whether ``line`` heads the list of names below it: 二、获奖单位, 获奖单位：.

    Items of a list of annexes, whose first line is among the lines ``above``, head nothing.
    """
    if not _BODIES.search(line) or closes(line):
        return False
    if line[-1:] in "：:":
        return True
    if not is_item(line):
        return False
    top = next((x.strip() for x in reversed(above) if x.strip() and not is_item(x.strip())), "")
    return not top.startswith("附")


def is_item(line: str) -> bool:
    """Whether ``line`` is a short numbered item, as in a list of annexes."""
    return _ITEM.fullmatch(line) is not None
