"""A run in the process of the test: what the command does, without starting Python again."""

from pathlib import Path
from typing import Any

from command import rows
from conftest import cleaned
from flow import PLAIN

from eduparse.rows.documents import document_row
from eduparse.rows.jsonl import dump_line
from eduparse.run.batch import run_batch
from eduparse.run.options import RunOptions
from eduparse.run.shards import Job
from eduparse.settings import Settings
from eduparse.writers.formats import OutputFormat


def keep(out: Path, pages: list[Path]) -> None:
    """Write the rows of real pages, which a test process cleans only once, into ``out``."""
    docs = (doc for page in pages for doc in cleaned(page))
    out.write_bytes(b"".join(dump_line(document_row(d, edits=True)) for d in docs))


def clean_into(
    out: Path,
    *inputs: Path,
    kind: str = "documents",
    settings: Settings = PLAIN,
    quiet: bool = True,
) -> list[Any]:
    """Clean ``inputs`` into ``out``, a file of rows or a folder; gives the rows of a file."""
    job = Job("clean", OutputFormat(rows=kind), settings)
    run_batch([*map(str, inputs)], job, RunOptions(output=str(out), quiet=quiet))
    return rows(out.read_bytes()) if out.is_file() else []
