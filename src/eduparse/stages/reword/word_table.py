"""Tables of words and replacements as they circulate: one pair a line, the word first.

What parts the two is a tab, an arrow, an equals sign, a bar, a comma or blanks; encoders and editors differ. A line
that is no pair of words is left out and counted: headings, remarks, pairs with letters or figures.
"""

from eduparse.document.records import dataclass
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.reword.lexicon import SpinPair

LONGEST = 8  # code points of a word
_PAIR = lazy_pattern(
    r"\s*([\u4e00-\u9fff]+)\s*(?:\t|→|⇒|-+>|=+>?|\||,|，|、|:|：|\s)+\s*([\u4e00-\u9fff]+)\s*"
)


@dataclass(frozen=True, slots=True)
class WordTable:
    """The pairs of a table, each once, and how many lines were none."""

    entries: tuple[SpinPair, ...]
    left_out: int


def read_table(text: str) -> WordTable:
    """The pairs of ``text``."""
    pairs: dict[tuple[str, str], SpinPair] = {}
    left_out = 0
    for line in text.removeprefix("\ufeff").splitlines():
        m = _PAIR.fullmatch(line)
        if m is None or m[1] == m[2] or max(len(m[1]), len(m[2])) > LONGEST:
            left_out += bool(line.strip())
        else:
            pairs.setdefault((m[2], m[1]), SpinPair(m[2], m[1], why="table"))
    return WordTable(tuple(pairs.values()), left_out)
