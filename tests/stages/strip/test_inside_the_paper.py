"""Words of a site that a paper says as well stay between its head and its signature, and so does the signature."""

import pytest

import eduparse

HEAD = "石桥县教育局关于举办中小学生读书节的通知\n各学校：\n为培养学生读书习惯，决定举办读书节，现通知如下。\n"
FOOT = "石桥县教育局\n2022年4月6日\n"
PARTS = "一、活动时间\n5月20日至22日。\n", "二、注意事项\n自备书目。\n"


@pytest.mark.parametrize(
    "lines",
    [
        "一、组织机构\n主办单位：石桥县教育局\n承办单位：石桥县图书馆\n技术支持：某某科技公司\n",
        "一、咨询方式\n联系电话：0000-1234567\n客服热线：400-000-0000\n",
        "一、报名方式\n扫描下方二维码报名，或者登录平台填报。\n扫码加入QQ群：123456789\n",
        "一、活动内容\n朗读\n演讲\n书法\n",
        "一、稿件要求\n作者：须注明姓名、学校、班级\n编辑：由校刊编辑部负责\n来源：须注明出处\n",
        "一、注意事项\n转载请注明出处。\n版权归主办方所有。\n未经许可，不得转载。\n",
        "一、登录方法\n首页 > 我的事务 > 活动报名\n",
        "一、审批流程\n家长申请 > 班主任审批 > 德育处备案\n",
    ],
)
def test_what_a_paper_says_stays(lines: str) -> None:
    page = f"{HEAD}{lines}二、活动时间\n5月20日至22日。\n{FOOT}"
    (doc,) = eduparse.clean(page)
    assert doc.text.rstrip("\n") == page.rstrip("\n")


@pytest.mark.parametrize(
    "furniture",
    [
        "【打印】【关闭】\n",
        "浏览次数：1200次\n",
        "首页 上一页 1 2 3 下一页 尾页\n",
        "责任编辑：李某\n",
        "分享到：\n",
    ],
)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_the_signature_stays_below_furniture(furniture: str, place: int) -> None:
    parts = [HEAD, *PARTS, FOOT]
    parts.insert(place, furniture)
    (doc,) = eduparse.clean("".join(parts))
    assert doc.text.rstrip().endswith(FOOT.rstrip())
    assert "自备书目。" in doc.text
    assert doc.metadata.issuers == ("石桥县教育局",)


def test_furniture_behind_the_signature_goes() -> None:
    (doc,) = eduparse.clean(
        f"{HEAD}{''.join(PARTS)}{FOOT}责任编辑：李某\n分享到：\n上一篇：放假通知\n版权所有：石桥县教育局\n"
    )
    assert doc.text.rstrip().endswith("2022年4月6日")


@pytest.mark.parametrize(
    "page",
    [
        "欢迎来到我们的班级！这里有三十六位可爱的同学，还有三位和蔼的老师。",
        "欢迎光临本店，今日特价：酸菜鱼一份二十八元。",
        "未经许可不得转载他人的作品，这是美术课上讲的。\n下课以后大家把画收好。",
        "校长站在门口。\n欢迎光临我校，请各位来宾入座。\n大家鼓起掌来。",
        "分享到这里就结束了，谢谢大家。",
    ],
)
def test_a_sentence_without_a_frame_stays(page: str) -> None:
    (doc,) = eduparse.clean(page)
    assert doc.text == page


@pytest.mark.parametrize(
    "page",
    [
        "转学办理指南\n一、网上申请\n登录 > 填报 > 提交 > 打印\n二、窗口办理\n取号 > 交件 > 领证",
        "系统使用说明\n一、打开平台\n用浏览器打开。\n二、登录方法\n首页 > 我的事务 > 活动报名",
    ],
)
def test_the_only_line_of_a_clause_stays(page: str) -> None:
    (doc,) = eduparse.clean(page)
    assert doc.text == page
