"""What only the weights call furniture goes where furniture stands on both sides of it; else it is suggested."""

import pytest

from eduparse.stages.strip.page import strip_lines
from eduparse.stages.strip.weights_alone import between_furniture

BODY = "为做好今年的招生工作，现就有关事项通知如下，请各校认真贯彻执行，并在三日内把结果报送教育局备案登记。"


def _taken(text: str, doomed: set[int], removed: list[int]) -> list[int]:
    return list(between_furniture(strip_lines(text), doomed, removed))


def test_a_row_between_furniture_goes() -> None:
    assert _taken(f"基层观察\n热词一览\n{BODY}", {0, 1}, [2, 0, 3, 0]) == [0, 1]


@pytest.mark.parametrize(
    ("text", "doomed", "removed"),
    [
        (f"格盘详解\n{BODY}", {0}, [4, 0, 0]),  # the title of a thread below its bar
        (f"{BODY}\n劳动关系：", {1}, [0, 0, 2]),  # the last term of a glossary
        (f"基层观察\n{BODY}", {0}, [0, 0, 0]),  # nothing went beside it
        (f"乙牌跟得紧，价也低0 |7 A9 r4\n{BODY}", {0}, [1, 1, 0]),  # a sentence with a scramble
        (f"这家老店开了三十年。\n{BODY}", {0}, [1, 1, 0]),
    ],
)
def test_what_stands_beside_the_text_or_tells_stays(
    text: str, doomed: set[int], removed: list[int]
) -> None:
    assert _taken(text, doomed, removed) == []
