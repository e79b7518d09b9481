"""徵 and 乾 in names of persons, where they stay: 宋徵舆, 李乾祥.

As words they become 征 and 干, and the converter makes that of most names too. A name shows by its form: a surname
before the character, a given name of one more behind it, an edge or a polite word around it. And neither
neighbour makes a word with the character, as in 应征, 征收 and 干燥.
"""

from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import surnames, words
from eduparse.language.mixture import mixture

TOGETHER = 0.7  # nats by which two characters of a word are likelier together than apart
APART = -0.5  # the same of 徵, below which neither neighbour needs an edge behind it
KEPT = {"徵": "征", "乾": "干"}
"""The characters, and what each becomes as a word."""
_KEPT = lazy_pattern(f"[{''.join(KEPT)}]")
_WORD_BEFORE = lazy_pattern(words("name-word-before"))
_EDGE = lazy_pattern("[\n\u3000 、，。；：（(《“「』」：·]")
_ROLE = lazy_pattern(words("name-role"))
_POLITE = lazy_pattern(words("name-polite"))
_BEHIND = lazy_pattern(rf"{_POLITE.pattern}|等|[三兩二]人|[\n、，。；：）)·]|$")
_NEVER_GIVEN = lazy_pattern(rf"{words('name-never-given')}|\n")


def in_names(text: str, out: str) -> Iterator[int]:
    """Where in ``text`` such a character is part of a name; ``out`` is it in simplified script."""
    for m in _KEPT.finditer(text):
        at, behind = m.span()
        start = at - next((n for n in (2, 1) if out[max(0, at - n) : at] in surnames()), 0)
        if (
            start == at
            or _WORD_BEFORE.fullmatch(text, start, at)
            or _nats(out[at - 1] + KEPT[m[0]]) >= TOGETHER
        ):
            continue
        before = text[start - 1 : start] or "\n"
        edge, role = _EDGE.match(before), _ROLE.match(before)
        if _BEHIND.match(text, behind):
            if role or (edge and _POLITE.match(text, behind)):
                yield at
            continue
        if _NEVER_GIVEN.match(text, behind) or _nats(KEPT[m[0]] + out[behind]) >= TOGETHER:
            continue
        closed = _BEHIND.match(text, behind + 1)
        apart = m[0] == "徵" and max(_nats(out[at - 1 : at + 1]), _nats(out[at : at + 2])) < APART
        polite = _POLITE.match(text, behind + 1)
        if role or polite or apart or (closed and (edge or m[0] == "徵")):
            yield at


def _nats(pair: str) -> float:
    """How much likelier two simplified characters are together than apart."""
    model = mixture()
    return model.logp(pair[0], pair[1]) - model.logp("", pair[1])
