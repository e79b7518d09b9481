"""Which rows of a table are its head: the first, and those below it that name its parts."""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern

_FIGURE = lazy_pattern(r"\s*[-+−]?[\d.,，]+\s*[%％]?\s*")


def head_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the top of ``rows`` are the head; 0 where there is no more than one row.

    A merged cell of the first row (小学 over 学校数 and 学生数) leaves places empty behind it. The row below
    belongs to the head where it fills all of them, holds no bare figure, and is empty below the names of
    single columns, which are merged down. What it leaves empty itself, a third row may fill (学生数 over 男 and 女).
    """
    if len(rows) < 2:
        return 0
    for n in range(1, len(rows) - 1):
        above, own = rows[n - 1], rows[n]
        open_places = [at for at, cell in enumerate(above) if not cell.strip() and at]
        if n > 1:  # what is merged down from further above is filled there
            open_places = [
                at for at in open_places if not any(row[at].strip() for row in rows[: n - 1])
            ]
        below = rows[n + 1] if n + 1 < len(rows) - 1 else ()
        filled = all(
            own[at].strip() or _is_divided(own, below, at) for at in open_places if at < len(own)
        )
        alone = [at for at, cell in enumerate(above) if cell.strip() and at + 1 not in open_places]
        named = any(own[at].strip() for at in alone if at < len(own))
        if not open_places or not filled or named or any(map(_FIGURE.fullmatch, own)):
            return n
    return len(rows) - 1


def _is_divided(own: Sequence[str], below: Sequence[str], at: int) -> bool:
    """Whether the cell left of ``at`` is merged over it, and the row below names its parts."""
    if at >= len(below) or below[0].strip() or any(map(_FIGURE.fullmatch, below)):
        return False
    return bool(own[at - 1].strip() and below[at - 1].strip() and below[at].strip())
