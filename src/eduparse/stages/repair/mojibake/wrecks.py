"""Where text is in a wrong encoding and stays so: the places to tell, and to leave alone.

Two signs. Letters and signs of alphabets stand in rows without blanks, as no language writes them: a
letter behind a sign, a capital behind a small letter, a control character. Or characters that Chinese
hardly uses crowd, and their bytes are those of UTF-8, three to a character, which bytes that mean something
else hardly ever are; or what they come to in another encoding is far likelier.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.mixture import mixture
from eduparse.language.present import beside_chinese
from eduparse.language.rare_chars import clusters, crowded, is_odd, page_crowds
from eduparse.language.script import FOREIGN
from eduparse.stages.repair.byte_readings import BIG5, EASTERN, GB, as_bytes
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.mojibake.foreign_words import only_foreign_words
from eduparse.stages.repair.mojibake.foreign_wrecks import foreign_wrecks
from eduparse.stages.repair.mojibake.lone_utf8 import lone_utf8
from eduparse.stages.repair.mojibake.lone_zhuyin import lone_zhuyin
from eduparse.stages.repair.mojibake.short_words import short_words
from eduparse.stages.repair.mojibake.torn_bytes import torn_bytes
from eduparse.stages.repair.mojibake.words_inside import words_inside

ROW = 5  # characters in a row, at least, …
STRANGE = 0.25  # … this share of them as no language has them …
LETTERS = 0.3  # … and this share letters, since signs alone are a picture
FEWEST = 5  # characters where rare ones crowd
SHAPED = 0.5  # share of bytes that are whole characters of UTF-8
SENSIBLE = (
    -10.0
)  # mean log-probability of a character above which it is what it seems, by chance of that shape
LIKELIER = 2.0  # nats by which each character is likelier in another encoding
SPOKEN = 2  # different characters of Cantonese from which a line is in it, and they are ordinary: 啲嘢好靚㗎
_AROUND = 2
_CANTONESE = lazy_pattern(words("cantonese"))
_LATE = lazy_pattern("[\u3400-\u4dbf\U00020000-\U0003ffff]")
_OF_LATE = 3  # odd characters to one that no code page has, or none of two bytes
_PAIR = 2  # bytes of a character of GBK
# Everything but ASCII, Chinese, its marks and full-width forms, kana, hangul and Indic scripts.
_IN_ROW = "\x80-\u02af\u0370-\u058f\u2010-\u203a\u20a0-\u22ff\u2500-\u25ff\ufb00-\ufb06"
_OF_ROW = lazy_pattern(f"[{_IN_ROW}]")
_ROW = lazy_pattern(f"[{_IN_ROW}](?:[!-~]?[{_IN_ROW}\ufffd]){{{ROW - 1},}}")
_HAN_SHAPE = lazy_pattern(rb"[\xe3-\xe9][\x80-\xbf]{2}|\xef\xbc[\x80-\xbf]")
_C1 = lazy_pattern("[\x80-\x84\x86-\x9f]+")
_FILLER = b"\xab"
_KANA = lazy_pattern("[\u3041-\u3096\u30a1-\u30fa]")
_HALF = lazy_pattern("[\uff61-\uff9f]")  # kana of half width, as which bytes of UTF-8 show
_KATAKANA = lazy_pattern("[\u30a1-\u30fa\u30fc]+")
IN_A_ROW = 4  # katakana that are a word
_HANGUL = lazy_pattern("[\uac00-\ud7a3]")
_COMMON = frozenset(
    "이다는에의을가고하지로사기한도은대자정인시를어나리스해서과부일있전보그여아수상제원게장들습니"
    "のにはをたがでてとしれさいあっかるこなまりうすもよくだき"
)
_OF_LANGUAGE = 0.25  # share of kana and hangul among them, in a sentence of that language
# Radicals, soft hyphens and signs without width, which a PDF leaves in text that is whole; and a dash that is drawn with
# two signs or more, as between the stages of a road: 青石––白水––红河.
_FORMS = lazy_pattern(
    r"[\xad\u200b-\u200f\u2060-\u2064\u2e80-\u2fdf\ufeff]|([\u2010-\u2015\u2500\u2501])\1+"
)
# Letters of Hebrew, Tibetan, Mongolian and Yi, and the strokes of characters: as bytes of Chinese hardly any of them shows.
_OTHER_SCRIPT = lazy_pattern("[\u05d0-\u05ea\u0f00-\u0fff\u1800-\u18af\u31c0-\u31ef\ua000-\ua4cf]")
# Pictures of a keyboard and their selectors: no code page of Chinese has them, so no wreck does.
_PICTURES = lazy_pattern(
    "[\u2600-\u2604\u2607-\u263f\u2641\u2643-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff]"
)
_QUOTES = "“”‘’"
# A face drawn with signs: the same eye on both sides of a mouth, in brackets, perhaps with arms: (╯°□°)╯︵ ┻━┻, (≧▽≦).
_INSIDE = "[^\\n()（）\u3400-\u9fff\xc0-\u024f]"
_FACE = lazy_pattern(
    rf"[^\s\w，。、；：（）]?[ヽヾoOΣ٩]?[(（]{_INSIDE}{{0,4}}?(?:({_INSIDE}){_INSIDE}{{1,4}}?\1|≧{_INSIDE}{{1,3}}≦){_INSIDE}{{0,4}}[)）]"
    r"[╯╰っつノﾉoOو]?(?:[^\s\w，。、；：（）]{1,3}(?: ?[┬-┻━─]{2,4})?)?"
)


@lru_cache(maxsize=4)
def wrecks(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of ``text`` that still are in a wrong encoding."""
    if text.isascii():
        return ()
    found = list(_rows(text))  # a row never goes beyond a line
    at = 0
    for line in text.split("\n") if page_crowds(text) else ():
        if not line.isascii() and crowded(line) and not _of_language(line):
            found += ((at + s, at + e) for s, e in _crowds(line))
        at += len(line) + 1
    found += (word for word in short_words(text) if not _of_language(_line_of(text, word[0])))
    found += lone_utf8(text)
    found += foreign_wrecks(text)
    found += lone_zhuyin(text)
    found += _controls(text)
    inside = (*words_inside(text), *torn_bytes(text))
    found += (word for word in inside if not _of_language(_line_of(text, word[0])))
    return tuple(sorted(set(found)))


def _line_of(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _rows(text: str) -> Iterator[tuple[int, int]]:
    # A row has letters.
    lettered = any(map(str.isalpha, _OF_ROW.findall(beside_chinese(text))))
    for m in _ROW.finditer(text) if lettered else ():
        row = m[0].strip(_QUOTES)  # they may be the writer's, around his example
        foreign = [c for c in row if c > "\x7f"]
        letters = sum(c.isalpha() for c in foreign)
        if (
            foreign
            and letters >= LETTERS * len(foreign)
            and _strange(row) >= STRANGE * len(foreign)
        ):
            yield m.span()


def _controls(text: str) -> Iterator[tuple[int, int]]:
    """Control characters of Latin-1, which no text has: bytes of another encoding show as them, beside letters and signs."""
    for m in _C1.finditer(text) if _C1.search(beside_chinese(text)) else ():
        yield max(0, m.start() - _AROUND), min(m.end() + _AROUND, len(text))


def _strange(row: str) -> int:
    """How many characters of ``row`` stand as no language has them."""
    strange = 0
    for before, char in zip(" " + row, row, strict=False):
        if char <= "\x7f":
            continue
        kind = unicodedata.category(char)
        strange += (
            kind in ("Cc", "Cn", "Co")
            or (kind[0] in "SPN" and before.isalpha())
            or (kind == "Lu" and before.islower())
            or (kind[0] == "L" and before > "\x7f" and unicodedata.category(before)[0] in "SN")
        )
    return strange


def _crowds(line: str) -> Iterator[tuple[int, int]]:
    line = _FACE.sub(lambda m: "一" * len(m[0]), line)
    if len(set(_CANTONESE.findall(line))) >= SPOKEN:
        line = _CANTONESE.sub("一", line)
    for low, high in clusters(line):
        window = line[low:high]
        han = sum("\u3400" <= c <= "\u9fff" for c in window)
        if (high - low < FEWEST or 3 * han < len(window)) and not _eastern(window):
            continue
        if not crowded(_PICTURES.sub("一", _FORMS.sub("一", window))) or _beyond(window):
            continue
        if (
            _of_language(window)
            or _of_other_script(window)
            or only_foreign_words(window)
            or _of_words(window)
        ):
            continue
        if _shaped(window) or _likelier(window):
            yield max(0, low - _AROUND), min(len(line), high + _AROUND)


def _beyond(window: str) -> bool:
    """Whether a third of the odd characters are Chinese ones that no code page has: 𬸚𬸦㐂, of names and of old books."""
    odd = [c for c in window if c > "\x7f" and is_odd(c)]
    late = sum(
        _LATE.match(c) is not None
        and not (c.encode("gbk", "ignore") or c.encode("big5hkscs", "ignore"))
        for c in odd
    )
    return _OF_LATE * late >= len(odd)


def _of_other_script(window: str) -> bool:
    """Whether half of the odd characters are of a script that no wreck of Chinese shows."""
    odd = [c for c in window if c > "\x7f" and is_odd(c)]
    return bool(odd) and 2 * sum(_OTHER_SCRIPT.match(c) is not None for c in odd) >= len(odd)


def _eastern(window: str) -> bool:
    return len(window) >= FEWEST and any(
        "\uff61" <= c <= "\uff9f" or FOREIGN.match(c) for c in window
    )


def _of_language(line: str) -> bool:
    """Whether ``line`` is mostly a sentence in Japanese or Korean, by its commonest letters."""
    letters = _KANA.findall(line) + _HANGUL.findall(line)
    if len(letters) < FEWEST or _HALF.search(line):
        return False
    foreign = sum(c > "\x7f" for c in line)
    return 2 * len(letters) > foreign and sum(c in _COMMON for c in letters) >= _OF_LANGUAGE * len(
        letters
    )


def _of_words(window: str) -> bool:
    """Whether ``window`` is a word of Korean or, beside a sign or two, one of katakana.

    As bytes of UTF-8 every character of Chinese begins with one that Korean shows as Chinese, and Big5 hardly ever comes
    to so many katakana in a row.
    """
    foreign = [c for c in window if c > "\x7f"]
    if all(_HANGUL.match(c) for c in foreign):
        return True
    kana = max((len(m[0]) for m in _KATAKANA.finditer(window)), default=0)
    return kana >= IN_A_ROW and 2 * kana >= len(foreign)


def _shaped(window: str) -> bool:
    """Whether the bytes of ``window`` are those of Chinese in UTF-8, and it makes no sense as it is."""
    if mixture().score(seen(window)) >= SENSIBLE * len(window):
        return False
    for shown in (GB, *EASTERN):
        for form in {window, window.replace("?", "\ufffd")}:
            data = as_bytes(form, shown, lossy=_FILLER)
            if data is not None:
                whole = sum(len(m[0]) for m in _HAN_SHAPE.finditer(data))
                if whole >= SHAPED * sum(b > 0x7F for b in data):
                    return True
    return False


def _likelier(window: str) -> bool:
    """Whether ``window`` is far likelier as what its bytes are in the other encoding of Chinese."""
    model = mixture()
    here = model.score(seen(window)) / len(window)
    for shown, written in ((GB, BIG5), (BIG5, GB)):
        if shown == GB and _of_four_bytes(window):
            continue
        data = as_bytes(window, shown, lossy=_FILLER)
        if data is None:
            continue
        text = data.decode(written, "replace").replace("\ufffd", "")
        enough = len(text) >= FEWEST and 2 * len(text) > len(window)
        if enough and model.score(seen(text)) / len(text) > here + LIKELIER:
            return True
    return False


def _of_four_bytes(window: str) -> bool:
    """Whether a third of the odd characters of ``window`` have four bytes in GB18030: Korean beside Chinese, 학교.

    The second and the last of them are figures of ASCII, which Big5 hardly ever has there.
    """
    odd = [c for c in window if c > "\x7f" and is_odd(c)]
    return _OF_LATE * sum(len(c.encode(GB, "ignore")) > _PAIR for c in odd) >= len(odd)
