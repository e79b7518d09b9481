"""The README says what is so: its commands run, and print what it shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (.*(?:\n> .*)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def _sessions() -> list[tuple[str, str]]:
    """Each command of the README that shows its output, with that output."""
    found = [m for block in CONSOLE.findall(README) for m in COMMAND.findall(block)]
    return [(command.replace("\n> ", "\n"), shown) for command, shown in found if shown]


@pytest.mark.parametrize(("command", "shown"), _sessions())
def test_a_command_prints_what_the_readme_shows(command: str, shown: str) -> None:
    if "jq" in command.split() and shutil.which("jq") is None:
        pytest.skip("jq is not on this machine.")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        check=False,
        cwd=ROOT,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == shown


def test_the_python_example_runs() -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    subprocess.run([sys.executable, "-c", example], check=True, cwd=ROOT)


def test_the_readme_shows_a_picture_and_a_pipe() -> None:
    commands = [command for command, _ in _sessions()]
    assert any("eduparse" not in command and "corpus/" in command for command in commands)
    assert any("jq" in command.split() for command in commands)


def test_the_two_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("run", "test"):
        assert f"make {target}" in README
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_command_has_its_line_in_the_table() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "eduparse", "--help"],
        check=True,
        cwd=ROOT,
        env=os.environ | {"NO_COLOR": "1", "COLUMNS": "100"},
        capture_output=True,
        text=True,
    ).stdout
    listed = shown.partition("Commands:")[2]
    in_help = set(re.findall(r"^ {2}([a-z][a-z-]+) {2,}\S", listed, re.MULTILINE))
    assert in_help
    in_table = set(re.findall(r"^\| `eduparse ([a-z-]+)", README, re.MULTILINE))
    assert in_help == in_table


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (block,) = re.findall(r"^dependencies = \[\n(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    names = re.findall(r'"([a-z-]+)', block)
    assert names
    for name in names:
        assert re.search(rf"^\| `{name}` \|.*\S", README, re.MULTILINE), name


def test_what_the_readme_points_to_exists() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target
