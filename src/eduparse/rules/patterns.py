"""The pattern of a rule as data: one text, or lists of alternatives that fill the places of a frame.

A pattern of many words is a list. Each alternative stands there with texts that it alone matches, so that a
word nobody needs is found out:

>>> word = Alternative("上一篇|下一篇", ("上一篇",))
>>> Pattern("{word}[：:].*", {"word": (word, Alternative("没有了", ("没有了",)))}).expression
'(?:上一篇|下一篇|没有了)[：:].*'
"""

from collections.abc import Iterator, Mapping
from dataclasses import field

from eduparse.document.records import dataclass
from eduparse.language.lazy_pattern import lazy_pattern

WHOLE = "{pattern}"  # the frame of a list that is the whole pattern
# A name of two letters and more in braces: {2,3} repeats, and {e} is an error that `regex` may allow.
_PLACE = lazy_pattern(r"(?<!\\)\{([a-z][a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One form of what a rule matches, and texts that it matches and no other does."""

    match: str
    example: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression of the `regex` module; ``lists`` fill the places ``{name}`` of ``frame``."""

    frame: str
    lists: Mapping[str, tuple[Alternative, ...]] = field(default_factory=dict)

    @property
    def expression(self) -> str:
        """The frame with each list in its place, its alternatives in their order."""
        return self._filled(self.lists)

    @property
    def places(self) -> tuple[str, ...]:
        """The names in the frame for which a list is to be given."""
        return tuple(dict.fromkeys(_PLACE.findall(self.frame)))

    @property
    def pieces(self) -> Iterator[str]:
        """What was written by hand: the frame and every alternative."""
        yield self.frame
        for alternatives in self.lists.values():
            yield from (a.match for a in alternatives)

    def alternatives(self) -> Iterator[tuple[Alternative, "Pattern", "Pattern"]]:
        """Each alternative, the pattern with it alone in its list, and the pattern without it."""
        for name, every in self.lists.items():
            for one in every:
                rest = tuple(a for a in every if a is not one)
                yield one, self._with(name, (one,)), self._with(name, rest)

    def _with(self, name: str, chosen: tuple[Alternative, ...]) -> "Pattern":
        return Pattern(self.frame, {**self.lists, name: chosen})

    def _filled(self, lists: Mapping[str, tuple[Alternative, ...]]) -> str:
        return _PLACE.sub(lambda m: _joined(lists[m[1]]) if m[1] in lists else m[0], self.frame)


def _joined(alternatives: tuple[Alternative, ...]) -> str:
    """``(?:a|b)``; of no alternative at all, what matches nothing."""
    if not alternatives:
        return "(?!)"
    return f"(?:{'|'.join(a.match for a in alternatives)})"
