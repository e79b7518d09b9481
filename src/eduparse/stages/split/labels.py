"""Label candidates: every string that could number a clause, with the evidence of its place.

Look-alikes are kept out by form (2.0, 1.5%, 第一、, 第（一）项, 2022年, 〔2020〕7号) and by what surrounds
them (依照本法第三条); what is left over is decided by the sequence (`sequence.py`).
"""

import re
from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

from eduparse.language.numerals import NUMERALS, number
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split.evidence import place

# GB/T 9704-2012 orders 一、 （一） 1. （1）; statutes put 编 章 节 条 above them.
RANKS = {
    "编": 0, "分编": 1, "章": 2, "节": 3, "条": 4,
    "【一】": 5, "一、": 6, "(一)": 7, "1.": 8, "(1)": 9, "①": 10, "——": 11, "专栏": 12,
}  # fmt: skip

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

# The first character is a set of its own, so that the engine looks for it before it tries anything; each
# form then looks back at it. The name of the form is the last group that closes.
_LABEL = re.compile(
    rf"""[第（({_CIRCLED}—─●■◆专\d{NUMERALS}](?:
      (?P<article>(?<=第)[ \t]*(?P<an>[{NUMERALS}]{{1,7}}|\d{{1,4}})[ \t]*(?P<unit>分编|编|章|节|条)(?:[之-](?P<sub>[{NUMERALS}\d]{{1,3}}))?)
    | (?P<cnb>(?<=[（(])(?<!第.)[ \t]?(?P<cn>[{NUMERALS}]{{1,4}})[ \t]?[）)])
    | (?P<numb>(?<=[（(])(?<!第.)[ \t]?(?P<nn>\d{{1,3}})[ \t]?[）)])
    | (?P<top>(?<=[{NUMERALS}])(?<![第之其{NUMERALS}\d].)[{NUMERALS}]{{0,3}}、)
    | (?P<dot>(?<=\d)(?<![\d.．/\-—–A-Za-zΑ-Ωα-ω].)(?<!\d[:：].)\d{{0,2}}(?:[.．](?![\d.．])|、(?!\d)))
    | (?P<circ>(?<=[{_CIRCLED}]))
    | (?P<dash>(?<=[●■◆])|(?<=—)—|(?<=─)─)
    | (?P<box>(?<=专)栏[ \t]*(?P<xn>\d{{1,3}}|[{NUMERALS}]{{1,3}})))
    """,
    re.VERBOSE,
)
_SIGN = re.compile(
    rf"^(?P<sign>【?(?P<sw>[一-鿿]{{2,4}}?(?P<sn>[{NUMERALS}]{{1,3}}))】[：:]?)", re.MULTILINE
)
_KINDS = {
    "cnb": "(一)", "numb": "(1)", "top": "一、", "dot": "1.", "circ": "①", "dash": "——", "box": "专栏",
}  # fmt: skip


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


def candidates(text: str, book: Rulebook = PACKAGED) -> Iterator[Label]:
    """Every label candidate of ``text``, in order."""
    if "】" not in text:
        return _numbered(text, book)
    signs = [_sign(text, m, book) for m in _SIGN.finditer(text)]
    taken = {at for sign in signs for at in range(sign.start, sign.end)}
    return merge(signs, (label for label in _numbered(text, book) if label.start not in taken))


def _numbered(text: str, book: Rulebook) -> Iterator[Label]:
    for m in _LABEL.finditer(text):
        start, end = m.span()
        form = m.lastgroup or ""
        printed = m.group()
        line_start = _opens_line(text, start)
        if form == "dash":
            if not _bullet_fits(text, start, end, line_start=line_start):
                continue
            kind, value, element = "——", 0.0, "——"
        elif form == "article":
            kind, sub = m["unit"], m["sub"]
            value = number(m["an"]) + (number(sub) / 100 if sub else 0)
            element = "".join(printed.split())
        elif form == "box":
            if not line_start:
                continue
            kind, value, element = "专栏", number(m["xn"]), f"专栏{m['xn']}"
        else:
            kind = _KINDS[form]
            value, element = _bare(printed, form)
        fits = place(text, start, end, kind, line_start=line_start, book=book)
        yield Label(start, end, kind, value, printed, element, line_start, fits)


def _bare(printed: str, form: str) -> tuple[float, str]:
    """The value of a label that is a number and its marks, and its path element."""
    if form == "circ":
        return _CIRCLED.index(printed) + 1, printed
    if form in ("cnb", "numb"):
        inner = printed[1:-1].strip(" \t")
        return number(inner), f"({inner})"
    return number(printed[:-1]), printed[:-1]


def _sign(text: str, m: "re.Match[str]", book: Rulebook) -> Label:
    fits = place(text, m.start(), m.end(), "【一】", line_start=True, book=book)
    return Label(m.start(), m.end(), "【一】", number(m["sn"]), m.group(), m["sw"], True, fits)  # noqa: FBT003


def _opens_line(text: str, start: int) -> bool:
    while start:
        before = text[start - 1]
        if before == "\n":
            return True
        if before not in " \t\u3000":
            return False
        start -= 1
    return True


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
