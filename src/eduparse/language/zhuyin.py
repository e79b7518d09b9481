"""Zhuyin, the sounds that schools of Taiwan print beside characters: 天ㄊㄧㄢ亮ㄌㄧㄤˋ, (ㄐㄧㄣ ㄊㄧㄢ).

A syllable is a consonant, a glide and a rhyme, of which one or two may be missing, and a mark of its tone (Ministry of
Education, Taiwan: 國語注音符號). A wrong encoding shows letters of it too, but hardly ever in that order.
"""

from eduparse.language.lazy_pattern import lazy_pattern

LETTERS = "ㄅ-ㄩ"  # for a class of characters
TONES = "ˊˇˋ˙"
SYLLABLE = rf"˙?(?=[{LETTERS}])[ㄅ-ㄙ]?[ㄧ-ㄩ]?[ㄚ-ㄦ]?[{TONES}]?"
FEWEST = 3  # syllables that prove each other
_BETWEEN = lazy_pattern(f"[^{LETTERS}{TONES}]+")
_LETTER = lazy_pattern(f"[{LETTERS}]")
_WHOLE = lazy_pattern(SYLLABLE)
_SINGLE = 1  # letters or marks that any wreck may hold alone


def has_sounds(text: str) -> bool:
    """Whether any letter of Zhuyin stands in ``text``."""
    return _LETTER.search(text) is not None


def spells_sounds(text: str) -> bool:
    """Whether all Zhuyin of ``text`` is syllables, one at a time, most of them of more than one sign."""
    if not has_sounds(text):
        return False
    runs = [run for run in _BETWEEN.split(text) if run]
    long = sum(len(run) > _SINGLE for run in runs)
    return (
        len(runs) >= FEWEST and 2 * long > len(runs) and all(_WHOLE.fullmatch(run) for run in runs)
    )
