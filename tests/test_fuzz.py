"""What fuzzing found, and the seeds it starts from: the promises of every target hold for them."""

from pathlib import Path

import pytest
from conftest import ROOT

from fuzz.targets import TARGETS

FINDINGS = sorted(p for p in (ROOT / "fuzz" / "findings").glob("*/*") if p.is_file())
ODD = (
    b"",
    b"\xff\xfe",
    b"{",
    b'{"text": 1}',
    b"\xed\xa0\x80",
    "　\n".encode(),
    b"\x00" * 9,
    b"&#x;",
)


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda p: f"{p.parent.name}/{p.name[:24]}")
def test_a_finding_is_mended(finding: Path) -> None:
    TARGETS[finding.parent.name](finding.read_bytes())


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_a_target_takes_odd_bytes_and_real_pages(name: str) -> None:
    pages = [p.read_bytes()[:3000] for p in sorted((ROOT / "corpus").glob("*.txt"))[:4]]
    for data in (*ODD, *pages):
        TARGETS[name](data)
