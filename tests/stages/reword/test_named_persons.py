"""Names of persons on a spun page."""

import pytest

from eduparse.stages.reword.named_persons import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("班主任　沈秋禾", ["沈秋禾"]),
        ("记录人：何小舟\n", ["何小舟"]),
        ("特此通知。　　沈秋禾\n五月一日", ["沈秋禾"]),
        ("项目　安全\n", []),
        ("负责人工作安排", []),
        ("请在明天上午到校", []),
    ],
)
def test_a_name_stands_behind_a_label_or_at_the_end(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in names_in(text)] == names
