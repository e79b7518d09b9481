"""How likely it is that a page is spun, by how it reads once it is taken for spun.

All that the forms of a page say (`joint`) leaves a page open that is spun lightly: one word in twenty shows little
more than a clean page that happens to hold a few rare words. So a page that is nearly proven is read as a spun one
is, and what is put back is judged as it is there (`table_odds`). On a page with one word in twenty spun many choices
are likelier right than wrong, and some are nearly sure; on a clean one hardly any. What the numbers of both add to
all that the forms say was learnt by ``make train-spun-reading`` (`models/spun-reading.tsv`).
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from eduparse.language.mixture import Mixture
from eduparse.language.package_data import weights_of
from eduparse.stages.reword.joint import PIECE, in_many_sentences
from eduparse.stages.reword.page_choices import page_choices
from eduparse.stages.reword.sightings import FIRST, Case
from eduparse.stages.reword.spinner import TABLE
from eduparse.stages.reword.table_odds import table_features, table_odds

LIKELY, NEARLY_SURE = 0.15, 1.65  # log-odds of a choice above which it is counted


def reading_odds(text: str, chars: Mixture, known: Case, odds: float) -> float:
    """Log-odds that ``text`` is spun with the public table, whose forms ``known`` holds and jointly give ``odds``."""
    weights = _weights()
    features = reading_features(text, chars, known, odds)
    return weights["constant"] + sum(weights[name] * value for name, value in features.items())


def reading_features(text: str, chars: Mixture, known: Case, odds: float) -> Mapping[str, float]:
    """What the weights are for; a long page is read in its beginning, and counted as one of PIECE code points."""
    here = text[:FIRST]
    dense = min(1.0, PIECE / len(here))
    case = replace(known, sightings=tuple(s for s in known.sightings if s.start < len(here)))
    read = page_choices(here, chars, (case,), bytearray(len(here)))
    by_name = {s.name: s for s in read.known}
    wanted = [c for c in read.choices if c.family == TABLE]
    found = table_odds(table_features(here, read.choices, wanted, read.shares, by_name))
    return {
        "jointly": odds,
        "sentences": float(in_many_sentences(text, known)),
        "likely": math.log1p(dense * sum(x > LIKELY for x in found)),
        "sure": math.log1p(dense * sum(x > NEARLY_SURE for x in found)),
    }


@cache
def _weights() -> Mapping[str, float]:
    return weights_of("spun-reading")
