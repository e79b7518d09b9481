"""What the head of an HTML page says about it: title, day, source and number, from its meta tags.

Sites of the government name them ArticleTitle, PubDate and ContentSource, others by Open Graph or
Dublin Core. The title of the window is the last resort: it may carry the names of channel and site,
which are cut off where the page prints the title without them.
"""

from collections.abc import Iterator, Mapping

from eduparse.document.metadata import Web
from eduparse.language.dates import iso_date
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.html.dom import Rendered

_TITLE = ("articletitle", "og:title", "dc.title", "twitter:title")
_DAY = (
    "pubdate", "publishdate", "article:published_time", "og:published_time", "dc.date",
    "datepublished", "weibo:article:create_at", "publish_time", "createdate",
)  # fmt: skip
_SOURCE = ("contentsource", "source", "dc.source", "article:source")
_NUMBER = ("documentnumber", "docnumber", "filenumber", "fileno", "wenhao", "articlenumber")
_URL = ("url", "og:url", "canonical")
_SITE = lazy_pattern(r"\s*(?:[_|｜]|[-–—－]{1,2}|\s[·»>])\s*")
_LONGEST = 200  # characters of a title or a source; beyond it the tag holds something else


def web(page: Rendered, url: str | None = None) -> Web | None:
    """What the head says, or None where it says nothing; ``url`` is where the page was fetched."""
    meta = page.evidence.page.meta
    title = _first(meta, _TITLE) or _window_title(page)
    found = Web(
        title=title,
        published=iso_date(_first(meta, _DAY) or ""),
        source=_first(meta, _SOURCE),
        number=_first(meta, _NUMBER),
        url=url or _first(meta, _URL),
    )
    return None if found == Web() else found


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((v for n in names if (v := meta.get(n, "")) and len(v) <= _LONGEST), None)


def _window_title(page: Rendered) -> str | None:
    """The title of the window as far as a line of the page prints it, or the whole of it."""
    title = page.evidence.page.title
    if not title or len(title) > _LONGEST:
        return None
    printed = {"".join(line.split()) for line in page.text.split("\n")}
    for part in _beginnings(title):
        if "".join(part.split()) in printed:
            return part
    return title


def _beginnings(title: str) -> Iterator[str]:
    """``title`` without what follows its last separator, and so on."""
    yield title
    for m in reversed(list(_SITE.finditer(title))):
        yield title[: m.start()]
