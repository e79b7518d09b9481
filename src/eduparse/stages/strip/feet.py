"""The foot of a site right below an unsigned text: 主办单位：, 技术支持：, 邮编： in one block to the end of the page.

Most news bear no signature, and an event names its hosts with the same keys. What tells the foot is a line that only a site
has: which browser it wants, how many came, its filing number, its menu. Or the page is plainly one of a site, its
text tells of no hosts, and somebody makes the pages (技术支持). Below the block nothing of a text may stand.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import NOTHING, Mark, Strength
from eduparse.stages.strip.lists_of_clauses import row_and_number
from eduparse.stages.strip.page import StripLine

FOOT, RIGHTS = "noise.foot-block", "noise.copyright-weak"
_FEET = frozenset(
    f"noise.{kind}"
    for kind in (
        "imprint-address",
        "imprint",
        "hotline",
        "app-foot",
        "copyright",
        "licence",
        "foot-block",
    )
)
_MENU = frozenset(("noise.link-row", "noise.menu-word", "noise.site-word"))
_OF_SITES_ALONE = frozenset(("noise.copyright", "noise.licence"))
_KEY = lazy_pattern(words("key-in-a-foot"))
_ALONE = lazy_pattern(words("line-of-a-foot"))
_MAKER = lazy_pattern(words("maker-of-pages"))
_HOSTS = lazy_pattern(words("tells-of-hosts"))
_NAMES_SITE = lazy_pattern(words("menu-of-a-foot"))
_LISTS = lazy_pattern(r"如下|下列|以下|^[^：:，。]{2,8}[：:]")
_RIGHTS = lazy_pattern(r"版[ 　]?权[ 　]?所[ 　]?有")
LONGEST = 60  # code points of a line of a foot that no rule knows
SITED = 1  # lines of a site elsewhere on the page that show it as one


def feet(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the lines of the foot that no copyright of the site closes; no line is blank."""
    if not any(rule in _FEET for _, rule in marks):
        return  # a block without one line that a rule knows is none
    end = len(lines)
    while end and marks[end - 1][0] and not _in_foot(lines[end - 1], marks[end - 1]):
        end -= 1  # buttons and links below the foot
    n = end
    while n and _in_foot(lines[n - 1], marks[n - 1]):
        n -= 1
    while n < end and not _opens(lines[n], marks[n]):
        n += 1  # contacts above the hosts may be the paper's
    if not 0 < n < end or not (lines[n - 1].owned or marks[n - 1][0]):
        return  # the keys above are of one list with it: a colophon, a card
    if not marks[n - 1][0] and _LISTS.search(lines[n - 1].text):
        return  # 公示如下 announces them, or a further key stands right above
    block = range(n, end)
    if any(_is_of_sites(lines[m], marks[m]) for m in block) or (
        any(_MAKER.search(lines[m].text) for m in block) and _is_site(lines, marks, block)
    ):
        yield from (m for m in block if marks[m][1] not in _MENU)


def rights_alone(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of 版权所有 alone on a line, with nothing of the text below it but contacts: so a site closes its page."""
    for n in range(len(lines) - 1, -1, -1):
        if _RIGHTS.fullmatch(lines[n].text) and marks[n][0] <= Strength.WEAK:
            yield n
        elif not marks[n][0] and lines[n].owned and not _KEY.match(lines[n].text):
            return


def _in_foot(line: StripLine, mark: Mark) -> bool:
    if mark[1] in _FEET or (mark[1] in _MENU and _NAMES_SITE.search(line.text)):
        return True
    if len(line.text) > LONGEST or row_and_number(line.text):
        return False  # a paragraph, or a clause
    return _ALONE.search(line.text) is not None or (
        mark == NOTHING and _KEY.match(line.text) is not None
    )


def _opens(line: StripLine, mark: Mark) -> bool:
    return mark[1] in _FEET or _MAKER.search(line.text) is not None or _is_of_sites(line, mark)


def _is_of_sites(line: StripLine, mark: Mark) -> bool:
    """Whether no paper has such a line among its keys."""
    menu = mark[1] in _MENU and _NAMES_SITE.search(line.text) is not None
    return mark[1] in _OF_SITES_ALONE or menu or _ALONE.search(line.text) is not None


def _is_site(lines: Sequence[StripLine], marks: Sequence[Mark], block: range) -> bool:
    """Whether the page is one of a site beside its ``block``, and its text tells of no hosts."""
    around = [n for n in range(len(lines)) if n not in block]
    sited = sum(marks[n][0] >= Strength.STRONG and marks[n][1] not in _FEET for n in around)
    own = (lines[n].text for n in around if not marks[n][0])
    return sited >= SITED and not any(_HOSTS.search(text) for text in own)
