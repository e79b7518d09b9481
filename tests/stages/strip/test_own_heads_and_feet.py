"""Heads and feet that are a paper's own: the editor of a call for papers, a title of which a copy went, a short title."""

import pytest

import eduparse
from eduparse import Settings
from eduparse.stages.strip.furniture import NOTHING
from eduparse.stages.strip.own_heads import spoken_titles
from eduparse.stages.strip.page import strip_lines


def _text(page: str) -> str:
    (doc,) = eduparse.clean(page)
    return doc.text


def test_a_call_for_papers_keeps_its_editor_and_its_address() -> None:
    call = (
        "《云溪教育》征稿启事\n"
        "本刊面向全县教师征稿，内容为教学随笔、课堂实录、教育叙事，字数三千以内，来稿请注明学校和姓名。\n"
        "投稿邮箱：gao@yunxi.example\n联系电话：0000-12345678\n责任编辑：柳三"
    )
    assert _text(call) == call
    news = call.replace("征稿启事", "第三期出版")
    assert "责任编辑" not in _text(news)


@pytest.mark.parametrize(("head", "found"), [("中秋节放假通知", [0]), ("校务公告", [])])
def test_a_short_first_line_is_a_title_where_the_text_speaks_of_it(
    head: str, found: list[int]
) -> None:
    lines = list(
        strip_lines(f"{head}\n中秋节就要到了，现将放假时间通知如下：九月二十三日放假一天。")
    )
    assert list(spoken_titles(lines, [NOTHING] * 2, 1)) == found


def test_a_short_line_further_down_is_no_title_by_what_the_text_says() -> None:
    text = "云溪小学\n放假通知\n现将放假时间通知如下：九月二十三日放假一天。"
    assert list(spoken_titles(list(strip_lines(text)), [NOTHING] * 3, 2)) == []


def test_thorough_keeps_the_title_whose_copy_went() -> None:
    title = "夜校开课如何为山村点起一盏灯"
    page = (
        f"{title}\n文章来源：云溪网\n字体：\n发布时间：2019-05-22 04:54:13\n访问量：\n  {title}\n"
        "五月十七日，云溪县召开工作会，总结近年来的经验做法，对做好下一阶段的工作再动员、再部署、再推进。\n"
        "近年来，各乡镇密切配合，积极推进，强化综合治理，推动责任落实，全县的形势持续稳定向好，群众满意。\n"
        "打印本页 关闭窗口"
    )
    (doc,) = eduparse.clean(page, Settings(effort="thorough"))
    assert doc.text.startswith(title) or doc.text.startswith(f"  {title}")
    assert "关闭窗口" not in doc.text
