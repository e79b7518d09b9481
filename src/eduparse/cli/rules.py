"""``rules``: what each rule removes or mends, and why."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from eduparse.cli.explaining import put_changes, put_reasons
from eduparse.cli.reading import one_line, put
from eduparse.errors import ConfigError

if TYPE_CHECKING:
    from eduparse.rules import Rule

rules_app = typer.Typer(
    help="The rules: what each removes or mends, and why.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(rules_app, name="rules")


@rules_app.command("list")
def list_rules() -> None:
    """One line for each rule: id, pass, reason."""
    from eduparse.rules import catalogue

    for rule in sorted(catalogue().values(), key=lambda r: r.id):
        put("\t".join((rule.id, rule.pass_name, one_line(rule.why))))


@rules_app.command("show")
def show_rule(rule_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """All that is known about a rule."""
    rule = _rule(rule_id)
    put(f"id          {rule.id}")
    put(f"pass        {rule.pass_name}")
    if rule.noise_class:
        put(f"class       {rule.noise_class}")
    put(f"decided by  {'its pattern, a ' + rule.scope if rule.pattern else 'the code of its pass'}")
    if rule.pattern is not None:
        put(f"pattern     {rule.pattern.pattern}")
    put(f"confidence  {rule.confidence:.2f}")
    for name, value in rule.options.items():
        put(f"option      {name} = {value}")
    for text in rule.example:
        put(f"changes     {text!r}")
    for text in rule.keep:
        put(f"keeps       {text!r}")
    put(f"why         {one_line(rule.why)}")


@rules_app.command("test")
def test_rules(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A text, or - for standard input.")],
) -> None:
    """Show which rules fire on a text: every pass looks at it by itself."""
    from eduparse.document import Document
    from eduparse.explain import changes
    from eduparse.pipeline import STAGES, passes

    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    page = Document.of_page("text", "text", text)
    fired = [
        change
        for stage in STAGES
        for step in passes(stage)
        for change in changes([page.apply(step.name, step(page))])
    ]
    put_changes("text", fired)
    put_reasons({c.edit.rule: 1 for c in fired})


def _rule(rule_id: str) -> "Rule":
    from eduparse.config import nearest
    from eduparse.rules import catalogue

    known = catalogue()
    if rule_id not in known:
        raise ConfigError(f"There is no rule {rule_id}. {nearest(rule_id, known)}")
    return known[rule_id]
