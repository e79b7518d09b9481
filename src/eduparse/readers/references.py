"""The clean documents of a reference folder: what is read, and what is left out and why.

A folder of references is collected by hand or by a crawler, so it holds what it should not: broken
files, huge ones, pages that are spun themselves. One of these must not stop a run, nor be restored from.
"""

from collections.abc import Iterator
from pathlib import Path

from eduparse.errors import ConfigError, DocumentError
from eduparse.readers import read, records
from eduparse.readers.inputs import find_inputs
from eduparse.stages.reword.gate import spin_evidence
from eduparse.stages.reword.reference import References

LARGEST_MB = 4  # MB of 1,000,000 bytes; a policy document has 0.05


def reference_index(folder: str) -> tuple[References, tuple[tuple[str, str], ...]]:
    """The index of ``folder``, and the documents left out of it, each with the reason.

    Raises ConfigError where it is no folder or holds no document to restore from.
    """
    if not Path(folder).is_dir():
        raise ConfigError(f"The reference {folder} is not a folder of clean documents.")
    skipped: list[tuple[str, str]] = []
    found = References(_usable(folder, skipped))
    if not len(found):
        raise ConfigError(f"The reference {folder} holds no document that can be restored from.")
    return found, tuple(skipped)


def _usable(folder: str, skipped: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Name and text of every document of ``folder`` that is sound, in a fixed order."""
    for source in find_inputs([folder]):
        for record in records(source, LARGEST_MB):
            try:
                text = read(record, LARGEST_MB).text
            except DocumentError as error:
                skipped.append((record.source, str(error)))
                continue
            if spin_evidence(text).spun:
                skipped.append((record.source, "It is spun itself."))
            elif text.strip():
                yield record.source, text
