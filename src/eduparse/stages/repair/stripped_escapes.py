r"""Escapes without a sign of their own: ``学u6821u5e94``, ``连#32493;居住``, ``U+5B66 U+6821``, and UTF-7, ``+W2ZoIQ-``.

A page whose backslashes or ampersands a database took away still names its characters by number. A part
number (u5000), an address (/u6559u80b2.doc) or a ticket (#32493;) looks like one of them. So no ASCII sign may touch
them but marks of a sentence, quotation marks and brackets, and all of a kind must spell common Chinese. The page has to show
that it is damaged, too: SURE characters in runs that touch and read as Chinese, an entity of a Chinese character that kept its ampersand, two
runs of UTF-7 or a long one. What spells only common characters, twice, but without that proof is told.
"""

import base64
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.repair.cited import uncited
from eduparse.stages.repair.spelled_chinese import CHINESE, HAN, is_common, is_likely

LEAST = (
    2  # characters, or runs of UTF-7, from which something is told, and of a run that is a proof
)
SURE = 3  # characters in such runs from which a page shows that it is damaged; a serial number is one run
WHOLE = (
    8  # the same from which a page is one of them, with figures between and a rare character in ten
)
GLUED, PARTED = (
    2,
    6,
)  # characters of one run of code points (U+6559) that no writer names, without and with blanks
LONG = 8  # characters of one run of UTF-7 that are a proof
_MARK = (
    "[,.;:!?\"'()]"  # of ASCII: it stays within a sentence, also where its neighbours are escaped
)
_UNIT = "u[0-9a-fA-F]{4}"
# The look behind stands after the first sign, by which a page that has none is passed over at once.
_UNITS = lazy_pattern(
    rf"u(?<![#-&*-~!]u)[0-9a-fA-F]{{4}}(?:{_MARK}{{0,2}}{_UNIT})*+(?:(?![!-~])|(?={_MARK}{{1,2}}(?![!-~])))"
)
_UNITS_AND_FIGURES = lazy_pattern(
    rf"u(?<![\\%A-Za-z/_]u)[0-9a-fA-F]{{4}}(?:[0-9.,:;()+*%-]{{0,8}}{_UNIT})*+"
)
_NUMBER = lazy_pattern(
    r"#(?:(?<=[;\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]#)(?<!&#[0-9]{4};#)(?<!&#[0-9]{5};#)[1-9][0-9]{4};|(?<![!-~]#)[1-9][0-9]{4};(?=#))"
    rf"(?:{_MARK}?#[1-9][0-9]{{1,4}};)*+"
)
_SEVEN_BIT = lazy_pattern(
    rf"\+(?:(?<![!-,.-~]\+)|(?<=[A-Za-z0-9+/]{_MARK}\+))(?P<run>[A-Za-z0-9+/]{{3,}}+)"
    rf"(?:-|(?![!-~])|(?={_MARK}(?![A-Za-z0-9/])))"
)
# Figures of the text may stand behind: U+7EA612小时.
_HEX = "(?:2[0-9A-F]{4}(?![0-9A-F])|[0-9A-F]{4})"
_POINTS = lazy_pattern(rf"U(?<![A-Za-z+~/_-]U)\+{_HEX}(?:[ ,]?U\+{_HEX})*+(?![A-Za-z+-])")
"""Unicode's own way to name characters, which who writes about them uses too: for a word, hardly for a sentence."""
_KEPT = lazy_pattern(r"&#([1-9][0-9]{4});")
_ONE_UNIT = lazy_pattern(_UNIT)
_ONE_POINT = lazy_pattern(rf"[ ,]?U\+({_HEX})")
_ONE_NUMBER = lazy_pattern("#([0-9]+);")
_SPELLED = lazy_pattern("[ -~\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff01-\uff5e\u00b7]+")

Range = tuple[int, int]


class _Found(NamedTuple):
    """A place, what it spells, and whether it alone shows that the page is damaged."""

    start: int
    end: int
    new: str
    rule: str
    proof: bool


def stripped_escapes(text: str) -> Iterator[Edit]:
    """Edits from escapes without their first sign to Chinese, each kind only where the page shows its damage."""
    for found, proven in _kinds(text):
        if proven:
            yield from (Edit(f.start, f.end, f.new, f.rule) for f in found)


def doubtful_escapes(text: str) -> Iterator[Range]:
    """Those that nothing proves, at least two common characters of a kind and no other."""
    for found, proven in _kinds(text):
        spelled = [c for f in found for c in f.new if c > "\x7f"]
        if not proven and len(spelled) >= LEAST and all(map(is_common, spelled)):
            edits = (Edit(f.start, f.end, f.new, f.rule) for f in found)
            left = ((e.start, e.end) for e in uncited(text, edits))
            yield from (p for p in left if not _is_named(text, *p))


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether a run of few code points is parted by blanks and stands behind a colon: 一串数字：U+4F60 U+597D."""
    run = text[start:end]
    return run.startswith("U+") and " " in run and text[start - 1 : start] in ("：", ":")


def _kinds(text: str) -> Iterator[tuple[list[_Found], bool]]:
    """What is found of each kind, and whether the page shows that it is damaged so."""
    if _UNITS.search(text):
        found = list(_found(_UNITS, text, _from_units, "escape.code-point"))
        proof = _proven(found)
        proven = proof >= SURE and _all_common(found)
        if proof >= WHOLE and _mostly_common(found):  # a whole page of them, figures between or not
            proven = True
            found = list(_found(_UNITS_AND_FIGURES, text, _from_units, "escape.code-point"))
        yield found, proven
    if _NUMBER.search(text):
        found = list(_found(_NUMBER, text, _from_numbers, "escape.entity"))
        kept = any(HAN.match(chr(int(m[1]))) for m in _KEPT.finditer(text))
        yield found, (kept or _proven(found) >= SURE) and _all_common(found)
    if "U+" in text and _POINTS.search(text):
        found = list(_found(_POINTS, text, _from_points, "escape.code-point"))
        long = any(f.proof and len(f.new) >= _least(text[f.start : f.end]) for f in found)
        yield found, long and _mostly_common(found)
    if _SEVEN_BIT.search(text):
        found = list(_found(_SEVEN_BIT, text, _from_seven_bit, "escape.utf-7"))
        words = [f for f in found if HAN.search(f.new)]
        enough = len(words) >= LEAST or _proven(words) >= LONG
        yield (
            found,
            enough
            and (
                all(f.proof for f in words) or (_proven(words) >= WHOLE and _mostly_common(words))
            ),
        )


def _least(points: str) -> int:
    """The characters from which ``points`` are a text: who writes about code points parts them."""
    return PARTED if " " in points or "," in points else GLUED


def _proven(found: list[_Found]) -> int:
    """How many Chinese characters stand in runs that are a proof."""
    return sum(len(HAN.findall(f.new)) for f in found if f.proof)


def _all_common(found: list[_Found]) -> bool:
    return all(is_common(char) for f in found for char in f.new)


def _mostly_common(found: list[_Found]) -> bool:
    return _are_mostly_common("".join(f.new for f in found))


def _are_mostly_common(text: str) -> bool:
    """Whether nine of ten characters are common."""
    spelled = HAN.findall(text)
    return 10 * sum(map(is_common, spelled)) >= 9 * len(spelled)


def _found(
    pattern: re.Pattern[str], text: str, spelled: Callable[[re.Match[str]], str], rule: str
) -> Iterator[_Found]:
    for m in pattern.finditer(text):
        new = spelled(m)
        if CHINESE.fullmatch(new) or (_SPELLED.fullmatch(new) and HAN.search(new)):
            shows = all(map(is_common, new)) or (len(new) >= WHOLE and _are_mostly_common(new))
            proof = len(HAN.findall(new)) >= LEAST and shows and is_likely(new)
            yield _Found(m.start(), m.end(), new, rule, proof)


def _from_units(m: re.Match[str]) -> str:
    return _ONE_UNIT.sub(lambda unit: chr(int(unit[0][1:], 16)), m[0])


def _from_numbers(m: re.Match[str]) -> str:
    return _ONE_NUMBER.sub(lambda number: chr(int(number[1])), m[0])


def _from_points(m: re.Match[str]) -> str:
    return _ONE_POINT.sub(lambda point: chr(int(point[1], base=16)), m[0])


def _from_seven_bit(m: re.Match[str]) -> str:
    """What a run of UTF-7 spells; nothing where bits are left over."""
    run = m["run"]
    units, spare = divmod(len(run) * 6, 16)
    data = base64.b64decode(run + "=" * (-len(run) % 4)) if len(run) % 4 != 1 else b""
    if spare >= 6 or not data:
        return ""
    new = data[: 2 * units].decode("utf-16-be", "replace")
    again = base64.b64encode(data[: 2 * units]).decode("ascii").rstrip("=")
    return new if again == run else ""
