"""Names of betting sites, key words of adult sites and advertisements go; papers that speak of them stay."""

import pytest

import eduparse

RULES = "第一条 为加强管理，制定本规定。\n第二条 活动应当就近就便{}\n第三条 学校应当制定安全预案。\n第四条 本规定由学校解释。\n"


@pytest.mark.parametrize(
    ("put_in", "left"),
    [
        ("，不得增加负担。威尼斯人网上赌场首页登录", "，不得增加负担。"),
        ("，不得增加kaiyun体育全站app登录入口负担。", "，不得增加负担。"),
        ("，不得增加九游会j9官方网站登录负担。", "，不得增加负担。"),
        ("澳门新葡京娱乐场。", "。"),
        ("。xyz体育官方下载", "。"),
        ("。\n欧美性爱视频在线播放", "。"),
        ("。\n亚洲欧美日韩在线一区,成人影片免费观看,久久综合色视频", "。"),
        ("。\n代开各类正规发票，加微信13800000000", "。"),
    ],
)
def test_what_was_put_in_goes(put_in: str, left: str) -> None:
    (doc,) = eduparse.clean(RULES.format(put_in))
    assert doc.text == RULES.format(left)


def test_a_title_is_found_without_it() -> None:
    (doc,) = eduparse.clean(f"南山县学生实践活动管理规定_bob体育app官方下载\n{RULES.format('。')}")
    assert doc.metadata.title == "南山县学生实践活动管理规定"


def test_a_name_that_may_go_on_is_suggested() -> None:
    page = RULES.format("，不得影响生命财产安全澳门新葡京娱乐圈，现予公布。")
    (doc,) = eduparse.clean(page)
    assert doc.text == page
    assert any(e.rule == "spam.site-name" for layer in doc.layers for e in layer.edits)


@pytest.mark.parametrize(
    "text",
    [
        "。登录全民健身体育平台查询成绩。",
        "，通过CCTV体育app收看比赛。",
        "。警惕冒用乐鱼体育官网等名义的诈骗。",
        "。\n开展淫秽色情、性爱视频专项整治",
        "。\n成人高等教育在线平台",
        "。\n严禁代开发票，举报电话另行公布",
        "，开云集团捐建的教学楼除外。",
    ],
)
def test_what_a_paper_says_stays(text: str) -> None:
    page = RULES.format(text)
    (doc,) = eduparse.clean(page)
    assert doc.text == page


def test_stops_doubled_by_a_machine_are_single_again() -> None:
    page = "某校教学常规\n一、备课，，应当写好教案。。\n二、上课，，应当突出重点、、讲练结合。。\n三、作业……应当适量——及时。\n"
    (doc,) = eduparse.clean(page)
    assert doc.text == page.replace("，，", "，").replace("。。", "。").replace("、、", "、")


def test_a_stop_doubled_once_is_a_slip_and_three_are_an_ellipsis() -> None:
    page = "某校教学常规\n一、备课，应当写好教案。。\n二、上课，应当突出重点。。。\n"
    (doc,) = eduparse.clean(page)
    assert doc.text == page


SITE = "南山县教育局关于做好寒假工作的通知\n各学校：\n现将有关工作通知如下，请认真贯彻执行。\n"


@pytest.mark.parametrize(
    "code",
    [
        "var _hmt = _hmt || [];\n",
        '(function() { var hm = document.createElement("script"); })();\n',
        ".TRS_Editor P{margin-top:0;line-height:2;}\n",
        "$(function(){ initNav(); });\n",
    ],
)
def test_program_text_of_a_site_goes(code: str) -> None:
    for page in (f"{code}{SITE}", f"{SITE}{code}南山县教育局\n2021年1月18日\n"):
        (doc,) = eduparse.clean(page)
        assert doc.text.strip() == page.replace(code, "").strip()
        assert doc.metadata.title == "南山县教育局关于做好寒假工作的通知"


def test_program_text_of_a_lesson_stays() -> None:
    page = "第二课 循环\n一、例题\nvar total = price * count;\nfunction area(a, b) {\n二、练习\n请改写上面的程序。\n"
    (doc,) = eduparse.clean(page)
    assert doc.text == page


RULES_OF_DOOR = "学校门卫制度\n{}为加强门卫管理，保障师生安全，制定本制度。\n一、门卫实行值班。\n二、来客应当登记。\n{}"


def test_the_greetings_of_a_site_of_model_texts_go() -> None:
    page = RULES_OF_DOOR.format(
        "今天小编为大家整理了学校门卫制度，希望对你有所帮助，欢迎阅读！\n",
        "以上就是学校门卫制度的全部内容，更多精彩内容请关注本站。\n【学校门卫制度】相关文章：\n门卫制度范本05-12\n",
    )
    (doc,) = eduparse.clean(page)
    assert doc.text.rstrip("\n") == RULES_OF_DOOR.format("", "").rstrip("\n")


def test_where_a_permission_is_asked_for_there_is_no_body() -> None:
    (doc,) = eduparse.clean(
        "南山县教育局关于学校布局的批复\n您没有权限查看该内容，请登录后查看\n【关闭窗口】\n"
    )
    assert [w.code for w in doc.metadata.warnings] == ["no-body"]


@pytest.mark.parametrize(
    "text",
    [
        "他在澳门新葡京娱乐场门口等了很久。\n",
        "澳门永利娱乐场昨日开业，游客不少。\n",
        RULES.format("，参观在威尼斯人娱乐场旁边的展馆。"),
    ],
)
def test_a_house_that_people_go_to_stays(text: str) -> None:
    (doc,) = eduparse.clean(text)
    assert doc.text == text
