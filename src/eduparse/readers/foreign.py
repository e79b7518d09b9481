"""What foreign libraries raise becomes a DocumentError: one input is bad, the run goes on.

Libraries for PDF, spreadsheets, XML and pictures raise errors of many classes on damaged files; those
written in Rust may panic, which reaches Python beside `Exception`. Both cost the page they were given.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from eduparse.errors import DocumentError, EduparseError
from eduparse.language.lazy_pattern import lazy_pattern

# A Python object in a message, whose address is another one in each run.
_OBJECT = lazy_pattern(r"\s*<[\w.]+ object at 0x[0-9a-f]+>")
_LONGEST = 200  # characters of a foreign message that are shown


def is_panic(error: BaseException) -> bool:
    """Whether ``error`` is the panic of a library written in Rust."""
    return type(error).__module__ == "pyo3_runtime"


@contextmanager
def no_foreign_errors(what: str, remedy: str) -> Iterator[None]:
    """Raises DocumentError for whatever a library raises inside; ``what`` is damaged then.

    Errors of eduparse itself, interrupts and the clock of a run pass.
    """
    try:
        yield
    except EduparseError:
        raise
    except MemoryError as error:
        raise DocumentError(
            f"{what} needs more memory than there is; split it.", "decode"
        ) from error
    except RecursionError as error:
        raise DocumentError(f"{what} is nested too deeply; {remedy}.", "decode") from error
    except Exception as error:
        raise _told(what, remedy, error) from error
    except BaseException as error:
        if not is_panic(error):
            raise
        raise _told(what, remedy, error) from error


def _told(what: str, remedy: str, error: BaseException) -> DocumentError:
    why = " ".join(_OBJECT.sub("", str(error)).split()) or type(error).__name__
    shown = why if len(why) <= _LONGEST else f"{why[:_LONGEST]}…"
    return DocumentError(f"{what} is damaged ({shown}); {remedy}.", "decode")
