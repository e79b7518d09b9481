"""Personal data in lines as sites print them: all of it goes, and numbers that are none stay."""

import pytest

import eduparse
from bench.personal import by_hand, left_of

TABLE = "单位\t联系人\t联系电话\n青禾中学\t沈青\t63310082\n云溪中学\t教务处\t63310083\n"


@pytest.mark.parametrize(("line", "values"), list(by_hand()))
def test_a_line_loses_its_personal_values_and_nothing_else(line: str, values: list[str]) -> None:
    assert left_of(line, values) == ([], "")


def test_the_columns_of_a_table_of_addresses_are_contacts() -> None:
    found = eduparse.split(f"关于报名的通知\n各学校：\n请按时报名。\n{TABLE}").metadata.contacts
    assert [(c.kind, c.value) for c in found] == [
        ("person", "沈青"),
        ("phone", "63310082"),
        ("phone", "63310083"),
    ]


@pytest.mark.parametrize("head", ["编号", "联系电话费", "邮编"])
def test_numbers_below_another_head_are_none(head: str) -> None:
    table = TABLE.replace("联系电话", head).replace("沈青", "人事科")
    assert eduparse.split(f"关于报名的通知\n各学校：\n{table}").metadata.contacts == ()
