"""What a forum hides between the lines of its posts, so that copies can be told: ``+ k9 Z$ b" u7 W``.

It is made by chance, but in one way: a figure or a sign, a blank, a letter or another sign, and so on, at the end
of a line or as a line of its own. The first may be a blank, which a page shows as none. Rows of letters, keys, sums
and code are made otherwise: they go on in order, repeat, or have blanks on both sides of a sign.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from eduparse.language.lazy_pattern import lazy_pattern

FEWEST = 3  # pairs of a sign and a letter of a run, …
SURE = 4  # … and of one that chance made
KINDS = 3  # of figures, small letters, capital letters and signs that a run has
DIFFERENT = 0.5  # share of the signs of a run, and of its letters, that stand in it once
FULL = 0.5  # share of the pairs of a run with a sign: of 28 that may stand there one is a blank
_LETTER, _SIGN = "[?-~]", "[!-;]"
_GATE = lazy_pattern(f" {_LETTER}(?:{_SIGN}? {_LETTER})(?=[!-;]? |$)", re.MULTILINE)
_RUN = lazy_pattern(
    f"(?:^|(?<=[^!-~\\s])[ \u3000]?){_LETTER}?(?P<pairs>(?:{_SIGN}?[ ]{_LETTER})"
    f"(?:{_SIGN}?[ ]{_LETTER}){{2,40}}{_SIGN}?)[ \u3000]*$",
    re.MULTILINE,
)
_PAIR = lazy_pattern(f"({_SIGN}?)[ ]({_LETTER})")


def scrambles(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where such runs stand, each with whether it is sure that chance made it."""
    if _GATE.search(text) is None:
        return
    for m in _RUN.finditer(text):
        pairs = _PAIR.findall(m["pairs"])
        signs, letters = [s for s, _ in pairs if s], [c for _, c in pairs]
        if len(signs) < max(FEWEST, FULL * len(pairs)) or not (_varied(signs) and _varied(letters)):
            continue
        if _in_order(signs) or _in_order(letters):
            continue
        chars = "".join((*signs, *letters))
        kinds = (str.isdigit, str.islower, str.isupper, _is_sign)
        if sum(any(map(kind, chars)) for kind in kinds) >= KINDS:
            yield m.start(), m.end(), len(signs) >= SURE


def _is_sign(char: str) -> bool:
    return not char.isalnum()


def _varied(chars: list[str]) -> bool:
    return len(set(chars)) >= DIFFERENT * len(chars)


def _in_order(chars: list[str]) -> bool:
    """Whether ``chars`` go on as a row does: 1 2 3, a b c."""
    return all(0 <= ord(b) - ord(a) <= 1 for a, b in pairwise(chars))
