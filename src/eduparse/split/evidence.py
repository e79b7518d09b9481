"""How well the text around a candidate fits a label: evidence of place, log-odds like.

A label opens a line or follows the end of a sentence; a reference (依照本法第三条), a list of items
(第（一）（三）项), a word that ends in a numeral (统一、规范) or a phrase (从0到1、从1到2) shows itself by
its neighbours. Nothing here forbids a label: the sequence has the last word.
"""

import re

from eduparse.split.numerals import NUMERALS, number

ARTICLES = frozenset(("编", "分编", "章", "节", "条"))

LINE_START = 4.0
SENTENCE_END = 2.5
CLOSED = 1.0  # behind a closing bracket or a colon
GLUED = -1.5
BEHIND_LATIN = -2.0
MID_PHRASE = -6.0
ROW = -6.5  # a label at a line start that continues a sequence still outweighs it
UNFOLLOWED = -4.0  # nothing to label stands behind it
REFERENCE = -4.0
LISTED = -5.0
NUMBERS_IN_A_ROW = -7.0  # even at a line start: （一）（二）两项
FORM_IS_RARE = 1.5  # 第…条 is hardly anything but a label or a reference
UNMISTAKABLE = 2.0

# What may stand directly before a label inside a line, best first.
_STOPS = "。；;！？!?…"
_CLOSERS = "”’》）)】]\"'"
# How a reference goes on (第三条第二款, 第（一）项, 第五条所列) and what leads up to one.
_GOES_ON = re.compile(
    r"[ \t]*(?:第[一二三四五六七八九十\d（(]|款(?!项)|项(?!目)|规定|所列|所称|之规定|(?:的)?(?:有关|相关)?规定|型|修改为|改为|后增加|[中之]增加|作为第|移|[至和或及与到][（(\d]|至第|和第|或第|及第|与第|、第|[，,）)》])"
)
_LEADS_UP = re.compile(
    r"(?:依照|依据|按照|根据|违反|适用|参照|本法|本条例|本办法|本规定|本编|本章|本节|本通知|本意见|本方案|该条例|该办法|该法|前款|将|原|作为|删除|删去|刑法|民法典|解释》|第[一二三四五六七八九十百]{1,4}[编章]|符合|属于|具有|触犯|执行|和|或|及|与|至|、|，|,|“|《)[ \t]*$"
)
# Numerals in a row: 一、二、三类, 一、二级.
_ROW = re.compile(
    rf"[ \t]*[{NUMERALS}]{{1,3}}(?:[、和及与至两]|类|级|等|年代|年级|线|期|档|区|次|审|层|组|号|者|十年代)"
)
# Items referred to in a row: 第十三条第（一）（三）项.
_LISTED_BEFORE = re.compile(rf"(?:[（(](?:[{NUMERALS}]{{1,4}}|\d{{1,3}})[）)]|[①-⑳])$")
_LISTED_AFTER = re.compile(
    rf"[①-⑳]|[至和或及与到、][（(①-⑳]|[（(](?:[{NUMERALS}]{{1,4}}|\d{{1,3}})[）)]|项(?!目)"
)
# The number of a part in a title: …若干问题的解释（一）.
_TITLE_NUMBER = re.compile(r"(?:解释|规定|意见|纪要|批复)$")
_NUMERAL = re.compile(f"[{NUMERALS}]{{1,4}}")
# Nouns that carry a number of their own: 图1、图2, 公式（1）, 方案一、方案二.
_NUMBERED_NOUN = re.compile(
    r"(?:图|表|卷|式|注|案例|样式|情形|方案|线路|附件|附图|公式|定理|引理|样本|样品|例|模式|类型|见|按|如|编号|第|之)$"
)
# What binds a number into a phrase: 从0到1、从1到2.
_BETWEEN = (
    "到",
    "至",
    "从",
    "约",
    "第",
    "为",
    "共",
    "近",
    "达",
    "前",
    "后",
    "±",
    "≥",
    "≤",
    "＞",
    "＜",
    "=",
    "+",
    "~",
    "～",
)
# Words that end in 一 and stand before 、 in running text: 统一、规范.
_ENDS_IN_ONE = re.compile(
    r"(?:统|合|唯|单|专|同|归|不|划|如|万|逐|其|首|进|某|任|这|那|几|为|而|每)$"
)
# And words that end in any numeral: 高一、高二, 科目一、科目二.
_ENDS_IN_NUMERAL = re.compile(
    r"(?:周|期|初|高|大|小|老|双|多|个|六|七|八|礼拜|科目|附录|附表|方法|级|班)$"
)
# Numerals in a row: 一、二、三类, 一、二级.
_ROW = re.compile(
    rf"[ \t]*[{NUMERALS}]{{1,3}}(?:[、和及与至两]|类|级|等|年代|年级|线|期|档|区|次|审|层|组|号|者|十年代)"
)
# Items referred to in a row: 第十三条第（一）（三）项.
_LISTED_BEFORE = re.compile(rf"(?:[（(](?:[{NUMERALS}]{{1,4}}|\d{{1,3}})[）)]|[①-⑳])$")
_LISTED_AFTER = re.compile(
    rf"[①-⑳]|[至和或及与到、][（(①-⑳]|[（(](?:[{NUMERALS}]{{1,4}}|\d{{1,3}})[）)]|项(?!目)"
)
# The number of a part in a title: …若干问题的解释（一）.
_TITLE_NUMBER = re.compile(r"(?:解释|规定|意见|纪要|批复)$")
_NUMERAL = re.compile(f"[{NUMERALS}]{{1,4}}")
# Nouns that carry a number of their own: 图1、图2, 公式（1）, 方案一、方案二.
_NUMBERED_NOUN = re.compile(
    r"(?:图|表|卷|式|注|案例|样式|情形|方案|线路|附件|附图|公式|定理|引理|样本|样品|例|模式|类型|见|按|如|编号|第|之)$"
)
# What binds a number into a phrase: 从0到1、从1到2.
_BETWEEN = (
    "到",
    "至",
    "从",
    "约",
    "第",
    "为",
    "共",
    "近",
    "达",
    "前",
    "后",
    "±",
    "≥",
    "≤",
    "＞",
    "＜",
    "=",
    "+",
    "~",
    "～",
)
# Words that end in a numeral and stand before 、 in running text: 统一、规范.
_ENDS_IN_NUMERAL = re.compile(
    r"(?:统|合|唯|单|专|同|归|不|划|如|万|周|期|初|高|一|逐|其|首|大|小|老|进|每|某|任|这|那|几|双|多|个|六|七|八|礼拜|科目|附录|附表|级|班)$"
)


def place(text: str, start: int, end: int, kind: str, *, line_start: bool) -> float:
    """The evidence that the candidate of ``kind`` at ``[start, end)`` is a label."""
    score = _behind(text, end)
    if kind == "一、" and (_ROW.match(text, end) or _counts_on(text, start, end)):
        score += ROW
    if kind in ("(一)", "(1)", "①") and _listed(text, start, end):
        score += NUMBERS_IN_A_ROW
    if line_start:
        return score + LINE_START
    return score + _ahead(text, start) + _phrase(text, start, kind)


def _behind(text: str, end: int) -> float:
    follows = text[end : end + 1]
    score = UNFOLLOWED if not follows or follows in "。，、；;,）)" else 0.0
    return score + (REFERENCE if _GOES_ON.match(text, end) else 0.0)


def _ahead(text: str, start: int) -> float:
    before = text[max(0, start - 24) : start].rstrip(" \t\u3000")
    last = before[-1:]
    if last in _STOPS:
        return SENTENCE_END
    if last in _CLOSERS:
        return CLOSED if before[-2:-1] in _STOPS or last in "）)】]" else GLUED
    if last in "：:":
        return CLOSED
    if last in "，,、“‘《（([【〔":
        return MID_PHRASE
    return BEHIND_LATIN if last.isdecimal() or last.isascii() else GLUED


def _counts_on(text: str, start: int, end: int) -> bool:
    """Whether the next number follows at once: 二、三胎, 九、十月份."""
    after = _NUMERAL.match(text, end)
    before = _NUMERAL.match(text, start)
    return bool(after and before) and number(after.group()) == number(before.group()) + 1


def _listed(text: str, start: int, end: int) -> bool:
    """Whether items stand in a row, with nothing to label between them: （一）（三）项, ①②."""
    before = text[max(0, start - 6) : start]
    return bool(_LISTED_BEFORE.search(before) or _LISTED_AFTER.match(text, end))


def _phrase(text: str, start: int, kind: str) -> float:
    """What the words around it say for its kind."""
    before = text[max(0, start - 8) : start]
    if kind in ARTICLES:
        return FORM_IS_RARE + (REFERENCE if _LEADS_UP.search(before) else 0.0)
    if kind == "①":
        return LISTED if _NUMBERED_NOUN.search(before) else UNMISTAKABLE
    if kind == "——":
        return UNMISTAKABLE
    if kind in ("(一)", "(1)"):
        return LISTED if _NUMBERED_NOUN.search(before) or _TITLE_NUMBER.search(before) else 0.0
    if kind == "一、":
        one = text[start] == "一" and _ENDS_IN_ONE.search(before)
        word = one or _ENDS_IN_NUMERAL.search(before) or _NUMBERED_NOUN.search(before)
        return LISTED if word else 0.0
    numbered = kind == "1." and (before[-1:] in _BETWEEN or _NUMBERED_NOUN.search(before))
    return LISTED if numbered else 0.0
