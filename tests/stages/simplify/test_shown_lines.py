"""Short ways to what `simplify` would find out line by line, or by weighing the character models for a page."""
# ruff: noqa: SLF001 - a short way is compared with the long one

from collections.abc import Iterator
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from eduparse.language import mixture as mixtures
from eduparse.language.mixture import Mixture, mixture
from eduparse.language.script import characters, few
from eduparse.stages.simplify.scattered import MOST_TRIED, _proven, _proven_anyhow, scattered
from eduparse.stages.simplify.shown_chars import any_shown, shows_characters
from tests.sides import turns_at

MIXED = st.lists(
    st.sampled_from(
        [
            "够　夠",
            "夠",
            "云雲",
            "发發髮",
            "　",
            " ",
            "\n",
            "學（ ）",
            "國",
            "()",
            "（）",
            "、",
            "後",
            "后",
            "的",
            "，",
            "𠮷",
            "\x1c",
            "\x85",
            "a",
        ]
    ),
    max_size=24,
).map("".join)


@settings(deadline=None, max_examples=400)
@given(MIXED)
def test_a_text_shows_characters_where_a_line_does(text: str) -> None:
    assert any_shown(text) == any(shows_characters(line) for line in text.split("\n") if line)


@settings(deadline=None)
@given(st.text(st.sampled_from("的學校国家着於，\n"), max_size=90), st.integers(1, 4))
def test_few_counts_up_to_a_limit(text: str, limit: int) -> None:
    for script in ("hant", "hans"):
        own = characters(script)
        assert few(text, script, limit) == min(limit, sum(char in own for char in text))


def weighings() -> Iterator[Mixture]:
    for weights in mixtures._WEIGHTS:
        yield Mixture(mixture()._parts, weights)


@settings(deadline=None, max_examples=100)
@given(
    st.sampled_from(["", "各地要把", "由王", "加强了", "\n", "张"]),
    st.sampled_from(["经", "对", "学", "发展", "单", "龙"]),
    st.sampled_from(["", "费", "薄弱学校", "。", "习", "展的"]),
)
def test_a_place_is_decided_where_every_weighing_says_the_same(a: str, run: str, b: str) -> None:
    line, low, high = a + run + b, len(a), len(a) + len(run)
    every = {_proven(chars, line, low, high) for chars in weighings()}
    found = _proven_anyhow(line, low, high)
    assert found is None or every == {found}
    assert found is not None or len(every) > 1


def weighed(places: int) -> bool:
    """Whether the models are weighed for a page with so many places."""
    line = "各地要安排好经费、经费管理应当公开。"
    text = line.replace("经费管", "經费管") + "\n"
    text *= places
    lines = [(n * (len(line) + 1), n * (len(line) + 1) + len(line)) for n in range(places)]
    seen: list[str] = []

    def weighed(self: Mixture, page: str) -> Mixture:
        seen.append(page)
        return self

    with patch.object(Mixture, "weighed", weighed):
        assert len(list(scattered(text, lines))) == places
    return bool(seen)


def test_many_places_have_the_page_weighed() -> None:
    turns_at(weighed, MOST_TRIED + 1)
