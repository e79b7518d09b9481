"""The clause tree laid over the text: every character but blanks belongs to exactly one clause."""

import re
from collections.abc import Sequence

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Clause, Document, Findings
from eduparse.document.metadata import DocumentWarning
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mark_forms import usual_marks
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split import front_matter
from eduparse.stages.split.draft import Draft
from eduparse.stages.split.flat_pages import by_indents
from eduparse.stages.split.kinds import BULLET
from eduparse.stages.split.label_fit import LabelNode
from eduparse.stages.split.layout import Layout
from eduparse.stages.split.naming import Naming, naming
from eduparse.stages.split.paragraphs import clause_paragraphs
from eduparse.stages.split.particulars import facts_conflicts, particulars
from eduparse.stages.split.references import references
from eduparse.stages.split.responsible import NamedRoles, may_name, responsible
from eduparse.stages.split.sections import counts_from_two
from eduparse.stages.split.tables import bodies
from eduparse.stages.split.web import TITLE_DOUBTFUL, shared_title

_ASKS = lazy_pattern(r"^问[ \t]*[：:][ \t\u3000]*(?=.)")
_STOPS = "。！？!?…；;"
_CLOSERS, _CLOSED = '”’》」）)"', "）)”》"  # behind a stop; at the end of a text without one


class Tree:
    """Find the clauses of a document, what stands around them, and its particulars."""

    name = "split.tree"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED, budget: Budget = UNLIMITED) -> None:
        self._book, self._budget = book, budget

    def __call__(self, doc: Document) -> Findings:
        """Return the clauses and the particulars of ``doc``."""
        shown = by_indents(doc.text)
        text = usual_marks(shown)
        if not text.strip():
            return Findings()
        layout = Layout(text, self._book, self._budget)
        web = doc.metadata.web
        said = web.title if web else None
        named = Naming(doc.metadata.title)
        if not named.title:
            filed = said or shared_title(doc)
            named = naming(text, front_matter.front(text, layout.first), said, filed)
        title = named.title
        front = front_matter.front(text, layout.first, title)
        told = dict(particulars(text, doc.metadata, front, title))
        told["truncated_start"] = _starts_inside(text, layout.nodes)
        told["truncated_end"] = _stops_inside(doc, min(layout.back, layout.tail))
        warnings = facts_conflicts(doc.metadata, told)
        if named.doubtful:
            warnings = (*warnings, DocumentWarning(TITLE_DOUBTFUL))
        clauses = _clauses(text, layout.drafts(front.end), shown)
        return Findings(clauses=clauses, metadata=told, warnings=warnings)


def _clauses(text: str, drafts: Sequence[Draft], shown: str) -> tuple[Clause, ...]:
    """The finished clauses; parents by their place in the list. Labels and headings are as they are ``shown``."""
    place = {id(draft): n for n, draft in enumerate(drafts)}
    found = references(text, drafts)
    named = NamedRoles(text)
    out = []
    for n, draft in enumerate(drafts):
        who: tuple[str, ...] = ()
        if draft.cells is not None:
            who = bodies(draft.cells)
        elif (
            named.inside(draft.spans)
            and draft.kind not in ("front", "preamble", "back", "contents")
            and may_name(text, draft.spans)
        ):
            who = responsible("\n".join([text[s:e] for s, e in draft.spans]))
        out.append(
            Clause(
                draft.kind,
                draft.label if shown is text else _label(draft, text, shown),
                draft.path,
                len(draft.path),
                None if draft.heading is None else _heading(shown[slice(*draft.heading)]),
                tuple(draft.spans),
                None if draft.above is None else place[id(draft.above)],
                who,
                clause_paragraphs(text, draft),
                draft.cells,
                found[n],
            )
        )
    return tuple(out)


def _label(draft: Draft, text: str, shown: str) -> str:
    """The label of ``draft`` in the marks that the page has: 一﹑ for 一、."""
    at = text.find(draft.label, draft.spans[0][0]) if draft.label else -1
    return draft.label if at < 0 else shown[at : at + len(draft.label)]


def _heading(text: str) -> str:
    """A heading without its stop, the mark behind its label and the break in a title of two lines.

    That of a numbered question is the question: 1.问：….
    """
    joined = re.sub(r"\s*\n\s*", "", text) if "\n" in text else text
    asked = _ASKS.sub("", joined, count=1) if joined.startswith("问") else joined
    return asked.lstrip("：:、，,").rstrip("。")


def _starts_inside(text: str, nodes: Sequence[LabelNode]) -> bool:
    if not nodes or counts_from_two(text, nodes):
        return False
    label = nodes[0].label
    return label.value > 1 and not label.kind.startswith(BULLET)


def _stops_inside(doc: Document, back: int) -> bool:
    """A last sentence without its end; of a preview also one that is not signed."""
    body = doc.text[:back].rstrip()
    if back < len(doc.text):
        return False
    if doc.metadata.role == "preview":
        return True
    last = body.rstrip(_CLOSERS)[-1:]
    return not (last and last in _STOPS) and not (body and body[-1] in _CLOSED)
