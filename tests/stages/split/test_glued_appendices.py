"""Appendices, boxes and numbers glued into lines, and where headings end on such pages."""

import pytest
from one_paper import paths
from sides import turns_at

import eduparse
from eduparse.stages.split.glued_annexes import glued_annexes
from eduparse.stages.split.glued_ends import agreed_ends, definitions
from eduparse.stages.split.lettered_parts import lettered_parts

BODY = "青禾县校舍评估规程\n1 总则\n1.1 范围\n本规程适用于校舍。\n1.2 依据\n评估依据国家标准{}"
APPENDIX = "附录 A（规范性）校舍类别A.1分类说明A.1.1校舍按用途分为三类。A.1.2校舍按年限分为两类。A.2分类方法校舍按登记表分类。"


def headings(text: str) -> dict[str, str | None]:
    """The heading of each clause of ``text`` that has a path."""
    (document,) = eduparse.clean(text)
    return {
        "/".join(c.path): c.heading
        for c in document.clauses
        if c.kind in ("clause", "annex", "box")
    }


def test_an_appendix_in_a_line_has_its_parts_below_it() -> None:
    found = headings(BODY.format(f"。{APPENDIX}"))
    assert list(found)[-5:] == [
        "附录A", "附录A/A.1", "附录A/A.1/A.1.1", "附录A/A.1/A.1.2", "附录A/A.2",
    ]  # fmt: skip
    assert found["附录A"] == "校舍类别"


@pytest.mark.parametrize(
    "said",
    [
        "，见附录A（规范性）的要求。",
        "，按照附录 A（规范性）校舍类别A.1分类，并符合A.2的规定。",
        "和附录A。校舍类别见A.1，校舍年限见A.2。",
        "。\n附录A（规范性）校舍类别 .............. 7\n附录B（资料性）登记表 .............. 9",
        "，载于附件A所列的A.1项。",
        "。本县附件A所列的A.1项和A.2项由学校办理。",
        "。校舍类别见表A.1，登记内容见图A.1和公式（A.1）。",
    ],
)
def test_what_a_paper_refers_to_or_lists_is_no_appendix(said: str) -> None:
    assert not [p for p in paths(BODY.format(said)) if "附录" in p or "A" in p]


NAMED = [
    ("附录 A：校舍类别（资料性附录）共三类。", "校舍类别"),
    ("附件 A校舍类别A.1分类校舍分为三类。", "校舍类别"),
    ("附录A（资料性）评估流程评估流程见图A.1。", "评估流程"),
    ("附录A（资料性）校舍登记内容对照任务填写。", None),
]


@pytest.mark.parametrize(("line", "title"), NAMED)
def test_the_title_of_an_appendix_ends_where_something_tells(line: str, title: str | None) -> None:
    (annex,) = glued_annexes(f"评估依据国家标准。{line}")
    assert (line and annex.title and f"评估依据国家标准。{line}"[slice(*annex.title)]) == title


LOOSE = "评估由县里组织。{}校舍类别A.1分类校舍分为三类。\n附录 {} 登记要求\n登记由学校负责。"


@pytest.mark.parametrize(("letter", "names"), [("B", ["附录A", "附录B"]), ("D", ["附录A"])])
def test_a_label_that_closes_a_line_needs_a_neighbour(letter: str, names: list[str]) -> None:
    assert [a.name for a in glued_annexes(LOOSE.format("附录 A", letter))] == names


def test_parts_of_appendices_count_on() -> None:
    text = "校舍规程。B.1范围B.1.1教室应当明亮。B.1.2走廊应当通畅。教室见B.1.3的要求。B.2方法B.2.1逐间检查。"
    assert [n[1:] for _, _, n in lettered_parts(text)] == [(1,), (1, 1), (1, 2), (2,), (2, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "教室类型有A.1型和A.2型，走廊按A.1设置。",
        "A.1层为门厅，教室在B.2层，B.3层为车库。",
        "选择A.5的有三人。选择A.6的有五人。",
        "附图A.1教室布置。附图A.2走廊布置。",
    ],
)
def test_letters_with_numbers_in_running_text_are_no_parts(text: str) -> None:
    assert list(lettered_parts(text)) == []


def test_a_heading_in_front_of_a_first_part_is_short() -> None:
    turns_at(lambda n: not list(lettered_parts(f"C.4{'校' * n}C.4.1教室应当安全。")), 31)


CHAPTER = (
    "青禾区规划\n5.1 园区\n推进园区建设。\n5.2 品牌\n推进品牌建设（首批）{}六、扩大开放领域\n{}"
)
PARTS = "6.1 合作\n开展合作交流。\n6.2 口岸\n完善口岸功能。"


def test_a_chapter_behind_the_number_of_a_page_stands_where_its_first_part_follows() -> None:
    assert paths(CHAPTER.format("50", PARTS))[-3:] == ["六", "六/6.1", "六/6.2"]
    assert "六" not in paths(CHAPTER.format("50", "合作由区里组织。"))


def test_an_item_in_front_of_a_year_stands_behind_a_bracket_too() -> None:
    text = "青禾县分工方案\n一、审批\n（一）清理审批事项。（各部门负责）具体措施：1．编制事项清单。（县府办负责）2．2021年底前完成清理。（各部门负责）"
    assert paths(text)[-2:] == ["一/(一)/1", "一/(一)/2"]
    assert paths(
        "青禾县公报\n一、收入\n人均收入（万元）2.2021年为最高。\n二、支出\n支出平稳。"
    ) == ["一", "二"]


BOXED = "青禾县规划\n一、治理\n治理河道，改善水质{}\n1. 清淤\n每年清淤一次。\n2. 绿化\n沿河绿化。\n二、保障\n落实经费。"


@pytest.mark.parametrize("said", ["，详见专栏1河道治理工程", "。专栏1中的项目，由县里实施。"])
def test_a_box_that_is_spoken_of_is_none(said: str) -> None:
    assert not [p for p in paths(BOXED.format(said)) if "专栏" in p]


def test_a_box_may_close_a_line_with_its_title() -> None:
    found = headings(BOXED.format("。专栏1河道治理工程"))
    assert found["一/专栏1"] == "河道治理工程"
    assert "一/专栏1/2" in found


CUT_OFF = "3.8 推进整治修复工作\n{}\n3.9 建立实施保障机制\n{}"
LIST = "（1）县里统筹。\n（2）镇里落实。"


def test_two_parts_of_a_chapter_count_where_each_holds_a_list() -> None:
    assert paths(CUT_OFF.format(LIST, LIST))[::3] == ["3.8", "3.9"]
    assert "3.9" not in paths(CUT_OFF.format("县里统筹。", "镇里落实。"))


def cut(text: str, heads: list[str]) -> list[str]:
    """What is left of each of ``heads``, which stand in ``text`` in order, as one family."""
    spans: dict[int, tuple[int, int]] = {}
    at = 0
    for n, head in enumerate(heads):
        at = text.index(head, at)
        spans[n] = (at, at + len(head))
    told = spans | dict(agreed_ends(text, spans, [list(spans)]))
    return [text[slice(*span)] for span in told.values()]


SUBJECT = (
    "坚持学生导向校舍评估应当细致。坚持安全导向校舍评估先查隐患。坚持问题导向校舍评估逐间开展。{}"
)
TOGETHER = ["坚持学生导向校舍评估", "坚持安全导向校舍评估", "坚持问题导向校舍评估"]


def test_a_subject_that_the_paper_names_again_is_no_end_of_headings() -> None:
    again = "校舍评估由县里组织。" * 3
    assert cut(SUBJECT.format(again), TOGETHER) == [head[:6] for head in TOGETHER]
    assert cut(SUBJECT.format("评估由县里组织。"), TOGETHER) == TOGETHER
    assert cut(SUBJECT.format(again), TOGETHER[:2]) == TOGETHER[:2]


def test_a_heading_takes_the_word_in_which_its_siblings_end() -> None:
    text = "规模分析校舍的数量。年限分析校舍的年份。隐患分析校舍的缺损。布局分析校舍的远近。"
    assert cut(text, ["规模分析", "年限分析", "隐患分析", "布局"])[-1] == "布局分析"
    assert cut(text, ["规模分析", "年限分析", "隐患", "布局"])[-1] == "布局"


@pytest.mark.parametrize(("page", "left"), [(30, "教室用途"), (90, "教室用途31")])
def test_the_number_of_a_page_is_no_part_of_a_heading(page: int, left: str) -> None:
    text = f"校舍规程{page}\n教室用途31为保障教学，教室专用。\n走廊宽度应当合理。"
    assert cut(text, ["教室用途31"]) == [left]


def test_most_siblings_are_definitions() -> None:
    lines = {0: "校舍评估指对校舍的检查", 1: "年度评估指每年的检查", 2: "评估指标由县里制定"}
    assert dict(definitions(lines, [[0, 1, 2]])) == {0: 4, 1: 4}
    assert dict(definitions(lines, [[0, 2]])) == {}


POINTS = "青禾大学要点\n一、本校为促进交流{之}学习效果，特订定本要点。二、学生申请{之}资格，由教务处审查{之}。三、获选{之}学生，应于每学期开学前返校报到并办理注册手续。"


def test_points_worded_as_in_taiwan_have_no_glued_headings() -> None:
    assert not any(headings(POINTS.format(之="之")).values())


TASKS = "青禾县方案\n一、审批\n（一）精简审批。具体措施：1．完善校舍安全信息平台功能，扩大平台使用范围{}2．推动取消校舍租用证明材料，优化登记流程{}"


def test_tasks_that_a_colon_leads_to_are_sentences() -> None:
    found = headings(TASKS.format(*["。（县教育局负责）"] * 2))
    assert [found["一/(一)/1"], found["一/(一)/2"]] == [None, None]


def test_the_first_sentence_of_three_phrases_is_headed_like_its_siblings() -> None:
    items = ["健全管理制度，明确职责", "加强日常巡查，消除隐患", "改善校舍条件，落实经费"]
    odd = "完善应急预案，备足物资，开展演练"
    text = "青禾县意见\n一、措施\n" + "\n".join(
        f"（{n}）{head}。各校应当按照要求做好工作，每月报告。"
        for n, head in zip("一二三四", [*items, odd], strict=True)
    )
    assert headings(text)["一/(四)"] == odd


PLAN = (
    "青禾县规划\n一、背景\n校舍老旧。\n二、保障措施{}\n"
    "（一）加强组织领导各校要成立校舍改造工作专班，由校长负责，每月调度改造进度。\n"
    "（二）强化资金投入按照政府主导、社会参与的原则，多方筹措校舍改造资金。\n"
    "（三）强化督导考核各镇要把校舍改造列入年度考核，对进度慢的学校通报。\n"
)


def test_the_list_below_a_glued_heading_is_glued_too() -> None:
    glued = headings(PLAN.format("加强对改造的组织，确保按期完成。各校应当落实责任，定期报告。"))
    assert glued["二/(二)"] == "强化资金投入"
    assert headings(PLAN.format("\n各校应当按期完成。"))["二/(二)"] is None


def test_a_line_that_leads_to_a_list_is_no_heading_behind_its_colon() -> None:
    text = "青禾港要点\n一、泊位应当符合下列条件：（查核表如附件一）\n（一）水深足够。\n（二）通道畅通。\n二、泊位由港务处管理。"
    assert headings(text)["一"] is None


@pytest.mark.parametrize(
    "text",
    [
        "前言\n主要变化如下：\na) 更改了范围；\nb) 增加了附录A（规范性）“校舍分类”；\nc) 删除了附录B（资料性）“检查记录”。\n1 范围\n本文件规定了要求。\n2 要求\n校舍应安全。\n",
        "青禾省公告\n现发布标准，其中附录A（规范性附录）为强制性条款，附录B（资料性附录）为推荐性条款。\n一、实施时间\n2021年6月1日。\n二、解释\n由省教育厅负责。\n",
        "青禾省教案\n一、标准的结构\n标准由正文和附录组成。附录A（规范性）与正文具有同等效力，附录B（资料性）只供参考。\n二、标准的编号\n编号由代号组成。\n",
        "编制说明\n三、主要变化\n（1）增加了附录A（规范性）校舍分类；\n（2）删除了附录B（资料性）检查记录。\n四、其他\n无。\n",
        "5 检验\n5.1 项目：本标准附录A（规范性）所列项目。\n5.2 判定：全部合格判为合格；附录C（资料性）给出判定示例。\n6 标志\n产品应有标志。\n",
        "青禾中学方案\n一、网络设备\n交换机端口A.1接教学楼。A.2接办公楼。A.3接图书馆。\n二、考场\n考场B.1在一楼。B.2在二楼。\n",
    ],
)
def test_what_is_said_of_appendices_and_codes_opens_nothing(text: str) -> None:
    assert not [p for p in paths(text) if "附录" in p or "A." in p or "B." in p]
