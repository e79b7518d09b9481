"""Small papers on one page, each signed and dated, are documents of their own; what a paper shows or hands on is not."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.cut.cut_lines import cut_lines
from eduparse.stages.cut.signed_papers import LONGEST, SIGNER, TAIL, signed_papers, signed_titles

MINUTES = (
    "青禾县教育局党组会议纪要\n〔2021〕{n}号\n会议研究教师交流工作。\n一、会议听取了汇报。\n"
    "二、会议决定如期交流。\n青禾县教育局办公室\n2021年4月{n}日\n"
)
FOUND = "失物招领启事\n本人拾到书包一个，请失主到门卫室领取。\n任小舟\n2016年3月2日\n"
LOST = "寻物启事\n本人遗失水杯一只，有拾到者请交门卫室。\n孟夏\n2016年3月3日\n"
TENDER = "青禾县小学课桌椅采购项目磋商公告\n欢迎符合条件的供应商参加。\n采购人：青禾小学\n2022年6月24日\n"
AWARD = "青禾县小学课桌椅采购项目成交公告\n现将成交结果公告如下：\n一、成交金额三十万元。\n采购人：青禾小学\n2022年7月12日\n"


def titles(page: str) -> list[str | None]:
    return [doc.metadata.title for doc in eduparse.cut(page)]


def doubts(page: str) -> int:
    (doc,) = eduparse.cut(page)
    return sum(w.code == "cut-doubtful" for w in doc.metadata.warnings)


@pytest.mark.parametrize(
    ("page", "count"),
    [
        (MINUTES.format(n=6) + MINUTES.format(n=8), 2),
        (FOUND + LOST, 2),
        (TENDER + AWARD, 2),
        (FOUND + "\n\n" + LOST + "\n" + TENDER, 3),
    ],
)
def test_whole_papers_are_cut(page: str, count: int) -> None:
    assert len(titles(page)) == count


@pytest.mark.parametrize(
    "page",
    [
        MINUTES.format(n=6) * 2,  # one paper, printed again
        "采购合同\n甲方购买课桌椅。\n甲方：青禾小学\n2016年3月2日\n乙方：白鹭家具\n2016年3月2日\n",
        "日记\n今天下雨，没有出门。\n阿秀\n2016年3月2日\n今天放晴。\n阿秀\n2016年3月3日\n",
        (
            "青禾县教育局关于转发防汛通知的通知\n现将通知转发给你们。\n青禾县教育局\n2016年3月4日\n"
            "青河市教育局关于做好防汛工作的通知\n各校要做好防汛。\n青河市教育局\n2016年3月2日\n"
        ),
        "小镇旧事\n阿婆翻出一张纸，上面写着：\n寻人启事\n今走失少年一名。\n渡口茶馆\n1936年3月2日\n阿婆看了很久。\n",
        "关于举办运动会的通知\n请各班报名。\n青禾中学\n2016年3月2日\n附件\n报名表\n班级\n姓名\n",
        FOUND,
        "运动会通知\n定于五月举办。\n青禾中学\n2016年3月2日\n获奖名单\n一班\n二班\n团委\n2016年5月2日\n",
        "来信\n收到您的信，很高兴。\n小满\n2016年3月2日\n回信\n来信收到，一切都好。\n阿婆\n2016年3月9日\n",
        "倡议书的写法\n倡议书要写清对象。\n写信人\n2016年3月2日\n注意格式。\n",
    ],
)
def test_other_pages_stay_whole(page: str) -> None:
    assert len(titles(page)) == 1
    assert doubts(page) == 0


def test_a_paper_below_something_else_is_told() -> None:
    page = "校园里的树\n校园里有两棵老槐树，夏天很凉快。\n校报记者\n2016年3月1日\n" + FOUND
    assert len(titles(page)) == 1
    assert doubts(page) == 1


def test_a_lesson_that_shows_papers_is_not_told() -> None:
    lesson = "启事的写法\n启事要写清联系人。例如：\n" + FOUND + LOST
    assert doubts(lesson + "写完要检查。\n" * (TAIL + 1)) == 0


def of(title: str = "寻物启事", signer: str = "孟夏", tail: str = "") -> str:
    return FOUND + LOST.replace("寻物启事", title).replace("孟夏", signer) + tail


def test_bounds() -> None:
    papers = lambda page: signed_papers(list(cut_lines(page, ())))  # noqa: E731
    turns_at(lambda n: not papers(of(title="招" * (n - 2) + "启事")), LONGEST + 1)
    turns_at(lambda n: not papers(of(signer="孟" * n)), SIGNER + 1)
    turns_at(lambda n: not papers(of(tail="抄送：各班\n" * n)), TAIL + 1)


def test_a_title_that_the_paper_above_names_is_its_own() -> None:
    named = FOUND.replace("门卫室", "门卫室（见寻物启事）") + LOST
    assert list(signed_titles(list(cut_lines(named, ())))) == []
