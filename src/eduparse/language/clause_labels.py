"""The labels of clauses as papers print them at the start of a line: 第三条, 一、, （一）, 1., ①.

Each form is a pattern without groups. `DIVISION` (`CHAPTER` or article), `COUNTED` and `IN_BRACKETS` number the parts of a paper
themselves (`CLAUSE`); `LABEL` adds the forms of items. The label search of `split` knows more forms, reads
their values and asks for a sequence; here a stage only asks whether a line begins like a clause.
"""

_BLANKS = r"[ \t\u3000]*"
_HAN = "一二三四五六七八九十百零〇"

CHAPTER = rf"第{_BLANKS}[{_HAN}\d]{{1,7}}{_BLANKS}(?:分[编編]|部分|[编編篇章节節])"
DIVISION = rf"(?:{CHAPTER}|第{_BLANKS}[{_HAN}\d]{{1,7}}{_BLANKS}[条條款])"
COUNTED = rf"[{_HAN}]{{1,4}} ?[、.．]"
IN_BRACKETS = rf"[（(][{_HAN}\d]{{1,4}}[）)]"
NUMBERED = r"\d{1,2}(?:[、．]|\.(?=(?:19|20)\d\d年|\D|$))"
CIRCLED = "[①-⑳㈠-㈩⑴-⒇⒈-⒛]"
CLAUSE = rf"(?:{DIVISION}|{COUNTED}|{IN_BRACKETS})"
LABEL = rf"(?:{CLAUSE}|{NUMBERED}|{CIRCLED})"
