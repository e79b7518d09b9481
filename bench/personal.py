"""Personal data that ``--redact all`` deletes: lists and notices made of templates, and look-alikes.

``recall``: the share of the values that are wholly gone; ``precision``: the share of the deleted code points
that belonged to one. Values are drawn at random, check digits are right, and every person is invented. A template with
an even place was looked at when rules were written, one with an odd place was not. The lines of
``tests/sets/personal-lines.txt`` were written by hand, as sites print them (``by hand``). In ``general`` what is deleted
is counted by rule; `show` lists it.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import normalize

from bench._damage import genres
from eduparse import Document, Settings, repair, split
from eduparse.stages.split.redaction import CHECKS

EACH = 50  # lines of each template
LOOK_ALIKE = 30
LINES = 10  # lines of one page

BY_HAND = Path(__file__).resolve().parent.parent / "tests" / "sets" / "personal-lines.txt"

_REDACT = Settings(redact="all")
_MARKED = re.compile(r"\[\[(.*?)\]\]")
_RULES = ("contact.", "redact.")
_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴", "明华丽强芳伟敏静磊洋"
_PREFIXES = ("110105", "320106", "440303", "510104", "371302", "650102")

# The values in braces are drawn; {n:…} and the like may stand for several of a kind. Each line: kind, template.
PERSONAL = (
    ("identity", "{name}，身份证号{identity}，拟录用为教师。"),
    ("identity", "身份证号码：{identity}"),
    ("identity", "{number} {name} {gender} {identity} 合格"),
    ("identity", "{number}\t{name}\t{gender}\t{identity}\t85.5"),
    ("identity", "公民身份号码为{identity}的考生{name}"),
    ("identity", "| {number} | {name} | {identity} | 语文 |"),
    ("identity", "{name}（{identity}）"),
    ("identity", "证件号：{identity}，姓名：{name}"),
    ("masked", "{number} {name} {masked}"),
    ("masked", "{name}，身份证号：{masked}。"),
    ("card", "银行卡号：{card}，开户行：青禾市农村信用社"),
    ("card", "户名：{name}，账号：{card}"),
    ("card", "卡号 {card}"),
    ("card", "{number}\t{name}\t{card}\t1200元"),
    ("card", "请汇入 {card} （{name}）"),
    ("card", "收款账户{card}"),
    ("phone", "联系人：{name}，电话：{mobile}"),
    ("phone", "联系电话：{landline}"),
    ("phone", "{name}{mobile}"),
    ("phone", "手机{mobile}（微信同号）"),
    ("phone", "有事请打{mobile}找{name}老师。"),
    ("phone", "{number}\t{name}\t{mobile}"),
    ("phone", "咨询电话：{landline}、{mobile}"),
    ("phone", "Tel：{landline}"),
    ("phone", "办公室{landline}，传真{landline}"),
    ("phone", "报名热线 {mobile}"),
    ("email", "邮箱：{email}"),
    ("email", "请将材料发至{email}，逾期不候。"),
    ("email", "电子邮件 {email}"),
    ("email", "投稿信箱（{email}）"),
    ("qq", "QQ：{qq}"),
    ("qq", "加入QQ群{qq}"),
    ("qq", "QQ群号为：{qq}"),
    ("qq", "联系QQ {qq}"),
    ("qq", "工作群（QQ群：{qq}）"),
    ("qq", "Q Q：{qq}"),
    ("wechat", "微信号：{wechat}"),
    ("wechat", "加微信：{wechat}"),
    ("wechat", "微信：{wechat}"),
    ("wechat", "添加微信{wechat}咨询"),
)
LOOK_ALIKES = (
    "青政发〔2021〕{number}号",
    "统一社会信用代码：91{digits:6}MA{digits:6}X{digits:1}",
    "项目编号：{digits:18}",
    "资金{digits:8}元，其中省级{digits:7}元。",
    "国家标准 GB {digits:5}-2019",
    "索引号：{digits:9}/2020-{digits:5}",
    "ISBN 978-7-{digits:4}-{digits:4}-{digits:1}",
    "学号{digits:10}",
    "2019-2020学年共招生{digits:5}人。",
    "准考证号：{digits:12}",
    "请于2021年11月14日前报送，邮编{digits:6}。",
    "学校占地{digits:6}平方米。",
    "http://www.example.cn/art/2020/1/3/art_{digits:4}_{digits:8}.html",
    "信息来源：青禾市教育局 浏览次数：{digits:5}",
    "京ICP备{digits:8}号-1",
    "京公网安备 {digits:14}号",
    "监督电话12391，报警电话110。",
    "QQ用户{digits:4}人，微信公众号“青禾教育”。",
    "微信公众号：qinghe_edu",
    "联系人：教务处，电话：",
    "人员名单：{name}、{name}、{name}",
    "文号：{digits:16}",
    "证书编号{digits:17}",
    "合同号：HT{digits:12}",
)


class Values:
    """Values drawn at random, all invented."""

    def __init__(self, seed: str) -> None:
        self._rng = random.Random(seed)  # noqa: S311 - no secret

    def digits(self, count: int) -> str:
        """So many digits, the first not 0."""
        return str(self._rng.randint(10 ** (count - 1), 10**count - 1))

    def pick(self, *choices: str) -> str:
        """One of ``choices``."""
        return self._rng.choice(choices)

    def made(self, kind: str) -> str:
        """A value of ``kind``."""
        makers: dict[str, Callable[[], str]] = {
            "name": lambda: self.pick(*_SURNAMES) + self.pick(*_GIVEN) + self.pick("", *_GIVEN),
            "gender": lambda: self.pick("男", "女"),
            "number": lambda: self.digits(2),
            "identity": self._identity,
            "masked": self._masked,
            "card": self._card,
            "mobile": lambda: self.pick("{}{}{}", "{}-{}-{}", "{} {} {}", "+86 {}{}{}").format(
                self.pick("13", "15", "17", "18", "19") + self.digits(1),
                self.digits(4),
                self.digits(4),
            ),
            "landline": lambda: (
                self.pick("0571", "010", "（0571）", "0571 ")
                + self.pick("-", "－", "—", "")
                + self.digits(8)
            ),
            "email": lambda: (
                f"{self.pick('zhang', 'li_ming', 'edu.office', 'x2019')}@"
                + self.pick("example.com", "mail.example.edu.cn", "qq.example.com")
            ),
            "qq": lambda: self.digits(self._rng.randint(5, 10)),
            "wechat": lambda: self.pick("wxid_", "edu", "Qinghe-") + self.digits(5),
        }
        return makers[kind]()

    def _identity(self) -> str:
        born = f"{self._rng.randint(1950, 2010)}{self._rng.randint(1, 12):02}{self._rng.randint(1, 28):02}"
        first = self.pick(*_PREFIXES) + born + f"{self._rng.randint(1, 999):03}"
        return next(first + c for c in "0123456789X" if CHECKS["identity"](first + c))

    def _masked(self) -> str:
        whole = self._identity()
        low = self.pick("6", "10")
        return whole[: int(low)] + "*" * (14 - int(low)) + whole[14:]

    def _card(self) -> str:
        first = self.pick("622848", "621700", "621226", "620060") + self.digits(12)
        digits = next(first + c for c in "0123456789" if CHECKS["luhn"](first + c))
        return self.pick(digits, " ".join(digits[n : n + 4] for n in range(0, len(digits), 4)))


def filled(template: str, values: Values) -> tuple[str, list[str]]:
    """The line that ``template`` makes, and the personal values in it; a name beside others is none."""
    out, personal = "", []
    for part in template.split("{"):
        field, brace, rest = part.partition("}")
        if not brace:
            out += part
            continue
        kind, _, count = field.partition(":")
        value = values.digits(int(count)) if kind == "digits" else values.made(kind)
        if kind not in ("name", "gender", "number", "digits"):
            personal.append(value)
        out += value + rest
    return out, personal


def _pages() -> Iterator[tuple[list[tuple[str, str, list[str], bool]], str]]:
    """Pages of `LINES` lines of one template, each line with its kind, values, and whether it was looked at."""
    for place, (kind, template) in enumerate(PERSONAL):
        yield from _filled(kind, template, EACH, seen=place % 2 == 0)
    for place, template in enumerate(LOOK_ALIKES):
        yield from _filled("look-alike", template, LOOK_ALIKE, seen=place % 2 == 0)


def _filled(
    kind: str, template: str, count: int, *, seen: bool
) -> Iterator[tuple[list[tuple[str, str, list[str], bool]], str]]:
    values = Values(template)
    for _ in range(0, count, LINES):
        lines = [(kind, *filled(template, values), seen) for _ in range(LINES)]
        yield lines, "\n".join(line for _, line, _, _ in lines)


def _measured() -> Iterator[tuple[str, bool, int, int, int, int, str]]:
    """Per line: kind, whether looked at, values, values gone, code points deleted, those rightly, the line after."""
    for lines, page in _pages():
        after = split(page, _REDACT).text.split("\n")
        for kind, line, values, seen in lines:
            left = after.pop(0) if after else ""
            gone = sum(not _holds(left, value) for value in values)
            cut = len(line) - len(left)
            own = sum(len(v) for v in values if not _holds(left, v))
            own += sum(len(n) for n in (*_names(line), *"、，,；/") if n not in left)
            yield kind, seen, len(values), gone, cut, min(cut, own), f"{line} -> {left}"


def _names(line: str) -> list[str]:
    """The names in ``line``, which may go but need not, as what divides values may."""
    return re.findall(f"[{_SURNAMES}][{_GIVEN}]{{1,2}}", line)


def _holds(line: str, value: str) -> bool:
    """Whether half of the digits or letters of ``value`` still stand side by side."""
    return value[-(len(value) // 2) :] in line or value[: len(value) // 2] in line


def by_hand() -> Iterator[tuple[str, list[str]]]:
    """The lines of the set and the personal values in each, none of the look-alikes."""
    for line in BY_HAND.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            marked = line.partition("\t")[2].replace("\\n", "\n")
            yield _MARKED.sub(r"\1", marked), _MARKED.findall(marked)


def left_of(line: str, values: list[str]) -> tuple[list[str], str]:
    """The ``values`` that a page with ``line`` still holds, and what else its rules deleted."""
    doc = split(repair(f"关于公示名单的通知\n各学校：\n{line}\n以上情况请周知。\n"), _REDACT)
    return [v for v in values if _holds(doc.text, v)], "".join(_other(doc, values))


def _other(doc: Document, values: list[str]) -> Iterator[str]:
    """What the rules deleted beside ``values``, without names and what divides values."""
    for layer in doc.layers:
        for edit, before in zip(layer.edits, layer.before, strict=True):
            bare = normalize("NFKC", before).strip("、,; ")
            personal = any(v.strip() in bare or bare in v for v in map(_narrow, values))
            if edit.rule.startswith(_RULES) and not personal and "person" not in edit.rule:
                yield before


def _narrow(value: str) -> str:
    return normalize("NFKC", value)


def _by_hand() -> dict[str, float]:
    values = gone = right = wrong = 0
    for line, personal in by_hand():
        left, other = left_of(line, personal)
        values += len(personal)
        gone += len(personal) - len(left)
        right += sum(len(v) for v in personal if v not in left)
        wrong += len(other)
    return {
        "by hand recall": round(gone / values, 4),
        "by hand precision": round(right / (right + wrong), 4),
    }


def run(_shared: Path) -> dict[str, float]:
    """Recall by kind, precision, and the code points of look-alikes that go."""
    values: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    cut: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for kind, seen, every, found, deleted, own, _ in _measured():
        for key in (kind, "looked at" if seen else "not looked at"):
            values[key] += every
            gone[key] += found
            cut[key] += deleted
            right[key] += own
    out = {f"{k} recall": round(gone[k] / values[k], 4) for k in values if values[k]}
    out |= {
        f"{k} precision": round(right[k] / max(1, cut[k]), 4) for k in cut if values[k] and cut[k]
    }
    out["look-alikes lost"] = cut["look-alike"]
    return out | _by_hand()


def _in_general(shared: Path) -> Counter[str]:
    """How much each rule deletes in texts of other genres, which hold contacts here and there."""
    pages = ("\n".join(texts) for texts in genres(shared, 40, 2_000).values())
    return Counter(
        e.rule for page in pages for layer in split(page, _REDACT).layers for e in layer.edits
    )


def show(shared: Path, *, misses: bool) -> None:
    """Print the figures, and with ``misses`` each kind of line that was not right, once or twice."""
    for key, value in run(shared).items():
        print(f"{key:50} {value}")
    for rule, count in sorted(_in_general(shared).items()):
        print(f"in other genres, {rule:33} {count}")
    if misses:
        told: Counter[str] = Counter()
        for kind, seen, every, found, deleted, own, line in _measured():
            if (found < every or deleted > own) and told[kind] < 12:
                told[kind] += 1
                print(kind, "looked at" if seen else "not looked at", line)
        for line, personal in by_hand():
            left, other = left_of(line, personal)
            if left or other:
                print("by hand", line, left, other)
