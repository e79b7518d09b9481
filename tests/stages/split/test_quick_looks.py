"""What looks first whether there is anything to find finds what a search of everything found."""

import re

import pytest
import regex

import eduparse
from eduparse.language.clause_labels import BEHIND_STOP, ENDS_BEHIND_STOP
from eduparse.pipeline import STAGES, pipeline
from eduparse.rules.rule import Rule
from eduparse.rules.rulebook import PACKAGED
from eduparse.settings import Settings
from eduparse.stages.split import (
    article_proof,
    contents,
    evidence,
    label_forms,
    label_search,
    lost_labels,
    references,
    title_weight,
)
from eduparse.stages.split.front_matter import front, letterhead
from eduparse.stages.split.label import Label, headed_by
from eduparse.stages.split.label_search import choose_labels
from eduparse.stages.split.labels import label_candidates
from eduparse.stages.split.quotes import quotations
from eduparse.stages.split.responsible import NamedRoles, may_name, responsible

HEAD = "青禾县教育局关于印发校舍检查办法的通知\n各中小学：\n"
BODY = "一、检查校舍。\n各校检查校舍并上报。\n二、上报结果。\n各校十日内上报结果。\n"


@pytest.mark.parametrize("role", ["负责", "牵头", "配合", "参与", "主办", "承办", "协办", "落实"])
def test_every_word_of_a_role_is_looked_for(role: str) -> None:
    clause = f"（一）检查校舍。（青禾县教育局{role}）"
    assert NamedRoles(clause).inside([(0, len(clause))])
    assert may_name(clause, [(0, len(clause))])
    assert responsible(clause) == ("青禾县教育局",)


def test_a_word_of_a_role_is_looked_for_where_the_clause_stands() -> None:
    text = "（一）检查校舍。\n（二）检查食堂（教育局负责）。\n（三）总结职责任务。"
    places = NamedRoles(text)
    assert [places.inside([span]) for span in [(0, 8), (9, 24), (25, 35)]] == [False, True, True]
    assert places.inside([(30, 32)])  # the end of one and the beginning of another: 责任


@pytest.mark.parametrize(
    "said", ["（一）检查校舍。", "第三条 学校负责检查校舍", "（青禾县教育局印发）"]
)
def test_a_clause_without_a_key_or_a_role_names_nobody(said: str) -> None:
    assert responsible(said) == ()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("现将有关事项通知如下：", True),
        ("检查情况如下，结果公示如下", True),
        ("特此通知。", True),
        ("检查情况如下：", False),
        ("学校如下图所示通知家长。", False),
    ],
)
def test_a_notice_says_what_stands_below(body: str, told: bool) -> None:  # noqa: FBT001 - a row
    assert title_weight._gives_notice(f"{body}\n") is told  # noqa: SLF001 - the look itself


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("青禾县政府　函\n地址：青禾路1号\n受文者：各中小学\n", "青禾县政府"),
        ("青禾县政府　函\n主旨：检查校舍。\n", "青禾县政府"),
        ("青禾县政府　函\n地址：青禾路1号\n各中小学\n", None),
    ],
)
def test_the_head_of_a_letter_has_one_of_its_keys(text: str, organ: str | None) -> None:
    found = letterhead(text)
    assert (found and found["organ"]) == organ


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("青禾县校舍检查办法第一条 学校检查校舍。", True),
        ("青禾县校舍检查办法是什么呢？学校检查校舍。", False),
    ],
)
def test_a_title_glued_to_the_body_once_more(line: str, again: bool) -> None:  # noqa: FBT001 - a row
    title = "青禾县校舍检查办法"
    text = f"{title}\n{line}\n"
    assert (front(text, len(text), title).end == text.index(line) + len(title)) is again


def test_a_title_that_is_set_wide_is_found_on_its_line() -> None:
    text = "文号一 青 禾 县 校 舍 检 查 办 法 印发\n第一条 学校检查校舍。\n"
    found = front(text, text.index("第一条"), "青禾县校舍检查办法")
    assert found.end == text.index("\n")


def test_the_next_label_of_a_row_stands_beside_its_elder() -> None:
    text = "一、检查。\n（一）校舍。\n（二）食堂。\n二、上报。\n（一）数据。\n三、整改。\n"
    nodes = choose_labels(list(label_candidates(text)), ())
    assert [node.parent for node in nodes] == [None, 0, 0, None, 3, None]


def test_articles_count_their_neighbours_kind_by_kind() -> None:
    text = "第一章 总则\n第一条 学校检查校舍。\n第二条 学校上报结果。\n第二章 检查\n第三条 学校整改。\n"
    found = list(label_candidates(text))
    assert [label.kind for label in found] == ["章", "条", "条", "章", "条"]
    assert list(article_proof.unproven_articles(text, found)) == []


def test_a_page_is_stamped_alike_at_once_and_stage_by_stage() -> None:
    flow = pipeline(Settings())
    page = eduparse.decode(f"{HEAD}{BODY}".encode())
    docs = [page]
    for stage in STAGES[1:]:
        docs = flow.run_stage(docs, stage)
    at_once = flow.run(page, STAGES[1:])
    assert [doc.metadata.eduparse for doc in docs] == [doc.metadata.eduparse for doc in at_once]
    assert [doc.clauses for doc in docs] == [doc.clauses for doc in at_once]


@pytest.mark.parametrize(
    "text",
    [
        "检查校舍。1）检查食堂",
        "检查校舍； 12)检查食堂",
        "（校舍）a）检查食堂",
        "检查校舍。问：何时检查",
        "检查校舍。7二、检查食堂",
        "检查校舍） 148十二 、检查食堂",
        "8 DB11/T 123—2020g)检查食堂",
    ],
)
def test_a_weak_label_behind_a_stop_ends_as_is_looked_for(text: str) -> None:
    assert BEHIND_STOP.search(text) is not None
    assert ENDS_BEHIND_STOP.search(text) is not None


@pytest.mark.parametrize("text", ["检查校舍（1）和食堂。", "校舍、食堂。一、检查", "提问。"])
def test_other_marks_end_no_weak_label(text: str) -> None:
    assert BEHIND_STOP.search(text) is None
    assert ENDS_BEHIND_STOP.search(text) is None


@pytest.mark.parametrize(
    "token",
    [
        *(
            "《校舍办法》",
            "第三条",
            "第3条第二款",
            "第（二）项",
            "第二、三项",
            "前款",
            "前两款",
            "前条",
        ),
        *("前二项", "本条", "本条第一款", "本章", "本节", "第二章", "附件3", "附 件一", "附表2"),
    ],
)
def test_every_reference_begins_as_is_looked_for(token: str) -> None:
    text = f"依照{token}规定办理。"
    found = references._TOKEN.search(text)  # noqa: SLF001 - the looks themselves
    begins = [m.start() for m in references._BEGINS.finditer(text)]  # noqa: SLF001 - as above
    assert found is not None
    assert found.start() in begins


def test_a_second_item_of_a_row_begins_as_is_looked_for() -> None:
    text = "依照（一）和（二）办理，见附件"
    begins = [m.start() for m in references._BEGINS.finditer(text)]  # noqa: SLF001 - as above
    assert begins == [6, 13]


@pytest.mark.parametrize("mark", ["“”", "‘’", '""', "''"])
@pytest.mark.parametrize("gap", ["", "第十条，即" * 11 + "学校办校舍", "：\n  "])
def test_a_word_of_amending_is_found_from_the_mark_behind_it(mark: str, gap: str) -> None:
    text = f"一、第三条修改为{gap}{mark[0]}第三条 检查校舍。\n（一）食堂{mark[1]}。"
    low = text.index(mark[0]) + 1
    assert (low, text.rindex(mark[1])) in list(quotations(text))


def test_a_mark_too_far_from_a_word_of_amending_opens_no_quotation() -> None:
    text = "第三条修改为" + "校" * 61 + "‘第三条 检查校舍。\n（一）食堂’。"
    assert list(quotations(text)) == []


def test_rules_that_no_text_can_fulfil_are_not_asked() -> None:
    inside, drawn = evidence.place_rules(PACKAGED, "│一、检查校舍")
    same, bare = evidence.place_rules(PACKAGED, "一、检查校舍")
    assert inside is same
    assert drawn["一"][3]
    assert not bare["一"][3]


@pytest.mark.parametrize(
    ("expression", "plain"),
    [
        ("[^x]{2}(?P<label>a)", True),
        ("(?P<n>x)(?:a)(?P=n)", True),
        ("(?<!x)(?P<label>a)", False),
        ("(?P<label>a)(?=x)", False),
        ("^(?P<label>a)", False),
        ("(?P<label>a)$", False),
        (r"\b(?P<label>a)", False),
        ("x*+(?P<label>a)", False),
    ],
)
def test_what_looks_around_a_match_is_asked_of_each_place(expression: str, *, plain: bool) -> None:
    assert evidence._is_plain(expression) is plain  # noqa: SLF001 - the look itself


@pytest.mark.parametrize("rule", PACKAGED.rules("labels"))
def test_no_rule_is_kept_from_a_label_that_it_could_open_with(rule: Rule) -> None:
    _, label = str(rule.expression).split("(?P<label>")
    pattern = regex.compile(f"(?:{re.sub(r'[(][?]P=.*?[)]', '.', label)}")
    for char in "第（(①⑳〇一十百1９a●—":
        opens = pattern.match(char, partial=True) is not None
        assert evidence.may_open(f"(?P<label>{label}", char) or not opens


@pytest.mark.parametrize(
    ("label", "char", "may"),
    [
        ("第[条款])", "第", True),
        ("第[条款])", "一", False),
        ("(?P<n>[一二]{1,2})、)", "二", True),
        ("(?P<n>[一二]{1,2})、)", "第", False),
        ("[（(]0?\\d{2}[）)])", "1", False),
        ("[一二]?第)", "第", True),
        ("[（(]1[）)]|[①-⑳])", "①", True),
        ("(?:第|一)条)", "一", True),
        (".第)", "一", True),
    ],
)
def test_a_rule_is_asked_of_what_its_label_may_open_with(
    label: str, char: str, *, may: bool
) -> None:
    assert evidence.may_open(f"(?P<label>{label}", char) is may


@pytest.mark.parametrize("kind", ["条", "一、"])
@pytest.mark.parametrize(
    ("between", "passed_over"),
    [
        ("检查校舍；", True),
        ("各校检查校舍：", True),
        ("各校" * 20, True),
        ("总则", False),
        ("各校检查校舍。\n总则", False),
        ("", False),
    ],
)
def test_no_label_is_lost_below_a_line_that_is_no_heading(
    between: str, kind: str, *, passed_over: bool
) -> None:
    text = f"一、{between}\n二、"
    before = Label(0, 2, kind, 1, "一、", "一", line_start=True, place=4.0)
    label = Label(len(text) - 2, len(text), kind, 2, "二、", "二", line_start=True, place=4.0)
    assert lost_labels.stands_below_text(text, between, label) is passed_over
    if passed_over:
        for again in (True, False):
            assert lost_labels.below_lost(text, before, label, again=again, gap=True) == label


def test_a_stop_closes_the_line_above_an_article_alone() -> None:
    text = "一、检查校舍。\n二、"
    label = Label(8, 10, "条", 2, "二、", "二", line_start=True, place=4.0)
    assert lost_labels.stands_below_text(text, "检查校舍。", label)
    assert not lost_labels.stands_below_text(text, "检查校舍。", label._replace(kind="一、"))


def test_labels_that_count_on_are_read_as_by_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + (
        "一、检查校舍\n（一）查屋顶。\n（二）查墙，依照第三条。\n1.砖墙。\n2.土墙。\n（三）查门。\n"
        "二、总结\n（一）上报。\n三、附则\n专栏1 要求\n一、早报。\n二、实报。\n\n四、施行\n"
    )
    found = list(label_candidates(text))
    read = label_search.weighed_labels(found, [])
    monkeypatch.setattr(label_search, "_in_row", lambda state, _labels, at: (state, at))
    assert label_search.weighed_labels(found, []) == read
    assert len(read[1]) > 10


def test_a_label_is_marked_as_by_replacing() -> None:
    label = next(label_candidates("一、检查校舍。\n二、总结。\n"))
    assert headed_by(label, 7) == label._replace(headed=7)


@pytest.mark.parametrize(
    ("length", "kept"), [(label_forms.LONGEST_KEPT, 1), (label_forms.LONGEST_KEPT + 1, 0)]
)
def test_labels_of_a_short_text_are_kept_for_who_asks_next(length: int, kept: int) -> None:
    text = "一、检查校舍。\n".ljust(length, "校")
    label_forms._formed_of_short.cache_clear()  # noqa: SLF001 - what is kept
    first = label_forms.formed_labels(text, PACKAGED)
    assert list(label_forms.formed_labels(text, PACKAGED)) == list(first)
    assert label_forms._formed_of_short.cache_info().hits == kept  # noqa: SLF001 - as above


@pytest.mark.parametrize("blank", ["", " ", "\u3000\t"])
def test_lines_with_a_page_behind_them_are_looked_for_by_their_ends(blank: str) -> None:
    rows = "".join(
        f"第{n}章 检查 {page}{blank}\n" for n, page in zip("一二三四", "1357", strict=True)
    )
    text = f"{rows}第一章 检查\n各校检查。\n第二章 检查\n各校上报。\n第三章 检查\n第四章 检查\n"
    assert contents.contents_ranges(text) == [(0, len(rows.rstrip()))]
