"""Patterns tried together by what they need agree with the patterns one by one, and what is needed is there."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduparse.rules.needed_chars import PatternsByChar, alternatives, needed
from eduparse.rules.rule import packaged_rules, quick_pattern

LINE_RULES = [r for r in packaged_rules("noise") if r.expression is not None and r.kind == "line"]
EXPRESSIONS = [r.expression or "" for r in LINE_RULES]


@pytest.mark.parametrize(
    ("expression", "parts"),
    [
        ("责任编辑[：:].*", {"任编"}),
        ("打印|收藏", {"打印", "收藏"}),
        ("a?b", {"b"}),
        ("(?:打印)?", None),
        (r"\d+", None),
        ("[^网]", None),
        ("[-—]", {"-", "—"}),
        ("x(?!y)z", {"x"}),
    ],
)
def test_what_a_pattern_needs(expression: str, parts: set[str] | None) -> None:
    assert needed(expression) == parts


@pytest.mark.parametrize(
    ("expression", "parts"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|b)", ["a", "b"]),
        ("(?:a|b)c", ["(?:a|b)c"]),
        (r"a\|b|[|)]", [r"a\|b", "[|)]"]),
        ("[]|]x|[^]|]", ["[]|]x", "[^]|]"]),
        (r"[\]|]|(?:(?:a|b)|c)", [r"[\]|]", "a", "b", "c"]),
        ("(?:a)|(?:b)", ["a", "b"]),
        ("(?:a)(?:b)", ["(?:a)(?:b)"]),
    ],
)
def test_alternatives_stand_between_the_bars_outside_of_groups(
    expression: str, parts: list[str]
) -> None:
    assert list(alternatives(expression)) == parts


def _texts() -> list[str]:
    """What the rules show and keep, whole and put together of pieces."""
    shown = [text for r in LINE_RULES for text in (*r.example, *r.keep)]
    rng = random.Random(14)  # noqa: S311 - the same texts every time
    made = []
    for _ in range(2000):
        one, other = rng.choice(shown), rng.choice(shown)
        made.append(one[rng.randrange(len(one)) :] + other[: rng.randrange(9)])
    return [text.strip() for text in (*shown, *made)]


def test_all_rules_of_lines_together_find_what_each_finds() -> None:
    together = PatternsByChar(EXPRESSIONS)
    single = [quick_pattern(e).fullmatch for e in EXPRESSIONS]
    for text in _texts():
        assert list(together.matching(text)) == [n for n, m in enumerate(single) if m(text)], text


@given(
    st.lists(st.sampled_from("ab网页|?[](:)"), min_size=1, max_size=9).map("".join),
    st.text("ab网页", max_size=4),
)
def test_any_pattern_finds_the_same_among_others(expression: str, text: str) -> None:
    try:
        alone = quick_pattern(expression).fullmatch
    except Exception:  # noqa: BLE001 - most of what is drawn is no pattern in either engine
        return
    together = PatternsByChar([expression, "网(?:页|站)"])
    assert (0 in together.matching(text)) == (alone(text) is not None)
