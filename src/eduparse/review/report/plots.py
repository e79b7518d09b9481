"""Plots as inline SVG, drawn at the width of a telephone, each with its numbers as a table.

Colours are those of the page's style sheet, so that a plot follows light and dark; the table is
what a screen reader reads, and what can be copied.
"""

from collections.abc import Sequence
from html import escape

from eduparse.language.messages import label

_WIDTH = 340  # units of the view box: a plot is not scaled down on a window of 400 pixels
_ROW = 34
_HEIGHT = 150
_LEFT = 8

Pairs = Sequence[tuple[str, int]]


def bars(title: str, pairs: Pairs, unit: str) -> str:
    """A bar for each of ``pairs``, longest first as they come; ``unit`` names what is counted."""
    most = max((n for _, n in pairs), default=0) or 1
    parts = []
    for row, (name, n) in enumerate(pairs):
        y = row * _ROW
        width = max(1.0, (_WIDTH - 2 * _LEFT) * n / most)
        parts.append(
            f'<text x="{_LEFT}" y="{y + 14}">{escape(name)}</text>'
            f'<text x="{_WIDTH - _LEFT}" y="{y + 14}" text-anchor="end">{n:,}</text>'
            f'<rect x="{_LEFT}" y="{y + 19}" width="{width:.1f}" height="8" rx="2"/>'
        )
    return _figure(title, "".join(parts), _ROW * max(1, len(pairs)), pairs, unit)


def columns(title: str, pairs: Pairs, unit: str) -> str:
    """A column for each of ``pairs`` in their order, as for a histogram."""
    most = max((n for _, n in pairs), default=0) or 1
    step = (_WIDTH - 2 * _LEFT) / max(1, len(pairs))
    top, bottom = 18, _HEIGHT - 22
    parts = []
    for at, (name, n) in enumerate(pairs):
        x = _LEFT + at * step
        height = (bottom - top) * n / most
        middle = x + step / 2
        parts.append(
            f'<rect x="{x + 1.5:.1f}" y="{bottom - height:.1f}" width="{step - 3:.1f}" '
            f'height="{height:.1f}" rx="2"/>'
            f'<text x="{middle:.1f}" y="{_HEIGHT - 6}" text-anchor="middle">{escape(name)}</text>'
        )
        if n:
            parts.append(
                f'<text x="{middle:.1f}" y="{bottom - height - 4:.1f}" text-anchor="middle">'
                f"{_short(n)}</text>"
            )
    axis = f'<path d="M{_LEFT} {bottom}H{_WIDTH - _LEFT}"/>'
    return _figure(title, axis + "".join(parts), _HEIGHT, pairs, unit)


def tenths(counts: dict[int, int]) -> list[tuple[str, int]]:
    """Counts by tenth as pairs; the label is the lower end in per cent."""
    return [(f"{n * 10}", counts.get(n, 0)) for n in range(10)]


def _figure(title: str, drawing: str, height: int, pairs: Pairs, unit: str) -> str:
    name = "plot-" + title.lower().replace(" ", "-").replace(",", "")
    rows = "".join(
        f"<tr><th scope=row>{escape(label)}</th><td>{n:,}</td></tr>" for label, n in pairs
    )
    return (
        f'<figure aria-labelledby="{name}"><figcaption id="{name}">{escape(title)}</figcaption>'
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="{name}">{drawing}</svg>'
        f"<details><summary>{label('Numbers')}</summary><table><thead><tr><th scope=col>&nbsp;</th>"
        f"<th scope=col>{escape(unit)}</th></tr></thead><tbody>{rows}</tbody></table></details>"
        "</figure>"
    )


def _short(n: int) -> str:
    if n < 1_000:
        return str(n)
    return f"{n / 1_000:.0f}k" if n >= 10_000 else f"{n / 1_000:.1f}k"
