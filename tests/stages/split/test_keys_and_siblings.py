"""Headings that a colon closes on the line of their text, and headings that siblings give or take."""

import pytest
from sides import turns_at

from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.split import colon_heads, headings, told_sentences
from eduparse.stages.split.heading_or_sentence import (
    LONGEST_COUPLET,
    FirstSentence,
    headed_by_form,
    sentence_features,
)
from eduparse.stages.split.own_heading import Own, states

NUM = "一二三四五六七八九十"


def heads(body: str) -> list[str | None]:
    """The headings of the clauses of a paper."""
    page = Document.of_page("p", "p", f"溪口县方案\n{body}")
    (doc,) = pipeline(Settings()).run(page, ("split",))
    return [c.heading for c in doc.clauses if c.path]


def numbered(lines: list[str]) -> str:
    return "".join(f"{n}、{line}\n" for n, line in zip(NUM, lines, strict=False))


def test_offices_and_times_head_what_stands_behind_them() -> None:
    assert heads(
        "（一）教务处：新增设备。\n（二）辅导室：缺少义工。\n（三）学务处：举行演练。\n"
    ) == [
        "教务处",
        "辅导室",
        "学务处",
    ]
    assert heads("一、活动时间：3月1日\n二、活动地点：溪口小学\n") == ["活动时间", "活动地点"]


@pytest.mark.parametrize(
    "lines",
    [
        ["校长说：同学们好。", "老师问：作业写了吗？"],
        ["有下列情形之一的：甲。", "申请时须提交：乙。"],
        ["溪口县教育局（以下简称：县局：甲。", "各校注意（含：乙。"],
    ],
)
def test_speech_and_what_leads_on_are_no_keys(lines: list[str]) -> None:
    assert not any(heads(numbered(lines)))


def test_items_of_articles_have_no_keys() -> None:
    items = "（一）教师：在编人员。\n（二）学生：在籍人员。\n"
    assert heads(f"第一条 本办法用语如下。\n{items}第二条 本办法自公布之日起施行。\n")[1:3] == [
        None,
        None,
    ]


def test_share_of_siblings_that_are_keyed() -> None:
    def proven(keyed: int) -> bool:
        plain = ["各校按时上报材料，逾期不候。"] * 4
        return (
            heads(
                numbered(["时间：三月", "地点：县城", "人员：教师", "费用：自理"][:keyed] + plain)
            )[0]
            == "时间"
        )

    turns_at(proven, round(4 * colon_heads.ALIKE / (1 - colon_heads.ALIKE)))


def test_short_keys_among_keyed_siblings_head_though_they_look_like_sentences() -> None:
    def headed(keyed: int) -> bool:
        keys = ["时间：三月", "地点：县城", "人员：教师", "费用：自理", "主题：读书"][:keyed]
        plain = ["各校按时上报材料，逾期不候。"] * (5 - keyed)
        return "音响负责" in heads(numbered([*keys, "音响负责：甲老师", *plain]))

    turns_at(headed, round(6 * colon_heads.OUTVOTED))
    assert (
        heads("一、学生构成：人数。\n二、学业与行为：成绩。\n三、班级氛围：凝聚力。\n")[1]
        == "学业与行为"
    )
    assert heads("一、时间：三月。\n二、地点：县城。\n三、申请时须提交：照片。\n")[2] is None


def test_a_key_among_headings_needs_prose() -> None:
    def headed(length: int) -> bool:
        return "工作要求" in heads(
            f"一、目标任务\n普及。\n二、工作要求：{'校' * (length - 1)}。\n三、时间安排\n三月。\n"
        )

    turns_at(headed, colon_heads.SHORTEST_BODY)


def test_a_short_line_with_a_colon_heads_its_list() -> None:
    def headed(length: int) -> bool:
        return (
            heads(
                f"1、{'环境' * 8:.{length}}：\n（1）地面整洁。\n（2）窗户明亮。\n2、值日生每天打扫。\n"
            )[0]
            is not None
        )

    turns_at(lambda n: not headed(n), colon_heads.SHORT_KEY + 1)


def test_phrases_that_each_close_their_line_are_headings() -> None:
    lines = [
        "提高认识，靠实责任，加强组织领导。\n各校成立小组。",
        "加大力度，不留死角，开展隐患排查。\n各校逐项检查。",
    ]
    assert all(heads(numbered(lines)))
    text = lines[0] + "\n"

    def given(siblings: int) -> bool:
        own = [
            Own(n * len(text), (n + 1) * len(text), "一、", None, has_child=False)
            for n in range(siblings)
        ]
        out: list[tuple[int, int] | None] = [None] * siblings
        headings._head_stopped_lines(text * siblings, own, [range(siblings)], out)  # noqa: SLF001 - the look itself
        return out[0] is not None

    turns_at(given, headings.FEWEST_LINES)


def test_two_of_three_run_in_headings_head_the_third() -> None:
    led = "加强管理。各校落实。"
    third = "健全各项制度，从严管理，落实责任。各校查漏补缺。"
    assert heads(numbered([led, led, third]))[2] == "健全各项制度，从严管理，落实责任"
    plain = "学生自带饭盒，注意卫生，排队取餐。食堂提供开水。"
    assert heads(numbered([led, led, plain]))[2] is None


def test_captions_of_one_line_each_are_no_headings() -> None:
    lines = [
        "溪口队在全县运动会上的精彩表演吸引了众多观众",
        "全民健身活动开展以来得到了广大师生的热烈欢迎",
    ]
    assert heads(numbered(lines)) == [None, None]
    assert all(heads(numbered(["校园歌手比赛（12月5日下午两点在礼堂举行）", "书画比赛"])))


def test_length_from_which_on_a_line_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told_sentences, "weigh_together", lambda s, _: [-9.0] * len(s))

    def told(length: int) -> bool:
        own = [Own(0, length, "1、", None, has_child=False)]
        out: list[tuple[int, int] | None] = [(0, length)]
        told_sentences.drop_told_lines("校" * length, own, [[0]], out)
        return out[0] is None

    turns_at(told, told_sentences.SHORTEST_LINE)
    monkeypatch.setattr(
        told_sentences, "weigh_together", lambda s, _: [told_sentences.CAPTION] * len(s)
    )
    assert not told(told_sentences.SHORTEST_LINE)


def test_lines_that_only_lost_their_stops_are_no_headings() -> None:
    told = "本表填好后由班主任签名，交教务处存档备查"
    lines = [told, "原件由总务处保管，不得损毁，不得转借他人", "表格样式"]
    assert heads(numbered(lines)) == [None, None, None]
    assert all(heads(numbered([told, "原件保管", "表格样式"])))  # one alone is a name among names
    assert all(heads(numbered(["《溪口镇中小学校教室照明改造方案》", "投掷铅球"])))


@pytest.mark.parametrize(
    "lines",
    [
        ["留守儿童心理健康教育的研究", "信息技术与语文教学的融合，以青禾小学为例", "班主任工作"],
        ["县教育局局长李明致欢迎词，介绍来宾", "校长作工作报告", "参观"],
        ["审议学校章程修正案（草案），听取财务报告", "选举学校委员会委员", "其他事项"],
        ["优秀组织奖青禾县第一小学", "优秀教师奖李明、王红、张华等十人", "优秀学生奖"],
    ],
)
def test_lines_beside_each_other_are_all_headed_or_none(lines: list[str]) -> None:
    assert heads(numbered(lines)) == lines


def test_how_lines_with_nothing_below_weigh(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "校" * told_sentences.SHORTEST_LINE

    def told(odds: float, line: str = line, names: int = 0) -> bool:
        monkeypatch.setattr(told_sentences, "weigh", lambda *_: odds)
        long = [FirstSentence(line, "")] * 3
        return told_sentences._are_told([*long, *[FirstSentence("参观", "")] * names], long)  # noqa: SLF001 - the look itself

    assert told(told_sentences.TOLD_TOGETHER - 0.1)
    assert not told(told_sentences.TOLD_TOGETHER + 0.1)
    assert told(told_sentences.SENTENCE_OF_FEW - 0.1, f"{line}，{line}")
    assert not told(told_sentences.SENTENCE_OF_FEW + 0.1, f"{line}，{line}")
    assert told(told_sentences.TOLD_TOGETHER - 0.1, f"{line}，{line}", 2)
    assert not told(told_sentences.TOLD_TOGETHER - 0.1, f"{line}，{line}", 3)


def test_the_bound_beside_siblings_that_do_not_open_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def kept(odds: float, covered: int) -> bool:
        monkeypatch.setattr(told_sentences, "weigh_together", lambda s, _: [odds] * len(s))
        line = "主席报告。委员没有意见。\n"
        own = [
            Own(n * len(line), (n + 1) * len(line), "1.", None, has_child=False) for n in range(10)
        ]
        out = [(c.start, c.start + 4) if n < covered else None for n, c in enumerate(own)]
        told_sentences.drop_sentences(line * 10, own, [range(10)], out)
        return out[0] is not None

    at = told_sentences.SENTENCE_BESIDE
    assert [kept(at, 4), kept(at - 0.01, 4)] == [True, False]
    turns_at(lambda n: kept(at - 0.01, n), round(10 * told_sentences.COVERED))


def test_a_first_word_that_opens_the_text_again_speaks_for_a_heading() -> None:
    def again(shared: int) -> bool:
        words = "会议记录的保存"
        return told_sentences._taken_up(FirstSentence(words, words[:shared] + "由班级负责"))  # noqa: SLF001

    turns_at(again, told_sentences.SUBJECT)


def test_halves_longer_than_a_slogan_are_no_couplet() -> None:
    def couplets(length: int) -> bool:
        first = FirstSentence("学" * (length // 2) + "，" + "校" * (length - length // 2 - 1), "")
        return headed_by_form([first, first])

    turns_at(lambda n: not couplets(n), LONGEST_COUPLET + 1)


def test_how_much_longer_the_text_behind_is() -> None:
    found = [
        sentence_features(FirstSentence("学校", "校" * n + "\n" + "校" * 99))
        for n in (3, 4, 8, 16, 40)
    ]
    assert [next(k for k in f if k.startswith("behind:"))[-1] for f in found] == list("01233")


def test_slogans_share_duties_and_state_nothing() -> None:
    assert not states("统一领导、分级负责")
    assert states("教务处负责登记")


def test_the_words_with_which_a_page_breaks_off_head_no_more_than_their_like() -> None:
    told = "一、开机\n1、将插头插入插座。\n2、按动各个按钮。\n"
    assert heads(f"{told}3、启动计")[-1] is None
    assert heads(f"{told}二、关机\n1、放下")[-1] is None
    assert heads("一、总则\n各校执行。\n二、管理\n各校管理。\n三、附则")[-1] == "附则"


def test_a_line_of_an_article_that_leads_to_its_items_heads_nothing() -> None:
    items = "（一）公布岗位；\n（二）组织考试。\n"
    assert heads(f"第一条 本办法依法制定。\n第二条 聘用的程序：\n{items}")[1] is None
    assert heads(f"一、各校要成立领导小组。\n二、聘用的程序：\n{items}")[1] == "聘用的程序"


def test_a_name_in_quotation_marks_may_open_a_key() -> None:
    keys = ["“我爱读书”班会：由班长主持，每人荐书。", "“文明就餐”检查：每天公布。"]
    assert heads(numbered(keys)) == ["“我爱读书”班会", "“文明就餐”检查"]
    assert heads(numbered([f"我们认为“{keys[0]}”", keys[1]]))[0] is None


def test_a_longer_line_is_headed_like_its_siblings() -> None:
    def headed(length: int, ends: str = "") -> bool:
        long = f"健全{'协同' * length}"[:length] + ends
        lines = [long, "优化学校布局", "落实经费保障"]
        body = "".join(
            f"{n}、{line}\n各校按月报送进展。\n" for n, line in zip(NUM, lines, strict=False)
        )
        return heads(body)[0] is not None

    turns_at(lambda length: not headed(length), headings.MAX_LONG_LINE + 1)
    assert not headed(headings.MAX_LONG_LINE - 1, "，")
    alone = heads(f"一、健全{'协同' * 30}\n各校报送进展。\n二、优化布局。\n三、落实经费。\n")
    assert alone[0] is None
