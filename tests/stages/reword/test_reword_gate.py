"""When a text counts as spun, and which of its lines."""

from collections import Counter

import pytest
from flow import run_stage

from eduparse.document.document import Document
from eduparse.rules.rule import packaged
from eduparse.stages.reword.gate import MIN_KINDS, evidence, hinted, spun_lines
from eduparse.stages.reword.lexicon import FAMILIES, of_family
from eduparse.stages.reword.likelihood import occurrences, support

SPUN = (
    "教会部办公厅对于作念好义务教会使命的奉告。\n坚执以东说念主民为中心，开发锤真金不怕火队列，"
    "执续深化转变，遵循擢升教会质地。\n"
)
FAMILY_B = (
    "黉舍成长要经由过程完美体系体例来推动，不克不及只看测验。\n"
    "加年夜投入力度，弗成忽视立异才能，展开查询拜访研究，泛博年夜众踊跃介入。\n"
)
CLEAN = "学校应当鼓励教师参加培训，保持课程结构平衡，开发校本课程，完成教书育人的使命。\n"


def reworded(text: str) -> Document:
    (doc,) = run_stage(Document.of_page("x", "x", text), "reword")
    return doc


def test_the_family_is_told() -> None:
    assert evidence(SPUN).family == "A"
    assert evidence(FAMILY_B).family == "B"
    assert evidence(SPUN).spun
    assert evidence(FAMILY_B).spun


def test_family_b_has_its_own_lexicon() -> None:
    text = reworded(FAMILY_B).text
    assert "学校发展要通过完善体制来推动，不能只看考试" in text
    assert "加大投入力度，不可忽视创新能力" in text or "加大投入力度，不可忽视创新才能" in text
    assert "调查研究" in text


def test_only_the_spun_lines_of_a_document_are_rewritten() -> None:
    clean = CLEAN * 6
    text = reworded(clean + "\n" + SPUN * 2 + "\n" + clean).text
    assert text.count(CLEAN) == 12
    assert "教育部办公厅" in text


def test_lines_are_judged_with_their_neighbours() -> None:
    text = SPUN + "一、总体要求\n" + SPUN
    lines, at = [], 0
    for line in text.split("\n")[:-1]:
        lines.append((at, at + len(line)))
        at += len(line) + 1
    assert all(spun_lines(text, lines, of_family("A")))
    assert not any(spun_lines(CLEAN * 6, [(n * 39, n * 39 + 38) for n in range(6)], of_family("A")))


def test_a_quotation_proves_nothing() -> None:
    sentence = SPUN.replace("\n", "")
    article = f"{CLEAN}网上流传“{sentence}”，经查系伪造。{CLEAN}"
    assert not evidence(article).spun
    assert reworded(article).text == article


def test_one_spun_sentence_in_an_article_proves_nothing() -> None:
    sentence = "坚执作念好东说念主民的教会使命，擢升教会质地，执续深化锤真金不怕火队列开发"
    article = f"{CLEAN}下面这句话是这样写的：{sentence}。\n{CLEAN}"
    assert reworded(article).text == article


def test_the_gate_agrees_with_the_signatures() -> None:
    """A text that the cheap test lets pass unseen is never proven by the full one."""
    keyed = [r for r in packaged("reword") if r.options.get("hint") and r.options.get("evidence")]
    for rule in keyed:
        for text in rule.example:
            assert hinted(text), rule.id


def test_the_literal_of_a_signature_is_in_its_matches() -> None:
    for rule in packaged("reword"):
        if rule.options.get("evidence"):
            assert rule.pattern
            matches = [m[0] for text in rule.example for m in rule.pattern.finditer(text)]
            assert matches, rule.id
            assert all(rule.options["literal"] in text for text in rule.example), rule.id


@pytest.mark.parametrize("family", FAMILIES)
def test_every_entry_has_a_reason(family: str) -> None:
    entries = of_family(family).entries
    assert len(entries) > 100
    assert all(e.why and e.spun != e.original for e in entries)
    pairs = [(e.spun, e.original) for e in entries]
    assert len(pairs) == len(set(pairs))


def test_numbers_names_and_titles_stay() -> None:
    facts = "教基厅函〔2021〕43号，3—5年，联系人：平衡，《平衡的艺术》，abc@moe.edu.cn"
    assert reworded(SPUN + facts).text.endswith(facts)


def test_a_spun_page_in_traditional_script_is_converted_first() -> None:
    traditional = (
        "教會部辦公廳對於作念好義務教會使命的奉告。\n堅執以東說念主民爲中心，開發錘真金不怕火隊列，"
        "執續深化轉變，遵循擢升教會質地。\n"
    )
    (doc,) = run_stage(Document.of_page("x", "x", traditional), "simplify")
    assert "教育部办公厅" in reworded(doc.text).text


PLAIN = "各部门要提高认识，落实经费，把任务分到人头，做好督促检查，年底前报送总结。\n"


def test_one_signature_is_enough_where_many_forms_speak_for_a_spinner() -> None:
    text = (
        f"第一条 申请东说念主获取资格后，质地不达标的，予以告诫。\n{PLAIN}"
        f"第二条 申请东说念主探求社区，实时更动材料，讹诈平台申报。\n{PLAIN}"
        f"第三条 左近居民匡助核对，筹算方案由社区保存。\n"
    )
    assert 0 < evidence(text).kinds < MIN_KINDS
    assert evidence(text).spun


def test_one_dense_sentence_is_not_enough() -> None:
    dense = "联系部门应当领受灵验措施，勤快擢升质地，获取国度奖励，法度管束使命"
    assert not evidence(f"{PLAIN * 4}{dense}。\n{PLAIN * 4}").spun


def test_words_of_the_lexicon_without_a_signature_prove_nothing() -> None:
    text = (
        "神父奉告众人，教会的使命是服务信众。\n长老热诚待人，教诲晚辈勤快。\n"
        "天下名山多有古寺，僧人清苦，不求显贵。\n旅途回首，诸事妥当，包袱尽卸。\n"
    ) * 3
    assert evidence(text).kinds == 0
    assert not evidence(text).spun


def test_support_grows_with_different_forms_and_not_with_one_repeated() -> None:
    lexicon = of_family("A")
    once = support(Counter({"国度": 3}), 500, lexicon)
    assert support(Counter({"国度": 300}), 500, lexicon) == once
    assert support(Counter({"国度": 3, "灵验": 2}), 500, lexicon) > once
    assert support(Counter(), 500, lexicon) < 0


def test_at_each_place_the_longest_form_counts() -> None:
    text = "锤真金不怕火队列，饱读吹"
    forms = [(at, e.spun) for at, e in occurrences(text, of_family("A"))]
    assert forms == [(0, "锤真金不怕火"), (6, "队列"), (9, "饱读吹")]
