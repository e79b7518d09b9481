"""Who is responsible, in every form that plans print, and in prose that names nobody."""

import re
from pathlib import Path

import pytest

from bench._rows import rows
from eduparse.stages.split import responsible as module
from eduparse.stages.split.responsible import responsible

NAMED = (
    ("改造校舍。（责任单位：县教育局、县财政局）", "县教育局 县财政局"),
    ("改造校舍。（教育局、财政局负责）", "教育局 财政局"),
    ("改造校舍。〔县教育局牵头，县财政局、各乡镇配合〕", "县教育局 县财政局 各乡镇"),
    ("改造校舍。〔县教育局负责〕", "县教育局"),
    ("改造校舍。〔责任单位：县教育局、县财政局〕依照国办发〔2019〕3号办理。", "县教育局 县财政局"),
    ("依照青教〔2015〕66号，由学校负责。", ""),
    ("改造校舍。（教育局牵头，财政局、人社局配合）", "教育局 财政局 人社局"),
    ("改造校舍。（各镇政府、教育局按职责分工负责）", "各镇政府 教育局"),
    ("改造校舍。（县教育局牵头，县财政局等部门配合，2025年底前完成）", "县教育局 县财政局"),
    ("改造校舍。\n责任单位：教育局、财政局", "教育局 财政局"),
    (
        "改造校舍。\n牵头单位：县教育局；配合单位：县财政局，各乡镇人民政府",
        "县教育局 县财政局 各乡镇人民政府",
    ),
    ("改造校舍。（责任领导：张三；责任科室：基教科）", "基教科"),
    ("改造校舍。（责任处室：基教处（牵头）、职成处）", "基教处 职成处"),
    ("改造校舍。（责任单位：教育局 财政局 人社局）", "教育局 财政局 人社局"),
    ("改造校舍。【责任科室：基教科、人事科】", "基教科 人事科"),
    ("改造校舍。（县政府督导室牵头、县教育局等参与）", "县政府督导室 县教育局"),
    ("改造校舍。（县教育局会同县财政局、县民政局负责落实）", "县教育局 县财政局 县民政局"),
    ("改造校舍。（负责部门：县教育局、县财政局，适用范围：各中心校）", "县教育局 县财政局"),
    ("改造校舍。（牵头单位：县教育局；配合单位：各镇；完成时限：长期坚持）", "县教育局 各镇"),
    ("改造校舍。（县教育局牵头，各镇人民政府落实）", "县教育局 各镇人民政府"),
    ("改造校舍。（牵头部\n门：县教育局、县财\n政局）", "县教育局 县财政局"),
    ("改造校舍。（县教育局、县住建局等负责。列第一位者为牵头单位，下同）", "县教育局 县住建局"),
    ("改造校舍。（以上任务由县教育局负责）", "县教育局"),
    (
        "改造校舍。（县推进课后服务工作专班成员单位负责，持续推进）",
        "县推进课后服务工作专班成员单位",
    ),
    ("改造校舍。（县教育局、县足协负责）", "县教育局 县足协"),
    ("改造校舍。（各县（市、区）人民政府，市教育局负责）", "各县（市、区）人民政府 市教育局"),
)
NOBODY = (
    "中小学实行党组织领导的校长负责制（试点学校除外）。",
    "学生变动由班主任负责登记，学籍管理员负责审核（每学期一次）。",
    "（一）加强组织领导，明确责任，抓好落实。",
    "学校要落实（含幼儿园）安全责任。",
    "项目负责人：林小河",
    "开展检查（主要负责人：林小河）。",
    "本办法由县教育局负责解释（含修订）。",
)


@pytest.mark.parametrize(("clause", "names"), NAMED)
def test_bodies_are_named(clause: str, names: str) -> None:
    assert responsible(clause) == tuple(names.split())


@pytest.mark.parametrize("clause", NOBODY)
def test_prose_names_nobody(clause: str) -> None:
    assert responsible(clause) == ()


def test_a_clause_without_a_word_of_roles_names_nobody(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [row["text"] for row in rows(shared / "data" / "policy.jsonl.zst")][:60]
    clauses = [line for text in texts for line in text.split("\n")] + [text for text, _ in NAMED]
    gated = [responsible(clause) for clause in clauses]
    monkeypatch.setattr(module, "_SAID", re.compile(""))
    assert gated == [responsible(clause) for clause in clauses]
    assert any(gated)
