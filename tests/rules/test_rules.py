"""Every rule proves itself: its examples fire it, its counter-examples do not."""

import re
from pathlib import Path

import pytest
from conftest import cleaned
from flow import every_pass

import eduparse
from eduparse.copies.continued import JOINS
from eduparse.copies.heal import NAME as HEALS
from eduparse.document.document import Pass
from eduparse.review.rule_proof import DECODE, acts, matches, proves
from eduparse.rules.rule import Rule, catalogue, packaged_rules, quick_pattern
from eduparse.rules.rulebook import PACKAGED
from eduparse.settings import Settings

RULES = Path(eduparse.__file__).parent / "rules" / "data"
LONGEST = 200  # characters of a piece of a pattern that a reader takes in
LISTS = [r for r in catalogue().values() if r.spelling and r.spelling.lists]
PASSES: dict[str, Pass] = {p.name: p for p in every_pass(Settings(to="hant", redact="all"))}


def _pairs(field: str) -> list[tuple[Rule, str]]:
    return [(r, text) for r in catalogue().values() for text in getattr(r, field)]


def _ids(pair: object) -> str:
    return pair.id if isinstance(pair, Rule) else ""


@pytest.mark.parametrize("rule", catalogue().values(), ids=_ids)
def test_words_alone_delete_inside_a_text_for_a_reason(rule: Rule) -> None:
    if rule.pass_name == "strip.lines" and rule.expression is not None:  # noqa: S105 - the name of a pass
        told = [key for key in ("where", "anywhere") if rule.options.get(key)]
        assert len(told) == 1, "say `where` it acts, or why its words are noise `anywhere`"


@pytest.mark.parametrize("rule", catalogue().values(), ids=_ids)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert all(text.strip() for text in (rule.id, rule.pass_name, rule.why))
    assert rule.example, "every rule shows what it is for"
    assert rule.keep, "every rule shows what it must leave"
    assert rule.pass_name in PASSES or rule.pass_name in (DECODE, HEALS, JOINS)
    assert 0 < rule.confidence <= 1


@pytest.mark.parametrize("rule", catalogue().values(), ids=_ids)
def test_a_reason_needs_no_page_that_a_user_cannot_see(rule: Rule) -> None:
    assert not re.search(r"\b0\d\d\b|\blines? \d", rule.why)


@pytest.mark.parametrize(("rule", "text"), _pairs("example"), ids=_ids)
def test_an_example_fires_its_rule(rule: Rule, text: str) -> None:
    if rule.pattern is not None:
        assert any(rule.search(line) for line in (text, *text.split("\n")))
    assert proves(rule, text, PACKAGED)


@pytest.mark.parametrize(("rule", "text"), [*_pairs("example"), *_pairs("keep")], ids=_ids)
def test_both_engines_read_a_rule_alike(rule: Rule, text: str) -> None:
    if rule.pattern is not None and rule.expression is not None:
        quick = quick_pattern(rule.expression)
        for line in (text, *text.split("\n")):
            assert [m.span() for m in quick.finditer(line)] == [
                m.span() for m in rule.pattern.finditer(line)
            ]
            assert bool(quick.fullmatch(line)) == bool(rule.pattern.fullmatch(line))


@pytest.mark.parametrize(
    ("expression", "alike"),
    [
        (r"第[\d一二三]{1,3}页", True),
        (r"[（(\[]转[]）)]", True),
        ("(?P<label>一、)(?=总则)", True),
        ("(?<=校舍)检查", True),
        (r"\w+网", False),  # what a word is
        ("[网[站]]", False),  # a set in a set
        ("[一-龥&&[^校]]", False),
        ("[[:alpha:]]", False),
        (r"\p{Han}", False),
        ("(?:检查){e<=1}", False),  # nearly so
        ("(?i)app", False),
        ("(?<=校|校舍)检查", False),  # looks back over two lengths
    ],
)
def test_only_syntax_that_both_have_is_left_to_the_faster_engine(
    expression: str,
    alike: bool,  # noqa: FBT001 - a row
) -> None:
    assert isinstance(quick_pattern(expression), re.Pattern) == alike


@pytest.mark.parametrize(("rule", "text"), _pairs("keep"), ids=_ids)
def test_a_counter_example_does_not_fire_its_rule(rule: Rule, text: str) -> None:
    assert not acts(rule, text, PACKAGED)


@pytest.mark.parametrize("rule", LISTS, ids=_ids)
def test_each_alternative_of_a_pattern_fires_its_rule_by_itself(rule: Rule) -> None:
    """The example of an alternative is found with it alone, and is not found without it."""
    assert rule.spelling is not None
    for alternative, alone, without in rule.spelling.alternatives():
        for text in alternative.example:
            assert proves(rule, rule.around.replace("{example}", text), PACKAGED), text
            assert matches(rule, alone, text), text
            assert matches(rule, alone, text) != matches(rule, without, text), text


@pytest.mark.parametrize("rule", [r for r in catalogue().values() if r.spelling], ids=_ids)
def test_a_pattern_is_short_or_a_list(rule: Rule) -> None:
    assert rule.spelling is not None
    assert max(map(len, rule.spelling.pieces)) <= LONGEST


@pytest.mark.parametrize(("rule", "text"), _pairs("example"), ids=_ids)
def test_an_example_holds_one_of_the_words_its_rule_needs(rule: Rule, text: str) -> None:
    """The words are the gate in front of the patterns: a match without one would never be seen."""
    if rule.pattern is not None and "needs" in rule.options:
        assert any(word in text for word in rule.options["needs"])


def test_rule_ids_are_unique_across_files() -> None:
    names = sorted(p.stem for p in RULES.glob("*.toml"))
    ids = [rule.id for name in names for rule in packaged_rules(name)]
    assert len(ids) == len(set(ids)) > 0


def test_what_happens_to_the_real_pages_is_in_the_catalogue(pages: list[Path]) -> None:
    docs = [d for path in pages for d in cleaned(path)]
    used = {e.rule for d in docs for layer in d.layers for e in layer.edits}
    used |= {w.code for d in docs for w in d.metadata.warnings}
    assert used
    assert used <= set(catalogue())
