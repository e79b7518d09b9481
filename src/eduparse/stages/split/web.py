"""What the head of a web page says, where the text itself does not say it.

The text is believed first: the day a page was put up is often not that of the paper, and the title
of a window is often the name of the site. A page with several papers on it has no one title, so only
a document that is the whole page takes anything from its head.
"""

import re
from typing import Any

from eduparse.document.document import Document, Findings
from eduparse.language.doc_numbers import year_of
from eduparse.language.organs import organs
from eduparse.language.titles import TITLE_END


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
            "issued": known.issued or _day(web.published, known.doc_number),
        }
        if known.script in (None, "hans"):  # the head is not converted, so it may be traditional
            told["title"] = title = known.title or web.title
            if not known.issuers and web.source and _is_paper(title, web.source):
                told["issuers"] = (web.source,)
        return Findings(metadata=told)


def _is_paper(title: str | None, source: str) -> bool:
    """Whether who put a page up may have issued what is on it: an organ, and a paper in no other's name.

    News and explainers are nobody's papers, a section (政策法规科) issues none, and 白水市关于…的意见 is not one of 青禾县教育局.
    """
    return (
        bool(organs(source))
        and source[-1] not in "科股"
        and re.match(rf"关于.*{TITLE_END}", title or "") is not None
    )


def _day(published: str | None, number: str | None) -> str | None:
    """The day a page was put up, unless the number of its paper is of another year."""
    year = year_of(number or "")
    return published if published and (year is None or published.startswith(year)) else None
