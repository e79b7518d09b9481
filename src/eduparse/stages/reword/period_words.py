"""Words of the public table that are writers' own where the past is told: 黉舍, 门生, 年夜, 糊口.

A text on an old school, a letter of the Republic, a tale of craftsmen holds many of them, each in its place. So all of
them together are one witness that a page is spun, not as many as there are: the one that says most stays
(`lexicons/period-words.tsv`). A spun page has others too, which no writer of any time puts (处置惩罚, 设置装备摆设).
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from eduparse.language.lexicons import table
from eduparse.stages.reword.sightings import SCARCE_SAYS, Case, Sighting, placed, supported
from eduparse.stages.reword.spinner import Spinner

# Uncommon forms that a short page must show beside words of the past, where there are so many of these.
OF_NO_TIME, PAST_MANY = 2, 4


def one_of_the_period(known: Case, family: Spinner, size: int) -> Case:
    """``known``, of a text of ``size`` code points, with the period's words of ``family`` counted as one."""
    kept = tuple(_one_kept(known.sightings, known.share))
    if len(kept) == len(known.sightings):
        return known
    support, share = supported(kept, size, family)
    return replace(known, support=support, share=share, placed=placed(kept), sightings=kept)


def _one_kept(found: Iterable[Sighting], share: float) -> Iterable[Sighting]:
    every = tuple(found)
    own = [s for s in every if not s.common and s.form in period_words()]
    most = max(own, key=lambda s: s.gain(share), default=None)
    return (s for s in every if s is most or s.common or s.form not in period_words())


@cache
def period_words() -> frozenset[str]:
    """All of them."""
    return frozenset(word for row in table("period-words") for word in row["words"].split())


def past_words(text: str) -> int:
    """How many different ones stand in ``text``."""
    return sum(word in text for word in period_words())


def counted_as_one(known: Case) -> bool:
    """Whether ``known`` was left no more than one of them, as `one_of_the_period` does."""
    return sum(not s.common and s.form in period_words() for s in known.sightings) <= 1


def of_the_past(text: str, known: Case) -> bool:
    """Whether many words are a writer's own where the past is told, and hardly any other uncommon form speaks."""
    said = {s.form for s in known.sightings if not s.common and s.gain(known.share) >= SCARCE_SAYS}
    return past_words(text) >= PAST_MANY and len(said - period_words()) < OF_NO_TIME
