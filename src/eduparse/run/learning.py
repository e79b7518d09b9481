"""What is learned from pages: the lines of a site, and a spinner's pairs from a page and its original."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from eduparse.errors import ConfigError, DocumentError, output_error
from eduparse.files.storage import AtomicFile
from eduparse.files.textfile import text_of
from eduparse.pipeline import pipeline
from eduparse.readers import read, records
from eduparse.readers.inputs import Input, find_inputs, refuse_missing
from eduparse.run.overwriting import keep_files
from eduparse.run.progress import tell
from eduparse.run.site_pages import Unread, site_sightings
from eduparse.settings import Settings
from eduparse.stages.reword.learning import MIN_SAME, Mined, mine
from eduparse.stages.reword.lexicon import lexicon_text
from eduparse.stages.reword.word_table import WordTable, read_table
from eduparse.stages.strip.learning import template_of
from eduparse.stages.strip.template import template_lines

_REJECTED, _FAILED = 1, 2


def learn_template(
    inputs: Sequence[str], output: str, workers: int, max_page_mb: int, *, quiet: bool
) -> int:
    """Write the template that the pages of ``inputs`` make, and return the exit code."""
    refuse_missing(find_inputs(inputs))
    keep_files(inputs, output)
    missing: list[str] = []

    def found() -> Iterator[Input]:
        for source in find_inputs(inputs):
            if source.problem is not None and source.problem.stage == "find":
                missing.append(source.name)
            yield source

    every = (r for source in found() for r in records(source, max_page_mb))
    unread = Unread()
    entries = list(
        template_of(site_sightings(every, max_page_mb, workers or os.cpu_count() or 1, unread))
    )
    for source, why in unread.first:
        tell(f"{source}: {why}")
    _put("".join(template_lines(entries)), output)
    sites = len({entry.site for entry in entries})
    if not quiet:
        tell(f"{len(entries)} lines, sites: {sites}, pages: {unread.read}")
    return _FAILED if missing else _REJECTED if unread.count else 0


def learn_pairs(
    files: Sequence[str], output: str, least: int, table: str = "", *, quiet: bool
) -> int:
    """Write the pairs that spun pages and their originals, in turn, show; return the exit code.

    ``table`` is a file of words and replacements as such tables circulate; its pairs are written too.
    """
    if not files and not table:
        raise ConfigError("learn-lexicon takes pairs SPUN ORIGINAL, or --table FILE.")
    keep_files([*files, table] if table else files, output)
    known = read_table(text_of(Path(table), "table")) if table else WordTable((), 0)
    if table and not known.entries:
        raise ConfigError(f"{table} holds no pair of words.")
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
    pairs_kept = {(entry.spun, entry.original) for entry in kept}
    kept += [e for e in known.entries if (e.spun, e.original) not in pairs_kept]
    _put(lexicon_text(kept), output)
    if known.left_out and not quiet:
        tell(f"{table}: {known.left_out} lines are no pair of words.")
    if not quiet:
        tell(f"{len(kept)} pairs from {len(pairs)} documents")
    return code


def _text(name: str) -> str:
    """The text of a page or of the only row of a file, repaired and in simplified script."""
    found = [r for source in find_inputs([name]) for r in records(source, 16)]
    if len(found) != 1:
        raise ConfigError(f"{name} holds {len(found)} documents; learn-lexicon wants one a file.")
    try:
        page = read(found[0], 16)
    except DocumentError as error:
        raise ConfigError(f"{name}: {error}") from error
    docs = pipeline(Settings()).run(page, ("repair", "simplify", "strip"))
    return "".join(doc.text for doc in docs)


def _put(text: str, output: str) -> None:
    if output == "-":
        sys.stdout.buffer.write(text.encode("utf-8"))
        return
    try:
        file = AtomicFile(Path(output))
        file.write(text.encode("utf-8"))
        file.commit()
    except OSError as error:
        raise output_error(output, error) from error
