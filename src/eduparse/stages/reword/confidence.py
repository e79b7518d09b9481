"""How often a substitution is right, by its margin, by what kind of pair it is, and by the rest of the page.

Of a pair of the public table `table_odds` says it, unless it is a signature, or was seen at work and half of the
page is spun: spinners have favourites that a table does not tell. Where the trees doubt such a pair they are heard all the
same. A form inside a longer one of the table is doubted more (`longer_forms`), and one of a kind that the page's spinner
hardly replaces too (`swap_kinds`). The weights of the others were counted on
80 papers, statutes and pieces of general text held out of training, spun with the public table at 100, 30 and 5%
of the words and with the pairs of family A. They were spun with the whole lexicons and with half of the originals.
On every other text a word was replaced wherever it stands, on the others each time anew. A nat of margin is worth
a third of what it says, and more where it speaks against; a frequent original makes a pair surer, and so does a
page that is spun throughout. A spinner does the same all over a page: what was put for sure elsewhere is likelier
here, and where half is spun a form stands for one original. Where a third is, four fifths of such edits were right.
A signature of two originals that its place does not decide between is a suggestion. In a name nothing is sure (`named_persons`), and
an everyday word of family A is a suggestion on a page of its characters only (`characters_only`).
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from eduparse.document.records import dataclass
from eduparse.stages.reword.characters_only import words_unproven
from eduparse.stages.reword.lexicon import SIGNATURE, SpinPair
from eduparse.stages.reword.longer_forms import inside_longer
from eduparse.stages.reword.named_persons import names_in
from eduparse.stages.reword.spinner import LEAST, MOST, TABLE, Spinner
from eduparse.stages.reword.swap_kinds import OPPOSITES, kind_of_swap, weighed_by_kind
from eduparse.stages.reword.table_odds import table_features, table_odds
from eduparse.stages.reword.word_search import Choice

CONSTANT = -0.14
MARGIN = 0.30  # for each nat
AGAINST = 0.76  # for each nat that the form itself reads better by
COMMON_FORM = -0.09  # for each power of ten of its rate in clean text
COMMON_ORIGINAL = 0.27
SPUN_SHARE = 0.56  # for each nat of the share of words that were replaced
THROUGHOUT = 2.40  # where nearly every word of a family whose pairs were seen together was replaced
SWAPPED = 0.14
SINGLE_FORM = -0.36
SINGLE_ORIGINAL = 0.77
LONG_ORIGINAL = 0.45  # of three characters and more
SEEN = 0.60  # for each doubling of how often the pair was seen on a page beside its original
AGAIN = 0.62  # for each nat of one more than the times that the pair was put for sure
OTHER_ORIGINAL = -0.63  # the same of other originals that the form stands for
NEARLY_ALL = 0.8  # share of its words from which nearly every one was replaced
IN_PART = (
    0.2  # share below it from which that speaks in part: of a few words no share is known well
)
MOSTLY = 0.5  # share from which a form stands for one original all over the page
READ = 2.0  # nats of margin from which a choice says what the page does
SURE = 0.9  # confidence of a choice that others are judged by
UNSEEN = 0.3  # occurrences per million code points that stand for none
LONG = 3  # code points
PLAIN = 5.0  # nats of margin below which the place does not say which original a form stands for
UNDECIDED = 0.8  # confidence there
# Nats of the trees below which they judge a pair that was seen at work, too: there they hold it for wrong rather than right.
# At 1 they overruled 勾当 for 活动 and 身分 for 成分 where both are right.
DOUBTED = 0.0
# Nats taken off what the trees say where every word is replaced, a part of it where some are. On the pages to set bounds by
# .9931 of what is put back is right there and .9941 where three words in ten are. Without it .9925 is, and on the pages to
# judge by it is .9897.
CAUTION = 0.1

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PutHabits:
    """What a page does: how often each pair was surely put, and each form for any original."""

    pairs: Mapping[Pair, int]
    forms: Mapping[str, int]


def confidences(
    text: str, choices: Sequence[Choice], shares: Mapping[str, float], known: Sequence[Spinner]
) -> list[float]:
    """The chance of each of ``choices``, those of a page with this ``text``, to be right.

    ``shares`` says how much of its words each family replaced.
    """
    by_name = {s.name: s for s in known}
    out = _by_weights(choices, shares, by_name)
    listed = [n for n, choice in enumerate(choices) if by_the_table(choice)]
    if listed:
        share = min(MOST, shares.get(TABLE, 0.0))
        wanted = (choices[n] for n in listed)
        odds = table_odds(table_features(text, choices, wanted, shares, by_name))
        nats = {
            choices[n].start: trees
            - inside_longer(text, choices[n], by_name[TABLE])
            - CAUTION * share
            for n, trees in zip(listed, odds, strict=True)
        }
        weighed = weighed_by_kind(text, choices, nats, by_name[TABLE])
        for n in listed:
            at = choices[n].start
            by_trees = share < MOSTLY or nats[at] + CAUTION * share < DOUBTED
            entry = choices[n].entry
            if by_trees or not _was_seen(entry) or kind_of_swap(entry) in OPPOSITES:
                out[n] = round(1 / (1 + math.exp(-weighed[at])), 3)
    unproven = words_unproven(choices, out, SURE, known)
    names = bytearray(len(text))
    for start, end in names_in(text):
        names[start:end] = b"\1" * (end - start)
    return [
        0.0
        if names.count(1, c.start, c.start + len(c.entry.spun))
        else min(p, UNDECIDED if c.start in unproven else 1.0)
        for c, p in zip(choices, out, strict=True)
    ]


def by_the_table(choice: Choice) -> bool:
    """Whether trees judge ``choice``: a pair of the public table's family, and no signature."""
    return choice.family == TABLE and choice.entry.tier != SIGNATURE


def _by_weights(
    choices: Sequence[Choice], shares: Mapping[str, float], by_name: Mapping[str, Spinner]
) -> list[float]:
    """The chance of each choice by the weights above."""
    habits = _habits(choices)
    alone = []
    for choice in choices:
        share = min(MOST, max(LEAST, shares[choice.family]))
        swapped = choice.entry.spun in by_name[choice.family].words
        nats = _alone(choice, share, swapped=swapped) + _by_page(choice, habits)
        most = UNDECIDED if _undecided(choice, by_name[choice.family]) else 1.0
        alone.append(round(min(most, 1 / (1 + math.exp(-nats))), 3))
    mostly = [shares[choice.family] >= MOSTLY for choice in choices]
    return [
        together if spun else p
        for p, together, spun in zip(alone, agreed(choices, alone), mostly, strict=True)
    ]


def _undecided(choice: Choice, family: Spinner) -> bool:
    """Whether a signature is read as the commoner of its originals, and its place does not say so.

    The rarer one is taken only where its place wants it (`word_search.WANTED`). An original that only a spinner's
    table names, and that nobody has read in a text, raises no doubt.
    """
    if choice.entry.tier != SIGNATURE or choice.margin >= PLAIN:
        return False
    others = (e for e in family.lexicon.of(choice.entry.spun) if e.tier == SIGNATURE and e.why)
    return any(e.was < choice.entry.was for e in others)


def _alone(choice: Choice, share: float, *, swapped: bool) -> float:
    """Nats for ``choice`` by itself."""
    entry, margin = choice.entry, max(-2.0, min(15.0, choice.margin))
    return (
        CONSTANT
        + MARGIN * margin
        + AGAINST * min(0.0, margin)
        + COMMON_FORM * math.log10(max(UNSEEN, entry.clean))
        + COMMON_ORIGINAL * math.log10(max(UNSEEN, entry.was))
        + SPUN_SHARE * math.log(share)
        + THROUGHOUT * (_nearly_all(share) if _was_seen(entry) else 0.0)
        + SWAPPED * swapped
        + SEEN * math.log2(entry.seen)
        + SINGLE_FORM * (len(entry.spun) == 1)
        + SINGLE_ORIGINAL * (len(entry.original) == 1)
        + LONG_ORIGINAL * (len(entry.original) >= LONG)
    )


def _nearly_all(share: float) -> float:
    """How far such a share says that nearly every word was replaced: 0 to 1."""
    return min(1.0, max(0.0, (share - NEARLY_ALL + IN_PART) / IN_PART))


def _was_seen(entry: SpinPair) -> bool:
    return (
        entry.seen > 1 or entry.tier in {"signature", "character"} or entry.why.startswith("seen")
    )


def _by_page(choice: Choice, habits: PutHabits) -> float:
    """Nats for ``choice`` by what the page does elsewhere."""
    form, original = choice.entry.spun, choice.entry.original
    put = habits.pairs.get((form, original), 0)
    return AGAIN * math.log1p(put) + OTHER_ORIGINAL * math.log1p(habits.forms.get(form, 0) - put)


def _habits(choices: Sequence[Choice]) -> PutHabits:
    pairs = Counter((c.entry.spun, c.entry.original) for c in choices if c.margin >= READ)
    forms: Counter[str] = Counter()
    for (form, _), n in pairs.items():
        forms[form] += n
    return PutHabits(pairs, forms)


def agreed(choices: Sequence[Choice], alone: Sequence[float]) -> list[float]:
    """The confidence of ``choices`` by what the page does with the same form elsewhere.

    ``alone`` holds what each is sure by itself. A form that stands for one original wherever that is sure, k
    times, stands for it where its place is silent, as often as k + 1 of k + 2 times.
    """
    sure = Counter(
        (c.entry.spun, c.entry.original) for c, p in zip(choices, alone, strict=True) if p >= SURE
    )
    originals = Counter(spun for spun, _ in sure)
    out = []
    for choice, p in zip(choices, alone, strict=True):
        k = sure[choice.entry.spun, choice.entry.original]
        one = originals[choice.entry.spun] == 1 and choice.margin >= 0
        out.append(round(max(p, (k + 1) / (k + 2)), 3) if k and one else p)
    return out
