"""A run in the process of the test: what the command does, without starting Python again."""

from pathlib import Path
from typing import Any

from command import rows
from conftest import cleaned

from eduparse.corrections.file import Corrections
from eduparse.rows.documents import document_row
from eduparse.rows.jsonl import dump_line
from eduparse.rules.rulebook import Rulebook
from eduparse.run.batch import run_batch
from eduparse.run.shards import Job
from eduparse.settings import Options
from eduparse.writers.formats import OutputFormat


def keep(out: Path, pages: list[Path]) -> None:
    """Write the rows of real pages, which a test process cleans only once, into ``out``."""
    stamp = {"version": "0", "rules": "0"}
    docs = (doc for page in pages for doc in cleaned(page))
    out.write_bytes(b"".join(dump_line(document_row(d, stamp, edits=True)) for d in docs))


def clean_into(
    out: Path,
    *inputs: Path,
    kind: str = "documents",
    without: tuple[str, ...] = (),
    corrections: Corrections | None = None,
    quiet: bool = True,
) -> list[Any]:
    """Clean ``inputs`` into ``out``, a file of rows or a folder; gives the rows of a file."""
    job = Job(
        "clean",
        OutputFormat(rows=kind),
        corrections=corrections or Corrections(),
        book=Rulebook(without=without),
    )
    run_batch([*map(str, inputs)], job, Options(output=str(out), quiet=quiet))
    return rows(out.read_bytes()) if out.is_file() else []
