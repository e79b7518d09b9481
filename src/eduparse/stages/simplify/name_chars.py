"""徵 and 乾 in names of persons, where they stay: 宋徵舆, 李乾祥.

As words they become 征 and 干, and the converter makes that of most names too. A name shows by its form: a surname
before the character, a given name of one more behind it, an edge or a polite word around it, or a list of names. And neither
neighbour makes a word with the character, as in 应征, 征收 and 干燥. Two characters that go together are no word for it
where hardly anyone writes them: so go 征帆 and 征祥, which the model has from names.
"""

from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import surname_set, words
from eduparse.language.mixture import mixture

TOGETHER = 0.7  # nats by which two characters of a word are likelier together than apart
# Per million pairs of characters, below which what goes together is no word: whatever is around it, and where a role or a polite
# word says that a person is named. 征帆 has .06, 征祥 .16; 征订 and 征粮 have .4 and more.
HARDLY_WRITTEN, IN_A_NAME = 0.1, 0.25
APART = -0.5  # the same of 徵, below which neither neighbour needs an edge behind it
LONGEST = 4  # characters of a name
FEWEST = 2  # other names of a list that show what it lists
MAX_LIST = 60  # characters of a list that are looked at on each side
KEPT = {"徵": "征", "乾": "干"}
"""The characters, and what each becomes as a word."""
_KEPT = lazy_pattern(f"[{''.join(KEPT)}]")
_WORD_BEFORE = lazy_pattern(words("name-word-before"))
_EDGE = lazy_pattern("[\n\u3000 、，。；：（(《“「』」：·]")
_ITEM = lazy_pattern(f"[\u4e00-\u9fff]{{2,{LONGEST}}}")
_LIST = lazy_pattern(
    f"(?<![\u4e00-\u9fff])(?:{_ITEM.pattern}[、 \u3000]){{{FEWEST},}}{_ITEM.pattern}"
)
_ROLE = lazy_pattern(words("name-role"))
_POLITE = lazy_pattern(words("name-polite"))
_BEHIND = lazy_pattern(rf"{_POLITE.pattern}|等|[三兩二]人|[\n、，。；：）)·]|$")
_NEVER_GIVEN = lazy_pattern(rf"{words('name-never-given')}|\n")


def in_names(text: str, out: str) -> Iterator[int]:
    """Where in ``text`` such a character is part of a name; ``out`` is it in simplified script."""
    for m in _KEPT.finditer(text):
        at, behind = m.span()
        start = at - next((n for n in (2, 1) if n <= at and out[at - n : at] in surname_set()), 0)
        if (
            start == at
            or _WORD_BEFORE.fullmatch(text, start, at)
            or _is_word(out[at - 1] + KEPT[m[0]], IN_A_NAME)
        ):
            continue
        before = text[start - 1 : start] or "\n"
        edge, role = _EDGE.match(before), _ROLE.match(before)
        if _BEHIND.match(text, behind):
            if role or (
                edge and (_POLITE.match(text, behind) or _in_list(text, out, start, behind))
            ):
                yield at
            continue
        pair, first = KEPT[m[0]] + out[behind], _nats(out[at - 1] + KEPT[m[0]])
        closed = _BEHIND.match(text, behind + 1)
        # A surname and the character that go together and are no word are known from a name, as 陆征 of 陸徵祥.
        named = role or first >= TOGETHER or _POLITE.match(text, behind + 1)
        rate = IN_A_NAME if named else HARDLY_WRITTEN
        if _NEVER_GIVEN.match(text, behind) or _is_word(pair, rate):
            continue
        apart = m[0] == "徵" and first < APART and not APART <= _nats(pair) < TOGETHER
        if named or apart or (closed and (edge or m[0] == "徵")):
            yield at


def _in_list(text: str, out: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` stands in a list of names: half of the items beside it begin with a surname, and end otherwise."""
    for m in _LIST.finditer(text, max(0, start - MAX_LIST), end + MAX_LIST):
        if m.start() <= start and end <= m.end():
            others = [i for i in _ITEM.finditer(text, *m.span()) if i.start() != start]
            named = sum(
                any(out[i.start() : i.start() + n] in surname_set() for n in (2, 1))
                and i[0][-1] != text[end - 1]
                for i in others
            )
            return named >= FEWEST and 2 * named >= len(others)
    return False


def _is_word(pair: str, rate: float) -> bool:
    """Whether two characters go together and are written so often, per million."""
    return _nats(pair) >= TOGETHER and mixture().chance(pair) * 1e6 >= rate


def _nats(pair: str) -> float:
    """How much likelier two simplified characters are together than apart."""
    model = mixture()
    return model.logp(pair[0], pair[1]) - model.logp("", pair[1])
