"""Leave personal data out of the metadata too, where `--redact` asks for it.

The text is redacted before the particulars are read, so what they take from it is clean. The head of a
web page (its title, its source) and the names and addresses of attachments come from elsewhere. What the
same rules find there goes. An address that holds what was deleted from the text goes whole.
No edit tells of it, since edits are of the text; a run counts it by rule (`found_in_head`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from eduparse.document.document import Document, Findings
from eduparse.document.metadata import Attachment, Metadata
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split.contacts import Contacts
from eduparse.stages.split.redaction import Redact

Span = tuple[int, int, str]
_SHORTEST = 6  # code points of what tells a person by itself; shorter ones are parts of many words
_HEAD = ("title", "source")


class RedactFacts:
    """Delete from the metadata what the rules that are ``asked`` for find in it."""

    name = "split.redact-facts"
    mends = "personal data left out of the metadata on demand"

    def __init__(self, asked: str, book: Rulebook = PACKAGED) -> None:
        self._finders = _finders(asked, book)

    def __call__(self, doc: Document) -> Findings:
        """The fields that change."""
        known = doc.metadata
        told: dict[str, object] = {}
        secrets = _deleted(doc)
        if known.web is not None:
            web = {name: self._clean(getattr(known.web, name), secrets) for name in _HEAD}
            address = known.web.url
            told["web"] = replace(
                known.web, **web, url=None if _holds(address, secrets) else address
            )
        told["title"] = self._clean(known.title, secrets)
        told["issuers"] = tuple(filter(None, (self._clean(n, secrets) for n in known.issuers)))
        told["attachments"] = tuple(self._attachment(a, secrets) for a in known.attachments)
        return Findings(metadata=told)

    def _attachment(self, attachment: Attachment, secrets: Sequence[str]) -> Attachment:
        name = self._clean(attachment.name, secrets) or ""
        href = attachment.href
        return Attachment(name, None if _holds(href, secrets) else href)

    def _clean(self, text: str | None, secrets: Sequence[str]) -> str | None:
        if not text:
            return text
        for start, end, _ in sorted(_spans(text, self._finders), reverse=True):
            text = text[:start] + text[end:]
        for secret in secrets:
            text = text.replace(secret, "")
        return text.strip() or None


def found_in_head(metadata: Metadata, asked: str, book: Rulebook = PACKAGED) -> Counter[str]:
    """How often each rule finds something in what the head of the page says."""
    if metadata.web is None or not asked:
        return Counter()
    finders = _finders(asked, book)
    texts = (getattr(metadata.web, name) or "" for name in _HEAD)
    return Counter(rule for text in texts for _, _, rule in _spans(text, finders))


def _finders(asked: str, book: Rulebook) -> tuple[Contacts | Redact, ...]:
    contacts = (Contacts(redact=True, book=book),) if asked in ("contacts", "all") else ()
    return (*contacts, Redact(asked, book))


def _spans(text: str, finders: Sequence[Contacts | Redact]) -> Iterator[Span]:
    """What is to go, none overlapping another: start, end, rule."""
    page = Document.of_page("", "", text)
    end = 0
    found = ((e.start, e.end, e.rule) for finder in finders for e in finder(page).edits)
    for span in sorted(found):
        if span[0] >= end:
            yield span
            end = span[1]


def _deleted(doc: Document) -> list[str]:
    """What was redacted from the text, as far as it tells somebody by itself."""
    names = (Contacts.name, Redact.name)
    layers = (layer for layer in doc.layers if layer.name in names)
    return [b for layer in layers for b in layer.applied()[1] if len(b) >= _SHORTEST]


def _holds(text: str | None, secrets: Sequence[str]) -> bool:
    return text is not None and any(secret in text for secret in secrets)
