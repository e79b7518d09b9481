"""A label whose ordinal was replaced is put back where the labels around it count on to it."""

import pytest

import eduparse
from eduparse.stages.reword.spun_ordinals import OPEN, PROVEN, REFERS, spun_ordinals


def read(text: str) -> list[tuple[str, str, float]]:
    return [(text[e.start : e.end], e.after, e.confidence) for e in spun_ordinals(text)]


def test_the_count_around_it_proves_a_label() -> None:
    text = "第一章 总则\n第一条 学校应当公开收费。\n其次条 收费依照规定。\n第三条 收费依照其次条的规定。\n其次章 附则\n第四条 本办法自发布之日起施行。"
    assert read(text) == [
        ("其次", "第二", PROVEN),
        ("其次", "第二", REFERS),
        ("其次", "第二", PROVEN),
    ]
    (doc,) = eduparse.clean(text)
    assert [c.label for c in doc.clauses if c.label] == [
        *("第一章", "第一条", "第二条", "第三条", "第二章", "第四条")
    ]
    assert "spun-wording" in {w.code for w in doc.metadata.warnings}


@pytest.mark.parametrize("put", ["其次条", "第两条", "其二条"])
def test_any_form_of_the_ordinal(put: str) -> None:
    assert read(f"第一条 办法。\n{put} 收费。\n第三条 附则。") == [(put[:2], "第二", PROVEN)]


def test_the_text_may_begin_right_behind_the_labels() -> None:
    assert read("第一条为了规范收费。\n其次条学校公开收费。\n第三条附则。")


def test_where_the_count_ends_it_is_suggested() -> None:
    assert read("第一章 总则\n学校公开收费。\n其次章 附则\n自发布之日起施行。") == [
        ("其次", "第二", OPEN)
    ]
    (edit,) = spun_ordinals("第一章 总则\n学校公开收费。\n其次章 附则")
    assert not edit.applied


@pytest.mark.parametrize(
    "text",
    [
        "第一条 办法。\n其次，学校公开收费。\n第三条 附则。",
        "第一条 办法。\n其次条件成熟的先行公开。\n第三条 附则。",
        "第一条 办法。\n其次条理要清楚。\n第三条 附则。",
        "第一章 总则\n其次章节之间要衔接。\n第三章 附则",
        "第一项 准备\n其次项目组开会。\n第三项 总结",
        "第一节 语文\n其次节目排练。\n第三节 数学",
        "第一款 红色\n其次款式要新。\n第三款 蓝色",
        "第一条 办法。\n第二条 收费。\n其次条 又一条。\n第三条 附则。",
        "首先条件要好。\n其次条 件。",
        "其次条 没有别的标签。",
        "首条用于客运的铁路一八二五年开通。\n第二条一八三〇年开通。",
        "第一部分人先到。\n其次部分人才到。",
        "　　第一条 办法。\n　　学校，其次条目要少。\n　　第三条 附则。",
    ],
)
def test_words_of_a_writer_stay(text: str) -> None:
    assert not any(e.applied for e in spun_ordinals(text))
