"""Whether the first sentence of a numbered paragraph is its heading or the first thing it says.

防溺水。请家长… opens with a heading; 主席感谢各委员。秘书处… opens with a sentence. Words alone do not tell: minutes,
answers and reports of events have thousands of verbs. So every sentence is weighed by its first and last characters,
the pairs of characters in it, its length and commas, and how the text behind it opens. The weights are data
(`models/run-in.tsv`), learnt by `tools/train_run_in.py` from lines that are headings and sentences that are none.
Siblings are headed alike: what a sentence weighs is held together with what theirs weigh.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from eduparse.language.charmodel import folded
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words as lexicon
from eduparse.language.model_weights import weights_of
from eduparse.stages.split.heading_features import LEAD, Features, weighed

EVEN = 0.75  # how alike in length the halves of a sentence are that make a couplet
LONGEST_COUPLET = 24  # code points; halves longer than those of a slogan are clauses of a sentence
LONGEST = 32  # code points from which on all sentences are alike long
BODY = 2  # characters of the text behind that are looked at
_OTHER = lazy_pattern(r"[^一-鿿，、“”《》（）()0]")  # characters that are one and the same here
_DOING = lazy_pattern(lexicon("verb-of-doing"))


class FirstSentence(NamedTuple):
    """A first sentence without its stop, and the text behind it."""

    words: str
    body: str


@cache
def run_in_weights() -> Mapping[str, float]:
    """The weight of each feature; what is above 0 speaks for a heading."""
    return weights_of("run-in")


def sentence_features(sentence: FirstSentence) -> Features:
    """What is weighed of a sentence."""
    words, body = _plain(sentence.words), _plain(sentence.body[:BODY])
    commas = words.count("，") + words.count(",")
    out: Features = {
        "none": 1.0,
        "length": math.log(_length(sentence)),
        "points": _length(sentence) / 10,
        "comma": float(commas > 0),
        "even": _even(words) if commas == 1 else 0.0,
        "lead": float(LEAD.match(words) is not None),
    }
    if sentence.body:
        out[f"behind:{_times_longer(sentence)}"] = 1.0
    out |= {f"in:{a}{b}": 1.0 for a, b in pairwise(words)}
    out |= {f"in:{a}": 1.0 for a in words}
    out |= {f"first:{words[:n]}": 1.0 for n in (1, 2)}
    out |= {f"last:{words[-n:]}": 1.0 for n in (1, 2)}
    out |= {f"body:{body[:n]}": 1.0 for n in (1, 2) if body[:n]}
    return out


def _length(sentence: FirstSentence) -> int:
    return min(len(sentence.words), LONGEST)


def _times_longer(sentence: FirstSentence) -> int:
    """How many times as long the text behind is, as a power of two from 0 to 3; a heading is explained at length."""
    behind = len(sentence.body.partition("\n")[0])
    return min(3, int(math.log2(max(1.0, behind / len(sentence.words)))))


def _plain(text: str) -> str:
    return _OTHER.sub("x", folded(text))


def opens_with_doing(words: str) -> bool:
    """Whether ``words`` open with a verb of doing, which has no subject: 加强管理."""
    return LEAD.match(words) is not None or _DOING.search(words) is not None


def _couplet(sentence: FirstSentence) -> bool:
    words = sentence.words
    return len(words) <= LONGEST_COUPLET and words.count("，") == 1 and _even(words) >= EVEN


def _even(words: str) -> float:
    """How alike in length the halves around the comma are, from 0 to 1."""
    first, _, second = words.replace(",", "，").partition("，")
    return 1 - abs(len(first) - len(second)) / max(1, len(first), len(second))


def weigh(sentence: FirstSentence, weights: Mapping[str, float]) -> float:
    """The log-odds that a sentence is a heading, by itself."""
    return weighed(sentence_features(sentence), weights)


def weigh_together(sentences: Sequence[FirstSentence], weights: Mapping[str, float]) -> list[float]:
    """The log-odds of siblings in the light of each other."""
    own = [weigh(s, weights) for s in sentences]
    return [weighed(of_list, weights) for of_list in in_list(sentences, own)]


def headed_by_form(sentences: Sequence[FirstSentence]) -> bool:
    """Whether siblings have the form of headings, whatever they weigh.

    Half of them open with a verb of doing, which has no subject (加强管理), or all are couplets (领导重视，组织有力).
    """
    led = sum(opens_with_doing(s.words) for s in sentences)
    return 2 * led >= len(sentences) or (len(sentences) > 1 and all(map(_couplet, sentences)))


def in_list(sentences: Sequence[FirstSentence], own: Sequence[float]) -> Iterator[Features]:
    """What is weighed of each of ``sentences`` beside its siblings; ``own`` are their log-odds alone."""
    commas = [s.words.count("，") for s in sentences]
    lengths = [_length(s) for s in sentences]
    even = all(map(_couplet, sentences))
    # Counted once, for a list may have thousands of points.
    total, alike, of_length = sum(own), Counter(commas), Counter(lengths)
    others = len(sentences) - 1
    for n in range(len(sentences)):
        out: Features = {"list.none": 1.0, "list.own": own[n]}
        if others:
            apart = (abs(math.log(lengths[n] / x)) * often for x, often in of_length.items())
            out |= {
                "list.siblings": (total - own[n]) / others,
                "list.commas": (alike[commas[n]] - 1) / others,
                "list.length": sum(apart) / others,
                "list.even": float(even),
            }
        else:
            out["list.alone"] = 1.0
        yield out
