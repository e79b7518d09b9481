"""The title and the number of a document, from its front.

Title lines are joined until one ends like a title (…通知, …意见（试行）); numbers, dates, letterheads and
decree heads (中华人民共和国国务院令 第707号) are no titles.
"""

import re
from collections.abc import Iterator

from eduparse.language.organs import organs
from eduparse.stages.split.front_back import DATE, NUMBER, TITLE_END, Front, lines

MIN_TITLE, MAX_TITLE = 4, 120  # code points
MAX_LINES = 3

_WITH_END = re.compile(rf".*{TITLE_END}[》”]?")
_LETTERHEAD = re.compile(
    r".*文[ \t\u3000]*件|(?!.*关于).*(?<!的)(?:令|公告)|.*(?:令|公告|通告)?第[ \t\u3000]*[\d一二三四五六七八九十百]+[ \t\u3000]*号"
)
_ASIDE = re.compile(rf"[（(].*[）)]$|{DATE}")
_GLUED = re.compile(rf"([一-鿿]*{TITLE_END})[一-鿿]{{1,8}}[〔\[【（(]")
_DECREE = re.compile(
    r"^[ \t\u3000]*(?P<organ>[一-鿿 \t\u3000]{2,40}?)(?P<kind>令|公告|通告)[ \t\u3000\n]*[（(]?"
    r"(?P<number>第[ \t\u3000]*[\d一二三四五六七八九十百]{1,6}[ \t\u3000]*号)[）)]?[ \t\u3000]*$",
    re.MULTILINE,
)


def title_of(text: str, front: Front) -> str | None:
    """The title the front prints, or that of the annex behind a cover note or a decree."""
    head = head_of(text, front)
    if _DECREE.match(head):
        return _title(_annex_head(text, front)) or _title(head)
    return _title(head) or _title(_annex_head(text, front))


def number_of(text: str, front: Front) -> str | None:
    """The document number in one form: 教基〔2020〕7号, 中华人民共和国国务院令第707号."""
    head = head_of(text, front)
    found = next((m for m in NUMBER.finditer(head) if _ends_line(head, m.end())), None)
    if found:
        return normal_number(found.group()[len(_glued_title(found.group())) :])
    decree = _DECREE.search(head[:200])
    return re.sub(r"\s", "", "".join(decree.groups())) if decree else None


def decree_issuers(text: str, front: Front) -> tuple[str, ...]:
    """The organs whose decree it is, without the name of the state before 国务院."""
    decree = _DECREE.match(head_of(text, front)[:200])
    if not decree:
        return ()
    names = (n for n in re.split(r"[ \t\u3000]+", decree["organ"]) if len(n) > 1)
    return tuple(re.sub(r"^中华人民共和国(?=国务院)", "", n) for n in names)


def normal_number(found: str) -> str:
    """A document number without blanks, its year in 〔〕."""
    code = re.sub(r"\s", "", found)
    return re.sub(r"[\[【（(](.{4,5}?)年?[\]】）)]", r"〔\1〕", code).replace("〕第", "〕")


def head_of(text: str, front: Front) -> str:
    """The front before the recipients."""
    return text[: front.recipients[0] if front.recipients else front.end]


def _annex_head(text: str, front: Front) -> str:
    """What follows the last date of a cover note: the title of the annex stands there."""
    cover = text[front.recipients[1] if front.recipients else 0 : front.end]
    return re.split(DATE, cover)[-1]


def _title(head: str) -> str | None:
    parts: list[str] = []
    for line in _title_lines(head):
        if not line:
            if parts:
                break
            continue
        if re.search(r"[。；;：:]", line) or len(line) > 90 or line in ("".join(parts), *parts):
            break
        parts.append(line)
        if _WITH_END.fullmatch(line) or len(parts) == MAX_LINES:
            break
    if len(parts) > 1 and not _WITH_END.fullmatch(parts[-1]):
        parts = parts[:1]
    title = "".join(parts).strip(" \t\u3000")
    return title if MIN_TITLE <= len(title) <= MAX_TITLE else None


def _title_lines(head: str) -> Iterator[str]:
    """The lines of ``head`` that could be part of a title; an empty one for each that cannot."""
    for low, high in lines(head, 0, len(head)):
        line = head[low:high]
        number = NUMBER.search(line)
        if number and _ends_line(line, number.end()):
            line = line[: number.start()] + _glued_title(number.group())
            line = re.sub(r"[（(【\[]?\s*$", "", line)
        torn = line.count("（") != line.count("）") or line.count("(") != line.count(")")
        yield (
            ""
            if torn or _ASIDE.match(line) or _LETTERHEAD.fullmatch(line) or organs(line)
            else line
        )


def _ends_line(text: str, end: int) -> bool:
    """Whether a number is the paper's own: in a title (贯彻国办发〔2015〕71号文件) it is another's."""
    return not re.match(r"[）)\s]*[^\s）)（(]", text[end:].partition("\n")[0])


def _glued_title(number: str) -> str:
    """What of ``实施意见晋教〔2021〕5号`` belongs to a title glued before it: 实施意见."""
    m = _GLUED.match(number)
    return m[1] if m else ""
