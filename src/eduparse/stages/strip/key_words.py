"""Headers and feet of key words, as sites that want to be found print them: 甲乙官网_甲乙下载_甲乙平台."""

import re
from collections.abc import Callable, Iterator

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.page import strip_lines
from eduparse.stages.strip.title_spam import ABOVE, HEADERS, HITS, KEYWORDS, TITLED

FOREIGN = (
    0.15  # share of the pairs of characters of a header that the rest of its page holds, at most
)
_STOPS = frozenset("。；：")  # of a sentence, which a list of key words has none of
_PARTED = lazy_pattern(r"[_|｜,，、\-－—]+")
_PARTED_BY_SITES = lazy_pattern(r"[_|｜,，\-－—]")


def key_words(
    text: str, soft: "re.Pattern[str]", plain_spam: Callable[[str], bool]
) -> Iterator[Edit]:
    """Headers of key words among the first lines, and feet among the last ones.

    Half of one is made of the words of such sites; or half of its parts hold one, and the rest of the page
    speaks of none of it.
    """
    lines = [line for line in strip_lines(text) if line.text]
    feet = lines[max(HEADERS, len(lines) - HEADERS) :]
    for line in (*lines[:HEADERS], *feet):
        parts = [p for p in _PARTED.split(line.text) if p.strip()]
        if len(parts) < 2 or not _STOPS.isdisjoint(line.text):
            continue
        if any("关于" in part and TITLED.fullmatch(part.strip()) for part in parts):
            continue  # `TitleSpam` parts a title from such words
        hits = soft.findall(line.text)
        if len(set(hits)) < HITS:
            continue
        if _PARTED_BY_SITES.search(line.text) is None and not plain_spam(line.text):
            continue  # 亚洲电影、欧美电影: a list that anybody writes
        touched = sum(soft.search(part) is not None for part in parts)
        made_of = touched == len(parts) and 2 * sum(map(len, hits)) >= len(line.text)
        if made_of or (
            2 * touched >= len(parts) >= HITS
            and _is_foreign(line.text, text[: line.start] if line in feet else text[line.end :])
        ):
            yield Edit(
                line.start, min(line.end + 1, len(text)), "", KEYWORDS, 0.99, witnesses=ABOVE
            )


def _is_foreign(line: str, rest: str) -> bool:
    """Whether hardly a pair of the Chinese characters of ``line`` stands in ``rest``."""
    pairs = {line[n : n + 2] for n in range(len(line) - 1)}
    own = [p for p in pairs if all("\u4e00" <= c <= "\u9fff" for c in p)]
    return len(rest) >= len(line) and sum(p in rest for p in own) <= FOREIGN * len(own)
