"""``rules``: what each rule removes or mends, and why; the packaged ones and the user's own."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eduparse.cli.help import HelpGroup, help_columns
from eduparse.cli.lines import one_line, put
from eduparse.cli.options import SettingsCommand, resolved
from eduparse.errors import ConfigError, nearest
from eduparse.language.messages import label, shown
from eduparse.run.progress import tell

if TYPE_CHECKING:
    from eduparse.rules.rule import Rule
    from eduparse.rules.rulebook import Rulebook

_MARGIN = 12  # columns of a name, before what is said of it


class RulesGroup(HelpGroup):
    """The commands about rules; the id of a rule alone shows it."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As usual; what has a dot is the id of a rule, since no command has one."""
        return super().resolve_command(ctx, ["show", *args] if "." in args[0] else args)


rules_app = typer.Typer(
    cls=RulesGroup,
    help="The rules: what each removes or mends, and why.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(rules_app, name="rules")


@rules_app.command("list", cls=SettingsCommand)
def list_rules(ctx: typer.Context) -> None:
    """One line for each rule: id, pass, reason."""
    book = _book(ctx)
    for rule in sorted(book.every().values(), key=lambda r: r.id):
        off = label("switched off: ") if rule.id in book.without else ""
        put("\t".join((rule.id, rule.pass_name, off + _why(rule))))


@rules_app.command("show", cls=SettingsCommand)
def show_rule(
    ctx: typer.Context,
    rule_id: Annotated[str, typer.Argument(metavar="ID")],
) -> None:
    """All that is known about a rule; `rules ID` is short for it."""
    rule = _rule(rule_id, _book(ctx))
    by = shown(f"its pattern: {rule.kind}") if rule.expression else label("the code of its pass")
    lines = [
        (label("id"), rule.id),
        (label("pass"), rule.pass_name),
        (label("stands in"), rule.where),
        (label("class"), rule.noise_class),
        (label("decided by"), by),
        *_spelled(rule),
        (label("confidence"), f"{rule.confidence:.2f}"),
        *((label("option"), f"{name} = {value}") for name, value in rule.options.items()),
        *((label("changes"), repr(text)) for text in rule.example),
        *((label("keeps"), repr(text)) for text in rule.keep),
        (label("why"), _why(rule)),
    ]
    for name, value in lines:
        if value:
            put(f"{name}{' ' * max(1, _MARGIN - help_columns(name))}{value}")


def _spelled(rule: "Rule") -> Iterator[tuple[str, str]]:
    """The pattern, and below it what may stand in each of its places."""
    if rule.spelling is None:
        return
    yield label("pattern"), one_line(rule.spelling.frame)
    for name, alternatives in rule.spelling.lists.items():
        for alternative in alternatives:
            yield f"{{{name}}}", one_line(alternative.match)


@rules_app.command("test", cls=SettingsCommand)
def try_rules(
    ctx: typer.Context,
    text: Annotated[
        str | None,
        typer.Argument(metavar="[TEXT]", help="A text, or - for standard input."),
    ] = None,
) -> None:
    """Show which rules act on a text: every pass looks at it by itself. Without a text, prove them all."""
    book = _book(ctx)
    if text is None:
        raise typer.Exit(_prove(book))
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    known = book.every()
    for rule in _changes().put_changes_of_each_pass(text, book):
        put(f"{rule}: {_why(known[rule])}")


def _why(rule: "Rule") -> str:
    return label(one_line(rule.why))


def _changes() -> Any:
    from eduparse.cli import changes  # start-up: it loads every stage

    return changes


def _book(ctx: typer.Context) -> "Rulebook":
    """The rules of the command line, the environment and the configuration file."""
    book: Rulebook = _changes().flow_of(resolved(ctx).settings).book
    return book


def _prove(book: "Rulebook") -> int:
    """Try every rule on its examples and counter-examples; 1 where one fails."""
    from eduparse.review.rule_proof import failures  # start-up

    known = book.every().values()
    failed = [f"{rule.where}: {why}" for rule in known for why in failures(rule, book)]
    for line in failed:
        tell(line)
    put(shown(f"{len(known)} rules, {len(failed)} failures"))
    return 1 if failed else 0


def _rule(rule_id: str, book: "Rulebook") -> "Rule":
    known = book.every()
    if rule_id not in known:
        raise ConfigError(f"There is no rule {rule_id}. {nearest(rule_id, known)}")
    return known[rule_id]
