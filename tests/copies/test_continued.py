"""Papers over several pages: told apart from papers that only stand in a row, and made one document."""

import json
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the extra dedup is not installed")

from command import rows as rows_in
from command import run as command

import eduparse
from eduparse.copies.continued import BASE, in_order, seam, sheet_of
from eduparse.copies.papers import Paper
from eduparse.document.document import Document

HEAD = """明湖县教育局关于加强校园书香建设工作的通知
明教字〔2021〕18号
各乡镇中心学校、县直各学校：
为进一步推动全县中小学生阅读，丰富校园文化生活，现就有关事项通知如下。
一、总体要求
坚持立德树人，以学生为中心，把阅读贯穿教育教学全过程。到2022年底，全县中小学图书馆达标率达到95%以上。
二、主要任务
（一）改善阅读条件。各学校要按照生均不少于30册的标准配备图书，每年更新不少于5%。
"""
TAIL = """（二）开展阅读活动。每学期组织不少于2次的读书交流会，鼓励教师与学生同读一本书，建立学生阅读档案。
三、保障措施
各学校要成立工作小组，明确责任人。县教育局将书香校园建设纳入年度考核。
明湖县教育局
2021年3月12日
"""
WHOLE = HEAD + TAIL
INSIDE = HEAD.index("生均")  # a place inside a sentence
TITLE = HEAD.partition("\n")[0]


def paper(text: str) -> Paper:
    return Paper.of_row({"id": "x", "source": "x", "text": text})


@pytest.mark.parametrize(
    ("name", "stem", "number"),
    [
        ("a/t1.html", "a/t1.html", BASE),
        ("a/t20210312_40512.html", "a/t20210312_40512.html", BASE),
        ("a/t20210312_40512_2.html", "a/t20210312_40512.html", 2),
        ("content_7-1.shtml", "content_7.shtml", 1),
        ("通知（3）.txt", "通知.txt", 3),
        ("通知第2页.txt", "通知.txt", 2),
        ("http://a.example/x.aspx?id=5&page=2", "http://a.example/x.aspx?id=5", 2),
        ("http://a.example/x.aspx?page=2&id=5", "http://a.example/x.aspx?id=5", 2),
        ("2021-03.txt", "2021-03.txt", BASE),
    ],
)
def test_a_page_number_is_read_in_a_name(name: str, stem: str, number: int) -> None:
    assert sheet_of(name) == (stem, number)


@pytest.mark.parametrize(
    ("numbers", "count"),
    [
        ([BASE, 2, 3], 3), ([BASE, 1, 2], 3), ([1, 2], 2), ([0, 1, 2], 3), ([BASE, 2, 4], 2),
        ([BASE], 0), ([BASE, 3], 0), ([2, 3], 0), ([7, 8], 0), ([1, 3], 0), ([], 0),
    ],
)  # fmt: skip
def test_pages_count_on(numbers: list[int], count: int) -> None:
    assert in_order(numbers) == count


SEAMS = [
    ("labels count on", HEAD, TAIL, "continued.clause"),
    ("a sentence goes on", HEAD[:INSIDE], HEAD[INSIDE:] + TAIL, "continued.sentence"),
    ("the title is printed again", HEAD, f"{TITLE}\n{TAIL}", "continued.clause"),
    ("a heading ends the page", HEAD[: HEAD.index("（一）")], HEAD[HEAD.index("（一）") :] + TAIL, "continued.clause"),
    ("an annex that is listed", WHOLE.replace("明湖县教育局\n2", "附件：阅读量表\n明湖县教育局\n2"), "附件\n阅读量表\n一、目的\n了解阅读。\n", "continued.annex"),
    ("the page is signed", WHOLE, TAIL, None),
    ("another paper", HEAD, WHOLE.replace("校园书香建设", "安全"), None),
    ("another paper without a title", HEAD, TAIL.replace("（二）", "（五）"), None),
    ("the same kind, but a higher label is between", HEAD + "三、保障措施\n加强领导。\n", TAIL, None),
    ("the list begins again", HEAD, HEAD[HEAD.index("一、") :], None),
    ("nothing proves it", "关于开学的说明\n请各位家长按时送孩子到校。\n", "学校将提供午餐和校车服务。\n请遵守秩序。\n", None),
    ("two notices of a series", "关于放假的通知\n一、元旦放假三天。\n", "关于开学的通知\n二、九月一日开学。\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("what", "one", "two", "rule"), SEAMS, ids=[s[0] for s in SEAMS])
def test_a_seam_is_proven_or_not(what: str, one: str, two: str, rule: str | None) -> None:
    del what
    found = seam(paper(one), paper(two))
    assert (found and found.rule) == rule


def pages() -> list[Document]:
    return [
        Document.of_page("p1", "x.html", HEAD),
        Document.of_page("p2", "x_2.html", f"{TITLE}\n{TAIL}"),
        Document.of_page(
            "q", "other.html", "明湖县教育局关于校车的通知\n各学校：\n校车应当年检。\n"
        ),
    ]


def test_pages_are_told_and_stay_where_they_are_not_joined() -> None:
    first, second, other = eduparse.dedup(pages())
    assert first.work
    assert second.work
    assert other.work
    assert (second.work.relation, second.work.kept, second.work.kept_id) == (
        "continued",
        True,
        "p1",
    )
    assert second.work.id == first.work.id != other.work.id
    assert (first.text, second.text) == (HEAD, f"{TITLE}\n{TAIL}")


def test_joined_pages_are_one_document_that_proves_its_seams() -> None:
    whole, second, other = eduparse.dedup(reversed(pages()), join=True)[::-1]
    assert whole.text == WHOLE
    assert whole.metadata.issued == "2021-03-12"
    assert [c.path for c in whole.clauses if c.kind == "clause"] == [
        ("一",), ("二",), ("二", "(一)"), ("二", "(二)"), ("三",),
    ]  # fmt: skip
    assert whole.undo() == f"{HEAD}{TITLE}\n{TAIL}"
    (edit,) = (e for layer in whole.layers if layer.name == "copies.join" for e in layer.edits)
    assert edit.rule == "continued.clause"
    assert whole.work
    assert second.work
    assert other.work
    assert (whole.work.relation, whole.work.kept, other.work.kept) == ("same", True, True)
    assert (second.work.relation, second.work.kept) == ("continued", False)


def test_joined_pages_are_a_copy_of_the_whole() -> None:
    copy = Document.of_page("w", "w.html", WHOLE)
    found = eduparse.dedup([*pages(), copy], join=True)
    assert len({doc.work.id for doc in found if doc.work}) == 2
    assert sum(doc.work.kept for doc in found if doc.work) == 2


def test_the_command_joins_in_any_order_of_the_rows(tmp_path: Path) -> None:
    outs = []
    for n, docs in enumerate((pages(), pages()[::-1])):
        file = tmp_path / f"{n}.jsonl"
        made = [
            {"id": d.id, "text": d.text, "source": f"http://a.example/{d.source}"} for d in docs
        ]
        file.write_text("".join(json.dumps(row) + "\n" for row in made))
        done = command("dedup", file, "--join", "-o", tmp_path / f"o{n}.jsonl")
        assert done.returncode == 0, done.stderr
        assert b"went as continued: 1" in done.stderr
        went = rows_in((tmp_path / f"o{n}_copies.jsonl").read_bytes())
        assert [(row["id"], row["work"]["kept_id"], row["why"]) for row in went] == [
            ("p2", "p1", "joined")
        ]
        outs.append((tmp_path / f"o{n}.jsonl").read_bytes())
    assert outs[0] == outs[1]
    assert [row["text"] == WHOLE for row in rows_in(outs[0])].count(True) == 1
    refused = command("undo", tmp_path / "o0.jsonl", "-o", tmp_path / "back")
    assert "joined of several pages" in refused.stderr.decode()
