"""Bytes to text: the grid of encodings, lengths and conditions, short strings, mixed files, speed.

``exact`` is the share of files whose text comes back: to the character, and where a byte was hurt, in
all that is left of it. The detectors beside us name an encoding, which is read with its superset and
bad bytes replaced, since with the label's own codec they would do worse.
"""

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from pathlib import Path

from charset_normalizer import from_bytes

from bench._damage import held_back
from bench._grid import CONDITIONS, ENCODINGS, LENGTHS, File, grid, mixed, strings, within
from eduparse.errors import DocumentError
from eduparse.stages.decode import decode_text
from eduparse.stages.decode.encodings import BIG5, GB, UTF8, UTF16, decoded

STRINGS = 500
QUICK_STRINGS = 200
QUICK_LENGTH = 1000
SHAPED = (UTF8, GB, BIG5, *UTF16)
_SUPERSETS = {
    "gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "hz-gb-2312": "hz",
    "big5": "big5hkscs", "cp950": "big5hkscs", "big5-hkscs": "big5hkscs",
    "utf-8": "utf-8-sig", "utf-8-sig": "utf-8-sig",
}  # fmt: skip

_FLOORS = (
    *(f"{group} exact" for group in ("all", *ENCODINGS, *CONDITIONS)),
    *(f"{n} characters of {codec} exact" for n in (4, 10) for codec in ("gbk", "utf-8", "big5")),
)

Decoder = Callable[[bytes], str]


def ours(data: bytes) -> str:
    """What decode makes of it; nothing where it says the data are no text."""
    try:
        return decode_text(data)[0]
    except DocumentError:
        return ""


def _named(data: bytes, name: str | None) -> str:
    if not name:
        return ""
    plain = name.lower().replace("_", "-")
    try:
        return data.decode(_SUPERSETS.get(plain, plain), "replace").removeprefix("\ufeff")
    except LookupError:
        return ""


def by_charset_normalizer(data: bytes) -> str:
    """Let charset-normalizer name the encoding."""
    best = from_bytes(data).best()
    return _named(data, best.encoding if best else None)


def by_chardet(data: bytes) -> str:
    """Let chardet name the encoding."""
    import chardet

    return _named(data, chardet.detect(data)["encoding"])


def by_resiliparse(data: bytes) -> str:
    """Let resiliparse name the encoding."""
    from resiliparse.parse.encoding import detect_encoding

    return _named(data, detect_encoding(data))


PEERS: dict[str, Decoder] = {
    "charset-normalizer": by_charset_normalizer,
    "chardet": by_chardet,
    "resiliparse": by_resiliparse,
}


def right(file: File, text: str) -> bool:
    """Whether ``text`` is what is left of the file's."""
    if text == file.text:
        return True
    if file.condition == "tail cut":
        return text.replace("\ufffd", "") == file.text.rstrip("".join(map(chr, range(128))))[:-1]
    if file.condition != "bad bytes":
        return False
    plain = file.codec.removesuffix("-sig")
    codec = _SUPERSETS.get(plain, plain).removesuffix("-sig")
    texts = [file.data.decode(file.codec, "replace"), file.data.decode(codec, "replace")]
    if codec in SHAPED:
        texts.append(decoded(file.data, codec).text)
    left = text.replace("\ufffd", "")
    plain_left = [t.replace("\ufffd", "").removeprefix("\ufeff") for t in texts]
    if left in plain_left:
        return True
    # Where a byte is gone, decode finds the place and reads on from there: no less is left than in a plain reading.
    return _alike(left, file.text) >= max(_alike(t, file.text) for t in plain_left)


def _alike(text: str, original: str) -> float:
    """The share of both that stands in both, in one order."""
    return SequenceMatcher(None, original, text, autojunk=False).ratio()


def run(shared: Path) -> dict[str, float]:
    """The figures, ours and the peers'."""
    files = list(grid(shared))
    return _exact(shared, files, {"": ours, **PEERS}, STRINGS) | _speed(shared, files)


def quick(shared: Path) -> dict[str, float]:
    """What the floors hold: ours alone, files up to a thousand characters, and no clock."""
    files = [f for f in grid(shared) if f.length <= QUICK_LENGTH]
    figures = _exact(shared, files, {"": ours}, QUICK_STRINGS)
    return {name: value for name, value in figures.items() if name in _FLOORS or "mixed" in name}


def _exact(
    shared: Path, files: list[File], tools: dict[str, Decoder], count: int
) -> dict[str, float]:
    """The shares of files, strings, and lines of mixed files that come back."""
    out: dict[str, float] = {}
    for name, tool in tools.items():
        _count(out, files, tool, name and f", {name}")
    for length in (4, 10):
        for codec in ("gbk", "utf-8", "big5"):
            texts = list(strings(shared, length, codec, count))
            for name, tool in tools.items():
                key = f"{length} characters of {codec} exact" + (name and f", {name}")
                out[key] = _share(tool(f.data) == f.text for f in texts)
    pages = list(mixed(shared))
    lines = list(within(shared))
    for name, tool in tools.items():
        tail = name and f", {name}"
        got = [tool(b"\n".join(data for _, data in page)).split("\n") for page in pages]
        wanted = [[text for text, _ in page] for page in pages]
        out["mixed files, lines exact" + tail] = _share(
            n < len(g) and g[n] == text
            for w, g in zip(wanted, got, strict=True)
            for n, text in enumerate(w)
        )
        out["mixed files exact" + tail] = _share(w == g for w, g in zip(wanted, got, strict=True))
        out["mixed within a line exact" + tail] = _share(tool(f.data) == f.text for f in lines)
    return out


def show(shared: Path, *, misses: bool) -> None:
    """Print a table, and what came back wrong if ``misses``."""
    if misses:
        for file in grid(shared):
            got = ours(file.data)
            if not right(file, got):
                print(
                    file.encoding, file.length, file.condition, repr(file.text[:60]), repr(got[:60])
                )
        for file in within(shared):
            if ours(file.data) != file.text:
                print(file.condition, repr(file.text), repr(ours(file.data)))
        return
    figures = run(shared)
    print(f"{'':44} {'ours':>9} " + " ".join(f"{p:>19}" for p in PEERS))
    for key, value in figures.items():
        if not any(key.endswith(f", {p}") for p in PEERS):
            row = [figures.get(f"{key}, {p}") for p in PEERS]
            cells = " ".join(f"{'' if v is None else v:>19}" for v in row)
            print(f"{key:44} {value:>9} {cells}")


def _count(out: dict[str, float], files: Iterable[File], tool: Decoder, tail: str) -> None:
    found: dict[str, list[bool]] = defaultdict(list)
    for file in files:
        ok = right(file, tool(file.data))
        for group in ("all", file.encoding, f"{file.length} characters", file.condition):
            found[group].append(ok)
    for group in ("all", *ENCODINGS, *(f"{n} characters" for n in LENGTHS), *CONDITIONS):
        if group in found:
            out[f"{group} exact{tail}"] = _share(found[group])


def _speed(shared: Path, files: list[File]) -> dict[str, float]:
    """Seconds a MB on long files that are not hurt, and MB a second of clean UTF-8."""
    out = {}
    long = [f.data for f in files if f.length == 10_000 and f.condition in ("plain", "html")]
    megabytes = sum(map(len, long)) / 1e6
    for name, tool in {"": ours, **PEERS}.items():
        for data in long[::10]:
            tool(data)  # loads what is loaded once
        start = time.process_time()
        for data in long:
            tool(data)
        seconds = time.process_time() - start
        out["seconds a MB" + (name and f", {name}")] = round(seconds / megabytes, 4)
    text = "\n".join(random.Random(1).choices(list(held_back(shared)), k=100_000))  # noqa: S311
    data = text.encode()
    for key, size in (
        ("MB a second of UTF-8", len(data)),
        ("MB a second of UTF-8 in 30 kB", 30_000),
    ):
        sample = data[:size].decode("utf-8", "ignore").encode()
        times = len(data) // len(sample)
        out[key] = _fastest(decode_text, sample, times)
        out[f"{key}, bytes.decode alone"] = _fastest(bytes.decode, sample, times)
    return out


def _fastest(tool: Callable[[bytes], object], sample: bytes, times: int) -> float:
    """MB a second in the best of seven rounds of ``times``."""
    took = []
    for _ in range(7):
        start = time.perf_counter()
        for _ in range(times):
            tool(sample)
        took.append(time.perf_counter() - start)
    return round(times * len(sample) / min(took) / 1e6, 1)


def _share(found: Iterable[bool]) -> float:
    every = list(found)
    return round(sum(every) / len(every), 4)
