"""The particulars of a document: title, number, issuers, recipients, dates, and who is responsible.

What a metadata head said (`strip.heads`) is believed before what the text says.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from eduparse.metadata import Metadata
from eduparse.split.matter import DATE, NUMBER, ORGAN_END, TITLE_END, Front, lines

_DIGIT = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "O": "0",
    "Ｏ": "0",
    "元": "1",
}
_TITLE_WITH_END = re.compile(rf".*{TITLE_END}[》”]?")
_ISSUER = re.compile(
    rf"(?P<names>[一-鿿、 \t\u3000]{{2,60}}?{ORGAN_END})(?:等[一二三四五六七八九十\d]{{1,3}}(?:部门|单位|部委|委办局|厅局|家))?"
    r"(?:关于|印发|转发|批转|公布|发布|办理|贯彻|对)"
)
_SIGNED = re.compile(rf"(?P<names>[一-鿿、 \t\u3000]{{2,60}}{ORGAN_END})[ \t\u3000]*(?:{DATE})?")
_RESPONSIBLE = re.compile(
    r"[（(](?=[^（）()]{0,6}(?:责任|牵头|配合|参与|承办)[^（）()：:]{0,6}[：:])(?P<who>[^（）()]{2,200})[）)]"
)
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


def responsible(text: str) -> tuple[str, ...]:
    """The bodies a clause names as responsible: （责任单位：省教育厅、省财政厅）."""
    found: list[str] = []
    for m in _RESPONSIBLE.finditer(text):
        for name in re.split(r"[、，,；;。\s]|[：:]", _WHO_LABEL.sub("；", m["who"])):
            if name and name not in found:
                found.append(name)
    return tuple(found)


def title_of(text: str, front: Front) -> str | None:
    """The title the front prints, or that of the annex behind a cover note."""
    return _title(_head(text, front)) or _title(_annex_head(text, front))


def particulars(
    text: str, known: Metadata, front: Front, back: int, title: str | None
) -> Mapping[str, Any]:
    """What the text tells beyond ``known``; ``back`` is where its closing lines begin."""
    head = _head(text, front)
    found: dict[str, Any] = {}
    numbers = list(NUMBER.finditer(head)) if known.doc_number is None else []
    if title and not known.title:
        found["title"] = title
    if numbers:
        found["doc_number"] = _number(numbers[0].group())
    if front.recipients and not known.recipients:
        found["recipients"] = _recipients(text[slice(*front.recipients)])
    signatures = list(_signatures(text, front, back))
    if not known.issuers:
        issuers = tuple(
            dict.fromkeys(n for names, _ in signatures for n in names)
        ) or _title_issuers(title)
        if issuers:
            found["issuers"] = issuers
    if known.issued is None:
        dates = [d for _, d in signatures if d] or [d for d in (_passed(head),) if d]
        if dates:
            found["issued"] = dates[0]
    if known.effective is None:
        m = re.search(rf"自(?P<day>{DATE})起(?:施行|实施|执行|生效)", text)
        if m:
            found["effective"] = iso_date(m["day"])
    return found


def _head(text: str, front: Front) -> str:
    return text[: front.recipients[0] if front.recipients else front.end]


def _annex_head(text: str, front: Front) -> str:
    """What follows the last date of a cover note: the title of the annex stands there."""
    cover = text[front.recipients[1] if front.recipients else 0 : front.end]
    return re.split(DATE, cover)[-1]


def _title(head: str) -> str | None:
    """The first title of the front: lines joined until one ends like a title, number and date left off."""
    parts: list[str] = []
    for low, high in lines(head, 0, len(head)):
        line = head[low:high]
        number = NUMBER.search(line)
        if number:
            line = line[: number.start()] + _title_part(number.group())
            line = re.sub(r"[（(【\[]?\s*$", "", line)
        if not line or re.match(rf"[（(].*[）)]$|{DATE}", line):
            if parts:
                break
            continue
        if re.search(r"[。；;：:]", line) or len(line) > 90:
            break
        if parts and line in ("".join(parts), parts[-1]):
            break
        parts.append(line)
        if _TITLE_WITH_END.fullmatch(line) or len(parts) == 3:
            break
    if not parts:
        return None
    if len(parts) > 1 and not _TITLE_WITH_END.fullmatch(parts[-1]):
        parts = parts[:1]
    title = "".join(parts).strip(" \t\u3000")
    return title if 4 <= len(title) <= 120 else None


def _title_part(number: str) -> str:
    """What of ``实施意见晋教〔2021〕5号`` belongs to a title glued before it: 实施意见."""
    m = re.match(rf"([一-鿿]*{TITLE_END})[一-鿿]{{1,8}}[〔\[【（(]", number)
    return m[1] if m else ""


def _number(found: str) -> str:
    glued = _title_part(found)
    code = re.sub(r"\s", "", found[len(glued) :])
    return re.sub(r"[\[【（(](.{4,5}?)年?[\]】）)]", r"〔\1〕", code).replace("〕第", "〕")


def _recipients(text: str) -> tuple[str, ...]:
    return tuple(p for p in (p.strip() for p in re.split(r"[、，,；;：:\n]", text)) if p)


def _signatures(text: str, front: Front, back: int) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """Signatures of the closing lines, then those of a cover note, each with its date."""
    start = front.recipients[1] if front.recipients else 0
    for low, high in ((back, len(text)), (start, front.end)):
        names: list[str] = []
        for a, b in lines(text, low, high):
            line = text[a:b]
            signed = _SIGNED.fullmatch(line)
            day = iso_date(line) if re.search(DATE, line) else None
            if signed:
                names += [n for n in re.split(r"[ \t\u3000、]+", signed["names"]) if n]
            if day and (signed or re.fullmatch(rf"[（(]?{DATE}[）)]?", line)):
                yield tuple(names), day
                names = []
            elif day and re.match(DATE, line):
                yield (), day
        if names and low == back:
            yield tuple(names), None


def _title_issuers(title: str | None) -> tuple[str, ...]:
    m = _ISSUER.match(title or "")
    return tuple(n for n in re.split(r"[ \t\u3000、]+", m["names"]) if n) if m else ()


def _passed(head: str) -> str | None:
    """The day a statute was passed: （2010年12月23日 … 通过）."""
    m = re.search(rf"(?P<day>{DATE})[^）)\n]{{0,80}}(?:通过|公布|发布|修订|批准)", head)
    return iso_date(m["day"]) if m else None
