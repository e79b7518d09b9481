"""The pages about Python do what they say: the examples run, and the extensions work in a copy."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

EXTENDING = (ROOT / "docs" / "extending.md").read_text("utf-8")
CHANGE = re.compile(
    r"^In `(?P<file>src/[^`]+)`(?: \((?P<place>new|at its end)\)|, (?P<how>above|below|instead of) `(?P<at>[^\n]+?)`):\n\n"
    r"^```[a-z]+\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SECTIONS = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", EXTENDING, re.DOTALL | re.MULTILINE))
MOST_MODULES = 2  # of the package that one extension touches


def test_the_examples_about_python_run() -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    code = "\n".join(PYTHON.findall(page))
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout


def test_every_public_name_is_told() -> None:
    import eduparse

    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    assert [n for n in eduparse.__all__ if n[0] != "_" and not re.search(rf"\b{n}\b", page)] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_an_extension_is_made_in_few_places_and_works(section: str, tmp_path: Path) -> None:
    made, then = SECTIONS[section].split("\nThen:\n")
    changes = list(CHANGE.finditer(made))
    assert len(changes) == made.count("\nIn `src/")
    assert len({c["file"] for c in changes if c["file"].endswith(".py")}) <= MOST_MODULES
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for change in changes:
        apply(tmp_path, change)
    (code,) = PYTHON.findall(then)
    env = os.environ | {"PYTHONPATH": str(tmp_path / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", code], check=False, env=env, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def apply(folder: Path, change: "re.Match[str]") -> None:
    file, text = folder / change["file"], change["text"]
    if change["place"] == "new":
        assert not file.exists()
        file.write_text(text, "utf-8")
        return
    before = file.read_text("utf-8")
    if change["place"] == "at its end":
        file.write_text(before + text, "utf-8")
        return
    at = change["at"]
    assert before.count(at) == 1, f"{change['file']} has {at!r} {before.count(at)} times"
    if change["how"] == "instead of":
        file.write_text(before.replace(at, text.rstrip("\n")), "utf-8")
        return
    where = before.index(at)
    line = before.rindex("\n", 0, where) + 1
    if change["how"] == "below":
        line = before.index("\n", where) + 1
    file.write_text(before[:line] + text + before[line:], "utf-8")
