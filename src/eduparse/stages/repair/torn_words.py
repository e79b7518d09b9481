"""Blanks of a PDF's line ends at no common distance: told by the words that they tear, 开齐开足课 程.

Lines of a justified or a cut text are of no one length, so only the words tell. Where several blanks tear one, they and
the others between words that go together are closed, and those of the typesetter beside marks; one or two alone are
suggested. Text in which blanks divide words or clauses as a rule is left alone.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eduparse.document.edits import Edit
from eduparse.language.clause_labels import LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.torn_words import TORN, gain_of_closing

RULE = "lines.torn"
FEWEST = 3  # torn words that prove a text
MOSTLY = (
    0.5  # of the blanks between characters of its sentences tear a word, where all of them came so
)
OFTEN = 0.12  # of them, where only those are closed that do; of blanks that writers put none in a hundred does
TOGETHER = 3.0  # nats from which on words go together
NO_LIST = -1.5  # and from which on they are no names of a list, where most blanks tear a word
APART = 6  # code points of a line for each of its blanks; words divided by blanks are shorter
PROVEN, BESIDE, ALONE = 0.97, 0.92, 0.8
_PROSE = lazy_pattern("[，。；]")
_HEADED = lazy_pattern(rf"[ \t\u3000]*{LABEL}")
_HAN = lazy_pattern("[一-鿿]")


class _Blank(NamedTuple):
    start: int
    end: int
    gain: float
    marked: bool  # beside a mark


def torn(text: str, blanks: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Deletions of those of the ``blanks`` of sentences, none of them behind a label, that tear a word."""
    found = list(_weighed(text, blanks))
    words = [b for b in found if not b.marked]
    sure = [b for b in words if b.gain >= TORN]
    if len(sure) >= FEWEST and len(sure) >= OFTEN * len(words):
        mostly = len(sure) >= MOSTLY * len(words)
        for b in found:
            if b.gain >= TORN:
                yield Edit(b.start, b.end, "", RULE, PROVEN)
            elif b.gain >= (NO_LIST if mostly else TOGETHER) or (b.marked and mostly):
                yield Edit(b.start, b.end, "", RULE, BESIDE if mostly else ALONE)
    elif 2 * len(sure) > len(words):
        yield from (Edit(b.start, b.end, "", RULE, ALONE) for b in sure)


def _weighed(text: str, blanks: Sequence[tuple[int, int]]) -> Iterator[_Blank]:
    """The blanks of lines of prose and of headings with what closing them gains."""
    of_line: dict[int, list[tuple[int, int]]] = {}
    for start, end in blanks:
        of_line.setdefault(text.rfind("\n", 0, start) + 1, []).append((start, end))
    for low, inside in of_line.items():
        high = text.find("\n", low)
        line = text[low : high if high >= 0 else len(text)]
        prose = _PROSE.search(line) or _HEADED.match(line)
        if not prose or "\t" in line or len(line) < APART * len(inside):
            continue
        for start, end in inside:
            marked = not (_HAN.match(text, start - 1) and _HAN.match(text, end))
            gain = 0.0 if marked else gain_of_closing(text, start, end)
            yield _Blank(start, end, gain, marked)
