"""Lessons of Japanese in Chinese are Chinese; Japanese with Chinese words is not."""

import pytest

from eduparse.stages.decode.language import language_of

LESSON = (
    "我们用わたしは学生です来介绍自己。第一课的生词有：学生（がくせい）、先生（せんせい）。\n"
    "わたし是“我”的意思，は是助词，读作wa。\nです放在句尾，表示判断。\n请大家跟读三遍：これは本です。\n"
)


def test_a_lesson_is_chinese() -> None:
    assert language_of(LESSON) == "zho"


@pytest.mark.parametrize(
    "text",
    [
        "私は学生です。毎日学校へ行きます。日本語の勉強が好きです。",
        "文部科学省は、令和三年度の学習指導要領について、的確な指導を行うこととした。東京都教育委員会。",
        "彼は我々の国の代表である。他国との関係は重要だ。我が国の教育基本法。",
        "社会的責任、国際的視野、人的資源、是正措置、是非。これらは重要である。企業の社会的責任を果たす。",
    ],
)
def test_japanese_stays_japanese(text: str) -> None:
    assert language_of(text) == "jpn"
