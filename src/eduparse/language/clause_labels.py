"""The labels of clauses as papers print them at the start of a line: 第三条, 一、, （一）, 1., ①, 附件1.

Each form is a pattern without groups. `DIVISION` (`CHAPTER` or article), `COUNTED` and `IN_BRACKETS` number the parts of a paper
themselves (`CLAUSE`); `LABEL` adds the forms of items, `ITEM` is one of a list. The label search of `split` knows more forms
(`label_forms.py`), reads their values and asks for a sequence; here a stage only asks whether a line begins like a clause.
"""

_BLANKS = r"[ \t\u3000]*"
_HAN = "一二三四五六七八九十百零〇"
_FIRST = rf"第{_BLANKS}[一1]{_BLANKS}"
_UNITS = "(?:分[编編]|部分|[编編篇章节節])"
_ARTICLE = "[条條款]"

ORDINAL = rf"(?:[{_HAN}]{{1,4}}|\d{{1,3}})"  # what stands in a label
UNIT_ENDS = "条條编編款章节節"  # the last character of a label with 第
CHAPTER = rf"第{_BLANKS}[{_HAN}\d]{{1,7}}{_BLANKS}{_UNITS}"
DIVISION = rf"(?:{CHAPTER}|第{_BLANKS}[{_HAN}\d]{{1,7}}{_BLANKS}{_ARTICLE})"
COUNTED = rf"[{_HAN}]{{1,4}} ?[、.．]"
IN_BRACKETS_HAN = rf"[（(][{_HAN}]{{1,4}}[）)]"
IN_BRACKETS = rf"[（(][{_HAN}\d]{{1,4}}[）)]"
NUMBERED = r"\d{1,2}(?:[、．]|\.(?=(?:19|20)\d\d年|\D|$))"
HALF_BRACKET = r"\d{1,2}[）)]"
CIRCLED = "[①-⑳㈠-㈩⑴-⒇⒈-⒛]"
DASHED = "(?:——|──)"
BULLET = "[—●■◆·•]"
CLAUSE = rf"(?:{DIVISION}|{COUNTED}|{IN_BRACKETS})"
LABEL = rf"(?:{CLAUSE}|{NUMBERED}|{CIRCLED})"
ITEM = rf"(?:{NUMBERED}|{COUNTED}|{IN_BRACKETS}|{HALF_BRACKET}|{CIRCLED})"
# The labels that open a row of their kind.
FIRST_CHAPTER = rf"{_FIRST}{_UNITS}"
FIRST_ARTICLE = rf"{_FIRST}{_ARTICLE}"
FIRST_COUNTED = "一 ?[、.．]"
FIRST_NUMBERED = "1[、.．]"

ANNEX_WORD = rf"附{_BLANKS}[件表录錄图圖]"
ANNEX_NUMBER = (
    r"(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:[-－—]\d{1,2})?|[A-ZＡ-Ｚ](?![A-Za-z]))"  # 1-2, A
)
ANNEX = rf"(?:{ANNEX_WORD}(?:{_BLANKS}{ANNEX_NUMBER})?|附(?=[：:]))"
