"""The language of a text by its letters, in ISO 639-3: enough to tell Chinese from what is not.

Scripts decide; within the Latin, Cyrillic and Arabic ones a few letters and words of a language do. Where
nothing does the language is ``und``. A text with a fair share of Chinese is Chinese, whatever it quotes; so is a
lesson whose English has Chinese headings and glosses.
"""

import re
import unicodedata
from collections import Counter

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import beside_chinese
from eduparse.language.script import reads_japanese

CHINESE = "zho"
UNKNOWN = "und"
_LOOKED = 20_000  # code points that tell
_FEWEST = 8  # letters
_GLANCE = 1_000  # code points
_HAN = bytes(
    range(0x4E, 0xA0)
)  # high bytes in UTF-16 of all Chinese characters of the first plane but rare ones
_NOT_CHINESE = lazy_pattern("[\u3041-\u30fa\u1100-\u11ff\uac00-\ud7a3]")  # kana and hangul
_CHINESE = 0.15  # share of the letters, one for each character, that makes a text Chinese
_GLOSSED = 0.5  # Chinese characters to a word of Latin letters in a lesson of both languages …
_WORD = 5  # … and letters of a word
_EXPLAINED = 0.15  # share of Chinese clauses in a lesson of Japanese
_CLAUSE = lazy_pattern("[^\\s，。、；：！？（）“”「」『』,.;:!?()]+")
_OF_BOTH = frozenset("的是")  # which Japanese has, too
_BINDS = lazy_pattern("[的是这這们們请吗嗎呢你读词课]")
_HEADING = 0.1  # share of kana in a Japanese heading
_SCRIPTS = {
    "HANGUL": "kor", "GREEK": "ell", "THAI": "tha", "TIBETAN": "bod", "MONGOLIAN": "mon",
    "HEBREW": "heb", "DEVANAGARI": "hin", "GEORGIAN": "kat", "ARMENIAN": "hye", "KHMER": "khm",
    "LAO": "lao", "MYANMAR": "mya", "BENGALI": "ben", "TAMIL": "tam", "ETHIOPIC": "amh", "YI": "iii",
}  # fmt: skip
# By script: language, letters and words that tell it; the first with enough of them wins.
_TELLING = {
    "ARABIC": (("uig", "[ەېۇۈۆۋڭ]", 0.1), ("fas", "[پچژگی]", 0.05), ("ara", "[ةىؤإأ]|ال", 0.02)),
    "CYRILLIC": (
        ("kaz", "[әғқңөұүһ]", 0.03),
        ("ukr", "[іїєґ]", 0.03),
        ("mon", "[өү]", 0.02),
        ("rus", "[ыэъё]|[оеаи]", 0.05),
    ),
    "LATIN": (
        ("vie", "[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", 0.08),
        ("pol", "[ąćęłńśźż]", 0.02),
        ("ces", "[ěřů]", 0.01),
        ("tur", "[ğış]", 0.02),
        ("hun", "[őű]", 0.005),
        ("deu", r"ß|\b(?:und|der|die|das|ist|nicht|mit)\b", 0.008),
        ("fra", r"[èêçœ]|\b(?:les|des|une|est|dans|pour|que)\b", 0.01),
        ("spa", r"[ñ¿¡]|\b(?:los|las|una|del|que|para|con)\b", 0.01),
        ("por", r"[ãõ]|\b(?:uma|não|dos|para|com)\b", 0.01),
        ("ita", r"\b(?:che|della|il|gli|sono|per)\b", 0.01),
        ("zha", r"\b(?:gij|dwg|neix|caeuq|gyoengq|bouxcuengh)\b", 0.008),
        ("eng", r"\b(?:the|and|of|to|in|is|for|that)\b", 0.01),
    ),
}


def language_of(text: str) -> str | None:  # noqa: PLR0911 - one return for each sign
    """The language of ``text``; None where there are too few letters to tell."""
    head = text[:_GLANCE]
    if 2 * _count_of_han(head) > len(head) > _FEWEST and not _NOT_CHINESE.search(
        beside_chinese(text if len(text) <= _LOOKED else text[:_LOOKED])
    ):
        return CHINESE  # most pages, known without a look at each letter
    letters = [c for c in text[:_LOOKED] if c.isalpha()]
    if len(letters) < _FEWEST:
        return None
    scripts = Counter(map(_script, letters))
    han, kana = scripts["CJK"], scripts["HIRAGANA"] + scripts["KATAKANA"]
    japanese = kana >= _HEADING * (han + kana) > 0 and reads_japanese(text[:_LOOKED])
    if japanese or (4 * kana > han + kana and 2 * (han + kana) > len(letters)):
        return CHINESE if _is_lesson(text[:_LOOKED], han + kana) else "jpn"
    if han >= _CHINESE * len(letters) and scripts["HANGUL"] <= han:
        return CHINESE
    if scripts["LATIN"] + han == len(letters) and han * _WORD >= _GLOSSED * scripts["LATIN"]:
        return CHINESE
    script, _ = scripts.most_common(1)[0]
    if script in _SCRIPTS:
        return _SCRIPTS[script]
    folded = text[:_LOOKED].lower()
    for language, telling, share in _TELLING.get(script, ()):
        if len(re.findall(telling, folded)) >= share * len(letters):
            return language
    return UNKNOWN


def _is_lesson(text: str, letters: int) -> bool:
    """Whether Chinese clauses without kana make up much of a text: a lesson of Japanese that explains in Chinese.

    A Japanese clause without kana has none of the words that bind a Chinese one.
    """
    clauses = [c for c in _CLAUSE.findall(text) if not _NOT_CHINESE.search(c)]
    binding = [c for c in clauses if _BINDS.search(c)]
    words = {word for c in binding for word in _BINDS.findall(c)}
    return (
        len(words) > 1
        and words > _OF_BOTH & words
        and sum(map(_count_of_han, binding)) >= _EXPLAINED * letters
    )


def _count_of_han(text: str) -> int:
    high = text.encode("utf-16-le", "surrogatepass")[1::2]
    return len(high) - len(high.translate(None, _HAN))


def _script(char: str) -> str:
    if "a" <= char <= "z" or "A" <= char <= "Z":
        return "LATIN"
    if "\u3400" <= char <= "\u9fff":
        return "CJK"
    return unicodedata.name(char, "").split(" ", 1)[0].split("-", 1)[0]
