"""Strip beyond its cases: the gate, the facts of heads, and that a second run finds nothing."""

import random
from pathlib import Path

import pytest

from eduparse.document import Document, Findings
from eduparse.pipeline import run_stage
from eduparse.rules import Rule, packaged
from eduparse.strip.furniture import Strength, furniture
from eduparse.strip.page import Line

PATTERNS = [r for r in packaged("noise") if r.pattern is not None]
TITLE = "某市教育局关于做好招生工作的通知"
BODY = "为做好今年的招生工作，根据上级的有关规定和我市的实际情况，现就有关事项通知如下。"


def strip(text: str) -> Document:
    (doc,) = run_stage(Document.of_page("x", "x", text), "strip")
    return doc


@pytest.mark.parametrize("rule", PATTERNS, ids=lambda r: r.id)
def test_the_gate_lets_every_example_through(rule: Rule) -> None:
    lines = [line for text in rule.example for line in text.split("\n") if rule.search(line)]
    assert lines
    for line in lines:
        assert furniture().strength(Line(0, line))[0] > Strength.NONE


def test_a_catalogue_head_fills_the_metadata() -> None:
    doc = strip(
        f"{TITLE}文章属性•【制定机关】某市教育局,某市财政局•【公布日期】2021.06.08•【字号】某教[2021]3号"
        "•【施行日期】2021.08.01•【效力等级】地方规范性文件•【时效性】现行有效•【主题分类】中等教育,基础教育正文"
        f"{TITLE}某教〔2021〕3号各区教育局：{BODY}"
    )
    facts = doc.metadata
    assert facts.issuers == ("某市教育局", "某市财政局")
    assert (facts.issued, facts.effective) == ("2021-06-08", "2021-08-01")
    assert facts.doc_number == "某教〔2021〕3号"
    assert (facts.authority_level, facts.validity) == ("地方规范性文件", "现行有效")
    assert facts.topics == ("中等教育", "基础教育")


def test_a_date_of_writing_is_heard_before_a_date_of_publishing() -> None:
    doc = strip(
        f"索引号：1/2\n发布日期：2022年2月8日\n成文日期：2022年1月7日\n文号：无\n{TITLE}\n{BODY}"
    )
    assert doc.metadata.issued == "2022-01-07"
    assert doc.metadata.doc_number is None


def test_the_size_of_the_type_is_no_document_number() -> None:
    doc = strip(f"字号：默认 大 超大\n索引号：1/2\n发文机关：某市教育局\n{TITLE}\n{BODY}")
    assert doc.metadata.doc_number is None
    assert doc.text == f"{TITLE}\n{BODY}"


def test_known_metadata_is_not_overwritten() -> None:
    page = Document.of_page(
        "x", "x", f"索引号：1/2\n发文机关：甲局\n主题分类：教育\n{TITLE}\n{BODY}"
    )
    told = page.apply("cut", Findings(metadata={"issuers": ("乙局",)}))
    (doc,) = run_stage(told, "strip")
    assert doc.metadata.issuers == ("乙局",)
    assert doc.metadata.topics == ("教育",)


def test_a_second_run_finds_nothing_on_shuffled_pages(shared: Path) -> None:
    paths = sorted((shared / "corpus").glob("*.txt"))
    lines = [line for path in paths for line in path.read_text("utf-8").split("\n")]
    lines += [line for rule in PATTERNS for text in rule.example for line in text.split("\n")]
    chance = random.Random(5)  # noqa: S311 (pages for a test, not secrets)
    for _ in range(120):
        page = "\n".join(chance.choices(lines, k=chance.randint(1, 60)))
        once = strip(page)
        assert once.undo() == page
        assert strip(once.text).layers == ()


def test_a_run_of_copies_goes_at_once() -> None:
    assert strip(f"{TITLE}\n" * 50_000 + BODY).text == f"{TITLE}\n{BODY}"
