"""Seals and houses that sign, questions without a colon, sayings, a note with one bullet, chapters of a novel, parties."""

import pytest
from one_paper import cleaned, paths

BODY = "自下周起延长开放时间。\n一、早上九点开门。\n二、晚上九点关门。\n"


@pytest.mark.parametrize(
    ("signed", "issuers", "day"),
    [
        ("青禾县教育局（盖章）\n2019年8月26日", ("青禾县教育局",), "2019-08-26"),
        ("青禾县公交公司（公章）　2019年8月26日", ("青禾县公交公司",), "2019-08-26"),
        ("白水区青少年宫（盖章）\n2019.8.26", ("白水区青少年宫",), "2019-08-26"),
        ("白水区工人文化宫\n2019/8/26", ("白水区工人文化宫",), "2019-08-26"),
        ("白水区教研室\n2019年8月26日", ("白水区教研室",), "2019-08-26"),
        ("记于阳台\n2019.8.26", (), None),
    ],
)
def test_who_signs_with_a_seal(signed: str, issuers: tuple[str, ...], day: str | None) -> None:
    told = cleaned(f"关于延长开放时间的通知\n{BODY}{signed}\n").metadata
    assert (told.issuers, told.issued) == (issuers, day)


@pytest.mark.parametrize("number", ["青教〔2015〕66号", "青教〔2015〕66号　　　　签发人：许三"])
def test_a_body_above_its_request_belongs_to_the_title(number: str) -> None:
    text = (
        f"青禾县教育局文件\n{number}\n青禾县教育局\n关于调整中小学教研员岗位的请示\n县人民政府：\n"
        "为加强教研工作，拟调整中小学教研员岗位。\n一、增设科学教研员一名。\n二、增设心理教研员一名。\n"
    )
    assert cleaned(text).metadata.title == "青禾县教育局关于调整中小学教研员岗位的请示"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "图书流转政策问答\n问 谁可以办卡？\n答 本县居民。\n问　要押金吗？\n答　不要。\n",
            ["问1", "问2"],
        ),
        (
            "课后服务问答\nQ 要交钱吗？\nA 按标准收取。\nQ 几点放学？\nA 下午五点半。\n",
            ["问1", "问2"],
        ),
        ("问 谁知道桥在哪里？\n答 没有人回答他，只有风。\n老人往前走。\n", []),
        ("问 路的人很多。\n答 话的人很少。\n问 路的人走了。\n答 话的人还在。\n", []),
    ],
)
def test_questions_without_a_colon(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做人\n立德有三：一、诚；二、信；三、恕。先生这样说，我们都记着。\n", []),
        (
            "养兰\n养兰有四戒：一、戒曝晒；二、戒积水；三、戒肥浓；四、戒烟熏。祖父的兰花年年开。\n",
            [],
        ),
        (
            "关于防汛的通知\n各校要做好三件事：一、查围墙；二、通水道；三、备沙袋。结果于月底前报局办公室。\n",
            ["一", "二", "三"],
        ),
    ],
)
def test_a_saying_makes_no_clauses(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("● 在校学生减半收取。", ["1", "2", "2/——1"]),
        ("● 减半", ["1", "2"]),
        ("● 咨询电话：0000-5551234。", ["1", "2"]),
    ],
)
def test_one_bullet_below_an_item_is_its_note(below: str, expected: list[str]) -> None:
    text = f"关于测试的通知\n各县区：\n现就测试事项通知如下。\n1．三月报名。\n2．每人五十元。\n{below}\n"
    assert paths(text) == expected


def test_a_day_of_a_chapter_is_no_day_of_issue() -> None:
    text = (
        "首页 > 武侠小说 > 青衫客 > 第十一章 雨夜\n青衫客 第十一章 雨夜\n作者：北海 更新时间：2019-01-02 08:00\n"
        "雨下了一夜，客栈里的灯一直没有熄。\n他把剑放在桌上，听见马蹄声由远而近。\n上一章 目录 下一章\n"
    )
    assert cleaned(text).metadata.issued is None


def test_a_party_is_no_title() -> None:
    text = (
        "青禾县市场监督管理局\n行政处罚决定书\n青市监罚〔2023〕21号\n当事人：青禾县阳光文具店\n"
        "经查，当事人于2023年3月1日购进台灯40盏，售出12盏。\n依据上述规定，决定处罚如下：\n一、没收台灯28盏；\n二、罚款3000元。\n"
    )
    assert cleaned(text).metadata.title == "行政处罚决定书"
