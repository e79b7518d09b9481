"""The kinds of labels and their order.

GB/T 9704-2012 orders 一、 （一） 1. （1）; statutes put 编 章 节 条 above them. Other kinds (Ⅰ. A. 第一，a)) have
no place that a standard fixes: they stand below what is open unless the sequence says otherwise.
"""

from functools import cache

_ORDER = (
    "部分", "编", "分编", "章", "节", "条", "单元", "课", "课时", "壹、", "01", "阶段", "【一】", "【1】",
    "一、", "一)", "(一)", "问",
    "甲、", "第一", "Ⅰ", "A", "1.", "1 ", "(1)", "1)", "①", "❶", "(a)", "(i)", "a)", "a",
    "——", "专栏",
)  # fmt: skip
RANKS = {kind: rank for rank, kind in enumerate(_ORDER)}
FREE = frozenset(
    ("单元", "课", "课时", "阶段", "【一】", "【1】", "甲、", "第一", "Ⅰ", "A", "1 ", "1)", "❶", "(a)", "(i)", "a)", "a", "一)")
)  # fmt: skip
BULLET, BOX, DECIMAL = "——", "专栏", "1.1"
LETTERS = 1000  # the letter of A.1 counts as 1065: no chapter has such a number
ARTICLES = frozenset(("部分", "编", "分编", "章", "节", "条"))


@cache
def kind_rank(kind: str) -> int:
    """The rank of ``kind``; a bullet's sign and the depth of a decimal number (1.1.1) stand behind it."""
    if kind.startswith(BULLET):
        return RANKS[BULLET]
    if kind.startswith(DECIMAL):
        return RANKS["1 "]
    return RANKS[kind]


def letter_number(letter: str) -> int:
    """What the letter of a decimal label counts as in its numbers: A.1 is (1065, 1)."""
    return LETTERS + ord(letter)


def is_lettered(numbers: tuple[int, ...]) -> bool:
    """Whether a letter opens a decimal label with these ``numbers``."""
    return bool(numbers) and numbers[0] > LETTERS
