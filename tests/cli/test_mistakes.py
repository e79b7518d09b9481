"""Common mistakes: one line that says what, where and what to do (``cases/mistakes.jsonl``).

A case has the command as it is typed, the files it finds beside ``page.txt``, the exit code, and
what the line must say. Standard output stays empty, but for the rows of a case that has good ones too
(``out``).
"""

import json
import os
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from command import lines, rows, run
from conftest import ROOT
from warm import Warm

CASES = ROOT / "tests" / "cases" / "mistakes.jsonl"


def _cases() -> list[Any]:
    found = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    return [pytest.param(case, id=case["mistake"].replace(" ", "-")) for case in found]


def test_there_are_thirty() -> None:
    assert len(_cases()) >= 30


# What Python's parsers of TOML, JSON and patterns say is theirs.
_OF_OTHERS = re.compile(r"(?:Expected|Invalid value|missing|unexpected) [^）。]*")


def _typed(case: dict[str, Any], folder: Path) -> list[str]:
    """The command of a case, with the files it finds."""
    files = {"page.txt": "一、好。\n", **case.get("files", {})}
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    for name, content in case.get("bytes", {}).items():
        (folder / name).write_bytes(bytes.fromhex(content))
    return shlex.split(case["run"])


@pytest.mark.parametrize("case", _cases())
def test_a_mistake_is_told_in_one_line(case: dict[str, Any], warm: Warm, tmp_path: Path) -> None:
    typed, env = _typed(case, tmp_path), case.get("env", {})
    if "PYTHONPATH" in env:  # it hides a package from a process that has not read it yet
        done = run(*typed, cwd=tmp_path, env=_behind(tmp_path / env["PYTHONPATH"]))
    else:
        done = warm.run(*typed, cwd=tmp_path, env=env)
    assert done.returncode == case["code"], done.stderr.decode()
    said = lines(done)
    assert len(said) == 1, said
    assert said[-1].startswith("eduparse: ")
    assert [part for part in case["says"] if part not in said[-1]] == [], said[-1]
    assert "fault of eduparse" not in said[-1]
    assert len(rows(done.stdout)) == case.get("out", 0)


def test_mistakes_are_told_in_chinese(warm: Warm, tmp_path: Path) -> None:
    """Every sentence is Chinese: what is left are names, and what others say."""
    english = []
    for number, (case,) in enumerate(param.values for param in _cases()):
        folder = tmp_path / str(number)
        folder.mkdir()
        env = case.get("env", {}) | {"EDUPARSE_LANG": "zh"}
        if "PYTHONPATH" not in env:
            done = warm.run(*_typed(case, folder), cwd=folder, env=env)
            assert done.returncode == case["code"]
            said = _OF_OTHERS.sub("", " ".join(lines(done)))
            if re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", said) or not re.search(
                "[一-鿿]", said
            ):
                english.append(said)
    assert english == []


def _behind(folder: Path) -> dict[str, str]:
    """An environment in which Python looks for packages in ``folder`` first."""
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}
