"""A command starts without what it does not need: processes, mail, HTML, OpenCC, every stage.

What it does need is made in no time: a command makes its own options alone, and compiles no pattern that is prepared.
"""

import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from eduparse import cli
from eduparse.language import opencc_version as installed

_TOLD = """
import sys
asked = sys.argv.pop().split()
from eduparse.cli import main
try:
    main()
except SystemExit:
    print(*[name for name in asked if name in sys.modules], file=sys.stderr)
"""
_TOOL = Path(__file__).parent.parent.parent / "tools" / "build_prepared.py"
_PROCESSES = ("multiprocessing", "concurrent.futures.process", "email.message", "numpy")
_OTHER_PAGES = ("selectolax", "lxml", "pyarrow", "opencc", "eduparse.readers.html")
PAGE = "青禾县教育局关于开展检查的通知\n各学校：\n一、加强领导。各学校要建立台账。\n"


@pytest.mark.parametrize(
    ("said", "without"),
    [
        (["--version"], (*_PROCESSES, "eduparse.pipeline", "eduparse.readers", "regex")),
        (
            ["clean", "-", "--quiet"],
            (*_PROCESSES, *_OTHER_PAGES, "asyncio", "zoneinfo", "xml", "rich"),
        ),
    ],
)
def test_a_command_starts_without(said: list[str], without: tuple[str, ...]) -> None:
    command = [sys.executable, "-c", _TOLD, *said, " ".join(without)]
    done = subprocess.run(command, check=True, input=PAGE.encode(), capture_output=True)
    assert done.stdout
    assert done.stderr.decode().split() == []


_COMPILED = """
import sys
from eduparse.language import prepared
missed = []
def note(expression, flags):
    made = prepared.read_prepared()["patterns"].get((expression, int(flags)))
    missed.extend([expression] if made is None else [])
    return compiled(expression, flags)
compiled, prepared.compiled_pattern = prepared.compiled_pattern, note
from pathlib import Path
prepared.prepared_file = lambda: Path(sys.argv.pop())
prepared.read_prepared.cache_clear()
from eduparse.cli import main
try:
    main()
except SystemExit:
    missed.extend(name for name in ["regex"] if name in sys.modules)
    print(*missed, sep="\\n", file=sys.stderr)
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_page_compiles_no_pattern_that_was_prepared(seed: str, tmp_path: Path) -> None:
    """What a pattern is made of has one order, whatever the order of a set is in this process."""
    path = str(tmp_path / "made.bin")
    subprocess.run([sys.executable, str(_TOOL), "--out", path], check=True, capture_output=True)
    command = [sys.executable, "-c", _COMPILED, "clean", "-", "--quiet", path]
    set_otherwise = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        command, check=True, input=PAGE.encode(), capture_output=True, env=set_otherwise
    )
    assert done.stdout
    assert done.stderr.decode().split() == []


_ENDING = """
import atexit, sys
atexit.register(print, "told at the end")
class Freed:
    def __del__(self):
        print("freed", file=sys.stderr)
held = Freed()
from eduparse.cli import run_command
run_command()
"""


@pytest.mark.parametrize(
    ("said", "code"), [(["clean", "-", "-q"], 0), (["clean", "no-such.txt"], 2)]
)
def test_a_command_ends_without_freeing_what_it_holds(said: list[str], code: int) -> None:
    """What asked to be called at the end is called, and everything is written."""
    page = PAGE * 2000
    command = [sys.executable, "-c", _ENDING, *said]
    done = subprocess.run(command, check=False, input=page.encode(), capture_output=True)
    assert done.returncode == code
    assert done.stdout.endswith(b"told at the end\n")
    assert (done.stdout.count("加强领导".encode()) >= 2000) == (code == 0)
    assert b"freed" not in done.stderr


def _said(*words: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, *words], check=False, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_a_thread_that_still_works_is_waited_for() -> None:
    slow = "import threading, time\nthreading.Timer(0.3, print, ['the thread has ended']).start()\n"
    code, said = _said("-c", slow + _ENDING, "--version")
    assert (code, "the thread has ended" in said, "freed" in said) == (0, True, False)


def test_a_program_that_runs_the_command_goes_on() -> None:
    program = """
import runpy, sys
try:
    runpy.run_module("eduparse", run_name="__main__")
except SystemExit as end:
    print("the command ended with", end.code)
sys.exit(7)
"""
    code, said = _said("-c", program, "--version")
    assert (code, said.splitlines()[-1:]) == (7, ["the command ended with 0"])


@pytest.mark.parametrize("run", [["-m", "eduparse"], ["-c", _ENDING]])
def test_a_profiler_tells_what_it_has_seen(run: list[str], tmp_path: Path) -> None:
    if run[0] == "-c":
        (tmp_path / "command.py").write_text(run[1])
        run = [str(tmp_path / "command.py")]
    code, said = _said("-m", "cProfile", *run, "--version")
    assert code == 0
    assert "function calls" in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_what_cannot_be_written_at_the_end_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", _ENDING, "--version"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode != 0


@pytest.mark.parametrize(
    ("named", "made"),
    [("split", ["split"]), ("rules", None), ("unknown", None), ("--version", None)],
)
def test_a_command_is_madeone_command(named: str, made: list[str] | None) -> None:
    """Where none is named, or a group of them, all are there, so that the nearest name can be told."""
    found = [c.name for c in cli.one_command(cli.commands(), [named]).registered_commands]
    assert found == (made or [c.name for c in cli.commands().registered_commands])


def test_the_version_of_opencc_is_that_of_its_distribution() -> None:
    assert installed.opencc_version.__wrapped__() == f"opencc {metadata.version('opencc')}"


def test_the_version_of_opencc_is_asked_for_where_no_folder_tells_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(installed, "find_spec", lambda _: None)
    assert installed.opencc_version.__wrapped__() == f"opencc {metadata.version('opencc')}"
