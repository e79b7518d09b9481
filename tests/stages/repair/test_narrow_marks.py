"""Pages that print all marks narrow: a question mark between two clauses is one, inside a word it is a lost character."""

import eduparse

PAGE = (
    "柳溪县教育局通报,各校应当加强管理,落实责任,确保安全,不得迟报,不得瞒报。\n"
    "各校应当指定专人,每天检查食堂,及时上报结果,并做好记录。\n"
)


def lost(text: str) -> list[str]:
    document = eduparse.repair(text)
    return [
        document.text[(w.start or 0) - 2 : w.end]
        for w in document.metadata.warnings
        if w.code == "text-lost"
    ]


def test_a_mark_between_two_clauses_was_printed() -> None:
    assert lost(PAGE + "你准备好了?一起来看最新的学区划分,请家长留意。\n") == []


def test_a_mark_inside_a_word_stands_for_a_lost_character() -> None:
    assert lost(PAGE + "各校应当加强组织?导落实责任,由县教育局督办。\n") == ["组织?"]
