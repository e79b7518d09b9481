"""The proof of a rule: its examples make its pass act under its id, its counter-examples do not.

A rule is tried as it will run: by its own pass, under the book it is in, on a document that is the
example and nothing else, or a line of furniture below it. What the user's rules must say so that their pass can run them is checked
here too, because only the pass knows what it reads from `options`.
"""

from collections.abc import Iterator

from eduparse.copies.continued import Joining
from eduparse.copies.heal import Healing
from eduparse.copies.papers import Paper
from eduparse.corrections.apply import Decisions
from eduparse.document.document import Document, Pass
from eduparse.errors import ConfigError
from eduparse.pipeline import passes
from eduparse.readers.html import html_document
from eduparse.readers.paging import paged_document, typed
from eduparse.rules.patterns import Pattern
from eduparse.rules.rule import Rule, catalogue
from eduparse.rules.rulebook import OPEN, PACKAGED, Rulebook
from eduparse.settings import Settings
from eduparse.stages.decode import decode_page
from eduparse.stages.reword.reference import References
from eduparse.stages.reword.restore import Reword
from eduparse.stages.simplify import Simplify
from eduparse.stages.simplify.conversion import Conversion
from eduparse.stages.strip.lines import NoiseLines
from eduparse.stages.strip.template import Template, TemplateEntry

DECODE = "decode"
_FURNITURE = "【打印】【关闭】"  # below the example of a rule that acts outside of the text alone
_SHOWN = 40  # code points of an example in an error


def proven_rulebook(book: Rulebook) -> Rulebook:
    """``book``, proven. Raises ConfigError: the first thing wrong with it, by file and line."""
    for rule in book.own():
        for why in failures(rule, book):
            raise ConfigError(f"{rule.where}: {why}")
    return book


def failures(rule: Rule, book: Rulebook) -> Iterator[str]:
    """A sentence for each example that ``rule`` leaves and each counter-example it acts on."""
    if rule.id in book.without:
        return
    for text in rule.example:
        if not proves(rule, text, book):
            yield f"{rule.id} does not act on its example {_short(text)}."
    for alternative, text in _of_alternatives(rule):
        if not proves(rule, text, book):
            yield (
                f"{rule.id} does not act on {_short(text)}, the example of {_short(alternative)}."
            )
    yield from _unmatched(rule)
    for text in rule.keep:
        if acts(rule, text, book):
            yield f"{rule.id} acts on {_short(text)}, which it must keep."


def _of_alternatives(rule: Rule) -> Iterator[tuple[str, str]]:
    """Each alternative of the pattern with its examples, in the text that stands around them."""
    if rule.spelling is not None:
        for alternative, _, _ in rule.spelling.alternatives():
            for text in alternative.example:
                yield alternative.match, rule.around.replace("{example}", text)


def _unmatched(rule: Rule) -> Iterator[str]:
    """A sentence for each example of an alternative that needs no such alternative, or another too."""
    if rule.spelling is None:
        return
    for alternative, alone, without in rule.spelling.alternatives():
        for text in alternative.example:
            found = matches(rule, alone, text)
            if not found:
                yield f"{rule.id}: {_short(text)} needs more than {_short(alternative.match)}."
            elif found == matches(rule, without, text):
                yield f"{rule.id} matches {_short(text)} without {_short(alternative.match)} too."


def matches(rule: Rule, spelling: Pattern, text: str) -> list[object]:
    """What ``spelling`` finds in ``text`` or its lines: where, and what its groups hold."""
    lines = text.split("\n") if rule.kind == "line" else (text,)
    hits = [rule.search_for(spelling.expression, line) for line in lines]
    return [(hit.span(), hit.capturesdict()) for hit in hits if hit]


def proves(rule: Rule, text: str, book: Rulebook) -> bool:
    """Whether ``rule`` acts on its example; one that acts outside of the text alone, above furniture."""
    if acts(rule, text, book):
        return True
    return rule.options.get("where") == "outside" and acts(rule, f"{text}\n{_FURNITURE}", book)


def acts(rule: Rule, text: str, book: Rulebook) -> bool:
    """Whether ``rule`` says anything about a document that is ``text``.

    A rule that is evidence edits nothing by itself: what its pattern finds is all it says. A rule that
    only brings words to its pass acts where the pass acts.
    """
    if rule.kind == "evidence":
        runs = any(known.id == rule.id for known in book.rules(OPEN[rule.pass_name]))
        return runs and any(rule.search(line) for line in (text, *text.split("\n")))
    page = _page(rule, text)
    if rule.pass_name == DECODE:
        return any(w.code == rule.id for w in page.metadata.warnings)
    found = Decisions(book)(page, _step(rule, book)(page))
    says = {e.rule for e in found.edits} | {w.code for w in found.warnings}
    return bool(says) if "words" in rule.options and rule.id not in catalogue() else rule.id in says


def _page(rule: Rule, text: str) -> Document:
    """The document an example stands for: text, bytes as Latin-1 for decode, or what ``page`` says."""
    kind = rule.options.get("page")
    if kind == "html":
        return html_document(text, "x", "x")
    if kind == "paged":
        return paged_document(typed(text), "x")
    if rule.pass_name == DECODE:
        return decode_page(text.encode("latin-1"), "x")
    page = Document.of_page("x", "x", text)
    if kind == "stripped":
        noise = NoiseLines()
        return page.apply(noise.name, Decisions(PACKAGED)(page, noise(page)))
    return page


def _step(rule: Rule, book: Rulebook) -> Pass:
    """The pass of ``rule``; one that runs only when it is asked for, as the rule's options ask."""
    if "to" in rule.options:
        return Simplify(Conversion(to=rule.options["to"]))
    if "shared" in rule.options:
        shared = (TemplateEntry("", 1, 1, line) for line in rule.options["shared"])
        return NoiseLines(template=Template(shared), book=book)
    if "witness" in rule.options:
        told = rule.options["witness"]
        return Healing([_paper(text) for text in ([told] if isinstance(told, str) else told)])
    if "before" in rule.options:
        return Joining(_paper(rule.options["before"]))
    if "original" in rule.options:
        original = References([("original", rule.options["original"])])
        return Reword(references=original, book=book)
    # Contacts stay unless their deletion is asked for.
    every = passes(Settings(redact="all"), book=book)
    return next(p for stage in every.values() for p in stage if p.name == rule.pass_name)


def _paper(text: str) -> Paper:
    return Paper.of_row({"text": text})


def _short(text: str) -> str:
    text = " ".join(text.split())
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
