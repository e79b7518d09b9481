"""Texts spun for the bench: which are spun at all, and what is counted."""

from bench.respun import spin, tally

TABLE = {"学校": ["黉舍"]}
ENGLISH = ("a", "A list of works in English.")
CHINESE = ("b", "学校应当把安全放在首位。学校每学期检查一次。")


def test_a_text_in_which_nothing_was_replaced_is_none_to_be_found() -> None:
    assert spin(ENGLISH[1], TABLE, 1.0, "a") == ENGLISH[1]
    counted = tally([ENGLISH, CHINESE], TABLE, 1.0)
    assert counted.texts == 1
    assert counted.characters == len(ENGLISH[1] + CHINESE[1])


def test_what_was_replaced_is_counted_as_wrong() -> None:
    counted = tally([CHINESE], TABLE, 1.0)
    assert counted.wrong == 2 * len("学校")
    assert counted.left <= counted.wrong
