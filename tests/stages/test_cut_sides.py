"""A case on each side of the thresholds of `cut`."""

import pytest
from sides import Sides, turns_at

from eduparse.stages import cut
from eduparse.stages.cut.cut_lines import CutLine, title_like

P = "为加强学校安全工作，现将有关事项通知如下，请各学校结合实际，认真贯彻执行，确保各项措施落实到位。"


def cl(*texts: str) -> list[CutLine]:
    return [CutLine(0, text) for text in texts]


SIDES: Sides = {
    "cut_lines.MIN_TITLE": (lambda n: title_like("校" * n), 8),
    "cut_lines.MAX_TITLE": (lambda n: not title_like("校" * n), 101),
    "start_evidence.BODY_WITHIN": (
        lambda n: (
            cut._title_at(cl("校舍安全管理办法", "校舍安全管理办法", *["甲乙"] * n, P), 0)[0]
            is None
        ),
        4,
    ),
    "cut.MIN_LEAD": (
        lambda n: cut._is_annex(
            cl("甲", "乙", "丙"), 2, "评分细则的安排"[:n] + "办法", "附件1：" + "评分细则的安排"[:n]
        ),
        4,
    ),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
