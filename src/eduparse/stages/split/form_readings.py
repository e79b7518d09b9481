"""What a label of a weak form says: its kind, its value, its element of a path, the numbers of a decimal one."""

import re
from collections.abc import Callable, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.numerals import FILLED, FORMAL, STEMS, number, roman
from eduparse.stages.split.kinds import BULLET, DECIMAL, letter_number

# Few papers have as many chapters: here three numbers may be a day (95.3.8), and none is read behind a page's number.
HIGH = 65
PARTS_OF_CHAPTER = 2  # numbers of 3.8
MAX_HEAD = 16  # code points of a bullet's line that is a heading without a colon
_INNER_STOP = lazy_pattern("[。；;，,]")
_HALF = str.maketrans("０１２３４５６７８９", "0123456789")

_Reading = tuple[str, float, str, tuple[int, ...]]


def _chinese(m: "re.Match[str]") -> Sequence[_Reading]:
    return [("一、", number(m["han"]), m["han"], ())]


def _decimal(m: "re.Match[str]") -> Sequence[_Reading]:
    numbers = tuple(int(n) for n in re.split(r"[.．]", "".join(m["dec"].split())))
    if not (numbers[0] and numbers[-1]) or may_be_day(numbers):
        return []
    return [(f"{DECIMAL}/{len(numbers)}", numbers[-1], ".".join(map(str, numbers)), numbers)]


def inserted_value(letters: str) -> float:
    """What ``letters`` behind a number add to it, below 1: 12A, 12AA, 12AB, 12B stand in this order behind 12."""
    return sum((ord(letter) - ord("A") + 1) * 0.01**n for n, letter in enumerate(letters, 1))


def opens_letters(value: float) -> bool:
    """Whether ``value`` is that of a number with an A behind it: 12A or 12AB, which the others follow."""
    return round(value % 1, 6) < inserted_value("B")


def _inserted(kind: str, name: str) -> "Callable[[re.Match[str]], Sequence[_Reading]]":
    """(2A) or 2A., as papers of Hong Kong number what was put in later; ``name`` is its group."""

    def read(m: "re.Match[str]") -> Sequence[_Reading]:
        own = m[name]
        letters = own.lstrip("0123456789")
        value = int(own.removesuffix(letters)) + inserted_value(letters)
        return [(kind, value, f"({own})" if kind == "(1)" else own, ())]

    return read


def may_be_day(numbers: tuple[int, ...]) -> bool:
    """Whether ``numbers`` may be a day of the years of Taiwan: 95.3.8."""
    return len(numbers) > PARTS_OF_CHAPTER and numbers[0] >= HIGH


def _lettered(m: "re.Match[str]") -> Sequence[_Reading]:
    """A.1.2 of an appendix: its letter counts as a number."""
    own = m["ldec"] or m["pageldec"]
    letter, *rest = re.split(r"[.．]", own)
    numbers = (letter_number(letter), *map(int, rest))
    if not numbers[-1]:
        return []
    return [(f"{DECIMAL}/{len(numbers)}", numbers[-1], own.replace("．", "."), numbers)]


def _arabic(m: "re.Match[str]") -> Sequence[_Reading]:
    own, stop = m["num"].translate(_HALF), m["numstop"].strip()
    value = int(own)
    if not value:
        return []
    if stop[:1] in ("/", "／", "|", "｜") or (not stop and own[0] == "0"):
        return [("01", value, own, ())]
    if stop in ("）", ")"):
        return [("1)", value, f"{own})", ())]
    if not stop:
        alone = m.string[m.end() : m.end() + 1] in ("", "\n")
        return [] if alone else [("1 ", value, own, ())]
    return [("1.", value, own, ())]


def _roman(m: "re.Match[str]") -> Sequence[_Reading]:
    value = roman(m["roman"])
    return [("Ⅰ", value, m["roman"], ())] if value else []


def _torn(m: "re.Match[str]") -> Sequence[_Reading]:
    """三): a form of its own, or （三） that lost its bracket; the sequence says which."""
    own = m["hanhalf"][:-1]
    return [("一)", number(own), f"{own})", ()), ("(一)", number(own), f"({own})", ())]


def _small_roman(m: "re.Match[str]") -> Sequence[_Reading]:
    """(i) counts below (a) as papers of Hong Kong do; behind (h) it is a letter."""
    own = m["romanb"]
    value = roman(own.upper())
    found: list[_Reading] = [("(i)", value, f"({own})", ())] if value else []
    if len(own) == 1:
        found.append(("(a)", ord(own) - ord("a") + 1, f"({own})", ()))
    return found


def _romans(m: "re.Match[str]") -> Sequence[_Reading]:
    """ii., iii., iv. behind the i. that reads like a letter too."""
    value = roman(m["romans"].upper())
    return [("(i)", value, m["romans"], ())] if value else []


def _letter(kind: str, name: str) -> "Callable[[re.Match[str]], Sequence[_Reading]]":
    def read(m: "re.Match[str]") -> Sequence[_Reading]:
        letter = m[name]
        mark = {"letterb": f"({letter})", "letterh": f"{letter})"}.get(name, letter)
        if name == "letter" and letter.isupper():
            return [("A", ord(letter) - ord("A") + 1, mark, ())]
        own = [(kind, ord(letter.lower()) - ord("a") + 1, mark, ())]
        small = name == "letter" and letter in "ivx"
        return [*own, ("(i)", roman(letter.upper()) or 0, letter, ())] if small else own

    return read


def _part(m: "re.Match[str]") -> Sequence[_Reading]:
    """任务1：, 模块A：."""
    own = m["partn"]
    value = int(own) if own.isdecimal() else ord(own) - ord("A") + 1
    return [("【一】", value, m["part"], ())] if value else []


def _lesson(m: "re.Match[str]") -> Sequence[_Reading]:
    """第三讲, 第1课, 第二课时, 第一单元."""
    unit = m["lessonu"]
    value = number(m["lessonn"])
    return [("课" if unit == "讲" else unit, value, m["lesson"], ())] if value else []


def _course(m: "re.Match[str]") -> Sequence[_Reading]:
    """项目1 and 任务一 with a blank or a colon behind them; `course_parts` says which of them count."""
    value = number(m["coursen"])
    return [("【一】", value, m["course"], ())] if value else []


def _formal(m: "re.Match[str]") -> Sequence[_Reading]:
    """叁、 counts with 壹、 and 贰、; on a page without 壹 it is 三、 as a spinner or a bank writes it."""
    kind = "壹、" if FORMAL[0] in m.string else "一、"
    return [(kind, number(m["formal"]), m["formal"], ())]


def _heads(m: "re.Match[str]") -> int:
    """1 where a bullet is the heading of what follows (◆报名办法：), 0 where it is an item itself."""
    end = m.string.find("\n", m.end())
    line = m.string[m.end() : end if end >= 0 else len(m.string)].strip()
    return int(line[-1:] in "：:" or (len(line) <= MAX_HEAD and not _INNER_STOP.search(line)))


READERS: "dict[str, Callable[[re.Match[str]], Sequence[_Reading]]]" = {
    "han": _chinese,
    "hanhalf": _torn,
    "hanshell": lambda m: [("(一)", number(m["hanshell"]), f"({m['hanshell']})", ())],
    "formal": _formal,
    "stem": lambda m: [("甲、", STEMS.index(m["stem"]) + 1, m["stem"], ())],
    "dec": _decimal,
    "ldec": _lettered,
    "pageldec": _lettered,
    "putin": _inserted("(1)", "putin"),
    "putindot": _inserted("1.", "putindot"),
    "num": _arabic,
    "ell": lambda _: [("1.", 1, "1", ())],
    "filled": lambda m: [("❶", FILLED.index(m["filled"]) + 1, m["filled"], ())],
    "roman": _roman,
    "romanb": _small_roman,
    "romans": _romans,
    "letterb": _letter("(a)", "letterb"),
    "letterh": _letter("a)", "letterh"),
    "letter": _letter("a", "letter"),
    "first": lambda m: [("第一", number(m["first"]), f"第{m['first']}", ())],
    "phase": lambda m: [("阶段", number(m["phasen"]), m["phase"], ())],
    "word": lambda m: [("【一】", number(m["wordn"]), m["word"] + m["wordn"], ())],
    "part": _part,
    "lesson": _lesson,
    "course": _course,
    "ask": lambda _: [("问", 0, "问", ())],
    "sign": lambda m: [(f"{BULLET}{m['sign'][0]}", _heads(m), BULLET, ())],
}
