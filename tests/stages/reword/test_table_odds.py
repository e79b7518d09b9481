"""What is asked of a pair of the public table that nobody saw at work, and what the page adds."""

from unittest.mock import patch

import pytest

from eduparse.stages.reword import table_odds
from eduparse.stages.reword.confidence import by_the_table, confidences
from eduparse.stages.reword.lexicon import Lexicon, SpinPair
from eduparse.stages.reword.spinner import spinner_of
from eduparse.stages.reword.table_odds import FEATURES, OddsTree, table_features, written_trees
from eduparse.stages.reword.word_contexts import Fit
from eduparse.stages.reword.word_search import Choice

PAIRS = (
    SpinPair("黉舍", "学校", was=900.0),
    SpinPair("死", "生", clean=100.0, was=1000.0),
    SpinPair("门生", "学生", was=800.0),
)
FAMILY = spinner_of("B", Lexicon(PAIRS))


def asked(text: str, *choices: Choice, name: str) -> list[float]:
    found = table_features(text, choices, choices, {"B": 0.5}, {"B": FAMILY})
    return [x[FEATURES.index(name)] for x in found]


def test_an_original_inside_a_longer_word_is_no_word_by_itself() -> None:
    inside = Choice(1, PAIRS[1], "B", 3.0)
    assert asked("学死会", inside, name="word") == [0.0]
    assert asked("各死会", inside, name="word") == [1.0]


def test_words_are_cut_in_the_text_as_it_reads_with_all_choices() -> None:
    first, second = Choice(0, PAIRS[0], "B", 3.0), Choice(3, PAIRS[2], "B", 3.0)
    assert asked("黉舍的门生", first, second, name="word") == [1.0, 1.0]


def test_what_stands_untouched_is_counted_outside_the_choices() -> None:
    put = Choice(0, PAIRS[0], "B", 3.0)
    none, once = (
        asked("黉舍。", put, name="original_left"),
        asked("黉舍。学校。", put, name="original_left"),
    )
    assert none == [0.0]
    assert once[0] > 0
    assert asked("黉舍。黉舍。", put, name="form_left")[0] > 0


def test_a_choice_does_not_count_as_its_own_elsewhere() -> None:
    one, two = Choice(0, PAIRS[0], "B", 9.0), Choice(3, PAIRS[0], "B", 4.0)
    assert asked("黉舍。", one, name="elsewhere") == [0.0]
    assert asked("黉舍。黉舍。", one, two, name="elsewhere") == [4.0, 8.0]
    assert asked("黉舍。", one, name="again") == [0.0]


def test_the_file_holds_the_trees_as_they_were_grown() -> None:
    tree = OddsTree(((0, 1.5), (2, -0.25)), (0.1, 0.2, 0.3, 0.4))
    heading, row, nats = written_trees(0.5, [tree], "1a2b").splitlines()
    assert heading.endswith("\t1a2b")
    assert row == "\t0.5000"
    assert table_odds.read_tree(*nats.split("\t")) == tree


def test_pairs_of_the_table_are_asked_signatures_apart() -> None:
    assert by_the_table(Choice(0, PAIRS[0], "B", 0.0))
    assert by_the_table(Choice(0, SpinPair("黉舍", "学校", seen=2), "B", 0.0))
    assert not by_the_table(Choice(0, PAIRS[0], "A", 0.0))
    assert not by_the_table(Choice(0, SpinPair("黉舍", "学校", "signature"), "B", 0.0))


@pytest.mark.parametrize(
    ("share", "nats", "trees"), [(0.4, 1.5, True), (0.6, 1.5, False), (0.6, -0.5, True)]
)
def test_a_pair_seen_at_work_needs_no_trees_where_half_is_spun_unless_they_doubt_it(
    share: float, nats: float, *, trees: bool
) -> None:
    choice = Choice(0, SpinPair("黉舍", "学校", seen=2, was=900.0), "B", 9.0)
    with (
        patch.object(table_odds, "odds_trees", lambda: (nats, ())),
        patch.object(table_odds, "prudence", lambda _: 0.0),
    ):
        (sure,) = confidences("黉舍", [choice], {"B": share}, [FAMILY])
    assert (sure < 0.9) == trees


def test_a_page_spun_throughout_is_judged_with_caution() -> None:
    choice = Choice(0, PAIRS[0], "B", 9.0)
    with (
        patch.object(table_odds, "odds_trees", lambda: (2.25, ())),
        patch.object(table_odds, "prudence", lambda _: 0.0),
    ):
        few, all_words = (
            confidences("黉舍", [choice], {"B": share}, [FAMILY])[0] for share in (0.1, 1.0)
        )
    assert all_words < 0.9 <= few


@pytest.mark.parametrize("nats", [-3.0, 3.0])
def test_the_trees_say_how_sure_a_pair_of_the_table_is(nats: float) -> None:
    choice = Choice(0, PAIRS[0], "B", 9.0)
    with patch.object(table_odds, "odds_trees", lambda: (nats, ())):
        (sure,) = confidences("黉舍", [choice], {"B": 0.5}, [FAMILY])
    assert (sure > 0.5) == (nats > 0)


def test_the_packaged_trees_ask_what_is_measured() -> None:
    _, trees = table_odds.odds_trees()
    assert trees
    assert all(len(t.nats) == 1 << len(t.questions) for t in trees)


def test_what_stands_around_is_asked_as_the_page_reads_with_all_choices() -> None:
    school, pupil = Choice(0, PAIRS[0], "B", 3.0), Choice(3, PAIRS[2], "B", 3.0)
    asked_of: list[str] = []

    class Asked:
        def fit(self, text: str, start: int, end: int, word: str, other: str) -> Fit:
            asked_of.append(f"{text[:start]}[{text[start:end]}]{word} {other}")
            return Fit(2.0, 1.0, 0.5)

    with patch.object(table_odds, "word_contexts", Asked):
        assert asked("黉舍的门生", school, pupil, name="fits_better") == [1.0, 1.0]
    assert asked_of == ["[学校]学校 黉舍", "学校的[学生]学生 门生"]
