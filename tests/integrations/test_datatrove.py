"""The step for datatrove gives what the command gives."""

import pytest
from conftest import ROOT
from flow import clean

from eduparse.rows.documents import row_document_of

pytest.importorskip("datatrove", reason="it is in the extra interop: make test-all")


def test_documents_are_cleaned_in_a_pipeline_of_datatrove() -> None:
    from datatrove.data import Document as Row

    from eduparse.integrations.datatrove import Clean

    pages = ("several-documents.txt", "pinyin.txt")
    texts = {name: (ROOT / "corpus" / name).read_text("utf-8") for name in pages}
    rows = [Row(text=text, id=name, metadata={"kept": 1}) for name, text in texts.items()]
    made = list(Clean(edits=True).run(rows))
    expected = [
        doc
        for name, text in texts.items()
        for doc in clean(row_document_of({"id": name, "text": text}, name))
    ]
    assert [(r.id, r.text) for r in made] == [(d.id, d.text) for d in expected]
    assert [len(r.metadata["clauses"]) for r in made] == [len(d.clauses) for d in expected]
    assert all(r.metadata["kept"] == 1 and r.metadata["edits"] is not None for r in made)
