"""Titles with a number glued behind, over three lines, printed again behind the name of the school, and whose paper it is."""

import pytest

import eduparse
from eduparse.document.metadata import Metadata

BODY = "一、加强领导\n各学校要建立工作台账，逐项登记，做到底数清楚、责任明确。\n二、落实责任\n各学校要按时报送总结，逾期不报的予以通报。\n"
SIGNED = "青禾县教育局\n2021年3月8日\n"
REPORT = "青禾县人民政府办公室\n关于印发2021年《政府工作报告》\n"
TITLES = (
    # what stands above the body, the title
    ("青禾县教育局关于开展校舍检查的通知青教〔2021〕3号\n各学校：\n", "青禾县教育局关于开展校舍检查的通知"),
    ("青禾县人民政府关于推进城乡教育一体化发展的实施意见青政发[2021]12号\n各学校：\n",
     "青禾县人民政府关于推进城乡教育一体化发展的实施意见"),
    ("青禾县司法局关于开展普法宣传的通知青司法〔2021〕3号\n各学校：\n", "青禾县司法局关于开展普法宣传的通知"),
    # a number of its own line has no title in front of it
    ("青禾县教育局关于开展校舍检查的通知\n青教办函〔2021〕3号\n各学校：\n", "青禾县教育局关于开展校舍检查的通知"),
    (f"{REPORT}重点任务责任分工的通知\n各学校：\n", "青禾县人民政府办公室关于印发2021年《政府工作报告》重点任务责任分工的通知"),
    ("青禾县教育局\n关于印发校舍检查工作方案\n及评分细则的通知\n各学校：\n", "青禾县教育局关于印发校舍检查工作方案及评分细则的通知"),
    # the title is whole, and another one stands below it
    ("青禾县教育局\n关于印发校舍检查工作方案的通知\n校舍检查结果的通报\n各学校：\n", "青禾县教育局关于印发校舍检查工作方案的通知"),
    ("校舍检查实施要点\n\n青禾第一高级中学校舍检查实施要点\n", "青禾第一高级中学校舍检查实施要点"),
    # no line prints it behind the name
    ("青禾第一高级中学\n\n校舍检查实施要点\n", "校舍检查实施要点"),
    ("文档 ：青禾县校舍检查三年行动计划.md\n附件\n青禾县校舍检查三年行动计划\n", "青禾县校舍检查三年行动计划"),
    ("青禾县议会\n\n议程\n\n2021年3月8日星期一上午9时\n", "青禾县议会议程"),
)  # fmt: skip


def facts(page: str) -> Metadata:
    return eduparse.clean(page)[0].metadata


@pytest.mark.parametrize(("above", "title"), TITLES)
def test_title(above: str, title: str) -> None:
    assert facts(f"{above}{BODY}{SIGNED}").title == title


HANDED = "青禾县人民政府办公室转发县教育局关于校舍检查意见的通知\n青政办发〔1997〕5号\n各乡镇人民政府：\n县教育局《关于校舍检查的意见》已经县政府同意，现转发给你们，请认真执行。\n"
OPINION = f"关于校舍检查的意见\n县人民政府：\n为做好校舍检查，现提出如下意见。\n{BODY}青禾县教育局\n一九九七年二月三日\n"


def issue(page: str) -> tuple[tuple[str, ...], str | None]:
    return facts(page).issuers, facts(page).issued


def test_own_day_of_a_notice_that_hands_on() -> None:
    assert issue(f"{HANDED}一九九七年三月七日\n{OPINION}") == (
        ("青禾县人民政府办公室",),
        "1997-03-07",
    )


def test_signed_notice_that_hands_on() -> None:
    page = f"{HANDED}青禾县人民政府办公室   &sp;\n一九九七年三月七日\n{OPINION}"
    assert issue(page) == (("青禾县人民政府办公室",), "1997-03-07")


DECREED = "\n第28号\n《青禾省校舍条例》已由青禾省第九届人民代表大会常务委员会第三次会议于2021年3月8日通过，现予公布。\n"


@pytest.mark.parametrize(
    ("signs", "issuer"),
    [
        ("青禾省人民代表大会常务委员会", "青禾省人民代表大会常务委员会"),
        ("青禾省第九届人民代表大会常务委员会", "青禾省第九届人民代表大会常务委员会"),
    ],
)
def test_term_in_the_head_of_a_decree(signs: str, issuer: str) -> None:
    head = f"青禾省校舍条例\n青禾省第九届人民代表大会常务委员会公告{DECREED}{signs}\n2021年3月8日\n"
    body = "第一条 为了加强校舍管理，制定本条例。\n第二条 本条例自2021年5月1日起施行。\n"
    assert facts(head + body).issuers == (issuer,)
