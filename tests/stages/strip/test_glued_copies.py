"""A summary of the paper above its title, in one glued line; keys of a register that stand over the text; further furniture."""

from collections.abc import Callable

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip.second_copy import second_copy

PARTS = (
    "一、招生计划编制",
    "各区(市)教育局要科学编制计划，核定各校的班数和人数，报市教育局备案。",
    "二、招生程序",
    "各学校要公开程序，不得设置门槛，不得考试选拔。",
    "三、工作要求",
    "各地要加强领导，做好宣传，接受监督。",
    "青禾市教育局",
    "日期:xxxx年xx月xx日",
)
PAPER = "青禾市教育局关于2023年招生工作安排的通知\n各区（市）教育局：\n现将工作安排如下。\n"


def glued(lead: str, parts: tuple[str, ...] = PARTS) -> str:
    """The paper below a line that holds ``parts`` without a break."""
    return f"{lead}{''.join(parts)}\n{PAPER}{chr(10).join(PARTS)}\n"


@pytest.mark.parametrize("lead", ["2023年招生工作安排:", ""])
def test_a_glued_copy_above_the_title_goes(lead: str) -> None:
    (doc,) = eduparse.clean(glued(lead))
    assert doc.text.strip() == (PAPER + "\n".join(PARTS)).strip()
    assert doc.metadata.title == PAPER.split("\n", 1)[0]


@pytest.mark.parametrize(
    "text",
    [
        glued("另一份安排，内容不同:"),  # what it opens with is told nowhere else
        glued("", PARTS[4:]),  # short
        glued("", (*PARTS[:4], "四、别的要求，下文没有。")),
        "各校要做好招生的各项工作，" * 8 + f"\n{PAPER}" + "各校要做好招生的各项工作，" * 8,
        f"{''.join(PARTS)}\n{PAPER}",
    ],
)
def test_what_tells_more_than_the_lines_below_stays(text: str) -> None:
    assert list(second_copy(text)) == []


def test_empty_keys_of_a_register_over_the_text_go() -> None:
    page = (
        "法规名称：青禾市立图书馆借阅规则\n修正日期：2021年5月6日\n图表附件：\n法规内容：\n"
        "第一条 本规则依图书馆法订定。\n第二条 读者应出示借书证。\n"
    )
    (doc,) = eduparse.clean(page)
    assert doc.text.startswith("第一条") or "法规内容" not in doc.text
    assert [c.path for c in doc.clauses if c.path] == [("第一条",), ("第二条",)]


@pytest.mark.parametrize(
    "line", ["图表附件：见第三条的附表。", "法规内容：应当公开，便于群众查阅。"]
)
def test_such_keys_with_a_text_stay(line: str) -> None:
    page = f"法规名称：青禾市立图书馆借阅规则\n修正日期：2021年5月6日\n{line}\n第一条 本规则依图书馆法订定。\n第二条 读者应出示借书证。\n"
    (doc,) = eduparse.clean(page)
    assert line in doc.text


def lead_of(size: int) -> bool:
    """Whether a glued line goes in front of whose parts stands a lead of so many characters, which the paper says too."""
    lead = "校" * size
    text = f"{lead}{''.join(PARTS)}\n{lead}\n{PAPER}{chr(10).join(PARTS)}\n"
    return list(second_copy(text)) != []


def lines_of(count: int) -> bool:
    """Whether a line goes that holds so many lines from below."""
    parts = tuple(f"{n + 1}、各校要{'认真' * 20}落实第{n + 1}项。" for n in range(count))
    return list(second_copy(f"{''.join(parts)}\n通知\n{chr(10).join(parts)}\n")) != []


@pytest.mark.parametrize(("holds", "first"), [(lambda n: not lead_of(n), 61), (lines_of, 3)])
def test_both_sides(holds: Callable[[int], object], first: int) -> None:
    turns_at(holds, first)
