"""What the whole line says of characters of which bytes are lost: by the net of gaps, each as if those near it were lost too.

The models of characters see three on either side, and count. The net sees ten, and knows of each character what others
stand where it does (`gap_net`). So 自相残? is 杀 also where no text said it, and 较前?交易日 is 一.
"""

from collections.abc import Iterable, Sequence

from eduparse.language.gap_net import REACH, LineGap, gap_net
from eduparse.stages.repair.gbk_chars import seen

# What the net says counts so much beside the models of characters, which know most of it: set on half of the paragraphs
# that neither has seen.
SHARE = 0.35
NEAR = 3  # characters between two that lean on one another: both are lost


class GapOdds:
    """The gaps of a text between what stands ``before`` and ``behind`` it on its line; those at ``lost`` are open."""

    def __init__(self, before: str, behind: str, lost: Iterable[int]) -> None:
        self._front = seen(before[-REACH:].rsplit("\n", 1)[-1])
        self._back = seen(behind[:REACH].split("\n", 1)[0])
        self._lost = frozenset(lost)
        self._gaps: dict[int, LineGap] = {}

    def forget(self, n: int) -> None:
        """The character at ``n`` is another now."""
        for m in [m for m in self._gaps if abs(m - n) <= REACH]:
            del self._gaps[m]

    def said(self, plain: str, n: int, chars: Sequence[str]) -> list[float]:
        """How likely each of ``chars`` is at ``n`` of ``plain`` (all folded), in nats but for a constant."""
        gap = self._gaps.get(n)
        if gap is None:
            low, high = max(0, n - REACH), n + 1 + REACH
            around = [
                "\ufffd" if m in self._lost and abs(m - n) <= NEAR else char
                for m, char in enumerate(plain[low:high], low)
            ]
            left, right = "".join(around[: n - low]), "".join(around[n - low + 1 :])
            gap = gap_net().gap(self._front + left, right + self._back)
            self._gaps[n] = gap
        return [SHARE * nats for nats in gap.likely(chars)]
