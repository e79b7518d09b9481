"""The likeliest original of a spun line: substitutions and kept characters as one lattice.

Substitutions may stand anywhere, across word boundaries too (水仁爱县 is 水平和县). Each has a weight, how
likely its family put it for its original (`spinner`); the character model scores what is read; a beam search
takes the best path. Then every substitution is asked alone: against leaving the form, and against the other
originals that it may stand for, all else as read. That comparison is what an edit is sure by.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.records import dataclass
from eduparse.language.beam import Step, likeliest_path
from eduparse.language.char_trie import ORDER
from eduparse.language.charmodel import (
    CharModel,
    folded,
)
from eduparse.language.doc_numbers import BRACKETED_YEAR
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture
from eduparse.stages.reword.lexicon import SIGNATURE, SpinPair
from eduparse.stages.reword.spinner import Spinner

BEAM = 8
WANTED = 3.0  # nats by which a place must want another original of a signature
LEAST = 0.1  # per million code points; no original counts as rarer
_AROUND = 12  # code points before and after a substitution whose score its margin looks at

# Never rewritten: numbers with their units, document numbers, dates, mail and web addresses, labels of
# contacts and the names behind them.
_PROTECTED = lazy_pattern(
    rf"{BRACKETED_YEAR}\s*\d*号?|[A-Za-z0-9][A-Za-z0-9_.@:/-]*[A-Za-z0-9]|\d+"
    r"|联系(?:人|方式|电话|地址|邮箱)|(?<=联系人[:：])[^\s,，;；(（]{2,4}|(?<=电话[:：])[^\s\d,，;；]{2,4}(?=\s*\d)"
)

Chars = CharModel | Mixture
Option = tuple[SpinPair, str]  # a substitution and the name of its family
Weigh = Callable[[SpinPair, str], float]  # nats for an option, its context apart


@dataclass(frozen=True, slots=True)
class Choice:
    """A substitution of the best reading; ``margin`` nats over the best other reading of its form.

    ``over_form`` is how many nats it is likelier than the form left alone: where that is much and ``margin`` is
    little, the form is a spinner's, and only its original is open.
    """

    start: int
    entry: SpinPair
    family: str
    margin: float
    over_form: float = 0.0


def options(line: str, known: Sequence[Spinner]) -> dict[int, list[Option]]:
    """The substitutions that could have been made at each offset of ``line``."""
    found = {
        at: here
        for at in range(len(line))
        if (here := [(e, s.name) for s in known for e in s.lexicon.at(line, at)])
    }
    if not found:
        return {}
    closed = protected(line)
    return {
        at: kept
        for at, here in found.items()
        if (kept := [o for o in here if not _touched(closed, at, at + len(o[0].spun))])
    }


def protected(line: str) -> list[tuple[int, int]]:
    """The ranges of ``line`` that no substitution touches."""
    return [m.span() for m in _PROTECTED.finditer(line)]


def choices(
    chars: Chars,
    line: str,
    found: Mapping[int, Sequence[Option]],
    weigh: Weigh,
    budget: Budget = UNLIMITED,
) -> list[Choice]:
    """The substitutions of the best reading of ``line``, each with its margin."""
    best = _search(chars, line, found, weigh, budget)
    for n, (at, _, family) in enumerate(best):
        best[n] = at, _likelier_original(chars, line, found, best, n), family
    return [
        Choice(at, entry, family, *_margins(chars, line, found, best, n, weigh))
        for n, (at, entry, family) in enumerate(best)
    ]


def _likelier_original(
    chars: Chars,
    line: str,
    found: Mapping[int, Sequence[Option]],
    best: Sequence[tuple[int, SpinPair, str]],
    n: int,
) -> SpinPair:
    """The original of a signature that its place wants most, however frequent each is by itself."""
    at, entry, _ = best[n]
    ranked = [
        (_in_place(chars, line, best, n, other) - _of_frequency(other), other)
        for other, _ in found[at]
        if other.spun == entry.spun and other.tier == SIGNATURE
    ]
    wanted, other = max(ranked, key=lambda r: r[0], default=(0.0, entry))
    here = max((fit for fit, e in ranked if e.original == entry.original), default=0.0)
    return other if wanted >= here + WANTED else entry


def _of_frequency(entry: SpinPair) -> float:
    return math.log(max(LEAST, entry.was))


def _in_place(
    chars: Chars,
    line: str,
    best: Sequence[tuple[int, SpinPair, str]],
    n: int,
    entry: SpinPair,
) -> float:
    """How likely the text around is where ``entry`` stands for its form."""
    at = best[n][0]
    end = at + len(entry.spun)
    low, high = max(0, at - _AROUND), min(len(line), end + _AROUND)
    before, after = _read(line, best[:n], low, at), _read(line, best[n + 1 :], end, high)
    left = line[max(0, low - ORDER + 1) : low] or "\n"
    return chars.score(before + entry.original + after, left)


def _touched(closed: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(s < end and start < t for s, t in closed)


def _margins(
    chars: Chars,
    line: str,
    found: Mapping[int, Sequence[Option]],
    best: Sequence[tuple[int, SpinPair, str]],
    n: int,
    weigh: Weigh,
) -> tuple[float, float]:
    """How much better the chosen substitution reads than the form and its other originals, and than the form.

    The others are weighed together: three that are each half as good leave nothing sure.
    """
    at, entry, family = best[n]
    end = at + len(entry.spun)
    low, high = max(0, at - _AROUND), min(len(line), end + _AROUND)
    before = _read(line, best[:n], low, at)
    after = _read(line, best[n + 1 :], end, high)
    left = line[max(0, low - ORDER + 1) : low] or "\n"
    chosen = chars.score(before + entry.original + after, left) + weigh(entry, family)
    others = {entry.spun: chars.score(before + entry.spun + after, left)}
    for other, name in found[at]:
        if other.spun == entry.spun and other.original != entry.original:
            score = chars.score(before + other.original + after, left) + weigh(other, name)
            if entry.tier == other.tier == SIGNATURE:
                score += _of_frequency(entry) - _of_frequency(other)
            others[other.original] = max(score, others.get(other.original, -math.inf))
    top = max(others.values())
    margin = chosen - top - math.log(sum(math.exp(x - top) for x in others.values()))
    return margin, chosen - others[entry.spun]


def reads_better(
    chars: Chars,
    line: str,
    made: Sequence[Choice],
    at: int,
    here: Sequence[Option],
    weigh: Weigh,
) -> float:
    """By how many nats a form at ``at`` reads better than the best of its originals in ``here``, ``made`` put back."""
    end = at + len(here[0][0].spun)
    low, high = max(0, at - _AROUND), min(len(line), end + _AROUND)
    edits = [(c.start, c.entry, c.family) for c in made]
    before, after = _read(line, edits, low, at), _read(line, edits, end, high)
    left = line[max(0, low - ORDER + 1) : low] or "\n"
    put = (chars.score(before + e.original + after, left) + weigh(e, name) for e, name in here)
    return chars.score(before + line[at:end] + after, left) - max(put)


def _read(line: str, edits: Sequence[tuple[int, SpinPair, str]], low: int, high: int) -> str:
    """``line`` from ``low`` to ``high`` as it reads with ``edits``."""
    out, at = [], low
    for start, entry, _ in edits:
        end = start + len(entry.spun)
        if at <= start and end <= high:
            out += [line[at:start], entry.original]
            at = end
    return "".join([*out, line[at:high]])


def _search(
    chars: Chars,
    line: str,
    found: Mapping[int, Sequence[Option]],
    weigh: Weigh,
    budget: Budget,
) -> list[tuple[int, SpinPair, str]]:
    seen = folded(line)

    def steps(at: int) -> "Iterator[Step[tuple[int, SpinPair, str] | None]]":
        yield None, seen[at], 1, 0.0
        for entry, name in found.get(at, ()):
            put = (at, entry, name)
            yield put, folded(entry.original), len(entry.spun), weigh(entry, name)

    way, followed = likeliest_path(len(seen), steps, chars.logp, width=BEAM, order=ORDER - 1)
    budget.spend(followed)
    return [put for put, _ in way or () if put is not None]
