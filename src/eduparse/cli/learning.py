"""``learn``: what a site's pages share; ``learn-lexicon``: a spinner's pairs beside their originals."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eduparse.errors import ConfigError, DocumentError, OutputError
from eduparse.run.progress import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduparse.readers.inputs import Input
    from eduparse.stages.reword.learning import Mined

_REJECTED, _FAILED = 1, 2


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("learn")(learn)
    app.command("learn-lexicon")(learn_lexicon)


def learn(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Pages of the sites, as clean takes them."),
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Default: standard output."),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", help="Processes; 0: one a processor.")
    ] = 1,
    max_page_mb: Annotated[
        int, typer.Option("--max-page-mb", metavar="MB", help="Leave larger pages out.")
    ] = 16,
) -> None:
    """Learn the lines that the pages of a site share; `--template FILE` has strip remove them."""
    from eduparse.readers import records
    from eduparse.readers.inputs import find_inputs, refuse_missing
    from eduparse.run.site_pages import Unread, told
    from eduparse.stages.strip.learning import template_of
    from eduparse.stages.strip.template import written

    skip = frozenset({Path(output).resolve()}) if output else frozenset()
    refuse_missing(find_inputs(inputs, skip))
    missing: list[str] = []

    def found() -> "Iterator[Input]":
        for source in find_inputs(inputs, skip):
            if source.problem is not None and source.problem.stage == "find":
                missing.append(source.name)
            yield source

    every = (r for source in found() for r in records(source, max_page_mb))
    unread = Unread()
    entries = list(template_of(told(every, max_page_mb, workers or os.cpu_count() or 1, unread)))
    for source, why in unread.first:
        tell(f"{source}: {why}")
    _put("".join(written(entries)), output)
    sites = len({entry.site for entry in entries})
    tell(f"{len(entries)} lines, sites: {sites}, pages: {unread.read}")
    raise typer.Exit(_FAILED if missing else _REJECTED if unread.count else 0)


def learn_lexicon(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="SPUN ORIGINAL...", help="A spun document, its original, and so on in pairs."
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Default: standard output."),
    ] = None,
    least: Annotated[
        int, typer.Option("--least", metavar="N", help="Leave pairs out that were seen less often.")
    ] = 1,
) -> None:
    """Mine the pairs a spinner used; `--lexicon FILE` puts them to work on its other documents."""
    from eduparse.stages.reword.learning import MIN_SAME, mine
    from eduparse.stages.reword.lexicon import written

    if len(files) % 2:
        raise ConfigError("learn-lexicon takes pairs: SPUN ORIGINAL, again for each further pair.")
    pairs = list(zip(files[::2], files[1::2], strict=True))
    mined: Mined = mine((_text(spun), _text(original)) for spun, original in pairs)
    code = 0
    for (spun, original), same in zip(pairs, mined.same, strict=True):
        if same < MIN_SAME:
            tell(f"{spun}: only {same:.0%} of it stands in {original}; nothing is learnt from it.")
            code = _REJECTED
    kept = [entry for entry in mined.entries if entry.seen >= least]
    _put(written(kept), output)
    tell(f"{len(kept)} pairs from {len(pairs)} documents")
    raise typer.Exit(code)


def _text(name: str) -> str:
    """The text of a page or of the only row of a file, repaired and in simplified script."""
    from eduparse.pipeline import pipeline
    from eduparse.readers import read, records
    from eduparse.readers.inputs import find_inputs
    from eduparse.settings import Settings

    found = [r for source in find_inputs([name]) for r in records(source, 16)]
    if len(found) != 1:
        raise ConfigError(f"{name} holds {len(found)} documents; learn-lexicon wants one a file.")
    try:
        page = read(found[0], 16)
    except DocumentError as error:
        raise ConfigError(f"{name}: {error}") from error
    docs = pipeline(Settings()).run(page, ("repair", "simplify", "strip"))
    return "".join(doc.text for doc in docs)


def _put(text: str, output: str | None) -> None:
    if output in (None, "-"):
        sys.stdout.buffer.write(text.encode("utf-8"))
        return
    from eduparse.errors import cannot_write
    from eduparse.files.storage import AtomicFile

    try:
        file = AtomicFile(Path(output or ""))
        file.write(text.encode("utf-8"))
        file.commit()
    except OSError as error:
        raise OutputError(cannot_write(output or "", error)) from error
