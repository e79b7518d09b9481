"""A command starts without what it does not need: processes, mail, HTML, OpenCC, every stage."""

import subprocess
import sys
from importlib import metadata

import pytest

from eduparse import stamp

_TOLD = """
import sys
asked = sys.argv.pop().split()
from eduparse.cli import main
try:
    main()
except SystemExit:
    print(*[name for name in asked if name in sys.modules], file=sys.stderr)
"""
_PROCESSES = ("multiprocessing", "concurrent.futures.process", "email.message")
PAGE = "青禾县教育局关于开展检查的通知\n各学校：\n一、加强领导。各学校要建立台账。\n"


@pytest.mark.parametrize(
    ("said", "without"),
    [
        (["--version"], (*_PROCESSES, "eduparse.pipeline", "eduparse.readers", "regex")),
        (["clean", "-", "-q"], (*_PROCESSES, "selectolax", "opencc")),
    ],
)
def test_a_command_starts_without(said: list[str], without: tuple[str, ...]) -> None:
    command = [sys.executable, "-c", _TOLD, *said, " ".join(without)]
    done = subprocess.run(command, check=True, input=PAGE.encode(), capture_output=True)
    assert done.stdout
    assert done.stderr.decode().split() == []


def test_the_version_of_opencc_is_that_of_its_distribution() -> None:
    assert stamp.opencc_version() == f"opencc {metadata.version('opencc')}"


def test_the_version_of_opencc_is_asked_for_where_no_folder_tells_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stamp, "find_spec", lambda _: None)
    assert stamp.opencc_version() == f"opencc {metadata.version('opencc')}"
