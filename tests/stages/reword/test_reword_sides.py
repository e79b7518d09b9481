"""A case on each side of the thresholds of `reword`.

Where a threshold is about a likelihood or about what a whole page says, that number is given, not a text
that comes to it: training a model anew must not move these cases.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from math import log
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.budget import UNLIMITED
from eduparse.document.edits import Edit
from eduparse.errors import ConfigError
from eduparse.stages.reword import (
    broken_pairs,
    chains,
    confidence,
    difference,
    gate,
    joint,
    learning,
    lexicon,
    likelihood,
    page_reading,
    period_words,
    reference,
    restore,
    second_reading,
    sightings,
    spun_lines,
    table_odds,
    whole_words,
    word_contexts,
    word_search,
    word_table,
    word_witness,
)
from eduparse.stages.reword.alignment import AlignedBlock
from eduparse.stages.reword.confidence import confidences
from eduparse.stages.reword.gate import SpinEvidence
from eduparse.stages.reword.lexicon import Lexicon, SpinPair
from eduparse.stages.reword.page_reading import Habits
from eduparse.stages.reword.sightings import Case, Sighting
from eduparse.stages.reword.spinner import spinner_of

FAMILY: Any = SimpleNamespace(
    name="A", rate=lambda _: 0.0, lexicon=SimpleNamespace(share=lambda _: 0.0)
)


class Scores:
    """A model of characters that gives a text ``nats`` where all of ``needs`` stand in it, else none."""

    def __init__(self, nats: float, *needs: str) -> None:
        self._nats, self._needs = nats, needs

    def score(self, text: str, left: str = "") -> float:
        del left
        return self._nats if all(word in text for word in self._needs) else 0.0

    def weighed(self, text: str) -> "Scores":
        del text
        return self


# Is a text spun?


def case_of(support: float = 0.0, placed: float = 0.0, *forms: Sighting, family: str = "A") -> Any:
    return SimpleNamespace(
        support=support, placed=placed, sightings=forms, share=0.1, family=family
    )


def evident(support: float, kinds: int = 0, size: int = 100) -> bool:
    """Whether words that say so much and so many kinds of signatures, one each, prove a text of ``size``."""
    text = ("各校应当落实。" * 2).ljust(size, "校")
    spots = [("A", [7 * (n % 2)]) for n in range(kinds)]
    with ExitStack() as stack:
        stack.enter_context(patch.object(gate, "of_a_spinner", lambda *_: support > 0))
        stack.enter_context(patch.object(gate, "beyond_one_sentence", lambda *_: True))
        stack.enter_context(patch.object(gate, "of_no_writer", lambda *_: True))
        stack.enter_context(patch.object(gate, "_jointly", lambda *_: False))
        known = case_of(support, support)
        return gate._family_evidence(text, text, FAMILY, spots, known, [known]).spun


def beside_words(odds: float, size: int = 1000) -> bool:
    """Whether words prove a page of ``size`` all forms of which together come to such odds."""
    with patch.object(gate, "joint_odds", lambda *_: odds):
        return evident(9.0, size=size)


def jointly(odds: float, size: int = 1000) -> bool:
    """Whether a page of ``size`` whose words alone say nothing is spun by such odds of all together."""
    text = ("各校应当落实。" * 2).ljust(size, "校")
    with (
        patch.object(gate, "joint_odds", lambda *_: odds),
        patch.object(gate, "in_many_sentences", lambda *_: True),
    ):
        known = case_of(1.0, 1.0)
        return gate._family_evidence(text, text, FAMILY, [], known, [known]).spun


def read_again(
    odds: float,
    reading: float,
    support: float = 1.0,
    broken: float = 0.0,
    text: str = "各校应当落实。",
) -> bool:
    """Whether a page of the public table is spun by such odds of all together, and such of a second reading.

    Its ``broken`` pairs say so much.
    """
    table: Any = SimpleNamespace(name="B")
    with (
        patch.object(gate, "joint_odds", lambda *_: odds),
        patch.object(gate, "in_many_sentences", lambda *_: True),
        patch.object(second_reading, "reading_odds", lambda *_: reading),
        patch.object(gate, "broken_pairs", lambda *_: broken),
    ):
        return gate._jointly(text, table, case_of(support, 1.0, family="B"))


def looked_at_by_pairs(broken: float) -> bool:
    """Whether a page of the public table whose forms say enough is looked at where its broken pairs say so much."""
    table: Any = SimpleNamespace(name="B")
    with (
        patch.object(gate, "broken_pairs", lambda *_: broken),
        patch.object(gate, "most_case", lambda *_: None),
    ):
        known = case_of(9.0, 9.0, family="B")
        return gate._may_be_proven("校" * gate.LONG_PAGE, table, lambda _: known)


def words_read_again(reading: float, size: int = 999) -> bool:
    """Whether words prove a page of ``size`` spun with the public table that reads like one so far."""
    table: Any = SimpleNamespace(name="B")
    text = ("各校应当落实。" * 2).ljust(size, "校")
    with (
        patch.object(gate, "of_a_spinner", lambda *_: True),
        patch.object(gate, "beyond_one_sentence", lambda *_: True),
        patch.object(word_witness, "beyond_one_sentence", lambda *_: True),
        patch.object(gate, "of_no_writer", lambda *_: True),
        patch.object(gate, "joint_odds", lambda *_: 9.0),
        patch.object(second_reading, "reading_odds", lambda *_: reading),
    ):
        known = case_of(9.0, 9.0, family="B")
        return gate._family_evidence(text, text, table, [], known, [known]).spun


def broken_and_short(reading: float, broken: float = 9.0) -> bool:
    """Whether a short page whose broken pairs say so much is spun that reads like one so far."""
    table: Any = SimpleNamespace(name="B")
    text = "各校应当落实。" * 2
    with (
        patch.object(gate, "a_writers_own", lambda *_: True),
        patch.object(gate, "_jointly", lambda *_: False),
        patch.object(second_reading, "reading_odds", lambda *_: reading),
        patch.object(broken_pairs, "broken_pairs", lambda *_: broken),
    ):
        known = case_of(1.0, 1.0, family="B")
        return gate._family_evidence(text, text, table, [], known, [known]).spun


def of_the_past(text: str, others: int) -> bool:
    """Whether ``text`` is one on the past that holds so many other uncommon forms."""
    forms = [Sighting(n, f"甲{n}", 1.0, 99.0, 1.0, common=False) for n in range(others)]
    return period_words.of_the_past(text, Case("B", 1.0, 1.0, 0.3, tuple(forms)))


def read_clearly(reading: float, placed: float = 9.0) -> bool:
    """Whether a page is spun that all but its words and its reading take for a writer's."""
    table: Any = SimpleNamespace(name="B")
    with (
        patch.object(gate, "a_writers_own", lambda *_: True),
        patch.object(gate, "beyond_one_sentence", lambda *_: True),
        patch.object(word_witness, "beyond_one_sentence", lambda *_: True),
        patch.object(second_reading, "reading_odds", lambda *_: reading),
    ):
        known = case_of(9.0, placed, family="B")
        return gate._family_evidence(
            "各校应当落实。", "各校应当落实。", table, [], known, [known]
        ).spun


def counted_in_a_reading(name: str, odds: float) -> bool:
    """Whether a choice with such odds counts for the feature ``name`` of a second reading."""
    choice = SimpleNamespace(family="B", entry=SpinPair("各", "每"))
    read = SimpleNamespace(choices=[choice], shares={}, known=[])
    with (
        patch.object(second_reading, "page_choices", lambda *_: read),
        patch.object(second_reading, "table_features", lambda *_: ()),
        patch.object(second_reading, "table_odds", lambda _: [odds]),
    ):
        known = Case("B", 1.0, 1.0, 0.1, ())
        chars: Any = None
        return second_reading.reading_features("各校", chars, known)[name] > 0


def a_word_of_the_page(times: int) -> bool:
    """Whether a form that stands so often beside its original is no spinner's."""
    return second_reading._of_the_page("反动的，" * times + "革命的。", SpinPair("反动", "革命"))


def together(
    *forms: Any, size: int = 1000, placed: float = 0.0, composed: float = 0.0
) -> Mapping[str, float]:
    """What all forms of a page of ``size`` say together."""
    with patch.object(joint, "composed", lambda *_: composed):
        return joint.joint_features(case_of(0.0, placed, *forms), FAMILY, size)


def uncommon(spun: float) -> Sighting:
    """A form that stands where anything may, so many times as often from a spinner as from a writer."""
    return Sighting(0, "黉舍", 1.0, spun, 0.0, common=False)


def elsewhere(share: float) -> bool:
    """Whether places that say so much of all outside one of two sentences are those of many."""
    fits = [SimpleNamespace(start=at, fit=lambda _: 1.0) for at in (0, 8)]
    with patch.object(joint, "placed", lambda _: 10.0 * share):
        return joint.in_many_sentences("各校应当落实。各校应当落实。", case_of(0.0, 10.0, *fits))


def honest(placed: float, kinds: int = 0) -> bool:
    """Whether forms that say 100 nats are a writer's own, where the places say so much of it."""
    known = case_of(100.0, placed)
    return word_witness.a_writers_own(known, [known], kinds)


def honest_beside(support: float, placed: float) -> bool:
    """Whether another family that says so much shows a page to be a writer's own."""
    known = case_of(100.0, 100.0)
    return word_witness.a_writers_own(known, [known, case_of(support, placed, family="B")], 0)


def placed_alone(placed: float, support: float) -> bool:
    """Whether 200 common words whose places say so much are a spinner's, on a page that says ``support`` in all."""
    common = Sighting(0, "学校", 1.0, 1.0, 0.0, common=True)
    with (
        patch.object(word_witness, "composed", lambda *_: 9.0),
        patch.object(word_witness, "placed", lambda _: 0.0),
    ):
        return word_witness.of_a_spinner(case_of(support, placed, *[common] * 200), FAMILY, 0)


def surely(margin: float) -> float:
    """How sure the commoner of two originals of a signature is at so many nats of margin."""
    pairs = [
        SpinPair("锤真金不怕火", o, "signature", why="read", was=w)
        for o, w in (("教师", 9), ("锤炼", 1))
    ]
    own = spinner_of("A", Lexicon(pairs))
    choice = word_search.Choice(0, pairs[0], "A", margin)
    return confidences("", [choice], {"A": 0.9}, (own,))[0]


def agrees(share: float) -> bool:
    """Whether a form whose place is silent is read as it surely is elsewhere on the page."""
    pair = SpinPair("黉舍", "学校", "signature", seen=5, was=900)
    choices = [word_search.Choice(n, pair, "B", margin) for n, margin in ((0, 30.0), (9, 0.0))]
    known = (spinner_of("B", Lexicon([pair])),)
    alone = [0.99, 0.4]
    with patch.object(confidence, "_alone", lambda c, *_, **__: 9.0 if c.margin else -1.0):
        found = confidences("", choices, {"B": share}, known)[1]
    return found >= confidence.agreed(choices, alone)[1]


def judged_by_trees(nats: float) -> float:
    """How sure a pair seen at work is on a page spun throughout, of which the trees say so many nats."""
    pair = SpinPair("黉舍", "学校", seen=2, was=900)
    with (
        patch.object(confidence, "table_features", lambda *_: ()),
        patch.object(confidence, "table_odds", lambda _: [nats]),
    ):
        choice = word_search.Choice(0, pair, "B", 9.0)
        return confidences("黉舍", [choice], {"B": 0.9}, (spinner_of("B", Lexicon([pair])),))[0]


def read_elsewhere(margin: float) -> bool:
    """Whether a pair that reads so well at one place is sure there for the other."""
    pair = SpinPair("黉舍", "学校", was=900)
    choices = [word_search.Choice(n, pair, "B", m) for n, m in ((0, margin), (2, 0.0))]
    by_name = {"B": spinner_of("B", Lexicon([pair]))}
    (found,) = table_odds.table_features("黉舍黉舍", choices, choices[1:], {"B": 0.5}, by_name)
    return found[table_odds.FEATURES.index("again")] > 0


def pair_seen_at(away: int) -> bool:
    """Whether a pair of characters is looked at with so many others between it and the place."""
    one = word_contexts.read_contexts(
        word_contexts.written_contexts(["业务"], ["部门"], (b"\1", b"\1"), (1.0, 1.0))
    )
    text = "部门" + "，" * away
    return one.fit(text, len(text), len(text), "业务", "业务").word > 0


def odds_of_trees(nats: float, spun: float = 0.0) -> float:
    """The odds of a choice for which the trees say so many nats, where the share of the words spun is ``spun`` (log)."""
    features = [0.0] * len(table_odds.FEATURES)
    features[table_odds.FEATURES.index("spun")] = spun
    with patch.object(table_odds, "odds_trees", lambda: (nats, ())):
        return table_odds.table_odds([tuple(features)])[0]


def looked_at(hint: float) -> bool:
    """Whether a page is read as a whole whose keys give it the ``hint``."""
    with (
        patch.object(gate, "suspicion", lambda _: {"A": hint}),
        patch.object(gate, "_may_be_proven", lambda *_: True),
        patch.object(gate, "case", lambda *_: case_of()),
        patch.object(gate, "_family_evidence", lambda *_: SpinEvidence(spun=True)),
        patch.object(gate, "_proven", lambda *_: ()),
    ):
        return gate.spin_evidence("各校。").spun


def judged_by(n: int) -> bool:
    """Whether the ``n``-th character of a page has a say in which model judges it."""
    seen = []

    def asking(_text: str, _family: object, chars: Callable[[], object]) -> Any:
        chars()
        return case_of()

    with (
        patch.object(gate, "suspicion", lambda _: {"A": 9.0}),
        patch.object(gate, "_may_be_proven", lambda *_: True),
        patch.object(gate, "reading_model", seen.append),
        patch.object(gate, "case", asking),
        patch.object(gate, "_family_evidence", lambda *_: SpinEvidence()),
        patch.object(gate, "_proven", lambda *_: ()),
    ):
        gate.spin_evidence("校" * (n - 1) + "甲")
    return "甲" in seen[0]


def of_a_spinner(composed: float, kinds: int) -> bool:
    """Whether forms are a spinner's by which they are and by so many kinds of signatures, not by their places."""
    with patch.object(word_witness, "composed", lambda *_: composed):
        return word_witness.of_a_spinner(case_of(), FAMILY, kinds)


def of_no_writer(scarce: int, kinds: int = 0, size: int = 100, others: float = 0.0) -> bool:
    """Whether so many forms of no writer prove a page of ``size``, beside forms that say ``others`` nats."""
    with (
        patch.object(word_witness, "hardly_written", lambda *_: frozenset(map(str, range(scarce)))),
        patch.object(word_witness, "each_once", lambda *_: others),
    ):
        return word_witness.of_no_writer(case_of(), kinds, size)


def scarce(clean: float = 1.0, by_model: float = 0.0, spun: float = 99.0, place: float = 3) -> bool:
    """Whether a form of these rates, per million code points, is hardly any writer's where it stands."""
    form = Sighting(0, "黉舍", clean, spun, place, common=False)
    model = SimpleNamespace(chance=lambda _: by_model / 1e6)
    with patch.object(sightings, "mixture", lambda: model):
        return bool(sightings.hardly_written([form], 0.9))


def said_by(nats: float) -> bool:
    """Whether a form that says so much counts as hardly any writer's."""
    with patch.object(Sighting, "gain", lambda *_: nats):
        return scarce()


def spread(uncommon: float, every: float) -> bool:
    """Whether more than one sentence speaks where the forms outside the first one say so much."""
    common = Sighting(0, "指挥", 1.0, 1.0, 0.0, common=True)
    with patch.object(word_witness, "spread", lambda _t, _f, found: every if found else uncommon):
        return word_witness.beyond_one_sentence("", FAMILY, case_of(0.0, 0.0, common))


# Forms in their places


def common_words_read(support: float, placed: float) -> bool:
    """Whether the common words of a page count whose uncommon ones say so much."""
    with (
        patch.object(sightings, "supported", lambda *_: (support, 0.1)),
        patch.object(sightings, "placed", lambda *_: placed),
        patch.object(sightings, "form_sightings", only_if_common),
    ):
        return bool(sightings.case("各校", FAMILY, lambda: Scores(0)).sightings)


def only_if_common(text: str, *_: object, common: bool) -> Iterator[Sighting]:
    if common:
        yield Sighting(len(text) - 1, "指挥", 1.0, 1.0, 0.0, common=True)


def common_word_read_at(n: int) -> bool:
    """Whether the ``n``-th character of a page is looked at for common words."""
    with (
        patch.object(sightings, "supported", lambda *_: (9.0, 0.1)),
        patch.object(sightings, "placed", lambda *_: 9.0),
        patch.object(sightings, "form_sightings", only_if_common),
    ):
        return sightings.case("校" * n, FAMILY, lambda: Scores(0)).sightings[0].start == n - 1


def rarest() -> float:
    """How often a spinner is held to write a common form whose original no text has."""
    with patch.object(sightings, "_telling", lambda _: frozenset()):
        return sightings._weighed("黉舍", 0, [SpinPair("黉舍", "学校")], FAMILY, Scores(0)).spun


def margin(distance: int) -> float:
    """The margin of a choice that reads better by a word that stands so far behind it."""
    pair = SpinPair("黉舍", "学校")
    line = "黉舍" + "各" * (distance - 1) + "远"
    found = {0: [(pair, "A")]}
    return word_search._margins(
        Scores(5.0, "学校", "远"), line, found, [(0, pair, "A")], 0, lambda *_: 0.0
    )[0]


# Differences, references, pairs


def differences(
    words: int, one_sided: int = 0, apart: int = 20
) -> tuple[str, str, list[AlignedBlock]]:
    """A text and its copy that differ by so many ``words``, each ``apart`` from 远, and by what one side has alone."""
    text, original, blocks = "校", "校", [AlignedBlock(0, 1, 0, 1, same=True)]
    for n in range(words + one_sided):
        own, was = ("丁", "") if n >= words else (chr(0x4E00 + n), "原")
        start, begin = len(text), len(original)
        text, original = text + own, original + was
        blocks.append(AlignedBlock(start, len(text), begin, len(original), same=False))
        start, begin = len(text), len(original)
        same = "校" * (apart - 1) + "远" + "校" * 30
        text, original = text + same, original + same
        blocks.append(AlignedBlock(start, len(text), begin, len(original), same=True))
    return text, original, blocks


def of_a_spinners_kind(gain: float, one_sided: int = 0, apart: int = 20, words: int = 20) -> bool:
    """Whether differences are a spinner's; the copy reads better by ``gain`` each, if 远 is near where ``apart`` < 20."""
    model = Scores(gain, "原") if apart == 20 else Scores(gain, "原", "远")
    with patch.object(difference, "mixture", lambda: model):
        return difference.spinners_kind(*differences(words, one_sided, apart))


def of_pairs(gain: float, known: int = 20) -> bool:
    """Whether 20 words are a spinner's of which so many are ``known`` pairs; the copy reads better by ``gain`` each."""
    pair = SpinPair("黉舍", "学校")
    pairs = iter([pair] * known + [None] * (20 - known))
    with patch.object(difference, "_pair", lambda *_: next(pairs)):
        return of_a_spinners_kind(gain)


def pair_behind(n: int) -> bool:
    """Whether a pair is known again that begins with ``n`` equal characters."""
    pair = SpinPair("校" * n + "甲", "校" * n + "乙")
    family = spinner_of("B", Lexicon([pair]))
    with patch.object(difference, "spinners", lambda: (family,)):
        block = AlignedBlock(n, n + 1, n, n + 1, same=False)
        return difference._pair(pair.spun, pair.original, block) is not None


def of_the_page(share: float, times: int, kept: float = 0.0) -> float:
    """Nats for two originals of a form, of which one was put back so many ``times`` on a page and the other never."""
    habits = Habits({"A": share}, {("黉舍", "学校"): times}, {"黉舍": kept}, {"黉舍": times})
    return sum(habits.of(SpinPair("黉舍", was), share) for was in ("塾馆", "学校"))


def put_back(seen: int) -> bool:
    """Whether a pair that was ``seen`` so often and is put for sure counts for its form all over the page."""
    family = spinner_of("B", Lexicon([SpinPair("黉舍", "学校", seen=seen)]))
    (entry,) = family.lexicon.entries
    choice = word_search.Choice(0, entry, "B", 9.0)
    found = [((0, 2), {0: [(entry, "B")]})]
    habits = page_reading._learned("黉舍", found, [[choice]], {"B": family}, lambda *_: 0.0)
    return bool(habits.put.get("黉舍"))


class Asked(reference.References):
    """References that note how much an original must share."""

    least = 0.0

    def _candidates(self, text: str, least: float) -> Iterator[tuple[int, str]]:
        del text
        self.least = least
        return iter(())


def least_shared() -> float:
    known = Asked([])
    known.restored("各校。", proven=False)
    return known.least


def inserted(n: int) -> bool:
    """Whether ``n`` characters inside a sentence that the original lacks are wording."""
    text, original = f"各校{'应' * n}落实", "各校落实"
    blocks = [
        AlignedBlock(0, 2, 0, 2, same=True),
        AlignedBlock(2, 2 + n, 2, 2, same=False),
        AlignedBlock(2 + n, 4 + n, 2, 4, same=True),
    ]
    return reference._is_wording(text, original, blocks, 1)


def inserted_at_edge(n: int) -> bool:
    """Whether ``n`` characters at the beginning of a sentence that the original lacks are wording."""
    text, original = f"校，{'正' * n}落实", "校，落实"
    blocks = [
        AlignedBlock(0, 2, 0, 2, same=True),
        AlignedBlock(2, 2 + n, 2, 2, same=False),
        AlignedBlock(2 + n, 4 + n, 2, 4, same=True),
    ]
    return reference._is_wording(text, original, blocks, 1)


def tried(documents: int) -> int:
    """With how many of so many ``documents`` a text is compared that all have its number."""
    number = "青教发〔2022〕8号"
    known = reference.References(
        [(str(n), f"{number}{chr(0x4E00 + n) * 9}") for n in range(documents)]
    )
    return len(list(known._candidates(f"{number}甲乙", 9.0)))


def forms(depth: int) -> dict[str, float]:
    """The shares of the forms of 甲乙 where its last character is replaced ``depth`` times over."""
    pairs = [SpinPair("甲乙", "原文", "rare")]
    pairs += [SpinPair(b, a, chains.TIER) for a, b in zip("乙丙丁戊", "丙丁戊己", strict=True)][
        :depth
    ]
    shares = {(p.spun, p.original): 0.0 for p in pairs}
    made = list(chains.chained(pairs, shares))
    return {p.spun: shares[p.spun, p.original] for p in made if p.original == "原文"}


def difference_of(n: int, beside: str = "认真落实") -> list[tuple[str, str, str, str]]:
    """What is learned from where ``n`` characters differ."""
    return learning._windows(
        f"各校{beside}{'甲' * n}各项措施到位。", f"各校{beside}{'乙' * n}各项措施到位。"
    )[0]


class Cutter(learning._Cutter):
    """A cutter by which every pair costs the same."""

    def __init__(self, cost: float) -> None:
        super().__init__(Scores(0), {})  # type: ignore[arg-type]
        self._each = cost

    def _cost(self, pair: tuple[str, str]) -> float:
        del pair
        return self._each


def longer(n: int) -> bool:
    """Whether a form may be ``n`` characters longer than its original."""
    steps = Cutter(1.0)._steps("甲乙丙丁戊己", "原", 0, 0)
    return any(pair and len(pair[0]) == 1 + n for *_, pair in steps)


def rounds() -> int:
    """How often a page is cut anew."""
    made = []
    with patch.object(learning, "_Cutter", lambda *_: made.append(1) or Cutter(1.0)):
        learning.mine([("教会部要加强指挥。", "教育部要加强领导。")])
    return len(made)


def tier(chance: float) -> str:
    told: Any = SimpleNamespace(knows=lambda _: True, chance=lambda _: chance)
    return learning._tier(told, "黉舍")


def breaks_a_word(times: int) -> bool:
    """Whether a form stands inside a common word, and that of its original is so many times as frequent."""
    choice: Any = SimpleNamespace(start=1, entry=SpinPair("甲", "乙"))
    rates = {"校甲": 100.0, "校乙": 100.0 * times}
    with patch.object(whole_words, "_rate", rates.__getitem__):
        return whole_words._breaks_a_word("校甲", choice, set())


def learned_from(same: float) -> bool:
    """Whether pairs of words are learned from a text of which its original holds such a share."""
    window = ("各校的", "黉舍", "学校", "要开门")
    with patch.object(learning, "_windows", lambda *_: ([window], same)):
        return bool(learning.mine([("甲", "乙")] * 2).entries)


def habit(share: float, *, put: bool = False) -> float:
    """How much a form put back once speaks for its original, in doublings of what is doubted."""
    pair = SpinPair("黉舍", "学校")
    habits = Habits({"A": share}, {("黉舍", "学校"): 1}, {}, {"黉舍": 7} if put else {})
    return habits.of(pair, share) / log(2)


def found_in_original(same: int) -> bool:
    """Whether a text is that of an original that holds so many percent of it."""
    text = "校" * same + "学" * (100 - same)
    blocks = [
        AlignedBlock(0, same, 0, same, same=True),
        AlignedBlock(same, 100, same, 100, same=False),
    ]
    known = reference.References([("甲", "校" * 100)])
    with (
        patch.object(reference.References, "_candidates", lambda *_: [(0, "text")]),
        patch.object(reference, "closely_aligned", lambda *_: blocks),
        patch.object(reference, "spinners_kind", lambda *_: True),
    ):
        return known.restored(text, proven=False) is not None


def behind_break(blanks: int) -> bool:
    """Whether what stands so many blanks into a line of its original is what begins the line."""
    original = "甲。\n" + " " * (blanks - 1) + "乙"
    block = AlignedBlock(2, 2, len(original) - 1, len(original), same=False)
    return reference._behind_break("甲。\n丙", original, block) != block


def made(confidence_: float) -> bool:
    """Whether a substitution is made that is so sure."""
    pair = SpinPair("黉舍", "学校", "rare")
    choice = word_search.Choice(0, pair, "A", 9.0)
    found: Any = SimpleNamespace(cases=[case_of(9.0)])
    with (
        patch.object(spun_lines, "spun_lines", lambda *_: [True]),
        patch.object(page_reading, "read_page", lambda *_: ([choice], {})),
        patch.object(whole_words, "inside_words", lambda *_: set()),
        patch.object(confidence, "confidences", lambda *_: [confidence_]),
    ):
        edits, _ = restore._by_lexicon("黉舍", found, Lexicon(()), bytearray(2), UNLIMITED)
    return edits[0].applied


def paths_followed() -> int:
    """How many readings of a line are followed."""
    widths: list[int] = []

    def path(*_: object, width: int, **__: object) -> tuple[tuple[()], int]:
        widths.append(width)
        return (), 0

    with patch.object(word_search, "likeliest_path", path):
        chars: Any = SimpleNamespace(logp=None)
        word_search._search(chars, "校", {}, lambda *_: 0.0, UNLIMITED)
    return widths[0]


def signed_by(length: int) -> bool:
    """Whether a form of so many code points that no clean text has shows a spinner."""
    pair = SpinPair("黉塾庠序"[:length], "学校")
    words = [AlignedBlock(0, 1, 0, 1, same=False)] * 9
    with patch.object(difference, "_pair", lambda *_: pair):
        return difference._signed("甲", "乙", words)


def is_rate(per_million: int) -> bool:
    try:
        lexicon._rate(str(per_million), "clean", "甲")
    except ConfigError:
        return False
    return True


def wants_another(nats: float) -> bool:
    """Whether a place takes another original of a signature that it wants by so many nats more."""
    own, other = SpinPair("锤真金", "锤炼", "signature"), SpinPair("锤真金", "捶打", "signature")
    with (
        patch.object(word_search, "_of_frequency", lambda _: 0.0),
        patch.object(word_search, "_in_place", lambda *told: nats * (told[-1] is other)),
    ):
        found: Any = {0: [(own, None), (other, None)]}
        return word_search._likelier_original(Any, "", found, [(0, own, "")], 0) is other  # type: ignore[arg-type]


SIDES: Sides = {
    "word_search.WANTED": (lambda n: wants_another(n / 10), 30),
    "learning.MIN_SAME": (lambda n: learned_from(n / 100), 30),
    "lexicon._MILLION": (lambda n: not is_rate(n), 1_000_001),
    "likelihood.CAP": (lambda n: 10 * likelihood._gain(1.0, 1e9, 1.0, 0.9) <= n, 60),
    "page_reading.HABIT": (lambda n: 100 * habit(0.0) <= n + 1e-6, 40),
    "page_reading.FIRM": (lambda n: 100 * (habit(0.5) - habit(0.0)) <= n + 1e-6, 40),
    "page_reading.ANYWHERE": (
        lambda n: 10 * (habit(0.9, put=True) - habit(0.9)) / 3 <= n + 1e-6,
        18,
    ),
    "reference.MIN_FOUND": (found_in_original, 55),
    "reference._INDENT": (lambda n: not behind_break(n), 13),
    "restore.APPLIED": (lambda n: made(n / 100), 90),
    "restore.MOST_LEFT": (lambda n: len(restore._spans([(k, k + 1) for k in range(n)])) < n, 21),
    "sightings.CAP_OF_PLACE": (
        lambda n: 10 * Sighting(0, "学校", 1.0, 1e6, 99.0, common=True).fit(0.9) <= n,
        30,
    ),
    "word_search.BEAM": (lambda n: paths_followed() <= n, 8),
    "difference._WORDLESS": (signed_by, 3),
    "whole_words.FAR": (lambda n: not breaks_a_word(n), 20),
    "word_search.LEAST": (
        lambda n: (
            word_search._of_frequency(SpinPair("甲", "乙", was=n / 100))
            > word_search._of_frequency(SpinPair("甲", "乙"))
        ),
        11,
    ),
    "gate.MIN_SUPPORT": (lambda n: evident(n), 6),
    "gate.WITH_SIGNATURE": (lambda n: evident(n, kinds=1), 5),
    "gate.MIN_RATE": (lambda n: not evident(0, kinds=3, size=n), 3001),
    "gate.MIN_KINDS": (lambda n: evident(0, kinds=n), 3),
    "gate.SUSPECT": (lambda n: looked_at(n / 100), -199),
    "gate.GLANCE": (lambda n: not judged_by(n), 301),
    "word_witness.TWO_KINDS": (lambda n: of_a_spinner(8.0, n), 2),
    "word_witness.SCARCE_KINDS": (of_no_writer, 2),
    "word_witness.LONG_PAGE": (lambda n: of_no_writer(1, size=n), 1000),
    "word_witness.BESIDE_ONE": (lambda n: of_no_writer(1, others=n), 5),
    "gate.JOINTLY": (lambda n: jointly(n / 10), 54),
    "gate.OPEN": (lambda n: read_again(n / 10, 99.0), 10),
    "gate.PAIRS": (lambda n: looked_at_by_pairs(n / 10), 30),
    "gate.BROKEN": (lambda n: read_again(0.0, 9.0, broken=n / 10), 80),
    "gate.READ_ALONE": (lambda n: read_again(0.0, n / 10, broken=8.0), 25),
    "gate.READ_CLEARLY": (lambda n: read_clearly(n / 10), 71),
    "gate.READ": (lambda n: read_again(3.0, n / 20), 45),
    "gate.READ_SHORT": (lambda n: words_read_again(n / 10), 70),
    "word_witness.CLEARLY_BY_PLACES": (lambda n: read_clearly(9.0, placed=9.0 * n / 100), 25),
    "gate.READ_SHORT_BROKEN": (lambda n: broken_and_short(n / 10), 45),
    "gate.BROKEN_SHORT": (lambda n: broken_and_short(9.0, broken=n / 10), 60),
    "gate.PAST_EACH": (lambda n: read_again(3.0, n / 100 + 2.5, text="黉舍与门生。"), 25),
    "period_words.PAST_MANY": (lambda n: of_the_past("黉舍门生同窗怙恃客岁"[: 2 * n], 0), 4),
    "period_words.OF_NO_TIME": (lambda n: not of_the_past("黉舍门生同窗怙恃客岁", n), 2),
    "gate.READ_EACH": (lambda n: read_again(3.0, n / 20, support=10.0), 85),
    "second_reading.POSSIBLE": (lambda n: counted_in_a_reading("possible", n / 10), -5),
    "second_reading.LIKELY": (lambda n: counted_in_a_reading("likely", n / 10), 7),
    "second_reading.SURE": (lambda n: counted_in_a_reading("sure", n / 10), 17),
    "second_reading.SUREST": (lambda n: counted_in_a_reading("surest", n / 10), 27),
    "second_reading.AGAIN": (a_word_of_the_page, 2),
    "gate.BESIDE_WORDS": (lambda n: beside_words(n / 10), 44),
    "joint.ELSEWHERE": (lambda n: elsewhere(n / 10), 5),
    "joint.PIECE": (lambda n: together(size=n, placed=10.0)["places"] < 1.0, 1501),
    "joint.SHARE": (lambda n: 500 * together(uncommon(11.0))["best"] <= n, 70),
    "joint.BEST_FORMS": (
        lambda n: (
            together(*[uncommon(11.0)] * n)["best"] == together(*[uncommon(11.0)] * (n - 1))["best"]
        ),
        6,
    ),
    "joint.FITS": (
        lambda n: (
            together(SimpleNamespace(common=True, fit=lambda _: n / 10, start=0))["fitting"] > 0
        ),
        11,
    ),
    "joint.LEAST_COMPOSED": (
        lambda n: together(composed=-n)["composed"] == together(composed=1.0 - n)["composed"],
        6,
    ),
    "word_witness.MADE": (lambda n: of_a_spinner(n, 2), 6),
    "word_witness.ALONE_EACH": (lambda n: placed_alone(n / 10, 5.0), 71),
    "word_witness.OF_ALL_EACH": (lambda n: placed_alone(n, 99.0), 12),
    "word_witness.LEFT": (lambda n: spread(n / 10, -9.0), 5),
    "word_witness.LEFT_OF_ALL": (lambda n: spread(-9.0, n / 10), 30),
    "word_witness.BY_PLACES": (lambda n: not honest(n), 40),
    "word_witness.HONEST": (lambda n: honest_beside(n, 0.0), 10),
    "word_witness.HONEST_SHARE": (lambda n: not honest_beside(100.0, n), 30),
    "confidence.DOUBTED": (lambda n: judged_by_trees(n / 100) > 0.8, 0),
    "confidence.MOSTLY": (lambda n: agrees(n / 10), 5),
    "confidence.PLAIN": (lambda n: surely(n) > 0.8, 5),
    "confidence.UNDECIDED": (lambda n: surely(0.0) <= n / 100, 80),
    "table_odds.READ": (lambda n: read_elsewhere(n / 10), 20),
    "table_odds.PRUDENCE": (lambda n: odds_of_trees(n / 100) >= 0, 25),
    "table_odds.PRUDENCE_FOR_FEW": (lambda n: odds_of_trees(n / 1000, -0.1) >= 0, 340),
    "table_odds.PRUDENCE_FOR_FEW_AT_MOST": (lambda n: odds_of_trees(n / 100, -3.0) >= 0, 145),
    "word_contexts.WINDOW": (lambda n: not pair_seen_at(n), 14),
    "sightings.WORTH": (lambda n: common_words_read(n / 10, -9.0), 0),
    "sightings.IN_PLACE": (lambda n: common_words_read(-9.0, n / 10), 20),
    "sightings.FIRST": (lambda n: not common_word_read_at(n), 6001),
    "sightings.NAMED": (
        lambda n: not sightings.named(f"黉舍{'各' * (n - 2)}学校", 0, [SpinPair("黉舍", "学校")]),
        17,
    ),
    "sightings.TELLING": (lambda n: sightings.tells("黉舍", 1.0, n / 10), 30),
    "sightings.UNCOMMON": (lambda n: not sightings.tells("黉舍", n, 999.0), 21),
    "sightings.SCARCE": (lambda n: not scarce(clean=n), 6),
    "sightings.SCARCE_BY_MODEL": (lambda n: not scarce(by_model=n / 10), 11),
    "sightings.SCARCE_SAYS": (lambda n: said_by(n / 10), 5),
    "sightings.OUT_OF_PLACE": (lambda n: scarce(place=n / 10), -10),
    "sightings.LEAST": (lambda n: rarest() < n * 1e-4 - 1e-9, 11),
    "spun_lines.STRONG": (lambda n: spun_lines._sequence([-9.0, n / 10, -9.0])[1][1], 40),
    "word_search._AROUND": (lambda n: margin(n) < 1, 13),
    "word_table.LONGEST": (lambda n: not word_table.read_table(f"{'甲' * n}\t乙").entries, 9),
    "page_reading.MOST_HABIT": (
        lambda n: (
            Habits({}, {("黉舍", "学校"): 99}, {}).of(SpinPair("黉舍", "学校"), 0.9) <= n / 10
        ),
        30,
    ),
    "page_reading.THROUGHOUT": (lambda n: of_the_page(n / 100, 30, 1.0) > 5.0, 90),
    "page_reading.MANY": (lambda n: of_the_page(0.9, n, 0.0) > 3.0, 3),
    "page_reading.SEEN": (lambda n: put_back(n), 2),
    "page_reading.MOSTLY": (lambda n: of_the_page(0.9, n, 2.0) > 3.0, 10),
    "difference.MEAN_OF_PAIRS": (lambda n: of_pairs(n / 10), 10),
    "difference.KNOWN": (lambda n: of_pairs(1.2, n), 10),
    "difference._BESIDE": (lambda n: not pair_behind(n), 4),
    "difference.MEAN": (lambda n: of_a_spinners_kind(n / 10), 15),
    "difference.ONE_SIDED": (lambda n: not of_a_spinners_kind(9.0, n, words=20 - n), 6),
    "difference._AROUND": (lambda n: not of_a_spinners_kind(9.0, apart=n), 9),
    "reference.MIN_SHARED": (lambda n: least_shared() <= n / 100, 5),
    "reference.INSERTED": (lambda n: not inserted(n), 7),
    "reference.AT_EDGE": (lambda n: not inserted_at_edge(n), 2),
    "reference.CANDIDATES": (lambda n: tried(n) < n, 4),
    "reference._HEAD": (
        lambda n: not reference.numbers("。" * (n - 11) + "青教发〔2022〕8号"),
        601,
    ),
    "restore.VISIBLE": (
        lambda n: bool(
            list(restore._without_titles("《黉舍》", [Edit(1, 3, "学校", "x", n / 100)]))
        ),
        97,
    ),
    "chains.DEPTH": (lambda n: "甲" + "乙丙丁戊己"[n] not in forms(n), 3),
    "chains.AGAIN": (lambda n: -forms(1)["甲丙"] < n / 10, 26),
    "learning.UNRELATED": (lambda n: not difference_of(n), 25),
    "learning.REACH": (lambda n: len(difference_of(1)[0][0]) < n, 3),
    "learning.APART": (lambda n: not longer(n), 5),
    "learning.DOUBT": (
        lambda n: len(Cutter(n / 10)._sure(((0, ("甲", "乙")), (1, ("丙", "丁"))))) == 1,
        41,
    ),
    "learning.ROUNDS": (lambda n: rounds() < n, 5),
    "learning.RARE": (lambda n: tier(n * 1e-7) != "rare", 11),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
