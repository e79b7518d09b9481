"""The report in a browser: every view, light and dark, wide and narrow, without a word of complaint."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import MISSING, chromium, resize
from command import run
from conftest import ROOT
from inside import clean_into

pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=MISSING),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser with the report of the sample pages and one reject."""
    folder = tmp_path_factory.mktemp("run")
    (folder / "bad.jsonl").write_bytes(b"nothing\n")
    clean_into(folder / "out", ROOT / "corpus", folder / "bad.jsonl")
    run("report", folder / "out", "-o", folder / "r.html")
    with chromium(1280) as browser:
        browser.get((folder / "r.html").as_uri())
        yield browser


def _click(driver: Any, selector: str) -> None:
    driver.execute_script("document.querySelector(arguments[0]).click()", selector)


def _count(driver: Any, selector: str) -> int:
    return int(
        driver.execute_script("return document.querySelectorAll(arguments[0]).length", selector)
    )


def _text(driver: Any, name: str) -> str:
    return str(
        driver.execute_script("return document.getElementById(arguments[0]).innerText", name)
    )


def _open(driver: Any, source: str) -> None:
    driver.execute_script("location.hash = '#documents'")
    _find(driver, source)
    _click(driver, "#list a")
    _until(driver, "!document.getElementById('document').hidden")


def _find(driver: Any, words: str) -> None:
    driver.execute_script(
        "const q = document.getElementById('query'); q.value = arguments[0];"
        "document.getElementById('find').dispatchEvent(new Event('submit', {cancelable: true}))",
        words,
    )


def _until(driver: Any, condition: str) -> None:
    end = time.monotonic() + 10
    while not driver.execute_script(f"return {condition}"):
        assert time.monotonic() < end, condition
        time.sleep(0.02)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_every_view_fits_and_nothing_complains(driver: Any, width: int, scheme: str) -> None:
    resize(driver, width, scheme)
    colours = set()
    driver.execute_script(
        "location.hash = '#documents'; document.getElementById('query').value = ''"
    )
    _find(driver, "")
    for source in ("", "site-frame", "spun", "table-boxes"):
        if source:
            _open(driver, source)
        inside = driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        assert inside, source
        colours.add(driver.execute_script("return getComputedStyle(document.body).backgroundColor"))
    assert colours == {"rgb(255, 255, 255)" if scheme == "light" else "rgb(20, 23, 28)"}
    assert driver.get_log("browser") == []


def test_the_list_is_ordered_by_doubt_and_can_be_searched(driver: Any) -> None:
    resize(driver, 1280, "light")
    driver.execute_script("location.hash = '#documents'")
    _find(driver, "")
    column = "return [...document.querySelectorAll('#list tbody tr')].map((r) => Number(r.cells[1].innerText))"
    doubt = driver.execute_script(column)
    assert len(doubt) >= 14
    assert doubt == sorted(doubt, reverse=True)
    _find(driver, "spun.txt")
    assert _count(driver, "#list tbody tr") == 1
    _find(driver, "锤真金不怕火")  # stands in the text of one page only
    assert "spun.txt" in _text(driver, "list")
    _find(driver, "no such words")
    assert "0 of" in _text(driver, "found")


def test_every_change_is_highlighted_and_tells_its_rule(driver: Any) -> None:
    resize(driver, 1280, "light")
    _open(driver, "spun.txt")
    groups = driver.execute_script(
        "return new Set([...document.querySelectorAll('[data-group]')].map((e) => e.dataset.group)).size"
    )
    assert f"{groups} edits" in _text(driver, "doubts")
    _click(driver, "#next")
    assert "reword." in _text(driver, "change")
    assert "sure" in _text(driver, "change")
    first = driver.execute_script("return document.activeElement.dataset.group")
    body = driver.find_element("tag name", "body")
    body.send_keys("n")
    assert driver.execute_script("return document.activeElement.dataset.group") != first
    body.send_keys("p")
    assert driver.execute_script("return document.activeElement.dataset.group") == first
    _click(driver, "#only")
    assert _count(driver, ".row.same") == 0
    assert _count(driver, ".gap") > 0
    _click(driver, "#only")


def test_both_sides_are_the_page_and_the_result(driver: Any) -> None:
    resize(driver, 1280, "light")
    _open(driver, "spun.txt")
    sides = driver.execute_script(
        "return [0, 1].map((n) => [...document.querySelectorAll('.row')].map((r) => r.children[n].textContent).join('\\n'))"
    )
    page = (ROOT / "corpus" / "spun.txt").read_text("utf-8")
    result = (ROOT / "tests" / "expected" / "spun.txt").read_text("utf-8")
    assert sides == [page, result]


def test_clauses_lead_to_their_place(driver: Any) -> None:
    resize(driver, 1280, "light")
    _open(driver, "spun.txt")
    assert _count(driver, "#tree a") >= 10
    driver.execute_script(
        "[...document.querySelectorAll('#tree a')].find((a) => a.innerText.includes('总体要求')).click()"
    )
    assert driver.execute_script("return document.querySelector('.target').innerText").startswith(
        "一、总体要求"
    )
    assert "page " in _text(driver, "tree")


def test_it_can_be_used_with_the_keyboard_and_is_named_for_screen_readers(driver: Any) -> None:
    resize(driver, 1280, "light")
    driver.execute_script("location.hash = '#documents'")
    unnamed = driver.execute_script(
        "return [...document.querySelectorAll('button, input, select, a[href]')].filter((e) =>"
        " !(e.innerText || e.ariaLabel || (e.labels && e.labels.length))).map((e) => e.outerHTML)"
    )
    assert [e for e in unnamed if 'hidden=""' not in e and "icon" not in e] == []
    assert _count(driver, "svg:not([aria-labelledby])") == 0
    assert driver.execute_script("return document.documentElement.lang") == "en"
    _open(driver, "site-frame")
    driver.find_element("tag name", "body").send_keys("\ue00c")  # Escape
    _until(driver, "document.getElementById('document').hidden")


def test_a_single_document_is_opened_at_once(driver: Any, tmp_path: Path) -> None:
    report = driver.current_url
    assert (
        run("explain", ROOT / "corpus" / "spun.txt", "--html", tmp_path / "e.html").returncode == 0
    )
    driver.get((tmp_path / "e.html").as_uri())
    _until(driver, "!document.getElementById('document').hidden")
    assert "教师" in _text(driver, "sides")
    assert driver.get_log("browser") == []
    driver.get(report)


def test_a_page_of_ten_thousand_documents_opens_in_two_seconds(tmp_path: Path) -> None:
    """The list of 10,000 and documents up to the budget, as a real run of that size has them."""
    kept = tmp_path / "rows.jsonl"
    clean_into(kept, ROOT / "corpus")
    rows = [line for line in kept.read_bytes().splitlines() if line]
    many = tmp_path / "many.jsonl"
    with many.open("wb") as file:
        for n in range(10_000):
            line = rows[n % len(rows)]
            file.write(b'{"id":"%016x"' % n + line[line.index(b',"source"') :] + b"\n")
    started = time.monotonic()
    run("report", many, "-o", tmp_path / "r.html")
    assert time.monotonic() - started < 30
    assert (tmp_path / "r.html").stat().st_size < 15_000_000
    with chromium(1280) as driver:
        driver.get((tmp_path / "r.html").as_uri())
        timing = (
            "const t = performance.timing; return t.domContentLoadedEventEnd - t.navigationStart"
        )
        assert driver.execute_script(timing) < 2_000
        assert "10,000 of 10,000" in _text(driver, "found")
