"""OFD: pages set by a writer of its own (`ofd`) are read as the paragraphs and tables they were set from."""

import zipfile
from pathlib import Path

import pytest
from command import run
from ofd import NS, Paper, text_object

import eduparse
from eduparse.errors import DocumentError
from eduparse.readers.pages import document_of_bytes, document_of_file

TITLE = "青禾县教育局关于做好秋季开学工作的通知"
RECIPIENTS = "各乡镇中心学校，县直各学校："
BODY = (
    "为做好2024年秋季开学工作，保障师生安全，现将有关事项通知如下，请结合实际认真抓好落实，并将落实情况于9月10日前报县教育局办公室。",
    "一、全面排查校舍、食堂、校车等重点部位的安全隐患，建立台账，明确责任人和整改时限，做到不留死角、不走过场、不出事故。",
    "二、严格执行课程方案，开齐开足国家规定课程，不得随意增减课时。",
)
TASKS = (
    ("序号", "任务", "责任单位"),
    ("1", "改造校舍十所，新建幼儿园三所", "县教育局"),
    ("2", "", "县财政局"),
)


def paper(tmp_path: Path, *, header: str = "", rounds: int = 1) -> tuple[Path, list[str]]:
    """A paper in OFD, and the lines that must be read from it."""
    made = Paper(header)
    made.paragraph(TITLE, centred=True)
    made.paragraph(RECIPIENTS)
    want = [TITLE, RECIPIENTS]
    for _ in range(rounds):
        for text in BODY:
            made.paragraph(text)
            want.append(text)
        made.table(TASKS)
        want += ["\t".join(row) for row in TASKS]
    made.paragraph("青禾县教育局", right=True)
    made.paragraph("2024年8月20日", right=True)
    return made.write(tmp_path / "a.ofd"), [*want, "青禾县教育局", "2024年8月20日"]


@pytest.mark.parametrize(("header", "rounds"), [("", 1), ("青禾县人民政府公报", 6)])
def test_paragraphs_and_tables_of_several_pages(header: str, rounds: int, tmp_path: Path) -> None:
    path, want = paper(tmp_path, header=header, rounds=rounds)
    assert eduparse.repair(document_of_file(path)).text.split("\n") == want


def test_the_head_of_a_table_that_goes_on_is_printed_once(tmp_path: Path) -> None:
    made = Paper()
    rows = [
        ("序号", "任务", "责任单位"),
        *((str(n), f"任务第{n}项", "县教育局") for n in range(1, 40)),
    ]
    made.table(rows[:20])
    made.pages.append([])
    made.line = 0
    made.table([rows[0], *rows[20:]])
    path = made.write(tmp_path / "a.ofd")
    text = eduparse.repair(document_of_file(path)).text
    assert text.split("\n") == ["\t".join(row) for row in rows]


def test_two_columns_of_prose_are_read_one_after_the_other(tmp_path: Path) -> None:
    made = Paper()
    for n in range(12):
        made.put(text_object, 20.0, 40 + n * 8.0, f"左栏第{n:02}行写满了整整一栏的文字", 4.0)
        made.put(text_object, 115.0, 43 + n * 8.0, f"右栏第{n:02}行写满了整整一栏的文字", 4.0)
    text = document_of_file(made.write(tmp_path / "a.ofd")).text
    sides = [line[0] for line in text.split("\n") if line[0] in "左右"]
    assert sides == ["左"] * 12 + ["右"] * 12


def test_the_text_of_a_template_is_on_the_page(tmp_path: Path) -> None:
    path = Paper().write(tmp_path / "a.ofd")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["Doc_0/Tpls/T.xml"] = (
        f'<ofd:Page {NS}><ofd:Content><ofd:Layer ID="7">{text_object(8, 60.0, 50.0, "会议纪要")}</ofd:Layer>'
        "</ofd:Content></ofd:Page>"
    )
    parts["Doc_0/Document.xml"] = parts["Doc_0/Document.xml"].replace(
        "<ofd:PageArea>", '<ofd:TemplatePage ID="5" BaseLoc="Tpls/T.xml"/><ofd:PageArea>'
    )
    content = parts["Doc_0/Pages/Page_0/Content.xml"]
    parts["Doc_0/Pages/Page_0/Content.xml"] = content.replace(
        "<ofd:Content>", '<ofd:Template TemplateID="5"/><ofd:Content>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert document_of_file(path).text.split("\n")[0] == "会议纪要"


def test_a_file_of_another_name_is_read_by_its_content(tmp_path: Path) -> None:
    path, want = paper(tmp_path)
    assert TITLE in document_of_bytes(path.read_bytes(), "a.txt").text
    path.rename(tmp_path / "附件")
    done = run("clean", tmp_path / "附件", "--rows", "documents")
    assert want[0] in done.stdout.decode()


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"OFD.xml": "<a/>"}, "has no pages"),
        ({"OFD.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}, "declares entities"),
        ({"OFD.xml": "<a"}, "is damaged"),
        (
            {"OFD.xml": f"<x {NS}><DocBody><DocRoot>../../x</DocRoot></DocBody></x>"},
            "a part is missing",
        ),
        ({"OFD.xml": " " * 70_000_000}, "unpacks to"),
    ],
    ids=["no pages", "entities", "cut", "no part", "bomb"],
)
def test_what_is_no_ofd_says_so(parts: dict[str, str], said: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ofd", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    with pytest.raises(DocumentError, match=said):
        document_of_file(tmp_path / "a.ofd")


@pytest.mark.parametrize(
    "text",
    [
        (
            '<ofd:TextObject Boundary="1e308 1e308 9 9" Size="1e308" CTM="1e308 0 0 1e308 0 0">'
            '<ofd:TextCode X="1e308" Y="nan" DeltaX="g 999999999 1e308">极远</ofd:TextCode></ofd:TextObject>'
        ),
        (
            '<ofd:TextObject Boundary="0 0 9 9" Size="-1"><ofd:TextCode X="0" Y="0" DeltaX="x g">负'
            "</ofd:TextCode></ofd:TextObject>"
        ),
        (
            f'<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>{"M 0 0 L 9 9 " * 5000}'
            f"</ofd:AbbreviatedData></ofd:PathObject>{text_object(7, 10.0, 10.0, '网格')}"
        ),
        "".join(
            f'<ofd:PathObject Boundary="0 0 400 400"><ofd:AbbreviatedData>M {n} 0 L {n} 400 M 0 {n} L 400 {n}'
            "</ofd:AbbreviatedData></ofd:PathObject>"
            for n in range(400)
        )
        + text_object(7, 10.0, 10.0, "网格"),
    ],
    ids=["far away", "below zero", "many strokes", "many cells"],
)
def test_places_without_sense_cost_no_text_and_no_time(text: str, tmp_path: Path) -> None:
    made = Paper()
    made.pages[0].append(text)
    doc = eduparse.repair(document_of_file(made.write(tmp_path / "a.ofd")))
    kept = [word for word in ("极远", "负", "网格") if set(word) <= set(doc.text)]
    assert len(kept) == 1
