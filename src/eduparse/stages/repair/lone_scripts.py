"""One character of a script that the rest of the page does not have, between Chinese ones.

It is what a wrong byte left of a Chinese one, in any encoding, unless the text speaks of the script.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import beside_chinese

# Scripts that Chinese text quotes in words alone: all but Latin, Greek, Cyrillic and what East Asia writes with.
_SCRIPT = (
    "\u0530-\u1cff\u2c00-\u2c5f\u2c80-\u2dff\ua000-\uabff\uac00-\ud7ff\ufb07-\ufdff\ufe70-\ufefe"
)
_LONE = lazy_pattern(
    f"(?<=[0-9\u4e00-\u9fff，。、；：])[{_SCRIPT}](?=[0-9\u4e00-\u9fff，。、；：])"
)
_SCRIPTS = lazy_pattern(f"[{_SCRIPT}]")
_BESIDE_LONE = lazy_pattern("[\u4e00-\u9fff]")
# A text that quotes a script says so beside it.
_NAMED_SCRIPT = lazy_pattern(
    "字母|音节|字符|符号|文字|读作|读音|写作|[文语文]字|谚文|[韩藏泰蒙维满傣彝]文|[韩藏泰蒙维满傣彝]语"
)
NAMED = 12  # characters beside one in which the text may name the script


def lone_scripts(text: str) -> Iterator[int]:
    """Where one character of a script stands within Chinese that the rest of ``text`` does not have."""
    if _SCRIPTS.search(beside_chinese(text)) is None:
        return  # as on nearly every page: what stands alone is one of them
    for m in _LONE.finditer(text):
        if _BESIDE_LONE.search(text, m.start() - 1, m.end() + 1) is None:
            continue
        if _NAMED_SCRIPT.search(text, max(0, m.start() - NAMED), m.end() + NAMED):
            continue  # 藏文字母ཀ: the text speaks of it
        script = _script(m[0])
        if sum(_script(c) == script for c in _SCRIPTS.findall(text)) == 1:
            yield m.start()


@lru_cache(maxsize=1 << 10)
def _script(char: str) -> str:
    """The name of the script of ``char``: the first word of its name in Unicode; "" where it has none."""
    return unicodedata.name(char, "").partition(" ")[0]
