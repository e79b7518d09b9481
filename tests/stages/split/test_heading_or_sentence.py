"""First sentences of numbered paragraphs: headings, or the first thing a paragraph says."""

import pytest
from sides import turns_at

from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.split import told_sentences
from eduparse.stages.split.heading_or_sentence import (
    EVEN,
    LONGEST,
    FirstSentence,
    headed_by_form,
    sentence_features,
    weigh_together,
)
from eduparse.stages.split.own_heading import Own

SENTENCES = {
    "minutes of a council": (
        "1. 主席多谢各位委员出席。秘书处收到一位委员的请假通知。",
        "2. 主席告知委员，上次的记录已送交各人。委员没有提出修订。",
        "3. 溪口署代表回应，工程已经动工。预计年底前完成。",
    ),
    "minutes of a school": (
        "一、会议指出，食堂安全关系每个家庭。各班要认真排查，建立台账。",
        "二、会议强调，分管领导要到现场。发现隐患立即整改。",
        "三、会议听取了总务处的汇报。会议认为进展顺利。",
    ),
    "what happened": (
        "1、我校举行了消防演练。师生在三分钟内撤离。",
        "2、三年级参观了气象馆。同学们收获满满。",
        "3、教师合唱队获得一等奖。这是连续第三年获奖。",
    ),
    "an answer": (
        "一、您提出的问题很有意义。我局已会同交通部门调研。",
        "二、目前全县共有校车八十辆。其中农村线路占七成。",
        "三、我局今年将继续增加线路。校车数量明年达到百辆。",
    ),
}
HEADINGS = {
    "a letter to parents": (
        "一、防溺水。请家长教育孩子不到河塘边玩耍。",
        "二、防交通事故。外出要走人行道，不乘坐超载车辆。",
        "三、防火防电。不玩火，不湿手摸电器。",
    ),
    "couplets": (
        "一、领导重视，组织有力。学校成立了领导小组。",
        "二、形式多样，内容丰富。活动期间共举办讲座五场。",
        "三、成效明显，反响良好。学生习惯有了很大改观。",
    ),
    "an answer in parts": (
        "一、关于增加学位供给。近年来，我区新建学校六所。",
        "二、关于优化校车线路。我局已会同交通部门开展调研。",
        "三、关于加强课后服务。全区学校均已开展课后服务。",
    ),
    "what one is bidden": (
        "1.及时清除落叶。学校每周清扫两次，垃圾当天运走。",
        "2.尽早修剪枝条。工人在冬季修剪，春季补种。",
        "3.提倡使用雨水。花圃用桶接雨水，少用自来水。",
    ),
}


def heads(points: tuple[str, ...]) -> list[str | None]:
    """The headings of the points of a paper."""
    text = "溪口县有关情况\n现将情况说明如下。\n" + "\n".join(points) + "\n"
    (doc,) = pipeline(Settings()).run(Document.of_page("p", "p", text), ("split",))
    return [c.heading for c in doc.clauses if c.path]


@pytest.mark.parametrize("kind", SENTENCES)
def test_what_a_paragraph_says_first_is_no_heading(kind: str) -> None:
    assert heads(SENTENCES[kind]) == [None] * 3


@pytest.mark.parametrize("kind", HEADINGS)
def test_a_run_in_heading_stays(kind: str) -> None:
    assert all(heads(HEADINGS[kind]))


@pytest.mark.parametrize(
    ("line", "kept"), [("报告。没有意见。\n", False), ("报告。\n没有意见。\n", True)]
)
def test_a_sentence_that_ends_its_line_is_judged_otherwise(
    monkeypatch: pytest.MonkeyPatch, line: str, *, kept: bool
) -> None:
    monkeypatch.setattr(told_sentences, "weigh_together", lambda s, _: [-9.0] * len(s))
    out: list[tuple[int, int] | None] = [(0, 2)]
    own = [Own(0, len(line), "1.", None, has_child=False)]
    told_sentences.drop_sentences(line, own, [[0]], out)
    assert (out[0] is not None) is kept


def test_couplets_and_verbs_of_doing_are_named_so() -> None:
    def halves(second: int) -> bool:
        first = FirstSentence("学" * 8 + "，" + "校" * second, "各班执行。")
        return headed_by_form([first, first])

    turns_at(halves, round(8 * EVEN))
    sentence, led = FirstSentence("学校清扫", ""), FirstSentence("加强清扫", "")
    assert headed_by_form([led, sentence])
    assert not headed_by_form([led, sentence, sentence])


def test_longer_sentences_weigh_no_more() -> None:
    def as_long(n: int) -> bool:
        return sentence_features(FirstSentence("学" * n, ""))["points"] == LONGEST / 10

    turns_at(as_long, LONGEST)


@pytest.mark.parametrize(("bound", "siblings"), [("SENTENCE", 3), ("SENTENCE_OF_FEW", 2)])
def test_the_bound_of_siblings(monkeypatch: pytest.MonkeyPatch, bound: str, siblings: int) -> None:
    at = getattr(told_sentences, bound)
    for odds, kept in ((at, True), (at - 0.01, False)):
        monkeypatch.setattr(
            told_sentences, "weigh_together", lambda s, _, odds=odds: [odds] * len(s)
        )
        line = "主席报告。委员没有意见。\n"
        own = [
            Own(n * len(line), (n + 1) * len(line), "1.", None, has_child=False)
            for n in range(siblings)
        ]
        out: list[tuple[int, int] | None] = [(c.start, c.start + 4) for c in own]
        told_sentences.drop_sentences(line * siblings, own, [range(siblings)], out)
        assert [head is not None for head in out] == [kept] * siblings


def test_siblings_speak_for_each_other() -> None:
    weights = {"list.own": 1.0, "list.siblings": 1.0, "first:主": -2.0, "first:防": 2.0}
    told, head = FirstSentence("主席报告", "一"), FirstSentence("防溺水", "一")
    assert weigh_together([told], weights) == [-2.0]
    assert weigh_together([told, head], weights) == [0.0, 0.0]
