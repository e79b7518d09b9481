"""Common mistakes: one line that says what, where and what to do (``cases/mistakes.jsonl``).

A case has the command as it is typed, the files it finds beside ``page.txt``, the exit code, and
what the line must say. Standard output stays empty, but for the rows of a case that has good ones too
(``out``).
"""

import json
import os
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


@pytest.mark.parametrize("case", _cases())
def test_a_mistake_is_told_in_one_line(case: dict[str, Any], warm: Warm, tmp_path: Path) -> None:
    files = {"page.txt": "一、好。\n", **case.get("files", {})}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    for name, content in case.get("bytes", {}).items():
        (tmp_path / name).write_bytes(bytes.fromhex(content))
    typed, env = shlex.split(case["run"]), case.get("env", {})
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


def _behind(folder: Path) -> dict[str, str]:
    """An environment in which Python looks for packages in ``folder`` first."""
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}
