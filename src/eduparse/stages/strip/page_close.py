"""Where the text of a page has ended though sentences follow: the site closes it with a run of its own lines.

Below a text stand editors, buttons and tags, and among them notices on rights (如涉及版权问题，请联系我们). Such a notice
is a sentence as long as those of the text. So the run is read from the end of the page upwards: it holds such a notice,
furniture and short lines that are nothing of a paper's, no more of these than of furniture, and it begins with furniture.
"""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.head_frame import PAGE_FEET
from eduparse.stages.strip.page import StripLine

SPOKEN = 2  # lines of a text that speak of rights from which such a sentence may be its own
_RIGHTS = lazy_pattern("本[网站]|版权|转载|侵权|著作权")
_BESIDE = lazy_pattern(f"{_RIGHTS.pattern}|联系|删除|举报|免责|声明|授权|作品|稿件|原作者|来源")
KINDS = 2  # different words of a notice


def close(lines: Sequence[StripLine], marks: Sequence[Mark]) -> int:
    """Index of the first line of the run that closes the page; the number of lines without one."""
    begins, furniture, plain, said = len(lines), 0, 0, False
    for n in range(len(lines) - 1, -1, -1):
        line, (strength, rule) = lines[n], marks[n]
        if strength:
            furniture += 1
            opens = strength >= Strength.STRONG and rule not in PAGE_FEET
            if opens and said and furniture >= plain:
                begins = n
        elif is_notice(line):
            said = True
        elif line.owned:
            break
        else:
            plain += 1
    if begins == len(lines):
        return begins
    spoken = sum(_RIGHTS.search(line.text) is not None for line in lines[:begins])
    return begins if spoken < SPOKEN else len(lines)


def notices(lines: Sequence[StripLine], marks: Sequence[Mark]) -> list[int]:
    """The sentences on rights in the run that closes the page."""
    begins = close(lines, marks)
    return [n for n in range(begins, len(lines)) if not marks[n][0] and is_notice(lines[n])]


def is_notice(line: StripLine) -> bool:
    """Whether the line is a sentence on rights: two words of such notices, one of them on rights or of a site."""
    text = line.text
    return (
        line.owned and _RIGHTS.search(text) is not None and len(set(_BESIDE.findall(text))) >= KINDS
    )
