"""Lists of annexes in the closing lines of a paper: named in its text, below 附件, or each with its file."""

import re
from itertools import islice

from eduparse.language.clause_labels import ANNEX_LIST, NUMBERED
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern
from eduparse.language.organs import is_person, organs
from eduparse.stages.split.closing_lines import closes, is_item
from eduparse.stages.split.contact_block import ITEM_LABEL
from eduparse.stages.split.text_lines import closed_up, lines_back

_FILE = lazy_pattern(rf".{{1,120}}{FILE_SUFFIX}")
_ANNEXES = lazy_pattern(rf"[【\[]?{ANNEX_LIST}[】\]]?[：:]?")
_NUMBERED_FILE = LinePattern(
    rf"^[ \t\u3000]*{NUMBERED}[ \t\u3000]*\n\s*[^\n]{{1,120}}?{FILE_SUFFIX}[ \t\u3000]*$"
)
_BARE_ITEM = lazy_pattern(NUMBERED)  # alone above the name of a file
SHORTEST = 4  # code points of the name of an annex, at least
BELOW_LIST = 6  # lines of a signature below a list of annexes
FEWEST_CITED = 2  # annexes of a list without its 附件： that the text names
CITED = 0.5  # share of them that it names
MOST_ANNEXES = 30  # items of a list of annexes that are looked through


def cited_list(text: str) -> int | None:
    """Where a list of annexes begins at the end of a paper that has lost its 附件：; None where there is none.

    The paper itself says which annex each is: 《申请指引》（附件2）, and below the text 2. 申请指引. Nothing but who
    signs and closing lines stand behind the list.
    """
    if "附件" not in text:
        return None
    items: list[tuple[int, int, str]] = []  # where an item begins, its number and name, last first
    for n, (low, high) in enumerate(lines_back(text)):
        line = closed_up(text[low:high])
        if is_item(line) and (label := ITEM_LABEL.match(line)):
            digits = "".join(c for c in label.group() if c.isdecimal())
            items.append((low, int(digits or 0), line[label.end() :]))
            if items[-1][1] == 1:
                break
        elif items or n >= BELOW_LIST or not (closes(line) or organs(line) or is_person(line)):
            return None
    numbers = [number for _, number, _ in items]
    if not items or numbers != list(range(len(items), 0, -1)):
        return None
    start = items[-1][0]
    named = re.sub(r"\s", "", text[:start])
    cited = sum(_cites(named, n, name) for _, n, name in items)
    return start if cited >= max(FEWEST_CITED, CITED * len(items)) else None


def _cites(text: str, n: int, name: str) -> bool:
    """Whether ``text`` names an annex with its number: 《申请指引》（附件2）."""
    cited = rf"{re.escape(name)}》?[（(](?:详?见)?附件{n}[）)]"
    return len(name) >= SHORTEST and re.search(cited, text) is not None


def below_files(text: str) -> int:
    """The end of the last file whose number stands alone above it, where no 附件 stands above the list; else 0."""
    last = max((m.span() for m in _NUMBERED_FILE.finditer(text)), default=None)
    return 0 if last is None or _under_annexes(text[: last[0]]) else last[1]


def _under_annexes(above: str) -> bool:
    """Whether 附件 stands above a number and the names of files, each below a number, that go before it."""
    for low, high in lines_back(above):
        line = above[low:high]
        if not (_BARE_ITEM.fullmatch(line) or _FILE.fullmatch(line)):
            return _ANNEXES.fullmatch(line) is not None
    return False


def numbers_file(line: str, under: str) -> bool:
    """Whether ``line`` is a number alone above the name of a file."""
    return _BARE_ITEM.fullmatch(line) is not None and _FILE.fullmatch(under) is not None


def names_file(item: str, below: str) -> bool:
    """Whether a file that the closing lines list has the name of an item: 2.申报表 above 附件2：申报表.doc."""
    name = ITEM_LABEL.sub("", item).rstrip("。；;")
    return (
        len(name) >= SHORTEST and re.search(rf"{re.escape(name)}{FILE_SUFFIX}", below) is not None
    )


def lists_annexes(above: str) -> bool:
    """Whether ``above`` ends in numbered items below a line that names annexes: 附件：1.名册⏎2.申报表."""
    lines = (closed_up(above[low:high]) for low, high in lines_back(above))
    top = next((line for line in islice(lines, MOST_ANNEXES) if not is_item(line)), "")
    return top.startswith("附")
