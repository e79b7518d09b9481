"""Characters that no odds can tell are left early, and nothing is lost by it."""

from math import inf
from unittest.mock import patch

import pytest

from eduparse.stages.repair import byte_odds
from eduparse.stages.repair.byte_channel import Page
from eduparse.stages.repair.byte_odds import LEAST, Standing, least_likelier
from eduparse.stages.repair.byte_standing import standings
from eduparse.stages.repair.wrong_byte import wrong_bytes

TEXT = (
    "各校要高度重视安全工作，定期开展检查，及时消除隐患，确保师生平安，检查的情况每月上报一次。"
    "食堂每天公布菜单，家长委员会每学期检查两次，发现问题当天处理。"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030", "big5"])
def test_what_is_left_early_is_not_told_anyway(encoding: str) -> None:
    spoilt = [TEXT[:n] + sign + TEXT[n + 1 :] for n in range(5, 60, 9) for sign in "?x丿鐵匕䶮"]
    early = [wrong_bytes(text, encoding) for text in (TEXT, *spoilt)]
    with patch.object(byte_odds, "least_likelier", return_value=LEAST):
        assert [wrong_bytes(text, encoding) for text in (TEXT, *spoilt)] == early


def test_the_more_is_asked_the_likelier_another_must_be() -> None:
    bare = Standing("han", 0.0, 0.0, 0.0, 0.0, -8.0, 1, named=False)
    least = [least_likelier("utf-16-be", bare, told, 10, -12.0) for told in (-90.0, 0.0, 5.0, 90.0)]
    assert least == sorted(least)
    assert least[0] == LEAST
    assert LEAST < least[1] < least[2] < inf
    assert least[3] == inf


def test_a_letter_of_gbk_gains_nothing_by_likelier_characters() -> None:
    letter = Standing("letter", 0.0, 0.0, 0.0, 0.0, -8.0, 1, named=False)
    assert least_likelier("gbk", letter, 90.0, 10, -12.0) == LEAST


def test_the_worse_another_may_fit_the_less_is_needed() -> None:
    bare = Standing("han", 0.0, 0.0, 0.0, 0.0, -8.0, 1, named=False)
    least = [least_likelier("utf-8", bare, 2.0, 10, fit) for fit in (-40.0, -8.0, 0.0)]
    assert LEAST < least[0] < least[1] < least[2] < inf


@pytest.mark.parametrize("encoding", ["utf-16-le", "gb18030"])
def test_none_that_is_asked_fits_worse_than_is_thought(encoding: str) -> None:
    seen = 0
    for text in (TEXT[:n] + sign + TEXT[n + 1 :] for n in range(5, 60, 3) for sign in "丿鐵䶮刹"):
        for at, found in standings(text, encoding):
            seen += 1
            assert found.fit >= Page(text).least_fit(at)
    assert seen > 0
