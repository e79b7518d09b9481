"""What stands around a place says which word goes with it; what is unknown or out of reach says nothing."""

import pytest

from eduparse.stages.reword.word_contexts import (
    NOTHING_KNOWN,
    WINDOW,
    WordContexts,
    read_contexts,
    word_contexts,
    written_contexts,
)

WORDS, PAIRS = ("业务", "生意"), ("部门", "商店")
ROWS = bytes([10, 0, 0, 20]), bytes([3, 1, 0, 4])


def made() -> WordContexts:
    return read_contexts(written_contexts(WORDS, PAIRS, ROWS, (0.5, 0.25)))


def test_the_word_that_goes_with_what_stands_around_fits_better() -> None:
    department, shop = made(), made()
    by_department = department.fit("部门的业务", 3, 5, "业务", "生意")
    assert by_department.word == pytest.approx(10 * 3 * 0.5 * 0.25)
    assert by_department.over == pytest.approx((10 * 3 - 20 * 1) * 0.5 * 0.25)
    assert shop.fit("商店的业务", 3, 5, "业务", "生意").over < 0


def test_words_of_the_same_places_are_alike() -> None:
    assert made().fit("", 0, 0, "业务", "业务").alike == pytest.approx(1.0)
    assert made().fit("", 0, 0, "业务", "生意").alike == pytest.approx(0.0)


def test_a_word_without_a_row_says_nothing() -> None:
    assert made().fit("部门的业务", 3, 5, "业务", "买卖") == NOTHING_KNOWN
    assert made().fit("部门的业务", 3, 5, "买卖", "业务") == NOTHING_KNOWN


@pytest.mark.parametrize(("between", "seen"), [(WINDOW - 1, True), (WINDOW, False)])
def test_pairs_are_looked_at_as_far_as_the_window(between: int, *, seen: bool) -> None:
    before = "部门" + "，" * between
    assert (made().fit(before + "业务", len(before), len(before) + 2, *WORDS).word > 0) == seen
    after = "业务" + "，" * between + "部门"
    assert (made().fit(after, 0, 2, *WORDS).word > 0) == seen


def test_no_pair_reaches_into_the_place() -> None:
    assert made().fit("部门", 1, 2, *WORDS).word == 0.0
    assert made().fit("部门", 0, 1, *WORDS).word == 0.0


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no file of word contexts"):
        read_contexts(b"x" * 100)


def test_the_packaged_rows_tell_words_of_the_public_table_apart() -> None:
    known = word_contexts()
    office, shop = "各级人民政府有关部门依法办理的", "他在街上开了一家小店做"
    assert known.fit(office, len(office), len(office), "业务", "生意").over > 0
    assert known.fit(shop, len(shop), len(shop), "业务", "生意").over < 0
