"""Rows of a table that belongs to the paper are no list of related links; rows of headlines may be."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip.decision import LINE
from eduparse.stages.strip.furniture import furniture
from eduparse.stages.strip.own_rows import (
    FEWEST_CELLS,
    FEWEST_HEADS,
    HEAD,
    LONGEST_FORMULA,
    ROWS,
    blank_rows,
    cell_rows,
    drawn_rows,
    enactments,
    marked_up_rows,
    own_rows,
    posted_rows,
    rows_of_sites,
)
from eduparse.stages.strip.page import StripLine, strip_lines

PAGE = (
    "<title>青石县教育局</title><div class=top><a href=/>首页</a><a href=/n>新闻</a><a href=/g>公开</a></div>"
    "<div class=content><h1>图书馆搬迁任务分解表</h1><p>各科室按下表落实任务。</p>{}</div>"
    "<div class=foot>版权所有：青石县政府 网站标识码：0000000000 ICP备00000000号</div>"
)
TABLE = (
    "<table><tr><th>序号</th><th>责任科室</th><th>任务</th></tr><tr><td>1</td><td rowspan=2>后勤科</td>"
    "<td>搬运书架</td></tr><tr><td>2</td><td>登记图书</td></tr><tr><td>3</td><td>信息科</td><td>接通网络</td></tr></table>"
)


def test_no_row_of_the_paper_is_suggested_as_furniture() -> None:
    (doc,) = eduparse.clean(PAGE.format(TABLE))
    assert "3\t信息科\t接通网络" in doc.text
    assert not [e for layer in doc.layers for e in layer.edits if e.rule == "noise.weighed-related"]


@pytest.mark.parametrize(
    ("rows", "first", "mark", "own"),
    [
        (ROWS, 0.5, "", True),
        (ROWS - 1, 0.5, "", False),
        (ROWS, 0.51, "", False),
        (ROWS, 0.5, "noise.menu", False),
    ],
)
def test_which_rows_are_of_the_paper(rows: int, first: float, mark: str, *, own: bool) -> None:
    lines = [StripLine(0, f"{n}\t科室") for n in range(rows)]
    chances = [first] + [0.6] * (rows - 1)
    marked = [""] * (rows - 1) + [mark]
    assert list(own_rows(lines, marked, chances, LINE)) == (list(range(rows)) if own else [])


def test_lines_without_cells_are_no_table() -> None:
    lines = [StripLine(0, "科室") for _ in range(ROWS)]
    assert list(own_rows(lines, [""] * ROWS, [0.1] * ROWS, LINE)) == []


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("2012年3月29日 青禾省高级人民法院公告公布\n第一条 为便民，制定本规定。", [0]),
        ("（2010年8月25日青禾市第十三届人民代表大会常务委员会第十次会议通过）", [0]),
        ("2012年3月29日 青禾县召开教育大会\n2012年3月28日 放假通知", []),
        ("| 第2条之一 | 传销罪 |\n| 第3条 | 盗窃罪 |\n| 第4条 | 诈骗罪 |", [0, 1, 2]),
        ("| 第2条之一 | 传销罪 |\n| 第3条 | 盗窃罪 |", []),
        ("| 项目 | 标准 |\n| ---- | ---- |\n| 早餐 | 三元 |\n| 午餐 | 八元 |", [0, 1, 2, 3]),
        ("| 项目 | 标准 |\n| 早餐 | 三元 | 补助 |\n| 午餐 | 八元 |", []),
        ("首页 | 新闻 | 体育\n图片 | 视频 | 专题\n论坛 | 博客 | 微博", []),
    ],
)
def test_what_an_act_tells_of_itself(page: str, kept: list[int]) -> None:
    lines = strip_lines(page)
    assert [*enactments(lines), *drawn_rows(lines)] == kept


HEADED = "奖品\n品名 单价 备注\n铅笔 两元 ——\n本子 三元 横格\n"
OTHER = {
    "a row of heads": (HEADED, [0, 1, 2, 3]),
    "one head": ("奖品\n甲类 单价 其他\n铅笔 两元 ——\n本子 三元 横格\n", []),
    "two heads of five": ("奖品\n甲 品名 单价 丁 戊\n一 二 三 四 五\n六 七 八 九 十\n", []),
    "rows that are counted": ("名单\n1 林小木 一小\n2 何二 二小 领队\n3 王三 三小\n", [0, 1, 2, 3]),
    "numbers that do not count": ("名单\n1 林小木 一小\n3 何二 二小 领队\n4 王三 三小\n", []),
    "a column of figures": ("成绩\n林小木 92 优\n何二 85 良\n王三 90 优\n", [0, 1, 2, 3]),
    "figures in two rows": ("成绩\n林小木 92 优\n何二 85 良\n", []),
    "days of headlines": (
        "动态\n[要闻] 召开会议 2022-05-06\n[要闻] 举行比赛 2022-05-05\n[要闻] 开学 2022-05-04\n",
        [],
    ),
    "a menu": ("首页 新闻 公告\n校园 教师 学生\n招生 就业 校友\n", []),
    "a path": ("首页 > 新闻 > 1\n首页 > 新闻 > 2\n首页 > 新闻 > 3\n", []),
}


@pytest.mark.parametrize("kind", OTHER)
def test_which_rows_between_blanks_are_a_table(kind: str) -> None:
    page, found = OTHER[kind]
    lines = [line for line in strip_lines(page) if line.text]
    assert list(blank_rows(lines)) == found


def test_sides_of_the_bounds_of_rows() -> None:
    def found(page: str) -> bool:
        return bool(list(blank_rows([line for line in strip_lines(page) if line.text])))

    cells = ["品名", "单价", "备注"]
    assert len(cells) == FEWEST_CELLS > FEWEST_HEADS
    assert found(f"{' '.join(cells)}\n" * ROWS)
    assert not found(f"{' '.join(cells)}\n" * (ROWS - 1))
    assert not found(f"{' '.join(cells[:-1])}\n" * ROWS)
    for length, table in ((HEAD, True), (HEAD + 1, False)):
        head = "甲" * (length - 2) + "单价"
        assert found(f"{head} {head} 丙\n一 二 三\n四 五 六\n") is table


def test_a_table_between_blanks_stays_in_the_frame_of_a_page() -> None:
    text = "运动会用品\n品名 单价 备注\n铅笔 两元 ——\n本子 三元 横格\n跳绳 五元 红色\n各班在周五以前到后勤处领取，领取时签字，丢失的照价赔偿。\n"
    page = f"网站首页 | 设为首页 | 加入收藏\n字体：大 中 小\n{text}【打印本页】 【关闭窗口】\n版权所有：某县人民政府\n"
    (doc,) = eduparse.clean(page, eduparse.Settings(effort="thorough"))
    assert doc.text == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("王　强　　青禾县教育局局长\n李大山　　青禾县财政局副局长\n欧阳文　　柳溪镇镇长", 3),
        ("王　强　　青禾县教育局局长\n李大山　　青禾县财政局副局长", 0),
        ("王强　　青禾县教育局局长\n王强　　青禾县财政局副局长\n王强　　柳溪镇镇长", 0),
        ("新闻　　青禾县召开会议\n图片　　柳溪镇植树\n视频　　学校开学", 0),
    ],
)
def test_rows_of_persons_and_posts_are_a_papers(text: str, kept: int) -> None:
    assert len(list(posted_rows(strip_lines(text)))) == kept


@pytest.mark.parametrize(
    ("figures", "kept"), [(2, 0), (3, 7)], ids=["names with few figures", "a table"]
)
def test_cells_with_their_bars_are_a_table_where_figures_stand(figures: int, kept: int) -> None:
    cells = ["信息内容 |", "|||", "规章 |", "|", *["0 |"] * figures]
    assert len(list(cell_rows(strip_lines("\n".join(cells))))) == kept


def of_sites(page: str) -> list[int]:
    """The rows of ``page`` that rules and place know for those of a site."""
    lines = [line for line in strip_lines(page) if line.text]
    return list(rows_of_sites(lines, furniture().strengths(lines)))


AUTHORS = "张小伟　　班会随笔\n李小娜　　我的读书生活\n王小强　　师恩难忘\n"


def test_who_wrote_what_below_a_heading_of_links_is_of_the_site() -> None:
    assert of_sites(f"热点文章\n{AUTHORS}") == [1, 2, 3]
    assert of_sites(f"获奖名单\n{AUTHORS}") == []
    assert of_sites(AUTHORS) == []


def test_a_table_of_words_that_sites_have_too_is_a_papers() -> None:
    """阅读, 收藏 and 点赞 with their figures may be a statistic, and 上一页 a button that a paper explains."""
    rows = "图书 |\n阅读 |\n120 |\n收藏 |\n30 |\n点赞 |\n25 |\n"
    assert of_sites(rows) == []
    text = f"借阅统计\n{rows}各班要鼓励学生多读书，读好书，写好读书笔记，读完按时归还。\n"
    (doc,) = eduparse.clean(text, eduparse.Settings(effort="thorough"))
    assert [line for line in text.split() if line.strip("| ") not in doc.text] == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("由此可得\n$$\na = b + c\n\\text{当} x > 0\n首页\n$$\n价格 $$\n首页", [1, 2, 3, 5]),
        ("$$\n首页\n新闻", []),
        ("$$Q(x) = V(x)$$\n$$ 首页", [0]),
        ("[^12]: 见青禾县志。\n[12] 见青禾县志", [0]),
        ("- [x] 检查校舍\n* [ ] 检查电路\n- [图] 检查校舍\n[x] 关闭", [0, 1]),
    ],
)
def test_which_lines_of_markdown_are_of_a_text(text: str, kept: list[int]) -> None:
    lines = [line for line in strip_lines(text) if line.text]
    assert list(marked_up_rows(lines)) == kept


def test_a_formula_has_its_marks_near_each_other() -> None:
    def too_long(size: int) -> bool:
        page = strip_lines("\n".join(["$$", *["a = b"] * (size - 1), "$$"]))
        return not list(marked_up_rows(page))

    turns_at(too_long, LONGEST_FORMULA + 1)


def test_a_table_with_its_bars_stays_on_a_page_of_a_site() -> None:
    cells = "信息内容 |\n本年制发件数 |\n|\n规章 |\n0 |\n|\n规范性文件 |\n1 |\n|\n其他 |\n2 |"
    said = "各学校应当落实安全责任，定期检查校舍和设施，发现隐患及时整改，并向教育局报告整改情况。"
    page = f"首页 > 政务公开 > 年报\n{said}\n{cells}\n上一页 1 2 3 下一页\n【打印本页】【关闭窗口】"
    left = eduparse.strip(page).text
    assert all(word in left for word in ("信息内容", "本年制发件数", "规章", "规范性文件"))
    assert "打印本页" not in left
