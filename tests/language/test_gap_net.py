"""The net of gaps: what it makes of one, told by sums written out one by one."""

import numpy as np
import pytest

from eduparse.language import gap_net
from eduparse.language.gap_net import REACH, UNLIKELY, GapNet

KNOWN = "一丁七"
SIZE, WIDE, NARROW = 2, 3, 2


def made() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(3)
    rows = len(KNOWN) + 2
    shapes = {
        "embedding": (rows, SIZE),
        "first": (2 * REACH * SIZE, WIDE),
        "first.bias": (WIDE,),
        "second": (WIDE, NARROW),
        "second.bias": (NARROW,),
        "told": (rows, NARROW),
        "told.bias": (rows,),
    }
    arrays = {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    return arrays | {"characters": np.frombuffer(KNOWN.encode(), np.uint8)}


def by_hand(arrays: dict[str, np.ndarray], before: str, behind: str, char: str) -> float:
    number = {c: n for n, c in enumerate(KNOWN, 2)}
    around = [0] * (REACH - len(before)) + [number.get(c, 1) for c in before + behind]
    around += [0] * (2 * REACH - len(around))
    told = [float(arrays["embedding"][n][k]) for n in around for k in range(SIZE)]
    first = [
        max(
            0.0,
            sum(v * float(arrays["first"][r][k]) for r, v in enumerate(told))
            + float(arrays["first.bias"][k]),
        )
        for k in range(WIDE)
    ]
    state = [
        sum(v * float(arrays["second"][r][k]) for r, v in enumerate(first))
        + float(arrays["second.bias"][k])
        for k in range(NARROW)
    ]
    row = arrays["told"][number[char]]
    return sum(a * float(b) for a, b in zip(state, row, strict=True)) + float(
        arrays["told.bias"][number[char]]
    )


@pytest.mark.parametrize(
    ("before", "behind"), [("", ""), ("丁七", "一"), ("一" * REACH, "丁" * REACH), ("?", "七")]
)
def test_a_gap_is_what_its_sums_say(before: str, behind: str) -> None:
    arrays = made()
    found = GapNet(arrays, np).gap(before, behind).likely(KNOWN)
    assert found == pytest.approx([by_hand(arrays, before, behind, c) for c in KNOWN], abs=1e-4)


def test_ten_characters_on_either_side_are_read() -> None:
    net = GapNet(made(), np)
    assert net.gap("七" + "一" * REACH, "一" * REACH + "七").likely("一") == net.gap(
        "一" * REACH, "一" * REACH
    ).likely("一")
    assert net.gap("七" + "一" * (REACH - 1), "").likely("一") != net.gap("一" * REACH, "").likely(
        "一"
    )


def test_what_the_net_does_not_know_is_unlikely_and_a_line_break_no_worse_than_any() -> None:
    gap = GapNet(made(), np).gap("一", "丁")
    assert gap.likely("鱻") == [UNLIKELY]
    assert gap.likely("一丁七\n")[3] == max(gap.likely("一丁七"))


def test_the_net_of_the_package_knows_what_stands_where() -> None:
    """A net that was shuffled, or asked from the wrong side, would not."""
    cases = [
        ("本办法自发布之日起", "行。", "施旅旋"),
        ("在教育教学改革", "的作用", "中丫丨"),
        ("各级人民政府应", "加强领导", "当归彐"),
        ("他说：“我不知", "该怎么办。”", "道逍遁"),
    ]
    for before, behind, chars in cases:
        found = gap_net.gap_net().gap(before, behind).likely(chars)
        assert found[0] == max(found), before
