"""Single traditional characters in simplified lines: what recognition or patching left there.

They are taken back inside words that are otherwise simplified (經费, 应當) and as plain words where the
character model reads one (對薄弱学校). Evidence is a ratio: how much likelier the simplified form is between what
stands around it than anywhere. Where it is not enough the form is suggested and told. What stands in quotation
marks or titles, and longer traditional runs, are somebody's choice: a name, a quoted text.

A line that shows little simplified script by itself (任何單位不得在禁采區采砂) is read the same way on a page that is
simplified by far. Only what may be a name there stays, and is told. Where most of a line is traditional all of it is
taken back or nothing, but for names: a line in two scripts is worse than one in either.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from eduparse.document.edits import Edit
from eduparse.language.charmodel import folded, grams_of
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import surnames
from eduparse.language.mixture import Mixture, mixture
from eduparse.language.script import characters, only_chinese, votes
from eduparse.stages.simplify.conversion import Conversion
from eduparse.stages.simplify.shown_chars import shows_characters

RULE = "simplify.scattered"
LONGEST = 2  # traditional characters in a row; more are a name or a quotation
FITS = 3.0  # nats by which the simplified form is likelier in its place than anywhere
PLAIN = -1.0  # the same for a plain word, which goes with anything
NAMED = 6.0  # the same behind a surname
COMMON = -8.5  # log-probability from which a simplified character is a plain word
SURE, DOUBTFUL = 0.97, 0.6  # confidence, where it fits and where it does not
MOST = 0.6  # share of traditional among the one-script characters of a line
MOSTLY_FITS = (
    0.65  # share of the characters of such a line that must fit, so that all of them are taken back
)
ENOUGH = 3  # simplified-only characters that a line must have
SETTLED = 0.5  # share of simplified ones on a page whose lines need not show it by themselves
SEEN_BY = 1000  # code points by which the character models are weighed
MOST_TRIED = 12  # places that are looked at in every weighing before the page is weighed
ROUNDED = 1e-6  # nats; more than sums of the same numbers in another order differ

_LAST = "\uffff"  # the last character that everybody can type
_STOPS = "，、。；：（） \u3000"
_QUOTED = lazy_pattern(
    "《[^《》\n]{0,200}》|〈[^〈〉\n]{0,200}〉|“[^“”\n]{0,200}”|‘[^‘’\n]{0,200}’|「[^「」\n]{0,200}」|『[^『』\n]{0,200}』"
)


# Names in a row, or on a line of a list with a blank inside; what says that a page has names of Japan; and the word for the script.
_NAMES = lazy_pattern("[\u3005\u4e00-\u9fff]{2,6}(?:、[\u3005\u4e00-\u9fff]{2,6}){2,}[。，]?")
_PARTED = lazy_pattern(
    "[ \u3000]*(?:[\u4e00-\u9fff]{2,4}：)?[\u3005\u4e00-\u9fff]{1,3} [\u3005\u4e00-\u9fff]{1,3}(?![\u4e00-\u9fff])"
)
_JAPAN = lazy_pattern("日本|日籍|\u3005")
_SCRIPT = lazy_pattern("漢字|簡體|繁體|正體字")


class TraditionalRun(NamedTuple):
    """Traditional characters in a row, ``[start, end)`` of a line: whether they fit simplified, and may be of a name."""

    start: int
    end: int
    fits: bool
    named: bool


def scattered(text: str, lines: list[tuple[int, int]]) -> Iterator[Edit]:
    """Edits and suggestions for ``lines``, the ranges of ``text`` that stay in simplified script."""
    hant, hans = characters("hant"), characters("hans")
    proof = _Proof(text)
    convert = Conversion()
    settled: bool | None = None
    for start, end in lines:
        line = text[start:end]
        if _runs().search(line) is None or shows_characters(line):
            continue
        old, new = sum(c in hant for c in line), sum(c in hans for c in line)
        traditional = old > MOST * (old + new)
        dense = new < ENOUGH or traditional
        if dense and not (settled := _simplified(text) if settled is None else settled):
            continue
        plain = convert(line)
        kept = _shows_names(text, line)
        found = list(_found(proof, line, plain, dense=dense, traditional=traditional))
        for run in _whole(found, line, plain) if traditional else found:
            applied = run.fits and not run.named and not kept
            yield Edit(
                start + run.start,
                start + run.end,
                plain[run.start : run.end],
                RULE,
                SURE if applied else DOUBTFUL,
                aligned=True,
                applied=applied,
            )


class _Proof:
    """What the models say of the places of one page, weighed by it where that matters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._chars: Mixture | None = None
        self._tried = 0

    def __call__(self, line: str, low: int, high: int) -> bool:
        """Whether what stands around it proves ``line[low:high]``, in simplified script."""
        if self._chars is None and self._tried < MOST_TRIED:
            sure = _proven_anyhow(line, low, high)
            if sure is not None:
                self._tried += 1
                return sure
        if self._chars is None:
            self._chars = mixture().weighed(folded(self._text[:SEEN_BY]))
        return _proven(self._chars, line, low, high)


def _found(
    proof: _Proof, line: str, plain: str, *, dense: bool, traditional: bool
) -> Iterator[TraditionalRun]:
    """The runs of ``line``, ``plain`` in simplified script, that may be taken back."""
    closed = [m.span() for m in _QUOTED.finditer(line)]
    for m in _runs().finditer(line):
        low, high = m.span()
        inside = any(s <= low < e for s, e in closed)
        long = high - low > LONGEST
        if inside or (long and not dense) or plain[low:high] == line[low:high]:
            continue
        if max(plain[low:high]) > _LAST:  # 頔: nobody can type the simplified form
            continue
        fits = (traditional or not long) and proof(plain, low, high)
        named = dense and _may_name(line, plain, low, high)
        yield TraditionalRun(low, high, fits=fits, named=named)


def _whole(found: list[TraditionalRun], line: str, plain: str) -> list[TraditionalRun]:
    """The runs of a line that is traditional by far: all of them fit, or none. Half of it helps nobody.

    With them goes what both scripts print, 於.
    """
    if not _fit_as_a_whole(found):
        return [run._replace(fits=False) for run in found]
    known = {n for run in found for n in range(run.start, run.end)}
    known.update(n for m in _QUOTED.finditer(line) for n in range(*m.span()))
    shared = [
        TraditionalRun(n, n + 1, fits=True, named=_may_name(line, plain, n, n + 1))
        for n, (old, new) in enumerate(zip(line, plain, strict=True))
        if old != new and new <= _LAST and n not in known
    ]
    return sorted([*(run._replace(fits=True) for run in found), *shared])


def _fit_as_a_whole(found: list[TraditionalRun]) -> bool:
    """Whether most of the runs of a line fit, those that may be names apart."""
    words = [run for run in found if not run.named]
    fit = sum(run.end - run.start for run in words if run.fits)
    return fit >= MOSTLY_FITS * sum(run.end - run.start for run in words) > 0


def _proven(chars: Mixture, line: str, low: int, high: int) -> bool:
    """Whether what stands around it proves ``line[low:high]``; behind a surname it may be a name.

    So may more characters in a row, of whatever words: 慶豐樓.
    """
    nats = fit(chars, line, low, high)
    if line[max(0, low - 1) : low] in surnames():
        return nats >= NAMED
    short = high - low <= LONGEST
    common = short and all(chars.logp("", c) >= COMMON for c in folded(line[low:high]))
    return nats >= (PLAIN if common else FITS)


def _proven_anyhow(line: str, low: int, high: int) -> bool | None:
    """The same, whatever the models are weighed by; None where that decides.

    To weigh them by a page takes longer than to look at a dozen places in every weighing.
    """
    left, right = _around(line, low, high)
    whole, alone = folded(left + line[low:high] + right), folded(line[low:high])
    stands = grams_of(whole, len(left))
    nats = mixture().log_ratios(stands, [*grams_of(alone, 0), *grams_of(folded(right), 0)])
    if line[max(0, low - 1) : low] in surnames():
        needed = [NAMED] * len(nats)
    elif high - low > LONGEST:
        needed = [FITS] * len(nats)
    else:
        every = [mixture().log_ratios([c], []) for c in alone]
        rarest = list(map(min, zip(*every, strict=True)))
        if any(abs(x - COMMON) < ROUNDED for x in rarest):
            return None
        needed = [PLAIN if x >= COMMON else FITS for x in rarest]
    over = [x - least for x, least in zip(nats, needed, strict=True)]
    if min(over) > ROUNDED:
        return True
    return False if max(over) < -ROUNDED else None


def _around(line: str, low: int, high: int) -> tuple[str, str]:
    """What stands before and behind a place, as far as the models see."""
    return folded(line[max(0, low - 3) : low]) or "\n", line[high : high + 3]


def fit(chars: Mixture, line: str, low: int, high: int) -> float:
    """How much likelier ``line[low:high]`` is in its place than anywhere (nats)."""
    left, right = _around(line, low, high)
    here = chars.score(line[low:high] + right, left)
    return here - chars.score(line[low:high], "") - chars.score(right, "")


def _shows_names(text: str, line: str) -> bool:
    """Whether ``line`` shows names of Japan, or the name of the script on a page that quotes it."""
    if _NAMES.fullmatch(line.strip()) or _PARTED.match(line):
        return _JAPAN.search(text) is not None
    if _SCRIPT.search(line) is None:
        return False
    return any(_runs().search(m[0]) for m in _QUOTED.finditer(text))


@cache
def _runs() -> re.Pattern[str]:
    return lazy_pattern(f"[{''.join(sorted(characters('hant')))}]+")


def _simplified(text: str) -> bool:
    """Whether the page is in simplified script by far, so that a line need not show it by itself."""
    old, new = votes(text)
    return new >= SETTLED * (old + new) and new >= ENOUGH


def _may_name(line: str, plain: str, low: int, high: int) -> bool:
    """Whether the run in ``line``, ``plain`` in simplified script, is of a name, or Japanese without kana."""
    start = max(plain.rfind(c, 0, low) + 1 for c in _STOPS)
    end = min((n for c in _STOPS if (n := plain.find(c, high)) >= 0), default=len(plain))
    piece = plain[start:end]
    surname = next((s for s in surnames() if piece.startswith(s)), "")
    named = bool(surname) and 1 <= len(piece) - len(surname) <= 2
    return named or not ("。" in line or any(c in only_chinese() for c in line))
