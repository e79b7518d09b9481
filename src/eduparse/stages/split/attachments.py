"""The attachments of a paper: what its list of them names, and the files that the page links.

The list stands behind 附件： at the end of the text, one name or numbered ones over several lines. A link of the
page to a file of documents is an attachment by its address; where the list names it, name and address
belong together. What a sentence says about attachments (见附件2) names none.
"""

from collections.abc import Iterator

from eduparse.document.document import Document, Findings
from eduparse.document.metadata import Attachment
from eduparse.language.clause_labels import (
    ANNEX,
    ANNEX_LIST,
    ANNEX_NUMBER,
    ANNEX_WORD,
    BULLET,
    IN_BRACKETS,
    NUMBERED,
)
from eduparse.language.dates import MONTH
from eduparse.language.file_names import FILE_KIND, FILE_SUFFIX, PICTURE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern
from eduparse.language.numerals import NUMERALS

LONGEST = 90  # code points of a name
MOST = 60  # lines of a list

_HEAD = LinePattern(
    rf"^[ \t\u3000]*(?:{ANNEX}[ \t\u3000]*[：:][ \t\u3000]*(?P<first>[^\n]*)"
    rf"|(?:[【\[]{ANNEX_LIST}[】\]]|(?!{ANNEX_WORD}[：:]?[ \t\u3000]*$){ANNEX_LIST})[：:]?[ \t\u3000]*)$"
)
_NUMBER = lazy_pattern(
    rf"\A[ \t\u3000]*+(?:(?:{ANNEX_WORD})?[ \t\u3000]*+{ANNEX_NUMBER}[ \t\u3000]*+[.．、:：][ \t\u3000]*+|{IN_BRACKETS}|(?:{BULLET}|-)\s)"
)
_OWN = lazy_pattern(rf"\A{ANNEX_WORD}[ \t\u3000]*{ANNEX_NUMBER}[ \t\u3000]+(?=\S)")
_SUFFIX = rf"(?:{FILE_SUFFIX}|{PICTURE_SUFFIX})"
_NEXT = lazy_pattern(rf"(?<=\S)[ \t\u3000；;]+(?={NUMBERED})")
_NO_NAME = lazy_pattern(rf"[\s\W_]|^{ANNEX_WORD}\d*")
_FILE = lazy_pattern(rf"{_SUFFIX}(?:[?#].*)?$")
_TAIL = lazy_pattern(
    rf"(?<![ \t\u3000]){_SUFFIX}?[ \t\u3000]*+(?:[（(](?:{FILE_KIND}|点击下载|下载)[）)])?[。；;]?[ \t\u3000]*+$",
)
_STOPS = lazy_pattern(rf"[。！？；]|{MONTH}")
_NONE = frozenset(("无", "略", "另发", "附后"))
_AS_SAID = lazy_pattern(  # 附件：如說明三, 如主旨, 见文后: where it is told, not what it is called
    rf"[如详见同](?:主旨|说明|文|{ANNEX_WORD}|附表)?[后内]?[{NUMERALS}、]{{0,5}}"
)


class Attachments:
    """Find the names and addresses of attachments."""

    name = "split.attachments"
    mends = ""

    def __call__(self, doc: Document) -> Findings:
        """The attachments, listed ones first."""
        found = {_folded(name): Attachment(name) for name in _listed(doc.text)}
        found |= {_folded(known.name): known for known in doc.metadata.attachments}
        for name, href in _files(doc):
            key = _folded(name)
            match = next(
                (k for k in found if k == key or (len(k) > 3 and (k in key or key in k))), key
            )
            known = found.get(match)
            if known is None or known.href is None:
                found[match] = Attachment(known.name if known else name, href)
        every = tuple(found.values())
        told = every != doc.metadata.attachments
        return Findings(metadata={"attachments": every} if told else {})


def files_on_top(text: str) -> tuple[int, int] | None:
    """The range of the numbered names of files with which a page opens, above its paper; None without any.

    They are no clauses. What stands below them is more than a list of files.
    """
    at = end = start = 0
    for n, line in enumerate(text.split("\n", MOST)[:MOST]):
        plain = line.strip()
        if plain and _FILE.search(plain) and _NUMBER.match(plain):
            start, end = (start if end else at), at + len(line)
        elif plain and (n or not _HEAD.match(line)):
            break
        at += len(line) + 1
    return (start, end) if end and text[end:].strip() else None


def _listed(text: str) -> Iterator[str]:
    """The names that lists behind 附件： give."""
    for head in _HEAD.finditer(text) if "附" in text else ():
        first = (head["first"] or "").strip()
        numbered = _NUMBER.match(first) is not None
        if first:
            yield from _names(first)
        at = head.end() + 1
        for n, line in enumerate(text[at : at + LONGEST * MOST].split("\n")):
            plain = line.strip()
            if n == MOST or (not plain and n and not numbered):
                break
            if not plain and n:
                continue  # pages that set a blank line between all lines do so in lists too
            listed = _NUMBER.match(plain) and (numbered or not first or n)
            if plain and not listed and not (not first and _FILE.search(plain)):
                break
            yield from _names(plain)
            numbered = True


def _names(line: str) -> Iterator[str]:
    """The one or more names on a line: 1.评分细则 2.申报表."""
    for part in _NEXT.split(line):
        name = _TAIL.sub("", _unnumbered(part)).strip("《》 \t\u3000-•*[]")
        if not 2 <= len(name) <= LONGEST or _STOPS.search(name):
            continue
        if name not in _NONE and not _AS_SAID.fullmatch(name):
            yield name


def _files(doc: Document) -> Iterator[tuple[str, str]]:
    """The links of the page that lead to files, with their names."""
    for line in doc.evidence.lines if doc.evidence else ():
        for start, end, href in line.links:
            name = _TAIL.sub("", _unnumbered(doc.text[start:end].strip())).strip()
            if _FILE.search(href) and len(_folded(name)) > 1 and not _FILE.search(f".{name}"):
                yield name, href


def _unnumbered(name: str) -> str:
    """``name`` without its number in the list and without that of its own: 1.附件1 评分细则."""
    return _OWN.sub("", _NUMBER.sub("", name, count=1), count=1)


def _folded(name: str) -> str:
    return _NO_NAME.sub("", name)
