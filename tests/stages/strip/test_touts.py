"""Advertisements inside sentences go on a page that shows a surer one; alone they are suggested."""

import pytest

import eduparse

CLASS = "柳溪县小学作息时间表\n{line}一、上午\n早读八点开始，{tout}第一节课八点半开始。\n二、下午\n两点上课，四点半放学。\n"
TOUTS = ("加QQ群1102233445领红包", "需要代写论文加微信lw9988，", "刻章办证加微信zb99887，")
SHADY = ("代办毕业证+微信zb88866诚信第一\n", "开发票加V:fp13500000000全国可开\n")


@pytest.mark.parametrize("line", SHADY)
@pytest.mark.parametrize("tout", TOUTS)
def test_beside_a_surer_one(tout: str, line: str) -> None:
    (doc,) = eduparse.clean(CLASS.format(line=line, tout=tout))
    assert tout.rstrip("，") not in doc.text
    assert "早读八点开始，第一节课八点半开始。" in doc.text
    assert line.strip() not in doc.text


@pytest.mark.parametrize("tout", TOUTS)
def test_alone(tout: str) -> None:
    page = CLASS.format(line="", tout=tout)
    (doc,) = eduparse.clean(page)
    assert doc.text == page
    assert any(not e.applied for layer in doc.layers for e in layer.edits)


@pytest.mark.parametrize(
    "page",
    [
        "第六章\n墙上贴着纸条，写着需要代写论文加微信lw9988，他撕下来扔了。\n",
        "财务须知\n开发票请联系财务处，电话：0123-4567890。\n开发票请加微信caiwu01\n",
        "新店开业\n本店新开业，加微信abc668领红包，进店有礼，欢迎各位街坊。\n",
        "关于防范骗局的通知\n一、不要相信加微信xx8899领红包。\n代写论文加微信lw9988\n二、及时报警。\n",
        "谨防小广告\n墙上的“代办毕业证加微信zb99887，诚信第一”都是骗人的。\n",
        "办事指南\n代办员请加QQ群123456，领取会议资料后入场。\n",
        "严禁代写论文\n学生不得找人代写论文，违者取消成绩。\n",
        "增值税发票\n开具增值税专用发票加微信qinghe01即可\n",
        "发票管理\n有发票的请交到财务处，联系电话：0123-4567890。\n",
        "打工记\n老板说加微信xx8899领红包，大家都加了。\n",
    ],
)
def test_texts_that_speak_of_them(page: str) -> None:
    assert eduparse.clean(page)[0].text == page
