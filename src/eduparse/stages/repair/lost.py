"""Tell the damage that is left: what nobody can restore, and what nobody here could.

`text-lost`: 锟斤拷 and the replacement character stand for bytes that are gone, so nothing is filled in.
`pua-left`: private-use characters, whose glyph only some font knows. `mojibake-left`: text that still is
in a wrong encoding. `slip-left`: text that makes no sense in any genre, or a `?` before such text, as
behind a lost byte, or one character of which a byte is wrong, or text that is printed twice. Each has its span. A warning about bytes that were bad goes where they were mended.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from eduparse.document.document import Document, Findings
from eduparse.document.metadata import DocumentWarning
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.numerals import FORMAL_AMOUNT
from eduparse.language.present import beside_chinese
from eduparse.language.scramble import scrambles
from eduparse.stages.repair.byte_escapes import paths_in_bytes
from eduparse.stages.repair.cited import is_cited_escape, is_told_wreck
from eduparse.stages.repair.doubled_chars import doubled_chars
from eduparse.stages.repair.encoded_runs import encoded_runs
from eduparse.stages.repair.fill_chars import fill_chars
from eduparse.stages.repair.intended_chars import (
    entries,
    of_one_radical,
    only_sounds,
    stands_by_itself,
)
from eduparse.stages.repair.lone_boxes import lone_boxes
from eduparse.stages.repair.lone_letters import letters_of_bytes
from eduparse.stages.repair.lost_marks import lost_marks
from eduparse.stages.repair.lost_spaces import unproven
from eduparse.stages.repair.mark_runs import lost_runs
from eduparse.stages.repair.marks_as_signs import SIGNS, is_sign
from eduparse.stages.repair.mojibake.words_inside import left_beside
from eduparse.stages.repair.mojibake.wrecks import wrecks
from eduparse.stages.repair.one_off import likelier_one_off
from eduparse.stages.repair.page_model import is_traditional, senseless_places
from eduparse.stages.repair.question_odds import is_question
from eduparse.stages.repair.shifted_counts import shifted_counts
from eduparse.stages.repair.short_wrecks import short_wrecks
from eduparse.stages.repair.slips.marks import marked_wrecks
from eduparse.stages.repair.stripped_escapes import doubtful_escapes
from eduparse.stages.repair.swallowed_places import likely_swallowed, swallowed_places
from eduparse.stages.repair.wrong_byte import wrong_bytes

MAX_WARNINGS = 100  # of one code in one document; more say nothing new
WORD = 3  # characters of a word or a name in a list
LAST = 2  # characters of a slip that ends in a mark, which is told by what it asks
JOINED = 6  # characters between two places of one kind that are reported as one

# UTF-8 replacement characters (EF BF BD) read as GBK, from any byte on.
_LOST = lazy_pattern("(?:锟斤拷|锟斤|斤拷锟)+|\ufffd+")
_SUM = lazy_pattern(r"\s?[0-9０-９]")
_AMOUNT = lazy_pattern(f"[{FORMAL_AMOUNT}]+")  # 柒拾: rare characters, and sure ones
EXPLAINS = 10  # Chinese characters of a line that explains a wreck
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_ABOUT_WRECKS = lazy_pattern(words("about-wrecks"))
_ABOUT_CODES = lazy_pattern(words("about-codes"))
ENTRY = 4  # characters of a glossary that are told for each head of an entry among them, at most
SIGNED = 4  # characters behind a mark that say of what it is a sign
_FIGURE = lazy_pattern("[lIO](?=[0-9lIO])")  # a letter for a figure, as recognition has it: B栋l0楼
_KANA = lazy_pattern("[\uff66-\uff9f]{2,8}")  # of half width
_QUOTED_KANA = lazy_pattern(f"[“「‘『]{_KANA.pattern}[”」’』]")
_ABOUT = (_ABOUT_CODES, _ABOUT_WRECKS, lazy_pattern(words("about-escapes")))
_PRIVATE = lazy_pattern("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")

# Escapes within Chinese, or beside it at either end of its line, too few to be read with certainty: 教师\\u57f9训,
# 第一条\\u0020学校, \\u52a0强, 教%E5%B8%88. They spell Chinese or a blank.
_ESCAPE = r"(?:(?:\\u|%u)(?:[4-9][0-9A-Fa-f]{3}|3000|0020|00[Aa]0)|%E[3-9](?:%[89AB][0-9A-F]){2})"
_ESCAPES = lazy_pattern(
    rf"(?<=[\u4e00-\u9fff]){_ESCAPE}++(?=[\u4e00-\u9fff，。；：、\n]|\Z)"
    rf"|(?:(?<=[，。；：、）\n])|(?<![\s\S])){_ESCAPE}++(?=[\u4e00-\u9fff])"
)
_HIGH = lazy_pattern("[\x80-\xff]{2,}")
_FILLERS = lazy_pattern(r"×+|([\x80-\xff])\1{2,}")  # of names that are left out, of lines of signs
# Zhuyin beside forms of marks for vertical text and squares, as which GBK shows in Big5: ㄘ﹝ for ）。
_BIG5 = lazy_pattern("[ㄅ-ㄩ][\ufe30-\ufe6f\u2550-\u25ff]|[\ufe30-\ufe6f\u2550-\u25ff][ㄅ-ㄩ]")
_SHORT = lazy_pattern("(?<![\u4e00-\u9fff])[\u3400-\u9fff]{3,9}(?![\u4e00-\u9fff])")
_READS = lazy_pattern(rb"(?:[\xe4-\xe9][\x80-\xbf]{2})+")  # Chinese in UTF-8

OF_ANY_LANGUAGE = ("text-lost", "mojibake-left")  # what no language writes

Range = tuple[int, int]


class Lost:
    """Warn of damage that stays."""

    name = "repair.lost"
    mends = "what nobody can restore"

    def __call__(self, doc: Document) -> Findings:
        """Every warning of the document that still holds, and one for each place that is damaged."""
        before = doc.metadata.warnings
        kept = tuple(w for w in before if not _mended(doc.text, w))
        flagged = _Places(
            (w.start, w.end) for w in kept if w.start is not None and w.end is not None
        )
        fresh = []
        damage = _damage(doc.text, doc.metadata.encoding or "")
        damage += (("text-lost", tuple(_euros(doc))),)
        for code, places in (*damage, ("mojibake-left", tuple(_left_over(doc)))):
            found = [p for p in places if not flagged.hold(p)]
            fresh += [DocumentWarning(code, *p) for p in found[:MAX_WARNINGS]]
        if not fresh and len(kept) == len(before):
            return Findings()
        if len(kept) == len(before):
            return Findings(warnings=tuple(fresh))
        return Findings(metadata={"warnings": (*kept, *fresh)})


def _mended(text: str, warning: DocumentWarning) -> bool:
    """Whether a warning is about bytes that have become text since."""
    if warning.code != "bytes-invalid" or warning.start is None or warning.end is None:
        return False
    return "\ufffd" not in text[warning.start : warning.end]


@lru_cache(maxsize=4)
def _damage(text: str, encoding: str) -> tuple[tuple[str, tuple[Range, ...]], ...]:
    """The damaged ranges of ``text``, a page in ``encoding``, by the code of their warning."""
    lost: tuple[Range, ...] = ()
    if "锟斤" in text or "\ufffd" in text:
        lost = tuple(m.span() for m in _LOST.finditer(text) if not _is_spoken_of(text, m))
    if "?" in text:
        lost = tuple(sorted({*lost, *lost_marks(text, encoding), *unproven(text)}))
    if "□" in text or "？" in text:
        lost = tuple(sorted({*lost, *lone_boxes(text)}))
    hidden = _Places((start, end) for start, end, _ in scrambles(text)) if lost else _Places(())
    lost = tuple(p for p in lost if not (is_sign(text, p[0]) or hidden.hold(p)))
    runs = [*lost_runs(text), *fill_chars(text)]
    lost = tuple(_joined(sorted((*lost, *runs)), near=-1)) if runs else lost
    garbled = sorted({*wrecks(text), *doubtful_escapes(text), *paths_in_bytes(text)})
    wrong = tuple(p for p in _joined(garbled) if not _is_example(text, *p))
    wrong = tuple(p for p in wrong if not _is_shown(text, *p))
    if "\\u" in text or "%u" in text or "%E" in text:
        wrong = tuple(sorted({*wrong, *(m.span() for m in _ESCAPES.finditer(text))}))
    coded = {p for p in (*wrong, *encoded_runs(text)) if text[slice(*p)].isascii()}
    spoken_of = {p for p in coded if _speaks_of(_ABOUT, text, *p) or is_cited_escape(text, *p)}
    lesson = 2 * len(spoken_of) >= len(coded)  # as in `of_no_lesson`
    wrong = tuple(sorted({*wrong, *coded} - (coded if lesson else spoken_of)))
    spans = (
        (m.span() for m in _PRIVATE.finditer(text)) if _PRIVATE.search(beside_chinese(text)) else ()
    )
    known = _Places(wrong)
    private = tuple(p for p in spans if not known.hold(p))
    hant = is_traditional(text)
    senseless = (p for p in senseless_places(text) if likelier_one_off(text[slice(*p)], hant=hant))
    hurt = bool(wrong) or any(_is_of_bytes(text, *p, encoding) for p in lost)
    single = {*swallowed_places(text), *likely_swallowed(text)}
    single.update(wrong_bytes(text, encoding, hurt=hurt))
    single.update(letters_of_bytes(text, encoding), shifted_counts(text, encoding))
    single.update(doubled_chars(text))
    every = sorted({*senseless, *marked_wrecks(text), *short_wrecks(text), *single})
    slips = [p for p in every if not (_ends_question(text, *p) or _is_meant(text, *p))]
    known = _Places((*wrong, *lost))
    left = tuple(p for p in _joined(slips) if not known.touch(p))
    return (
        ("text-lost", lost),
        ("pua-left", private),
        ("mojibake-left", wrong),
        ("slip-left", left),
    )


def _is_of_bytes(text: str, start: int, end: int, encoding: str) -> bool:
    """Whether what is lost in ``text[start:end]`` shows bad bytes.

    In UTF-8 a bad byte gives no question mark: there it stands for a whole character that some code page lacks.
    """
    return encoding != "utf-8" or text[start:end].strip("?") != ""


def _ends_question(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a question mark that asks, and at most a character in front, or what answers it."""
    at = start if text[start : start + 1] == "?" else end - 1
    if text[at : at + 1] != "?" or (at > start and end - start > LAST):
        return False
    return is_question(text, at, at + 1)


def _is_meant(text: str, start: int, end: int) -> bool:
    """Whether rare characters are a sum in words, go by radicals, or are one of a list of rare words or names."""
    if _AMOUNT.fullmatch(text, start, end) or of_one_radical(text, start, end):
        return True
    if any(m.start() < end for m in SIGNS.finditer(text, max(0, start - 1), end + SIGNED)):
        return True
    if "?" in text[start:end] and end - start <= SIGNED and is_sign(text, text.index("?", start)):
        return True
    if only_sounds(text, start, end) or _FIGURE.match(text, end - 1) is not None:
        return True
    return end - start <= WORD and stands_by_itself(text, start)


def _is_shown(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` heads entries of a glossary, or is a word of kana where the page quotes another one."""
    if (heads := entries(text)) and end - start <= ENTRY * len(
        heads.intersection(range(start, end))
    ):
        return True
    return _KANA.fullmatch(text, start, end) is not None and _QUOTED_KANA.search(text) is not None


def _is_spoken_of(text: str, found: "re.Match[str]") -> bool:
    """Whether a line that speaks of encodings explains 锟斤拷; the replacement character itself is lost anywhere."""
    return "\ufffd" not in found[0] and _speaks_of((_ABOUT_CODES,), text, *found.span())


def _speaks_of(subjects: "Iterable[re.Pattern[str]]", text: str, start: int, end: int) -> bool:
    """Whether the line of ``text[start:end]`` speaks of one of ``subjects``."""
    low, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    end = len(text) if stop < 0 else stop
    return any(p.search(text, low, end) is not None for p in subjects)


def _is_example(text: str, start: int, end: int) -> bool:
    """Whether a line of plain Chinese that speaks of encodings has ``text[start:end]``, a few characters, as its example."""
    low, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[low:start], text[end : len(text) if stop < 0 else stop]
    around = len(_HAN.findall(line[0])) + len(_HAN.findall(line[1]))
    if around < max(EXPLAINS, end - start):
        return False
    return any(map(_ABOUT_WRECKS.search, line)) or is_told_wreck(text, start, end)


def _euros(doc: Document) -> Iterator[Range]:
    """Bytes 0x80 of GBK and Big5, which browsers show as €, where no sum of money stands."""
    if not doc.layers and "€" in doc.text:
        for raw in doc.metadata.decoding.raw:
            shown = raw.data == b"\x80" and doc.text[raw.start : raw.end] == "€"
            sum_of_money = (
                _SUM.match(doc.text, raw.end) and not doc.text[: raw.start][-1:].isdecimal()
            )
            if shown and not sum_of_money:
                yield raw.start, raw.end


def _left_over(doc: Document) -> Iterator[Range]:
    """Words too short to be told from others, on a page whose other lines were read in a wrong encoding."""
    rules = {e.rule for layer in doc.layers for e in layer.edits if e.applied}
    if "mojibake.latin" in rules:
        yield from (
            m.span()
            for m in _HIGH.finditer(doc.text)
            if not (m[0][1:].islower() or _FILLERS.fullmatch(m[0]))
        )
    if rules & {"mojibake.gbk", "mojibake.big5"}:
        yield from (m.span() for m in _BIG5.finditer(doc.text))
        yield from left_beside(doc.text)
        for m in _SHORT.finditer(doc.text):
            data = m[0].encode("gb18030")
            if len(data) % 3 == 0 and _READS.fullmatch(data):
                yield m.span()


class _Places:
    """Ranges of a page, of which one look tells whether one holds another range or has a part of it."""

    def __init__(self, places: Iterable[Range]) -> None:
        every = sorted(places)
        self._starts = [start for start, _ in every]
        self._ends = list(accumulate((end for _, end in every), max))  # the farthest one so far

    def hold(self, place: Range) -> bool:
        """Whether one of them holds all of ``place``."""
        before = bisect_right(self._starts, place[0])
        return before > 0 and place[1] <= self._ends[before - 1]

    def touch(self, place: Range) -> bool:
        """Whether one of them has a part of ``place``."""
        before = bisect_left(self._starts, place[1])
        return before > 0 and place[0] < self._ends[before - 1]


def _joined(places: Iterable[Range], near: int = JOINED) -> Iterator[Range]:
    """Places in order, those that are ``near`` to each other as one; by -1, those that overlap."""
    low = high = -1
    for start, end in places:
        if low >= 0 and start <= high + near:
            high = max(high, end)
            continue
        if low >= 0:
            yield low, high
        low, high = start, end
    if low >= 0:
        yield low, high
