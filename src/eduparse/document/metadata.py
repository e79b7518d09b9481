"""What is known about a document beside its text: the fields of `metadata` in a row.

Every field is always there with one type; unknown is None or empty. Offsets are code points.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentWarning:
    """Something doubtful, at ``[start, end)`` of the document's text; None where that text is gone."""

    code: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class EncodingRun:
    """Page characters ``[start, end)`` were decoded from ``encoding`` (a Python codec name)."""

    start: int
    end: int
    encoding: str


@dataclass(frozen=True, slots=True)
class RawBytes:
    """Page characters ``[start, end)`` stand for ``data``, which does not encode back to itself."""

    start: int
    end: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Decoding:
    """How bytes became the page: byte order mark, runs of encodings, raw bytes. Offsets of the page."""

    mark: bool = False
    runs: tuple[EncodingRun, ...] = ()
    raw: tuple[RawBytes, ...] = ()

    def part(self, start: int, end: int) -> "Decoding":
        """What concerns page characters ``[start, end)``; raw bytes go where they begin."""
        return Decoding(
            self.mark and start == 0,
            tuple(
                EncodingRun(max(r.start, start), min(r.end, end), r.encoding)
                for r in self.runs
                if r.start < end and r.end > start
            ),
            tuple(r for r in self.raw if start <= r.start < end),
        )


@dataclass(frozen=True, slots=True)
class RestoredFrom:
    """The clean document whose wording a spun one was given back, and how far.

    ``by`` is ``number`` (文号) or ``text`` (shared text); ``extent`` the share of the original that the
    document holds; ``exactness`` the share of the restored text that stands so in the original.
    """

    source: str
    by: str
    extent: float
    exactness: float


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact at ``[start, end)`` of the text; ``kind`` is phone, email or person."""

    kind: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quality:
    """How good a document is, from 0 to 1, and the parts that the score is made of (`quality`)."""

    score: float
    noise: float
    repaired: float
    left: float
    truncated: float
    spun: float


@dataclass(frozen=True, slots=True)
class Web:
    """What the head of a web page says: its own meta tags, and where it was fetched.

    ``published`` is the day the page was put up, which need not be that of the paper on it.
    """

    title: str | None = None
    number: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """See the data format in the documentation; the order of the fields is the order in the rows."""

    title: str | None = None
    doc_number: str | None = None
    issuers: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    issued: str | None = None
    effective: str | None = None
    authority_level: str | None = None
    validity: str | None = None
    topics: tuple[str, ...] = ()
    encoding: str | None = None
    script: str | None = None
    role: str = "main"
    part: int = 0
    parts: int = 1
    page_span: tuple[int, int] = (0, 0)
    decoding: Decoding = Decoding()
    truncated_start: bool = False
    truncated_end: bool = False
    spun: float = 0.0
    restored_from: RestoredFrom | None = None
    web: Web | None = None
    quality: Quality | None = None
    contacts: tuple[Contact, ...] = ()
    warnings: tuple[DocumentWarning, ...] = ()
