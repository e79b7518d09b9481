"""Labels whose ordinal a spinner replaced: 其次条 between 第一条 and 第三条 is 第二条.

No writer labels a clause so, whatever the spinner's table is. The count around it proves it: the label of its unit above is one
less and the one below is one more. Then the page is spun, and what refers to such a clause (依照其次条的规定) is put back too. Where
the count ends at the label, it is suggested, unless another label of the page is proven.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.numerals import NUMERALS, chinese, number

RULE = "reword.ordinal"
PROVEN = 0.99  # confidence of a label that the labels on both sides of it prove
REFERS = 0.95  # and of what refers to a clause, on a page with such a label
OPEN = 0.8  # and of a label with nothing of its unit below
_NAMES = ("spun-first", "spun-second", "spun-third")  # sets of words.tsv, by what they stand for

_BLANKS = r"[ \t\u3000]*"
_UNIT = "编|章|节|条|款|项|部分"
# What makes another word of the unit: 条件, 章程, 节目, 款式, 项目.
_WORD = "(?<=条)[件例款目约文理幅纹]|(?<=章)[程节法]|(?<=节)[目约点日省能奏假俭]|(?<=款)[项式待]|(?<=项)[目链]|(?<=编)[辑制写织码号]"
_PUT = "|".join(f"(?P<n{n}>{words(name)})" for n, name in enumerate(_NAMES, 1))
# The first search of every page: no line of 8,196 clean texts begins so.
_SPUN_LINE = lazy_pattern(rf"\n{_BLANKS}(?:{_PUT})(?:{_UNIT})")
_LABEL = lazy_pattern(
    rf"(?:^|\n){_BLANKS}(?P<whole>(?:第{_BLANKS}(?P<value>[{NUMERALS}]{{1,5}}|\d{{1,3}}){_BLANKS}|(?P<put>{_PUT}))(?P<unit>{_UNIT}))"
    rf"(?!{_WORD})(?P<glued>(?=[一-鿿]))?"
)
_REFERENCE = lazy_pattern(rf"(?<=[一-鿿》])(?P<put>{_PUT})(?:条|款|项|章|节)(?!{_WORD})")


class _Ordinal(NamedTuple):
    """A label of the text: where its ordinal stands, its unit, and what it counts."""

    start: int
    end: int
    unit: str
    value: int
    spun: bool
    glued: bool  # whether the text begins right behind the label


def spun_ordinals(text: str) -> list[Edit]:
    """The labels of ``text`` put back, and what refers to them; suggestions where the count does not prove them."""
    if not _SPUN_LINE.search(text):
        return []
    found = list(_ordinals(text))
    count_on = [(label, *_counts_on(found, at)) for at, label in enumerate(found) if label.spun]
    proven = any(above and below for _, above, below in count_on)
    labels = [label for label, above, below in count_on if above and below is not False]
    edits = [_edit(label, PROVEN if proven else OPEN) for label in labels]
    if proven:
        known = {edit.start for edit in edits}
        edits += [
            Edit(*m.span("put"), _name(_value(m.groupdict())), RULE, REFERS)
            for m in _REFERENCE.finditer(text)
            if m.start("put") not in known
        ]
    return sorted(edits, key=lambda edit: edit.start)


def _ordinals(text: str) -> Iterator[_Ordinal]:
    """The labels at line starts, numbered and spun."""
    for m in _LABEL.finditer(text):
        value = number(m["value"]) if m["value"] else _value(m.groupdict())
        end = m.end("put") if m["put"] else m.start("unit")
        spun, glued = m["put"] is not None, m["glued"] is not None
        yield _Ordinal(m.start("whole"), end, m["unit"], value, spun, glued)


def _counts_on(found: Sequence[_Ordinal], at: int) -> tuple[bool, bool | None]:
    """Whether the labels of its unit above and below the one ``at`` count on to it; None for none below in its row.

    Where text begins right behind it, so it must behind the one above.
    """
    label = found[at]
    above = next((x for x in reversed(found[:at]) if x.unit == label.unit), None)
    below = next((x for x in found[at + 1 :] if x.unit == label.unit), None)
    from_above = (
        above is not None and above.value == label.value - 1 and (above.glued or not label.glued)
    )
    if below is None or below.value == 1:
        return from_above, None
    return from_above, below.value == label.value + 1


def _edit(label: _Ordinal, confidence: float) -> Edit:
    applied = confidence > OPEN
    return Edit(label.start, label.end, _name(label.value), RULE, confidence, applied=applied)


def _value(groups: Mapping[str, str | None]) -> int:
    return next(n for n in range(1, len(_NAMES) + 1) if groups[f"n{n}"])


def _name(value: int) -> str:
    return f"第{chinese(value)}"
