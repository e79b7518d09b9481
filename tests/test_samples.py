"""The sample pages of ``corpus/`` come out as they were before the damage, clause by clause."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import ROOT

EXPECTED = Path(__file__).parent / "expected"
PAGES = sorted((ROOT / "corpus").iterdir())


def _eduparse(*arguments: object) -> str:
    command = [sys.executable, "-m", "eduparse", *map(str, arguments)]
    return subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout


def _rows(*arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _eduparse(*arguments).splitlines()]


def _outline(row: dict[str, Any]) -> list[str]:
    """One line a clause: path, heading, offices in charge."""
    return [
        " ".join(filter(None, ["/".join(c["path"]), c["heading"], "、".join(c["responsible"])]))
        for c in row["clauses"]
        if c["level"]
    ]


@pytest.fixture(scope="module")
def samples() -> dict[str, list[dict[str, Any]]]:
    """The document rows of each sample page, by the stem of its name."""
    rows = _rows("clean", "corpus", "--rows", "documents", "--edits", "--quiet")
    out: dict[str, list[dict[str, Any]]] = {page.stem: [] for page in PAGES}
    for row in rows:
        out[Path(row["source"]).stem].append(row)
    return out


pytestmark = pytest.mark.xdist_group("samples")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_comes_out_as_expected(page: Path, samples: dict[str, Any]) -> None:
    text = "\f".join(row["text"] for row in samples[page.stem])
    outline = "\f".join("\n".join(_outline(row)) + "\n" for row in samples[page.stem])
    assert text == (EXPECTED / f"{page.stem}.txt").read_text("utf-8")
    assert outline == (EXPECTED / f"{page.stem}.outline").read_text("utf-8")


@pytest.mark.parametrize("page", ["clean-notice", "clean-plan", "glued"])
def test_a_page_without_damage_has_no_edit(page: str, samples: dict[str, Any]) -> None:
    (row,) = samples[page]
    assert row["edits"] == []


def test_what_the_pages_say_of_themselves(samples: dict[str, Any]) -> None:
    facts = {name: rows[-1]["metadata"] for name, rows in samples.items()}
    assert facts["gb18030"]["encoding"] == "gb18030"
    assert facts["big5"]["encoding"] == "big5hkscs"
    assert facts["big5"]["script"] == facts["pinyin"]["script"] == "hant"
    assert facts["pinyin"]["doc_number"] == "松政发〔2022〕9号"
    assert facts["spun"]["spun"] > 0
    assert facts["spun"]["title"] == "青禾县教育局关于开展乡村教师队伍建设提升工作的通知"
    assert facts["site-frame"]["doc_number"] == "明政办发〔2022〕31号"
    assert facts["clean-notice"]["recipients"] == ["各乡镇中心学校", "县直各中小学"]
    assert facts["clean-notice"]["issued"] == "2023-08-10"
    assert facts["sharing-site"]["truncated_end"] is True
    assert [r["metadata"]["role"] for r in samples["several-documents"]] == [
        "preview",
        "preview",
        "main",
    ]


@pytest.mark.parametrize("rows", ["documents", "clauses"])
def test_rows_keep_to_the_schema(rows: str) -> None:
    schema = json.loads(_eduparse("schema", rows))
    edits = ["--edits"] if rows == "documents" else []
    for row in _rows("clean", "corpus", "--rows", rows, *edits, "--quiet"):
        jsonschema.validate(row, schema)
