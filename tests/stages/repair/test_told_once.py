"""What a text speaks about is not told as damage, and a suggestion is made once."""

import pytest

import eduparse


def codes(text: str) -> set[str]:
    return {w.code for w in eduparse.repair(text).metadata.warnings}


@pytest.mark.parametrize(
    "text",
    [
        "备份清单\n%E7%85%A7%E7%89%87.zip　下载后请改名为 照片.zip\n",
        "百分号写法 | 汉字\n%E8%8C%B6%E6%9D%AF | 茶杯\n%E6%B0%B4%E5%A3%B6 | 水壶\n",
        "朋友传来的文件叫 %E5%90%88%E5%BD%B1.jpg ，手机上能打开。\n网友答：那是“合影”两个字的编码，改个名就行。\n",
        "标题：打开全是\\u6211\\u662f\\u8c01怎么办？\n二楼：\\u6211就是“我”，你搜一下转换工具。\n",
        "我们住在B栋l0楼，车位O15。\n",
        "饮茶系广东人嘅习惯。\n食饭未呀？\n点解你唔嚟？\n",
    ],
)
def test_what_a_text_speaks_about_is_no_damage(text: str) -> None:
    assert not codes(text) & {"mojibake-left", "slip-left"}


def test_escapes_that_nothing_explains_are_told() -> None:
    assert "mojibake-left" in codes("学校开展教\\u80b2教学工作。\n各校要落实责任，加强管理。\n")


def test_a_suggestion_is_made_once() -> None:
    text = "他就是牛(niu)气，没话说。\n太赞(zan)了吧，绝(jue)了，今天干(gan)活的人很多。\n"
    doc = eduparse.repair(text)
    edits = [e for layer in doc.layers for e in layer.edits if e.rule == "pinyin.reading"]
    assert len(edits) == len({doc.text[e.start - 1] for e in edits}) > 1


def test_names_of_fields_are_no_readings() -> None:
    text = "人(ren)表示员工编号，部(bu)表示部门，年(nian)表示入职年份。\n日(ri)取值1至31，月(yue)取值1至12。\n"
    assert not eduparse.repair(text).layers
