"""Byte slips: GBK text in which one lead byte was lost, and what follows pairs wrongly: 校“經費 -> ?！敖涃M.

A suspect is a question mark behind text whose next characters make no sense to the character model:
a real question, or a blank that shows as ``?``, has words behind it and is left. `lattice` finds
what the run was, in the script of the page. It is repaired only where the best reading is far
likelier than all others together, likely in itself, and nowhere senseless; else it is a suggestion, or nothing.
Slips of one page have one cause, so a doubtful one is read again with the character that was lost
elsewhere on the page.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise
from math import exp, inf

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit, Shifts
from eduparse.document.metadata import DocumentWarning
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.language.readings import read_as
from eduparse.stages.repair.gbk_chars import INDENT, PageModel, pair_of, seen
from eduparse.stages.repair.one_off import likelier_one_off
from eduparse.stages.repair.page_model import is_traditional, page_model, senseless_places
from eduparse.stages.repair.slips.doubts import doubtful, in_part
from eduparse.stages.repair.slips.expected_chars import read_doubtful_again
from eduparse.stages.repair.slips.slip_reading import SlipReading
from eduparse.stages.repair.slips.slip_search import READING, Slip
from eduparse.stages.repair.slips.sureness import (
    APPLIED,
    confidence_of,
    lead_of,
    margin_of,
    plausible,
)
from eduparse.stages.repair.swallowed_places import swallowed_places

LOOK = 6  # characters behind a suspect that are looked at
REAL = -10.0  # the same behind a full-width mark, or one that may ask, which mostly is a real one
SENSELESS = -6.5  # mean log-probability of a character there, below which they are a wreck
ASKED = -5.0  # log-probability of a question mark, above which it mostly is one
BEFORE = 5  # characters in front that must make sense, lest a slip goes on from an older one
RUIN = -10.5  # mean log-probability of a character there, below which they do not
CERTAIN = 5.5  # … and from which what is in doubt needs no warning, …
CERTAIN_DROPPED = (
    8.0  # … where pairs may have vanished: 3 of 420 led by 5.8 to 7.1 and lacked a word (宣传教育)
)
PART = 5.0  # the same for what is applied of a reading that is not sure as a whole,
PART_HANS = 8.0  # more where pairs may have vanished and most bytes begin one
DOUBT = 3.0  # how much less is enough to be read again
RULE = "slip.lead-byte"
_ANOTHER_CODE = "repair.mojibake"  # the pass behind which what is lost is no lead byte of GBK
SUGGESTED = 0.15  # confidence from which one of the two best is a suggestion
EARLIER, LATER = 4, 2  # characters around a senseless place where a slip without a mark may begin
GAPPED = 2  # starts from which vanished pairs are looked for
UNMARKED_TRIES = 6  # places without a mark and without a reading after which no more are tried
MAX_RUN = 30  # characters of a run
PLACES = 2.0  # what a mark would tell of its place, in nats
LEAST = 3  # characters behind a mark that tell a wreck nobody could read
RUINED = -7.5  # mean log-probability of those, below which it gets a warning
SHORT = 2  # characters right behind a mark that tell a short wreck …
RUINED_SHORT = -10.0  # … and their mean log-probability, below which it gets a warning
WRECKED = -10.0  # mean log-probability of characters behind a sign that make no sense
FEWEST = 4  # characters shown of a slip without a mark
TRIES = 40  # suspects without a repair after which the page is something else

_SUSPECT = lazy_pattern(
    f"[?？\ufffd](?!(?<=[【〖]\\?)[】〗])(?P<note>{READING}[)）])?(?=[^\\s\\d])"
)
_READ_LETTER = lazy_pattern(f"[?？\ufffd]！[\u4e00-\u9fff]{{0,3}}[@-~](?=[(（]{READING}[)）])")
"""A lost 。 or “, and a letter that is read like a character, of which it is the second byte."""
_LOST_RUN = lazy_pattern("\ufffd{3,}")
"""Bytes of another encoding: of a slip of GBK one byte is lost, and at most the one behind it does not show."""
_ZEROS = lazy_pattern("\ufffd?\\0{2,}\ufffd?")
_NOTE = lazy_pattern(f"[(（]({READING})[)）]")
_ALONE = lazy_pattern("(?<=[0-9\u4e00-\u9fff])[?？\ufffd]\\?(?=[ 0-9])")
"""A character of which both bytes are gone, one shown alone before ASCII."""
_LETTERED = lazy_pattern("(?<=[\u4e00-\u9fff])[?\ufffd][@-~](?![A-Za-z])")
"""A character of traditional script of which the second byte is left, a letter or a sign: 樹?N的 for 樹種的."""
_SIGNED = lazy_pattern(
    f"[?？\ufffd](?:[！-～][@-~](?![A-Za-z])|[!-/:-@][@-~](?=[(（]{READING}[)）]))"
)
"""A sign made of the second byte of 。 and the first of a character, whose second is a letter: ?，F for 。現.

Where the sign was narrowed, the letter must be read like a character: ?,F(xiàn).
"""
_DAY = lazy_pattern(
    "(?m)^[ \u3000]*(?P<slip>\\?。\\?)(?=(?P<year>[09][0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日(?P<close>[)）])[ \u3000]*$)"
)
"""A day in brackets, alone on an indented line: ?。?016年5月4日）for 　（2016年5月4日）; no other year has these digits."""
_EXCLAIMED = lazy_pattern("[!！](?P<after>[\u4e00-\u9fff]{3,4})")
_HAN = lazy_pattern("[\u3400-\u9fff]")
_UNKNOWN = dict.fromkeys(map(ord, "?\ufffd"))


class Slips:
    """Read the runs behind lost lead bytes as they were."""

    name = "repair.slips"
    mends = "bytes that were lost"

    def __init__(self, budget: Budget = UNLIMITED) -> None:
        self._budget = budget

    def __call__(self, doc: Document) -> Findings:
        """One edit for each repaired slip; suggestions where the margin is not clear."""
        text = doc.text
        days = tuple(_days(text))
        known = {e.start + n for e in days for n in range(e.end - e.start)}
        marked = _SUSPECT.finditer(text) if _asks(text) else ()
        known |= _lost_runs(text)
        known |= _lost_in_another_code(doc)
        suspects = (m for m in marked if m.start() not in known and _wreck(text, m))
        first = next(suspects, None)
        short = swallowed_places(text)
        places = {*senseless_places(text), *_exclaimed(text), *short}
        unmarked = sorted(p for p in places if p[0] not in known)
        if first is None and not unmarked:
            return Findings(edits=days)
        script = "hant" if is_traditional(text) else "hans"
        page = PageModel(text, script, page_model(text), self._budget)
        found = list(_read(page, chain((first,), suspects))) if first else []
        found += _unmarked(page, unmarked, found, short)
        other = _findings(page, read_doubtful_again(page, found))
        return replace(other, edits=(*days, *other.edits)) if days else other


def _days(text: str) -> Iterator[Edit]:
    """The day below a title, of which an indent lost a byte: the pairs behind it took the first digit of the year."""
    for m in _DAY.finditer(text) if "?。?" in text else ():
        bracket = "(" if m["close"] == ")" else "（"
        century = "2" if m["year"] < "9" else "1"
        yield Edit(m.start("slip"), m.end("slip"), f"{INDENT}{bracket}{century}", RULE)


def _lost_runs(text: str) -> set[int]:
    """The places of so many U+FFFD in a row that they are what a decoder could not read, and no slip of GBK.

    Beside zeros, which may have been put between two bytes of a character, none needs to be lost.
    """
    if "\ufffd" not in text:
        return set()
    found = [*_LOST_RUN.finditer(text), *(_ZEROS.finditer(text) if "\0" in text else ())]
    return {n for m in found for n in range(*m.span())}


def _lost_in_another_code(doc: Document) -> set[int]:
    """Where text was put back that another encoding showed: what is a mark in it lost all of a character there."""
    found: set[int] = set()
    for n, layer in enumerate(doc.layers):
        if layer.name != _ANOTHER_CODE:
            continue
        read = [e for e in layer.edits if e.applied and _asks(e.after)]
        first = Shifts(layer.applied()[0])
        spans = [(first.of(e.start), first.of(e.end, end=True)) for e in read]
        for later in doc.layers[n + 1 :]:
            shifts = Shifts(later.applied()[0])
            spans = [(shifts.of(low), shifts.of(high, end=True)) for low, high in spans]
        found |= {at for low, high in spans for at in range(low, high)}
    return found


def _asks(text: str) -> bool:
    """Whether a mark stands anywhere that `_SUSPECT` and `_READ_LETTER` begin with."""
    return "?" in text or "？" in text or "\ufffd" in text


def marked_wrecks(text: str) -> list[tuple[int, int]]:
    """Where a question mark, or a sign, stands before what makes no sense."""
    found: list[tuple[int, int]] = []
    if _asks(text):
        suspects = (m for m in _SUSPECT.finditer(text) if m[0][0] != "？" and _wreck(text, m))
        found += [m.span() for m in suspects if _ruined(text, m.end())]
        found += [m.span() for m in _READ_LETTER.finditer(text)]
    hant = is_traditional(text)
    return found + [p for p in _exclaimed(text) if likelier_one_off(text[slice(*p)], hant=hant)]


def _ruined(text: str, at: int) -> bool:
    after = seen(text[at : at + LOOK].split("\n", 1)[0].translate(_UNKNOWN))
    if len(after) >= LEAST and mixture().score(after, "\n\n") < RUINED * len(after):
        return True
    two = after[:SHORT]  # a run in traditional script mostly ends within a few characters
    return len(two) == SHORT and mixture().score(two, "\n\n") < RUINED_SHORT * SHORT


def _wreck(text: str, suspect: re.Match[str]) -> bool:
    """Whether the characters behind, to the end of the line, make no sense, and those in front do."""
    start, at = suspect.span()
    if _SIGNED.match(text, start):
        return True
    after = text[at : at + LOOK].split("\n", 1)[0].translate(_UNKNOWN)
    if not _HAN.search(after):
        return False
    if _ALONE.match(text, start):
        return True
    before = text[max(0, start - BEFORE) : start].rsplit("\n", maxsplit=1)[-1]
    left = seen(text[max(0, start - 3) : start])
    if mixture().score(seen(before)) < RUIN * len(before):
        return False
    asked = mixture().logp(left, "？") > ASKED
    if not asked and _LETTERED.match(text, start) and is_traditional(text):
        return True
    limit = REAL if asked or suspect[0][0] == "？" else SENSELESS
    two, whole = seen(after[:2]), seen(after)
    return mixture().score(whole, left) < limit * len(whole) or mixture().score(
        two, left
    ) < limit * len(two)


def _read(page: PageModel, suspects: Iterable[re.Match[str]]) -> Iterator[SlipReading]:
    """The best reading at each suspect; of readings that overlap the one that explains most."""
    best: SlipReading | None = None
    failed = 0
    for suspect in suspects:
        if failed >= TRIES:
            break
        if best is not None and suspect.start() < best.end and suspect.start() > best.start + 1:
            continue
        reading = _slip(page, suspect)
        bare = reading is not None and reading.worth < inf
        if bare and not _ALONE.match(page.text, suspect.start()):
            reading = None
        if reading is None or not plausible(reading, DOUBT):
            failed += 1
            continue
        failed = 0
        if best is not None and reading.start < best.end:
            best = max(best, reading, key=lambda r: r.gain)
            continue
        if best is not None:
            yield best
        best = reading
    if best is not None:
        yield best


def _exclaimed(text: str) -> Iterator[tuple[int, int]]:
    """Where a sign stands for 。 with what begins the next character: ！懊 for 。“每."""
    for m in _EXCLAIMED.finditer(text) if "！" in text or "!" in text else ():
        after = seen(m["after"])
        if mixture().score(after, "。") < WRECKED * len(after):
            yield m.span()


class Beside:
    """Whether any of ``found``, which stand in the order of the text, has part of a range: one look tells."""

    def __init__(self, found: Sequence[SlipReading]) -> None:
        self._starts = [r.start for r in found]
        self._ends = list(accumulate((r.end for r in found), max))  # the farthest one so far

    def __call__(self, low: int, high: int) -> bool:
        """Whether one has part of ``[low, high)``."""
        before = bisect_left(self._starts, high)
        return before > 0 and low < self._ends[before - 1]


def _unmarked(
    page: PageModel,
    places: Iterable[tuple[int, int]],
    found: Sequence[SlipReading],
    short: Sequence[tuple[int, int]],
) -> Iterator[SlipReading]:
    """The best readings where a lead byte was lost without a trace."""
    end, failed = -1, 0
    is_read, told = Beside(found), frozenset(short)
    for low, high in places:
        if low < end or is_read(low, high):
            continue
        if failed >= UNMARKED_TRIES or _behind_mark(page.text, low):
            continue
        line = page.text.rfind("\n", 0, low) + 1
        starts = range(max(line, end, low - EARLIER), min(high, low + LATER))
        tried = [r for s in starts if (r := Slip(page, s, 0, gaps=False).best()) is not None]
        tried.sort(key=lambda r: -r.gain)
        if tried and not page.keeps and tried[0].gain > 0 and not plausible(tried[0]):
            tried += [r for r in (Slip(page, t.start, 0).best() for t in tried[:GAPPED]) if r]
            tried.sort(key=lambda r: -r.gain)
        best = next((r for r in tried if plausible(r, DOUBT)), None)
        if best is None:
            failed += 1
            continue
        shown = page.text[best.start : best.end]
        others = [
            r.gain for r in tried if r is not best and r.end >= low and not _same(page, best, r)
        ]
        margin = min(best.margin, best.gain - max(others, default=-inf)) - PLACES
        if len(shown) >= FEWEST or (low, high) in told:
            failed, end = 0, best.end
            yield replace(best, margin=margin, doubts=None)


def _behind_mark(text: str, at: int) -> bool:
    """Whether a mark stands before ``at`` in the same run, from which a reading was looked for."""
    run = text.rfind("\n", 0, at) + 1
    return any(mark in text[max(run, at - MAX_RUN) : at] for mark in "?\ufffd")


def _same(page: PageModel, one: SlipReading, other: SlipReading) -> bool:
    """Whether two readings come to the same text."""
    low, high = min(one.start, other.start), max(one.end, other.end)
    text = page.text
    first, second = (text[low : r.start] + r.after + text[r.end : high] for r in (one, other))
    return first == second


def _slip(page: PageModel, suspect: re.Match[str]) -> SlipReading | None:
    if not suspect["note"]:
        best = Slip(page, suspect.start()).best()
        return None if best is not None and _read_otherwise(page.text, best) else best
    before = page.text[max(0, suspect.start() - 1) : suspect.start()]
    leads = _leads(before, suspect["note"][:-1])
    if not leads:
        return None
    skip = suspect.end() - suspect.start()
    return Slip(page, suspect.start(), skip, lambda c: (pair_of(c) or (0,))[0] in leads).best()


def _leads(before: str, reading: str) -> frozenset[int]:
    """The lost byte, from a reading that the converter put behind what it took for a character.

    That was the second byte of ``before`` with the lost one: 展?fàn) is D5 B9 A0, and B9A0 is 範.
    """
    pair = pair_of(before) if before else None
    pairs = map(pair_of, read_as(reading))
    return frozenset(p[1] for p in pairs if p and pair and p[0] == pair[1])


def _read_otherwise(text: str, best: SlipReading) -> bool:
    """Whether the reading that stands behind is of no use for what ``best`` ends in."""
    note = _NOTE.match(text, best.end)
    chars = read_as(note[1]) if note else frozenset()
    return bool(chars and best.after) and best.after[-1] not in chars


def _findings(page: PageModel, readings: list[SlipReading]) -> Findings:
    """Edits for what is sure, warnings where it might still be another, suggestions for the rest."""
    edits: list[Edit] = []
    warnings: list[DocumentWarning] = []
    for r in readings:
        if not plausible(r):
            continue
        lead = lead_of(page, r)
        if lead >= margin_of(page):
            # Without a mark nothing tells how many pairs vanished: a likely reading has lost some as often as not.
            certain = CERTAIN if page.keeps else CERTAIN_DROPPED
            sure = lead >= certain and (r.doubts is not None or page.keeps)
            told = [] if sure else doubtful(r, certain)
            edits += _pieces(r, max(APPLIED, confidence_of(page, lead)), told)
            warnings += (DocumentWarning("text-lost", low, high) for low, high in told)
        elif (part := _part(page, r)) is not None:
            after, margin = part
            sure_of = max(APPLIED, confidence_of(page, margin))
            edits.append(Edit(r.start, r.end, after, RULE, sure_of))
        elif _HAN.search(page.text, r.start, r.end):  # a mark and a letter may ask, or be code
            edits += _suggested(r, confidence_of(page, r.margin if page.keeps else lead))
    return Findings(edits=tuple(edits), warnings=tuple(warnings))


def _suggested(reading: SlipReading, share: float) -> Iterator[Edit]:
    """The best reading, right by ``share``, and the next one where neither is sure."""
    if share >= SUGGESTED:
        yield Edit(reading.start, reading.end, reading.after, RULE, share, applied=False)
    if reading.second is not None:
        end, after, lead = reading.second
        if (own := share * exp(-lead)) >= SUGGESTED:
            yield Edit(reading.start, end, after, RULE, round(own, 4), applied=False)


def _part(page: PageModel, reading: SlipReading) -> tuple[str, float] | None:
    vanished = not page.keeps and page.script == "hans"
    if reading.doubts is None:
        return None
    return in_part(reading.after, reading.doubts, PART_HANS if vanished else PART)


def _pieces(reading: SlipReading, confidence: float, told: list[tuple[int, int]]) -> Iterator[Edit]:
    """The reading as edits, one for each place that is reported and one for what is between."""
    bounds = sorted({reading.start, reading.end, *chain.from_iterable(told)})
    for low, high in pairwise(bounds):
        last = None if high == reading.end else high - reading.start
        after = reading.after[low - reading.start : last]
        yield Edit(low, high, after, RULE, confidence)
