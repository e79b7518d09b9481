"""What looks first whether there is anything to find finds what a search of everything found."""

import pytest

import eduparse
from eduparse.pipeline import STAGES, pipeline
from eduparse.settings import Settings
from eduparse.stages.split import article_proof, title_weight
from eduparse.stages.split.front_matter import front, letterhead
from eduparse.stages.split.label_search import choose_labels
from eduparse.stages.split.labels import label_candidates
from eduparse.stages.split.responsible import may_name, names_bodies, responsible

HEAD = "青禾县教育局关于印发校舍检查办法的通知\n各中小学：\n"
BODY = "一、检查校舍。\n各校检查校舍并上报。\n二、上报结果。\n各校十日内上报结果。\n"


@pytest.mark.parametrize("role", ["负责", "牵头", "配合", "参与", "主办", "承办", "协办", "落实"])
def test_every_word_of_a_role_is_looked_for(role: str) -> None:
    clause = f"（一）检查校舍。（青禾县教育局{role}）"
    assert names_bodies(clause)
    assert may_name(clause, [(0, len(clause))])
    assert responsible(clause) == ("青禾县教育局",)


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
