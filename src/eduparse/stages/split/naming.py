"""The title of a document: which of the lines above its body is it.

Every line there is a candidate, alone or joined with the next ones where a title is broken over
lines, by an organ above a line that opens with 关于, or by a bracket left open. What speaks for one:
its form (关于…的通知, an ending of the genre); its place right above number, addressees or body; that
the body speaks its words; that it is printed again or named in 《》 below. The body may call itself so
(本办法, 通知如下), the window of the page or its record card may say so. What speaks against it: words of
apps and editors, lines between it and the body. Numbers, dates, letterheads, signers and bylines are
no candidates. Where no line has enough for it, the document has no title. Where one has little more
than its place, or a rival, the title is in doubt.
"""

import re
from collections.abc import Sequence

from eduparse.document.records import dataclass
from eduparse.language.dates import DATE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import organs
from eduparse.language.titles import (
    NOTICE_KINDS,
    TITLE_END,
    headline,
    unstopped,
)
from eduparse.stages.split.first_lines import bare_paper_name, is_row
from eduparse.stages.split.flat_pages import flat_parts, is_flat, parts_are_whole
from eduparse.stages.split.front_matter import Front
from eduparse.stages.split.glued_titles import BELOW, headline_before_body
from eduparse.stages.split.head_lines import HeadLines
from eduparse.stages.split.memo_heads import memo_subject
from eduparse.stages.split.numbering import DECREE, decree_head
from eduparse.stages.split.recipients import addressees
from eduparse.stages.split.text_lines import text_lines
from eduparse.stages.split.title_lines import (
    BOOK_MARKS,
    HEAD,
    PROSE,
    SHORT_TITLE,
    WITH_END,
    TitleCandidate,
    is_prose_line,
    original_title,
    title_candidates,
)
from eduparse.stages.split.title_places import (
    behind_news,
    below_remarks,
    head_limit,
    kind_alone,
    made_title,
)
from eduparse.stages.split.title_weight import title_weight
from eduparse.stages.split.title_words import is_misprint, title_key

ENOUGH = 1.5  # weight of a title
CLEAR = 0.8  # by which the best candidate leads the next one
LEADING, CLAUSES = 40, 2  # code points and commas of a sentence that ends in a colon, at least
BODY = 2000  # code points below the head in which the words of a title are looked for
PLAIN = 3.0  # weight below which a title without the form of one is in doubt

_DATED = lazy_pattern(DATE)
_HOUR = lazy_pattern(
    r"^[ \t\u3000]*[（(]?(?:星期|周|上午|下午|晚上)[^\n]*"
)  # of the day of a meeting
_WHOLE = lazy_pattern(rf"(?:{TITLE_END}|{NOTICE_KINDS})$")


# The number of a page in front of a title: 1 某县关于开展检查的通知. In a list the next line is counted too.
_PAGE_BEFORE = lazy_pattern(rf"^\d{{1,3}}[ \t\u3000]+(?=\S*关于\S+(?:{TITLE_END})$)")
_KEYED = lazy_pattern("^[^：:]{1,4}[：:]")  # 由：教育局局长
_COUNTED = lazy_pattern(r"\s*\d{1,3}[ \t\u3000.、]")


@dataclass(frozen=True, slots=True)
class Naming:
    """The title, or None, and whether another line could be it as well."""

    title: str | None
    doubtful: bool = False


def naming(text: str, front: Front, said: str | None = None, filed: str | None = None) -> Naming:
    """The title of ``text`` and how sure it is; ``said`` is that of its page, ``filed`` that of its file or page.

    The name of a file may be a misprint, so it only tells where the title ends that the text begins with.
    """
    decree = DECREE.match(decree_head(text, front)) is not None
    annex = _annex_head(text, front)
    start = behind_news(text, front)
    found = _best(text, _head(text, front, decree=decree, start=start), said)
    if found.title is None and start:
        found = _best(text, _head(text, front, decree=decree), said)
    if found.title is None and filed and text.lstrip().startswith(filed):
        found = Naming(filed)  # the body is glued on
    if found.title is None and (at := below_remarks(text, front)):
        found = _best(text, _head(text, front, decree=decree, start=at), said)
    if decree or found.title is None:
        behind = _best(text, [annex[a:b] for a, b in text_lines(annex, 0, len(annex))], said)
        found = behind if behind.title else found
    if not found.title:
        found = Naming(original_title(text) or made_title(text, front) or kind_alone(text))
    found = _above_contents(text, _with_first_line(text, found, said))
    if not found.title or _KEYED.search(found.title):
        about = memo_subject(text, front.recipients, front.first)
        found = Naming(about) if about else found
    return found


def _above_contents(text: str, found: Naming) -> Naming:
    """``found``, or the title of the paper where 某预案目录 was found and 某预案 stands on a line of its own."""
    own = (found.title or "").removesuffix("目录").rstrip()
    if not own or own == found.title:
        return found
    return Naming(own) if any(line.strip() == own for line in text.split("\n")) else found


def _with_first_line(text: str, found: Naming, said: str | None) -> Naming:
    """``found``, or the first line of a text where a row of a list was found or nothing."""
    first = bare_paper_name(text)
    if first is None or (said and title_key(first.title) not in title_key(said)):
        return found
    if not found.title:
        return Naming(first.title, doubtful=not first.sure)
    if found.title == first.title:
        return Naming(first.title, doubtful=found.doubtful and not first.sure)
    if is_row(found.title, first):
        return Naming(first.title)
    return found


def _is_plain(title: str) -> bool:
    """Whether a title has not the form of one."""
    return WITH_END.fullmatch(title) is None and headline(title) is None


def _head(text: str, front: Front, *, decree: bool, start: int = 0) -> list[str]:
    """The lines above the body from ``start`` on, at most `HEAD`; of a decree those of the paper that it carries too."""
    limit = head_limit(front)
    out: list[str] = []
    prose = 0
    for low, high in text_lines(text, start, limit):
        line = unstopped(text[low:high].strip("|｜ \t\u3000"))  # of a cell that a converter printed
        if not out and not _COUNTED.match(text, high):
            line = _PAGE_BEFORE.sub("", line)
        found = headline(line) if len(line) > 20 else None
        glued = found is not None and found.about and bool(found.rest)
        glued = glued or (
            not prose
            and is_prose_line(line)
            and headline_before_body(line, text[high : high + BELOW]) is not None
        )
        flat = not out and not prose and not glued and is_flat(text) and parts_are_whole(line)
        prose += (is_prose_line(line) or _leads_on(line, out)) and not glued
        if prose > 1 or len(out) == HEAD or (prose and low >= front.end and not flat):
            break
        if prose and not decree and _DATED.fullmatch(line):
            break  # signed: what follows is the paper that a notice brings
        alone = found is not None and glued and re.search(r"\s", found.text) is None
        out += (not out and not alone and is_flat(text) and flat_parts(line)[:HEAD]) or [line]
        if glued and len(line) > PROSE:
            break
    return out


def _leads_on(line: str, above: Sequence[str]) -> bool:
    """Whether a line is a sentence that leads to a list below it: …，现公开征求意见，请通过以下方式提出：.

    One of the lines ``above`` has the form of a title; without one the sentence hands on the paper below it.
    """
    if len(line) < LEADING or line[-1] not in "：:" or line.count("，") < CLAUSES:
        return False
    if not any(headline(other) is not None for other in above):
        return False
    return addressees(line, 0, len(line)) is None


def _annex_head(text: str, front: Front) -> str:
    """What follows the last date of a cover note: the title of the annex stands there."""
    cover = text[front.recipients[1] if front.recipients else 0 : front.end]
    parts = _DATED.split(cover)
    parts[-1] = _HOUR.sub("", parts[-1])
    return parts[-1] if len(parts) > 1 or not front.recipients else ""


def _best(text: str, head: Sequence[str], said: str | None) -> Naming:
    body = text[_behind(text, head) :][:BODY]
    lines = HeadLines(head)
    weighed = sorted(
        (
            (title_weight(text, lines, c, said, body), -c.first, c)
            for c in title_candidates(head, body)
        ),
        key=lambda w: (-w[0], -w[1]),
    )
    if not weighed or weighed[0][0] < ENOUGH:
        return Naming(None)
    best, _, chosen = weighed[0]
    chosen = next(
        (c for w, _, c in weighed[1:] if w >= ENOUGH and is_misprint(chosen.text, c.text, body)),
        chosen,
    )
    # Two titles that a site put on one line, one of which stands alone as well.
    chosen = next((c for _, _, c in weighed if _is_stuffed(chosen.text, c.text)), chosen)
    chosen = next((c for _, _, c in weighed if _names_body(chosen, c)), chosen)
    same = title_key(chosen.text)
    rivals = [
        w
        for w, _, c in weighed[1:]
        if (c.last < chosen.first or c.first > chosen.last) and not _alike(same, title_key(c.text))
    ]
    rivaled = bool(rivals) and best - max(rivals) < CLEAR
    doubtful = rivaled or (_is_plain(chosen.text) and best < PLAIN)
    return Naming(_unquoted(chosen.text), doubtful)


def _behind(text: str, head: Sequence[str]) -> int:
    """Where the text goes on behind the last line of its head."""
    at = text.find(head[-1]) if head else -1
    return at + len(head[-1]) if at >= 0 else 0


def _unquoted(title: str) -> str:
    """A title without the 《》 around the whole of it; those of the papers it names go up a step."""
    inner = title[1:-1]
    if title[0] == "《" and title[-1] == "》" and not re.search("[《》]", inner):
        return inner.translate(BOOK_MARKS)
    return title


def _is_stuffed(title: str, alone: str) -> bool:
    """Whether ``title`` is two titles with a blank between, the first of which is ``alone``."""
    rest = title.removeprefix(alone)
    return (
        rest != title
        and rest[:1].isspace()
        and _WHOLE.search(alone) is not None
        and _WHOLE.search(rest) is not None
        and len(rest.strip()) >= SHORT_TITLE
    )


def _names_body(short: TitleCandidate, whole: TitleCandidate) -> bool:
    """Whether ``whole`` stands on a line below ``short`` and is that title behind the name of a body."""
    name = whole.text.removesuffix(short.text)
    return (
        whole.first > short.last
        and whole.first == whole.last
        and name != whole.text
        and bool(organs(name))
    )


def _alike(one: str, other: str) -> bool:
    return one in other or other in one
