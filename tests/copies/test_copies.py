"""Copies of one paper: found, told from editions, the best kept, the damaged healed."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the extra dedup is not installed")
pytest.importorskip("numpy", reason="the extra dedup is not installed")

from command import run as command

import eduparse
from eduparse.copies.compare import compare_papers
from eduparse.copies.heal import healing
from eduparse.copies.papers import Paper
from eduparse.copies.signature import folded_text, signature
from eduparse.document.document import Document
from eduparse.document.edits import replay

PAPER = """云溪县教育局关于做好2021年中小学校园书香建设工作的通知
云教字〔2021〕18号
各乡镇中心学校、县直各学校：
为进一步推动全县中小学生阅读，丰富校园文化生活，现就有关事项通知如下。
一、总体要求
坚持立德树人，以学生为中心，把阅读贯穿教育教学全过程。到2022年底，全县中小学图书馆达标率达到95%以上。
二、主要任务
（一）改善阅读条件。各学校要按照生均不少于30册的标准配备图书，每年更新不少于5%。乡镇中心学校应当设立不少于60平方米的阅览室，并向周边村小开放。
（二）开展阅读活动。每学期组织不少于2次的读书交流会，鼓励教师与学生同读一本书，建立学生阅读档案，记录阅读数量和心得。
（三）培养阅读队伍。县教师发展中心负责对图书管理人员进行培训，培训时间每人每年不少于24学时，合格者发给证书。
三、保障措施
各学校要成立工作小组，明确责任人。县教育局将书香校园建设纳入年度考核，对成绩突出的学校给予表扬，对工作不力的予以通报。
所需经费从公用经费中列支，任何单位和个人不得向学生摊派费用。
云溪县教育局
2021年3月12日
"""


def paper(text: str, ident: str = "a", **facts: object) -> Paper:
    return Paper.of_row({"id": ident, "source": f"{ident}.txt", "text": text, "metadata": facts})


def framed(text: str) -> str:
    title, _, rest = text.partition("\n")
    return f"首页\n{title}\n发布时间：2023-05-06 来源：云溪县政府网 浏览次数：88\n{rest}【打印本页】【关闭窗口】\n"


def lossy(text: str) -> str:
    rng = random.Random(1)  # noqa: S311 - damage
    return "".join("\ufffd" if c > "\u4e00" and rng.random() < 0.03 else c for c in text)


def spun(text: str) -> str:
    pairs = {"推动": "鞭策", "丰富": "厚实", "坚持": "对峙", "配备": "装备部署", "组织": "构造", "鼓励": "勉励",
             "负责": "卖力", "合格": "及格", "成立": "建立", "突出": "凸起", "活动": "勾当", "条件": "前提"}  # fmt: skip
    for original, word in pairs.items():
        text = text.replace(original, word)
    return text


def forwarded(text: str) -> str:
    title = text.partition("\n")[0]
    return (
        f"石桥镇中心学校关于转发《{title}》的通知\n石校字〔2021〕4号\n各村小：\n"
        f"现将《{title}》转发给你们，请认真贯彻执行。\n石桥镇中心学校\n2021年3月20日\n{text}"
    )


RELATIONS: list[tuple[str, Callable[[str], str], str]] = [
    ("blanks", lambda t: t.replace("\n", "\n\n　　"), "same"),
    ("a frame", framed, "same"),
    ("lost characters", lossy, "damaged"),
    ("a spinner", spun, "damaged"),
    ("a phrase behind its title", lambda t: t.replace("的通知\n", "的通知点击进入直播间\n", 1), "damaged"),
    ("a title that goes on", lambda t: t.replace("的通知\n", "的补充通知\n", 1), ""),
    ("cut off", lambda t: t[: len(t) * 2 // 3], "excerpt"),
    ("its middle", lambda t: t[200:520], "excerpt"),
    ("a letter around it", forwarded, "forwarded"),
    ("another year", lambda t: t.replace("2021", "2022").replace("2022年底", "2023年底"), ""),
    ("another share", lambda t: t.replace("95%", "98%"), "edition"),
    ("another sum", lambda t: t.replace("30册", "40册"), "edition"),
    ("another place", lambda t: t.replace("云溪县", "平川县").replace("云教字", "平教字"), ""),
    ("may for shall", lambda t: t.replace("应当设立", "可以设立"), "edition"),
    ("a sentence more", lambda t: t.replace("给予表扬", "给予表扬和奖励，并优先安排改善办学条件的资金"), "edition"),
    ("an organ renamed", lambda t: t.replace("县教师发展中心", "县教育研究院"), "edition"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "made", "relation"), RELATIONS, ids=[r[0] for r in RELATIONS])
def test_a_relation_is_told(what: str, made: Callable[[str], str], relation: str) -> None:
    del what
    found = compare_papers(paper(made(PAPER), "b"), paper(PAPER))
    assert found.relation == relation, found


def test_a_mark_inside_a_figure_counts() -> None:
    assert signature("补助1.5万元，共计三年").key != signature("补助15万元，共计三年").key
    assert folded_text("第一条 为了，加强") == folded_text("第一条为了加强")


def document(text: str, ident: str) -> Document:
    return Document.of_page(ident, f"{ident}.txt", text)


def test_every_document_gets_its_work_and_the_best_is_kept() -> None:
    texts = {
        "a": lossy(PAPER),
        "b": PAPER,
        "c": PAPER[:400],
        "d": PAPER.replace("95%", "98%"),
        "e": "另一篇短文。",
    }
    found = {d.id: d.work for d in eduparse.dedup([document(t, n) for n, t in texts.items()])}
    works = {n: w for n, w in found.items() if w is not None}
    assert len(works) == 5
    assert {works[n].id for n in "abc"} == {works["b"].id}
    assert len({works[n].id for n in "bde"}) == 3
    assert [n for n in "abcde" if works[n].kept] == ["b", "d", "e"]
    assert works["d"].relation == "edition"
    assert works["d"].kept_id == "b"


def test_all_can_be_kept_and_the_damaged_are_healed() -> None:
    docs = eduparse.dedup(
        [document(lossy(PAPER), "a"), document(PAPER, "b")], keep="all", heal=True
    )
    assert docs[0].text == PAPER
    assert docs[0].undo() == lossy(PAPER)
    assert docs[1].text == PAPER


def test_a_wrong_way_to_keep_is_told() -> None:
    with pytest.raises(eduparse.ConfigError, match="best, first, all"):
        eduparse.dedup([], keep="newest")


@pytest.mark.parametrize("made", [lossy, spun])
def test_damage_is_healed(made: Callable[[str], str]) -> None:
    damaged = made(PAPER)
    assert damaged != PAPER
    assert replay(damaged, list(healing(paper(damaged, "b"), [paper(PAPER)]))) == PAPER


TITLE, _, BODY = PAPER.partition("\n")


def misread(text: str) -> str:
    return text.encode().decode("gbk", "replace")


def test_lines_misread_at_either_end_are_healed() -> None:
    body = BODY.removesuffix("2021年3月12日\n")
    damaged = f"{misread(TITLE)}\n{body}{misread('附件请到县教育局网站下载。')}\n"
    clean = f"{TITLE}\n{body}附件请到县教育局网站下载。\n"
    assert replay(damaged, list(healing(paper(damaged, "b"), [paper(clean)]))) == clean


def test_a_misread_line_that_is_another_one_stays() -> None:
    damaged = f"{misread('平川县应急管理局关于防汛值守的公告')}\n{BODY}"
    assert list(healing(paper(damaged, "b"), [paper(PAPER)])) == []


def test_a_known_word_of_a_spinner_is_healed_though_it_holds_a_negation() -> None:
    damaged = spun(PAPER).replace("不少于", "很多于")
    assert replay(damaged, list(healing(paper(damaged, "b"), [paper(PAPER)]))) == PAPER


def test_the_same_word_stays_in_a_paper_that_is_not_spun() -> None:
    assert list(healing(paper(PAPER.replace("不少于", "很多于", 1), "b"), [paper(PAPER)])) == []


ALLOWED = PAPER.replace("合格者发给证书", "未参加培训的另行补课，未补课的不发给证书")


@pytest.mark.parametrize(("character", "restored"), [("末", True), ("已", False)])
def test_a_negation_is_restored_where_nobody_writes_what_stands_there(
    character: str, *, restored: bool
) -> None:
    damaged = ALLOWED.replace("未", character)
    found = replay(damaged, list(healing(paper(damaged, "b"), [paper(ALLOWED)])))
    assert (found == ALLOWED) is restored


@pytest.mark.parametrize(
    "own",
    [
        PAPER.replace("60平方米", "80平方米"),
        PAPER.replace("不得向学生摊派", "可以向学生摊派"),
        PAPER.replace("所需经费", "本通知自印发之日起执行。\n所需经费"),
    ],
)
def test_what_a_copy_says_otherwise_stays(own: str) -> None:
    assert list(healing(paper(own, "b"), [paper(PAPER)])) == []


def test_what_a_copy_lacks_is_not_added() -> None:
    short = PAPER.replace(
        "（二）开展阅读活动。每学期组织不少于2次的读书交流会，鼓励教师与学生同读一本书，建立学生阅读档案，记录阅读数量和心得。\n",
        "",
    )
    assert short != PAPER
    assert list(healing(paper(short, "b"), [paper(PAPER)])) == []


def rows(texts: dict[str, str]) -> list[str]:
    return [
        json.dumps({"id": n, "source": f"{n}.txt", "text": t}, ensure_ascii=False)
        for n, t in texts.items()
    ]


TEXTS = {
    "n1": PAPER, "n2": framed(PAPER), "n10": lossy(PAPER), "m": PAPER[:400], "year": PAPER.replace("2021", "2020"),
    "empty": "", "line": "一行。", "line2": "一行。", "letter": forwarded(PAPER),
}  # fmt: skip


@pytest.mark.parametrize("more", [(), ("--workers", "2"), ("--keep", "all"), ("--keep", "first")])
def test_the_order_of_the_rows_changes_nothing(tmp_path: Path, more: tuple[str, ...]) -> None:
    lines = rows(TEXTS)
    outputs = []
    for seed in range(2):
        random.Random(seed).shuffle(lines)  # noqa: S311 - an order
        (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        done = command("dedup", "in.jsonl", "-o", f"out{seed}.jsonl", *more, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        outputs.append((tmp_path / f"out{seed}.jsonl").read_bytes())
        outputs.append((tmp_path / f"out{seed}_copies.jsonl").read_bytes())
    assert outputs[:2] == outputs[2:]
    kept = [json.loads(line) for line in outputs[0].splitlines()]
    went = [json.loads(line) for line in outputs[1].splitlines()]
    assert sorted(r["id"] for r in (*kept, *went)) == sorted(TEXTS)
    assert not list(tmp_path.glob(".*"))


def test_papers_that_share_boilerplate_stay_apart(tmp_path: Path) -> None:
    frame = "各单位要提高认识，加强领导，明确责任，确保各项措施落到实处，取得实效。\n执行中的问题请及时报告。\n"
    subjects = (
        "校车年检",
        "食堂验收",
        "图书采购",
        "体质监测",
        "教师体检",
        "校服招标",
        "防溺水巡查",
    )
    rng = random.Random(4)  # noqa: S311 - an order
    texts = {}
    for name in subjects:
        said = "".join(rng.sample("春夏秋冬山川湖海学校师生书本纸笔车船桥路田野", 20))
        texts[name] = f"关于做好{name}工作的通知\n各学校：\n{said}，{name}于每学期初完成。\n{frame}"
    (tmp_path / "in.jsonl").write_text("\n".join(rows(texts)) + "\n", "utf-8")
    done = command("dedup", "in.jsonl", "-o", "out.jsonl", "--workers", "2", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == len(subjects)


def test_rows_that_are_none_are_told_and_cost_themselves(tmp_path: Path) -> None:
    lines = [*rows(TEXTS), "{", '{"doc_id": "x", "text": "y"}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    done = command("dedup", "in.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert b"give document rows" in done.stderr
    assert (tmp_path / "out.jsonl").exists()
