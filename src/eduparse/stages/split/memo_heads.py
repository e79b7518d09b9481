"""The head of a memorandum: keys (由：, 致：, 檔號：, 日期：), and below them a line that says what it is about.

Offices and schools of Hong Kong write so. The line stands below the one that it is addressed to, where other papers
have their first sentence. It is short and holds no stop. 有關：秋季旅行 says the same with a key.
"""

from eduparse.language.clause_labels import LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.split.draft import Span
from eduparse.stages.split.text_lines import rest_of_line, text_lines

TO = lazy_pattern(r"[ \t\u3000]*致[ \t\u3000]*[：:][ \t\u3000]*(?=\S)")
SHORTEST, LONGEST = 4, 40  # code points of what a memorandum is about
_KEY = lazy_pattern(rf"[ \t\u3000]*(?:{words('memo-key')})[ \t\u3000]*[：:]|敬[启啓啟][者]?[：:]?$")
_ABOUT = lazy_pattern(
    r"[ \t\u3000]*(?:有关|事由|主题|题目|事项)[ \t\u3000]*[：:][ \t\u3000]*(?=\S)"
)
_REMARK = lazy_pattern(r"[（(\[【].*[）)\]】]")
_NO_SUBJECT = lazy_pattern(
    rf"{LABEL}|.*[。；;：:，,！!？?\t]|(?:{words('heads-preamble')}|{words('heads-plan')})$"
)


def memo_head(text: str, start: int, first: int) -> tuple[int, Span | None]:
    """Where the head ends whose addressee line ends at ``start``, and where it says what the paper is about.

    The first clause begins at ``first``.
    """
    end: int = start
    about: Span | None = None
    for low, high in text_lines(text, start, first):
        line = text[low:high]
        if about is None and (named := _ABOUT.match(line)):
            about = (low + named.end(), high)
        elif not (_KEY.match(line) or _REMARK.fullmatch(line)):
            if about is not None or not SHORTEST <= len(line) <= LONGEST or _NO_SUBJECT.match(line):
                break
            about = (low, high)
        end = high
    return end, about


def memo_subject(text: str, recipients: Span | None, first: int) -> str | None:
    """What a memorandum to ``recipients`` says that it is about, or None where the paper is none."""
    if recipients is None:
        return None
    low = text.rfind("\n", 0, recipients[0]) + 1
    if TO.match(rest_of_line(text, low)) is None:
        return None
    about = memo_head(text, recipients[1], first)[1]
    return text[slice(*about)] if about else None
