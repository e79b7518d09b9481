"""The particulars of a document: title, number, issuers, recipients, dates, and who is responsible.

What a metadata head said (`strip.heads`) is believed before what the text says.
"""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from eduparse.document.metadata import Metadata
from eduparse.language.organs import ORGAN_END, organs
from eduparse.stages.split.front_back import DATE, Front, lines
from eduparse.stages.split.naming import decree_issuers, head_of, number_of
from eduparse.stages.split.recipients import recipients
from eduparse.stages.split.signature import signatures

_DIGIT = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "O": "0",
    "Ｏ": "0",
    "元": "1",
}
_ISSUER = re.compile(
    rf"(?P<names>[一-鿿、 \t\u3000]{{2,60}}?{ORGAN_END})(?:等[一二三四五六七八九十\d]{{1,3}}(?:部门|单位|部委|委办局|厅局|家))?"
    r"(?:关于|印发|转发|批转|公布|发布|办理|贯彻|对)"
)
_RESPONSIBLE = re.compile(
    r"[（(](?=[^（）()]{0,6}(?:责任|牵头|配合|参与|承办)[^（）()：:]{0,6}[：:])(?P<who>[^（）()]{2,200})[）)]"
)
_MAY_NAME = re.compile(r"[（(][^（）()]{0,6}(?:责任|牵头|配合|参与|承办)")
_WHO_LABEL = re.compile(
    r"[^、，,；;。：: ]{0,4}(?:责任|牵头|配合|参与|承办)[^、，,；;。：: ]{0,6}[：:]"
)


def iso_date(text: str) -> str | None:
    """The first date in ``text`` as 2008-02-22; Arabic, Chinese, dotted or dashed. None without one."""
    m = re.search(r"((?:19|20)\d\d)\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})", text)
    if m:
        return _checked(int(m[1]), int(m[2]), int(m[3]))
    m = re.search(
        r"([一二][〇○零OＯ一二三四五六七八九]{3})年([元一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日",
        text,
    )
    if not m:
        return None
    return _checked(int("".join(_DIGIT[c] for c in m[1])), _small(m[2]), _small(m[3]))


def _small(text: str) -> int:
    tens, _, ones = text.rpartition("十")
    units = int(_DIGIT.get(ones, "0"))
    return units if "十" not in text else 10 * int(_DIGIT.get(tens, "1")) + units


def _checked(year: int, month: int, day: int) -> str | None:
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def names_bodies(text: str) -> bool:
    """Whether any clause of ``text`` could name bodies as responsible."""
    return _MAY_NAME.search(text) is not None


def responsible(text: str) -> tuple[str, ...]:
    """The bodies a clause names as responsible: （责任单位：省教育厅、省财政厅）."""
    found: list[str] = []
    for m in _RESPONSIBLE.finditer(text):
        for name in re.split(r"[、，,；;。\s]|[：:]", _WHO_LABEL.sub("；", m["who"])):
            if name and name not in found:
                found.append(name)
    return tuple(found)


def particulars(text: str, known: Metadata, front: Front, title: str | None) -> Mapping[str, Any]:
    """What the text tells beyond ``known``."""
    found: dict[str, Any] = {}
    if title and not known.title:
        found["title"] = title
    if known.doc_number is None and (number := number_of(text, front)):
        found["doc_number"] = number
    if front.recipients and not known.recipients:
        found["recipients"] = recipients(text[slice(*front.recipients)])
    signed = list(signatures(text, front.recipients[1] if front.recipients else 0))
    if not known.issuers:
        named = next((names for names, _ in signed if names), ())
        head = head_of(text, front)
        issuers = (
            decree_issuers(text, front) or named or _title_issuers(title) or _above_title(head)
        )
        if issuers:
            found["issuers"] = issuers
    if known.issued is None:
        days = [iso_date(day) for names, day in signed if day and (names or len(signed) == 1)]
        issued = next((d for d in (*days, _passed(head_of(text, front))) if d), None)
        if issued:
            found["issued"] = issued
    if known.effective is None:
        m = re.search(rf"自(?P<day>{DATE})起(?:施行|实施|执行|生效)", text)
        if m:
            found["effective"] = iso_date(m["day"])
    return found


def _title_issuers(title: str | None) -> tuple[str, ...]:
    m = _ISSUER.match(title or "")
    return tuple(n for n in re.split(r"[ \t\u3000、]+", m["names"]) if n) if m else ()


def _above_title(head: str) -> tuple[str, ...]:
    """The organs alone on the line above a title that opens with 关于: 中共中央 国务院."""
    found = [head[low:high] for low, high in lines(head, 0, len(head))]
    return next((organs(a) for a, b in pairwise(found) if b.startswith("关于") and organs(a)), ())


def _passed(head: str) -> str | None:
    """The day a statute was passed: （2010年12月23日 … 通过）."""
    m = re.search(rf"(?P<day>{DATE})[^）)\n]{{0,80}}(?:通过|公布|发布|修订|批准)", head)
    return iso_date(m["day"]) if m else None
