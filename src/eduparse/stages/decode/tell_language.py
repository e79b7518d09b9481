"""Which language a page is in, where its reader did not say: of rows, of HTML and of other formats."""

from dataclasses import replace

from eduparse.document.document import Document, Findings
from eduparse.document.metadata import DocumentWarning
from eduparse.stages.decode.language import CHINESE, UNKNOWN, language_of

FOREIGN = "not-chinese"


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
