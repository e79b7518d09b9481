"""What the bench of lines of sites counts, and what its pages are made of."""

import json
import random
from pathlib import Path

import zstandard

from bench._clean_pages import LEAST, Text, clean_pages, clean_texts
from bench._short_papers import FEWEST, short_paper
from bench.site_lines import Tally, _judge

PARAGRAPH = "各学校应当落实安全责任，定期检查校舍和设施，发现隐患及时整改，并向教育局报告整改情况。"


def test_what_goes_and_what_stays_is_counted_by_what_the_line_is() -> None:
    tally = Tally()
    lines = [
        (PARAGRAPH, False),
        ("上一页 1 2 3 下一页", True),
        ("青禾镇", True),
        (PARAGRAPH, False),
    ]
    _judge(tally, "page", lines, "")
    assert (tally.good, tally.lost, tally.noise, tally.left) == (2, 0, 2, 1)
    _judge(tally, "page", [*lines, ("【打印本页】【关闭窗口】", False)], "")
    assert (tally.good, tally.lost) == (5, 1)


def test_no_text_shares_passages_with_what_was_learnt(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    text = "\n".join(chr(0x4E00 + n) * 20 for n in range(LEAST))
    other = "\n".join(chr(0x6000 + n) * 20 for n in range(LEAST))
    policy = [
        {"id": "a", "title": "甲", "text": text, "clean": True, "paragraphs": True},
        {"id": "b", "title": "乙", "text": text, "clean": False, "paragraphs": True},
        {"id": "c", "title": "丙", "text": other, "clean": False, "paragraphs": True},
    ]
    statutes = [{"id": "d", "title": "丁", "text": text, "clean": True}]
    rows = {"policy": policy, "statutes": statutes}
    for name in ("policy", "statutes", "general", "lines-dev", "lines-policy-dev"):
        with zstandard.open(tmp_path / "data" / f"{name}.jsonl.zst", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows.get(name, ()))
    assert [found.title for found in clean_texts(tmp_path, 9)] == ["丙"]


def test_every_kind_of_clean_page_is_made() -> None:
    lines = [f"{PARAGRAPH[:40]}第{n}项。" for n in range(LEAST)]
    texts = [Text("policy", f"青禾县规定{n}", lines) for n in range(10)]
    kinds = {page.kind for page in clean_pages(texts)}
    assert kinds == {"text", "collection", "questions", "titles", "names", "timetable"}


def test_a_short_paper_ends_in_a_list_and_needs_prose() -> None:
    verses = "青山巍巍立，绿水长长流，桃李正芬芳，书声常琅琅。"
    text = Text("novel", "校歌", [PARAGRAPH, verses])
    drawn = random.Random(1)  # noqa: S311 - no secret
    for _ in range(50):
        paper, items = short_paper(text, drawn)
        assert paper[1:] == [PARAGRAPH]
        assert len(items) >= FEWEST
    assert short_paper(Text("blog", "表", ["甲", "乙"]), drawn) == ([], [])
