"""What family A puts for characters proves a page by itself."""

import eduparse
from eduparse.stages.reword.gate import spin_evidence

ROAD = (
    "滨江自行车专用说念昨日正式开放，全长六公里。\n"
    "专用说念宽四米，两侧种了树。\n"
    "有的汽车进入专用说念，违反规定的会被罚款。\n"
)


def test_two_places_prove_a_page() -> None:
    assert spin_evidence(ROAD).spun
    (doc,) = eduparse.clean(ROAD)
    assert "自行车专用道昨日" in doc.text
    assert "说念" not in doc.text


def test_words_of_their_own_prove_nothing() -> None:
    own = (
        "他不好意思地笑了，说念书有用。\n他饱读诗书，举止却不雅，好意思来借书。\n"
        "俗话说真金不怕火炼。\n他把诗作念给大家听。\n她没好意思说念的是谁的诗。\n"
    )
    assert not spin_evidence(own).spun


def test_one_sentence_proves_nothing() -> None:
    assert not spin_evidence("专用说念宽四米，汽车占用专用说念").spun


def test_everyday_words_stay_where_only_characters_were_replaced() -> None:
    (doc,) = eduparse.clean(ROAD + "修车的老人手艺很好，写明联系东说念主和保险的种类。\n")
    assert "老人手艺很好" in doc.text
    assert "联系人和保险" in doc.text


def test_a_list_of_errors_names_them() -> None:
    assert not spin_evidence("错写\t正写\n说念路\t道路\n东说念主\t人\n作念好\t做好\n").spun
