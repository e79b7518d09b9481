"""A template: the lines that the pages of a site share, learned from a batch of them (`learning`).

The strongest sign of furniture is that other pages of the same site print it in the same place. A
template is a table of such lines by site; a line of a page that its site's template has is furniture,
and evidence about the lines beside it as any other furniture is. What reads as the document's own
front or back matter is never taken for it.

The site of a page is the host it was fetched from, else the folder of its source, else the name of
the file of rows it stands in. A page of a site that the template does not know goes by the template all the
same where that holds a single site: a page is often cleaned under another name than it was learned.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from eduparse.document.document import Document
from eduparse.document.records import dataclass
from eduparse.errors import ConfigError
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.page import StripLine

RULE = "noise.template"
HEADING = ("site", "pages", "of", "line")
LONGEST = 200  # characters of a line that a template holds
_ROW = lazy_pattern(r":\d+$")


@dataclass(frozen=True, slots=True)
class TemplateEntry:
    """A line of a site: on how many of its pages it was met, of how many."""

    site: str
    pages: int
    of: int
    line: str


class Template:
    """The lines of each site."""

    def __init__(self, entries: Iterable[TemplateEntry]) -> None:
        sites: dict[str, set[str]] = {}
        for entry in entries:
            sites.setdefault(entry.site, set()).add(entry.line)
        self._sites: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in sites.items()}

    def of(self, doc: Document) -> frozenset[str]:
        """The lines of the site of ``doc``, as `StripLine.folded` has them."""
        found = self._sites.get(site_of(doc))
        if found is None and len(self._sites) == 1:
            (found,) = self._sites.values()
        return found or frozenset()


def site_of(doc: Document) -> str:
    """The name of the site ``doc`` is from; empty for a page that lies in no folder."""
    web = doc.metadata.web
    url = doc.source if "://" in doc.source else (web.url if web else None)
    if url:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    source = _ROW.sub("", doc.source.partition("!")[0])
    folder = str(PurePosixPath(source).parent)
    return folder if folder != "." else source if source != doc.source else ""


def may_be_shared(line: StripLine) -> bool:
    """Whether a line can be furniture by being shared at all."""
    return 2 <= len(line.text) <= LONGEST and not line.official and line.text[-1] not in "：:"


def read_template(text: str, path: str) -> Template:
    """The template in ``text``, the content of the file ``path``. Raises ConfigError where it is none."""
    return Template(_parsed(text, path))


def template_lines(entries: Iterable[TemplateEntry]) -> Iterator[str]:
    """The lines of a template file."""
    yield "\t".join(HEADING) + "\n"
    for entry in entries:
        yield f"{entry.site}\t{entry.pages}\t{entry.of}\t{entry.line}\n"


def _parsed(text: str, path: str) -> Iterator[TemplateEntry]:
    rows = text.removesuffix("\n").split("\n")
    if tuple(rows[0].split("\t")) != HEADING:
        raise ConfigError(
            f"{path} is no template: its first line is not {', '.join(HEADING)} with tabs "
            "between them; eduparse learn makes one."
        )
    for number, row in enumerate(rows[1:], 2):
        cells = row.split("\t")
        if len(cells) != len(HEADING) or not (cells[1].isdecimal() and cells[2].isdecimal()):
            raise ConfigError(f"{path}, line {number}: a template has {', '.join(HEADING)}.")
        yield TemplateEntry(cells[0], int(cells[1]), int(cells[2]), cells[3])
