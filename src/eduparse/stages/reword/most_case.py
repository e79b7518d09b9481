"""What a page can say at most for a family of spinners, whatever the character models are weighed by.

To weigh the models for a page takes ten times as long as to look at the few uncommon forms of a clean page in every
weighing there is. A page for which the most that these say is too little is done with that.
"""

import math
from collections.abc import Sequence
from itertools import islice

from eduparse.language.charmodel import folded, grams_of
from eduparse.language.mixture import WEIGHINGS, mixture
from eduparse.stages.reword.lexicon import SpinPair
from eduparse.stages.reword.sightings import (
    IN_PLACE,
    WORTH,
    Case,
    around,
    placed,
    rates_of,
    sighting_at,
    standing_forms,
    supported,
    unquoted,
)
from eduparse.stages.reword.spinner import Spinner

MOST_FORMS = 8  # uncommon ones of a page that are looked at in every weighing of the models
ROUNDED = 1e-6  # nats; more than sums of the same numbers in another order differ
MOST_RATIO = 500.0  # nats by which a word fits better, for any that are more


def most_case(text: str, family: Spinner) -> Case | None:
    """The most that ``text`` can say for ``family``; None where that is open.

    It is where there are more forms than MOST_FORMS, and where the common words could count (`sightings.case`).
    """
    kept = unquoted(text)
    forms = list(islice(standing_forms(kept, family, text, common=False), MOST_FORMS + 1))
    if len(forms) > MOST_FORMS:
        return None
    found = tuple(
        sighting_at(at, here, family, _most_nats(kept, at, here, family)) for at, here in forms
    )
    support, share = supported(found, len(kept), family)
    in_place = placed(found)
    if support >= WORTH - ROUNDED or in_place >= IN_PLACE - ROUNDED:
        return None
    return Case(family.name, support, in_place, share, found)


def _most_nats(text: str, at: int, here: Sequence[SpinPair], family: Spinner) -> float:
    """By how much the originals fit better than the form at most, in any weighing of the models (nats)."""
    left, right = around(text, at, here)

    def grams(word: str) -> tuple[list[str], list[str]]:
        whole = folded(left + word + right)
        return grams_of(whole, len(left)), grams_of(folded(word), 0)

    stands, alone = grams(here[0].spun)
    rates = rates_of(here, family)
    of_all = sum(rates)
    nats = [0.0] * WEIGHINGS
    for rate, entry in zip(rates, here, strict=True):
        put, by_itself = grams(entry.original)
        ratios = mixture().log_ratios([*put, *alone], [*by_itself, *stands])
        nats = [
            x + rate / of_all * math.exp(min(MOST_RATIO, r))
            for x, r in zip(nats, ratios, strict=True)
        ]
    most = max(nats)
    return math.log(most) if most else -math.inf
