"""Forms that stand inside a longer form of their family: 造 of 假造 is hardly put for 制 where 假造 stands for 虚拟.

A spinner takes the longest word that it knows, and what it puts is one piece. So a longer form over a place is the
likelier answer, the more often a spinner writes it than a writer does. The reading compares originals of one form only,
and the trees of `table_odds` do not ask for it. Both weights were fitted on the pages to set bounds by (`bench._repeated`),
beside what the trees say. There, of what is lost by them, three in ten were wrong, and of all that is put back one in a hundred.
"""

import math
from collections.abc import Iterator

from eduparse.stages.reword.lexicon import SpinPair
from eduparse.stages.reword.spinner import Spinner
from eduparse.stages.reword.word_search import Choice

INSIDE = 2.4  # nats against a form inside a longer one that spinners and writers use alike
TELLING = 0.8  # for each power of ten that a spinner writes the longer one more often
LITTLE = 0.1  # occurrences per million code points that no rate is below
FARTHEST = 3  # code points before a form at which a longer one that covers it may begin


def inside_longer(text: str, choice: Choice, family: Spinner) -> float:
    """Nats against ``choice`` in ``text`` because a longer form of ``family`` covers it; 0 where none does."""
    rates = (math.log10(_rate(e, family)) for e in _longer(text, choice, family))
    most = max(rates, default=None)
    return 0.0 if most is None else max(0.0, INSIDE + TELLING * most)


def _longer(text: str, choice: Choice, family: Spinner) -> Iterator[SpinPair]:
    size = len(choice.entry.spun)
    end = choice.start + size
    for at in range(max(0, choice.start - FARTHEST), choice.start + 1):
        for entry in family.lexicon.at(text, at):
            if len(entry.spun) > size and at + len(entry.spun) >= end:
                yield entry


def _rate(entry: SpinPair, family: Spinner) -> float:
    """How many times as often a spinner that replaces every word writes the form of ``entry`` as a writer does."""
    put = entry.was * math.exp(family.lexicon.share(entry))
    return (put + LITTLE) / (entry.clean + LITTLE)
