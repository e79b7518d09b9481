"""What family A puts for a character inside any word (说念 for 道, 东说念主 for 人), where it reads far worse than the character.

Such a form may meet in a writer's text, across two words (他说念书有用) or as a word of its own (不好意思, 举止不雅). Then it reads
as well as what it stands for. In 60 million clean code points 107 such forms stand, in old novels most: in one place
the character read better by 9.9 nats, in no other by more than 5.8. Of 107 that the spinner put in texts of daily life, letters,
recipes and tales, one read better by less than 8.9. So two places prove a page whatever its genre, if they lie in two sentences and
no more such forms stand there for themselves. One place may be a slip of the pen.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from eduparse.language.charmodel import folded
from eduparse.language.mixture import Mixture
from eduparse.stages.reword.lexicon import of_family
from eduparse.stages.reword.likelihood import counted_keys
from eduparse.stages.reword.spinner import CHARACTERS, spinner

OF_THE_TABLE = frozenset({"不雅"})  # what the public table puts too, which alone tells no family
CLEARLY = 8.5  # nats by which the character must read better
SEEN = 4  # code points around a form that the models are asked about


@cache
def forms() -> Mapping[str, str]:
    """The forms, by the character that each stands for: those of the lexicon but one that is a word by itself (念念)."""
    return spinner(CHARACTERS).table("put-for-characters", _forms)


def _forms() -> dict[str, str]:
    entries = of_family(CHARACTERS).entries
    whole = (e for e in entries if e.tier == "character" and len(e.spun) > len(e.original) == 1)
    return {e.spun: e.original for e in whole if len(set(e.spun)) == len(e.spun)}


def any_form(text: str) -> bool:
    """Whether a form stands in ``text`` at all; asked of what the keys of the page have found."""
    return any(key[2] in forms() for key in counted_keys(text))


def put_for_characters(text: str, chars: Mixture) -> tuple[list[tuple[int, int]], int]:
    """Where the forms in ``text`` read far worse than their characters, and how many forms stand for themselves."""
    put: list[tuple[int, int]] = []
    own = 0
    for at, form in _places(text):
        before = folded(text[max(0, at - SEEN) : at]) or "\n"
        behind = text[at + len(form) : at + len(form) + SEEN]
        better = chars.score(folded(forms()[form] + behind), before)
        better -= chars.score(folded(form + behind), before)
        if better >= CLEARLY:
            put.append((at, at + len(form)))
        else:
            own += 1
    return put, own


def _places(text: str) -> Iterator[tuple[int, str]]:
    for form in forms():
        at = text.find(form)
        while at >= 0:
            if form != "说念" or text[at - 1 : at + 3] != "东说念主":
                yield at, form
            at = text.find(form, at + 1)
