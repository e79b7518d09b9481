"""Both sides of the thresholds of lines on which people sign, of what heads a preamble, of parts inside a line."""

import pytest
from sides import Sides, turns_at

from eduparse.rules.rulebook import PACKAGED
from eduparse.stages.split import front_matter, glued_parts, signing_lines
from eduparse.stages.split.label_forms import formed_labels


def headed(blank: int) -> bool:
    text = "青石中学章程\n" + "\n" * blank + "序言\n学校始建于1956年。\n"
    above = len("青石中学章程")
    return front_matter._preamble_head(text, above, len(text)) == len(text)


def second_part(lines: int) -> bool:
    text = (
        "制度\n"
        + "".join(f"1.{n}登记。\n" for n in range(1, lines))
        + f"1.{lines}登记。1.{lines + 1}归档。\n"
    )
    weak = [label for label in formed_labels(text, PACKAGED) if label.line_start]
    return any(True for _ in glued_parts._behind_their_elders(text, weak))


SIDES: Sides = {
    "front_matter.HEADED_WITHIN": (headed, 1998),
    "glued_parts.FEWEST_OPENING": (second_part, 2),
    "signing_lines.MAX_GREETED": (lambda n: not signing_lines.signs_below("柳" * n, "此致"), 13),
    "signing_lines.LONGEST_SLIP": (
        lambda n: signing_lines.slip_start("回执\n" + "柳" * (n - 3))[0] > 0,
        1501,
    ),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
