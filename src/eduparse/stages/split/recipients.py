"""Who a paper is addressed to: the line behind the title, divided into its recipients.

A comma divides always, 、 only between recipients: 教育部、财政部 are two, but 各市、县（区）教育局 is one phrase,
whose first part has no institution of its own and leans on the one that follows. So a part that ends
in a kind of area (市, 县, 区, 兵团 …) goes with the next, unless that begins anew (市直各单位, 各部门, 有关单位);
and a bare kind of office goes with the part before it (市直各委、办、局; 有关部门、单位). What stands in brackets is never
divided.
"""

import re
from collections.abc import Iterator

_STOPS = "，,；;：:\n"
_OPENERS, _CLOSERS = "（(〔[", "）)〕]"
_BRACKET = re.compile(r"[（(〔\[][^（(〔\[）)〕\]]*[）)〕\]]")
_AREA = r"(?:省|市|县|区|州|旗|盟|师|地|乡|镇|街道|兵团|园区)"
_LEANS = re.compile(rf"{_AREA}$")
_ANEW = re.compile(
    r"各|有关|驻|部分|[省市县区州厅局部委]直|[省市县区部厅局委]属|直属"
    r"|[省市县区州](?:人民)?政府(?:各|有关|直属|所属)|[省市县区州](?:委|级)?各"
)
_AREA_AGAIN = re.compile(rf"各{_AREA}")
_BARE = re.compile(r"[委办厅局部室行社]|公司|单位|企业|机构|部门")


def recipients(text: str) -> tuple[str, ...]:
    """The recipients that the line ``text`` lists, in its order."""
    found: list[str] = []
    for phrase in _divided(text, _STOPS):
        leaning = False
        for part in _divided(phrase, "、"):
            bare = _BRACKET.sub("", part)
            anew = _ANEW.match(part) is not None and not _AREA_AGAIN.match(part)
            if found and ((leaning and not anew) or _BARE.fullmatch(bare)):
                found[-1] += f"、{part}"
            else:
                found.append(part)
            leaning = _LEANS.search(bare) is not None
    return tuple(found)


def _divided(text: str, marks: str) -> Iterator[str]:
    """The parts of ``text`` between ``marks`` that stand outside brackets, without blanks around."""
    depth = start = 0
    for at, sign in enumerate(text):
        if sign in _OPENERS:
            depth += 1
        elif sign in _CLOSERS:
            depth = max(0, depth - 1)
        elif sign in marks and (not depth or sign == "\n"):
            depth = 0
            if part := text[start:at].strip():
                yield part
            start = at + 1
    if part := text[start:].strip():
        yield part
