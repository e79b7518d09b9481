"""UTF-8 shown as Latin-1 without its control characters: what is sure comes back, all else is told."""

import math
import re
from collections.abc import Callable
from unittest.mock import patch

import pytest
from flow import run_stage
from sides import Sides, turns_at

from eduparse.budget import Budget
from eduparse.document.document import Document
from eduparse.language.mixture import mixture
from eduparse.stages.repair.mojibake import no_controls
from eduparse.stages.repair.mojibake.no_controls import Weighed, bare_runs, read_bare, weighed_run

LINE = (
    "第八条　各级人民政府应当将义务教育经费纳入财政预算，按照规定足额拨付，确保教师工资按时发放。"
)


def bare(text: str) -> str:
    return re.sub("[\x80-\x9f]", "", text.encode().decode("latin-1"))


def repaired(text: str) -> Document:
    (doc,) = run_stage(Document.of_page("x", "x", text), "repair")
    return doc


def test_what_is_sure_comes_back_and_what_is_not_is_told() -> None:
    doc = repaired(bare(LINE))
    assert len(doc.text) == len(LINE)
    told = {n for w in doc.metadata.warnings for n in range(w.start or 0, w.end or 0)}
    wrong = {n for n, (a, b) in enumerate(zip(doc.text, LINE, strict=True)) if a != b}
    assert wrong <= told
    assert len(wrong) < len(LINE) / 4
    assert doc.undo() == bare(LINE)


def test_a_run_of_which_too_much_is_in_doubt_is_a_suggestion() -> None:
    text = bare("苏珊娜踮起脚尖，瞥见姨妈把烛台塞进橱柜，便溜回阁楼数星星去了。")
    doc = repaired(text)
    assert doc.text == text
    (edit,) = (e for layer in doc.layers for e in layer.edits)
    assert not edit.applied
    assert [w.code for w in doc.metadata.warnings] == ["mojibake-left"]


@pytest.mark.parametrize(
    "text",
    [
        "Élève, été, forêt: où ça? Çà et là, l'âme s'éveille à l'aube.",
        "ÐÑÒ и àéîõü ãäåæçèé",  # letters of an alphabet in a row
        "µ±²³´¶·¸¹º»¼½¾¿",
        bare("教育"),  # too short to tell
    ],
)
def test_letters_of_a_language_stay(text: str) -> None:
    assert repaired(text).text == text


def test_traditional_script_is_read_as_such() -> None:
    line = "各級教育行政部門應當加強領導，落實責任，確保各項工作取得實際效果。"
    runs = [(0, bare(line), span) for span in bare_runs(bare(line))]
    (found,) = read_bare(mixture(), runs, Budget())
    assert "領導" in found.edits[0].after or any("教育" in e.after for e in found.edits)
    assert "领" not in "".join(e.after for e in found.edits)


def weighed(*shares: float) -> list[Weighed]:
    return [Weighed(n, n + 1, "校", share, 9, -3.0) for n, share in enumerate(shares)]


def found(*shares: float) -> tuple[int, int, int]:
    """How many characters are applied, suggested, and told of."""
    result = no_controls._as_findings(weighed(*shares), 0)
    applied = sum(len(e.after.replace("\ufffd", "")) for e in result.edits if e.applied)
    suggested = sum(len(e.after) for e in result.edits if not e.applied)
    return applied, suggested, len(result.warnings)


def test_a_run_with_more_in_doubt_is_suggested_as_likely_as_not() -> None:
    (edit,) = no_controls._as_findings(weighed(0.5, 0.5), 0).edits
    assert (edit.applied, edit.confidence) == (False, 0.5)


def has_run(full: int, shortened: int, alone: int) -> bool:
    """Whether characters of which so many kept both bytes, one and none are a run."""
    return bool(list(bare_runs("å¤§" * full + "å¤" * shortened + "å" * alone)))


def read(score: float) -> bool:
    """Whether a run is read that is so much likelier as Chinese than by chance."""
    one = [Weighed(0, 1, "校", 1.0, 1, score - 13.5)]
    with patch.object(no_controls, "weighed_run", lambda *_: one):
        return bool(list(read_bare(mixture(), [(0, "å" * 9, (0, 9))], Budget())))


def runs_read(length: int) -> bool:
    one = [Weighed(0, 1, "校", 1.0, 1, 99.0)]
    line = "å" * length
    with patch.object(no_controls, "weighed_run", lambda *_: one):
        return bool(list(read_bare(mixture(), [(0, line, (0, length))], Budget())))


def sampled() -> int:
    """The end of what is read of a long run for script and genre."""
    asked: list[int] = []

    def run(_model: object, _line: str, span: tuple[int, int], *_: object) -> list[Weighed]:
        asked.append(span[1])
        return [Weighed(0, 1, "校", 1.0, 1, 99.0)]

    with patch.object(no_controls, "weighed_run", run):
        list(read_bare(mixture(), [(0, "å" * 999, (0, 999))], Budget()))
    return asked[0]


def width(value: str) -> int:
    """The most readings that are followed through characters of which little is left."""
    line = "å" * 12
    sizes: list[int] = []
    grown: Callable[..., no_controls._Layer] = no_controls._grown

    def count(*args: object) -> no_controls._Layer:
        layer = grown(*args)
        sizes.append(len(layer.beam) if value == "width" else math.ceil(_spread(layer)))
        return layer

    with patch.object(no_controls, "_grown", count):
        weighed_run(mixture(), line, (0, len(line)), "hans", Budget())
    return max(sizes)


def _spread(layer: no_controls._Layer) -> float:
    return max(layer.beam.values()) - min(layer.beam.values())


def asked_behind(options: int) -> bool:
    """Whether of so many characters only some are asked behind another one."""
    every = no_controls._by_rest("hans")["å"].every[:options]
    asked: list[object] = []
    with patch.object(no_controls, "_known_behind", lambda c, s: asked.append(c) or s):
        no_controls._grown(mixture(), {"校": 0.0}, no_controls.Signs(every))
    return bool(asked)


SIDES: Sides = {
    "FEWEST": (lambda n: has_run(0, n, 0), 8),
    "INCOMPLETE": (lambda n: has_run(100 - n, n, 0), 50),
    "SHORTENED": (lambda n: has_run(0, n, 100 - n), 25),
    "RUN_EVIDENCE": (read, 40),
    "SAMPLE": (lambda n: sampled() <= n, 200),
    "WIDTH": (lambda n: width("width") <= n, 64),
    "WINDOW": (lambda n: width("window") <= n, 8),
    "MANY": (asked_behind, 41),
    "COMMON": (
        lambda n: (
            len(no_controls._known_behind("\ufffd", no_controls._by_rest("hans")["å"]).every) <= n
        ),
        30,
    ),
    "TELLS": (lambda n: no_controls.told_by(weighed(n / 100)) == "校", 50),
    "SURE": (lambda n: found(n / 1000, 0.5, *[1.0] * 8)[0] == 9, 980),
    "WHOLE": (lambda n: found(n / 100, n / 100, 1, 1)[0] == 4, 90),
    "CERTAIN_SHARE": (lambda n: not found(n / 10_000, 1)[2], 9995),
    "MOST_LOST_BARE": (lambda n: found(*[0.5] * n, *[1.0] * (100 - n))[1], 26),
    "MOST_BARE": (lambda n: not runs_read(n), 10_001),
}


@pytest.mark.parametrize("name", SIDES)
def test_thresholds_have_a_case_on_each_side(name: str) -> None:
    turns_at(*SIDES[name])
