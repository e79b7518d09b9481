"""eduparse: scraped Chinese policy documents as clean, numbered clauses, every change provable.

    >>> import eduparse
    >>> eduparse.repair("發(fā)展").text
    '發展'

A document carries its edits, its metadata and its clauses; `Document.undo` gives the source back.
"""

import sys
from pathlib import Path
from types import ModuleType

from eduparse.document.document import Document

__all__ = ["clean", "decode", "repair", "reword", "simplify", "split", "strip"]
__version__ = "0.1.0"


def clean(page: Path | bytes | str) -> list[Document]:
    """The documents of a page: a file, its bytes, or its text. A string is text, never a path.

    Bytes are HTML or PDF where they begin so, as on standard input. Raises OSError where a file cannot
    be read, DocumentError where it holds no page.
    """
    from eduparse import pipeline
    from eduparse.readers.pages import document_of_bytes, document_of_file

    if isinstance(page, str):
        return pipeline.clean(_page(page))
    if isinstance(page, Path):
        return pipeline.clean(document_of_file(page))
    return pipeline.clean(document_of_bytes(page, _UNNAMED))


def decode(data: bytes) -> Document:
    """The page that ``data`` holds; its encoding and what undo needs are in the metadata."""
    from eduparse.stages.decode import decode_page

    return decode_page(data, _UNNAMED)


def repair(page: str | Document) -> Document:
    """Damage by machines undone; of a string, spun wording too."""
    repaired = _stage(page, "repair")
    return _stage(repaired, "reword") if isinstance(page, str) else repaired


def simplify(page: str | Document) -> Document:
    """Traditional script as simplified script, where the text is traditional."""
    return _stage(page, "simplify")


def strip(page: str | Document) -> Document:
    """Site furniture and injected spam removed."""
    return _stage(page, "strip")


def reword(page: str | Document) -> Document:
    """Wording that a spinner replaced put back, where the text is proven to be spun."""
    return _stage(page, "reword")


def split(page: str | Document) -> Document:
    """The clause tree and the particulars, in ``clauses`` and ``metadata``."""
    return _stage(page, "split")


_UNNAMED = "-"


def _page(text: str) -> Document:
    from eduparse.rows.documents import page_id

    return Document.of_page(page_id(_UNNAMED), _UNNAMED, text)


def _stage(page: str | Document, stage: str) -> Document:
    from eduparse.pipeline import run_stage

    (out,) = run_stage(_page(page) if isinstance(page, str) else page, stage)
    return out


class _Package(ModuleType):
    """Keeps ``eduparse.repair`` the function when the module ``eduparse.repair`` is imported.

    Importing a submodule binds it as an attribute of its package, which would replace the function
    of the same name. The modules stay reachable by ``from eduparse.stages.repair import passes``.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in __all__ and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
