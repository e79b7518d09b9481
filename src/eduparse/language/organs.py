"""Names of organs as they sign and are listed: 省教育厅 省财政厅, 国家发展改革委/财政部."""

import re

ORGAN_END = r"(?:厅|局|委|委员会|政府|办公室|办公厅|部|院|校|会|处|署|总队|大学|学院|中心|法院|检察院|公司|组|社|行|站|科|团|联|编办|机制|中央|小组|指挥部|司|专班|学会|协会)"
MAX_LINE = 120  # code points of a line of names

_NAME = re.compile(r"[一-鿿“”·/（）()]{2,46}")
_ORGAN = re.compile(rf"{ORGAN_END}$")


def organs(line: str) -> tuple[str, ...]:
    """The organs that ``line`` lists and nothing else; none where it holds other text."""
    if len(line) > MAX_LINE:
        return ()
    parts = [p for p in re.split(r"[\s、]+", line) if p]
    if all(_NAME.fullmatch(p) and _ORGAN.search(p) for p in parts):
        return separate(line)
    return ()


def separate(names: str) -> tuple[str, ...]:
    """The names of a line, divided at blanks, 、 and strokes."""
    return tuple(n for n in re.split(r"[\s、/]+", names) if n)
