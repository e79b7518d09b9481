"""eduparse: scraped Chinese policy documents as clean, numbered clauses, every change provable.

    >>> import eduparse
    >>> eduparse.repair("發(fā)展").text
    '發展'

A document carries its edits, its metadata and its clauses; `Document.undo` gives the source back. Each
function takes `Settings`, which say what the options of the command line say, by the same names.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import eduparse.language.prepared_modules  # first: it finds every other module of the package
import eduparse.rows  # noqa: F401 - before the function of the same name is there, which it would replace
from eduparse.errors import ConfigError, DocumentError, TooMuchWork
from eduparse.files.version import VERSION
from eduparse.rows.chunks import Packing
from eduparse.settings import Settings

if TYPE_CHECKING:
    from eduparse.document.document import Clause, Document
    from eduparse.pipeline import Pipeline

__all__ = [
    "Clause", "ConfigError", "Document", "DocumentError", "Settings", "__version__", "clean", "cut", "decode", "dedup",
    "repair",
    "reword", "rows", "simplify", "split", "strip",
]  # fmt: skip

__version__ = VERSION
_UNNAMED = "-"
_DEFAULTS = Settings()


def __getattr__(name: str) -> Any:
    """The classes of documents, loaded when one is asked for: the command line starts without them."""
    if name not in ("Clause", "Document"):
        raise AttributeError(f"eduparse has no {name}")
    from eduparse.document import document  # start-up

    return getattr(document, name)


def clean(page: Path | bytes | str, settings: Settings = _DEFAULTS) -> "list[Document]":
    """The documents of a page: a file, its bytes, or its text. A string is text, never a path.

    Bytes are HTML or PDF where they begin so, as on standard input. The attachments that ``settings`` ask
    for come behind the page; one that cannot be read is left out with a UserWarning that says why. Raises
    OSError where the page cannot be read, DocumentError where it is none.
    """
    flow = _flow(settings)
    read = _page(page)
    return [*flow.run(read), *_attached(read, settings, flow)]


def decode(data: bytes, settings: Settings = _DEFAULTS) -> "Document":
    """The page that ``data`` holds; its encoding and what undo needs are in the metadata."""
    from eduparse.stages.decode import decode_page  # start-up

    if not isinstance(data, bytes | bytearray):
        raise ConfigError(f"The data is {_shown(data)}; decode takes the bytes of a page.")
    (page,) = _flow(settings).run(decode_page(data, _UNNAMED), ("decode",))
    return page


def repair(page: "str | Document", settings: Settings = _DEFAULTS) -> "Document":
    """Damage by machines undone; of a string, spun wording too."""
    return _one(page, "repair", settings)


def simplify(page: "str | Document", settings: Settings = _DEFAULTS) -> "Document":
    """Traditional script as simplified script, where the text is traditional."""
    return _one(page, "simplify", settings)


def cut(page: "str | Document", settings: Settings = _DEFAULTS) -> "list[Document]":
    """The documents on a page, in order; their texts concatenate to that of the page."""
    return _documents(page, "cut", settings)


def strip(page: "str | Document", settings: Settings = _DEFAULTS) -> "Document":
    """Page noise and injected spam removed."""
    return _one(page, "strip", settings)


def reword(page: "str | Document", settings: Settings = _DEFAULTS) -> "Document":
    """Wording that a spinner replaced put back, where the text is proven to be spun."""
    return _one(page, "reword", settings)


def split(page: "str | Document", settings: Settings = _DEFAULTS) -> "Document":
    """The clause tree and the particulars, in ``clauses`` and ``metadata``."""
    return _one(page, "split", settings)


def dedup(
    documents: "Iterable[Document]", *, keep: str = "best", heal: bool = False, join: bool = False
) -> "list[Document]":
    """All ``documents`` in their order, each with its ``work``: which copies it is one of, and if it is kept.

    ``keep`` is best, first or all. With ``heal`` the kept ones are restored from their clean copies, with
    ``join`` the first page of a paper over several pages becomes all of it. Raises ConfigError where the
    extra `dedup` is missing.
    """
    from eduparse.copies.dedup import deduped  # start-up

    def finish(doc: "Document") -> "Document":
        (out,) = _flow(_DEFAULTS).run_stage([doc], "split")
        return out

    if not isinstance(documents, Iterable):
        raise ConfigError(f"documents is {_shown(documents)}; dedup takes a list of Document.")
    given = list(documents)
    for document in given:
        _is_document(document)
    return deduped(given, keep, heal=finish if heal else None, join=finish if join else None)


def rows(
    document: "Document",
    kind: str = "documents",
    *,
    length: int = 500,
    overlap: int = 0,
    size: Callable[[str], int] = len,
) -> Iterator[dict[str, Any]]:
    """The rows of ``document`` that the command line writes: ``documents``, ``clauses`` or ``chunks``.

    Document rows carry their edits. No chunk is longer than ``length``, of which up to ``overlap`` is
    repeated from the chunk before; both count as ``size`` does: characters, or the tokens that a model
    makes of a text. Raises ConfigError where there is no such kind or length.
    """
    from eduparse.rows.documents import KINDS, rows_of  # start-up

    _is_document(document)
    if kind not in KINDS:
        raise ConfigError(f"There are no rows called {kind}; there are {', '.join(KINDS)}.")
    try:
        packing = Packing(length, overlap, size)
    except (TypeError, ValueError) as error:
        raise ConfigError(f"The chunks cannot be made: {error}.") from error
    return rows_of(document, kind, packing=packing)


def _flow(settings: Settings) -> "Pipeline":
    from eduparse.pipeline import pipeline  # start-up: it loads every stage

    if not isinstance(settings, Settings):
        raise ConfigError(f"settings is {_shown(settings)}; it must be eduparse.Settings(...).")
    return pipeline(settings)


def _attached(page: "Document", settings: Settings, flow: "Pipeline") -> "Iterator[Document]":
    """The documents of the attachments of ``page``; one that is none costs itself only."""
    if not settings.attachments:
        return
    readers = _readers()
    for record in readers.attached(page, settings.attachments):
        try:
            yield from flow.run(readers.read(record, settings.max_page_mb))
        except (DocumentError, TooMuchWork) as error:
            warnings.warn(f"{record.source} was left out. {error}", UserWarning, stacklevel=3)


def _page(page: Path | bytes | str) -> "Document":
    if not isinstance(page, Path | bytes | str):
        raise ConfigError(f"The page is {_shown(page)}; it must be a Path, bytes, or the text.")
    if isinstance(page, Path) and page.is_dir():
        raise ConfigError(f"{page} is a folder; clean takes the pages in it one by one.")
    document: Document = _readers().page_document_of(page, _UNNAMED)
    return document


def _readers() -> Any:
    from eduparse.readers import attached, pages, read  # start-up

    return SimpleNamespace(
        attached=attached.attached, page_document_of=pages.page_document_of, read=read
    )


def _is_document(document: object) -> None:
    """Raises ConfigError where a document is wanted and something else was given."""
    if not isinstance(document, __getattr__("Document")):
        raise ConfigError(
            f"The document is {_shown(document)}; it must be a Document, as clean gives in a list."
        )


def _shown(value: object) -> str:
    """What was given, for a message: a short value as it is, of a long one its type."""
    said = repr(value)
    return said if len(said) <= 40 else f"of the type {type(value).__name__}"


def _one(page: "str | Document", stage: str, settings: Settings) -> "Document":
    (out,) = _documents(page, stage, settings)
    return out


def _documents(page: "str | Document", stage: str, settings: Settings) -> "list[Document]":
    flow = _flow(settings)
    if isinstance(page, str):
        return flow.run(_page(page), flow.stages_of(stage, plain=True))
    _is_document(page)
    return flow.run(page, flow.stages_of(stage, plain=False))
