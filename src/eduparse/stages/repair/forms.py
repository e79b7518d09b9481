r"""Characters in the wrong form: what looks right on the page and is the wrong code point.

Deleted: zero-width characters, selectors of variants behind Chinese ones, soft hyphens, marks of byte order and direction, control characters, and what
a terminal obeys behind one of them (a colour, a title: ESC [31m).
Replaced one for one: radicals and compatibility ideographs by the character they show, full-width
letters and digits by ASCII, glyphs of symbol fonts (`lexicons/glyphs.tsv`),
other line ends by \n, no-break spaces by spaces. Of punctuation only that of a wide address is. Joiners stay in scripts that need them and between pictures.
What is replaced is decided on the text without what is deleted, so a second run finds nothing.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit, replay
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import table
from eduparse.language.present import beside_chinese
from eduparse.language.senseless import first_level
from eduparse.stages.repair.cited import about_forms, without_shown_widths
from eduparse.stages.repair.in_place_of_bytes import CONTROL, in_place_of_bytes
from eduparse.stages.repair.mojibake.wrecks import wrecks
from eduparse.stages.repair.reversed_runs import speaks_of_direction

_ZERO_WIDTH = "\xad\u200b\ufeff\u2060-\u2064\u202a-\u202e\u2066-\u206f"
_JOINERS = "\u180e\u200c-\u200f"
_SELECTORS = "\ufe00-\ufe0e"  # that choose a form of the character in front; what shows pictures in colour stays
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_NO_BREAK = "\xa0\u2007\u202f"
_RADICAL, _WIDTH = "form.radical", "form.width"
_REPLACEMENT = "\ufffd"
_RADICALS, _COMPATIBLE = "\u2e80-\u2fdf", "\uf900-\ufaff\U0002f800-\U0002fa1f"
_WIDE = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
# A wide address, the only place where marks are narrowed: of a page, or of a mailbox. １．Ａ and ３．５ are none.
_PARTS = f"(?:．[{_WIDE}]++)"
_ADDRESS = (
    f"(?:[Ｗｗ]{{3}}{_PARTS}{{1,6}}+|[{_WIDE}]++{_PARTS}{{0,6}}+＠[{_WIDE}]++{_PARTS}{{1,6}}+)"
)
_SYMBOLS, _STOP = "\uf000-\uf0ff", "\ue010"
# Behind or before a lost byte, in the same words, a wide letter mostly is bytes that pair wrongly: 务工人员Ｆ渥优\ufffd可凭.
NEAR_LOST = 8  # characters
_WORDS = lazy_pattern("[^\\s，。；：、！（）《》“”]+")

_ODD = lazy_pattern(
    f"[{CONTROL}{_ZERO_WIDTH}{_JOINERS}{_SELECTORS}{_LINE_ENDS}{_NO_BREAK}{_RADICALS}{_COMPATIBLE}{_WIDE}"
    f"{_SYMBOLS}{_STOP}\x80-\x9f]"  # the last are only told
)
# ECMA-48: control sequences (colours, moves) and operating system commands (the title of a window).
_ESCAPE = r"\x1b(?:\[[0-9;:?]*[A-HJKSTfhlmnsu]|\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\))"
_GONE = lazy_pattern(
    f"(?:{_ESCAPE}|[{CONTROL}{_ZERO_WIDTH}{_JOINERS}])+|(?<!\r)\r++(?=\n)|[{_SELECTORS}](?<=[\u4e00-\u9fff].)"
)
_UNCONDITIONAL = lazy_pattern(f"(?:{_ESCAPE}|[{CONTROL}{_ZERO_WIDTH}])+")
# Marks of direction, which right-to-left letters on their line need.
_DIRECTION = lazy_pattern("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_IS_CONTROL = lazy_pattern(f"[{CONTROL}]")
_UNDIRECTED = lazy_pattern(f"(?:{_ESCAPE}|[{CONTROL}\xad\u200b\ufeff\u2060-\u2064\u206a-\u206f])+")
# A joiner between two pictures makes one of them: a family of three persons.
_PICTURES = "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_JOINER = "\u200d"
_JOINED_PICTURE = lazy_pattern(f"(?<=[{_PICTURES}\ufe0f])\u200d(?=[{_PICTURES}])")
# Letters of Arabic, Mongolian, Tibetan and Indic scripts, which are shaped by joiners.
_JOINED = lazy_pattern("[\u0590-\u1fff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc]")


def _as_character(glyphs: str) -> str:
    """Each glyph as the character it shows, if that is known."""
    return "".join(map(_shown, glyphs))


def _narrow(wide: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) for c in wide)


_REPLACED: tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...] = (
    ("form.line-end", lazy_pattern(f"[{_LINE_ENDS}]+"), lambda s: "\n" * len(s)),
    ("form.no-break", lazy_pattern(f"[{_NO_BREAK}]+"), lambda s: " " * len(s)),
    (_RADICAL, lazy_pattern(f"[{_RADICALS}]+"), _as_character),
    ("form.compatibility", lazy_pattern(f"[{_COMPATIBLE}]+"), _as_character),
    (
        _WIDTH,
        lazy_pattern(f"{_ADDRESS}|[{_WIDE}]+"),
        _narrow,
    ),
    # Publishing systems keep the stop of 1. in the private-use area.
    ("form.stop", lazy_pattern(f"(?<=[0-9\uff10-\uff19]){_STOP}"), lambda _: "."),
    ("form.bullet", lazy_pattern(f"[{_SYMBOLS}]+"), _as_character),
)


class Forms:
    """Bring characters into the form that plain Chinese text has."""

    name = "repair.forms"
    mends = "forms of characters and line ends"

    def __call__(self, doc: Document) -> Findings:
        """Deletions, and an aligned edit for each run of one kind of wrong form."""
        if _ODD.search(beside_chinese(doc.text)) is None:
            return Findings()
        gone = list(_deletions(doc.text))
        rest = replay(doc.text, gone)
        edits = [*gone, *_moved_back(_replacements(rest), gone)]
        # Where text is still in a wrong encoding each character is bytes of something else.
        wrong = wrecks(doc.text) if edits and _beside_rare(doc.text, edits) else ()
        edits = [e for e in edits if not _inside(e, wrong)]
        edits = without_shown_widths(doc.text, edits, _WIDTH)
        wide = [e for e in edits if e.rule == _WIDTH]
        if wide and _REPLACEMENT in doc.text:
            near = [e for e in wide if _near_lost(doc.text, e)]
            if len(near) == len(wide):  # else the page itself writes wide letters
                edits = [e for e in edits if e.rule != _WIDTH]
        return Findings(
            edits=tuple(
                e
                for e in edits
                if not (e.rule == _RADICAL and about_forms(doc.text, e.start, e.end, e.after))
            ),
            warnings=tuple(in_place_of_bytes(doc)),
        )


def _beside_rare(text: str, edits: Sequence[Edit]) -> bool:
    """Whether a line that one of ``edits`` changes has a rare character.

    So have lines with a wreck: of 5,300 all but two, which were read twice in a wrong encoding.
    """
    rare, end = _rare(), -1
    for start in sorted(e.start for e in edits):
        if start > end:
            low, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
            end = len(text) if end < 0 else end
            if rare.search(text, low, end):
                return True
    return False


@cache
def _rare() -> "re.Pattern[str]":
    """A character that no clean line need have, blanks and what is not seen apart."""
    return lazy_pattern(f"[^\x00-\x7f{_ZERO_WIDTH}{_NO_BREAK}{first_level()}]")


def _inside(edit: Edit, wrong: Sequence[tuple[int, int]]) -> bool:
    return any(start < edit.start and edit.end <= end for start, end in wrong)


def _near_lost(text: str, edit: Edit) -> bool:
    """Whether a lost byte stands near, with no blank and no mark between."""
    low, high = max(0, edit.start - NEAR_LOST), edit.end + NEAR_LOST
    return any(
        m.start() < edit.end and edit.start < m.end() and _REPLACEMENT in m[0]
        for m in _WORDS.finditer(text, low, min(len(text), high))
    )


def _deletions(text: str) -> Iterator[Edit]:
    for m in _GONE.finditer(text):
        if m[0] == _JOINER and _JOINED_PICTURE.match(text, m.start()):
            continue
        if _DIRECTION.search(m[0]) and _is_needed(text, m.start()):
            for part in _UNDIRECTED.finditer(m[0]):
                yield Edit(m.start() + part.start(), m.start() + part.end(), "", _rule(part[0]))
        elif m[0][0] == "\r":
            yield Edit(m.start(), m.end(), "", "form.line-end")
        elif m.start() and _JOINED.match(text, m.start() - 1):
            for part in _UNCONDITIONAL.finditer(m[0]):
                yield Edit(m.start() + part.start(), m.start() + part.end(), "", _rule(part[0]))
        else:
            yield Edit(m.start(), m.end(), "", _rule(m[0]))


def _is_needed(text: str, at: int) -> bool:
    """Whether the line of a mark of direction at ``at`` has right-to-left letters, or speaks of such marks."""
    low, high = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[low : high if high >= 0 else len(text)]
    return _RIGHT_TO_LEFT.search(line) is not None or speaks_of_direction(line)


def _rule(gone: str) -> str:
    return "form.control" if _IS_CONTROL.search(gone) else "form.invisible"


def _replacements(text: str) -> Iterator[Edit]:
    for rule, pattern, new in _REPLACED:
        for m in pattern.finditer(text):
            after = new(m[0])
            if after != m[0]:
                yield Edit(m.start(), m.end(), after, rule, aligned=True)


def _moved_back(edits: Iterator[Edit], gone: list[Edit]) -> Iterator[Edit]:
    """Aligned edits of the text without ``gone`` as edits of the text with it, split around it."""
    ends, shift = [], 0  # where each deletion stands in the text without it
    shifts = [0]
    for g in gone:
        ends.append(g.start - shift)
        shift += g.end - g.start
        shifts.append(shift)
    for e in edits:
        at = e.start
        n = bisect_left(ends, at + 1)
        while at < e.end:
            stop = min(e.end, ends[n]) if n < len(ends) else e.end
            piece = e.after[at - e.start : stop - e.start]
            yield Edit(at + shifts[n], stop + shifts[n], piece, e.rule, aligned=True)
            at = stop
            n = bisect_left(ends, at + 1)


@cache
def _shown(glyph: str) -> str:
    known = _glyphs().get(glyph)
    if known is not None:
        return known
    plain = unicodedata.normalize("NFKC", glyph)
    return plain if len(plain) == 1 else glyph


@cache
def _glyphs() -> dict[str, str]:
    return {
        chr(int(row["glyph"].removeprefix("U+"), 16)): row["meaning"] for row in table("glyphs")
    }
