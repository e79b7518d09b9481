"""The words of one kind of site each: its furniture goes, and a paper that says the same keeps it."""

import pytest

import eduparse

TEXT = "为做好今年的报名工作，根据上级的有关规定和我县的实际情况，现将有关事项通知如下，请各校认真贯彻执行。"
LAW = "青石市学前教育办法\n第一条 为规范学前教育，根据有关法律、法规，制定本办法。\n第二条 学前教育实行属地管理、分级负责。\n第三条 本办法自公布之日起施行。\n"
NOTICE = f"柳溪县教育局关于做好报名工作的通知\n各学校：\n{TEXT}\n一、各校应当公开报名的条件、时间和程序。\n二、各校应当在三月底前上报名册。\n柳溪县教育局\n2021年3月5日\n"


def _text(page: str) -> str:
    return eduparse.clean(page)[0].text


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (
            f"{LAW}相关判例（开通VIP查看）\n法条关联 [登录后可见]\n导出 TXT DOC PDF\n",
            "VIP 登录 导出",
        ),
        (
            f"{LAW}本网站收录的法规仅供学习参考，如与公报有出入，以公报为准。\n全文下载 WORD PDF\n",
            "收录 公报",
        ),
        (f"{NOTICE}使用道具 举报\n本版积分规则\n您需要登录后才可以回帖\n", "道具 积分 回帖"),
        (
            f"{NOTICE}引用\n淘帖 收藏 支持\n本帖最后由 lxjy 于 2021-3-6 08:01 编辑\n",
            "引用 淘帖 本帖",
        ),
        (f"條文查詢\n法規沿革\n{LAW}回上頁\n網頁頂端\n", "条文查询 沿革 回上页 顶端"),
        (
            f"提问者\n被浏览\n写回答\n最佳答案\n匿名用户\n{LAW}赞同 31\n2 条评论\n",
            "浏览 写回答 最佳 匿名 赞同 评论",
        ),
        (
            f"过刊浏览\n【文章编号】1009-8888\n县域教研的实践\n{TEXT}\n订阅本刊\n导出题录\n",
            "过刊 编号 订阅 题录",
        ),
        (f"{NOTICE}重要告示 | 私隐政策\n覆检日期：2021年4月2日\n香港品牌形象\n", "覆检 品牌"),
        (f"{NOTICE}附件【名册.xls】已下载32次\n", "下载 32"),
        (f"柳溪县教育局关于做好报名工作的通知 [复制链接]\n{TEXT}\n", "复制"),
    ],
)
def test_what_a_kind_of_site_prints_goes(page: str, gone: str) -> None:
    text = _text(page)
    assert not [word for word in gone.split() if word in text]
    assert "2021年3月5日" in text or "第三条 本办法" in text or TEXT in text


@pytest.mark.parametrize(
    "line",
    [
        "长按识别二维码，加入柳溪教师刷题群",
        "公众号后台回复“上岸”，免费领取历年真题",
        "限时优惠！冲刺班立减200元，扫码咨询客服",
        "添加小助手微信，0元领备考资料包",
    ],
)
def test_adverts_for_courses_go_between_items(line: str) -> None:
    page = NOTICE.replace("二、", f"{line}\n二、")
    assert _text(page) == _text(NOTICE)


@pytest.mark.parametrize(
    "line",
    [
        "请家长扫码报名。",
        "扫描二维码进入报名系统",
        "各班扫码加入班级学习群",
        "学生可扫码免费领取课程资料",
        "咨询电话：0999-1234567",
        "严禁校外机构以扫码免费领题库招揽生源",
        "会员单位可以查看章程",
        "沿革",
        "支持",
        "最佳答案由评委评出",
        "本平台的数据以统计公报为准",
        "附件下载后请核对",
    ],
)
def test_what_a_notice_says_between_items_stays(line: str) -> None:
    assert line in _text(NOTICE.replace("二、", f"{line}\n二、"))


@pytest.mark.parametrize(
    "page",
    [
        "云山省会员管理办法\n第一条 为规范会员的管理，制定本办法。\n第二条 会员登录后可以查看章程和名册。\n第三条 二维码由秘书处统一制作，扫码后方可查看。\n",
        "青石中学沿革\n第一章 沿革\n第一条 本校于一九五二年成立，历经三次改名。\n第二条 本校的校庆日为五月八日。\n",
        "青石市教育法规数据库\n第一条 为规范数据库的管理，根据有关法律、法规，制定本办法。\n第二条 数据库由教育局建设。\n",
        "柳溪县教育局关于学校论坛管理的规定\n第一条 为加强论坛的管理，制定本规定。\n第二条 用户需要登录后才可以发帖、回帖。\n第三条 版主不得滥用举报、评分等功能。\n",
        f"{NOTICE}附件：1.名册.xls\n2.汇总表.xls\n",
    ],
)
def test_a_paper_on_such_things_stays_whole(page: str) -> None:
    assert _text(page).rstrip("\n") == page.rstrip("\n")


RULES = "柳溪县学校食堂规定\n第一条 食堂由学校自主经营。{}学校负责人应当陪餐。\n第二条 原料实行定点采购。\n"


@pytest.mark.parametrize(
    "spam",
    [
        "澳门新葡京开户送彩金www.38xyz.example",
        "威尼斯人真人首存100送100",
        "云顶国际娱乐城官网【m.38xyz.example】注册即送88元，首充200送50",
    ],
)
def test_the_promise_of_a_betting_site_goes_with_its_name(spam: str) -> None:
    assert _text(RULES.format(spam)) == _text(RULES.format(""))
    assert _text(RULES.format("").replace("第二条", f"{spam}\n第二条")) == _text(RULES.format(""))


@pytest.mark.parametrize(
    "said",
    [
        "严厉打击以娱乐城注册送彩金等方式招揽学生的行为。",
        "福利彩票公益金返还学校。",
        "学生注册即送学习手册一本。",
        "详见www.lxjy.example。",
    ],
)
def test_what_a_paper_says_of_bets_and_addresses_stays(said: str) -> None:
    assert said in _text(RULES.format(said))
