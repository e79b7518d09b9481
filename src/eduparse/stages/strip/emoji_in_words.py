"""Emoji inside words of a text that has few of them: 落实巡查✅责任 for 落实巡查责任.

People put one between two sentences, behind a word that it shows, or in place of one. So what stands on both sides must
go together much better than apart. In a paper several such prove each other; one is suggested.
"""

import re
from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.language.charmodel import folded
from eduparse.language.clause_labels import CLAUSE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.mixture import mixture
from eduparse.language.present import beside_chinese

RULE = "spam.emoji"
TORN = 5.0  # nats that the words on both sides gain together: of places in papers two in three have so much
TOLD = 3.0  # … from which one is suggested in a text with clauses: three in four
MOST = 3  # of so many emoji of a text one tears a word, at least
SEVERAL = 2  # torn words of a text with clauses that prove each other
CLAUSES = 2
PUT, SUGGESTED = 0.99, 0.8
_NEAR = 3  # characters on either side
_PICTURE = "\U0001f000-\U0001faff"
_IN_COLOUR = "⌚⌛⏩-⏬⏰⏳☔☕♿⚓⚡⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓-❕❗➕-➗⭐"  # without a selector
_ANY = lazy_pattern(f"[\ufe0f{_IN_COLOUR}{_PICTURE}]")
_EMOJI = lazy_pattern(
    f"(?:[{_IN_COLOUR}{_PICTURE}]|[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff]\ufe0f)[\ufe0f\u200d{_PICTURE}\u2640\u2642]*"
)
_INSIDE = lazy_pattern(f"(?<=[\u4e00-\u9fff])(?:{_EMOJI.pattern})(?=[\u4e00-\u9fff])")
_LABELLED = lazy_pattern(rf"^[ \t\u3000]*{CLAUSE}", re.MULTILINE)
_GUESSED = lazy_pattern(words("mark-doubts"))
_WITNESSES = frozenset(("words", "repetition"))


def emoji_in_words(text: str) -> Iterator[Edit]:
    """Deletions of emoji that tear words."""
    if _ANY.search(beside_chinese(text)) is None:
        return  # as on nearly every page
    found = [m.span() for m in _INSIDE.finditer(text)]
    if not found or is_riddle(text):
        return
    clauses = len(_LABELLED.findall(text)) >= CLAUSES
    told = [(span, gain) for span in found if (gain := _gain(text, *span)) >= TOLD]
    every = sum(1 for _ in _EMOJI.finditer(text))
    if MOST * len(told) < every:
        return  # somebody writes with them
    torn = sum(gain >= TORN for _, gain in told)
    proven = clauses and torn >= SEVERAL and 2 * torn > every
    for span, gain in told:
        if clauses or gain >= TORN:
            yield Edit(*span, "", RULE, PUT if proven else SUGGESTED, witnesses=_WITNESSES)


def is_riddle(text: str) -> bool:
    """Whether emoji may stand in place of words that a reader is to guess: 猜成语：画🐍添足."""
    return _GUESSED.search(text) is not None


def _gain(text: str, start: int, end: int) -> float:
    """By how many nats what stands behind is likelier right behind what stands in front than alone."""
    left = folded(text[max(text.rfind("\n", 0, start) + 1, start - _NEAR) : start])
    right = folded(text[end : end + _NEAR].split("\n", 1)[0])
    return mixture().score(right, left) - mixture().score(right)
