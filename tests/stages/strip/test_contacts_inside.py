"""An advertisement inside a sentence is suggested, with its span; what a paper says of accounts is not."""

import pytest

import eduparse

HEAD = "青禾县教育局关于做好课后服务的通知\n"


def suggested(text: str) -> list[str]:
    (doc,) = eduparse.clean(HEAD + text)
    assert doc.text.startswith(HEAD)
    assert text in doc.text
    return [
        old
        for layer in doc.layers
        for edit, old in zip(layer.edits, layer.before, strict=True)
        if edit.rule in ("spam.contact", "spam.offer") and not edit.applied
    ]


@pytest.mark.parametrize(
    "advertisement",
    [
        "加微信xx8899领红包",
        "加QQ：123456免费领取",
        "（加V：abc668，稳赚不赔）",
        "联系客服vx_8866日赚800元",
    ],
)
def test_an_advertisement_inside_a_sentence_is_suggested(advertisement: str) -> None:
    text = f"各学校应当保障学生{advertisement}每天的体育活动时间。"
    assert suggested(text) == [advertisement]


@pytest.mark.parametrize(
    "text",
    [
        "有问题的家长可加微信qinghe01咨询。",
        "请加QQ群123456，领取会议资料。",
        "谨防“加微信xx8899领红包”类诈骗。",
        "市民关注公众号可领取红包。",
        "学校不得以免费领取为名招揽学生。",
        "她加了我的微信，过年发了个红包。",
        "添加客服微信：qinghe2024",
        "加V形槽10000个，免费领取图纸。",
        "群里抢红包，谁手快谁得。",
        "扫码加微信领取材料的家长请排队。",
    ],
)
def test_what_a_text_says_of_accounts_is_not(text: str) -> None:
    assert not suggested(text)


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("家长可以自愿点击下载APP领现金选择。", "点击下载APP领现金"),
        ("要求各学关注公众号领优惠券校加强课后服务。", "关注公众号领优惠券"),
        ("保障学生关注公众号领优惠券每天的体育活动时间。", "关注公众号领优惠券"),
        ("家长可以自代开发票13800000000愿选择。", "代开发票13800000000"),
        ("市民关注公众号领优惠券后到店使用。", ""),
        ("顾客关注公众号领优惠券可以在全市使用。", ""),
        ("我昨天关注公众号领优惠券买了一箱牛奶。", ""),
        ("她让我点击下载APP领现金结果什么都没有。", ""),
        ("用户点击下载APP领现金的活动已经结束。", ""),
        ("谨防“点击下载APP领现金”类诈骗。", ""),
        ("路边贴着代开发票13800000000的小广告。", ""),
    ],
)
def test_an_offer_is_suggested_where_the_sentence_reads_better_without_it(
    text: str, offer: str
) -> None:
    assert suggested(text) == ([offer] if offer else [])
