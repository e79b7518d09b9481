"""What the commands that show have in common: reading documents, printing lines of data."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eduparse.errors import ConfigError, DocumentError
from eduparse.run.progress import tell

if TYPE_CHECKING:
    from eduparse.document.document import Document
    from eduparse.rules.rulebook import Rulebook
    from eduparse.settings import Options

_REJECTED, _FAILED = 1, 2


class Reading:
    """The documents of some arguments; what cannot be read is told, and shows in ``code``.

    ``refuse`` is given each row and its place first, and raises where it will not do.
    """

    def __init__(
        self, arguments: Sequence[str], refuse: Callable[[object, str], None] | None = None
    ) -> None:
        self._arguments = arguments
        self._refuse = refuse
        self.code = 0

    def __iter__(self) -> "Iterator[Document]":
        from eduparse.readers import read, records
        from eduparse.readers.inputs import find_inputs, refuse_missing
        from eduparse.rows.jsonl import parse_line
        from eduparse.settings import resolve

        refuse_missing(find_inputs(self._arguments))
        limit = resolve({}).max_page_mb
        for source in find_inputs(self._arguments):
            for record in records(source, limit):
                try:
                    if self._refuse is not None and record.line is not None and record.data:
                        self._refuse(parse_line(record.data), record.source)
                    doc = read(record, limit)
                except DocumentError as problem:
                    self.reject(record.source, problem)
                else:
                    yield doc

    def reject(self, name: str, problem: DocumentError) -> None:
        """Tell a problem and let it show in the exit code."""
        tell(f"{name}: {problem}")
        self.code = max(self.code, _FAILED if problem.stage == "find" else _REJECTED)


def rulebook(options: "Options") -> "Rulebook":
    """The rules of a run, the user's own proven. Raises ConfigError that names file and line."""
    from eduparse.rules.rulebook import PACKAGED, Rulebook

    if not (options.rules or options.without):
        return PACKAGED
    from eduparse.files.textfile import text_of
    from eduparse.review.rule_proof import checked

    text = ""
    if options.rules:
        text = text_of(Path(options.rules), "rule file")
    book = checked(Rulebook(text, options.rules, tuple(dict.fromkeys(options.without))))
    if options.rules and not book.own():
        raise ConfigError(
            f"{options.rules}: it holds no rule; one begins with [[rule]], in two pairs of brackets."
        )
    return book


def one_line(text: str) -> str:
    """``text`` with every run of blanks as one."""
    return " ".join(text.split())


def put(line: str) -> None:
    """A line of data on standard output, in UTF-8 whatever the terminal speaks."""
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
