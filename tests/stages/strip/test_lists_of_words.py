"""Words of menus in a list of words, lines of a site that a text shows between its own sentences."""

import pytest

import eduparse
from eduparse import Settings

THOROUGH = Settings(effort="thorough")
LESSON = "本课学习描写春天的句子，先读课文，再说一说自己看到的春天，最后写一段话。"


def _cleaned(page: str) -> str:
    (doc,) = eduparse.clean(page, THOROUGH)
    return doc.text


@pytest.mark.parametrize(
    "page",
    [
        "词语积累\n上一章\n下一章\n目录\n书签\n以上词语出自网络小说网站，请同学们抄写三遍，并各造一个句子。",
        "汉英词汇表\n首页\nhome page\n搜索\nsearch\n登录\nlog in\n注册\nsign up\n以上词语是第三课的内容，请大家课前预习。",
        "第三课　生词\n键盘\n收藏\n登录\n分享\n下周听写，请同学们回家背熟这些词。",
        "证书上印有以下内容：\nICP备12345678号\n版权所有\n以上内容应与登记一致，如有变更应及时办理。",
    ],
)
def test_a_list_between_what_leads_to_it_and_what_refers_back_stays(page: str) -> None:
    assert _cleaned(page) == page


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (f"首页\n登录\n注册\n第三课　生词\n{LESSON}", "注册"),
        (f"词语积累\n上一章\n下一章\n目录\n{LESSON}", "下一章"),
        (f"春天来了\n上一章\n下一章\n目录\n{LESSON}请同学们抄写三遍。", "下一章"),
        (f"第一课要点如下：\n【打印】【关闭】\n{LESSON}\n以上内容来自网络。", "打印"),
    ],
)  # fmt: skip
def test_the_menu_of_a_site_goes(page: str, gone: str) -> None:
    assert gone not in _cleaned(page)
