"""Characters of another look-alike that recognition put inside words: 己经 for 已经, 党政机关千部, 土生士长.

Both characters are common, so only the words around tell: the other one must be likelier by far. In 32 million clean
characters nearly all that come to so much are such mistakes of their sources. They are suggested.
"""

from collections.abc import Iterator
from functools import lru_cache

from eduparse.language.charmodel import folded
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture

# What is shown, what is meant, and by how many nats that must be likelier: 字体太小 comes to 10.6, 几年一入 to 8.3.
KINDS = (
    ("己", "已", 8.0),
    ("巳", "已", 8.0),
    ("入", "人", 9.0),
    ("末", "未", 9.0),
    ("夭", "天", 9.0),
    ("士", "土", 6.0),
    ("太", "大", 12.0),
    ("千", "干", 10.0),
    ("干", "千", 8.0),
)
PAIRS = 1.0  # nats that the pairs with its neighbours must gain first, which are looked up at once
_MEANT = {shown: (meant, least) for shown, meant, least in KINDS}
_SHOWN = lazy_pattern("[己巳入末夭士太千干]")
_NEAR = 3  # characters on either side


def mistaken_chars(text: str) -> Iterator[tuple[int, str]]:
    """Where such a character stands, and which one is meant."""
    model = mixture()
    for m in _SHOWN.finditer(text):
        at, shown = m.start(), m[0]
        meant, least = _MEANT[shown]
        before, behind = text[at - 1 : at], text[at + 1 : at + 2]
        if _behind(before, meant, shown) + _before(behind, meant, shown) < PAIRS:
            continue
        left = folded(text[max(0, at - _NEAR) : at].rsplit("\n", 1)[-1])
        right = folded(text[at + 1 : at + 1 + _NEAR].split("\n", 1)[0])
        if model.score(meant + right, left) - model.score(shown + right, left) >= least:
            yield at, meant


@lru_cache(maxsize=1 << 14)
def _behind(char: str, meant: str, shown: str) -> float:
    """By how many nats ``meant`` is likelier behind ``char`` than ``shown``."""
    return mixture().logp(folded(char), meant) - mixture().logp(folded(char), shown)


@lru_cache(maxsize=1 << 14)
def _before(char: str, meant: str, shown: str) -> float:
    """By how many nats ``char`` is likelier behind ``meant`` than behind ``shown``."""
    if not char:
        return 0.0
    return mixture().logp(meant, folded(char)) - mixture().logp(shown, folded(char))
