"""Label candidates: every string that could number a clause, with the evidence of its place.

Look-alikes are kept out by form (2.0, 1.5%, 第一、, 第（一）项, 2022年, 〔2020〕7号) and by what surrounds
them (依照本法第三条); what is left over is decided by the sequence (`sequence.py`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from eduparse.split.evidence import place
from eduparse.split.numerals import NUMERALS, number

# GB/T 9704-2012 orders 一、 （一） 1. （1）; statutes put 编 章 节 条 above them.
RANKS = {
    "编": 0, "分编": 1, "章": 2, "节": 3, "条": 4,
    "【一】": 5, "一、": 6, "(一)": 7, "1.": 8, "(1)": 9, "①": 10, "——": 11, "专栏": 12,
}  # fmt: skip

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

_LABEL = re.compile(
    rf"""(?=[第（(\d{NUMERALS}{_CIRCLED}—─●■◆专])(?:
      (?P<article>第[ \t]*(?P<an>[{NUMERALS}]{{1,7}}|\d{{1,4}})[ \t]*(?P<unit>分编|编|章|节|条)(?:[之-](?P<sub>[{NUMERALS}\d]{{1,3}}))?)
    | (?P<top>(?<![第之其{NUMERALS}\d])(?P<tn>[{NUMERALS}]{{1,4}})、)
    | (?P<cnb>(?<!第)[（(][ \t]?(?P<cn>[{NUMERALS}]{{1,4}})[ \t]?[）)])
    | (?P<dot>(?<![\d.．/\-—–A-Za-zΑ-Ωα-ω])(?<!\d[:：])(?P<dn>\d{{1,3}})(?:[.．](?![\d.．])|、(?!\d)))
    | (?P<numb>(?<!第)[（(][ \t]?(?P<nn>\d{{1,3}})[ \t]?[）)])
    | (?P<circ>(?P<on>[{_CIRCLED}]))
    | (?P<dash>(?P<bn>——|──|[●■◆]))
    | (?P<box>专栏[ \t]*(?P<xn>\d{{1,3}}|[{NUMERALS}]{{1,3}})))
    | (?<![^\n])(?P<sign>【?(?P<sw>[一-鿿]{{2,4}}?(?P<sn>[{NUMERALS}]{{1,3}}))】[：:]?)
    """,
    re.VERBOSE,
)
_KINDS = {
    "top": "一、", "cnb": "(一)", "dot": "1.", "numb": "(1)",
    "circ": "①", "dash": "——", "box": "专栏", "sign": "【一】",
}  # fmt: skip
_NUMBERS = {
    "top": "tn",
    "cnb": "cn",
    "dot": "dn",
    "numb": "nn",
    "circ": "on",
    "box": "xn",
    "sign": "sn",
}


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


def candidates(text: str) -> Iterator[Label]:
    """Every label candidate of ``text``, in order."""
    for m in _LABEL.finditer(text):
        group = _group(m)
        line_start = _opens_line(text, m.start())
        if group == "dash" and not _bullet_fits(text, m.start(), m.end(), line_start=line_start):
            continue
        if group in ("box", "sign") and not line_start:
            continue
        kind, value = _kind(m, group)
        fits = place(text, m.start(), m.end(), kind, line_start=line_start)
        yield Label(
            m.start(), m.end(), kind, value, m.group(), _element(m, group), line_start, fits
        )


def _opens_line(text: str, start: int) -> bool:
    while start and text[start - 1] in " \t\u3000":
        start -= 1
    return start == 0 or text[start - 1] == "\n"


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
    before = text[max(0, start - 64) : start].rstrip()
    if before and before[-1] in "。；;":
        return True
    # A heading with its first bullet glued on: 2.基本原则——坚持正确方向。
    line = before.rpartition("\n")[2]
    first = re.match(r"[^。；;\n]{2,20}。", text[end : end + 24])
    sibling = re.search(r"[。；;\n]\s*(?:——|──|[●■◆])", text[end : end + 800])
    return bool(first and sibling) and len(re.split(r"[。；;：:]", line)[-1]) <= 16
