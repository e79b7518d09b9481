"""Signs for counting that only pairs of Big5 show which lost their first byte: あきやま as ⑥⑺ⅲ⑩ⅷ.

Kana and letters of Big5 have second bytes that begin such signs. So counts of two kinds stand side by side, or one
that nothing counts up to. In 16 million characters of shared texts that is so at four places, two of them damaged.
"""

from collections.abc import Iterator
from itertools import permutations

from eduparse.language.lazy_pattern import lazy_pattern

_KINDS = ("[①-⑩]", "[⑴-⑽]", "[ⅰ-ⅹ]")
_TWO_KINDS = lazy_pattern("|".join(map("".join, permutations(_KINDS, 2))))
_SECOND = lazy_pattern("[②-⑩⑵-⑽ⅱ-ⅹ]")
_NUMBERS = lazy_pattern("(?<=第)[ⅰ-ⅹ]|[ⅰ-ⅹ](?=[號期級类類型])")


def shifted_counts(text: str, encoding: str) -> Iterator[tuple[int, int]]:
    """Where ``text``, a page in ``encoding``, shows such signs; nothing on a page that did not come in Big5."""
    if not encoding.startswith("big5"):
        return
    yield from (m.span() for m in _TWO_KINDS.finditer(text))
    for m in _SECOND.finditer(text):
        counts = text.count(m[0]) > 1 or chr(ord(m[0]) - 1) in text
        if not counts and not numbers_a_thing(text, m.start()):
            yield m.span()


def numbers_a_thing(text: str, at: int) -> bool:
    """Whether the sign at ``at`` is the number of something that counts nothing up: 第ⅱ期, ⅳ號機組."""
    return _NUMBERS.match(text, at) is not None
