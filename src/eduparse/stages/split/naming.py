"""The title of a document: which of the lines above its body is it.

Every line there is a candidate, alone or joined with the next ones where a title is broken over
lines, by an organ above a line that opens with 关于, or by a bracket left open. What speaks for one:
its form (关于…的通知, an ending of the genre); its place right above number, addressees or body; that
the body speaks its words; that it is printed again or named in 《》 below. The body may call itself so
(本办法, 通知如下), the window of the page or its record card may say so. What speaks against it: words of
apps and editors, lines between it and the body. Numbers, dates, letterheads, signers and bylines are
no candidates. Where no line has enough for it, the document has no title. Where one has little more
than its place, or a rival, the title is in doubt.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from eduparse.language.clause_labels import ANNEX_WORD, LABEL, ORDINAL
from eduparse.language.dates import DATE, DOTTED_REPUBLIC, STAMP, YEAR_OF_DAY
from eduparse.language.doc_numbers import COUNT, NUMBER
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import ORGAN_END, is_person, organs
from eduparse.language.titles import (
    CLOSING,
    GIVEN_BELOW,
    NOTICE_KINDS,
    OWN_KINDS,
    PAPER_KINDS,
    TITLE_END,
    headline,
)
from eduparse.stages.split.front_back import Front, text_lines
from eduparse.stages.split.numbering import DECREE, decree_head, ends_line, own_number

MIN_TITLE, MAX_TITLE = 4, 120  # code points
MAX_LINES = 4  # that one title is broken over
HEAD = 16  # lines above the body that may hold the title
ENOUGH = 1.5  # weight of a title
CLEAR = 0.8  # by which the best candidate leads the next one
PROSE = 90  # code points; a longer line is a paragraph
BODY = 2000  # code points below the head in which the words of a title are looked for
SPOKEN = 0.25  # share of the pairs of a title that the body of a paper holds; fewer is a line of the site
CUT_OFF = 3.0  # what speaks against a title that stands above with its end
PLAIN = 3.0  # weight below which a title without the form of one is in doubt
HAN = 0.4  # least share of Chinese characters in a title of a Chinese page
SHORT_TITLE = 6  # code points; 值班制度 is a heading as often as a title
SHORT_FIRST = 5  # code points of the first line of a broken title, at least
KICKER = 8  # code points of what is printed in front of a title and a bar, at most

_WITH_END = lazy_pattern(rf".*(?:{TITLE_END})[》”]?")
_LETTERHEAD = lazy_pattern(
    rf".*文[ \t\u3000]*件|(?!.*关于)(?:.*(?<!的)令|.*(?:令|公告|通告)?(?:\d{{4}}年)?{COUNT})"
)
_ASIDE = lazy_pattern(
    rf"[一-鿿]{{2,30}}{ORGAN_END}[ \t\u3000]*{DATE}(?:印发|编印)?|"  # who edits a briefing, and when
    rf"{DOTTED_REPUBLIC}.{{0,80}}(?:通过|修正|修订|订定|公布|发布|核定|核备|备查|实施).{{0,20}}|"
    rf"[（(\[【].*[）)\]】]|[（(]?{DATE}.{{0,12}}|{STAMP}.{{0,12}}|——.*|─.*"
    rf"|(?:(?:立法|修订|历史)?沿革[：:])?{DATE}.{{0,120}}(?:修正|修订|订定|公布|发布|函颁|施行|生效|备查|核定).{{0,40}}"
)
_KEYED = lazy_pattern(
    rf"[ \t\u3000]*(?:[一-鿿]{{0,4}}(?:时间|日期)(?=[：:])|作\s*者|小编|来\s*源|编\s*辑|责编|时\s*间|日\s*期|地\s*点|主办|承办|联系|电\s*话|地\s*址|发布|索引号|主题词|标签|阅读|浏览|字号|网址|摄影|供稿|审核|签发|稿件|记者|版本|{ANNEX_WORD}|抄送|主送|密级|紧急程度|中图分类号|文献标识码|文章编号|关键词|摘\s*要|收稿日期|基金项目|DOI|(?:参[会加]|出席|列席|缺席|与会|到会)人?员?|主持人?|记录人?|召集人|[甲乙丙丁]方|案\s*由|提案人|领衔代表|议\s*题|授课|执教|适用(?:范围|对象))[^：:]{{0,8}}[：:]"
    r"|[ \t\u3000]*致[ \t\u3000]*[：:]|[ \t\u3000]*(?:时[ \t\u3000]+间|地[ \t\u3000]+点|内[ \t\u3000]+容|主[ \t\u3000]*持[ \t\u3000]*人|出[ \t\u3000]*席[ \t\u3000]*人[ \t\u3000]*员|嘉[ \t\u3000]*宾)[ \t\u3000：:]"
    r"|[ \t\u3000]*【[一-鿿]{0,4}(?:日期|时间|机关|机构|单位|部门|字号|文号|名称|内容|类别|来源|作者|效力|时效)】"
)
_SITE_WORD = lazy_pattern(words("site-word"))
_BAR = lazy_pattern(r"[|｜丨]")
_BYLINE = lazy_pattern(r"(?<!答)记者|通讯员|责任编辑|本报讯|图/|文/|摄$|[（(]图[）)]")
_SELF = lazy_pattern(rf"本({OWN_KINDS})")
_NOTICE = lazy_pattern(rf"{GIVEN_BELOW}|{CLOSING}")
_LABEL = lazy_pattern(
    rf"{LABEL}|[问答]：|[QＱ]\d{{0,2}}[：:]|第{ORDINAL}步[：:]|问题?{ORDINAL}[：:]"
)
_EDITION = lazy_pattern(
    rf"[（(](?:{YEAR_OF_DAY}[^月日号（）()]{{0,14}}|(?:试行|暂行|修订|草案|送审稿|征求意见稿|讨论稿|节选|摘要|修正)[^（）()]{{0,8}})[）)]"
)
_TOLD_BELOW = lazy_pattern(NOTICE_KINDS)
_SPOKEN = lazy_pattern(r"(?<!上的)(?<!会的)(?<!时的)(?<!话会)讲话$")  # 某某讲话 tells who spoke
_HEADED = lazy_pattern(r"(?:令|公告|通告)$")
_NAME_KEY = lazy_pattern(
    r"^[ \t\u3000]*(?:法规|文件|信息|公文)?(?:名称|标题|题名)[ \t]*[：:][ \t\u3000]*"
)
_FILE = lazy_pattern(rf"{FILE_SUFFIX}$")
_GOES_ON = lazy_pattern(rf"(?:(?:公开)?(?:征求)?意见)?的[ \t\u3000]*(?:{PAPER_KINDS}|请示)")
# The kind of a paper set wide on a line of its own: 通    知.
_SET_APART = lazy_pattern(r"的?[ \t\u3000]*[通意公批决报请办][ \t\u3000]+[知见告复定示报法]")
_NAMES_JOINED = lazy_pattern(r"[一-鿿·]{2,4}(?:[+＋&＆,，][一-鿿·]{2,4}){1,9}")
_HAN = lazy_pattern(r"[一-鿿]")
_RUN = lazy_pattern(r"[一-鿿]{2,}")
_BOOK_MARKS = str.maketrans("〈〉", "《》")
_OPEN = {"《": "》", "“": "”", "（": "）", "(": ")", "「": "」"}


@dataclass(frozen=True, slots=True)
class Naming:
    """The title, or None, and whether another line could be it as well."""

    title: str | None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A title that lines ``[first, last]`` of the head spell."""

    text: str
    first: int
    last: int


def naming(text: str, front: Front, said: str | None = None) -> Naming:
    """The title of ``text`` and how sure it is."""
    decree = DECREE.match(decree_head(text, front)) is not None
    annex = _annex_head(text, front)
    found = _best(text, _head(text, front, decree=decree), said)
    if decree or found.title is None:
        behind = _best(text, [annex[a:b] for a, b in text_lines(annex, 0, len(annex))], said)
        return behind if behind.title else found
    return found


def _head(text: str, front: Front, *, decree: bool) -> list[str]:
    """The lines above the body, at most `HEAD`; of a decree those of the paper that it carries too."""
    limit = front.recipients[0] if front.recipients else max(front.end, front.first)
    out: list[str] = []
    prose = 0
    for low, high in text_lines(text, 0, limit):
        line = text[low:high]
        found = headline(line) if len(line) > 20 else None
        glued = found is not None and found.about and bool(found.rest)
        prose += _is_prose(line) and not glued
        if prose > 1 or len(out) == HEAD or (prose and low >= front.end):
            break
        if prose and not decree and re.fullmatch(DATE, line):
            break  # signed: what follows is the paper that a notice brings
        out.append(line)
        if glued and len(line) > PROSE:
            break
    return out


def _annex_head(text: str, front: Front) -> str:
    """What follows the last date of a cover note: the title of the annex stands there."""
    cover = text[front.recipients[1] if front.recipients else 0 : front.end]
    parts = re.split(DATE, cover)
    return parts[-1] if len(parts) > 1 or not front.recipients else ""


def _best(text: str, head: Sequence[str], said: str | None) -> Naming:
    body = text[_behind(text, head) :][:BODY]
    weighed = sorted(
        ((_weight(text, head, c, said, body), -c.first, c) for c in _candidates(head)),
        key=lambda w: (-w[0], -w[1]),
    )
    if not weighed or weighed[0][0] < ENOUGH:
        return Naming(None)
    best, _, chosen = weighed[0]
    same = _folded(chosen.text)
    rivals = [
        w
        for w, _, c in weighed[1:]
        if (c.last < chosen.first or c.first > chosen.last) and not _alike(same, _folded(c.text))
    ]
    plain = _WITH_END.fullmatch(chosen.text) is None and headline(chosen.text) is None
    doubtful = (bool(rivals) and best - max(rivals) < CLEAR) or (plain and best < PLAIN)
    return Naming(_unquoted(chosen.text), doubtful)


def _behind(text: str, head: Sequence[str]) -> int:
    """Where the text goes on behind the last line of its head."""
    at = text.find(head[-1]) if head else -1
    return at + len(head[-1]) if at >= 0 else 0


def char_pairs(text: str) -> frozenset[str]:
    """The pairs of Chinese characters that ``text`` holds."""
    runs = "\n".join(_RUN.findall(text))
    return frozenset(p for p in set(map(add, runs, runs[1:])) if "\n" not in p)


def _unquoted(title: str) -> str:
    """A title without the 《》 around the whole of it; those of the papers it names go up a step."""
    inner = title[1:-1]
    if title[0] == "《" and title[-1] == "》" and not re.search("[《》]", inner):
        return inner.translate(_BOOK_MARKS)
    return title


def _alike(one: str, other: str) -> bool:
    return one in other or other in one


def _candidates(head: Sequence[str]) -> Iterator[_Candidate]:
    plain = [_bare(line) for line in head]
    kinds = [_is_part(line, bare) for line, bare in zip(head, plain, strict=True)]
    for first, line in enumerate(plain):
        joined = ""
        for last in range(first, min(first + MAX_LINES, len(head))):
            if not kinds[last] and not (last == first and _issues(plain, first)):
                break
            if last > first and (line == plain[last] or not _may_join(joined, plain[last])):
                break
            joined += plain[last]
            whole = _spaced(joined)
            if MIN_TITLE <= len(whole) <= MAX_TITLE and (last > first or kinds[first]):
                found = headline(joined)
                if found is not None and found.rest and len(joined) > len(found.text) + 2:
                    whole = found.text  # the body is glued on
                if _closed(whole) and not _is_prose(whole):
                    yield _Candidate(whole, first, last)


def _issues(plain: Sequence[str], n: int) -> bool:
    """Whether line ``n`` names the organs whose title goes on in the next line with 关于."""
    return (
        bool(organs(plain[n]))
        and n + 1 < len(plain)
        and re.match(r"关于|印发|转发|批转", plain[n + 1]) is not None
    )


def _may_join(joined: str, line: str) -> bool:
    """Whether a title that reads ``joined`` so far may go on with ``line``."""
    if not _closed(joined) or _GOES_ON.match(line):
        return True
    if (len(joined) < SHORT_FIRST and not organs(joined)) or joined[-1:].isdigit():
        return False
    if len(line) > SHORT_FIRST and line[:SHORT_FIRST] in joined:
        return False  # another title of the same subject
    if re.search("[：:]", joined) and _WITH_END.fullmatch(line) and len(line) > SHORT_TITLE:
        return False  # a key with its value above a title that is whole
    return _WITH_END.fullmatch(joined) is None or _EDITION.fullmatch(line) is not None


def _closed(title: str) -> bool:
    """Whether every bracket has its partner."""
    return all(title.count(a) == title.count(b) for a, b in _OPEN.items())


def _spaced(title: str) -> str:
    return _FILE.sub("", title.strip(" \t\u3000*#"))


def _is_prose(line: str) -> bool:
    if len(line) > PROSE and (
        _WITH_END.fullmatch(line) is None or len(line) > MAX_TITLE or line.count("，") > 1
    ):
        return True
    return re.search(r"。(?!.{0,2}$)|[；;。，,]$", line) is not None


def _is_part(line: str, bare: str) -> bool:
    """Whether a line may be part of a title."""
    row = "\t" in bare  # of a table
    if not bare or row or _is_prose(bare) or bare[-1] in "：:、" or _KEYED.match(bare):
        return False
    if _EDITION.fullmatch(bare) or _SET_APART.fullmatch(line.strip()):
        return True
    if _LABEL.match(bare) or _ASIDE.fullmatch(line) or _is_letterhead(bare) or is_person(bare):
        return False
    if (
        "\ufffd" in bare
        or _NAMES_JOINED.fullmatch(bare)
        or len(_HAN.findall(bare)) < HAN * len(bare)
    ):
        return False
    ended = _WITH_END.fullmatch(bare) is not None
    if not ended and (_SITE_WORD.search(bare) or (_BAR.search(bare) and not _kicked(bare))):
        return False
    return ended or not organs(bare)


def _kicked(line: str) -> bool:
    """Whether a bar divides a short kicker from a title: 最新消息|某市公布招生办法."""
    kicker, title = _BAR.split(line, maxsplit=1)
    return len(kicker.strip()) <= KICKER <= len(title.strip())


def _is_letterhead(line: str) -> bool:
    """Whether a line is 某某文件, 第3号, or an organ with the word for its decrees."""
    return _LETTERHEAD.fullmatch(line) is not None or (
        _HEADED.search(line) is not None and bool(organs(_HEADED.sub("", line).strip()))
    )


def _bare(line: str) -> str:
    """A line without the number that is glued in front of its title or behind it."""
    line = _NAME_KEY.sub("", line)
    if _SET_APART.fullmatch(line.strip()):
        return "".join(line.split())
    found = own_number(line)
    if found is not None:
        low, high = found
        rest = line[:low] + " " + line[high:]
        return re.sub(r"[（(【\[]\s*[）)】\]]?\s*$", "", rest).strip(" \t\u3000")
    number = NUMBER.search(line)
    if number and ends_line(line, number.end()):
        return re.sub(r"[（(【\[]?\s*$", "", line[: number.start()]).strip()
    return line.strip()


def _weight(text: str, head: Sequence[str], c: _Candidate, said: str | None, body: str) -> float:
    """How much speaks for a candidate; ``body`` is what stands below the head."""
    title = c.text
    ended = _WITH_END.fullmatch(title) is not None and _SPOKEN.search(title) is None
    found = headline(title)
    weight = 0.0 if not ended else 3.0 if len(title) >= SHORT_TITLE else 1.5
    weight += 1.0 if found is not None and found.about else 0.0
    weight += 0.5 if 8 <= len(title) <= 60 else -1.0 if len(title) < 6 and not ended else 0.0
    weight -= 4.0 if _SITE_WORD.search(title) and not ended else 0.0
    weight -= 3.0 if _BYLINE.search(title) else 0.0
    weight -= (0.3 if ended else 1.5) * (c.last - c.first)
    weight += 1.4 if c.last > c.first and organs(_bare(head[c.first])) else 0.0
    between = [h for h in head[c.last + 1 :] if _is_part(h, _bare(h))]
    weight += 2.0 if not between else max(-1.5, 1.0 - 0.6 * len(between))
    above = [h for h in head[: c.first] if _is_part(h, _bare(h))]
    weight += 0.8 if not above else 0.0
    weight -= CUT_OFF if _is_cut_off(head, c) else 0.0
    weight += _in_body(title, body)
    return weight + _told(text, title, said, ended=ended)


def _is_cut_off(head: Sequence[str], c: _Candidate) -> bool:
    """Whether the last line of a candidate is another line of the head without its end."""
    last = _bare(head[c.last])
    if len(last) < SHORT_TITLE:
        return False
    rests = (h[len(last) :] for h in map(_bare, head) if h.startswith(last))
    return any(
        len(rest) >= MIN_TITLE and rest[0] not in "（(" and _WITH_END.fullmatch(rest) is not None
        for rest in rests
    )


def _in_body(title: str, body: str) -> float:
    """What the body says to a title by its words: a line of the site has none of them in common."""
    own = char_pairs(title)
    if len(own) < MIN_TITLE - 1 or not _has_pairs(body, 4 * len(own)):
        return 0.0
    share = sum(pair in body for pair in own) / len(own)
    return min(1.0, share * 2) if share >= SPOKEN else -1.0 if not share else 0.0


def _has_pairs(text: str, least: int) -> bool:
    """Whether `char_pairs` of ``text`` are ``least`` or more: its first lines tell."""
    found: set[str] = set()
    for run in _RUN.finditer(text):
        found.update(map(add, run[0], run[0][1:]))
        if len(found) >= least:
            return True
    return False


def _told(text: str, title: str, said: str | None, *, ended: bool) -> float:
    """What the rest of the document and the page say about a title."""
    weight = 0.0
    folded = _folded(title)
    if said and len(folded) >= MIN_TITLE:
        named = _folded(said)
        beginning = named.startswith(folded) and 2 * len(folded) > len(named)
        weight += 4.0 if named == folded else 2.0 if beginning else 0.0
    if len(title) >= 6 and f"《{title}" in text:
        weight += 1.0
    kind = _own_kind(text) if ended else ""
    if kind and re.search(rf"{kind}(?:[（(].{{1,12}}[）)])?$", title):
        weight += 0.7
    if ended and _TOLD_BELOW.search(title[-8:]) and _gives_notice(text):
        weight += 0.5
    return weight


# Asked again for each line that may be the title.
@lru_cache(maxsize=2)
def _own_kind(text: str) -> str:
    """The kind of paper that ``text`` calls itself (本办法); empty where it does not."""
    found = _SELF.search(text)
    return found[1] if found else ""


@lru_cache(maxsize=2)
def _gives_notice(text: str) -> bool:
    return _NOTICE.search(text) is not None


def _folded(title: str) -> str:
    return re.sub(r"[\s\W_]", "", unicodedata.normalize("NFKC", title))
