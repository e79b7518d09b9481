"""The whole flow: every stage, the passes of each in order, and which settings each stage reads.

    bytes ─decode─▶ page ─repair─▶ ─simplify─▶ ─cut─▶ documents ─strip─▶ ─reword─▶ ─split─▶ clauses

A pass proposes, the decisions of the run (`corrections.apply`) say what of it is done, the document
carries it out. Python functions, command line, shards, `learn` and the step for datatrove all run a
`Pipeline`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from eduparse.budget import SCANNED, UNLIMITED, Budget
from eduparse.corrections.apply import Decisions, Ledger
from eduparse.corrections.guard import takes_too_much
from eduparse.document.document import Document, Findings, Pass
from eduparse.document.metadata import DocumentWarning, MadeBy
from eduparse.document.records import replaced
from eduparse.errors import ConfigError, nearest
from eduparse.readers import named_files
from eduparse.rules.rulebook import Rulebook
from eduparse.settings import Settings
from eduparse.stages.cut import CutDocuments
from eduparse.stages.decode.foreign import makes_sense
from eduparse.stages.decode.language import CHINESE
from eduparse.stages.decode.tell_language import (
    FOREIGN,
    TellLanguage,
    is_foreign,
    is_wreck,
    mended_to_chinese,
    reads_chinese,
    without_language_of_wreck,
)
from eduparse.stages.quality import ScoreQuality
from eduparse.stages.repair.escapes import Escapes
from eduparse.stages.repair.forms import Forms
from eduparse.stages.repair.line_wraps import LineWraps
from eduparse.stages.repair.look_alikes import LookAlikes
from eduparse.stages.repair.lost import OF_ANY_LANGUAGE, Lost
from eduparse.stages.repair.lost_brackets import LostBrackets
from eduparse.stages.repair.lost_byte import LostByte
from eduparse.stages.repair.lost_spaces import LostBlanks
from eduparse.stages.repair.mojibake import Mojibake
from eduparse.stages.repair.paging import Paging
from eduparse.stages.repair.pinyin import Pinyin
from eduparse.stages.repair.slips import Slips
from eduparse.stages.reword.restore import Reword
from eduparse.stages.simplify import Simplify
from eduparse.stages.simplify.conversion import Conversion
from eduparse.stages.split.attachments import Attachments
from eduparse.stages.split.barred import BarredTables
from eduparse.stages.split.contacts import Contacts
from eduparse.stages.split.join import Join
from eduparse.stages.split.page_seams import PageSeams
from eduparse.stages.split.tree import Tree
from eduparse.stages.split.web import WebHead
from eduparse.stages.split.wrap import Wrap
from eduparse.stages.strip.flat_pages import FlatPages
from eduparse.stages.strip.heads import Heads
from eduparse.stages.strip.layout.main_text import MainText
from eduparse.stages.strip.lines import NoiseLines
from eduparse.stages.strip.no_body import NoBody
from eduparse.stages.strip.spans import Spans
from eduparse.stages.strip.tags import Tags
from eduparse.stamp import stamp

if TYPE_CHECKING:  # start-up
    from eduparse.stages.reword.reference import References

STAGES = ("decode", "repair", "simplify", "cut", "strip", "reword", "split")
CHINESE_ONLY = ("repair", "simplify", "cut", "strip", "reword")  # what other pages pass untouched
_READS_ANEW = ("repair.escapes", "repair.mojibake")  # passes that read text in another encoding
UNDAMAGE = ("repair", "reword")  # what a person asks `repair` for; `only` narrows it
_EVERY = ("without", "corrections", "max_steps")  # read by every stage that proposes
# Stage → the settings that change what it does; `decode` proposes nothing.
READS: Mapping[str, tuple[str, ...]] = {
    "decode": ("language", "row_format", "max_page_mb", "max_steps"),
    "repair": ("only", *_EVERY),
    "simplify": ("variant", *_EVERY),
    "cut": _EVERY,
    "strip": ("effort", "template", "rules", *_EVERY),
    "reword": ("lexicon", "reference", "rules", "only", *_EVERY),
    "split": ("redact", "rules", "to", "variant", *_EVERY),
}


def passes(
    settings: Settings, budget: Budget = UNLIMITED, book: Rulebook | None = None
) -> dict[str, tuple[Pass, ...]]:
    """Every stage with new passes, in the order they run; `decode` makes the page before its own.

    ``book`` stands for the rules of ``settings`` where they are being proven.
    """
    book = rulebook_of(settings) if book is None else book
    template = named_files.template(settings.template, settings.digest_of("template"))
    lexicon = named_files.named_lexicon(settings.lexicon, settings.digest_of("lexicon"))
    redact, redact_facts = _redacted(settings, book)
    # Printed lines first, while their places are those of the page. The docstring of `stages.repair`
    # says why the others come in this order, some of them twice.
    undamaged = (Escapes(), Mojibake(budget), Pinyin(), LostBlanks(), Forms())
    return {
        "decode": (TellLanguage(),),
        "repair": (
            LostByte(),
            Paging(),
            Escapes(),
            Mojibake(budget),
            Pinyin(),
            Slips(budget),
            *undamaged,
            *undamaged,
            LookAlikes(),
            LostBrackets(),
            LineWraps(book),
            Lost(),
        ),
        "simplify": (Simplify(Conversion(settings.variant)),),
        "cut": (CutDocuments(book),),
        "strip": (
            MainText(book),
            Tags(),
            FlatPages(book),
            Heads(book),
            Spans(book),
            NoiseLines(settings.effort, None, template, book, budget),
            NoBody(book),
        ),
        "reword": (
            Reword(lexicon, _references(settings), book, budget),
        ),
        "split": (
            BarredTables(),
            PageSeams(book),
            Wrap(book),
            Join(book),
            Contacts(redact=settings.redact in ("contacts", "all"), book=book),
            *redact,
            Attachments(),
            Tree(book, budget),
            WebHead(),
            *redact_facts,
            ScoreQuality(book),
            *_written(settings),
        ),
    }  # fmt: skip


def rulebook_of(settings: Settings) -> Rulebook:
    """The rules to go by: the packaged ones, the user's, less those that are switched off."""
    return named_files.rulebook(settings.rules, settings.without, settings.digest_of("rules"))


def _redacted(settings: Settings, book: Rulebook) -> tuple[tuple[Pass, ...], tuple[Pass, ...]]:
    """What leaves persons out of the text, and out of the facts: nothing unless it is asked for."""
    if not settings.redact:
        return (), ()
    from eduparse.stages.split.redacted_facts import RedactFacts  # start-up: few runs ask for it
    from eduparse.stages.split.redaction import Redact

    return (Redact(settings.redact, book),), (RedactFacts(settings.redact, book),)


def _written(settings: Settings) -> tuple[Pass, ...]:
    """What writes traditional script: everything behind `simplify` is simplified, until the very end."""
    if settings.to != "hant":
        return ()
    from eduparse.stages.simplify.traditional import WriteTraditional  # start-up

    return (WriteTraditional(Conversion(settings.variant, "hant")),)


def _references(settings: Settings) -> "References | None":
    if not settings.reference:
        return None
    return named_files.named_references(settings.reference, settings.digest_of("reference"))[0]


@lru_cache(maxsize=8)
def pipeline(settings: Settings) -> "Pipeline":
    """The pipeline of ``settings``, made once per process."""
    return Pipeline(settings)


class Turn(NamedTuple):
    """What a pipeline keeps of a page between two stages, while other pages go through it."""

    counted: tuple[int, int]
    ledger: Ledger


class Pipeline:
    """The stages as ``settings`` want them; ``budget`` counts the work on one page after another.

    Raises ConfigError where a setting names something that does not exist.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.budget = Budget(settings.max_steps)
        self.book = rulebook_of(settings)
        known = self.book.every() if settings.corrections else {}  # start-up: it reads every file
        self.corrections = named_files.corrections(
            settings.corrections, known, settings.digest_of("corrections")
        )
        self.decisions = Decisions(self.book, self.corrections, settings.effort)
        self._passes = passes(settings, self.budget)
        self._changed = settings.changed()
        self._stamps: dict[object, MadeBy] = {}
        self._only = frozenset(_full_names(settings.only, self._passes))

    def passes(self, stage: str) -> tuple[Pass, ...]:
        """The passes of ``stage`` that run, in order."""
        every = self._passes[stage]
        if self._only and stage in UNDAMAGE:
            return tuple(p for p in every if p.name in self._only)
        return every

    @staticmethod
    def stages_of(command: str, *, plain: bool) -> tuple[str, ...]:
        """The stages that ``command`` runs on a page (``plain``) or on a row.

        On a page a person asks `repair` for all that undoes damage; in a pipe `reword` has its own turn.
        """
        if command == "clean":
            return STAGES
        own = UNDAMAGE if command == "repair" and plain else (command,)
        return own if command == "decode" else ("decode", *own)

    def start(self, page: Document) -> None:
        """Begin with ``page``: its budget and what its corrections come to are its own."""
        self.budget.start(len(page.text))
        self.decisions.ledger = Ledger()

    def turn(self) -> Turn:
        """What is counted and noted of the page that is under way, for `take_up` behind other pages."""
        return Turn(self.budget.counted(), self.decisions.ledger)

    def take_up(self, turn: Turn) -> None:
        """Go on with the page of which ``turn`` tells."""
        self.budget.count_on(turn.counted)
        self.decisions.ledger = turn.ledger

    def run(self, page: Document, stages: Iterable[str] = STAGES) -> list[Document]:
        """``page`` through ``stages``. Raises TooMuchWork."""
        self.start(page)
        docs, ran = [page], list(stages)
        for n, stage in enumerate(ran):
            docs = self.through(docs, stage, ran[:n])
        return self.stamped(docs, ran)

    def clashes(self, page: Document, stages: Iterable[str]) -> Iterator[str]:
        """A sentence for each correction about ``page`` that came to nothing in ``stages``."""
        if self.corrections.text:
            ran = [p.name for stage in stages for p in self.passes(stage)]
            yield from self.decisions.ledger.notes(self.corrections, page, ran, self.book)

    def run_stage(self, docs: Iterable[Document], stage: str) -> list[Document]:
        """The parts of a page through one stage, each stamped with what was done to it."""
        return self.stamped(self.through(list(docs), stage), (stage,))

    def stamped(self, docs: list[Document], stages: Sequence[str]) -> list[Document]:
        """``docs``, each stamped with the ``stages`` that it went through."""
        return [self._stamped(doc, stages) for doc in docs] if stages else docs

    def through(
        self, before: list[Document], stage: str, unstamped: Sequence[str] = ()
    ) -> list[Document]:
        """The parts of a page through one stage, without a stamp; nor have they one of the stages ``unstamped``."""
        steps = self._of_page(before, stage, unstamped)
        out = [part for doc in before for part in self._through(doc, stage, steps)]
        if stage == STAGES[-1]:  # nobody behind it reads the evidence
            out = [replaced(doc, evidence=None) if doc.evidence else doc for doc in out]
        return out

    def _through(self, doc: Document, stage: str, steps: tuple[Pass, ...]) -> list[Document]:
        """``doc`` through the passes of ``stage``; `strip` twice where it would take the text itself."""
        if stage in CHINESE_ONLY and (is_foreign(doc) or (stage != "repair" and is_wreck(doc))):
            return [without_language_of_wreck(self._if_chinese(doc)) if stage == "repair" else doc]
        out = self._pass_through(doc, stage, steps)
        if stage == "strip" and takes_too_much(doc, out[0], self.decisions.asked):
            (kept,) = self._pass_through(doc, stage, steps, suggest=True)
            return [kept.apply("strip", Findings(warnings=(DocumentWarning("doubtful-page"),)))]
        if stage == "repair":
            out = [without_language_of_wreck(mended_to_chinese(doc, after)) for after in out]
        return out

    def _if_chinese(self, doc: Document) -> Document:
        """A page that does not read as Chinese, repaired only where it then does.

        Else it keeps its every character, less what belongs to printed pages of any language, and damage
        that no language writes is told.
        """
        if self._may_be_chinese(doc):
            (out,) = self._pass_through(doc, "repair", ())
        else:
            out = doc
        if out is doc or not reads_chinese(out.text):
            of_any = tuple(p for p in self.passes("repair") if isinstance(p, Paging | Lost))
            (out,) = self._pass_through(doc, "repair", of_any) if of_any else (doc,)
            known = doc.metadata.warnings
            told = tuple(
                w for w in out.metadata.warnings if w in known or w.code in OF_ANY_LANGUAGE
            )
            return replaced(out, metadata=replaced(out.metadata, warnings=told))
        rest = tuple(w for w in out.metadata.warnings if w.code != FOREIGN)
        return replaced(out, metadata=replaced(out.metadata, language=CHINESE, warnings=rest))

    def _may_be_chinese(self, doc: Document) -> bool:
        """Whether a page whose encoding is in doubt makes sense once its text is read in another one."""
        if all(w.code != "encoding-doubtful" for w in doc.metadata.warnings):
            return True
        reading = tuple(p for p in self.passes("repair") if p.name in _READS_ANEW)
        (out,) = self._pass_through(doc, "repair", reading)
        return makes_sense(out.text)

    def _pass_through(
        self, doc: Document, stage: str, steps: tuple[Pass, ...], *, suggest: bool = False
    ) -> list[Document]:
        """``doc`` through ``steps``; one that left it as it is is not asked again about the same."""
        out = [doc]
        silent: dict[str, Document] = {}
        spend = self.budget.spend
        for step in steps or self.passes(stage):
            before, out, name = out, [], step.name
            for d in before:
                if silent.get(name) is d:
                    out.append(d)
                    continue
                spend(len(d.text) // SCANNED)
                found = step(d)
                if found.edits or found.cuts or found.clauses or found.metadata or found.warnings:
                    parts = self._carried_out(d, stage, step, found, suggest=suggest)
                    out += parts
                    if parts[0] is not d:
                        continue
                else:  # as nearly every pass on nearly every page
                    out.append(d)
                silent[name] = d
        return out

    def _of_page(
        self, docs: list[Document], stage: str, unstamped: Sequence[str]
    ) -> tuple[Pass, ...]:
        """The passes of `simplify` where it is asked by itself to write traditional script.

        That is on a page; in a pipe everything is simplified until the last stage.
        """
        if stage != "simplify" or self.settings.to != "hant":
            return ()
        if all({*doc.metadata.eduparse.stages, *unstamped} <= {"decode"} for doc in docs):
            return (Simplify(Conversion(self.settings.variant, "hant")),)
        return ()

    def _carried_out(
        self, doc: Document, stage: str, step: Pass, found: Findings, *, suggest: bool
    ) -> list[Document]:
        """``doc`` with what is decided of what ``step`` found, in parts where it is cut."""
        findings = self.decisions(doc, found, stage, suggest=suggest)
        after = doc.apply(step.name, findings)
        if not findings.cuts:
            return [after]
        parts = after.cut(c.offset for c in findings.cuts)
        facts = [c.metadata for c in findings.cuts]
        if len(parts) != len(facts):
            return parts
        return [
            part.apply(step.name, Findings(metadata=told))
            for part, told in zip(parts, facts, strict=True)
        ]

    def _stamped(self, doc: Document, stages: Iterable[str]) -> Document:
        before = doc.metadata.eduparse
        ran = tuple(dict.fromkeys((*before.stages, *stages)))
        # Nearly every document has been through the same stages with the same settings.
        known = (ran, str(before.settings)) if before.settings else ran
        made = self._stamps.get(known)
        if made is None:
            made = self._stamps[known] = stamp({**before.settings, **self._changed}, ran)
        if made == before:
            return doc
        return replaced(doc, metadata=replaced(doc.metadata, eduparse=made))


def _full_names(wanted: Iterable[str], every: Mapping[str, Iterable[Pass]]) -> Iterator[str]:
    """Full names of passes that undo damage; the part before the dot may be left out."""
    known = [p.name for stage in UNDAMAGE for p in every[stage]]
    short = {name.rpartition(".")[2]: name for name in known} | {name: name for name in known}
    for name in wanted:
        if name not in short:
            raise ConfigError(f"There is no pass {name}. {nearest(name, dict.fromkeys(known))}")
        yield short[name]
