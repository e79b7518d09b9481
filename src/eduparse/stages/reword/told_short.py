"""Short pages that read like spun ones though nothing proves it: their forms are told, and nothing is put back.

A page of a few hundred characters holds few forms, and one whose spinner has other pairs than the public table holds fewer
that are known. The reading (`second_reading`) tells such pages from clean ones long before it is sure enough to edit.
"""

from collections.abc import Callable, Iterator

from eduparse.stages.reword.broken_pairs import broken_pairs
from eduparse.stages.reword.period_words import of_the_past
from eduparse.stages.reword.sightings import Case
from eduparse.stages.reword.word_witness import LONG_PAGE

# Nats by the pairs from which such a page is read, and log-odds of the reading from which it is told. Of 16,000 pieces of 350 to 900
# code points of clean text 5 in 100 are read, and none comes to .5; tales on the past, made up, came to 4.0 at most.
PAIRS_TOLD, READ_TOLD = 2.9, 3.0
SHORTEST = 200  # code points of a page that is told; a few lines of a school read like spun ones
SAYS = 0.3  # nats of a form that is told
FEWEST = 2  # sentences that hold such forms


def told_short(
    text: str, said: Callable[[], Case], read: Callable[[Case, float], float]
) -> Iterator[tuple[int, int]]:
    """The forms of the public table in a short ``text`` that reads like a spun one.

    ``said`` gives what its forms say, and ``read`` the log-odds of the reading, as far as they may reach a bound.
    """
    if not SHORTEST <= len(text) < LONG_PAGE or broken_pairs(text) < PAIRS_TOLD:
        return
    known = said()
    if of_the_past(text, known) or read(known, READ_TOLD) < READ_TOLD:
        return
    spans = [
        (s.start, s.start + len(s.form)) for s in known.sightings if s.gain(known.share) >= SAYS
    ]
    lines = {text.count("\n", 0, start) + text.count("。", 0, start) for start, _ in spans}
    if len(lines) >= FEWEST:
        yield from spans
