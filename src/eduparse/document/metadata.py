"""What is known about a document beside its text: the fields of `metadata` in a row.

Every field is always there with one type; unknown is None or empty. Offsets are code points. The rows,
their schema and the columns of Parquet are made from these records (`rows.records`): a field that is
added here stands in all of them. What stands in `Annotated` is for the schema.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Any, NamedTuple

from eduparse.document.records import dataclass

Offset = Annotated[int, {"minimum": 0}]
OffsetOrNull = Annotated[int | None, {"minimum": 0}]
Share = Annotated[float, {"minimum": 0, "maximum": 1}]
Date = Annotated[str | None, {"description": "A date as YYYY-MM-DD, shorter where the text is."}]
Range = Annotated[tuple[int, int], {"description": "Start and end in code points, half-open."}]
Script = Annotated[str | None, {"enum": ["hans", "hant", "mixed", None]}]
Role = Annotated[str, {"enum": ["main", "preview"]}]
By = Annotated[str, {"enum": ["number", "text"]}]
Digest = Annotated[str, {"pattern": "^(sha256:[0-9a-f]{64})?$"}]


@dataclass(frozen=True, slots=True)
class DocumentWarning:
    """Something doubtful, at ``[start, end)`` of the document's text; None where that text is gone."""

    code: str
    start: OffsetOrNull = None
    end: OffsetOrNull = None


class EncodingRun(NamedTuple):
    """Page characters ``[start, end)`` were decoded from ``encoding`` (a Python codec name)."""

    start: Offset
    end: Offset
    encoding: str


class RawBytes(NamedTuple):
    """Page characters ``[start, end)`` stand for ``data``, which does not encode back to itself."""

    start: Offset
    end: Offset
    data: bytes


@dataclass(frozen=True, slots=True)
class Decoding:
    """How bytes became the page: byte order mark, runs of encodings, raw bytes. Offsets of the page.

    ``digest`` is of the whole page in UTF-8, by which `undo` knows rows that were changed.
    """

    mark: bool = False
    runs: tuple[EncodingRun, ...] = ()
    raw: tuple[RawBytes, ...] = ()
    digest: Digest = ""

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
            self.digest,
        )


@dataclass(frozen=True, slots=True)
class RestoredFrom:
    """The clean document whose wording a spun one was given back, and how far.

    ``by`` is ``number`` (文号) or ``text`` (shared text); ``extent`` the share of the original that the
    document holds; ``exactness`` the share of the restored text that stands so in the original.
    """

    source: str
    by: By
    extent: Share
    exactness: Share


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact at ``[start, end)`` of the text; ``kind`` is phone, email or person."""

    kind: str
    value: str
    start: Offset
    end: Offset


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the paper names; ``href`` is where the page links to it, as it stands there."""

    name: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Quality:
    """How good a document is, from 0 to 1, and the parts that the score is made of (`quality`)."""

    score: Share
    noise: Share
    repaired: Share
    left: Share
    truncated: Share
    spun: Share
    doubtful: Share = 0.0


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
class MadeBy:
    """By what a row was made: program, schema, rules, the settings that differ from their defaults.

    ``rules`` is a digest of everything that can change the output. A setting that is a path stands as
    file name and digest. ``stages`` are those that have run, in order.
    """

    version: str = ""
    schema_version: int = 0
    rules: Digest = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """See the data format in the documentation; the order of the fields is the order in the rows."""

    title: str | None = None
    doc_number: str | None = None
    issuers: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    issued: Date = None
    effective: Date = None
    authority_level: str | None = None
    validity: str | None = None
    topics: tuple[str, ...] = ()
    encoding: str | None = None
    script: Script = None
    role: Role = "main"
    part: Offset = 0
    parts: Annotated[int, {"minimum": 1}] = 1
    page_span: Range = (0, 0)
    decoding: Decoding = Decoding()
    language: str | None = None
    truncated_start: bool = False
    truncated_end: bool = False
    spun: Annotated[float, {"minimum": 0}] = 0.0
    restored_from: RestoredFrom | None = None
    web: Web | None = None
    contacts: tuple[Contact, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    quality: Quality | None = None
    warnings: tuple[DocumentWarning, ...] = ()
    eduparse: MadeBy = field(default_factory=MadeBy)
