"""Join a sentence that the foot of a printed page cut in two (校长是第一责⏎- 1 -⏎任人).

`strip` deletes the foot; what is left is a line that ends inside a sentence above one that goes on with it. Only
there is a break taken out, and only where the text reads better without it.
"""

from collections.abc import Iterator

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit, Shifts
from eduparse.language.organs import organs
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split.closing_lines import closes
from eduparse.stages.split.join import opens_apart
from eduparse.stages.split.labels import label_candidates
from eduparse.stages.split.wrap import PROSE, breaks_sentence, gain_of_joining

FEET = frozenset(("noise.page-foot", "noise.page-counter", "noise.printed-page"))
SHORTEST = 10  # code points of a line that a page may have ended with; a shorter one, or one without a comma, is a heading or a name
GAIN = 2.0  # nats that the text must gain


class PageSeams:
    """Take out the breaks that a page's foot left inside sentences."""

    name = "split.pages"
    mends = "sentences cut at the foot of a page"

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book

    def __call__(self, doc: Document) -> Findings:
        """Return those breaks as deletions."""
        seams = sorted(set(_seams(doc)))
        if not seams:
            return Findings()
        text = doc.text
        labels = {c.start for c in label_candidates(text, self._book) if c.line_start}
        edits = []
        for low, high in seams:
            above = text[text.rfind("\n", 0, low) + 1 : low].strip()
            below = text[high : end if (end := text.find("\n", high)) >= 0 else len(text)].strip()
            if len(above) < SHORTEST or not (PROSE.search(above) and breaks_sentence(text, low)):
                continue
            if high in labels or opens_apart(text, high) or closes(below) or organs(below):
                continue
            if text[high - 1] == "\n" and gain_of_joining(text, low, high) >= GAIN:
                edits.append(Edit(low, high, "", "join.page", 0.95))
        return Findings(edits=tuple(edits))


def _seams(doc: Document) -> Iterator[tuple[int, int]]:
    """The blanks, line breaks among them, where a foot stood between two lines of the text."""
    text = doc.text
    for n, layer in enumerate(doc.layers):
        places = [e.start for e in layer.edits if e.applied and e.rule in FEET]
        for later in doc.layers[n:] if places else ():
            shifts = Shifts(later.applied()[0])
            places = [shifts.of(at) for at in places]
        for at in places:
            low = high = at
            while low and text[low - 1].isspace():
                low -= 1
            while high < len(text) and text[high].isspace():
                high += 1
            if low > 0 and high < len(text) and "\n" in text[low:high]:
                yield low, high
