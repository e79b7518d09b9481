"""What lies on desks: tables, scanned papers, OFD and the lists of Word, against what other programs show.

Measured is what the programs at hand allow: tables of Word, workbooks and PDF need LibreOffice (``soffice``),
those of HTML and Markdown ``chromium``, scans the extra ``ocr`` and the typefaces of `bench._scanned`. Numbers
of Word lists are compared with what LibreOffice printed (``tools/word_lists.py``), OFD with the paper that was
written. Samples of other packages count as real files where ``EDUPARSE_SAMPLES`` names their folder.
"""

import json
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import eduparse
from bench import _scanned
from bench._distance import distance
from bench._tables import (
    TABLES,
    Rows,
    as_html,
    as_markdown,
    grid,
    office,
    sheet_names,
    shown_by_chromium,
    shown_by_office,
    write_docx,
    write_xlsx,
)
from eduparse.document.document import Document
from eduparse.errors import DocumentError
from eduparse.readers.docx import docx_text
from eduparse.readers.pages import document_of_bytes

ROOT = Path(__file__).resolve().parent.parent
WORD = ROOT / "tests" / "sets" / "word"
_SHEETS = (".xlsx", ".xls", ".ods")
_PAGES = 40  # real pages with tables that are looked at


class Seen(NamedTuple):
    """One file: its name, what was asked of it, how much of that was right, and what was not."""

    name: str
    kind: str
    right: int
    asked: int
    found: int
    misses: Sequence[str] = ()


def run(shared: Path) -> dict[str, float | int]:
    """Files, cell F1 by format, Word lists as printed, OFD papers, and the figures of scans."""
    tables, scans = list(_tables(shared)), list(_scans(shared))
    return _figures([*tables, *_word(), *_ofd(shared)]) | _scan_figures(scans)


def show(shared: Path, *, misses: bool) -> None:
    """Print the figures, and with ``misses`` each file that is not wholly right."""
    seen = [*_tables(shared), *_word(), *_ofd(shared)]
    scans = list(_scans(shared))
    if misses:
        for one in seen:
            if one.misses:
                print(
                    f"{one.kind}\t{one.name}\t{one.right}/{one.asked}/{one.found}",
                    *one.misses,
                    sep="\n   ",
                )
        for scan in scans:
            print(
                scan.name,
                f"CER {scan.cer:.4f}",
                f"marks {scan.marks_right}/{scan.marks}",
                *scan.misses,
                sep="\n   ",
            )
    print(json.dumps(_figures(seen) | _scan_figures(scans), ensure_ascii=False, indent=1))


def _figures(seen: Iterable[Seen]) -> dict[str, float | int]:
    kinds: dict[str, list[Seen]] = {}
    for one in seen:
        kinds.setdefault(one.kind, []).append(one)
    out: dict[str, float | int] = {}
    for kind, every in sorted(kinds.items()):
        right, asked, found = (
            sum(x) for x in zip(*((s.right, s.asked, s.found) for s in every), strict=True)
        )
        out[f"{kind} files"] = len(every)
        if kind.startswith("tables"):
            out[f"{kind} cell F1"] = round(2 * right / max(1, asked + found), 4)
        else:
            out[f"{kind} right"] = round(right / max(1, asked), 4)
    return out


# Tables.


def _tables(shared: Path) -> Iterator[Seen]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if shutil.which("chromium"):
            yield from _of_pages(shared, folder)
        if shutil.which("soffice"):
            yield from _of_offices(folder)


def _of_pages(shared: Path, folder: Path) -> Iterator[Seen]:
    made = [
        (f"{n}.html", as_html(t, border=side)) for n, t in TABLES.items() for side in (True, False)
    ]
    real = list(_real_pages(shared))
    shown = shown_by_chromium([page for _, page in (*made, *real)], folder)
    for (name, page), found in zip(made, shown, strict=False):
        yield _seen(name, "tables HTML made", page.encode(), found)
    for (name, page), found in zip(real, shown[len(made) :], strict=True):
        data = [table for table in found if _is_data(table)]
        if data:
            yield _seen(name, "tables HTML real", page.encode(), data, whole=False)
    for name, rows in TABLES.items():
        yield _seen(f"{name}.md", "tables Markdown", as_markdown(rows).encode(), [grid(rows)])


def _real_pages(shared: Path) -> Iterator[tuple[str, str]]:
    """Real pages that hold a table and none in another."""
    given = 0
    files = [*sorted((shared / "wild" / "pages").glob("*.htm*")), *_samples(".html", ".htm")]
    for file in files:
        page = file.read_text("utf-8", "replace")
        if "<table" in page.lower() and given < _PAGES:
            given += 1
            yield file.name, page


def _of_offices(folder: Path) -> Iterator[Seen]:
    made = folder / "made"
    made.mkdir()
    for name, rows in TABLES.items():
        write_docx(rows, made / f"{name}.docx")
        write_xlsx(rows, made / f"{name}.xlsx")
    books, papers = sorted(made.glob("*.xlsx")), sorted(made.glob("*.docx"))
    office(made, "xls:MS Excel 97", *books)
    office(made, "ods", *books)
    office(folder / "papers", "pdf", *papers)
    office(folder / "books", "pdf", *books)
    files = sorted(made.iterdir())
    files = [file for file in files if file.suffix in (*_SHEETS, ".docx")]
    real = list(_samples(*_SHEETS, ".docx"))
    shown = shown_by_office([*files, *real], folder / "shown")
    names = sheet_names([*files, *real], folder / "shown")
    for n, (file, tables) in enumerate(zip((*files, *real), shown, strict=True)):
        kind = f"tables {'Word' if file.suffix == '.docx' else 'workbooks'} {'real' if n >= len(files) else 'made'}"
        data = file.read_bytes()
        if file.suffix in _SHEETS:
            one = _seen(file.name, kind, data, map(_paragraphs, tables), sheets=names[n])
        else:
            one = _seen(file.name, kind, data, tables)
        if one.asked:
            yield one
        if file in (*papers, *books):
            printed = folder / ("papers" if file in papers else "books") / f"{file.stem}.pdf"
            yield _seen(f"{file.name}.pdf", "tables PDF", printed.read_bytes(), tables)


def _samples(*suffixes: str) -> Iterator[Path]:
    folder = os.environ.get("EDUPARSE_SAMPLES")
    for file in sorted(Path(folder).rglob("*")) if folder else ():
        if file.suffix in suffixes:
            yield file


def _is_data(table: Rows) -> bool:
    """Whether a table of a real page is surely none that only lays it out."""
    filled = [[cell for cell in row if cell.strip()] for row in table]
    wide = sum(len(row) > 1 for row in filled)
    return wide > 1 and all(len(cell) < 200 for row in filled for cell in row)


def _seen(
    name: str,
    kind: str,
    data: bytes,
    shown: Iterable[Rows],
    *,
    sheets: Sequence[str] | None = None,
    whole: bool = True,
) -> Seen:
    """How many cells stand where another program shows them; ``whole``: through all stages.

    ``sheets`` are the names of the sheets of a workbook, which stand above them and are no cells.
    """
    try:
        page = document_of_bytes(data, name)
        mine = _text_tables(page.text, sheets=sheets is not None)
        for sheet in sheets or ():
            if [[sheet]] in mine:
                mine.remove([[sheet]])
        if whole and sheets is None:
            found = eduparse.clean(page.text) if page.evidence is None else _cleaned(page)
            mine = [[list(r) for r in c.cells] for doc in found for c in doc.clauses if c.cells]
    except DocumentError as error:
        print(f"{name}: {error}", file=sys.stderr)
        mine = []
    if sheets is None:
        shown = [table for table in shown if _columns(table) > 1]
    want, have = (Counter(c for t in tables for c in _cells(t)) for tables in (shown, mine))
    misses = [f"- {cell}" for cell in (want - have).elements()]
    misses += [f"+ {cell}" for cell in (have - want).elements()]
    return Seen(name, kind, (want & have).total(), want.total(), have.total(), misses[:12])


def _cleaned(page: Document) -> list[Document]:
    from bench._flow import clean

    return clean(page)


def _text_tables(text: str, *, sheets: bool) -> list[Rows]:
    """The tables of a text; in a workbook a line alone is a row of one cell."""
    tables: list[Rows] = []
    for line in text.split("\n"):
        row = line.split("\t")
        if len(row) == 1 and not (sheets and line.strip()):
            tables.append([])
        elif len(row) == 1:
            tables.append([row])
        elif tables and tables[-1] and len(tables[-1][-1]) == len(row):
            tables[-1].append(row)
        else:
            tables.append([row])
    return [table for table in tables if table]


def _paragraphs(table: Rows) -> Rows:
    """A sheet; one whose rows hold one cell each is paragraphs, which stand in no column."""
    filled = [[cell for cell in row if cell.strip()] for row in table]
    return filled if all(len(row) < 2 for row in filled) else table


def _columns(table: Rows) -> int:
    return len({n for row in table for n, cell in enumerate(row) if cell.strip()})


def _cells(table: Rows) -> Iterator[tuple[str, int, str]]:
    """The cells that hold text: the first one of their row, their column among those that are used, their text."""
    flat = [["".join(cell.split()) for cell in row] for row in table]
    used = sorted({n for row in flat for n, cell in enumerate(row) if cell})
    for row in flat:
        first = next((cell for cell in row if cell), "")
        for n, cell in enumerate(row):
            if cell:
                yield first, used.index(n), cell


# Word lists and OFD.


def _word() -> Iterator[Seen]:
    printed = json.loads((WORD / "printed.json").read_text("utf-8"))
    for name, lines in printed.items():
        pieces = re.split(r"[\t\n]", docx_text((WORD / f"{name}.docx").read_bytes()))
        mine = "".join(re.sub(r"^[●—◆■➢](?=\s)", "•", piece) for piece in pieces).replace(" ", "")
        want = "".join(lines).replace(" ", "")
        misses = () if mine == want else (f"{want[:80]} | {mine[:80]}",)
        yield Seen(name, "Word lists", int(mine == want), 1, 1, misses)


def _ofd(shared: Path) -> Iterator[Seen]:
    """Papers written as OFD by a writer made from the standard alone (``tests/ofd.py``)."""
    sys.path.insert(0, str(ROOT / "tests"))
    write = import_module("ofd").Paper
    with tempfile.TemporaryDirectory() as temporary:
        for n, text in enumerate(_scanned.papers(shared)):
            paper = write(header="青禾县教育局文件" if n % 3 == 0 else "")
            lines = text.split("\n")
            for m, line in enumerate(lines):
                paper.paragraph(line, centred=m == 0)
                if m == 2 and n % 2:
                    table = list(TABLES.values())[n % len(TABLES)]
                    rows = [[" ".join(cell.split("\n")) for cell in row] for row in grid(table)]
                    paper.table(rows)
                    lines[m] += "\n" + "\n".join("\t".join(row) for row in rows)
            file = paper.write(Path(temporary) / f"{n}.ofd")
            want = _flat_text(_cleaned(Document.of_page("x", "x", "\n".join(lines))))
            have = _flat_text(_cleaned(document_of_bytes(file.read_bytes(), file.name)))
            wrong = distance(want, have) if want != have else 0
            misses = (f"{wrong} characters differ",) if wrong else ()
            yield Seen(
                f"{n}.ofd", "OFD papers", max(0, len(want) - wrong), len(want), len(have), misses
            )


def _flat_text(documents: Iterable[Document]) -> str:
    return "".join("".join(doc.text.split()) for doc in documents)


# Scanned papers.


class Scanned(NamedTuple):
    """A scanned paper: its errors, its characters, its numbers and labels, and whether the tree is the same."""

    name: str
    errors: int
    characters: int
    marks_right: int
    marks: int
    same_tree: bool
    misses: Sequence[str]

    @property
    def cer(self) -> float:
        """Errors per character."""
        return self.errors / max(1, self.characters)


def _scans(shared: Path) -> Iterator[Scanned]:
    if find_spec("rapidocr") is None or not all(font.exists() for font in _scanned.FONTS):
        return
    for name, data, text in _scanned.scans(shared):
        want = _cleaned(Document.of_page("x", "x", text))
        have = _cleaned(document_of_bytes(data, name))
        flat_want, flat_have = _flat_text(want), _flat_text(have)
        marks, mine = _marks(want), _marks(have)
        trees = [[(c.kind, c.path) for doc in docs for c in doc.clauses] for docs in (want, have)]
        misses = [f"- {mark}" for mark in (marks - mine).elements()]
        misses += [f"+ {mark}" for mark in (mine - marks).elements()]
        if trees[0] != trees[1]:
            misses.append(f"tree {trees[0]} | {trees[1]}")
        yield Scanned(
            name, distance(flat_want, flat_have), len(flat_want), (marks & mine).total(), marks.total(),
            trees[0] == trees[1], misses,
        )  # fmt: skip


def _marks(documents: Sequence[Document]) -> Counter[str]:
    """The numbers of a paper and the labels of its clauses."""
    found = Counter(m[0] for doc in documents for m in re.finditer(r"\d+(?:[.,]\d+)*", doc.text))
    return found + Counter("/".join(c.path) for doc in documents for c in doc.clauses if c.label)


def _scan_figures(scans: Sequence[Scanned]) -> dict[str, float | int]:
    if not scans:
        return {}
    return {
        "scans files": len(scans),
        "scans CER": round(sum(s.errors for s in scans) / sum(s.characters for s in scans), 5),
        "scans numbers and labels": round(
            sum(s.marks_right for s in scans) / sum(s.marks for s in scans), 4
        ),
        "scans tree equal": round(sum(s.same_tree for s in scans) / len(scans), 4),
    }
