"""No command writes over what it reads: rows that took the place of their source lead back to nothing.

Files are compared by what the system knows them by, not by their names: through links, from a glob, inside a
folder that is searched, on standard input. Standard output counts as well, since a run that reads the file its
rows go to never ends.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

from eduparse.errors import ConfigError
from eduparse.files.storage import Place, followed, place
from eduparse.readers.inputs import STDIN, Input, find_inputs
from eduparse.run.options import RunOptions
from eduparse.run.rejects import rejects_file
from eduparse.run.shards import Job
from eduparse.settings import OPTIONS, Settings
from eduparse.writers.outputs import is_folder, target_of

_Known = tuple[int, int] | Place
_PIPED = Input(None, STDIN)
_STDOUT = "standard output"


def keep_inputs(arguments: Sequence[str], job: Job, options: RunOptions) -> None:
    """Raises ConfigError where ``job`` over ``arguments`` would write over what it reads."""
    shape = job.format
    if is_folder(options.output, shape.suffix):
        _refuse_own_folder(arguments, options.output)

    def read_by_run() -> Iterator[Input]:
        return chain(find_inputs(arguments, not_read(job, options)), files_of(job.settings))

    refuse_overwriting(read_by_run, _written(arguments, job, options))


def not_read(job: Job, options: RunOptions) -> frozenset[Place]:
    """The folder this run writes, and the attachments of its pages, which a folder must not hand in again."""
    out = options.output if is_folder(options.output, job.format.suffix) else ""
    return frozenset(followed(place(p)) for p in (out, job.settings.attachments) if p)


def refuse_overwriting(
    inputs: Callable[[], Iterable[Input]], written: Iterable[tuple[str, Place]]
) -> None:
    """Raises ConfigError where one of ``written``, each with its option, is one of ``inputs``, or two are one file.

    Where nothing that is to be written exists yet, nothing is searched.
    """
    there: dict[_Known, str] = {}
    if (known := _redirected(sys.stdout)) is not None:
        there[known] = ""
    named: dict[str, str] = {}
    for option, where in written:
        known = _known(where)
        first = named.setdefault(_spelling(where), option)
        if known is not None and first == option:
            first = there.setdefault(known, option)
        if first != option:
            raise ConfigError(
                f"{where} would be written by {first or _STDOUT} and by {option}; choose another file "
                "for one of them."
            )
    if not there:
        return
    for source in inputs():
        known = _redirected(sys.stdin) if source == _PIPED else _known(source.path)
        if known is None or known not in there:
            continue
        name = source.path or STDIN
        if option := there[known]:
            raise _refused(name, option)
        raise ConfigError(f"{name} is INPUT and standard output goes there; send it elsewhere.")


def keep_files(
    arguments: Sequence[str], output: str, option: str = "-o", settings: Settings | None = None
) -> None:
    """Raises ConfigError where ``output``, one file or ``-``, is among what ``arguments`` and ``settings`` name."""
    named = files_of(settings) if settings else ()
    written = [] if output in ("", STDIN) else [(option, place(output))]
    refuse_overwriting(lambda: chain(find_inputs(arguments), named), written)


class KeptInputs:
    """The inputs of a command that learns late which files it writes."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = arguments

    def __call__(self, target: Path) -> None:
        """Raises ConfigError where ``target`` is one of them."""
        if (known := _known(target)) is not None and known in self._read:
            raise _refused(self._read[known], "-o")

    @cached_property
    def _read(self) -> dict[_Known, Place]:
        found = ((_known(s.path), s.path) for s in find_inputs(self._arguments))
        return {known: path for known, path in found if known is not None and path is not None}


def files_of_rows(
    inputs: Callable[[], Iterable[Input]], output: str, suffix: str
) -> Iterator[tuple[str, Place]]:
    """The files that the rows of ``inputs`` go to with ``-o output``, as far as they can be there already."""
    if output in ("", STDIN):
        return
    if not is_folder(output, suffix):
        yield "-o", place(output)
    elif place(output).exists():
        for source in inputs():
            yield "-o", place(target_of(output, source.name, suffix))


def files_of(settings: Settings) -> Iterator[Input]:
    """The files and folders that settings name: rules, a lexicon, a template and more of the kind."""
    named = (str(getattr(settings, f.name)) for f in OPTIONS if f.metadata["file"])
    return chain.from_iterable(find_inputs([name]) for name in named if name)


def _refuse_own_folder(arguments: Iterable[str], output: str) -> None:
    """Raises ConfigError where the folder that rows go to is one that is read."""
    out = followed(place(output))
    for argument in arguments:
        there = place(argument)
        if argument != STDIN and there.is_dir() and followed(there) == out:
            raise ConfigError(f"{argument} is INPUT and OUT; choose another folder for -o.")


def _written(
    arguments: Sequence[str], job: Job, options: RunOptions
) -> Iterator[tuple[str, Place]]:
    """The files that a run writes, as far as any of them can be there already, each with its option."""
    shape = job.format
    rejects = rejects_file(options, shape.suffix, check=False)
    if rejects is not None:
        yield "--rejects" if options.rejects else "-o", rejects
    if options.report:
        yield "--report", place(options.report)

    def read_by_run() -> Iterable[Input]:
        return find_inputs(arguments, not_read(job, options))

    yield from files_of_rows(read_by_run, options.output, shape.suffix)
    out = place(options.output)
    if shape.apart and isinstance(out, Path) and is_folder(options.output, shape.suffix):
        # A file for each document of a page, and nobody knows yet how many there are.
        yield from (("-o", path) for path in out.rglob(f"*{shape.suffix}"))


def _refused(name: object, option: str) -> ConfigError:
    return ConfigError(
        f"{name} is INPUT and would be written over; choose another file for {option}."
    )


def _known(where: Place | None) -> _Known | None:
    """What tells a file from all others, whatever it is called; None where there is none."""
    if not isinstance(where, Path):
        return where and followed(where)
    try:
        return _number(where.stat())
    except (OSError, ValueError):
        return None


def _spelling(where: Place) -> str:
    """The path from the root, whether it exists or not; links are no matter here, and cost time."""
    return os.path.normpath(Path.cwd() / where) if isinstance(where, Path) else str(where)


def _redirected(stream: object) -> _Known | None:
    """What tells the file that a stream comes from or goes to; None where it is none."""
    try:
        return _number(os.fstat(stream.fileno()))  # type: ignore[attr-defined]
    except (OSError, ValueError, AttributeError):  # closed, or a stream of a program
        return None


def _number(found: os.stat_result) -> _Known | None:
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None
