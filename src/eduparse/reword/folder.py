"""The clean documents of a reference folder: what is read, and what is left out and why.

A folder of references is collected by hand or by a crawler, so it holds what it should not: broken
files, huge ones, pages that are spun themselves. One of these must not stop a run, nor be restored from.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from eduparse.errors import ConfigError, DocumentError
from eduparse.inputs import find_inputs
from eduparse.readers import read, records
from eduparse.reword.gate import evidence
from eduparse.reword.reference import References

LARGEST_MB = 4  # MB of 1,000,000 bytes; a policy document has 0.05


@cache
def references(folder: str) -> References:
    """The index of ``folder``, built once per process.

    Raises ConfigError where it is no folder or holds no document to restore from.
    """
    if not Path(folder).is_dir():
        raise ConfigError(f"The reference {folder} is not a folder of clean documents.")
    found = References(
        (name, text) for name, text, problem in candidates(folder) if problem is None
    )
    if not len(found):
        raise ConfigError(f"The reference {folder} holds no document that can be restored from.")
    return found


def candidates(folder: str) -> Iterator[tuple[str, str, str | None]]:
    """Name, text and what is wrong with it, for every document of ``folder``, in a fixed order."""
    for source in find_inputs([folder]):
        for record in records(source, LARGEST_MB):
            try:
                text = read(record, LARGEST_MB).text
            except DocumentError as error:
                yield record.source, "", str(error)
                continue
            if evidence(text).spun:
                yield record.source, text, "It is spun itself."
            else:
                yield record.source, text, None
