"""Where the shared data are, and the five real pages cleaned once per test process."""

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from command import server
from flow import clean
from warm import Warm

from eduparse.document.document import Document

ROOT = Path(__file__).resolve().parent.parent
os.environ["LANGUAGE"] = "en"  # what the tests read is English, whatever the locale of the machine


def shared_folder() -> Path | None:
    """The folder of the shared data, or None where it is missing."""
    folder = Path(os.environ.get("EDUPARSE_SHARED", ROOT.parent / "shared"))
    return folder.resolve() if folder.is_dir() else None


@cache
def real_page(path: Path) -> Document:
    """A real page as decoded, before any pass."""
    return Document.of_page(path.stem, path.name, path.read_bytes().decode("utf-8"))


@cache
def cleaned(path: Path) -> tuple[Document, ...]:
    """A real page through every stage."""
    return tuple(clean(real_page(path)))


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = shared_folder()
    if folder is None:
        sentence = "The shared data are missing; EDUPARSE_SHARED names their folder."
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)
    return folder


@pytest.fixture(scope="session")
def pages(shared: Path) -> list[Path]:
    """The files of the five real pages."""
    found = sorted((shared / "corpus").glob("*.txt"))
    assert len(found) == 5
    return found


@pytest.fixture(scope="session")
def warm() -> Warm:
    """The command in forks of one server: for tests that call it often."""
    return server()


def interop(module: str) -> Any:
    """A module of the extra ``interop``, which is too large for every run: ``make test-all`` has it."""
    return pytest.importorskip(module, reason=f"{module} is in the extra interop: make test-all")
