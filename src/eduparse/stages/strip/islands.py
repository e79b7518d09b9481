"""Lines far below a text that look like a paper's own: the title of another page, the telephone of the site.

What looks like a title or a contact stays where furniture stands beside it, for it may be the paper's. Below the end
of the text, with a run of furniture gone between, and more gone right below, it is a link or a line of the imprint.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.clause_labels import ANNEX, LABEL
from eduparse.language.doc_numbers import YEAR_AND_COUNT
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.titles import PAPER_KINDS
from eduparse.stages.strip.page import StripLine

# Lines of furniture gone between the text and such a line, at least, and such lines in a row, at most. On the labelled
# pages, and on the HTML pages read as plain text, 20 lines of nine sites are found so, none of the text.
FAR, BLOCK = 4, 2
_CONTACT = lazy_pattern(rf"{words('site-contact')}(?:[：:\s]|[一-鿿]{{0,6}}$)")
_TITLE = lazy_pattern(rf"关于.{{4,}}$|(?:{PAPER_KINDS})$")
_OWN = lazy_pattern(rf"(?:{LABEL}|{ANNEX})|.*(?:{YEAR_AND_COUNT}|{FILE_SUFFIX})")


def islands(lines: Sequence[StripLine], gone: Sequence[int]) -> Iterator[int]:
    """Indices of such lines; ``gone`` counts the lines removed above each of ``lines``, and below the last one."""
    begins = max((n for n, line in enumerate(lines) if _is_text(line)), default=len(lines)) + 1
    signed = any(line.dated for line in lines[:begins])
    far, n = 0, begins
    while n < len(lines):
        end = n + 1
        while end < len(lines) and not gone[end]:
            end += 1
        far += gone[n]
        apart = gone[n] and gone[end] and far >= FAR and end - n <= BLOCK
        if apart and all(_is_elsewhere(line, contacts=signed) for line in lines[n:end]):
            yield from range(n, end)
        n = end


def _is_text(line: StripLine) -> bool:
    return line.paragraph or (line.owned and not _is_elsewhere(line))


def _is_elsewhere(line: StripLine, *, contacts: bool = True) -> bool:
    """Whether the line may name another page or the site: a title or a contact, and nothing a paper alone has.

    Below a text that no date closes, ``contacts`` may be those of the paper.
    """
    text = line.text
    if line.paragraph or line.dated or line.heads_clause or _OWN.match(text):
        return False
    return (contacts and _CONTACT.match(text) is not None) or _TITLE.search(text) is not None
