"""Input that no page is: time grows with its length, nothing is raised, and undo is exact."""

import random
import time

import pytest
from flow import run_stage

import eduparse
from eduparse.document.document import Document
from eduparse.errors import DocumentError
from eduparse.stages.decode import decode_page

CLEAN = "各级教育行政部门要加强领导，落实责任，确保2022年各项工作取得实效。"
HANT = "各級教育行政部門要加強領導，落實責任，確保2022年各項工作取得實效。"
SHORT = 8_000  # characters; four times as many may take at most so many times as long
GROWTH = 8.0
UNITS = {
    "question marks": "?",
    "full-width question marks": "？",
    "replacement characters": "\ufffd",
    "one character": "教",
    "one odd character": "喆",
    "one letter": "é",
    "UTF-8 shown as GBK, lossy": CLEAN.encode().decode("gbk", "replace"),
    "UTF-8 shown as GBK": CLEAN.encode().decode("gb18030", "replace"),
    "GBK shown as Latin-1": CLEAN.encode("gbk").decode("latin-1"),
    "slips": "擴大學校辦學自主權,更好實現學?！敖涃M自主管理。" + 30 * HANT,
    "entities": "&amp;#25945;",
    "open entities": "&#",
    "percent signs": "%E6%95",
    "lone surrogates": "\ud83d教\udc4d",
}
LINES = 2_000  # of a page that repeats itself
REPEATED = {
    "neighbours below a text": "下一篇：没有了\n",
    "copyright": "版权所有：某县教育局\n",
    "headings of links": "延伸阅读\n",
    "items with pages in front": "148{n}、规定\n",
    "blanks to fill": "______\n",
    "subtitles": "{n}\n00:00:01,000 --> 00:00:02,000\n你好\n\n",
}


def repaired(text: str) -> tuple[Document, float]:
    """The page after `repair`, and seconds of processor time."""
    start = time.process_time()
    (doc,) = run_stage(Document.of_page("", "", text), "repair")
    return doc, time.process_time() - start


@pytest.mark.parametrize("name", UNITS)
def test_time_grows_with_the_length(name: str) -> None:
    unit = UNITS[name]
    repaired(unit * 100)  # loads what is loaded once
    took = []
    for size in (SHORT, 4 * SHORT):
        text = (unit * (size // len(unit) + 1))[:size]
        doc, seconds = repaired(text)
        assert doc.undo() == text
        took.append(seconds)
    assert took[1] < GROWTH * max(took[0], 0.05)


@pytest.mark.parametrize("name", REPEATED)
def test_time_grows_with_the_lines_of_a_page(name: str) -> None:
    took = []
    for lines in (LINES, 4 * LINES):
        page = CLEAN + "\n" + "".join(REPEATED[name].format(n=n) for n in range(lines))
        start = time.process_time()
        eduparse.clean(page)
        took.append(time.process_time() - start)
    assert took[1] < GROWTH * max(took[0], 0.05)


@pytest.mark.parametrize("char", ["教", "?", "\ufffd", "&", "%", "\\"])
def test_megabytes_of_one_character(char: str) -> None:
    text = char * 1_000_000
    doc, seconds = repaired(text)
    assert doc.undo() == text
    assert seconds < 10


@pytest.mark.parametrize("depth", [10, 1_000, 100_000])
def test_escapes_of_escapes(depth: int) -> None:
    text = "教育" + "&" + "amp;" * depth + "#25945;" + "%25" * depth + "E6%95%99"
    doc, seconds = repaired(text)
    assert doc.undo() == text
    assert seconds < 5


@pytest.mark.parametrize("seed", range(6))
def test_random_bytes(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - no secret
    data = bytes(rng.choices(range(0x20 if seed % 2 else 0, 0x100), k=4_000 * (seed + 1)))
    start = time.process_time()
    try:
        page = decode_page(data, "x")
    except DocumentError:
        return  # no text, and said so
    (doc,) = run_stage(page, "repair")
    assert doc.undo() == page.text
    assert time.process_time() - start < 20
