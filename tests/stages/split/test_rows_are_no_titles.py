"""A row of a list, a form or a table above the body is no title of a paper."""

import pytest

from eduparse import clean


def title(text: str) -> str | None:
    return clean(text)[0].metadata.title


@pytest.mark.parametrize(
    "text",
    [
        "代办费收费公示\n\n序号 项目 标准\n1 作业本 0.50元/本 自愿\n2 校服 85元/套 自愿\n3 午餐 12元/餐 自愿\n监督电话：12345\n",
        "青石县第五届读书节\n\n主办：青石县教育局\n承办：青石县图书馆\n协办：青石书店\n欢迎师生报名参加，名额有限，先到先得。\n",
        "喜帖\n\n席设：青石大酒店三楼\n地点：青石县文化路\n",
        "识字表\n天 地 人 你\n日 月 山 川\n",
    ],
)
def test_a_row_is_no_title(text: str) -> None:
    assert title(text) in (text.partition("\n")[0], None)


def test_a_line_with_a_key_that_stands_alone_may_be_one() -> None:
    text = "专题：乡村教师的一天\n青石小学的周老师每天清晨六点到校，打扫教室，迎接学生，晚上八点才回家。\n"
    assert title(text) is not None


@pytest.mark.parametrize("where", ["如說明三", "如文", "如主旨", "見附件"])
def test_where_an_attachment_is_told_is_not_its_name(where: str) -> None:
    text = f"○○縣政府 函\n受文者：本縣各國民中小學\n附件：{where}\n主旨：檢送活動實施計畫1份，請查照。\n說明：依據本府函辦理。\n"
    assert clean(text)[0].metadata.attachments == ()


NEWS = "本报讯 青禾小学近日举行开学典礼，全校师生一千余人参加，校长讲了话，学生代表也发了言。\n"


@pytest.mark.parametrize(
    "line",
    ["青禾小学校长：“让每个孩子都发光！”", "“迎国庆，颂祖国！”", "开学第一课：“爱国，从我做起。”"],
)
def test_a_quotation_heads_the_news(line: str) -> None:
    assert title(f"{line}\n{NEWS}") == line


@pytest.mark.parametrize("line", ["“我们明天就去。”", "校长说：“大家都来了。”"])
def test_who_speaks_heads_nothing(line: str) -> None:
    assert title(f"{line}\n{NEWS}") != line


@pytest.mark.parametrize(
    "line",
    [
        "主 办：青石县教育局",
        "承　办：青石小学",
        "代办证书，联系电话13900000000",
        "名师辅导加微信 1390000",
    ],
)
def test_who_holds_a_meeting_or_sells_is_no_title(line: str) -> None:
    body = "各校要高度重视安全工作，定期开展检查，及时消除隐患，确保师生平安，检查的情况每月上报一次。\n"
    assert title(f"{line}\n{body}") is None


@pytest.mark.parametrize(
    "line",
    [
        "关于公布举报电话的通知",
        "关于公布监督电话 12388-123456 的通知",
        "青禾县开通春运热线 0555-1234567",
    ],
)
def test_a_title_may_speak_of_a_telephone(line: str) -> None:
    body = "各校要高度重视安全工作，定期开展检查，及时消除隐患，确保师生平安，检查的情况每月上报一次。\n"
    assert title(f"{line}\n{body}") == line


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("1 青石县关于开展检查的通知", "青石县关于开展检查的通知"),
        ("12　青石县关于开展检查的通知", "青石县关于开展检查的通知"),
        ("2023 青石县关于开展检查的通知", "2023 青石县关于开展检查的通知"),
        ("1 青石县读书节", "1 青石县读书节"),
    ],
)
def test_the_number_of_a_page_is_none_of_the_title(head: str, wanted: str) -> None:
    body = "各校：\n要高度重视安全工作，定期开展检查，及时消除隐患，确保师生平安，检查的情况每月上报一次。\n"
    assert title(f"{head}\n{body}") == wanted


def test_a_counted_list_of_papers_keeps_its_numbers() -> None:
    lines = "1 青石县关于开展检查的通知\n2 青石县关于公布结果的通知\n"
    assert title(lines) != "青石县关于开展检查的通知"
