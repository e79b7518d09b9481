"""Who signed: the names above the date of a paper, however its lines are spaced."""

import pytest

from eduparse.stages.split.signature import signatures

# The lines above the date, and the names that signed.
ABOVE = {
    "请认真执行。\n青禾县教育局": ("青禾县教育局",),
    "请认真执行。\n青禾县教育局 青禾县财政局": ("青禾县教育局", "青禾县财政局"),
    "请认真执行。\n青禾县教育局\n青禾县财政局": ("青禾县教育局", "青禾县财政局"),
    "请认真执行。\n\n青禾县教育局\n\n　　青禾县财政局\n": ("青禾县教育局", "青禾县财政局"),
    "附件：\n1.青禾县学生资助委员会\n\n青禾县教育局\n": ("青禾县教育局",),
    "由青禾县财政局负责。\n\n青禾县教育局\n": ("青禾县教育局",),
    "青禾县财政局\n\n\n青禾县教育局\n": ("青禾县教育局",),
    "请认真执行。\n\n\n": (),
}


@pytest.mark.parametrize("above", ABOVE)
def test_the_names_above_the_date(above: str) -> None:
    ((names, day),) = signatures(f"{above}\n2021年4月26日\n", 0)
    assert (names, day) == (ABOVE[above], "2021年4月26日")
