"""Names of gambling and of shady wares that a text lists itself: a slogan, a pledge, the diary of somebody who stops.

An advertiser says how to reach him. Names by themselves may be the text's where the rest of the page speaks of such
things, or below a line that ends in a colon.
"""

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words

LISTED, LONGEST = 4, 20  # lines from a colon to such a line, and characters of one between
_CONTACT = lazy_pattern(rf"[A-Za-z\d]\.[A-Za-z]|https?:|www|\d{{5}}|{words('way-to-a-seller')}")
_SPEAKS = lazy_pattern(words("gambling-or-shady"))


def speaks_of_such(rest: str) -> bool:
    """Whether ``rest``, a page without its lines of such names, speaks of gambling or of what is forbidden."""
    return _SPEAKS.search(rest) is not None


def names_alone(line: str, *, spoken: bool, above: str = "", below: str = "") -> bool:
    """Whether ``line``, some names of such things, may be of the text.

    ``spoken`` is what `speaks_of_such` says of the page, ``above`` and ``below`` are the text on either side.
    """
    if _CONTACT.search(line) is not None:
        return False
    return spoken or _announced(above, below)


def _announced(above: str, below: str) -> bool:
    """Whether the list that ends ``above`` stands below a colon, and text goes on below."""
    if not below.strip():
        return False
    for line in reversed(above.rstrip().rsplit("\n", LISTED)[-LISTED:]):
        if line.rstrip().endswith(("：", ":")):
            return True
        if len(line) > LONGEST or line.rstrip().endswith("。"):
            return False
    return False
