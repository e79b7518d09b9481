"""The page itself: one file with its style, its script and its data inside.

Totals, plots, rules and rejects are plain HTML, so they are there without a script and in print.
The list of documents and the documents shown in full are data that the script turns into a view
when it is asked to. Each document is an element of its own, so that opening the page does not
parse them.
"""

import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from eduparse.document.document import Document
from eduparse.errors import DocumentError, output_error
from eduparse.files.storage import AtomicFile
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.messages import chosen, label, shown
from eduparse.language.package_data import package_path
from eduparse.readers.inputs import STDIN
from eduparse.review.explain import reason
from eduparse.review.report.copies import TEXTS, copies_section, groups, wanted_copies
from eduparse.review.report.detail import detail, detail_of_clauses
from eduparse.review.report.doubt import explained
from eduparse.review.report.plots import Pairs, bars, columns, tenths
from eduparse.review.report.survey import Group, Survey, SurveyLine, class_of, mends, survey
from eduparse.review.results import document_rows
from eduparse.rows.documents import document_row, row_document_of
from eduparse.run.overwriting import keep_files

BUDGET = 11_000_000  # bytes of documents shown in full, so that a page stays below 15 MB
_DOUBTFUL = (
    0.7  # share of the budget for the most doubtful; the rest is an even sample of the others
)
_REJECTS_SHOWN = 2_000
_RULES_PLOTTED = 15
_SAID = lazy_pattern(r'say\("([^"]+)"')  # what the script shows
_LANGUAGES = {"en": "en", "zh": "zh-CN"}  # as HTML calls them


def build(out: str, target: str) -> Survey:
    """Write the report of the run in ``out`` to ``target`` and return what was counted.

    Raises ConfigError where there are no rows, or ``target`` is one of the files that hold them, and OutputError
    where the page cannot be written.
    """
    keep_files([out], target)
    found = survey(out)
    rules: dict[str, int] = {}
    details = _details(out, found, rules)
    papers = groups(found.copies)
    beside = "".join(copies_section(papers, _texts(out, wanted_copies(papers))))
    _write(_page(Path(out).name or out, found, details, rules, beside), target)
    return found


def build_of(docs: Iterable[Document], target: str) -> Survey:
    """Write a page of the documents themselves, all in full; as `build` otherwise."""
    found, rules = Survey(), dict[str, int]()
    details: dict[int, str] = {}
    names: list[str] = []
    for n, doc in enumerate(docs):
        found.add(document_row(doc, edits=True))
        details[n] = _dumped(detail(doc, rules))
        if doc.source not in names:
            names.append(doc.source)
    more = shown(f" and {len(names) - 3:,} more") if len(names) > 3 else ""
    _write(_page(", ".join(names[:3]) + more, found, details, rules), target)
    return found


def _details(out: str, found: Survey, rules: dict[str, int]) -> dict[int, str]:
    """The documents shown in full, as JSON by their place in the run."""
    wanted = set(_wanted(found.lines))
    details: dict[int, str] = {}
    left = BUDGET
    for at, row in enumerate(document_rows(out, [])):
        if at not in wanted:
            continue
        text = _dumped(_detail(row, rules))
        left -= len(text.encode("utf-8"))
        if left < 0:  # sizes are estimates
            break
        details[at] = text
    return details


def _texts(out: str, places: set[int]) -> dict[int, str]:
    """The texts of the rows at ``places``, as far as there is room."""
    texts: dict[int, str] = {}
    left = TEXTS
    for at, row in enumerate(document_rows(out, []) if places else ()):
        if at in places and left >= len(row["text"]):
            texts[at] = row["text"]
            left -= len(row["text"])
    return texts


def _wanted(lines: Sequence[SurveyLine]) -> Iterator[int]:
    """Places of the documents that fit: the most doubtful, then an even sample of the others."""
    order = sorted(lines, key=lambda line: (-line.doubt, line.at))
    left = BUDGET * 0.95
    if sum(line.size for line in order) > left:
        left *= _DOUBTFUL
    taken = 0
    for line in order:
        left -= line.size
        if left < 0:
            break
        taken += 1
        yield line.at
    rest = order[taken:]
    room = BUDGET * 0.95 * (1 - _DOUBTFUL)
    step = math.ceil(sum(line.size for line in rest) / room) or 1
    yield from (line.at for line in rest[step // 2 :: step])


def _detail(row: dict[str, Any], rules: dict[str, int]) -> dict[str, Any]:
    start, end = row["metadata"]["page_span"]
    if not row["edits"] and end - start != len(row["text"]):
        return detail_of_clauses(row)  # written without its edits: the text is all there is
    try:
        return detail(row_document_of(row, row["source"]), rules)
    except (DocumentError, ValueError):
        return detail_of_clauses(row)


def _page(
    title: str, found: Survey, details: dict[int, str], rules: dict[str, int], beside: str = ""
) -> Iterator[str]:
    assets = package_path("review", "report")
    template = (assets / "page.html").read_text("utf-8")
    script = (assets / "page.js").read_text("utf-8")
    listed = {
        "docs": [
            [
                line.id, line.source, line.title, line.doubt,
                {label(name): points for name, points in line.points.items()}, line.edits,
                line.suggestions, line.clauses, line.noise,
            ]
            for line in found.lines
        ],
        "rules": [[rule, label(class_of(rule)), label(reason(rule))] for rule in rules],
        "words": {text: label(text) for text in _SAID.findall(script)},
    }  # fmt: skip
    slots = {
        "title": escape(title),
        "style": (assets / "page.css").read_text("utf-8"),
        "script": script,
        "language": _LANGUAGES[chosen()],
        "copies": beside,
        "copies-link": f'<a href="#copies">{label("Copies")}</a>' if beside else "",
        "note": _note(found, len(details)),
        "totals": "".join(_totals(found)),
        "groups": _groups(label("Removed"), found.removed)
        + _groups(label("Repaired"), found.repaired),
        "plots": "".join(_plots(found)),
        "rules": "".join(_rules(found)),
        "points": "".join(
            f"<li>{escape(label(name))}{label(': ')}{shown(f'{each:g} for each, {most:g} at most')}</li>"
            for name, each, most in explained()
        ),
        "rejects": "".join(_rejects(found)),
    }
    for n, part in enumerate(template.split("{{")):
        if not n:
            yield part
            continue
        name, _, rest = part.partition("}}")
        if name == "data":
            yield _element("data", _dumped(listed))
            yield from (_element(f"d{at}", text) for at, text in sorted(details.items()))
        else:
            yield escape(label(name[1:-1])) if name.startswith('"') else slots[name]
        yield rest


def _dumped(value: Any) -> str:
    """JSON that may stand in an HTML element; lone surrogates are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)


def _element(name: str, text: str) -> str:
    return f'<script type="application/json" id="{name}">{text}</script>\n'


def _write(parts: Iterable[str], target: str) -> None:
    if target == STDIN:  # the same sign as for standard input
        for part in parts:
            sys.stdout.buffer.write(part.encode("utf-8", "replace"))
        return
    try:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        file = AtomicFile(Path(target), plain=True)
        try:
            for part in parts:
                file.write(part.encode("utf-8", "replace"))
            file.commit()
        except BaseException:
            file.abort()
            raise
    except OSError as error:
        raise output_error(target, error) from error


def _note(found: Survey, opened: int) -> str:
    said = []
    total = len(found.lines)
    if opened < total:
        said.append(
            f"Of {total:,} documents {opened:,} can be opened here: the most doubtful ones and an even "
            "sample of the others. All are counted and listed; <code>eduparse explain</code> shows "
            "any of them."
        )
    if total and not found.has_edits:
        said.append(
            "The rows carry no edits, so nothing that was changed can be shown. Clean with "
            "<code>--rows documents --edits</code> to see every change here."
        )
    if len(found.stamps) > 1:
        said.append(f"The rows were made by {len(found.stamps)} different versions or rule sets.")
    said = [shown(line) for line in said]
    said += [f"{label('Not read:')} {escape(shown(line))}" for line in found.unread[:20]]
    return "".join(f"<p class=note>{line}</p>" for line in said)


def _totals(found: Survey) -> Iterator[str]:
    figures = (
        (label("documents"), len(found.lines)),
        (label("characters in"), found.page_characters),
        (label("characters out"), found.characters),
        (label("clauses"), sum(line.clauses for line in found.lines)),
        (label("edits"), sum(line.edits for line in found.lines)),
        (label("suggestions"), sum(line.suggestions for line in found.lines)),
        (label("warnings"), sum(found.warnings.values())),
        (label("rejects"), len(found.rejects)),
    )
    for name, value in figures:
        yield f"<div><dt>{name}</dt><dd>{value:,}</dd></div>"


def _groups(title: str, groups: dict[str, Group]) -> str:
    rows = "".join(
        f"<tr><th scope=row>{_kind(name)}</th><td>{g.edits:,}</td><td>{g.characters:,}</td>"
        f"<td>{g.documents:,}</td></tr>"
        for name, g in sorted(groups.items(), key=lambda pair: (-pair[1].characters, pair[0]))
    )
    rows = rows or f"<tr><td colspan=4>{label('nothing')}</td></tr>"
    names = (label("class"), label("edits"), label("characters"), label("documents"))
    heads = "".join(f"<th scope=col>{name}</th>" for name in names)
    return (
        f"<table><caption>{title}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _kind(name: str) -> str:
    """A class of noise as it is, a pass by what it mends."""
    told = mends(name)
    if not told:
        return escape(label(name))
    return f"{escape(label(told))} <span class=quiet>{escape(name)}</span>"


def _plots(found: Survey) -> Iterator[str]:
    used = [(rule, n) for (_, rule), n in found.rules.most_common()]
    rest = sum(n for _, n in used[_RULES_PLOTTED:])
    plotted = used[:_RULES_PLOTTED] + ([(label("all other rules"), rest)] if rest else [])
    depth = [(str(n), found.depth[n]) for n in range(1, max(found.depth, default=1) + 1)]
    plots = (
        (columns, label("Noise share of a document, per cent"), tenths(found.noise), "documents"),
        (columns, label("Confidence of edits, per cent"), tenths(found.confidence), "edits"),
        (columns, label("Clause depth"), depth, "clauses"),
        (bars, label("Edits by rule"), plotted, "edits"),
        (bars, label("Encodings"), _named(found.encodings.most_common(10)), "documents"),
        (bars, label("Scripts"), _named(found.scripts.most_common()), "documents"),
        (bars, label("Warnings"), found.warnings.most_common(10), "warnings"),
    )
    for draw, title, pairs, unit in plots:
        if sum(n > 0 for _, n in pairs) > 1:  # one bar alone compares nothing
            yield draw(title, pairs, label(unit))


def _named(pairs: Pairs) -> Pairs:
    """``pairs`` with their names for people: what is unknown has one too."""
    return [(label(name), n) for name, n in pairs]


def _rules(found: Survey) -> Iterator[str]:
    every = sorted({*found.rules, *found.suggested}, key=lambda key: (-found.rules[key], key))
    for key in every:
        name, rule = key
        yield (
            f"<tr><th scope=row>{escape(rule)}</th><td>{escape(name)}</td>"
            f"<td>{found.rules[key]:,}</td><td>{found.suggested[key]:,}</td>"
            f"<td>{escape(label(reason(rule)))}</td></tr>"
        )


def _rejects(found: Survey) -> Iterator[str]:
    for row in found.rejects[:_REJECTS_SHOWN]:
        stage, error, message = (str(row.get(key, "")) for key in ("stage", "error", "message"))
        yield f"<tr><th scope=row>{escape(str(row['source']))}</th>"
        cells = (stage, error, shown(message))
        yield "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
    hidden = len(found.rejects) - _REJECTS_SHOWN
    if hidden > 0:
        more = shown(f"and {hidden:,} more in the rejects file")
        yield f"<tr><td colspan=4>{more}</td></tr>"
    if not found.rejects:
        yield f"<tr><td colspan=4>{label('nothing was rejected')}</td></tr>"
