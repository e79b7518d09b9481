"""Single characters that a swap would take out of a common word: 乡 of 乡镇 is no 城 of 城镇.

The public table swaps opposites of one character, and both may make a word with the same neighbour. Which of the
two words stood there the context seldom tells; the word that stands there whole is the likelier by itself. So the
swap is a suggestion, unless what it would make is far more frequent. So is one that leaves a single character between
two stops where a word stood: 年夜，先生守岁 is no 大，.
"""

from collections.abc import Sequence

from eduparse.language.charmodel import folded, model
from eduparse.stages.reword.word_search import Choice

STOPS = frozenset("，。；：、！？“”\n") | {""}  # "" is where the text begins or ends
COMMON = 20.0  # per million code points, from which two characters are a word of the genre
FAR = 20.0  # by how many times the word of the original must be more frequent


def inside_words(text: str, choices: Sequence[Choice]) -> frozenset[int]:
    """The starts of those ``choices`` that change one character of a common word, which stands whole in ``text``."""
    taken = {c.start + k for c in choices for k in range(len(c.entry.spun))}
    return frozenset(
        c.start
        for c in choices
        if len(c.entry.spun) == len(c.entry.original) == 1 and _breaks_a_word(text, c, taken)
    )


def alone_between_stops(text: str, choices: Sequence[Choice]) -> frozenset[int]:
    """The starts of those ``choices`` that put one character for a longer form which stands between two stops."""
    return frozenset(
        c.start
        for c in choices
        if len(c.entry.original) == 1 < len(c.entry.spun)
        and text[max(0, c.start - 1) : c.start] in STOPS
        and text[(end := c.start + len(c.entry.spun)) : end + 1] in STOPS
    )


def _breaks_a_word(text: str, choice: Choice, taken: set[int]) -> bool:
    at, original = choice.start, choice.entry.original
    pairs = []
    if at and at - 1 not in taken:
        pairs.append((text[at - 1 : at + 1], text[at - 1] + original))
    if at + 1 < len(text) and at + 1 not in taken:
        pairs.append((text[at : at + 2], original + text[at + 1]))
    rates = [(_rate(word), _rate(other)) for word, other in pairs]
    return any(here >= COMMON and there < FAR * here for here, there in rates)


def _rate(word: str) -> float:
    return model().chance(folded(word)) * 1e6
