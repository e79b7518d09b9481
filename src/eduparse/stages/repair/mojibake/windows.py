"""The windows of a line in which odd characters crowd, and what each of them proves.

A window is read along the few chains of encodings that make most sense of it at a glance. A part of it is proven where
it is likely Chinese, likelier than what is shown, and far likelier than bytes that mean something else would come out.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import inf

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture
from eduparse.language.rare_chars import clusters
from eduparse.language.script import votes
from eduparse.language.zhuyin import LETTERS, TONES, has_sounds, spells_sounds
from eduparse.stages.repair.byte_readings import (
    BIG5,
    EASTERN,
    GB,
    LATIN,
    LATIN_PAIR,
    OF_PAIRS,
    PAIRS_FIRST,
    SEARCHED,
    UTF8,
    as_bytes,
    may_be_shown,
    shows_one_by_one,
    stands_for,
)
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.lost_byte import ROUNDED
from eduparse.stages.repair.mojibake.evidence_of_pairs import most_evidence_of_pairs, told
from eduparse.stages.repair.mojibake.mojibake_search import Unmix
from eduparse.stages.repair.mojibake.page_parts import ProvenPart
from eduparse.stages.repair.mojibake.parts import Part
from eduparse.stages.repair.mojibake.ranked_signs import Chain
from eduparse.stages.repair.mojibake.roundtrip import (
    glanced_evidence,
    most_by_pairs,
    most_evidence,
    null_of,
)

MOST_LOST = 0.6  # share of lost characters above which a window tells nothing
LONGEST = 1_500  # characters searched at once
AROUND = 10  # characters beside odd ones that are searched with them
TRIED = 2  # chains that are searched
HOPELESS = -5.0  # nats of evidence for a character, below which a chain is none of them
EVIDENCE = 14.0  # nats by which a part must be likelier as Chinese than as chance
MARK = 5.0  # the same for UTF-8 shown as Latin letters, which no text looks like
GAIN = 6.0  # nats by which the page must be likelier for it
MOST_BAD = 0.25  # share of characters that stay unknown
_MOSTLY = 0.5
_COVERED = 0.8
GLANCED_BAD = (
    20.0  # what a bad byte costs a chain at a glance, where lost ones are not yet searched
)
_FILLER = b"\xab"  # for a lost byte: the first or the second of a pair, or the last of three
# Of the bytes of UTF-8 that the Korean page cannot read seven in ten are the first of three: no pair that begins with
# one of them goes on below A1.
_FILLERS = {"cp949": b"\xe6"}
# Sounds as schools write them, and nothing else: (ㄐㄧㄣ ㄊㄧㄢ) for 今天.
_ZHUYIN = lazy_pattern(f"[{LETTERS}{TONES}ˉ\\s()（）、，。]+")
_HAN = lazy_pattern("[\u3400-\u9fff]")


def windows(line: str) -> Iterator[tuple[int, int]]:
    """Where odd characters crowd, with what is around them, at most `LONGEST` at once."""
    for start, stop in _merged(clusters(line), len(line)):
        for at in range(start, stop, LONGEST):
            end = min(stop, at + LONGEST)
            foreign = sum(c > "\x7f" for c in line[at:end])
            if line.count("\ufffd", at, end) <= MOST_LOST * foreign:
                yield at, end


def _merged(found: Iterable[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Ranges with what is around them; those that touch then are one."""
    start = stop = 0
    for low, high in found:
        if low - AROUND > stop:
            if stop:
                yield start, stop
            start = low - AROUND
        stop = min(length, high + AROUND)
    if stop:
        yield start, stop


def proven_parts(
    model: Mixture, line: str, span: tuple[int, int], budget: Budget = UNLIMITED
) -> Iterator[ProvenPart]:
    """The damaged parts of the window ``span`` of ``line`` that are proven; their ranges are those of the line."""
    start, end = span
    window = line[start:end]
    if spells_sounds(line) and has_sounds(window):
        return
    sides = _in_front(line, start), line[end : end + 1] or "\n"
    found, steps = _readings(model, window, sides)
    budget.spend(steps)
    if not found:
        return
    _, chain, parts = max(found, key=lambda f: f[0])
    for part in parts:
        before = line[: start + part.start]
        if _proven(model, part, window[part.start : part.end], before, chain):
            behind = line[start + part.end : start + part.end + 3] or "\n"
            yield ProvenPart(chain, part.moved(start), before, behind)


def _in_front(line: str, at: int) -> str:
    return line[max(0, at - 3) : at]


def may_prove(line: str, start: int, end: int) -> bool:
    """Whether some chain allows a part of the window of ``line`` from ``start`` to ``end`` to be proven."""
    return _may_prove(line[start:end], _in_front(line, start))


@lru_cache(maxsize=256)
def _may_prove(window: str, left: str) -> bool:
    """Whether some chain allows a part of ``window``, behind ``left``, to be proven."""
    return _pairs_first(window) or any(
        most_evidence_of_pairs(window, left, chain) >= EVIDENCE - ROUNDED
        for chain, *_ in _candidates(window)
    )


@lru_cache(maxsize=256)
def _readings(
    model: Mixture, window: str, sides: tuple[str, str]
) -> tuple[list[tuple[float, Chain, list[Part]]], int]:
    """What ``window`` was along chains that make sense, the likeliest among them, with how likely, and the steps it took.

    The pass runs three times, and most windows stay as they are in between.
    """
    budget = Budget()
    found: list[tuple[float, Chain, list[Part]]] = []
    # The one of which no glance tells is searched last: by then it is mostly known that it is not likely enough.
    # Another code page mostly comes to the same as Latin-1 or to less, which is known once that is read.
    chains = sorted(_chains(model, window), key=lambda chain: chain.shown == PAIRS_FIRST)
    for chain in sorted(chains, key=lambda chain: 0 if chain.shown == LATIN else 1):
        best = max((score for score, *_ in found), default=-inf)
        score, parts = Unmix(model, window, chain, sides, budget).best(best)
        if parts:
            found.append((score, chain, parts))
    return sorted(found, key=lambda f: chains.index(f[1])), budget.spent


def _chains(model: Mixture, window: str) -> list[Chain]:
    """The chains that make most sense of the odd characters of ``window``, the best first."""
    ranked = []
    for chain, text, least in _candidates(window):
        whole, worth = glanced_evidence(model, text, chain.written, GLANCED_BAD)
        if whole > least or worth >= EVIDENCE:
            ranked.append((worth, chain))
    ranked.sort(reverse=True)
    first = [Chain(PAIRS_FIRST, GB, "hans")] if _pairs_first(window) else []
    return list(dict.fromkeys((*first, *(chain for _, chain in ranked))))[: TRIED + len(first)]


def _candidates(window: str) -> Iterator[tuple[Chain, str, float]]:
    """The chains that may make sense of ``window``, with what its odd characters were and the least evidence for that.

    Left out are those of which the bytes that are no characters, or the pairs of characters, tell that they make none.
    """
    spans = list(clusters(window))
    within = window[spans[0][0] : spans[-1][1]] if spans else ""
    # One by one, too: a clean part beside a damaged one says nothing of it.
    parts = dict.fromkeys((within, *(window[low:high] for low, high in spans)))
    for shown, encodings in SEARCHED.items():
        if shown == PAIRS_FIRST:
            continue
        core = _longest_pairs(window) if shown == LATIN else within
        if not any(_covered(part, shown) for part in ((core,) if shown == LATIN else parts)):
            continue
        least = HOPELESS * len(core)
        every = tuple(written for written in encodings if may_be_shown(core, shown, written))
        for form in {core, core.replace("?", "\ufffd")} if every else ():
            data = as_bytes(form, shown, lossy=_FILLERS.get(shown, _FILLER))
            if data is None:
                continue
            for written in every:
                text = data.decode(written, "replace")
                looks = (
                    look(text, written, GLANCED_BAD) for look in (most_evidence, most_by_pairs)
                )
                if all(_is_enough(most, least) for most in looks):
                    hant, hans = votes(_whole_of(text, form, shown, written))
                    yield Chain(shown, written, "hant" if hant > hans else "hans"), text, least


def _is_enough(most: tuple[float, float], least: float) -> bool:
    """Whether a glance that says so much at most may say that a chain makes sense."""
    return most[0] >= least - ROUNDED or most[1] >= EVIDENCE - ROUNDED


def _whole_of(text: str, form: str, shown: str, written: str) -> str:
    """``text``, what ``form`` was, without the characters that lost bytes: what fills them in tells no script."""
    if written != UTF8 or "\ufffd" not in form:
        return text
    kept = as_bytes(form.replace("\ufffd", "\x00"), shown, lossy=b"\x00") or b""
    return kept.decode(written, "ignore")


def _covered(core: str, shown: str) -> bool:
    """Whether nearly all odd characters of ``core`` stand for bytes in ``shown``."""
    foreign = [c for c in core if c > "\x7f" and c != "\ufffd"]
    others = len(OF_PAIRS.findall(core)) if shows_one_by_one(shown) else 0
    if len(foreign) - others < _COVERED * len(foreign):
        return False
    return sum(bool(stands_for(c, shown)) for c in foreign) >= _COVERED * len(foreign) > 0


def _pairs_first(window: str) -> bool:
    """Whether ``window`` is mostly Latin-1 with characters between that are no letters of it.

    Which bytes those stand for is open, so a glance at one choice of them tells nothing.
    """
    foreign = [c for c in window if c > "\x7f"]
    latin = sum(bool(stands_for(c, LATIN)) for c in foreign)
    return _MOSTLY * len(foreign) < latin < len(foreign)


def _longest_pairs(window: str) -> str:
    """The part of ``window`` that may be wrong where it shows in Latin-1."""
    return max((m[0] for m in LATIN_PAIR.finditer(window)), key=len, default="")


def _proven(model: Mixture, part: Part, shown: str, before: str, chain: Chain) -> bool:
    if _ZHUYIN.fullmatch(shown) or (chain.shown in (GB, BIG5) and _says_nothing(part, shown)):
        return False
    if chain.written != UTF8 and chain.shown in (GB, BIG5) and _is_a_cry(shown):
        return False
    foreign = [s for s in part.spelled if s.char > "\x7f" and s.char != "\ufffd"]
    if chain.shown in EASTERN and chain.written != UTF8:  # which share the marks of Chinese
        foreign = [s for s in foreign if _HAN.match(s.char)]
    bad = len([s for s in part.spelled if s.char == "\ufffd"])
    null = null_of(chain.shown, chain.written)
    if not foreign or bad > MOST_BAD * len(foreign):
        return False
    total = sum(s.score for s in foreign)
    proof = total + sum(told(len(s.options), null) for s in foreign)
    plain = model.score(seen(shown), seen(before[-3:]) or "\n")
    needed = MARK if chain[:2] == (LATIN, UTF8) else EVIDENCE
    return proof - null * bad >= needed and sum(s.score for s in part.spelled) - plain >= GAIN


def _says_nothing(part: Part, shown: str) -> bool:
    """Whether there is no Chinese character before nor after: ⒈⒉⒊ in GBK are the bytes of ２３４ in Big5."""
    return _HAN.search(shown) is None and all(_HAN.match(s.char) is None for s in part.spelled)


def _is_a_cry(shown: str) -> bool:
    """Whether one character stands over and over: 啊啊啊啊啊 is no 摆摆摆摆摆; each says the same again."""
    return len(shown) > 1 and len(set(shown)) == 1
