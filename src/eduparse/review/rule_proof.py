"""The proof of a rule: its examples make its pass act under its id, its counter-examples do not.

A rule is tried as it will run: by its own pass, under the book it is in, on a document that is the
example and nothing else. What the user's rules must say so that their pass can run them is checked
here too, because only the pass knows what it reads from `options`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from eduparse.document.document import Document, Pass
from eduparse.errors import ConfigError
from eduparse.pipeline import STAGES, passes
from eduparse.rules.rule import Rule, catalogue, packaged
from eduparse.rules.rulebook import OPEN, Rulebook, using
from eduparse.settings import nearest

DECODE = STAGES[0]
# What a rule of these passes has to say in `options`, beside what it may.
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "split.tree": ("evidence", "weight"),
    "reword": ("evidence", "family", "literal", "hint"),
}
_SHOWN = 40  # code points of an example in an error


def checked(book: Rulebook) -> Rulebook:
    """``book``, proven. Raises ConfigError: the first thing wrong with it, by file and line."""
    for rule in book.own():
        if rule.id in catalogue():
            raise ConfigError(f"{rule.where}: the package has a rule {rule.id}; choose another id.")
        _refuse_unusable(rule)
    known = book.every()
    for name in book.without:
        if name not in known:
            raise ConfigError(f"There is no rule {name} to go without. {nearest(name, known)}")
        if known[name].pass_name == DECODE:
            raise ConfigError(f"{name} is a warning of decode, which cannot be switched off.")
    for rule in book.own():
        for why in failures(rule, book):
            raise ConfigError(f"{rule.where}: {why}")
    return book


def failures(rule: Rule, book: Rulebook) -> Iterator[str]:
    """A sentence for each example that ``rule`` leaves and each counter-example it acts on."""
    if rule.id in book.without:
        return
    for text in rule.example:
        if not acts(rule, text, book):
            yield f"{rule.id} does not act on its example {_short(text)}."
    for text in rule.keep:
        if acts(rule, text, book):
            yield f"{rule.id} acts on {_short(text)}, which it must keep."


def acts(rule: Rule, text: str, book: Rulebook) -> bool:
    """Whether ``rule`` says anything about a document that is ``text``.

    A rule that is evidence edits nothing by itself: what its pattern finds is all it says. A rule that
    only brings words to its pass acts where the pass acts.
    """
    if rule.options.get("evidence"):
        return any(rule.search(line) for line in (text, *text.split("\n")))
    page = _page(rule, text)
    if rule.pass_name == DECODE:
        return any(w.code == rule.id for w in page.metadata.warnings)
    with using(book):
        found = _step(rule, book)(page)
    says = {e.rule for e in found.edits} | {w.code for w in found.warnings}
    return bool(says) if "words" in rule.options and rule.id not in catalogue() else rule.id in says


def _page(rule: Rule, text: str) -> Document:
    """The document an example stands for: text, bytes as Latin-1 for decode, or what ``page`` says."""
    kind = rule.options.get("page")
    if kind == "html":
        from eduparse.readers.html import html_document

        return html_document(text, "x", "x")
    if kind == "markdown":
        from eduparse.readers.markdown import Marks

        return Document.of_page("x", "x", text, layout=Marks())
    if kind == "paged":
        from eduparse.readers.paging import paged_document, typed

        return paged_document(typed(text), "x")
    if rule.pass_name == DECODE:
        from eduparse.stages.decode import decode_page

        return decode_page(text.encode("latin-1"), "x")
    return Document.of_page("x", "x", text)


def _step(rule: Rule, book: Rulebook) -> Pass:
    """The pass of ``rule``; one that runs only when it is asked for, as the rule's options ask."""
    if "to" in rule.options:
        from eduparse.stages.simplify import Simplify
        from eduparse.stages.simplify.conversion import Conversion

        return Simplify(Conversion(to=rule.options["to"]))
    if "shared" in rule.options:
        from eduparse.stages.strip.lines import Lines
        from eduparse.stages.strip.template import Entry, Template

        return Lines(template=Template(Entry("", 1, 1, line) for line in rule.options["shared"]))
    if "original" in rule.options:
        from eduparse.stages.reword import Reword, Sources
        from eduparse.stages.reword.reference import References

        return Reword(Sources(), References([("original", rule.options["original"])]))
    # Contacts stay unless their deletion is asked for.
    asked = {"split": "contacts"}
    every = (step for stage in STAGES for step in passes(stage, asked.get(stage), book))
    return next(step for step in every if step.name == rule.pass_name)


def _refuse_unusable(rule: Rule) -> None:
    """Raises ConfigError where the pass of a user's rule could not run it."""
    if rule.pass_name not in OPEN:
        what = f"there is no pass {rule.pass_name}" if rule.pass_name else "pass is missing"
        raise ConfigError(
            f"{rule.where}: {what} that takes rules of a user; {', '.join(OPEN)} do. (rule {rule.id})"
        )
    if rule.confidence != 1:
        raise ConfigError(
            f"{rule.where}: confidence belongs to rules that are decided in code; leave it out. "
            f"(rule {rule.id})"
        )
    known: dict[str, Any] = {}
    for other in packaged(OPEN[rule.pass_name]):
        known |= other.options
    for key, value in rule.options.items():
        if key not in known:
            raise ConfigError(
                f"{rule.where}: {rule.pass_name} has no option {key}. {nearest(key, known)} "
                f"(rule {rule.id})"
            )
        if not _alike(value, known[key]):
            raise ConfigError(
                f"{rule.where}: the option {key} is {value!r}; it must be "
                f"{_KINDS[type(known[key])]}. (rule {rule.id})"
            )
    for key in _NEEDED.get(rule.pass_name, ()):
        if key not in rule.options:
            raise ConfigError(
                f"{rule.where}: a rule of {rule.pass_name} needs the option {key}. (rule {rule.id})"
            )
    _refuse_pattern(rule)


def _refuse_pattern(rule: Rule) -> None:
    step = rule.pass_name
    if rule.expression is None and "words" not in rule.options:
        raise ConfigError(f"{rule.where}: pattern is missing. (rule {rule.id})")
    if step == "strip.lines" and rule.scope != "line":
        raise ConfigError(
            f'{rule.where}: strip.lines judges whole lines: add scope = "line". (rule {rule.id})'
        )
    if step == "split.tree" and "label" not in getattr(rule.pattern, "groupindex", ()):
        raise ConfigError(
            f"{rule.where}: the pattern needs a group named label, (?P<label>…). (rule {rule.id})"
        )
    try:
        re.compile(rule.options.get("reject", ""))
    except re.error as error:
        raise ConfigError(f"{rule.where}: reject does not compile: {error}.") from error


_KINDS = {
    str: "a text",
    bool: "true or false",
    float: "a number",
    int: "a number",
    list: "a list of texts",
    dict: "a table",
}


def _alike(value: Any, known: Any) -> bool:
    if isinstance(known, list):
        return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)
    if isinstance(known, float | int) and not isinstance(known, bool):
        return isinstance(value, float | int) and not isinstance(value, bool)
    return isinstance(value, type(known))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
