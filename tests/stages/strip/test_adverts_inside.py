"""Advertisements inside sentences, and texts that speak of such things."""

import pytest

import eduparse

PAGE = "某市教育局关于做好学校工作的通知\n{}\n特此通知。\n"


def taken(text: str) -> list[tuple[str, bool]]:
    """What is taken for an advertisement, and whether it went."""
    (doc,) = eduparse.clean(text)
    edits = [
        (before, e.applied)
        for layer in doc.layers
        for e, before in zip(layer.edits, layer.before, strict=True)
        if e.rule == "spam.inside"
    ]
    return sorted(edits)


@pytest.mark.parametrize(
    ("line", "advert"),
    [
        ("各校要公开最快开奖结果查询六合网站收费标准。", "最快开奖结果查询六合网站"),
        ("各地要加强北京赛车pk10开奖课后服务管理。", "北京赛车pk10开奖"),
        ("各校要按照要求（彩票网）开展检查。", "（彩票网）"),
        ("各校要做好办证刻章电话13800000000安全工作。", "办证刻章电话13800000000"),
        ("各校要落实代孕产子微信abc12345主体责任。", "代孕产子微信abc12345"),
        ("各校要认真www.hg0088.com组织实施。", "www.hg0088.com"),
        ("各校要关心教职工【加微信领红包】身心健康。", "【加微信领红包】"),
    ],
)
def test_an_advertisement_in_words_of_its_trade_is_suggested(line: str, advert: str) -> None:
    assert taken(PAGE.format(line)) == [(advert, False)]


def test_a_bracket_that_offers_money_for_an_account_goes() -> None:
    text = PAGE.format("各校要落实责任（博猫娱乐注册送88元官网），保障学生安全。")
    assert taken(text) == [("（博猫娱乐注册送88元官网）", True)]


@pytest.mark.parametrize(
    "line",
    [
        "各校要防范网络赌博，警惕时时彩平台、百家乐网站等骗局。",
        "被告人李某在北京赛车pk10平台投注，输光积蓄后盗窃，判处有期徒刑一年。",
        "本报讯 警方昨日捣毁一个六合彩网站，抓获嫌疑人12名。",
        "福利彩票双色球开奖结果查询系统已经升级。",
        "他走进赌场，看着百家乐的赌桌，手心全是汗。",
        "新会员注册送100元优惠券，仅限本店使用。",
        "本店开业活动（注册送20元话费）今天结束。",
        "本店开业（注册送20元），欢迎光临。",
        "请家长登录学校网站（www.qh2021.com）查询成绩。",
        "法国作家讨论了代孕网站引起的伦理问题。",
        "群里正在抢红包，大家加微信领红包也可以。",
        "成人高考在线报名平台免费开放。",
        "澳门博彩公司的股价今天上涨了百分之三。",
    ],
)
def test_who_speaks_of_such_things_keeps_every_word(line: str) -> None:
    for text in (PAGE.format(line), f"{line}\n"):
        (doc,) = eduparse.clean(text)
        assert line in doc.text
