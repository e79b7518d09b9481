"""The changes of pages on standard output: as a list, as JSON, as a draft, as a page with marks."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from eduparse.cli.lines import put
from eduparse.cli.reading import InputReading, proven_settings
from eduparse.corrections.file import COLUMNS, UNDECIDED, escaped
from eduparse.document.document import Document
from eduparse.document.identity import page_of
from eduparse.errors import ConfigError, nearest
from eduparse.language.messages import label
from eduparse.pipeline import STAGES, Pipeline, passes, pipeline
from eduparse.review.explain import Change, changes, pages, reason, visible
from eduparse.review.explain.terminal import Reasons, Wanted, print_legend, print_page, print_rules
from eduparse.review.report import build_of
from eduparse.review.undo import refuse_row
from eduparse.rows.jsonl import dump_line
from eduparse.rules.rulebook import Rulebook
from eduparse.run.options import RunOptions, columns_of
from eduparse.run.overwriting import keep_files
from eduparse.run.progress import tell
from eduparse.settings import Settings


def put_changes(source: str, found: Iterable[Change]) -> None:
    """A line for each place of ``found``, its fields between tabs."""
    for c in found:
        sure = f"{c.edit.confidence:.2f}" + ("" if c.edit.applied else " suggested")
        for p in c.places:
            at = f"{visible(source, None)}:{p.line}:{p.column}"
            put(f"{at}\t{c.pass_name}\t{c.edit.rule}\t{p.word()}\t{sure}")


def put_changes_of_each_pass(text: str, book: Rulebook) -> list[str]:
    """The changes that each pass alone would make to ``text``, and the rules that made them."""
    page = Document.of_page("text", "text", text)
    fired = [
        change
        for steps in passes(Settings(), book=book).values()
        for step in steps
        for change in changes([page.apply(step.name, step(page))])
    ]
    put_changes("text", fired)
    return sorted({c.edit.rule for c in fired})


def put_reasons(used: dict[str, int], book: Rulebook) -> None:
    """Each rule that was used, how many edits it made, and why it exists."""
    for rule, times in sorted(used.items()):
        put(f"{rule} ({times:,}): {label(reason(rule, book))}")


def flow_of(settings: Settings) -> Pipeline:
    """The flow that pages go through, its rules proven. Raises ConfigError."""
    return pipeline(proven_settings(settings))


def reading_of(inputs: Sequence[str], options: RunOptions) -> InputReading:
    """The documents of ``inputs``; rows that cannot lead back to their source are refused."""
    return InputReading(inputs, refuse_row, columns_of(options))


def wanted_of(
    passes: Sequence[str], rules: Sequence[str], flow: Pipeline, *, suggested: bool
) -> Wanted:
    """Which changes are shown. Raises ConfigError on a pass or a rule that does not exist."""
    return Wanted(known_passes(passes, flow), known_rules(rules, flow.book), suggested)


def pages_of(reading: InputReading, flow: Pipeline) -> Iterator[list[Document]]:
    """The parts of each page: rows that carry edits as they are, anything else cleaned."""
    return pages(d for doc in reading for d in ([doc] if doc.layers else flow.run(doc)))


def write_html(
    inputs: Sequence[str], found: Iterable[list[Document]], target: str, settings: Settings
) -> None:
    """Write one page for a browser of what was ``found`` in ``inputs``."""
    keep_files(inputs, target, "--html", settings)
    build_of((doc for parts in found for doc in parts), target)


def put_draft(found: Iterable[list[Document]], wanted: Wanted) -> None:
    """A corrections file with a line for each place."""
    put("\t".join(COLUMNS))
    drafted = False
    parts: list[Document] = []
    for parts in found:
        for c in filter(wanted, changes(parts)):
            drafted = True
            for p in c.places:
                place = f"{p.start}-{p.end}"
                cells = (UNDECIDED, _named(parts[0]), c.edit.rule, place, escaped(p.before))
                put("\t".join(cells))
    _tell_none(drafted or not parts)


def _named(doc: Document) -> str:
    """What a corrections file calls a page: its source, or its id where that is no single cell."""
    return doc.source if doc.source.isprintable() else page_of(doc)


def _tell_none(some: object) -> None:
    """Tell that nothing is listed of what was read: an empty answer looks like a broken command."""
    if not some:
        tell("There is no change to list.")


def put_list(found: Iterable[list[Document]], wanted: Wanted, book: Rulebook) -> None:
    """A line for each place, and why."""
    used: dict[str, int] = {}
    parts: list[Document] = []
    for parts in found:
        shown = [c for c in changes(parts) if wanted(c)]
        for change in shown:
            used[change.edit.rule] = used.get(change.edit.rule, 0) + 1
        put_changes(parts[0].source, shown)
    put_reasons(used, book)
    _tell_none(used or not parts)


def put_json(parts: Sequence[Document], wanted: Wanted, book: Rulebook) -> None:
    """One JSON object for each edit."""
    ids = {doc.metadata.part: doc.id for doc in parts}
    for c in filter(wanted, changes(parts)):
        row: dict[str, Any] = {
            "source": parts[0].source,
            "document": ids[c.part],
            "number": c.number,
            "pass": c.pass_name,
            "rule": c.edit.rule,
            "why": reason(c.edit.rule, book),
            "confidence": c.edit.confidence,
            "applied": c.edit.applied,
            "before": c.before,
            "after": c.edit.after,
            "places": [asdict(p) for p in c.places],
        }
        sys.stdout.buffer.write(dump_line(row))


def print_pages(
    found: Iterable[list[Document]], wanted: Wanted, context: int, book: Rulebook
) -> None:
    """Print through a pager where it is more than the terminal holds."""
    from rich.console import Console

    console = Console(soft_wrap=False, highlight=False, emoji=False, markup=False)
    shown: list[Change] = []
    reasons = Reasons(book)
    with console.capture() as captured:
        print_legend(console)
        for parts in found:
            print_page(console, parts, wanted, context, reasons)
            shown += [c for c in changes(parts) if wanted(c)]
        print_rules(console, shown)
    # A grid is padded to its width; in a file nobody wants the blanks.
    text = "".join(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1])
    if console.is_terminal and text.count("\n") >= console.height and sys.stdin.isatty():
        import pydoc

        os.environ.setdefault("LESS", "-RFX")  # colours stay colours
        pydoc.pager(text)
    else:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def known_passes(wanted: Sequence[str], flow: Pipeline) -> tuple[str, ...]:
    """``wanted``, all of them passes or stages. Raises ConfigError."""
    names = [p.name for stage in STAGES for p in flow.passes(stage)]
    known = {*STAGES, *names, *(name.partition(".")[0] for name in names)}
    for name in wanted:
        if name not in known:
            raise ConfigError(f"There is no pass {name}. {nearest(name, known)}")
    return tuple(wanted)


def known_rules(wanted: Sequence[str], book: Rulebook) -> tuple[str, ...]:
    """``wanted``, all of them rules of ``book``. Raises ConfigError."""
    known = book.every()
    for rule in wanted:
        if rule not in known:
            raise ConfigError(f"There is no rule {rule}. {nearest(rule, known)}")
    return tuple(wanted)
