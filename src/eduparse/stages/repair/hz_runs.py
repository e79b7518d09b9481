r"""HZ (RFC 1843) in a text: ``~{PGFZ6~~}`` for 星期二, as mail and newsgroups of seven bits carried GB 2312.

Each character is two of ASCII between ``~{`` and ``~}``; a line that ends before has no second sign. Templates and
format strings have such brackets too. So what they hold must be whole characters, and read as Chinese.
"""

from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.repair.spelled_chinese import is_likely

LEAST = 2  # characters of such a run, on a page that has no other
OPEN = 3  # characters of one that its line ends
_RUN = lazy_pattern(r"~\{((?:[!-w][!-~])++)(?:~\}|(?=[ \t]*(?:\n|\Z)))")
_HAN = lazy_pattern("[\u4e00-\u9fff]")


def hz_runs(text: str) -> Iterator[Edit]:
    """Edits from runs of HZ to the Chinese they spell."""
    if "~{" not in text:
        return
    found = [(m.start(), m.end(), new) for m in _RUN.finditer(text) if (new := _read(m[1]))]
    closed = [(text.endswith("~}", start, end), new) for start, end, new in found]
    if any(_is_proof(new, LEAST if shut else OPEN) for shut, new in closed):
        yield from (Edit(start, end, new, "escape.hz") for start, end, new in found)


def _read(pairs: str) -> str:
    """What ``pairs`` are with their highest bits; nothing where one is no character."""
    try:
        return bytes(ord(c) | 0x80 for c in pairs).decode("gb2312")
    except UnicodeDecodeError:
        return ""


def _is_proof(new: str, least: int) -> bool:
    """Whether ``new`` reads as Chinese, in at least so many characters."""
    return len(_HAN.findall(new)) >= least and is_likely(new)
