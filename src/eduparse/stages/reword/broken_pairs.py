"""Which pages are worth a reading: those with pairs of characters that a spinner leaves, and hardly any writer.

A reading (`second_reading`) tells spun pages from clean ones whatever they are about, but takes as long as all passes take
on ten clean pages. The uncommon forms do not say which pages to read: a novel with three words in ten replaced may hold
none, since it has few of the words that they stand for. What a spinner puts does not go with what stands around, though,
and the pairs of characters that come of it (的操持, 一自己: 的操, 自己 behind 一) are in every genre the same. So the pairs of
a page are looked up once, and the weights of those that tell are summed up as a page of PIECE code points would give them.

A weight says how much oftener a piece has the pair once it is spun with the public table (nats). They were learnt by
``make train-spun-pairs`` (`models/spun-pairs.tsv`). They prove nothing: a clean page that they open is read, and stays clean.
"""

import math
from collections.abc import Mapping
from functools import cache, lru_cache

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.model_weights import weights_of
from eduparse.stages.reword.joint import PIECE
from eduparse.stages.reword.page_pairs import pairs_in
from eduparse.stages.reword.sightings import FIRST

_SENTENCE = lazy_pattern(r"[^。！？\n]+")


@lru_cache(maxsize=2)
def broken_pairs(text: str) -> float:
    """Nats by the pairs in the beginning of ``text``, as a page of PIECE code points would have them."""
    here = text[:FIRST]
    weights = _weights()
    found = (pair for pair in weights.keys() & pairs_in(text) if pair in here)
    return math.fsum(map(weights.__getitem__, found)) * min(1.0, PIECE / max(1, len(here)))


def broken_throughout(text: str, least: float) -> bool:
    """Whether the pairs of ``text`` say ``least`` nats, and those of more than one sentence say something."""
    if broken_pairs(text) < least:
        return False
    return sum(broken_pairs(sentence) > 0 for sentence in _SENTENCE.findall(text)) > 1


@cache
def _weights() -> Mapping[str, float]:
    return weights_of("spun-pairs")
