"""Tell the damage that is left: what nobody can restore, and what nobody here could.

`text-lost`: 锟斤拷 and the replacement character stand for bytes that are gone, so nothing is filled in.
`pua-left`: private-use characters, whose glyph only some font knows. `mojibake-left`: text that still is
in a wrong encoding. `slip-left`: text that makes no sense in any genre, or a `?` before such text, as
behind a lost byte. Each has its span. A warning about bytes that were bad goes where they were mended.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from eduparse.document.document import Document, Findings
from eduparse.document.metadata import DocumentWarning
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import alphabet
from eduparse.stages.repair.mojibake.wrecks import wrecks
from eduparse.stages.repair.page_model import senseless_places
from eduparse.stages.repair.slips import marked_wrecks

MAX_WARNINGS = 100  # of one code in one document; more say nothing new
JOINED = 6  # characters between two places of one kind that are told as one

# UTF-8 replacement characters (EF BF BD) read as GBK, from any byte on.
_LOST = lazy_pattern("(?:锟斤拷|锟斤|斤拷锟)+|\ufffd+")
_PRIVATE = lazy_pattern("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")

OF_ANY_LANGUAGE = ("text-lost", "mojibake-left")  # what no language writes

Range = tuple[int, int]


class Lost:
    """Warn of damage that stays."""

    name = "repair.lost"
    mends = "what nobody can restore"

    def __call__(self, doc: Document) -> Findings:
        """Every warning of the document that still holds, and one for each place that is damaged."""
        before = doc.metadata.warnings
        kept = tuple(w for w in before if not _mended(doc.text, w))
        flagged = [w for w in kept if w.start is not None]
        fresh = []
        for code, places in _damage(doc.text):
            found = [p for p in places if not any(_covers(w, p) for w in flagged)]
            fresh += [DocumentWarning(code, *p) for p in found[:MAX_WARNINGS]]
        if not fresh and len(kept) == len(before):
            return Findings()
        if len(kept) == len(before):
            return Findings(warnings=tuple(fresh))
        return Findings(metadata={"warnings": (*kept, *fresh)})


def _mended(text: str, warning: DocumentWarning) -> bool:
    """Whether a warning is about bytes that have become text since."""
    if warning.code != "bytes-invalid" or warning.start is None or warning.end is None:
        return False
    return "\ufffd" not in text[warning.start : warning.end]


def _covers(warning: DocumentWarning, place: Range) -> bool:
    start, end = warning.start, warning.end
    return start is not None and end is not None and start <= place[0] and place[1] <= end


@lru_cache(maxsize=4)
def _damage(text: str) -> tuple[tuple[str, tuple[Range, ...]], ...]:
    """The damaged ranges of ``text`` by the code of their warning."""
    lost: tuple[Range, ...] = ()
    if "锟斤" in text or "\ufffd" in text:
        lost = tuple(m.span() for m in _LOST.finditer(text))
    wrong = tuple(_joined(wrecks(text)))
    private: tuple[Range, ...] = ()
    if _PRIVATE.search(alphabet(text)):
        spans = (m.span() for m in _PRIVATE.finditer(text))
        private = tuple(p for p in spans if not _inside(p, wrong))
    slips = sorted({*senseless_places(text), *marked_wrecks(text)})
    left = tuple(p for p in _joined(slips) if not _touches(p, (*wrong, *lost)))
    return (
        ("text-lost", lost),
        ("pua-left", private),
        ("mojibake-left", wrong),
        ("slip-left", left),
    )


def _inside(place: Range, others: tuple[Range, ...]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in others)


def _touches(place: Range, others: tuple[Range, ...]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in others)


def _joined(places: Iterable[Range]) -> Iterator[Range]:
    """Places in order, those that are close to each other as one."""
    low = high = -1
    for start, end in places:
        if low >= 0 and start <= high + JOINED:
            high = max(high, end)
            continue
        if low >= 0:
            yield low, high
        low, high = start, end
    if low >= 0:
        yield low, high
