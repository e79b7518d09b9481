"""Names of betting and video sites that a machine put into a paper: kaiyun体育全站app登录入口.

A brand of such a site with the words of its kind behind it is deleted wherever it stands. A brand that no
list holds is told by its Latin name before 体育 or 娱乐, with two more words of its kind, or by what it promises
(注册送88元, 送彩金). The promise and the address behind a name go with it. A line of such words
alone, key words of adult sites among them, goes whole. Next to words of the law (打击, 赌博) nothing goes: a
text may speak of such sites. A name without which the rest of its sentence does not go on may be longer
than what is known of it. It is only suggested.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern, lazy_rule
from eduparse.language.present import Words, any_of, beside_chinese, lines_around, places
from eduparse.rules.rule import Rule
from eduparse.stages.strip.injected import is_paper
from eduparse.stages.strip.seams import closes_better

if TYPE_CHECKING:
    import regex

NAME, ADULT = "spam.site-name", "spam.adult-line"
WITNESSES = frozenset(("words", "repetition"))  # one word of the kind after another
LAW_WITHIN = 30  # characters on either side in which words of the law are looked for
LONGEST = 90  # characters of a line of key words
COVERED = 0.7  # share of the characters of such a line that are key words
# Nats by which the rest of a sentence goes on better without a name, at least. Of names put into 900 sentences of papers
# one in a hundred is below. Of those cut one or two characters too short, two in three are.
CLOSES = -2.0
# A house that people go to (他在澳门新葡京娱乐场门口), unless a paper has it where no place can stand.
_LED = lazy_pattern("[在到去往赴从进离了于和与及对是、“]$")
_PLACE = lazy_pattern("(?:娱乐[场城]|赌[场城])$")
MAY_GO_ON = 0.5  # what is said of one below
LATIN_KINDS = 2  # words of its kind behind a Latin brand that no list holds
_LATIN_FIRST = Words(("体育", "娱乐", "棋牌", "电竞", "真人", "彩票", "赌场"))  # as in `SiteNames`
_LATIN = lazy_pattern(r"[A-Za-z\d]")
_HAN = lazy_pattern("[\u4e00-\u9fff]")
LAW = lazy_pattern(
    "打击|查处|整治|取缔|违法|犯罪|禁止|严禁|赌博|色情|淫秽|卖淫|扫黄|公安|处罚|治理|举报|防范|诈骗|监管|警惕|冒用|虚假"
)
_EITHER_CASE = 0x2  # IGNORECASE of `regex`, which is loaded only where it must compile
_CASED = lazy_pattern("[A-Za-z\u0130\u212a]")  # what is a Latin letter in lower case
_SENTENCE = lazy_pattern("[。；：！？]")
_ADDRESS = r"[【（(\[]?(?:https?://)?[A-Za-z\d-]{1,20}(?:\.[A-Za-z\d-]{1,20}){1,4}(?:/[A-Za-z\d/]{0,40})?[】）)\]]?"
_WORD_BEGINS = "(?:(?<![A-Za-z])|(?![A-Za-z]))"  # no brand begins in the middle of a Latin word
_SUM = r"(?:\d{1,6}(?:元|%|块)?)"
_KNOWN_LATIN = lazy_pattern(r"(?i)(?:cctv\d*|nba|cba|cuba|qq|pptv|espn|keep|uefa|fifa|tv|vr|ai)$")


class SiteNames:
    """What the rules of such sites find; made of the packaged rules and those of a user."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        given = {r.id: r.options for r in rules if r.id in (NAME, ADULT)}
        brands = tuple(given.get(NAME, {}).get("words", ()))
        kinds = tuple(given.get(NAME, {}).get("soft", ()))
        self._plain = Words(w for w in brands if w.lower() == w.upper())
        self._latin_brands = Words(w for w in brands if w.lower() != w.upper())
        kind, brand = any_of(kinds), any_of(brands)
        link = r"[-_—·|｜ （(]{0,2}"
        promise, more = (
            any_of(given.get(NAME, {}).get(k, ()) or ("$^",)) for k in ("offered", "betting")
        )
        gap = r"[-_—·|｜，,、！! （(:：]{0,2}"
        promised = rf"(?:{gap}(?:{kind}|{_SUM}|送|存)){{0,6}}{gap}(?:{promise})(?:{_SUM}|送){{0,4}}"
        self._kind = lazy_rule(kind)
        self._known = lazy_rule(
            rf"[_|｜—-]?(?:澳门)?{_WORD_BEGINS}(?:{brand})(?:(?:{link}(?:{kind}|{brand})[)）]?){{1,12}}|(?={gap}(?:{promise}|{_ADDRESS})))"
            rf"(?:{promised}|{gap}{_ADDRESS}){{0,8}}",
            _EITHER_CASE,
        )
        self._promising = lazy_rule(
            rf"(?<![一-鿿A-Za-z\d，、：])[一-鿿A-Za-z\d]{{2,6}}?(?:{more})(?:{link}(?:{kind}))"
            rf"{{0,6}}(?:{gap}{_ADDRESS})?(?:{promised})(?:{promised}|{gap}{_ADDRESS}){{0,8}}"
        )
        self._promise = Words(tuple(given.get(NAME, {}).get("offered", ())))
        self._latin = lazy_rule(
            rf"[_|｜—-]?(?P<brand>(?<![A-Za-z])[A-Za-z]{{2,8}}\d{{0,3}})"
            rf"(?={any_of(_LATIN_FIRST)})(?P<kinds>(?:{link}(?:{kind})[)）]?){{2,12}})"
        )
        self._adult = tuple(given.get(ADULT, {}).get("words", ()))
        self._any_adult = Words(self._adult)
        self._keywords = lazy_rule(any_of((*self._adult, *given.get(ADULT, {}).get("soft", ()))))

    @property
    def words(self) -> Iterator[str]:
        """The words that it waits for; brands with Latin letters it looks for itself."""
        return (
            w
            for words in (self._plain, self._promise, _LATIN_FIRST, self._any_adult)
            for w in words
        )

    def edits(self, text: str, present: frozenset[str]) -> Iterator[Edit]:
        """Deletions of names in sentences and of lines of key words.

        ``present`` are those of its ``words`` that stand in ``text``.
        """
        spans = [_with_break(text, *m.span()) for m in self._names(text, present)]
        for a, b in spans:
            sure = MAY_GO_ON if _is_doubtful(text, a, b) else 0.99
            yield Edit(a, b, "", NAME, sure, witnesses=WITNESSES)
        taken = [range(*span) for span in spans]
        found = self._any_adult.among(present)
        for low, high in lines_around(text, places(text, found)):
            line = text[low:high].strip()
            if self._is_adult(line) and not any(
                low in r or r.start in range(low, high) for r in taken
            ):
                yield Edit(low, min(high + 1, len(text)), "", ADULT, 0.99, witnesses=WITNESSES)

    def _names(self, text: str, present: frozenset[str]) -> "Iterator[regex.Match[str]]":
        known = bool(self._plain.among(present))
        if not known and _CASED.search(beside_chinese(text)):
            known = bool(self._latin_brands.found(text.lower()))
        for pattern in (self._known,) if known else ():
            yield from (
                m for m in pattern.finditer(text) if not speaks_of_law(text, m.start(), m.end())
            )
        if self._promise.among(present):
            for m in self._promising.finditer(text):
                told = known and self._known.search(m.group()) is not None
                if not told and not speaks_of_law(text, m.start(), m.end()):
                    yield m
        starts = places(text, _LATIN_FIRST.among(present))
        if any(at and _LATIN.match(text, at - 1) for at in starts):
            for m in self._latin.finditer(text):
                enough = len(self._kind.findall(m["kinds"])) >= LATIN_KINDS
                told = known and self._known.search(m.group()) is not None
                if enough and not told and not _KNOWN_LATIN.match(m["brand"]):
                    yield m

    def _is_adult(self, line: str) -> bool:
        if not 4 <= len(line) <= LONGEST or _SENTENCE.search(line) or LAW.search(line):
            return False
        signs = sum(c.isalnum() for c in line)
        hits = self._keywords.findall(line)
        return len(hits) > 1 and sum(map(len, hits)) >= COVERED * signs


def _with_break(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the line break behind it, where it is all of a line."""
    alone = (not start or text[start - 1] == "\n") and text[end : end + 1] == "\n"
    return start, end + alone


def _is_doubtful(text: str, start: int, end: int) -> bool:
    """Whether the name may be longer, as what is behind goes with it better than with what is in front, or is a place."""
    inside = _HAN.match(text, max(0, start - 1)) and _HAN.match(text, end)
    if inside is not None and not closes_better(text, start, end, CLOSES):
        return True
    if _PLACE.search(text, start, end) is None:
        return False
    return _LED.search(text, max(0, start - 1), start) is not None or not is_paper(text)


def speaks_of_law(text: str, start: int, end: int) -> bool:
    """Whether words of the law stand near."""
    return LAW.search(text, max(0, start - LAW_WITHIN), end + LAW_WITHIN) is not None
