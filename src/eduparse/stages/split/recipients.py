"""Who a paper is addressed to: the line behind the title, divided into its recipients.

A comma divides always, 、 only between recipients: 教育部、财政部 are two, but 各市、县（区）教育局 is one phrase,
whose first part has no institution of its own and leans on the one that follows. So a part that ends
in a kind of area (市, 县, 区, 兵团 …) goes with the next, unless that begins anew (市直各单位, 各部门, 有关单位);
and a bare kind of office goes with the part before it (市直各委、办、局; 有关部门、单位). A bare level (中央、省驻云溪各单位) always
leans. Named zones behind which no institution follows are one recipient each. What stands in brackets is
never divided.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import DONE_BY, OFFICE_END, OFFICE_LAST, ORGAN_END

_STOPS = "，,；;：:\n"
_MARKS = "，,、；;"
_DIVIDED = lazy_pattern(f"[{_MARKS}]")
_OPENERS, _CLOSERS = "（(〔[", "）)〕]"
_BRACKET = lazy_pattern(r"[（(〔\[][^（(〔\[）)〕\]]*[）)〕\]]")
_AREA = r"(?:省|市|县|区|州|旗|盟|师|地|乡|镇|街道|兵团|园区)"
_LEANS = lazy_pattern(rf"{_AREA}$")
_ANEW = lazy_pattern(
    r"各|有关|驻|部分|[省市县区州厅局部委]直|[省市县区部厅局委]属|直属"
    r"|[省市县区州](?:人民)?政府(?:各|有关|直属|所属)|[省市县区州](?:委|级)?各"
)
_AREA_AGAIN = lazy_pattern(rf"各(?:自治)?{_AREA}")
_LEVEL = lazy_pattern(r"中央|国家|部|省|自治区|市|州|县|区")  # whose bodies the next part names
_ZONE = lazy_pattern(r"(?!各|[省市县区州]直)[一-鿿]{2,}(?:[区县市镇乡]|街道|兵团)")
LONGEST = 500  # code points of an addressee line
MOST = 0.8  # share of the parts that name a body or a group
LISTED, AREA = (
    3,
    24,
)  # names of areas in a row, 北京、天津、河北省（市）人民政府, and code points of one
ALONE = 80  # code points of one without a colon
MAX_BODY = 80  # code points of one recipient, 各省…工业和信息化、教育主管部门
MOST_LINES = 5  # below the first that an addressee list runs over
_GROUP = lazy_pattern(
    r"各(?!项|类问题|种|方面|地情况|自)|有关|全体|广大|全[省市县区校镇乡]|驻|市直|县直|区直|省直|州直|局属|局直|本[市县区校]|[一-鿿]{2,8}各|尊敬的|亲爱的"
)
_ENDS = lazy_pattern(
    rf"(?:{ORGAN_END}|单位|部门|企业|机构|高校|院校|高等学校|家长|校长|园长|同志|同学|老师|教师|考生|学生|居民|市民|朋友|师生|员工|职工|业主|代表|委员|党委|党组|中学|小学|[附大中][中小幼]|幼儿园|支部|县|市|区|州|盟|旗|镇|乡|街道|兵团|工会|银行|中心校|校区|院系|班级|用户|商户|投标人|供应商|申请人)$"
)
_SAYS = lazy_pattern(
    r"如下|以下|下列|组成|包括|[是由为](?!民)|指出|强调|要求|规定|认为|原则|目标|方面|精神|内容|问题|时间|地点|方式|联系|电话|附件|(?:[要须应]|必须|应当)(?:做|抓|落|认真)|答$|问$|记者|作者|来源|编辑|我"
)
_PRESENT = lazy_pattern(r"出席|列席|缺席|到会")  # who came, in minutes: 出席委员：
_NO_BODY = lazy_pattern(words("no-body-end"))
# 申请人：李明 above 公证事项：学历, or 授课教师：李明 学科：数学: keys of a record.
_ROLE = lazy_pattern(r"[一-鿿]{1,4}[人者员师组长方]")
_KEY = lazy_pattern(r"[一-鿿]{2,8}[：:][ \t\u3000]*[^\s：:]")
_KEY_INSIDE = lazy_pattern(rf"[ \t\u3000]{_KEY.pattern}")
_HONOURED = lazy_pattern(r"(?:^|(?<=、))(?:尊敬|敬爱|亲爱)的(?=[^、])")
BODY_OF_AREA = "人民政府|残联|妇联|工商联|文联|侨联|科协|团委|总工会|律师协会|红十字会"  # beside the offices of each area
_SENTENCE = lazy_pattern(rf"[。！？]|^[【\[［]|(?:{DONE_BY})$")  # 全县教师培训班举办 is a headline
_RUNS_ON = lazy_pattern(r"[。；，,：:]")
# 各县（市、区）教育局、财政局 is one phrase: the second office is that of the same areas.
_COLON = lazy_pattern("[：:]")
HEADLINE = 36  # code points of a headline with its place in front; a wrapped line is longer, or speaks to its reader
_STOPPED = "。；;：:，,、！!"
_SPEAKS = lazy_pattern(r"[你贵您来]|关于|《|现|兹|为|根据|经|按照?|近|依据|据")
_TO_READER = lazy_pattern(r"请(?!愿|客)|[你贵您][一-鿿]|来[函信电]")  # 转来来信一件，请处理
_OFFICE = lazy_pattern(
    rf"(?!国家|本|驻|直属|所属|有关)(?:(?![各院省县区州旗盟团市])[一-鿿]|市场){{2,8}}(?:{OFFICE_END})|{BODY_OF_AREA}"
)
_OF_AREAS = lazy_pattern(r"各(?:省|市|州|县|区|盟|旗|地)|新疆生产建设兵团")
_BARE = lazy_pattern(rf"[{OFFICE_LAST}行社]|公司|单位|企业|机构|部门")


def recipients(text: str) -> tuple[str, ...]:
    """The recipients that the line ``text`` lists, in its order, without the words that honour them."""
    named = (_HONOURED.sub("", name) for name in _as_printed(text))
    return tuple(name for name, _ in groupby(named))


@lru_cache(maxsize=1024)  # a paper names the same bodies again and again
def _as_printed(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for phrase in divided(_unwrapped(text), _STOPS):
        leaning, first = False, len(found)
        parts = tuple(divided(phrase, "、"))
        if all(map(_ZONE.fullmatch, parts)):
            found += parts
            continue
        for part in parts:
            bare = _BRACKET.sub("", part)
            level = len(found) > first and _LEVEL.fullmatch(found[-1]) is not None
            anew = not level and _ANEW.match(part) is not None and not _AREA_AGAIN.match(part)
            office = len(found) > first and _OFFICE.fullmatch(bare) and _OF_AREAS.match(found[-1])
            joined = bool(found and ((leaning and not anew) or office or _BARE.fullmatch(bare)))
            if joined:
                found[-1] += f"、{part}"
            else:
                found.append(part)
            leaning = (
                _LEANS.search(bare) is not None
                or _LEVEL.fullmatch(bare) is not None
                or ((joined or part.startswith("各")) and not _ENDS.search(bare))
            )
    return tuple(name for name, after in pairwise([*found, ""]) if name != after)


def addressees(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The range of the addressee line in ``text[start:end)``: the first line there, or that and the next.

    It lists bodies or groups of people and nothing else, up to a colon, behind which the text may go on at
    once. Without a colon it must be a line of its own that begins as such lists do (各…, 有关…). A list may
    run over several lines.
    """
    low, high = _line(text, start, end)
    while low < high and text[low] in "）)】]":  # of the number in front
        low += 1
    if low >= high:
        return None  # where a number runs over the end of the front, low lies behind it
    high = _last_line(text, low, high, end)
    colon = _COLON.search(text, low, min(high, low + LONGEST))
    stop = colon.start() if colon else high
    named = text[low:stop].rstrip("，,、。；; \t\u3000")
    parts = _as_printed(named)
    behind = text[colon.end() : high].strip() if colon else None
    if not parts or not _may_address(named, parts, behind, high - low):
        return None
    if _is_headline(parts, behind, high - low) and not _speaks_below(text, low, high):
        return None  # 青禾乡：排查隐患，筑牢防线 is the headline of a piece of news
    if behind and _ROLE.fullmatch(named) and _is_record(text, behind, high, end):
        return None
    like = [_is_addressee(part) for part in parts]
    listed = (
        colon is not None and like[-1] and len(parts) >= LISTED and max(map(len, parts)) <= AREA
    )
    if not listed and not (like[0] and sum(like) >= MOST * len(parts)):
        return None
    return (low, colon.end() if colon else high)


def _may_address(named: str, parts: Sequence[str], behind: str | None, length: int) -> bool:
    """Whether the line of ``length`` that names ``parts`` is no sentence, heading or byline.

    ``behind`` is what follows its colon on the line; None where it has none.
    """
    if (
        _PRESENT.match(named)
        or _NO_BODY.search(named)
        or _SENTENCE.search(named)
        or _SAYS.search(_BRACKET.sub("", named))
    ):
        return False
    group = _GROUP.match(named) is not None and _ENDS.search(_BRACKET.sub("", named)) is not None
    if behind is None and not (length <= ALONE and (group or _is_list(parts))):
        return False
    if behind and len(parts) == 1 and not _GROUP.match(named) and not _RUNS_ON.search(behind):
        return False  # 议会：局长的发言 is a heading
    if "；" in named or ";" in named:
        return behind is not None and all(map(_is_addressee, parts))
    return True


def _is_headline(parts: Sequence[str], behind: str | None, length: int) -> bool:
    """Whether what stands behind the colon of a line of ``length`` has no stop, and speaks neither to nor of a paper."""
    if not behind or len(parts) > 1 or _GROUP.match(parts[0]) or length > HEADLINE:
        return False
    return not (behind[-1] in _STOPPED or _SPEAKS.match(behind) or _TO_READER.search(behind))


def _is_record(text: str, behind: str, high: int, end: int) -> bool:
    """Whether ``behind`` the colon of a role another key stands, or the line below ``high`` is one."""
    first, stop = _line(text, high, end)
    below = _KEY.match(text, first, stop) or _KEY_INSIDE.search(behind)
    return below is not None


def _speaks_below(text: str, low: int, high: int) -> bool:
    """Whether a title stands above the line ``text[low:high)``, or the line below speaks to its reader or has a key too."""
    first, stop = _line(text, high, min(len(text), high + LONGEST))
    below = _TO_READER.search(text, first, stop) or _KEY.match(text, first, stop)
    return bool(text[:low].strip()) or below is not None


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """The first line with text at or after ``start``, without blanks at its ends."""
    low = start
    while low < end and text[low].isspace():
        low += 1
    high = text.find("\n", low, end)
    high = end if high < 0 else high
    while high > low and text[high - 1].isspace():
        high -= 1
    return low, high


def _unwrapped(text: str) -> str:
    """``text`` without the line breaks that fall in the middle of a name."""
    lines = [line.strip() for line in text.split("\n")]
    out = lines[0]
    for line in lines[1:]:
        apart = out[-1:] in _MARKS or _ENDS.search(out) is not None
        out += f"\n{line}" if apart else line
    return out


def _last_line(text: str, low: int, high: int, end: int) -> int:
    """Where the list ends whose first line is ``text[low:high)``: a line below it ends in a colon.

    The lines between end in a comma, or are wrapped in the middle of a name.
    """
    named = text[low:high]
    if named[-1] in "：:" or not (_GROUP.match(named) or _DIVIDED.search(named)):
        return high
    stop = high
    for _ in range(MOST_LINES):
        above = stop
        first, stop = _line(text, stop, end)
        if first == stop or stop - low > LONGEST or re.search("[。！？]", text[first:stop]):
            return high
        if text.startswith(("有关：", "有关:"), first):
            return high  # 致：各家长⏎有关：秋季旅行
        goes_on = text[above - 1] in _MARKS or not _ENDS.search(text[low:above])
        if not goes_on and not (_GROUP.match(named) and _GROUP.match(text[first:stop])):
            return high
        if text[stop - 1] in "：:":
            return stop
    return high


def _is_list(parts: Sequence[str]) -> bool:
    """Whether ``parts`` are several bodies, some of them groups: 青禾镇政府，各中心校，县直各学校."""
    return (
        len(parts) >= LISTED
        and all(map(_is_addressee, parts))
        and any(_GROUP.match(part) for part in parts)
    )


def _is_addressee(part: str) -> bool:
    """Whether ``part`` names a body, several of them, or a group of people."""
    bare = _BRACKET.sub("", part)
    return len(bare) <= MAX_BODY and (_GROUP.match(bare) or _ENDS.search(bare)) is not None


def divided(text: str, marks: str) -> Iterator[str]:
    """The parts of ``text`` between ``marks`` that stand outside brackets, without blanks around."""
    depth = start = 0
    for at, sign in enumerate(text):
        if sign in _OPENERS:
            depth += 1
        elif sign in _CLOSERS:
            depth = max(0, depth - 1)
        elif sign in marks and (not depth or sign == "\n"):
            depth = 0
            if part := text[start:at].strip():
                yield part
            start = at + 1
    if part := text[start:].strip():
        yield part
