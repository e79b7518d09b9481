"""A row as a line of JSON and back; lone surrogates, which a text may hold, survive both ways.

What some readers take for the end of a line (U+0085, U+2028, U+2029) is escaped, so that a row is one line for all.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from eduparse.errors import DocumentError

_LINE_ENDS = "\x85\u2028\u2029"


def dump_line(row: Mapping[str, Any]) -> bytes:
    """``row`` as a line of JSON in UTF-8; escaped where it holds lone surrogates or other line ends."""
    return dump_lines((row,))


def dump_lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A line for each of ``rows``."""
    lines = b"".join(map(_line, rows))
    shown = lines.decode("utf-8")  # a character is found faster than its bytes are
    for end in _LINE_ENDS:
        if end in shown:
            lines = lines.replace(end.encode(), f"\\u{ord(end):04x}".encode())
    return lines


def _line(row: Mapping[str, Any]) -> bytes:
    import orjson

    try:
        return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:
        import json

        return json.dumps(row, separators=(",", ":")).encode("ascii") + b"\n"


def parse_line(line: bytes) -> Any:
    """The value of a line of JSON, lone surrogates allowed. Raises DocumentError."""
    import orjson

    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError as error:
        import json

        try:
            # orjson refuses "\ud800", which this package writes where a text holds it.
            return json.loads(line)
        except (ValueError, RecursionError):
            raise DocumentError(
                f"The line is not JSON ({error}); mend it or take it out."
            ) from error
