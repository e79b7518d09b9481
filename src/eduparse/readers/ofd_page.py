"""The objects of an OFD page that matter for its text: signs with their boxes, and ruled lines."""

import math
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.printed import PrintedChar, placed_chars
from eduparse.readers.ruled import RuledLine, rules_of

_MOST_SIGNS = 200_000  # of one page; the densest printed page has ten thousand
_MOST_NUMBERS = 2000  # of one attribute or stroke
_FLAT = 0.6  # millimetres up to which a filled box is a ruled line
_PATH = lazy_pattern(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = lazy_pattern(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,4})?")

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Objects:
    """Signs and ruled lines of the trees that make up a page."""

    def __init__(self) -> None:
        self.texts: list[PrintedChar] = []
        self.rules: list[RuledLine] = []

    def add(self, tree: Element) -> None:
        """Add the objects of a page or a template. Raises ValueError on more than a page can hold."""
        for element in tree.iter():
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if name == "TextObject" and element.get("Visible") not in ("false", "0"):
                self._text(element)
            elif name == "PathObject" and element.get("Visible") not in ("false", "0"):
                self._path(element)
            if len(self.texts) > _MOST_SIGNS:
                raise ValueError(f"a page has more than {_MOST_SIGNS:,} signs")

    def _text(self, element: Element) -> None:
        box = [*_numbers(element.get("Boundary")), 0.0, 0.0]  # text without a place is text
        matrix = _matrix(element.get("CTM"))
        size = _number(element.get("Size"), 3.5)
        stretch = _number(element.get("HScale"), 1.0)
        across, down = math.hypot(matrix[0], matrix[1]), math.hypot(matrix[2], matrix[3])
        shown = size * (down or 1.0)
        x = y = 0.0
        for code in element:
            if not (isinstance(code.tag, str) and code.tag.rpartition("}")[2] == "TextCode"):
                continue
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            text = (code.text or "").strip("\r\n\t")
            steps, falls = (
                _deltas(code.get("DeltaX"), len(text)),
                _deltas(code.get("DeltaY"), len(text)),
            )
            at_x, at_y = x, y
            for n, char in enumerate(text):
                left = box[0] + matrix[0] * at_x + matrix[2] * at_y + matrix[4]
                base = box[1] + matrix[1] * at_x + matrix[3] * at_y + matrix[5]
                step = steps[n] if n < len(steps) else 0.0
                natural = size * stretch * (0.5 if char < "\u2e80" else 1.0)
                width = across * (min(step, natural) if step > 0 else natural)
                edges = (left, base - 0.88 * shown, left + width, base + 0.12 * shown)
                self.texts.append(placed_chars(char, edges, shown))
                fall = falls[n] if n < len(falls) else 0.0
                at_x += step if step or fall else (natural if not steps else 0.0)
                at_y += fall

    def _path(self, element: Element) -> None:
        box = _numbers(element.get("Boundary"))
        told = next(
            (e.text or "" for e in element if e.tag.rpartition("}")[2] == "AbbreviatedData"), ""
        )
        if len(box) != 4:
            return
        matrix = _matrix(element.get("CTM"))
        filled = element.get("Fill") in ("true", "1")
        for points in _strokes(told):
            on_page = [
                (
                    box[0] + matrix[0] * x + matrix[2] * y + matrix[4],
                    box[1] + matrix[1] * x + matrix[3] * y + matrix[5],
                )
                for x, y in points
            ]
            self.rules += rules_of(on_page, filled=filled, flat=_FLAT)


def _strokes(path: str) -> Iterator[list[tuple[float, float]]]:
    """The points of each stroke of a path (M, L, C); curves are none, but their ends go on."""
    points: list[tuple[float, float]] = []
    for m in _PATH.finditer(path):
        sign, numbers = m[1].upper(), _numbers(m[2])
        if sign in "MS" and len(numbers) >= 2:
            yield points
            points = [(numbers[0], numbers[1])]
        elif sign == "L" and len(numbers) >= 2:
            points.append((numbers[0], numbers[1]))
        elif sign == "C" and points:
            points.append(points[0])
        elif sign in "QBA" and len(numbers) >= 2:
            yield points
            points = [(numbers[-2], numbers[-1])]
    yield points


def _deltas(told: str | None, most: int) -> list[float]:
    """Steps between characters; ``g 3 4.5`` stands for three of 4.5."""
    if not told:
        return []
    words = told.split()
    out: list[float] = []
    n = 0
    while n < len(words) and len(out) < most:
        if words[n] == "g" and n + 2 < len(words):
            times = int(_number(words[n + 1], 0.0))
            out += [_number(words[n + 2], 0.0)] * min(max(times, 0), most - len(out))
            n += 3
        else:
            out.append(_number(words[n], 0.0))
            n += 1
    return out


def _matrix(told: str | None) -> Matrix:
    numbers = _numbers(told)
    return tuple(numbers) if len(numbers) == 6 else _SAME  # type: ignore[return-value]


def _numbers(told: str | None) -> list[float]:
    every = map(float, _NUMBER.findall(told or "")[:_MOST_NUMBERS])
    return [n if math.isfinite(n) else 0.0 for n in every]


def _number(told: str | None, otherwise: float) -> float:
    try:
        number = float(told or "")
    except ValueError:
        return otherwise
    return number if math.isfinite(number) else otherwise
