"""Summaries by machines, numbered hints of a site and its surveys go as wholes; what a paper shows of the kind stays."""

import pytest

import eduparse

PAPER = "青禾县乡村学校图书馆管理办法\n第一条 为规范乡村学校图书馆的管理，制定本办法。\n第二条 图书馆应当每日开放，不得少于四小时。\n第三条 本办法自2024年9月1日起施行。\n"


def _text(page: str) -> str:
    (doc,) = eduparse.clean(page)
    return doc.text.strip("\n") + "\n"


@pytest.mark.parametrize(
    "above",
    [
        "AI摘要\n1. 规定了开放的时间。\n2. 规定了施行的日期。\n以上内容由AI生成，请仔细甄别\n",
        "✨智能总结：\n本文规定了乡村学校图书馆的开放时间与施行日期，强调规范管理。\n内容由青禾大模型生成，仅供参考。\n",
        "AI导读\n内容由AI自动生成\n本文主要说明了乡村学校图书馆的开放时间。\n",
    ],
)
def test_a_summary_by_a_machine_goes_whole(above: str) -> None:
    assert _text(above + PAPER) == PAPER


def test_questions_to_a_machine_below_a_paper_go() -> None:
    assert _text(f"{PAPER}您还可以继续追问：\n图书馆何时开放？\n换一批\n") == PAPER


@pytest.mark.parametrize(
    "page",
    [
        # No note that a machine wrote it: nothing is proven.
        f"AI摘要\n{PAPER}",
        # A paper on such machines.
        "智能工具使用办法\n第一条 为规范使用，制定本办法。\n第二条 页面应当印有下列提示：\n内容由AI生成，仅供参考\n第三条 教师应当核对智能摘要。\n",
        # The paper has begun between heading and note.
        "智能摘要\n青禾县智能工具使用办法\n第一条 为规范使用，制定本办法。\n第二条 各校写明如下：\n内容由AI生成，仅供参考\n第三条 本办法自2024年9月1日起施行。\n",
    ],
)
def test_what_a_paper_says_of_machines_stays(page: str) -> None:
    assert _text(page) == page


SITE_HINTS = "温馨提示：\n1. 青禾文库的文档均由用户上传，仅供学习。\n2. 下载本文档需要五个金币，会员免费。\n3. 如有侵权请联系客服进行版权申诉。\n"


def test_hints_about_the_site_go_whole() -> None:
    assert _text(f"{PAPER}{SITE_HINTS}立即下载\n") == PAPER


def test_hints_of_the_paper_stay_whole_beside_one_of_the_site() -> None:
    hints = (
        "温馨提示：\n1. 请带借书证。\n2. 请在三十日内归还。\n3. 如有侵权请联系客服进行版权申诉。\n"
    )
    assert _text(f"{PAPER}{hints}立即下载\n") == PAPER + hints


HELP = "如果您无法下载资料，请参考说明：\n1、{}\n2、已购买过的文档，再次下载不重复扣费\n3、资料下载后请先解压\n"


def test_help_on_downloads_above_a_paper_goes_with_its_heading() -> None:
    assert _text(HELP.format("部分文档下载需要金币") + PAPER) == PAPER


def test_help_on_a_system_of_the_paper_stays() -> None:
    page = "成绩查询说明\n如果您无法下载资料，请参考说明：\n1、用本人的学号登录教务系统。\n2、在成绩一栏打印证明。\n3、到教务处盖章。\n"
    assert _text(page) == page


@pytest.mark.parametrize(
    "survey",
    [
        "您觉得这条信息对您是否有帮助？\n很有帮助\n一般\n没有帮助\n",
        "本篇文章对您有帮助吗？\n○ 有用 ○ 没用\n",
        "您对本页面是否满意？\n非常满意 满意 不满意\n提交评价\n",
    ],
)
def test_a_survey_of_the_site_goes_with_its_answers(survey: str) -> None:
    assert _text(f"{PAPER}{survey}打印本页 关闭窗口\n") == PAPER


def test_a_questionnaire_stays() -> None:
    page = "青禾县家长问卷调查表\n一、您对学校的食堂是否满意？\n满意\n一般\n不满意\n二、您觉得家访有没有帮助？\n很有帮助\n一般\n没有帮助\n"
    assert _text(page) == page


def test_the_record_of_a_file_goes_where_its_lines_have_marks() -> None:
    record = "- 格式:doc\n- 大小:58.50 KB\n- 文档页数:7\n"
    assert _text(f"某校会议制度\n{record}{PAPER}").endswith(PAPER)
    assert "大小" not in _text(f"某校会议制度\n{record}{PAPER}")


def test_what_a_paper_asks_of_a_file_stays() -> None:
    page = f"{PAPER}第四条 报送的材料应当符合下列要求：\n- 格式：A4\n- 大小：不限\n"
    assert _text(page) == page
