"""What is called wrongly in Python is told by its name, as on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import eduparse
from eduparse import ConfigError, DocumentError, Settings

TEXT = "关于放假的通知\n一、放假三天。\n"
DOC: Any = eduparse.split(TEXT)
ANY: Any = eduparse  # type checkers know what is wrong here; people in a notebook do not


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: ANY.clean(None), "The page is None; it must be a Path, bytes, or the text"),
        (lambda: ANY.clean([TEXT] * 9), "The page is of the type list"),
        (lambda: ANY.clean(Path()), "is a folder"),
        (lambda: ANY.clean(TEXT, {"to": "hant"}), r"settings is {'to': 'hant'}; it must be eduparse\.Settings"),
        (lambda: ANY.clean(TEXT, None), "settings is None"),
        (lambda: ANY.decode(TEXT), "decode takes the bytes of a page"),
        (lambda: ANY.repair(TEXT.encode()), "it must be a Document"),
        (lambda: ANY.strip([DOC]), "it must be a Document"),
        (lambda: ANY.cut(None), "The document is None"),
        (lambda: ANY.rows(TEXT), "it must be a Document"),
        (lambda: ANY.rows(DOC, "clause"), "There are no rows called clause"),
        (lambda: ANY.rows(DOC, "chunks", length="500"), "length is '500', no whole number"),
        (lambda: ANY.rows(DOC, "chunks", length=9), "at least 50"),
        (lambda: ANY.rows(DOC, "chunks", overlap=400), "may overlap by 0 to 250, not by 400"),
        (lambda: ANY.rows(DOC, "chunks", size=5), "size must be a function"),
        (lambda: ANY.rows(DOC, "chunks", size=lambda _: None), "size must be a function"),
        (lambda: ANY.dedup(DOC), "dedup takes a list of Document"),
        (lambda: ANY.dedup(None), "documents is None"),
        (lambda: ANY.dedup([TEXT]), "it must be a Document"),
        (lambda: Settings(language="zh"), "language is 'zh'; it must be an ISO 639-3 code"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_told(call: Callable[[], object], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        call()


@pytest.mark.parametrize("call", [eduparse.clean, eduparse.decode])
def test_a_page_of_nothing_is_no_page(call: Callable[[bytes], object]) -> None:
    with pytest.raises(DocumentError, match="The file is empty"):
        call(b"")
