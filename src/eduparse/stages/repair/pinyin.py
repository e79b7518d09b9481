"""Readings that a site converter left behind characters: 發(fā)展 -> 發展, 義務(wù)教育.

A bracket goes only if it holds a reading of the very character before it, so (a) or (OCR) stays.
The converter does this to traditional characters, which no one annotates with pinyin, so there a
single one is proof; in a text of that script it proves those on characters of both scripts, 於(yú),
too. A text that teaches readings, 重(zhòng)要, looks the same in simplified script. There the
document must prove the converter: by stuck readings on traditional characters, or by the same
reading again and again on a character whose neighbours have none. A teacher annotates neighbours,
and each word once.

A reading without its tone goes where it tears a word of a traditional text, 發(fa)展, and one with its tone also where it
has no bracket, 發fā展. A paper in simplified script whose common characters carry readings all over, and which speaks of
none, came from a machine too: many are put, fewer are suggested.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.clause_labels import CLAUSE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import common_chars, surname_set, words
from eduparse.language.present import beside_chinese
from eduparse.language.readings import LETTERS, chars_by_reading, read_as
from eduparse.language.script import characters, votes
from eduparse.stages.repair.gbk_chars import seen

_LETTER = f"[{LETTERS}ɑɡ\u0300-\u030c]"
_NOTE = lazy_pattern(f"[(（[][ \u00a0]?(?P<reading>{_LETTER}{{1,9}}[1-5]?)[ \u00a0]?[])）]")
_HAN = lazy_pattern("[\u4e00-\u9fff(（]")
_STOPS = ("，", "。", "；", "、")
_TONED = lazy_pattern("[áàéèíìóòúùüāēěīńňōūǎǐǒǔǖǘǚǜǹḿếề\u0300-\u030c]")
# A reading with its tone and no bracket, of a character in front, inside a sentence: 發fā展.
_BARE = lazy_pattern(f"(?P<reading>{_LETTER}++)(?!['’-]| [a-z])(?P<tone>[1-5]?)")
# The same on a page without a tone, before Chinese.
_PLAIN = lazy_pattern("(?P<reading>[a-z]{2,6}+)(?P<tone>[1-5]?)(?=[^ A-Za-z'’_=./:@-]|\\Z)")
# The syllables without a tone, which stand bare beside others that have one: 我們men.
_NEUTRAL = frozenset(("men", "de", "le", "zhe", "me", "ma", "ne", "ba", "zi", "shang", "guo"))
_ANY_LETTER = lazy_pattern(_LETTER)
_MARKS = ("\u0304", "\u0301", "\u030c", "\u0300")  # of the four tones
_NO_TONE = "5"  # as the neutral one is written
_TONES = "".join(_MARKS)
_LETTERS = str.maketrans({"ɑ": "a", "ɡ": "g"})
_PROOF = 3  # stuck readings on traditional characters that make any other one stuck too
_REPEATS = 3  # how often one reading must be stuck to one character in simplified text
_LESSON = 20  # notes of a text that teaches readings, at most
_QUOTED = ("「」", "“”", "《》", "『』")
_SUBJECT = lazy_pattern(words("about-readings"))
_NAMED = lazy_pattern(words("names-by-letters"))
# What a lesson says that annotates characters of traditional script; a paper may say it of its matter.
_OF_LESSON = lazy_pattern(words("teaches-readings"))
_IN_QUOTES = lazy_pattern("[「『“][^「」『』“”\n]{1,60}[」』”]")
_SPELLED_OUT = 6  # Chinese characters of a quotation that is read aloud or asked for, at most
_FEWEST = 6  # and how many there must be altogether
_MOST_NEIGHBOURS = 0.34  # share of annotated characters that touch another one, as in a lesson

_SHARE = 0.03  # of the characters of a text in simplified script that carry a reading, at least, …
_MOST = 0.6  # … and at most: a reader for children has one on every character
_COMMON = 0.8  # of those that carry one that are common: a writer annotates rare ones
_WELL_KNOWN = 1500  # of the commonest characters, all known to who has left school
_FAMILIAR = 2500  # and those that are, to who has left primary school
_MANY = 12  # readings that are put in a paper
TELLING = 3  # readings that tell by themselves, from which on more may stand side by side, …
_PRIMER = 0.75  # … but not so large a share: a primer annotates whole words
DOUBLED = 2  # readings that stand twice, which only a machine writes
_CLAUSES = 2  # of a text that is a paper
PUT, SUGGESTED = 0.92, 0.8
_LABELLED = lazy_pattern(rf"^[ \t\u3000]*{CLAUSE}", re.MULTILINE)
_LETTER_HAN = lazy_pattern("[\u4e00-\u9fff]")


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
        notes = sorted(_notes(doc.text))
        if not notes or _lesson(doc.text, notes) or _of_writer(doc.text, notes):
            return Findings()
        hant = characters("hant")
        every, notes = notes, _proven(doc.text, notes)
        sure = [n for n in notes if n.char in hant]
        rest = [n for n in notes if n.char not in hant]
        proof = 1 if rest and sure and _traditional(doc.text) else _PROOF
        removed = notes if len(sure) >= proof or _by_machine(rest) else sure
        edits = [Edit(n.start, n.end, "", "pinyin.reading") for n in removed]
        rest = [n for n in every if n not in removed]
        if rest and (sureness := all_over(doc.text, rest) or by_evidence(doc.text, rest)):
            edits += [Edit(n.start, n.end, "", "pinyin.reading", sureness) for n in rest]
        return Findings(edits=tuple(edits))


def _lesson(text: str, notes: list[Note]) -> bool:
    """Whether readings are the subject: of one character several, or the text says so; and few in all."""
    if len(notes) > _LESSON:
        return False
    readings: dict[str, set[str]] = {}
    for n in notes:
        readings.setdefault(n.char, set()).add(n.reading)
    if _SUBJECT.search(text) is not None or any(len(r) > 1 for r in readings.values()):
        return True
    # One that is all of what is quoted is what the text speaks of: 「媽(mā)」.
    return any(text[n.start - 2 : n.start - 1] + text[n.end : n.end + 1] in _QUOTED for n in notes)


def _of_writer(text: str, notes: list[Note]) -> bool:
    """Whether few readings in a text that is no paper are a writer's.

    So they are where it says that it teaches, where all stand in short quotations (「齟(jǔ)齬(yǔ)」), where most
    are on rare characters, and where nearly every character of their lines has one.
    """
    if len(notes) > _LESSON or len(_LABELLED.findall(text)) >= _CLAUSES:
        return False
    if _OF_LESSON.search(text) is not None:
        return True
    quoted = [
        m.span()
        for m in _IN_QUOTES.finditer(text)
        if len(_LETTER_HAN.findall(m[0])) <= _SPELLED_OUT
    ]
    if all(any(low < n.start < high for low, high in quoted) for n in notes):
        return True
    if len(notes) < TELLING:
        return False
    known, hant = _common_chars(_FAMILIAR), characters("hant")
    if 2 * sum(seen(n.char) in known for n in notes) < len(notes):
        return True
    lines = {text.count("\n", 0, n.start) for n in notes}
    whole = text.split("\n")
    letters = sum(len(_LETTER_HAN.findall(whole[n])) for n in lines)
    both = sum(n.char not in hant for n in notes)
    return len(notes) > _MOST * letters and 3 * both >= len(notes)


def _proven(text: str, notes: list[Note]) -> list[Note]:
    """The notes, those without tones only where there are several: an abbreviation looks the same.

    One alone is proven where it tears a word of a text in traditional script: 發(fa)展.
    """
    bare = [n for n in notes if not _reads(n.char, n.reading)]
    hant = characters("hant")
    proof = sum(n.char in hant for n in bare) + sum(a.end == b.start for a, b in pairwise(bare))
    if not bare or proof >= _PROOF:
        return notes
    tearing = bool(proof) and _traditional(text)
    return [n for n in notes if n not in bare or (tearing and _tears(text, n, hant))]


def _tears(text: str, note: Note, hant: frozenset[str]) -> bool:
    """Whether ``note`` stands inside a sentence of which it is no part, on a character that no one annotates."""
    within = _stands_within(text, note)
    known = note.char in hant and seen(note.char) not in surname_set()
    return known and len(note.reading) > 1 and within


def _traditional(text: str) -> bool:
    hant, hans = votes(text)
    return hant > hans


def _notes(text: str) -> Iterator[Note]:
    """Brackets with a reading of the character before them, or before another such bracket; and bare readings."""
    end, char = -1, ""
    beside = beside_chinese(text)
    if _ANY_LETTER.search(beside) is None:
        return
    for m in _NOTE.finditer(text):
        if m.start() != end:
            char = text[m.start() - 1 : m.start()]
        reading = _as_printed(m["reading"])
        if _reads(char, reading) or char in _toneless().get(reading, ()):
            end = m.end()
            yield Note(m.start(), end, char, reading)
    yield from _bare_notes(text, _BARE if _TONED.search(beside) else _PLAIN)


def _bare_notes(text: str, bare: "re.Pattern[str]") -> Iterator[Note]:
    """Readings without a bracket: with a tone, 發fā展; several with a figure for it, 發fa1展, or with none, 發fa展."""
    sure: list[Note] = []
    numbered: list[Note] = []
    plain: list[Note] = []
    for m in bare.finditer(text):
        char = text[m.start() - 1 : m.start()]
        if not "\u4e00" <= char <= "\u9fff":
            continue
        end, reading = m.end("reading"), _as_printed(m["reading"])
        if _TONED.search(reading):
            sure += [Note(m.start(), end, char, reading)] * _reads(char, reading)
            continue
        toned = _numbered().get(reading + m["tone"], "")
        is_plain = len(reading) > 1 and char in _toneless().get(reading, ())
        if (toned and _reads(char, toned)) or (is_plain and m["tone"] == _NO_TONE):
            numbered.append(Note(m.start(), m.end(), char, toned or reading))
        if is_plain:
            plain.append(Note(m.start(), end, char, reading))
    yield from sure
    if 2 * len(numbered) >= max(len(plain), _PROOF):
        yield from numbered
    elif len(sure) >= _PROOF:
        yield from (n for n in plain if n.reading in _NEUTRAL)
    elif len(plain) >= _PROOF:
        yield from plain


def _as_printed(reading: str) -> str:
    printed = unicodedata.normalize("NFC", reading.translate(_LETTERS))
    return _numbered().get(printed, printed.rstrip("12345"))


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


def all_over(text: str, notes: list[Note]) -> float:
    """How sure it is that readings on common characters all over a paper are a machine's; 0 in any other text."""
    if len(notes) < _FEWEST or _SUBJECT.search(text) is not None:
        return 0.0
    letters = len(_LETTER_HAN.findall(text))
    common = sum(n.char in _common_chars() for n in notes)
    if (
        len(notes) < _SHARE * letters
        or len(notes) > _MOST * letters
        or common < _COMMON * len(notes)
    ):
        return 0.0
    is_paper = len(_LABELLED.findall(text)) >= _CLAUSES
    return PUT if is_paper and len(notes) >= _MANY else SUGGESTED


def by_evidence(text: str, notes: list[Note]) -> float:
    """How sure it is that few readings, or readings in a part of a text, are a machine's; 0 where a writer may be.

    No writer says how a common character is read that has one reading, inside a sentence: 34 million clean
    characters have none. One with several (重, 和) tells nothing, nor do those that stand side by side as in a primer.
    """
    if _SUBJECT.search(text) is not None:
        return 0.0
    if _NAMED.search(text) is not None and not any(_TONED.search(n.reading) for n in notes):
        return 0.0
    doubled = sum(a.end == b.start and a.char == b.char for a, b in pairwise(notes))
    if doubled >= DOUBLED:
        return PUT
    within = [n for n in notes if len(n.reading) > 1 and _stands_within(text, n)]
    known = _common_chars(_FAMILIAR)
    common = sum(seen(n.char) in known for n in notes)
    # Who is called so may be (新来的张(zhang)伟).
    telling = sum(
        seen(n.char) in known
        and _has_one_reading(seen(n.char))
        and seen(n.char) not in surname_set()
        for n in within
    )
    ends = {n.end for n in notes}
    touching = sum(n.start - 1 in ends for n in notes) / len(notes)
    if 2 * common < len(notes) or touching > (_PRIMER if telling >= TELLING else _MOST_NEIGHBOURS):
        return 0.0
    chars = {n.char for n in within if seen(n.char) in known}
    return SUGGESTED if telling or doubled or len(chars) >= TELLING else 0.0


def _stands_within(text: str, note: Note) -> bool:
    return _HAN.match(text, note.end) is not None or text[note.end : note.end + 1] in _STOPS


@cache
def _has_one_reading(char: str) -> bool:
    return sum(char in chars for chars in chars_by_reading().values()) == 1


@cache
def _common_chars(most: int = _WELL_KNOWN) -> frozenset[str]:
    """The commonest characters, so many: no reader needs to be told how they are read."""
    return frozenset(common_chars()[:most])


@cache
def _numbered() -> dict[str, str]:
    """Readings by how they are written with a figure for the tone: fa1 for fā."""
    return {
        _without_tones(reading).replace("ü", "v") + str(tone): reading
        for reading in chars_by_reading()
        for tone, mark in enumerate(_MARKS, 1)
        if mark in unicodedata.normalize("NFD", reading)
    }


def _without_tones(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading)
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))


@cache
def _toneless() -> dict[str, frozenset[str]]:
    """The characters of each reading written without its tone, whether or not that is a reading too."""
    found: dict[str, set[str]] = {}
    for reading, chars in chars_by_reading().items():
        plain = _without_tones(reading)
        for written in {plain, plain.replace("ü", "v"), plain.replace("ü", "u")}:
            if written.isascii() or "ü" in written:
                found.setdefault(written, set()).update(chars)
    return {r: frozenset(chars) for r, chars in found.items()}
