"""Learn templates: which lines the pages of a site share outside their texts.

Each page tells, for every line it prints, whether it stood in the frame around the text or inside
(`sightings`). A line becomes part of the template where enough pages print it in the frame and hardly
any inside. The lines next to the text (title, number, signature, date) say nothing: sites of
one office sign all their papers alike.

Counting is exact and order does not matter to it, so the result is the same for any number of workers.
Sightings are spread over files by the hash of their line, and the files counted one after another:
memory holds the distinct lines of one file in `_FILES`, however many pages there are.
"""

import tempfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from eduparse.document.document import Document
from eduparse.stages.strip.frame import body
from eduparse.stages.strip.furniture import Mark, Strength, furniture
from eduparse.stages.strip.page import StripLine, strip_lines
from eduparse.stages.strip.template import TemplateEntry, may_be_shared, site_of

LEAST = 3  # pages that must print a line
SHARE = 0.02  # of the pages of a site, likewise
INSIDE = 0.05  # of its printings that may stand inside a text
ABOVE, BELOW = 3, 8  # lines next to the text that may be its own
_FILES = 128
_PAGE = "\t"  # stands for the page itself: no line holds a tab
_FRAME, _TEXT = "f", "t"

Sighting = tuple[str, str, str]  # site, line, where


def line_sightings(doc: Document) -> Iterator[Sighting]:
    """What one page tells: each of its lines once, and the page itself."""
    site = site_of(doc).replace("\t", " ").replace("\n", " ")
    yield site, _PAGE, _FRAME
    lines = [line for line in strip_lines(doc.text) if line.text]
    marks = furniture().strengths(lines)
    first, last = _own_part(lines, marks)
    seen: dict[str, str] = {}
    for n, line in enumerate(lines):
        if may_be_shared(line):
            folded = line.folded
            if folded and seen.get(folded) != _TEXT:
                seen[folded] = _TEXT if first <= n <= last and not marks[n][0] else _FRAME
    for folded, where in seen.items():
        yield site, folded, where


def template_of(told: Iterable[Sighting]) -> Iterator[TemplateEntry]:
    """The template that sightings make, sorted by site and line."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="eduparse-")))
        names = [folder / str(n) for n in range(_FILES)]
        pages = _spread(told, names)
        found: list[TemplateEntry] = []
        for name in names:
            found += _shared(name, pages)
    yield from sorted(found, key=lambda e: (e.site, e.line))


def _own_part(lines: list[StripLine], marks: list[Mark]) -> tuple[int, int]:
    """First and last line that may be the document's own."""
    first, last = body(lines, marks)
    if last < 0:
        return 0, len(lines)  # without a text every line may be it
    matter = [n for n in range(last + 1, min(last + 1 + BELOW, len(lines))) if lines[n].official]
    high = matter[-1] if matter else last + 1
    for n in range(last + 1, high + 1):
        if n < len(lines) and marks[n][0] >= Strength.STRONG:
            return max(0, first - ABOVE), n - 1
    return max(0, first - ABOVE), high


def _spread(told: Iterable[Sighting], names: list[Path]) -> Counter[str]:
    """Write each sighting to the file of its line; the pages of each site are counted at once."""
    pages: Counter[str] = Counter()
    with ExitStack() as stack:
        files: list[IO[str]] = [
            stack.enter_context(name.open("w", encoding="utf-8", newline="")) for name in names
        ]
        for site, line, where in told:
            if line == _PAGE:
                pages[site] += 1
            else:
                number = zlib.crc32(f"{site}\t{line}".encode("utf-8", "surrogatepass")) % _FILES
                files[number].write(f"{where}{site}\t{line}\n")
    return pages


def _shared(name: Path, pages: Counter[str]) -> Iterator[TemplateEntry]:
    """The entries among the lines of one file."""
    counts: Counter[str] = Counter()
    with name.open(encoding="utf-8", newline="\n") as rows:
        counts.update(row[:-1] for row in rows)
    for told, met in counts.items():
        if told[0] != _FRAME:
            continue
        site, line = told[1:].split("\t")
        inside = counts[_TEXT + told[1:]]
        if met >= LEAST and met >= SHARE * pages[site] and inside <= INSIDE * (met + inside):
            yield TemplateEntry(site, met, pages[site], line)
