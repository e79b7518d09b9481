"""An example for each command: in its help, in the documentation and in the man page.

Every one of them is run by a test, in a folder that holds the sample pages as ``corpus`` and what
the examples before it wrote.
"""

import typer

from eduparse.cli.options import Shown

# The command and what it is for, in an order in which each finds what it reads.
EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "clean": (
        ("eduparse clean corpus -o out", "a folder of pages to clause rows, file by file"),
        (
            "eduparse clean corpus -o run.jsonl --rows documents --edits",
            "documents with every edit, for explain, report, diff and undo",
        ),
    ),
    "decode": (("eduparse decode corpus/gb18030.txt", "find the encoding of a page"),),
    "repair": (("eduparse repair corpus/spun.txt", "undo damage on one page"),),
    "simplify": (
        (
            "eduparse simplify corpus/big5.txt --variant tw",
            "a page written in Taiwan to simplified script",
        ),
    ),
    "cut": (("eduparse cut corpus/several-documents.txt", "the documents on a page, one a row"),),
    "strip": (("eduparse strip corpus/site-frame.txt", "remove a site's frame"),),
    "reword": (
        (
            "eduparse reword corpus/spun.txt --reference corpus",
            "restore wording from clean documents",
        ),
    ),
    "split": (
        ("eduparse split corpus/clean-plan.txt --format tree", "show the clauses of a page"),
    ),
    "learn": (
        (
            "eduparse learn corpus -o frame.tsv",
            "the lines that a site's pages share, for --template",
        ),
    ),
    "learn-lexicon": (
        (
            "eduparse learn-lexicon corpus/spun.txt corpus/clean-notice.txt",
            "pairs of a spinner from a page and its original; these two are not, and it says so",
        ),
    ),
    "explain": (
        ("eduparse explain corpus/spun.txt", "every change of a page and why"),
        (
            "eduparse explain run.jsonl --only-suggestions --draft",
            "what is left to decide, as a corrections file",
        ),
    ),
    "dedup": (
        (
            "eduparse dedup run.jsonl -o unique.jsonl --heal",
            "one row for each paper, its damage restored from its copies",
        ),
    ),
    "report": (("eduparse report run.jsonl -o report.html", "one page over a run"),),
    "diff": (("eduparse diff run.jsonl run.jsonl", "compare two runs; these are the same"),),
    "undo": (("eduparse undo run.jsonl -o sources", "the sources again, byte for byte"),),
    "schema": (("eduparse schema clauses", "the JSON Schema of clause rows"),),
    "doctor": (("eduparse doctor", "look at the installation"),),
    "rules": (),
    "rules list": (("eduparse rules list", "all rules, one a line"),),
    "rules show": (("eduparse rules show noise.hotline", "all that is known about a rule"),),
    "rules test": (("eduparse rules test '發(fā)展'", "which rules act on a text"),),
}


def add(app: typer.Typer, above: str = "") -> None:
    """Put the examples below the help of each command, which is shown as `Shown` does."""
    for command in app.registered_commands:
        name = command.name or (command.callback.__name__ if command.callback else "")
        command.epilog = epilog(f"{above}{name}")
        if command.cls is None or not issubclass(command.cls, Shown):
            command.cls = Shown
        told = command.help or (command.callback.__doc__ if command.callback else "") or ""
        command.short_help = " ".join(told.split("\n\n")[0].split())
    for group in app.registered_groups:
        if group.typer_instance is not None:
            add(group.typer_instance, f"{above}{group.name} ")


def epilog(name: str) -> str:
    """The examples of the command ``name``, a line for what each is for, one for itself."""
    said = [f"  # {told}\n  {line}" for line, told in EXAMPLES.get(name, ())]
    # \b keeps the lines as they are.
    return "\b\n" + "\n".join(("Examples:" if len(said) > 1 else "Example:", *said)) if said else ""
