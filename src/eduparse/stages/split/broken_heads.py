"""Lines that look like headings because a sentence was broken behind them: （一）住宿生应按指定的床位入⏎住，并缴费.

Where the line breaks of a column are too uneven to be joined, the first line of a clause ends inside a sentence,
and the next one goes on with it. There a heading would be half a sentence. The character model tells such a
break from the one between a heading and its text.
"""

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.draft import Span
from eduparse.stages.split.own_heading import DIVISIONS, Own, states
from eduparse.stages.split.text_lines import rest_of_line, text_lines
from eduparse.stages.split.wrap import breaks_sentence, gain_of_joining

# Nats by which the text is likelier without the break. Of 844 headings of papers with their text below 1 in 100 came
# to 11.2, nearly all of them where the text repeats a word of the heading; of 444 sentences broken anywhere 8 in 10 came
# to 13.
READS_ON = 13.0
STATES = 7.0  # the same where the line says what someone ought to do,
BESIDE = 3.0  # and where two other clauses of the text are broken so
FEWEST_BROKEN = 2
PHRASES = 2  # commas of a line that may be the half of a sentence
FEWEST_LINES = 2  # of clauses that end inside a sentence where the lines of a page are broken
NARROWEST_LINE = 10  # code points of a line of a column, its label apart
LABEL_AND_SLACK = (
    6  # code points by which the next line may be longer: the label, and what a typesetter squeezes
)
REPEATED = 2  # code points of the next line that the heading holds too: its text speaks of it
_LABEL = lazy_pattern(LABEL)
_GOES_ON = lazy_pattern("[，、；。）」”》]")  # no line begins with these, but the rest of one


def broken_heads(text: str, clauses: Sequence[Own], heads: Sequence[Span | None]) -> Iterator[int]:
    """The clauses whose heading goes on in the next line."""
    found = list(_above_short_lines(text, clauses, heads))
    if not found or not _is_broken(text, clauses, _ends(text, heads)):
        return
    doubtful: list[int] = []
    broken = 0
    for n, (start, end), at in found:
        if _GOES_ON.match(text, at):
            gain = READS_ON
        elif text[at : at + REPEATED] in text[start:end]:
            continue
        else:
            gain = gain_of_joining(text, end, at)
        if gain >= (STATES if states(text[start:end]) else READS_ON):
            broken += 1
            yield n
        elif gain >= BESIDE:
            doubtful.append(n)
    if broken >= FEWEST_BROKEN:
        yield from doubtful


def _above_short_lines(
    text: str, clauses: Sequence[Own], heads: Sequence[Span | None]
) -> Iterator[tuple[int, Span, int]]:
    """The headings alone on their lines, with where the next line begins: a longer one is a paragraph of its own.

    The title of a chapter may go on in the next line.
    """
    for n, head in enumerate(heads):
        if head is None or clauses[n].kind in DIVISIONS:
            continue
        at = _next_line(text, head, clauses[n].end)
        if at and len(rest_of_line(text, at).rstrip()) <= head[1] - head[0] + LABEL_AND_SLACK:
            yield n, head, at


def _ends(text: str, heads: Sequence[Span | None]) -> set[int]:
    """Where headings end; a line of several phrases that says what someone ought to do is the half of a sentence."""
    return {
        head[1]
        for head in heads
        if head is not None
        and not (states(line := text[slice(*head)]) and line.count("，") >= PHRASES)
    }


def _is_broken(text: str, clauses: Sequence[Own], ends: Container[int]) -> bool:
    """Whether lines of the clauses end inside a sentence, beside those that headings end at ``ends``."""
    broken = 0
    for (low, high), (start, _) in pairwise(text_lines(text, clauses[0].start, clauses[-1].end)):
        goes_on = "\n\n" not in text[high:start] and high - low >= NARROWEST_LINE
        if goes_on and high not in ends and breaks_sentence(text, high):
            broken += _LABEL.match(text, start) is None
            if broken == FEWEST_LINES:
                return True
    return False


def _next_line(text: str, head: Span, stop: int) -> int:
    """Where the line below a heading begins; 0 where it is short, does not end its line, or a blank line follows."""
    if head[1] - head[0] < NARROWEST_LINE or text[head[1] : head[1] + 1] != "\n":
        return 0
    at = head[1] + 1
    while text[at : at + 1] in (" ", "\u3000", "\t"):
        at += 1
    return at if at < stop and text[at] != "\n" else 0
