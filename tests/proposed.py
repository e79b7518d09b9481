"""Documents after passes that propose anything: random edits and warnings."""

from hypothesis import settings
from hypothesis import strategies as st

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning

ALPHABET = "甲乙丙丁a1 \n"

many = settings(max_examples=150, deadline=None, derandomize=True)


@st.composite
def edit_lists(draw: st.DrawFn, length: int) -> tuple[Edit, ...]:
    out = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, length)] * 2)))
        aligned = draw(st.booleans())
        size = end - start if aligned else draw(st.integers(0, 4))
        after = draw(st.text(ALPHABET, min_size=size, max_size=size))
        applied = draw(st.integers(0, 3)) > 0
        out.append(Edit(start, end, after, f"r{len(out)}", 1.0, aligned, applied=applied))
    return tuple(out)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A page after up to four random passes."""
    doc = Document.of_page("x", "x.txt", draw(st.text(ALPHABET, max_size=24)))
    for n in range(draw(st.integers(0, 4))):
        edits = draw(edit_lists(len(doc.text)))
        places = draw(st.lists(st.tuples(*[st.integers(0, len(doc.text))] * 2), max_size=2))
        warnings = tuple(DocumentWarning("w", min(p), max(p)) for p in places)
        doc = doc.apply(f"pass{n}", Findings(edits=edits, warnings=warnings))
    return doc
