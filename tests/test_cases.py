"""The cases in ``cases/<stage>/{real,synthetic,negative,known_failures}.jsonl``.

A case is a line: ``label``, ``comment``, what goes in and what must come out.

- text stages: ``original`` and ``fixed``; in ``negative`` there is no ``fixed``, the text must stay
- html: ``original`` is HTML, ``fixed`` the text that the pass strip.layout leaves of it
- decode: ``bytes`` (hexadecimal) and ``fixed``, with ``encoding`` where that is asked too
- cut: ``original`` and ``parts``, the texts of the documents
- split: ``original`` and ``outline``, a list of [kind, path joined by /, heading or null]; front,
  preamble and back matter are compared where the outline lists any of them
- real: ``page``, ``start``, ``end`` and ``fixed``: the whole shared page is cleaned, and the
  characters that own ``page[start:end)`` spell ``fixed``

A known failure must fail: one that passes belongs in another file.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import cleaned
from flow import run_passes, run_stage

import eduparse
from eduparse.document.document import Document
from eduparse.readers.html import html_document
from eduparse.stages.strip.layout.main_text import MainText

CASES = Path(__file__).parent / "cases"
TREE = {"clause", "bullet", "box", "annex", "table"}
Case = dict[str, Any]


def _cases() -> list[Any]:
    out = []
    for path in sorted(CASES.glob("*/*.jsonl")):
        for n, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip():
                case = json.loads(line)
                where = f"{path.parent.name}-{path.stem}-{n}-{case['label']}"
                out.append(pytest.param(path.parent.name, path.stem, case, id=where))
    return out


@pytest.mark.parametrize(("stage", "kind", "case"), _cases())
def test_case(stage: str, kind: str, case: Case, request: pytest.FixtureRequest) -> None:
    shared = request.getfixturevalue("shared") if "page" in case else None
    if kind != "known_failures":
        _check(stage, kind, case, shared)
        return
    try:
        _check(stage, kind, case, shared)
    except AssertionError:
        return
    pytest.fail("This known failure passes now: move it to real.jsonl or synthetic.jsonl.")


def _check(stage: str, kind: str, case: Case, shared: Path | None) -> None:
    assert case["comment"], "a case says what it shows"
    if shared is not None:
        _check_real(case, shared)
    elif stage == "decode":
        doc = eduparse.decode(bytes.fromhex(case["bytes"]))
        assert doc.text == case["fixed"]
        if "encoding" in case:
            assert doc.metadata.encoding == case["encoding"]
    else:
        _check_text(stage, kind, case)


def _check_text(stage: str, kind: str, case: Case) -> None:
    if stage == "html":
        docs = [run_passes(html_document(case["original"], "x", "x"), (MainText(),))]
    else:
        docs = run_stage(Document.of_page("x", "x", case["original"]), stage)
    if kind == "negative":
        edits = [e for d in docs for layer in d.layers for e in layer.edits if e.applied]
        assert edits == []
    wanted = case.get("fixed", case["original"])
    assert "".join(d.text for d in docs) == wanted
    if "parts" in case:
        assert [d.text for d in docs] == case["parts"]
    if "outline" in case:
        assert _outline(docs, case["outline"]) == case["outline"]
    asks = {"fixed", "parts", "outline"} & set(case)
    assert asks or kind == "negative", "a case says what must come out"


def _outline(docs: list[Document], wanted: list[list[Any]]) -> list[list[Any]]:
    every = any(kind not in TREE for kind, _, _ in wanted)
    return [
        [c.kind, "/".join(c.path), c.heading]
        for d in docs
        for c in d.clauses
        if every or c.kind in TREE
    ]


def _check_real(case: Case, shared: Path) -> None:
    (path,) = (shared / "corpus").glob(f"{case['page']}*.txt")
    spelt = "".join(_owning(d, case["start"], case["end"]) for d in cleaned(path))
    assert spelt == case["fixed"]


def _owning(doc: Document, start: int, end: int) -> str:
    """The characters of ``doc`` that own any of the page's ``[start, end)``.

    A character that owns nothing, as the second of a replacement, goes with the one before it.
    """
    out, inside = [], False
    for n, character in enumerate(doc.text):
        owned = doc.source_spans(n, n + 1)
        if owned:
            inside = any(low < end and high > start for low, high in owned)
        if inside:
            out.append(character)
    return "".join(out)
