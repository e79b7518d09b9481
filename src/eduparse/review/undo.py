"""Sources from rows: what a run read, byte for byte.

Each row gives back its part of the page by replaying its edits backwards. The parts of a page are
joined by their page spans, and the encodings in the metadata turn the page into the bytes it was.
The page of a row that never was bytes of its own is the value of its ``text``, in UTF-8.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path, PurePosixPath

from eduparse.copies.continued import JOINS
from eduparse.document.document import Document, page_digest
from eduparse.document.identity import page_of
from eduparse.document.metadata import Decoding
from eduparse.document.records import dataclass
from eduparse.errors import ConfigError, DocumentError, output_error
from eduparse.files.storage import AtomicFile, unspelt
from eduparse.stages.decode.encodings import encode_page

_WANTED = "needed is what clean --rows documents --edits writes"
NO_ROWS = "There is nothing to undo in it; undo takes what clean --rows documents --edits writes."


@dataclass(frozen=True, slots=True)
class Source:
    """A source rebuilt, under the name it had."""

    name: str
    data: bytes


def sources(docs: Iterable[Document]) -> Iterator[Source | tuple[str, DocumentError]]:
    """The sources of ``docs`` as soon as all parts of each are there.

    A page that cannot be rebuilt comes as its name and the reason.
    """
    waiting: dict[tuple[str, str], dict[int, Document]] = {}
    for doc in docs:
        m = doc.metadata
        if m.parts == 1:
            yield _source([doc])
            continue
        page = (doc.source, page_of(doc))
        parts = waiting.setdefault(page, {})
        parts[m.part] = doc
        if len(parts) == m.parts:
            yield _source([parts[n] for n in sorted(parts)])
            del waiting[page]
    for (name, _), parts in waiting.items():
        wanted = next(iter(parts.values())).metadata.parts
        missing = ", ".join(str(n) for n in range(wanted) if n not in parts)
        yield name, DocumentError(f"Of its {wanted} parts these are missing: {missing}.", "undo")


def refuse_row(row: object, where: str) -> None:
    """Raises ConfigError on a row that cannot lead back to its source, though it has a text.

    A row of ours without its edits is refused where its own metadata tell that there were some: a wreck in
    traditional script that nothing changed is none.
    The rows behind it are of the same kind, so that all of them are refused at once.
    """
    if not isinstance(row, dict):
        return
    if {"doc_id", "spans"} <= row.keys():
        what = "clause" if "kind" in row else "chunk"
        raise ConfigError(f"{where}: It is the row of a {what}; {_WANTED}.")
    facts = row.get("metadata")
    edits = row.get("edits")
    if isinstance(edits, list) and any(
        isinstance(e, dict) and e.get("before") is None for e in edits
    ):
        raise ConfigError(f"{where}: The row was redacted; nothing leads back to its source.")
    if isinstance(facts, dict) and "eduparse" in facts and not row.get("edits"):
        start, end = facts.get("page_span") or (0, 0)
        text = row.get("text") or ""
        if page_digest(text) == (facts.get("decoding") or {}).get("digest"):
            return  # nothing on the page changed
        if end - start != len(text) or facts.get("script") == "hant":
            raise ConfigError(f"{where}: The row carries no edits; {_WANTED}.")


def target_place(folder: Path, name: str, taken: set[Path]) -> Path:
    """Where the source ``name`` goes below ``folder``; a name that is taken gets ``#2``, ``#3`` ….

    Raises DocumentError on a name that leads out of the folder.
    """
    path = PurePosixPath(unspelt(name))
    if path.is_absolute() or ".." in path.parts or not path.parts or "\0" in name:
        raise DocumentError(f"{name!r} is no name of a file below the folder.", "undo")
    target, n = folder / path, 1
    while target in taken:
        n += 1
        target = folder / path.with_name(f"{path.name}#{n}")
    taken.add(target)
    return target


def _source(parts: list[Document]) -> Source | tuple[str, DocumentError]:
    name = parts[0].source
    spans = [p.metadata.page_span for p in parts]
    gaps = any(left[1] != right[0] for left, right in pairwise(spans))
    if gaps or spans[0][0] != 0:
        return name, DocumentError("Its parts do not follow each other.", "undo")
    undone = [p.undo() for p in parts]
    if any(len(t) != end - start for t, (start, end) in zip(undone, spans, strict=True)):
        return name, DocumentError(
            "Its rows carry no edits; only rows with edits can be undone.", "undo"
        )
    if any(layer.name == JOINS for p in parts for layer in p.layers):
        return name, DocumentError(
            "It was joined of several pages; undo the rows that it was joined of.", "undo"
        )
    decodings = [p.metadata.decoding for p in parts]
    if decodings[0].digest and decodings[0].digest != page_digest("".join(undone)):
        return name, DocumentError(
            "Its rows were changed after they were written, so they no longer lead back to it.",
            "undo",
        )
    decoding = Decoding(
        decodings[0].mark,
        tuple(run for d in decodings for run in d.runs),
        tuple(raw for d in decodings for raw in d.raw),
        decodings[0].digest,
    )
    try:
        return Source(name, encode_page("".join(undone), decoding))
    except UnicodeError as error:
        return name, DocumentError(f"Its text is not what was decoded: {error}.", "undo")


def restore(folder: Path, source: Source, taken: set[Path], keep: Callable[[Path], None]) -> None:
    """Write ``source`` below ``folder``; ``keep`` raises where its file must stay.

    Raises DocumentError, and OutputError where writing fails.
    """
    target = target_place(folder, source.name, taken)
    keep(target)
    file = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        file = AtomicFile(target, plain=True)
        file.write(source.data)
        file.commit()
    except OSError as error:
        if file is not None:
            file.abort()
        raise output_error(str(target), error) from error


def write_sources(
    reading: Iterable[Document], folder: Path | None, keep: Callable[[Path], None]
) -> Iterator[tuple[str, DocumentError]]:
    """Write the sources of the documents below ``folder``; a single one to standard output without it.

    Yields what cannot be given back. Raises ConfigError where it needs a folder; ``keep`` raises where a file
    must not be written over.
    """
    taken: set[Path] = set()
    only: Source | None = None
    for found in sources(reading):
        if isinstance(found, tuple):
            yield found
        elif folder is not None:
            try:
                restore(folder, found, taken, keep)
            except DocumentError as problem:
                yield found.name, problem
        elif only is not None:
            raise ConfigError("The rows hold more than one source: give a folder with -o.")
        else:
            only = found
    if only is not None:
        sys.stdout.buffer.write(only.data)
