"""What a run has done so far, and how it is shown: a sentence, a table, an object for machines."""

import time
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from eduparse.language.messages import label, shown
from eduparse.run.shards import Outcome
from eduparse.writers.folder import MOST_WAITING

if TYPE_CHECKING:
    from rich.table import Table

_COUNTED = ("inputs", "documents", "clauses", "edits", "suggestions", "changed", "size", "left_out")
_RULES_SHOWN = 5
_MB = 1_000_000
_LATE = MOST_WAITING + 2  # targets after which one is reported as lost, at most


@dataclass(slots=True)
class Tally:
    """What a run has done so far: ``inputs`` are the pages of its documents, and its rejects.

    ``size`` is in bytes of input, ``rules`` the edits of each rule; ``files`` follow each other, so
    a change of the source is a new one. ``others`` are answers in archives that are no pages. ``full`` says whether the disk was, ``decided`` whether the corrections named any page.
    """

    files: int = 0
    inputs: int = 0
    documents: int = 0
    clauses: int = 0
    edits: int = 0
    suggestions: int = 0
    changed: int = 0
    size: int = 0
    left_out: int = 0
    others: int = 0
    rejected: int = 0
    failed: bool = False
    full: bool = False
    decided: bool = False
    rules: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)
    _source: str | None = None
    # Of the last targets: what has been counted for them, should they be lost.
    _shares: dict[str, tuple[Counter[str], Counter[str]]] = field(default_factory=dict)
    _lost: deque[str] = field(default_factory=lambda: deque(maxlen=_LATE))

    def add(self, outcome: Outcome) -> None:
        """Count ``outcome``."""
        self.decided |= outcome.decided
        if outcome.source != self._source:
            self._source = outcome.source
            self.files += 1
        if outcome.reject is not None:
            self.inputs += 1
            self.size += outcome.size
        elif outcome.target not in self._lost:
            counts = Counter({name: int(getattr(outcome, name, 0)) for name in _COUNTED})
            counts["inputs"] = 1
            rules = Counter(outcome.rules)
            self._count(counts, rules, 1)
            share = self._shares.setdefault(outcome.target, (Counter(), Counter()))
            share[0].update(counts)
            share[1].update(rules)
            if len(self._shares) > _LATE:
                del self._shares[next(iter(self._shares))]

    def lose(self, target: str) -> None:
        """Take back what was counted for ``target``: it is one reject, whatever was in it."""
        self._lost.append(target)
        counts, rules = self._shares.pop(target, (Counter[str](), Counter[str]()))
        self._count(counts, rules, -1)
        self.inputs += 1

    def _count(self, counts: Mapping[str, int], rules: Mapping[str, int], sign: int) -> None:
        for name in _COUNTED:
            setattr(self, name, getattr(self, name) + sign * counts[name])
        for rule, n in rules.items():
            self.rules[rule] += sign * n

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self.started

    @property
    def speed(self) -> float:
        """MB (1,000,000 bytes) of input a second."""
        return self.size / _MB / max(self.seconds, 1e-3)

    def sentence(self) -> str:
        """The counts, for people."""
        left = shown(f", {self.left_out:,} in other languages left out") if self.left_out else ""
        others = shown(f", {self.others:,} answers of other types") if self.others else ""
        return (
            f"{self.inputs:,} in, {self.documents:,} documents, {self.clauses:,} clauses, "
            f"{self.edits:,} edits, {self.rejected:,} rejected{left}{others}"
        )

    def progress(self) -> str:
        """How far the run is, for the line that changes."""
        return shown(
            f"{self.files:,} files, {self.speed:.1f} MB/s, {self.documents:,} documents, "
            f"{self.rejected:,} rejected"
        )

    def table(self, where: str) -> "Table":
        """The counts as a table; ``where`` names the output, empty for standard output."""
        from rich.table import Table

        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(style="dim")
        table.add_column()
        most = self.rules.most_common(_RULES_SHOWN)
        lines = {
            label("read"): shown(
                f"{self.files:,} files, {self.inputs:,} pages, {self.size / _MB:,.1f} MB"
            ),
            label("written"): shown(f"{self.documents:,} documents, {self.clauses:,} clauses")
            + (f" -> {where}" if where else ""),
            label("changed"): shown(
                f"{self.edits:,} edits in {self.changed:,} pages, {self.suggestions:,} suggestions"
            ),
            label("most by"): ", ".join(f"{rule} {n:,}" for rule, n in most),
            label("rejected"): f"{self.rejected:,}",
            label("no pages"): shown(f"{self.others:,} answers of other types")
            if self.others
            else "",
            label("took"): shown(f"{self.seconds:.1f} s, {self.speed:.1f} MB/s"),
        }
        for name, said in lines.items():
            if said:
                table.add_row(name, said)
        return table

    def report(self) -> dict[str, Any]:
        """The counts for machines; seconds and speed differ from run to run, the rest does not."""
        return {
            "files": self.files,
            **{name: getattr(self, name) for name in _COUNTED if name != "size"},
            "bytes": self.size,
            "others": self.others,
            "rejected": self.rejected,
            "rules": dict(sorted(self.rules.items())),
            "seconds": round(self.seconds, 3),
            "mb_per_second": round(self.speed, 3),
        }
