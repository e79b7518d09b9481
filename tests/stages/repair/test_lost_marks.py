"""Question marks where nothing asks are told as lost text; those that ask, doubt or adorn are not."""

import pytest

import eduparse

REST = "\n各校应当落实责任，加强管理。\n"


def told(text: str) -> list[str]:
    doc = eduparse.repair(text + REST)
    return [doc.text[w.start : w.end] for w in doc.metadata.warnings if w.code == "text-lost"]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("各单位要认真执行????。", "????"),
        ("请各校抓好落实（?）。", "?"),
        ("（?）加强组织领导，落实责任。", "?"),
        ("联系人：?建国", "?"),
        ("落实“?减”政策，减轻学生负担。", "?"),
        ("报名时间为3月1?，请按时参加。", "?"),
        ("补助标准为每生每年1000?，由财政承担。", "?"),
        ("??各校要高度重视。", "??"),
        ("? 请各校认真组织。", "?"),
        ("本学期课□□务由各校承担。", "□□"),
        ("老人在院子里种了西红柿和黄瓜，□□都来要。", "□□"),
        ("（三）？长在城市道路、街巷上的树木。", "？"),
        ("他说，？校长已经来了。", "？"),
        ("差异如图8-?，请对照。", "?"),
        ("网络教学过？？业务培训，教师参加。", "？？"),
    ],
)
def test_a_mark_where_nothing_asks_is_told(text: str, lost: str) -> None:
    assert told(text) == [lost]


@pytest.mark.parametrize(
    "text",
    [
        "?如何报名？",
        "？如何报名？",
        "? 帮助",
        "真的吗????。",
        "你怎么不来????。",
        "生于1850年（?），卒年不详。",
        "填数：4?，5?，6?",
        "问：?你知道答案吗？",
        "甲方于□□年□□月□□日前付清，逾期另行约定。",
        "是□□否，有□□无，请家长在相应的地方填写清楚。",
        "你们去不去？？我们都去，大家一起走吧。",
        "这本书真的好？？我也想买一本，有人看过吗。",
        "两数之和为5，即2+3=?，请学生回答。",
        "价格:?待定",
        "价格：?元",
        "备注：?不详",
        "甲：?你说呢",
        "课题：?怎样写作文",
        "5月1日?-",
        "展期：5月1日?-5月3日",
        "按【?】键查看帮助。",
        "【?】",
    ],
)
def test_a_mark_that_asks_doubts_or_leaves_a_blank_is_not(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["【?】", "按【?】键查看帮助。", "价格:?待定", "5月1日?-"])
def test_nor_is_it_told_otherwise(text: str) -> None:
    assert not eduparse.repair(text + REST).metadata.warnings


@pytest.mark.parametrize("byte", [b"\x00", b"\x00\x00", b"\x7f"])
def test_what_stands_in_place_of_bytes_is_told(byte: bytes) -> None:
    page = "各单位".encode() + byte + ("要认真执行。" + REST).encode()
    doc = eduparse.repair(eduparse.decode(page))
    assert [w.code for w in doc.metadata.warnings] == ["text-lost"]


def test_an_entity_of_no_width_goes() -> None:
    assert eduparse.repair("&#65279;各校要认真落实。").text == "各校要认真落实。"


@pytest.mark.parametrize(
    "text", ["啲嘢好靚㗎", "佢哋琴日去咗長洲食海鮮，啲蟹好靚㗎。", "嗰啲嘢唔啱㗎喎，畀返佢啦。"]
)
def test_cantonese_is_no_damage(text: str) -> None:
    assert not eduparse.repair(text).metadata.warnings


def test_a_wide_address_is_narrowed_with_its_signs() -> None:
    text = "联络：ｉｎｆｏ＠ｅｘａｍｐｌｅ．ｃｏｍ，共３．５页"
    assert eduparse.repair(text).text == "联络：info@example.com，共3．5页"
    assert eduparse.repair("网址：ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ").text == "网址：www.example.com"


@pytest.mark.parametrize(
    ("text", "mended"),
    [("答案：１．Ｂ　２．Ｃ", "答案：1．B　2．C"), ("Ａ．Ｂ．Ｃ", "A．B．C"), ("Ｘ＠Ｙ", "X＠Y")],
)
def test_marks_beside_other_wide_letters_stay(text: str, mended: str) -> None:
    assert eduparse.repair(text).text == mended


@pytest.mark.parametrize(
    "text",
    [
        "那我先点菜?",
        "他问：那我先点菜?我说好。",
        "网友在微博留言?很多。",
        "会期定在5月1日?",
        "会期定在5月1日?还没有通知。",
        "大家一起去公园?",
    ],
)
def test_who_speaks_may_ask_without_a_word_that_asks(text: str) -> None:
    assert not told(f"今天天气很好，街上人很多。\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "学校加强管?很好。",
        "我们学校负责教育?工作。",
        "各学校应当加强管理?",
        "本办法自公布之日起施行?",
        "2023年5月1日?",
    ],
)
def test_a_word_that_is_broken_and_an_order_ask_nothing(text: str) -> None:
    assert told(f"今天天气很好，街上人很多。\n{text}")


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("我县将于5月1日?开展检查，请大家?按时到会?不得迟到。您?的申请已受理。", 4),
        ("我们?要认真贯彻落实会议精神，做好?全年工作?确保安全。", 3),
        ("大家?都很努力，你?好好学习?天天向上。", 3),
    ],
)
def test_who_writes_for_an_office_or_orders_asks_nothing(text: str, marks: int) -> None:
    assert len(told(text)) == marks
