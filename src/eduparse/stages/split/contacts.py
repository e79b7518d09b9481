"""Contacts: telephone numbers, addresses of e-mail, names of the people to ask.

They are content, so they stay, and stand in the metadata with their place. Who hands a corpus on may
delete them (`--redact contacts`): each is then an edit with the rule that found it, its label stays
(联系人：，电话：), and the clause tree is that of the text without them. What finds them is data:
`rules/contacts.toml`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import Contact
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import surnames
from eduparse.rules.rule import Rule, catalogue, quick_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split.tables import tables

KINDS = ("email", "person", "phone")

# Where none of this stands in a line or the one below it, no packaged rule finds a contact in the line.
# The signs of a contact behind one set of their first characters, which is searched much faster than they are.
_GATE = (
    lazy_pattern(
        "[0-9０-９@＠](?:[0-9０-９]{2}[- ]?[0-9０-９]{3}|(?<=[0-9])(?: [0-9]){6}|(?<=[@＠]))"
    ),
    lazy_pattern("人(?:员|姓名|[及和、][^：:\n]{1,6})?[ \t\u3000]*[：:]"),
)
_BETWEEN = lazy_pattern(r"[、，,；;/／ \t\u3000]{1,4}")

_TITLE = lazy_pattern("(?:老师|同志|处长|科长|主任|先生|女士)$")
_OFFICES = (
    *"处科室厅局委部办院组校股站司会队所心学园馆社台网省市县区州镇乡街路楼",
    "电话",
    "传真",
    "手机",
    "热线",
)


class Contacts:
    """Find contacts; with ``redact`` delete them."""

    name = "split.contacts"
    mends = "contacts deleted on demand"

    def __init__(self, *, redact: bool = False, book: Rulebook = PACKAGED) -> None:
        self._redact = redact
        self._rules = book.rules("contacts")

    def __call__(self, doc: Document) -> Findings:
        """The contacts as metadata, or their deletion."""
        found = list(_contacts(doc.text, self._rules))
        if not self._redact:
            told = tuple(c for c, _ in found)
            known = told == doc.metadata.contacts  # nothing is nearly always what was known
            return Findings() if known else Findings(metadata={"contacts": told})
        return Findings(edits=tuple(_deletions(doc.text, found)), metadata={"contacts": ()})


def _contacts(text: str, rules: Sequence[Rule]) -> Iterator[tuple[Contact, str]]:
    """Contacts in the order of the text, each with its rule; of two that overlap the first, longest."""
    spots: list[tuple[int, int, str, str]] = []
    near = list(_near_contacts(text))
    for rule in rules:
        if "column" in rule.options:
            spots += _in_columns(rule, text)
            continue
        # What a user's own rule looks for needs not be near any of the signs.
        for low, high in near if rule.id in catalogue() else ((0, len(text)),):
            spots += _spots(rule, text, low, high)
    end = 0
    for start, stop, kind, rule_id in sorted(spots, key=lambda s: (s[0], -s[1])):
        if start >= end:
            yield Contact(kind, text[start:stop], start, stop), rule_id
            end = stop


def _near_contacts(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of lines that show a sign of a contact, each with the line above, apart."""
    start = end = 0
    found = (sign for pattern in _GATE for sign in pattern.finditer(text))
    for sign in sorted(found, key=lambda sign: sign.start()):
        line = text.rfind("\n", 0, sign.start()) + 1
        above = text.rfind("\n", 0, max(0, line - 1)) + 1
        if above >= end:
            if end:
                yield start, end
            start = above
        end = text.find("\n", sign.end())
        end = len(text) if end < 0 else end
    if end:
        yield start, end


def _spots(rule: Rule, text: str, low: int, high: int) -> Iterator[tuple[int, int, str, str]]:
    """What ``rule`` finds: start, end, kind, rule id."""
    if rule.pattern is None or quick_pattern(rule.pattern.pattern).search(text, low, high) is None:
        return  # as nearly always
    part = "cut" if "cut" in rule.pattern.groupindex else 0
    for m in rule.pattern.finditer(text, low, high):
        for start, end in m.spans(part):
            if start < end and not (rule.options.get("name") and not _is_name(text[start:end])):
                yield start, end, rule.noise_class, rule.id


def _in_columns(rule: Rule, text: str) -> Iterator[tuple[int, int, str, str]]:
    """What ``rule`` finds in the cells below heads that its option ``column`` names."""
    head = lazy_pattern(rule.options["column"])
    for low, high in tables(text) if "\t" in text and head.search(text) else ():
        columns: list[int] = []
        at = low
        for line in text[low:high].split("\n"):
            cells = line.split("\t")
            heads = [n for n, cell in enumerate(cells) if head.fullmatch("".join(cell.split()))]
            columns = heads or columns
            for n, cell in enumerate(cells):
                if n in columns and rule.pattern and rule.pattern.fullmatch(cell.strip()):
                    yield from _spots(rule, text, at, at + len(cell))
                at += len(cell) + 1


def _is_name(text: str) -> bool:
    """Whether ``text`` is as long as names are, opens as they do and does not end as offices do."""
    bare = "".join(_TITLE.sub("", text).split())
    surname = next((s for s in surnames() if bare.startswith(s)), "")
    given = len(bare) - len(surname)
    polite = len(bare) < len("".join(text.split()))
    return bool(surname) and (0 if polite else 1) <= given <= 2 and not bare.endswith(_OFFICES)


def _deletions(text: str, found: list[tuple[Contact, str]]) -> Iterator[Edit]:
    """The contacts, and what stands between two of one kind."""
    for (contact, rule), (after, _) in pairwise([*found, (Contact("", "", 0, 0), "")]):
        listed = after.kind == contact.kind and _BETWEEN.fullmatch(text, contact.end, after.start)
        yield Edit(contact.start, after.start if listed else contact.end, "", rule)
