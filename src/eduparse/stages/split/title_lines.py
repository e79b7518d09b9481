"""The lines above a body that may be its title, alone or joined with the next ones."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from eduparse.document.records import dataclass
from eduparse.language.clause_labels import ANNEX_WORD, LABEL, ORDINAL
from eduparse.language.dates import ANY_DAY, DATE, DOTTED_REPUBLIC, STAMP, YEAR_OF_DAY
from eduparse.language.doc_numbers import COUNT, MACAO_NUMBER, NUMBER, NUMBER_END, TAIWAN_NUMBER
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.line_pattern import LinePattern
from eduparse.language.organs import ORGAN_END, is_person, organs
from eduparse.language.titles import (
    ACT_KINDS,
    HANDS_ON,
    PAPER_KINDS,
    PARTY,
    TITLE_END,
    headline,
    uncounted,
    unstopped,
)
from eduparse.stages.split.glued_titles import headline_before_body
from eduparse.stages.split.numbering import ends_line, glued_title, own_number

MIN_TITLE, MAX_TITLE = 4, 120  # code points
HEAD = 16  # lines above the body that may hold the title
MAX_LINES = 4  # that one title is broken over
PROSE = 90  # code points; a longer line is a paragraph
HAN = 0.4  # least share of Chinese characters in a title of a Chinese page
SHORT_TITLE = 6  # code points; 值班制度 is a heading as often as a title
SHORT_FIRST = 5  # code points of the first line of a broken title, at least
CELL = 8  # code points of a line that may be a cell of a table
KICKER = 8  # code points of what is printed in front of a title and a bar, at most
WITH_END = lazy_pattern(rf".*(?:{TITLE_END})[》”]?")
_LETTERHEAD = lazy_pattern(
    rf"[一-鿿][一-鿿 \u3000]{{1,24}}(?<!的)令[ \t\u3000]*{DATE}|.*文[ \t\u3000]*件|[一-鿿]{{2,12}}通[告函]{MACAO_NUMBER}|(?!.*关于)(?:.*(?<!的)令|.*(?:令|公告|通告)?(?:\d{{4}}年)?{COUNT})"
)
_ASIDE = lazy_pattern(
    rf"[一-鿿]{{2,30}}{ORGAN_END}[ \t\u3000]*{DATE}(?:印发|编印)?|"  # who edits a briefing, and when
    rf"{DOTTED_REPUBLIC}.{{0,80}}(?:通过|修正|修订|订定|公布|发布|核定|核备|备查|实施).{{0,20}}|"
    r"(?:回答|浏览|评论|阅读|点赞|关注|收藏)[ \t\u3000]*\d{1,7}|"  # counters of a site
    rf"[（(\[【].*[）)\]】]|[（(]?{DATE}.{{0,12}}|{STAMP}.{{0,12}}|——.*|─.*"
    rf"|(?:(?:立法|修订|历史)?沿革[：:])?{DATE}.{{0,120}}(?:修正|修订|订定|公布|发布|函颁|施行|生效|备查|核定).{{0,40}}"
)
_KEYED = lazy_pattern(
    rf"[ \t\u3000]*(?:[一-鿿]{{0,4}}(?:时间|日期)(?=[：:])|作\s*者|小编|来\s*源|编\s*辑|责编|时\s*间|日\s*期|地\s*点|主\s*办|承\s*办|协\s*办|联系|电\s*话|地\s*址|发布|索引号|主题词|标签|阅读|浏览|字号|网址|摄影|供稿|审核|签发|稿件|记者|版本|{ANNEX_WORD}|抄送|主送|密级|紧急程度|中图分类号|文献标识码|文章编号|关键词|摘\s*要|收稿日期|基金项目|DOI|(?:参[会加]|出席|列席|缺席|与会|到会)人?员?|主持人?|记录人?|召集人|[甲乙丙丁供需买卖]方|受文者|发文日期|发文字号|速别|密等|{words('reply-key')}|[■□◆●▪※]?[ \t\u3000]*(?:说明|主旨)(?=[：:])|案\s*由|提案人|领衔代表|议\s*题|授课|执教|适用(?:范围|对象))[^：:]{{0,8}}[：:]"
    r"|[ \t\u3000]*致[ \t\u3000]*[：:]|[ \t\u3000]*(?:时[ \t\u3000]+间|地[ \t\u3000]+点|内[ \t\u3000]+容|主[ \t\u3000]*持[ \t\u3000]*人|出[ \t\u3000]*席[ \t\u3000]*人[ \t\u3000]*员|嘉[ \t\u3000]*宾)[ \t\u3000：:]"
    r"|[ \t\u3000]*【[一-鿿]{0,4}(?:日期|时间|机关|机构|单位|部门|字号|文号|名称|内容|类别|来源|作者|效力|时效)】"
)
SITE_WORD = lazy_pattern(words("site-word"))
_SENTENCE = lazy_pattern(
    r"。(?!.{0,2}$)|[；;。，,]$|^[“「][^”」]*。[”」]$|[，,；;][^，,；;]{0,4}(?:电话|微信|QQ|手机|热线)[号：:]{0,2}[ \t]*[\d-]{6,}$|"
    rf"{words('says')}[“「].*[。！？…][”」]$"
)
_BAR = lazy_pattern(r"[|｜丨]")
_LABEL = lazy_pattern(
    rf"{LABEL}|[问答][：:]|[QＱ]\d{{0,2}}[：:]|第{ORDINAL}步[：:]|问题?{ORDINAL}[：:]"
)
_EDITION = lazy_pattern(
    rf"[（(](?:{YEAR_OF_DAY}[^月日号（）()]{{0,14}}|(?:试行|暂行|修订|草案|送审稿|征求意见稿|讨论稿|节选|摘要|修正)[^（）()]{{0,8}})[）)]"
)
_RULES = lazy_pattern(rf".*(?:{ACT_KINDS}|制度|职责)")  # 班主任工作规定 is no person
_HEADED = lazy_pattern(  # 某委员会公告中华民国106年7月31日（补登）
    rf"(?:令|公告|通告)(?:[ \t\u3000]*{DATE}(?:[（(][^（）()\d]{{1,6}}[）)])?)?$"
)
_NAME_KEY = lazy_pattern(
    rf"^[ \t\u3000]*(?:(?:法规|文件|信息|公文|发文)?(?:名称|标题|题名)|{words('letter-title-key')}|{words('file-title-key')}|文[档件](?=[^\n]{{4,90}}\.[A-Za-z]{{2,4}}$))[ \t]*[：:][ \t\u3000]*|^词条[ \t]*[|｜][ \t]*"
)
LETTER_TITLE = lazy_pattern(rf"[ \t\u3000]*{words('letter-title-key')}[ \t]*[：:]")
_FILE = lazy_pattern(rf"(?:{FILE_SUFFIX}|\.(?:md|html?))$")
_GOES_ON = lazy_pattern(rf"(?:(?:公开)?(?:征求)?意见)?的[ \t\u3000]*(?:{PAPER_KINDS}|请示)")
# 关于印发2022年政府工作报告⏎重点任务分工方案的通知: what a notice brings may end as a title does, and its own end is to come.
_OPENS_NOTICE = lazy_pattern(
    rf"关于(?:印发|下发|转发|批转|公布|发布|落实|贯彻|做好)(?![^《》]*(?:《[^《》]*》[^《》]*)*的(?:{HANDS_ON})(?:$|[（(]))"
)
_ENDS_NOTICE = lazy_pattern(
    rf"(?![^《》]*(?:关于|印发|转发|批转))[^，。；：:]{{2,60}}的(?:{HANDS_ON})(?:[（(][^（）()]{{1,12}}[）)])?"
)
# The kind of a paper set wide on a line of its own: 通    知.
_SET_APART = lazy_pattern(r"的?[ \t\u3000]*[通意公批决报请办][ \t\u3000]+[知见告复定示报法]")
_AGENDA = lazy_pattern(r"(?:会议)?议[ \u3000]*程$")
_KIND_SET_WIDE = lazy_pattern(
    r"(?<=的)[ \t\u3000]*(?:通[ \t\u3000]+知|意[ \t\u3000]+见|公[ \t\u3000]+告|通[ \t\u3000]+告|批[ \t\u3000]+复|决[ \t\u3000]+定|报[ \t\u3000]+告|请[ \t\u3000]+示|办[ \t\u3000]+法)$"
)
# With the marks that tell where each works: 李某1，王某2*.
_NAMES_JOINED = lazy_pattern(
    r"[一-鿿·]{2,4}[\d*]{0,3}(?:[+＋&＆,，][ ]?[一-鿿·]{2,4}[\d*]{0,3}){1,9}"
)
# A group and the persons in it: 二等奖：卞某、缪某、厍某某.
_PERSONS = lazy_pattern(
    r"[^：:]{1,16}[：:][ \t\u3000]*[一-鿿·]{2,4}(?:[（(][^（）()]{1,20}[）)])?(?:[、，,\t \u3000]+[一-鿿·]{2,4}(?:[（(][^（）()]{1,20}[）)])?){2,}[等。]?"
)
# Buttons that a page prints in one line: 字体 A A A, 在线客服 【点击咨询】.
_BUTTONS = lazy_pattern(
    r".*(?:[ \t\u3000]|^)A[+-]?(?:[ \t\u3000]+A[+-]?)+|.*[^\s】][ \t\u3000]*【[一-鿿]{2,8}】"
)
_CLASS = lazy_pattern(rf"[一-鿿]{{0,10}}[（(]?{ORDINAL}[）)]?班")
# What stands first in a book or a chronicle, below its title: 前 言, 1月.
_OPENS_BOOK = lazy_pattern(rf"[前引序导][ \u3000]*[言语论]|{words('heads-plan')}|{ORDINAL}月")
_NOTE_MARK = lazy_pattern(r"(?<=[一-鿿）)])\[\d{1,2}\]$")  # of a footnote to the title
# A row of a list of persons: 青石小学 柳三.
_ROW = lazy_pattern(rf"(?P<body>[一-鿿]{{2,30}}{ORGAN_END})[ \t\u3000]+(?P<person>[一-鿿·]{{2,4}})")
_LIST_END = lazy_pattern(
    r".{3,60}(?:名单|名册|花名册|成绩册|秩序册|通讯录|榜单|校历|流程图|课表|(?:时间|作息|课程|日程|安排|一览|汇总|统计|分配|公示|排名|成绩|值班|职数|计划|任务|收费|招生)表)(?:[（(][^（）()]{1,12}[）)])*"
)
# The head of a table whose rows are counted: 序号 类目名称 保管期限.
_HEAD_ROW = lazy_pattern(r"(?:序[ \t\u3000]?号|编号|节次|名次)(?:[ \t\u3000]+\S{1,12}){2,}")
_LIST_ENDS = "单册录历图表）)"  # with one of which such a name ends
LIST_ROW = 24  # code points of a row of a list, or of a cell, at most
FEWEST_LISTED = 5  # rows below the name of a list
# When an act was changed, which a database puts behind its name.
_CHANGED_BEHIND = lazy_pattern(
    r"[ \t\u3000]+[（(]?(?:(?:最[新后近])?(?:修正|修订|修改|公发?布|发布|订定|制定|施行)(?:日期|时间)|异动日期)[ \t\u3000]*[：:]?"
    rf"[ \t\u3000]*(?:{DATE}|{ANY_DAY})[）)]?$"
)
_ORIGINAL = LinePattern(
    r"^[ \t\u3000]*[（(【]?(?:原标题|原题|原文标题)[ \t\u3000]*[：:][ \t\u3000]*(?P<title>[^\n]{4,120}?)[）)】]?[ \t\u3000]*$"
)
_EMPTY_BRACKETS = lazy_pattern(r"[（(【\[]\s*[）)】\]]?\s*$")
_HAN = lazy_pattern(r"[一-鿿]")
_TWO_CLAUSES = lazy_pattern("[；;][^；;]*(?:施行|执行|生效|办理)")  # of a sentence without its stop
_BY_LETTER = lazy_pattern(rf"{TAIWAN_NUMBER}(?:函|令)")  # how an act was published in Taiwan
_PICTURED = lazy_pattern(r"^[（(](?:组图|图文?|视频|多图)[）)][ \t\u3000]*(?=\S)")
_IN_CONTENTS = lazy_pattern(r".*[一-鿿》）)]\d{1,3}")  # a row of contents with its page
FEWEST_IN_CONTENTS = 3
_SHELF = lazy_pattern(r"[一-鿿]{2,8}(?:/[一-鿿]{2,8}){2,}")  # of a register: 行政/教育/中等教育
# The sign of a row in a list of a site; ○○县 and ●年 hide a name.
_SIGN = lazy_pattern(r"^[•●■◆▪](?![•●■◆▪○年月省市县区州镇乡校])[ \t\u3000]*")
_JOINS = "和及与、"  # behind which a title goes on
_NAMES_SITE = lazy_pattern(r"官(?:网|方网站?)$")
# What a site has rules for: 官网⏎内容审核规定 is one title.
_OF_A_SITE = lazy_pattern(
    "^(?:使用|运行|建设|管理|工作)|内容|信息|审核|发布|网|栏目|维护|安全|保密|账号|域名|投稿|更新|管理员|用户"
)

BOOK_MARKS = str.maketrans("〈〉", "《》")
_OPEN = {"《": "》", "“": "”", "（": "）", "(": ")", "「": "」"}


@dataclass(frozen=True, slots=True)
class TitleCandidate:
    """A title that lines ``[first, last]`` of the head spell."""

    text: str
    first: int
    last: int


def title_candidates(head: Sequence[str], body: str = "") -> Iterator[TitleCandidate]:
    """The lines of ``head``, and those that a title may be broken over, each as it reads; ``body`` follows."""
    plain = [bare_line(line) for line in head]
    prose = next((n for n, line in enumerate(plain) if is_prose_line(line)), None)
    glued = (
        None
        if prose is None
        else headline_before_body(plain[prose], "\n".join((*plain[prose + 1 :], body)))
    )
    if prose is not None and glued is not None:
        yield TitleCandidate(glued, prose, prose)
    rows = [_IN_CONTENTS.fullmatch(line) is not None for line in plain]
    listed = sum(rows) >= FEWEST_IN_CONTENTS
    kinds = [
        is_title_part(line, bare) and not (row and listed)
        for line, bare, row in zip(head, plain, rows, strict=True)
    ]
    for first, line in _openings(plain):
        joined = ""
        for last in range(first, min(first + MAX_LINES, len(head))):
            if not kinds[last] and not (last == first and _issues(plain, first)):
                break
            if last > first and (
                line == plain[last]
                or head[last].startswith("#")
                or not _may_join(joined, plain[last])
            ):
                break
            joined += plain[last]
            whole = _spaced(joined)
            if last > first and _are_cells(plain[first : last + 1], whole):
                continue
            if MIN_TITLE <= len(whole) <= MAX_TITLE and (last > first or kinds[first]):
                found = headline(joined)
                if found is not None and found.rest and len(joined) > len(found.text) + 2:
                    whole = found.text  # the body is glued on
                apart = first == last and _EDITION.fullmatch(whole) is not None
                apart = apart or whole[-1] in _JOINS
                if _closed(whole) and not is_prose_line(whole) and not apart:
                    yield TitleCandidate(whole, first, last)


def _openings(plain: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines that may open a title; (修订稿) below another belongs to that."""
    for n, line in enumerate(plain):
        if not (n and _EDITION.fullmatch(line)):
            yield n, line


def names_list(line: str) -> bool:
    """Whether ``line`` is the name of a list or of a table; hardly a line ends as one does."""
    return line[-1:] in _LIST_ENDS and _LIST_END.fullmatch(line) is not None


def original_title(text: str) -> str | None:
    """The title that a copy names as that of its source: 原标题：….

    Where it names two, it is none's.
    """
    if "原" not in text:
        return None
    told = {m["title"].strip() for m in _ORIGINAL.finditer(text)}
    title = told.pop() if len(told) == 1 else ""
    return title if is_title_part(title, title) else None


def _are_cells(lines: Sequence[str], joined: str) -> bool:
    """Whether each of the lines is as short as a cell of a table and no title ends in the last one."""
    if _AGENDA.match(lines[-1]) and organs(lines[0]):
        return False
    return max(map(len, lines)) < CELL and WITH_END.fullmatch(joined) is None


def _issues(plain: Sequence[str], n: int) -> bool:
    """Whether line ``n`` names the organs whose title goes on in the next line with 关于, or as 议程."""
    return (
        bool(organs(plain[n]))
        and n + 1 < len(plain)
        and re.match(rf"关于|印发|转发|批转|{_AGENDA.pattern}", plain[n + 1]) is not None
    )


def _may_join(joined: str, line: str) -> bool:
    """Whether a title that reads ``joined`` so far may go on with ``line``."""
    if not _closed(joined) or _GOES_ON.match(line):
        return True
    if (
        (len(joined) < SHORT_FIRST and not organs(joined))
        or joined[-1:].isdigit()
        or (_NAMES_SITE.search(joined) and not _OF_A_SITE.search(line))
    ):
        return False
    if len(line) > SHORT_FIRST and line[:SHORT_FIRST] in joined:
        return False  # another title of the same subject
    if re.search("[：:]", joined) and WITH_END.fullmatch(line) and len(line) > SHORT_TITLE:
        return False  # a key with its value above a title that is whole
    if _OPENS_NOTICE.search(joined) and _ENDS_NOTICE.fullmatch(line):
        return True
    return WITH_END.fullmatch(joined) is None or _EDITION.fullmatch(line) is not None


def _closed(title: str) -> bool:
    """Whether every bracket has its partner."""
    return all(title.count(a) == title.count(b) for a, b in _OPEN.items()) and (
        title.count('"') % 2 == 0
    )


def _spaced(title: str) -> str:
    title = _NOTE_MARK.sub("", _FILE.sub("", title.strip(" \t\u3000*#")))
    return _KIND_SET_WIDE.sub(lambda m: "".join(m[0].split()), title)


def is_prose_line(line: str) -> bool:
    """Whether a line is a sentence or a paragraph, no title."""
    if len(line) > PROSE and (
        len(line) > MAX_TITLE or line.count("，") > 1 or WITH_END.fullmatch(line) is None
    ):
        return True
    if line[-1:] in ",，" and not _closed(line):
        return False  # broken inside the name of another paper
    return _SENTENCE.search(line) is not None


@lru_cache(maxsize=256)  # as `bare_line`
def is_title_part(line: str, bare: str) -> bool:
    """Whether a line may be part of a title."""
    row = "\t" in bare  # of a table
    if (
        not bare
        or row
        or _HEAD_ROW.fullmatch(bare)
        or is_prose_line(bare)
        or bare[-1] in "：:、"
        or _KEYED.match(bare)
        or PARTY.match(bare)
    ):
        return False
    if _EDITION.fullmatch(bare) or _SET_APART.fullmatch(line.strip()):
        return True
    person = is_person(bare) and _RULES.fullmatch(bare) is None
    if person or _LABEL.match(bare) or _ASIDE.fullmatch(line) or _is_letterhead(bare):
        return False
    if (
        "\ufffd" in bare
        or _TWO_CLAUSES.search(bare) is not None
        or _BY_LETTER.search(bare) is not None
        or _NAMES_JOINED.fullmatch(bare)
        or _is_roster_row(bare)
        or _OPENS_BOOK.fullmatch(bare) is not None
        or _SHELF.fullmatch(bare) is not None
        or (_PERSONS.fullmatch(bare) and WITH_END.fullmatch(bare) is None)
        or len(_HAN.findall(bare)) < HAN * len(bare)
    ):
        return False
    if WITH_END.fullmatch(bare) is not None:
        return True
    row_of = _ROW.fullmatch(bare)
    listed = row_of is not None and is_person(row_of["person"])
    barred = _BAR.search(bare) is not None and not _kicked(bare)
    of_site = _BUTTONS.fullmatch(bare) or SITE_WORD.search(bare)
    return not (listed or barred or of_site or organs(bare))


def _is_roster_row(line: str) -> bool:
    """Whether a line is a body or a class and a person of it: 青禾县第一小学 周子涵, 五（3）班 周子涵."""
    body, blank, person = line.partition(" ")
    return (
        bool(blank)
        and (bool(organs(body)) or _CLASS.fullmatch(body) is not None)
        and is_person(person)
    )


def _kicked(line: str) -> bool:
    """Whether a bar divides a short kicker from a title: 最新消息|某市公布招生办法."""
    kicker, title = _BAR.split(line, maxsplit=1)
    return len(kicker.strip()) <= KICKER <= len(title.strip())


def _is_letterhead(line: str) -> bool:
    """Whether a line is 某某文件, 第3号, or an organ with the word for its decrees."""
    return _LETTERHEAD.fullmatch(line) is not None or (
        _HEADED.search(line) is not None and bool(organs(_HEADED.sub("", line).strip()))
    )


@lru_cache(maxsize=256)  # asked of each line of a head for each line that may be its title
def bare_line(line: str) -> str:
    """A line without the number that is glued in front of its title or behind it."""
    if line[0:1] in ("#", "*"):  # of Markdown
        line = line.strip(" \t\u3000*#")
    line = _CHANGED_BEHIND.sub("", _NAME_KEY.sub("", line)).strip(" \t\u3000")
    line = _SIGN.sub("", line)  # of the list of a site that holds the whole page
    line = _PICTURED.sub("", line)
    if line[:1] == "“" and line.count("“") > line.count("”") and WITH_END.fullmatch(line[1:]):
        line = line[1:]  # a mark that nothing closes, in front of a whole title
    line = unstopped(uncounted(line))
    half = len(line) // 2
    if half >= SHORT_TITLE and line[:half] == line[half:]:
        return line[:half]  # printed twice on one line
    if _SET_APART.fullmatch(line.strip()):
        return "".join(line.split())
    found = own_number(line)
    if found is not None:
        low, high = found
        rest = line[:low] + " " + line[high:]
        return _EMPTY_BRACKETS.sub("", rest).strip(" \t\u3000")
    number = NUMBER.search(line) if NUMBER_END in line else None
    if number and ends_line(line, number.end()):
        title = line[: number.start()] + glued_title(number.group())
        end = len(title) if len(title) > SHORT_TITLE else number.start()
        return re.sub(r"[（(【\[]?\s*$", "", line[:end]).strip()
    return line.strip()
