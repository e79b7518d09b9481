"""Label candidates: every string that could number a clause, with the evidence of its place.

Look-alikes are kept out by form (2.0, 1.5%, 第一、, 第（一）项, 2022年, 〔2020〕7号) and by what surrounds
them (依照本法第三条); what is left over is decided by the sequence (`sequence.py`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# GB/T 9704-2012 orders 一、 （一） 1. （1）; statutes put 编 章 节 条 above them.
RANKS = {
    "编": 0, "分编": 1, "章": 2, "节": 3, "条": 4,
    "【一】": 5, "一、": 6, "(一)": 7, "1.": 8, "(1)": 9, "①": 10, "——": 11, "专栏": 12,
}  # fmt: skip

_CN = "零〇○一二三四五六七八九十百千廿"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_ARTICLES = frozenset(("编", "分编", "章", "节", "条"))
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

_LABEL = re.compile(
    rf"""(?=[第（(\d{_CN}{_CIRCLED}—─●■◆专])(?:
      (?P<article>第[ \t]*(?P<an>[{_CN}]{{1,7}}|\d{{1,4}})[ \t]*(?P<unit>分编|编|章|节|条)(?:[之-](?P<sub>[{_CN}\d]{{1,3}}))?)
    | (?P<top>(?<![第之其{_CN}\d])(?P<tn>[{_CN}]{{1,4}})、)
    | (?P<cnb>(?<!第)[（(][ \t]?(?P<cn>[{_CN}]{{1,4}})[ \t]?[）)])
    | (?P<dot>(?<![\d.．/\-—–A-Za-z])(?<!\d[:：])(?P<dn>\d{{1,3}})(?:[.．](?![\d.．])|、(?!\d)))
    | (?P<numb>(?<!第)[（(][ \t]?(?P<nn>\d{{1,3}})[ \t]?[）)])
    | (?P<circ>(?P<on>[{_CIRCLED}]))
    | (?P<dash>(?P<bn>——|──|[●■◆]))
    | (?P<box>专栏[ \t]*(?P<xn>\d{{1,3}}|[{_CN}]{{1,3}})))
    | (?<![^\n])(?P<sign>【?(?P<sw>[一-鿿]{{2,4}}?(?P<sn>[{_CN}]{{1,3}}))】[：:]?)
    """,
    re.VERBOSE,
)
_KINDS = {
    "top": "一、", "cnb": "(一)", "dot": "1.", "numb": "(1)",
    "circ": "①", "dash": "——", "box": "专栏", "sign": "【一】",
}  # fmt: skip
_NUMBERS = {"top": "tn", "cnb": "cn", "dot": "dn", "numb": "nn", "circ": "on", "box": "xn", "sign": "sn"}

# What may stand directly before a label inside a line, best first.
_STOPS = "。；;！？!?…"
_CLOSERS = "”’》）)】]\"'"
# How a reference goes on (第三条第二款, 第（一）项, 第五条所列) and what leads up to one.
_GOES_ON = re.compile(
    r"[ \t]*(?:第[一二三四五六七八九十\d（(]|款(?!项)|项(?!目)|规定|所列|所称|之规定|(?:的)?(?:有关|相关)?规定|型|修改为|改为|后增加|[中之]增加|作为第|移|至第|和第|或第|及第|与第|、第|[，,）)》])"
)
_LEADS_UP = re.compile(
    r"(?:依照|依据|按照|根据|违反|适用|参照|本法|本条例|本办法|本规定|本编|本章|本节|本通知|本意见|本方案|该条例|该办法|该法|前款|将|原|作为|删除|删去|刑法|民法典|解释》|第[一二三四五六七八九十百]{1,4}[编章]|符合|属于|具有|触犯|执行|和|或|及|与|至|、|，|,|“|《)[ \t]*$"
)
# Numerals in a row: 一、二、三类, 一、二级.
_ROW = re.compile(rf"[ \t]*[{_CN}]{{1,3}}(?:[、和及与至]|类|级|等|年级|线|期|档|区|次|审|层|组|号|者)")
# Items referred to in a row: 第十三条第（一）（三）项.
_LISTED_BEFORE = re.compile(rf"[（(](?:[{_CN}]{{1,4}}|\d{{1,3}})[）)]$")
_LISTED_AFTER = re.compile(rf"[（(](?:[{_CN}]{{1,4}}|\d{{1,3}})[）)]|项(?!目)")
# The number of a part in a title: …若干问题的解释（一）.
_TITLE_NUMBER = re.compile(r"(?:解释|规定|意见|纪要|批复)$")
# What binds a number into a phrase: 从0到1、从1到2.
_BETWEEN = ("到", "至", "从", "约", "第", "为", "共", "近", "达", "前", "后", "±", "≥", "≤", "＞", "＜", "=", "+", "~", "～")
# Words that end in a numeral and stand before 、 in running text: 统一、规范.
_ENDS_IN_NUMERAL = re.compile(
    r"(?:统|合|唯|单|专|同|归|不|划|如|万|周|期|初|高|一|逐|其|首|大|小|老|进|每|某|任|这|那|几|双|多|礼拜|科目|附录|附表|级|班)$"
)


class Label(NamedTuple):
    """A candidate at ``[start, end)``: its kind, value, printed form, and evidence of place.

    第十七条之一 has the value 17.01.

    ``line_start`` says that only blanks stand before it on its line; ``place`` is log-odds like: how
    well the text around it fits a label.
    """

    start: int
    end: int
    kind: str
    value: float
    printed: str
    element: str
    line_start: bool
    place: float


def number(text: str) -> int:
    """A Chinese or Arabic numeral up to 9,999; 二○ and 一〇 read digit by digit."""
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十")
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = current = 0
    for c in text:
        if c in _DIGITS:
            current = _DIGITS[c]
        else:
            total += (current or 1) * _UNITS[c]
            current = 0
    return total + current


def candidates(text: str) -> Iterator[Label]:
    """Every label candidate of ``text``, in order."""
    for m in _LABEL.finditer(text):
        group = _group(m)
        line_start = not text[text.rfind("\n", 0, m.start()) + 1 : m.start()].strip()
        if group == "dash" and not _bullet_fits(text, m.start(), m.end(), line_start=line_start):
            continue
        if group in ("box", "sign") and not line_start:
            continue
        kind, value = _kind(m, group)
        place = _place(text, m, kind, line_start=line_start)
        yield Label(
            m.start(), m.end(), kind, value, m.group(), _element(m, group), line_start, place
        )


def _group(m: "re.Match[str]") -> str:
    return next(g for g in ("article", *_NUMBERS, "dash") if m[g] is not None)


def _kind(m: "re.Match[str]", group: str) -> tuple[str, float]:
    if group == "article":
        return m["unit"], number(m["an"]) + (number(m["sub"]) / 100 if m["sub"] else 0)
    if group == "dash":
        return "——", 0
    if group == "circ":
        return "①", _CIRCLED.index(m["on"]) + 1
    return _KINDS[group], number(m[_NUMBERS[group]])


def _element(m: "re.Match[str]", group: str) -> str:
    """The path element of the label, in the forms of the data format."""
    if group == "article":
        return re.sub(r"\s", "", m["article"])
    if group in ("cnb", "numb"):
        return f"({m[_NUMBERS[group]]})"
    if group == "dash":
        return "——"
    if group == "sign":
        return str(m["sw"])
    return f"专栏{m['xn']}" if group == "box" else str(m[_NUMBERS[group]])


def _bullet_fits(text: str, start: int, end: int, *, line_start: bool) -> bool:
    """A dash is a bullet at a line start or where a heading or sentence has just ended.

    Inside a sentence it is punctuation: 1—5年, 目标——建设强国.
    """
    if not re.match(r"[ \t]*[\w“《(（]", text[end : end + 3]):
        return False
    if line_start:
        return True
    before = text[:start].rstrip()[-1:] if start < 64 else text[start - 64 : start].rstrip()[-1:]
    if before and before in "。；;":
        return True
    # A heading with its first bullet glued on: 2.基本原则——坚持正确方向。
    line = text[text.rfind("\n", 0, start) + 1 : start]
    first = re.match(r"[^。；;\n]{2,20}。", text[end : end + 24])
    return bool(first) and len(re.split(r"[。；;：:]", line)[-1]) <= 16


def _place(text: str, m: "re.Match[str]", kind: str, *, line_start: bool) -> float:
    follows = text[m.end() : m.end() + 1]
    score = 0.0
    if not follows or follows in "。，、；;,）)":
        score -= 4.0
    if _GOES_ON.match(text, m.end()):
        score -= 4.0
    if line_start:
        return score + 4.0
    if kind in _ARTICLES:
        score += 1.5  # 第…条 is hardly anything but a label or a reference
    if kind in _ARTICLES and _LEADS_UP.search(text[max(0, m.start() - 8) : m.start()]):
        score -= 4.0
    if kind in ("(一)", "(1)") and (
        _LISTED_BEFORE.search(text[max(0, m.start() - 6) : m.start()])
        or _LISTED_AFTER.match(text, m.end())
    ):
        score -= 5.0
    if kind == "(一)" and _TITLE_NUMBER.search(text[max(0, m.start() - 2) : m.start()]):
        score -= 3.0
    if kind == "一、" and _ROW.match(text, m.end()):
        score -= 6.0
    if kind == "1." and text[max(0, m.start() - 1) : m.start()] in _BETWEEN:
        score -= 5.0
    if kind == "一、" and _ENDS_IN_NUMERAL.search(text[max(0, m.start() - 2) : m.start()]):
        score -= 5.0
    before = text[max(0, m.start() - 24) : m.start()].rstrip(" \t\u3000")
    last = before[-1:]
    if last in _STOPS:
        score += 2.5
    elif last in _CLOSERS:
        score += 1.0 if before[-2:-1] in _STOPS or last in "）)】]" else -1.5
    elif last in "：:":
        score += 1.0
    elif last in "，,、“‘《（([【〔":
        score -= 6.0
    elif last.isdecimal() or last.isascii():
        score -= 2.0
    else:
        score -= 1.5
    if kind in ("①", "——"):
        score += 2.0  # hardly ever anything else
    return score
