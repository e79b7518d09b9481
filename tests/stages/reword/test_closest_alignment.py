"""A page whose every word is replaced beside its original: runs that met by chance are not kept."""

from unittest.mock import patch

import pytest

from eduparse.budget import Budget
from eduparse.stages.reword import closest_alignment
from eduparse.stages.reword.alignment import AlignedBlock, aligned
from eduparse.stages.reword.closest_alignment import (
    _drawn_anew,
    _stretches,
    closely_aligned,
)
from eduparse.stages.reword.reference import References

ORIGINAL = (
    "青石市图书馆条例实施办法\n"
    "第一条 为了推动城镇图书服务和阅读推广发展，巩固和扩大公共阅读成果，促进城镇文化服务和阅读事业发展，制定本办法。\n"
    "第二条 各县区应当加强图书室建设，保障居民阅读需要。\n"
)
SPUN = (
    "青石市图书馆条例实施办法\n"
    "第一条 为了促进城镇图书办事和阅读推行成长，牢固和扩展大众阅读功效，增进城镇文明服务和阅读奇迹发展，制订本措施。\n"
    "第二条 各县区该当增强图书室扶植，包管住民阅读必要。\n"
)


def uneven(blocks: list[AlignedBlock]) -> int:
    return max(
        abs((b.end - b.start) - (b.original_end - b.original_start)) for b in blocks if not b.same
    )


def test_a_clause_that_comes_again_is_not_met() -> None:
    assert uneven(aligned(SPUN, ORIGINAL)) >= 4
    assert uneven(closely_aligned(SPUN, ORIGINAL)) < 4


def test_the_wording_comes_back_to_the_letter() -> None:
    found = References([("a", ORIGINAL)]).restored(SPUN, proven=True)
    assert found is not None
    text = SPUN
    for edit in reversed(found.edits):
        text = text[: edit.start] + edit.after + text[edit.end :]
    assert text == ORIGINAL


def test_the_first_character_of_a_line_goes_behind_the_break() -> None:
    original = ORIGINAL + "观看精美的展品，由馆员讲解。\n"
    spun = SPUN + "看精美的展品，由馆员讲解。\n"
    found = References([("a", original)]).restored(spun, proven=True)
    assert found is not None
    assert [spun[e.start :][:2] for e in found.edits if e.after == "观"] == ["看精"]


def test_a_clause_that_one_side_alone_has_stays() -> None:
    more = ORIGINAL.replace("制定本办法", "繁荣本市文化，制定本办法")
    assert closely_aligned(more, ORIGINAL) == aligned(more, ORIGINAL)


def stretches(first: int, second: int, apart: int, run: int) -> list[tuple[int, int]]:
    """What is drawn anew of two differences, the page longer by so much, so far apart, beside equal runs so long."""
    blocks, at, begin = [], 0, 0
    for size, other in ((run, run), (first, 0), (apart, apart), (0, second), (run, run)):
        blocks.append(AlignedBlock(at, at + size, begin, begin + other, same=size == other))
        at, begin = at + size, begin + other
    return list(_stretches(blocks))


def test_both_sides_of_what_is_drawn_anew() -> None:
    assert stretches(4, 4, 5, 99) == [(1, 4)]
    assert not stretches(3, 4, 5, 99)
    assert stretches(9, 9, 400, 99)
    assert not stretches(9, 9, 401, 99)
    assert stretches(9, 9, 5, 8) == [(1, 4)]
    assert stretches(9, 9, 5, 7) == [(0, 5)]


@pytest.mark.parametrize(("length", "steps"), [(60_000, 6_000), (60_001, 0)])
def test_a_stretch_that_is_too_large_stays_and_any_other_costs_its_size(
    length: int, steps: int
) -> None:
    wide = [AlignedBlock(0, length, 0, 10, same=False)]
    budget = Budget()
    with patch.object(closest_alignment, "_equal", lambda *_: ()):
        assert _drawn_anew("校" * length, "各" * 9 + "校", wide, budget) == wide
    assert budget.spent == steps
