"""The formats that documents are written in, in one table, and which one a run writes.

``--format`` names the format, or the suffix of ``-o`` says it; rows of JSON are the default. A file is
opened for its format: CSV gets its line of names, Parquet its columns, XML holds one document.
"""

from collections.abc import Callable, Iterable, Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Protocol

from eduparse.document.records import dataclass
from eduparse.errors import ConfigError, DocumentError
from eduparse.files.storage import AtomicFile, Place, place
from eduparse.rows.jsonl import dump_lines

if TYPE_CHECKING:  # start-up: the names of the formats are asked for first
    from eduparse.document.document import Document

Rows = Iterable[Mapping[str, Any]]
_PACKED = (".gz", ".zst")
# Endings by which people mean a file; none of them is one that a run writes.
_OTHER_FILES = (
    *_PACKED, ".doc", ".docx", ".htm", ".json", ".markdown", ".ndjson", ".pdf", ".tsv", ".txt",
    ".xls", ".xlsx", ".yaml", ".yml", ".zip",
)  # fmt: skip


class File(Protocol):
    """A file that appears when it is committed, as `storage.AtomicFile`."""

    def write(self, data: bytes) -> None:
        """Add ``data``."""
        ...

    def finish(self) -> None:
        """Hand all bytes to the system; nothing is added any more."""
        ...

    def commit(self) -> None:
        """Give the file its name, once the disk has it."""
        ...

    def abort(self) -> None:
        """Take away what was written."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its suffix, the kinds of rows that it holds, how they become bytes.

    ``kinds`` is empty for a format that shows documents, not rows. ``by_suffix`` says whether a name
    that ends in the suffix means it; ``apart`` whether a folder holds a file for each document. ``head``
    gives what stands before the first row or document.
    """

    suffix: str
    kinds: tuple[str, ...]
    write: Callable[["OutputFormat", Rows, "Iterable[Document]", Mapping[str, Any]], bytes]
    by_suffix: bool = True
    apart: bool = False
    head: Callable[["OutputFormat"], bytes] = lambda _: b""


def _tables() -> Any:
    from eduparse.writers import tables  # start-up: few runs write tables

    return tables


def _outlines() -> Any:
    # start-up: few runs show outlines
    from eduparse.writers.outline import akn, markdown, tree, web_page

    return SimpleNamespace(akn=akn, markdown=markdown, tree=tree, web_page=web_page)


def _jsonl(
    _: "OutputFormat", rows: Rows, _docs: "Iterable[Document]", _look: Mapping[str, Any]
) -> bytes:
    return dump_lines(rows)


def _parquet(
    _: "OutputFormat", rows: Rows, _docs: "Iterable[Document]", _look: Mapping[str, Any]
) -> bytes:
    """Lines of JSON, which the file turns into row groups."""
    lines = dump_lines(rows)
    if rb"\ud" in lines:
        _refuse_halves(lines)
    return lines


def _csv(
    shape: "OutputFormat", rows: Rows, _docs: "Iterable[Document]", _look: Mapping[str, Any]
) -> bytes:
    lines: bytes = _tables().csv_lines(rows, shape.rows)
    return lines


def _csv_head(shape: "OutputFormat") -> bytes:
    head: bytes = _tables().csv_head(shape.rows)
    return head


def _markdown(
    _: "OutputFormat", _rows: Rows, docs: "Iterable[Document]", _look: Mapping[str, Any]
) -> bytes:
    return _text(_outlines().markdown.markdown(doc) for doc in docs)


def _html(
    _: "OutputFormat", _rows: Rows, docs: "Iterable[Document]", _look: Mapping[str, Any]
) -> bytes:
    return _text(_outlines().web_page.html_article(doc) for doc in docs)


def _html_head(_: "OutputFormat") -> bytes:
    return _text([_outlines().web_page.PAGE_HEAD])


def _tree(
    _: "OutputFormat", _rows: Rows, docs: "Iterable[Document]", look: Mapping[str, Any]
) -> bytes:
    return _text(_outlines().tree.tree(doc, **look) for doc in docs)


def _akn(
    _: "OutputFormat", _rows: Rows, docs: "Iterable[Document]", _look: Mapping[str, Any]
) -> bytes:
    """One XML document a line."""
    return _text(_outlines().akn.akn(doc) + "\n" for doc in docs)


def _text(pieces: Iterable[str]) -> bytes:
    return "".join(pieces).encode("utf-8", "replace")


_ROWS = ("documents", "clauses", "chunks")
FORMATS: Mapping[str, Format] = {
    "jsonl": Format(".jsonl", _ROWS, _jsonl),
    "parquet": Format(".parquet", _ROWS, _parquet),
    "csv": Format(".csv", ("clauses", "chunks"), _csv, head=_csv_head),
    "markdown": Format(".md", (), _markdown),
    "html": Format(".html", (), _html, head=_html_head),
    # A tree is for the eye: nobody means one by a name that ends in .txt.
    "tree": Format(".txt", (), _tree, by_suffix=False),
    "akn": Format(".xml", (), _akn, apart=True),
}
NAMES = tuple(FORMATS)
JSONL, PARQUET = "jsonl", "parquet"
_BY_SUFFIX = {form.suffix: name for name, form in FORMATS.items() if form.by_suffix}


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """What a run writes: the name of a format, and the kind of rows where it holds rows."""

    name: str = JSONL
    rows: str = "documents"

    @property
    def suffix(self) -> str:
        """What its files end in."""
        return FORMATS[self.name].suffix

    @property
    def shows_documents(self) -> bool:
        """Whether it shows outlines of documents, and holds no rows."""
        return not FORMATS[self.name].kinds

    @property
    def apart(self) -> bool:
        """Whether each document gets a file of its own."""
        return FORMATS[self.name].apart

    @property
    def head(self) -> bytes:
        """What stands before the first row or document."""
        return FORMATS[self.name].head(self)

    def open(self, path: Place) -> File:
        """A file of this format at ``path``. Raises OSError, and ConfigError where an extra is missing."""
        if self.name == PARQUET:
            file: File = _tables().ParquetFile(path, self.rows)
            return file
        file = AtomicFile(path)
        file.write(self.head)
        return file

    def data_of(self, rows: Rows, docs: "Iterable[Document]", **look: Any) -> bytes:
        """``rows``, or the outline of ``docs``, as the bytes that a file of this format is given.

        ``look`` is how a tree is drawn: ``width`` in columns, ``colour``. Raises
        DocumentError where it cannot hold what is there.
        """
        return FORMATS[self.name].write(self, rows, docs, look)


def output_format(asked: str, output: str, rows: str) -> OutputFormat:
    """The format of a run: what was ``asked`` for, or what the suffix of ``output`` says.

    Raises ConfigError where the two do not agree, or the format cannot hold such rows.
    """
    told = _told(output)
    name = asked or told or JSONL
    form = FORMATS[name]
    if not _bare(output).endswith(form.suffix):
        _refuse_other_file(output)
    if asked and told and asked != told:
        raise ConfigError(f"{output} is a name for {told}, not for {asked}: change -o or --format.")
    if form.kinds and rows not in form.kinds:
        raise ConfigError(
            f"{name.upper()} holds {' or '.join(form.kinds)}; {rows} are nested: write them as jsonl or "
            "parquet."
        )
    if name == PARQUET:
        if output in ("", "-"):
            raise ConfigError("Parquet needs a file: add -o NAME.parquet, or -o and a folder.")
        _tables().arrow_modules()
    return OutputFormat(name, rows)


def _told(output: str) -> str:
    name = _bare(output)
    return next((form for suffix, form in _BY_SUFFIX.items() if name.endswith(suffix)), "")


def _bare(output: str) -> str:
    name = output.lower()
    for ending in _PACKED:
        name = name.removesuffix(ending)
    return name


def _refuse_other_file(output: str) -> None:
    """Raises ConfigError where ``output`` would be made a folder, and its name is that of a file."""
    name = output.lower()
    ending = next((e for e in _OTHER_FILES if name.endswith(e)), None)
    if ending and not place(output).exists():
        ways = ", ".join(_BY_SUFFIX)
        raise ConfigError(
            f"{output} would become a folder, since no file that ends in {ending} is written: end it "
            f"in {ways} (.gz or .zst behind it), or in / for a folder."
        )


def _refuse_halves(lines: bytes) -> None:
    import json

    for line in lines.splitlines():
        try:
            _tables().encoded(json.dumps(json.loads(line), ensure_ascii=False))
        except ValueError as error:
            raise DocumentError(str(error), "write") from error
