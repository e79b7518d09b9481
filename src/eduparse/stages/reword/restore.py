"""The pass: the original of a page where one is known, the lexicons for a page proven to be spun."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.reword.clean_parts import clean_parts
from eduparse.stages.reword.gate import SpinEvidence, reading_model, spin_evidence
from eduparse.stages.reword.lexicon import NOTHING, Lexicon
from eduparse.stages.reword.spinner import TABLE
from eduparse.stages.reword.spun_ordinals import spun_ordinals

if TYPE_CHECKING:  # start-up: hardly any page is spun, and few runs have originals at hand
    from eduparse.stages.reword.page_reading import Line
    from eduparse.stages.reword.reference import References

APPLIED = 0.9  # confidence from which a substitution is made; below it is a suggestion
SUGGESTED = 0.5  # confidence below which no substitution is suggested
SURELY_SPUN = (
    5.0  # nats against a form left alone from which it is told though its original is open
)
VISIBLE = 0.97  # confidence of one substitution from which the title around it is spun
MOST_LEFT = 20  # spans of a page that are reported as left spun

_TITLE = lazy_pattern(r"《[^《》\n]{1,80}》")


class Reword:
    """Put the original wording back where a spinner replaced it.

    ``added`` are pairs of the user beside the packaged lexicons, ``references`` clean documents.
    """

    name = "reword"
    mends = "wording of a spinner"

    def __init__(
        self,
        added: Lexicon = NOTHING,
        references: "References | None" = None,
        book: Rulebook = PACKAGED,
        budget: Budget = UNLIMITED,
    ) -> None:
        self._added, self._references = added, references
        self._book, self._budget = book, budget

    def __call__(self, doc: Document) -> Findings:
        """Edits and suggestions for a page with its original at hand, or proven spun; else nothing."""
        return reworded(doc.text, self._added, self._references, self._book, self._budget)


def reworded(
    text: str,
    added: Lexicon = NOTHING,
    known: "References | None" = None,
    book: Rulebook = PACKAGED,
    budget: Budget = UNLIMITED,
) -> Findings:
    """What is put back in ``text``: by its original among ``known``, by the lexicons where it is spun."""
    found = spin_evidence(text, added, book)
    restored = known.restored(text, budget, proven=found.spun) if known else None
    ordinals = spun_ordinals(text)
    counted = any(e.applied for e in ordinals)
    if not found.spun and not restored and not counted:
        told = _spans([*found.told, *((e.start, e.end) for e in ordinals)])
        left_there = tuple(DocumentWarning("spun-left", *span) for span in told)
        return Findings(tuple(ordinals), warnings=left_there)
    facts: dict[str, object] = {"spun": score(found)}
    if counted and not found.spun:
        facts["spun"] = round(len(ordinals) / len(text) * 1000, 2)
    edits = [*(restored.edits if restored else ())]
    if restored:
        facts["restored_from"] = restored.original
    covered = _covered(text, restored.covered if restored else ())
    # Of those that are only suggested the lexicons may know more.
    ordinals = [e for e in ordinals if e.applied and not covered.count(1, e.start, e.end)]
    edits += ordinals
    covered = _with(covered, ordinals)
    left: list[Line] = []
    if found.spun:
        made, left = _by_lexicon(text, found, added, covered, budget)
        edits += made
    warnings = [DocumentWarning("spun-wording")]
    left += [(e.start, e.end) for e in edits if not e.applied]
    warnings += [DocumentWarning("spun-left", *span) for span in _spans(left)]
    return Findings(tuple(edits), metadata=facts, warnings=tuple(warnings))


def score(found: SpinEvidence) -> float:
    """How thoroughly a page is spun: telling forms and signatures per 1,000 code points."""
    return found.rate


def _by_lexicon(
    text: str, found: SpinEvidence, added: Lexicon, covered: bytearray, budget: Budget
) -> tuple[list[Edit], list["Line"]]:
    """Substitutions in the spun lines, where no original accounts for them, and forms of which it is open."""
    # start-up: hardly any page is spun
    from eduparse.stages.reword.confidence import UNDECIDED, confidences
    from eduparse.stages.reword.page_choices import page_choices
    from eduparse.stages.reword.unknown_table import doubtful_places
    from eduparse.stages.reword.whole_words import alone_between_stops, inside_words

    chars = reading_model(text)
    read = page_choices(text, chars, found.cases, covered, added, budget)
    choices = read.choices
    whole = inside_words(text, choices) | alone_between_stops(text, choices)
    made: list[Edit] = []
    left: list[Line] = []
    odds = confidences(text, choices, read.shares, read.known)
    put = [(c, p) for c, p in zip(choices, odds, strict=True) if p >= APPLIED]
    put_back = [(c.start, c.entry.tier) for c, _ in put]
    open_to_others = set(doubtful_places(text, put, read.shares.get(TABLE, 0.0), chars))
    clean = [
        (low, high)
        for low, high in clean_parts(text, [at for at, _ in put_back])
        if not any(low <= at < high and tier != "ambiguous" for at, tier in put_back)
    ]
    for choice, likely in zip(choices, odds, strict=True):
        entry, end = choice.entry, choice.start + len(choice.entry.spun)
        apart = any(low <= choice.start < high for low, high in clean)
        open_there = apart or choice.start in whole or choice.start in open_to_others
        sure = min(likely, UNDECIDED) if open_there else likely
        if covered.count(1, choice.start, end):
            continue
        if sure < SUGGESTED:
            left += [(choice.start, end)] * (choice.over_form >= SURELY_SPUN)
        else:
            rule = f"reword.{entry.tier}"
            applied = sure >= APPLIED
            made.append(Edit(choice.start, end, entry.original, rule, sure, applied=applied))
    return list(_without_titles(text, made)), left


def _without_titles(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """``edits`` but those in a title, which is somebody's exact wording unless it is visibly spun."""
    titles = [m.span() for m in _TITLE.finditer(text)]
    at = 0
    for edit in edits:
        while at < len(titles) and titles[at][1] <= edit.start:
            at += 1
        inside = at < len(titles) and titles[at][0] < edit.start
        if not inside or any(
            e.confidence >= VISIBLE for e in edits if titles[at][0] < e.start < titles[at][1]
        ):
            yield edit


def _spans(ranges: Sequence["Line"]) -> list["Line"]:
    """The first ranges that are reported; one for all where there are too many."""
    ordered = sorted(ranges)
    if len(ordered) <= MOST_LEFT:
        return ordered
    return [*ordered[: MOST_LEFT - 1], (ordered[MOST_LEFT - 1][0], ordered[-1][1])]


def _with(covered: bytearray, edits: Iterable[Edit]) -> bytearray:
    """``covered``, and the places of ``edits`` too."""
    for edit in edits:
        covered[edit.start : edit.end] = b"\1" * (edit.end - edit.start)
    return covered


def _covered(text: str, ranges: Iterable[tuple[int, int]]) -> bytearray:
    """One byte a character: 1 where an original accounts for it."""
    known = bytearray(len(text))
    for start, end in ranges:
        known[start:end] = b"\1" * (end - start)
    return known
