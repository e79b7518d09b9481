"""Numbers that label nothing give no clause: alone, as a paragraph, and between real labels."""

import pytest
from conftest import ROOT

import eduparse

SET = ROOT / "tests" / "sets" / "lookalikes.txt"
FORMS = {
    "alone": "{}",
    "paragraph": "为贯彻落实有关精神，现就有关事项通知如下。\n{}\n各地要认真执行。",
    "between": "为贯彻落实精神，现通知如下。一、加强领导。{}。二、强化保障。各地要执行。",
}
REAL = {"between": ["一、", "二、"]}


def lookalikes():
    return [x for x in SET.read_text("utf-8").splitlines() if x and not x.startswith("#")]


def test_the_set_is_large_enough():
    assert len(set(lookalikes())) >= 300


@pytest.mark.parametrize("form", FORMS)
def test_no_lookalike_is_a_label(form):
    taken = {}
    for text in lookalikes():
        labels = [
            c.label
            for c in eduparse.split(FORMS[form].format(text).replace("。。", "。")).clauses
            if c.label
        ]
        if labels != REAL.get(form, []):
            taken[text] = labels
    assert not taken
