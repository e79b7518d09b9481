"""Are the uncommon words of a page a spinner's or a writer's own?

A page of proverbs, of a church or of an army holds many words of a family, each in its own place: what their places say is
little then beside what their being there says. A spinner's stand where their originals would, in more than one sentence,
and some of them are hardly any writer's. `gate` asks this of words that say enough.
"""

from collections.abc import Iterable

from eduparse.stages.reword.sightings import (
    Case,
    composed,
    each_once,
    hardly_written,
    placed,
    spread,
)
from eduparse.stages.reword.signatures import in_two_sentences
from eduparse.stages.reword.spinner import USER, Spinner

TWO_KINDS = 2  # of signatures that speak for themselves
LEFT = 0.5  # nats that the uncommon forms outside one sentence must say
LEFT_OF_ALL = 3.0  # nats that all forms outside it must say otherwise
PLACED, PLACED_EACH, PLACED_MOST = 2.0, 0.2, 6.0  # nats by the places of the uncommon forms: bounds
OF_ALL, OF_ALL_EACH = 4.0, 0.06  # nats by the places of all forms: bounds
# The same where the places say as much as all else together: few forms are uncommon, as on a page with one word in
# twenty spun. Of 30 million clean code points, cut at every 1,500, none came to MIN_SUPPORT.
ALONE_EACH = 0.035
MADE = 6.0  # nats by the places and by which of the forms there are
# Share of its nats that a family has from the places. Of 340 pages of honest uses put together, the places of family A
# gave .2 where it had most; of pages spun by it .5 and more.
BY_PLACES = 0.4
# Nats of a family, and the share from the places below which its forms are a writer's. No page spun by another
# family came to 10 without its places; honest pages came to 28 and more, with .1 from the places.
HONEST, HONEST_SHARE = 10.0, 0.3
# Forms that hardly any writer uses: two prove a page, or one where the page is long or other uncommon forms say
# enough. Of 1,050 short texts put together from the sentences of clean text that hold most forms, the words alone
# proved 8, so 4; of 90 pages of 1,500 code points spun at 100, 30 and 5% they proved 89, 89 and 49, so 89, 88 and 44.
SCARCE_KINDS = 2
LONG_PAGE = 1000  # code points; all bounds above were counted on pieces of 1,500
CLEARLY_BY_PLACES = 0.25  # share of what the words say that their places must say then
BESIDE_ONE = 5.0  # nats of the other uncommon forms, each once


def a_writers_own(known: Case, read: Iterable[Case], kinds: int) -> bool:
    """Whether the forms of ``known``, or those that only another packaged family has, are a writer's own words.

    Such a page is full of forms, and each stands where it belongs: the places say little of what being there says.
    Two ``kinds`` of signatures speak for themselves.
    """
    if (
        known.family != USER
        and kinds < TWO_KINDS
        and known.support > 0  # else no share of it says anything
        and known.placed < BY_PLACES * known.support
    ):
        return True
    own = frozenset((s.start, s.form) for s in known.sightings if not s.common)
    return any(
        other.family not in (known.family, USER)
        and other.placed < HONEST_SHARE * other.support
        and _of_its_own(other, own) >= HONEST
        for other in read
    )


def _of_its_own(other: Case, shared: frozenset[tuple[int, str]]) -> float:
    """Nats of ``other`` without its uncommon forms that are in ``shared``, start and form.

    Families have many forms in common. What two have speaks for either spinner, not for a writer.
    """
    both = [s for s in other.sightings if (s.start, s.form) in shared]
    return other.support - each_once(both, other.share)


def beyond_one_sentence(text: str, family: Spinner, known: Case) -> bool:
    """Whether more than one sentence speaks, by its uncommon forms or, clearly, by all."""
    uncommon = [s for s in known.sightings if not s.common]
    return (
        spread(text, family, uncommon) >= LEFT
        or spread(text, family, known.sightings) >= LEFT_OF_ALL
    )


def clear_by_places(text: str, family: Spinner, known: Case, kinds: int) -> bool:
    """Whether words that say enough are a spinner's if the page reads like it beyond doubt: their places say so too.

    Two ``kinds`` of signatures say it; the other words need only stand in more than their sentence then.
    """
    if kinds >= TWO_KINDS and in_two_sentences(text, [[s.start] for s in known.sightings]):
        return True
    return known.placed >= CLEARLY_BY_PLACES * known.support and beyond_one_sentence(
        text, family, known
    )


def of_no_writer(known: Case, kinds: int, size: int) -> bool:
    """Whether enough different forms are hardly any writer's words; ``kinds`` of signatures are such too.

    Words of everyday language prove nothing, however many and however well their originals would fit.
    """
    own = hardly_written(known.sightings, known.share)
    others = [s for s in known.sightings if s.form not in own]
    enough = size >= LONG_PAGE or each_once(others, known.share) >= BESIDE_ONE
    return kinds + len(own) >= (1 if enough else SCARCE_KINDS)


def of_a_spinner(known: Case, family: Spinner, kinds: int) -> bool:
    """Whether the forms are those that a spinner writes most, and stand where their originals would.

    A text that is full of rare words holds others, each in its own place. The uncommon ones say so, or all of
    them together: on a page that is spun throughout, what stands around a form is spun too, and says little.
    Two kinds of signatures speak for themselves.
    """
    uncommon = [s for s in known.sightings if not s.common]
    if known.placed + composed(uncommon, family) < MADE:
        return False
    if kinds >= TWO_KINDS or placed(uncommon) >= min(
        PLACED_MOST, max(PLACED, PLACED_EACH * len(uncommon))
    ):
        return True
    each = ALONE_EACH if known.placed >= known.support else OF_ALL_EACH
    return known.placed >= max(OF_ALL, each * len(known.sightings))
