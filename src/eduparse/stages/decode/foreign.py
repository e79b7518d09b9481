"""Bytes that are not Chinese: which encoding of another language they are in, if that is sure.

GB18030 and Big5 accept nearly any bytes, so text of another language comes out as Han characters that
make no sense together. Only then are other encodings tried. One is sure where all bytes decode, nearly all
that is not ASCII is of its script, and the commonest letters of its language are common in it. Where none
is, the page stays as it was read and is in doubt: what is no Chinese is never Chinese with certainty.
"""

from typing import NamedTuple

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.language.zhuyin import LETTERS, TONES
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.intended_chars import is_all_cantonese

SENSELESS = -9.6  # mean log-probability of a character of what no genre of Chinese says
LOWEST = -16.0  # a character counts as at least this likely
_LOOKED = 400  # characters outside ASCII that tell
_FEWEST = 3
_FEW = 8  # characters that are too few to tell a rare word from another language …
_SLACK = 10.0  # … where that would be decided by less than so many nats, shared by all
_BYTES = 64 * 1024
_OF_SCRIPT = 0.9  # share of the characters outside ASCII that are of the script
_BESIDE = 0.7  # share of accented letters that stand beside a letter of ASCII, as in words
_ACCENTED = 0.45  # share of accented letters among all letters of a Latin text, at most
# By how much the letters of the best codec must go together better than those of the next.
_COHERENT = 0.03
_STRAY = 0.1  # share of the letters of another script that may stand beside one of ASCII
_BETWEEN_ASCII = lazy_pattern(
    r"(?<=[A-Za-z])[^\x00-\x7f\u3000-\ud7a3]|[^\x00-\x7f\u3000-\ud7a3](?=[a-z])"
)
# Sounds as primers write them, each by itself: 媽（ㄇㄚ） 同學 ㄊㄨㄥˊ ㄒㄩㄝˊ. The model of characters knows none.
_ZHUYIN = lazy_pattern(
    f"(?<![^\\s（(])(?:[{LETTERS}]{{1,3}}[{TONES}]?|˙[{LETTERS}]{{1,3}})(?![^\\s）)])"
)
_CLEAR = 0.08  # by how much the common letters of the best are more common than those of the next


# Bytes that are і, ї, є and ґ in KOI8-U and parts of frames in KOI8-R, right behind or in front of a letter.
_OF_UKRAINE = rb"[\xa4\xa6\xa7\xad\xb4\xb6\xb7\xbd]"
_FRAMED = lazy_pattern(rb"[\xc0-\xff]" + _OF_UKRAINE + b"|" + _OF_UKRAINE + rb"[\xc0-\xff]")


class Alphabet(NamedTuple):
    """A language family: its codecs, the ranges of its script, its commonest characters, their share."""

    codecs: tuple[str, ...]
    ranges: tuple[tuple[str, str], ...]
    common: str
    share: float


_KANA = (("\u3040", "\u30ff"), ("\u3000", "\u303f"), ("\u4e00", "\u9fff"), ("\uff00", "\uffef"))
ALPHABETS = (
    Alphabet(
        ("cp932", "euc_jp"), _KANA, "のにはをたがでてとしれさいあっかるこなまりうすもよくだき", 0.22
    ),
    Alphabet(
        ("cp949",),
        (("\uac00", "\ud7a3"), ("\u3000", "\u303f"), ("\u3131", "\u318e")),
        "이다는에의을가고하지로사기한도은대자정인시를어나리스해서과부일있전보그여아수상제원게장들",
        0.35,
    ),
    Alphabet(
        ("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic"),
        (
            ("\u0400", "\u045f"),
            ("\u0490", "\u0491"),
            ("«", "«"),
            ("»", "»"),
            ("—", "—"),
            ("№", "№"),
        ),
        "оеаинтсрвл",
        0.5,
    ),
    Alphabet(
        ("cp1253", "iso8859_7"),
        (("\u0384", "\u03ce"), ("«", "«"), ("»", "»"), ("—", "—"), ("·", "·")),
        "αοιετσηνρς",
        0.45,
    ),
    Alphabet(("cp1255", "iso8859_8"), (("\u05b0", "\u05f4"),), "יוהלאמרתבש", 0.5),
    Alphabet(("cp1256", "iso8859_6"), (("\u060c", "\u06d2"),), "اليمنورتبعدةفسه", 0.55),
    Alphabet(("cp874",), (("\u0e01", "\u0e5b"),), "านรอกเงมยลวดทส่้ัีต", 0.5),
)
_CENTRAL = "ąćęłńóśźżáčďéěíľňřšťúůýžőűöüäăâđ"  # letters of Central Europe
LATIN = {
    "cp1252": "éèàêçôùâîûëïœäöüßñáíóúãõåæøÉ«»¿¡’“”–—°",
    "cp1250": _CENTRAL,
    "iso8859_2": _CENTRAL,
    "cp1254": "çğıöşüâİ",
    "cp1257": "āčēģīķļņšūžõäöüąęėįųų",
    "latin-1": "éèàêçôùâîûëïäöüßñáíóúãõåæø«»¿¡",
}


def makes_sense(text: str) -> bool:
    """Whether ``text`` is Chinese of some genre, or Cantonese, as far as the characters outside ASCII tell."""
    return _sense(text) >= SENSELESS or is_all_cantonese(text[: 64 * _LOOKED])


def may_be_chinese(text: str) -> bool:
    """The same of a few characters, of which each dish and each name is rare: 糖醋排骨."""
    foreign = sum(c > "\x7f" for c in text[: 64 * _LOOKED])
    if foreign > _FEW:
        return makes_sense(text)
    return _sense(text) >= SENSELESS - _SLACK / max(1, foreign)


def _sense(text: str) -> float:
    """The mean log-probability of the characters outside ASCII; 0 where there are too few."""
    text = _ZHUYIN.sub("", text[: 64 * _LOOKED])
    foreign = [n for n, c in enumerate(text) if c > "\x7f"][:_LOOKED]
    if len(foreign) < _FEWEST:
        return 0.0
    plain = "\n\n" + seen(text[: foreign[-1] + 1])
    model = mixture()
    total = sum(
        max(LOWEST, model.logp(plain[max(0, n - 1) : n + 2], plain[n + 2])) for n in foreign
    )
    return total / len(foreign)


def foreign_encoding(data: bytes) -> tuple[str | None, bool]:
    """The codec that ``data``, which is not Chinese, is most likely in, and whether that is sure.

    None where nothing speaks for any. Codecs of one Latin alphabet differ in few letters, so that often
    several read as well; then the best is no more than a guess.
    """
    ranked = sorted(_ranked(data), key=lambda found: found[0], reverse=True)
    ranked = [found for found in ranked if _exact(data, found[1])]
    ranked = [_ukrainian(data, found) for found in ranked]
    if not ranked:
        return None, False
    best, codec, text = ranked[0]
    rivals = [c for lead, c, other in ranked[1:] if lead > best - _CLEAR and other != text]
    return _most_coherent(data[:_BYTES], [codec, *rivals]) if rivals else (codec, True)


def _ukrainian(data: bytes, found: tuple[float, str, str]) -> tuple[float, str, str]:
    """``found`` in KOI8-U instead of KOI8-R, where the signs that these differ in stand as letters in words."""
    if found[1] != "koi8_r" or _FRAMED.search(data) is None:
        return found
    return found[0], "koi8_u", data[:_BYTES].decode("koi8_u")[:_LOOKED]


def _most_coherent(sample: bytes, codecs: list[str]) -> tuple[str, bool]:
    """The codec whose letters go together best in some language, and whether the others are clearly behind.

    charset-normalizer compares the letters with those of its 40 languages.
    """
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=codecs, enable_fallback=False)
    order = sorted(found, key=lambda match: match.coherence, reverse=True)
    if not order:
        return codecs[0], False
    same = {match.encoding for match in order if str(match) == str(order[0])}
    rest = [match.coherence for match in order if match.encoding not in same]
    first = next(codec for codec in codecs if codec in {order[0].encoding, *same})
    return first, not rest or order[0].coherence - max(rest) >= _COHERENT


def _ranked(data: bytes) -> list[tuple[float, str, str]]:
    """By how much the common letters are commoner than they must be, each codec and its text."""
    found = []
    sample = data[:_BYTES]
    for alphabet in ALPHABETS:
        of_alphabet = []
        for n, codec in enumerate(alphabet.codecs):
            text = _decoded(sample, codec, whole=len(sample) == len(data))
            share = _common(text, alphabet) if text else 0.0
            if text and share >= alphabet.share:
                of_alphabet.append((round(share, 1), -n, share - alphabet.share, codec, text))
        # Codecs of one alphabet differ in few letters: of equals the first, the commonest.
        for _, _, lead, codec, text in sorted(of_alphabet, reverse=True)[:1]:
            found.append((lead, codec, text[:_LOOKED]))
    return found or _latin(sample, whole=len(sample) == len(data))


def _common(text: str, alphabet: Alphabet) -> float:
    """The share of the commonest letters, where ``text`` is of the script and not all in capitals."""
    foreign = [c for c in text if c > "\x7f"]
    inside = sum(any(a <= c <= b for a, b in alphabet.ranges) for c in foreign)
    capital = sum(c.isupper() for c in foreign)
    if len(foreign) < _FEWEST or inside < _OF_SCRIPT * len(foreign) or 2 * capital > len(foreign):
        return 0.0
    # kιszνttetett: a letter of another script inside a word of Latin ones is none.
    if len(_BETWEEN_ASCII.findall(text)) > _STRAY * len(foreign):
        return 0.0
    return sum(c.lower() in alphabet.common for c in foreign) / len(foreign)


def _latin(sample: bytes, *, whole: bool) -> list[tuple[float, str, str]]:
    found = []
    for codec, common in LATIN.items():
        text = _decoded(sample, codec, whole=whole)
        foreign = [n for n, c in enumerate(text or "") if c > "\x7f"]
        letters = sum(c.isalpha() for c in text or "")
        if text is None or len(foreign) < _FEWEST or len(foreign) > _ACCENTED * letters:
            continue
        beside = sum(_in_word(text, n) for n in foreign)
        share = sum(text[n].lower() in common for n in foreign) / len(foreign)
        if beside >= _BESIDE * len(foreign) and share >= _OF_SCRIPT:
            found.append((share, codec, text[:_LOOKED]))
    return found


def _in_word(text: str, at: int) -> bool:
    return any("a" <= c.lower() <= "z" for c in text[max(0, at - 1) : at] + text[at + 1 : at + 2])


def _decoded(sample: bytes, codec: str, *, whole: bool) -> str | None:
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError as error:
        if whole or error.start < len(sample) - 4:
            return None
        text = sample[: error.start].decode(codec)
    return None if any("\x80" <= c <= "\x9f" for c in text) else text


def _exact(data: bytes, codec: str) -> bool:
    try:
        return data.decode(codec).encode(codec) == data
    except UnicodeError:
        return False
