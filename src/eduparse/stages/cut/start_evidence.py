"""What speaks for a document that begins at a title printed once.

A title names its kind; that alone is a heading, a link, an annex. So evidence is added up. The paper above is
signed or breaks off, a rule is drawn, or the numbering of the open paper begins anew. A number, an addressee or an
opening follows. The page is a collection, or an explainer names what the open paper is called.
"""

from collections.abc import Sequence

from eduparse.document.records import dataclass
from eduparse.language.clause_labels import (
    CHAPTER,
    COUNTED,
    DIVISION,
    FIRST_ARTICLE,
    FIRST_CHAPTER,
    FIRST_COUNTED,
    FIRST_NUMBERED,
    NUMBERED,
)
from eduparse.language.dates import DATE, MONTH_DAY, YEAR_OF_DAY
from eduparse.language.doc_numbers import COUNT, YEAR_AND_COUNT
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import organs
from eduparse.language.titles import OPENING, Headline, bare_kind, explainer, headline
from eduparse.stages.cut.cut_lines import (
    LABELLED,
    MIN_TITLE,
    CutLine,
    is_rule,
    names_a_paper,
    without_blanks,
)
from eduparse.stages.cut.seams import SIGNED, breaks_off, heads_annex, seam_weight
from eduparse.stages.split.recipients import addressees
from eduparse.stages.split.title_words import char_pairs

BODY_WITHIN = 4  # non-blank lines after a title in which prose must begin
NEEDED, NEEDED_ALONE = 3, 5  # evidence for a title printed once, on a collection and elsewhere
DOUBTFUL = 4  # evidence from which a title that is not enough gets a warning
LONGEST_NEWS = 40  # code points of the title of a news item
SAID_AGAIN = 0.8  # share of the pairs of characters of such a title that its first sentence holds,
SAID_BEHIND_END = 0.6  # and behind a signature or an explainer
OWN = 2  # of number, addressee, letterhead: a paper of its own has two
KIN = 3  # first code points that two titles of one place share
LETTERHEAD = 20  # code points of an organ's name that stands above a number
_ENDED = "。；：！"
PROSE = lazy_pattern(r"[。；]|.{60}")
# A body may be a list of persons: 组　长：林某某　　副市长, or a name, a tab, and where the person works.
_ROSTER = lazy_pattern(r"[：:]\S{2,4}[ \t\u3000]+\S|[一-鿿][ \u3000]*\t[ \u3000]*[一-鿿]")
_REPORT = lazy_pattern(
    rf"(?:{YEAR_OF_DAY}年)?[一-鿿]{{2,10}}(?:{YEAR_OF_DAY}年)?(?:人民)?(?:政府|法院|检察院)工作报告"
)
_PLACE = lazy_pattern(
    rf"(?:{YEAR_OF_DAY}年)?[一-鿿]{{2,7}}?(?:省|市|自治区|自治州|县|区)(?=[一-鿿])"
)
_DELIVERED = lazy_pattern(r"(?:——|—)?[^。，；：]{0,16}在[^。，；：]{4,40}(?:会议|大会|全会)上")
_NUMBER = lazy_pattern(rf"{YEAR_AND_COUNT}|{COUNT}$")
_NUMBER_ALONE = lazy_pattern(rf"[\u4e00-\u9fff]{{1,12}}[ \t]?{YEAR_AND_COUNT}")
_DATE = lazy_pattern(DATE)
_PART_OR_DATE = lazy_pattern(rf"{LABELLED.pattern}|{DATE}")
ISSUES = lazy_pattern(r"印发|转发|批转|公布|发布|下发|颁布|颁发|令$")
_NEWS = lazy_pattern(rf"^[^。，；：！？、]+{words('news-end')}$")
_DAY = lazy_pattern(
    rf"(?:(?:本报|本网|[一-鿿]{{2,6}})讯[^。，]{{0,12}})?(?:{DATE}|{MONTH_DAY})|近日，|日前，"
)
_GATHERS = lazy_pattern(r"简报|要闻|动态|快讯|信息|汇编|大事记|周报|月报")
_LAST_ARTICLE = lazy_pattern(
    r"(?:自|从)[^。]{0,24}(?:施行|实施|执行|生效)。$|由[^。]{2,24}(?:负责)?解释。$"
)
_HISTORY = lazy_pattern(rf"[（(]?{DATE}.{{0,60}}(?:订定|公布|发布|修正|修订|通过|施行|函颁)")
_BOOK = lazy_pattern(r"《([^《》]{6,90})》")
# The forms in which papers number their parts, each with the label that opens it.
_FORMS = tuple(
    (lazy_pattern(rf"[ \t\u3000]*{form}"), lazy_pattern(rf"[ \t\u3000]*{first}"))
    for form, first in (
        (CHAPTER, FIRST_CHAPTER),
        (DIVISION, FIRST_ARTICLE),
        (COUNTED, FIRST_COUNTED),
        (NUMBERED, FIRST_NUMBERED),
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
        return OpenPaper(self.line, self.title, self.named + name)


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
    if _PART_OR_DATE.match(line):
        return None  # a date: of a cover note, with the title of its annex glued on
    bare = bare_kind(line)
    found = Headline(line, "", about=False) if bare else headline(line)
    told = explainer(line) if found is None or found.rest else None
    closed = found is None or (not found.rest and line[-1] in _ENDED)
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
    signed = bool(above) and SIGNED.search(above[-1]) is not None
    issues = ISSUES.search(opened.title) is not None
    # A paper that is only cited brings its own number and addressee; an annex or what is forwarded need not.
    annexed = _annexed(title, opened) and not (signed and own >= OWN and not issues)
    issued = not own and not told and issues  # by the notice above
    if (heads_annex(above, title) and not begun) or annexed or (signed and issued):
        return None
    if not _begins(below):
        return None
    weight, ended = seam_weight(above, wrapped=wrapped, glued=bool(found and found.rest))
    named = told or bare or (found and found.about) or _REPORT.match(title)
    weight += (2 if named else 1) + (2 if collection else 0) + own
    weight += ended and _of_another_organ(title, opened)
    weight += _opening(title, found, below)
    weight += _explains(told, opened) if told else 0
    if not bare and not issued:
        weight += _anew(lines, n, opened, title, above, below)
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
    if not MIN_TITLE <= len(line) <= LONGEST_NEWS or n + 1 == len(lines):
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
    forwards = ISSUES.search(opened.title) is not None
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


def _opening(title: str, found: Headline | None, below: Sequence[str]) -> int:
    """How a paper opens: with its title once more, where it was given, a numbered part, a date, an organ."""
    rest = found.rest if found else ""
    again = bool(rest) and without_blanks(rest).startswith(without_blanks(title))
    glued = LABELLED.match(rest) or _DATE.match(rest) or organs(rest)
    delivered = _DELIVERED.match(below[0]) is not None
    return 2 * again + 2 * delivered + bool(OPENING.match(below[0]) or glued)


def _anew(
    lines: Sequence[CutLine],
    n: int,
    opened: OpenPaper,
    title: str,
    above: Sequence[str],
    below: Sequence[str],
) -> int:
    """How much speaks for a paper in that the numbering begins anew."""
    if not _begins_anew(lines, opened.line, n):
        return 0
    kin = title[:KIN] == opened.title[:KIN]
    last = bool(above) and _LAST_ARTICLE.search(above[-1]) is not None
    return 2 + kin + last + (_HISTORY.match(below[0]) is not None)


def is_body(line: str) -> bool:
    """Whether ``line`` is running text, or of a list of persons, or says where a report was given."""
    return any(p.search(line) for p in (PROSE, _ROSTER)) or _DELIVERED.match(line) is not None
