"""What a clause refers to: papers in 《》 with their numbers, and clauses of the same paper.

本办法第三条第二款, 前款 and 第（二）项 are clauses of this paper; 刑法第三条 is one of another, and so is 第三条
behind a paper in 《》. A bare 第三条 counts as the paper's own only behind words that lead up to a reference
(依照, 违反, 符合, 、 behind another), and never in a decision that amends another paper. What is in doubt is left out.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from eduparse.document.document import Reference
from eduparse.language.clause_labels import ANNEX_WORD, IN_BRACKETS_HAN
from eduparse.language.doc_numbers import NUMBER, normal_number
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.numerals import NUMERALS, chinese, number
from eduparse.language.titles import OWN_KINDS, RULING_KINDS
from eduparse.stages.split.cited_papers import names_paper
from eduparse.stages.split.draft import Draft, span_lines

_N = rf"(?:[{NUMERALS}]{{1,7}}|\d{{1,4}})"
_ARTICLE = rf"第{_N}(?:-\d{{1,2}})?条(?:之[一二三四五六七八九十]{{1,2}})?"
_ROW = rf"第{_N}(?=(?:[、和或及至与到]{_N})+项(?!目))"  # 第二、三项: one 项 for all of them
_ITEM = rf"(?:第?[（(]?{_N}[）)]?项|第[（(]{_N}[）)](?=[、和或及至与])|{_ROW})"
# The first look is for a character that one of them begins with: most of the text is passed over by it.
_TOKEN = lazy_pattern(
    rf"""(?=[《第附前本（(])(?:(?P<paper>《[^《》\n]{{2,80}}》)(?P<note>[ \t]*[（(][^（）()《》\n]{{4,40}}?号(?:[^（）()《》\n]{{0,16}}[）)]|(?=[，,；;、]?(?:以下)?简称)))?
    | (?P<article>{_ARTICLE})(?P<para>第{_N}款)?(?P<item>{_ITEM})?
    | (?P<own>前[两二三]?款|本条(?!例)(?:第{_N}款)?|前条|第{_N}款|前[两二三]?项)(?P<ownitem>{_ITEM})?
    | (?P<alone>第[（(]?{_N}[）)]?项|{_ROW}|(?<=[、和或及至与])[（(]{_N}[）)]项?)
    | (?P<unit>第{_N}[编章](?![节程]))
    | (?P<whole>本[编章节](?=[^程目制辑排选日假能约律]))
    | (?P<sole>(?<=[见如按])附件(?![{NUMERALS}\d:：])(?=[\s　）)。；，、]))
    | (?P<annex>{ANNEX_WORD}(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}})(?!\d)))
    """,
    re.VERBOSE,
)
# Where one may begin, by two characters alone: whatever stands behind them.
_BEGINS = lazy_pattern(
    rf"[《第附前本（(](?:(?<=《)|(?<=第)(?=[{NUMERALS}\d（(])|(?<=前)(?=[款项条两二三])|(?<=本)(?=[条编章节])"
    rf"|(?={ANNEX_WORD[1:]})(?<=附)|(?<=[、和或及至与].))"
)
_MORE = lazy_pattern(rf"[、和或及至与到](?P<key>{_N})(?:项|(?=[、和或及至与到]))")
_SELF = lazy_pattern(rf"本(?:{OWN_KINDS}|法|准则|安排|纪要|实施细则|暂行办法|暂行规定)$")
_OTHER = lazy_pattern(
    rf"(?:[一-鿿]法|{RULING_KINDS}|法典|协定|协议|准则|通则|总则|修正案{IN_BRACKETS_HAN})的?(?:》|[（(][^（）()]{{0,30}}[）)])?(?:中|的|原)?$"
)
_LEADS = lazy_pattern(
    r"(?:依照|依据|按照|根据|违反|适用|参照|符合|具有|属于|触犯|执行|有|除|依|按|因|对|由|以|在|受|具备|履行|发生|出现|存在|实施|遵守|参见|详见|见|同|比照|于|到|从|以及|或者|和|或|及|与|至|将|凡|[、，（(：；。])$"
)
_JOINS = lazy_pattern(
    r"(?:、|和|或|及|与|至|以及|或者|，|，?以及|中的|的|规定的|，?(?:以及|和)?(?:违反|依照|符合)?)?"
)
_AMENDS = lazy_pattern(r"修改|修正案|废止|修订")
_HISTORY = lazy_pattern(
    r"\n\s*[（(]?(?:根据)?\s*\d{4}年"
)  # below a title: who passed and revised it, and when
_READ = frozenset(("front", "preamble", "clause", "bullet", "box", "annex"))
_KEY = lazy_pattern(rf"[{NUMERALS}]+|\d+")
_OF_IT = lazy_pattern(r"[、和至及与]|(?:的|中|所)?(?:规定|所称|所列|所指)")


@dataclass(slots=True)
class _Context:
    """What the reference before stands for: a paper, this paper, or another law (neither)."""

    end: int = -1
    paper: Reference | None = None
    own: bool = False
    article: str = ""
    para: str = ""
    local: bool = False


def references(text: str, drafts: Sequence[Draft]) -> list[tuple[Reference, ...]]:
    """The references of each of ``drafts``, in the order of the text."""
    if not any(sign in text for sign in ("《", "条", "款", "项", "附件")):
        return [() for _ in drafts]
    begins = [m.start() for m in _BEGINS.finditer(text)]
    refer = [draft.kind in _READ and _may_refer(text, draft, begins) for draft in drafts]
    if not any(refer):
        return [() for _ in drafts]
    finder = _Finder(text, drafts)
    return [finder.of(draft) if refers else () for draft, refers in zip(drafts, refer, strict=True)]


def _may_refer(text: str, draft: Draft, begins: Sequence[int]) -> bool:
    """Whether a reference stands in ``draft``, behind its label; one begins at some of ``begins``, which are in order.

    What is one on its line is one here too, or another stands before it.
    """
    behind, known = draft.label_end, len(begins)
    for low, high in draft.spans:
        at = bisect_left(begins, max(behind, low))
        if at < known and begins[at] < high and _TOKEN.search(text, begins[at], high) is not None:
            return True
    return False


class _Finder:
    """Finds the references of one document; knows its articles, items, chapters and annexes."""

    def __init__(self, text: str, drafts: Sequence[Draft]) -> None:
        self._text = text
        self._drafts = drafts
        self._place = {id(d): n for n, d in enumerate(drafts)}
        self._named: dict[tuple[int, str], int] = {}  # by region, and name in Arabic digits
        for n, d in enumerate(drafts):
            if d.own in ("条", "章", "编", "附"):
                region = 0 if d.own == "附" else id(_region(d))
                self._named.setdefault((region, _digits(d.path[-1])), n)
        self._items = {
            (id(d.above), d.path[-1]): n for n, d in enumerate(drafts) if d.above is not None
        }
        annexes = [n for n, d in enumerate(drafts) if d.own == "附"]
        self._sole = annexes[0] if len(annexes) == 1 else None
        head = next((d for d in drafts if d.kind == "front"), None)
        title = _HISTORY.split(text[slice(*head.spans[0])], maxsplit=1)[0][:120] if head else ""
        self._amends = bool(_AMENDS.search(title)) and not any(d.own == "章" for d in drafts)

    def of(self, draft: Draft) -> tuple[Reference, ...]:
        """The references in ``draft``."""
        out: list[Reference] = []
        text, behind = self._text, draft.label_end
        for low, high in span_lines(text, draft.spans, behind):
            context = _Context()
            if draft.kind == "annex" and draft.heading and low <= draft.heading[0] < high:
                low = max(low, draft.heading[1])  # noqa: PLW2901 - its title names what it is about
            for m in _TOKEN.finditer(text, low, high):
                found = self._read(draft, m, low, context)
                more = self._row(draft, m, found, context)
                if found is None:
                    continue
                if out and out[-1].start == found.start:
                    out[-1] = found
                else:
                    out.append(found)
                out += more
        return tuple(out)

    def _read(
        self, draft: Draft, m: "re.Match[str]", low: int, context: _Context
    ) -> Reference | None:
        form = m.lastgroup or ""
        if form in ("paper", "note"):
            return self._paper(draft, m, low, context)
        if form == "whole":
            return self._whole(draft, m)
        if form in ("sole", "annex"):
            return self._annex(draft, m)
        joined = context.end >= 0 and _JOINS.fullmatch(self._text[context.end : m.start()])
        if form in ("article", "para", "item", "unit"):
            return self._article(draft, m, low, context, joined=bool(joined))
        return self._relative(draft, m, low, context, joined=bool(joined))

    def _row(
        self, draft: Draft, m: "re.Match[str]", found: Reference | None, context: _Context
    ) -> list[Reference]:
        """The items behind the first of 第二、三项, whatever that one stands for."""
        out: list[Reference] = []
        first = m[m.lastgroup or 0] if m.lastgroup in ("item", "ownitem", "alone") else ""
        if not first or first[0] != "第" or not _KEY.fullmatch(first, 1):
            return out
        end = m.end()
        while more := _MORE.match(self._text, end):
            end = more.end()
            if found is not None:
                path = (*found.path[:-1], f"({more['key']})")
                at = None if found.clause is None else self._resolve(draft, path)
                out.append(replace(found, start=more.start("key"), end=end, path=path, clause=at))
        context.end = end
        return out

    def _whole(self, draft: Draft, m: "re.Match[str]") -> Reference | None:
        """本章, 本节: the chapter that the clause stands in."""
        at = draft.above
        while at is not None and at.own != m["whole"][1:]:
            at = at.above
        if at is None:
            return None
        return Reference(*m.span(), path=(at.path[-1],), clause=self._place[id(at)])

    def _annex(self, draft: Draft, m: "re.Match[str]") -> Reference | None:
        """附件2, and 见附件 where the paper has one annex only; none of the annex that the clause stands in."""
        name = m["sole"] or m["annex"]
        at = self._sole if m["sole"] else self._named.get((0, _digits(name)))
        if at is None or self._drafts[at] is _region(draft):
            return None
        return Reference(*m.span(), path=(name,), clause=at)

    def _paper(
        self, draft: Draft, m: "re.Match[str]", low: int, context: _Context
    ) -> Reference | None:
        title = m["paper"][1:-1].strip()
        code = NUMBER.search(m["note"]) if m["note"] else None
        listed = None if code is None else normal_number(code.group())
        in_row = context.paper is not None and context.end == m.start()
        if not names_paper(
            self._text, m.span(), title, low=low, told=bool(listed or in_row), kind=draft.kind
        ):
            context.end = -1
            return None
        found = Reference(m.start(), m.end(), title, listed)
        context.end, context.paper, context.own, context.local = m.end(), found, False, False
        return found

    def _article(
        self, draft: Draft, m: "re.Match[str]", low: int, context: _Context, *, joined: bool
    ) -> Reference | None:
        name = m["article"] or m["unit"]
        path = tuple(p for p in (name, m["para"], _item(m["item"])) if p)
        lead = self._text[max(low, m.start() - 24) : m.start()]
        mine = _SELF.search(lead)
        start = m.start()
        if mine:
            start -= len(lead) - mine.start()
            context.own, context.paper = True, None
        elif joined and (context.paper or context.local):
            pass
        elif _OTHER.search(lead):
            context.own, context.paper = False, None
        else:
            led = _LEADS.search(lead) or (
                m.start() == low
                and bool(m["para"] or m["item"] or _OF_IT.match(self._text, m.end()))
            )
            context.own, context.paper = bool(led) and not self._amends, None
        first = not context.local
        context.article, context.para = name, m["para"] or ""
        context.end, context.local = m.end(), True
        if context.paper:
            start = context.paper.start if joined and first else m.start()
            return replace(context.paper, start=start, end=m.end(), path=path)
        if not context.own:
            return None
        at = self._resolve(draft, path)
        return None if at is None else Reference(start, m.end(), path=path, clause=at)

    def _relative(
        self, draft: Draft, m: "re.Match[str]", low: int, context: _Context, *, joined: bool
    ) -> Reference | None:
        """前款, 第二款, 第（一）项: of the reference before, else of the article they stand in."""
        printed = m["own"] or ""
        item = _item(m["ownitem"] or m["alone"])
        bound = printed.startswith(("前", "本条"))
        if joined and context.local and not bound:
            if not context.article or not (context.own or context.paper):
                context.end = m.end()
                return None
            para = printed or (context.para if item else "")
            path = tuple(p for p in (context.article, para, item) if p)
            context.end, context.para = m.end(), para
            if context.paper:
                return replace(context.paper, start=m.start(), end=m.end(), path=path)
            at = self._resolve(draft, path)
            return None if at is None else Reference(*m.span(), path=path, clause=at)
        article = _article_of(draft)
        lead = self._text[max(low, m.start() - 16) : m.start()]
        if (
            article is None
            or not (bound or m.start() == low or _LEADS.search(lead))
            or _OTHER.search(lead)
        ):
            context.end, context.local, context.own, context.paper = m.end(), True, False, None
            context.article = ""
            return None
        if (
            not printed
            and item
            and (
                (id(article), item) not in self._items
                # A list of fines names the items of the article that was broken: （一）违反第二项的.
                or (draft is not article and lead.endswith("违反"))
            )
        ):
            return self._of_line(draft, m, context, item)
        path = self._near(draft, article, printed, item, m.start())
        context.article = path[0]
        context.para = next((p for p in path[1:] if p.endswith("款")), "")
        context.end, context.local, context.own, context.paper = m.end(), True, True, None
        at = self._resolve(draft, path)
        return None if at is None else Reference(*m.span(), path=path, clause=at)

    def _of_line(
        self, draft: Draft, m: "re.Match[str]", context: _Context, item: str
    ) -> Reference | None:
        """第九项 where the own article is not meant: of the article named before on the line."""
        context.end = m.end()
        if not context.article or not context.own:
            return None
        path = tuple(p for p in (context.article, context.para, item) if p)
        at = self._named.get((id(_region(draft)), _digits(path[0])))
        below = None if at is None else self._items.get((id(self._drafts[at]), item))
        return None if below is None else Reference(*m.span(), path=path, clause=below)

    def _near(
        self, draft: Draft, article: Draft, printed: str, item: str, start: int
    ) -> tuple[str, ...]:
        name = article.path[-1]
        if printed == "前条":
            printed_number = _KEY.search(name)
            before = number(printed_number.group()) - 1 if printed_number else 0
            spelt = str(before) if any(c.isdecimal() for c in name) else chinese(before)
            return (f"第{spelt}条", *((item,) if item else ()))
        para = ""
        if printed.startswith("第"):
            para = printed
        elif printed.startswith("本条"):
            para = printed[2:]
        elif printed == "前款" and draft is article:
            spans = list(span_lines(self._text, article.spans, article.label_end))
            here = next((n for n, (a, b) in enumerate(spans) if a <= start < b), 0)
            para = f"第{chinese(here)}款" if here else ""
        return tuple(p for p in (name, para, item) if p)

    def _resolve(self, draft: Draft, path: tuple[str, ...]) -> int | None:
        at = self._named.get((id(_region(draft)), _digits(path[0])))
        if at is None:
            return None
        item = self._items.get((id(self._drafts[at]), path[-1]))
        return at if item is None else item


@lru_cache(maxsize=4096)
def _digits(name: str) -> str:
    """第三十五条 and 第35条 alike, 附件一 and 附件1."""
    return _KEY.sub(lambda m: str(number(m.group())), name)


def _region(draft: Draft) -> Draft | None:
    """The annex that ``draft`` stands in or is; None in the body."""
    at: Draft | None = draft
    while at is not None and at.kind != "annex":
        at = at.above
    return at


def _article_of(draft: Draft) -> Draft | None:
    at: Draft | None = draft
    while at is not None and at.own != "条":
        at = at.above
    return at


def _item(printed: str | None) -> str:
    """第（二）项 and 第二项 as the path element (二); empty without one."""
    found = _KEY.search(printed) if printed else None
    return f"({found.group()})" if found else ""
