"""Pages on which family A replaced characters only: 说念 and 东说念主 stand there, and no word of it.

A spinner may take a part of the family: 人 goes inside any word, and 技术 and 有关 stay. Then 手艺, 联系 and 保险 are the
writer's own. So an everyday word is put back for sure only where the page shows a word of the family that hardly any writer uses
(擢升, 质地), put back for sure too, or many of the everyday ones.
"""

from collections.abc import Sequence

from eduparse.stages.reword.lexicon import SpinPair
from eduparse.stages.reword.spinner import CHARACTERS, Spinner
from eduparse.stages.reword.word_search import Choice

AMBIGUOUS, CHARACTER = (
    "ambiguous",
    "character",
)  # tiers: words of any writer, characters inside words
MANY = 4  # different everyday words that are put back for sure, from which they prove themselves
KIN = "C"  # synonyms on pages like those of family A


def words_unproven(
    choices: Sequence[Choice], sure: Sequence[float], least: float, known: Sequence[Spinner]
) -> frozenset[int]:
    """Starts of those ``choices`` that are everyday words of families A and C, where no word of them is ``sure`` by ``least``."""
    families = {s.name: s for s in known}
    if CHARACTERS not in families:
        return frozenset()
    pairs = [
        (e.spun, e.original) for e in families[CHARACTERS].lexicon.entries if e.tier == CHARACTER
    ]
    mine = [(c, p) for c, p in zip(choices, sure, strict=True) if c.family in (CHARACTERS, KIN)]
    words = {c.entry for c, p in mine if p >= least and c.entry.tier != CHARACTER}
    everyday = {e.spun for e in words if e.tier == AMBIGUOUS}
    scarce = any(e.tier != AMBIGUOUS and not _by_characters(e, pairs) for e in words)
    if scarce or len(everyday) >= MANY:
        return frozenset()
    return frozenset(c.start for c, _ in mine if c.entry.tier == AMBIGUOUS)


def _by_characters(entry: SpinPair, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the characters alone make the form of ``entry`` of its original: 坚执 of 坚持."""
    form = entry.spun
    for spun, original in pairs:
        if spun in form and original in entry.original:
            form = form.replace(spun, original)
    return form == entry.original
