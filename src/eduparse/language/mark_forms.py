"""Marks in other forms of Unicode: small ones, ones for vertical lines, half-width ones. Each is read as the usual mark.

Pages from Taiwan and from typesetters write 一﹑, ︵一︶ and 一､ for 一、 and （一）. The text stays as it is; a search that
reads the form of a label reads `usual_marks`, which has the same length.
"""

from eduparse.language.present import beside_chinese

# Blocks FE10, FE30, FE50 and FF61, each mark by the one that it is a form of.
_USUAL = str.maketrans(
    "︐︑︒︓︔︕︖︰︵︶︹︺﹐﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞｡､",
    "，、。：；！？：（）〔〕，、．；：？！（）〔〕。、",
)
_OTHERS = frozenset(map(chr, _USUAL))


def usual_marks(text: str) -> str:
    """``text`` with the usual form of each mark; the same text where it has no other."""
    if _OTHERS.isdisjoint(beside_chinese(text)):
        return text
    return text.translate(_USUAL)
