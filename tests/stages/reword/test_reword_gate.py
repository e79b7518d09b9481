"""When a text counts as spun, and which of its lines."""

import json
import math
import random
from collections.abc import Mapping
from unittest.mock import patch

import pytest
from conftest import ROOT
from flow import run_stage

import eduparse
from eduparse.document.document import Document
from eduparse.rules.rule import packaged_rules
from eduparse.stages.reword import gate
from eduparse.stages.reword.gate import MIN_KINDS, spin_evidence
from eduparse.stages.reword.lexicon import FAMILIES, of_family
from eduparse.stages.reword.likelihood import support
from eduparse.stages.reword.restore import reworded as findings
from eduparse.stages.reword.sightings import Sighting, placed
from eduparse.stages.reword.spinner import spinner, spinners
from eduparse.stages.reword.spun_lines import spun_lines

NEGATIVE = ROOT / "tests" / "cases" / "reword" / "negative.jsonl"
SPUN = (
    "教会部办公厅对于作念好义务教会使命的奉告。\n坚执以东说念主民为中心，开发锤真金不怕火队列，"
    "执续深化转变，遵循擢升教会质地。\n"
)
FAMILY_B = (
    "黉舍成长要经由过程完美体系体例来推动，不克不及只看测验。\n"
    "加年夜投入力度，弗成忽视立异才能，展开查询拜访研究，泛博年夜众踊跃介入。\n"
)
# A page of family B whose forms family C has too, most of them without places that speak for it.
SHARED_FORMS = (
    "增强引导，明白义务。各黉舍要成立校长卖力制，美满治理轨制，踊跃展开讲授钻研运动，晋升西席步队本质，"
    "增进门生周全成长，尽力办国民满足的教导。"
    "依据《任务教导治理暂行划定》请求，联合我镇现实，今朝重要事情是踏实推动课程改造，器重先生的身材康健，构成优越的进修气氛，"
    "实时办理家长反应的题目。\n"
)
# Words of its own, which a spinner writes too: an essay on the years of two lines.
ESSAY = (
    "县志办公室的同志来访问我，要我谈谈四清时候的情形。我那时是公社的文书，每天抄写材料，对两条路线的提法记得很熟。材料的"
    "开头总是说形势大好，接着说阶级斗争还很复杂，末了要列举几个反动份子的言行。\n"
    "其实我们公社并没有什么反动份子。有一个姓梁的老先生，解放前当过保长，平时沉默寡言，见人便笑。上头要求每个大队报一名，"
    "大队长犯了难，只好把他报上去。批判会上，老梁站在台前，别人问他走的是什么路线，他想了半天，说自己每天走的是村东那条小"
    "路。众人哄笑，主持会的年青干部气得拍了桌子。\n"
    "事后那位干部找我谈话，问我材料里这一段怎么写。我说不如写他态度暧昧。干部想了想，说还是写顽固坚持反动路线。我照写了。"
    "这句话后来跟了老梁十几年，他的儿子不能参军，女儿不能上学，都是因为这句话。\n"
    "我现在年纪大了，想起这件事心里很不好受。老梁已经去世，他的孙子在县城开了一家饭馆，生意兴隆。有一回我去吃饭，他认出我"
    "来，不肯收钱。我问他恨不恨我，他说爷爷临终时讲过，写字的人也是要糊口的。\n"
    "所谓革命路线和反动路线，我抄了一辈子，到老也没有弄清楚。我只知道，笔下的一句话，可以压垮一个家庭。希望编县志的同志记"
    "下这一点，比记下多少条路线都要紧。\n"
)
# A paper, and words of it that a spinner put others for: few enough that no witness proves it, nor all together.
PAPER = (
    "为进一步加强学校管理，提高教育教学质量，结合我县实际，现就有关工作提出如下意见。\n"
    "一、明确工作目标。各学校要认真学习上级文件精神，制定年度工作计划，把任务落实到具体的部门和个人。到明年年底，全县中小学的"
    "办学条件得到明显改善，教师队伍的整体素质得到提高，学生的学习兴趣和实践能力得到增强。\n"
    "二、重视教师培训。县教育局每年安排专项经费，支持教师参加各类培训。各学校要鼓励教师开展教学研究，互相听课，共同讨论课堂上"
    "出现的问题。对于刚刚参加工作的年轻教师，学校应当安排有经验的老教师帮助他们，使他们尽快适应岗位的要求。\n"
    "三、改进课堂教学。教师要根据学生的年龄特点安排教学内容，避免简单重复的练习。课堂上要给学生留出思考和提问的时间，引导学生"
    "自己发现问题、解决问题。学校要控制作业的总量，保证学生有足够的睡眠和锻炼时间。\n"
    "四、保障校园安全。各学校要建立健全安全制度，定期检查教室、食堂和宿舍，发现隐患及时处理。要经常开展消防和地震演练，教育学"
    "生遵守交通规则。遇到突发事件，学校要立即向主管部门报告，不得隐瞒。\n"
    "五、密切家校联系。班主任每学期至少家访一次，了解学生在家庭中的表现，听取家长的意见和建议。学校可以通过家长会、公开课等方"
    "式，让家长了解学校的发展情况。对家庭困难的学生，学校要主动关心，帮助他们申请补助。\n"
    "六、加强监督检查。县教育局将组织有关人员，对各学校的工作进行检查，检查结果作为年终考核的重要依据。对工作成绩突出的学校和"
    "个人，给予表扬和奖励；对工作不力、造成不良影响的，要严肃处理。\n"
    "七、做好宣传工作。各学校要及时总结好的经验和做法，通过广播、校报等形式向社会介绍，争取社会各界的理解和支持。要注意发现和"
    "培养先进典型，发挥他们的带头作用，形成人人关心教育、个个支持教育的良好风气。\n"
    "八、统筹安排经费。县财政部门要按照规定足额拨付教育经费，学校要严格执行财务制度，节约使用每一笔资金。大型设备的采购要公开"
    "进行，接受教师和群众的监督。任何单位和个人不得挪用教育经费，违反规定的要追究责任。\n"
    "九、关心学生健康。学校要按照要求开设体育课，组织学生参加课外活动，每天锻炼的时间不少于一小时。要定期为学生检查身体，建立"
    "健康档案，做好传染病的预防工作。心理教师要经常和学生谈话，帮助他们克服学习和生活中的困难。\n"
    "十、明确工作责任。各学校校长是第一责任人，要亲自安排、亲自检查，保证各项工作落到实处。请各学校于九月底以前将实施方案报县"
    "教育局备案，联系人和联系电话另行通知。\n"
)
LIGHTLY = {
    "能力": "本领", "每年": "每一年", "共同": "配合", "作业": "功课", "及时": "实时", "了解": "相识", "以前": "从前", "和": "战",
}  # fmt: skip
CLEAN = "学校应当鼓励教师参加培训，保持课程结构平衡，开发校本课程，完成教书育人的使命。\n"


def reworded(text: str) -> Document:
    (doc,) = run_stage(Document.of_page("x", "x", text), "reword")
    return doc


def test_the_family_is_told() -> None:
    assert spin_evidence(SPUN).family == "A"
    assert spin_evidence(FAMILY_B).family == "B"
    assert spin_evidence(SPUN).spun
    assert spin_evidence(FAMILY_B).spun


def lightly_spun(words: Mapping[str, str]) -> str:
    text = PAPER
    for word, put in words.items():
        text = text.replace(word, put)
    return text


def test_a_lightly_spun_page_is_proven_by_what_it_reads_like() -> None:
    text = lightly_spun(LIGHTLY)
    with patch.object(gate, "OPEN", math.inf), patch.object(gate, "BROKEN", math.inf):
        assert not spin_evidence(text).spun
    assert spin_evidence(text).spun
    assert not spin_evidence(PAPER).spun


def test_a_page_with_a_few_rare_words_is_not_proven_by_what_it_reads_like() -> None:
    assert not spin_evidence(lightly_spun(dict(list(LIGHTLY.items())[:3]))).spun


def test_family_b_has_its_own_lexicon() -> None:
    text = reworded(FAMILY_B).text
    assert "学校发展要通过完善体制来推动，不能只看考试" in text
    assert "加大投入力度，不可忽视创新能力" in text or "加大投入力度，不可忽视创新才能" in text
    assert "调查研究" in text


def test_forms_that_two_families_have_do_not_make_a_page_a_writers_own() -> None:
    found = spin_evidence(SHARED_FORMS)
    assert (found.spun, found.family) == (True, "B")
    assert "校长负责制，完善管理制度，积极开展教学" in reworded(SHARED_FORMS).text


def test_only_the_spun_lines_of_a_document_are_rewritten() -> None:
    clean = CLEAN * 6
    text = reworded(clean + "\n" + SPUN * 2 + "\n" + clean).text
    assert text.count(CLEAN) == 12
    assert "教育部办公厅" in text


def test_lines_are_judged_with_their_neighbours() -> None:
    text = SPUN + "一、总体要求\n" + SPUN + CLEAN * 30
    lines, at = [], 0
    for line in text.split("\n")[:-1]:
        lines.append((at, at + len(line)))
        at += len(line) + 1
    marks = spun_lines(lines, spin_evidence(text).cases, spinners())
    assert all(marks[:5])
    assert not any(marks[8:])


def test_a_quotation_proves_nothing() -> None:
    sentence = SPUN.replace("\n", "")
    article = f"{CLEAN}网上流传“{sentence}”，经查系伪造。{CLEAN}"
    assert not spin_evidence(article).spun
    assert reworded(article).text == article


def test_one_spun_sentence_in_an_article_proves_nothing() -> None:
    sentence = "坚执作念好东说念主民的教会使命，擢升教会质地，执续深化锤真金不怕火队列开发"
    article = f"{CLEAN}下面这句话是这样写的：{sentence}。\n{CLEAN}"
    assert reworded(article).text == article


def test_what_a_signature_needs_is_in_its_matches() -> None:
    for rule in packaged_rules("reword"):
        if rule.kind == "evidence":
            assert rule.pattern
            matches = [m[0] for text in rule.example for m in rule.pattern.finditer(text)]
            assert matches, rule.id
            needs = rule.options["needs"]
            assert all(any(word in match for word in needs) for match in matches), rule.id


@pytest.mark.parametrize("family", FAMILIES)
def test_every_entry_has_a_reason(family: str) -> None:
    entries = of_family(family).entries
    assert len(entries) > 100
    assert all(e.spun != e.original and (e.why or e.was) for e in entries)
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
    assert 0 < spin_evidence(text).kinds < MIN_KINDS
    assert spin_evidence(text).spun


def test_one_dense_sentence_is_not_enough() -> None:
    dense = "联系部门应当领受灵验措施，勤快擢升质地，获取国度奖励，法度管束使命"
    assert not spin_evidence(f"{PLAIN * 4}{dense}。\n{PLAIN * 4}").spun


EVERYDAY = (
    (
        "班级平安公约\n一、班级平安，人人有责。\n二、测验不及格的单元，老师应当重讲。\n"
        "三、事情再小，也要有人管。\n"
    ),
    (
        "第五单元复习安排\n一、本周复习单元要点，周五测验。\n二、测验不及格的同学，下周再测验一次。\n"
        "三、事情多的班干部可以提早交卷。\n"
    ),
    (
        "校园花圃养护\n花圃里的植物由各班分工照料，每天早晨浇水。\n若是发现植物枯死，及时告诉老师。\n"
        "保持花圃四周整洁。\n"
    ),
)


@pytest.mark.parametrize("text", EVERYDAY)
def test_words_of_everyday_language_prove_nothing(text: str) -> None:
    found = findings(text)
    assert found.edits == ()
    assert found.warnings == ()


def test_the_same_words_are_put_back_beside_forms_that_no_writer_uses() -> None:
    spun = (
        "黉舍平安工作方案\n一、黉舍要把平安放在首位，泛博教师踊跃介入，弗成大意。\n"
        "二、加年夜投入，展开查询拜访，完美轨制，包管师生平安。\n"
    )
    text = reworded(spun).text
    assert "学校要把安全放在首位" in text
    assert "制度" in text


def test_a_common_word_said_again_says_no_more() -> None:
    word = Sighting(0, "平安", 55.0, 300.0, 4.0, common=True)
    odd = Sighting(0, "黉舍", 1.0, 90.0, 0.5, common=False)
    assert placed([word] * 5) == placed([word])
    assert placed([odd] * 2) > placed([odd])


def test_words_of_the_lexicon_without_a_signature_prove_nothing() -> None:
    text = (
        "神父奉告众人，教会的使命是服务信众。\n长老热诚待人，教诲晚辈勤快。\n"
        "天下名山多有古寺，僧人清苦，不求显贵。\n旅途回首，诸事妥当，包袱尽卸。\n"
    ) * 3
    assert spin_evidence(text).kinds == 0
    assert not spin_evidence(text).spun


def test_support_grows_with_different_forms_and_not_with_one_repeated() -> None:
    once, _ = support([(1.0, 300.0, 1)], 1000.0, 500)
    often, _ = support([(1.0, 300.0, 300)], 1000.0, 500)
    two, _ = support([(1.0, 300.0, 1), (1.0, 100.0, 1)], 1000.0, 500)
    none, _ = support([], 1000.0, 500)
    assert none < 0 < once < two
    assert often <= 6.0


FORMS = {
    "保障说念路安全，饱读励社会参与，加强体育锻真金不怕火，推进好意思育，维执秩序。": "保障道路安全，鼓励社会参与，加强体育锻炼，推进美育，维持秩序。",
    "以东谈主民为中心，发展高质地的教会，作念到东说念主东说念主皆有学上。": "以人民为中心，发展高质量的教育，做到人人都有学上。",
}


@pytest.mark.parametrize("spun", FORMS)
def test_family_a_works_by_characters_inside_any_word(spun: str) -> None:
    text = reworded(SPUN + spun).text.rpartition("\n")[2]
    wanted = FORMS[spun]
    same = sum(a == b for a, b in zip(text, wanted, strict=False))
    assert same >= 0.9 * len(wanted), text


def test_a_list_of_errors_is_no_spun_page() -> None:
    table = "错写\t正写\n年夜学\t大学\n不克不及\t不能\n东说念主\t人\n作念好\t做好\n黉舍\t学校\n"
    assert not spin_evidence(table).spun


def test_what_is_spun_and_stays_is_told() -> None:
    text = FAMILY_B * 2
    found = findings(text)
    codes = {w.code for w in found.warnings}
    assert "spun-wording" in codes
    assert ("spun-left" in codes) == any(not e.applied for e in found.edits)


def test_each_family_shares_a_word_among_its_forms() -> None:
    family = spinner("B")
    one = family.lexicon.of("黉舍")[0]
    assert family.weight(one, 0.9) > family.weight(one, 0.1)


def test_the_signatures_of_a_user_prove_a_page() -> None:
    from eduparse.stages.reword.lexicon import read_lexicon

    own = read_lexicon(
        "spun\toriginal\ttier\n嗮图\t晒图\tsignature\n茶食铺子\t小吃店\tsignature\n"
        "脚踏铁驴\t自行车\tsignature\n",
        "own.tsv",
    )
    text = "沿江骑脚踏铁驴最方便，路边有茶食铺子。\n回来后欢迎到论坛嗮图，茶食铺子送优惠券。\n"
    assert findings(text).edits == ()
    assert {e.after for e in findings(text, own).edits} == {"自行车", "小吃店", "晒图"}
    plain = "沿江骑自行车最方便，路边有茶食铺子。\n回来后欢迎到论坛发图。\n"
    assert findings(plain, own).edits == ()


def test_a_signature_of_two_originals_is_read_by_its_place() -> None:
    text = SPUN + "老年东说念主要锤真金不怕火身体，擢升锤真金不怕火队列的待遇。\n"
    assert "锤炼身体" in reworded(text).text
    assert "教师队" in reworded(text).text


def test_a_signature_whose_place_says_little_is_a_suggestion() -> None:
    text = SPUN + "在一线锤真金不怕火党性。\n鼓励校长锤真金不怕火交流轮岗。\n"
    after = reworded(text).text
    assert "一线锤真金不怕火党性" in after
    assert "校长教师交流轮岗" in after


def test_a_character_of_family_a_is_put_back_inside_words() -> None:
    text = SPUN + "报又名参加培训的东说念主员应当实又名登记，向著又名高校学习。\n"
    assert reworded(text).text.endswith("报名参加培训的人员应当实名登记，向著名高校学习。\n")
    plain = "该校又名城南书院，报名参加培训。\n"
    assert reworded(plain).text == plain


@pytest.mark.parametrize("size", [15, 30, 60])
def test_pages_of_honest_uses_are_nobodys_spun_pages(size: int) -> None:
    rows = [json.loads(line) for line in NEGATIVE.read_text("utf-8").splitlines()]
    prose = [row["original"] for row in rows if "prose" in row["label"]]
    chance = random.Random(size)  # noqa: S311 - shuffles examples
    pages = ["\n".join(chance.sample(prose, size)) for _ in range(8)]
    assert [page for page in pages if spin_evidence(page).spun] == []


def test_one_sentence_full_of_signatures_is_told() -> None:
    sentence = "咱们经由过程网站报名，黉舍不克不及代报"
    page = f"{sentence}。\n活动在周末举行，欢迎大家参加。\n"
    found = findings(page)
    assert found.edits == ()
    assert [(w.code, page[w.start : w.end]) for w in found.warnings] == [("spun-left", sentence)]
    assert findings(f"文章引用“{sentence}”。\n活动在周末举行，欢迎大家参加。\n").warnings == ()
    assert findings("黉舍旧址在城南。\n活动在周末举行，欢迎大家参加。\n").warnings == ()


def test_two_families_on_one_page_are_both_undone() -> None:
    page = (
        "青石市教诲局关于作念好校园阅读工作的通知\n各县区教诲局：\n"
        "一、饱读励黉舍展开阅读活动，每学期不少于二十次。\n"
        "二、加强图书馆扶植，维执开放时间，专人卖力。\n"
        "三、组织好意思育不雅摩，锻真金不怕火门生表达才能，走出一条新说念路。\n"
        "四、又名师带头，坚执每日诵读，经由过程竞赛选拔门生。\n"
    )
    doc = eduparse.reword(page)
    assert "鼓励学校开展阅读活动" in doc.text
    assert "加强图书馆建设，维持开放时间" in doc.text
    assert "组织美育观摩，锻炼" in doc.text
    assert "表达能力，走出一条新道路" in doc.text
    assert "名师带头，坚持每日诵读" in doc.text


def test_an_essay_in_words_of_its_own_does_not_read_like_a_spun_page() -> None:
    assert not spin_evidence(ESSAY).spun
