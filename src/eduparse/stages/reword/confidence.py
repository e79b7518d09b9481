"""How often a substitution is right, by its margin and by what kind of pair it is.

Counted on 92,000 code points of papers, news, blogs, reviews and novels held out of training, spun
with the public table at 100, 30 and 5% of the words, half of the pairs against the other half. A
nat of margin is worth half of what it says. Surer are a frequent original, a rare form, a page that
is spun throughout, and a pair that was seen at work more often. Less sure are a swapped pair (开发
for 建设 and 建设 for 开发) and a single character as original.
"""

import math
from collections import Counter
from collections.abc import Sequence

from eduparse.stages.reword.lexicon import Entry
from eduparse.stages.reword.word_search import Choice

MARGIN = 0.5  # for each nat
COMMON_FORM = -0.24  # for each power of ten of its rate in clean text
COMMON_ORIGINAL = 0.56
SPUN_SHARE = 0.66  # for each nat of the share of words that were replaced
SWAPPED = -0.21
SINGLE_FORM = 0.42
SINGLE_ORIGINAL = -1.2
THROUGHOUT = 1.0  # where nearly every word of a family whose pairs were seen together was replaced
NEARLY_ALL = 0.7  # share of its words from which that is so
SEEN = 0.55  # for each doubling of how often the pair was seen on a page beside its original
SURE = 0.9  # confidence of a choice that others are judged by
UNSEEN = 0.3  # occurrences per million code points that stand for none


def confidence(entry: Entry, margin: float, share: float, *, swapped: bool) -> float:
    """The chance that ``entry`` was put on a page where ``share`` of the words were replaced."""
    nats = (
        MARGIN * max(-2.0, min(15.0, margin))
        + COMMON_FORM * math.log10(max(UNSEEN, entry.clean))
        + COMMON_ORIGINAL * math.log10(max(UNSEEN, entry.was))
        + SPUN_SHARE * math.log(share)
        + SWAPPED * swapped
        + SEEN * math.log2(entry.seen)
        + SINGLE_FORM * (len(entry.spun) == 1)
        + SINGLE_ORIGINAL * (len(entry.original) == 1)
    )
    if entry.seen > 1 or entry.tier in {"signature", "character"} or entry.why.startswith("seen"):
        nats += THROUGHOUT * (share >= NEARLY_ALL)
    return round(1 / (1 + math.exp(-nats)), 3)


def agreed(choices: Sequence[Choice], alone: Sequence[float]) -> list[float]:
    """The confidence of ``choices`` by what the page does with the same form elsewhere.

    ``alone`` holds what each is sure by itself. A form that stands for one original wherever that is sure, k
    times, stands for it where its place is silent, as often as k + 1 of k + 2 times.
    """
    sure = Counter(
        (c.entry.spun, c.entry.original) for c, p in zip(choices, alone, strict=True) if p >= SURE
    )
    originals = Counter(spun for spun, _ in sure)
    out = []
    for choice, p in zip(choices, alone, strict=True):
        k = sure[choice.entry.spun, choice.entry.original]
        one = originals[choice.entry.spun] == 1 and choice.margin >= 0
        out.append(round(max(p, (k + 1) / (k + 2)), 3) if k and one else p)
    return out
