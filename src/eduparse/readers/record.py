"""A record: one page or one row of an input, named, and not read yet.

What cannot be read is an answer too: it comes as a record with its problem, in its place, so that it
costs only itself.
"""

from typing import IO, NamedTuple

from eduparse.budget import Budget
from eduparse.document.records import dataclass
from eduparse.errors import DocumentError
from eduparse.files.storage import Place

MB = 1_000_000
# A row repeats its text in its edits; a page inside the limit must stay inside it as a row.
ROW_FACTOR = 16


@dataclass(frozen=True, slots=True)
class Record:
    """One page or one row of an input, not read yet: a path, or the bytes, or a problem.

    ``line`` is the number of the row in its file, from 1, and None for a page. ``kind`` says how the
    page is read where its name does not, ``url`` where it was fetched.
    """

    name: str
    path: Place | None = None
    data: bytes = b""
    line: int | None = None
    problem: DocumentError | None = None
    kind: str = ""
    url: str | None = None

    @property
    def source(self) -> str:
        """Where the record stands, for people."""
        return self.name if self.line is None else f"{self.name}:{self.line}"


class Given(NamedTuple):
    """What a reader is given: the bytes of a page, where they come from, what may be spent on them."""

    data: bytes
    record: Record
    budget: Budget


class Watch:
    """How far the reading of inputs is; ``others`` counts answers in archives that are no pages."""

    def __init__(self) -> None:
        self.others = 0
        self._done = 0
        self._file: IO[bytes] | None = None

    def opened(self, file: IO[bytes]) -> None:
        """``file`` is read from now on."""
        self._file = file

    def left(self, size: int) -> None:
        """An input of ``size`` bytes is read."""
        self._done += size
        self._file = None

    @property
    def at(self) -> int:
        """Bytes of the inputs that are read, as they lie on the disk: packed, where they are."""
        inside = self._file.tell() if self._file is not None and not self._file.closed else 0
        return self._done + inside


def too_long(what: str, max_page_mb: int) -> DocumentError:
    """The problem of a page or a row beyond the limit."""
    return DocumentError(
        f"{what}; the limit is {max_page_mb} MB: split it, or raise --max-page-mb."
    )
