"""What the head of an HTML page says about it: title, day, source and number, from its meta tags.

Sites of the government name them ArticleTitle, PubDate and ContentSource, others by Open Graph or
Dublin Core. The title of the window is the last resort: it may carry the names of channel and site.
They are cut off where the page prints the title without them, or where the last part names a site or an organ.
"""

from collections.abc import Iterator, Mapping

from eduparse.document.metadata import Web
from eduparse.language.dates import iso_date
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import organs
from eduparse.language.titles import TITLE_END
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
_SITE_NAME = lazy_pattern(
    r"[^，。；：《》]{0,30}(?:网|网站|门户|官网|首页|网群|信息港|信息公开平台|公开平台|在线)|[^，。；：《》]{0,12}新闻中心"
)
_SURE_SITE = lazy_pattern(r".*(?:网站|门户|官网|首页|网群|[府育局委厅息闻众务法]网)")
_DASH = lazy_pattern(r"[-–—－]{1,2}")  # without blanks; it divides a title from its second line too
_PAPER = lazy_pattern(rf".*(?:{TITLE_END})[》”]?")
_CHANNEL = lazy_pattern(
    r"[\u4e00-\u9fff]{0,8}(?:公告|公示|动态|新闻|要闻|文件|法规|公开|专栏|专题|通知|政策|解读|规章|资讯|信息|栏目|之窗|园地|目录|文库|正文|详情|内容页?|公报)"
)
_LEAST = 8  # characters of a title that is left when the names of channel and site are cut off
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
    return _without_site(title)


def _without_site(title: str) -> str:
    """``title`` without the last parts, where they name a site or an organ, and the channel before such a name.

    A name in front is no title: 青禾县教育局_首页 stays as it is, and so does a title that itself holds a dash.
    """
    seams = list(_SITE.finditer(title))
    kept, named = len(title), False
    for m in reversed(seams):
        part = title[m.end() : kept].strip()
        own = _SITE_NAME.fullmatch(part) is not None or bool(organs(part))
        if own and _DASH.fullmatch(m.group()):
            own = bool(_SURE_SITE.fullmatch(part) or _PAPER.fullmatch(title[: m.start()]))
        if len(title[: m.start()].strip()) < _LEAST or not (
            own or (named and _CHANNEL.fullmatch(part))
        ):
            break
        kept, named = m.start(), True
    head = title[:kept].strip()
    return title if organs(head) else head


def _beginnings(title: str) -> Iterator[str]:
    """``title`` without what follows its last separator, and so on."""
    yield title
    for m in reversed(list(_SITE.finditer(title))):
        yield title[: m.start()]
