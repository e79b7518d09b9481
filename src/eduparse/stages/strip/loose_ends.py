"""The foot of a page in words that no rule knows: a few short lines below an ended text, of nothing a paper ends with.

What belongs to a paper below its last sentence has a form: a signature, a day, an annex, a copy line, a key with
its value, a note in brackets. A line without a Chinese character may be what a lesson shows. Of 345 clean policy
papers seven end with lines that look like none, and one of these with lines that the weights find as likely
furniture as is asked here.
"""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import is_person
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.paper_places import may_sign, reads_as_text
from eduparse.stages.strip.site_words import annexed

LINES = 4  # that a loose end has at most: a longer one may be the table of an annex
LIKELY = 0.2  # chance of furniture that each of its lines has by the weights
SIZE = 40  # code points of such a line
_ENDED = "。；;！？!?”』」"
_HAN = lazy_pattern(r"[\u4e00-\u9fff]")
_OWN = lazy_pattern(r"^[（(〔【]|^[^：:，。]{2,12}[：:]|\t|^- |\d{3,4}-\d{7}")


def loose_end(lines: Sequence[StripLine], marks: Sequence[Mark], chances: Sequence[float]) -> range:
    """The indices of the loose end of ``lines``, of which no one is blank; ``chances`` are those of furniture."""
    annexes = annexed(lines, marks)
    top = len(lines)
    while top and top - 1 not in annexes and _is_loose(lines[top - 1]):
        top -= 1
    end = range(top, len(lines))
    fits = 0 < len(end) <= LINES and top and _is_ended(lines[top - 1])
    return end if fits and all(chances[n] >= LIKELY for n in end) else range(0)


def _is_loose(line: StripLine) -> bool:
    """Whether a line has no form of what a paper ends with."""
    own = reads_as_text(line) or line.dated or may_sign(line) or is_person(line.text)
    told = _HAN.search(line.text) and not _OWN.search(line.text)
    return bool(told) and not own and len(line.text) <= SIZE


def _is_ended(line: StripLine) -> bool:
    """Whether a text ends on a line: with a stop, or with the day of its signature."""
    return line.dated or line.text[-1] in _ENDED
