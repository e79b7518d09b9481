"""Pictures and scanned pages, read with rapidocr (extra ``ocr``): its models come in its wheel.

A page is made straight and rid of seals (`scan`), its lines are recognised, and what stands where makes
lines, tables and columns as in any printed page (`printed`, `paging`). A line that the model is not sure of
is told: ``ocr-doubtful``. Nothing is fetched from a network.
"""

import io
import logging
from collections.abc import Iterator, Sequence
from functools import cache
from statistics import median
from typing import Any

from eduparse.document.document import Document
from eduparse.errors import DocumentError
from eduparse.files.optional_packages import need_pictures
from eduparse.language.dates import YEAR_OF_DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.doubts import doubted
from eduparse.readers.paging import Printed, paged_document
from eduparse.readers.printed import PrintedChar, printed_lines
from eduparse.readers.scan import ruled_lines, seal_rings, sealed, straight, without_seals

MOST_PIXELS = 60_000_000  # of one picture: a page of A3 at 400 dots an inch has 31 million
_LONGEST_SIDE = 3600  # pixels; more do not help to read
_SHORTEST_SIDE = 1400  # pixels of the longer side below which a page is enlarged
_SURE = 0.93  # mean probability of the characters of a line below which it is in doubt
_SMALLEST_SIDE = 200  # pixels; a picture without a longer side is a sign or a button
_MOST_FRAMES = 1000  # pages in one picture file
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
_WIDE = dict(zip(",:;!?()", "，：；！？（）", strict=True))
_HAN = "\u3400-\u9fff"
_NARROW = lazy_pattern(
    rf"(?<=[{_HAN}])[,:;!?](?=[{_HAN}]|$)|(?<=[{_HAN}])[()](?![0-9A-Za-z])|(?<![0-9A-Za-z])[()](?=[{_HAN}])"
)
_YEAR = lazy_pattern(rf"(?:(〔)|[\[【（(])({YEAR_OF_DAY})(?:(〕)|[\])】）])")
_STROKES = lazy_pattern(rf"^[一—–－-] ?[一—–－-](?=[{_HAN}“《])")
_INDENT = 1.0  # sizes of type behind the margin from which a line begins a paragraph
_SAME_TYPE = 0.3  # share by which boxes of lines of one type differ in height


def picture_document(data: bytes, name: str) -> Document:
    """The document of a picture. Raises DocumentError where it shows no text, ConfigError without the extra."""
    need_pictures()
    pages = [list(page_lines(image)) for image in _images(data)]
    if not any(pages):
        raise DocumentError("The picture shows no text; leave it out.", "decode")
    return paged_document(pages, name)


def page_lines(image: Any) -> Iterator[Printed]:
    """The printed lines of a page: an array of rows × columns × 3 (red, green, blue)."""
    image = straight(without_seals(_sized(image)))
    signs = _signs(image)
    if signs:
        yield from printed_lines(signs, ruled_lines(image))


def _images(data: bytes) -> Iterator[Any]:
    """The frames of a picture. Raises DocumentError where they are too large."""
    import warnings

    import numpy as np
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow says of large pictures is reported below
        try:
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        except Image.DecompressionBombError as error:
            raise _too_large() from error
        with picture:
            frames = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
            if frames > _MOST_FRAMES:
                raise DocumentError(f"The picture has {frames:,} pages; split it.", "decode")
            for n in range(frames):
                picture.seek(n)
                if picture.width * picture.height > MOST_PIXELS:
                    raise _too_large()
                if max(picture.size) < _SMALLEST_SIDE:
                    continue
                yield np.asarray(_on_paper(picture))


def _on_paper(picture: Any) -> Any:
    """A frame the way it is meant to be held, in three colours, white where it lets through."""
    from PIL import Image, ImageOps

    shown = ImageOps.exif_transpose(picture)
    if shown.mode in ("RGBA", "LA", "PA") or "transparency" in shown.info:
        shown = shown.convert("RGBA")
        paper = Image.new("RGBA", shown.size, "white")
        paper.alpha_composite(shown)
        shown = paper
    return shown.convert("RGB")


def _too_large() -> DocumentError:
    return DocumentError(
        f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels: scan it at 300 dots an inch.",
        "decode",
    )


def _sized(image: Any) -> Any:
    import cv2

    longest = max(image.shape[:2])
    scale = 1.0
    if longest > _LONGEST_SIDE:
        scale = _LONGEST_SIDE / longest
    elif longest < _SHORTEST_SIDE:
        scale = min(3.0, _SHORTEST_SIDE / longest)
    if scale == 1.0:
        return image
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(image, None, fx=scale, fy=scale, interpolation=way)


def _signs(image: Any) -> list[PrintedChar]:
    """The recognised lines with their boxes; all of about one height are of one size."""
    found = _engine()(image[:, :, ::-1])
    if found.boxes is None or found.txts is None:
        return []
    lines = []
    for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
        height = (ys[3] + ys[2] - ys[0] - ys[1]) / 2
        if text.strip() and height > 0:
            line = PrintedChar(
                _as_printed(text.strip()), min(xs), min(ys), max(xs), max(ys), height
            )
            lines.append((line, score))
    if rings := seal_rings(image):
        seals = sealed(image, [(s.left, s.top, s.right, s.bottom) for s, _ in lines], rings)
        lines = [line for line, seal in zip(lines, seals, strict=True) if not seal]
    margin = min((line.left for line, _ in lines), default=0.0)
    signs = []
    for line, score in lines:
        shown = _as_item(line.text) if line.left > margin + _INDENT * line.size else line.text
        signs.append(line._replace(text=shown if score >= _SURE else doubted(shown)))
    return list(_in_sizes(signs))


def _as_item(text: str) -> str:
    """The first line of a paragraph; one that begins with two strokes is an item behind a dash (——)."""
    return _STROKES.sub("——", text)


def _as_printed(text: str) -> str:
    """Marks beside Chinese characters in full width, as they are printed; models know no widths.

    Of the brackets around a year one tells the other: 〔2020] was printed 〔2020〕.
    """
    wide = _NARROW.sub(lambda m: _WIDE[m[0]], text)
    return _YEAR.sub(lambda m: f"〔{m[2]}〕" if m[1] or m[3] else m[0], wide)


def _in_sizes(signs: Sequence[PrintedChar]) -> Iterator[PrintedChar]:
    usual = median(s.size for s in signs) if signs else 0.0
    for s in signs:
        yield s._replace(size=usual) if abs(s.size - usual) < _SAME_TYPE * usual else s


@cache
def _engine() -> Any:
    """The recogniser; one for each process, since its models take seconds to load."""
    import multiprocessing

    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    # Beside other workers one thread is enough; alone, all of the machine.
    threads = 1 if multiprocessing.parent_process() is not None else -1
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": threads,
        }
    )
