"""No page, however odd, costs time out of proportion to its length."""

import time
from collections.abc import Callable

import pytest
from flow import clean

from eduparse.document.document import Document

LENGTH = 8000  # code points
SECONDS = 8.0  # of processor time; a hundred times what such a page needs, a hang is far beyond

# What patterns and searches stumble over: openings that never close, labels, names and dates in a
# row, marks without end.
UNITS = (
    "一、", "(一)", "1.", "第一条", "第一条\n", "——", "专栏1", "附件",
    "县教育局", "县教育局、", "市委会部厅局", "（市委会", "各县:\n", "2022年3月15日", "2022年3月15日\n",
    "（", "《", "》", "【", "•【", "|", "|\n", "&", "&amp;", "%E6", "\\u6559", "(fā)", "發(fā)",
    "?", " ", "\n", "\u200b", "、", "。\n", "發", "教 育 ", "a", "锟斤拷", "\ufffd", "东说念主",
    "首页 > ", "关于通知\n", "第1页\n", "责任单位:省教育厅", "联系人：", "http://a",
)  # fmt: skip


@pytest.mark.parametrize("end", ["", "x\n"], ids=["even", "odd"])
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_a_page_of_one_thing_again_and_again(unit: str, end: str) -> None:
    text = (unit * (LENGTH // len(unit) + 1))[:LENGTH] + end
    before = time.process_time()
    docs = clean(Document.of_page("x", "x", text))
    assert time.process_time() - before < SECONDS
    assert "".join(d.undo() for d in docs) == text


@pytest.mark.parametrize("end", ["x", "。x\n市教育局x", "。\n" + "市委会部厅局" * 30 + "x"])
def test_a_body_with_an_odd_end(end: str) -> None:
    text = "一、加强领导。各县要成立专班。\n" * 100 + end
    before = time.process_time()
    clean(Document.of_page("x", "x", text))
    assert time.process_time() - before < SECONDS


# What wakes the rules that are asked only where a word of theirs stands.
WORDS = (
    "打印 %E4%B8%AD &amp; \\u4e2d http://www.a.cn 更多】>> 2019年5月30日 010-12345678 附件 关于印发《办法》的通知 "
    "（一）加强 联系人：张三 电话 （责任单位：省教育厅）上一篇：a 分享到 發(fā)展 ¤Ã© ?敖涃M 由会员分享 .doc "
    "来源：中国 ICP备1号 | 专栏1 ——加强。 省教育厅"
)
LONG = 60_000  # code points: what looks at every pair of them takes minutes


@pytest.mark.parametrize("unit", [" ", "\u3000", "%", "-", "a", "县教育局、"], ids=repr)
def test_one_thing_again_and_again_between_what_wakes_the_rules(unit: str) -> None:
    run = (unit * LONG)[:LONG]
    before = time.process_time()
    clean(Document.of_page("x", "x", f"{WORDS}{run}{WORDS}\n{run}\n{WORDS}"))
    assert time.process_time() - before < SECONDS


# Each line or mark once more is asked about all others: a menu, rows of decimals, the feet of printed pages.
GROWING: dict[str, Callable[[int], str]] = {
    "indents": lambda n: "\u3000" * (40 * n),
    "indents and a word": lambda n: "\u3000" * (40 * n) + "x",
    "one decimal": lambda n: "1.1 目标\n" * (8 * n),
    "decimals that count on": lambda n: "".join(f"1.{k} 目标\n" for k in range(1, 4 * n)),
    "a menu": lambda n: "".join(f"栏目{k}\n\n" for k in range(2 * n)),
    "feet of pages": lambda n: "".join(f"目标任务\n- {k} -\n" for k in range(1, 4 * n)),
}
SMALL, TIMES, MOST_TIMES = 100, 10, 25
LEAST = 0.05  # seconds, below which a clock tells little


@pytest.mark.parametrize("kind", GROWING)
def test_ten_times_as_much_takes_about_ten_times_as_long(kind: str) -> None:
    clean(Document.of_page("x", "x", GROWING[kind](SMALL)))  # loads what is loaded once
    took = []
    for size in (SMALL, TIMES * SMALL):
        before = time.process_time()
        clean(Document.of_page("x", "x", GROWING[kind](size)))
        took.append(time.process_time() - before)
    assert took[1] < MOST_TIMES * max(took[0], LEAST)
