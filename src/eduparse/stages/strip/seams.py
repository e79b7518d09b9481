"""Whether a sentence reads better where something inside it is taken out: 自愿[点击下载APP领现金]选择."""

from math import inf

from eduparse.language.mixture import mixture

REACH = 3  # characters on either side of the seam


def closes_better(text: str, start: int, end: int, by: float) -> bool:
    """Whether what stands behind is likelier right behind what stands in front, by so many nats."""
    if by == -inf:
        return True
    behind = text[end : end + REACH].split("\n", 1)[0]
    before, inside = text[max(0, start - REACH) : start], text[end - REACH : end]
    return mixture().score(behind, before) >= mixture().score(behind, inside) + by
