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
from itertools import chain, pairwise
from string import ascii_letters
from typing import NamedTuple

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.repair import quoted_printable
from eduparse.stages.repair.quoted_printable import gbk_runs, soft_breaks
from eduparse.stages.repair.spelled_chinese import HAN, all_shows, is_likely, is_word

_CHINESE = lazy_pattern("[ -~\u00b7\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]+")
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
_SURE = 6  # bytes of GBK that are a proof; fewer must be a word within Chinese
_VARIED = 5  # different bytes of GBK, since nearly any pair is a character of it: ···· is 贩贩
_OF_CODE = frozenset("\"'`./\\_" + ascii_letters)  # beside a short run they tell code or a path
_BETWEEN = lazy_pattern("[0-9.,:()-]{1,8}")  # of ASCII that nobody escapes
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
    words = list(_words(text)) if "=?" in text else []
    yield from words
    inside = {n for e in words for n in range(e.start, e.end)}
    for spelling in _SPELLINGS:
        if spelling.hint in text:
            found = list(_spelled_so(text, spelling))
            found = _with_rest(text, found) if spelling.hint == _PRINTABLE else found
            yield from (e for e in found if e.start not in inside)


def _words(text: str) -> Iterator[Edit]:
    """Words of mail headers, those of ASCII too where others spell Chinese: such a header is cut anywhere, also in a number."""
    found = [(m, new) for m in _WORD.finditer(text) if (new := _word(m))]
    if any(_SIGN.search(new) for _, new in found):
        yield from (Edit(m.start(), m.end(), new, "escape.mail-word") for m, new in found)


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
    found = _proven_together(text, runs)
    found |= {m.start(): ("gb18030", new) for m, data in runs if (new := _gbk_word(text, m, data))}
    # One character between Chinese is what the text speaks of: \xe4\xb8\x80到. A program escapes all of a word.
    found |= {m.start(): None for m, _ in runs if _is_lone(text, m, found[m.start()])}
    encodings = [f[0] for f in found.values() if f]
    for m, data in runs:
        spelled = found[m.start()]
        new = spelled[1] if spelled else ""
        for encoding in dict.fromkeys(encodings) if not new else ():
            new = new or _read(data, encoding, _SIGN) if len(data) >= _SHORTEST else new
        if new:
            yield Edit(m.start(), m.end(), new, spelling.rule)


def _proven_together(
    text: str, runs: list[tuple[re.Match[str], bytes]]
) -> dict[int, tuple[str, str] | None]:
    """What runs spell that are a proof, by where they start; those with only figures between are one: 14日至7月."""
    groups: list[list[tuple[re.Match[str], bytes]]] = []
    for run in runs:
        near = groups and _BETWEEN.fullmatch(text, groups[-1][-1][0].end(), run[0].start())
        if near:
            groups[-1].append(run)
        else:
            groups.append([run])
    found: dict[int, tuple[str, str] | None] = {}
    for group in groups:
        found |= {m.start(): _proven(data) for m, data in group}
        gaps = [text[a.end() : b.start()].encode() for (a, _), (b, _) in pairwise(group)]
        data = b"".join(chain.from_iterable(zip((d for _, d in group), [*gaps, b""], strict=True)))
        if len(group) > 1 and (whole := _proven(data)) is not None:
            encoding = whole[0]
            for m, part in group:
                found[m.start()] = found[m.start()] or (encoding, _read(part, encoding, _SIGN))
    return found


def _gbk_word(text: str, m: re.Match[str], data: bytes) -> str:
    """The word of common characters of GBK that fewer bytes than are a proof spell within Chinese."""
    beside = text[max(0, m.start() - 1) : m.start()] + text[m.end() : m.end() + 1]
    if len(data) >= _SURE or not HAN.search(beside) or not _OF_CODE.isdisjoint(beside):
        return ""
    new = _read(data, "gb18030")
    return new if is_word(new, text, *m.span()) else ""


def _is_lone(text: str, m: re.Match[str], spelled: tuple[str, str] | None) -> bool:
    """Whether a run is one character, and one of Chinese stands beside it, or behind a blank: 编号 =E4=B8=AD 贴在."""
    beside = text[max(0, m.start() - _BLANK) : m.start()].rstrip(" ")[-1:]
    beside += text[m.end() : m.end() + _BLANK].lstrip(" ")[:1]
    return spelled is not None and len(spelled[1]) == 1 and HAN.search(beside) is not None


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
    for encoding, least in (("utf-8", 3), ("gb18030", _SURE)):
        if len(high) >= least and (encoding == "utf-8" or len(set(high)) >= _VARIED):
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                continue
            new = _read(data, encoding)
            if not new or (encoding != "utf-8" and not is_likely(new)):
                return None
            return encoding, new
    return None


def _read(data: bytes, encoding: str, least: re.Pattern[str] = HAN) -> str:
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
    return new if all_shows(new) else None
