"""Templates: what is learned from a batch, that it is exact, and what strip makes of it."""

import random
from pathlib import Path

import pytest
from command import rows, run
from flow import run_stage

from eduparse.document.document import Document
from eduparse.errors import ConfigError
from eduparse.settings import Settings
from eduparse.stages.strip.learning import line_sightings, template_of
from eduparse.stages.strip.template import RULE, TemplateEntry, site_of, template_lines

BODY = "为做好今年的招生工作，根据上级的有关规定和我市的实际情况，现就有关事项通知如下，请认真贯彻执行。"
HEAD = ("教育频道早知道", "今日关注甲乙")
FOOT = ("友邻站点丙丁", "站内索引戊己")


def page(n: int) -> str:
    own = f"某市第{n}中学关于招生的通知\n某教〔2021〕{n}号\n各区教育局：\n"
    signed = "特此通知。\n某市教育局\n2021年3月5日\n"
    return "\n".join((*HEAD, own)) + f"{BODY}\n{BODY}\n{signed}" + "\n".join(FOOT) + "\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "pages" / "site"
    folder.mkdir(parents=True)
    for n in range(6):
        (folder / f"{n}.txt").write_text(page(n), "utf-8")
    return tmp_path / "pages"


def document(source: str, text: str) -> Document:
    return Document.of_page(source, source, text)


def test_what_pages_share_around_their_texts_is_learned() -> None:
    told = [s for n in range(4) for s in line_sightings(document(f"site/{n}.txt", page(n)))]
    entries = list(template_of(told))
    assert {e.line for e in entries} == {*HEAD, *FOOT}
    assert {(e.site, e.pages, e.of) for e in entries} == {("site", 4, 4)}


def test_two_pages_are_no_batch() -> None:
    told = [s for n in range(2) for s in line_sightings(document(f"site/{n}.txt", page(n)))]
    assert list(template_of(told)) == []


def test_a_line_that_also_stands_inside_texts_is_left() -> None:
    inside = page(9).replace(BODY, f"{BODY}\n{FOOT[0]}\n{BODY}", 1)
    told = [s for n in range(4) for s in line_sightings(document(f"site/{n}.txt", page(n)))]
    told += line_sightings(document("site/9.txt", inside))
    assert FOOT[0] not in {e.line for e in template_of(told)}


def test_the_order_of_the_pages_does_not_matter() -> None:
    told = [s for n in range(5) for s in line_sightings(document(f"site/{n % 2}/{n}.txt", page(n)))]
    mixed = told.copy()
    random.Random(3).shuffle(mixed)  # noqa: S311 (an order for a test)
    assert list(template_of(mixed)) == list(template_of(told))


@pytest.mark.parametrize(
    ("source", "site"),
    [
        ("https://www.example.cn/a/b.html", "example.cn"),
        ("site/a.txt", "site"),
        ("a/b.zip!x/y.html", "a"),
        ("site.jsonl:12", "site.jsonl"),
        ("a.txt", ""),
    ],
)
def test_the_site_of_a_page(source: str, site: str) -> None:
    assert site_of(document(source, "x")) == site


def test_the_command_learns_and_clean_removes(site: Path, tmp_path: Path) -> None:
    template = tmp_path / "t.tsv"
    told = run("learn", str(site), "-o", str(template))
    assert told.returncode == 0
    assert "4 lines, sites: 1, pages: 6" in told.stderr.decode()
    assert run("learn", str(site), "--workers", "2").stdout == template.read_bytes()
    new = tmp_path / "new.txt"
    new.write_text(page(7), "utf-8")
    plain = rows(run("clean", new, "--rows", "documents", "--edits").stdout)
    done = rows(run("clean", new, "--rows", "documents", "--edits", "--template", template).stdout)
    assert {e["before"].strip() for e in done[0]["edits"] if e["rule"] == RULE} == {*HEAD, *FOOT}
    assert not {e["rule"] for e in plain[0]["edits"]} & {RULE}
    assert "特此通知。\n某市教育局\n2021年3月5日" in done[0]["text"]
    stamps = {row["metadata"]["eduparse"]["rules"] for row in (plain[0], done[0])}
    assert len(stamps) == 2, "a template changes the output, so it is in the stamp"


def test_a_page_that_cannot_be_read_costs_itself(site: Path) -> None:
    (site / "bad.jsonl").write_text("{\n", "utf-8")
    told = run("learn", str(site))
    assert told.returncode == 1
    assert told.stdout.decode().count("\n") == 5
    assert "bad.jsonl:1" in told.stderr.decode()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x\n", "is no template"),
        ("site\tpages\tof\tline\na\tb\tc\td\n", "line 2"),
        (None, "cannot"),
    ],
)
def test_a_bad_template_stops_the_run(text: str | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=said):
        Settings(template=path)
    told = run("strip", "-", "--template", str(path), stdin="甲\n".encode())
    assert told.returncode == 2
    assert told.stdout == b""


def test_removing_shared_lines_again_finds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text(
        "".join(template_lines(TemplateEntry("s", 3, 3, line) for line in (*HEAD, *FOOT))), "utf-8"
    )
    told = Settings(template=path)
    (once,) = run_stage(document("s/1.txt", page(1)), "strip", told)
    assert not any(line in once.text for line in (*HEAD, *FOOT))
    (again,) = run_stage(document("s/1.txt", once.text), "strip", told)
    assert again.text == once.text
    assert once.undo() == page(1)
