"""Whether 《》 names a paper, and no form, book or newspaper.

The last words of the name tell it (办法, 名录, 协定), or the words around it: 落实《…》, 《…》规定. In a front only the
papers of its history and its grounds count; the others that it names are the paper itself.
"""

from eduparse.language.clause_labels import DIVISION
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import TITLE_END

AROUND = 16  # code points between the words that lead up to a name and the name

# Forms, certificates, books, songs: no papers that rule anything.
_NO_PAPER = lazy_pattern(
    r"(?:证|证件|执照|表|(?<!清)单|(?:材料|物品|财物|费用|收费|资料|明细|证据|设备|人员)[^》]{0,3}清单|回执|卡|批件|证明|簿|[日时晚周]报|真理报|杂志|读本|教材|课本|[全选文]集|文选|名册|手册|合同|歌|曲|诗|词|笔录|标签|"
    r"(?<!议定)(?<!白皮)(?<!蓝皮)(?<!绿皮)书)$"
)
# How papers end beside the titles of the genre; another name counts where words lead up to it.
_PAPER = lazy_pattern(
    rf"(?:{TITLE_END}|[法则令约典]|修正案|协定|协议|议定书|[白蓝绿]皮书|名录|名单|安排|宪章|声明|倡议|命令|分类|区划|备忘录|请示|纪要|惯例|体系|框架|条款|十[一二三四五六七八九]?条)"
    r"(?:[（(][^（）()]*[）)])*$"
)
# Technical standards name what they are about behind a blank: 《…技术导则 地下水》.
_LAST_ASIDE = lazy_pattern(r"[（(][^（）()]*[）)]$")
_STANDARD = lazy_pattern(r"(?:导则|规范|标准|规程|通则|技术要求)[ 　—]\S")
_LED = lazy_pattern(
    rf"(?:根据|依据|按照|依照|遵照|参照|贯彻|落实|执行|印发|发布|公布|违反|符合|适用|实施|遵守|以下简称|简称为?|转发|废止|修改|修订|制定|出台|对照)(?:了|的|好)?[“”]?[^，。；《》]{{0,{AROUND}}}$"
)
_LONGEST = 8  # code points of such words, at most
_RULES = lazy_pattern(
    rf"(?:[（(][^（）()《》]{{0,40}}[）)])?(?:中|的|等)?[^，。；《》]{{0,6}}(?:规定|要求|精神)|{DIVISION}"
)
_REVISED = lazy_pattern(
    r"(?:第?[一二三四五六七八九十]+次)?(?:修正|修订|修改|废止|公布)|[^，。；]{0,8}(?:规定|要求|精神)"
)


def names_paper(
    text: str, span: tuple[int, int], title: str, *, low: int, told: bool, kind: str
) -> bool:
    """Whether 《``title``》, which stands at ``span`` on the line that begins at ``low``, names a paper.

    ``told`` says that a number behind it, or a paper right in front of it, speaks for it; ``kind`` is that
    of the clause.
    """
    start, end = span
    if kind == "front":
        return _REVISED.match(text, end) is not None
    if _NO_PAPER.search(_LAST_ASIDE.sub("", title)):
        return False
    if told or title.startswith("关于") or _PAPER.search(title) or _STANDARD.search(title):
        return True
    lead = text[max(low, start - AROUND - _LONGEST) : start]
    return bool(_LED.search(lead) or _RULES.match(text, end))
