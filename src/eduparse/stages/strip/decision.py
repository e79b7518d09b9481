"""Which lines of a page go: the rules and their frame first, then, where asked for, the weights.

*Safe* goes by the rules, and by the place of a line where a page shows its paper plainly (`paper_places`): weights
of their own then say what stands beside it. *Thorough* lets the trained weights decide about all lines the rules
leave. A line goes where it is more likely furniture than text and where its characters, weighed by
the chance that they are text, stay below a bound. So a menu name goes on a hint and a paragraph
only on proof. What looks like the document's own title, number, date, signature or annex stays.
What falls short of that in either way of working is suggested, not done.

The rules decide on the lines that are still there and repeat until nothing more goes, because what was
removed may have hidden a body or a second copy of a title. The weights have a say only on pages on
which the rules found furniture; so a clean paper is left alone, its tables and its columns of signatures
too, and deciding again on the result changes nothing. What stands right over a title or right below a signature
may be the paper's own: by its place a line goes only where furniture was between.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.records import dataclass
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.bars_alone import bars_of_boxes, empty_cells
from eduparse.stages.strip.effort import SAFE, THOROUGH
from eduparse.stages.strip.features import features, speech, spoken_of
from eduparse.stages.strip.feet import FOOT
from eduparse.stages.strip.fenced_programs import programs
from eduparse.stages.strip.first_marks import PRINTED, PROGRAM, first_marks
from eduparse.stages.strip.frame import framed
from eduparse.stages.strip.framed_texts import FramedText
from eduparse.stages.strip.furniture import NOTHING, furniture
from eduparse.stages.strip.islands import islands
from eduparse.stages.strip.lists_of_furniture import lists_of_furniture
from eduparse.stages.strip.own_heads import keyed_heads, over_bar, spoken_titles
from eduparse.stages.strip.own_rows import (
    blank_rows,
    own_rows,
    rows_of_papers,
)
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.paper_places import beside_paper, paper_places
from eduparse.stages.strip.site_blocks import (
    COLLECTION,
    COMMENTS,
    FEED,
    HINTS,
    SUMMARY,
)
from eduparse.stages.strip.site_words import FORM, annexed
from eduparse.stages.strip.timetables import timetable_cells
from eduparse.stages.strip.titles import HEAD, repeated
from eduparse.stages.strip.weights import Weights, packaged_beside, packaged_weights
from eduparse.stages.strip.weights_alone import between_furniture
from eduparse.stages.strip.witnesses import listed, printed_again

ROUNDS = 40  # pages need two to four; a bound keeps hostile ones linear
WEIGHED = 3  # times the weights look again at what is left
SIGNATURES, SIGNED = 30, 40  # lines, and characters of one, above the date of a paper
# Chance of furniture from which a line, or a sentence that no rule names, is called so.
LINE, PARAGRAPH = 0.5, 0.9
# Chance from which a line that stands beside a proven paper goes, and how often that is right on sites left out.
OUTSIDE, MEASURED = 0.75, 0.995
# Share of a page's lines that rules and place must have taken before weights alone take more. Below it 7 of 44 such
# lines of sites left out were furniture, above it 306 of 334.
SITED = 0.3
MOST_BELOW = (
    0.5  # what is said of such a line: 50 of 138 were furniture, whatever chance the weights gave
)
# How often a line that the weights call furniture is so where it stands in a list of it (`lists_of_furniture`):
# 28 of 29 such lines of sites left out.
MEASURED_IN_LIST = 0.96
HELD = 0.6  # what is said of a line inside a framed text that the frame around it does not prove to be a site's
UNSURE = 0.4  # what is said of a line that a text may have as well, where nothing else is of a site
RISK = 8.0  # characters of text that may be lost with a line, in expectation
WITNESSES = 2  # that a line of the paper itself needs against it
COPY = frozenset(
    ("repetition", "paper")
)  # a second title: it stands twice, and is judged elsewhere
TITLE_AGAIN = "noise.repeated-title"
BAR = "noise.table-bar"
COLLECTOR = "noise.collector-note"
CHAPTER = "noise.reading-site"
ABOVE, BELOW = "noise.weighed-menu", "noise.weighed-related"
# Told by the lines around: the edge of a page of paper, the block it is part of.
_BY_LAYOUT = frozenset((PRINTED, PROGRAM, HINTS, SUMMARY, COMMENTS, FEED, FORM, COLLECTION, FOOT))
_SAID = frozenset(("words",))
_PLACED = frozenset(("place",))
_IN_LIST = frozenset(("place", "layout"))  # and no rule names it, nor is it printed again


@dataclass(frozen=True, slots=True)
class LineVerdict:
    """A line is furniture: by which rule, how sure, and whether it goes or that is only suggested."""

    rule: str
    confidence: float = 1.0
    applied: bool = True
    witnesses: frozenset[str] = frozenset()

    def with_(self, witnesses: frozenset[str], *, applied: bool) -> "LineVerdict":
        """The verdict on these ``witnesses``, ``applied`` or only suggested."""
        if witnesses == self.witnesses and applied == self.applied:
            return self
        return LineVerdict(self.rule, self.confidence, applied, witnesses)


def decide(
    lines: Sequence[StripLine],
    effort: str = SAFE,
    weights: Weights | None = None,
    shared: frozenset[str] = frozenset(),
    book: Rulebook = PACKAGED,
    budget: Budget = UNLIMITED,
) -> dict[int, LineVerdict]:
    """Index of each line that is furniture, with its verdict; blank lines are left to the caller.

    ``shared`` are the lines of the template of its site (`template.Template.of`).
    """
    return DecidedPage(lines, weights, shared, book, budget).decide(effort)


class DecidedPage:
    """The lines that are still there, each with what it says about itself.

    ``alone`` says whether nothing of a site was removed from the page before.
    """

    def __init__(
        self,
        lines: Sequence[StripLine],
        weights: Weights | None = None,
        shared: frozenset[str] = frozenset(),
        book: Rulebook = PACKAGED,
        budget: Budget = UNLIMITED,
        *,
        alone: bool = True,
    ) -> None:
        self._lines, self._weights = lines, weights
        self._shared, self._book = shared, book
        self._off = book.off()
        self._budget = budget
        self._gone: dict[int, LineVerdict] = {}
        self._alive: list[int] = []
        self._doubted: dict[int, LineVerdict] = {}  # by index among the lines that are still there
        # Of the lines that are still there, made when they are asked for.
        self._features: list[list[str]] | None = None
        self._said: list[tuple[int, int]] | None = None
        self._outside = furniture(book).outside
        lone = bars_of_boxes(lines)
        self._lone = lone
        empty = self._empty_cells()
        for n, line in enumerate(lines):
            if n in empty:
                continue  # of a table: stays where its other cells do
            if n in lone:
                self._gone[n] = LineVerdict(BAR)
            elif line.text:
                self._alive.append(n)
        kept = self.lines
        told = first_marks(kept, shared, book, alone=alone)
        self._marks = told.marks
        self._of_sites, self._shown = (
            {self._alive[i] for i in found} for found in (told.of_sites, told.shown)
        )
        self._unsure = {self._alive[i]: rule for i, rule in told.unsure.items()}
        # Those that have no mark, while the label above them is still there.
        of_annexes = annexed(kept, self._marks)
        self._of_annexes = {self._alive[i] for i in of_annexes if not self._marks[i][1]}
        self._evidence = any(m[0] for m in self._marks)
        self._again = printed_again(kept) if self._evidence else frozenset()
        self._framed = FramedText(kept, self._marks)
        self._menu = {self._alive[i] for i in self._framed.menu()}
        self._named = {self._alive[i] for i in self._framed.names()} - self._menu
        self._first = {n: i for i, n in enumerate(self._alive)}  # the place of each line there
        self._held: dict[int, LineVerdict] = {}
        self._effort = SAFE

    def decide(self, effort: str) -> dict[int, LineVerdict]:
        """The verdicts of rules and weights together."""
        self._decide(effort)
        left = self._lone - self._gone.keys()
        if left:  # a bar stays only beside cells that stay
            self._gone |= dict.fromkeys(left - self._empty_cells(), LineVerdict(BAR))
        for n in self._named:
            rule = ABOVE if self._first[n] < self._framed.begins else BELOW
            if rule not in self._off:
                self._gone.setdefault(n, LineVerdict(rule, HELD, applied=False, witnesses=_PLACED))
        for n, verdict in self._held.items():
            if n not in self._gone or not self._gone[n].applied:
                self._gone[n] = verdict
        for n, rule in self._unsure.items():
            if n not in self._gone and rule not in self._off:
                self._gone[n] = LineVerdict(rule, UNSURE, applied=False, witnesses=_SAID)
        return self._gone

    def _empty_cells(self) -> set[int]:
        """The lone bars that are empty cells among the lines that are still there."""
        if not self._lone:
            return set()
        gone = {n for n, verdict in self._gone.items() if verdict.applied}
        texts = ["" if n in gone else line.text for n, line in enumerate(self._lines)]
        return empty_cells(texts, self._lone)

    def _decide(self, effort: str) -> None:
        self._effort = effort
        self.by_rules()
        if all(verdict.rule == BAR for verdict in self._gone.values()):
            for i, verdict in self._doubted.items():
                if verdict.rule == COLLECTOR and not any(x.owned for x in self.lines[:i]):
                    told = LineVerdict(COLLECTOR, UNSURE, applied=False, witnesses=_SAID)
                    self._gone[self._alive[i]] = told  # though nothing else is of a site
            return
        for _ in range(WEIGHED):
            doomed = self._beside()
            if effort == THOROUGH:
                doomed = {i: v for i, v in self._weighed().items() if v.applied} | doomed
            if not doomed:
                break
            self._remove(doomed)
            self.by_rules()
        if apart := self._apart():
            self._remove(apart)
            self.by_rules()
        doubtful = {**self._weighed(), **self._doubted}
        for i, verdict in doubtful.items():
            self._gone[self._alive[i]] = verdict.with_(verdict.witnesses, applied=False)

    def _apart(self) -> dict[int, LineVerdict]:
        """The lines set apart from the text by furniture on both sides."""
        if BELOW in self._off:
            return {}
        verdict = LineVerdict(BELOW, MEASURED, witnesses=frozenset(("place", "layout")))
        return dict.fromkeys(islands(self.lines, self._removed()), verdict)

    def _released(self, doomed: Mapping[int, LineVerdict]) -> dict[int, LineVerdict]:
        """Those of ``doomed`` that are not inside a framed text, or go there too; the others are only suggested."""
        places = {self._first[self._alive[i]]: i for i in doomed}
        accused = {at: (doomed[i].rule, doomed[i].witnesses) for at, i in places.items()}
        found = self._framed.held(accused)
        held = {places[at] for at in (found - self._going_alone if found else found)}
        for i in held:
            told = LineVerdict(doomed[i].rule, HELD, witnesses=doomed[i].witnesses, applied=False)
            self._held[self._alive[i]] = told
        return {i: verdict for i, verdict in doomed.items() if i not in held}

    @cached_property
    def _going_alone(self) -> frozenset[int]:
        """The lines of the framed text, as counted there, that would go if it stood alone: as it does once its frame is gone."""
        begins, lines = self._framed.begins, self._framed.lines
        page = DecidedPage(lines, self._weights, self._shared, self._book, self._budget)
        verdicts = page.decide(self._effort)
        return frozenset(begins + n for n, verdict in verdicts.items() if verdict.applied)

    def evidence(self) -> list[list[str]]:
        """The features of the lines that are still there."""
        if self._features is None:
            self._features = features(self.lines, self._marks, self._spoken())
        return self._features

    def _spoken(self) -> list[tuple[int, int]]:
        """How much of each line that is still there the paragraphs speak of."""
        if self._said is None:
            self._said = spoken_of(self.lines, self._marks)
        return self._said

    def evidence_beside(self) -> list[list[str]]:
        """The same with where each line stands to the paper, and what its words are."""
        return self._evidence_at(self._places())

    def _places(self) -> list[list[str]]:
        return paper_places(self.lines, self._marks, self._removed())

    def _evidence_at(self, places: Sequence[list[str]]) -> list[list[str]]:
        rows = zip(self.evidence(), places, self.lines, strict=True)
        return [[*own, *place, *speech(line)] for own, place, line in rows]

    def _removed(self) -> list[int]:
        """How many lines are gone above each line that is still there, and below the last one."""
        edges = [-1, *self._alive, len(self._lines)]
        return [
            sum(n in self._gone and self._gone[n].rule != BAR for n in range(a + 1, b))
            for a, b in pairwise(edges)
        ]

    def rules(self) -> set[str]:
        """The rules that speak about the lines that are still there."""
        return {rule for _, rule in self._marks if rule}

    def forget(self, rules: Collection[str]) -> None:
        """Take back what the rules named say of lines, as on a page whose words no rule knows."""
        self._marks = [NOTHING if mark[1] in rules else mark for mark in self._marks]
        self._evidence = any(m[0] for m in self._marks)
        self._features = self._said = None

    def by_rules(self) -> None:
        """Remove what the rules and their frame call furniture."""
        for _ in range(ROUNDS):
            kept = self.lines
            self._budget.spend(len(kept))
            doomed: dict[int, LineVerdict] = {}
            for i, rule, witnesses in self._accused(kept):
                if rule not in self._off:
                    before = doomed[i].witnesses if i in doomed else frozenset()
                    doomed[i] = LineVerdict(rule, witnesses=before | witnesses)
            doomed = self._with_witnesses(kept, doomed)
            self._doubted = {i: v for i, v in doomed.items() if not self._enough(kept[i], v)}
            doomed = self._released({i: v for i, v in doomed.items() if i not in self._doubted})
            if not doomed:
                return
            self._remove(doomed)

    def _with_witnesses(
        self, kept: Sequence[StripLine], accused: Mapping[int, LineVerdict]
    ) -> dict[int, LineVerdict]:
        """The verdicts with what the list around each line and its other printings add."""
        lists = listed(kept) if accused else frozenset()
        out = {}
        for i, verdict in accused.items():
            told = verdict.witnesses
            if verdict.rule in _BY_LAYOUT:
                told |= {"layout"}
            if i in lists and "place" in told:
                told |= {"layout"}
            if told and kept[i].folded in self._again:
                told |= {"repetition"}
            out[i] = verdict.with_(told, applied=verdict.applied)
        return out

    def _accused(self, kept: Sequence[StripLine]) -> Iterator[tuple[int, str, frozenset[str]]]:
        """Lines that a rule, the frame or a copy speaks against, each with the witnesses."""
        if self._evidence:
            # Place alone speaks against no row that is a paper's by its form.
            own = self._rows_of_papers() | programs(kept)
            found = framed(kept, self._marks, self._outside)
            yield from (told for told in found if self._marks[told[0]][0] or told[0] not in own)
        for i, n in enumerate(self._alive):
            if n in self._menu:
                yield i, self._marks[i][1] or "noise.menu-run", _IN_LIST
        for i, rule in repeated(kept, _first_paragraph(kept), framed=self._evidence):
            yield i, rule, COPY

    def _rows_of_papers(self) -> set[int]:
        """Indices of the lines that are rows of a paper by their form, and not of a site by what stands around."""
        return {i for i in rows_of_papers(self.lines) if self._alive[i] not in self._of_sites}

    def _enough(self, line: StripLine, verdict: LineVerdict) -> bool:
        """Whether the witnesses are enough to delete ``line``; a question is a sentence inside the text."""
        if verdict.rule in self._outside and "place" not in verdict.witnesses:
            return False
        if len(verdict.witnesses) >= WITNESSES:
            return True
        if verdict.rule == CHAPTER:
            return True  # no text says so of the page that it stands on
        asks = line.text[-1] in "！？!?" and verdict.witnesses == {"words"}
        return not (line.owned or asks)

    def _beside(self) -> dict[int, LineVerdict]:
        """Index among the lines still there → verdict, where one is set apart from a paper that is plain to see."""
        kept = self.lines
        places = self._places()
        asked = [beside_paper(x, names) for x, names in zip(kept, places, strict=True)]
        if not any(asked):
            return {}
        weights = (self._weights and self._weights.beside) or packaged_beside()
        chances = weights.noise(self._evidence_at(places))
        marked = [rule for _, rule in self._marks]
        signed = set(_signatures(kept, marked)) | set(own_rows(kept, marked, chances, LINE))
        signed |= set(timetable_cells(kept, self._marks)) | self._rows_of_papers()
        signed |= {
            i for i, n in enumerate(self._alive) if n in self._of_annexes or n in self._shown
        }
        first = next((i for i, x in enumerate(kept) if x.paragraph), len(kept))
        out = {}
        for i, (line, mark, p) in enumerate(zip(kept, marked, chances, strict=True)):
            rule = mark or (ABOVE if i < first else BELOW)
            if not asked[i] or p < OUTSIDE or i in signed or rule in self._off:
                continue
            if (mark or not line.official) and (1 - p) * len(line.text) < RISK:
                told = frozenset(("words", "place") if mark else ("place",))
                out[i] = LineVerdict(rule, max(MEASURED, round(p, 3)), witnesses=told)
        found = self._with_witnesses(kept, out)
        enough = {
            i: v for i, v in found.items() if len(v.witnesses) >= WITNESSES or not kept[i].owned
        }
        said = self._released({i: v for i, v in enough.items() if self._marks[i][0]})
        return said | {i: v for i, v in enough.items() if not self._marks[i][0]}

    def _weighed(self) -> dict[int, LineVerdict]:
        """Index among the lines still there → verdict, where the weights call one furniture."""
        kept = self.lines
        chances = (self._weights or packaged_weights()).noise(self.evidence())
        first = next((i for i, p in enumerate(chances) if p <= 0.5), len(kept))
        marked = [rule for _, rule in self._marks]
        signed = set(_signatures(kept, marked)) | set(own_rows(kept, marked, chances, LINE))
        signed |= {*self._rows_of_papers(), *blank_rows(kept), *programs(kept)}
        signed |= set(timetable_cells(kept, self._marks))
        signed |= {i for i in annexed(kept, self._marks) if not marked[i]}
        signed |= self._own_heads(kept)
        signed |= {i for i, n in enumerate(self._alive) if n in self._shown}
        # Where no running text would stay, what looks like a list may be all that the page has to say.
        text_stays = any(x.paragraph and p <= LINE for x, p in zip(kept, chances, strict=True))
        bare = self._sited() < SITED * (self._sited() + len(kept))
        out = {}
        for i, (line, mark, p) in enumerate(zip(kept, marked, chances, strict=True)):
            rule = mark or (ABOVE if i < first else BELOW)
            if not text_stays and line.paragraph and not mark:
                continue  # it is all the text that the page has
            least = PARAGRAPH if line.paragraph and not mark else LINE
            if (
                p > least
                and rule not in self._off
                and i not in signed
                and (mark or not line.official)
            ):
                sure = text_stays and (mark or not bare) and (1 - p) * len(line.text) < RISK
                # Weights look at the place of a line and at its neighbours; a rule about its words agrees.
                told = frozenset(("words", "place") if mark else ("place",))
                likely = round(p, 3) if mark or not bare else min(round(p, 3), MOST_BELOW)
                if (
                    self._effort == SAFE
                    and not mark
                    and self._framed.is_own(self._first[self._alive[i]])
                ):
                    likely, sure = min(likely, UNSURE), False
                out[i] = LineVerdict(rule, likely, bool(sure), told)
        out = self._with_witnesses(kept, out)
        for i in lists_of_furniture(kept, chances, self._removed()):
            verdict = out.get(i)
            if verdict and verdict.applied and verdict.witnesses == _IN_LIST:
                likely = max(MEASURED_IN_LIST, verdict.confidence)
                out[i] = LineVerdict(verdict.rule, likely, witnesses=_IN_LIST)
        alone = {i for i, v in out.items() if v.applied and v.witnesses == _PLACED}
        alone -= set(between_furniture(kept, alone, self._removed())) if alone else alone
        return out | {i: out[i].with_(_PLACED, applied=False) for i in alone}

    def _sited(self) -> int:
        """How many lines are gone as furniture."""
        return sum(verdict.rule != BAR for verdict in self._gone.values())

    def _own_heads(self, kept: Sequence[StripLine]) -> set[int]:
        first = _first_paragraph(kept)
        keyed = keyed_heads(kept, self._marks, self._removed(), first)
        copied = {self._lines[n].folded for n, v in self._gone.items() if v.rule == TITLE_AGAIN}
        printed = {
            i for i, line in enumerate(kept) if line.folded in copied
        }  # of which a copy went
        spoken = spoken_titles(kept, self._marks, first, self._spoken)
        return {*spoken, *keyed, *printed, *over_bar(kept, first, self._rule_below)}

    def _rule_below(self, i: int) -> str:
        """The rule by which the line right below one still there is gone; empty where it stays."""
        below = (n for n in range(self._alive[i] + 1, len(self._lines)) if self._lines[n].text)
        gone = self._gone.get(next(below, -1))
        return gone.rule if gone else ""

    @property
    def lines(self) -> list[StripLine]:
        """The lines that are still there."""
        return [self._lines[n] for n in self._alive]

    def _remove(self, doomed: Mapping[int, LineVerdict]) -> None:
        self._features = self._said = None
        self._gone |= {self._alive[i]: verdict for i, verdict in doomed.items()}
        self._marks = [m for i, m in enumerate(self._marks) if i not in doomed]
        self._alive = [n for i, n in enumerate(self._alive) if i not in doomed]


def _first_paragraph(lines: Sequence[StripLine]) -> int:
    return next((n for n, line in enumerate(lines[:HEAD]) if line.paragraph), HEAD)


def _signatures(lines: Sequence[StripLine], marked: Sequence[str]) -> Iterator[int]:
    """Indices of the short lines between the text and a date below it: who signed."""
    for n, line in enumerate(lines):
        if not line.dated:
            continue
        above = n - 1
        while n - above <= SIGNATURES and above >= 0 and len(lines[above].text) <= SIGNED:
            if marked[above] or lines[above].paragraph:
                break
            above -= 1
        if above >= 0 and lines[above].paragraph:
            yield from range(above + 1, n)
