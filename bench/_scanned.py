"""Scanned papers made from policy papers of the shared folder: printed, turned, stained, sealed, saved.

A paper is the beginning of a clean policy paper, up to the end of a paragraph, on one page or two. It is
set as offices do: 28 characters a line, 22 lines a page, the first line of a paragraph indented by two. The page
number stands below. Typeface, resolution, turn, noise, blur, seal and file format are drawn by a fixed seed.
"""

import io
import math
import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from bench._rows import rows

FONTS = tuple(
    Path("/usr/share/fonts") / name  # those of Debian's fonts-noto-cjk and fonts-arphic-gbsn00lp, -gkai00mp
    for name in (
        "opentype/noto/NotoSerifCJK-Regular.ttc", "truetype/arphic-gbsn00lp/gbsn00lp.ttf",
        "truetype/arphic-gkai00mp/gkai00mp.ttf", "opentype/noto/NotoSansCJK-Regular.ttc",
    )
)  # fmt: skip
_SIMPLIFIED = 2  # the face of Noto's collections that draws as the mainland does
_DPI = (150, 200, 250, 300)
_FORMS = ("png", "jpg", "tiff", "pdf")
_WIDE, _LINES = 28, 22  # characters a line, lines a page
_NO_START = "，。；：、）”》！？’〉】〕"
_SEED = 15
_PAPERS = 30


class Scan(NamedTuple):
    """A file as a scanner saves it, and the text that was printed."""

    name: str
    data: bytes
    text: str


def scans(shared: Path) -> Iterator[Scan]:
    """The scanned papers, the same ones each time. Needs Pillow, NumPy and the typefaces of `FONTS`."""
    for n, text in enumerate(papers(shared)):
        rng = random.Random(_SEED * 1000 + n)  # noqa: S311 - the same scans in every run
        dpi, font = _DPI[n % len(_DPI)], FONTS[(n // len(_DPI)) % len(FONTS)]
        pages = [_scanned(page, rng) for page in _set(text, font, dpi, sealed=n % 2 == 0, rng=rng)]
        form = _FORMS[(n // 2) % len(_FORMS)]
        form = "tiff" if form in ("png", "jpg") and len(pages) > 1 else form
        yield Scan(f"{n:02}-{dpi}.{form}", _saved(pages, form, dpi), text)


def papers(shared: Path) -> Iterator[str]:
    """The texts of the papers."""
    return islice(_every_paper(shared), _PAPERS)


def _every_paper(shared: Path) -> Iterator[str]:
    """Beginnings of clean papers, of one page and two in turn; no two begin alike."""
    begun: set[str] = set()
    papers = [row["text"] for row in rows(shared / "data" / "policy.jsonl.zst") if row["clean"]]
    random.Random(_SEED).shuffle(papers)  # noqa: S311
    for whole in papers:
        room = _LINES * (1 + len(begun) % 2) - 1
        text, lines = [], 0
        for line in whole.split("\n"):
            lines += len(_wrapped(line))
            if lines > room:
                break
            text.append(line)
        if len(text) > 4 and text[0] not in begun and "\t" not in "".join(text):
            begun.add(text[0])
            yield "\n".join(text)


def _width(text: str) -> float:
    return sum(0.5 if char < "\u2e80" and char not in "“”‘’…—·%@MW" else 1.0 for char in text)


def _wrapped(text: str, indent: int = 2) -> list[tuple[int, str]]:
    """The lines of a paragraph with their indents; no line begins with a stop, no number is broken."""
    lines: list[tuple[int, str]] = []
    line, indented = "", indent
    for piece in re.findall(r"[!-~]+|.", text.strip()):
        if _width(line + piece) > _WIDE - indented and line:
            kept = ""
            if piece[0] in _NO_START:
                line, kept = line[:-1], line[-1]
            lines.append((indented, line))
            line, indented = kept, 0
        line += piece
    return [*lines, (indented, line)] if line else lines


def _set(text: str, font: Path, dpi: int, *, sealed: bool, rng: random.Random) -> Iterator[Any]:
    """The printed pages of a text."""
    from PIL import Image, ImageChops, ImageDraw

    inch = dpi / 25.4  # pixels of a millimetre
    size, step, left, top = 5.6 * inch, 9.5 * inch, 26 * inch, 37 * inch
    first, *rest = text.split("\n")
    lines = [((_WIDE - _width(line)) / 2, line) for _, line in _wrapped(first, 0)]
    lines += [line for paragraph in rest for line in _wrapped(paragraph)]
    for page in range(math.ceil(len(lines) / _LINES)):
        image = Image.new("RGB", (round(210 * inch), round(297 * inch)), "white")
        draw = ImageDraw.Draw(image)
        here = lines[page * _LINES : (page + 1) * _LINES]
        for n, (indent, line) in enumerate(here):
            x = left + indent * size
            for char in line:
                draw.text(
                    (x, top + n * step), char, font=_face(font, size, char), fill=(25, 25, 25)
                )
                x += size * _width(char)
        foot = f"— {page + 1} —"
        draw.text(
            (100 * inch, 268 * inch),
            foot,
            font=_face(FONTS[0], 0.87 * size, "1"),
            fill=(25, 25, 25),
        )
        if sealed and (page + 1) * _LINES >= len(lines):
            low = top + step * max(2, len(here) - rng.randint(1, 4))
            stamp = Image.new("RGB", image.size, "white")
            _seal(ImageDraw.Draw(stamp), (rng.uniform(110, 150) * inch, low), 20 * inch, font)
            image = ImageChops.multiply(image, stamp)  # what is black stays black under the ink
        yield image


@cache
def _face(font: Path, size: float, char: str) -> Any:
    """A typeface of one size; one that lacks ``char`` is replaced by the first."""
    face = _opened(font, round(size))
    if font != FONTS[0] and face.getmask(char).getbbox() == face.getmask("\U0010ffff").getbbox():
        return _opened(FONTS[0], round(size))
    return face


@cache
def _opened(font: Path, size: int) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(str(font), size, index=_SIMPLIFIED if font.suffix == ".ttc" else 0)


def _seal(draw: Any, middle: tuple[float, float], radius: float, font: Path) -> None:
    """A round red seal with a star and the name of an office that is in no paper."""
    x, y = middle
    red = (214, 52, 48)
    box = (x - radius, y - radius, x + radius, y + radius)
    draw.ellipse(box, outline=red, width=max(2, round(radius / 14)))
    points = []
    for n in range(10):
        far, angle = radius * (0.32 if n % 2 == 0 else 0.13), math.pi * n / 5 - math.pi / 2
        points.append((x + far * math.cos(angle), y + far * math.sin(angle)))
    draw.polygon(points, fill=red)
    for n, char in enumerate("青禾县教育体育局"):
        angle = math.pi * (1.05 + 0.9 * n / 7)
        at = (x + 0.74 * radius * math.cos(angle), y + 0.74 * radius * math.sin(angle))
        draw.text(at, char, font=_face(font, radius / 4, char), fill=red, anchor="mm")


def _scanned(image: Any, rng: random.Random) -> Any:
    """A page as a scanner sees it: turned, blurred, with noise, shade and specks, now and then in grey."""
    import numpy as np
    from PIL import Image, ImageFilter

    turned = image.rotate(rng.uniform(-2.5, 2.5), Image.Resampling.BICUBIC, fillcolor="white")
    soft = turned.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.9)))
    grain = np.random.default_rng(rng.randint(0, 10**6))
    pixels = np.asarray(soft).astype(np.float32)
    high, wide = pixels.shape[:2]
    pixels *= rng.uniform(0.9, 1.0)  # paper is not white
    pixels -= np.linspace(0, rng.uniform(0, 25), wide)[None, :, None]  # the shade of the spine
    pixels += grain.normal(0, rng.uniform(2, 9), (high, wide, 1))
    for _ in range(rng.randint(10, 60)):
        x, y = rng.randrange(wide - 4), rng.randrange(high - 4)
        pixels[y : y + rng.randint(1, 3), x : x + rng.randint(1, 3)] = rng.choice((40, 90, 235))
    done = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    return done.convert("L") if rng.random() < 0.3 else done


def _saved(pages: list[Any], form: str, dpi: int) -> bytes:
    whole = io.BytesIO()
    first, *rest = pages
    more: dict[str, Any] = (
        {"save_all": True, "append_images": rest} if form in ("tiff", "pdf") else {}
    )
    if form == "tiff":
        more["compression"] = "tiff_lzw"
    elif form != "png":
        more["quality"] = 80
    if form == "pdf":
        more["resolution"] = dpi
    kind = {"jpg": "JPEG", "tiff": "TIFF", "png": "PNG", "pdf": "PDF"}[form]
    first.save(whole, kind, dpi=(dpi, dpi), **more)
    return whole.getvalue()
