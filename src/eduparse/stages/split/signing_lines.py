"""The lines below a paper on which people sign it, who met, whom it goes to, or a slip: 承诺人：, 此致, 列席：, 回执."""

from eduparse.language.dates import BLANK_DATE, DATE, STAMP
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.line_pattern import LinePattern

MAX_GREETED = 12  # code points of whom a letter greets, below 此致, and of who greets
LONGEST_SLIP = 1500  # code points
_SIGNS = lazy_pattern(words("signs-paper"))
_MET = lazy_pattern(words("tells-who-met"))
# The key in front of the day on which a paper is signed: 日期：2023年5月6日, 日 期:xxxx年xx月xx日.
_DAY_KEY = lazy_pattern(
    rf"{words('keys-signed-day')}[ \t\u3000]*[：:][ \t\u3000]*(?=(?:{DATE}|{BLANK_DATE}|{STAMP})[ \t\u3000]*$)"
)
_GREETS = lazy_pattern(r"此致[：:]?|(?:此致[ \t\u3000，,]*)?敬礼[！!。]?")
_CUT = r"[-—―─…·.．=＝_＿~～✂]"  # of the line along which a slip is cut
_SLIP = LinePattern(
    rf"^(?P<cut>[^\n一-鿿]{{6,}}\n\s*|{_CUT}{{6,}})?[ \t\u3000]*(?:[一-鿿]{{2,8}})?回(?P<wide>[ \t\u3000]{{0,4}})[执執条條][单联表]?[ \t\u3000]*"
    rf"(?:[（(][^（）()\n]{{1,20}}[）)])?(?:{_CUT}{{6,}})?[ \t\u3000]*$"
)


def signs_below(line: str, above: str) -> bool:
    """Whether somebody signs on ``line``, or it greets: 承诺人： with nothing behind it, 甲方（盖章）：, 此致.

    Whom a letter greets stands below 此致, and who greets below 敬礼, the line ``above``.
    """
    signed = _SIGNS.match(line) or _GREETS.fullmatch(line)
    return signed is not None or (len(line) <= MAX_GREETED and _GREETS.fullmatch(above) is not None)


def day_key(line: str) -> int:
    """How long the key is that stands in front of the day on a line of its own: 3 of 日期：2023年5月6日; else 0."""
    found = _DAY_KEY.match(line) if line[-1:] == "日" or line[-1:].isdecimal() else None
    return 0 if found is None else found.end()


def slip_start(text: str) -> tuple[int, bool]:
    """Where the slip begins that is sent back (回执), and whether a line to cut it along or wide letters set it off.

    The end of the text without one. Only that says of a slip below an unsigned letter that it is none of its clauses.
    """
    if "回" not in text:
        return len(text), False
    found = _SLIP.search(text, max(0, len(text) - LONGEST_SLIP))
    if found is None:
        return len(text), False
    return found.start(), found["cut"] is not None or bool(found["wide"])


def told_in_rows(line: str) -> bool:
    """Whether ``line`` is a row below minutes or a brief: who met, or whom it goes to.

    One row alone may be the text of a clause: below others, or above a signature, it is not.
    """
    return line[-1:] not in "：:；" and _MET.match(line) is not None
