"""The documents whose clauses are split without line breaks, as ``score/glue.py`` reads them."""

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import zstandard

from bench._rows import rows

TOOLS = Path(__file__).resolve().parent.parent / "tools"

_SPACED = re.compile(r"(?m)^([ \t\u3000]*)第[ \t\u3000]+(\S{1,5})[ \t\u3000]+(?=[編章節條编节条])")


@dataclass(frozen=True)
class Task:
    """One document of a set; ``lines`` and ``labels`` as the scorer read them."""

    shared: Path
    sets: tuple[str, ...]
    ident: str
    lines: list[str]
    labels: list[str | None]
    traditional: bool


@cache
def glue_of(shared: Path) -> Any:
    """The scorer of the shared folder."""
    sys.path.insert(0, str(shared / "score"))
    return import_module("glue")


def tasks(shared: Path) -> Iterator[Task]:
    """Every document with the sets it belongs to; statutes only where held out of every model."""
    sys.path.insert(0, str(TOOLS))
    held_out = import_module("train_charmodel").held_out
    apart = import_module("near_duplicates").kept_apart([shared / "data" / "policy.jsonl.zst"])
    for file, kept in (("statutes", held_out), ("policy", None), ("traditional", None)):
        path = shared / "data" / f"{file}.jsonl.zst"
        for ident, genre, lines, labels in _documents(glue_of(shared), path, kept):
            if file == "policy":
                name = "reports" if genre == "report" else "policy"
                sets = (name, f"{name} unseen") if ident in apart else (name,)
            else:
                sets = ("Taiwan" if file == "traditional" else file,)
            if genre != "statute" or file == "traditional":
                yield Task(shared, sets, ident, lines, labels, file == "traditional")


def _documents(
    glue: Any, path: Path, kept: Any
) -> Iterator[tuple[str, str, list[str], list[str | None]]]:
    """What the scorer's own reader takes of ``path``; the id travels in the field of the genre."""
    printed: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        chosen = Path(folder) / "chosen.jsonl.zst"
        with zstandard.open(chosen, "wt", encoding="utf-8") as out:
            for row in rows(path):
                if kept is None or kept(row["id"]):
                    row["genre"] = f"{row['id']} {row.get('genre', '')}"
                    printed[row["genre"]] = _lines(row["text"])
                    row["text"] = _SPACED.sub(r"\1第\2", row["text"])
                    out.write(json.dumps(row) + "\n")
        for named, lines, labels in glue.documents(chosen):
            ident, _, genre = named.partition(" ")
            # The scorer reads labels without their blanks; the splitter gets them as they are printed.
            own = printed[named]
            yield ident, genre, own if len(own) == len(lines) else lines, labels


def _lines(text: str) -> list[str]:
    """The lines of a text as the scorer takes them: trimmed, blank ones apart."""
    lines = (line.strip(" \t\u3000\r") for line in text.split("\n"))
    return [line for line in lines if line]
