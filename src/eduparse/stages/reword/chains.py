"""The forms that family A makes of its own pairs: it works by characters, and on its own replacements.

It replaces characters inside words as well as words (炼 -> 真金不怕火, 道 -> 说念), and what a first
replacement wrote may be replaced again: 教师 -> 锤炼 -> 锤真金不怕火, 人 -> 东道主 -> 东说念主. So beside each pair
stand the forms that the characters make of its replacement. Inside words that it does not know as a whole
(饱读励, 维执) the pair of the character alone stands, and the character model decides.
"""

from collections.abc import Iterable, Iterator

from eduparse.stages.reword.lexicon import SpinPair

TIER = "character"  # of pairs that hold inside any word
DEPTH = 2  # replacements of a replacement
AGAIN = 2.5  # nats by which a form that was replaced again is less likely than one replaced once

Shares = dict[tuple[str, str], float]


def chained(entries: Iterable[SpinPair], shares: Shares | None = None) -> Iterator[SpinPair]:
    """``entries``, and what the pairs of characters among them make of the others' replacements.

    ``shares`` holds the share of each pair among the replacements of its original (log); those made are put in.
    """
    known = tuple(entries)
    by_character: dict[str, list[str]] = {}
    for entry in known:
        if entry.tier == TIER and len(entry.original) == 1:
            by_character.setdefault(entry.original, []).append(entry.spun)
    made = {(e.spun, e.original): e for e in known}
    fresh = list(known)
    for _ in range(DEPTH):
        again = [(entry, new) for entry in fresh for new in _again(entry, by_character, made)]
        if shares is not None:
            for entry, new in again:
                known_share = shares[entry.spun, entry.original]
                shares[new.spun, new.original] = known_share - AGAIN
        fresh = [new for _, new in again]
    yield from made.values()


def _again(
    entry: SpinPair, by_character: dict[str, list[str]], made: dict[tuple[str, str], SpinPair]
) -> Iterator[SpinPair]:
    """``entry`` with one character of its form replaced once more; new ones are put into ``made``."""
    if entry.tier == TIER:
        return
    for at, char in enumerate(entry.spun):
        for spun in by_character.get(char, ()):
            form = entry.spun[:at] + spun + entry.spun[at + 1 :]
            if form != entry.original and (form, entry.original) not in made:
                why = f"chain: {entry.spun} -> {form}"
                new = SpinPair(form, entry.original, "rare", entry.seen, why, 0.0, entry.was)
                made[form, entry.original] = new
                yield new
