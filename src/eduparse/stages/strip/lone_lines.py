"""A line that a site prints and a paper has as well, on a page that shows nothing else of a site.

客服电话：… is whom to ask about a bill, 作者：… whose essay it is, 扫描二维码，写下你的读后感 a step of what is to be done.
On a page of a site a bar, a menu or a foot stands elsewhere. Where such a line is alone nobody can tell, so
it is only suggested. The same holds for lines that a colon right above them announces, and for a few words (手机扫一扫) in the
middle of a list or a poem. The number of a page of paper shows no site: where nothing else does, what somebody says
(编辑：这本书写了多久？) stays.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.colophons import OF_PAPERS, OF_TEXTS
from eduparse.stages.strip.explained import COLUMNS, is_explained
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.lists_of_clauses import row_and_number
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.tail_frame import RELATED_HEADINGS

EDITOR, NOTE = "noise.editor", "noise.site-note"
LINK, PATH = "noise.dated-link", "noise.path"
NEIGHBOURS, PAIR = "noise.neighbours", 2  # the page above and the page below
_MAKERS = frozenset((EDITOR, "noise.publish-line"))
HOTLINES = frozenset(("noise.hotline", "noise.hotline-weak"))
# What a clause may say of the foot of a page.
_FEET = HOTLINES | {
    "noise.copyright",
    "noise.imprint",
    "noise.imprint-address",
    "noise.app-foot",
    "noise.licence",
    NOTE,
}
BESIDE, LONGEST = 2, 16  # lines above and below it in a list, and characters of one
# Rows of who made something, and what else the page says: its title, whom it thanks, what it ends with.
ROLES, TITLE = 3, 4
TELEPHONES = 2  # of one paper; a site advertises more
# Of a short text without clauses and a signature (a poster, prices, a card) such a line may be a part.
_OF_CARDS = frozenset(
    f"noise.{kind}" for kind in ("source-line", "related-heading", "list-heading", "site-note")
)
SOURCE = "noise.source-line"
CARD, CARD_OWN, CARD_TEXT = 2, 3, 300  # such lines of one, its others, and its characters
_MEDIUM = lazy_pattern(words("medium-of-a-source"))
_OF_SITES = lazy_pattern(f"{words('names-site')}|{words('greets-guest')}")
_REPORTER = lazy_pattern(r"[（(](?:本报)?(?:见习|实习)?记者[^）)]{2,30}[）)]")
_ROLE = lazy_pattern(
    r"[一-鿿]{2,6}[ \t\u3000]*[：: \t\u3000][ \t\u3000]*[一-鿿·]{2,4}(?:[ \t\u3000、]{1,4}[一-鿿·]{2,4}){0,5}"
)
_TOLD = ("。", "。”")
_NAMED_PAGE = lazy_pattern(r"[上下前后]一[页则幅张][：:][一-鿿，、]{2,16}")
_FIGURE = lazy_pattern(r"\d+")
_PLAIN = lazy_pattern(
    r"[一-鿿]{2,12}(?:[，、][一-鿿]{2,12})?[：:。！!…]?|[A-Za-z]{2,6}(?:[一-鿿]{1,4})?|[一-鿿]{2,4}[：:][一-鿿]{2,4}"
)
_SITE = lazy_pattern(words("site-alone"))
_SELLS = lazy_pattern(words("sells-itself"))
_AUTHOR = lazy_pattern(words("key-of-author"))
_OWN_CODE = lazy_pattern(words("code-of-a-paper"))


def lone_lines(
    lines: Sequence[StripLine], marks: Sequence[Mark], *, alone: bool = True
) -> Iterator[int]:
    """Indices of the marked lines that may be the text's own; no line is blank.

    ``alone`` says whether nothing of a site was removed from the page before.
    """
    every = [n for n, (strength, _) in enumerate(marks) if strength]
    marked = [n for n in every if marks[n][1] not in OF_PAPERS]
    yield from _numbered(lines, marks, marked)
    yield from (n for n in marked if _in_a_row(lines, marks, n))
    yield from _who_did_what(lines, marks, marked)
    rules = {marks[n][1] for n in marked}
    if rules == {LINK}:  # all that the page says below its title
        yield from marked if marked[0] and not any(line.paragraph for line in lines) else ()
    yield from _pages_of_an_album(lines, marks)
    if not marked or not alone:
        return
    lone = marked[0] if len(marked) == 1 else -1
    listed = lone >= 0 and (_in_a_list(lines, lone) or _told_of(lines, marks, lone))
    if (
        listed
        or (rules <= _FEET and _announced(lines, marked))
        or (rules <= OF_TEXTS and len(marked) < len(every))
    ) or _may_be_own(lines, marks, marked, rules):
        yield from marked


def _may_be_own(
    lines: Sequence[StripLine], marks: Sequence[Mark], marked: Sequence[int], rules: set[str]
) -> bool:
    """Whether the ``marked`` lines, all that the ``rules`` name on the page, may be the text's."""
    texts = [lines[n].text for n in marked]
    if rules <= HOTLINES:
        sold = any(map(_SELLS.match, texts)) or _addressed(lines)
        return len(marked) <= TELEPHONES and not sold
    if rules == {PATH}:  # a page has one
        firsts = {text.partition(">")[0].strip() for text in texts}
        return len(firsts) == len(texts) > 1
    if rules <= _OF_CARDS and len(lines) - len(marked) >= CARD_OWN and _is_card(lines):
        return len(marked) <= CARD and not any(
            (_MEDIUM if marks[n][1] == SOURCE else _OF_SITES).search(lines[n].text) for n in marked
        )
    if rules == {EDITOR}:
        return all(_AUTHOR.match(text) or _REPORTER.fullmatch(text) for text in texts)
    return rules == {NOTE} and all(map(_OWN_CODE.fullmatch, texts))


def _is_card(lines: Sequence[StripLine]) -> bool:
    """Whether a page is short and no line of it is of a paper."""
    paper = any(x.heads_clause or x.dated or x.official or x.paragraph for x in lines)
    return not paper and sum(len(x.text) for x in lines) <= CARD_TEXT


def _pages_of_an_album(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """The page above and the page below, with their names, below a line of the text and right above its sentence."""
    found = [n for n, (_, rule) in enumerate(marks) if rule == NEIGHBOURS]
    if len(found) != PAIR or not all(_NAMED_PAGE.fullmatch(lines[n].text) for n in found):
        return
    over, under = found[0] - 1, found[-1] + 1
    if under - over != PAIR + 1 or over < 0 or under == len(lines) or marks[over][0]:
        return
    if not marks[under][0] and lines[under].text.endswith(("。", "。”")):
        yield from found


def _numbered(
    lines: Sequence[StripLine], marks: Sequence[Mark], marked: Sequence[int]
) -> Iterator[int]:
    """Clauses whose number is the next one of a row that stays."""
    asked = [n for n in marked if marks[n][1] in _FEET and row_and_number(lines[n].text)]
    if not asked:
        return
    labels = [None if marks[n][0] else row_and_number(x.text) for n, x in enumerate(lines)]
    for n in asked:
        label = row_and_number(lines[n].text)
        if label and (label[0], label[1] - 1) in labels[:n]:
            labels[n] = label
            yield n


def _addressed(lines: Sequence[StripLine]) -> bool:
    """Whether a paper opens with those it goes to (各学校：); it gives no number of customer service."""
    return any(x.text[0] == "各" and x.text[-1] in "：:" for x in lines)


def _announced(lines: Sequence[StripLine], marked: Sequence[int]) -> bool:
    """Whether a line of the text that ends in a colon stands right above all of them, and a sentence right below."""
    first, last = marked[0], marked[-1]
    if first == 0 or last == len(lines) - 1 or not lines[last + 1].owned:
        return False
    return last - first < 2 * len(marked) and lines[first - 1].text[-1] in "：:"


def _told_of(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether line ``n`` is one name, such as 返回, between two sentences of the text; a list of other texts may have sentences below."""
    sure = marks[n][0] == Strength.SURE and marks[n][1] in COLUMNS - RELATED_HEADINGS
    named = sure and len(lines[n].text.split()) == 1
    above = lines[n - 1].text if n else ""
    return named and above.endswith(_TOLD) and is_explained(lines, marks, n)


def _in_a_list(lines: Sequence[StripLine], n: int) -> bool:
    """Whether line ``n`` is a few plain words between lines of a list or of verse; a site sets its own at the edges."""
    beside = [*lines[max(0, n - BESIDE) : n], *lines[n + 1 : n + 1 + BESIDE]]
    return (
        len(beside) == 2 * BESIDE
        and _PLAIN.fullmatch(lines[n].text) is not None
        and _SITE.search(lines[n].text) is None
        and all(len(x.text) <= LONGEST and not x.official and not x.dated for x in beside)
        and len({len(x.raw) - len(x.raw.lstrip()) for x in (lines[n], *beside)}) == 1
    )


def _in_a_row(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether the lines of the text right above and below begin as line ``n`` does, figures apart (东街3号　…)."""
    if not 0 < n < len(lines) - 1 or marks[n - 1][0] or marks[n + 1][0]:
        return False
    if _FIGURE.search(lines[n].text) is None:
        return False
    starts = {_FIGURE.sub("0", line.text.split(maxsplit=1)[0]) for line in lines[n - 1 : n + 2]}
    return len(starts) == 1 and any(c != "0" and c.isalnum() for c in starts.pop())


def _who_did_what(
    lines: Sequence[StripLine], marks: Sequence[Mark], marked: Sequence[int]
) -> Iterator[int]:
    """A list of roles and names where it is all that the page says below its title."""
    found = [n for n in marked if marks[n][1] in _MAKERS and _ROLE.fullmatch(lines[n].text)]
    if not found:
        return
    run = range(found[0], found[-1] + 1)
    own = [n for n in range(len(lines)) if not marks[n][0]]
    others = [n for n in own if not _ROLE.fullmatch(lines[n].text)]
    in_one = all(marks[n][1] in _MAKERS or not marks[n][0] for n in run)
    if any(lines[n].text[-1] in "。？！" or row_and_number(lines[n].text) for n in others):
        return  # a text of its own
    if in_one and len(found) + len(own) - len(others) >= ROLES and 0 < len(others) <= TITLE:
        yield from found
