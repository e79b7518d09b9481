"""Annexes that are printed in the text, apart from the lists that only name them.

附件1 at a line start opens an annex where text of its own follows. In a list (附件：1.评分细则 2.申报表), in
front of a signature, or where file names stand, it names one. What follows signature and date without
a printed 附件 line is the paper itself, brought by a cover note.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from eduparse.document.records import dataclass
from eduparse.language.clause_labels import (
    ANNEX,
    ANNEX_WORD,
    BULLET,
    COUNTED,
    DIVISION,
    ITEM,
    LABEL,
)
from eduparse.language.file_names import FILE_SUFFIX, PICTURE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern
from eduparse.language.organs import organs
from eduparse.language.titles import TITLE_END
from eduparse.stages.split.closing_lines import closes, is_item
from eduparse.stages.split.further_papers import further_papers
from eduparse.stages.split.glued_annexes import glued_annexes
from eduparse.stages.split.text_lines import text_lines

Span = tuple[int, int]
MAX_TITLE = 60  # code points
MAX_SIGNERS, MAX_SIGNER = 12, 40  # lines of a signature, code points of one

_HEAD = LinePattern(
    rf"^[ \t\u3000]*(?P<page>\d{{1,3}}(?=附))?(?P<label>{ANNEX})"
    r"(?P<stop>[ \t\u3000]*(?:[：:、]|[.．](?!\d))?)(?P<blank>[ \t\u3000]*)(?P<rest>[^\n]*)$"
)
_HEAD_LABEL = lazy_pattern(rf"(?:{ANNEX_WORD}|附)[ \t\u3000]*[：:]?[ \t\u3000]*")
_CLAUSES = lazy_pattern(rf"^[ \t\u3000]*(?:{COUNTED}|{DIVISION})", re.MULTILINE)
FEWEST_CLAUSES = 2
# How a cover note speaks of the one paper that it brings.
_BRINGS = lazy_pattern(
    r"印发|转发|批转|(?:现|予以)(?:将.{0,60})?(?:发布|公布|下发|发给)|发给你们|征求意见"
)
SHORTEST_TITLE = 3  # code points: 报名表
_FILE = lazy_pattern(rf"{FILE_SUFFIX}|{PICTURE_SUFFIX}|\.html?\b", re.IGNORECASE)
_LISTED = lazy_pattern(ITEM)
_LETTER = lazy_pattern(r"\s*主旨[：:]")  # the line below the 附件： of a Taiwanese letter
_LEFT_OUT = lazy_pattern(r"[（(](?:略|另发|另附|附后|见附件|此略|不发)[）)]")
_STOP = lazy_pattern(r"[。；;]")
_BLANKS_AND_MARKS = lazy_pattern(r"[\s《》〈〉]")
_TITLE_ENDS = lazy_pattern(
    rf"(?:{TITLE_END}|[表单册书图样]|样式|要求|条件)(?:[（(][^（）()]{{1,20}}[）)])?$"
)
# （规范性附录） stands above the title, or behind the label.
_ASIDE = lazy_pattern(r"[（(][^（）()]+[）)]")
_SENTENCE = lazy_pattern(r"[。；;]|[，,：:、]$")
_LABEL = lazy_pattern(rf"{LABEL}|{BULLET}")


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: where it begins and ends, its name (附件1), the ends of its label and head, its title.

    ``lettered`` says that a page glued its head into a line (附录A).
    """

    start: int
    end: int
    name: str
    label_end: int
    head_end: int
    title: Span | None
    lettered: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    line_end: int
    name: str
    label_end: int
    rest: Span
    follows: tuple[Span, ...]  # the lines up to the next head


def annexes(text: str, contents: Sequence[Span] = ()) -> tuple[list[Annex], list[Span]]:
    """The annexes of ``text`` and the lists that name annexes, both in order; its ``contents`` open none."""
    out: list[Annex] = []
    lists: list[Span] = []
    for head in _heads(text, contents) if "附" in text else ():
        if _opens(text, head):
            again = bool(out) and _same(text, out[-1], head)
            if not again:
                out.append(_annex(text, head))
        else:
            lists.append((head.start, _list_end(text, head)))
    first = out[0].start if out else len(text)
    out = [*_unlabelled(text, lists, first), *out]
    taken = [(a.start, a.head_end) for a in out]
    further = [
        Annex(title[0], len(text), "附件", title[0], title[1], title)
        for title in further_papers(text, _BRINGS, taken)
    ]
    heads = {annex.start for annex in out}
    glued = [
        Annex(a.start, len(text), a.name, a.label_end, a.head_end, a.title, lettered=True)
        for a in (glued_annexes(text) if "附" in text else ())
        if a.start not in heads
    ]
    out = sorted([*out, *further, *glued], key=lambda a: a.start)
    ends = [*(a.start for a in out[1:]), len(text)][: len(out)]
    return [replace(a, end=end) for a, end in zip(out, ends, strict=True)], lists


def _unlabelled(text: str, lists: Sequence[Span], limit: int) -> Iterator[Annex]:
    """Annexes behind a signature that only their title shows, which a list names.

    Only where the paper has clauses of its own or does not say that it brings another: else the list is
    that of a cover note.
    """
    if not lists:
        return
    own = len(_CLAUSES.findall(text, 0, lists[0][0])) >= FEWEST_CLAUSES
    if not own and _BRINGS.search(text, 0, lists[0][0]):
        return
    names = dict(_names(text, lists[0]))
    signed = False
    titles: list[Annex] = []
    bodies = 0
    every = list(text_lines(text, lists[0][1], limit))
    for n, (low, high) in enumerate(every):
        line = text[low:high]
        below = every[n + 1][1] if n + 1 < len(every) else high
        end = next((e for e in (high, below) if _bare(text[low:e]) in names), high)
        name = names.get(_bare(text[low:end]))
        if name and signed:
            titles.append(Annex(low, len(text), name, low, end, (low, end)))
        elif titles:
            bodies += 1
        signed = signed or closes(line)
    if bodies >= len(titles):  # titles alone are the names of files
        yield from titles


def _names(text: str, listed: Span) -> Iterator[tuple[str, str]]:
    """The titles that a list names, each with the name of its annex: 附件, or 附件2 behind 2."""
    for low, high in text_lines(text, *listed):
        line = _HEAD_LABEL.sub("", text[low:high])
        number = _LISTED.match(line)
        title = _bare(line[number.end() :] if number else line).rstrip("；;，,")
        if len(title) >= SHORTEST_TITLE:
            yield (
                title,
                "附件" + "".join(c for c in number.group() if c.isalnum()) if number else "附件",
            )


def _bare(line: str) -> str:
    return _BLANKS_AND_MARKS.sub("", line)


def _heads(text: str, contents: Sequence[Span]) -> Iterator[_Head]:
    found = [
        m
        for m in _HEAD.finditer(text)
        if _is_head(m) and not any(low <= m.start() < high for low, high in contents)
    ]
    for n, m in enumerate(found):
        stop = found[n + 1].start() if n + 1 < len(found) else len(text)
        follows = tuple(text_lines(text, m.end(), stop))
        rest = m.span("rest")
        yield _Head(
            m.start("label"), m.end(), "".join(m["label"].split()), m.end("stop"), rest, follows
        )


def _is_head(m: "re.Match[str]") -> bool:
    rest = m["rest"].strip()
    if m["page"] and not _follows_page(m.string, m.start(), int(m["page"])):
        return False
    if _LETTER.match(m.string, m.end()):
        return False
    if not rest:
        return True
    numbered = m["label"][-1] not in "附件表录图"
    divided = m["stop"] if numbered else m["stop"].strip()  # 附件 下载 names no annex
    apart = bool(divided or m["blank"]) or rest[0] in "（(《"
    listed = rest.rstrip("；;") if _LISTED.match(rest) else rest  # 附：1、推荐表；
    return apart and len(rest) <= MAX_TITLE and _STOP.search(listed) is None


def _follows_page(text: str, start: int, page: int) -> bool:
    """Whether a number in front of a head is that of a page (143附件：): 142 opens a line above it."""
    before = re.compile(rf"^[ \t\u3000]*{page - 1}(?:[ \t]*$|\d?[.\d]*[一-鿿])", re.MULTILINE)
    return before.search(text, 0, start) is not None


def _opens(text: str, head: _Head) -> bool:
    """Whether text of its own follows the head of an annex."""
    rest = text[slice(*head.rest)].strip()
    follows = [text[slice(*span)] for span in head.follows]
    line = text[head.start : head.line_end]
    if _LISTED.match(rest) or _FILE.search(line) or _LEFT_OUT.search(rest):
        return False
    if not rest:
        return _opens_below(text, head, follows)
    if not follows or (not _signed(text, head.start) and _dated_soon(follows)):
        return False
    if len(follows) == 1 and text.lstrip().startswith(f"{follows[0]}\n"):
        return False  # the title of the page, printed below a list of files
    return not _closes(follows[0]) and not (is_item(follows[0]) and _closes_all(follows))


def _opens_below(text: str, head: _Head, follows: Sequence[str]) -> bool:
    """The same for a label alone on its line: a title stands below it, then more."""
    if not follows or is_item(follows[0]):
        return False
    if _FILE.search(follows[0]) or _LEFT_OUT.search(follows[0]):
        return False
    if len(follows) == 1:
        return _signed(text, head.start) and not organs(follows[0])
    return not _closes_all(follows[1:])


def _dated_soon(follows: Sequence[str]) -> bool:
    """Whether the lines are a signature: nothing but names in front of a date."""
    for line in follows[:MAX_SIGNERS]:
        if closes(line):
            return True
        if len(line) > MAX_SIGNER or _SENTENCE.search(line) or _LABEL.match(line) or "\t" in line:
            return False
    return False


def lead_to_signature(text: str, listed: Span, back: int) -> bool:
    """Whether nothing but the names of a signature stands between a list and the closing lines."""
    between = list(islice(text_lines(text, listed[1], back), MAX_SIGNERS + 1))
    return (
        listed[0] < back
        and len(between) <= MAX_SIGNERS
        and all(
            high - low <= MAX_SIGNER + 20
            and not _SENTENCE.search(text[low:high])
            and not _LABEL.match(text[low:high])
            for low, high in between
        )
    )


def _closes(line: str) -> bool:
    return closes(line) or bool(organs(line)) or bool(organs(line.strip("（()）")))


def _closes_all(found: Sequence[str]) -> bool:
    """Whether nothing but items and closing lines follow, a signature or contacts among them.

    The name of an office alone is a signature where a date stands behind it, or nothing.
    """
    rest = [line for line in found if not is_item(line)]
    if not rest or closes(rest[0]):
        return bool(rest)
    return bool(organs(rest[0])) and (len(rest) == 1 or _dated_soon(rest))


def _signed(text: str, start: int) -> bool:
    """Whether a closing date stands above ``start``."""
    above = list(text_lines(text, max(0, start - 400), start))[-6:]
    return any(closes(text[low:high]) for low, high in above)


def _same(text: str, annex: Annex, head: _Head) -> bool:
    """Whether the head repeats that of the open annex: 附件1 on top of each page."""
    if head.name != annex.name or head.name in ("附件", "附表", "附录", "附图", "附"):
        return False
    title = _title(text, head)
    mine = text[slice(*annex.title)] if annex.title else ""
    return title is not None and text[slice(*title)] == mine


def _annex(text: str, head: _Head) -> Annex:
    title = _title(text, head)
    head_end = max(head.line_end, title[1] if title else 0)
    return Annex(head.start, len(text), head.name, head.label_end, head_end, title)


def _title(text: str, head: _Head) -> Span | None:
    low, high = head.rest
    rest = text[low:high]
    if rest.strip():
        low += len(rest) - len(rest.lstrip())
        if _ASIDE.fullmatch(rest.strip()) and head.follows and _titled(text, head.follows[0]):
            return _whole(text, head.follows[0], head.follows[1:])
        return _whole(text, (low, low + len(rest.strip())), head.follows)
    if not head.follows or not _titled(text, head.follows[0]):
        return None
    if len(head.follows) > 1 and _ASIDE.fullmatch(text[slice(*head.follows[0])]):
        return head.follows[1] if _titled(text, head.follows[1]) else head.follows[0]
    return _whole(text, head.follows[0], head.follows[1:])


def _titled(text: str, span: Span) -> bool:
    """Whether a line could be a title, or a part of one."""
    line = text[slice(*span)]
    return not (
        len(line) > MAX_TITLE or _SENTENCE.search(line) or _LABEL.match(line) or "\t" in line
    )


def _whole(text: str, first: Span, follows: Sequence[Span]) -> Span:
    """A title with its second line: （试行） under it, or its end where the first has none."""
    if not follows or not _titled(text, follows[0]):
        return first
    line = text[slice(*follows[0])]
    ends = _TITLE_ENDS.search(text[slice(*first)])
    if re.fullmatch(r"[（(][^（）()]{1,20}[）)]", line) or (not ends and _TITLE_ENDS.search(line)):
        return first[0], follows[0][1]
    return first


def _list_end(text: str, head: _Head) -> int:
    """The end of a list of annexes: its last item."""
    end = head.line_end
    bare = not text[slice(*head.rest)].strip()
    for n, (low, high) in enumerate(head.follows):
        if bare and n == 0 and len(head.follows) > 1:
            end = high
            continue
        if not is_item(text[low:high].rstrip("。")):
            break
        end = high
    return end
