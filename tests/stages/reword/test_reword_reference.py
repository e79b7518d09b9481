"""Restoring from a clean original, and learning a lexicon from one."""

from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest
from command import rows, run

from eduparse.document.document import Document
from eduparse.errors import ConfigError
from eduparse.language.mixture import mixture
from eduparse.readers.named_files import named_lexicon, named_references
from eduparse.settings import Settings
from eduparse.stages.reword.alignment import aligned
from eduparse.stages.reword.learning import mine
from eduparse.stages.reword.lexicon import Lexicon, lexicon_text, read_lexicon
from eduparse.stages.reword.page_reading import read_page
from eduparse.stages.reword.reference import References
from eduparse.stages.reword.restore import Reword
from eduparse.stages.reword.spinner import spinner_of
from eduparse.stages.reword.word_table import read_table
from eduparse.stages.simplify.conversion import Conversion

ORIGINAL = (
    "教育部办公厅关于做好义务教育优质均衡工作的通知\n教基厅函〔2021〕43号\n"
    "坚持以人民为中心，建设高素质教师队伍，持续深化改革。\n"
    "一、总体要求\n着力提升薄弱学校办学质量，全面落实双减任务，保障适龄儿童享有公平的教育。\n"
    "二、组织实施\n各地要认真做好宣传动员，及时总结经验，营造良好氛围，切实办好每一所农村学校。\n"
)
SPUN = (
    "教会部办公厅对于作念好义务教会优质平衡使命的奉告\n教基厅函〔2021〕43号\n"
    "坚执以东说念主民为中心，开发高教诲锤真金不怕火队列，执续深化转变。\n"
    "一、总体要求\n遵循擢升薄弱学校办学质地，全面落实双减任务，保险适龄儿童享有自制的教会。\n"
    "二、组织实施\n各地要珍贵作念好宣传动员，实时回首教诲，营造考究氛围，切实办好每一所农村塾校。\n"
)
OTHER = "关于印发校园安全工作办法的通知\n各学校应当建立值班制度，配备保安人员，定期检查消防设施。\n"


def folder_of(path: Path, **texts: str) -> str:
    path.mkdir(exist_ok=True)
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text, "utf-8")
    return str(path)


def restored(text: str, folder: str) -> Document:
    page = Document.of_page("x", "x", text)
    return page.apply("reword", Reword(references=named_references(folder)[0])(page))


def test_the_exact_wording_comes_back_and_is_told(tmp_path: Path) -> None:
    doc = restored(SPUN, folder_of(tmp_path / "clean", a=OTHER, b=ORIGINAL))
    assert doc.text == ORIGINAL
    assert doc.undo() == SPUN
    known = doc.metadata.restored_from
    assert known is not None
    assert (known.source, known.by) == ("b.txt", "number")
    assert known.extent == known.exactness == 1.0


def test_shared_text_finds_it_where_there_is_no_number(tmp_path: Path) -> None:
    number = "教基厅函〔2021〕43号\n"
    folder = folder_of(tmp_path / "clean", a=OTHER, b=ORIGINAL.replace(number, ""))
    doc = restored(SPUN.replace(number, ""), folder)
    assert doc.text == ORIGINAL.replace(number, "")
    assert doc.metadata.restored_from is not None
    assert doc.metadata.restored_from.by == "text"


def test_what_only_the_page_has_stays_and_nothing_is_added(tmp_path: Path) -> None:
    extract = SPUN.partition("二、组织实施")[0] + "本文由热心读者整理。\n"
    doc = restored(extract, folder_of(tmp_path / "clean", b=ORIGINAL))
    assert doc.text == ORIGINAL.partition("二、组织实施")[0] + "本文由热心读者整理。\n"
    known = doc.metadata.restored_from
    assert known is not None
    assert known.extent < 0.8
    assert known.exactness < 1.0


def test_the_width_of_the_page_stays(tmp_path: Path) -> None:
    narrow = SPUN.replace("，", ",")
    doc = restored(narrow, folder_of(tmp_path / "clean", b=ORIGINAL))
    assert doc.text == ORIGINAL.replace("，", ",")


def test_without_its_original_the_lexicon_works(tmp_path: Path) -> None:
    doc = restored(SPUN, folder_of(tmp_path / "clean", a=OTHER))
    assert doc.metadata.restored_from is None
    assert "教育部办公厅" in doc.text


def test_a_paper_that_carries_out_another_is_not_its_copy(tmp_path: Path) -> None:
    local = (
        "某市教育局转发教育部办公厅通知\n根据教基厅函〔2021〕43号，结合我市实际，现提出如下意见。\n"
        "各县区要成立专班，逐校制定台账，每季度报送进展，年底组织验收，结果纳入考核。\n"
    )
    doc = restored(SPUN, folder_of(tmp_path / "clean", a=local))
    assert doc.metadata.restored_from is None


def test_a_clean_document_is_left_alone(tmp_path: Path) -> None:
    doc = restored(ORIGINAL.replace("薄弱", "较弱"), folder_of(tmp_path / "clean", b=ORIGINAL))
    assert doc.layers == ()


def test_broken_huge_and_spun_references_are_left_out(tmp_path: Path) -> None:
    folder = Path(folder_of(tmp_path / "clean", b=ORIGINAL, spun=SPUN, empty=""))
    (folder / "huge.txt").write_bytes(b"a" * 4_000_001)
    (folder / "rows.jsonl").write_text('{"text": "好"}\n{"text": \n', "utf-8")
    left_out = dict(named_references(str(folder))[1])
    assert set(left_out) == {"spun.txt", "huge.txt", "empty.txt", "rows.jsonl:2"}
    assert "spun" in left_out["spun.txt"]
    assert restored(SPUN, str(folder)).text == ORIGINAL


def test_references_that_cannot_be_read_stop_nothing(tmp_path: Path) -> None:
    folder = Path(folder_of(tmp_path / "clean", b=ORIGINAL))
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    (folder / "broken.jsonl.zst").write_bytes(b"\x28\xb5\x2f\xfd cut off")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    left_out = {name for name, _ in named_references(str(folder))[1]}
    assert {"broken.docx", "broken.jsonl.zst"} <= left_out
    assert restored(SPUN, str(folder)).text == ORIGINAL


def test_a_spun_page_in_traditional_script_is_restored(tmp_path: Path) -> None:
    folder_of(tmp_path / "clean", b=ORIGINAL)
    traditional = Conversion("tw", to="hant")(SPUN)
    assert traditional != SPUN
    (tmp_path / "page.txt").write_text(traditional, "utf-8")
    told = ("--rows", "documents", "--reference", "clean")
    (row,) = rows(run("clean", "page.txt", *told, cwd=tmp_path).stdout)
    assert row["text"] == ORIGINAL


def test_of_a_page_that_is_half_spun_the_other_half_stays(tmp_path: Path) -> None:
    half = ORIGINAL.partition("二、组织实施")[0].replace("持续深化改革", "不断深化改革")
    page = half + "二、组织实施" + SPUN.partition("二、组织实施")[2] + SPUN
    doc = restored(page, folder_of(tmp_path / "clean", a=OTHER))
    assert doc.text.startswith(half)
    assert "教会" not in doc.text


def test_a_folder_that_cannot_serve_stops_the_run(tmp_path: Path) -> None:
    for name in (str(tmp_path / "none"), folder_of(tmp_path / "bare", spun=SPUN)):
        with pytest.raises(ConfigError, match="reference"):
            Settings(reference=name)
    (tmp_path / "page.txt").write_text(SPUN, "utf-8")
    done = run("clean", "page.txt", "--reference", "none", cwd=tmp_path)
    assert done.returncode == 2
    assert "none is not a folder" in done.stderr.decode()


def _layers(row: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    edits = row["edits"]
    return [(str(name), list(group)) for name, group in groupby(edits, key=itemgetter("pass"))]


@pytest.mark.parametrize("workers", [1, 2])
def test_the_command_line_restores_and_says_what_it_left_out(tmp_path: Path, workers: int) -> None:
    folder_of(tmp_path / "clean", b=ORIGINAL, spun=SPUN)
    (tmp_path / "page.txt").write_text(SPUN, "utf-8")
    done = run(
        *("clean", "page.txt", "--rows", "documents", "--edits"),
        *("--reference", "clean", "--workers", workers),
        cwd=tmp_path,
    )
    (row,) = rows(done.stdout)
    assert row["text"] == ORIGINAL
    assert row["metadata"]["restored_from"]["source"] == "b.txt"
    (layer,) = [edits for name, edits in _layers(row) if name == "reword"]
    assert {e["rule"] for e in layer} == {"reword.reference"}
    assert "spun.txt: It is spun itself." in done.stderr.decode()


def test_alignment_covers_both_texts_in_order() -> None:
    at = begin = 0
    for block in aligned(SPUN, ORIGINAL):
        assert (block.start >= at) & (block.original_start >= begin)
        here = SPUN[block.start : block.end]
        there = ORIGINAL[block.original_start : block.original_end]
        assert ("".join(here.split()) == "".join(there.split())) == block.same
        assert not SPUN[at : block.start].strip()
        at, begin = block.end, block.original_end
    assert not (SPUN[at:] + ORIGINAL[begin:]).strip()


def test_pairs_are_mined_with_counts_and_tiers() -> None:
    mined = mine([(SPUN, ORIGINAL)] * 2)
    pairs = {(e.spun, e.original): e for e in mined.entries}
    assert pairs["教会", "教育"].seen == 6
    assert "signature" in {e.tier for e in mined.entries}
    assert pairs["奉告", "通知"].tier == "rare"
    assert all(e.why.startswith(("aligned: ", "part of ")) for e in mined.entries)


def test_pairs_teach_their_parts_and_what_is_written_reads_back() -> None:
    entries = mine([(SPUN, ORIGINAL)] * 2).entries
    parts = {(e.spun, e.original): e for e in entries if e.why.startswith("part of ")}
    assert parts["执", "持"].tier == "ambiguous"
    assert read_lexicon(lexicon_text(entries), "mine.tsv").entries == entries


def test_a_part_restores_a_word_that_was_not_seen() -> None:
    learned = spinner_of("user", Lexicon(mine([(SPUN, ORIGINAL)]).entries))
    line = "政府要加大财政支执力度"
    made, _ = read_page(mixture(), line, [(0, len(line))], [learned], {"user": 0.9})
    assert [(c.start, c.entry.original) for c in made] == [(8, "持")]


LIGHT = (
    ORIGINAL.replace("改革", "转变")
    .replace("均衡", "平衡")
    .replace("实施", "履行")
    .replace("认真", "珍贵")
)


def test_a_lightly_spun_page_is_restored_by_its_copy_alone(tmp_path: Path) -> None:
    """With its copy at hand every word of it comes back, whatever the lexicons know."""
    folder = folder_of(tmp_path / "clean", b=ORIGINAL)
    assert restored(LIGHT, folder).text == ORIGINAL


def test_another_edition_is_no_spun_copy(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "clean", b=ORIGINAL)
    edition = ORIGINAL.replace("2021", "2022").replace("公平的教育", "公平而优质的教育")
    assert restored(edition, folder).text == edition


def test_a_spun_page_keeps_the_figures_of_its_own_edition(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "clean", b=ORIGINAL)
    edition = restored(LIGHT.replace("2021", "2022"), folder)
    assert "〔2022〕43号" in edition.text
    assert edition.metadata.restored_from is None


def test_tables_as_they_circulate_are_read() -> None:
    table = read_table("词\t替换\n大\t年夜\n学校→黉舍\n学校=黉舍\nseo,搜索引擎优化\n\n")
    assert [(e.spun, e.original) for e in table.entries][1:] == [("年夜", "大"), ("黉舍", "学校")]
    assert table.left_out == 1


def test_an_unrelated_original_teaches_nothing() -> None:
    mined = mine([(SPUN, OTHER)])
    assert mined.entries == ()
    assert mined.same[0] < 0.3


def test_what_one_document_teaches_helps_another(tmp_path: Path) -> None:
    (tmp_path / "spun.txt").write_text(SPUN.replace("氛围", "气雾"), "utf-8")
    (tmp_path / "clean.txt").write_text(ORIGINAL, "utf-8")
    done = run("learn-lexicon", "spun.txt", "clean.txt", "-o", "mine.tsv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert any(e.original == "氛围" for e in named_lexicon(str(tmp_path / "mine.tsv")).entries)
    other = SPUN.replace("营造考究氛围", "培育考究气雾")
    (tmp_path / "page.txt").write_text(other, "utf-8")
    (row,) = rows(run("reword", "page.txt", "--lexicon", "mine.tsv", cwd=tmp_path).stdout)
    assert "培育良好氛围" in row["text"]


def test_learn_lexicon_wants_pairs_that_belong_together(tmp_path: Path) -> None:
    (tmp_path / "spun.txt").write_text(SPUN, "utf-8")
    (tmp_path / "other.txt").write_text(OTHER, "utf-8")
    assert run("learn-lexicon", "spun.txt", cwd=tmp_path).returncode == 2
    done = run("learn-lexicon", "spun.txt", "other.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert "nothing is learnt" in done.stderr.decode()
    assert done.stdout.decode() == "spun\toriginal\ttier\tseen\twhy\tclean\twas\n"
    assert run("learn-lexicon", "none.txt", "other.txt", cwd=tmp_path).returncode == 2


def test_stages_in_a_pipe_that_are_told_the_same_give_the_same_rows(tmp_path: Path) -> None:
    folder_of(tmp_path / "clean", b=ORIGINAL)
    (tmp_path / "page.txt").write_text(SPUN, "utf-8")
    told = ("--reference", "clean", "--quiet")
    data = run("decode", "page.txt", *told, cwd=tmp_path).stdout
    for stage in ("repair", "simplify", "cut", "strip", "reword"):
        data = run(stage, "-", *told, stdin=data, cwd=tmp_path).stdout
    data = run("split", "-", "--rows", "documents", *told, stdin=data, cwd=tmp_path).stdout
    whole = run("clean", "page.txt", "--rows", "documents", "--edits", *told, cwd=tmp_path).stdout
    assert data == whole


def test_one_form_that_is_no_chinese_shows_a_spun_page_beside_its_copy() -> None:
    clean = "青石市图书馆招募志愿者。\n年满十八岁的人可以报名，每人每月服务四小时。\n馆员教新来的人整理图书，也请老人讲故事。\n"
    spun = clean.replace("人", "东说念主")
    found = References([("a", clean)]).restored(spun, proven=False)
    assert found is not None
    assert {e.after for e in found.edits} == {"人"}
    edition = clean.replace("图书", "书刊")
    assert References([("a", clean)]).restored(edition, proven=False) is None
