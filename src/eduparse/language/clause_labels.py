"""The labels of clauses as papers print them at the start of a line: 第三条, 一、, （一）, 1., ①, 附件1.

The plain forms are patterns without groups. `DIVISION` (`CHAPTER` or article), `COUNTED` and `IN_BRACKETS` number the parts of a
paper themselves (`CLAUSE`); `LABEL` adds the forms of items, `ITEM` is one of a list. With them a stage only asks
whether a line begins like a clause.

The label search of `split` reads values and asks for a sequence, so it knows more. `ANYWHERE` has the forms of the genre with a
group for each part. `AT_LINE_START` has rarer forms, slips of the typist and marks that mean something else in prose (a), 1）,
三，, 1 总则): `proof.py` keeps them only where a sequence proves them.
"""

import re

from eduparse.language.dates import MONTH_DAY, YEAR_OF_DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.line_pattern import LinePattern
from eduparse.language.numerals import (
    BRACKETED,
    BRACKETED_CHINESE,
    FILLED,
    FORMAL,
    NUMERALS,
    ROMAN,
    STEMS,
    STOPPED,
)
from eduparse.language.numerals import CIRCLED as CIRCLED_NUMERALS

_BLANKS = r"[ \t\u3000]*"
_HAN = "一二三四五六七八九十百零〇"
_FIRST = rf"第{_BLANKS}[一1]{_BLANKS}"
_UNITS = "(?:分[编編]|部分|[编編篇章节節])"
_ARTICLE = "[条條款]"


def of_unit(units: str) -> str:
    """The pattern of a label with 第 and one of ``units``, an expression: 章 is 第三章."""
    return rf"第{_BLANKS}[{_HAN}\d]{{1,7}}{_BLANKS}{units}"


ORDINAL = rf"(?:[{_HAN}]{{1,4}}|\d{{1,3}})"  # what stands in a label
# How a collection counts its pieces: 第二篇：, 篇2：, 范文二：.
PIECE = rf"(?:第{ORDINAL}篇|篇{ORDINAL}|范文{ORDINAL})[：:]"
UNIT_ENDS = "条條编編款章节節"  # the last character of a label with 第
CHAPTER = of_unit(_UNITS)
DIVISION = rf"(?:{CHAPTER}|{of_unit(_ARTICLE)})"
COUNTED = rf"[{_HAN}]{{1,4}} ?[、.．]"
IN_BRACKETS_HAN = rf"[（(][{_HAN}]{{1,4}}[）)]"
IN_BRACKETS_ARABIC = r"[（(]\d{1,3}[）)]"
IN_BRACKETS = rf"[（(][{_HAN}\d]{{1,4}}[）)]"
NUMBERED = rf"\d{{1,2}}(?:[、．]|\.(?={YEAR_OF_DAY}年|\D|$))"
HALF_BRACKET = r"\d{1,2}[）)]"
CIRCLED = "[①-⑳㈠-㈩⑴-⒇⒈-⒛]"
VALUE = rf"[{_HAN}]{{1,7}}|\d{{1,4}}"  # the number in a label
# A line that opens with a number, what stands around it in groups: for who only asks whether the next line of a row
# counts on.
NUMBERED_LINE = lazy_pattern(
    rf"{_BLANKS}+(?P<opens>[（(第]?){_BLANKS}+(?P<value>{VALUE}){_BLANKS}+(?P<closes>[、.．）)章节条])"
)
DASHED = "(?:——|──)"
BULLET = "[—●■◆·•]"
CLAUSE = rf"(?:{DIVISION}|{COUNTED}|{IN_BRACKETS})"
LABEL = rf"(?:{CLAUSE}|{NUMBERED}|{CIRCLED})"
LABEL_OPENS = "第（("  # what a kind of label opens with; any other opens with its number
ITEM = rf"(?:{NUMBERED}|{COUNTED}|{IN_BRACKETS}|{HALF_BRACKET}|{CIRCLED})"
# The labels that open a row of their kind.
FIRST_CHAPTER = rf"{_FIRST}{_UNITS}"
FIRST_ARTICLE = rf"{_FIRST}{_ARTICLE}"
SECOND_PART = lazy_pattern(
    rf"(?<=[。\s])第[ \t\u3000]*[二2][ \t\u3000]*(?:{_UNITS}|{_ARTICLE})"  # behind the first one
)
FIRST_COUNTED = "一 ?[、.．]"
FIRST_NUMBERED = "1[、.．]"

ANNEX_WORD = rf"附{_BLANKS}[件表录錄图圖]"
ANNEX_NUMBER = (
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:[-－—]\d{1,2})?|[A-ZＡ-Ｚ](?![A-Za-z]))"  # 1-2, A
)
ANNEX_LIST = rf"(?:文档|相关|文件)?{ANNEX_WORD}(?:下载|列表)?"  # what a site prints above the files of a paper
ANNEX = (
    rf"(?:{ANNEX_WORD}(?:{_BLANKS}{ANNEX_NUMBER})?|附(?=[：:])"
    rf"|附{_BLANKS}\d{{1,2}}(?=[ \t\u3000]*(?:[：:\n]|$)))"  # 附1 alone on its line
)
ANNEX_LABEL = lazy_pattern(ANNEX)

_GAP = r"[ \t\u3000\xa0]"
SINGLE = BRACKETED + BRACKETED_CHINESE + STOPPED

# The stop of a label inside a line, in front of a day: 放假时间1.9月19日至…, （学校负责）2．2021年…
_BEFORE_DAY = (
    rf"[.．﹒、](?:(?={MONTH_DAY}|{YEAR_OF_DAY}年)"
    r"(?:(?<=[一-鿿。；：！？]\d.)|(?<=[一-鿿。；：！？]\d\d.))"
    rf"|(?={YEAR_OF_DAY}年)(?:(?<=[）)]\d.)|(?<=[）)]\d\d.)))"
)
# The first character is a set of its own, so that the engine looks for it before it tries anything; each
# form then looks back at it. The name of the form is the last group that closes.
ANYWHERE = lazy_pattern(
    rf"""[第（({CIRCLED_NUMERALS}{SINGLE}—─●■◆专\d{NUMERALS}](?:
      (?P<article>(?<=第){_GAP}*(?P<an>[{NUMERALS}](?:{_GAP}?[{NUMERALS}]){{0,6}}|[{FORMAL}]{{1,3}}(?={_GAP}*[编篇章节条])|[IVX]{{1,5}}(?={_GAP}*部)|\d{{1,4}}(?:[A-Z]{{1,2}}(?={_GAP}*条))?)(?:(?<=\d)[-－](?P<dashed>\d{{1,2}}))?{_GAP}*(?P<unit>分编|部分|(?:(?<=[IVX])|(?<=[IVX] ))部|[编篇章节条])
        (?:[之-](?P<sub>[{NUMERALS}\d]{{1,3}}))?)
    | (?P<cnb>(?<=[（(])(?<!第.){_GAP}?(?P<cn>[{NUMERALS}]{{1,4}}){_GAP}?[）)])
    | (?P<numb>(?<=[（(])(?<!第.){_GAP}?(?P<nn>\d{{1,3}}){_GAP}?[）)])
    | (?P<top>(?<=[{NUMERALS}])(?<![第之其{NUMERALS}].)[{NUMERALS}]{{0,3}}、)
    | (?P<dot>(?<=\d)(?<![\d.．/\-—–A-Za-zΑ-Ωα-ω].)(?<!\d[:：].)\d{{0,2}}(?:[.．﹒](?![\d.．])|、(?!\d)|{_BEFORE_DAY}))
    | (?P<circ>(?<=[{CIRCLED_NUMERALS}]))
    | (?P<single>(?<=[{SINGLE}]))
    | (?P<dash>(?<=[●■◆])|(?<=—)—|(?<=─)─)
    | (?P<box>(?<=专)栏(?:{_GAP}*|{_GAP}*\n{_GAP}*(?=\d{{1,2}}{_GAP}*\n))(?P<xn>\d{{1,3}}(?:[-－—.]\d{{1,2}})?(?!\d|个|[天周年月日次期篇条])|[{NUMERALS}]{{1,3}})))
    """,
    re.VERBOSE,
)

AT_LINE_START = LinePattern(
    rf"""^{_GAP}*(?P<label>
      (?P<han>[{NUMERALS}]{{1,3}})(?P<hanstop>{_GAP}*[，,.．。﹒：:]|{_GAP}+、|{_GAP}+(?=[一-鿿《“])|{_GAP}*$)
    | (?P<hanhalf>[{NUMERALS}]{{1,3}}[）)])
    | [〔\[［【](?P<hanshell>[{NUMERALS}]{{1,3}})[〕\]］】]
    | (?P<formal>[{FORMAL}]{{1,3}}){_GAP}*[、.．，：:]
    | (?P<stem>[{STEMS}]){_GAP}*[、.．]
    | (?P<dec>(?!\d{{1,2}}[.．]{_GAP}\d{{1,2}}[A-Za-z])\d{{1,2}}(?:{_GAP}?[.．]{_GAP}?\d{{1,2}}){{1,4}})[.．、]?(?![\d.．%％])
    | (?P<paged>\d{{3,5}}(?:\.\d{{1,2}}){{1,4}})(?![\d.．%％])
    | \d{{1,3}}(?P<pagehan>[{NUMERALS}]{{1,3}})、
    | \d{{1,3}}(?P<pageldec>[A-Z](?:\.\d{{1,2}}){{1,3}})(?=[一-鿿])
    | (?P<pageitem>[1-9]\d{{2,4}})[、．](?!\d)
    | (?P<pagenum>[1-9]\d{{1,3}})(?=[一-鿿][^\n。；;，,：:]{{0,30}}$)
    | (?P<ldec>[A-Z](?:[.．]\d{{1,2}}){{1,3}})[.．、]?(?![\d.．%％A-Za-z])
    | [（(](?P<putin>\d{{1,2}}[A-Z]{{1,2}})[）)]
    | (?P<putindot>\d{{1,2}}[A-Z]{{1,2}})[.．、](?![\d.．A-Za-z])
    | (?P<num>\d{{1,2}})(?P<numstop>[.．、﹒](?=\d)|{_GAP}+[.．、](?!\d)|[，,。：:·](?!\d)|[）)]|{_GAP}*[/／|｜]{_GAP}*(?=[一-鿿])|{_GAP}+(?=[一-鿿《“（])|{_GAP}*$|(?=[一-鿿])(?!问{_GAP}*[：:]))
    | (?P<ell>l)[.．、]
    | (?P<filled>[{FILLED}])
    | (?P<roman>[{ROMAN}]|[IVX]{{1,5}})(?:[.．、，]|{_GAP}+(?=[一-鿿]))
    | [（(](?P<romanb>[ivx]{{1,5}})[）)]
    | [（(](?P<letterb>[a-zA-Z])[）)]
    | (?P<letterh>[a-zA-Z])[）)]
    | (?P<romans>[ivx]{{2,5}})[.．、](?![A-Za-z.])
    | (?P<letter>[a-zA-Z])[.．、](?![A-Za-z.])
    | 第(?P<first>[{NUMERALS}]{{1,3}})[，,：:、]
    | (?P<phase>第(?P<phasen>[{NUMERALS}]{{1,3}})(?:阶段|学段|步(?=[：:])|个(?:问题|方面)(?=[：:])|项(?=[：:])))(?:[：:]|(?=[（( \t\u3000\n])|$)
    | (?P<lesson>第(?P<lessonn>[{NUMERALS}]{{1,3}}|\d{{1,2}})(?P<lessonu>单元|课时?|讲))(?:[：:]|(?={_GAP}+[^\s的]|{_GAP}*\n|[《“])|{_GAP}*$)
    | (?P<course>{words("part-of-course")}(?P<coursen>[{NUMERALS}]{{1,3}}|\d{{1,2}}))(?:{_GAP}+(?=[一-鿿《“A-Z])|(?<=\d)[：:])
    | (?P<word>(?!第|专栏|附|星期|图|表)[一-鿿]{{2,3}}?)(?P<wordn>[{NUMERALS}]{{1,3}})[：:]
    | (?P<part>{words("part-of-plan")}(?P<partn>\d{{1,2}}|[A-H]))[：:]
    | (?P<ask>\d{{0,3}}问{_GAP}*[：:]|[【\[]问[】\]]{_GAP}*[：:]?|[QＱ]\d{{0,2}}[：:]|(?:问|[QＱ]\d{{0,2}}){_GAP}+(?=[^\n]{{2,120}}[？?]{_GAP}*$))
    | (?P<sign>─{{2,4}}|—{{2,4}}|--|[·•●▪◾▲△◆◇■□➢➤►▶★☆✦✓✔－–\-*])(?={_GAP}*[\w“《(（【])
    )""",
    re.VERBOSE,
    # Most lines open with a word, or with the label of an article, and are passed over.
    rf"{_GAP}*(?:[^一-鿿\n（(]|[（(][\da-zA-Z]|[{NUMERALS}{FORMAL}{STEMS}{FILLED}{ROMAN}问]"
    rf"|第[{NUMERALS}]{{1,3}}(?:[，,：:、]|阶段|学段|步|个[问方]|[单课讲项])|第\d{{1,2}}[单课讲]|[一-鿿]{{2,4}}(?:[{NUMERALS}]{{1,3}}|\d{{1,2}}|[A-H])[：: \t\u3000])",
)

# Of those some stand inside a line too, behind a stop, where a page lost its line breaks; or behind the number of a
# standard that heads the page (8 DB11/T 123—2020g)), or the number of a page (。7二、).
_STANDARD_GOES_ON = r"[A-Z]{1,3}\d{0,2}(?:/[TZ])? ?[X\d.]{2,8}[—–-][X\d]{2,4}"
_STANDARD = rf"[A-Z]{_STANDARD_GOES_ON}"
BEHIND_STOP = lazy_pattern(
    r"[。！？；：!?;”）)A-Z](?:(?:(?<=[。！？；：!?;”）])[ \t\u3000]*"
    rf"|(?<=[A-Z]){_STANDARD_GOES_ON}(?=[a-z][)）]))(?P<label>(?P<ask>问[：:])|(?P<num>\d{{1,2}})(?P<numstop>[)）])|(?P<letterh>[a-z])[)）])"
    rf"|(?<=[。；;：）)])[ \t\u3000]*\d{{1,3}}(?P<pagehan>[{NUMERALS}]{{1,3}}) ?、)"
)
# How each of them ends, which is looked for much faster.
ENDS_BEHIND_STOP = lazy_pattern(
    r"[)）、问](?:(?<=[)）])(?:(?<=[。！？；：!?;”）) \t\u3000][a-z\d].)|(?<=[。！？；：!?;”）) \t\u3000]\d\d.)|(?<=[X\d][a-z].))"
    rf"|(?<=问)[：:]|(?<=[{NUMERALS} ]、)(?:"
    + "|".join(rf"(?<=\d{n * f'[{NUMERALS}]'}{gap}、)" for n in (1, 2, 3) for gap in ("", " "))
    + "))"
)
# 8建设要求 glued to the end of a line, where the next one begins with 8.1; the number of a standard may follow.
FIRST_PART = lazy_pattern(r"\n[ \t\u3000]*(?P<num>\d{1,2})[.．]1(?![\d.．])")
GLUED_HEAD = lazy_pattern(
    rf"(?<=[^\d.．—–\-/第图表式章条\s])(?P<num>\d{{1,2}})[ \t]?(?=[一-鿿、]{{2,24}}(?:\d{{0,3}} {_STANDARD})?$)"
)
# Another part behind one that is named with it: 3.1和3.2按下列顺序进行.
NAMED_TOGETHER = lazy_pattern(r"[ \t]*(?:和|与|及|或|至|以及|、)[ \t]*\d{1,2}[.．]\d")
# The foot of a page glued to the last line above it, 防雷减灾8 DB33/T 2016—2016.
PAGE_OF_STANDARD = lazy_pattern(rf"(?<=[一-鿿])\d{{1,3}} {_STANDARD}$")
STANDARD_ENDS = lazy_pattern(rf"{_STANDARD}$")
# The answers of an exercise in one line, which number its questions: 答案：1.A 2.C 3.√; and two of them, looked for first.
_CHOICE = "(?:[A-HＡ-Ｈ]{1,4}|[√×✓✗对错])"
ANSWERED = lazy_pattern(
    rf"[.．、][ \t]*{_CHOICE}[ \t\u3000；;，,]+\d{{1,3}}[.．、][ \t]*[A-HＡ-Ｈ√×✓✗对错]"
)
ANSWERS = LinePattern(
    rf"^(?:[ \t\u3000]*(?:参考)?答案[ \t]*[：:])?[ \t\u3000]*"
    rf"(?P<key>(?:\d{{1,3}}[.．、][ \t]*{_CHOICE}(?:[ \t\u3000；;，,]+|$)){{2,}})$"
)
