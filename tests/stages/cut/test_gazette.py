"""Acts of the gazette of Macao, one below the other, are cut."""

import pytest
from sides import turns_at

from eduparse.stages.cut import gazette
from eduparse.stages.cut.cut_lines import cut_lines
from eduparse.stages.cut.gazette import LETTERHEAD, SIGNER, WITHIN, gazetted

FIRST = "第12/2023号行政长官批示\n行政长官行使基本法赋予的职权，作出本批示。\n一、设立青年事务委员会。\n"
SIGNED = "二零二三年三月二日\n行政长官 贺某某\n"
SECOND = (
    "第13/2023号行政长官批示\n行政长官行使基本法赋予的职权，作出本批示。\n一、委任委员会成员。\n"
)


def starts(text: str) -> list[int]:
    """The lines at which acts begin."""
    return sorted(gazetted(list(cut_lines(text, ()))))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (FIRST + SIGNED + SECOND, [0, 5]),
        ("澳门特别行政区\n" + FIRST + SIGNED + "----------\n" + SECOND, [0, 7]),
        (FIRST + SECOND, []),  # not signed: the second is cited
        (FIRST + SIGNED + "第13/2023号行政长官批示\n", []),  # no body
        (FIRST + SIGNED, []),
    ],
)
def test_acts_are_cut_where_the_one_above_is_signed(text: str, lines: list[int]) -> None:
    assert starts(text) == lines


def test_a_body_follows_within_a_few_lines() -> None:
    between = "标题\n"
    holds = lambda n: len(starts(FIRST + SIGNED + SECOND.replace("\n", "\n" + between * n, 1))) < 2  # noqa: E731
    turns_at(holds, WITHIN)


def test_a_signer_is_short() -> None:
    holds = lambda n: len(starts(FIRST + "二零二三年三月二日\n" + "长" * n + "\n" + SECOND)) < 2  # noqa: E731
    turns_at(holds, SIGNER + 1)


def test_a_letterhead_has_two_lines() -> None:
    head = "澳门特别行政区\n" * (LETTERHEAD + 1)
    assert starts(head + FIRST + SIGNED + SECOND)[0] == 1
    assert gazette.LETTERHEAD == LETTERHEAD
