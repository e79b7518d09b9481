"""Records that go through the stages together come to what they come to alone."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from eduparse.budget import Budget
from eduparse.document.document import Document, Findings
from eduparse.pipeline import Pipeline
from eduparse.readers import Record
from eduparse.run.process import process_shard
from eduparse.run.shards import Job, Outcome, ShardTask
from eduparse.run.together import BYTES, TOGETHER, record_groups
from eduparse.run.watchdog import Clock, Overdue
from eduparse.settings import Settings
from eduparse.stages.split.tree import Tree
from eduparse.writers.formats import OutputFormat
from tests.word import docx, p

NOTICE = "关于做好校舍检查工作的通知\n各学校：\n一、提高认识。\n二、加强领导。\n特此通知。\n青山县教育局\n2021年3月4日\n"
# Many readings have to be followed, so that a page spends what it may.
WORK = ("一、提高認識，加強組織領導。各縣要成立專班。\n" * 60).encode().decode("gb18030", "replace")
TEXTS = (
    NOTICE, "", "校", WORK, NOTICE * 3, "上一篇\n下一篇\n" + NOTICE, "關於學校的經費。\n" * 4, "Plain English only.",
)  # fmt: skip


def _records(texts: tuple[str, ...]) -> list[Record]:
    rows = [json.dumps({"id": str(n), "text": text}).encode() for n, text in enumerate(texts)]
    return [Record("r.jsonl", data=row, line=n) for n, row in enumerate(rows, 1)]


def _outcomes(records: list[Record], job: Job) -> tuple[Outcome, ...]:
    return process_shard(ShardTask(job, tuple(records), ("-",) * len(records))).outcomes


@pytest.mark.parametrize("steps", [0, 1, 4])
@pytest.mark.parametrize("command", ["clean", "repair"])
def test_records_together_come_to_what_each_comes_to_alone(command: str, steps: int) -> None:
    job = Job(command, OutputFormat(rows="documents"), Settings(max_steps=steps))
    broken = Record("r.jsonl", data=b"{", line=99)
    records = [*_records(TEXTS * (1 + TOGETHER // len(TEXTS))), broken]
    assert len(records) > TOGETHER
    together = _outcomes(records, job)
    assert together == tuple(o for record in records for o in _outcomes([record], job))
    assert together[-1].reject is not None


def test_one_that_costs_too_much_costs_itself_only() -> None:
    job = Job("clean", OutputFormat(rows="documents"), Settings(max_steps=1))
    first, heavy, last = _outcomes(_records((NOTICE, WORK, NOTICE)), job)
    assert heavy.reject is not None
    assert (heavy.reject.error, heavy.reject.stage) == ("TooMuchWork", "repair")
    assert (first.clauses, first.reject) == (last.clauses, None)


def test_what_corrections_come_to_is_told_of_their_own_page(tmp_path: Path) -> None:
    decided = tmp_path / "c.tsv"
    rows = ("verdict\tdocument\trule\tplace\tbefore", "refuse\t1\t*\t3-5\t*")
    decided.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    job = Job("clean", settings=Settings(corrections=str(decided)))
    records = _records((NOTICE, NOTICE, NOTICE))
    together = _outcomes(records, job)
    assert [bool(o.unfit) for o in together] == [False, True, False]
    assert together == tuple(o for record in records for o in _outcomes([record], job))


def test_a_large_record_goes_alone() -> None:
    texts = (NOTICE, "校舍检查。" * (BYTES // 15 + 1), NOTICE)
    job = Job("decode")
    records = _records(texts)
    assert _outcomes(records, job) == tuple(o for r in records for o in _outcomes([r], job))


def _sizes(records: list[Record]) -> list[int]:
    """How many records go together."""
    task = ShardTask(Job("decode"), tuple(records), ("-",) * len(records))
    clock = Clock(0)
    try:
        return [len(group) for group in record_groups(task, clock)]
    finally:
        clock.close()


def test_few_records_go_together_where_they_are_large() -> None:
    large = "校舍检查。" * (BYTES // 15 + 1)
    assert _sizes(_records((NOTICE,) * (TOGETHER + 2))) == [TOGETHER, 2]
    assert _sizes(_records((NOTICE, large, NOTICE, NOTICE, large, large))) == [2, 3, 1]
    assert _sizes(_records(("",))) == [1]


def test_what_is_packed_counts_as_what_it_holds(tmp_path: Path) -> None:
    page = docx(tmp_path / "a.docx", p("校舍检查。" * (BYTES // 10))).read_bytes()
    assert len(page) < BYTES // 10
    assert _sizes([Record(f"{n}.docx", data=page) for n in range(5)]) == [2, 2, 1]


def _split_where_one(monkeypatch: pytest.MonkeyPatch, hurts: Callable[[], None]) -> None:
    """Have the page that says 危房 meet ``hurts`` in the last stage."""
    whole = Tree.__call__

    def hurt(self: Tree, doc: Document) -> Findings:
        if "危房" in doc.text:
            hurts()
        return whole(self, doc)

    monkeypatch.setattr(Tree, "__call__", hurt)


def _fault() -> None:
    raise LookupError("no such line")


@pytest.mark.parametrize(
    ("hurts", "error"), [(_fault, "LookupError"), (lambda: time.sleep(30), "Overdue")]
)
def test_a_fault_in_a_late_stage_costs_its_record_only(
    hurts: Callable[[], None], error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _split_where_one(monkeypatch, hurts)
    job = Job("clean", OutputFormat(rows="documents"), max_seconds=1)
    good = _records((NOTICE, NOTICE * 3, NOTICE))
    first, hurt, _, last = _outcomes(
        [good[0], *_records(("一、检查危房。\n",)), good[1], good[2]], job
    )
    assert hurt.reject is not None
    assert (hurt.reject.stage, hurt.reject.error, hurt.data) == ("split", error, b"")
    assert (first, last) == (*_outcomes([good[0]], job), *_outcomes([good[2]], job))


def test_who_interrupts_ends_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    _split_where_one(monkeypatch, interrupt)
    with pytest.raises(KeyboardInterrupt):
        _outcomes(_records((NOTICE, "一、检查危房。\n", NOTICE)), Job("clean"))


def test_a_page_goes_on_counting_where_it_was() -> None:
    flow = Pipeline(Settings(max_steps=5))
    pages = [Document.of_page(str(n), "x", "校" * n) for n in (100, 900)]
    turns = []
    for page in pages:
        flow.start(page)
        flow.budget.spend(len(page.text))
        turns.append(flow.turn())
    flow.take_up(turns[0])
    assert flow.budget.spent == 100
    assert flow.decisions.ledger is turns[0].ledger is not turns[1].ledger
    flow.budget.spend(1)
    flow.take_up(turns[1])
    assert flow.budget.spent == 900
    other = Budget(1)
    other.count_on((10, 10))
    assert other.counted() == (10, 10)


def test_the_seconds_of_a_record_are_those_of_all_its_turns() -> None:
    clock = Clock(30)
    try:
        with clock.after(1):
            time.sleep(0.01)
        with pytest.raises(Overdue), clock.after(29.9):
            time.sleep(10)
        with pytest.raises(Overdue), clock.after(31):
            time.sleep(10)
    finally:
        clock.close()
