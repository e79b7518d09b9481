"""The recipes of the documentation do what they say; one whose program is missing is skipped."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, interop

PAGE = ROOT / "docs" / "recipes.md"
BLOCK = re.compile(
    r"^```sh\n(?P<told>.*?)^```\n(?:\n```text\n(?P<shown>.*?)^```\n)?", re.MULTILINE | re.DOTALL
)
PROGRAMS = ("jq", "sqlite-utils", "xargs", "parallel", "make", "duckdb", "datasets")
PACKAGES = ("duckdb", "datasets")


def _recipes() -> list[Any]:
    text = PAGE.read_text("utf-8")
    out = []
    for n, m in enumerate(BLOCK.finditer(text), 1):
        heading = re.findall(r"^## (.*)$", text[: m.start()], re.MULTILINE)[-1]
        out.append(pytest.param(m["told"], m["shown"], id=f"{n}-{heading.replace(' ', '-')}"))
    return out


def _needed(told: str) -> list[str]:
    """The programs a recipe calls that a machine may lack."""
    called = set(re.findall(r"[a-z-]+", told))
    return [p for p in PROGRAMS if p in called]


@pytest.mark.parametrize(("told", "shown"), _recipes())
def test_a_recipe_does_what_it_says(told: str, shown: str | None, tmp_path: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for program in _needed(told):
        if program in PACKAGES:
            interop(program)
        elif shutil.which(program, path=path) is None:
            pytest.skip(f"{program} is not on this machine.")
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    done = subprocess.run(
        ["bash", "-euc", told],
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PATH": path, "HF_HOME": str(tmp_path / "hub"), "HF_HUB_OFFLINE": "1"},
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    said = done.stdout.decode()
    if shown is None:
        assert said.strip()
    else:
        assert said == shown


def test_every_program_has_a_recipe() -> None:
    told = "".join(recipe.values[0] for recipe in _recipes())
    assert [p for p in PROGRAMS if p not in told] == []
