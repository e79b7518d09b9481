"""What speaks for a document that begins at a title printed once.

A title names its kind; that alone is a heading, a link, an annex. So evidence is added up. The paper above is
signed or breaks off, a rule is drawn, or the numbering of the open paper begins anew. A number, an addressee or an
opening follows. The page is a collection, or an explainer names what the open paper is called.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from eduparse.language.clause_labels import CHAPTER, COUNTED, DIVISION, NUMBERED
from eduparse.language.dates import DATE
from eduparse.language.doc_numbers import YEAR_AND_COUNT
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import is_person, organs
from eduparse.language.titles import CLOSING, OPENING, Headline, bare_kind, explainer, headline
from eduparse.stages.cut.cut_lines import (
    LABELLED,
    MIN_TITLE,
    CutLine,
    is_rule,
    names_a_paper,
    without_blanks,
)
from eduparse.stages.split.naming import char_pairs
from eduparse.stages.split.recipients import addressees

BODY_WITHIN = 4  # non-blank lines after a title in which prose must begin
NEEDED, NEEDED_ALONE = 3, 5  # evidence for a title printed once, on a collection and elsewhere
DOUBTFUL = 4  # evidence from which a title that is not enough is told
LONGEST_NEWS = 40  # code points of the title of a news item
SAID_AGAIN = 0.8  # share of the pairs of characters of such a title that its first sentence holds,
SAID_BEHIND_END = 0.6  # and behind a signature or an explainer
SENTENCE = 15  # code points of a line that may break off in the middle of a sentence
HEADING = 40  # code points of a numbered heading without a stop
WRAPPED = 0.35  # share of such lines from which a page is hard-wrapped
NAMED, SHARED = 5, 0.5  # pairs of characters that name an annex, and their share that its title has
OWN = 2  # of number, addressee, letterhead: a paper of its own has two
KIN = 3  # first code points that two titles of one place share
LETTERHEAD = 20  # code points of an organ's name that stands above a number
PROSE = lazy_pattern(r"[。；]|.{60}")
# A body may be a list of persons: 组　长：林某某　　副市长, or a name, a tab, and where the person works.
_ROSTER = lazy_pattern(r"[：:]\S{2,4}[ \t\u3000]+\S|[一-鿿][ \u3000]*\t[ \u3000]*[一-鿿]")
ANNEX = lazy_pattern(r"附件|附表|附录|附[：:\d]|目录$|名单$")
# A label of annexes with the name of a file behind it, or left out: what follows is not the annex.
_NO_ANNEX = lazy_pattern(
    r"\.(?:docx?|xlsx?|pdf|ceb|wps|rar|zip)$|[（(]略[）)]$", re.IGNORECASE
)
_REPORT = lazy_pattern(r"(?:20\d\d年)?[一-鿿]{2,10}(?:20\d\d年)?(?:人民)?(?:政府|法院|检察院)工作报告")
_PLACE = lazy_pattern(r"(?:20\d\d年)?[一-鿿]{2,7}?(?:省|市|自治区|自治州|县|区)(?=[一-鿿])")
_LABEL = lazy_pattern(r"(?:附件|附表|附录|附)[\d一二三四五六七八九十.．、：:（()） \t\u3000]*")
_DELIVERED = lazy_pattern(r"(?:——|—)?[^。，；：]{0,16}在[^。，；：]{4,40}(?:会议|大会|全会)上")
SIGNED = lazy_pattern(
    rf"\d\s?日$|[一二三四五六七八九十]日$|{CLOSING}|(?:主动|依申请)公开$"
    r"|[（(](?:此件|本件|公开|信息公开形式)[^。]{0,10}[）)]$|[（(]本文有删减[）)]$"
)
_NUMBER = lazy_pattern(rf"{YEAR_AND_COUNT}|第\s?\d+\s?号$")
_NUMBER_ALONE = lazy_pattern(rf"[\u4e00-\u9fff]{{1,12}}[ \t]?{YEAR_AND_COUNT}")
_DATE = lazy_pattern(DATE)
_ISSUES = lazy_pattern(r"印发|转发|批转|公布|发布|下发|颁布|颁发|令$")
_NEWS = lazy_pattern(
    r"^[^。，；：！？、]+(?:召开|举行|举办|开幕|闭幕|启动|揭牌|开班|开讲|结束|成立|启用|开赛|落幕|(?:召开|举行|举办)[^。，；：！？、]{2,20}(?:会议?|活动|比赛|培训班?|仪式))$"
)
_DAY = lazy_pattern(
    rf"(?:(?:本报|本网|[一-鿿]{{2,6}})讯[^。，]{{0,12}})?(?:{DATE}|\d{{1,2}}月\d{{1,2}}日)|近日，|日前，"
)
_GATHERS = lazy_pattern(r"简报|要闻|动态|快讯|信息|汇编|大事记|周报|月报")
_LAST_ARTICLE = lazy_pattern(
    r"(?:自|从)[^。]{0,24}(?:施行|实施|执行|生效)。$|由[^。]{2,24}(?:负责)?解释。$"
)
_HISTORY = lazy_pattern(rf"[（(]?{DATE}.{{0,60}}(?:订定|公布|发布|修正|修订|通过|施行|函颁)")
# What a sentence, or the line of a key, begins with and no heading or signature does.
_BEGUN = lazy_pattern(
    r"[一-鿿]{2,8}[：:]\S|到\d|[各要对在为从按将把由使让与及]|[一-鿿]{0,8}(?:要|应|可|应当|不得|可以)"
)
_STOPPED = "。；：！？”）)》…；;:!?"
_BOOK = lazy_pattern(r"《([^《》]{6,90})》")
# The forms in which papers number their parts, each with the label that opens it.
_FORMS = tuple(
    (lazy_pattern(form), lazy_pattern(first))
    for form, first in (
        (rf"[ \t\u3000]*{CHAPTER}", r"[ \t\u3000]*第[ \t\u3000]*[一1]"),
        (rf"[ \t\u3000]*{DIVISION}", r"[ \t\u3000]*第[ \t\u3000]*[一1][ \t\u3000]*[条條款]"),
        (rf"[ \t\u3000]*{COUNTED}", r"[ \t\u3000]*一 ?[、.．]"),
        (rf"[ \t\u3000]*{NUMBERED}", r"[ \t\u3000]*1[、.．]"),
    )
)


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """The paper that is open above a line: where it began, its title, and what it calls its annexes."""

    line: int = 0
    title: str = ""
    named: str = ""

    def naming(self, name: str) -> "OpenPaper":
        """The paper with one name more."""
        return replace(self, named=self.named + name)


@dataclass(frozen=True, slots=True)
class PossibleStart:
    """A document begins at ``line`` with a title; ``certain`` if enough speaks for it.

    ``formal``: it says what it is about and to whom, so that what stands above is another text.
    """

    line: int
    title: str
    certain: bool
    formal: bool


def possible_start(
    lines: Sequence[CutLine], n: int, opened: OpenPaper, *, collection: bool, wrapped: bool
) -> PossibleStart | None:
    """The document that begins with the title at line ``n``, or its letterhead above; or None.

    ``wrapped``: the lines of the page break off everywhere, so that it tells nothing where one does.
    """
    line = lines[n].text
    if LABELLED.match(line) or _DATE.match(line):
        return None  # a date: of a cover note, with the title of its annex glued on
    bare = bare_kind(line)
    found = Headline(line, "", about=False) if bare else headline(line)
    told = explainer(line) if found is None or found.rest else None
    closed = found is None or (not found.rest and line[-1] in _STOPPED[:4])
    if told is None and closed:
        return None if found else _news(lines, n, opened)
    title = told or (found.text if found else "")
    first = n - _letterhead(lines, n)
    above = [x.text for x in lines[max(0, first - 3) : first]]
    below = [found.rest] if found and found.rest and not told else []
    below += [x.text for x in lines[n + 1 : n + 1 + BODY_WITHIN]]
    addressed = _addressed(below)
    own = _numbered(below) + addressed + (first < n)
    # What stands below the label has begun and breaks off; so the next title is no annex's.
    begun = own >= OWN and bool(above) and breaks_off(above[-1])
    if (heads_annex(above, title) and not begun) or not _begins(below):
        return None
    signed = bool(above) and SIGNED.search(above[-1]) is not None
    issues = _ISSUES.search(opened.title) is not None
    # A paper that is only cited brings its own number and addressee; an annex or what is forwarded need not.
    if _annexed(title, opened) and not (signed and own >= OWN and not issues):
        return None
    issued = not own and not told and issues
    if signed and issued:
        return None  # what the notice above issues
    named = told or bare or (found and found.about) or _REPORT.match(title)
    weight = (2 if named else 1) + (2 if collection else 0) + own
    cut_short = bool(above) and breaks_off(above[-1])
    weight += not above or signed or is_rule(above[-1]) or cut_short
    # A text that stops in mid-sentence, on a page whose others end, is a preview; the next paper follows.
    if cut_short and not wrapped and not _is_heading(above[-1]):
        weight += 1 if found and found.rest else 2
    fragment = bool(above) and _is_fragment(above[-1], above[-2] if len(above) > 1 else "")
    weight += fragment
    if found and found.rest and without_blanks(found.rest).startswith(without_blanks(title)):
        weight += 2  # printed twice on one line
    weight += (cut_short or fragment or signed) and _of_another_organ(title, opened)
    weight += signed and any(organs(x) for x in above[:-1])
    weight += 2 * any(_DELIVERED.match(x) for x in below[:1])
    weight += bool(OPENING.match(below[0])) or _opens_glued(found)
    weight += _explains(told, opened) if told else 0
    if not bare and not issued:
        anew = _begins_anew(lines, opened.line, n)
        weight += 2 * anew + (anew and title[:KIN] == opened.title[:KIN])
        weight += anew and bool(above) and _LAST_ARTICLE.search(above[-1]) is not None
        weight += anew and _HISTORY.match(below[0]) is not None
        weight += addressed and bool(organs(line[: max(0, line.find("关于"))]))
        weight += bool(above) and is_rule(above[-1])
    enough = NEEDED if collection else NEEDED_ALONE
    if weight < min(enough, DOUBTFUL) or (bare and above and not signed):
        return None
    formal = addressed and bool(found and found.about)
    return PossibleStart(first, title, weight >= enough, formal)


def _news(lines: Sequence[CutLine], n: int, opened: OpenPaper) -> PossibleStart | None:
    """The news that begins at line ``n`` behind a paper: its first sentence tells the day and says the title again."""
    line = lines[n].text
    if n + 1 == len(lines) or not (MIN_TITLE <= len(line) <= LONGEST_NEWS):
        return None
    if _NEWS.search(line) is None or _DAY.match(lines[n + 1].text) is None:
        return None
    if not names_a_paper(opened.title) or _GATHERS.search(opened.title):
        return None
    first = lines[n + 1].text.split("。", 1)[0]
    pairs = char_pairs(line)
    again = sum(pair in first for pair in pairs)
    above = lines[n - 1].text if n else ""
    ended = SIGNED.search(above) is not None or explainer(opened.title) is not None
    least = SAID_BEHIND_END if ended else SAID_AGAIN
    if again < least * len(pairs) or above[-1:] not in "。！”日）":
        return None
    return PossibleStart(n, line, certain=True, formal=False)


def _letterhead(lines: Sequence[CutLine], n: int) -> int:
    """How many lines directly above a title are its letterhead: a number, with its organ above it."""
    if n < 2 or not _NUMBER_ALONE.fullmatch(lines[n - 1].text):
        return 0
    organ = lines[n - 2].text
    return 2 if len(organ) <= LETTERHEAD and organs(organ) and not SIGNED.search(organ) else 1


def _annexed(title: str, opened: OpenPaper) -> bool:
    """Whether the open paper names what ``title`` says, with or without the organ before it."""
    short = without_blanks(title)
    if short in opened.named:
        return True
    about = short.find("关于")
    forwards = _ISSUES.search(opened.title) is not None
    return about > 0 and forwards and short[about:] in without_blanks(opened.title) + opened.named


def _explains(title: str, opened: OpenPaper) -> int:
    """2 if the explainer ``title`` names what the open paper is called or brings."""
    named = [without_blanks(m) for m in _BOOK.findall(title)]
    return 2 if any(n in opened.named or n in without_blanks(opened.title) for n in named) else 0


def _begins_anew(lines: Sequence[CutLine], start: int, n: int) -> bool:
    """Whether the open paper has numbered its parts on, and the numbering begins again below line ``n``."""
    for line in lines[n + 1 : n + 1 + BODY_WITHIN]:
        form = next(((f, first) for f, first in _FORMS if f.match(line.text)), None)
        if form is not None:
            break
    else:
        return False
    every, first = form
    if not first.match(line.text):
        return False
    labelled = [x.text for x in lines[start:n] if any(f.match(x.text) for f, _ in _FORMS)]
    mine = [x for x in labelled if every.match(x)]
    return len(mine) > 1 and bool(every.match(labelled[0])) and not first.match(mine[-1])


def _numbered(below: Sequence[str]) -> bool:
    """Whether the number of a paper follows its title."""
    return any(_NUMBER.search(x) for x in below[:2])


def _addressed(below: Sequence[str]) -> bool:
    """Whether a line of addressees follows the title."""
    return any(x.endswith(("：", ":")) and addressees(x, 0, len(x)) is not None for x in below[:3])


def _begins(below: Sequence[str]) -> bool:
    """Whether a body comes before another title does: titles on end are a list."""
    for text in below:
        if headline(text) is not None and not LABELLED.match(text):
            return False
        if is_body(text) or LABELLED.match(text):
            return True
    return False


def _of_another_organ(title: str, opened: OpenPaper) -> bool:
    """Whether ``title`` begins with an organ, or a year and a place, that the open paper does not begin with."""
    place = _PLACE.match(title)
    about = max(0, title.find("关于"))
    head = without_blanks(title[: about or (place.end() if place else 0)])
    return len(head) >= KIN and head not in without_blanks(opened.title)


def _opens_glued(found: Headline | None) -> bool:
    """Whether a numbered part, a date or an organ follows a title on its line."""
    rest = found.rest if found else ""
    return bool(LABELLED.match(rest) or _DATE.match(rest) or organs(rest))


def heads_annex(above: Sequence[str], title: str) -> bool:
    """Whether one of the last two lines ``above`` a title says that an annex follows.

    A line that names its annex speaks of a title with that name only.
    """
    return any(ANNEX.match(x) and not _names_another(x, title) for x in above[-2:])


def _names_another(line: str, title: str) -> bool:
    if _NO_ANNEX.search(line):
        return True
    named = char_pairs(_LABEL.sub("", line))
    return len(named) >= NAMED and sum(p in title for p in named) < SHARED * len(named)


def _is_fragment(line: str, above: str) -> bool:
    """Whether ``line`` is the first few words of a sentence: 责任单位：市教育, 鼓励各级各.

    A short line below the end of a sentence is one too, unless it signs, heads or names something.
    """
    if len(line) >= SENTENCE or line[-1] in _STOPPED or LABELLED.match(line):
        return False
    if _BEGUN.match(line):
        return True
    named = organs(line) or is_person(line) or bare_kind(line)
    other = _DATE.match(line) or ANNEX.match(line) or SIGNED.search(line)
    return above[-1:] in ("。", "；") and not named and not other


def _is_heading(line: str) -> bool:
    """Whether ``line`` is numbered and short, so that no stop is missing at its end."""
    return len(line) <= HEADING and LABELLED.match(line) is not None


def is_body(line: str) -> bool:
    """Whether ``line`` is running text, or of a list of persons, or says where a report was given."""
    return any(p.search(line) for p in (PROSE, _ROSTER)) or _DELIVERED.match(line) is not None


def wrapped_anywhere(lines: Sequence[CutLine]) -> bool:
    """Whether more than `WRAPPED` of the lines that are long enough for a sentence break off."""
    prose = [line.text for line in lines if len(line.text) >= SENTENCE]
    return sum(map(breaks_off, prose)) > WRAPPED * len(prose)


def breaks_off(line: str) -> bool:
    """A line of a preview that stops in the middle of a sentence."""
    return len(line) >= SENTENCE and line[-1] not in _STOPPED and headline(line) is None
