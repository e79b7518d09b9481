"""Why the lines of a page go is found out once, though `cut` asks of other pages before `strip` does."""

from unittest.mock import patch

from eduparse.document.document import Document
from eduparse.document.evidence import Element, Evidence, EvidenceLine
from eduparse.stages.strip.layout import line_reasons, main_text
from eduparse.stages.strip.layout.main_text import MainText, outside

LINES = ("首页 新闻", "关于做好校车安全工作的通知", "各校要抓好校车安全，每月检查一次并报告结果。")


def page(name: str) -> Document:
    text = "\n".join((name, *LINES))
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(EvidenceLine(at, at + len(line), 0))
        at += len(line) + 1
    seen = Evidence(lines=tuple(lines), elements=(Element(-1, "body", ""),))
    return Document.of_page(name, name, text, evidence=seen)


def test_every_page_is_looked_at_once() -> None:
    pages = [page(str(n)) for n in range(main_text.PAGES)]
    with patch.object(line_reasons, "reasons", side_effect=line_reasons.reasons) as asked:
        first = [outside(doc) for doc in pages]
        for doc in pages:
            MainText()(doc)
        assert asked.call_count == len(pages)
        assert [outside(doc) for doc in pages] == first  # who asked twice is no longer kept
        assert asked.call_count == 2 * len(pages)


def test_no_more_than_a_few_dozen_are_kept() -> None:
    pages = [page(str(n)) for n in range(main_text.PAGES + 1)]
    with patch.object(line_reasons, "reasons", side_effect=line_reasons.reasons) as asked:
        for doc in pages:
            outside(doc)
        assert len(main_text._KEPT) == main_text.PAGES  # noqa: SLF001 - what is held is counted
        MainText()(pages[0])
        assert asked.call_count == len(pages) + 1


def test_the_same_text_with_another_layout_is_another_page() -> None:
    one, other = page("甲"), page("甲")
    with patch.object(line_reasons, "reasons", side_effect=line_reasons.reasons) as asked:
        outside(one)
        MainText()(other)
        assert asked.call_count == 2
