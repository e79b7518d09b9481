"""Delete personal data where that is asked for: identity numbers, bank cards, QQ and WeChat.

What the rules find must pass the check that they name: a check digit tells an identity number from a
document number of the same length. Contacts proper are the business of `contacts`.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook

KINDS = ("contacts", "ids")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999
_CHECKS = "10X98765432"
_GATE = lazy_pattern(r"(?i)\d{4}|\d[*＊×]{2}|微[ \t]?信|V信|We ?Chat", re.ASCII)


class Redact:
    """Delete what rules of the kinds that are ``asked`` for find."""

    name = "split.redact"
    mends = "personal data deleted on demand"

    def __init__(self, asked: str, book: Rulebook = PACKAGED) -> None:
        kinds = KINDS if asked == "all" else (asked,)
        self._rules = tuple(r for r in book.rules("redact") if r.options.get("redact") in kinds)

    def __call__(self, doc: Document) -> Findings:
        """One deletion for each number or name."""
        if not self._rules or not _GATE.search(doc.text):
            return Findings()
        return Findings(edits=tuple(self._edits(doc.text)))

    def _edits(self, text: str) -> Iterator[Edit]:
        for rule in self._rules:
            check = CHECKS.get(rule.options.get("check", ""))
            for m in rule.pattern.finditer(text) if rule.pattern else ():
                for start, end in m.spans("cut"):
                    if check is None or check(text[start:end]):
                        yield Edit(start, end, "", rule.id)


def is_identity(text: str) -> bool:
    """Whether the last of 18 places is the check digit of the others (ISO 7064, MOD 11-2)."""
    digits = text.replace(" ", "").upper()
    total = sum(int(d) * w for d, w in zip(digits[:17], _WEIGHTS, strict=True))
    return digits[17] == _CHECKS[total % 11]


def is_luhn(text: str) -> bool:
    """Whether the digits pass the check of Luhn."""
    total = 0
    for n, digit in enumerate(reversed(text.replace(" ", ""))):
        value = int(digit) * (1 + n % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


CHECKS: Mapping[str, Callable[[str], bool]] = {"identity": is_identity, "luhn": is_luhn}
