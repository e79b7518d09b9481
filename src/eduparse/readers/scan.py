"""A scanned page made ready to be read: straight, without seals, and the lines ruled on it.

A page is turned by the angle at which its rows of ink are sharpest. A seal is a round red spot of the size
of a seal: its ink is made paper, what is printed under it stays; red letters of a letterhead are no spot.
Seen through red glass red ink is nearly paper, and black ink under it is black.
In a page without colours the ring of a seal is found, and what stands in it can be told by its paler ink.
Ruled lines are long straight runs of ink.
"""

from collections.abc import Sequence
from math import hypot
from typing import Any, NamedTuple

from eduparse.readers.ruled import RuledLine

Box = tuple[float, float, float, float]

_LARGEST_TURN = 6.0  # degrees; more is no skew
_STEP = 0.25
_SMALL = 800  # pixels of the longer side at which the angle is measured
_TURNED = 0.2  # degrees from which a page is turned
_RED = 40  # by which red ink is redder than it is green or blue
_SEAL = (0.1, 0.35)  # of the width of a page: from the smallest to the largest seal
_ROUND = 0.75  # the shorter side of a seal by the longer
_EMPTY = 0.6  # share of the box of a seal that is paper
_RING_WIDE = 600  # pixels of the width at which rings are looked for
_RING = 0.9  # share of a circle that is ink, from which it is the ring of a seal; in print it is below half
_RING_INK = 60  # by which the ink of a ring is darker than paper
_PALER = 20  # by which the ink of a seal is paler than print, where it has lost its colour
_MOST_RINGS = 5
_LONG = 0.03  # of the width of a page: the shortest ruled line
_THIN = 0.004  # of the width of a page: the thickest


class Ring(NamedTuple):
    """The ring of a seal: its middle and radius in pixels."""

    x: float
    y: float
    radius: float

    def holds(self, box: Box) -> bool:
        """Whether all of ``box`` is inside."""
        left, top, right, bottom = box
        corners = ((left, top), (right, top), (left, bottom), (right, bottom))
        return all(hypot(x - self.x, y - self.y) <= self.radius for x, y in corners)


def straight(image: Any) -> Any:
    """``image`` (rows × columns × 3) turned so that its lines are level."""
    import cv2

    angle = _angle(image)
    if abs(angle) < _TURNED:
        return image
    high, wide = image.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    return cv2.warpAffine(
        image, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )


def _angle(image: Any) -> float:
    """The degrees by which ``image`` must be turned: those at which its rows differ most."""
    import cv2
    import numpy as np

    high, wide = image.shape[:2]
    scale = _SMALL / max(high, wide)
    gray = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(
        gray, None, fx=min(scale, 1.0), fy=min(scale, 1.0), interpolation=cv2.INTER_AREA
    )
    ink = 255 - small
    ink[ink < 80] = 0
    if not ink.any():
        return 0.0
    middle = (ink.shape[1] / 2, ink.shape[0] / 2)

    def sharpness(angle: float) -> float:
        turn = cv2.getRotationMatrix2D(middle, angle, 1.0)
        rows = cv2.warpAffine(ink, turn, ink.shape[::-1]).sum(axis=1, dtype=np.float64)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    steps = int(_LARGEST_TURN / _STEP)
    best = max((n * _STEP for n in range(-steps, steps + 1)), key=lambda a: (sharpness(a), -abs(a)))
    fine = [best + n * _STEP / 5 for n in range(-4, 5)]
    return max(fine, key=lambda a: (sharpness(a), -abs(a)))


def without_seals(image: Any) -> Any:
    """``image`` without the ink of seals."""
    import cv2
    import numpy as np

    wide = image.shape[1]
    signed = image.astype(np.int16)
    red = signed[:, :, 0] - np.maximum(signed[:, :, 1], signed[:, :, 2]) > _RED
    if not red.any():
        return image
    spread = max(3, wide // 150)
    spots = cv2.dilate(red.astype(np.uint8), np.ones((spread, spread), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(spots)
    out = image
    for left, top, width, height, _ in boxes[1 : min(count, 2000)]:
        is_round = min(width, height) > _ROUND * max(width, height)
        inside = red[top : top + height, left : left + width]
        if is_round and _SEAL[0] < width / wide < _SEAL[1] and inside.mean() < 1 - _EMPTY:
            if out is image:
                out = image.copy()
            here = slice(top, top + height), slice(left, left + width)
            through_red = image[here][:, :, 0].astype(np.float32)
            paper, ink = np.median(through_red[~inside]), np.median(through_red[inside])
            lifted = np.minimum(through_red * (paper / max(ink, 1.0)), paper).astype(np.uint8)
            near = spots[here] > 0
            out[here][near] = lifted[near][:, None]
    return out


def seal_rings(image: Any) -> list[Ring]:
    """The rings of seals in ``image``: middle and radius in pixels."""
    import cv2
    import numpy as np

    gray = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    scale = _RING_WIDE / gray.shape[1]
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (3, 3), 0)
    least, most = (round(share * _RING_WIDE / 2) for share in _SEAL)
    found = cv2.HoughCircles(
        small, cv2.HOUGH_GRADIENT, 1.5, 2 * least, param1=120, param2=60, minRadius=least, maxRadius=most
    )  # fmt: skip
    ink = np.median(small) - _RING_INK
    angles = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    rings = []
    for x, y, radius in () if found is None else found[0][:_MOST_RINGS]:
        for far in radius + np.arange(-4, 5):
            xs = np.clip((x + far * np.cos(angles)).round().astype(int), 0, small.shape[1] - 1)
            ys = np.clip((y + far * np.sin(angles)).round().astype(int), 0, small.shape[0] - 1)
            if (small[ys, xs] < ink).mean() >= _RING:
                rings.append(Ring(x / scale, y / scale, radius / scale))
                break
    return rings


def sealed(image: Any, boxes: Sequence[Box], rings: Sequence[Ring]) -> list[bool]:
    """Which of ``boxes`` (left, top, right, bottom) hold letters of a seal: inside a ring, of paler ink than print."""
    import cv2
    import numpy as np

    gray = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    inks = []
    for left, top, right, bottom in boxes:
        inside = gray[max(0, int(top)) : int(bottom) + 1, max(0, int(left)) : int(right) + 1]
        inks.append(float(np.percentile(inside, 5)) if inside.size else 0.0)
    print_ = float(np.median(inks)) if inks else 0.0
    return [
        ink >= print_ + _PALER and any(ring.holds(box) for ring in rings)
        for box, ink in zip(boxes, inks, strict=True)
    ]


def ruled_lines(image: Any) -> list[RuledLine]:
    """The ruled lines of ``image``, in pixels."""
    import cv2
    import numpy as np

    gray = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    ink = (gray < 160).astype(np.uint8)
    wide = image.shape[1]
    least, most = max(20, int(_LONG * wide)), max(3, int(_THIN * wide))
    rules = []
    for shape in ((least, 1), (1, least)):
        mask = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape[::-1], np.uint8))
        mask = cv2.dilate(mask, np.ones((3, 3), np.uint8))
        count, _, boxes, _ = cv2.connectedComponentsWithStats(mask)
        for left, top, width, height, _ in boxes[1 : min(count, 4000)]:
            if min(width, height) <= 3 * most:
                middle_x, middle_y = left + width / 2, top + height / 2
                if width > height:
                    rules.append(RuledLine(left, middle_y, left + width, middle_y))
                else:
                    rules.append(RuledLine(middle_x, top, middle_x, top + height))
    return rules
