"""Every rule proves itself: its examples fire it, its counter-examples do not."""

from pathlib import Path

import pytest
from conftest import cleaned

import eduparse
from eduparse.conversion import Conversion
from eduparse.document import Document, Findings, Pass
from eduparse.pipeline import STAGES, passes
from eduparse.reword import Reword, Sources
from eduparse.reword.reference import References
from eduparse.rules import Rule, catalogue, packaged
from eduparse.simplify import Simplify

RULES = Path(eduparse.__file__).parent / "rules"
DECODE = STAGES[0]
PASSES: dict[str, Pass] = {p.name: p for stage in STAGES for p in passes(stage)}


def _pairs(field: str) -> list[tuple[Rule, str]]:
    return [(r, text) for r in catalogue().values() for text in getattr(r, field)]


def _ids(pair: object) -> str:
    return pair.id if isinstance(pair, Rule) else ""


def _matches(rule: Rule, text: str) -> bool:
    return any(rule.search(line) for line in (text, *text.split("\n")))


def _fired(rule: Rule, text: str) -> bool:
    """Whether the rule's pass says anything under its id about a document that is ``text``.

    A rule that is evidence edits nothing by itself: what its pattern finds is all it says.
    """
    if rule.options.get("evidence"):
        return _matches(rule, text)
    if rule.pass_name == DECODE:
        warnings = eduparse.decode(text.encode("latin-1")).metadata.warnings
        return any(w.code == rule.id for w in warnings)
    step = PASSES[rule.pass_name]
    if "to" in rule.options:  # the rule of a pass that is asked for by an option
        step = Simplify(Conversion(to=rule.options["to"]))
    if "original" in rule.options:  # the rule of a pass that is given a clean copy
        step = Reword(Sources(), References([("original", rule.options["original"])]))
    found: Findings = step(Document.of_page("x", "x", text))
    return any(e.rule == rule.id for e in found.edits) or any(
        w.code == rule.id for w in found.warnings
    )


@pytest.mark.parametrize("rule", catalogue().values(), ids=_ids)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert all(text.strip() for text in (rule.id, rule.pass_name, rule.why))
    assert rule.example, "every rule shows what it is for"
    assert rule.keep, "every rule shows what it must leave"
    assert rule.pass_name in PASSES or rule.pass_name == DECODE
    assert 0 < rule.confidence <= 1


@pytest.mark.parametrize(("rule", "text"), _pairs("example"), ids=_ids)
def test_an_example_fires_its_rule(rule: Rule, text: str) -> None:
    if rule.pattern is not None:
        assert _matches(rule, text)
    assert _fired(rule, text)


@pytest.mark.parametrize(("rule", "text"), _pairs("keep"), ids=_ids)
def test_a_counter_example_does_not_fire_its_rule(rule: Rule, text: str) -> None:
    assert not _fired(rule, text)


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
