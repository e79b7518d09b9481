"""Text files that a person named: read whole, or refused in one sentence.

Rules, lexicons, templates, corrections: each is one file of UTF-8 that a whole run depends on, so
what is wrong with it stops the run before it begins.
"""

from pathlib import Path

from eduparse.errors import ConfigError


def text_of(path: Path, what: str) -> str:
    """The text of the file at ``path``, without a byte order mark; ``what`` names it for people.

    Raises ConfigError where it cannot be read or is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except IsADirectoryError as error:
        raise ConfigError(f"The {what} {path} is a folder; name a file.") from error
    except FileNotFoundError as error:
        why = "No such file or directory; check its path."
        raise ConfigError(f"The {what} {path} cannot be read: {why}") from error
    except OSError as error:
        why = error.strerror or str(error)
        raise ConfigError(f"The {what} {path} cannot be read: {why}.") from error
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            f"The {what} {path} is not UTF-8, from line {line}; save it as UTF-8."
        ) from error
