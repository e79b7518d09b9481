"""The question that others answer is the heading of a page, not a channel of its menu."""

import eduparse

MENU = "首页\n发现\n等你来答\n登录\n加入\n小学教育\n\n"
COUNTS = "\n关注者\n128\n被浏览\n3542\n关注问题\n写回答\n\n"
BODY = "报名分三步。\n\n一、网上登记。家长登录柳溪县入学平台填写信息。\n\n二、现场核验。带户口簿到学校核验。\n"


def test_a_question_above_its_answer_stays() -> None:
    (doc,) = eduparse.clean(MENU + "柳溪县小学今年怎么报名？\n" + COUNTS + BODY)
    assert "柳溪县小学今年怎么报名？" in doc.text


def test_a_name_of_a_channel_there_goes() -> None:
    (doc,) = eduparse.clean(MENU + "柳溪问答\n" + COUNTS + BODY)
    assert "柳溪问答" not in doc.text
