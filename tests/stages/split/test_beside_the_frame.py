"""What a site prints around a paper does not hide the paper's own day, signature and title."""

import pytest
from flow import clean

from eduparse.document.document import Clause, Document
from eduparse.document.metadata import Metadata


def _read(page: str) -> tuple[Metadata, str]:
    """The metadata and the text of the closing lines of a page."""
    (doc,) = clean(Document.of_page("x", "x", page))
    back = [c for c in doc.clauses if c.kind == "back"]
    return doc.metadata, "".join(_text(doc, c) for c in back)


def _text(doc: Document, clause: Clause) -> str:
    return "".join(doc.text[a:b] for a, b in clause.spans)


BODY = "各学校：\n现将校舍检查的有关事项通知如下，请认真执行。\n一、加强检查。各校要逐一排查。\n二、加强整改。各校要立即整改。\n"
SIGNED = "青禾县教育局\n2021年3月30日\n"
BELOW = (
    "受理人：柳溪镇 回复时间：2021-04-06 09:21:37\n",
    "承办单位：青禾县教育局 答复日期：2021-04-06\n",
    "文章来源：http://www.qinghe.example/show.html?id=16\n",
    "关于春季传染病防控的通知\n2021-03-20\n关于举办书法比赛的通知\n2021-03-15\n更多\n",
)


@pytest.mark.parametrize("below", BELOW)
def test_a_signature_above_what_the_site_printed(below: str) -> None:
    told, back = _read(f"关于做好校舍检查工作的通知\n{BODY}{SIGNED}{below}")
    assert told.issued == "2021-03-30"
    assert back.startswith(SIGNED.strip())


@pytest.mark.parametrize("last", ["回复时间：工作日上午9:00至11:30。\n", "来源：各校自筹。\n"])
def test_a_sentence_with_such_a_key_stays_in_its_clause(last: str) -> None:
    _, back = _read(f"关于做好校舍检查工作的通知\n{BODY}{last}")
    assert not back


LETTER = (
    "青禾縣政府 函\n地址:青禾縣中山路2號\n受文者:青禾縣立松柏國民小學\n發文日期:中華民國113年10月8日\n"
    "發文字號:青教學字第1130381552號\n主旨:有關辦理校園植樹活動一案,請查照。\n說明:\n"
    "一、依據教育部113年10月1日函辦理。\n二、請各校於期限內填報。\n"
)
FRAMES = (
    "",
    "有關辦理校園植樹活動一案,請查照。\n張貼日期: 2024-12-12 13:19:49  點閱:190\n",
    "校園公告請查照,並請轉知所屬。\n發布日期:2024-12-12 瀏覽次數:19\n",
)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_head_of_a_letter_behind_the_frame_of_a_school(frame: str) -> None:
    told, _ = _read(frame + LETTER)
    assert (told.issued, told.doc_number) == ("2024-10-08", "青教学字第1130381552号")
    assert told.recipients == ("青禾县立松柏国民小学",)
    assert told.title == "青禾县政府 函"


POSTED = "2017-01-20 来源：青禾教育网\n"
REPORT = "青禾县教育局组织检查组对全县学校的校舍进行了检查，现将有关情况反馈如下。\n一、加强管理。各校要逐一排查。\n"
# The line with the paper's own day, and what the day of the paper is.
DAYS = {
    "": "2017-01-20",
    "（2016年11月26日）\n": "2016-11-26",
    "（2?16年11月26日）\n": None,
    "（?016年11月26日）\n": None,
}


@pytest.mark.parametrize("own", DAYS)
def test_the_posting_day_does_not_stand_for_a_day_whose_year_is_lost(own: str) -> None:
    told, _ = _read(f"青禾县校舍检查反馈意见\n{POSTED}{own}{REPORT}")
    assert told.issued == DAYS[own]
    assert told.web is not None
    assert told.web.published == "2017-01-20"


@pytest.mark.parametrize(("by", "day"), [("会员上传", None), ("李明", "2019-05-12")])
def test_the_day_of_an_upload_is_not_that_of_the_paper(by: str, day: str | None) -> None:
    told, _ = _read(f"青禾县校舍检查工作方案\n时间：2019-05-12 02:23:14 作者：{by}\n{REPORT}")
    assert told.issued == day


TITLES = {
    "青禾县招聘教师笔试成绩公示 松柏幼儿园招聘教师成绩公告\n青禾县招聘教师笔试成绩公示\n": "青禾县招聘教师笔试成绩公示",
    "■说明：教育局公告 263442\n": None,
    "信件编号：20220818001\n信件标题：孩子转学需要哪些材料\n回复单位：青禾县教育局\n": "孩子转学需要哪些材料",
    "课后服务收费吗？\n回答 3\n": "课后服务收费吗？",
    "青禾县教育局 松柏县教育局关于联合开展检查的通知\n": "青禾县教育局 松柏县教育局关于联合开展检查的通知",
}


@pytest.mark.parametrize("head", TITLES)
def test_the_title_among_lines_of_the_site(head: str) -> None:
    told, _ = _read(
        f"{head}课后服务坚持自愿原则，收费标准由县发展改革局核定。\n一、对象。全体学生。\n"
    )
    assert told.title == TITLES[head]
