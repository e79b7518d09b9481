"""Tell the damage that is left: what nobody can restore, and what nobody here could.

`text-lost`: 锟斤拷 and the replacement character stand for bytes that are gone, so nothing is filled in.
`pua-left`: private-use characters, whose glyph only some font knows. `mojibake-left`: text that still is
in a wrong encoding. `slip-left`: text that makes no sense in any genre, or a `?` before such text, as
behind a lost byte, or one character of which a byte is wrong. Each has its span. A warning about bytes that were bad goes where they were mended.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

from eduparse.document.document import Document, Findings
from eduparse.document.metadata import DocumentWarning
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import table
from eduparse.language.mixture import mixture
from eduparse.language.present import alphabet
from eduparse.stages.repair.gbk_chars import Signs, model_char, seen
from eduparse.stages.repair.lost_byte import likeliest_byte
from eduparse.stages.repair.mojibake.wrecks import wrecks
from eduparse.stages.repair.one_off import likelier_one_off
from eduparse.stages.repair.page_model import is_traditional, senseless_places
from eduparse.stages.repair.short_wrecks import short_wrecks
from eduparse.stages.repair.slips import marked_wrecks
from eduparse.stages.repair.swallowed import likely_swallowed, swallowed_places
from eduparse.stages.repair.wrong_byte import wrong_bytes

MAX_WARNINGS = 100  # of one code in one document; more say nothing new
_REACH = 40  # characters in front of a question mark that may ask
JOINED = 6  # characters between two places of one kind that are reported as one

# UTF-8 replacement characters (EF BF BD) read as GBK, from any byte on.
_LOST = lazy_pattern("(?:锟斤拷|锟斤|斤拷锟)+|\ufffd+")
_SUM = lazy_pattern(r"\s?[0-9０-９]")
# A question mark behind what asks nothing: a character of which both bytes are gone, or half of one.
_MARK = lazy_pattern("(?<=[\u4e00-\u9fff])\\?(?![?？！!”’\"'」』)）])")
# One where none is asked: two in a row, one for each byte, before a figure or a word of another language, …
_BOTH = lazy_pattern("(?<=[\u4e00-\u9fff0-9])\\?\\?(?= ?[0-9A-Za-z])")
# … or anywhere else but before an exclamation, where a question mark is not to be expected: 的地方??,房间, …
_BOTH_LAST = lazy_pattern(
    '(?<=[\u4e00-\u9fff0-9])\\?\\?(?=[ \\t\\n\u4e00-\u9fff,，、；：;:"”’*\\]()（）》】]|\\.(?!\\.)|\\Z)'
)
# … one before a mark that never follows a question, …
_INSIDE = lazy_pattern("(?<=[\u4e00-\u9fff])\\?(?=[，、；：。:;,])")
# … one inside a date, …
_DATE = lazy_pattern("(?<=[0-9])\\?{1,2}(?=[0-9]{1,2}[月日])")
# … and one before a letter that is the second byte of a character: 使用的?v法 for 使用的曆法.
_SECOND = lazy_pattern("(?<![0-9A-Za-z=&/?])\\?(?=[@-~][\u4e00-\u9fff])")
# … one in a word of another language, or in a number, …
_IN_WORD = lazy_pattern("(?<![!-~])(?=[A-Za-z?]{5})[A-Za-z]{1,20}\\?[a-z]{1,20}(?![!-~])")
# … the same where no UTF-8 came, and a mark may stand for any byte: but in addresses and in code …
_IN_TOKEN = lazy_pattern(
    r"(?<![!-~])[(\[\"'#_0-9A-Za-z./-]{0,40}[0-9A-Za-z_]\?[0-9A-Za-z_]{1,20}(?![0-9A-Za-z_=?:&%/])"
)
_IN_NUMBER = lazy_pattern("(?<![!-~])[0-9][0-9,.]{0,9}\\?[0-9]{1,9}(?![!-~])")
# … one behind a number, of what it counts: 2?萬; not 1+1=2?对吗, nor 要4000?太贵了, …
_COUNTED = lazy_pattern(
    "(?<=[0-9])(?<![=＝≈][0-9])(?<![=＝≈][0-9]{2})(?<![=＝≈] [0-9])\\?"
    "(?![我你您他她这這那太真怎为為是请請对對还還吗])(?=[；。\u4e00-\u9fff])"
)
# … one between 几 and a figure, unless that asks, …
_SOME = lazy_pattern("(?<=[几幾])\\?(?=[0-9])(?![^。\n]{0,30}[?？])")
# … and one or two at other places where no question ends: ，?个（2020）?01民终, 人口（??18）
_NO_END = lazy_pattern(
    "(?<=[，、；])\\?{1,2}(?=[0-9\u4e00-\u9fff])|(?<=[）)〕】])\\?(?=[0-9]{1,4}[\u4e00-\u9fff])"
    "|(?<=[。！])\\?{1,2}(?=[\u4e00-\u9fff])|(?<=[：,;:])\\?\\?(?=[0-9\u4e00-\u9fff])"
    "|(?<=[（(])\\?\\?(?=[0-9])"
)
# … such as before a stop, or before the rest of a number or of a word: 操作 ?。
_NO_BEGINNING = lazy_pattern(
    "(?<=[\u4e00-\u9fff] )\\?(?=[，。；])"
    "|(?<= )\\?(?=[0-9]{1,9}(?![!-~]))"
    "|(?<=[（(《“])\\?(?=[a-z]{3,20}(?![!-~]))"
)
_ANY_BYTE = ("utf-16", "gb", "big5")  # encodings of which a mark may take the place of any byte
_ASKS = lazy_pattern(
    "[吗嗎呢么麼何哪谁誰几幾怎吧孰啥咋岂豈]|[是能可会會]否|什|多少|(.)[不没沒]\\1|为[啥什]|有没有"
)
_STOPS = "，。"
_NARROW = lazy_pattern("(?<=[\u4e00-\u9fff]),(?=[\u4e00-\u9fff])")
NARROW = 5  # commas that show how a page prints its marks
MOST_TRIED = 20  # marks of one page that are compared with all common characters
COMMON = 2500  # characters that may have stood where a question mark stands
_SENTENCE = lazy_pattern("[^。！？!?\n]*$")
_ASKED = -8.0  # log-probability of a question mark, below which none was asked …
# … and at the end of a line, where a 。 may have lost its first byte, or before a figure …
_ASKED_LAST = -5.5
_ASKED_TWICE = -7.0  # … and of two in a row at such a place
_ENDS = lazy_pattern("\\n|\\Z|[0-9A-Za-z]")
_PRIVATE = lazy_pattern("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")

_HIGH = lazy_pattern("[\x80-\xff]{2,}")
# Zhuyin beside forms of marks for vertical text and squares, as which GBK shows in Big5: ㄘ﹝ for ）。
_BIG5 = lazy_pattern("[ㄅ-ㄩ][\ufe30-\ufe6f\u2550-\u25ff]|[\ufe30-\ufe6f\u2550-\u25ff][ㄅ-ㄩ]")
_SHORT = lazy_pattern("(?<![\u4e00-\u9fff])[\u3400-\u9fff]{3,9}(?![\u4e00-\u9fff])")
_READS = lazy_pattern(rb"(?:[\xe4-\xe9][\x80-\xbf]{2})+")  # Chinese in UTF-8

OF_ANY_LANGUAGE = ("text-lost", "mojibake-left")  # what no language writes

Range = tuple[int, int]


class Lost:
    """Warn of damage that stays."""

    name = "repair.lost"
    mends = "what nobody can restore"

    def __call__(self, doc: Document) -> Findings:
        """Every warning of the document that still holds, and one for each place that is damaged."""
        before = doc.metadata.warnings
        kept = tuple(w for w in before if not _mended(doc.text, w))
        flagged = [w for w in kept if w.start is not None]
        fresh = []
        damage = _damage(doc.text, doc.metadata.encoding or "")
        damage += (("text-lost", tuple(_euros(doc))),)
        for code, places in (*damage, ("mojibake-left", tuple(_left_over(doc)))):
            found = [p for p in places if not any(_covers(w, p) for w in flagged)]
            fresh += [DocumentWarning(code, *p) for p in found[:MAX_WARNINGS]]
        if not fresh and len(kept) == len(before):
            return Findings()
        if len(kept) == len(before):
            return Findings(warnings=tuple(fresh))
        return Findings(metadata={"warnings": (*kept, *fresh)})


def _mended(text: str, warning: DocumentWarning) -> bool:
    """Whether a warning is about bytes that have become text since."""
    if warning.code != "bytes-invalid" or warning.start is None or warning.end is None:
        return False
    return "\ufffd" not in text[warning.start : warning.end]


def _covers(warning: DocumentWarning, place: Range) -> bool:
    start, end = warning.start, warning.end
    return start is not None and end is not None and start <= place[0] and place[1] <= end


@lru_cache(maxsize=4)
def _damage(text: str, encoding: str) -> tuple[tuple[str, tuple[Range, ...]], ...]:
    """The damaged ranges of ``text``, a page in ``encoding``, by the code of their warning."""
    lost: tuple[Range, ...] = ()
    if "锟斤" in text or "\ufffd" in text:
        lost = tuple(m.span() for m in _LOST.finditer(text))
    if "?" in text:
        lost = tuple(sorted({*lost, *_marks(text), *_in_tokens(text, encoding)}))
    wrong = tuple(_joined(wrecks(text)))
    private: tuple[Range, ...] = ()
    if _PRIVATE.search(alphabet(text)):
        spans = (m.span() for m in _PRIVATE.finditer(text))
        private = tuple(p for p in spans if not _inside(p, wrong))
    hant = is_traditional(text)
    senseless = (p for p in senseless_places(text) if likelier_one_off(text[slice(*p)], hant=hant))
    single = {*swallowed_places(text), *likely_swallowed(text), *wrong_bytes(text, encoding)}
    slips = sorted({*senseless, *marked_wrecks(text), *short_wrecks(text), *single})
    left = tuple(p for p in _joined(slips) if not _touches(p, (*wrong, *lost)))
    return (
        ("text-lost", lost),
        ("pua-left", private),
        ("mojibake-left", wrong),
        ("slip-left", left),
    )


def _euros(doc: Document) -> Iterator[Range]:
    """Bytes 0x80 of GBK and Big5, which browsers show as €, where no sum of money stands."""
    if not doc.layers and "€" in doc.text:
        for raw in doc.metadata.decoding.raw:
            shown = raw.data == b"\x80" and doc.text[raw.start : raw.end] == "€"
            sum_of_money = (
                _SUM.match(doc.text, raw.end) and not doc.text[: raw.start][-1:].isdecimal()
            )
            if shown and not sum_of_money:
                yield raw.start, raw.end


def _left_over(doc: Document) -> Iterator[Range]:
    """Words too short to be told from others, on a page whose other lines were read in a wrong encoding."""
    rules = {e.rule for layer in doc.layers for e in layer.edits if e.applied}
    if "mojibake.latin" in rules:
        yield from (m.span() for m in _HIGH.finditer(doc.text) if not m[0][1:].islower())
    if rules & {"mojibake.gbk", "mojibake.big5"}:
        yield from (m.span() for m in _BIG5.finditer(doc.text))
        for m in _SHORT.finditer(doc.text):
            data = m[0].encode("gb18030")
            if len(data) % 3 == 0 and _READS.fullmatch(data):
                yield m.span()


def _marks(text: str) -> Iterator[Range]:
    """Question marks that stand for a character that is lost."""
    tried = 0
    for m in _MARK.finditer(text):
        at = m.start()
        last = _ENDS.match(text, at + 1) is not None
        asked = _ASKED_LAST if last else _ASKED
        before = seen(text[max(0, at - 3) : at])
        if mixture().logp(before, "？") >= asked or _asks(text, at):
            continue
        if tried < MOST_TRIED and _is_narrowed(text):
            tried += 1
            if _ends_clause(text, at):
                continue
        yield m.span()
    for m in _BOTH_LAST.finditer(text):
        before = seen(text[max(0, m.start() - 3) : m.start()])
        if mixture().logp(before, "？") < _ASKED_TWICE and not _asks(text, m.start()):
            yield m.span()
    for pattern in (_IN_WORD, _IN_NUMBER, _NO_END, _NO_BEGINNING, _SOME):
        for m in pattern.finditer(text):
            at = text.index("?", m.start())
            yield at, at + 1
    for pattern in (_BOTH, _INSIDE, _DATE, _SECOND, _COUNTED):
        yield from (m.span() for m in pattern.finditer(text) if not _asks(text, m.start()))


def _in_tokens(text: str, encoding: str) -> Iterator[Range]:
    """A question mark within a word or a number, on a page in an encoding of which any byte may become one."""
    if encoding.startswith(_ANY_BYTE):
        for m in _IN_TOKEN.finditer(text):
            if "//" not in m[0] and "www." not in m[0]:
                at = text.index("?", m.start())
                yield at, at + 1


def _asks(text: str, at: int) -> bool:
    """Whether the sentence in front of ``at`` is a question."""
    sentence = _SENTENCE.search(text, max(0, at - _REACH), at)
    return sentence is not None and _ASKS.search(sentence[0]) is not None


@lru_cache(maxsize=4)
def _is_narrowed(text: str) -> bool:
    """Whether a page prints its commas narrow, all of them: then its question marks are narrow too."""
    return "，" not in text and sum(1 for _ in islice(_NARROW.finditer(text), NARROW)) == NARROW


def _ends_clause(text: str, at: int) -> bool:
    """Whether a mark fits between what stands left and right of ``at`` better than any common character does."""
    left, right = text[max(0, at - 3) : at], text[at + 1 : at + 5]
    return likeliest_byte(mixture(), left, right, _common())[0] in _STOPS


@cache
def _common() -> Signs:
    """Marks that end a clause, and the commonest characters."""
    rows = sorted(table("han-frequency"), key=lambda row: -float(row["weight"]))
    chars = "".join(row["chars"] for row in rows)[:COMMON]
    return Signs(map(model_char, _STOPS + chars))


def _inside(place: Range, others: tuple[Range, ...]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in others)


def _touches(place: Range, others: tuple[Range, ...]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in others)


def _joined(places: Iterable[Range]) -> Iterator[Range]:
    """Places in order, those that are close to each other as one."""
    low = high = -1
    for start, end in places:
        if low >= 0 and start <= high + JOINED:
            high = max(high, end)
            continue
        if low >= 0:
            yield low, high
        low, high = start, end
    if low >= 0:
        yield low, high
