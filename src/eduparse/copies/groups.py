"""Which papers are copies of one, and which of them is kept.

Papers are taken the best first. Each is compared with the papers already kept that it shares runs with;
it joins the one that it is a copy of, or is kept itself. So every copy is proven against the one that is
kept, never through a third. Where a comparison shows that the later one is the better (the kept one has
the damage, or is a longer page around the paper), it takes the place, and the others are proven anew.
"""

import re
from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from eduparse.copies.compare import PairVerdict, compare_papers
from eduparse.copies.papers import Paper
from eduparse.document.records import dataclass
from eduparse.language.lazy_pattern import lazy_pattern

AS_MUCH = 0.4  # of the runs that the nearest shares, what another has to share to be compared
TRIED = 4  # kept papers that one paper is compared with, those that share most first
ROUNDS = 3  # times that kept papers are compared once more with those that came to be kept later
HALF = 0.5  # how spun a paper is from which it counts as spun
GRADE = 20  # steps of the quality score that count

_OFFICIAL = lazy_pattern(r"(?:^|[./])(?:gov\.cn|edu\.cn|moe\.gov)(?:[/:]|$)")
_NEAR = ("same", "damaged")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a paper belongs: the place of the one that is kept, the relation to it, and whether it stays.

    A kept paper's own relation is ``same``, or ``edition`` where ``leader`` is another one.
    """

    leader: int
    relation: str
    similarity: float
    kept: bool
    why: str


def copy_rank(paper: Paper) -> str:
    """Orders copies, as text: quality, whole, not spun, long, official. What comes first is kept."""
    lost = min(1.0, 10 * paper.damage / max(1, paper.length))
    score = min(paper.score if paper.score is not None else 1.0, 1.0 - lost)
    official = _OFFICIAL.search(f"{paper.url or ''} {paper.source}") is not None
    grade = GRADE - round(max(0.0, score) * GRADE)
    return f"{grade:02}{sum(paper.truncated)}{int(paper.spun > HALF)}{10**9 - paper.length:010}{int(not official)}"


def natural_name(source: str, ident: str) -> str:
    """Source and id, with numbers in their order."""
    return "\x00".join(re.sub(r"\d+", lambda m: m[0].zfill(12), x) for x in (source, ident))


def _name(paper: Paper) -> str:
    return f"{natural_name(paper.source, paper.id)}\x00{paper.key}"


class Groups:
    """The groups among ``papers``; ``shared`` says how many runs the pairs worth a comparison share."""

    def __init__(self, papers: Sequence[Paper], shared: Mapping[tuple[int, int], int]) -> None:
        self._papers = papers
        self._near: dict[int, dict[int, int]] = {n: {} for n in range(len(papers))}
        for (a, b), count in shared.items():
            self._near[a][b] = self._near[b][a] = count
        self._ranked = sorted(
            range(len(papers)), key=[copy_rank(p) + _name(p) for p in papers].__getitem__
        )
        self._order = {n: at for at, n in enumerate(self._ranked)}
        self._leader: dict[int, int] = {}
        self._members: dict[int, set[int]] = {}
        self._verdicts: dict[int, dict[int, PairVerdict]] = {}
        self._firsts: dict[int, int] = {}

    def placed(self, keep: str) -> list[Placed]:
        """Where each paper belongs; ``keep`` is best, first or all."""
        self._settle(self._ranked)
        for _ in range(ROUNDS):
            again = self._astray()
            self._settle(again)
            self._draw_near()
            if not again:
                break
        return [self._place(n, keep) for n in range(len(self._papers))]

    def _join(self, n: int, leader: int) -> None:
        """Have ``n`` be a copy of ``leader``, or be kept where it is that itself."""
        if n in self._leader:
            self._members[self._leader[n]].discard(n)
        self._leader[n] = leader
        self._members.setdefault(leader, set()).add(n)

    def _leave(self, leader: int) -> set[int]:
        """Have the group of ``leader`` be no group; its papers."""
        group = self._members.pop(leader)
        for n in group:
            del self._leader[n]
        return group

    def _settle(self, papers: Sequence[int]) -> None:
        """Place ``papers``, the best first."""
        patience = 2 * len(papers)
        queue = [self._order[n] for n in papers]
        heapify(queue)
        while queue:
            n = self._ranked[heappop(queue)]
            leader = self._copied(n)
            if leader is None:
                self._join(n, n)
            elif patience and self._better(n, leader):
                patience -= 1
                for m in self._replace(leader, n):
                    heappush(queue, self._order[m])
            else:
                self._join(n, leader)

    def _astray(self) -> list[int]:
        """Kept papers, with their copies, that are copies of one that came to be kept after them."""
        out: set[int] = set()
        for n in self._ranked:
            if self._leader.get(n) == n and self._copied(n) is not None:
                out.update(self._leave(n))
        return sorted(out, key=self._order.__getitem__)

    def _draw_near(self) -> None:
        """Copies go to the kept paper that they are nearest to, which may have come after they were placed."""
        for n in self._ranked:
            if self._leader[n] != n:
                nearest = self._copied(n)
                if nearest is not None:
                    self._join(n, nearest)

    def verdict(self, a: int, b: int) -> PairVerdict:
        """What ``a`` is to ``b``, looked at once."""
        known = self._verdicts.setdefault(a, {})
        if b not in known:
            known[b] = compare_papers(self._papers[a], self._papers[b])
        return known[b]

    def _copied(self, n: int) -> int | None:
        """The kept paper that ``n`` is a copy of, the nearest one, or None."""
        found = [(self.verdict(n, k), k) for k in self._worth(n)]
        copies = [(v, k) for v, k in found if v.copy]
        if not copies:
            return None
        return min(
            copies, key=lambda x: (x[0].relation not in _NEAR, -x[0].similarity, self._order[x[1]])
        )[1]

    def _worth(self, n: int) -> list[int]:
        """The kept papers that ``n``, or a copy of theirs that it shares runs with, leads to."""
        counts: dict[int, int] = {}
        for other, count in self._near[n].items():
            leader = self._leader.get(other)
            if leader is not None and leader != n:
                counts[leader] = max(counts.get(leader, 0), count)
        most = max(counts.values(), default=0)
        worth = [k for k in counts if counts[k] >= AS_MUCH * most]
        return sorted(worth, key=lambda k: (-counts[k], self._order[k]))[:TRIED]

    def _better(self, n: int, leader: int) -> bool:
        """Whether ``n`` should be kept instead of the paper it is a copy of."""
        v = self.verdict(n, leader)
        if v.held:
            return True
        return v.worse == 1 and v.relation in _NEAR

    def _replace(self, leader: int, n: int) -> set[int]:
        """``n`` is kept instead of ``leader``, whose copies have to be placed anew."""
        moved = self._leave(leader)
        self._join(n, n)
        for m in moved:
            shared = max(self._near[m].get(leader, 1), self._near[m].get(n, 1))
            self._near[m][n] = self._near[n][m] = shared
        return moved

    def _first(self, leader: int) -> int:
        if leader not in self._firsts:
            group = self._members[leader]
            self._firsts[leader] = min(group, key=lambda m: _name(self._papers[m]))
        return self._firsts[leader]

    def _place(self, n: int, keep: str) -> Placed:
        leader = self._leader[n]
        if leader == n:
            return self._kept(n)
        first = leader
        if keep == "first":
            first = self._first(leader)
        if n == first:
            return Placed(n, "same", 1.0, kept=True, why="first of its group")
        v = self.verdict(n, first)
        if not v.copy:
            v = self.verdict(n, leader)
        stays = keep == "all" or self._stays(n, first, v)
        return Placed(first, v.relation, v.similarity, stays, v.why)

    def _kept(self, n: int) -> Placed:
        editions = [
            (v.similarity, -self._order[b], b)
            for b, v in self._verdicts.get(n, {}).items()
            if v.relation == "edition" and self._leader[b] == b
        ]
        if editions:
            similarity, _, other = max(editions)
            why = self._verdicts[n][other].why
            return Placed(other, "edition", similarity, kept=True, why=why)
        return Placed(n, "same", 1.0, kept=True, why="")

    def _stays(self, n: int, leader: int, v: PairVerdict) -> bool:
        """Whether a copy has so much of its own that it is kept beside the paper it holds."""
        mine, theirs = self._papers[n], self._papers[leader]
        if v.relation == "forwarded":
            return bool(mine.number) and mine.number != theirs.number
        return v.relation == "contains" and theirs.length < mine.length / 2
