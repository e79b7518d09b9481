"""The report counts what the rows hold, and is one page that needs nothing else."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from command import lines, rows, run
from conftest import ROOT
from flow import every_pass
from inside import clean_into, keep

from eduparse.review.report import page as page_module
from eduparse.review.report.doubt import doubt_points, explained
from eduparse.review.report.survey import mends, survey
from eduparse.settings import Settings

BAD = b'{"text": "\xe4\xb8\x80\xe3\x80\x81<b>&amp;</b>", "id": "<script>"}\n{"a": 1}\n'


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample pages and two bad rows, cleaned with their edits."""
    folder = tmp_path_factory.mktemp("run")
    bad = folder / "bad.jsonl"
    bad.write_bytes(BAD)
    clean_into(folder / "out", ROOT / "corpus", bad)
    return folder / "out"


@pytest.fixture(scope="module")
def html(out: Path) -> str:
    done = run("report", out, "-o", out.parent / "r.html")
    assert done.returncode == 0, done.stderr
    assert re.search(r"\d+ documents, 1 rejects -> ", lines(done)[0])
    return (out.parent / "r.html").read_text("utf-8")


def _documents(out: Path) -> list[Any]:
    return [
        r for f in sorted(out.glob("*.jsonl")) if f.name[0] != "_" for r in rows(f.read_bytes())
    ]


def _data(html: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html)
    assert found is not None, name
    return json.loads(found[1])


def test_the_totals_are_those_of_the_rows(out: Path, html: str) -> None:
    documents = _documents(out)
    edits = [e for d in documents for e in d["edits"]]
    totals = dict(re.findall(r"<dt>([a-z ]+)</dt><dd>([\d,]+)</dd>", html))
    assert {k: int(v.replace(",", "")) for k, v in totals.items()} == {
        "documents": len(documents),
        "characters in": sum(b - a for d in documents for a, b in [d["metadata"]["page_span"]]),
        "characters out": sum(len(d["text"]) for d in documents),
        "clauses": sum(len(d["clauses"]) for d in documents),
        "edits": sum(e["applied"] for e in edits),
        "suggestions": sum(not e["applied"] for e in edits),
        "warnings": sum(len(d["metadata"]["warnings"]) for d in documents),
        "rejects": 1,
    }
    table = re.search(r"Rules that were used.*?</table>", html, re.DOTALL)
    assert table is not None
    counted = {
        rule: int(n.replace(",", "")) + int(s.replace(",", ""))
        for rule, _, n, s in re.findall(
            r"<th scope=row>([^<]+)</th><td>([^<]+)</td><td>([\d,]+)</td><td>([\d,]+)</td>",
            table[0],
        )
    }
    assert counted == Counter(e["rule"] for e in edits)
    groups = re.findall(r"<caption>(?:Removed|Repaired)</caption>.*?</table>", html)
    assert len(groups) == 2
    in_groups = [
        int(n.replace(",", "")) for g in groups for n in re.findall(r"</th><td>([\d,]+)", g)
    ]
    assert sum(in_groups) == sum(e["applied"] for e in edits)


def test_what_was_mended_is_named_in_words() -> None:
    every = [p for to in ("hans", "hant") for p in every_pass(Settings(to=to))]
    undoing = [p for p in every if p.name.startswith(("repair.", "simplify", "reword"))]
    assert undoing
    assert all(p.mends for p in undoing)
    assert not any(p.mends for p in every if p.name.startswith("strip."))
    assert all(p.mends == mends(p.name) for p in undoing)


def test_a_document_in_full_has_every_edit_and_both_sides(out: Path, html: str) -> None:
    for n, row in enumerate(_documents(out)):
        shown = _data(html, f"d{n}")
        assert len(shown["e"]) == len(row["edits"])
        assert len(shown["c"]) == len(row["clauses"])
        after = "".join(p[0] if len(p) == 1 else p[1] for p in shown["p"])
        assert after == row["text"]
        start, end = row["metadata"]["page_span"]
        assert len("".join(p[0] for p in shown["p"])) == end - start
        assert {m for p in shown["p"] if len(p) > 1 for m in p[2] + p[3]} <= set(
            range(1, len(shown["e"]) + 1)
        )


def test_every_edit_of_the_real_pages_is_in_it(pages: list[Path], tmp_path: Path) -> None:
    kept, of_pages = tmp_path / "rows.jsonl", tmp_path / "r.html"
    keep(kept, pages)
    assert run("explain", kept, "--html", of_pages).returncode == 0
    html = of_pages.read_text("utf-8")
    for n, row in enumerate(rows(kept.read_bytes())):
        shown = _data(html, f"d{n}")
        assert len(shown["e"]) == len(row["edits"])
        named = {m for p in shown["p"] if len(p) > 1 for m in p[2] + p[3]}
        assert named == set(range(1, len(row["edits"]) + 1))


def test_it_needs_nothing_from_anywhere(html: str) -> None:
    assert "default-src 'none'" in html
    outside = re.sub(r'<script type="application/json".*?</script>', "", html, flags=re.DOTALL)
    assert re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', outside) == []
    assert re.findall(r"url\(|@import|https?://", outside) == []


def test_what_rows_say_is_text_and_never_markup(out: Path, html: str) -> None:
    assert html.count("</script>") == html.count("<script")
    assert "<b>&amp;</b>" not in html
    names = [d["id"] for d in _documents(out)]
    assert "<script>" in names
    assert [d[0] for d in _data(html, "data")["docs"]] == names


def test_the_rejects_are_there_with_their_reasons(html: str) -> None:
    assert "bad.jsonl:2" in html
    assert "The field text is missing; a row needs it as a string." in html


def test_it_is_the_same_for_the_same_rows(out: Path, html: str, tmp_path: Path) -> None:
    run("report", out, "-o", tmp_path / "again.html", "--quiet")
    assert (tmp_path / "again.html").read_text("utf-8") == html


def test_clause_rows_are_shown_without_edits_and_it_says_so(tmp_path: Path) -> None:
    clean_into(tmp_path / "clauses.jsonl", ROOT / "corpus" / "spun.txt", kind="clauses")
    done = run("report", tmp_path / "clauses.jsonl", "-o", tmp_path / "r.html")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "r.html").read_text("utf-8")
    assert "The rows carry no edits" in html
    shown = _data(html, "d0")
    assert len(shown["c"]) == len(rows((tmp_path / "clauses.jsonl").read_bytes()))
    assert shown["e"] == []


def test_what_is_no_run_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("report", tmp_path / "empty", "-o", tmp_path / "r.html")
    assert done.returncode == 2
    assert "holds no rows" in lines(done)[0]
    assert not (tmp_path / "r.html").exists()
    assert run("report", tmp_path / "missing").returncode == 2


def test_when_not_all_fit_the_doubtful_and_a_sample_are_shown(
    out: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = survey(str(out))
    monkeypatch.setattr(page_module, "BUDGET", sum(line.size for line in found.lines) // 3)
    page_module.build(str(out), str(tmp_path / "r.html"))
    html = (tmp_path / "r.html").read_text("utf-8")
    shown = {int(n) for n in re.findall(r'id="d(\d+)"', html)}
    assert 0 < len(shown) < len(found.lines)
    assert f"Of {len(found.lines)} documents {len(shown)} can be opened here" in html
    order = sorted(found.lines, key=lambda line: (-line.doubt, line.at))
    assert order[0].at in shown
    first_hidden = next(n for n, line in enumerate(order) if line.at not in shown)
    assert {line.at for line in order[first_hidden:]} & shown
    assert sum(len(t.encode()) for t in re.findall(r'id="d\d+">.*', html)) <= page_module.BUDGET


def test_doubt_has_reasons_with_limits(out: Path) -> None:
    most = {name: limit for name, _, limit in explained()}
    for row in _documents(out):
        for name, points in doubt_points(row, 1.0).items():
            assert 0 < points <= most[name]
    clean = next(d for d in _documents(out) if d["source"] == "clean-plan.txt")
    assert doubt_points(clean, 0.0) == {}


def test_rows_of_others_are_told_and_left_out(out: Path, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    row = next(iter(sorted(out.glob("spun*.jsonl")))).read_bytes()
    (tmp_path / "run" / "a.jsonl").write_bytes(b'3\n{"id": 1, "text": "x"}\n["a"]\n' + row)
    done = run("report", tmp_path / "run", "-o", tmp_path / "r.html")
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "r.html").read_text("utf-8")
    assert html.count("Not read: a.jsonl:") == 3
    assert len(_data(html, "data")["docs"]) == 1


def test_copies_stand_side_by_side_with_their_differences(tmp_path: Path) -> None:
    pytest.importorskip("duckdb", reason="the extra dedup is not installed")
    text = (ROOT / "corpus" / "clean-plan.txt").read_text("utf-8")
    found = (
        text,
        text.replace("普惠性幼儿园", "普惠性\ufffd儿园", 1),
        text.replace("4860", "4960"),
    )
    pages = tmp_path / "pages"
    pages.mkdir()
    for n, page in enumerate(found):
        (pages / f"{n}.txt").write_text(page, "utf-8")
    run("dedup", pages, "--keep", "all", "-o", tmp_path / "out.jsonl")
    run("report", tmp_path / "out.jsonl", "-o", tmp_path / "r.html")
    html = (tmp_path / "r.html").read_text("utf-8")
    section = html[html.index('<section id="copies"') :].partition("</section>")[0]
    assert '<a href="#copies">' in html
    assert "among the rows: 1." in section
    assert re.search(r"普惠性<del>幼</del>儿园.*普惠性<ins>\ufffd</ins>儿园", section)
    assert re.search(r"another figure.*<del>8</del>60.*<ins>9</ins>60", section)
    assert "edition, " in section


def test_rows_that_were_redacted_are_counted(tmp_path: Path) -> None:
    page = ROOT / "corpus" / "clean-notice.txt"
    kept = tmp_path / "rows.jsonl"
    run("clean", page, "--redact", "contacts", "--rows", "documents", "--edits", "-o", kept)
    done = run("report", kept, "-o", tmp_path / "r.html")
    assert done.returncode == 0, done.stderr


def test_a_plot_of_one_bar_is_none_and_the_documents_come_first(html: str) -> None:
    assert html.index('id="documents"') < html.index('id="totals"') < html.index('id="plots"')
    for numbers in re.findall(r"<tbody>(.*?)</tbody></table></details></figure>", html):
        assert sum(n != "0" for n in re.findall(r"<td>([\d,]+)</td>", numbers)) > 1
