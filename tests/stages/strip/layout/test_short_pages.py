"""Short pages that are all text lose no line, however they are set: a row a line, paragraphs, breaks, tables in tables.

Their lines hold words of furniture (时间, 来源, 下载, 发布, 免费), as ordinary papers do.
"""

from itertools import product
from pathlib import Path

import pytest

import eduparse

HANDBOOK = (
    "青石小学学生手册", "一、作息时间", "早上七点半到校。", "中午十二点放学。", "二、检查事项", "（一）检查日期：",
    "每周一检查卫生。", "每周五检查课桌。", "三、其他事项", "（一）字体要求：", "（二）手册电子版可在教育局网站下载。",
    "本手册由县教育局负责解释，自发布之日起施行。",
)  # fmt: skip
TRIP = (
    "关于做好春游工作的通知", "各班：", "春游定于4月12日举行，请做好准备。", "返回：返回学校时应佩戴校徽。",
    "下载：下载后打印，一式两份。", "方式：登录政府采购网下载", "学生来源：本县。", "来源不明的食品不得进校。",
    "浏览次数不作为考核依据。", "学生姓名________ 家长签名________ 日期________", "（此件公开发布）",
)  # fmt: skip
DUTIES = (
    "责任编辑岗位职责", "责任编辑负责校刊稿件。", "时间管理", "各班应当按时到岗。", "版权管理", "校刊的版权归学校。",
    "分享管理", "图片由发布人核对。",
)  # fmt: skip
PAGE_RULES = (
    "青石县学校网站管理办法", "第一条 为规范学校网站管理，制定本办法。", "第二条 网站首页应当设置下列栏目：", "首页", "学校概况",
    "新闻中心", "联系我们", "第三条 页面底部应当标明下列内容：", "版权所有", "主办单位", "第四条 文章页面应当标明：", "作者", "字体大小",
    "第五条 本办法自发布之日起施行。",
)  # fmt: skip
WAGES = ("工资发放表", "2023年3月 5200元", "5200元", "5200元", "合计")
PROGRAM = (
    "网页设计课程大纲", "一、示例", "JavaScript 示例：", "function hello() {", 'document.write("你好");', "}",
    "二、考核", "期末上机考试，成绩记入档案。", "阅读分享", "每周一次，由各班轮流主持。",
)  # fmt: skip
MENU = (
    "青石小学本周食谱", "星期一", "红烧肉", "紫菜蛋花汤 免费", "星期二", "清蒸鱼", "冬瓜虾皮汤 免费",
    "食堂每天公布菜单，学生凭卡就餐。",
)  # fmt: skip
PAPERS = {
    "handbook": HANDBOOK,
    "trip": TRIP,
    "duties": DUTIES,
    "menu": MENU,
    "page rules": PAGE_RULES,
    "wages": WAGES,
    "program": PROGRAM,
}
SETTINGS = {
    "rows": ("<table>", "<tr><td>{}</td></tr>", "</table>"),
    "paragraphs": ("", "<p>{}</p>", ""),
    "breaks": ("<div>", "{}<br>", "</div>"),
    "headings": ("", "<h3>{}</h3>", ""),
    "nested": ("<table><tr><td><table>", "<tr><td>{}</td></tr>", "</table></td></tr></table>"),
}
DUES = (
    ("学校", "人数", "经费（万元）", "备注"),
    ("一小", "1200", "350", "—"),
    ("二小", "800", "", "免费"),
    ("三小", "", "", "更多见附件"),
    ("合计", "2000", "350", ""),
)


def cleaned(body: str, folder: Path) -> list[str]:
    page = folder / "page.html"
    page.write_text(f"<html><head><title>x</title></head><body>{body}</body></html>", "utf-8")
    (doc,) = eduparse.clean(page)
    return [line for line in doc.text.split("\n") if line]


@pytest.mark.parametrize(("paper", "setting"), list(product(PAPERS, SETTINGS)))
def test_no_line_of_a_short_paper_goes(paper: str, setting: str, tmp_path: Path) -> None:
    start, line, end = SETTINGS[setting]
    body = start + "".join(line.format(text) for text in PAPERS[paper]) + end
    assert cleaned(body, tmp_path) == list(PAPERS[paper])


@pytest.mark.parametrize("link", ["", "<a href='/1'>青石一小</a>"])
def test_no_row_of_a_table_with_empty_cells_goes(link: str, tmp_path: Path) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{x}</td>' for x in row)}</tr>" for row in DUES)
    text = cleaned(f"<p>各校经费如下，请按时核对。{link}</p><table>{rows}</table>", tmp_path)
    assert [line.split("\t")[0] for line in text[1:]] == [row[0] for row in DUES]


def test_a_link_in_a_row_takes_no_other_row_along(tmp_path: Path) -> None:
    start, line, end = SETTINGS["rows"]
    linked = [*HANDBOOK[:2], "早上七点半到<a href='/map'>校门</a>。", *HANDBOOK[3:]]
    text = cleaned(start + "".join(line.format(x) for x in linked) + end, tmp_path)
    assert len(text) == len(HANDBOOK)
