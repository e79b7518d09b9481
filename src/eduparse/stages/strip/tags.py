"""Undo markup that was printed as text: tags of HTML inside sentences, variants of a wiki.

What a browser would do is done: the tag goes and its content stays, `</p>` and `<br>` are the line break they
stand for, the cells of a row are divided by tabs. A script and a comment go whole. `-{zh-hans:信息;zh-hant:资讯}-` is
the word of the simplified variant.

Tags are also what a text may be about. So nothing is done where the page speaks of them (标签, 网页, HTML), where a
tag stands in backticks or in a line of program text, or where a tag of one letter has no partner. A bare tag that a
sentence names (标记写作<br>， “<table>”, 用<hr>画线) is a word of it and stays. Where half of the tags of a page are such
words, or stand loose inside sentences, all of them stay; so do samples that a colon announces beside such a word. A block of markup that the text is about stays (`tag_lessons`).
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.clause_labels import BULLET, NUMBERED
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.bold_marks import bold_marks
from eduparse.stages.strip.forum_tags import forum_tags
from eduparse.stages.strip.grids import printed_grids
from eduparse.stages.strip.heading_marks import heading_marks
from eduparse.stages.strip.tag_lessons import BREAKS, PRINTED_TAG, is_shown_block

TAG, VARIANT = "markup.tag", "markup.variant"
MARKUP = frozenset(("words", "layout"))  # its form, and its partner or place in the markup
CONTEXT = 6  # characters on either side of a tag that may speak of it
LOOSE_KINDS = 2  # kinds of tags that stand loose in the sentences of a page that is about them

_LEFT = lazy_pattern(rf"[ \t\u00a0\u3000]*(?:{BULLET}|[*-]|{NUMBERED})?[ \t\u00a0\u3000]*")
_BREAK = lazy_pattern(BREAKS, re.IGNORECASE)
_ALONE = frozenset(("a", "b", "i", "u", "s", "p", "code", "label", "form", "main", "nav", "body", "head", "title", "source", "object", "link", "button", "caption", "header", "footer", "video"))  # fmt: skip
_ABOUT = lazy_pattern(
    r"标签|标记语言|网页(?:制作|设计|源)|源代码|代码|HTML|html|前端|浏览器|DOM|CSS|JavaScript|语法|[Ww]eb|脚本"
)
_SPOKEN = lazy_pattern(
    r"^[\s”’》]*(?:标签|标记|元素|之间|属性|代码|和[\s“]*<|、[\s“]*<|与[\s“]*<|等|是|表示|用于|的作用)"
)
PROGRAM_LINES = 3  # from which a page shows program text
# Lines of programs that pages are not made of: a scraped page leaves JavaScript and style sheets, no lessons.
_PROGRAM = lazy_pattern(
    r"^[ \t]*(?:#include\b|import \w+$|from \w+ import\b|def \w+\(.*\):|(?:for|while|if) .{1,60}:$|int main\b|printf?\(.*\);?$|public (?:static|class)\b|SELECT .+ FROM\b|\w+ = (?:int|input|float|str)\()",
    re.MULTILINE,
)
LONGEST_CODE = 200  # code points of a line of code
# What a command takes or keeps, in straight quotation marks, with what follows such a string.
_STRING = lazy_pattern(
    r"""(?:[\w\])]|^)[ ]?(?:[(,\[+]|(?<![<>=!])={1,2}(?!=)|\bprint|\becho|\breturn)[ ]?[rbfu]?"""
    r"""(?:"[^"\n]*"|'[^'\n]*')(?=[ ]?(?:[)\],;%+.]|$))""",
    re.MULTILINE,
)
_STOPS = r"[，。、；：！？”’」』）)】]"
_ON = rf"{_STOPS}|(?:到|至|和|与|或|及|以及)[“‘「『]?<"  # how the sentence goes on behind a tag that is its word
# What names a tag: its kind and a verb, or a verb of use. The last group is what stands behind the tag then.
_NAMED = lazy_pattern(
    rf"{words('tag-noun')}(?:名|符号?)?(?:{words('tag-written')}|为|是|有|用|如|包括)?[：:“‘「『（( ]?\0|"
    rf"(?:{words('tag-written')}|可以写|[应要]写)[“‘「『（( ]?\0 ?(?:{_ON})|“\0”|‘\0’|「\0」|『\0』|（\0）|\(\0\)|【\0】|"
    rf"{words('tag-used')}\0{words('tag-does')}|(?:^|[，。；、：\n]|{NUMBERED})\0{words('tag-explained')}"
)
_REMARK = lazy_pattern(words("remark"))
_GOES_ON = lazy_pattern(_ON)
_WORD_BEFORE = lazy_pattern(r"[\u4e00-\u9fff“‘「『、（(]$")
_JOINED = lazy_pattern(r">[”’」』]?(?:到|至|和|与|或|及|以及|、)[“‘「『]?$")  # to another tag
_WORD_BEHIND = lazy_pattern(r"[\u4e00-\u9fff]")
_VARIANT = lazy_pattern(r"-\{(?P<body>[^{}\n]{1,200})\}-")
_PART = lazy_pattern(r"\s*(?P<variant>zh(?:-[a-z]+)?)\s*:\s*")
_SIMPLIFIED = ("zh-hans", "zh-cn", "zh-sg", "zh-my", "zh")


class Tags:
    """Remove printed tags; line breaks and tabs stand where the page would show them."""

    name = "strip.tags"
    mends = ""

    def __call__(self, doc: Document) -> Findings:
        """Deletions of tags, and the breaks that they stand for."""
        text = doc.text
        edits: list[Edit] = []
        if "<" in text:
            edits += _tags(text)
        if "-{" in text:
            edits += _variants(text)
        edits += [*forum_tags(text), *bold_marks(text), *heading_marks(text), *printed_grids(text)]
        return Findings(edits=tuple(edits)) if edits else Findings()


def _tags(text: str) -> list[Edit]:
    found = list(PRINTED_TAG.finditer(text))
    if not found or _is_subject(text, found) or is_shown_block(text, found):
        return []
    names = Counter((m["name"] or "").lower() for m in found if m["end"])
    opened = {m["open"].lower() for m in found if m["open"]}
    named = {m.start() for m in found if _is_named(text, m, names) or _in_code(text, m)}
    loose = {m.start(): (m["name"] or "").lower() for m in found if _is_loose(text, m, names)}
    spoken = named | loose.keys()
    samples = {m.start() for m in found if spoken and _is_sample(text, m)}
    spoken |= samples  # beside a sentence such as 换行用<br>。
    kinds = len(set(loose.values()))
    if ((named or samples) and 2 * len(spoken) >= len(found)) or (
        len(loose) == len(found) and kinds >= LOOSE_KINDS
    ):
        return []
    kept = [
        m
        for m in found
        if m.start() not in named
        and _is_markup(m, names)
        and (m["shut"] or "").lower() in {"", *opened}
    ]
    return [*(_edit(text, kept, n) for n in range(len(kept))), *_emptied(text, kept)]


def _emptied(text: str, found: "list[re.Match[str]]") -> Iterator[Edit]:
    """What is left of lines that were a list mark and tags: the mark of nothing."""
    lines: dict[int, list[re.Match[str]]] = {}
    for m in found:
        if "\n" not in m.group():
            lines.setdefault(text.rfind("\n", 0, m.start()) + 1, []).append(m)
    for start, tags in lines.items():
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        first, last = tags[0].start(), tags[-1].end()
        rest = (
            text[start:first]
            + "".join(text[a.end() : b.start()] for a, b in pairwise(tags))
            + text[last:stop]
        )
        mark = text[start:first].strip()
        if mark and _LEFT.fullmatch(rest):
            yield Edit(start, first, "", TAG, witnesses=MARKUP)


def _is_subject(text: str, found: "list[re.Match[str]]") -> bool:
    """Whether the page is about tags: it names them in its sentences, or shows program text."""
    for m in found:
        before, after = text[max(0, m.start() - 1) : m.start()], text[m.end() : m.end() + CONTEXT]
        if before == "`" or after[:1] == "`" or _SPOKEN.match(after):
            return True
    prose = PRINTED_TAG.sub("", text)
    if sum(1 for _ in islice(_PROGRAM.finditer(prose), PROGRAM_LINES)) == PROGRAM_LINES:
        return True
    return len(_ABOUT.findall(prose)) > len(found) or "```" in text


def _is_bare(m: "re.Match[str]", ends: "Counter[str]") -> bool:
    """Whether a tag opens without an attribute and nothing on the page closes it."""
    name = (m["name"] or "").lower()
    return bool(name) and not m["end"] and not (m["rest"] or "").strip() and not ends[name]


def _is_named(text: str, m: "re.Match[str]", ends: "Counter[str]") -> bool:
    """Whether the words around a bare tag name it as what they speak of, or a comment says that it is one (<!-- 注释 -->)."""
    if m[0].startswith("<!--"):
        return _REMARK.search(m[0]) is not None
    if not _is_bare(m, ends):
        return False
    before, after = text[max(0, m.start() - CONTEXT) : m.start()], text[m.end() : m.end() + CONTEXT]
    around = f"{before}\0{after}"
    return _NAMED.search(around) is not None


def _in_code(text: str, m: "re.Match[str]") -> bool:
    """Whether a tag stands in a text that a command of a program prints or keeps: print("<br>"), s = '<p>'."""
    low, stop = text.rfind("\n", 0, m.start()) + 1, text.find("\n", m.end())
    stop = len(text) if stop < 0 else stop
    if stop - low > LONGEST_CODE:
        return False
    opened = [q for q in _STRING.finditer(text, low, stop) if q.start() < m.start()]
    return any(m.end() < q.end() for q in opened[-1:])


def _is_loose(text: str, m: "re.Match[str]", ends: "Counter[str]") -> bool:
    """Whether a bare tag stands inside a sentence where it would lay out nothing."""
    if not _is_bare(m, ends) or not _WORD_BEFORE.search(text[max(0, m.start() - 1) : m.start()]):
        return False
    after = text[m.end() : m.end() + CONTEXT]
    if _GOES_ON.match(after):
        return True
    lays_out = _BREAK.fullmatch(m["name"]) is not None
    before = text[max(0, m.start() - CONTEXT) : m.start()]
    return (not lays_out or bool(_JOINED.search(before))) and _WORD_BEHIND.match(after) is not None


def _is_sample(text: str, m: "re.Match[str]") -> bool:
    """Whether a tag stands on a line of markup that a line with a colon announces: 先写标题： / <h1>我的学校</h1>."""
    start, stop = text.rfind("\n", 0, m.start()) + 1, text.find("\n", m.end())
    line = text[start : len(text) if stop < 0 else stop].strip()
    above = text[:start].rstrip()[-1:]
    return above in ("：", ":") and line.startswith("<") and line.endswith(">")


def _is_markup(m: "re.Match[str]", ends: "Counter[str]") -> bool:
    """Whether a tag of a short or common name has its partner or an attribute."""
    name = (m["name"] or "").lower()
    return name not in _ALONE or "=" in (m["rest"] or "") or ends[name] > 0


def _edit(text: str, found: "list[re.Match[str]]", n: int) -> Edit:
    """The tag gone, with the break it stands for where it ends or begins a block inside a line."""
    m = found[n]
    start, end = m.span()
    name = (m["name"] or "").lower()
    if not name:  # a comment, a script, or a tag that stands for no break
        return Edit(start, end, "", TAG, witnesses=MARKUP)
    if name in ("td", "th"):
        nested = n + 1 < len(found) and (found[n + 1]["name"] or "").lower() in ("td", "th")
        between = m["end"] and nested and not text[end : found[n + 1].start()].strip(" \t")
        return Edit(start, end, "\t" if between else "", TAG, witnesses=MARKUP)
    if not _BREAK.fullmatch(name):
        return Edit(start, end, "", TAG, witnesses=MARKUP)
    run = n
    while run + 1 < len(found) and found[run + 1].start() == found[run].end():
        run += 1
    low = n
    while low and found[low - 1].end() == found[low].start():
        low -= 1
    at_start = not text[text.rfind("\n", 0, found[low].start()) + 1 : found[low].start()].strip()
    after = text[found[run].end() : found[run].end() + 40].lstrip(" \t\u3000")
    at_end = not after or after[0] == "\n"
    breaks = [k for k in range(low, run + 1) if _BREAK.fullmatch((found[k]["name"] or "").lower())]
    return Edit(
        start,
        end,
        "\n" if breaks[0] == n and not (at_start or at_end) else "",
        TAG,
        witnesses=MARKUP,
    )


def _variants(text: str) -> Iterator[Edit]:
    """`-{` and `}-` with all variants but the simplified one."""
    for m in _VARIANT.finditer(text):
        low, high = _kept(m)
        yield Edit(m.start(), low, "", VARIANT, witnesses=MARKUP)
        yield Edit(high, m.end(), "", VARIANT, witnesses=MARKUP)


def _kept(m: "re.Match[str]") -> tuple[int, int]:
    """The range of the words that stay."""
    start, parts = m.start("body"), []
    for piece in re.finditer(r"[^;；]+", m["body"]):
        part = _PART.match(piece.group())
        if part is None:
            return m.span("body")
        parts.append((part["variant"], start + piece.start() + part.end(), start + piece.end()))
    wanted = [p for v in _SIMPLIFIED for p in parts if p[0] == v] or parts
    return wanted[0][1:]
