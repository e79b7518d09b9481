"""Numbers of characters of which the rest of the entity is gone."""

import pytest

from eduparse.stages.repair.bare_entities import bare_entities


@pytest.mark.parametrize(
    ("text", "chars"),
    [
        ("学校要保护师生财20135;安全，压实责任。", "产"),
        ("学校要保护师生财20135;安全，落实巡查责20219;。", "产任"),
    ],
)
def test_the_character_that_fits_is_put_back(text: str, chars: str) -> None:
    assert [e.after for e in bare_entities(text)] == list(chars)


@pytest.mark.parametrize(
    "text",
    [
        "验证码为20135;请勿泄露。",
        "值班电话20135;传真30021;邮编24100;地址见附件。",
        "房号为23401;面积88平方米",
        "共收到稿件20135;采用其中一成",
        "编号20135;型号24503;产地不详",
    ],
)
def test_numbers_of_other_things_stay(text: str) -> None:
    assert not list(bare_entities(text))
