"""A list or a form ends without a stop: its end is not missing, that of prose is."""

import pytest

from eduparse.document.document import Document
from eduparse.document.metadata import Metadata
from eduparse.stages.quality import quality
from tests.sides import turns_at


def truncated(text: str) -> float:
    return quality(Document.of_page("", "", text, Metadata(truncated_end=True))).truncated


SIDES = {
    "ROWS": (lambda n: not truncated("\n".join(["铅笔两支"] * n)), 3),
    "ROW": (lambda n: truncated("\n".join(["纸", "笔", "书" * n])), 31),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("采购清单\n白纸 两包\n铅笔 一盒\n\n橡皮", 0.0),
        ("姓名：\n班级：\n联系电话：", 0.0),
        ("《边城》 作者：沈从文\n《呼兰河传》 作者：萧红\n《城南旧事》 作者：林海音", 0.0),
        ("各校要认真组织,\n按时完成,\n并将结果", 0.5),
        ("各校要认真组织。\n铅笔 一盒\n橡皮", 0.5),
        ("各校要认真组织，\n按时完成\n并将结果", 0.5),
    ],
)
def test_the_end_of_a_list(text: str, missing: float) -> None:
    assert truncated(text) == missing
