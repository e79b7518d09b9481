"""A record card takes the unknown keys above its first known one; the head of a paper is no key."""

import eduparse

PAPER = "白鹿县教育局关于同意设立青石学校的批复\n河口镇中心学校：\n经研究，同意设立青石学校，办学规模为二十四个教学班，请按规定办理手续。\n此复。\n"
CARD = "主题分类\n教育\n发文字号\n白教函〔2023〕45号\n公开日期\n2023-08-02\n"


def test_an_unknown_first_key_goes_with_its_card() -> None:
    for key in ("统一登记号", "信息编号"):
        (doc,) = eduparse.clean(f"{key}\nBLSJ-2023-000045\n{CARD}{PAPER}")
        assert doc.text == PAPER
        assert doc.metadata.doc_number == "白教函〔2023〕45号"


def test_an_unknown_first_key_on_one_line_goes_too() -> None:
    (doc,) = eduparse.clean(
        f"统一登记号：BLSJ-2023-000045\n发文字号：白教函〔2023〕45号\n公开日期：2023-08-02\n索引号：11220000/2022-00426\n{PAPER}"
    )
    assert doc.text == PAPER


def test_lines_above_a_card_that_are_no_pairs_stay() -> None:
    (doc,) = eduparse.clean(f"青石学校\n河口镇中心\n{CARD}{PAPER}")
    assert doc.text.startswith("青石学校\n河口镇中心\n")


def test_keys_of_law_sites_of_taiwan() -> None:
    articles = "第 1 条\n本办法依规定订定之。\n第 2 条\n本办法自发布日施行。\n"
    for head in (
        "法规名称：青禾县学校午餐补助办法\n修正日期：民国 110 年 05 月 26 日\n法规类别：自治规则 ＞ 教育类\n所有条文\n",
        "法规名称：青禾县学校午餐补助办法\n公发布日：民国 108 年 01 月 02 日\n修正日期：民国 110 年 05 月 26 日\n法规类别：自治规则 ＞ 教育类\n",
    ):
        (doc,) = eduparse.clean(head + articles)
        assert doc.text == f"青禾县学校午餐补助办法\n{articles}"
        assert doc.metadata.title == "青禾县学校午餐补助办法"


def test_an_article_that_speaks_of_such_keys_stays() -> None:
    page = "青禾县法规资料库管理办法\n第 1 条\n法规名称、修正日期及法规类别应当登载。\n第 2 条\n所有条文应当公开。\n"
    (doc,) = eduparse.clean(page)
    assert doc.text == page


def test_the_bracket_of_a_value_is_its_own() -> None:
    (doc,) = eduparse.clean(
        "索引号： | 11220000/202405-00058 | 组配分类： | 预案管理 |\n发布机构： | 青禾镇人民政府 | 文号： | 无 |\n"
        "名称： | 【应急预案】青禾镇防汛预案 | 主题分类： | 水利 |\n（1）自然概况\n青禾镇位于县城东面，总面积二百五十平方公里，辖十六个行政村。\n"
    )
    assert doc.metadata.title == "【应急预案】青禾镇防汛预案"
