"""Readings that a site converter left behind characters: 發(fā)展 -> 發展, 義務(wù)教育.

A bracket goes only if it holds a reading of the very character before it, so (a) or (OCR) stays.
The converter does this to traditional characters, which no one annotates with pinyin, so there a
single one is proof; in a text of that script it proves those on characters of both scripts, 於(yú),
too. A text that teaches readings, 重(zhòng)要, looks the same in simplified script. There the
document must prove the converter: by stuck readings on traditional characters, or by the same
reading again and again on a character whose neighbours have none. A teacher annotates neighbours,
and each word once.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import beside_chinese
from eduparse.language.readings import LETTERS, read_as, readings
from eduparse.language.script import characters, votes
from eduparse.stages.repair.gbk_chars import seen

_LETTER = f"[{LETTERS}ɑɡ\u0300-\u030c]"
_NOTE = lazy_pattern(f"[(（][ \u00a0]?(?P<reading>{_LETTER}{{1,9}})[ \u00a0]?[)）]")
_ANY_LETTER = lazy_pattern(_LETTER)
_LETTERS = str.maketrans({"ɑ": "a", "ɡ": "g"})
_PROOF = 3  # stuck readings on traditional characters that make any other one stuck too
_REPEATS = 3  # how often one reading must be stuck to one character in simplified text
_LESSON = 20  # notes of a text that teaches readings, at most
_SUBJECT = lazy_pattern("读音|讀音|拼音|注音|多音字|破音字|读作|讀作|念作|生字|部首")
_FEWEST = 6  # and how many there must be altogether
_MOST_NEIGHBOURS = 0.34  # share of annotated characters that touch another one, as in a lesson


class Note(NamedTuple):
    """A bracket, the character it annotates and the reading it holds."""

    start: int
    end: int
    char: str
    reading: str


class Pinyin:
    """Remove a bracket that holds a reading of the character before it, where a machine left it."""

    name = "repair.pinyin"
    mends = "pinyin between the characters"

    def __call__(self, doc: Document) -> Findings:
        """Deletions of the brackets."""
        notes = list(_notes(doc.text))
        if not notes:
            return Findings()
        if _lesson(doc.text, notes):
            return Findings()
        notes = _proven(notes)
        hant = characters("hant")
        sure = [n for n in notes if n.char in hant]
        rest = [n for n in notes if n.char not in hant]
        proof = 1 if rest and sure and _traditional(doc.text) else _PROOF
        removed = notes if len(sure) >= proof or _by_machine(rest) else sure
        return Findings(edits=tuple(Edit(n.start, n.end, "", "pinyin.reading") for n in removed))


def _lesson(text: str, notes: list[Note]) -> bool:
    """Whether readings are the subject: of one character several, or the text says so; and few in all."""
    if len(notes) > _LESSON:
        return False
    readings: dict[str, set[str]] = {}
    for n in notes:
        readings.setdefault(n.char, set()).add(n.reading)
    return _SUBJECT.search(text) is not None or any(len(r) > 1 for r in readings.values())


def _proven(notes: list[Note]) -> list[Note]:
    """The notes, those without tones only where there are several: an abbreviation looks the same."""
    bare = [n for n in notes if not _reads(n.char, n.reading)]
    hant = characters("hant")
    proof = sum(n.char in hant for n in bare) + sum(a.end == b.start for a, b in pairwise(bare))
    return notes if proof >= _PROOF else [n for n in notes if n not in bare]


def _traditional(text: str) -> bool:
    hant, hans = votes(text)
    return hant > hans


def _notes(text: str) -> Iterator[Note]:
    """Brackets with a reading of the character before them, or before another such bracket."""
    end, char = -1, ""
    if _ANY_LETTER.search(beside_chinese(text)) is None:
        return
    for m in _NOTE.finditer(text):
        if m.start() != end:
            char = text[m.start() - 1 : m.start()]
        reading = unicodedata.normalize("NFC", m["reading"].translate(_LETTERS))
        if _reads(char, reading) or char in _toneless().get(reading, ()):
            end = m.end()
            yield Note(m.start(), end, char, reading)


def _reads(char: str, reading: str) -> bool:
    """Whether ``char`` reads so, or its simplified form, of which the converter knew the reading: 瞭(le)."""
    chars = read_as(reading)
    return char in chars or (char in characters("hant") and seen(char) in chars)


def _by_machine(notes: list[Note]) -> bool:
    """Whether notes on simplified characters are a machine's: many, repeated, not side by side."""
    if len(notes) < _FEWEST:
        return False
    same = Counter((n.char, n.reading) for n in notes)
    ends = {n.end for n in notes}
    touching = sum(n.start - 1 in ends for n in notes)
    repeated = sum(n for n in same.values() if n >= _REPEATS)
    return repeated * 2 >= len(notes) and touching <= _MOST_NEIGHBOURS * len(notes)


@cache
def _toneless() -> dict[str, frozenset[str]]:
    """The characters of each reading written without its tone, whether or not that is a reading too."""
    found: dict[str, set[str]] = {}
    for reading, chars in readings().items():
        letters = unicodedata.normalize("NFD", reading.replace("ü", "v"))
        plain = "".join(c for c in letters if not unicodedata.combining(c))
        if plain.isascii():
            found.setdefault(plain, set()).update(chars)
    return {r: frozenset(chars) for r, chars in found.items()}
