"""The number of a document and the organs whose decree it is, from its front.

教基〔2020〕7号 on a line of its own, in brackets behind the title, or glued in front of it; 中华人民共和国国务院令第707号,
公告2021年第5号; 臺教國字第1060012345號. A number inside a title or a sentence is that of another paper.
"""

import re
from collections.abc import Iterator

from eduparse.language.clause_labels import COUNTED, DIVISION
from eduparse.language.dates import DATE, REPUBLIC
from eduparse.language.doc_numbers import (
    COUNT,
    NUMBER,
    NUMBER_END,
    OPEN,
    TAIWAN_NUMBER,
    YEAR_AND_COUNT,
    YEAR_FIRST,
    bracketed,
    normal_number,
)
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import ORGAN_END, organs
from eduparse.language.titles import TITLE_END
from eduparse.stages.split.flat_pages import flat_parts, is_flat
from eduparse.stages.split.front_matter import Front

# 实施意见晋教〔: the mark of the number begins behind the title, and 司法 and the like are of the mark, as is 法 of 法释〔.
# A counted row of a table: 1 学费 500元/学期 某价〔2010〕1号.
_ROW = lazy_pattern(r"[ \t\u3000]*\d{1,3}(?:[ \t\u3000]+\S+){3,}")
_GLUED = lazy_pattern(
    rf"([一-鿿]*{TITLE_END})(?<![司政执普]法)(?![字的]|(?<=法)[释发办函]{OPEN})[一-鿿]{{1,8}}[ \t\u3000]{{0,2}}{OPEN}"
)
DECREE = lazy_pattern(
    r"^[ \t\u3000\-—\d]*+(?P<organ>[一-鿿](?:[ \t\u3000]{0,4}[一-鿿、]){1,50}?)[ \t\u3000]*+(?P<kind>令|公告|通告)[ \t\u3000\n]*+[（(]?[ \t\u3000]*+"
    rf"(?P<number>(?:\d{{4}}[ \t]*年[ \t]*)?{COUNT}|{YEAR_AND_COUNT})[）)]?[ \t\u3000]*$",
    re.MULTILINE,
)
_DECREE_IN_BRACKETS = lazy_pattern(
    rf"[（(](?P<organ>[一-鿿](?:[ \t\u3000]{{0,4}}[一-鿿、]){{1,50}}?)(?P<kind>令|公告)[ \t\u3000]*+(?P<number>(?:\d{{4}}年)?{COUNT}|{YEAR_AND_COUNT})[）)]"
)
_DECREE_BARE = lazy_pattern(
    rf"^[ \t\u3000]*(?P<organ>[一-鿿]{{2,30}})令[ \t\u3000]*(?={DATE}|\n[ \t\u3000]*{DATE})",
    re.MULTILINE,
)
# The history that statutes print below their title: 2019年4月14日中华人民共和国国务院令第712号公布.
_PUBLISHED = lazy_pattern(
    rf"(?P<day>{DATE})[ \t\u3000，,]*+(?P<organ>[一-鿿]{{2,20}}(?:、[一-鿿]{{2,20}})?)令[ \t\u3000]*+(?P<number>{COUNT})[ \t\u3000]*+(?:公布|发布|颁布)(?!的)"
)
_TAIWAN = lazy_pattern(rf"^[ \t\u3000]*{TAIWAN_NUMBER}(?:函|令)?[ \t\u3000]*$", re.MULTILINE)
_YEAR_FIRST = lazy_pattern(rf"^[ \t\u3000]*(?P<number>{YEAR_FIRST})[ \t\u3000]*$", re.MULTILINE)
_LETTER = lazy_pattern(
    r"^[ \t\u3000]*发文字号[：:][ \t\u3000]*(?P<number>[^\s：:]{4,40}号)", re.MULTILINE
)
# Its history as a register of Taiwan prints it: 中华民国104年6月8日教育部台教授国部字第1040055400号函订定发布.
_PUBLISHED_IN_TAIWAN = lazy_pattern(
    rf"^[ \t\u3000\d.]*(?P<day>{REPUBLIC})[ \t\u3000]*(?P<organ>[一-鿿]{{2,14}}?{words('organ-of-taiwan')})(?P<number>{TAIWAN_NUMBER})\s?(?:函|令){words('published-in-taiwan')}(?=[ \t\u3000]*(?:全文|[，,；;]|[）)。]?[ \t\u3000]*$))",
    re.MULTILINE,
)
# An item of a list is history only where it tells of the whole text; what an act rests on stands among its points.
_COUNTED = lazy_pattern(r"[ \t\u3000]*\d+\.")
# What stands above a title is no history of it.
_TITLE_BELOW = lazy_pattern(
    rf"[^\n]*+\n\s*+[^\n。；，]{{2,60}}(?:{TITLE_END})[ \t\u3000]*+(?:\n|$)"
)
_WHOLE_TEXT = lazy_pattern(r"[ \t\u3000]*(?:制定|订定)?全文")
_POINT = lazy_pattern(
    rf"^[ \t\u3000]*(?:{DIVISION}|{COUNTED})|依据",
    re.MULTILINE,
)
_GOVERNMENT = lazy_pattern(r"[省市县区州]?(?:人民)?政府")
_AREA = lazy_pattern(r"[一-鿿]{2,7}?(?:省|自治区|自治州|自治县|市|县|区|州|盟|旗)")
_ENDS_AS_ORGAN = lazy_pattern(rf"{ORGAN_END}$")
_CITES = lazy_pattern(rf"(?:{words('cites-paper')}|按)$")  # in front of another's
_INSIDE = lazy_pattern(r"\s*(?:文件|精神|要求|文|的|规定|通知》|[，。；、])")
_NAMES_OTHER = lazy_pattern(rf"{words('cites-paper')}|原|相关|参见")
_OF_SITE = lazy_pattern(words("site-word"))
FEWEST_WORDS = 3  # of a line of a site between whose words a number stands
_FRONT = 400  # code points of a front in which a decree head is looked for


def number_of(text: str, front: Front) -> str | None:
    """The document number in one form: 教基〔2020〕7号, 中华人民共和国国务院令第707号."""
    head = decree_head(text, front)
    return (
        _of_decree(head)
        or _on_a_line(head)
        or _among_words(head)
        or (_alone_on_flat(text) if is_flat(text) else None)
        or _of_letter(text, head)
    )


def _of_decree(head: str) -> str | None:
    """The number of a decree, or of the one that published the statute."""
    for pattern in (DECREE, _DECREE_IN_BRACKETS):
        decree = pattern.search(head[:_FRONT])
        if decree and _by_organ(decree):
            number = bracketed(decree["number"])
            organ = " ".join(decree["organ"].split())
            return f"{organ}{decree['kind']}{number}"
    if decree := publication(head):
        return f"{decree['organ']}令{bracketed(decree['number'])}"
    return None


def _on_a_line(head: str) -> str | None:
    """The number that begins or ends a line of the head."""
    for start, line in _lines(head):
        found = own_number(line)
        if found is not None:
            return normal_number(line[slice(*found)])
        printed = NUMBER.search(line) if NUMBER_END in line else None
        if printed and ends_line(head, start + printed.end()) and not _ROW.match(line):
            return normal_number(printed.group()[len(glued_title(printed.group())) :])
    return None


def _of_letter(text: str, head: str) -> str | None:
    """The number of a letter, behind its year or its key; in Taiwan alone on a line, or of the letter that published an act."""
    for pattern in (_YEAR_FIRST, _LETTER):
        if named := pattern.search(head[:_FRONT]):
            return normal_number(named["number"])
    taiwan = _TAIWAN.search(head[:_FRONT])
    if taiwan:
        return re.sub(r"\s", "", taiwan.group())
    made = published_in_taiwan(text)
    return re.sub(r"\s", "", made["number"]) if made else None


def _among_words(head: str) -> str | None:
    """The only number of a head, where a line of a site prints it between other words: 青禾县教育局 青教〔2021〕5号 首页."""
    if NUMBER_END not in head:
        return None
    found = list(NUMBER.finditer(head))
    if len(found) != 1:
        return None
    number = found[0].group().strip()
    parts = next((line.split() for _, line in _lines(head) if number in line), [])
    if len(parts) < FEWEST_WORDS or number not in parts:
        return None
    at = parts.index(number)
    before, behind = " ".join(parts[:at]), " ".join(parts[at + 1 :])
    if _NAMES_OTHER.search(before) or _INSIDE.match(behind) or not _OF_SITE.search(behind):
        return None
    return number if all(map(organs, parts[:at])) else None


def _alone_on_flat(text: str) -> str | None:
    """The number that stands between blanks in front of the first sentence of a page of one line."""
    parts = flat_parts(text.lstrip().partition("\n")[0])
    return next(
        (
            normal_number(part)
            for before, part, behind in zip(["", *parts], parts, [*parts[1:], ""], strict=False)
            if NUMBER.fullmatch(part) and not (_CITES.search(before) or _INSIDE.match(behind))
        ),
        None,
    )


def decree_issuers(text: str, front: Front, title: str | None = None) -> tuple[str, ...]:
    """The organs whose decree it is, without the name of the state before 国务院; a president is no organ.

    A bare 政府令 is that of the area that the title of the paper names; where it names none, of nobody.
    """
    head = decree_head(text, front)[:_FRONT]
    decree = (
        DECREE.search(head)
        or _DECREE_IN_BRACKETS.search(head)
        or _DECREE_BARE.search(head)
        or publication(head)
    )
    if not decree or not _by_organ(decree):
        return ()
    names = (
        n
        for n in re.split(r"[ \t\u3000、]+", decree["organ"])
        if len(n) > 1 and not n.endswith("主席")
    )
    named = (re.sub(r"^中华人民共和国(?=国务院)", "", n) for n in names)
    area = _AREA.match(title or "")
    return tuple(
        f"{area.group()}人民政府" if area and _GOVERNMENT.fullmatch(n) else n
        for n in named
        if area or not _GOVERNMENT.fullmatch(n)
    )


def publication(head: str) -> "re.Match[str] | None":
    """The last decree that published the statute, as its history says, with ``day``, ``organ`` and ``number``.

    A statute that was revised as a whole is published anew; a decree that changed single articles is only cited.
    """
    found = _PUBLISHED.finditer(head) if "令" in head else ()
    return max(found, key=lambda m: m.start(), default=None)


def published_in_taiwan(text: str) -> "re.Match[str] | None":
    """The letter that published the only edition of an act that a register of Taiwan names, with ``organ`` and ``number``."""
    if text.count("字第", 0, _FRONT) != 1:
        return None  # which of several letters it was, nobody knows
    made = _PUBLISHED_IN_TAIWAN.search(text, 0, _FRONT)
    if made is None or _POINT.search(text, 0, made.start()):
        return None
    if not text[: made.start()].strip() and _TITLE_BELOW.match(text, made.end()):
        return None
    counted = _COUNTED.match(made.group()) is not None
    return None if counted and _WHOLE_TEXT.match(text, made.end()) is None else made


def _by_organ(decree: "re.Match[str]") -> bool:
    """Whether an organ stands before 令 or 公告: 招生公告（第2号） is a title with the number of its series."""
    if decree.groupdict().get("kind") not in ("公告", "通告"):
        return True
    return _ENDS_AS_ORGAN.search(decree["organ"].rstrip()) is not None


def own_number(line: str) -> tuple[int, int] | None:
    """The range of the number that stands at the start or the end of a line, alone or glued to a title."""
    found = NUMBER.match(line.lstrip("（(【[ \t\u3000")) if NUMBER_END in line else None
    if found is None:
        return None
    shift = len(line) - len(line.lstrip("（(【[ \t\u3000"))
    glued = len(glued_title(found.group()))
    if glued or _INSIDE.match(line, shift + found.end()) or "关于" in found.group():
        return None
    return shift + found.start(), shift + found.end()


def ends_line(text: str, end: int) -> bool:
    """Whether a number is the paper's own: in a title (贯彻国办发〔2015〕71号文件) it is another's."""
    return not re.match(r"[）)\]】\s]*[^\s）)（(\]】]", text[end:].partition("\n")[0])


def glued_title(number: str) -> str:
    """What of ``实施意见晋教〔2021〕5号`` belongs to a title glued before it: 实施意见."""
    m = _GLUED.match(number)
    return m[1] if m else ""


def decree_head(text: str, front: Front) -> str:
    """The front before the recipients."""
    return text[: front.recipients[0] if front.recipients else front.end]


def _lines(head: str) -> Iterator[tuple[int, str]]:
    """Where each line begins, blanks in front of it apart, and what it says."""
    at = 0
    for line in head.split("\n"):
        yield at + len(line) - len(line.lstrip()), line.strip()
        at += len(line) + 1
