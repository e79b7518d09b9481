"""The readings of characters in pinyin (`lexicons/readings.tsv`), and the letters that they are written with.

Converters of sites leave them in brackets, 發(fā)展, and a lost byte may stand in front of one or take a letter of it.
"""

from collections.abc import Mapping
from functools import cache

from eduparse.language.lexicons import table

LETTERS = "a-zà-üāēěīńňōūǎǐǒǔǖǘǚǜǹḿếề"  # of pinyin with its tones, for a class of characters
READING = f"[{LETTERS}]{{1,6}}"  # the expression of one, whatever letters it has


@cache
def chars_by_reading() -> Mapping[str, frozenset[str]]:
    """The characters of each reading, with its tone."""
    return {row["reading"]: frozenset(row["chars"]) for row in table("readings")}


def read_as(reading: str) -> frozenset[str]:
    """The characters that are read so, with its tone; none where there is no such reading."""
    return chars_by_reading().get(reading, frozenset())
