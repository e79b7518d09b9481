"""Prose is plain: no sentence of more than forty words in docstrings, comments, reasons and documentation."""

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

MOST = 40
CODE = re.compile(r"``.+?``|`[^`]*`", re.DOTALL)
# A paragraph, an item of a list, a row of a table or a heading ends what stands before it.
PARAGRAPH = re.compile(r"\n\s*\n|\n\s*(?=[-*|#>] |\d+\. )")
END = re.compile(r"(?<=[.?!])[\"')*]*\s+(?=[\"'(\[“*]*[A-Z\d\u4e00-\u9fff])")
FILES = sorted(
    path
    for folder, ending in (
        ("src", "*.py"),
        ("src", "*.toml"),
        ("tests", "*.py"),
        ("tools", "*.py"),
        ("bench", "*.py"),
        ("docs", "*.md"),
        (".", "*.md"),
    )
    for path in (
        (ROOT / folder).rglob(ending)
        if folder in ("src", "tests")
        else (ROOT / folder).glob(ending)
    )
)


def sentences(text: str) -> Iterator[str]:
    """The sentences of ``text``; code in it is one word."""
    for paragraph in PARAGRAPH.split(CODE.sub("Code", text)):
        yield from END.split(" ".join(paragraph.split()))


def words(sentence: str) -> int:
    return sum(bool(re.search("[A-Za-z]", word)) for word in sentence.split())


def prose(path: Path) -> Iterator[str]:
    """The texts of a file that people read."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        yield re.sub(r"(?ms)^```.*?^```|^\|.*?$|\]\([^)]*\)", "", text)
    elif path.suffix == ".toml":
        yield from (rule["why"] for rule in tomllib.loads(text).get("rule", []))
    else:
        yield from _of_python(text)


def _of_python(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""
    block: list[str] = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            if token.line.strip().startswith("#"):
                block.append(token.string.lstrip("# "))
            else:
                yield token.string.lstrip("# ")
        elif token.type != tokenize.NL:
            yield " ".join(block)
            block = []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_no_sentence_is_longer_than_forty_words(path: Path) -> None:
    found = [s for text in prose(path) for s in sentences(text) if words(s) > MOST]
    assert found == []


def test_sentences_are_told_apart() -> None:
    text = "One of `a. b` here. ``x`` is two (a. b). Three, e.g. this\n\n- an item"
    assert [*sentences(text)] == [
        "One of Code here.",
        "Code is two (a. b).",
        "Three, e.g. this",
        "- an item",
    ]
