"""A form that is a spinner's is told, though which of its originals stood there is open."""

from unittest.mock import patch

import eduparse
from eduparse.stages.reword import confidence, page_choices, restore
from eduparse.stages.reword.word_search import Choice

PAGE = "青石市教会局关于作念好阅读培训使命的奉告\n一、坚执以东说念主民为中心，完善图书轨制，擢升教会质地。\n二、支执社会力量参与好意思育使命，有效改进图书服务。"


def told(over_form: float, sure: float) -> bool:
    """Whether 擢升 is told that is likelier than the form by so much, where its original is so sure."""
    known = page_choices.read_page

    def read(*given: object) -> tuple[list[Choice], object]:
        choices, learned = known(*given)  # type: ignore[arg-type]
        kept = [c for c in choices if c.entry.spun == "擢升"][:1]
        return [Choice(c.start, c.entry, c.family, c.margin, over_form) for c in kept], learned

    with (
        patch.object(page_choices, "read_page", read),
        patch.object(confidence, "confidences", lambda _, choices, *__: [sure] * len(choices)),
    ):
        found = restore.reworded(PAGE).warnings
    spans = [PAGE[w.start : w.end] for w in found if w.code == "spun-left"]
    return "擢升" in spans


def test_both_sides_of_a_form_that_is_surely_spun() -> None:
    assert told(5.0, 0.49)
    assert not told(4.99, 0.49)
    assert told(0.0, 0.5)


def test_it_is_put_back_or_told_on_a_page() -> None:
    doc = eduparse.reword(PAGE)
    assert ("擢升" not in doc.text) or any(
        doc.text[w.start : w.end] == "擢升" for w in doc.metadata.warnings if w.start is not None
    )


def test_the_same_word_of_a_writer_is_not_told() -> None:
    clean = "青石市教育局关于做好阅读培训工作的通知\n一、他由科员擢升为科长。"
    assert not eduparse.reword(clean).metadata.warnings
