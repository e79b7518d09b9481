"""What a machine strewed into the sentences of a paper: emoji, doubled commas, names of betting sites.

Each is told by the page as a whole. Emoji that stand before a comma or between two characters of a numbered
paper were put there; those that end a sentence or open a line are how people write. Where two stand inside
words, those behind stops and labels count with them. Commas are doubled by a
machine where many are (，， ，。 、，), not where one is a slip, nor where every character stands twice. Of a few in a paper
those are put that are all of their line; the others are suggested. So are they where a text is no paper and all are
doubled alike, as somebody may write. Straight quotes behind 的, several on a page and none
that closes another, are the mark of collectors of model texts. A betting or download site is named by its brand
twice, with a stroke between and the words of its kind behind (甲乙官网_甲乙在线平台app下载): the brand, which no
list holds, is read off the repetition.
"""

import re
from bisect import bisect
from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.language.charmodel import folded
from eduparse.language.clause_labels import CLAUSE
from eduparse.language.doc_numbers import YEAR_AND_COUNT
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.mixture import mixture
from eduparse.language.present import beside_chinese
from eduparse.language.titles import headline
from eduparse.stages.strip.emoji_in_words import is_riddle

EMOJI, COMMA, BRAND, QUOTE = "spam.emoji", "spam.comma", "spam.brand", "spam.quote"
STREWN_OVER = frozenset(("words", "repetition"))  # its kind, all over the page or twice in a row
FEWEST = 3  # emoji, or doubled commas, of a page that has been tampered with
WORDS = 2  # emoji inside words that prove it where others stand behind stops or labels
FEWEST_QUOTES = 2  # of such a page; a single one may be a slip of the pen
STREWN = 0.5  # share of the emoji that stand where nobody puts one
DOUBLED = 0.3  # share of the commas that are doubled
MIXED = 2  # stops of two kinds in a row (，。 三，、), which no writer doubles on purpose
CLAUSES = 2  # of a text that is a paper
HEAD = 4  # lines at the top that may be the title of a paper
OWN = 0.5  # what is said of doubled commas where all else may be the way somebody writes
LONG = 20  # stops of a text without title or number that is a paper by its labels, …
PAPER = 0.45  # share of the model of policy papers in what tells most of a text: house rules come to .3, a school's rules to .5
_READ = 800  # characters that are asked
HABIT = 0.9  # … unless nearly all of them are doubled, as somebody writes
STOPS = 2  # of a line of a paper, all of them doubled
ALL = 0.99  # what is said of them
REACH = 40  # characters before the stroke in which a brand is looked for
_PICTURE = "\U0001f000-\U0001faff"
_EMOJI = lazy_pattern(
    f"(?:[{_PICTURE}]|[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff]\ufe0f)[\ufe0f\u200d{_PICTURE}\u2640\u2642]*"
)
_ANY_PICTURE = lazy_pattern(f"[\ufe0f{_PICTURE[0]}-\U0010ffff]")
_INSIDE = lazy_pattern(f"(?<=[\u4e00-\u9fff])(?:{_EMOJI.pattern})(?=[\u4e00-\u9fff、，；。：,;:])")
# Where people do put one: behind the words of a sentence or a heading, in front of a line.
_BEHIND_STOP = lazy_pattern(f"(?<=[。；，、：])(?:{_EMOJI.pattern})(?=[\u4e00-\u9fff])")
_LABEL_AND = lazy_pattern(
    rf"^[ \t\u3000]*{CLAUSE}[ \t\u3000]*(?P<sign>{_EMOJI.pattern})", re.MULTILINE
)
_IN_WORD = lazy_pattern(f"(?<=[\u4e00-\u9fff])(?:{_EMOJI.pattern})(?=[\u4e00-\u9fff])")
_HEAD_MARK = lazy_pattern(
    rf"^[ \t\u3000]*(?P<sign>{_EMOJI.pattern})[ \t\u3000]*{CLAUSE}", re.MULTILINE
)
_LABELLED = lazy_pattern(rf"^[ \t\u3000]*{CLAUSE}", re.MULTILINE)
# A stop three times in a row is how people write an ellipsis.
_COMMA = lazy_pattern(
    # Of a wide mark and a narrow one the wide one stays.
    r"，(?=[，。；：、;])|,(?=[，,。；：、;])|(?<=[、；])[，,]|,(?<=，,)|\.(?<=。\.)(?!\.)|(?<=[\u4e00-\u9fff）”》」\]])\.(?=。)|(?P<mark>[。、；：])(?<!(?P=mark)(?P=mark))(?=(?P=mark)(?!(?P=mark)))"
)
# Every doubled comma, and other stops in a row. It opens with a set, which is looked for faster than one of two forms.
_DOUBLE = lazy_pattern(r"[，,。、；：.][，,。；：、;.](?<!\.[^。])(?<![^。]\.)")
_MIXED = lazy_pattern("[，,][。、；;]|、[，,]|；[，,]|,，|，,|\\.。|。\\.")
_NUMBER = lazy_pattern(YEAR_AND_COUNT)
_ANY_COMMA = lazy_pattern(r"[，,]|(?P<mark>[。、；：])(?=(?P=mark))")
_STOPS = lazy_pattern("[，,。；：、;.]+")
# Marks that are all of a quotation, and what says that marks or rows with empty places are shown.
_BREAK = lazy_pattern("\n")
_NAMED = lazy_pattern('[“‘「『"][，,。；：、;.]{2,}[”’」』"]')
_SHOWN = lazy_pattern(words("shows-marks"))
_QUOTE = lazy_pattern(r"(?<=[\u4e00-\u9fff》”]的)'(?=[\u4e00-\u9fff])")
_KIND = (
    r"(?:(?:官方网站|官网|官方|网站|网址|平台|在线|注册|登录|登陆|入口|下载|安装|客户端|手机版|电脑版|最新版?|安卓版?|苹果版?|网页版|首页|app|APP|App|ios|IOS|vip|VIP|"
    r"体育|娱乐|国际|棋牌|电竞|电子|真人|彩票|博彩|赌场|游戏|直播|全站|中国|有限公司|投注|足球|开户|代理|免费|正规|地址|备用|链接|充值|网|版|官|v\d[\d.]*)[·.（）() ]?)"
)
_STROKE = lazy_pattern(
    rf"[_＿|｜\-－—·](?P<again>(?P<brand>[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z\d]{{1,11}}?){_KIND}{{2,12}})"
)


def injected(text: str) -> Iterator[Edit]:
    """Deletions of what was strewn into sentences."""
    yield from _emoji(text)
    yield from _commas(text)
    yield from _brands(text)
    yield from _quotes(text)


def _emoji(text: str) -> Iterator[Edit]:
    if _ANY_PICTURE.search(beside_chinese(text)) is None:
        return  # as on nearly every page
    found = list(_EMOJI.finditer(text))
    if len(found) < FEWEST:
        return
    marks = {m.start("sign") for m in _HEAD_MARK.finditer(text)}  # an author's, before 一、
    if len(_LABELLED.findall(text)) + len(marks) < 2:
        return
    found = [m for m in found if m.start() not in marks]
    inside = len(_INSIDE.findall(text))
    strewn = inside >= FEWEST and inside >= STREWN * len(found)
    behind = {m.start() for m in _BEHIND_STOP.finditer(text)}
    behind |= {m.start("sign") for m in _LABEL_AND.finditer(text)}
    words = len(_IN_WORD.findall(text))
    mixed = words >= WORDS and words + len(behind) >= max(FEWEST, STREWN * len(found))
    if (strewn or mixed) and not is_riddle(text):
        yield from (Edit(*m.span(), "", EMOJI, 0.99, witnesses=STREWN_OVER) for m in found)


def _commas(text: str) -> Iterator[Edit]:
    if _DOUBLE.search(text) is None:
        return  # as on nearly every page
    named = [m.span() for m in _NAMED.finditer(text)]
    inside = {n for start, end in named for n in range(start, end)}
    found = [
        m
        for m in _COMMA.finditer(text)
        if m.start() not in inside and not _between_doubled(text, m.start())
    ]
    shown = [*(m.start() for m in _SHOWN.finditer(text)), *(start for start, _ in named)]
    if shown:
        breaks = [m.start() for m in _BREAK.finditer(text)]
        lines = {bisect(breaks, at) for at in shown}
        # A page that speaks of marks has some on purpose: a short one all of them, a long one those of such lines.
        short = sum(1 for _ in _STOPS.finditer(text)) < LONG
        every, found = found, []
        for m in every:
            if short or bisect(breaks, m.start()) in lines:
                yield Edit(*m.span(), "", COMMA, OWN, witnesses=STREWN_OVER)
            else:
                found.append(m)
    if _places(found) >= FEWEST and len(found) >= DOUBLED * len(_ANY_COMMA.findall(text)) / 2:
        machines = _is_machines(text, len(found))
        if not machines and _plain_lines(text) >= CLAUSES:
            yield from _of_lines(text, found)
            return
        sure = 0.99 if machines else OWN
        yield from (Edit(*m.span(), "", COMMA, sure, witnesses=STREWN_OVER) for m in found)
    elif found:
        yield from _of_lines(text, found)


def _plain_lines(text: str) -> int:
    """How many lines have stops, and none of them doubled."""
    lines = (_STOPS.findall(_LABELLED.sub("", line)) for line in text.split("\n"))
    return sum(1 for stops in lines if stops and max(map(len, stops)) == 1)


def _is_machines(text: str, doubled: int) -> bool:
    """Whether nobody wrote ``doubled`` stops of ``text``: in two forms, in a paper, or here and there in a long text.

    House rules, poems in parts and posts have labels too, but other words. Their writers double every stop, or few.
    """
    if len(_MIXED.findall(text)) >= MIXED or _is_official(text):
        return True
    if len(_LABELLED.findall(text)) < CLAUSES:
        return False
    stops = sum(1 for _ in _STOPS.finditer(text))
    return _reads_as_paper(text) or (stops >= LONG and doubled < HABIT * stops)


def _reads_as_paper(text: str) -> bool:
    """Whether the model of policy papers says about as much of ``text`` as the one of general text."""
    single = _DOUBLE.sub(lambda m: m[0][0], text[:_READ])
    return mixture().weighed("\n" + folded(single)).weights[0] >= PAPER


def _places(found: list[re.Match[str]]) -> int:
    """In how many places of a text the stops of ``found`` stand: ，,，。 is one slip of whoever types."""
    ends = [m.end() for m in found]
    return sum(m.start() != end for m, end in zip(found, [-1, *ends], strict=False))


def _of_lines(text: str, found: list[re.Match[str]]) -> Iterator[Edit]:
    """Doubled stops that are few on their page.

    Of a paper they are put where all of their line are doubled, else suggested. Of any other text those are suggested
    that nobody types (,，), and lines of nothing but doubled ones.
    """
    paper = is_paper(text)
    for m in found:
        low, high = text.rfind("\n", 0, m.start()) + 1, text.find("\n", m.end())
        line = _LABELLED.sub("", text[low : high if high >= 0 else len(text)])
        stops = _STOPS.findall(line)
        all_so = len(stops) >= STOPS and all(len(s) > 1 for s in stops)
        if paper or all_so or _MIXED.match(text, m.start()):
            yield Edit(
                *m.span(), "", COMMA, ALL if paper and all_so else OWN, witnesses=STREWN_OVER
            )


def is_paper(text: str) -> bool:
    """Whether ``text`` has clauses, the number or the title of a paper, whose writer doubles no stop: a post may."""
    return len(_LABELLED.findall(text)) >= CLAUSES or _is_official(text)


def _is_official(text: str) -> bool:
    """Whether ``text`` has the number or the title of a paper."""
    return _NUMBER.search(text) is not None or any(
        headline(line.strip()) is not None for line in text.split("\n", HEAD)[:HEAD]
    )


def _between_doubled(text: str, at: int) -> bool:
    """Whether each character beside the two commas at ``at`` stands twice as well: 来来了了，，小小草草."""
    before, behind = text[max(0, at - 2) : at], text[at + 2 : at + 4]
    return all(len(pair) == 2 and pair[0] == pair[1] for pair in (before, behind))


def _quotes(text: str) -> Iterator[Edit]:
    """Straight quotes behind 的, where every one of a page stands so: none of them closes another."""
    printed = text.count("'")
    if printed < FEWEST_QUOTES:
        return
    found = list(_QUOTE.finditer(text))
    if len(found) == printed:
        yield from (Edit(*m.span(), "", QUOTE, 0.99, witnesses=STREWN_OVER) for m in found)


def _brands(text: str) -> Iterator[Edit]:
    for m in _STROKE.finditer(text):
        line = text.rfind("\n", 0, m.start()) + 1
        before = text[max(line, m.start() - REACH) : m.start()]
        named = _first_naming(before, m["again"])
        if named is not None:
            yield Edit(
                m.start() - len(before) + named, m.end(), "", BRAND, 0.99, witnesses=STREWN_OVER
            )


def _first_naming(before: str, again: str) -> int | None:
    """Where the brand that ``again`` opens with stands in ``before``, with words of its kind up to the end."""
    for size in range(min(12, len(again)), 1, -1):
        at = before.rfind(again[:size])
        if at >= 0 and re.fullmatch(rf"{_KIND}{{1,12}}|", before[at + size :]):
            kinds = re.search(_KIND, again[:size]) is not None or at + size < len(before)
            return at if kinds else None
    return None
