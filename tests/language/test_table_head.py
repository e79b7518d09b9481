"""How many rows of a table are its head."""

import pytest

from eduparse.language.table_head import head_rows


@pytest.mark.parametrize(
    ("rows", "many"),
    [
        (["任务|单位", "采购|县教育局"], 1),
        (["地区|小学||合计", "|学校数|学生数|", "云岭|1|2|3"], 2),
        (["地区|小学||合计", "|2023年|2024年|", "云岭|1|2|3"], 2),
        (["地区|合计|其中|", "|||", "云岭|1|2|3"], 1),
        (["单位|", "电话|12"], 1),  # a form: what is empty is to be filled in
        (["任务|单位||时限", "|牵头|配合|", "建校|县教育局|县财政局|六月"], 2),
        (["任务|单位||时限", "建校|县教育局|县财政局|六月", "招生|县教育局||七月"], 1),
        (["附表||", "任务|单位|时限", "建校|县教育局|六月"], 2),
        (["项目|一季度|", "开工|√|√"], 1),
        (["任务|单位"], 0),
        ([], 0),
    ],
)
def test_the_rows_below_the_first_that_name_its_parts(rows: list[str], many: int) -> None:
    assert head_rows([row.split("|") for row in rows]) == many
