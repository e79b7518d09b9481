"""Mine substitutions from spun documents beside their originals.

Alignment tells where the wording differs, seldom by whole words: 教会 for 教育 differs in one
character, 灵验处分 for 有效解决 in four that are two words. So each difference is cut into pairs with a
little of what stands around it, by the cheapest reading. Words of two characters are cheap, pairs
met before are cheaper. The original side should hang together as words do in the character model. A
few rounds over the document settle the pairs, each with its count and where it was seen. The tier
follows how natural the spun form is: no word at all, hardly ever met, or a word of the genre.

A pair also teaches its parts: 坚执 for 坚持 says that 执 stands for 持, and so finds 维执 and 支执. They
are ambiguous forms, weaker than any pair that was seen whole.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from eduparse.document.records import dataclass
from eduparse.language.char_trie import ORDER
from eduparse.language.charmodel import (
    CharModel,
    folded,
    model,
)
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.reword.closest_alignment import closely_aligned
from eduparse.stages.reword.lexicon import SpinPair

ROUNDS = 4
LONGEST = 6  # code points of one side of a pair
APART = 4  # code points by which a spun form may be longer than its original
REACH = 2  # code points of equal text on each side of a difference that a pair may take in
UNRELATED = 24  # code points; a longer difference is another text, not a substitution
RARE = 1e-6  # a spun form at most this likely in clean text is rare
SINGLE = 3.0  # the bond of a single character, between loose and tight
ENDS = 0.8  # share of one next character above which a form does not end there
FRAGMENT = 4.0  # nats off the bond of what only begins a word
DOUBT = 4.0  # nats a pair may cost before its boundaries are in doubt
EDGE = 1.2  # nats for taking an equal character into a pair
MIN_SAME = 0.3  # share of the spun text that must be found in the original

Pair = tuple[str, str]

_HAN = lazy_pattern(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Mined:
    """The entries found in aligned documents, and the share of each text that its original holds."""

    entries: tuple[SpinPair, ...]
    same: tuple[float, ...]


def mine(documents: Iterable[tuple[str, str]]) -> Mined:
    """Entries from pairs of (spun text, original text), the most frequent first, their parts last."""
    chars = model()
    windows: list[tuple[str, str, str, str]] = []
    same: list[float] = []
    for text, original in documents:
        found, share = _windows(text, original)
        same.append(share)
        if share >= MIN_SAME:
            windows += found
    sightings: dict[Pair, list[str]] = {}
    for left, spun, was, right in windows:
        sightings.setdefault((spun, was), []).append(f"{left}[{spun}]{right}")
    for _ in range(ROUNDS):
        cutter = _Cutter(chars, {pair: _variety(seen) for pair, seen in sightings.items()})
        sightings = {}
        for window in windows:
            for pair, context in cutter.pairs(*window):
                sightings.setdefault(pair, []).append(context)
    ordered = sorted(
        (item for item in sightings.items() if _is_word_pair(chars, *item[0], len(item[1]))),
        key=lambda item: (-len(item[1]), item[0]),
    )
    whole = [
        SpinPair(s, o, _tier(chars, s), len(seen), f"aligned: {seen[0]}")
        for (s, o), seen in ordered
    ]
    return Mined((*whole, *_parts(whole)), tuple(same))


def _is_word_pair(chars: CharModel, spun: str, original: str, seen: int) -> bool:
    """Whether a pair is one of words: no clause, no figure, no name that only this page has."""
    if max(len(spun), len(original)) > LONGEST or not (_HAN.fullmatch(spun + original)):
        return False
    return seen > 1 or len(original) == 1 or chars.knows(original[:ORDER])


def _parts(entries: Sequence[SpinPair]) -> Iterator[SpinPair]:
    """What is different inside ``entries``, where it is one character of the original."""
    whole = {(e.spun, e.original) for e in entries}
    parts: dict[Pair, str] = {}
    for entry in entries:
        pair = _inside(entry.spun, entry.original)
        if len(pair[1]) == 1 <= len(pair[0]) and pair not in whole:
            parts.setdefault(pair, f"part of {entry.spun} -> {entry.original}")
    for (spun, original), why in parts.items():
        yield SpinPair(spun, original, "ambiguous", 1, why)


def _inside(spun: str, original: str) -> Pair:
    """The pair without the characters that both sides begin or end with."""
    while spun and original and spun[0] == original[0]:
        spun, original = spun[1:], original[1:]
    while spun and original and spun[-1] == original[-1]:
        spun, original = spun[:-1], original[:-1]
    return spun, original


def _windows(text: str, original: str) -> tuple[list[tuple[str, str, str, str]], float]:
    """Left context, spun, original, right context of each difference; the share that is the same."""
    blocks = closely_aligned(text, original)
    out: list[tuple[str, str, str, str]] = []
    same = sum(b.end - b.start for b in blocks if b.same)
    for block in blocks:
        spun = text[block.start : block.end]
        was = original[block.original_start : block.original_end]
        substituted = spun and was and not block.same and "\n" not in spun + was
        if substituted and max(len(spun), len(was)) <= UNRELATED:
            left = _run(text[max(0, block.start - REACH) : block.start], before=True)
            right = _run(text[block.end : block.end + REACH], before=False)
            out.append((left, spun, was, right))
    return out, same / max(1, len(text))


def _run(text: str, *, before: bool) -> str:
    """The Han characters of ``text`` next to the difference."""
    chars = []
    for c in reversed(text) if before else text:
        if not "\u4e00" <= c <= "\u9fff":
            break
        chars.append(c)
    return "".join(reversed(chars) if before else chars)


class _Cutter:
    """Cuts differences into pairs; ``known`` says in how many surroundings a pair was met before."""

    def __init__(self, chars: CharModel, known: Mapping[Pair, int]) -> None:
        self._chars = chars
        self._known = known
        self._costs: dict[Pair, float] = {}
        self._done: dict[tuple[str, str, str, str], list[tuple[Pair, str]]] = {}

    def pairs(self, *window: str) -> list[tuple[Pair, str]]:
        """The pairs of a window, each with the spun text around it."""
        key = window[0], window[1], window[2], window[3]
        if key not in self._done:
            left, spun, original, right = key
            self._done[key] = self._cut(left + spun + right, left + original + right)
        return self._done[key]

    def _cut(self, spun: str, original: str) -> list[tuple[Pair, str]]:
        """The cheapest reading of ``spun`` as equal characters and pairs."""
        Found = tuple[float, tuple[tuple[int, Pair], ...]]  # noqa: N806 - a type
        best: dict[tuple[int, int], Found] = {(0, 0): (0.0, ())}
        for i in range(len(spun) + 1):
            for j in range(len(original) + 1):
                if (i, j) not in best:
                    continue
                cost, pairs = best[i, j]
                for i2, j2, step, pair in self._steps(spun, original, i, j):
                    total = cost + step
                    if (i2, j2) not in best or total < best[i2, j2][0]:
                        best[i2, j2] = (total, (*pairs, (i, pair)) if pair else pairs)
        _, pairs = best.get((len(spun), len(original)), (0.0, ()))
        return [(p, f"{spun[:i]}[{p[0]}]{spun[i + len(p[0]) :]}") for i, p in self._sure(pairs)]

    def _sure(self, pairs: tuple[tuple[int, Pair], ...]) -> list[tuple[int, Pair]]:
        """Neighbours met nowhere else, one of them odd, as one pair: nothing tells where the cut goes."""
        out: list[tuple[int, Pair]] = []
        for at, pair in pairs:
            before, last = out[-1] if out else (0, ("", ""))
            touching = bool(out) and before + len(last[0]) == at
            alone = max(self._known.get(last, 0), self._known.get(pair, 0)) < 2
            if touching and alone and max(self._cost(last), self._cost(pair)) > DOUBT:
                out[-1] = (before, (last[0] + pair[0], last[1] + pair[1]))
            else:
                out.append((at, pair))
        return out

    def _steps(
        self, spun: str, original: str, i: int, j: int
    ) -> Iterator[tuple[int, int, float, Pair | None]]:
        if i < len(spun) and j < len(original) and spun[i] == original[j]:
            yield i + 1, j + 1, 0.0, None
        for m in range(1, min(LONGEST, len(spun) - i) + 1):
            for n in range(max(1, m - APART), min(m + 1, LONGEST, len(original) - j) + 1):
                pair = (spun[i : i + m], original[j : j + n])
                if pair[0] != pair[1]:
                    if pair not in self._costs:
                        self._costs[pair] = self._cost(pair)
                    yield i + m, j + n, self._costs[pair], pair

    def _cost(self, pair: Pair) -> float:
        """What a pair costs (nats, roughly): odd lengths, loose words, pairs met in one place only."""
        spun, original = pair
        longer = len(spun) - len(original)  # a spinner seldom shortens
        shape = (
            4.0
            + max(0.6 * longer, -3.0 * longer)
            + max(0.8 * (2 - len(original)), 1.5 * (len(original) - 2))
        )
        shape += 2.0 * (len(spun) == 1)
        if min(len(spun), len(original)) > 1:
            shape += EDGE * ((spun[0] == original[0]) + (spun[-1] == original[-1]))
        bond = 0.6 * _bond(self._chars, original)
        if len(spun) == 2:
            bond += 0.2 * _bond(self._chars, spun)
        return max(0.1, shape - bond - 1.5 * math.log2(max(1, self._known.get(pair, 0))))


def _variety(contexts: Iterable[str]) -> int:
    """In how many surroundings a pair was met: a true pair has different neighbours on both sides."""
    sides = [(c[: c.index("[")][-1:], c[c.index("]") + 1 :][:1]) for c in contexts]
    return min(len({before for before, _ in sides}), len({after for _, after in sides}))


def _bond(chars: CharModel, word: str) -> float:
    """How much likelier each character of ``word`` is after the one before it (nats, the weakest)."""
    word = folded(word)
    if len(word) < 2:
        return SINGLE
    bonds = [
        chars.logp(word[n - 1], word[n]) - chars.logp("", word[n]) for n in range(1, len(word))
    ]
    loose = FRAGMENT if chars.closing(word) > ENDS else 0.0
    return max(-4.0, min(6.0, *bonds)) - loose


def _tier(chars: CharModel, form: str) -> str:
    if len(form) > 2 and any(not chars.knows(form[n : n + 2]) for n in range(len(form) - 1)):
        return "signature"
    return "rare" if chars.chance(folded(form)) <= RARE or not chars.knows(form) else "ambiguous"
