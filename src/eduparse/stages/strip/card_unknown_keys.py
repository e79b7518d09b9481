"""Lines of a record card whose keys nobody knows, or that lost them.

They belong to a card by their place: between two of its lines, right above it and set as it is, below it in its list of
dashes. A list at the top of a page that opens with an index is a card without any key.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import CLAUSE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.titles import headline
from eduparse.stages.strip.card_values import DATED, FEWEST, ITEM, SHORT, STOPS, CardEntry, value_of
from eduparse.stages.strip.page import StripLine, strip_lines

REST = 6  # items of a list of dashes that go on below the last known key
GROWN = 3  # keys that nobody knows above the first known one, at most
VALUES = 8  # lines of a card without keys, at most

_LABEL = lazy_pattern(CLAUSE)
_CONTACT = lazy_pattern(words("site-contact"))
_UNKNOWN = lazy_pattern(
    r"[\u4e00-\u9fff][\u4e00-\u9fff ]{1,9}[ \t\u3000]*[：:][ \t\u3000]*\S{0,60}"
)
# The form of a key that no rule names.
_KEY_FORM = lazy_pattern(
    r"[\u4e00-\u9fff]{1,6}(?:编号|登记号|备案号|标识码|代码|识别码|流水号|日期|时间|类别|分类|方式|范围|机关|机构|时效|来源)"
)
_INDEXED = lazy_pattern(r"\s*[-•*●·][ \t\u3000]+[A-Za-z\d]{6,}[/\-]\d{4}-\d{3,}[ \t]*\n")


def between_keys(lines: Sequence[StripLine], found: Sequence[CardEntry]) -> Iterator[CardEntry]:
    """Lines with a key that nobody knows, between two lines of the card; whom to ask is told nowhere else and stays."""
    place = {line.start: n for n, line in enumerate(lines)}
    taken = sorted(place[line.start] for entry in found for line in entry.lines)
    for low, high in pairwise(taken):
        inner = lines[low + 1 : high]
        if inner and len(inner) <= 3 and all(_UNKNOWN.fullmatch(x.text) for x in inner):
            yield from (CardEntry((x,), ()) for x in inner if not _CONTACT.match(x.text))


def upwards(lines: Sequence[StripLine], found: Sequence[CardEntry]) -> Iterator[CardEntry]:
    """Keys that nobody knows, with their values, right above the first line of the card, set as its entries are."""
    place = {line.start: n for n, line in enumerate(lines)}
    tall = [e for e in found if len(e.lines) > 1 and len(e.pairs) == 1]
    stacked = 2 * len(tall) > len(found)
    n = min(place[e.lines[0].start] for e in found)
    for _ in range(GROWN):
        size = 2 if stacked else 1
        above = lines[n - size : n] if n >= size else ()
        if not above or not (_is_pair(*above) if stacked else _keyed(above[0].text)):
            return
        yield CardEntry(tuple(above), ())
        n -= size


def rest_of_list(lines: Sequence[StripLine], found: Sequence[CardEntry]) -> Iterator[CardEntry]:
    """The short items, a day or a figure among them, below the last key of a card that is a list of dashes."""
    if not all(ITEM.match(line.text) for entry in found for line in entry.lines):
        return
    place = {line.start: n for n, line in enumerate(lines)}
    low = max(place[entry.lines[-1].start] for entry in found) + 1
    high = low
    while high < len(lines) and ITEM.match(lines[high].text):
        high += 1
    rest = lines[low:high]
    values = [value_of(line) for line in rest]
    recorded = any(value.isdigit() or DATED.fullmatch(value) for value in values)
    if len(rest) <= REST and recorded and all(map(_is_cell, values)):
        yield from (CardEntry((line,), ()) for line in rest)


def without_keys(text: str) -> Iterator[CardEntry]:
    """The values of a card whose keys a converter lost: a list at the top that opens with the index, a day in it."""
    if _INDEXED.match(text) is None:
        return
    lines: list[StripLine] = []
    for line in strip_lines(text):
        if line.text and not (line.bullet or ITEM.match(line.text)):
            break
        if line.text:
            lines.append(line)
    values = [line.name if line.bullet else value_of(line) for line in lines]
    dated = any(DATED.fullmatch(value) for value in values)
    if FEWEST <= len(lines) <= VALUES and dated and all(map(_is_cell, values)):
        yield from (CardEntry((line,), ()) for line in lines)


def _is_cell(text: str) -> bool:
    """Whether a text is as short as a key or a value and no part of a sentence or a list of clauses."""
    return (
        len(text) <= SHORT
        and not STOPS.search(text)
        and not _LABEL.match(text)
        and headline(text) is None
    )


def _is_pair(key: StripLine, value: StripLine) -> bool:
    """Whether two lines can be a key of a card and the value under it."""
    return _KEY_FORM.fullmatch(key.text) is not None and _is_cell(value.text)


def _keyed(text: str) -> bool:
    """Whether a line is a key of a card with its value behind it."""
    key, mark, _ = text.partition("：")
    return bool(mark) and _UNKNOWN.fullmatch(text) is not None and bool(_KEY_FORM.fullmatch(key))
