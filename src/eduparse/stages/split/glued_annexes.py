"""Heads of annexes inside a line, on pages of PDF that lost their breaks: …。13附录 B：指标体系B.1指标分级….

An annex is mentioned in lines all the time. Here it is one where its first part stands right behind its title and a
line begins with a later part of it; or where its line says behind the title that it is an annex of a standard.
"""

import re
from collections.abc import Iterator

from eduparse.document.records import dataclass
from eduparse.language.lazy_pattern import lazy_pattern

_TITLE = (
    r"[ \t\u3000]*[：:]?[ \t\u3000]*(?P<title>[一-鿿“”、]{2,30}(?:[（(](?:资料|规范)性附录[）)])?)"
)
_WITH_PART = lazy_pattern(
    rf"(?P<label>附录[ \t]?(?P<letter>[A-Z])){_TITLE}[ \t]*(?P<part>(?P=letter)\.1)(?![\d.])[ \t]*(?=[一-鿿])"
    r"(?:(?<!\.)[一-鿿、]{2,16}(?P<first>(?P=letter)\.1\.1)(?![\d.])(?=[ \t]*[一-鿿]))?"
)
_OF_STANDARD = lazy_pattern(
    r"^\d{0,3}(?P<label>附录[ \t]?(?P<letter>[A-Z]))[ \t\u3000]*[：:]?[ \t\u3000]*"
    r"(?P<title>[一-鿿“”、]{2,30}[（(](?:资料|规范)性附录[）)])(?=\d{1,3}附录)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class GluedAnnex:
    """The label and the title of an annex, and its first parts, each as offsets."""

    label: tuple[int, int]
    title: tuple[int, int]
    parts: tuple[tuple[int, int], ...]


def glued_annexes(text: str) -> Iterator[GluedAnnex]:
    """The annexes whose heads are glued into lines, in no order."""
    if "附录" not in text:
        return
    for m in _WITH_PART.finditer(text):
        later = re.compile(rf"^[ \t]*\d{{0,3}}{m['letter']}\.(?:2|1\.2)(?!\d)", re.MULTILINE)
        if later.search(text, m.end()):
            parts = [m.span("part"), *([m.span("first")] if m["first"] else [])]
            yield GluedAnnex(m.span("label"), m.span("title"), tuple(parts))
    for m in _OF_STANDARD.finditer(text):
        yield GluedAnnex(m.span("label"), m.span("title"), ())
