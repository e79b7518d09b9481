"""A short page that reads like a spun one is told, and nothing of it is put back without proof."""

import pytest

import eduparse
from eduparse.stages.reword import told_short as module
from eduparse.stages.reword.gate import spin_evidence
from eduparse.stages.reword.sightings import Case, Sighting
from eduparse.stages.reword.told_short import PAIRS_TOLD, READ_TOLD, SHORTEST, told_short
from eduparse.stages.reword.word_witness import LONG_PAGE

TEXT = "学校该当增强办理。\n西席该当进步质量。" + "好" * SHORTEST


def told(text: str, read: float) -> list[tuple[int, int]]:
    found = [
        Sighting(at, form, 0.1, 40.0, 1.0, common=False)
        for form in ("该当", "西席", "进步")
        if (at := text.find(form)) >= 0
    ]
    return list(told_short(text, lambda: Case("B", 5.0, 3.0, 1.0, tuple(found)), lambda *_: read))


def test_by_pairs_and_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "broken_pairs", lambda _: PAIRS_TOLD)
    assert [TEXT[a:b] for a, b in told(TEXT, READ_TOLD)] == ["该当", "西席", "进步"]
    assert not told(TEXT, READ_TOLD - 0.1)
    assert not told(TEXT + "好" * LONG_PAGE, READ_TOLD)
    assert not told(TEXT[: SHORTEST - 1], READ_TOLD)
    assert not told("学校该当增强办理" * SHORTEST, READ_TOLD), "one sentence proves nothing"
    monkeypatch.setattr(module, "broken_pairs", lambda _: PAIRS_TOLD - 0.1)
    assert not told(TEXT, READ_TOLD)


@pytest.mark.parametrize(
    "text",
    [
        "原告与被告民间借贷纠纷一案，本院立案后依法适用简易程序公开开庭审理。被告承认借款的事实。本院予以确认。",
        "他在法庭上供认了一切，判定他有罪的法令早已废止，恳求也无人理会。那年的规则如此。",
        "把面粉和水揉成团，放在温暖处发酵一小时，再擀成薄饼，撒上葱花，下锅煎到两面金黄。",
        "黉舍门前有一株老槐，门生们年年在树下温书。先生的居处就在巷尾，糊口清苦。",
    ],
)
def test_plain_text_is_not_told(text: str) -> None:
    assert not spin_evidence(text * 6).told
    (doc,) = eduparse.clean(text)
    assert not {w.code for w in doc.metadata.warnings} & {"spun-left", "spun-wording"}
