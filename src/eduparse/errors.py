"""Errors, named by their consequence: what has to stop when one is raised."""

import difflib
import errno
from collections.abc import Iterable

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class EduparseError(Exception):
    """The base of every error this package raises on purpose; its text is one whole sentence."""


class ConfigError(EduparseError):
    """A wrong option, rule, lexicon or configuration file: the run stops before it starts."""


class DocumentError(EduparseError):
    """One input cannot become a document: it goes to the rejects, the run goes on.

    ``stage`` names the step that gave up.
    """

    def __init__(self, message: str, stage: str = "read") -> None:
        super().__init__(message)
        self.stage = stage


class OutputError(EduparseError):
    """The place to write to gave up (not writable, gone): the run stops."""


class DiskFullError(OutputError):
    """There is no room left where it is written: the run stops with an exit code of its own."""


class TooMuchWork(EduparseError):  # noqa: N818 - what happened, as it stands in the rejects
    """One page costs more than the ``most`` steps it may: it goes to the rejects, the run goes on."""

    def __init__(self, most: int) -> None:
        super().__init__(f"It needs more than {most:,} steps; split it, or raise --max-steps.")


class TargetError(EduparseError):
    """``target``, one file of an output folder, could not be written; ``source`` is its input.

    ``full`` says that the disk is.
    """

    def __init__(self, error: OSError, name: str, source: str, target: str) -> None:
        super().__init__(cannot_write(name, error))
        self.source = source
        self.target = target
        self.full = error.errno in _FULL


def output_error(where: str, error: OSError, option: str = "-o") -> OutputError:
    """The error to raise where ``error`` stopped the writing of ``where``."""
    kind = DiskFullError if error.errno in _FULL else OutputError
    return kind(cannot_write(where, error, option))


def cannot_write(where: str, error: OSError, option: str = "-o") -> str:
    """A sentence that says what failed and what to do; ``option`` is the one that named the file."""
    why, remedy = error.strerror or str(error), f"choose another {option}"
    if isinstance(error, IsADirectoryError):
        why = "it is a folder"
    elif isinstance(error, FileExistsError | NotADirectoryError):
        why = "a part of its path is a file, not a folder"
    elif error.errno in _FULL:
        remedy = f"make room or {remedy}"
    return f"{where} cannot be written: {why}; {remedy}."


def nearest(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the known words nearest to ``word``, or all of them."""
    words = sorted(known)
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.5)
    return f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(words)}."
