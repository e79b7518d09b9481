"""The particulars of a document: number, issuers, recipients, dates, standing.

The paper's own number, signature and date are believed before what a card or the head of the page said
(`facts-conflict` tells where they differ); what the text only implies comes after it.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from eduparse.document.metadata import DocumentWarning, Metadata
from eduparse.language.dates import DATE, STAMP, iso_date, keyed_republic_day
from eduparse.language.doc_numbers import NUMBER
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import ORGAN_END, organs, separate
from eduparse.language.titles import TITLE_END
from eduparse.stages.split.front_matter import LETTER, Front, letterhead
from eduparse.stages.split.numbering import (
    decree_head,
    decree_issuers,
    number_of,
    own_number,
    publication,
    published_in_taiwan,
)
from eduparse.stages.split.recipients import recipients
from eduparse.stages.split.signature import Signature, signatures
from eduparse.stages.split.standing import authority_level, validity
from eduparse.stages.split.text_lines import text_lines

CONFLICT = "facts-conflict"
_NAMED_BEFORE = lazy_pattern(r"《(?P<name>[^《》]{2,50})》[^。；，《》]{0,8}$")
_EFFECTIVE = lazy_pattern(
    rf"[自从于施实生](?:(?<=[自从于])[ \t\u3000]*(?P<day>{DATE})[ \t\u3000]*(?:起|开始)[ \t\u3000]*(?:正式)?(?:施行|实施|执行|生效|试行)"
    rf"|(?:(?<=施)行|(?<=实)施|(?<=生)效)(?:日期|时间)(?:为|是)[ \t\u3000]*(?P<set>{DATE}))"
)
_SENT_ON = lazy_pattern(rf"^[ \t\u3000]*发[文出]日期[：:][ \t\u3000]*(?P<day>{DATE})", re.MULTILINE)
_SENT_TO = lazy_pattern(r"^[ \t\u3000]*受文者[：:][ \t\u3000]*(?P<names>[^\n]*\S)", re.MULTILINE)
_ORIGINALS = lazy_pattern(r"^[ \t\u3000]*正本[：:][ \t\u3000]*(?P<names>[^\n]*\S)", re.MULTILINE)
_AS_LISTED = lazy_pattern(r"[详詳]?[如见見][正副行文附]")  # 受文者：如正、副本行文单位
_PUBLISHED = lazy_pattern(
    rf"(?:(?<![一-鿿])(?:公发?布|颁布|成文|印发)(?:日期|时间)[ \t\u3000]*[：:]?[ \t\u3000]*(?P<day>{DATE})"
    rf"|^[ \t\u3000]*(?:公发?布|颁布|成文|印发)(?:日期|时间)[：:][ \t\u3000]*(?P<stamp>{STAMP}))",
    re.MULTILINE,
)
# A day as sites print it is the paper's below its title, its number or another key; 面试名单 has its own.
_OF_HEAD = lazy_pattern(rf"^$|[：:]|(?:{TITLE_END})$|号$")
_BEFORE_NUMBER = lazy_pattern(rf"(?<=日)[ \t\u3000，,]*{NUMBER.pattern}$")
_OWN = lazy_pattern(r"本|现予|予以公布")
_SAID_SO = lazy_pattern(
    r"^(?:发[文出]日期[：:]|(?:公布|发布|修正|修订|订定)(?:日期|时间)[：:](?=[ \t\u3000]*(?:中华)?民国))[ \t\u3000]*"
)
_OF_REGISTER = lazy_pattern(
    r"^(?:公发?布|发布|颁布|修正|修订|订定|制定|核定|通过)?(?:日期|时间)[：:][ \t\u3000]*"
)
_DAY_ALONE = lazy_pattern(rf"(?:[一-鿿]{{2,30}}令[ \t\u3000]*)?{DATE}")
_PASSED = lazy_pattern(rf"(?P<day>{DATE})[^）)\n]{{0,80}}(?:通过|公布|发布|修订|批准)(?!的)")
# A congress passes what it makes in a session: 青禾省第十届人民代表大会常务委员会第四次会议通过.
_IN_SESSION = lazy_pattern(
    rf"(?:^|(?<!》)[（(])[ \t\u3000]*{DATE}[ \t\u3000]*(?P<place>[一-鿿]{{2,14}}?)第[一二三四五六七八九十\d]{{1,3}}届(?P<house>{words('congress')})第[一二三四五六七八九十\d]{{1,3}}次会议{words('passes')}",
    re.MULTILINE,
)
# So does an office what it makes: 《…办法》于2011年6月13日青禾省教育厅第8次厅务会议通过，现予公布.
_BY_OFFICE = lazy_pattern(
    rf"{DATE}[ \t\u3000，,]*(?:经|由)?(?P<organ>[一-鿿]{{2,20}}?{ORGAN_END})第[一二三四五六七八九十\d]{{1,3}}次[一-鿿]{{2}}会议[^。；，]{{0,8}}通过[，,；;]?[^。]{{0,6}}{words('gives-out')}"
)
_TERM = lazy_pattern(r"第[一二三四五六七八九十]{1,3}届")
_HANDS_ON = lazy_pattern(r"(?:转发|批转|印发)[^\n]*的通知$")
_NOT_COMPARED = lazy_pattern(r"[第号年\s]")
_ISSUER = lazy_pattern(
    rf"(?P<names>[一-鿿、 \t\u3000]{{2,60}}?{ORGAN_END})(?:等[一二三四五六七八九十\d]{{1,3}}(?:部门|单位|部委|委办局|厅局|家))?[ \t\u3000]*"
    r"(?:关于|印发|转发|批转|公布|发布|办理|贯彻|对|(?<=人民政府)工作规则$)"
)


def particulars(text: str, known: Metadata, front: Front, title: str | None) -> Mapping[str, Any]:
    """What the text tells beyond ``known``, and where its own signature and number are surer."""
    found: dict[str, Any] = {}
    if title and not known.title:
        found["title"] = title
    if number := number_of(text, front):
        found["doc_number"] = number
    if front.recipients and not known.recipients:
        found["recipients"] = recipients(text[slice(*front.recipients)])
    elif not known.recipients and (sent := _sent_to(text)):
        found["recipients"] = sent
    signed = _signed(text, front)
    found |= _issuers(text, known, front, title, signed)
    found |= _days(text, known, front, signed, title)
    issuers = found.get("issuers", known.issuers)
    if known.authority_level is None and (level := authority_level(title, issuers, number)):
        found["authority_level"] = level
    if known.validity is None and (term := validity(text)):
        found["validity"] = term
    return found


def _signed(text: str, front: Front) -> list[Signature]:
    """The signatures of ``text``; one above its first sentence counts only where none stands below it.

    Sites print who put a page up, and when, between title and text.
    """
    start = front.recipients[1] if front.recipients else 0
    signed = list(signatures(text, start))
    below = text.find("。", start) + 1
    own = list(signatures(text, below)) if not start and below and len(signed) > 1 else []
    return own if any(names for names, _ in own) else signed


def facts_conflicts(known: Metadata, told: Mapping[str, Any]) -> tuple[DocumentWarning, ...]:
    """A warning where the text itself says otherwise than the card or the head of the page."""
    number, issued = told.get("doc_number"), told.get("issued")
    issuers = told.get("issuers", ())
    differs = (
        (number and known.doc_number and _plain(number) != _plain(known.doc_number))
        or (issued and known.issued and issued != known.issued)
        or (issuers and known.issuers and not _related(issuers, known.issuers))
    )
    return (DocumentWarning(CONFLICT),) if differs else ()


def _plain(number: str) -> str:
    return _NOT_COMPARED.sub("", number)


def _related(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists of issuers name the same body, in long or in short."""
    return any(set(a) <= set(b) or set(b) <= set(a) for a in one for b in other)


def _issuers(
    text: str, known: Metadata, front: Front, title: str | None, signed: Sequence[Signature]
) -> dict[str, Any]:
    """Who issued the paper: by decree, by signature; then by a card, unless the title names another body."""
    titled = _title_issuers(title)
    noted = bool(titled) and _dated_note(front, signed, title)
    named = () if noted else next((names for names, _ in signed if names), ())
    decreed = decree_issuers(text, front, title or known.title)
    own = _as_signed(decreed, signed) or named or _letterhead(text)
    if own:
        return {"issuers": own}
    if known.issuers and (not titled or _related(titled, known.issuers)):
        return {}
    head = decree_head(text, front)
    issuers = titled or _above_title(head) or _in_session(text, head, titled=bool(title))
    return {"issuers": issuers} if issuers else {}


def _as_signed(decreed: tuple[str, ...], signed: Sequence[Signature]) -> tuple[str, ...]:
    """The organs of a decree as they sign below it: the term that its head counts (第十一届) is no part of a name."""
    plain = tuple(_TERM.sub("", name) for name in decreed)
    return plain if plain != decreed and any(names == plain for names, _ in signed) else decreed


def _dated_note(front: Front, signed: Sequence[Signature], title: str | None) -> bool:
    """Whether a notice that hands a paper on has a day of its own and no name: the names below signed that paper."""
    handed = front.recipients is not None and _HANDS_ON.search(title or "") is not None
    return handed and bool(signed) and not signed[0][0] and bool(iso_date(signed[0][1] or ""))


def _letterhead(text: str) -> tuple[str, ...]:
    """Whose letter it is, on the line above its keys (云林县政府　函) in Taiwan."""
    m = letterhead(text)
    return (m["organ"],) if m else ()


def _sent_to(text: str) -> tuple[str, ...]:
    """Whom a letter in Taiwan is sent to: its key 受文者, or below it 正本 where that key only refers to it."""
    if letterhead(text) is None:
        return ()
    sent = _SENT_TO.search(text[:LETTER])
    if sent is None or _AS_LISTED.match(sent["names"]):
        sent = _ORIGINALS.search(text)
    return recipients(sent["names"]) if sent and not _AS_LISTED.match(sent["names"]) else ()


def _days(
    text: str, known: Metadata, front: Front, signed: Sequence[Signature], title: str | None
) -> dict[str, Any]:
    """When the paper was issued, and from when on it holds."""
    found: dict[str, Any] = {}
    days = [(names, iso_date(day)) for names, day in signed if day]
    one = len({day for _, day in days}) == 1  # without names only where all dates say the same
    one = one or _dated_note(front, signed, title or known.title)
    issued = next((day for names, day in days if day and (names or one)), None)
    head = decree_head(text, front)
    if issued is None and letterhead(text):
        sent = _SENT_ON.search(text[:LETTER])
        issued = iso_date(sent["day"]) if sent else None
    if issued is None and known.issued is None and (made := published_in_taiwan(text)):
        issued = iso_date(made["day"])
    if issued is None and known.issued is None:
        issued = _passed(head) or _dated_head(head) or keyed_republic_day(text)
    if issued:
        found["issued"] = issued
    if known.effective is None:
        said = [m for m in _EFFECTIVE.finditer(text) if not _of_another(text, m.start(), title)]
        own = next((m for m in said if _OWN.search(text, max(0, m.start() - 40), m.start())), None)
        if said:
            found["effective"] = iso_date((own or said[0])["day"] or (own or said[0])["set"])
    return found


def _of_another(text: str, at: int, title: str | None) -> bool:
    """Whether what stands right before ``at`` is the name of a paper that ``title`` has not."""
    named = _NAMED_BEFORE.search(text, max(0, at - 60), at)
    return named is not None and named["name"] not in (title or "")


def _dated_head(head: str) -> str | None:
    """The day that stands alone on a line of the head, as below a decree or a report."""
    said = _OF_REGISTER if "法规名称" in head else _SAID_SO
    for low, high in text_lines(head, 0, len(head)):
        line = said.sub("", head[low:high].strip("（()） \t\u3000"))
        line = _BEFORE_NUMBER.sub("", line)  # a database prints day and number in one bracket
        if _DAY_ALONE.fullmatch(line):
            return iso_date(line)
    return None


def _title_issuers(title: str | None) -> tuple[str, ...]:
    m = _ISSUER.match(title or "")
    return separate(m["names"].strip()) if m else ()


def _above_title(head: str) -> tuple[str, ...]:
    """The organs alone on the line above a title that opens with 关于: 中共中央 国务院."""
    found = [head[low:high] for low, high in text_lines(head, 0, len(head))]
    found = [line for line in found if own_number(line) != (0, len(line))]
    return next((organs(a) for a, b in pairwise(found) if b.startswith("关于") and organs(a)), ())


def _in_session(text: str, head: str, *, titled: bool) -> tuple[str, ...]:
    """The congress or the office that passed a paper in a meeting, as the history below its title says."""
    if m := published_in_taiwan(text):
        return (m["organ"],)
    if m := _IN_SESSION.search(head):
        return (f"{m['place']}{m['house']}",)
    m = _BY_OFFICE.search(text, 0, LETTER) if titled else None
    return (m["organ"],) if m else ()


def _passed(head: str) -> str | None:
    """The day a statute was published by a decree, else that on which it was passed: （2010年12月23日 … 通过）."""
    if published := publication(head):
        return iso_date(published["day"])
    told = _PUBLISHED.search(head)
    if told and (told["day"] or _OF_HEAD.search(head[: told.start()].rstrip().rpartition("\n")[2])):
        return iso_date(told["day"] or told["stamp"])
    m = _PASSED.search(head)
    return iso_date(m["day"]) if m else None
