"""Where one document on a page ends and the next begins.

Surest is a title printed twice in a row with a body behind it, or one that runs into a catalogue head
(…意见文章属性•【制定机关】…). A title printed once, alone or glued to its body, is told by its form
(`headline`, `explainer`) and by what speaks for a seam there. The paper above is signed or breaks off, or a
number, an addressee or an opening follows, or the page is a collection, which heads its pieces 第一篇：, 第二篇：.
What a paper names in 《》, what follows 附件 and what stands in a list is its annex, not a document; so is what a
notice that issues or forwards something brings. Two different titles are needed before
anything is cut: one title printed twice is a page with one document. Where two are found, the text above
the first is a document too if it is more than a frame. A cut drops nothing.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eduparse.document.document import Cut, Document, Findings
from eduparse.language.clause_labels import LABEL
from eduparse.language.dates import DATE
from eduparse.language.doc_numbers import YEAR_AND_COUNT
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import organs
from eduparse.language.titles import OPENING, explainer, headline, unsuffixed
from eduparse.stages.split.recipients import addressees
from eduparse.stages.strip.layout.main_text import outside

MIN_TITLE = 8  # code points; menus repeat shorter lines
MAX_TITLE = 100
BODY_WITHIN = 4  # non-blank lines after a title in which prose must begin

_HEAD = lazy_pattern(
    r"(?:文章属性\s*[•·]?|(?=[•·]?【(?:法规类别|制定机关|发布部门|发文字号|颁布部门)】))"
)
_LABELLED = lazy_pattern(rf"[ \t\u3000]*(?:{LABEL}|第\d+页|——)")
_PROSE = lazy_pattern(r"[。；]|.{60}")
_COLLECTION = lazy_pattern(
    r"合集下载|相关文档|猜你喜欢|最新文档|(?:范文|文章|资料)(?:大全|合集|精选)|[（(]?精选\d+篇"
)
_ANNEX = lazy_pattern(r"附件|附表|附录|附[：:\d]|目录$|名单$")
_NUMBER = lazy_pattern(rf"{YEAR_AND_COUNT}|第\s?\d+\s?号$")
_SIGNED = lazy_pattern(
    r"\d\s?日$|[一二三四五六七八九十]日$|特此(?:通知|公告|批复|函复|函告)|此复|(?:主动|依申请)公开$"
)
_DATE = lazy_pattern(DATE)
_LIST = lazy_pattern(r"附件|附表|附[：:]")
_ITEM = lazy_pattern(r"[ \t\u3000]*\d{1,2}[.．、].{4,60}$")
_PIECE = lazy_pattern(
    r"[【\[（(]?(?:第[一二三四五六七八九十\d]{1,3}篇|篇[一二三四五六七八九十\d]{1,3}|(?:范文|范本|例文|样本)[一二三四五六七八九十\d]{1,3})[】\]）)]?[ \t\u3000]*[：:][ \t\u3000]*(?P<title>\S.{2,60})$"
)
_COUNTED = lazy_pattern(
    r"(?P<stem>[\u4e00-\u9fff（）()“”]{4,40}?)[ \t\u3000]*(?:篇)?(?P<count>\d{1,2})$"
)
MAX_COUNTED = 44  # code points of a counted title
_SAMPLES = lazy_pattern(r"范文|(?:通用|精选|优秀|推荐|合集|集锦|汇总|大全)[^。]{0,6}篇|小编|\d+篇")
_FORMED = lazy_pattern(
    r"(?:规定|办法|制度|总结|计划|方案|通知|意见|细则|章程|报告|心得(?:体会)?|体会|讲话|发言稿?|材料|倡议书|申请书|规划|守则|规程|教案|反思|感想|范文)(?:[（(].{1,12}[）)])?$"
)
_ISSUES = lazy_pattern(r"印发|转发|批转|公布|发布|下发|颁布|颁发|令$")
_NAMED = lazy_pattern(r"《([^《》]{4,90})")
_STOPPED = "。；：！？”）)》…；;:!?"
MOST_NAMED = 6000  # code points of names kept; what a paper has annexed it names near its top
MIN_LEAD = 4  # code points of a title without the form of a paper, or of an annex's name
LEAD, SENTENCE = (
    2,
    18,
)  # paragraphs above the first title that make a document, and code points of one
NEEDED, NEEDED_ALONE = 3, 5  # evidence for a title printed once, on a collection and elsewhere


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Start:
    """A document begins at ``line``, its index among the lines that are not blank."""

    line: int
    title: str
    seam: bool = False  # the paper above it is signed


class CutDocuments:
    """Cut a page of several documents before each one's title and tell main from previews.

    The main document is the one whose title the page prints above all of them; without that, the
    longest one.
    """

    name = "cut"
    mends = ""

    def __call__(self, doc: Document) -> Findings:
        """Return where each document starts, and what its start tells about it."""
        if doc.metadata.parts > 1 or doc.clauses:
            return Findings()  # it was cut before
        lines = list(_lines(doc.text, outside(doc)))
        starts = _starts(lines)
        if len(starts) < 2:
            return Findings()
        ends = [lines[s.line].start for s in starts[1:]] + [len(doc.text)]
        offsets = [0, *ends[:-1]]
        main = _main(lines, starts, [e - o for o, e in zip(offsets, ends, strict=True)])
        return Findings(
            cuts=tuple(
                Cut(o, {"role": "main" if n == main else "preview", "title": s.title})
                for n, (o, s) in enumerate(zip(offsets, starts, strict=True))
            )
        )


def _lines(text: str, outside: Sequence[tuple[int, int]]) -> Iterator[_Line]:
    """The lines of ``text`` that are no blanks and begin in none of the ranges ``outside``."""
    at = 0
    rest = iter(outside)
    low, high = next(rest, (len(text), len(text)))
    for line in text.split("\n"):
        while high <= at and low < len(text):
            low, high = next(rest, (len(text), len(text)))
        if line and not line.isspace() and not low <= at < high:
            yield _Line(at, line.strip())
        at += len(line) + 1


def _starts(lines: Sequence[_Line]) -> list[_Start]:
    out: list[_Start] = []
    again = [_title_at(lines, n) for n in range(len(lines))]
    twice = any(title is not None for title, _ in again)  # hardly any page prints a title twice
    pieces = _pieces(lines)
    if pieces:
        return [_Start(n, title) for n, title in sorted(pieces.items())]
    collection = _is_collection(lines, again)
    named, listed = (
        "",
        "",
    )  # what the document so far calls its annexes, and what its list of them says
    listing = False
    n = 0
    while n < len(lines):
        title, used = again[n]
        if title is not None and _is_annex(lines, n, title, listed):
            title = None
        elif title is None:
            found = (
                None
                if twice and _next_is_title(lines, again, n)
                else _printed_once(lines, n, out, collection=collection)
            )
            if found and _folded(found) not in named:
                title, used = found, 1
        if title is None or (out and _same(out[-1].title, title)):
            if "《" in lines[n].text and len(named) < MOST_NAMED:
                named += _folded("".join(_NAMED.findall(lines[n].text)))
            listing = _LIST.match(lines[n].text) is not None or (
                listing and _ITEM.match(lines[n].text) is not None
            )
            if listing and len(listed) < MOST_NAMED:
                listed += "\n" + _folded(lines[n].text)
            n += used or 1
            continue
        out.append(_Start(n, title, seam=n > 0 and _SIGNED.search(lines[n - 1].text) is not None))
        named = _folded(title)
        listed = ""
        n += used
    return _with_lead(lines, out)


def _next_is_title(lines: Sequence[_Line], again: Sequence[tuple[str | None, int]], n: int) -> bool:
    """Whether a title printed twice follows line ``n`` before any prose does."""
    for m in range(n + 1, min(n + 1 + BODY_WITHIN, len(lines))):
        if again[m][0] is not None:
            return True
        if _PROSE.search(lines[m].text):
            return False
    return False


def _with_lead(lines: Sequence[_Line], starts: list[_Start]) -> list[_Start]:
    """``starts`` with the document above the first of them, whose title has no form of a paper."""
    seam = bool(starts) and starts[0].seam
    if not starts or starts[0].line == 0 or (len(starts) < 2 and not seam):
        return starts
    lead = lines[: starts[0].line]
    prose = [n for n, line in enumerate(lead) if "。" in line.text and len(line.text) >= SENTENCE]
    if len(prose) < (1 if seam else LEAD):
        return starts
    title = next(
        (
            n
            for n in range(prose[0])
            if MIN_LEAD <= len(lead[n].text) <= MAX_TITLE and _title_like(lead[n].text)
        ),
        None,
    )
    if title is None or _COLLECTION.search(lead[title].text):
        return starts
    return [_Start(title, lead[title].text), *starts]


def _pieces(lines: Sequence[_Line]) -> dict[int, str]:
    """Lines that head the pieces of a collection (第一篇：…), with the title of each.

    Sections of one paper are headed so too; so each piece must have a title with a form of its own, or print
    it again below.
    """
    counted = _counted(lines)
    if counted:
        return counted
    found = [(n, m["title"].strip()) for n, x in enumerate(lines) if (m := _PIECE.match(x.text))]
    if len(found) < 2 or len({title for _, title in found}) < 2:
        return {}
    again = sum(n + 1 < len(lines) and _repeats(title, lines[n + 1].text) for n, title in found)
    formed = sum(_FORMED.search(title) is not None for _, title in found)
    return dict(found) if 2 * again >= len(found) or formed == len(found) else {}


def _counted(lines: Sequence[_Line]) -> dict[int, str]:
    """Pieces that share a title and are counted behind it: 读物管理制度1, 读物管理制度2."""
    found: list[tuple[int, str]] = []
    for n, line in enumerate(lines):
        m = _COUNTED.match(line.text) if len(line.text) <= MAX_COUNTED else None
        if m and int(m["count"]) == len(found) + 1 and (not found or found[0][1] == m["stem"]):
            found.append((n, m["stem"]))
    if len(found) < 2 or not any(_SAMPLES.search(x.text) for x in lines[: found[0][0]]):
        return {}
    return {n: f"{stem}{count}" for count, (n, stem) in enumerate(found, 1)}


def _is_annex(lines: Sequence[_Line], n: int, title: str, listed: str) -> bool:
    """Whether a title printed twice heads an annex: below 附件, or named in the list of annexes."""
    if any(_ANNEX.match(x.text) for x in lines[max(0, n - 2) : n]):
        return True
    folded = _folded(title)
    names = (re.sub(r"^(?:附件|附)?[\d：:.、]*", "", name) for name in listed.split("\n"))
    return any(len(name) >= MIN_LEAD and (name in folded or folded in name) for name in names)


def _is_collection(lines: Sequence[_Line], again: Sequence[tuple[str | None, int]]) -> bool:
    """Whether the page says so itself, or two different titles are printed twice."""
    if any(_COLLECTION.search(line.text) for line in lines if len(line.text) <= 20):
        return True
    titles = [title for title, _ in again if title is not None]
    return any(not _same(titles[0], title) for title in titles)


def _title_at(lines: Sequence[_Line], n: int) -> tuple[str | None, int]:
    """The title of a document printed again from line ``n`` on, and how many lines print it."""
    line = lines[n].text
    head = _HEAD.search(line, 0, MAX_TITLE + 20) if "【" in line or "文章属性" in line else None
    if head and MIN_TITLE <= head.start() <= MAX_TITLE:
        return line[: head.start()], 1
    if n + 1 == len(lines) or lines[n + 1].text[0] != line[0]:
        return None, 0
    title = unsuffixed(line)
    if not _title_like(title) or not _repeats(title, lines[n + 1].text):
        return None, 0
    used = 2
    while n + used < len(lines) and used < BODY_WITHIN and _repeats(title, lines[n + used].text):
        used += 1
    rest = lines[n + used - 1 : n + used + BODY_WITHIN]
    if not any(_PROSE.search(other.text) for other in rest):
        return None, 0
    glued = lines[n + used - 1].text
    head = _HEAD.search(glued, len(title), MAX_TITLE + 20)
    return (glued[: head.start()] if head else title), used


def _printed_once(
    lines: Sequence[_Line], n: int, starts: Sequence[_Start], *, collection: bool
) -> str | None:
    """The title at line ``n`` if enough speaks for a document that begins there."""
    line = lines[n].text
    if _LABELLED.match(line) or _DATE.match(line):
        return None  # a date: of a cover note, with the title of its annex glued on
    found = headline(line)
    told = explainer(line) if found is None or found.rest else None
    if told is None and (found is None or (not found.rest and line[-1] in _STOPPED[:4])):
        return None
    above = [x.text for x in lines[max(0, n - 3) : n]]
    below = [found.rest] if found and found.rest and not told else []
    below += [x.text for x in lines[n + 1 : n + 1 + BODY_WITHIN]]
    if any(_ANNEX.match(x) for x in above[-2:]) or not _begins(below):
        return None
    own = _own_head(below)
    signed = bool(above) and _SIGNED.search(above[-1]) is not None
    if signed and not own and not told and _issues(starts, lines):
        return None  # what the notice above issues
    weight = (2 if told or (found and found.about) else 1) + (2 if collection else 0) + own
    weight += not above or signed or _breaks_off(above[-1])
    weight += signed and len(above) > 1 and bool(organs(above[-2]))
    weight += bool(OPENING.match(below[0]))
    enough = weight >= (NEEDED if collection else NEEDED_ALONE)
    return (told or (found.text if found else None)) if enough else None


def _own_head(below: Sequence[str]) -> int:
    """How much of a head follows a title: a number, an addressee."""
    number = any(_NUMBER.search(x) for x in below[:2])
    addressed = any(
        x.endswith(("：", ":")) and addressees(x, 0, len(x)) is not None for x in below[:3]
    )
    return number + addressed


def _issues(starts: Sequence[_Start], lines: Sequence[_Line]) -> bool:
    """Whether the document that is open issues or forwards another paper, by its title."""
    title = starts[-1].title if starts else "".join(x.text for x in lines[:3])
    return _ISSUES.search(title) is not None


def _begins(below: Sequence[str]) -> bool:
    """Whether prose comes before another title does: titles on end are a list."""
    for text in below:
        if headline(text) is not None:
            return False
        if _PROSE.search(text):
            return True
    return False


def _breaks_off(line: str) -> bool:
    """A line of a preview that stops in the middle of a sentence."""
    return len(line) >= 15 and line[-1] not in _STOPPED and headline(line) is None


def _title_like(line: str) -> bool:
    if not MIN_TITLE <= len(line) <= MAX_TITLE or line[-1] in "。；：，,;:、!！":
        return False
    han = sum("一" <= c <= "鿿" for c in line)
    return han * 2 >= len(line) and not _LABELLED.match(line)


def _repeats(title: str, line: str) -> bool:
    """``line`` prints ``title`` again, alone or with more glued on."""
    return _folded(line).startswith(_folded(title))


def _same(left: str, right: str) -> bool:
    a, b = _folded(left), _folded(right)
    return a.startswith(b) or b.startswith(a)


def _folded(title: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", title))


def _main(lines: Sequence[_Line], starts: Sequence[_Start], lengths: Sequence[int]) -> int:
    above = [line.text for line in lines[: starts[0].line] if _title_like(line.text)]
    named = [n for n, s in enumerate(starts) if any(_same(s.title, title) for title in above)]
    return max(named or range(len(starts)), key=lambda n: lengths[n])
