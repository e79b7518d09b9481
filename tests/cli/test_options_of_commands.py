"""Every command takes what it says it takes: no two options of one share a name, and all take --quiet."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from eduparse.cli import commands
from eduparse.settings import OPTIONS


def every(command: Any, name: str = "") -> Iterator[Any]:
    """The commands below ``command``, each with its name in full."""
    for part, found in getattr(command, "commands", {}).items():
        whole = f"{name} {part}".strip()
        if hasattr(found, "commands"):
            yield from every(found, whole)
        else:
            yield pytest.param(found, id=whole)


COMMANDS = list(every(typer.main.get_command(commands())))


@pytest.mark.parametrize("command", COMMANDS)
def test_no_two_options_of_a_command_share_a_name(command: Any) -> None:
    """The values of two options of one name would be mixed up without a word."""
    names = Counter(param.name for param in command.params)
    flags = Counter(flag for param in command.params for flag in param.opts if flag[0] == "-")
    assert [n for n, times in (names | flags).items() if times > 1] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_accepts_quiet(command: Any) -> None:
    flags = {flag for param in command.params for flag in param.opts}
    assert {"-q", "--quiet"} <= flags


def test_every_stage_accepts_every_setting() -> None:
    known = {param.id: param.values[0] for param in COMMANDS}
    for stage in ("clean", "decode", "repair", "simplify", "cut", "strip", "reword", "split"):
        names = {param.name for param in known[stage].params}
        assert {f.name for f in OPTIONS} <= names
