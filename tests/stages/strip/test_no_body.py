"""A page of which nothing is a paper is told: an error, a search, a list; a short notice is none."""

import pytest
from flow import run_stage

import eduparse
from eduparse.document.document import Document

LIST = "\n".join(f"{n}. 青石镇关于第{n}批路灯改造的通知 2022-0{n}-11" for n in range(1, 6))


def _codes(text: str) -> list[str]:
    (doc,) = run_stage(Document.of_page("x", "x", text), "strip")
    return [w.code for w in doc.metadata.warnings]


@pytest.mark.parametrize(
    "text",
    [
        "页面不存在\n您访问的页面不存在或已被删除。\n返回首页\n",
        "抱歉，您要访问的页面找不到了\n可能原因：\n网址有错误\n",
        "您的访问请求可能对网站造成威胁，请求已被管理员设置的策略阻断。\n",
        f"站内搜索\n共找到 25 条结果\n{LIST}\n",
        f"通知公告\n{LIST}\n",
    ],
)
def test_a_page_without_a_paper_is_told(text: str) -> None:
    assert "no-body" in _codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "青石镇停水通知\n因管道检修，六月三日停水一天。\n青石镇水厂\n2022年6月1日\n",
        f"关于公布近期文件的通知\n现将近期文件公布如下。\n{LIST}\n",
        "网站管理规定\n第一条 页面不存在时，应当给出提示。\n第二条 本规定自公布之日起施行。\n" * 8,
    ],
)
def test_a_paper_is_not(text: str) -> None:
    assert "no-body" not in _codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "古地名\n郪江、郫县、鄄城、鄠邑\n亶洲、僰道、㵲水、瀍河\n",
        "干支\n甲子 乙丑 丙寅 丁卯\n戊辰 己巳 庚午 辛未\n",
    ],
)
def test_a_list_of_words_is_a_body(text: str) -> None:
    assert all(w.code != "no-body" for w in eduparse.strip(text).metadata.warnings)


def test_rows_of_a_menu_are_none() -> None:
    page = "首页 > 新闻 > 正文\n走进青禾 青禾要闻 青禾人家 青禾风光\n版权所有：青禾县人民政府\n"
    assert any(w.code == "no-body" for w in eduparse.strip(page).metadata.warnings)
