"""The runner ray: the same bytes, workers and nodes that die, a cluster that is not there."""

import json
import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from command import run
from conftest import ROOT
from test_budget import WORK
from test_run import deadly, outcomes, tasks_of, wait_for

from eduparse.errors import ConfigError
from eduparse.run.batch import run_batch
from eduparse.run.journal import read_part
from eduparse.run.options import RunOptions
from eduparse.run.process import process_shard
from eduparse.run.process import run as run_tasks
from eduparse.run.shards import Job, ShardReport, ShardTask
from eduparse.settings import Settings

ray = pytest.importorskip("ray", reason="it is in the extra interop: make test-all")
pytestmark = pytest.mark.xdist_group("ray")  # one cluster at a time is enough for two cores

TEXT = "一、提高認識，統(tǒng)籌推進。\n二、加強領導。\n"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A cluster whose head does no work, and two nodes that do; joined, as a run would find it."""
    from ray.cluster_utils import Cluster

    before = os.environ.get("PYTHONPATH", "")
    # The workers import what the tests hand them.
    os.environ["PYTHONPATH"] = os.pathsep.join(
        [str(Path(__file__).parent), str(ROOT / "tests"), before]
    )
    started = Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    started.add_node(num_cpus=1)
    started.doomed = started.add_node(num_cpus=1)
    ray.init(address=started.address, log_to_driver=False, logging_level="error")
    yield started
    ray.shutdown()
    started.shutdown()
    os.environ["PYTHONPATH"] = before


def slow(task: ShardTask) -> ShardReport:
    """Work that takes long enough for a node to die in it."""
    time.sleep(0.2)
    return process_shard(task)


@pytest.mark.usefixtures("cluster")
def test_ray_gives_the_same_reports_in_the_same_order() -> None:
    tasks = tasks_of([f"{TEXT}{n}\n" for n in range(20)], 3)
    assert list(run_tasks(tasks, "ray", 2)) == list(run_tasks(tasks))


@pytest.mark.usefixtures("cluster")
def test_a_record_that_kills_its_worker_costs_only_itself_on_ray(tmp_path: Path) -> None:
    texts = [f"{TEXT}{n}\n" for n in range(6)]
    texts[1] = f"unlucky {tmp_path / 'seen'}"
    expected = outcomes(list(run_tasks(tasks_of(texts, 3))))
    texts[4] = "killer"
    found = outcomes(list(run_tasks(tasks_of(texts, 3), "ray", 2, deadly)))
    assert found[4] == (b"", "run")
    assert [f for n, f in enumerate(found) if n != 4] == [
        e for n, e in enumerate(expected) if n != 4
    ]


@pytest.mark.usefixtures("cluster")
def test_a_run_on_ray_writes_the_same_tree(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_text(TEXT, "utf-8")
    (source / "bad.txt").write_bytes(b"")
    lines = (json.dumps({"id": str(n), "text": f"{TEXT}{n}\n"}) for n in range(1500))
    (source / "r.jsonl").write_text("\n".join(lines), "utf-8")
    for runner in ("serial", "ray"):
        out = str(tmp_path / runner)
        told = tmp_path / f"{runner}.json"
        options = RunOptions(output=out, runner=runner, workers=2, quiet=True, report=str(told))
        assert run_batch([str(source)], Job("repair"), options) == 1
        report = json.loads(told.read_text("utf-8"))
        assert (report["inputs"], report["documents"], report["rejected"]) == (1502, 1501, 1)
    trees = [
        {p.name: p.read_bytes() for p in (tmp_path / runner).rglob("*")}
        for runner in ("serial", "ray")
    ]
    assert sorted(trees[0]) == ["_rejects.jsonl", "a.txt.jsonl", "r.jsonl"]
    assert trees[0] == trees[1]


@pytest.mark.usefixtures("cluster")
def test_a_page_that_is_too_much_work_is_the_same_reject_on_ray() -> None:
    tasks = [
        replace(t, job=replace(t.job, settings=Settings(max_steps=2)))
        for t in tasks_of([TEXT, TEXT * 9, WORK], 2)
    ]
    reports = list(run_tasks(tasks, "ray", 2))
    assert reports == list(run_tasks(tasks))
    assert [o.reject and o.reject.error for r in reports for o in r.outcomes] == [
        None,
        None,
        "TooMuchWork",
    ]


def test_a_node_that_dies_costs_nothing(cluster: Any, tmp_path: Path) -> None:
    tasks = tasks_of([f"{TEXT}{n}\n" for n in range(24)], 2)
    parts = [
        ShardTask(t.job, t.records, t.targets, str(n), tmp_path / f"{n}.part")
        for n, t in enumerate(tasks)
    ]

    def kill() -> None:
        while not list(tmp_path.iterdir()):
            time.sleep(0.05)
        cluster.remove_node(cluster.doomed, allow_graceful=False)

    killer = threading.Thread(target=kill)
    killer.start()
    reports = list(run_tasks(parts, "ray", 2, slow))
    killer.join()
    assert [r.part for r in reports] == [t.part for t in parts]
    # Tasks are done again as soon as their node does not answer, before it counts as dead.
    assert wait_for(lambda: [node["Alive"] for node in ray.nodes()].count(False) == 1)
    assert [read_part(r.part) for r in reports if r.part] == list(run_tasks(tasks))


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(TEXT, "utf-8")
    done = run("decode", page, "--runner", "ray", "--address", "127.0.0.1:1", "-q")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "No Ray cluster answers at 127.0.0.1:1" in done.stderr.decode()


def test_a_run_starts_a_cluster_of_its_own_whatever_another_program_left(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(TEXT, "utf-8")
    env = {"RAY_ADDRESS": "127.0.0.1:1"}  # what Ray would join where nobody says otherwise
    done = run("clean", page, "--runner", "ray", "--workers", "1", "-q", env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == run("clean", page, "-q").stdout


def test_a_cluster_that_does_not_start_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise Exception("The current node timed out during startup.\nLook there.")  # noqa: TRY002 - Ray's

    # A machine that is too busy cannot be made at will.
    monkeypatch.setattr(ray, "init", fail)
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    with pytest.raises(ConfigError, match=r"could be used on this machine: .* during startup\.$"):
        list(run_tasks(tasks_of([TEXT], 1), "ray", 1))
