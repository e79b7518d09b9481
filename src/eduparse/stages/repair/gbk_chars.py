"""Characters as the search for lost bytes sees them: two bytes of GBK, and how likely they are.

Traditional characters are scored through their simplified forms, which the character model knows,
and what a page says again and again is likelier on it. A lost byte is thought to belong only to
characters in the script of the page that are not too rare.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from math import exp, log
from operator import add, itemgetter
from typing import NamedTuple

from eduparse.budget import UNLIMITED, Budget
from eduparse.language import prepared
from eduparse.language.charmodel import FOLDS, CharTable, Together, folded
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture, Usual, mixture
from eduparse.language.opencc_version import opencc_version
from eduparse.language.script import characters
from eduparse.stages.repair.two_byte_codes import FIRST_BYTES, defined_by

ANY = 0x100  # a lead byte of which nothing is known
GAP = 0x200  # added to a byte: some second byte that is undefined behind it
RAREST = -14.0  # log-probability of the rarest character that a lost byte is thought to belong to
DOUBLED = -4.5  # log-probability of a character behind itself, above which it is a word: 妈妈
STUTTER = 4.0  # cost of a character twice, which the model, backing off, cannot see
COUNTED = 200_000  # characters of a page that are counted
_SCORED = 1 << 12  # lists of scores that are kept
# Leads of user-defined pairs (A140 to A7A0, AAA1 to AFFE, F8A1 to FEFE; GB 18030), which vanish. Behind each of the
# two groups the same second bytes are user-defined: one state for all of a group.
_VANISH_HANS = dict.fromkeys((*range(0xAA, 0xB0), *range(0xF8, 0xFF)), GAP + 0xAA)
UNEVEN = GAP + 0xA1  # the first group, which other pages show as ?
_VANISH = dict.fromkeys(range(0xA1, 0xA8), UNEVEN) | _VANISH_HANS
# Leads of pairs without a character that show as ? on some pages (002), those that vanish on others among them.
_SHOWN = {lead: GAP + lead for lead in range(0xA2, 0xAA)}
INDENT = "\u3000"
_BLANK = "\n"  # how the model sees it
_NONE: Mapping[str, float] = {}
INDENTED = -1.5  # log-probability of a wide blank at the start of a line …
BLANK = -9.0  # … and of one inside
SET_OFF = 3.0  # nats by which one inside is less likely than that the line ends there
MARKS = "，。、；：！？“”‘’（）《》〈〉〔〕【】—…·％"
_KEPT = lazy_pattern("[\ue000-\ue765]")  # user-defined pairs as Python and Windows show them


class ModelChar(NamedTuple):
    """A character, how the model sees it, and its number there."""

    char: str
    seen: str
    number: int | None


Weighed = tuple[float, ModelChar]  # a character, with its log-probability in front


class Signs:
    """Characters that some bytes may spell, made once, and what is asked of them again and again."""

    def __init__(self, every: Iterable[ModelChar]) -> None:
        self.every = tuple(every)

    @cached_property
    def place(self) -> dict[str, int]:
        """Where a character stands, by how the model sees it."""
        return {s.seen: n for n, s in enumerate(self.every)}

    @cached_property
    def blank(self) -> ModelChar | None:
        """The wide blank, if it is one of them."""
        return next((s for s in self.every if s.char == INDENT), None)

    @cached_property
    def together(self) -> tuple[Together, ...]:
        """What the model wants to know to score all of them."""
        return mixture().together([s.number for s in self.every])


class PageModel:
    """How likely characters are on one page: the model, and what the page itself says again and again."""

    def __init__(
        self,
        text: str,
        script: str,
        model: Mixture | None = None,
        budget: Budget = UNLIMITED,
    ) -> None:
        self.budget = budget
        self.text = text
        self.model = model = model or mixture()
        self.script = script
        self.keeps = _KEPT.search(text) is not None
        plain = seen(text[:COUNTED])
        singles = Counter(plain)
        pairs = Counter(map(add, plain, plain[1:]))
        self._often: dict[str, dict[str, float]] = {}
        for (first, second), n in pairs.items():
            if n >= 2:
                often = 0.12 * n / max(singles[first], 8)
                self._often.setdefault(first, {})[second] = often
        self._scored: dict[tuple[str, Signs, int, int], list[Weighed]] = {}
        self._said: dict[tuple[str, Signs], list[int]] = {}
        self._adjusting: dict[tuple[str, Signs], frozenset[int]] = {}

    def likeliest(
        self, context: str, signs: Signs, usual: int = 0, common: int = 0
    ) -> list[Weighed]:
        """``signs`` by how likely they are after ``context``, best first.

        With ``usual`` only so many are weighed that either model met behind the last character, those that it
        met behind more than that, and those that the page itself has there: where all bytes are guessed
        there are hundreds. So are the ``common`` ones most common anywhere.
        Kept, since searches that begin close together, and those of one place, ask much the same.
        """
        if len(signs.every) == 1:
            return self._one(context, signs.every[0])
        found = self._scored.get((context, signs, usual, common))
        if found is None:
            if len(self._scored) >= _SCORED:
                self._scored.clear()
            found = self._weighed(context, signs, usual, common)
            self._scored[context, signs, usual, common] = found
        return found

    def _weighed(self, context: str, signs: Signs, usual: int, common: int) -> list[Weighed]:
        last, every, place = context[-1:], signs.every, signs.place
        often = self._often.get(last, _NONE)
        if 0 < usual < len(every):
            own = self._said_here(last, signs) if often else ()
            asked = _usual(last, signs, usual, common)
            some = self.model.scores_of_some(context, signs.together, asked, own)
        else:
            some = [(nats, n) for n, nats in enumerate(self.model.scores(context, signs.together))]
        if often or last in place or _BLANK in place:
            of_page = self._of_page(last, signs)
            out = [
                (self._adjusted(last, every[n], nats) if n in of_page else nats, every[n])
                for nats, n in some
            ]
        else:
            out = [(nats, every[n]) for nats, n in some]
        out.sort(key=_by_score, reverse=True)
        return out

    def _of_page(self, last: str, signs: Signs) -> frozenset[int]:
        """The places of those of ``signs`` of which the model cannot know all behind ``last``."""
        found = self._adjusting.get((last, signs))
        if found is None:
            if len(self._adjusting) >= _SCORED:
                self._adjusting.clear()
            said = self._said_here(last, signs) if last in self._often else ()
            more = (signs.place.get(form) for form in (last, _BLANK))
            found = frozenset((*said, *(n for n in more if n is not None)))
            self._adjusting[last, signs] = found
        return found

    def _said_here(self, last: str, signs: Signs) -> list[int]:
        """The places of those of ``signs`` that the page has behind ``last`` again and again.

        A long page has hundreds behind a common character, and asks for the same ones with each that stands in front.
        """
        found = self._said.get((last, signs))
        if found is None:
            if len(self._said) >= _SCORED:
                self._said.clear()
            places = map(signs.place.get, self._often[last])
            found = self._said[last, signs] = [n for n in places if n is not None]
        return found

    def _one(self, context: str, sign: ModelChar) -> list[Weighed]:
        """The same of one character, as most bytes spell."""
        return [(self._adjusted(context[-1:], sign, self.model.logp(context, sign.seen)), sign)]

    def _adjusted(self, last: str, sign: ModelChar, nats: float) -> float:
        """What the model says of ``sign`` behind ``last``, with what it cannot know."""
        form = sign.seen
        often = self._often.get(last)
        if often is not None and form in often:
            nats = log(exp(nats) + often[form])
        if form == _BLANK and sign.char == INDENT:
            nats = INDENTED if last == "\n" else BLANK
        if form == last and sign.char != INDENT and not _doubled(last):
            nats -= STUTTER
        return nats


def of_blank(model: Mixture, context: str) -> float:
    """The log-probability of a wide blank behind ``context``, which the model sees as a line break.

    It begins a line, or goes on from another; or it stands where a line might end: behind a label or a name.
    """
    if context.endswith(_BLANK):
        return INDENTED
    return max(BLANK, model.logp(context, _BLANK) - SET_OFF)


def seen(text: str) -> str:
    """``text`` as the model sees it: simplified and folded."""
    return text.translate(_seen())


@lru_cache(maxsize=1 << 13)
def _usual(last: str, signs: Signs, few: int, common: int) -> Usual:
    """The ``few`` of ``signs`` that each model met most often behind ``last``; kept, since every page asks much the same."""
    return mixture().usual(last, signs.together, few, common)


_by_score = itemgetter(0)


@cache
def _doubled(char: str) -> bool:
    return mixture().logp(char, char) > DOUBLED


@cache
def _seen() -> CharTable:
    """What `seen` makes of each character: both steps in one table."""
    code = (("stages/repair", "gbk_chars"), ("language", "charmodel"))
    texts = (text for folder, module in code for text in prepared.module_texts(folder, module))
    sources = (opencc_version().encode(), *texts)
    return CharTable(prepared.prepared_table("seen", sources, _both_steps))


def _both_steps() -> dict[int, str]:
    return {**FOLDS, **{code: folded(form) for code, form in _simplified().items()}}


def _simplified() -> dict[int, str]:
    """The simplified form of every traditional character of GBK."""
    from opencc import OpenCC  # start-up: where the table is prepared nobody asks for it

    han = "".join(c for c in defined_by("gbk").values() if "\u4e00" <= c <= "\u9fff")
    plain = OpenCC("t2s").convert("\n".join(han)).split("\n")
    return {ord(c): s for c, s in zip(han, plain, strict=True) if c != s and len(s) == 1}


@cache
def model_char(char: str) -> ModelChar:
    """``char`` as the model sees it."""
    form = seen(char)
    return ModelChar(char, form, mixture().number(form))


@cache
def _known(script: str) -> dict[int, list[tuple[int, ModelChar]]]:
    """By second byte the characters a lost byte may belong to, with their leads.

    They are those the model knows, in the script of the page.
    """
    foreign = characters("hans" if script == "hant" else "hant")
    likely = likely_chars()
    out: dict[int, list[tuple[int, ModelChar]]] = defaultdict(list)
    for (lead, trail), char in defined_by("gbk").items():
        if char in likely and char not in foreign:
            out[trail].append((lead, likely[char]))
    return dict(out)


@cache
def likely_chars() -> dict[str, ModelChar]:
    """The Chinese characters, the marks and the wide blank that the model knows and that are no rarer than `RAREST`."""
    code = prepared.module_texts("stages/repair", "gbk_chars")
    sources = (*mixture().unigrams(), opencc_version().encode(), *code)
    kept = prepared.prepared_table("likely-chars", sources, _plain_likely)
    return {char: ModelChar(char, seen, number) for char, seen, number in kept}


def _plain_likely() -> list[tuple[str, str, int]]:
    every = map(model_char, (*map(chr, range(0x4E00, 0xA000)), *MARKS, INDENT))
    known = ((s.char, s.seen, s.number) for s in every if s.number is not None)
    return [told for told in known if mixture().logp("", told[1]) >= RAREST]


@cache
def fits(pending: int, trail: int, script: str) -> Signs:
    """The characters that ``pending``, a byte or what is known of it, and ``trail`` may spell."""
    if pending < ANY:
        char = defined_by("gbk").char(pending, trail)
        return _signs(() if char is None else (model_char(char),))
    leads = _undefined(pending)
    return _signs(s for lead, s in _known(script).get(trail, ()) if lead in leads)


@cache
def not_displayed(
    pending: int, script: str, *, shown: bool = False
) -> tuple[tuple[int, Signs], ...]:
    """The characters that end where a pair of no character begins, by what is known of its second byte.

    Such a pair vanished, or is ``shown`` as ``?``. What is user-defined behind A1 to A7 begins ten simplified
    characters, and rare ones.
    """
    found: defaultdict[int, list[ModelChar]] = defaultdict(list)
    vanish = _VANISH if script == "hant" else _VANISH_HANS
    for lead, gap in (_SHOWN if shown else vanish).items():
        found[gap] += fits(pending, lead, script).every
    return tuple((gap, _signs(signs)) for gap, signs in found.items())


@cache
def beginning(pending: int, script: str) -> Signs:
    """The characters whose lead byte is ``pending``, or one it may be, and whose second is unknown."""
    leads = (pending,) if pending < ANY else _undefined(pending)
    every = _known(script).values()
    return _signs(s for signs in every for lead, s in signs if lead in leads)


@cache
def completing(trail: int, script: str) -> Signs:
    """The characters whose second byte is ``trail``."""
    return fits(ANY, trail, script)


def _signs(found: Iterable[ModelChar]) -> Signs:
    """Of characters that the model sees as one the last is kept."""
    return Signs({s.seen: s for s in found}.values())


@cache
def _undefined(pending: int) -> frozenset[int]:
    """The lead bytes ``pending`` may stand for: all, or those undefined as a second byte behind it."""
    if pending == ANY:
        return frozenset(FIRST_BYTES)
    return frozenset(b for b in FIRST_BYTES if defined_by("gbk").char(pending - GAP, b) is None)


def pair_of(char: str) -> tuple[int, int] | None:
    """The two bytes of a displayed character, user-defined ones among them."""
    try:
        data = char.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return (data[0], data[1]) if len(data) == 2 else None
