"""Where a text shows forms of a family, and how much each speaks for a spinner in its place.

A form is weighed where it stands: how likely would its original be between what stands around it, by the
character model, against how often the form occurs in clean text. 黉舍 before 安全 speaks for 学校; in an old
book, where nothing around it goes with 学校, it speaks for nothing. Where the model finds the form itself
natural in its place, that counts as its rate. A form with its original beside it is named, not used: a list of
errors, a text about spinning.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from eduparse.language.charmodel import Mixture, folded
from eduparse.stages.reword.lexicon import Entry
from eduparse.stages.reword.likelihood import AGAIN, CAP, SHARES, floor, support
from eduparse.stages.reword.spinner import Spinner, rated

NAMED = 16  # code points on each side in which the original of a form makes it a mention
TELLING = 2.0  # times as often as in clean text that a spinner writes a form from which it tells
WORTH = 1.5  # nats by the uncommon forms from which common words are looked at
FIRST = 6000  # code points of a page whose common words are looked at
TRUST = 0.5  # how far the model is trusted about the place of a common word
CAP_OF_PLACE = 3.0  # nats that the place of one common word can give
DOUBT = 20.0  # times that the model may think a common word rarer in its place than it is
UNCOMMON = 6.0  # per million code points of clean text; a more frequent form tells nothing
FITTING = 60.0  # per million code points; a likelier original says no more

_QUOTED = re.compile(r"“[^”\n]{1,400}”|「[^」\n]{1,400}」")
_CELL = re.compile(r"[\t|｜→⇒=＝]+")
_SENTENCE = re.compile(r"[^。！？\n]+")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A form at ``start``, with rates per million code points in its place.

    ``clean`` is that of a writer, ``spun`` that of a spinner that replaces every word; ``usual`` is what a spinner
    would write anywhere: of a common word only its place tells. It is 0 for an uncommon one, whose being
    there tells too.
    """

    start: int
    form: str
    clean: float
    spun: float
    usual: float

    def gain(self, share: float) -> float:
        """Nats for a spinner that replaces ``share`` of its words."""
        spun = (1 - share) * self.clean + share * self.spun
        if not self.usual:
            return min(CAP, math.log(spun / self.clean))
        usual = (1 - share) * self.clean + share * self.usual
        return min(CAP_OF_PLACE, math.log(spun / usual))


@dataclass(frozen=True, slots=True)
class Case:
    """What a text says for one family: nats, the share of its words that fits best, the forms seen."""

    family: str
    support: float
    share: float
    sightings: tuple[Sighting, ...]


def case(text: str, family: Spinner, chars: Mixture) -> Case:
    """What ``text`` says for ``family``; what stands in quotation marks says nothing."""
    kept = _QUOTED.sub(lambda m: "\n" * len(m[0]), text)
    found = tuple(sightings(kept, family, chars, common=False))
    support, share = supported(found, len(kept), family)
    if support >= WORTH:
        every = tuple(sightings(kept[:FIRST], family, chars, common=True))
        found = (*every, *(s for s in found if s.start >= FIRST))
        support, share = supported(found, len(kept), family)
    return Case(family.name, support, share, found)


def sightings(text: str, family: Spinner, chars: Mixture, *, common: bool) -> Iterator[Sighting]:
    """The forms of ``family`` in ``text`` that tell, from the left, the longest at each place.

    ``common`` takes the common words in too, of which only the place tells.
    """
    telling = _telling(family)
    at = 0
    while at < len(text):
        entries = [e for e in family.lexicon.at(text, at) if len(e.spun) > 1]
        if not common:
            entries = [e for e in entries if e.spun in telling]
        if not entries:
            at += 1
            continue
        longest = max(len(e.spun) for e in entries)
        here = [e for e in entries if len(e.spun) == longest]
        if not named(text, at, here):
            yield _weighed(text, at, here, family, chars)
        at += longest


def named(text: str, at: int, here: Sequence[Entry]) -> bool:
    """Whether the form at ``at`` stands beside its original: in the next cell, or as one of two words."""
    end = at + len(here[0].spun)
    around = text[max(0, at - NAMED) : at], text[end : end + NAMED]
    if any(len(e.original) > 1 and e.original in part for e in here for part in around):
        return True
    cells = _CELL.split(around[0])[:-1][-1:] + _CELL.split(around[1])[1:2]
    return any(e.original in cell for e in here for cell in cells)


def plain_support(text: str, family: Spinner) -> float:
    """Nats for a spinner by the uncommon forms that occur, wherever they stand: a cheap first look."""
    telling = _telling(family)
    seen = Counter(
        e.spun for at in range(len(text)) for e in family.lexicon.at(text, at) if e.spun in telling
    )
    rates = rated_of(family)
    rows = [(max(floor(e) for e in family.lexicon.of(f)), rates[f], n) for f, n in seen.items()]
    return support(rows, expectation(family), len(text))[0]


def supported(found: Iterable[Sighting], length: int, family: Spinner) -> tuple[float, float]:
    """Nats for a spinner in ``length`` code points, and the share of its words that fits best."""
    by_form: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in found:
        by_form[sighting.form].append(sighting)
    expected = expectation(family) * length / 1e6
    return max((_sum(by_form.values(), share) - share * expected, share) for share in SHARES)


def spread(text: str, family: Spinner, found: Sequence[Sighting]) -> float:
    """Nats of the uncommon forms outside the sentence that says most; none where it is the only one."""
    sentences = [m.span() for m in _SENTENCE.finditer(text) if len(m[0].strip()) > 4]
    if len(sentences) < 2:
        return -math.inf
    most = max(sentences, key=lambda s: sum(f.gain(0.3) for f in found if s[0] <= f.start < s[1]))
    rest = [f for f in found if not f.usual and not most[0] <= f.start < most[1]]
    return supported(rest, len(text) - (most[1] - most[0]), family)[0]


@lru_cache(maxsize=8)
def expectation(family: Spinner) -> float:
    """How many telling forms a spinner that replaces every word writes per million code points."""
    rates = rated([family])
    return sum(rates[form] for form in _telling(family))


def _sum(by_form: Iterable[list[Sighting]], share: float) -> float:
    total = 0.0
    for same in by_form:
        gains = sorted((s.gain(share) for s in same), reverse=True)
        more = gains[0] + AGAIN * sum(gains[1:])
        total += min(CAP, more)
    return total


def _weighed(
    text: str, at: int, here: Sequence[Entry], family: Spinner, chars: Mixture
) -> Sighting:
    end = at + len(here[0].spun)
    left = folded(text[max(0, at - 3) : at]) or "\n"
    right = text[end : end + 3]
    alone = chars.score(right, "")
    spun = sum(
        math.exp(chars.score(e.original + right, left) - alone + family.shares[e.spun, e.original])
        for e in here
    )
    own = math.exp(chars.score(here[0].spun + right, left) - alone) * 1e6
    form, clean, spun = here[0].spun, max(floor(e) for e in here), min(spun * 1e6, 1e5)
    if form in _telling(family):
        usual = max(rated_of(family)[form], clean)
        return Sighting(
            at, form, max(clean, min(FITTING, own)), usual * (spun / usual) ** TRUST, 0.0
        )
    usual = max(rated_of(family)[form], 1e-3)
    fit = spun / usual * clean / max(own, clean / DOUBT)
    return Sighting(at, form, clean, usual * fit**TRUST, usual)


@lru_cache(maxsize=8)
def rated_of(family: Spinner) -> Mapping[str, float]:
    """`rated` of one family."""
    return rated([family])


@lru_cache(maxsize=8)
def _telling(family: Spinner) -> frozenset[str]:
    spun = rated([family])
    clean: dict[str, float] = {}
    for entry in family.lexicon.entries:
        clean[entry.spun] = max(clean.get(entry.spun, 0.0), floor(entry))
    return frozenset(
        f
        for f, rate in clean.items()
        if len(f) > 1 and rate <= UNCOMMON and spun[f] >= TELLING * rate
    )
