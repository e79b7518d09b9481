"""Strip beyond its cases: the gate, the facts of heads, and that a second run finds nothing."""

import itertools
import math
import random
import time
from pathlib import Path

import pytest
from flow import run_stage

from eduparse.document.document import Document, Findings
from eduparse.rules.rule import Rule, packaged_rules
from eduparse.settings import Settings
from eduparse.stages.strip.furniture import Strength, furniture
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.weights import STEPS, Weights

# Rules of a page's end are not asked of a line by its words alone.
PATTERNS = [
    r for r in packaged_rules("noise") if r.pattern is not None and r.options.get("where") != "end"
]
TITLE = "某市教育局关于做好招生工作的通知"
BODY = "为做好今年的招生工作，根据上级的有关规定和我市的实际情况，现就有关事项通知如下。"


def strip(text: str) -> Document:
    (doc,) = run_stage(Document.of_page("x", "x", text), "strip")
    return doc


def thorough(text: str) -> Document:
    (doc,) = run_stage(Document.of_page("x", "x", text), "strip", Settings(effort="thorough"))
    return doc


@pytest.mark.parametrize("rule", PATTERNS, ids=lambda r: r.id)
def test_the_gate_lets_every_example_through(rule: Rule) -> None:
    lines = [line for text in rule.example for line in text.split("\n") if rule.search(line)]
    assert lines
    for line in lines:
        assert furniture().strength(StripLine(0, line))[0] > Strength.NONE


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
        again = strip(once.text)
        doubted = any(w.code == "doubtful-page" for w in again.metadata.warnings)
        assert again.text == once.text
        assert doubted or again.layers == ()  # of a page in doubt all is suggested, each time


def test_a_run_of_copies_goes_at_once() -> None:
    assert strip(f"{TITLE}\n" * 50_000 + BODY).text == f"{TITLE}\n{BODY}"


MENU = "首页\n登录\n注册\n手机版\n"
NAMES = "  基层观察\n  数据看板\n  热词一览\n  一线故事\n"


def test_thorough_removes_what_safe_suggests() -> None:
    page = f"{MENU}{NAMES}{TITLE}\n{BODY}\n{BODY[:30]}。\n版权所有：某市教育局\n"
    safe, done = strip(page), thorough(page)
    doubtful = [e for layer in safe.layers for e in layer.edits if not e.applied]
    assert [page_of(safe, e) for e in doubtful] == [n.strip() for n in NAMES.split("\n")[:-1]]
    assert all(0.5 < e.confidence < 1 for e in doubtful)
    assert NAMES in safe.text
    sure = [e for e in doubtful if e.confidence >= 0.9]  # what `thorough` may take
    left = (
        NAMES
        if not sure
        else "".join(
            f"  {n}\n"
            for n in map(str.strip, NAMES.split("\n")[:-1])
            if n not in [page_of(safe, e) for e in sure]
        )
    )
    assert done.text == f"{left}{TITLE}\n{BODY}\n{BODY[:30]}。\n"
    assert done.undo() == page


def page_of(doc: Document, edit: object) -> str:
    layer = next(x for x in doc.layers if edit in x.edits)
    return layer.before[layer.edits.index(edit)].strip()


def test_thorough_leaves_a_paper_without_furniture() -> None:
    page = f"{TITLE}\n{NAMES}{BODY}\n某市教育局\n某市财政局\n某市公安局\n2021年3月5日\n"
    assert thorough(page).layers == ()


def test_thorough_keeps_title_number_date_and_annex() -> None:
    matter = f"{TITLE}\n某教〔2021〕3号\n{BODY}\n2021年3月5日\n附件：招生名单\n"
    assert thorough(f"{MENU}{matter}").text == matter


def test_thorough_keeps_a_column_of_signatures() -> None:
    signed = "科学技术部\n交通运输部\n文化和旅游部\n中国科学院\n2021年3月5日\n"
    page = f"{MENU}{TITLE}\n{BODY}\n{BODY[:30]}。\n{signed}版权所有：某市教育局\n"
    assert thorough(page).text == f"{TITLE}\n{BODY}\n{BODY[:30]}。\n{signed}"


def test_thorough_again_finds_nothing_on_shuffled_pages(shared: Path) -> None:
    paths = sorted((shared / "corpus").glob("*.txt"))
    lines = [line for path in paths for line in path.read_text("utf-8").split("\n")]
    lines += [line for rule in PATTERNS for text in rule.example for line in text.split("\n")]
    chance = random.Random(6)  # noqa: S311 (pages for a test, not secrets)
    for _ in range(80):
        page = "\n".join(chance.choices(lines, k=chance.randint(1, 60)))
        once = thorough(page)
        assert once.undo() == page
        assert [e for layer in thorough(once.text).layers for e in layer.edits if e.applied] == []


def test_the_probabilities_are_those_of_all_labellings() -> None:
    numbers = {
        "a": 1.5,
        "b": -0.7,
        "c": 0.2,
        **dict(zip(STEPS, (0.9, -1.1, -0.4, 1.3), strict=True)),
    }
    page = [["a"], ["b", "c"], ["c", "unknown"], [], ["a", "b"]]
    total, noise = 0.0, [0.0] * len(page)
    for labels in itertools.product((0, 1), repeat=len(page)):
        score = sum(
            numbers.get(f, 0.0) for names, y in zip(page, labels, strict=True) if y for f in names
        )
        score += sum(numbers[STEPS[2 * a + b]] for a, b in itertools.pairwise(labels))
        total += math.exp(score)
        for n, label in enumerate(labels):
            noise[n] += label * math.exp(score)
    assert Weights(numbers).noise(page) == pytest.approx([x / total for x in noise])


def test_weights_of_any_size_give_probabilities() -> None:
    steep = Weights({"a": 1e4, "b": -1e4, **dict.fromkeys(STEPS, 9.0)})
    assert all(0 <= p <= 1 for p in steep.noise([["a"], ["b"]] * 500))
    assert steep.noise([]) == []


@pytest.mark.parametrize(
    "page", [TITLE, f"{TITLE}\n某教〔2021〕3号\n", f"{MENU}版权所有：某局\n", ""]
)
def test_a_page_without_a_body_is_told(page: str) -> None:
    assert [w.code for w in strip(page).metadata.warnings] == ["no-body"]


def test_a_page_with_a_body_is_not() -> None:
    assert strip(f"{TITLE}\n{BODY}").metadata.warnings == ()


@pytest.mark.parametrize(
    "page",
    [
        BODY * 25_000,
        "abc , def." * 100_000,
        "".join(f"第{n}行招生工作\n" for n in range(15_000)),
        MENU + "".join(f"  栏目{n}\n" for n in range(10_000)) + BODY + "\n版权所有：某局",
        "永利娱乐城官网" * 20_000,
    ],
    ids=["one line", "one line of ascii", "lines", "menu", "spam"],
)
@pytest.mark.parametrize("way", [strip, thorough])
def test_time_grows_with_the_page(page: str, way: object) -> None:
    start = time.process_time()
    assert way(page).undo() == page  # type: ignore[operator]
    assert time.process_time() - start < 12  # seconds; a quadratic look takes minutes


def test_lines_say_together_what_each_says_alone() -> None:
    texts = [text for rule in PATTERNS for text in (*rule.example, *rule.keep)]
    lines = [StripLine(0, line) for text in texts for line in text.split("\n")]
    known = furniture()
    assert known.strengths(lines) == [known.strength(line) for line in lines]
    assert known.strengths([]) == []


@pytest.mark.parametrize(
    ("commas", "gone"),
    [
        ("，，", True),
        ("，。", True),
        ("、，", True),
        ("。。", True),
        ("，", False),
        ("。。。", False),
    ],
)
def test_commas_that_a_machine_doubled_go(commas: str, gone: bool) -> None:  # noqa: FBT001 - a row
    text = f"{TITLE}\n各校，各园要落实责任{commas}加强检查{commas}确保安全{commas}并按时上报。\n"
    assert (strip(text).text != text) == gone
