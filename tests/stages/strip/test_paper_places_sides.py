"""A case on each side of the thresholds that say where the paper of a page stands."""

import pytest
from sides import Sides, turns_at

from eduparse.stages.strip import paper_places
from eduparse.stages.strip.furniture import NOTHING
from eduparse.stages.strip.page import StripLine, strip_lines

TITLE = "柳溪县教育局关于做好校园绿化工作的通知"
NUMBER = "柳教发〔2021〕12号"
BODY = """各中心校：
为美化校园环境，现将绿化工作有关事项通知如下，请结合实际认真落实。
一、三月底以前完成树木补植，费用从公用经费中列支。
二、每个班级认养一块绿地，学期末进行评比。
三、各校于四月十日前报送工作小结。"""


def places(text: str) -> list[list[str]]:
    lines = [line for line in strip_lines(text) if line.text]
    marks = [NOTHING] * len(lines)
    return paper_places.paper_places(lines, marks, [0] * (len(lines) + 1))


def broken_over(above: int) -> bool:
    """Whether a title is one that breaks off behind 关于 so many lines above its last one."""
    found = lines("柳溪县教育局关于", *["校园绿化"] * (above - 1), "工作的通知")
    return paper_places._title_top(found, [NOTHING] * (above + 1), [0] * (above + 2), above) == 0


def lines(*texts: str) -> list[StripLine]:
    return [line for line in strip_lines("\n".join(texts)) if line.text]


def sentences_over_a_title(count: int) -> int:
    """Where the title is found below so many sentences."""
    return paper_places._title_below(lines(*[BODY.splitlines()[1]] * count, TITLE, NUMBER), 0)


def strays(count: int) -> bool:
    """Whether each of so many lines without label or stop stands alone among clauses."""
    clauses = [f"{n}、各校应当在学期以前完成树木补植和校园清扫。" for n in "一二三四五六"]
    for n in range(count):
        clauses[n] = f"{clauses[n]}\n戳这里看看"
    names = places("\n".join([TITLE, NUMBER, "各中心校：", *clauses]))
    return any("stray&sure&alone=True" in one for one in names)


SIDES: Sides = {
    "LEAST_TITLE": (lambda n: paper_places._names_paper(*lines("甲" * (n - 2) + "办法")), 8),
    "ADDRESSED": (lambda n: not paper_places._is_address(*lines("甲" * (n - 1) + "：")), 80),
    "LABEL": (lambda n: not paper_places._heads_annex(*lines("附件1" + "：" * (n - 3))), 7),
    "ABOVE": (lambda n: sentences_over_a_title(n) < 0, 4),
    "FEW_STRAY": (lambda n: not strays(n), 3),
    "BROKEN": (lambda n: not broken_over(n), 4),
}


@pytest.mark.parametrize("name", SIDES)
def test_a_threshold_has_two_sides(name: str) -> None:
    turns_at(*SIDES[name])
