"""A single character of UTF-8 shown as Latin letters within Chinese: 每生300å…ƒ for 300元.

Three signs that are a letter with an accent and two that no word goes on with spell one Chinese character, and stand
beside Chinese or a figure. One is too short to be read again without doubt, so it is told.
"""

from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.language.present import beside_chinese
from eduparse.stages.repair.byte_readings import LATIN, UTF8, WINDOWS_SIGNS, as_bytes

RAREST = -12.0  # log-probability of a character by itself, below which chance has spelled it
_SIGNS = f"[\x80-\xbf{WINDOWS_SIGNS}]"
_CHINESE = "[0-9\u3001-\u3003\u3008-\u3011\u3400-\u9fff\uff01-\uff5e“”]"
_LEAD = lazy_pattern("[ä-é]")
# It begins with what hardly any Chinese page has: a pattern that looks back first tries every place.
_LONE = lazy_pattern(
    f"{_LEAD.pattern}{_SIGNS}{{2}}(?<![^\\W\\d_\u3400-\u9fff]...)(?:(?<={_CHINESE}...)|(?={_CHINESE}))"
)


def lone_utf8(text: str) -> Iterator[tuple[int, int]]:
    """Where three signs spell a common Chinese character in UTF-8."""
    for m in _LONE.finditer(text) if _LEAD.search(beside_chinese(text)) else ():
        data = as_bytes(m[0], LATIN)
        char = data.decode(UTF8, "replace") if data else ""
        chinese = len(char) == 1 and "\u4e00" <= char <= "\u9fff"
        if chinese and mixture().score(char, "\n\n") >= RAREST:
            yield m.span()
