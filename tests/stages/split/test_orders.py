"""Orders of Taiwan that bring an act: the order is front up to the title of the act, which is the title of the paper."""

import pytest
from one_paper import cleaned, part, paths

ORDER = (
    "青石縣政府教育處令中華民國106年8月11日\n青教字第1061347358A號\n訂定「青石縣社團活動補助要點」，並自即日生效。\n"
    "附「青石縣社團活動補助要點」\n處　　長　柳添壽\n青石縣社團活動補助要點\n"
    "一、青石縣政府教育處為鼓勵社團活動，特訂定本要點。\n二、補助對象為公立學校。\n"
)
TITLE = "青石县社团活动补助要点"


def test_an_order_is_front_up_to_the_title_of_the_act() -> None:
    assert cleaned(ORDER).metadata.title == TITLE
    assert part(ORDER, "front").endswith(f"柳添寿\n{TITLE}")
    assert paths(ORDER) == ["一", "二"]


@pytest.mark.parametrize(
    ("made", "below"),
    [
        ("修正「青石縣社團活動補助要點」第一點、第二點。", "第一點、第二點修正規定"),
        (
            "修正「青石縣社團補助原則」，名稱並修正為「青石縣社團活動補助要點」，並自即日生效。",
            "修正規定",
        ),
    ],
)
def test_an_order_that_amends(made: str, below: str) -> None:
    text = ORDER.replace("訂定「青石縣社團活動補助要點」，並自即日生效。", made)
    text = text.replace("補助要點\n一、", f"補助要點{below}\n一、")
    assert (cleaned(text).metadata.title or "").startswith(TITLE)
    assert not part(text, "preamble")


def test_an_order_without_the_act_stays_as_it_is() -> None:
    text = ORDER.replace("青石縣社團活動補助要點\n一、", "說明如下。\n一、")
    assert part(text, "preamble").startswith("订定")


def test_the_head_of_an_announcement_is_no_title() -> None:
    text = (
        "青石縣政府公告中華民國106年7月31日（補登）\n青教字第1061347358號\n主　　旨：預告修正「青石縣社團補助要點」。\n"
        "公告事項：\n一、修正機關：青石縣政府。\n二、修正依據：社團法第二條。\n"
    )
    assert cleaned(text).metadata.title is None
