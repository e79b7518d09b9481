"""What a run of `dedup` knows of a row: where its bytes are, which paper it is of, where it belongs."""

from eduparse.copies.signature import Signature
from eduparse.document.records import dataclass


@dataclass(frozen=True, slots=True)
class Stored:
    """A row on the disk: where its bytes are, its text's signature, and its places in two orders.

    ``rank`` orders copies, the best first; ``name`` orders the output. ``target`` is the file it goes to;
    ``stem`` and ``number`` say which page of which paper it is by its name.
    """

    at: int
    size: int
    key: int
    more: int
    rank: str
    name: str
    target: str
    stem: int = 0
    number: int = -1


@dataclass(frozen=True, slots=True)
class Result:
    """A row and where it belongs.

    Places (offset, size) are of its bytes, of the best row of its text (itself, where ``best``), and of the
    best row of the paper that ``relation`` is to. ``head`` is the number of the row whose paper it goes on
    with as a page of its own, None where it is none.
    """

    row: int
    head: int | None
    target: str
    line: tuple[int, int]
    best: bool
    own: tuple[int, int]
    leader: tuple[int, int]
    relation: str
    similarity: float
    kept: bool
    why: str


@dataclass(frozen=True, slots=True)
class PageChain:
    """A paper over several pages: the row it begins with, those that go on, and the ``whole`` if they were joined."""

    head: int
    rows: tuple[int, ...]
    whole: tuple[Stored, Signature] | None = None
