"""Words of Japanese and Korean, and faces made of signs, inside Chinese: 韩国朋友说안녕하세요, ﾊﾟﾝ屋, (≧▽≦)ﾉ.

They crowd like the characters of a wreck. But a wreck in a code page of Japan or Korea has Chinese characters
that no text has between its kana and hangul, since first bytes of many characters begin one. So where no Chinese
character is odd, hangul are words by their commonest syllables, and kana of half width where their bytes, as GBK, are
no likely Chinese: text of GBK shown as Shift_JIS is all such kana.
"""

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.language.rare_chars import is_odd

OF_WORDS = 0.25  # share of the commonest syllables in words of Korean
READS = -8.0  # mean log-probability of a character from which kana are Chinese in GBK
RUN = 4  # kana of half width that are asked what they are in GBK: two characters
_HAN = lazy_pattern("[\u3400-\u9fff\uf900-\ufaff]")
_HANGUL = lazy_pattern("[\uac00-\ud7a3]")
_HALF = lazy_pattern(f"[\uff61-\uff9f]{{{RUN},}}")
# Signs that GBK, Big5 and the code pages of Japan and Korea show of Chinese: Zhuyin, marks of vertical text, frames.
_SHOWN = lazy_pattern("[\u3105-\u312d\ufe30-\ufe6f\u2550-\u2590\ue000-\uf8ff\ufffd]")
_COMMON = frozenset(
    "이다는에의을가고하지로사기한도은대자정인시를어나리스해서과부일있전보그여아수상제원게장들습니요"
)


def only_foreign_words(window: str) -> bool:
    """Whether all that is odd in ``window``, a part of a line, is words of another script or faces."""
    odd = [c for c in window if c > "\x7f" and is_odd(c)]
    if (
        not odd
        or any(_HAN.match(c) for c in odd)
        or sum(_SHOWN.match(c) is not None for c in odd) > 1
    ):
        return False
    hangul = [c for c in odd if _HANGUL.match(c)]
    if sum(c in _COMMON for c in hangul) < OF_WORDS * len(hangul):
        return False
    return not any(_reads_as_gbk(m[0]) for m in _HALF.finditer(window))


def _reads_as_gbk(kana: str) -> bool:
    """Whether ``kana`` of half width, a byte each in Shift_JIS, are likely Chinese in GBK, from either byte on."""
    data = kana.encode("cp932")
    texts = [data[at : at + (len(data) - at) // 2 * 2].decode("gbk", "replace") for at in (0, 1)]
    return any(t and mixture().score(t) >= READS * len(t) for t in texts)
