"""Where a text shows forms of a family, and how much each speaks for a spinner in its place.

A form says two things. That it is there: a writer uses it as often as clean text does, a spinner as often as the
original is there. And where it stands: what is around it goes with the original, or with the form itself, by
the character model. 黉舍 before 安全 speaks for 学校; in an old book it speaks for nothing. How much a place says
was counted (`PLACE`). A page of a subject of its own may be full of rare words, each in its place; then their
being there is no evidence, so both are summed apart too (`placed`). A form with its original beside it is
named, not used: a list of errors, a text about spinning.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from operator import add

from eduparse.document.records import dataclass
from eduparse.language.charmodel import folded
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture, mixture
from eduparse.language.present import places
from eduparse.stages.reword.form_search import FormSearch, search_for
from eduparse.stages.reword.lexicon import SpinPair
from eduparse.stages.reword.likelihood import AGAIN, CAP, SHARES, counted_keys, floor, keyed_forms
from eduparse.stages.reword.spinner import Spinner, rated

NAMED = 16  # code points on each side in which the original of a form makes it a mention
TELLING = 3.0  # times as often as in clean text that a spinner writes a form from which it tells
WORTH = 0.0  # nats by the uncommon forms from which common words are looked at
IN_PLACE = 2.0  # nats by the places of the uncommon forms, for the same
FIRST = 6000  # code points of a page whose common words are looked at
CAP_OF_PLACE = 3.0  # nats that the place of one common word can give
LEAST = 1e-3  # per million code points; no form is rarer
UNCOMMON = 20.0  # per million code points of clean text; a more frequent form tells nothing
# Per million code points: a form up to these, as counted and by either character model, is hardly any writer's. The
# counts alone do not say so: the papers of which most are hardly hold 测验 and 及格, which general text does.
SCARCE, SCARCE_BY_MODEL = 5.0, 1.0
SCARCE_SAYS = 0.5  # nats that such a form must say
OUT_OF_PLACE = -1.0  # nats of its place below which it stands for itself

# What a place says (nats) by how much better the original goes with it than the form does: slope, offset, bounds.
# Counted on 110 papers, statutes and pieces of general text held out of training, spun with the public table at 30 and
# 5%, the places of 8,500 forms that were put against those of 32,400 that a writer had written.
PLACE = (0.55, 0.1, -5.0, 5.0)
PLACE_UNCOMMON = (0.45, -0.8, -4.0, 3.0)

_QUOTED = lazy_pattern(r"“[^”\n]{1,400}”|「[^」\n]{1,400}」")
_CELL = lazy_pattern(r"[\t|｜→⇒=＝]+")
_SENTENCE = lazy_pattern(r"[^。！？\n]+")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A form at ``start``: how often a writer and a spinner that replaces every word write it, and its place.

    ``clean`` and ``spun`` are per million code points; ``place`` is how much likelier what stands around it is
    with one of its originals (nats). Of a common word only the place tells.
    """

    start: int
    form: str
    clean: float
    spun: float
    place: float
    common: bool

    def gain(self, share: float) -> float:
        """Nats for a spinner that replaces ``share`` of its words."""
        if self.common:
            return self.fit(share)
        there = math.log(((1 - share) * self.clean + share * self.spun) / self.clean)
        return min(CAP, there + self.fit(share))

    def fit(self, share: float) -> float:
        """Nats for that spinner by the place alone: the form may stand there by itself too."""
        put, own = share * self.spun, (1 - share) * self.clean
        nats = math.log((own + put * math.exp(self.place)) / (own + put))
        return min(CAP_OF_PLACE, nats) if self.common else nats


@dataclass(frozen=True, slots=True)
class Case:
    """What a text says for one family: nats, the share of its words that fits best, the forms seen.

    ``placed`` is what the places alone say (nats).
    """

    family: str
    support: float
    placed: float
    share: float
    sightings: tuple[Sighting, ...]


def case(text: str, family: Spinner, chars: Callable[[], Mixture]) -> Case:
    """What ``text`` says for ``family``; what stands in quotation marks says nothing.

    ``chars`` weighs the models when the first form is met, since most texts have none.
    """
    kept = unquoted(text)
    found = tuple(form_sightings(kept, family, chars, text, common=False))
    support, share = supported(found, len(kept), family)
    if support >= WORTH or placed(found) >= IN_PLACE:
        every = tuple(form_sightings(kept[:FIRST], family, chars, text, common=True))
        found = (*every, *(s for s in found if s.start >= FIRST))
        support, share = supported(found, len(kept), family)
    return Case(family.name, support, placed(found), share, found)


def unquoted(text: str) -> str:
    """``text`` with line breaks for all that stands in quotation marks; the same for what it gives."""
    return _QUOTED.sub(lambda m: "\n" * len(m[0]), text)


def form_sightings(
    text: str, family: Spinner, chars: Callable[[], Mixture], page: str, *, common: bool
) -> Iterator[Sighting]:
    """The forms of ``family`` in ``text`` that tell, from the left, the longest at each place.

    ``common`` takes the common words in too, of which only the place tells. ``page`` is what ``text`` is of: where it
    was looked through for keys, it is not once more.
    """
    for at, here in standing_forms(text, family, page, common=common):
        yield _weighed(text, at, here, family, chars())


def standing_forms(
    text: str, family: Spinner, page: str, *, common: bool
) -> Iterator[tuple[int, Sequence[SpinPair]]]:
    """Where the forms stand that are used, not named, each with its entries."""
    telling = _telling(family)
    end = 0
    for at in range(len(text) - 1) if common else _beginnings(text, family, page):
        if at < end:
            continue
        entries = [e for e in family.lexicon.at(text, at) if len(e.spun) > 1]
        if not common:
            entries = [e for e in entries if e.spun in telling]
        if entries:
            longest = max(len(e.spun) for e in entries)
            here = [e for e in entries if len(e.spun) == longest]
            end = at + longest
            if not named(text, at, here):
                yield at, here


def _beginnings(text: str, family: Spinner, page: str) -> list[int]:
    """Where an uncommon form begins; of a packaged family most forms are keys, for which ``page`` was looked through."""
    if family.made_of:
        return places(text, _standing(text, family, page))
    telling = _telling(family)
    heads = _heads(family)
    pairs = list(map(add, text, text[1:]))
    if heads.isdisjoint(pairs):
        return []
    sizes = _sizes(family)
    return [
        at
        for at, pair in enumerate(pairs)
        if pair in heads and any(text[at : at + size] in telling for size in sizes)
    ]


def _standing(text: str, family: Spinner, page: str) -> frozenset[str]:
    """The uncommon forms of a packaged family that stand in ``text``, and some that stand elsewhere in ``page``."""
    keyed = (form for _, _, form, *_ in counted_keys(page))
    others = (form for forms, _ in _unkeyed(family).found(text) for form in forms)
    return _telling(family).intersection(keyed).union(others)


def any_scarce(text: str, family: Spinner) -> bool:
    """Whether ``text`` may hold forms that hardly any writer uses, wherever they stand (`hardly_written`)."""
    if not family.made_of:
        return True  # the pairs of a user are looked for where they stand
    known = family.lexicon
    return any(
        _is_scarce(form, max(map(floor, known.of(form)))) for form in _standing(text, family, text)
    )


def _is_scarce(form: str, clean: float) -> bool:
    return clean <= SCARCE and mixture().chance(form) * 1e6 <= SCARCE_BY_MODEL


def named(text: str, at: int, here: Sequence[SpinPair]) -> bool:
    """Whether the form at ``at`` stands beside its original: in the next cell, or as one of two words."""
    end = at + len(here[0].spun)
    around = text[max(0, at - NAMED) : at], text[end : end + NAMED]
    if any(len(e.original) > 1 and e.original in part for e in here for part in around):
        return True
    cells = _CELL.split(around[0])[:-1][-1:] + _CELL.split(around[1])[1:2]
    return any(e.original in cell for e in here for cell in cells)


def supported(found: Iterable[Sighting], length: int, family: Spinner) -> tuple[float, float]:
    """Nats for a spinner in ``length`` code points, and the share of its words that fits best."""
    by_form = _by_form(found)
    expected = expectation(family) * length / 1e6
    return max((_sum(by_form, partial(_gain, share)) - share * expected, share) for share in SHARES)


def spread(text: str, family: Spinner, found: Sequence[Sighting]) -> float:
    """Nats of the forms outside the sentence that says most; none where it is the only one."""
    sentences = [m.span() for m in _SENTENCE.finditer(text) if len(m[0].strip()) > 4]
    if len(sentences) < 2:
        return -math.inf
    most = max(sentences, key=lambda s: sum(f.gain(0.3) for f in found if s[0] <= f.start < s[1]))
    rest = [f for f in found if not most[0] <= f.start < most[1]]
    return supported(rest, len(text) - (most[1] - most[0]), family)[0]


def expectation(family: Spinner) -> float:
    """How many telling forms a spinner that replaces every word writes per million code points."""
    return _uncommon(family)[2]


def placed(found: Iterable[Sighting]) -> float:
    """Nats for a spinner by the places of the forms alone, for the share of words that fits best."""
    by_form = _by_form(found)
    return max(_sum(by_form, partial(_fit, share)) for share in SHARES)


def _gain(share: float, sighting: Sighting) -> float:
    return sighting.gain(share)


def _fit(share: float, sighting: Sighting) -> float:
    return sighting.fit(share)


def composed(found: Iterable[Sighting], family: Spinner) -> float:
    """Nats for a spinner by which uncommon forms there are, however many.

    A spinner writes them as often as their originals are in use, a text that happens to be full of rare words as often
    as those are: 管理 and so 管束 is common, 困难 and so 清苦 is not.
    """
    usual = _usual_odds(family)
    odds = {s.form: math.log(s.spun / s.clean) - usual for s in found if not s.common}
    return sum(odds.values())


def hardly_written(found: Iterable[Sighting], share: float) -> frozenset[str]:
    """The forms among ``found`` that hardly any writer uses, and that speak for a spinner of that ``share``."""
    return frozenset(
        s.form
        for s in found
        if not s.common
        and s.place >= OUT_OF_PLACE
        and s.gain(share) >= SCARCE_SAYS
        and _is_scarce(s.form, s.clean)
    )


def each_once(found: Iterable[Sighting], share: float) -> float:
    """Nats for a spinner of that ``share`` by the uncommon forms, each as where it says most."""
    most: dict[str, float] = {}
    for s in found:
        if not s.common:
            most[s.form] = max(most.get(s.form, -math.inf), s.gain(share))
    return sum(most.values())


def _usual_odds(family: Spinner) -> float:
    """How much likelier any uncommon form is from a spinner that replaces every word (nats)."""
    return math.log(expectation(family) / _uncommon(family)[3])


def _clean(family: Spinner) -> dict[str, float]:
    """By form: its rate in clean text, never below the floor."""
    clean: dict[str, float] = {}
    for entry in family.lexicon.entries:
        clean[entry.spun] = max(clean.get(entry.spun, 0.0), floor(entry))
    return clean


def _by_form(found: Iterable[Sighting]) -> list[list[Sighting]]:
    out: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in found:
        out[sighting.form].append(sighting)
    return list(out.values())


def _sum(by_form: Iterable[list[Sighting]], gain: Callable[[Sighting], float]) -> float:
    total = 0.0
    for same in by_form:
        gains = sorted(map(gain, same), reverse=True)
        again = 0.0 if same[0].common else AGAIN  # a text repeats the words of its subject
        total += min(CAP, gains[0] + again * sum(gains[1:]))
    return total


def _weighed(
    text: str, at: int, here: Sequence[SpinPair], family: Spinner, chars: Mixture
) -> Sighting:
    left, right = around(text, at, here)

    def fits(word: str) -> float:  # what stands behind by itself would take as much off each word
        return chars.score(word + right, left) - chars.score(word, "")

    rates = rates_of(here, family)
    nats = [fits(e.original) for e in here]
    best = max(nats)
    mean = sum(r * math.exp(x - best) for r, x in zip(rates, nats, strict=True)) / sum(rates)
    return sighting_at(at, here, family, best + math.log(mean) - fits(here[0].spun))


def sighting_at(at: int, here: Sequence[SpinPair], family: Spinner, better: float) -> Sighting:
    """The form at ``at``, with which what is around goes worse than with its originals, by so many nats."""
    form = here[0].spun
    common = form not in _telling(family)
    slope, offset, low, high = PLACE if common else PLACE_UNCOMMON
    place = slope * better + offset
    clean = max(floor(e) for e in here)
    spun = max(family.rate(form), LEAST if common else clean)
    return Sighting(at, form, clean, spun, max(low, min(high, place)), common)


def around(text: str, at: int, here: Sequence[SpinPair]) -> tuple[str, str]:
    """What stands before and behind the form at ``at``, as far as the models see."""
    end = at + len(here[0].spun)
    return folded(text[max(0, at - 3) : at]) or "\n", text[end : end + 3]


def rates_of(here: Sequence[SpinPair], family: Spinner) -> list[float]:
    """How often a spinner writes the form for each of its originals, per million code points."""
    return [max(LEAST, e.was) * math.exp(family.lexicon.share(e)) for e in here]


def _telling(family: Spinner) -> frozenset[str]:
    return _uncommon(family)[0]


def _heads(family: Spinner) -> frozenset[str]:
    """The first two characters of the uncommon forms."""
    return _uncommon(family)[1]


@lru_cache(maxsize=8)
def _unkeyed(family: Spinner) -> FormSearch[str]:
    """A search for the uncommon forms that are no keys, since their characters are frequent."""
    return search_for(_telling(family) - keyed_forms())


@lru_cache(maxsize=8)
def _sizes(family: Spinner) -> frozenset[int]:
    """How long the uncommon forms are, in code points."""
    return frozenset(map(len, _telling(family)))


@lru_cache(maxsize=8)
def _uncommon(family: Spinner) -> tuple[frozenset[str], frozenset[str], float, float]:
    """The uncommon forms, their first two characters, `expectation`, and how many of them writers write.

    A clean page asks for no more, so that no pair is loaded for it.
    """
    return family.table("uncommon", partial(_uncommon_of, family))


def _uncommon_of(family: Spinner) -> tuple[frozenset[str], frozenset[str], float, float]:
    rates, clean = rated([family]), _clean(family)
    telling = frozenset(form for form, rate in clean.items() if tells(form, rate, rates[form]))
    heads = frozenset(form[:2] for form in telling)
    spun = math.fsum(rates[form] for form in telling)
    return telling, heads, spun, math.fsum(clean[form] for form in telling)


def tells(form: str, clean: float, spun: float) -> bool:
    """Whether a form is uncommon: by its rates in clean text and from a spinner, its being there tells."""
    return len(form) > 1 and clean <= UNCOMMON and spun >= TELLING * clean
