"""UTF-8 shown as Latin-1 by what leaves control characters out: 关于印发 -> å³äºå°å.

Half of the bytes behind the first one of a character are those of control characters, and gone. What is
left says how many characters there were, and of each its first byte and none, one or two of the others. A
common character that lost both leaves some two hundred others, so a text is never certain all through. The model
of characters weighs every reading of a run. A character that is the same in nearly all of that weight is
applied; others stay lost, as U+FFFD. Where that is too much of a run its likeliest reading is a suggestion. A run of
which all characters are likely is applied whole: readings that are wrong somewhere leave a doubt somewhere.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from eduparse.budget import Budget
from eduparse.document.document import Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning
from eduparse.language.beam import best_readings
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture, mixture
from eduparse.stages.repair.byte_readings import UTF8
from eduparse.stages.repair.gbk_chars import (
    BLANK,
    INDENT,
    INDENTED,
    MARKS,
    RAREST,
    ModelChar,
    Signs,
    model_char,
    seen,
)
from eduparse.stages.repair.mojibake.partial_bytes import common
from eduparse.stages.repair.mojibake.roundtrip import NULL

FEWEST = 8  # characters of a run in a row
INCOMPLETE = 0.5  # share of them that lost a byte: on average three of four do
SHORTENED = 0.25  # share that kept one of two bytes: half of them do, of letters of a language none
RUN_EVIDENCE = 40.0  # nats by which a run must be likelier as Chinese than as letters at random
SAMPLE = 200  # characters by which genre and script are told
WIDTH = 64  # readings followed
WINDOW = 8.0  # nats by which one that is followed may be less likely than the best
MANY = 40  # characters that fit, above which only those known behind the last one are asked …
COMMON = 30  # … and these, the commonest
LOST_CHAR = "\ufffd"
TELLS = 0.5  # share of the weight from which a character tells the genre
SURE = 0.98  # the same from which a character is applied …
WHOLE = 0.9  # … from which one is if all of the run have it …
CERTAIN_SHARE = 0.9995  # … and from which it needs no warning
MOST_LOST_BARE = 0.25  # share of the characters of a run that may stay lost
SUGGESTED_BARE = 0.5  # confidence of the likeliest reading of a run of which more is in doubt
MOST_BARE = (
    10_000  # code points of such runs that are read on one page; it takes milliseconds for each
)
RULE_BARE = "mojibake.no-controls"
_LATER = 0xA0  # the first byte that is no control character
_AT_END = {"，": -3.0, "、": -3.0}  # what the model, backing off, has too likely at a line end
_UNIT = "(?:[\xe2-\xe9\xef][\xa0-\xbf]{0,2}(?![\xa0-\xbf])|[\xc2\xc3][\xa0-\xbf]?(?![\xa0-\xbf]))"
_RUN = lazy_pattern(f"{_UNIT}(?:[ -~]{{0,12}}{_UNIT})*")
_PIECE = lazy_pattern("[\xe2-\xe9\xef][\xa0-\xbf]{0,2}|[\xc2\xc3][\xa0-\xbf]?|[ -~]")
_ROW = lazy_pattern(f"{_UNIT}{{{FEWEST}}}")


class Weighed(NamedTuple):
    """``[start, end)`` of the line was ``char``, with this share of the weight of all readings.

    ``options``: how many characters its bytes leave; ``score``: nats behind the likeliest context.
    """

    start: int
    end: int
    char: str
    share: float
    options: int
    score: float


def bare_runs(line: str) -> Iterator[tuple[int, int]]:
    """The runs of ``line`` that are Chinese in UTF-8 without control characters, by their form."""
    if _ROW.search(line) is None:
        return
    for m in _RUN.finditer(line):
        if _ROW.search(m[0]) is None:
            continue
        sizes = [(_size(p[0]), len(p[0])) for p in _PIECE.finditer(m[0]) if p[0] > "\x7f"]
        lost = sum(size > kept for size, kept in sizes)
        shortened = sum(size == 3 and kept == 2 for size, kept in sizes)
        if lost >= INCOMPLETE * len(sizes) and shortened >= SHORTENED * len(sizes):
            yield m.span()


def weighed_run(
    model: Mixture, line: str, span: tuple[int, int], script: str, budget: Budget
) -> list[Weighed]:
    """Each character of a run with the weight of its likeliest reading."""
    start, end = span
    context = seen(line[max(0, start - 3) : start]) or "\n"
    layers: list[_Layer] = []
    pieces = list(_PIECE.finditer(line, start, end))
    beam: dict[str, float] = {context: 0.0}
    followed = 0
    for m in pieces:
        followed += len(beam)
        layer = _grown(model, beam, _options(m[0], script))
        layers.append(layer)
        beam = layer.beam
    budget.spend(followed)
    right = seen(line[end : end + 1]) or "\n"
    ends = {
        c: model.logp(c, right) + (_AT_END.get(c[-1], 0.0) if right == "\n" else 0.0) for c in beam
    }
    shares = list(_shares(layers, beam, ends))
    return [
        Weighed(m.start(), m.end(), char, share, len(_options(m[0], script).every), score)
        for m, (char, share, score) in zip(pieces, shares, strict=True)
    ]


def run_evidence(run: list[Weighed]) -> float:
    """How many nats likelier a run is as Chinese than as letters of Latin-1 at random."""
    return sum(w.score + max(0.0, NULL[UTF8] - math.log(w.options)) for w in run if w.char > "\x7f")


def told_by(run: list[Weighed]) -> str:
    """What a run says of its genre: its characters, and a break for each that is not likely."""
    return "".join(w.char if w.share >= TELLS else "\n" for w in run)


def read_bare(
    model: Mixture, runs: Sequence[tuple[int, str, tuple[int, int]]], budget: Budget
) -> Iterator[Findings]:
    """What ``runs`` were, by the script and genre of the page.

    Each is where its line begins in the text, the line, and the run's place in it.
    """
    if not runs:
        return
    _, line, (start, end) = runs[0]
    sample = start, min(end, start + SAMPLE)
    tried = {s: weighed_run(model, line, sample, s, budget) for s in ("hans", "hant")}
    script = max(tried, key=lambda s: run_evidence(tried[s]))
    model = model.weighed("\n" + seen(told_by(tried[script])))
    left = MOST_BARE
    for at, line, span in runs:
        left -= span[1] - span[0]
        if left < 0:
            return
        run = weighed_run(model, line, span, script, budget)
        if run_evidence(run) >= RUN_EVIDENCE:
            yield _as_findings(run, at)


def _as_findings(run: list[Weighed], at: int) -> Findings:
    """What is sure of a run in a line that begins at ``at``; if that is too little, its likeliest reading."""
    bound = WHOLE if all(w.share >= WHOLE or w.char <= "\x7f" for w in run) else SURE
    sure = [w.share >= bound or w.char <= "\x7f" for w in run]
    if sure.count(False) > MOST_LOST_BARE * len(run):
        likeliest = "".join(w.char for w in run)
        low, high = at + run[0].start, at + run[-1].end
        return Findings((Edit(low, high, likeliest, RULE_BARE, SUGGESTED_BARE, applied=False),))
    edits, told = [], []
    for known, group in groupby(zip(run, sure, strict=True), key=lambda r: r[1]):
        part = [w for w, _ in group]
        low, high = at + part[0].start, at + part[-1].end
        if not known:  # that they are lost is certain
            edits.append(Edit(low, high, LOST_CHAR * len(part), RULE_BARE))
            continue
        least = round(min(1.0, *(w.share for w in part)), 4)
        edits.append(Edit(low, high, "".join(w.char for w in part), RULE_BARE, least))
        doubtful = (w for w in part if w.share < CERTAIN_SHARE)
        told += [DocumentWarning("text-lost", at + w.start, at + w.end) for w in doubtful]
    return Findings(tuple(edits), warnings=tuple(told))


class _Step(NamedTuple):
    before: str
    score: float
    char: str


class _Layer(NamedTuple):
    """The readings up to one character by their ends: their weight together, and how each came about."""

    beam: dict[str, float]
    steps: dict[str, list[_Step]]


def _grown(model: Mixture, beam: Mapping[str, float], signs: Signs) -> _Layer:
    steps: defaultdict[str, list[_Step]] = defaultdict(list)
    totals: defaultdict[str, list[float]] = defaultdict(list)
    top = -math.inf
    for context, weight in beam.items():
        some = _known_behind(context[-1:], signs) if len(signs.every) > MANY else signs
        scores = model.scores(context, some.together) if some.every else []
        top = max(top, weight + max(scores, default=-math.inf))
        least = top - WINDOW
        for sign, own in zip(some.every, scores, strict=True):
            score = own if sign.char != INDENT else INDENTED if context[-1:] == "\n" else BLANK
            if weight + score > least:
                end = (context + sign.seen)[-3:]
                steps[end].append(_Step(context, score, sign.char))
                totals[end].append(weight + score)
    every = ((end, _sum(found)) for end, found in totals.items())
    kept = dict(best_readings(every, lambda e: e[1], WIDTH, WINDOW))
    return _Layer(kept, {end: steps[end] for end in kept})


def _shares(
    layers: list[_Layer], beam: Mapping[str, float], ends: Mapping[str, float]
) -> list[tuple[str, float, float]]:
    """For each layer the character of most weight, its share, and what it costs on average."""
    whole = _sum([weight + ends[end] for end, weight in beam.items()])
    out = []
    after = dict(ends)
    for n in range(len(layers) - 1, -1, -1):
        before = layers[n - 1].beam if n else None
        weights: defaultdict[str, float] = defaultdict(float)
        costs: defaultdict[str, float] = defaultdict(float)
        further: defaultdict[str, list[float]] = defaultdict(list)
        for end, behind in after.items():
            for step in layers[n].steps[end]:
                weight = before[step.before] if before is not None else 0.0
                share = math.exp(min(0.0, weight + step.score + behind - whole))
                weights[step.char] += share
                costs[step.char] += share * step.score
                further[step.before].append(step.score + behind)
        after = {end: _sum(found) for end, found in further.items()}
        char = max(weights, key=lambda c: (weights[c], c))
        out.append((char, weights[char], costs[char] / max(weights[char], 1e-300)))
    return out[::-1]


def _sum(logs: list[float]) -> float:
    """The logarithm of the sum of what has these logarithms."""
    top = max(logs)
    return top + math.log(sum([math.exp(x - top) for x in logs]))


def _size(piece: str) -> int:
    return 3 if piece >= "\xe0" else 2


@cache
def _options(piece: str, script: str) -> Signs:
    """The characters that ``piece`` may be what is left of."""
    if piece <= "\x7f":
        return Signs((model_char(piece),))
    if len(piece) == _size(piece):
        return Signs((model_char(piece.encode("latin-1").decode("utf-8", "replace")),))
    return _by_rest(script).get(piece) or _nothing()


@cache
def _by_rest(script: str) -> dict[str, Signs]:
    """The characters by what is left of their bytes, those that the model sees as one but once."""
    found: defaultdict[str, dict[str, ModelChar]] = defaultdict(dict)
    marks = [(model_char(c), c.encode()) for c in (*MARKS, INDENT, "×")]
    for sign, data in (*marks, *common(UTF8, script, RAREST)):
        rest = bytes(b for b in data if b >= _LATER)
        if len(rest) < len(data):
            found[rest.decode("latin-1")].setdefault(sign.seen, sign)
    return {rest: Signs(signs.values()) for rest, signs in found.items()}


@cache
def _nothing() -> Signs:
    return Signs((model_char(LOST_CHAR),))


@lru_cache(maxsize=1 << 12)
def _known_behind(char: str, signs: Signs) -> Signs:
    """Of ``signs`` the commonest, and those that training met behind ``char``."""
    known = mixture().behind(char)
    return Signs(s for n, s in enumerate(signs.every) if n < COMMON or s.number in known)
