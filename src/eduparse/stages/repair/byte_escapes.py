r"""Escapes of single bytes: ``\\xe5\\x85``, ``\\345\\205``, ``=E5=85``, ``&#229;&#133;``, ``=?utf-8?B?...?=``.

Each run is read as UTF-8, else as GBK, and decoded where all of it is Chinese: three bytes spell a
character of one and six bytes three of the other, which numbers that mean something else hardly do. Marks and figures
of ASCII may be escaped between them (``=2C`` for a comma), and once a run is Chinese, shorter ones of its encoding on
the page are it too. What stands in quotation marks behind ``=`` or ``(`` is source code, whose subject it is.
"""

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.stages.repair import quoted_printable
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.quoted_printable import gbk_runs, soft_breaks

_CHINESE = lazy_pattern("[ -~\u00b7\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]+")
_HAN = lazy_pattern("[\u3400-\u9fff]")
_SIGN = lazy_pattern("[\u2014-\u2026\u3001-\u3017\u3400-\u9fff\uff01-\uff1f]")  # or a mark
_CODE = lazy_pattern("[=(,+]\\s*[bBrRuU]?[\"']$")
# Where a name of a file or a folder may begin and end: C:\dat\345…, docs/\345….txt. Git writes paths so, for a program to
# read, and a folder may be named by a number.
_PATH_BEFORE = lazy_pattern(r"[\w/\\.:~-](?<=[/\\A-Za-z:.~-])$", re.ASCII)
_PATH_BEHIND = lazy_pattern(r"(?:[\w-]*\.[A-Za-z][A-Za-z0-9]{0,4}(?![A-Za-z0-9])|[/\\])", re.ASCII)
_OCTAL = "\\"
_PRINTABLE = "="
_BLANK = 2  # characters beside a run: a blank, and what it parts from it
_REACH = 8  # characters in front that tell source code
_WORD = lazy_pattern(
    r"=\?(?P<charset>[A-Za-z0-9_-]{3,12})\?(?P<kind>[bBqQ])\?(?P<text>[!->@-~]{4,})\?="
    r"(?:\s+(?==\?))?"
)
_SHORTEST = 2  # bytes of a run beside others that are Chinese: one character of GBK
_MOST_ASCII = 0.5  # share of what is spelled that may be of ASCII
LIKELY = -8.0  # mean log-probability of a character from which bytes of GBK, or of HZ, are Chinese
LEAST_LIKELY = (
    -11.0
)  # the same where all are of everyday use: of pairs of these by chance four in five are below
_VARIED = 5  # different bytes of GBK, since nearly any pair is a character of it: ···· is 贩贩
EVERYDAY = 4  # bytes of two characters of GBK, of everyday use, that are text by themselves
_SURE = 6  # bytes from which a run is text also beside code
_OF_CODE = frozenset("\"'`./\\_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_CHARSETS = ("utf-8", "gb2312", "gbk", "gb18030", "big5")


class Spelling(NamedTuple):
    """How bytes are written: a hint that is looked for first, a run of them, one of them, its value."""

    rule: str
    hint: str
    run: re.Pattern[str]
    one: re.Pattern[str]
    value: Callable[[str], int]


_SPELLINGS = (
    Spelling(
        "escape.byte",
        "\\x",
        lazy_pattern(
            r"(?:\\{1,2}x[89a-fA-F][0-9a-fA-F]){2}(?:\\{1,2}x(?:[89a-fA-F][0-9a-fA-F]|[2-7][0-9a-eA-E]|[2-6][fF]))*+"
        ),
        lazy_pattern("x(..)"),
        lambda s: int(s, 16),
    ),
    Spelling(
        "escape.byte",
        "\\",
        lazy_pattern(
            r"(?:\\{1,2}[23][0-7]{2}){2}(?:\\{1,2}(?:[23][0-7]{2}|0[4-7][0-7]|1[0-7]{2}))*+"
        ),
        lazy_pattern("([0-3]..)"),
        lambda s: int(s, 8),
    ),
    Spelling(
        "escape.quoted-printable",
        "=",
        lazy_pattern(
            r"(?:=[89A-F][0-9A-F](?:=\n)?){2}(?:=(?:[89A-F][0-9A-F]|[2-7][0-9A-E]|[2-6]F)(?:=\n)?)*+"
        ),
        lazy_pattern("=([0-9A-F]{2})"),
        lambda s: int(s, 16),
    ),
    Spelling(
        "escape.entity-of-byte",
        "&#",
        lazy_pattern(
            r"(?:&(?:amp;)?#(?:1[3-9][0-9]|12[89]|2[0-4][0-9]|25[0-5]|[xX][89a-fA-F][0-9a-fA-F]);){2,}+"
        ),
        lazy_pattern("#([^;]+);"),
        lambda s: int(s[1:], 16) if s[0] in "xX" else int(s),
    ),
)


def byte_escapes(text: str) -> Iterator[Edit]:
    """Edits from runs of escaped bytes to the Chinese they spell."""
    for spelling in _SPELLINGS:
        if spelling.hint in text:
            found = list(_spelled_so(text, spelling))
            yield from _with_rest(text, found) if spelling.hint == _PRINTABLE else found
    if "=?" in text:
        for m in _WORD.finditer(text):
            new = _word(m)
            if new:
                yield Edit(m.start(), m.end(), new, "escape.mail-word")


def _with_rest(text: str, found: list[Edit]) -> list[Edit]:
    """``found`` in quoted-printable, with runs of GBK that hold letters, and with the breaks of lines."""
    wider = []
    for start, end, data in gbk_runs(text):
        new = _read(data, "gb18030")
        if new and is_likely(new):
            wider.append(Edit(start, end, new, quoted_printable.RULE))
    kept = [e for e in found if not any(w.start < e.end and e.start < w.end for w in wider)]
    every = sorted([*kept, *wider], key=lambda e: e.start)
    return [*every, *soft_breaks(text, every)]


def _spelled_so(text: str, spelling: Spelling) -> Iterator[Edit]:
    """Edits of one spelling: of runs that are Chinese by themselves and, beside such, of shorter ones."""
    runs = [
        (m, bytes(spelling.value(v) for v in spelling.one.findall(m[0])))
        for m in spelling.run.finditer(text)
        if not _CODE.search(text, max(0, m.start() - _REACH), m.start())
        and not (spelling.hint == _OCTAL and _in_path(text, m))
    ]
    found = {m.start(): _proven(data) for m, data in runs}
    # One character between Chinese is what the text speaks of: \xe4\xb8\x80到. A program escapes all of a word.
    found |= {m.start(): None for m, _ in runs if _is_lone(text, m, found[m.start()])}
    short = {m.start() for m, data in runs if len(data) < _SURE and _is_beside_code(text, m)}
    found |= {at: None for at, f in found.items() if at in short and f and f[0] != "utf-8"}
    encodings = [f[0] for f in found.values() if f]
    for m, data in runs:
        spelled = found[m.start()]
        new = spelled[1] if spelled else ""
        for encoding in dict.fromkeys(encodings) if not new else ():
            new = new or _read(data, encoding, _SIGN) if len(data) >= _SHORTEST else new
        if new:
            yield Edit(m.start(), m.end(), new, spelling.rule)


def _is_beside_code(text: str, m: re.Match[str]) -> bool:
    """Whether a quotation mark of code, a letter or a part of a path stands beside a run."""
    return any(
        c in _OF_CODE for c in text[max(0, m.start() - 1) : m.start()] + text[m.end() : m.end() + 1]
    )


def _is_lone(text: str, m: re.Match[str], spelled: tuple[str, str] | None) -> bool:
    """Whether a run is one character, and one of Chinese stands beside it, or behind a blank: 编号 =E4=B8=AD 贴在."""
    beside = text[max(0, m.start() - _BLANK) : m.start()].rstrip(" ")[-1:]
    beside += text[m.end() : m.end() + _BLANK].lstrip(" ")[:1]
    return spelled is not None and len(spelled[1]) == 1 and _HAN.search(beside) is not None


def paths_in_bytes(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of escaped bytes that are Chinese and part of a path: they stay, and are told."""
    for spelling in _SPELLINGS if "\\" in text else ():
        if spelling.hint == _OCTAL:
            for m in spelling.run.finditer(text):
                data = bytes(spelling.value(v) for v in spelling.one.findall(m[0]))
                if _in_path(text, m) and _proven(data):
                    yield m.span()


def _in_path(text: str, m: re.Match[str]) -> bool:
    """Whether a run of bytes in octal numbers is part of the name of a file or a folder."""
    low = max(0, m.start() - 1)
    return (
        _PATH_BEFORE.search(text, low, m.start()) is not None
        or _PATH_BEHIND.match(text, m.end()) is not None
    )


def _proven(data: bytes) -> tuple[str, str] | None:
    """The encoding in which ``data`` alone is Chinese, and what it says; None where it is in neither."""
    high = bytes(b for b in data if b > 0x7F)  # only these tell
    for encoding, least in (("utf-8", 3), ("gb18030", 6)):
        varied = encoding == "utf-8" or len(set(high)) >= _VARIED
        if (len(high) >= least and varied) or (encoding != "utf-8" and is_everyday(high)):
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                continue
            new = _read(data, encoding)
            if not new or not (encoding == "utf-8" or is_everyday(high) or is_likely(new)):
                return None
            return encoding, new
    return None


def is_likely(new: str) -> bool:
    """Whether what bytes spell reads as Chinese: nearly any pair of bytes is a character of GBK."""
    return mixture().score(seen(new), "\n") >= LIKELY * len(new)


def is_text(data: bytes, new: str) -> bool:
    """Whether ``data``, which spells ``new``, is text: by its UTF-8, as characters of everyday use, or as it reads."""
    return data == new.encode() or is_everyday(data) or is_likely(new)


def is_everyday(data: bytes) -> bool:
    """Whether ``data`` is two characters or more of everyday use (the first level of GB 2312) that may be a word."""
    high = bytes(b for b in data if b > 0x7F)
    pairs = [high[n : n + 2] for n in range(0, len(high), 2)]
    if len(high) < EVERYDAY or len(set(high)) < min(_VARIED, len(high)):
        return False
    if not all(len(p) > 1 and 0xB0 <= p[0] <= 0xD7 and p[1] >= 0xA1 for p in pairs):
        return False
    return mixture().score(seen(high.decode("gb18030")), "\n") >= LEAST_LIKELY * len(pairs)


def _read(data: bytes, encoding: str, least: re.Pattern[str] = _HAN) -> str:
    """What ``data`` is in ``encoding``, where that is Chinese with hardly more of ASCII in it, and holds ``least``."""
    try:
        new = data.decode(encoding)
    except UnicodeDecodeError:
        return ""
    plain = sum(c <= "\x7f" for c in new)
    if not _CHINESE.fullmatch(new) or not least.search(new) or plain > _MOST_ASCII * len(new):
        return ""
    return new


def _word(m: re.Match[str]) -> str | None:
    charset = m["charset"].lower()
    if charset not in _CHARSETS:
        return None
    try:
        if m["kind"] in "bB":
            data = base64.b64decode(m["text"], validate=True)
        else:
            data = binascii.a2b_qp(m["text"].replace("_", " "))
        new = data.decode("gb18030" if charset.startswith("gb") else charset)
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return None
    return new if all_shows(new) and _HAN.search(new) else None


def all_shows(text: str) -> bool:
    """Whether all of ``text`` shows; a wide blank does, though Python thinks of it as a space."""
    return text.replace("\u3000", "").isprintable()
