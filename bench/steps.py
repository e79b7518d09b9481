"""What pages cost in steps, the unit of ``--max-steps``: the most for a character, by kind of text.

The default limit is twenty times the largest figure over real and damaged pages, so that no page
that anybody has comes near it. Each page is cleaned twice: what it costs must not depend on what the
process has seen before.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench._garble import as_gb, western
from bench._rows import rows
from bench._spinner import known_pairs, spin
from bench._spun_texts import documents as texts
from bench._spun_texts import papers
from eduparse.budget import SPARE
from eduparse.document.document import Document
from eduparse.pipeline import Pipeline
from eduparse.readers.html import html_document
from eduparse.settings import Settings
from eduparse.stages.decode import decode_page

_EACH = 40  # pages of a kind
_FLOW = Pipeline(Settings(max_steps=0))


def run(shared: Path) -> dict[str, float | int]:
    """The most steps for a character, by kind, and how many pages cost another number a second time."""
    figures: dict[str, float | int] = {}
    differing = 0
    for kind, pages in _kinds(shared).items():
        most = 0.0
        for page in islice(pages, _EACH):
            spent = steps(page)
            most = max(most, spent / (len(page.text) + SPARE))
            differing += spent != steps(page)
        figures[f"{kind} most steps a character"] = round(most, 1)
    return figures | {"not the same twice": differing}


def steps(page: Document) -> int:
    """What it costs to clean ``page``."""
    _FLOW.run(page)
    return _FLOW.budget.spent


def _kinds(shared: Path) -> dict[str, Iterator[Document]]:
    data = shared / "data"
    labelled = [*rows(data / "lines-dev.jsonl.zst"), *rows(data / "lines-policy-dev.jsonl.zst")]
    pairs = known_pairs(shared)
    held_out = [(name, text) for name, text in papers(shared)]
    spun = (spin(text, pairs, name).text for name, text in held_out)
    return {
        "simplified": map(_page, (text for _, text, clean in texts(shared) if clean)),
        "traditional": map(_page, (r["text"] for r in rows(data / "traditional.jsonl.zst"))),
        "noisy": map(_page, ("\n".join(r["lines"]) for r in labelled)),
        "html": (html_document(r["html"], "x", "x") for r in rows(data / "html-dev.jsonl.zst")),
        "damaged": (
            decode_page(p.read_bytes(), p.name) for p in sorted((shared / "corpus").iterdir())
        ),
        "spun": map(_page, spun),
        "in another encoding": map(_page, (western("utf-8")(text) for _, text in held_out)),
        "with lost bytes": map(_page, (as_gb(text) for _, text in held_out)),
        "a line with lost bytes": map(
            _page, (as_gb(text.replace("\n", "")) for _, text in held_out)
        ),
    }


def _page(text: str) -> Document:
    return Document.of_page("x", "x", text)
