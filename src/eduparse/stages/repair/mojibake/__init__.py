"""Text that was shown in another encoding than it was written in: 鏁欒偛閮 and ½ÌÓý²¿ -> 教育部.

A clean page costs one scan: nearly every character of wrong text is one that Chinese hardly uses, so
only where such characters crowd together is anything tried. A line that goes back to bytes and comes
out as Chinese is repaired as a whole, through up to three wrong readings. Else the part around the
odd characters is searched (`unmix`), which finds a phrase inside a line and puts up with lost bytes.

What comes out must be likely Chinese by the character model, likelier than what was there, and far
likelier than bytes that mean something else would come out. A character whose lost byte leaves
several that fit is not chosen by a hair: it becomes U+FFFD, and is flagged as lost.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import exp, log

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning
from eduparse.language.charmodel import model
from eduparse.language.rare_chars import clusters, crowded
from eduparse.language.script import votes
from eduparse.stages.repair.byte_readings import BIG5, CHAINS, GB, LATIN, LATIN_PAIR, UTF8, as_bytes
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.line_end_prior import odds
from eduparse.stages.repair.mojibake.mojibake_search import Chain, Part, Unmix
from eduparse.stages.repair.mojibake.roundtrip import NULL, Whole, evidence

MOST_SEARCHED = 100_000  # work on one page; more would take minutes, so nothing is searched
LOST_COST = 20  # what a lost byte costs, in characters
MOST_LOST = 0.6  # share of lost characters above which a window tells nothing
LONGEST = 1_500  # characters searched at once
AROUND = 10  # characters beside odd ones that are searched with them
TRIED = 2  # chains that are searched
HOPELESS = -5.0  # nats of evidence for a character, below which a chain is none of them
EVIDENCE = 14.0  # nats by which a part must be likelier as Chinese than as chance
MARK = 5.0  # the same for UTF-8 shown as Latin letters, which no text looks like
RARE_MARK = -9.0  # and its lowest mean log-probability of a character
MEAN = -6.0  # lowest mean log-probability of a character
GAIN = 6.0  # nats by which the page must be likelier for it
MOST_BAD = 0.25  # share of characters that stay unknown
CHOICES = 12  # characters compared for one lost byte
DOUBT = 2.5  # nats over the next character that fits, below which a lost byte stays lost
WIDE = 60  # characters that fit, above which no byte of it is known
DOUBT_WIDE = 3.0  # the same where none is, and for a numeral: nothing tells 第六条 from 第八条
_NUMERALS = frozenset("一二三四五六七八九十百千万亿零〇两壹贰叁肆伍陆柒捌玖拾")
_FILLER = b"\xab"  # for a lost byte: the first or the second of a pair, or the last of three
RULES = {LATIN: "mojibake.latin", GB: "mojibake.gbk", BIG5: "mojibake.big5"}
DOUBLE = "mojibake.double"


class Mojibake:
    """Read text again in the encoding it was written in."""

    name = "repair.mojibake"
    mends = "text read in a wrong encoding"

    def __init__(self, budget: Budget = UNLIMITED) -> None:
        self._budget = budget

    def __call__(self, doc: Document) -> Findings:
        """Return an edit for each part of a line, or for the line; a warning where there is too much."""
        text = doc.text
        if text.isascii() or not (LATIN_PAIR.search(text) or crowded(text)):
            return Findings()
        findings, steps = _found(text)
        self._budget.spend(steps)
        return findings


@lru_cache(maxsize=1)
def _found(text: str) -> tuple[Findings, int]:
    """What is found in ``text``, and the steps it took.

    The pass runs three times, mostly on a text that nothing changed in between.
    """
    budget = Budget()
    return _Page(text, budget).findings(), budget.spent


class _Page:
    """One page: what whole lines prove helps with the short ones; what is left is searched."""

    def __init__(self, text: str, budget: Budget) -> None:
        self._text = text
        self._budget = budget
        self._whole = Whole()

    def findings(self) -> Findings:
        lines = list(self._suspects())
        found = [self._whole.read(line) for _, line in lines]
        found = [f or self._whole.again(line) for f, (_, line) in zip(found, lines, strict=True)]
        edits = [
            Edit(at, at + len(line), f[1], RULES[f[0][0][0]] if len(f[0]) == 1 else DOUBLE)
            for f, (at, line) in zip(found, lines, strict=True)
            if f is not None
        ]
        rest = [suspect for f, suspect in zip(found, lines, strict=True) if f is None]
        work = [(at, line, *w) for at, line in rest for w in _windows(line)]
        if sum(_cost(line[start:end]) for _, line, start, end in work) > MOST_SEARCHED:
            return Findings(edits=tuple(edits), warnings=(DocumentWarning("mojibake-left"),))
        searched = (
            e
            for at, line, start, end in work
            for e in _searched(line, (start, end), at, self._budget)
        )
        return Findings(edits=(*edits, *searched))

    def _suspects(self) -> Iterator[tuple[int, str]]:
        at = 0
        for line in self._text.split("\n"):
            if not line.isascii() and (LATIN_PAIR.search(line) or crowded(line)):
                yield at, line
            at += len(line) + 1


def _windows(line: str) -> Iterator[tuple[int, int]]:
    """Where odd characters crowd, with what is around them, at most `LONGEST` at once."""
    for start, stop in _merged(clusters(line), len(line)):
        for at in range(start, stop, LONGEST):
            end = min(stop, at + LONGEST)
            foreign = sum(c > "\x7f" for c in line[at:end])
            if line.count("\ufffd", at, end) <= MOST_LOST * foreign:
                yield at, end


def _cost(window: str) -> int:
    """The work of a search; where bytes are lost, many characters are tried."""
    return len(window) + LOST_COST * window.count("\ufffd")


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


def _searched(line: str, span: tuple[int, int], at: int, budget: Budget) -> Iterator[Edit]:
    start, end = span
    window = line[start:end]
    left = line[max(0, start - 3) : start]
    found = []
    for chain in _chains(window):
        score, parts = Unmix(window, chain, left, line[end : end + 1] or "\n", budget).best()
        if parts:
            found.append((score, chain, parts))
    if not found:
        return
    _, chain, parts = max(found, key=lambda f: f[0])
    for part in parts:
        before = line[: start + part.start]
        shown = window[part.start : part.end]
        if not _proven(part, shown, before, chain):
            continue
        behind = line[start + part.end : start + part.end + 3] or "\n"
        after, confidence = _decided(part, before, behind)
        low = at + start
        yield Edit(low + part.start, low + part.end, after, RULES[chain.shown], confidence)


def _chains(window: str) -> list[Chain]:
    """The chains that make most sense of the odd characters of ``window``, the best first."""
    ranked = []
    for shown, every in CHAINS.items():
        core = _core(window, shown)
        for form in {core, core.replace("?", "\ufffd")}:
            data = as_bytes(form, shown, lossy=_FILLER)
            if data is None:
                continue
            for written in every:
                text = data.decode(written, "replace")
                hant, hans = votes(text)
                worth = evidence(text, written)
                if worth > HOPELESS * len(core):
                    chain = Chain(shown, written, "hant" if hant > hans else "hans")
                    ranked.append((worth, chain))
    ranked.sort(reverse=True)
    return list(dict.fromkeys(chain for _, chain in ranked))[:TRIED]


def _core(window: str, shown: str) -> str:
    """The part of ``window`` that may be wrong."""
    if shown == LATIN:
        return max((m[0] for m in LATIN_PAIR.finditer(window)), key=len, default="")
    spans = list(clusters(window))
    return window[spans[0][0] : spans[-1][1]] if spans else ""


def _proven(part: Part, shown: str, before: str, chain: Chain) -> bool:
    foreign = [s for s in part.spelled if s.char > "\x7f" and s.char != "\ufffd"]
    bad = len([s for s in part.spelled if s.char == "\ufffd"])
    if not foreign or bad > MOST_BAD * len(foreign):
        return False
    total = sum(s.score for s in foreign)
    proof = total + sum(_told(len(s.options), NULL[chain.written]) for s in foreign)
    plain = model().score(seen(shown), seen(before[-3:]) or "\n")
    needed, least = (MARK, RARE_MARK) if chain[:2] == (LATIN, UTF8) else (EVIDENCE, MEAN)
    return (
        proof - NULL[chain.written] * bad >= needed
        and total >= least * len(foreign)
        and sum(s.score for s in part.spelled) - plain >= GAIN
    )


def _told(options: int, null: float) -> float:
    """What the bytes of a character tell, in nats: less, the more characters they leave."""
    if options <= 1:
        return null
    return 0.0 if options > WIDE else max(0.0, null - 2 - log(options))


def _decided(part: Part, before: str, behind: str) -> tuple[str, float]:
    """What the part was, and how sure its least sure character is; one in doubt stays lost."""
    text = part.text()
    chars = list(text)
    confidence = 1.0
    for n, spelled in enumerate(part.spelled):
        if len(spelled.options) < 2:
            continue
        left = seen((before + text[:n])[-3:]) or "\n"
        right = seen((text[n + 1 :] + behind)[:3])
        scores = model().logps(left, [o.number for o in spelled.options])
        ranked = sorted(zip(scores, spelled.options, strict=True), key=lambda p: -p[0])[:CHOICES]
        full = {o.char: score + model().score(right, left + o.seen) for score, o in ranked}
        if n + 1 == len(text) and behind == "\n":
            full = {char: score + odds(before + text[:n] + char) for char, score in full.items()}
        mine = full.pop(spelled.char, None)
        margin = mine - max(full.values()) if mine is not None and full else 0.0
        wide = len(spelled.options) > WIDE or spelled.char in _NUMERALS
        if margin < (DOUBT_WIDE if wide else DOUBT):
            chars[n] = "\ufffd"
        else:
            confidence = min(confidence, 1 / (1 + exp(-margin)))
    return "".join(chars), round(confidence, 4)
