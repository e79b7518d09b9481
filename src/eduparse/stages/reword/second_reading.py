"""How likely it is that a page is spun, by how it reads once it is taken for spun.

All that the forms of a page say (`joint`) leaves a page open that is spun lightly: one word in twenty shows little
more than a clean page that happens to hold a few rare words. So a page that is nearly proven, or that only its words
would prove, is read as a spun one is, and what is put back is judged as it is there (`table_odds`). On a page with one word in twenty spun many choices
are likelier right than wrong, and some are nearly sure; on a clean one hardly any.

What counts is how many different forms there are, each by its best place: an article about a subject repeats its words.
A form that stands there again and again beside its original, untouched, is such a word (反动 and 革命 in an essay on the
years in which both were said), and is not counted. Of the words that are a writer's own where the past is told
(`period_words`) the best counts, once, where they are one witness. What `joint` says is not heard again, since the same forms say it.
The weights were learnt by ``make train-spun-reading`` (`models/spun-reading.tsv`).
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice

from eduparse.language.mixture import Mixture
from eduparse.language.model_weights import weights_of
from eduparse.stages.reword.joint import PIECE
from eduparse.stages.reword.lexicon import SpinPair
from eduparse.stages.reword.page_choices import lines_to_read, page_choices
from eduparse.stages.reword.period_words import counted_as_one, period_words
from eduparse.stages.reword.sightings import FIRST, Case
from eduparse.stages.reword.single_forms import gaining_forms
from eduparse.stages.reword.spinner import TABLE, spinner
from eduparse.stages.reword.table_odds import table_features, table_odds

# Log-odds of its best place above which a form is counted, once for each bound that it passes.
POSSIBLE, LIKELY, SURE, SUREST = -0.6, 0.65, 1.65, 2.65
SEEN_BY = (
    300  # code points by which the models are weighed to see whether a text is worth a reading
)
# Log-odds that a reading is made for at most, if all that gains something by itself counts in full. Short texts are asked
# more; but of 1,400 spun ones two came to 10 and 11 with forms that gain something beside others, and to 6 without.
FOR_AT_MOST = 4.5
AGAIN = 2  # times that a form stands beside its original from which it is a word of the page


def reading_odds(
    text: str, weigh: Callable[[str], Mixture], known: Case, least: float = -math.inf
) -> float:
    """Log-odds that ``text`` is spun with the public table, whose forms ``known`` holds.

    ``weigh`` gives the models for what a text is. Where they are less than ``least`` it is not told by how much: mostly so
    few forms gain anything by themselves that none of them is read.
    """
    weights = _weights()
    if least > -math.inf and not _may_reach(text[:FIRST], weigh(text[:SEEN_BY]), known, least):
        return -math.inf
    features = reading_features(text, weigh(text), known)
    return weights["constant"] + sum(weights[name] * value for name, value in features.items())


def reading_features(text: str, chars: Mixture, known: Case) -> Mapping[str, float]:
    """What the weights are for: how many different forms are so likely put for their originals.

    A long page is read in its beginning, and counted as one of PIECE code points.
    """
    here = text[:FIRST]
    dense = min(1.0, PIECE / len(here))
    case = _case_within(known, len(here))
    read = page_choices(here, chars, (case,), bytearray(len(here)))
    by_name = {s.name: s for s in read.known}
    wanted = [c for c in read.choices if c.family == TABLE]
    odds = table_odds(table_features(here, read.choices, wanted, read.shares, by_name))
    best: dict[str, float] = {}
    for choice, nats in zip(wanted, odds, strict=True):
        form = choice.entry.spun
        if nats > max(POSSIBLE, best.get(form, POSSIBLE)) and not _of_the_page(here, choice.entry):
            best[form] = nats
    if counted_as_one(known):
        own = sorted(best.keys() & period_words(), key=lambda form: best[form])
        for form in own[:-1]:
            del best[form]
    bounds = {"possible": POSSIBLE, "likely": LIKELY, "sure": SURE, "surest": SUREST}
    return {
        name: dense * sum(nats > bound for nats in best.values()) for name, bound in bounds.items()
    }


def _may_reach(text: str, chars: Mixture, known: Case, least: float) -> bool:
    """Whether enough forms of ``text`` gain something by themselves, each to count in full where it does."""
    weights = _weights()
    in_full = sum(weights.values()) - weights["constant"]
    nats = min(least, FOR_AT_MOST) - weights["constant"]
    needed = math.ceil(nats / in_full / min(1.0, PIECE / len(text)))
    case = _case_within(known, len(text))
    family = spinner(TABLE)
    lines = lines_to_read(text, (case,), (family,))
    found = gaining_forms(text, lines, chars, family, case.share)
    return sum(1 for _ in islice(found, needed)) >= needed


def _case_within(known: Case, size: int) -> Case:
    """What ``known`` holds of the first ``size`` code points."""
    return replace(known, sightings=tuple(s for s in known.sightings if s.start < size))


def _of_the_page(text: str, entry: SpinPair) -> bool:
    """Whether the form of ``entry`` is the page's own word: it has the original too, and says both."""
    return text.count(entry.spun) >= AGAIN and entry.original in text


@cache
def _weights() -> Mapping[str, float]:
    return weights_of("spun-reading")
