"""GBK and Big5 shown in the code pages of Korea and Japan are read; Korean and Japanese stay."""

import pytest

import eduparse
from eduparse.stages.repair.byte_readings import BIG5, GB, UTF8, may_be_shown
from eduparse.stages.repair.mojibake.roundtrip import NULL, NULL_OF_EASTERN, null_of

CLEAN = "各学校要建立健全安全管理制度，定期组织教职工开展消防演练，并将演练情况报区教育局备案。"
HANT = "各學校要建立健全安全管理制度，定期組織教職員工辦理消防演練，並將辦理情形報教育處備查。"
KOREAN = (
    "학교는 학생들의 안전을 위하여 매년 두 번 이상 소방 훈련을 실시하고 그 결과를 교육청에 보고하여야 합니다.",
    "우리，오늘은，날씨가，매우，좋아서，친구들과，함께，공원에서，김밥을，먹고，자전거를，탔습니다。",
    "大韓民國의 國民은 法律이 定하는 바에 依하여 敎育을 받을 權利를 가진다",
    "서버가、연결을、끊었습니다；다시、시도하십시오。데이터베이스、시스템、서비스를、중지했습니다。",
)
JAPANESE = (
    "学校は児童の安全を確保するため、毎年二回以上の避難訓練を実施し、その結果を教育委員会に報告しなければならない。",
    "ｺﾝﾋﾞﾆでｱｲｽｸﾘｰﾑとｺｰﾋｰを買って、友達と公園で食べました。",
    "ﾃﾞｰﾀﾍﾞｰｽ ｼｽﾃﾑ ｻｰﾋﾞｽ ｦ ﾃｲｼ ｼﾏｼﾀ ｻﾞﾝﾈﾝ ﾃﾞｽ",
    "焼肉定食、寿司、天婦羅、蕎麦、饂飩、縮緬、蒟蒻、鰹節、醍醐寺。",
)


@pytest.mark.parametrize("shown", ["cp949", "cp932"])
@pytest.mark.parametrize(("written", "text"), [("gbk", CLEAN), ("big5", HANT)])
def test_a_line_comes_back(shown: str, written: str, text: str) -> None:
    wrong = text.encode(written).decode(shown, "replace")
    assert eduparse.repair(wrong).text == text
    assert eduparse.repair(f"{text}\n二、{wrong}\n{text}").text == f"{text}\n二、{text}\n{text}"


@pytest.mark.parametrize("line", [*KOREAN, *JAPANESE])
@pytest.mark.parametrize("beside", ["", f"{CLEAN}\n", "老师说："])
def test_what_is_korean_or_japanese_stays(line: str, beside: str) -> None:
    assert eduparse.repair(beside + line).text == beside + line


def test_names_and_old_words_are_not_looked_at() -> None:
    for shown in ("cp949", "cp932"):
        for written in (GB, BIG5):
            assert not may_be_shown("逄鑫垚、昇堃、龔韞驊", shown, written)
            assert may_be_shown(CLEAN.encode("gbk").decode(shown, "replace"), shown, written)
    assert may_be_shown("逄鑫垚", "cp949", UTF8)
    assert not may_be_shown("，", "cp949", GB)


def test_chance_gives_more_where_hangul_are_common_characters() -> None:
    assert null_of("cp949", GB) == NULL_OF_EASTERN < NULL[GB] == null_of(BIG5, GB)
    assert null_of("cp949", UTF8) == NULL[UTF8]
