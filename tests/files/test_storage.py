"""Paths of stores: the same command over HTTP against a server that speaks S3."""

import gzip
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command import EDUPARSE, lines, rows, run

pytest.importorskip("s3fs", reason="it is in the extra interop: make test-all")
server_module = pytest.importorskip(
    "moto.server", reason="it is in the extra interop: make test-all"
)

TEXT = "一、提高認識。\n二、加強領導。\n"


@pytest.fixture(scope="module")
def store() -> Iterator[dict[str, str]]:
    """The environment that leads every command to a server started here."""
    server = server_module.ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    settings = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    before = dict(os.environ)
    os.environ.update(settings)
    yield settings
    os.environ.clear()
    os.environ.update(before)
    server.stop()


@pytest.fixture
def bucket(store: dict[str, str], tmp_path: Path) -> Any:
    """A bucket of its own for each test, as fsspec sees it."""
    import s3fs

    files = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
    name = f"b{abs(hash(str(tmp_path)))}"
    files.mkdir(name)
    assert store
    return files, f"s3://{name}"


def fill(folder: Path) -> Path:
    """Pages, rows and packed rows, with what is wrong between them."""
    (folder / "子 1").mkdir(parents=True)
    (folder / "子 1.txt").write_text(TEXT, "utf-8")
    (folder / "子 1" / "页.txt").write_text(TEXT, "utf-8")
    (folder / "bad.txt").write_bytes(b"")
    (folder / ".hidden").write_bytes(b"\0")
    row = json.dumps({"id": "r", "text": TEXT}) + "\n"
    (folder / "r.jsonl.gz").write_bytes(gzip.compress(row.encode() * 3))
    return folder


def names(files: Any, url: str) -> dict[str, bytes]:
    root = url.removeprefix("s3://").rstrip("/") + "/"
    return {p.removeprefix(root): files.cat_file(p) for p in files.find(root)}


def test_the_same_tree_in_a_store(bucket: Any, tmp_path: Path) -> None:
    files, url = bucket
    local = fill(tmp_path / "in")
    files.put(f"{local}/", f"{url}/in/", recursive=True)
    here = run("repair", local, "-o", tmp_path / "out")
    there = run("repair", f"{url}/in", "-o", f"{url}/out")
    assert (there.returncode, here.returncode) == (1, 1), there.stderr.decode()
    wanted = {
        p.relative_to(tmp_path / "out").as_posix(): p.read_bytes()
        for p in (tmp_path / "out").rglob("*")
        if p.is_file()
    }
    assert sorted(wanted) == [
        "_rejects.jsonl", "r.jsonl", "子 1.txt.jsonl", "子 1/页.txt.jsonl",
    ]  # fmt: skip
    assert names(files, f"{url}/out") == wanted
    # One file, with two workers, of the same rows in the same order; and from a pattern.
    run("repair", f"{url}/in", "-o", f"{url}/one.jsonl.gz", "--workers", "2")
    assert gzip.decompress(files.cat_file(f"{url}/one.jsonl.gz")) == run("repair", local).stdout
    found = rows(run("decode", f"{url}/in/**/*.txt").stdout)
    assert [row["source"] for row in found] == ["子 1/页.txt", "子 1.txt"]
    assert not [p for p in files.find(url) if ".eduparse" in p]


def test_a_killed_run_into_a_store_is_taken_up(bucket: Any, tmp_path: Path) -> None:
    files, url = bucket
    source = tmp_path / "rows.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for n in range(3000):
            file.write(json.dumps({"id": str(n), "text": f"{TEXT}{n}\n"}) + "\n")
    command = [EDUPARSE, "decode", source, "-o", f"{url}/one.jsonl", "-q"]
    process = subprocess.Popen(command)
    while process.poll() is None and not [p for p in files.find(url) if p.endswith(".part")]:
        time.sleep(0.2)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert not files.exists(f"{url}/one.jsonl")
    resumed = run("decode", source, "-o", f"{url}/one.jsonl")
    assert "had been done before" in resumed.stderr.decode()
    assert names(files, url) == {"one.jsonl": run("decode", source).stdout}


def test_what_is_not_there_is_told_in_one_line(bucket: Any) -> None:
    _, url = bucket
    for address, said in (
        (f"{url}/none", "There is nothing at the address"),
        (f"{url}-none/a.txt", "s3://"),
        ("nosuch://a/b", "no address of a known store"),
    ):
        done = run("decode", address)
        assert done.returncode == 2
        (told, *_) = lines(done)
        assert said in told
    done = run("decode", "-", "-o", f"{url}-none/x.jsonl", stdin=b'{"text": "a"}')
    assert done.returncode == 2
    assert "cannot be written" in lines(done)[0]
