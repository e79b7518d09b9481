"""Who is responsible for a task, as its clause says: （责任单位：省教育厅）, 〔教育局牵头，财政局配合〕.

Three shapes. A key with its colon (责任单位：, 牵头单位：, 配合单位：) in brackets or at the start of a line; brackets
whose parts end in 负责, 牵头, 配合 (校长负责制 and 由班主任负责登记 end otherwise); a table of tasks, which is not
looked at here. What is named must be a body or a group of them (各镇政府, 有关部门); dates and other words beside
it are left out. Names come in the order printed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import OFFICE_LAST, ORGAN_END, organs, separate
from eduparse.stages.split.draft import Span
from eduparse.stages.split.recipients import divided, recipients

# 负责 and 分工 only in front of a kind of body: 负责人 is a person, and so is what stands behind that key.
_OFFICE_BEHIND = "(?=单位|部门|处室|科室|机构|股室)"
_ROLES = (
    r"(?:责任|牵头|配合|参与|承办|协办|主办|协同|协作|参加|落实|实施|完成|分管|主责"
    rf"|(?:负责|分工){_OFFICE_BEHIND})"
)
_KEY = lazy_pattern(
    rf"(?:^|(?<=[。；;，,、）)】〕\s（(\[【［〔]))[^、，,；;。：:（）()\s【\[〔]{{0,4}}{_ROLES}[^、，,；;。：:（）()\s]{{0,6}}[：:]"
)
_BRACKET = lazy_pattern(
    r"[（(【\[［〔](?P<who>(?:[^（）()【】\[\]［］〔〕]|[（(][^（）()]{0,20}[）)]|〔[^〔〕]{0,20}〕){2,400})[）)】\]］〕]"
)
_LINE = lazy_pattern(
    rf"(?:^|(?<=[。；]))[ \t\u3000]*(?P<who>[^、，,；;。：:（）()\s【\[〔]{{0,4}}{_ROLES}(?:单位|部门|处室|科室|机构|股室|领导小组|主体|人)?[：:][^\n]{{2,400}})$",
    re.MULTILINE,
)


def _any_word(words: str) -> "re.Pattern[str]":
    """A pattern for one of ``words``, behind one set of all first characters, which is looked for much faster."""
    every = words.split()
    firsts = "".join(sorted({word[0] for word in every}))
    return lazy_pattern(f"[{firsts}](?:{'|'.join(f'(?<={w[0]}){w[1:]}' for w in every)})")


_OF_ROLES = "责任 牵头 配合 参与 承办 协办 主办 协同 协作 参加 落实 实施 完成 分管 主责 负责 职责"
_NAMED = _any_word(f"{_OF_ROLES} 分工{_OFFICE_BEHIND}")
_SAID = _any_word(f"{_OF_ROLES} 分工 协助")  # a word of every key and end of a role
# Of a key, or of a bracket that names somebody.
_MARKED = lazy_pattern(r"[：:【\[［〔（(](?:(?<=[：:【\[［〔])|[^（）()]{3}|[（(])")
_DOES = lazy_pattern(
    r"(?:按照?(?:各自)?职[责能](?:分工)?(?:分别)?(?:负责|落实|配合)?|分别负责|共同负责|具体负责|分工负责|牵头负责|负责牵头|负责落实|组织实施|"
    r"(?:抓好|具体|组织)?落实|牵头(?:实施|落实|推进|组织)?|负责(?:实施|落实|组织实施)?|配合(?:实施|落实)?|参与(?:实施)?|协同(?:配合|推进)?|协助|会同|承办|主办|协办|为责任单位|参加)$"
)
_ROLE_END = lazy_pattern(
    r"(?:负责|牵头|配合|参与|职责|落实|实施|分工|承办|主办|协办|协助|参加)(?=[，,；;。]|$)"
)
_ET_CETERA = lazy_pattern(
    r"(?:等(?:[一二三四五六七八九十\d]{1,3})?(?:有关|相关)?(?:部门|单位|部委|委办局|厅局|成员单位)?)$"
)
_BODY = lazy_pattern(
    rf"(?:{ORGAN_END}|部门|单位|机构|企业|高校|海关|地区|街道|镇|乡|县|区|市|州|学校|平台公司|院系|教育系统|党委|支部|工会|家委会|中心校|(?<!教)室|(?<=[科足篮作政书美音影剧棋])协|专班|(?<=领导)小组)(?:[（(〔][^（）()〔〕]{{1,20}}[）)〕])?$"
)
_AND = lazy_pattern(r"等(?=国务院|相关|有关|各)|以?及(?=各|相关|有关)")
# Where another role begins without a comma: 甲局牵头、乙局参与; 甲局会同乙局.
_NEXT_ROLE = lazy_pattern(
    rf"(?<=牵头|负责|配合|参与|落实|主办|承办|协办|协助)、|(?<=[{OFFICE_LAST}])(?:会同|商)(?=[一-鿿])"
)
_PERSON_KEY = lazy_pattern(r"(?:[一-鿿]{0,2}(?:责任|牵头|分管|包联)领导|责任人)[：:][^；;。\n]*")
_ROLE_BEHIND = lazy_pattern(r"[（(](?:牵头|负责|配合|参与|主办|协办)[）)]")  # 基教处（牵头）
_NO_BODY = lazy_pattern(
    rf"^(?:[\d一二三四五六七八九十]+|以[下上]|上述|均|列|其中)|年|月底|时限|期限|[的了]|(?:完成|推进|持续)(?!.*(?:单位|小组|专班|办公室|[{OFFICE_LAST}]$))"
)
_BY = lazy_pattern(r"^[^，、]{0,12}由(?=[一-鿿]{2})")
# A key about something else, with what stands behind it: 完成时限：长期坚持, 适用范围：各试验区.
_OTHER_KEY = lazy_pattern(
    r"(?:^|[，,；;。\s])[^、，,；;。：:\s]{0,4}(?:时限|时间|范围|期限|目标|进度|标准|成果|措施)[：:][^；;。\n]*"
)
_WRAP = lazy_pattern(r"(?<=[一-鿿、])\n[ \t\u3000]*(?=[一-鿿])")


def _closes(char: str) -> bool:
    return char in "）)】]〕"


def _closed(who: str) -> bool:
    """Whether every bracket in ``who`` has its partner there."""
    return all(who.count(a) == who.count(b) for a, b in ("（）", "()", "【】", "〔〕"))


def is_role_line(line: str) -> bool:
    """Whether ``line`` says nothing but who is responsible: 牵头部门：市教育局."""
    return ("：" in line or ":" in line) and _LINE.fullmatch(line) is not None


class NamedRoles:
    """Where a text could name bodies as responsible: at a word of a key or of a role."""

    def __init__(self, text: str) -> None:
        said = _SAID.finditer(text) if _NAMED.search(text) is not None else ()
        self._places = [m.span() for m in said]
        self._ends = [end for _, end in self._places]

    def inside(self, spans: Sequence[Span]) -> bool:
        """Whether such a word may stand in ``spans``; one that overlaps another is not looked for."""
        places, ends = self._places, self._ends
        for low, high in spans:
            at = bisect_right(ends, low)
            if at < len(places) and places[at][0] < high:
                return True
        return False


def may_name(text: str, spans: Sequence[Span]) -> bool:
    """Whether the clause that ``spans`` of ``text`` hold is one of the few with a mark of such a key or bracket."""
    return len(spans) > 1 or _MARKED.search(text, *spans[0]) is not None


def responsible(text: str) -> tuple[str, ...]:
    """The bodies that the clause ``text`` names as responsible, in the order printed."""
    if _MARKED.search(text) is None or _SAID.search(text) is None:
        return ()  # as nearly every clause, also of papers that do name some
    spots: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    for m in _LINE.finditer(text) if "：" in text or ":" in text else ():
        line = text[text.rfind("\n", 0, m.start()) + 1 : m.end()]
        if any(line.count(a) != line.count(b) for a, b in ("（）", "()", "【】", "〔〕")) or (
            _closes(text[m.end() - 1]) and not _closed(m["who"])
        ):
            continue  # it stands in brackets
        spots.append((m.start("who"), m["who"]))
        taken.append(m.span("who"))
    for m in _BRACKET.finditer(text):
        inside = any(low <= m.start() < high for low, high in taken)
        who = _WRAP.sub("", m["who"])  # a line may end in the middle of a name or a key
        if not inside and _SAID.search(who) and (_KEY.search(who) or _ROLE_END.search(who)):
            spots.append((m.start(), who))
    found: list[str] = []
    for _, who in sorted(spots):
        found += (name for name in _names(who) if name not in found)
    return tuple(dict.fromkeys(found))


def _names(who: str) -> Iterator[str]:
    """The bodies in what a bracket or a line holds."""
    who = _ROLE_BEHIND.sub("", _PERSON_KEY.sub("；", _OTHER_KEY.sub("；", who)))
    keyed = _KEY.search(who) is not None
    for phrase in divided(_NEXT_ROLE.sub("；", _KEY.sub("；", who)), "，,；;。：:\n"):
        plain, before = phrase.strip("。 \t\u3000"), ""
        while plain != before:
            before = plain
            plain = _ET_CETERA.sub("", _DOES.sub("", plain)).rstrip("、 ")
        plain = re.sub(r"^(?:由|会同|以及|及|和)", "", _BY.sub("", plain))
        plain = plain.rstrip("]" if plain.count("〔") == plain.count("〕") else "〕]")
        plain = _AND.sub("；", plain)
        parts = separate(plain) if len(organs(plain)) > 1 and "、" not in plain else (plain,)
        for name in (n for part in parts for n in recipients(part)):
            short = _ET_CETERA.sub("", name)
            if (
                2 <= len(short) <= 30
                and not _NO_BODY.search(short)
                and (keyed or _BODY.search(short))
            ):
                yield short
