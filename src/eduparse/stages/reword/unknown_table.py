"""On a page whose spinner has pairs that no lexicon holds: which originals are put back with doubt.

A form may stand there for a word that the lexicon does not know: 供认 is 承认 in the public table and 确认 in another. Such a page
still holds broken pairs (`broken_pairs`) once all that is sure is put back: half of its nats where half of the pairs are
unknown, and a tenth where none is. There an original must fit its place better than words like it do.
Words like it share one of its two characters, as synonyms mostly do: 提高 and 提升, 改进 and 改革, 设施 and 设备.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache

from eduparse.language.char_trie import ORDER
from eduparse.language.charmodel import Together, folded
from eduparse.language.lexicons import common_chars
from eduparse.language.mixture import Mixture, mixture
from eduparse.stages.reword.broken_pairs import broken_pairs
from eduparse.stages.reword.confidence import by_the_table
from eduparse.stages.reword.table_odds import restored
from eduparse.stages.reword.word_search import Choice

# Share of the nats by its broken pairs from which a page has pairs that are not known. Of 35 pages with every word replaced and
# half of the pairs known all have so much, of 35 with all pairs known 6.
UNEXPLAINED = 0.3
# Share of the words replaced from which the pairs say so: where few are, less is sure, and more right edits than wrong ones would go.
MANY = 0.75
# Nats by which the best like word may fit better, less what the place makes the original likelier. With half of the pairs known 61 of 100
# wrong edits go beyond, and 14 of 100 right ones.
BETTER = 1.0
# The same whatever the place makes likelier: 本院予以承认 has a likely place, and 认可 fits it as well.
AS_GOOD = 0.5
SINGLE = 0.97  # confidence from which one character is put back there
PAIR = 2  # code points of an original that is compared
COMMON = 700  # characters of which like words are made
EACH = 40  # of them, the likeliest at the place, for each of the two
RIGHT = 3  # code points behind the place that are read


def doubtful_places(
    text: str, put: Sequence[tuple[Choice, float]], share: float, chars: Mixture
) -> Iterator[int]:
    """The starts of those choices whose original may be another word; ``put`` is all that is put back, with its confidence.

    ``share`` is that of the table's words that were replaced.
    """
    if share < MANY:
        return
    sure = {choice.start: confidence for choice, confidence in put}
    read, starts = restored(text, [choice for choice, _ in put])
    broken = broken_pairs(text)
    if broken <= 0 or broken_pairs(read) < UNEXPLAINED * broken:
        return
    seen = folded(read)
    for at, choice in starts.items():
        form, original = choice.entry.spun, folded(choice.entry.original)
        if len(original) == 1 and by_the_table(choice) and sure[choice.start] < SINGLE:
            yield choice.start
        if len(original) != PAIR or len(form) < PAIR or not by_the_table(choice):
            continue
        left, right = seen[max(0, at - ORDER + 1) : at] or "\n", seen[at + PAIR :][:RIGHT]
        own = chars.score(original + right, left)
        better = _best_like(chars, left, original, right, form) - own
        gained = own - chars.score(right, "") - math.log(chars.chance(original))
        if better > min(AS_GOOD, BETTER + gained):
            yield choice.start


def _best_like(chars: Mixture, left: str, original: str, right: str, form: str) -> float:
    """Nats of the likeliest word in the place of ``original`` that shares one of its characters: 提升, 认可 for 承认."""
    first, last = original[0], original[1]
    common, together = _common()
    words = {common[n] + last for _, n in chars.best_of(left, together, EACH)}
    words |= {first + common[n] for _, n in chars.best_of(left + first, together, EACH)}
    words |= {last + common[n] for _, n in chars.best_of(left + last, together, EACH)}
    scores = (chars.score(word + right, left) for word in words - {original, form})
    return max(scores, default=-math.inf)


@cache
def _common() -> tuple[str, tuple[Together, ...]]:
    """The commonest characters, and what the models want to know of them."""
    common = common_chars()[:COMMON]
    return common, mixture().together([mixture().number(char) for char in common])
