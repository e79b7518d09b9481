"""The pages that are made from the program: commands and man page from the command line itself.

``python tools/docs_pages.py`` writes them; a test holds what is committed against what it would
write. `docs_hooks.py` fills in what changes with every measurement, when the pages are built.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import typer.main

from eduparse.cli import commands
from eduparse.cli.examples import EXAMPLES

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ROOT / "docs" / "commands.md"
MAN = ROOT / "docs" / "eduparse.1"

_EXITS = (
    ("0", "done"),
    (
        "1",
        "some inputs were rejected, `--check` or `diff` found something, or a rule failed its proof",
    ),
    (
        "2",
        "a wrong call, configuration or path; an output that is an input too, or cannot be written",
    ),
    ("74", "the disk is full"),
    ("130", "interrupted"),
    ("141", "the reader of a pipe went away"),
    ("143", "ended by the system"),
)


def made() -> dict[Path, str]:
    """The files and what they are to hold."""
    found = listed()
    return {COMMANDS: _markdown(found), MAN: _man(found)}


@cache
def listed() -> list[tuple[str, Any]]:
    """Every command that does something, by its full name, in the order of the help."""
    return list(_walk(typer.main.get_command(commands()), ""))


def _walk(group: Any, above: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _walk(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def _paragraphs(command: Any) -> list[str]:
    return [" ".join(p.split()) for p in (command.help or "").split("\n\n")]


def _metavar(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _usage(name: str, command: Any) -> str:
    arguments = [_metavar(p) for p in command.params if p.param_type_name == "argument"]
    return " ".join(("eduparse", name, "[OPTIONS]", *arguments))


def _options(command: Any) -> Iterator[tuple[str, str]]:
    """The words of each option and what it says."""
    for p in command.params:
        if p.param_type_name == "argument":
            if getattr(p, "help", None):
                yield _metavar(p), p.help
            continue
        words = ", ".join(o for o in (*p.opts, *p.secondary_opts) if o.strip() and o != "/ ")
        takes = "" if p.is_flag else f" {p.metavar or p.type.name.upper()}"
        yield f"{words}{takes}", p.help or ""


def _markdown(found: list[tuple[str, Any]]) -> str:
    out = [
        "# Commands",
        "",
        "This page is made from the command line itself by `make docs-pages`. Each example runs in a",
        "folder that holds the sample pages as `corpus`, after those before it.",
        "",
    ]
    for name, command in found:
        out += [f"## eduparse {name}", ""]
        out += [line for p in _paragraphs(command) for line in (p, "")]
        out += ["```", _usage(name, command), "```", ""]
        options = list(_options(command))
        if options:
            out += ["| option | what it does |", "|---|---|"]
            out += [
                f"| `{words.replace('|', chr(92) + '|')}` | {_cell(told)} |"
                for words, told in options
            ]
            out.append("")
        for line, told in EXAMPLES.get(name, ()):
            out += [f"{told[0].upper()}{told[1:]}:", "", "```", line, "```", ""]
    out += ["## Exit codes", "", "| code | meaning |", "|---|---|"]
    out += [f"| {code} | {meaning} |" for code, meaning in _EXITS]
    return "\n".join((*out, ""))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _man(found: list[tuple[str, Any]]) -> str:
    out = [
        '.TH EDUPARSE 1 "" "eduparse" "User Commands"',
        ".SH NAME",
        "eduparse \\- clean scraped Chinese policy documents into numbered clauses",
        ".SH SYNOPSIS",
        ".B eduparse",
        ".I COMMAND",
        "[OPTIONS] [INPUT]...",
        ".SH DESCRIPTION",
        "Scraped pages in, numbered clauses out as JSON, one object a line, and every change can be",
        "shown, with its rule and reason, and put back.",
        ".SH COMMANDS",
    ]
    for name, command in found:
        out += [f".SS eduparse {_roff(name)}"]
        for n, paragraph in enumerate(_paragraphs(command)):
            out += [*([".PP"] if n else []), _roff(paragraph)]
        for words, told in _options(command):
            out += [".TP", f".B {_roff(words)}", _roff(" ".join(told.split()))]
        for line, told in EXAMPLES.get(name, ()):
            out += [".PP", f"Example, {_roff(told)}:", ".PP", ".nf", f".B {_roff(line)}", ".fi"]
    out.append(".SH EXIT STATUS")
    for code, meaning in _EXITS:
        out += [".TP", f".B {code}", _roff(meaning.replace("`", ""))]
    return "\n".join((*out, ""))


def _roff(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "")
    return f"\\&{text}" if text.startswith((".", "'")) else text


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, "utf-8")
