"""Which language is shown: `--lang` before `EDUPARSE_LANG` before the locale, and English where in doubt."""

import pytest

from eduparse.language.messages import choose, chosen, label, shown, wanted


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_MESSAGES": "zh_TW.UTF-8", "LANG": "de_DE.UTF-8"}, "zh"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        ({"LANGUAGE": "zh_CN:en"}, "zh"),
        ({"LANGUAGE": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8", "LANGUAGE": "zh"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANGUAGE": "zh"}, "en"),
        ({"EDUPARSE_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"EDUPARSE_LANG": "zh"}, "zh"),
    ],
)
def test_the_environment_says_the_language(environment: dict[str, str], language: str) -> None:
    assert wanted((), environment) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (("--lang", "zh", "clean"), "zh"),
        (("clean", "a.txt", "--lang=zh"), "zh"),
        (("clean", "--", "--lang", "zh"), "en"),
        (("clean", "--lang"), "en"),
        (("--lang", "zh", "clean", "--lang", "en"), "en"),
    ],
)
def test_the_command_line_says_it_first(arguments: tuple[str, ...], language: str) -> None:
    assert wanted(arguments, {"LANG": "en_GB.UTF-8"}) == language


def test_a_terminal_that_cannot_show_chinese_gets_english(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ascii:
        encoding = "ascii"

    monkeypatch.setattr("sys.stderr", Ascii)
    assert wanted((), {"LANG": "zh_CN"}) == "en"


def test_what_is_shown_follows_the_choice() -> None:
    assert shown("It is spun itself.") == "It is spun itself."
    choose("zh")
    try:
        assert (chosen(), label("rejected"), shown("It is spun itself.")) == (
            "zh",
            "拒收",
            "它本身就是伪原创。",
        )
    finally:
        choose("en")
    choose("xx")
    assert chosen() == "en"
