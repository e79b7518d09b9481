"""Lines of data on standard output."""

import sys


def one_line(text: str) -> str:
    """``text`` with every run of blanks as one."""
    return " ".join(text.split())


def put(line: str) -> None:
    """A line of data on standard output, in UTF-8 whatever the terminal speaks."""
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
