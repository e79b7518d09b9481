"""Rule files: patterns as lists, kinds, and errors that name the line and the nearest key."""

import re
from pathlib import Path

import pytest

from eduparse.errors import ConfigError
from eduparse.review.rule_proof import failures, proven_rulebook
from eduparse.rules.keys import ALTERNATIVE_KEYS, FILE_KEYS, KEYS, KINDS, OPTIONS, RUNS
from eduparse.rules.rule import catalogue, parse_rules
from eduparse.rules.rulebook import Rulebook
from eduparse.rules.user_rules import usable

DOCS = Path(__file__).parents[2] / "docs" / "how-to-add-a-rule.md"
LIST = """pass = "strip.lines"
kind = "line"

[[rule]]
id = "my.column"
pattern = [
  { match = '青禾(?:一线|视点)', example = "青禾视点" },
  { match = '白石观察.{0,9}', example = ["白石观察", "白石观察：三"] },
]
example = "青禾一线"
keep = "青禾一线的教师"
why = "The columns of a local paper."
"""
FRAME = """[[rule]]
id = "my.column"
pass = "strip.lines"
kind = "line"
pattern = '【?{name}】?[：:]{kind}'
lists.name = [
  { match = '青禾一线|青禾视点', example = "【青禾视点】：快讯" },
  { match = '白石观察', example = "白石观察：快讯" },
]
lists.kind = [
  { match = '快讯', example = "青禾一线：快讯" },
  { match = '长文(?:\\d{1,2})?', example = "青禾一线：长文12" },
]
around = "首页 > 新闻 > 正文\\n{example}"
example = "青禾一线：快讯"
keep = "青禾一线的教师"
why = "The columns of a local paper."

[rule.options]
long = false
needs = ["青禾", "白石"]
"""


def own(text: str) -> Rulebook:
    """The rules of ``text`` as a run takes them."""
    return proven_rulebook(usable(Rulebook(text, "my.toml")))


def test_a_list_is_its_alternatives_in_their_order() -> None:
    (rule,) = parse_rules(LIST, "f")
    assert rule.expression == "(?:青禾(?:一线|视点)|白石观察.{0,9})"
    assert own(LIST).own()[0].expression == rule.expression


def test_lists_fill_the_places_of_a_frame() -> None:
    (rule,) = own(FRAME).own()
    assert rule.expression == "【?(?:青禾一线|青禾视点|白石观察)】?[：:](?:快讯|长文(?:\\d{1,2})?)"
    assert rule.spelling is not None
    assert rule.spelling.places == ("name", "kind")
    assert len(list(rule.spelling.pieces)) == 5


def test_numbers_in_braces_and_escaped_braces_are_no_places() -> None:
    text = LIST[: LIST.index("pattern")] + (
        "pattern = 'a{2,3}b{e}\\{name}'\nexample = 'x'\nkeep = 'y'\nwhy = 'z'\n"
    )
    (rule,) = parse_rules(text, "f")
    assert rule.expression == "a{2,3}b{e}\\{name}"


@pytest.mark.parametrize(
    ("text", "change", "said"),
    [
        (
            LIST,
            ("match = '青禾", "mach = '青禾"),
            "my.toml:7: an alternative has no key mach. Did you",
        ),
        (
            LIST,
            ("match = '白石观察.{0,9}', ", ""),
            "my.toml:8: an alternative has match and example; match is",
        ),
        (
            LIST,
            ('["白石观察", "白石观察：三"]', "[]"),
            "my.toml:8: example must be a text or a list",
        ),
        (
            LIST,
            ("'白石观察.{0,9}'", "'白石观察(.{0,9}'"),
            "my.toml:8: the alternative does not compile",
        ),
        (
            LIST,
            ("pattern = [", "pattern = []\nlist = ["),
            "my.toml:6: pattern must be a text or a list",
        ),
        (LIST, ('kind = "line"', 'knd = "line"'), "my.toml: knd stands outside of a rule"),
        (LIST, ('"青禾视点" }', '"白石视点" }'), "my.toml:4: my.column does not act on '白石视点'"),
        (
            LIST,
            ("白石观察.{0,9}", "青禾视点|白石.{0,9}"),
            "青禾视点' without '青禾(?:一线|视点)' too",
        ),
        (FRAME, ("lists.kind", "lists.kin"), "my.toml:10: the pattern has no place kin. Did you"),
        (
            FRAME,
            ("{kind}'", "{kinds}'"),
            "my.toml:10: the pattern has no place kind. Did you mean",
        ),
        (
            FRAME,
            ("{kind}'", "{kind}{sort}'"),
            "my.toml:5: there is no list for the place sort. Known are",
        ),
        (FRAME, ("'快讯'", "'快讯)'"), "my.toml:11: the alternative does not compile"),
        (FRAME, ("】?[：:]", "】?[：:"), "my.toml:5: the pattern does not compile"),
        (FRAME, ("\\n{example}", ""), "my.toml:14: around must be a text with the word example"),
        (
            FRAME,
            ("long =", "lng ="),
            "my.toml:20: strip.lines has no option lng. Did you mean long?",
        ),
        (
            FRAME,
            ("needs = [", "need = ["),
            "my.toml:21: strip.lines has no option need. Did you mean",
        ),
        (
            FRAME,
            ('"strip.lines"', '"strip.line"'),
            "my.toml:19: the pass strip.line takes no options",
        ),
    ],
)
def test_what_is_wrong_is_told_at_its_line(text: str, change: tuple[str, str], said: str) -> None:
    assert change[0] in text
    with pytest.raises(ConfigError) as caught:
        own(text.replace(*change))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_alternative_that_needs_its_neighbour_is_named() -> None:
    book = Rulebook(FRAME.replace('"白石观察：快讯"', '"青禾一线：快讯"'), "my.toml")
    (rule,) = book.own()
    assert list(failures(rule, book)) == ["my.column: '青禾一线：快讯' needs more than '白石观察'."]


def test_every_pass_of_the_package_says_its_kind_and_its_options() -> None:
    for rule in catalogue().values():
        assert rule.kind in KINDS or rule.spelling is None
        assert rule.spelling is None or rule.pass_name in RUNS, rule.id
        assert not rule.options or rule.pass_name in OPTIONS, rule.id


def test_every_key_is_documented() -> None:
    told = set(re.findall(r"`([a-z]+)`", DOCS.read_text("utf-8")))
    options = {key for known in OPTIONS.values() for key in known}
    assert {*KEYS, *FILE_KEYS, *KINDS, *ALTERNATIVE_KEYS, *options} <= told


def test_every_option_is_used() -> None:
    used = {(r.pass_name, key) for r in catalogue().values() for key in r.options}
    assert used == {(name, key) for name, known in OPTIONS.items() for key in known}
