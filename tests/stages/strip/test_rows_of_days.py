"""A plan that goes by days is no menu of a site, whatever buttons stand in it."""

from types import SimpleNamespace
from typing import Any

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip.rows_of_days import APART, FEWEST, HEAD, rows_of_days

DISHES = ("红烧肉 清炒时蔬 紫菜蛋汤", "鱼香肉丝 蒜蓉西兰花 冬瓜汤", "炸酱面 凉拌黄瓜 绿豆汤")
NOTE = "注：菜品以当天供应为准，过敏者请提前告知窗口。\n"


def page(*lines: str) -> Any:
    return [SimpleNamespace(text=line, links=0) for line in lines]


def test_dishes_stay_and_buttons_go() -> None:
    text = f"青禾中学食堂一周菜单\n周一\n{DISHES[0]}\n首页推荐：糖醋排骨\n周二\n{DISHES[1]}\n周三\n更多\n{DISHES[2]}\n返回顶部\n\n{NOTE}"
    out = eduparse.clean(text)[0].text
    assert out.startswith("青禾中学食堂一周菜单\n周一\n")
    assert all(dish in out for dish in DISHES)
    assert "返回顶部" not in out


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("菜单", "周一", "面", "周二", "饭", "周三", "饼"), [0, 1, 2, 3, 4, 5, 6]),
        (("菜单", "周一：面", "周二：饭和汤，另有水果", "周三：饼和粥，另有豆浆"), [0, 1, 2, 3]),
        (("安排", "第一天", "爬山", "第二天", "看海", "第三天", "返程", "散会"), list(range(7))),
        (("番剧", "周一", "周二", "周三", "周四"), []),  # tabs of a site
        (("周一", "面", "周三", "饭", "周五", "饼"), []),
        (("周一", "面", "周二", "饭"), []),
        (("第一周", "甲", "第一天", "乙", "周一", "丙"), []),
    ],
)
def test_days_count_on(lines: tuple[str, ...], found: list[int]) -> None:
    assert list(rows_of_days(page(*lines))) == found


def test_bounds() -> None:
    def days(count: int, apart: int = 2, head: str = "菜单") -> list[int]:
        names = [
            line for n in range(count) for line in (f"周{'一二三四五'[n]}", *["面"] * (apart - 1))
        ]
        return list(rows_of_days(page(head, *names)))

    turns_at(days, FEWEST)
    turns_at(lambda n: not days(FEWEST, n), APART + 1)
    turns_at(lambda n: 0 not in days(FEWEST, head="菜" * n), HEAD + 1)
