"""How likely it is that a page is spun, by all that its forms say weighed together.

The bounds of `gate` ask each witness alone. A page with one word in twenty spun shows little of each and something
of all: a few forms that hardly stand by themselves, some whose places speak for their originals, a composition that
a spinner makes. Their weights (`models/spun-page.tsv`) were learnt by ``make train-spun`` from pages spun with the
public table and from clean ones. Evidence is taken as a page of PIECE code points would give it: what the models
have wrong about a text grows with its length, and must not add up to a proof.
"""

import heapq
import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.model_weights import weights_of
from eduparse.stages.reword.sightings import Case, composed, placed
from eduparse.stages.reword.spinner import Spinner

PIECE = 1500  # code points of the pages that the weights were learnt from
SHARE = 0.1  # of its words that a spinner replaced, for which each form is weighed
BEST_FORMS = 5  # uncommon forms that say most
FITS = 1.0  # nats of a place that speaks for its original
LEAST_COMPOSED = -5.0  # nats; a page may be full of rare words and spun none the less
ELSEWHERE = (
    0.5  # share of what the places say that must lie outside the sentence where they say most
)

_SENTENCE: re.Pattern[str] = lazy_pattern(r"[^。！？\n]+")


def joint_odds(known: Case, family: Spinner, size: int) -> float:
    """Log-odds that a page of ``size`` code points is spun by ``family``, whose forms ``known`` holds."""
    weights = _weights()
    features = joint_features(known, family, size)
    return weights["constant"] + sum(weights[name] * value for name, value in features.items())


def joint_features(known: Case, family: Spinner, size: int) -> Mapping[str, float]:
    """What the weights are for: each a number of about 1 on a page that is lightly spun.

    ``places`` and ``composed`` grow with the length of a page, the best forms and fitting places less so.
    """
    uncommon = [s for s in known.sightings if not s.common]
    best = heapq.nlargest(BEST_FORMS, (s.gain(SHARE) for s in uncommon))
    fitting = sum(s.fit(SHARE) > FITS for s in known.sightings)
    dense = min(1.0, PIECE / size)
    return {
        "places": known.placed / 10 * dense,
        "composed": max(LEAST_COMPOSED, composed(uncommon, family)) / 10 * dense,
        "best": sum(best) / 5 * math.sqrt(dense),
        "fitting": fitting / 5 * math.sqrt(dense),
    }


def in_many_sentences(text: str, known: Case) -> bool:
    """Whether the places speak outside the one sentence of ``text`` in which they say most, too."""
    said: dict[int, float] = defaultdict(float)
    beginnings = [m.start() for m in _SENTENCE.finditer(text)]
    sentence_of = [bisect_right(beginnings, s.start) for s in known.sightings]
    for sentence, s in zip(sentence_of, known.sightings, strict=True):
        said[sentence] += s.fit(SHARE)
    if not said:
        return False
    most = max(said, key=lambda sentence: said[sentence])
    rest = [s for sentence, s in zip(sentence_of, known.sightings, strict=True) if sentence != most]
    return placed(rest) >= ELSEWHERE * known.placed if rest else False


@cache
def _weights() -> Mapping[str, float]:
    return weights_of("spun-page")
