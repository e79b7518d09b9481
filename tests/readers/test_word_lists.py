"""The numbers of Word's lists are those that LibreOffice prints (``tools/word_lists.py``)."""

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT

from eduparse.readers.docx import docx_text

FOLDER = ROOT / "tests" / "sets" / "word"
PRINTED = json.loads((FOLDER / "printed.json").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_numbers_are_those_that_libreoffice_prints(name: str) -> None:
    assert printed(FOLDER / f"{name}.docx") == "".join("".join(PRINTED[name]).split())


def printed(path: Path) -> str:
    """The text of a document without blanks, every bullet the same."""
    pieces = re.split(r"[\t\n]", docx_text(path.read_bytes()))
    return "".join(re.sub(r"^[●—◆■➢](?=\s)", "•", piece) for piece in pieces).translate(
        dict.fromkeys(map(ord, " \u3000"))
    )


def test_there_are_many_and_none_is_without_its_numbers() -> None:
    assert len(PRINTED) >= 40
    assert {path.stem for path in FOLDER.glob("*.docx")} == set(PRINTED)
