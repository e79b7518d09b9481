"""Byte slips: GBK text in which one lead byte was lost, and what follows pairs wrongly: 校“經費 -> ?！敖涃M.

A suspect is a question mark behind text whose next characters make no sense to the character model:
a real question, or a blank that shows as ``?``, has words behind it and is left. `lattice` finds
what the run was, in the script of the page. It is repaired only where the best reading is far
likelier than all others together, likely in itself, and nowhere senseless; else it is a suggestion, or nothing.
Slips of one page have one cause, so a doubtful one is read again with the character that was lost
elsewhere on the page.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit, Shifts
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.repair.gbk_chars import INDENT, PageModel
from eduparse.stages.repair.page_model import is_traditional, page_model, senseless_places
from eduparse.stages.repair.slips.marks import (
    RULE,
    SUSPECT,
    exclaimed,
    is_marked_wreck,
    may_be_marked,
)
from eduparse.stages.repair.swallowed_places import swallowed_places

_ANOTHER_CODE = "repair.mojibake"  # the pass behind which what is lost is no lead byte of GBK
_LOST_RUN = lazy_pattern("\ufffd{3,}")
"""Bytes of another encoding: of a slip of GBK one byte is lost, and at most the one behind it does not show."""
_ZEROS = lazy_pattern("\ufffd?\\0{2,}\ufffd?")
_DAY = lazy_pattern(
    "(?m)^[ \u3000]*(?P<slip>\\?。\\?)(?=(?P<year>[09][0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日(?P<close>[)）])[ \u3000]*$)"
)
"""A day in brackets, alone on an indented line: ?。?016年5月4日）for 　（2016年5月4日）; no other year has these digits."""


class Slips:
    """Read the runs behind lost lead bytes as they were."""

    name = "repair.slips"
    mends = "bytes that were lost"

    def __init__(self, budget: Budget = UNLIMITED) -> None:
        self._budget = budget

    def __call__(self, doc: Document) -> Findings:
        """One edit for each repaired slip; suggestions where the margin is not clear."""
        text = doc.text
        days = tuple(_days(text))
        known = {e.start + n for e in days for n in range(e.end - e.start)}
        marked = SUSPECT.finditer(text) if may_be_marked(text) else ()
        known |= _lost_runs(text)
        known |= _lost_in_another_code(doc)
        suspects = (m for m in marked if m.start() not in known and is_marked_wreck(text, m))
        first = next(suspects, None)
        short = swallowed_places(text)
        places = {*senseless_places(text), *exclaimed(text), *short}
        unmarked = sorted(p for p in places if p[0] not in known)
        if first is None and not unmarked:
            return Findings(edits=days)
        # start-up: few pages have such a place
        from eduparse.stages.repair.slips.decided import findings
        from eduparse.stages.repair.slips.expected_chars import read_doubtful_again
        from eduparse.stages.repair.slips.readings import marked_readings, unmarked_readings

        script = "hant" if is_traditional(text) else "hans"
        page = PageModel(text, script, page_model(text), self._budget)
        found = list(marked_readings(page, chain((first,), suspects))) if first else []
        found += unmarked_readings(page, unmarked, found, short)
        other = findings(page, read_doubtful_again(page, found))
        return replace(other, edits=(*days, *other.edits)) if days else other


def _days(text: str) -> Iterator[Edit]:
    """The day below a title, of which an indent lost a byte: the pairs behind it took the first digit of the year."""
    for m in _DAY.finditer(text) if "?。?" in text else ():
        bracket = "(" if m["close"] == ")" else "（"
        century = "2" if m["year"] < "9" else "1"
        yield Edit(m.start("slip"), m.end("slip"), f"{INDENT}{bracket}{century}", RULE)


def _lost_runs(text: str) -> set[int]:
    """The places of so many U+FFFD in a row that they are what a decoder could not read, and no slip of GBK.

    Beside zeros, which may have been put between two bytes of a character, none needs to be lost.
    """
    if "\ufffd" not in text:
        return set()
    found = [*_LOST_RUN.finditer(text), *(_ZEROS.finditer(text) if "\0" in text else ())]
    return {n for m in found for n in range(*m.span())}


def _lost_in_another_code(doc: Document) -> set[int]:
    """Where text was put back that another encoding showed: what is a mark in it lost all of a character there."""
    found: set[int] = set()
    for n, layer in enumerate(doc.layers):
        if layer.name != _ANOTHER_CODE:
            continue
        read = [e for e in layer.edits if e.applied and may_be_marked(e.after)]
        first = Shifts(layer.applied()[0])
        spans = [(first.of(e.start), first.of(e.end, end=True)) for e in read]
        for later in doc.layers[n + 1 :]:
            shifts = Shifts(later.applied()[0])
            spans = [(shifts.of(low), shifts.of(high, end=True)) for low, high in spans]
        found |= {at for low, high in spans for at in range(low, high)}
    return found
