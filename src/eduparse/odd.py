"""Where characters crowd that Chinese hardly uses, as they do in text shown in a wrong encoding.

Ordinary are ASCII and what `lexicons/han-frequency.tsv` lists down to a weight, of both scripts. In text
shown wrongly at least every third character is another one; in a list of rare names, in Japanese, in
a table of symbols too, so what crowds is only looked at, not yet changed.
"""

import re
from collections.abc import Iterator
from functools import cache

from eduparse.lexicons import table

RAREST = -12  # weight of the rarest ordinary character
_BLANKS = "\xa0\u3000" + "".join(map(chr, range(0x2000, 0x2010)))
_CROWD = re.compile(r"[^\0-\x7f](?:[\0-\x7f]{0,5}[^\0-\x7f]){2,}")


def crowded(text: str) -> bool:
    """Whether ``text`` has three odd characters close together."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return _CROWD.search(text.translate(_ordinary())) is not None
    return False  # of any text that is shown wrongly, half the characters are outside


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """The ranges where odd characters crowd."""
    for m in _CROWD.finditer(text.translate(_ordinary())):
        yield m.start(), m.end()


@cache
def _ordinary() -> dict[int, str]:
    """A translation of ordinary characters to blanks."""
    rows = [row["chars"] for row in table("han-frequency") if int(row["weight"]) >= RAREST]
    return dict.fromkeys(map(ord, "".join(rows) + _BLANKS), " ")
