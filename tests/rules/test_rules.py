"""Every rule proves itself: its examples fire it, its counter-examples do not."""

from pathlib import Path

import pytest
from conftest import cleaned
from flow import every_pass

import eduparse
from eduparse.copies.continued import JOINS
from eduparse.copies.heal import NAME as HEALS
from eduparse.document.document import Pass
from eduparse.review.rule_proof import DECODE, acts
from eduparse.rules.rule import Rule, catalogue, packaged
from eduparse.rules.rulebook import PACKAGED
from eduparse.settings import Settings

RULES = Path(eduparse.__file__).parent / "rules" / "data"
PASSES: dict[str, Pass] = {p.name: p for p in every_pass(Settings(to="hant", redact="all"))}


def _pairs(field: str) -> list[tuple[Rule, str]]:
    return [(r, text) for r in catalogue().values() for text in getattr(r, field)]


def _ids(pair: object) -> str:
    return pair.id if isinstance(pair, Rule) else ""


@pytest.mark.parametrize("rule", catalogue().values(), ids=_ids)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert all(text.strip() for text in (rule.id, rule.pass_name, rule.why))
    assert rule.example, "every rule shows what it is for"
    assert rule.keep, "every rule shows what it must leave"
    assert rule.pass_name in PASSES or rule.pass_name in (DECODE, HEALS, JOINS)
    assert 0 < rule.confidence <= 1


@pytest.mark.parametrize(("rule", "text"), _pairs("example"), ids=_ids)
def test_an_example_fires_its_rule(rule: Rule, text: str) -> None:
    if rule.pattern is not None:
        assert any(rule.search(line) for line in (text, *text.split("\n")))
    assert acts(rule, text, PACKAGED)


@pytest.mark.parametrize(("rule", "text"), _pairs("keep"), ids=_ids)
def test_a_counter_example_does_not_fire_its_rule(rule: Rule, text: str) -> None:
    assert not acts(rule, text, PACKAGED)


@pytest.mark.parametrize(("rule", "text"), _pairs("example"), ids=_ids)
def test_an_example_holds_one_of_the_hints_of_its_rule(rule: Rule, text: str) -> None:
    """Hints are the gate in front of the patterns: a match without one would never be seen.

    A hint is a literal, or a character of it, a blank and the literal.
    """
    if rule.pattern is not None and "hint" in rule.options:
        assert any(hint.split()[-1] in text for hint in rule.options["hint"])


def test_rule_ids_are_unique_across_files() -> None:
    names = sorted(p.stem for p in RULES.glob("*.toml"))
    ids = [rule.id for name in names for rule in packaged(name)]
    assert len(ids) == len(set(ids)) > 0


def test_what_happens_to_the_real_pages_is_in_the_catalogue(pages: list[Path]) -> None:
    docs = [d for path in pages for d in cleaned(path)]
    used = {e.rule for d in docs for layer in d.layers for e in layer.edits}
    used |= {w.code for d in docs for w in d.metadata.warnings}
    assert used
    assert used <= set(catalogue())
