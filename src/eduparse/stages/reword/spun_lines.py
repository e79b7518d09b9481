"""Which lines of a spun page are spun: a page may hold clean ones, a frame or a paper quoted in full.

Lines are judged together: two states, spun and clean, a price for changing between them, and what the
forms in a line say against what a spun line of its length would show. A line that holds a strong form is spun.
"""

from collections.abc import Sequence

from eduparse.stages.reword.likelihood import SHARES
from eduparse.stages.reword.sightings import Case, expectation
from eduparse.stages.reword.spinner import Spinner

CHANGE = 2.5  # nats for a change of state between two lines
COMMON = 0.25  # weight of a common word; a clean sentence easily holds four of them
STRONG = 4.0  # nats of one form from which its line is spun

Line = tuple[int, int]


def spun_lines(
    lines: Sequence[Line], cases: Sequence[Case], known: Sequence[Spinner]
) -> list[bool]:
    """For each of ``lines`` whether it is spun, by the likeliest sequence.

    How much of its words a spinner replaced is asked anew: of a page that is half clean it is more in the rest.
    """
    read = [_sequence(_gains(lines, cases, known, share)) for share in SHARES]
    return max(read, key=lambda found: found[0])[1]


def _sequence(gains: Sequence[float]) -> tuple[float, list[bool]]:
    """The likeliest sequence of spun and clean lines, and its nats."""
    best = (0.0, -CHANGE)  # the page is proven spun; a clean start is the exception
    back: list[tuple[bool, bool]] = []
    for gain in gains:
        change = best[1] - CHANGE, best[0] - CHANGE
        back.append((change[0] > best[0], change[1] > best[1]))
        best = max(best[0], change[0]) + gain, max(best[1], change[1])
    clean = best[1] > best[0]
    out: list[bool] = []
    for from_clean, from_spun in reversed(back):
        out.append(not clean)
        clean ^= from_spun if clean else from_clean
    spun = [s or gain >= STRONG for s, gain in zip(reversed(out), gains, strict=True)]
    return max(best), spun


def _gains(
    lines: Sequence[Line], cases: Sequence[Case], known: Sequence[Spinner], share: float
) -> list[float]:
    """By line: how much likelier it is spun by the family that suits it best (nats)."""
    by_name = {s.name: s for s in known}
    out = []
    for start, end in lines:
        found = []
        for case in cases:
            inside = [s for s in case.sightings if start <= s.start < end]
            nats = [s.gain(share) * (COMMON if s.common else 1.0) for s in inside]
            expected = share * expectation(by_name[case.family]) * (end - start) / 1e6
            strongest = max(nats, default=0.0)
            total = sum(nats) - expected
            found.append(max(total, strongest) if strongest >= STRONG else total)
        out.append(max(found))
    return out
