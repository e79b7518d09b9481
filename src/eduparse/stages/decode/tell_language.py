"""Which language a page is in, where its reader did not say: of rows, of HTML and of other formats."""

from dataclasses import replace

from eduparse.document.document import Document, Findings
from eduparse.document.metadata import DocumentWarning
from eduparse.stages.decode.language import CHINESE, UNKNOWN, language_of
from eduparse.stages.repair.mojibake.foreign_wrecks import is_foreign_wreck

FOREIGN = "not-chinese"
LEFT = frozenset(("text-lost", "mojibake-left"))
WRECKED = (
    0.25  # share of damaged characters from which letters say nothing about the language of a page
)


class TellLanguage:
    """Note the language of a page, and that it is not Chinese."""

    name = "decode.language"
    mends = ""

    def __call__(self, doc: Document) -> Findings:
        """The language, and a warning where it is another than Chinese."""
        codes = {w.code for w in doc.metadata.warnings}
        if doc.metadata.language is not None or "encoding-doubtful" in codes:
            return Findings()
        language = language_of(doc.text)
        foreign = language not in (None, UNKNOWN, CHINESE) and FOREIGN not in codes
        return Findings(
            metadata={"language": language},
            warnings=(DocumentWarning(FOREIGN),) if foreign else (),
        )


def is_foreign(doc: Document) -> bool:
    """Whether a page was found to be in another language than Chinese."""
    return any(w.code == FOREIGN for w in doc.metadata.warnings)


def reads_chinese(text: str) -> bool:
    """Whether ``text`` may be Chinese."""
    return language_of(text) in (None, UNKNOWN, CHINESE)


def mended_to_chinese(before: Document, after: Document) -> Document:
    """``after`` with its language, where only what was mended shows that it is Chinese: a page of escapes."""
    if after.text == before.text or after.metadata.language not in (None, UNKNOWN):
        return after
    doubtful = any(w.code == "encoding-doubtful" for w in after.metadata.warnings)
    if doubtful or language_of(after.text) != CHINESE:
        return after
    return replace(after, metadata=replace(after.metadata, language=CHINESE))


def without_language_of_wreck(doc: Document) -> Document:
    """``doc`` without a language where so much of it is damaged that its letters are those of the wrong encoding.

    Chinese in GBK shows as Korean or Spanish. A page that reads as Chinese all the same is Chinese, unless it is another
    language whose UTF-8 shows as Chinese.
    """
    of_other = is_foreign_wreck(doc.text)
    if not of_other and (doc.metadata.language == CHINESE or not _is_damaged(doc)):
        return doc
    rest = tuple(w for w in doc.metadata.warnings if w.code != FOREIGN)
    return replace(doc, metadata=replace(doc.metadata, language=None, warnings=rest))


def is_wreck(doc: Document) -> bool:
    """Whether ``doc`` has no language, and so much of it is damaged that none can be told."""
    return doc.metadata.language is None and _is_damaged(doc)


def _is_damaged(doc: Document) -> bool:
    """Whether damage that stays has a share of `WRECKED` of the characters of ``doc``."""
    spans = [w for w in doc.metadata.warnings if w.code in LEFT and w.start is not None]
    if not spans:
        return False
    text = doc.text
    damaged = {n for n, c in enumerate(text) if c == "\ufffd"}  # more than are named one by one
    damaged |= {n for w in spans for n in range(w.start or 0, min(w.end or 0, len(text)))}
    solid = sum(not c.isspace() for c in text)
    return sum(not text[n].isspace() for n in damaged) >= WRECKED * max(1, solid)
