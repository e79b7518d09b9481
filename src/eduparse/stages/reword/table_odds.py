"""How likely a substitution by a pair of the public table is right, signatures apart.

The margin of the reading says most, but not the same everywhere. A nat is worth more for a frequent original than for
a rare one, and less for a form that stands for many words. So the odds are grown as trees, each of which asks the
same few questions of every choice (`models/spun-choices.tsv`, written by ``make train-spun-choices``).

Beside what the pair and its place say, they ask the page. How does the pair read elsewhere, is a word replaced by one
form or by many, do form and original stand on it untouched? Is the original a word by itself, as the spinner cuts
words? That takes the longest word that it knows, so it does not put 死 for the 生 of 学生. And does what stands around
go with the original rather than with the form (`word_contexts`)?
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from eduparse.document.records import dataclass
from eduparse.language.package_data import package_path
from eduparse.stages.reword.spinner import LEAST, MOST, Spinner
from eduparse.stages.reword.word_contexts import word_contexts
from eduparse.stages.reword.word_search import Choice

MODEL = "spun-choices"
FEATURES = (
    "margin",  # nats
    "over_form",  # nats
    "others",  # nats that the other originals of the form take off
    "spun",  # share of the words of the page that were replaced (log)
    "swapped",  # whether the spinner replaces the form itself too
    "clean",  # rate of the form in clean text (log10)
    "was",  # rate of the original
    "share",  # of the replacements of the original that the form takes (log)
    "originals",  # that the form stands for (log)
    "part",  # of what the form stands for that this original is (log)
    "one_form",  # whether the form is one character
    "one_original",
    "word",  # whether the original is a word by itself where it is put back
    "words",  # share of the sure choices of the page that are
    "elsewhere",  # nats of margin of the same pair on the page, on average
    "again",  # how often it is sure there (log)
    "same",  # how far the page puts one form for a word
    "other_forms",  # how often the original is surely put back for other forms (log)
    "original_left",  # how often the original stands on the page untouched (log)
    "form_left",  # the same of the form
    "rates",  # of the original as replaced against the form as left (log10)
    "seen",  # whether the pair was read on a page, more than once
    "rare",  # whether clean text hardly has the form
    "fits",  # how well the original goes with what stands around (nats)
    "fits_better",  # by how much better than the form
    "alike",  # how far the two stand in the same places (cosine)
)
_SPUN = FEATURES.index("spun")
READ = 2.0  # nats of margin from which a choice says what the page does
# Nats taken off, since the trees promise more of documents no passage of which they or the character models have seen: most where
# few of the words were replaced. Of what is put back on pages to set them by .9923 was right where all words were replaced, .9918
# where three in ten were; on pages to judge them by .9900 and .9915, by a relative of the spinner .9900 and, of 15%, .9967. With 1.25 for each
# nat it was .9921 at 30%, and a twentieth less of what is right was put back there.
PRUDENCE = 0.25
PRUDENCE_FOR_FEW = 0.9  # for each nat by which the share of its words falls short of all …
PRUDENCE_FOR_FEW_AT_MOST = 1.2  # … and all of it
LITTLE = 1e-3  # occurrences per million code points that no rate is below
UNSEEN = 0.3  # occurrences per million code points that stand for none
LEAST_MARGIN, MOST_MARGIN, MOST_OVER, MOST_ELSEWHERE = -2.0, 15.0, 25.0, 8.0
LEAST_OVER = -5.0
BEFORE = 3.0  # choices that a share of the page is taken from beforehand

Features = tuple[float, ...]


class OddsTree(NamedTuple):
    """Questions, each a feature by its number and a bound, and the nats for each row of answers."""

    questions: tuple[tuple[int, float], ...]
    nats: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PageWords:
    """What a page shows of words: as its lines read with all choices, and between them."""

    word_at: frozenset[int]  # starts of the choices whose originals are words by themselves
    words: float
    margins: Mapping[tuple[str, str], Sequence[float]]
    sure: Mapping[tuple[str, str], int]
    sure_originals: Mapping[str, int]
    same: float
    left: Mapping[str, int]


def table_odds(features: Iterable[Features]) -> list[float]:
    """Log-odds that choices with these ``features`` are right."""
    constant, trees = odds_trees()
    return [constant + math.fsum(_nats(tree, x) for tree in trees) - prudence(x) for x in features]


def prudence(features: Features) -> float:
    """Nats that are taken off for what was never learnt from, by the share of words that the page had replaced."""
    return PRUDENCE + min(PRUDENCE_FOR_FEW_AT_MOST, -PRUDENCE_FOR_FEW * features[_SPUN])


def table_features(
    text: str,
    choices: Sequence[Choice],
    wanted: Iterable[Choice],
    shares: Mapping[str, float],
    by_name: Mapping[str, Spinner],
) -> Iterator[Features]:
    """FEATURES of those ``wanted`` among all ``choices`` of ``text``, whose families replaced such ``shares``."""
    page = _page_words(text, choices, by_name)
    read, starts = restored(text, choices)
    places = {choice.start: at for at, choice in starts.items()}
    contexts = word_contexts()
    for choice in wanted:
        entry, family = choice.entry, by_name[choice.family]
        pair = entry.spun, entry.original
        spun = min(MOST, max(LEAST, shares[choice.family]))
        swapped = entry.spun in family.words
        share = family.lexicon.share(entry)
        margin = max(LEAST_MARGIN, min(MOST_MARGIN, choice.margin))
        over = max(LEAST_OVER, min(MOST_OVER, choice.over_form))
        mine = min(MOST_ELSEWHERE, margin)
        margins = page.margins[pair]
        others = len(margins) - 1
        sure = page.sure.get(pair, 0)
        at = places[choice.start]
        fit = contexts.fit(read, at, at + len(entry.original), entry.original, entry.spun)
        rates = (entry.was * math.exp(share) * spun + 0.1) / (
            entry.clean * (1 - spun * swapped) + 0.1
        )
        yield (
            margin,
            over,
            over - margin,
            math.log(spun),
            float(swapped),
            math.log10(max(UNSEEN, entry.clean)),
            math.log10(max(UNSEEN, entry.was)),
            share,
            math.log(len(family.lexicon.of(entry.spun))),
            math.log((entry.was * math.exp(share) + LITTLE) / (family.rate(entry.spun) + LITTLE)),
            float(len(entry.spun) == 1),
            float(len(entry.original) == 1),
            float(choice.start in page.word_at),
            page.words,
            (math.fsum(margins) - mine) / others if others else 0.0,
            math.log1p(sure - (choice.margin >= READ)),
            page.same,
            math.log1p(page.sure_originals.get(entry.original, 0) - sure),
            math.log1p(page.left[entry.original]),
            math.log1p(page.left[entry.spun]),
            math.log10(rates),
            float(entry.seen > 1),
            float(entry.tier == "rare"),
            fit.word,
            fit.over,
            fit.alike,
        )


def written_trees(constant: float, trees: Iterable[OddsTree], learnt_from: str) -> str:
    """The file that holds the trees; ``learnt_from``, a number of what they learnt from, ends its heading."""
    rows = [f"\t{constant:.4f}\n"]
    for tree in trees:
        asked = " ".join(f"{FEATURES[n]}>={bound:.6g}" for n, bound in tree.questions)
        rows.append(f"{asked}\t{' '.join(f'{x:.4f}' for x in tree.nats)}\n")
    return f"questions\tnats\t{learnt_from}\n" + "".join(rows)


def _nats(tree: OddsTree, features: Features) -> float:
    row = 0
    for n, bound in tree.questions:
        row = row * 2 + (features[n] >= bound)
    return tree.nats[row]


def _page_words(text: str, choices: Sequence[Choice], by_name: Mapping[str, Spinner]) -> PageWords:
    margins: dict[tuple[str, str], list[float]] = defaultdict(list)
    forms_of: dict[str, Counter[str]] = defaultdict(Counter)
    for choice in choices:
        form, original = choice.entry.spun, choice.entry.original
        margins[form, original].append(max(LEAST_MARGIN, min(MOST_ELSEWHERE, choice.margin)))
        if choice.margin >= READ:
            forms_of[original][form] += 1
    by_words = frozenset(
        at
        for name in {c.family for c in choices}
        for at in _words_by_themselves(text, choices, by_name[name])
    )
    read = [c.start in by_words for c in choices if c.margin >= READ]
    alike = sum(n * (n - 1) for forms in forms_of.values() for n in forms.values())
    every = sum(n * (n - 1) for forms in forms_of.values() for n in [forms.total()])
    return PageWords(
        by_words,
        (sum(read) + 2 * BEFORE) / (len(read) + 2 * BEFORE),
        margins,
        {(form, o): n for o, forms in forms_of.items() for form, n in forms.items()},
        {original: forms.total() for original, forms in forms_of.items()},
        (alike + BEFORE) / (every + 2 * BEFORE),
        _left(text, choices),
    )


def _words_by_themselves(text: str, choices: Sequence[Choice], family: Spinner) -> Iterator[int]:
    """The starts of the choices of ``family`` whose originals its spinner would cut out, from the left, as they are."""
    read, starts = restored(text, choices)
    longest = max(map(len, family.words), default=0)
    at = 0
    while at < len(read):
        size = next((n for n in range(longest, 0, -1) if read[at : at + n] in family.words), 0)
        choice = starts.get(at)
        if choice and choice.family == family.name and size == len(choice.entry.original):
            yield choice.start
        at += size or 1


def restored(text: str, choices: Sequence[Choice]) -> tuple[str, Mapping[int, Choice]]:
    """``text`` with all ``choices``, and these by where they stand in it."""
    out: list[str] = []
    starts: dict[int, Choice] = {}
    at = size = 0
    for choice in choices:
        out += text[at : choice.start], choice.entry.original
        starts[size + choice.start - at] = choice
        size += choice.start - at + len(choice.entry.original)
        at = choice.start + len(choice.entry.spun)
    return "".join([*out, text[at:]]), starts


def _left(text: str, choices: Sequence[Choice]) -> Counter[str]:
    """How often the forms and originals of ``choices`` stand between them; one look at the text for each length."""
    out: list[str] = []
    at = 0
    for choice in choices:
        out.append(text[at : choice.start])
        at = choice.start + len(choice.entry.spun)
    between = "\n".join([*out, text[at:]])
    wanted = {word for c in choices for word in (c.entry.spun, c.entry.original)}
    found: Counter[str] = Counter()
    for size in {len(word) for word in wanted}:
        found.update(
            word
            for n in range(len(between) - size + 1)
            if (word := between[n : n + size]) in wanted
        )
    return found


@cache
def odds_trees() -> tuple[float, tuple[OddsTree, ...]]:
    """The constant and the trees of the package."""
    path = package_path("language", "models", f"{MODEL}.tsv")
    first, *rows = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:])
    return float(first[1]), tuple(read_tree(asked, nats) for asked, nats in rows)


def read_tree(asked: str, nats: str) -> OddsTree:
    """The tree of a row of the file."""
    questions = (question.split(">=") for question in asked.split(" "))
    return OddsTree(
        tuple((FEATURES.index(name), float(bound)) for name, bound in questions),
        tuple(map(float, nats.split(" "))),
    )
