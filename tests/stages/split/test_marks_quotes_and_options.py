"""Numbers that number nothing, articles that a guide quotes, options that are figures, and titles beside them."""

import pytest

import eduparse


def _paths(text: str) -> list[str]:
    return ["/".join(c.path) for d in eduparse.clean(text) for c in d.clauses if c.path]


def _text(text: str, path: str) -> str:
    (doc,) = eduparse.clean(text)
    return next(doc.clause_text(c) for c in doc.clauses if "/".join(c.path) == path)


QUOTED = """一、法规参考
第四条 国家对经营性服务实行许可制度。
第五条 从事新闻等服务，须经有关部门审核同意。
二、办理流程
先填表。
三、办理时限
第十二条 主管部门应当在二十日内作出决定。
四、收费
不收费。
"""


def test_articles_that_a_guide_quotes_stand_below_its_own_list():
    expected = ["一", "一/第四条", "一/第五条", "二", "三", "三/第十二条", "四"]
    assert _paths(QUOTED) == expected
    assert _text(QUOTED, "二") == "办理流程\n先填表。"
    assert _text(QUOTED, "一/第五条") == "从事新闻等服务，须经有关部门审核同意。"


def test_items_of_an_article_stay_its_own():
    text = "第四条 学校收取：\n一、学费\n二、住宿费\n上述费用按学期收取。\n第五条 不得另收。\n"
    assert _paths(text) == ["第四条", "第四条/一", "第四条/二", "第五条"]
    assert _text(text, "第四条") == "学校收取：上述费用按学期收取。"


@pytest.mark.parametrize(
    "items",
    ["一、处罚标准\n", "一、情节轻微的，处五百元；\n二、情节严重的，处一千元。\n三、救济途径\n"],
)
def test_a_heading_among_the_items_keeps_the_text_below_it(items: str) -> None:
    text = f"第六十条 违反规定的，处以罚款：\n{items}按规定执行。\n"
    assert "按规定执行" not in _text(text, "第六十条")


def test_the_last_item_may_lose_its_stop():
    text = "第十条 学校公布：\n（一）收费标准；\n（二）监督电话\n公布的事项应当及时更新。\n"
    assert _text(text, "第十条").endswith("公布的事项应当及时更新。")


def test_a_list_that_counts_from_two_gives_no_paragraph_to_an_article():
    text = "第五条 须经审核同意。\n二、办理流程\n先填表。\n"
    assert "先填表" not in _text(text, "第五条")


@pytest.mark.parametrize(
    "text",
    [
        "1.一种理条机，包括机架（1）；所述机架（1）的上端设有输送带（2）；所述输送带（2）的外侧设有压辊（3）。\n",
        "本装置包括机座（1）、立柱（2）和横梁（3），横梁（3）与立柱（2）相连。\n",
        "主席台依次为张（1）李（2）王（3）\n",
        "电机（1）转不动，电机（2）也不转，怎么办？\n先看保险。\n",
        "取溶液①与溶液②混合，再将溶液①的上层倒出。\n",
    ],
)
def test_marks_behind_nouns_number_nothing(text: str) -> None:
    assert [p for p in _paths(text) if "(" in p or "①" in p] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("工作目标（1）完善制度，落实责任（2）加强宣传，营造氛围（3）强化督导，确保实效。\n", 3),
        ("二、措施（1）通过培训提高能力（2）上下联动（3）与家长沟通。\n", 3),
        ("一、目标（1）建立制度（2）完善机制\n二、措施（1）建立台账（2）定期通报\n", 4),
        ("食材①豆腐一块②葱两根③酱油两勺。\n", 3),
    ],
)
def test_labels_that_lost_the_stop_in_front_stay(text: str, count: int) -> None:
    assert sum(p[-1] in ")①②③" for p in _paths(text)) == count


def test_the_day_of_the_week_is_no_label():
    text = (
        "（四）校庆前须完成布置。（五）本校定于10月5日（六）举行运动会，10月6日（日）休息。"
        "（六）10月7日（一）补假一天。（七）请家长配合。\n"
    )
    assert _paths(text) == ["?/(四)", "?/(五)", "?/(六)", "?/(七)"]


def test_options_that_are_figures_are_points():
    text = "1.下列哪个数是奇数？\nA.1；\nB.3；\nC.2；\nD.4。\n2.哪组最大？\nA.1.5\nB.2.5\nC.3.5\n"
    own = ["1", *(f"1/{x}" for x in "ABCD"), "2", *(f"2/{x}" for x in "ABC")]
    assert _paths(text) == own
    behind = "A.1；\nB.3；\nC.2；\nD.4。\n5.太阳从哪边升起？\nA.东\nB.西\nC.南\nD.北\n"
    assert _paths(behind)[4:] == ["5", "5/A", "5/B", "5/C", "5/D"]


def test_parts_of_appendices_keep_their_letters():
    assert _paths("A.1 概述\nB.1 要求\nC.1 试验\n") == ["A.1", "B.1", "C.1"]


PLAN = "1 总则\n1.1 编制目的\n为了及时处置事件，制定本预案。\n2 组织体系\n设立指挥部。\n3 附则\n本预案自发布之日起实施。\n"


@pytest.mark.parametrize(
    "head",
    [
        "突发事件应急预案目录\n1 总则\n1.1 编制目的\n2 组织体系\n3 附则\n突发事件应急预案\n",
        "突发事件应急预案\n突发事件应急预案目录\n1 总则\n1.1 编制目的\n2 组织体系\n3 附则\n",
    ],
)
def test_contents_named_after_the_paper_are_contents(head: str) -> None:
    (doc,) = eduparse.clean(head + PLAN)
    assert doc.metadata.title == "突发事件应急预案"
    assert _paths(head + PLAN) == ["1", "1/1.1", "2", "3"]


def test_a_catalogue_keeps_its_name():
    (doc,) = eduparse.clean(
        "青禾县中小学教学用书目录\n一、语文\n语文课本。\n二、数学\n数学课本。\n"
    )
    assert doc.metadata.title == "青禾县中小学教学用书目录"


def test_headings_of_markdown_are_no_one_title():
    text = "#### 大湖工程监理\n## **中标候选人公示**\n一、项目名称：泵站监理\n二、中标候选人：青山公司\n"
    (doc,) = eduparse.clean(text)
    assert doc.metadata.title == "中标候选人公示"


def test_a_line_that_is_printed_twice_on_top_is_the_title():
    text = "一种理条机\n一种理条机\n技术领域\n本实用新型涉及茶叶加工，具体为一种理条机。\n背景技术\n现有的理条机效率较低。\n"
    (doc,) = eduparse.clean(text)
    assert doc.metadata.title == "一种理条机"
    assert doc.metadata.warnings == ()


def test_a_sentence_that_lost_its_end_signs_nothing():
    text = (
        "4、各校要安排好值班工作。\n各校要将学校值班安排表于\n二○○八年四月二日\n主题词：教育 值班\n"
    )
    (doc,) = eduparse.clean(text)
    assert doc.metadata.issuers == ()


def test_pieces_that_a_collection_counts_behind_a_blank_are_cut():
    one = "\n一、技术领域\n写明所属领域。\n二、背景技术\n写明现有技术。\n"
    docs = eduparse.clean("专利说明书的撰写 篇1" + one + "专利说明书的撰写 篇2" + one)
    assert [d.metadata.title for d in docs] == ["专利说明书的撰写"] * 2


def test_a_first_item_that_lost_the_stop_of_its_label_counts():
    assert _paths("1案由、标的；\n2.事实和理由；\n3.证据。\n") == ["1", "2", "3"]
    for head in ("1班获奖名单", "1月工作要点", "1号楼"):
        assert "1" not in _paths(f"{head}\n2.召开会议\n3.开展检查\n")


def test_articles_of_an_excerpt_are_far_apart():
    text = "第三条 有关部门负责管理。\n第二百三十六条发生争议的，可以申诉。\n第五百条当事人应当履行义务。\n"
    assert _paths(text) == ["第三条", "第二百三十六条", "第五百条"]
    assert _paths("第三条 有关部门负责管理。\n第二十五条鱼跃出水面。\n") == ["第三条"]


def test_a_question_behind_its_number_is_one():
    text = "招生问答\n51问：怎样报名？\n答：网上报名。\n52问：何时缴费？\n答：六月。\n"
    assert _paths(text) == ["问51", "问52"]
    assert _paths("3问：这是什么？\n他说不知道。\n") == []
