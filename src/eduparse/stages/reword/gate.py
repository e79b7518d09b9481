"""Is a text spun, and by which families?

A page is first looked through for a few characters (`likelihood.suspicion`) and for pairs of them that a spinner leaves
(`broken_pairs`); most are clean and pass. Then two witnesses are heard. Signatures are strings that no writer produces (锤真金不怕火, 东说念主), each guarded against
its natural readings (`rules/data/reword.toml`): MIN_KINDS different ones in two sentences are proof. So are the words of a
family together, weighed where they stand (`sightings`), where they are MIN_SUPPORT nats likelier from a
spinner than from a writer, LEFT without the sentence that says most. Their places alone must say so too: a page
of proverbs, of a church or of an army holds many of the words, each in its own place. And some must be hardly any
writer's words (`hardly_written`): the page of a school that is full of 平安, 单元 and 测验 holds none. Words that are a
writer's own where the past is told are one witness together (`period_words`). One signature
makes up for one of these, and for a part of what the words must say. A long page that no witness proves alone is
proven by all of them together (`joint`); words alone prove none of which they say less. A page of the public table
without a signature must read like a spun one too (`second_reading`), since an essay in words of its own may hold what a
spinner writes. That reading alone proves a page that is full of broken pairs (`broken_pairs`). What
stands in quotation marks, and what one sentence alone shows, proves nothing: an article may quote a spun page.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from functools import cache, partial

from eduparse.document.records import dataclass
from eduparse.language.charmodel import folded
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture, mixture
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.reword.broken_pairs import broken_pairs, broken_throughout
from eduparse.stages.reword.character_forms import OF_THE_TABLE, any_form, put_for_characters
from eduparse.stages.reword.joint import PIECE, in_many_sentences, joint_odds
from eduparse.stages.reword.lexicon import NOTHING, Lexicon
from eduparse.stages.reword.likelihood import suspicion
from eduparse.stages.reword.most_case import ROUNDED, most_case
from eduparse.stages.reword.period_words import (
    counted_as_one,
    of_the_past,
    one_of_the_period,
    past_words,
)
from eduparse.stages.reword.sightings import (
    Case,
    any_scarce,
    case,
    supported,
    unquoted,
)
from eduparse.stages.reword.signatures import (
    in_sentences,
    in_two_sentences,
    named_there,
    own_spots,
    signature_spots,
)
from eduparse.stages.reword.spinner import CHARACTERS, TABLE, USER, Spinner, spinner, spinners
from eduparse.stages.reword.spun_ordinals import spun_ordinals
from eduparse.stages.reword.told_short import told_short
from eduparse.stages.reword.word_witness import (
    LONG_PAGE,
    TWO_KINDS,
    a_writers_own,
    beyond_one_sentence,
    clear_by_places,
    of_a_spinner,
    of_no_writer,
)

MIN_KINDS = 3
MIN_RATE = 1.0  # signatures per 1,000 code points
# Nats by the keys alone from which a page is read as a whole. At -1.5 three of 200 pages with one word in twenty spun were
# not looked at that all forms together prove; nothing clean that is looked at since then came to a proof.
SUSPECT = -2.0
MIN_SUPPORT = 6.0  # nats; no clean paper, statute or general text of 7,400 came to 3.3
WITH_SIGNATURE = 5.0  # nats, where a signature speaks too
TELLING = 1.0  # nats of a form that counts for how thoroughly a page is spun
# Log-odds of all that the forms say together. Of papers, statutes, general and traditional text, whole and cut at every
# 1,500 from two beginnings, 54 million code points in all, the highest came to 5.1, the next to 5.0 and 4.7.
JOINTLY = 5.4
# The same, without which words alone prove no page of this length that holds no signature. One article turned from
# traditional script came to 4.2. As many of the 600 pages of `bench respun` are found with 4.4 as with 4.25.
BESIDE_WORDS = 4.4
# Log-odds of all that the forms say from which a page of the public table is read a second time, and those of that
# reading that prove it. Wherever cut, 60 million clean code points of papers, statutes, general and traditional text came
# to .9 at most, one essay in words of its own included. Shorter ones, made up of such
# words, came to 3.9 and 6.4; of pages of 300 code points with three words in ten spun that words prove, one in nine is lost.
OPEN, READ, READ_SHORT = 1.0, 2.25, 7.0
# Nats by the pairs of characters from which a page of the public table is looked at, and from which it is read whatever
# its forms say; the log-odds of the reading that prove it then. Every clean piece that has so many pairs, or whose forms
# say enough, was read, 2,400 of 22,000 cut from two beginnings: none came to more than .8. Texts on the past, made up, came to -2.3 at most.
PAIRS, BROKEN, READ_ALONE = 3.0, 8.0, 2.5
# Log-odds of the reading beyond which words that say enough prove a page though all else takes them for a writer's. Texts made
# up of such words came to 6.4; real spun excerpts of 120 to 200 code points that were refused came to 13, 19, 36 and 38.
READ_CLEARLY = 7.0
# The same for short pages: nats by the pairs, and log-odds of the reading. Of 30,734 pieces of 160 and 500 code points of clean
# text 39 had so many nats, and none read as spun by more than -0.2. Texts on the past, made up of such words, had 23 nats and came to 4.0 at most.
BROKEN_SHORT, READ_SHORT_BROKEN = 6.0, 4.5
# The same where the pairs only hint, or a signature stands there.
HINTED_SHORT, READ_HINTED = 4.5, 6.0
# Log-odds of the reading beyond which a page that is full of words of the past is spun all the same. Of 590 texts on the past, made up
# of such words, none came to more than 5.4; of pages of 200 code points with every word spun, three in four came to 14 and more.
READ_BEYOND_PAST = 7.0
PAST_EACH = 0.25  # log-odds less, for each word that is a writer's own where the past is told
READ_EACH = 0.5  # log-odds more, for each nat of the words over MIN_SUPPORT; a made tale of an army had 4 to 7
PUT = 2  # places of what family A puts for characters that prove a page
SEEN_BY = 1000  # code points by which the character models are weighed to restore a page
GLANCE = 300  # and to judge it

_SENTENCE = lazy_pattern(r"[^。！？\n]+")


@dataclass(frozen=True, slots=True)
class SpinEvidence:
    """What speaks for a spinner: its families, different signatures, forms per 1,000 code points.

    ``support`` is how much likelier the page is from a spinner (nats); ``cases`` are the families proven.
    ``told`` are sentences that show enough signatures where the page as a whole is not proven.
    """

    family: str = "A"
    kinds: int = 0
    rate: float = 0.0
    spun: bool = False
    support: float = 0.0
    cases: tuple[Case, ...] = field(default=(), repr=False)
    told: tuple[tuple[int, int], ...] = field(default=(), repr=False)


def spin_evidence(text: str, added: Lexicon = NOTHING, book: Rulebook = PACKAGED) -> SpinEvidence:
    """What speaks for a spinner in ``text``; the forms of ``added``, a user's lexicon, are a family too."""
    hinted = _hinted(text)
    families = [f for f in spinners(added) if f.name in hinted]
    if not families:
        return SpinEvidence(told=_told_short(text))
    kept = unquoted(text)
    spots = signature_spots(kept, spinners(added), book) + own_spots(kept, added)
    if ordinals := [edit.start for edit in spun_ordinals(kept) if edit.applied]:
        spots.append((TABLE + CHARACTERS, ordinals))  # no writer's, whatever the family
    chars = cache(partial(reading_model, text[:GLANCE]))

    @cache
    def said(family: Spinner) -> Case:
        return case(text, family, chars)

    def heard(family: Spinner) -> Case:
        if sum(family.name in names for names, _ in spots) >= TWO_KINDS:
            return said(family)
        return one_of_the_period(said(family), family, len(text))

    by_characters = any_form(text) and _characters_put(kept, chars(), spinners(added))
    if not (spots or by_characters) and not any(
        _may_be_proven(text, family, heard) for family in families
    ):
        return SpinEvidence(told=_told_short(text))
    read = [heard(family) for family in families]
    if spots or by_characters or any(known.support >= MIN_SUPPORT for known in read):
        others = [f for f in spinners(added) if f not in families]
        read += [heard(family) for family in others]
        families += others
    # The signatures of one family prove the page; then the words of another are no writer's either.
    signed = any(sum(f.name in names for names, _ in spots) >= MIN_KINDS for f in families)
    found = [
        _family_evidence(text, kept, family, spots, known, None if signed else read)
        for family, known in zip(families, read, strict=True)
    ]
    if by_characters:
        found = [replace(e, spun=e.spun or e.family == CHARACTERS) for e in found]
    best = max(found, key=lambda e: (e.spun, e.support))
    by_name = {family.name: family for family in families}
    cases = tuple(said(by_name[c.family]) for c in _proven(kept, found, spinners(added)))
    told = () if best.spun else tuple(_spun_sentences(kept, spots)) or _told_short(text)
    return SpinEvidence(
        best.family, best.kinds, best.rate, best.spun, best.support, cases, tuple(told)
    )


def _characters_put(text: str, chars: Mixture, known: Sequence[Spinner]) -> bool:
    """Whether what family A puts for characters stands in ``text`` in two sentences, and seldom for itself."""
    put, own = put_for_characters(text, chars)
    put = [span for span in put if not named_there(text, span, known)]
    if all(text[slice(*span)] in OF_THE_TABLE for span in put):
        return False
    return len(put) >= max(PUT, own + 1) and in_sentences(text, [at for at, _ in put]) > 1


def _may_be_proven(text: str, family: Spinner, said: Callable[[Spinner], Case]) -> bool:
    """Whether ``family`` may be proven for a page without signatures: by its words, or by all its forms together.

    That is asked first of the most that the forms can say, before the models are weighed and all is read, as ``said`` tells
    it. The most is less than what would have the common words counted, and so less than MIN_SUPPORT.
    """
    size = max(1, len(text))
    if size < LONG_PAGE and family.name == TABLE and broken_pairs(text) >= HINTED_SHORT:
        return True  # it is read as a spun one
    if size < LONG_PAGE and not any_scarce(text, family):
        return False  # its words need one of no writer, and all forms together prove no short page
    least = OPEN if family.name == TABLE else JOINTLY  # from OPEN on a page is read a second time
    looked_up = family.name == TABLE and size >= LONG_PAGE
    if looked_up and not PAIRS <= broken_pairs(text) < BROKEN:
        return broken_pairs(text) >= BROKEN
    most = most_case(text, family)
    if most is not None and joint_odds(most, family, size) < least - ROUNDED:
        return False
    known = said(family)
    return known.support >= MIN_SUPPORT or joint_odds(known, family, size) >= least


def _hinted(text: str) -> set[str]:
    """The families that ``text`` is asked for."""
    hints = suspicion(text)
    hinted = {name for name, nats in hints.items() if nats > SUSPECT} | {USER}
    if broken_pairs(text) >= (BROKEN if len(text) >= LONG_PAGE else BROKEN_SHORT):
        hinted.add(TABLE)
    return hinted


def _told_short(text: str) -> tuple[tuple[int, int], ...]:
    """The forms that are told where a short page is not proven, and reads like a spun one."""

    def said() -> Case:
        return case(text, spinner(TABLE), lambda: reading_model(text[:GLANCE]))

    return tuple(told_short(text, said, partial(_read_again, unquoted(text))))


def _spun_sentences(text: str, spots: Sequence[tuple[str, list[int]]]) -> Iterator[tuple[int, int]]:
    """The sentences with `MIN_KINDS` signatures, which an article may quote: spun, and not restored."""
    for m in _SENTENCE.finditer(text):
        kinds = sum(any(m.start() <= at < m.end() for at in places) for _, places in spots)
        if kinds >= MIN_KINDS:
            yield m.span()


def _proven(text: str, found: Sequence[SpinEvidence], known: Sequence[Spinner]) -> Iterator[Case]:
    """The families that are needed to explain ``text``: each by forms that no likelier one accounts for."""
    by_name = {s.name: s for s in known}
    explained: set[int] = set()
    for e in sorted(found, key=lambda e: (-e.kinds, -e.support)):
        (this,) = e.cases
        rest = [s for s in this.sightings if s.start not in explained]
        left = supported(rest, len(text), by_name[this.family])[0]
        if e.spun and (not explained or left >= MIN_SUPPORT):
            explained |= {s.start for s in this.sightings}
            yield this


def reading_model(text: str) -> Mixture:
    """The character models, weighed by what ``text`` is."""
    return mixture().weighed(folded(text[:SEEN_BY]))


def _family_evidence(
    text: str,
    kept: str,
    family: Spinner,
    spots: Sequence[tuple[str, list[int]]],
    known: Case,
    read: Sequence[Case] | None,
) -> SpinEvidence:
    """What speaks for ``family``; ``read`` holds every family's case, or is None where the page is no writer's."""
    here = [at for families, at in spots if family.name in families]
    kinds, size = len(here), max(1, len(text))
    rate = sum(map(len, here)) / size * 1000
    telling = {s.start for s in known.sightings if s.gain(known.share) >= TELLING}
    score = len(telling.union(*here)) / size * 1000
    proven = kinds >= MIN_KINDS and rate >= MIN_RATE and in_two_sentences(kept, here)
    enough = WITH_SIGNATURE if kinds else MIN_SUPPORT
    words = known.support >= enough and (read is None or not a_writers_own(known, read, kinds))
    if not proven and words and of_a_spinner(known, family, kinds):
        proven = beyond_one_sentence(kept, family, known) and of_no_writer(known, kinds, size)
        if not kinds and size >= LONG_PAGE and family.name != USER:
            proven = proven and joint_odds(known, family, min(size, PIECE)) >= BESIDE_WORDS
        if not kinds and family.name == TABLE:
            least = READ if size >= LONG_PAGE else READ_SHORT
            proven = proven and _read_again(kept, known, least) >= least
    if not proven and size >= LONG_PAGE and family.name != USER:
        proven = not a_writers_own(known, read or (), kinds) and _jointly(kept, family, known)
    if not proven and family.name == TABLE and size < LONG_PAGE:
        proven = _short_reads_spun(kept, known, kinds)
    if not proven and family.name == TABLE and known.support >= enough:
        proven = (
            clear_by_places(kept, family, known, kinds)
            and _read_again(kept, known, READ_CLEARLY) > READ_CLEARLY
        )
    if kinds < TWO_KINDS and family.name == TABLE and size < LONG_PAGE:
        proven = proven and not (
            of_the_past(kept, known)
            and not _read_again(kept, known, READ_BEYOND_PAST) > READ_BEYOND_PAST
        )
    return SpinEvidence(family.name, kinds, round(score, 2), proven, known.support, (known,))


def _jointly(text: str, family: Spinner, known: Case) -> bool:
    """Whether all that the forms say, weighed together, proves what no witness does alone.

    That, or broken pairs, opens a page of the public table for a second reading, which decides. An essay on times when
    反动 was said as often as 革命 came to 7.5, above many that are spun.
    """
    odds = joint_odds(known, family, len(text))
    if family.name != TABLE:
        return odds >= JOINTLY and in_many_sentences(text, known)
    if odds < OPEN:
        # Of a long page so much says enough, and takes half the time.
        here = text[: 2 * PIECE]
        return broken_pairs(text) >= BROKEN and _read_again(here, known, READ_ALONE) >= READ_ALONE
    # Words that say enough and are refused may be a writer's, as in papers of armies: then the reading must say more.
    refused = max(0.0, known.support - MIN_SUPPORT)
    least = READ + READ_EACH * refused
    return _read_again(text, known, least) >= least


def _short_reads_spun(text: str, known: Case, kinds: int) -> bool:
    """Whether a short page reads like one of the public table, and in more than one sentence."""
    if broken_throughout(text, BROKEN_SHORT):
        return _read_again(text, known, READ_SHORT_BROKEN) >= READ_SHORT_BROKEN
    if not kinds and broken_pairs(text) < HINTED_SHORT:
        return False
    places = [s.start for s in known.sightings]
    return in_sentences(text, places) > 1 and _read_again(text, known, READ_HINTED) >= READ_HINTED


def _read_again(text: str, known: Case, least: float) -> float:
    """Log-odds that ``text`` is spun with the public table, by how it reads then; as good as none below ``least``."""
    # start-up: hardly any page is read twice
    from eduparse.stages.reword.second_reading import reading_odds

    past = PAST_EACH * (past_words(text) if counted_as_one(known) else 0)
    return reading_odds(text, reading_model, known, least + past) - past
