"""A text from one script to the other, character for character: OpenCC, and a list over it.

Vocabulary stays (``tw2sp`` would write 创建 for 建立): only the script is converted. Where OpenCC is
wrong or silent a list of words decides (`lexicons/script-guard.tsv`, each with its reason); to traditional,
a list of places where it reads a word across two (`lexicons/hant-guard.tsv`). Under the
list stands ``t2s``: on the texts at hand ``tw2s`` and ``hk2s`` differ from it by 著 and ten rare
characters only, which the list has, and take half as long again.

What 著 is depends on who writes: Taiwan writes it for the particle too, Hong Kong and older print
write 着 there and keep 著 for books. So a text with more 着 than 著 keeps its 著.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from eduparse.document.records import dataclass
from eduparse.language.halves import HALVES
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import table, words
from eduparse.language.script import characters
from eduparse.stages.simplify.name_chars import in_names

if TYPE_CHECKING:
    from opencc import OpenCC

_TO_HANT = {"auto": "s2t", "t": "s2t", "tw": "s2tw", "hk": "s2hk"}
_PARTICLE = "著"
_LAST = "\uffff"  # the last character that every font may have
_BEYOND = lazy_pattern("[\U00010000-\U0010ffff]")

_DOUBLE = str.maketrans("“”", "「」")
# Verbs that take the particle: 看著《…》, 本著《…》, 由老師帶著的 say nothing of an author.
_VERB = words("verb-with-zhe")
# Who wrote a book: 由某人著, 》，某人著, before a stop or at the end, or 由某人著的小說.
_AUTHOR = lazy_pattern(
    "(?:由|》[，、 ]?|（)[\u4e00-\u9fff·]{2,5}(?:等|合|編|主編)?著(?:(?=[，。；、）)\n]|$)"
    f"|(?<!{_VERB}著)(?=的[\u4e00-\u9fff]{{0,3}}[書說詩集文史論傳稿記]))"
)
# The same before a title: 魯迅著《吶喊》, 魯迅著的《吶喊》.
_TITLED = lazy_pattern(f"(?<=[\u4e00-\u9fff])(?<!{_VERB})著(?=的?[《〈])")
# The headword of a dictionary, by its reading: 【著】(zhù); with (zhe) or (zháo) it is 着.
_HEADWORD = lazy_pattern("著(?=[】〕」』]?[ \u3000]*[(（]?zh[uùú])")
_SINGLE = lazy_pattern("‘([^‘’\n]*)’")


@dataclass(frozen=True, slots=True)
class Conversion:
    """From which traditional script, or to which, and the target: ``hans`` or ``hant``."""

    variant: str = "auto"
    to: str = "hans"

    def __call__(self, text: str) -> str:
        """``text`` in the other script, at the same length."""
        if self.to == "hant":
            out = opencc(_TO_HANT[self.variant], text)
            for pattern, char in _across_words():
                for m in pattern.finditer(text):
                    out = out[: m.start()] + char + out[m.end() :]
            return _quoted(out)
        books = self.variant in ("t", "hk") or (
            self.variant == "auto" and text.count("着") > text.count(_PARTICLE)
        )
        return _guarded(text, opencc("t2s", text), books=books)


def opencc(config: str, text: str) -> str:
    """``text`` through OpenCC, at the same length."""
    convert = _converter(config).convert
    try:
        out = str(convert(text))
    except UnicodeEncodeError:  # it takes bytes, and UTF-8 has none for a lone surrogate
        out = str(convert(HALVES.sub(lambda m: "?" * len(m[0]), text)))
        pairs = zip(out, text, strict=len(out) == len(text))
        out = "".join(b if HALVES.match(b) else a for a, b in pairs)
    if len(out) != len(text):
        out = "".join(_one(config, char) for char in text)
    if _BEYOND.search(out):
        # A form that no font has (𠮶 for 嗰) helps nobody, unless the standard list has it.
        pairs = zip(out, text, strict=True)
        known = characters("hans")
        out = "".join(b if a > _LAST and b <= _LAST and a not in known else a for a, b in pairs)
    return out


def _guarded(text: str, out: str, *, books: bool) -> str:
    """``out``, what OpenCC made of ``text``, with the words of the list as the list wants them."""
    words = wanted_conversion()
    pieces, at = [], 0
    for m in guard(books=books).finditer(text):
        pieces += [out[at : m.start()], words[m[0]]]
        at = m.end()
    whole = "".join([*pieces, out[at:]]) if pieces else out
    for m in _AUTHOR.finditer(text) if _PARTICLE in text else ():
        whole = whole[: m.end() - 1] + _PARTICLE + whole[m.end() :]
    for m in _HEADWORD.finditer(text) if _PARTICLE in text else ():
        whole = whole[: m.start()] + _PARTICLE + whole[m.end() :]
    for m in _TITLED.finditer(text) if _PARTICLE in text else ():
        whole = whole[: m.start()] + _PARTICLE + whole[m.end() :]
    for at in in_names(text, whole):
        whole = whole[:at] + text[at] + whole[at + 1 :]
    return whole


def _quoted(text: str) -> str:
    """Quotation marks as traditional script has them; a lone single one may be an apostrophe.

    Double ones are turned one by one: a quotation over several paragraphs opens at each and closes once.
    """
    return _SINGLE.sub(r"『\1』", text.translate(_DOUBLE))


@cache
def _one(config: str, char: str) -> str:
    """A single character converted, or itself where that would change the length."""
    if HALVES.match(char):
        return char
    out = str(_converter(config).convert(char))
    return out if len(out) == 1 else char


@cache
def _converter(config: str) -> "OpenCC":
    from opencc import OpenCC

    return OpenCC(config)


@cache
def wanted_conversion() -> dict[str, str]:
    """The phrases of the guard list, and what each becomes."""
    return {row["phrase"]: row["wanted"] for row in table("script-guard")}


@cache
def _across_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Characters that OpenCC takes for part of a word that is none (学生发 for 生发), and what each becomes."""
    return tuple((lazy_pattern(row["pattern"]), row["wanted"]) for row in table("hant-guard"))


@cache
def guard(*, books: bool) -> re.Pattern[str]:
    """The phrases, the longest first, grouped by their first character: a test at each character.

    With ``books`` 著 is never a particle, so no phrase makes it 着.
    """
    phrases = [
        p for p, w in wanted_conversion().items() if not (books and _PARTICLE in p and "着" in w)
    ]
    tails: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        tails.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    return lazy_pattern("|".join(f"{re.escape(c)}(?:{'|'.join(t)})" for c, t in tails.items()))
