"""The forms of labels as patterns: those that stand anywhere, and those that count at a line start only.

The first are the forms of the genre (第三条, 一、, （一）, 1., （1）, ①). The others are rarer forms, slips of
the typist and marks that mean something else in prose (a), 1）, 三，, 1 总则): `proof.py` keeps them only
where a sequence proves them.
"""

import re

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.numerals import (
    BRACKETED,
    BRACKETED_CHINESE,
    CIRCLED,
    FILLED,
    FORMAL,
    NUMERALS,
    ROMAN,
    STEMS,
    STOPPED,
)

_B = r"[ \t\u3000\xa0]"
SINGLE = BRACKETED + BRACKETED_CHINESE + STOPPED

# The first character is a set of its own, so that the engine looks for it before it tries anything; each
# form then looks back at it. The name of the form is the last group that closes.
ANYWHERE = lazy_pattern(
    rf"""[第（({CIRCLED}{SINGLE}—─●■◆专\d{NUMERALS}](?:
      (?P<article>(?<=第){_B}*(?P<an>[{NUMERALS}](?:{_B}?[{NUMERALS}]){{0,6}}|\d{{1,4}}){_B}*(?P<unit>分编|部分|[编篇章节条])
        (?:[之-](?P<sub>[{NUMERALS}\d]{{1,3}}))?)
    | (?P<cnb>(?<=[（(])(?<!第.){_B}?(?P<cn>[{NUMERALS}]{{1,4}}){_B}?[）)])
    | (?P<numb>(?<=[（(])(?<!第.){_B}?(?P<nn>\d{{1,3}}){_B}?[）)])
    | (?P<top>(?<=[{NUMERALS}])(?<![第之其{NUMERALS}\d].)[{NUMERALS}]{{0,3}}、)
    | (?P<dot>(?<=\d)(?<![\d.．/\-—–A-Za-zΑ-Ωα-ω].)(?<!\d[:：].)\d{{0,2}}(?:[.．﹒](?![\d.．])|、(?!\d)))
    | (?P<circ>(?<=[{CIRCLED}]))
    | (?P<single>(?<=[{SINGLE}]))
    | (?P<dash>(?<=[●■◆])|(?<=—)—|(?<=─)─)
    | (?P<box>(?<=专)栏{_B}*(?P<xn>\d{{1,3}}(?:[-－—.]\d{{1,2}})?(?!\d|个|[天周年月日次期篇条])|[{NUMERALS}]{{1,3}})))
    """,
    re.VERBOSE,
)

AT_LINE_START = lazy_pattern(
    rf"""^{_B}*(?P<label>
      (?P<han>[{NUMERALS}]{{1,3}})(?P<hanstop>{_B}*[，,.．。﹒：:]|{_B}+、|{_B}+(?=[一-鿿《“]))
    | (?P<hanhalf>[{NUMERALS}]{{1,3}}[）)])
    | [〔\[［【](?P<hanshell>[{NUMERALS}]{{1,3}})[〕\]］】]
    | (?P<formal>[{FORMAL}]{{1,3}}){_B}*[、.．，：:]
    | (?P<stem>[{STEMS}]){_B}*[、.．]
    | (?P<dec>\d{{1,2}}(?:{_B}?[.．]{_B}?\d{{1,2}}){{1,4}})[.．、]?(?![\d.．%％])
    | (?P<ldec>[A-Z](?:[.．]\d{{1,2}}){{1,3}})[.．、]?(?![\d.．%％A-Za-z])
    | (?P<num>\d{{1,2}})(?P<numstop>[.．、﹒](?=\d)|{_B}+[.．、](?!\d)|[，,。：:·](?!\d)|[）)]|{_B}*[/／|｜]{_B}*(?=[一-鿿])|{_B}+(?=[一-鿿《“（])|{_B}*$|(?=[一-鿿]))
    | (?P<ell>l)[.．、]
    | (?P<filled>[{FILLED}])
    | (?P<roman>[{ROMAN}]|[IVX]{{1,5}})(?:[.．、，]|{_B}+(?=[一-鿿]))
    | [（(](?P<romanb>[ivx]{{1,5}})[）)]
    | [（(](?P<letterb>[a-zA-Z])[）)]
    | (?P<letterh>[a-zA-Z])[）)]
    | (?P<letter>[a-zA-Z])[.．、](?![A-Za-z.])
    | 第(?P<first>[{NUMERALS}]{{1,3}})[，,：:、]
    | (?P<phase>第(?P<phasen>[{NUMERALS}]{{1,3}})阶段)(?:[：:]|(?=[（( \t\u3000\n])|$)
    | (?P<word>(?!第|专栏|附|星期|图|表)[一-鿿]{{2,3}}?)(?P<wordn>[{NUMERALS}]{{1,3}})[：:]
    | (?P<ask>问{_B}*[：:]|[【\[]问[】\]]{_B}*[：:]?|[QＱ]\d{{0,2}}[：:])
    | (?P<sign>──|——|--|[·•●▪◾▲△◆◇■□➢➤►▶★☆✦✓✔－–\-*])(?={_B}*[\w“《(（【])
    )""",
    re.VERBOSE | re.MULTILINE,
)

# Of those some stand inside a line too, behind a stop, where a page lost its line breaks.
BEHIND_STOP = lazy_pattern(
    r"[。！？；：!?;”）][ \t\u3000]*(?P<label>(?P<ask>问[：:])|(?P<num>\d{1,2})(?P<numstop>[)）])|(?P<letterh>[a-z])[)）])"
)
