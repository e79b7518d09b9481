"""Speed and memory, and what simpler tools take for the same reading and writing.

Per kind of text: MB/s of UTF-8 for ``clean`` from JSONL to JSONL on one core, and beside it OpenCC
alone, ftfy with zhconv, and for HTML trafilatura before them. All run in turn, round after round, on
processor time, and the medians are compared: so a busy machine slows all of them alike. ``split`` is
told alone too, and every pass by what it takes for a MB. Start-up, against loading Typer and OpenCC,
two workers against one, and the peak of memory at growing sizes are measured on the command.
``EDUPARSE_BENCH_SPEED`` names the parts to run, by default all:
kinds,files,passes,start,hard,workers,sizes.
``EDUPARSE_BENCH_MB`` names the sizes in MB, by default 10,100; 1000,4000 take an hour.
"""

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

import orjson

import eduparse
from bench._hard_pages import growth
from bench._rows import rows as rows_of
from eduparse.corrections.apply import Decisions
from eduparse.corrections.file import Corrections
from eduparse.document.document import Document, Pass
from eduparse.pipeline import STAGES, passes
from eduparse.rules.rulebook import PACKAGED
from eduparse.run.batch import run_batch
from eduparse.run.options import RunOptions
from eduparse.run.shards import Job
from eduparse.settings import Settings
from eduparse.stages.simplify.conversion import opencc
from eduparse.writers.formats import OutputFormat

Figures = dict[str, float | int]
_ROUNDS = 3
_KIND_MB = 1.0
_QUICK_MB = 0.3
_PEERS = ("OpenCC", "ftfy+zhconv", "trafilatura+ftfy+zhconv")
_SHORT = 1000  # characters of a page that is a file
_ONE_IN = 9  # documents of other genres, of which there are eight thousand
_TOLD = 10  # passes of a kind that are told, those that take most
_STEPS = passes(Settings())
_DECISIONS = Decisions(PACKAGED, Corrections(), "safe")
_STARTS = 7
_WORKERS_MB = 10, 60
_WORKERS_ROUNDS = 2
_MB = 1_000_000
_CACHE = Path(__file__).parent.parent / "build" / "bytecode"
_PLAIN_PAGE = Path(__file__).parent.parent / "corpus" / "clean-notice.txt"
_COMMAND = str(Path(sys.executable).parent / "eduparse")


def run(shared: Path) -> Figures:
    """Every figure: MB/s and ratios by kind, seconds, MB of memory."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        parts: dict[str, Callable[[], Figures]] = {
            "kinds": lambda: _kinds(shared, work),
            "files": lambda: _files(shared),
            "passes": lambda: _passes(shared),
            "start": lambda: _start(shared),
            "hard": lambda: dict(growth(shared)),
            "workers": lambda: _workers(shared, work),
            "sizes": lambda: _sizes(shared, work),
        }
        chosen = os.environ.get("EDUPARSE_BENCH_SPEED", ",".join(parts)).split(",")
        return {name: value for part in chosen for name, value in parts[part]().items()}


def quick(shared: Path) -> Figures:
    """For the floors: by kind of plain text the ratio to OpenCC, which is always there, and that of files to texts."""
    with tempfile.TemporaryDirectory() as folder:
        found = _kinds(shared, Path(folder), _QUICK_MB, peers=("OpenCC",))
    kept = {name: value for name, value in found.items() if name.endswith("against OpenCC")}
    return kept | _files(shared, _QUICK_MB)


def _kinds(
    shared: Path, work: Path, size_mb: float = _KIND_MB, peers: Collection[str] = _PEERS
) -> Figures:
    figures: Figures = {}
    for kind, rows in _texts(shared).items():
        tools = _tools(kind, peers)
        if tools.keys() <= {"clean"}:
            continue
        source = work / f"{kind}.jsonl"
        size = _written(source, rows, size_mb)
        times: dict[str, list[float]] = {name: [] for name in tools}
        for _ in range(_ROUNDS + 1):
            for name, tool in tools.items():
                begun = time.process_time()
                tool(source, work / "out.jsonl")
                times[name].append(time.process_time() - begun)
        # The first round loads tables and models.
        speed = {name: size / _MB / median(spent[1:]) for name, spent in times.items()}
        for name, value in speed.items():
            figures[f"{kind} {name} MB/s"] = round(value, 2)
        for name in (n for n in speed if n in peers):
            figures[f"{kind} against {name}"] = round(speed["clean"] / speed[name], 4)
        if "split" in speed:
            figures[f"{kind} split against OpenCC"] = round(speed["split"] / speed["OpenCC"], 4)
    return figures


def _files(shared: Path, size_mb: float = _KIND_MB) -> Figures:
    """How fast short pages of all genres are as files, whose encoding is known, against the same as texts.

    More is asked about them: a wrong byte shows as another character, and by which depends on the encoding.
    """
    every = (row["text"][:_SHORT] for row in rows_of(shared / "data" / "general.jsonl.zst"))
    chosen, size = [], 0
    for text in islice(every, 0, None, _ONE_IN):
        chosen.append(text)
        size += len(text.encode())
        if size >= size_mb * _MB:
            break
    figures: Figures = {}
    for encoding in ("utf-8", "gb18030"):
        pages: dict[str, list[bytes | str]] = {
            "texts": [*chosen],
            "files": [text.encode(encoding) for text in chosen],
        }
        times: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(_ROUNDS):
            for name, some in pages.items():
                begun = time.process_time()
                for page in some:
                    eduparse.clean(page)
                times[name].append(time.process_time() - begun)
        spent = {name: median(found) for name, found in times.items()}
        figures[f"short files in {encoding} against texts"] = round(
            spent["texts"] / spent["files"], 2
        )
    return figures


def _passes(shared: Path) -> Figures:
    """Milliseconds for a MB of each kind of text that each pass takes by itself; the first tells loading too."""
    figures: Figures = {}
    for kind, rows in _texts(shared).items():
        if kind == "html":
            continue
        spent: defaultdict[str, float] = defaultdict(float)
        size = 0
        for row in rows:
            docs = [Document.of_page(row["id"], row["id"], row["text"])]
            for stage in STAGES:
                for step in _STEPS[stage]:
                    begun = time.process_time()
                    docs = [part for doc in docs for part in _through(doc, stage, step)]
                    spent[step.name] += time.process_time() - begun
            size += len(row["text"].encode("utf-8", "replace"))
            if size >= _KIND_MB * _MB:
                break
        for name, took in sorted(spent.items(), key=lambda s: -s[1])[:_TOLD]:
            figures[f"{kind} {name} ms/MB"] = round(1000 * took / (size / _MB))
    return figures


def _through(doc: Document, stage: str, step: Pass) -> list[Document]:
    findings = _DECISIONS(doc, step(doc), stage)
    done = doc.apply(step.name, findings)
    return done.cut(c.offset for c in findings.cuts) if findings.cuts else [done]


def _texts(shared: Path) -> dict[str, Iterator[dict[str, Any]]]:
    """Rows without end for each kind of text."""
    data = shared / "data"
    clean = [r for name in ("policy", "statutes") for r in rows_of(data / f"{name}.jsonl.zst")]
    pages = [*rows_of(data / "lines-dev.jsonl.zst"), *rows_of(data / "lines-policy-dev.jsonl.zst")]
    damaged = [p.read_text("utf-8") for p in sorted((shared / "corpus").glob("*.txt"))]
    return {
        "simplified": _rows("text", (r["text"] for r in clean if r["clean"])),
        "traditional": _rows("text", (r["text"] for r in rows_of(data / "traditional.jsonl.zst"))),
        "noisy": _rows("text", ("\n".join(r["lines"]) for r in pages)),
        "damaged": _rows("text", damaged),
        "html": _rows("html", (r["html"] for r in rows_of(data / "html-dev.jsonl.zst"))),
    }


def _rows(key: str, texts: Iterable[str]) -> Iterator[dict[str, Any]]:
    for number, text in enumerate(cycle(list(texts))):
        yield {"id": str(number), key: text}


def _written(path: Path, rows: Iterable[dict[str, Any]], size_mb: float) -> int:
    """Write rows until their texts have ``size_mb`` MB; the bytes of the texts."""
    size = 0
    with path.open("wb") as file:
        for row in rows:
            file.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
            size += len((row.get("text") or row["html"]).encode("utf-8", "replace"))
            if size >= size_mb * _MB:
                return size
    return size


def _tools(kind: str, peers: Collection[str]) -> dict[str, Callable[[Path, Path], None]]:
    tools: dict[str, Callable[[Path, Path], None]] = {"clean": _clean}
    if kind != "html":
        convert = partial(opencc, "t2s")
        tools["OpenCC"] = lambda source, out: _each(source, out, convert)
    if kind == "simplified":
        tools["split"] = _split
    if "ftfy+zhconv" in peers and all(map(importlib.util.find_spec, ("ftfy", "zhconv"))):
        mend = _peers()
        if kind != "html":
            tools["ftfy+zhconv"] = lambda source, out: _each(source, out, mend)
        elif importlib.util.find_spec("trafilatura"):
            from trafilatura import extract

            def page(html: str) -> str:
                return mend(extract(html) or "")

            tools["trafilatura+ftfy+zhconv"] = lambda source, out: _each(source, out, page)
    return tools


def _peers() -> Callable[[str], str]:
    import ftfy
    import zhconv

    def mend(text: str) -> str:
        return str(zhconv.convert(ftfy.fix_text(text), "zh-cn"))

    return mend


def _clean(source: Path, out: Path) -> None:
    run_batch(
        [str(source)],
        Job("clean", OutputFormat(rows="clauses"), edits=False),
        RunOptions(str(out), quiet=True),
    )


def _split(source: Path, out: Path) -> None:
    run_batch(
        [str(source)],
        Job("split", OutputFormat(rows="clauses"), edits=False),
        RunOptions(str(out), quiet=True),
    )


def _each(source: Path, out: Path, change: Callable[[str], str]) -> None:
    with source.open("rb") as lines, out.open("wb") as file:
        for line in lines:
            row = orjson.loads(line)
            text = change(row.pop("html", None) or row["text"])
            file.write(orjson.dumps(row | {"text": text}, option=orjson.OPT_APPEND_NEWLINE))


def _start(shared: Path) -> Figures:
    small = min((shared / "corpus").glob("*.txt"), key=lambda page: page.stat().st_size)
    commands = {
        "--version": ["--version"],
        "one file": ["clean", str(_PLAIN_PAGE), "-q"],
        "one damaged file": ["clean", str(small), "-q"],
    }
    for told in commands.values():
        _spent([_COMMAND, *told])
    least = [sys.executable, "-c", "import typer, opencc"]
    every = {name: [_COMMAND, *told] for name, told in commands.items()} | {"imports": least}
    times: dict[str, list[float]] = {name: [] for name in every}
    for _ in range(_STARTS):
        for name, command in every.items():
            times[name].append(_spent(command)[1])
    took = {name: median(found) for name, found in times.items()}
    figures: Figures = {f"{name} s": round(took[name], 3) for name in commands}
    against = {
        f"{name} against imports": round(took[name] / took["imports"], 2)
        for name in commands
        if name != "--version"
    }
    return figures | against


def _installed() -> dict[str, str]:
    """The environment, but modules are compiled once, as where a package was installed."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(_CACHE)}


# Run by a process of its own: a child inherits the peak of memory of the process that starts it.
_TIMER = """
import os, subprocess, sys, time
begun = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, _, usage = os.wait4(process.pid, 0)
print(time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""


def _spent(command: list[str]) -> tuple[float, float, float]:
    """Seconds, seconds of processor time, and the peak of memory in bytes of a command."""
    timer = [sys.executable, "-S", "-c", _TIMER, *command]
    told = subprocess.run(timer, env=_installed(), check=True, capture_output=True, text=True)
    seconds, spent, peak = map(float, told.stdout.split())
    return seconds, spent, peak * (1 if sys.platform == "darwin" else 1024)


def _workers(shared: Path, work: Path) -> Figures:
    """Two workers against one at the larger size, and Ray against processes by what it takes more there.

    So the start of a cluster, which takes seconds, does not count. Needs a machine with nothing else to do.
    """
    runs = {"one": ("--workers", "1"), "two": ("--workers", "2", "--runner", "processes")}
    if importlib.util.find_spec("ray"):
        runs["ray"] = ("--workers", "2", "--runner", "ray")
    times: dict[tuple[str, int], list[float]] = {}
    for size in _WORKERS_MB:
        source = work / f"workers-{size}.jsonl"
        _written(source, _texts(shared)["simplified"], size)
        command = [_COMMAND, "clean", str(source), "-q", "-o", str(work / "out.jsonl")]
        for _ in range(_WORKERS_ROUNDS):
            for name, told in runs.items():
                times.setdefault((name, size), []).append(_spent([*command, *told])[0])
    spent = {key: median(found) for key, found in times.items()}
    small, large = _WORKERS_MB
    more = {name: spent[name, large] - spent[name, small] for name in runs}
    figures: Figures = {
        "two workers against one": round(spent["one", large] / spent["two", large], 2)
    }
    if "ray" in runs:
        figures["ray against processes"] = round(more["two"] / more["ray"], 2)
    return figures


def _sizes(shared: Path, work: Path) -> Figures:
    figures: Figures = {}
    source = work / "size.jsonl"
    for size in map(int, os.environ.get("EDUPARSE_BENCH_MB", "10,100").split(",")):
        _written(source, _texts(shared)["simplified"], size)
        command = [_COMMAND, "clean", str(source), "-q", "-o", str(work / "out.jsonl")]
        _, spent, peak = _spent(command)
        figures[f"{size} MB peak MB"] = round(peak / _MB)
        figures[f"{size} MB s/MB"] = round(spent / size, 3)
    return figures
