"""A page that nothing changed leads back to its source, whatever its script."""

import pytest

from eduparse.document.document import page_digest
from eduparse.errors import ConfigError
from eduparse.review.undo import refuse_row


def row(text: str, digest: str) -> dict[str, object]:
    """A row of ours without edits."""
    facts = {
        "page_span": [0, len(text)],
        "script": "hant",
        "eduparse": {"version": "1"},
        "decoding": {"digest": digest},
    }
    return {"id": "a", "source": "a", "text": text, "metadata": facts, "edits": []}


def test_a_wreck_in_traditional_script_without_edits_leads_back() -> None:
    refuse_row(row("賤螻鑼", page_digest("賤螻鑼")), "rows.jsonl:1")


def test_traditional_text_whose_edits_were_left_out_does_not() -> None:
    with pytest.raises(ConfigError, match="carries no edits"):
        refuse_row(row("学校", page_digest("學校")), "rows.jsonl:1")
