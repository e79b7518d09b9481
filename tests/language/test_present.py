"""Words that are looked for together, and what stands in a text at all."""

from hypothesis import given
from hypothesis import strategies as st

from eduparse.language.present import Words

SIGNS = st.text("校舍检查网登。A a\n", max_size=40)
LISTS = st.lists(st.text("校舍检查网登。A a", min_size=1, max_size=4), max_size=8)


@given(LISTS, SIGNS)
def test_each_word_is_found_as_if_it_were_looked_for_alone(words: list[str], text: str) -> None:
    found = Words(words)
    assert found.found(text) == [w for w in dict.fromkeys(words) if w in text]
    ranges = {(n, w) for w in words for n in range(len(text)) if text.startswith(w, n)}
    assert set(found.places(text)) == ranges


def test_words_that_overlap_are_all_found() -> None:
    assert Words(["甲乙官网", "官网登录", "登录"]).found("甲乙官网登录") == [
        "甲乙官网",
        "官网登录",
        "登录",
    ]


def test_of_no_words_none_is_found() -> None:
    assert Words([]).found("校舍检查") == []
