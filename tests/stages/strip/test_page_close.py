"""The foot of a site may hold sentences on rights: the text ends above it. What a paper says of rights stays."""

import pytest

import eduparse
from eduparse import Settings
from eduparse.stages.strip.furniture import NOTHING
from eduparse.stages.strip.own_heads import spoken_titles
from eduparse.stages.strip.page import strip_lines

BODY = (
    "停水公告\n"
    "因城西水厂检修管道，定于三月一日八时至十八时停水，停水范围为柳塘、青石两个片区，请用户提前蓄水。\n"
    "云溪县自来水公司\n2023年2月27日\n"
)
NOTICE = "举报邮箱：jubao@yunxi.example，如涉及版权问题，请联系我们处理。"


def _text(page: str) -> str:
    (doc,) = eduparse.clean(page)
    return doc.text


def test_editors_and_a_notice_on_rights_close_the_page() -> None:
    foot = (
        "编辑：柳三\n二审：温四 三审：卞五\n免责声明：本文仅代表作者个人观点，与本站无关。\n"
        + NOTICE
    )
    assert _text(BODY + foot).strip() == BODY.strip()


def test_a_notice_alone_is_no_foot() -> None:
    assert NOTICE in _text(BODY + NOTICE)


def test_a_text_that_speaks_of_rights_keeps_its_last_sentence() -> None:
    said = (
        "云溪县保护版权工作方案\n"
        "一、各校要尊重著作权，使用软件应当取得授权，不得传播盗版的教材和课件，发现后应当立即停止使用。\n"
        "二、图书馆要清查馆藏的图书，侵权的图书一律下架，并在三十日内将清查的结果书面报县版权局备案。\n"
        "责任编辑：柳三\n"
    )
    last = "三、师生发现侵权的，可以向县版权局举报，举报属实的给予奖励。"
    assert last in _text(said + last)


def test_a_clause_below_the_foot_is_text() -> None:
    clause = "三、停水期间由县住建局负责送水。"
    text = _text(BODY + "编辑：柳三\n" + NOTICE + "\n" + clause)
    assert clause in text


def test_more_lines_of_a_paper_than_of_furniture_are_no_foot() -> None:
    names = "柳三 一等奖\n温四 二等奖\n卞五 三等奖\n缪六 三等奖"
    assert names in _text(BODY + "编辑：柳三\n" + names + "\n" + NOTICE)


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
