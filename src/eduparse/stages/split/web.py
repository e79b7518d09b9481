"""What the head of a web page says, where the text itself does not say it.

The text is believed first: the day a page was put up is often not that of the paper, and the title
of a window is often the name of the site. Where it is, a short first line of the text is the title, in doubt. A page with several papers on it has no one title, so only
a document that is the whole page takes anything from its head. The day of a page that somebody collected
or uploaded is not that of the paper on it, nor is it where the paper leaves its own day open, is signed in a
month, or lost its year.
"""

import re
from typing import Any

from eduparse.document.document import Document, Findings
from eduparse.document.metadata import DocumentWarning, Web
from eduparse.language.dates import ANY_MONTH, BLANK_DATE, LOST_YEAR
from eduparse.language.doc_numbers import year_of
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import organs
from eduparse.language.titles import TITLE_END
from eduparse.stages.split.text_lines import closed_up

TITLE_DOUBTFUL = "title-doubtful"
LONGEST_NAME = 24  # code points of a first line that is taken for the title
_NO_TITLE_ENDS = "。，；：、！？.,;:!?…”」"
_SITE_NAME = lazy_pattern(words("named-as-site"))
_RIGHTS_OF = lazy_pattern(r"(?:版权所有|主办单位|[Cc]opyright|©)(?P<rest>[^\n]{0,60})")
_COLLECTED = lazy_pattern(r"网友|会员|上传|收集|整理|投稿|佚名|未知|互联网|^网络$|文库")
_SHARING = frozenset(
    f"noise.{kind}"
    for kind in ("platform-record", "platform-field", "shared-by-member", "page-counter")
)
_SITE_LINES = frozenset(
    f"noise.{kind}"
    for kind in (
        "publish-bar",
        "publish-line",
        "publish-alone",
        "source-line",
        "site-greeting",
        "breadcrumb",
        "path",
    )
)
_SHARED = "noise.shared-by-member"
_SHARED_FILE = lazy_pattern(rf"《(?P<title>[^《》…]{{4,80}}?){FILE_SUFFIX}》[由为]")
_ABOUT = lazy_pattern(rf"关于.*{TITLE_END}")
_LOST_YEAR = lazy_pattern(rf"^{LOST_YEAR}$", re.MULTILINE)
_UPLOADED = lazy_pattern(
    r"(?:会员|网友|用户)(?:上传|投稿|整理|收集|分享|发布)|小编.{0,8}整理|范文(?:网|大全)?[ \t]*[>»›]|[>»›][ \t]*[一-鿿]{0,4}范文"
)
_MONTH = lazy_pattern(rf"^[ \t\u3000]*{ANY_MONTH}[ \t\u3000]*$", re.MULTILINE)
_OPEN_DAY = lazy_pattern(rf"^[ \t\u3000]*{BLANK_DATE}[ \t\u3000]*$", re.MULTILINE)


def shared_title(doc: Document) -> str | None:
    """The title of the file whose page a site for sharing documents printed: 《校服管理办法.docx》由会员分享."""
    lines = (
        before
        for layer in doc.layers
        if layer.name == "strip.lines"
        for e, before in zip(layer.edits, layer.before, strict=True)
        if e.applied and e.rule == _SHARED
    )
    return next((m["title"] for line in lines if (m := _SHARED_FILE.search(line))), None)


_CHAPTERS = lazy_pattern(r"[上下]一章|章节(?:目录|列表)|(?:加入|我的)书[签架]|投推荐票")


class WebHead:
    """Fill empty metadata from the head of the page."""

    name = "split.web"
    mends = ""

    def __call__(self, doc: Document) -> Findings:
        """Title, number, day and issuer where they are not known yet."""
        known, web = doc.metadata, doc.metadata.web
        if web is None or known.parts != 1:
            return Findings()
        told: dict[str, Any] = {
            "doc_number": known.doc_number or web.number,
            "issued": known.issued or _day(doc, web),
        }
        warnings: tuple[DocumentWarning, ...] = ()
        if known.script in (None, "hans"):  # the head is not converted, so it may be traditional
            title = known.title or web.title
            if web.title and title == web.title and _names_site(doc, web.title):
                title = _first_name(doc.text)
                warnings = (DocumentWarning(TITLE_DOUBTFUL),) if title else ()
            told["title"] = title
            if not known.issuers and web.source and _is_paper(title, web.source):
                told["issuers"] = (web.source,)
        return Findings(metadata=told, warnings=warnings)


def _names_site(doc: Document, title: str) -> bool:
    """Whether the title of the window names the site: the text does not, but the form of the name or the foot of the page."""
    name = closed_up(title)
    if name in closed_up(doc.text):
        return False
    if _SITE_NAME.search(name) is not None:
        return True
    rights = (
        m["rest"]
        for layer in doc.layers
        if layer.name.startswith(("strip.", "decode.frame"))
        for e, before in zip(layer.edits, layer.before, strict=True)
        if e.applied
        for m in _RIGHTS_OF.finditer(before)
    )
    return any(name in closed_up(rest) for rest in rights)


def _first_name(text: str) -> str | None:
    """The first line of ``text`` where it is short and no sentence, as the title of a page that tells no other one."""
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    named = 1 < len(line) <= LONGEST_NAME and line[-1] not in _NO_TITLE_ENDS
    return line if named and any(map(str.isalpha, line)) else None


def _is_paper(title: str | None, source: str) -> bool:
    """Whether who put a page up may have issued what is on it: an organ, and a paper in no other's name.

    News and explainers are nobody's papers, a section (政策法规科) issues none, and 白水市关于…的意见 is not one of 青禾县教育局.
    """
    return (
        bool(organs(source)) and source[-1] not in "科股" and _ABOUT.match(title or "") is not None
    )


def _day(doc: Document, web: Web) -> str | None:
    """The day a page was put up, unless it cannot be that of the paper on it."""
    year = year_of(doc.metadata.doc_number or "")
    if web.published is None or (year is not None and not web.published.startswith(year)):
        return None
    collected = (
        _COLLECTED.search(web.source or "") is not None or _is_shared(doc) or _is_chapter(doc)
    )
    own = _OPEN_DAY.search(doc.text) or _LOST_YEAR.search(doc.text) or _signed_in_month(doc.text)
    return None if collected or own else web.published


def _signed_in_month(text: str) -> bool:
    """Whether a month alone on its line dates the paper: below who signs, or below the last sentence of all.

    The months of a calendar or of a table stand above other lines of it.
    """
    for month in _MONTH.finditer(text):
        above = text[: month.start()].rstrip().rpartition("\n")[2].strip()
        last = not text[month.end() :].strip()
        if organs(closed_up(above)) or (last and above[-1:] == "。"):
            return True
    return False


def _is_chapter(doc: Document) -> bool:
    """Whether a site for reading novels stood around the text: it says when a chapter was put up."""
    return any(
        e.applied and _CHAPTERS.search(before) is not None
        for layer in doc.layers
        if layer.name == "strip.lines"
        for e, before in zip(layer.edits, layer.before, strict=True)
    )


def _is_shared(doc: Document) -> bool:
    """Whether a site for sharing documents stood around the text."""
    return any(
        e.applied and (e.rule in _SHARING or (e.rule in _SITE_LINES and _UPLOADED.search(before)))
        for layer in doc.layers
        if layer.name == "strip.lines"
        for e, before in zip(layer.edits, layer.before, strict=True)
    )
