"""eduparse: scraped Chinese policy documents as clean, numbered clauses, every change provable.

    >>> import eduparse
    >>> eduparse.repair("發(fā)展").text
    '發展'

A document carries its edits, its metadata and its clauses; `Document.undo` gives the source back. Each
function takes `Settings`, which say what the options of the command line say, by the same names.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eduparse.files.version import VERSION as __version__

if TYPE_CHECKING:
    from eduparse.document.document import Clause, Document
    from eduparse.errors import ConfigError, DocumentError
    from eduparse.pipeline import Pipeline
    from eduparse.settings import Settings

__all__ = [
    "Clause", "ConfigError", "Document", "DocumentError", "Settings", "__version__", "clean", "cut", "decode", "repair",
    "reword", "rows", "simplify", "split", "strip",
]  # fmt: skip

_UNNAMED = "-"


def __getattr__(name: str) -> Any:
    """The public classes, loaded when one is asked for: the command line starts in half the time."""
    if name not in __all__:
        raise AttributeError(f"eduparse has no {name}")
    from eduparse.document.document import Clause, Document  # start-up
    from eduparse.errors import ConfigError, DocumentError  # start-up
    from eduparse.settings import Settings  # start-up

    found = (Clause, ConfigError, Document, DocumentError, Settings)
    return {kind.__name__: kind for kind in found}[name]


def clean(page: Path | bytes | str, settings: "Settings | None" = None) -> "list[Document]":
    """The documents of a page: a file, its bytes, or its text. A string is text, never a path.

    Bytes are HTML or PDF where they begin so, as on standard input. Raises OSError where a file cannot
    be read, DocumentError where it holds no page.
    """
    from eduparse.readers.pages import document_of_bytes, document_of_file  # start-up

    if isinstance(page, str):
        doc = _page(page)
    elif isinstance(page, Path):
        doc = document_of_file(page)
    else:
        doc = document_of_bytes(page, _UNNAMED)
    return _flow(settings).run(doc)


def decode(data: bytes, settings: "Settings | None" = None) -> "Document":
    """The page that ``data`` holds; its encoding and what undo needs are in the metadata."""
    from eduparse.stages.decode import decode_page  # start-up

    (page,) = _flow(settings).run(decode_page(data, _UNNAMED), ("decode",))
    return page


def repair(page: "str | Document", settings: "Settings | None" = None) -> "Document":
    """Damage by machines undone; of a string, spun wording too."""
    return _one(page, "repair", settings)


def simplify(page: "str | Document", settings: "Settings | None" = None) -> "Document":
    """Traditional script as simplified script, where the text is traditional."""
    return _one(page, "simplify", settings)


def cut(page: "str | Document", settings: "Settings | None" = None) -> "list[Document]":
    """The documents on a page, in order; their texts concatenate to that of the page."""
    return _documents(page, "cut", settings)


def strip(page: "str | Document", settings: "Settings | None" = None) -> "Document":
    """Page noise and injected spam removed."""
    return _one(page, "strip", settings)


def reword(page: "str | Document", settings: "Settings | None" = None) -> "Document":
    """Wording that a spinner replaced put back, where the text is proven to be spun."""
    return _one(page, "reword", settings)


def split(page: "str | Document", settings: "Settings | None" = None) -> "Document":
    """The clause tree and the particulars, in ``clauses`` and ``metadata``."""
    return _one(page, "split", settings)


def rows(document: "Document", kind: str = "documents") -> Iterator[dict[str, Any]]:
    """The rows of ``document`` that the command line writes: ``documents``, ``clauses`` or ``chunks``.

    Document rows carry their edits. Raises ConfigError where there is no such kind.
    """
    from eduparse.rows.documents import KINDS, rows_of  # start-up

    if kind not in KINDS:
        raise ConfigError(f"There are no rows called {kind}; there are {', '.join(KINDS)}.")
    return rows_of(document, kind)


def _flow(settings: "Settings | None") -> "Pipeline":
    from eduparse.pipeline import pipeline  # start-up: it loads every stage
    from eduparse.settings import Settings  # start-up

    return pipeline(settings or Settings())


def _page(text: str) -> "Document":
    from eduparse.document.document import Document  # start-up
    from eduparse.document.identity import page_id  # start-up

    return Document.of_page(page_id(_UNNAMED), _UNNAMED, text)


def _one(page: "str | Document", stage: str, settings: "Settings | None") -> "Document":
    (out,) = _documents(page, stage, settings)
    return out


def _documents(page: "str | Document", stage: str, settings: "Settings | None") -> "list[Document]":
    from eduparse.pipeline import stages_of  # start-up

    plain = isinstance(page, str)
    return _flow(settings).run(
        _page(page) if isinstance(page, str) else page, stages_of(stage, plain=plain)
    )
